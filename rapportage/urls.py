from django.urls import path  # noqa: F401 - the web pages come with the views

app_name = "rapportage"
urlpatterns = []
