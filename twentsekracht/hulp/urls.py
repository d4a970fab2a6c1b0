from django.urls import path

from twentsekracht.hulp import views

app_name = "hulp"
urlpatterns = [
    path("", views.Overzicht.as_view(), name="overzicht"),
    path("<slug:naam>/", views.GidsPagina.as_view(), name="gids"),
]
