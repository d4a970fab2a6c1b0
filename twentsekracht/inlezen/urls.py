from django.urls import path

from twentsekracht.inlezen import views

app_name = "inlezen"
urlpatterns = [
    path("", views.ImportLijst.as_view(), name="lijst"),
    path("nieuw/", views.NieuweImport.as_view(), name="nieuw"),
    path("<int:pk>/", views.ImportDetail.as_view(), name="import"),
    path("<int:pk>/voortgang/", views.Voortgang.as_view(), name="voortgang"),
    path("<int:pk>/opnieuw/", views.Opnieuw.as_view(), name="opnieuw"),
    path("bron/<int:pk>/", views.Bron.as_view(), name="bron"),
]
