"""Under /account/. The names are allauth's: it looks its own pages up by them."""

from allauth.socialaccount import views as allauth_views
from django.urls import include, path
from django.views.decorators.cache import never_cache

from twentsekracht.aanmelden.oidc import views
from twentsekracht.organisaties.views import bestaat_niet

eigen = [path("", views.Organisatie.as_view(), name="organisatie")]

urlpatterns = [
    path("organisatie/", include((eigen, "aanmelden"))),
    path("oidc/<slug:provider_id>/login/", views.login, name="openid_connect_login"),
    path("oidc/<slug:provider_id>/login/callback/", views.callback, name="openid_connect_callback"),
    path("koppelingen/", never_cache(views.Koppelingen.as_view()), name="socialaccount_connections"),
    path("organisatie/geannuleerd/", allauth_views.login_cancelled, name="socialaccount_login_cancelled"),
    # Nobody fills in a form after signing on: an account is made from what the provider says, or not at all.
    path("organisatie/aanmelden/", bestaat_niet, name="socialaccount_signup"),
]
