"""Middleware: what holds for every address under /api/v1, whatever answers there, our own error pages included.

No cookie comes in, so no session of a person is used or kept alive by a machine. Every error goes out as a problem.
"""

from django.http import HttpRequest, HttpResponse

from vacatures.api import VERSIE
from vacatures.api.fouten import SOORT, Probleem, antwoord

BEGIN = "/api/v1"
OPENBAAR = (f"{BEGIN}/vacatures", f"{BEGIN}/openapi.json")
VOOR_IEDEREEN = {
    "Access-Control-Allow-Origin": "*",
    "Access-Control-Expose-Headers": "API-Version, ETag, Link, Retry-After",
}
VOORAF = {
    "Access-Control-Allow-Methods": "GET, HEAD",
    "Access-Control-Allow-Headers": "Accept, If-None-Match",
    "Access-Control-Max-Age": "86400",
}
VAN_DE_INHOUD = {"content-type", "content-length"}


class Machinetaal:
    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if request.path_info != BEGIN and not request.path_info.startswith(f"{BEGIN}/"):
            return self.get_response(request)
        request.COOKIES = {}
        request.META.pop("HTTP_COOKIE", None)
        gevraagd = request.method
        if gevraagd == "HEAD":  # the answer to GET, without its body
            request.method = "GET"
        gegeven = self._af(request, self.get_response(request))
        if gevraagd == "HEAD":
            gegeven.headers["Content-Length"] = str(len(gegeven.content))
            gegeven.content = b""
        return gegeven

    def _af(self, request: HttpRequest, gegeven: HttpResponse) -> HttpResponse:
        if gegeven.status_code == 405:
            gegeven = self._methoden(request, gegeven)
        if gegeven.status_code >= 400 and gegeven.headers.get("Content-Type") != SOORT:
            gegeven = self._als_probleem(request, gegeven)
        if gegeven.status_code >= 400:
            gegeven.headers["Cache-Control"] = "no-store"
        gegeven.headers["API-Version"] = VERSIE
        gegeven.headers["Vary"] = "Authorization"  # and not on a cookie, which makes no difference here
        gegeven.cookies.clear()
        if request.path_info.startswith(OPENBAAR):
            koppen = VOOR_IEDEREEN | (VOORAF if request.method == "OPTIONS" else {})
            for naam, waarde in koppen.items():
                gegeven.headers[naam] = waarde
        return gegeven

    def _methoden(self, request: HttpRequest, gegeven: HttpResponse) -> HttpResponse:
        """Whoever can GET, can HEAD; everybody may ask what can be done here."""
        kan = {methode.strip() for methode in gegeven.headers.get("Allow", "").split(",") if methode.strip()}
        kan |= {"OPTIONS"} | ({"HEAD"} if "GET" in kan else set())
        if request.method == "OPTIONS":
            gegeven = HttpResponse(status=204)
            del gegeven.headers["Content-Type"]
        gegeven.headers["Allow"] = ", ".join(sorted(kan))
        return gegeven

    def _als_probleem(self, request: HttpRequest, gegeven: HttpResponse) -> HttpResponse:
        koppen = {
            naam: waarde for naam, waarde in gegeven.headers.items() if naam.lower() not in VAN_DE_INHOUD
        }
        return antwoord(request, Probleem(gegeven.status_code, koppen=koppen))
