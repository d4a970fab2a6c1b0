"""Under /account/: our own pages, and allauth's in our words. What stands first, wins."""

from django.urls import include, path, re_path
from django.views.generic import RedirectView

from twentsekracht.aanmelden import views
from twentsekracht.organisaties.views import bestaat_niet

naar_beveiliging = RedirectView.as_view(pattern_name="account_beveiliging")

urlpatterns = [
    path("beveiliging/", views.Beveiliging.as_view(), name="account_beveiliging"),
    path("tweede-stap/", views.TweedeStapKiezen.as_view(), name="account_tweede_stap"),
    re_path(
        r"^password/reset/key/(?P<uidb36>[0-9A-Za-z]+)-(?P<key>.+)/$",
        views.WachtwoordKiezen.as_view(),
        name="account_reset_password_from_key",
    ),
    path("sessies/", views.Sessies.as_view(), name="usersessions_list"),
    path("sessies/eindigen/", views.SessiesEindigen.as_view(), name="account_sessies_eindigen"),
    path("sessies/<int:pk>/eindigen/", views.SessiesEindigen.as_view(), name="account_sessie_eindigen"),
    path("mfa/", naar_beveiliging, name="mfa_index"),
    path("mfa/totp/activate/", views.AppKoppelen.as_view(), name="mfa_activate_totp"),
    path("mfa/webauthn/", naar_beveiliging, name="mfa_list_webauthn"),
    path("mfa/webauthn/add/", views.PasskeyMaken.as_view(), name="mfa_add_webauthn"),
    path("mfa/recovery-codes/", views.Herstelcodes.as_view(), name="mfa_view_recovery_codes"),
    path("mfa/recovery-codes/download/", bestaat_niet),  # shown once, so not a second time as a file
    path("mfa/", include("allauth.mfa.urls")),
]
