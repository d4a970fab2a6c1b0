from django.urls import include, path

from twentsekracht.gezond import gezond

urlpatterns = [
    path("gezond", gezond, name="gezond"),
    path("account/", include("allauth.account.urls")),
    path("rapportage/", include("rapportage.urls")),
]
