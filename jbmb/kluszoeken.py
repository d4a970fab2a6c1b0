"""What the search box finds among the klussen that somebody can respond to. Two queries."""

from datetime import date

from django.urls import reverse
from django.utils.http import urlencode

from jbmb.klusfilters import ZOEKVELDEN
from jbmb.kluswoorden import periode, uren
from jbmb.models import Klus
from twentsekracht.zoeken.groepen import Groep, Treffer
from twentsekracht.zoeken.woorden import alle_woorden


def zoek(woorden: str, *, gebruiker, op: date, aantal: int) -> Groep:
    """For who is signed in; the newest first."""
    gevonden = Klus.objects.none()
    if gebruiker.is_authenticated:
        gevonden = Klus.objects.te_vinden(op=op).filter(alle_woorden(woorden, *ZOEKVELDEN))
    rijen = gevonden.select_related("organisatie")[:aantal]
    return Groep(
        titel="Klussen",
        treffers=[Treffer(rij.titel, rij.get_absolute_url(), _toelichting(rij)) for rij in rijen],
        totaal=gevonden.count(),
        url=f"{reverse('jbmb:klussen')}?{urlencode({'q': woorden})}",
    )


def _toelichting(klus: Klus) -> str:
    return ". ".join([str(klus.organisatie), uren(klus.uren), periode(klus)])
