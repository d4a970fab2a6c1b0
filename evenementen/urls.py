from django.urls import path

from evenementen import views

app_name = "evenementen"
urlpatterns = [
    path("", views.Overzicht.as_view(), name="lijst"),
    path("<int:jaar>/<path:code>/", views.Evenementpagina.as_view(), name="evenement"),
]
