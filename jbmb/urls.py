from django.urls import path

from jbmb import views

app_name = "jbmb"
urlpatterns = [path("", views.Aanbod.as_view(), name="lijst")]
