"""The provider that allauth finds: one class, an instance per `Aanbieder`."""

import secrets

from allauth.account.utils import get_next_redirect_url
from allauth.socialaccount.providers.base.constants import AuthProcess
from allauth.socialaccount.providers.oauth2.utils import generate_code_challenge
from allauth.socialaccount.providers.openid_connect.provider import OpenIDConnectProvider
from allauth.utils import get_request_param

from twentsekracht.aanmelden.oidc.client import StrengeAdapter


class StrengeAanbieder(OpenIDConnectProvider):
    oauth2_adapter_class = StrengeAdapter
    supports_token_authentication = False

    def get_redirect_from_request_kwargs(self, request):
        """The visitor says where to go afterwards and whether it is about linking, and nothing else.

        allauth lets `?auth_params=` and `?scope=` rewrite what is asked of the provider.
        """
        koppelen = get_request_param(request, "process") == AuthProcess.CONNECT
        return {
            "process": AuthProcess.CONNECT if koppelen else AuthProcess.LOGIN,
            "next_url": get_next_redirect_url(request),
        }

    def redirect(self, request, process, next_url=None, data=None, login_hint=""):
        """With a nonce, which the ID token must carry, kept in the session beside the state."""
        nonce = secrets.token_urlsafe(24)
        mee = {"nonce": nonce} | ({"login_hint": login_hint} if login_hint else {})
        return super().redirect(
            request, process, next_url, data, scope=self.get_scope(), auth_params=mee, nonce=nonce
        )

    def get_scope(self):
        return self.get_default_scope()

    def get_pkce_params(self):
        return generate_code_challenge()

    def extract_uid(self, data):
        return data["sub"]

    def extract_extra_data(self, data):
        """What says whose identity this is; name and address are in the account, the rest is not ours to keep."""
        return {naam: data[naam] for naam in ("iss", "tid") if naam in data}

    def extract_common_fields(self, data):
        return {}

    def extract_email_addresses(self, data):
        return []


provider_classes = [StrengeAanbieder]
