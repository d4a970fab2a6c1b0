from django.urls import path

from school import views

app_name = "school"
urlpatterns = [
    path("", views.Catalogus.as_view(), name="catalogus"),
    path("<path:code>/", views.Opleidingpagina.as_view(), name="opleiding"),
]
