from django.contrib import admin
from django.contrib.auth.decorators import login_not_required
from django.urls import include, path
from django.views.generic import TemplateView

from twentsekracht.gezond import gezond

# Public, and composed in the template from each app's own tags: no import crosses a floor.
start = login_not_required(TemplateView.as_view(template_name="start.html", extra_context={"nav": "start"}))

urlpatterns = [
    path("", start, name="start"),
    path("gezond", gezond, name="gezond"),
    path("account/", include("allauth.account.urls")),
    path("beheer/", admin.site.urls),
    path("inlezen/", include("twentsekracht.inlezen.urls")),
    path("rapportage/", include("rapportage.urls")),
]
