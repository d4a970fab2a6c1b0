"""The page's policy on the few pages with a button that leads to a provider."""

from twentsekracht.aanmelden.aanbieders import oorsprongen

# The reauthentication pages among them: after those, what somebody was doing goes on, on to the provider.
NAAR_AANBIEDER = {
    "openid_connect_login",
    "socialaccount_connections",
    "aanmelden:organisatie",
    "account_reauthenticate",
    "mfa_reauthenticate",
    "mfa_reauthenticate_webauthn",
}


class NaarAanbieder:
    """Chromium holds a form to `form-action` along every redirect, so 'self' alone blocks signing on."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        antwoord = self.get_response(request)
        pagina = request.resolver_match
        if pagina and pagina.view_name in NAAR_AANBIEDER:
            antwoord._csp_update = {"form-action": oorsprongen()}
        return antwoord
