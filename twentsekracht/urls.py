from django.contrib import admin
from django.contrib.auth.decorators import login_not_required
from django.urls import include, path
from django.views.generic import TemplateView

from twentsekracht.gezond import gezond
from twentsekracht.organisaties.views import bestaat_niet
from twentsekracht.stijl import Stijl

# Public, and composed in the template from each app's own tags: no import crosses a floor.
start = login_not_required(TemplateView.as_view(template_name="start.html", extra_context={"nav": "start"}))

handler500 = "twentsekracht.storing.fout"
urlpatterns = [
    path("", start, name="start"),
    path("gezond", gezond, name="gezond"),
    path("stijl/", Stijl.as_view(), name="stijl"),
    path("stijl/<slug:blad>/", Stijl.as_view(), name="stijl_blad"),
    # Whose address it is, the office or the organisation says: nobody adds one.
    path("account/email/", bestaat_niet),
    path("account/", include("twentsekracht.aanmelden.urls")),
    path("account/", include("twentsekracht.aanmelden.oidc.urls")),
    path("account/", include("allauth.account.urls")),
    path("beheer/", admin.site.urls),
    path("toegang/", include("twentsekracht.organisaties.urls")),
    path("mijn/", include("twentsekracht.mijn.urls")),
    path("zoeken/", include("twentsekracht.zoeken.urls")),
    path("hulp/", include("twentsekracht.hulp.urls")),
    path("vacatures/", include("vacatures.urls")),
    path("api/", include("vacatures.api.urls")),
    path("school/", include("school.urls")),
    path("evenementen/", include("evenementen.urls")),
    path("jbmb/", include("jbmb.urls")),
    path("inlezen/", include("twentsekracht.inlezen.urls")),
    path("rapportage/", include("rapportage.urls")),
    # News and pages have addresses of their own at the top, so they come last.
    path("", include("twentsekracht.redactie.urls")),
]
