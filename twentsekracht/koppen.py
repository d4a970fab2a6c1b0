"""What goes for every request: which addresses are none, and what the browser may not be asked for on our pages."""

from django.http import Http404

# We need none of it, so a foreign script gets none either.
NIET_NODIG = ("accelerometer", "camera", "display-capture", "geolocation", "gyroscope", "magnetometer")
NIET_NODIG += ("microphone", "midi", "payment", "usb", "browsing-topics")
BELEID = ", ".join(f"{wat}=()" for wat in NIET_NODIG)


def Machtigingen(get_response):
    def middleware(request):
        antwoord = get_response(request)
        antwoord.headers.setdefault("Permissions-Policy", BELEID)
        return antwoord

    return middleware


def GeenNulbyte(get_response):
    """An address with a null byte in it is no page: PostgreSQL refuses to look for such a text."""

    def middleware(request):
        if "\0" in request.path_info:
            raise Http404
        return get_response(request)

    return middleware
