from django.urls import include, path

urlpatterns = [
    path("account/", include("allauth.account.urls")),
    path("rapportage/", include("rapportage.urls")),
]
