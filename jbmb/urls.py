from django.urls import path

from jbmb.views import kringen, mijn, nakijken, zoeken

app_name = "jbmb"
urlpatterns = [
    path("", zoeken.Lijst.as_view(), name="lijst"),
    path("<int:pk>/", zoeken.Baan.as_view(), name="aanbod"),
    path("past/", zoeken.Past.as_view(), name="past"),
    path("mijn/", mijn.Mijn.as_view(), name="mijn"),
    path("mijn/bewerken/", mijn.Bewerken.as_view(), name="bewerken"),
    path("mijn/status/", mijn.Zet.as_view(), name="status"),
    path("nakijken/", nakijken.Werklijst.as_view(), name="werklijst"),
    path("nakijken/<int:pk>/", nakijken.Nakijken.as_view(), name="nakijken"),
    path("ringen/", kringen.Kringen.as_view(), name="kringen"),
    path("ringen/<int:pk>/", kringen.Kring.as_view(), name="kring"),
    path("ringen/akkoord/<str:teken>/", kringen.Akkoord.as_view(), name="kringakkoord"),
]
