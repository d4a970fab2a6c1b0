"""What the search box finds among the events, parts included: what everybody may read. Two queries."""

from datetime import date

from django.urls import reverse
from django.utils.http import urlencode

from evenementen.models import Evenement
from evenementen.woorden import periode
from twentsekracht.zoeken.groepen import Groep, Treffer


def zoek(woorden: str, *, gebruiker, op: date, aantal: int) -> Groep:
    """The latest first, so what is to come stands before what was."""
    gevonden = Evenement.objects.gepubliceerd().met_woorden(woorden).order_by("-start", "code")
    return Groep(
        titel="Bijeenkomsten",
        treffers=[Treffer(rij.titel, rij.get_absolute_url(), _toelichting(rij)) for rij in gevonden[:aantal]],
        totaal=gevonden.count(),
        url=f"{reverse('evenementen:lijst')}?{urlencode({'q': woorden})}",
    )


def _toelichting(evenement):
    return f"{periode(evenement)}. {evenement.samenvatting}".strip()
