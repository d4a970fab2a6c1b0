"""Which provider is whose: found by mail domain, trusted with a second factor, allowed in the page's policy."""

from datetime import date

from twentsekracht.aanmelden.models import Aanbieder, oorsprong
from twentsekracht.organisaties.models import Organisatie


def aanbieders_met_mfa() -> set[str]:
    """Slugs of the providers whose sign-on counts as one with a second factor."""
    return set(Aanbieder.objects.actief().filter(mfa_afgedwongen=True).values_list("slug", flat=True))


def voor_adres(adres: str, *, op: date):
    """The providers of the organisations with this mail domain. Says nothing of whether an account exists."""
    return Aanbieder.objects.actief().van(Organisatie.objects.van_adres(adres, op=op))


def oorsprongen() -> list[str]:
    """Where a form may end up that starts signing on: the browser follows it all the way (CSP form-action)."""
    rijen = Aanbieder.objects.actief().values_list("server_url", "doorverwijzingen")
    return sorted({deel for url, verder in rijen for deel in (oorsprong(url), *verder.split())})
