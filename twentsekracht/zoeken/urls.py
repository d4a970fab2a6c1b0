from django.urls import path

from twentsekracht.zoeken import views

app_name = "zoeken"
urlpatterns = [path("", views.Zoeken.as_view(), name="zoeken")]
