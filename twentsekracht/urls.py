from django.contrib import admin
from django.contrib.auth.decorators import login_not_required
from django.urls import include, path, re_path
from django.views.generic import TemplateView

from twentsekracht.gezond import gezond
from twentsekracht.organisaties.views import bestaat_niet

# Public, and composed in the template from each app's own tags: no import crosses a floor.
start = login_not_required(TemplateView.as_view(template_name="start.html", extra_context={"nav": "start"}))

urlpatterns = [
    path("", start, name="start"),
    path("gezond", gezond, name="gezond"),
    # The office makes the accounts: what allauth has for people's own addresses is not there.
    path("account/email/", bestaat_niet),
    re_path("^account/confirm-email/", bestaat_niet),
    path("account/", include("allauth.account.urls")),
    path("beheer/", admin.site.urls),
    path("inlezen/", include("twentsekracht.inlezen.urls")),
    path("rapportage/", include("rapportage.urls")),
]
