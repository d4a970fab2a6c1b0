"""Where something used to be: only an address that leads nowhere is looked up."""

from django.http import HttpResponsePermanentRedirect, HttpResponseRedirect

from twentsekracht.redactie.models import Doorverwijzing

GEHEUGEN = "max-age=3600"  # a browser would keep a permanent one for ever, also when the page moves back


class Doorverwijzen:
    """Middleware, the innermost: before Django adds a slash to the address."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        antwoord = self.get_response(request)
        if antwoord.status_code != 404 or request.method not in {"GET", "HEAD"}:
            return antwoord
        # A page of the portal that does not show something has said what there is to say.
        if request.resolver_match and request.resolver_match.namespace != "redactie":
            return antwoord
        rij = Doorverwijzing.objects.filter(van=request.path_info).first()
        return _heen(rij) if rij else antwoord


def _heen(rij: Doorverwijzing):
    if not rij.permanent:
        return HttpResponseRedirect(rij.naar)
    antwoord = HttpResponsePermanentRedirect(rij.naar)
    antwoord.headers["Cache-Control"] = GEHEUGEN
    return antwoord
