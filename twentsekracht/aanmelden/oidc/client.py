"""allauth's client with the doors closed: what it takes from a provider is checked, whatever it comes over."""

from functools import cached_property
from urllib.parse import quote_plus

from allauth.socialaccount.models import SocialToken
from allauth.socialaccount.providers.openid_connect.views import OpenIDConnectOAuth2Adapter
from requests.auth import HTTPBasicAuth

from twentsekracht.aanmelden.models import Aanbieder
from twentsekracht.aanmelden.oidc import documenten, token
from twentsekracht.aanmelden.oidc.adapters import beoordeel
from twentsekracht.aanmelden.oidc.verbinding import Ongeldig, Verbinding


class StrengeAdapter(OpenIDConnectOAuth2Adapter):
    nonce = None  # of the attempt that comes back: the view takes it out of the session

    def __init__(self, request, provider_id):
        super().__init__(request, provider_id)
        self.verbinding = Verbinding()

    @cached_property
    def aanbieder(self):
        return super().get_provider()

    def get_provider(self):
        return self.aanbieder

    @cached_property
    def openid_config(self):
        return documenten.configuratie(self.aanbieder.app.settings["server_url"], self.verbinding)

    def get_access_token_data(self, request, app, client, pkce_code_verifier=None):
        """The code for a token: ours is the only client that has both the secret and the verifier."""
        if not app.secret:
            raise Ongeldig("no secret in the environment")
        gegevens = {
            "grant_type": "authorization_code",
            "code": request.GET["code"],
            "redirect_uri": client.callback_url,
            "code_verifier": pkce_code_verifier,
        }
        auth = None
        if app.settings["token_auth_method"] == Aanbieder.Geheimwijze.BASIC:
            auth = HTTPBasicAuth(quote_plus(app.client_id), quote_plus(app.secret))
        else:
            gegevens |= {"client_id": app.client_id, "client_secret": app.secret}
        return self.verbinding.stuur(self.access_token_url, gegevens, auth)

    def parse_token(self, data):
        """We ask nothing more of the provider, so its token is not looked at and not kept."""
        return SocialToken(token="")

    def complete_login(self, request, app, token, **kwargs):
        claims = self._claims(app, kwargs["response"].get("id_token"))
        aangemeld = beoordeel(request, self.aanbieder, claims)
        sociallogin = self.aanbieder.sociallogin_from_response(request, claims)
        sociallogin.aangemeld = aangemeld
        return sociallogin

    def _claims(self, app, id_token):
        if not isinstance(id_token, str):
            raise Ongeldig("no id_token")
        eisen = {"issuer": self.openid_config["issuer"], "client_id": app.client_id, "nonce": self.nonce}
        jwks_uri = self.openid_config["jwks_uri"]
        try:
            bekend = documenten.sleutels(jwks_uri, self.verbinding)
            return token.lees(id_token, sleutels=bekend, **eisen)
        except token.OnbekendeSleutel:  # the provider may have changed keys: look once more
            vers = documenten.sleutels(jwks_uri, self.verbinding, vers=True)
            return token.lees(id_token, sleutels=vers, **eisen)
