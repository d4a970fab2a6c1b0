"""What the search box finds among the jobs on offer: what this person may find. Two queries."""

from datetime import date

from django.urls import reverse
from django.utils.http import urlencode

from jbmb.models import Ruilaanbod
from jbmb.woorden import feiten
from twentsekracht.zoeken.groepen import Groep, Treffer
from twentsekracht.zoeken.woorden import alle_woorden


def zoek(woorden: str, *, gebruiker, op: date, aantal: int) -> Groep:
    """For who is signed in; the newest first. Where it leads looks for the function, so that is looked for here."""
    gevonden = Ruilaanbod.objects.none()
    if gebruiker.is_authenticated:
        te_zien = Ruilaanbod.objects.open().zichtbaar_voor(gebruiker)
        gevonden = te_zien.filter(alle_woorden(woorden, "functie"))
    rijen = gevonden.select_related("organisatie").prefetch_related("voorkeursvolgorde__organisatie")
    return Groep(
        titel="Banen om te ruilen",
        treffers=[Treffer(rij.functie, rij.get_absolute_url(), _toelichting(rij)) for rij in rijen[:aantal]],
        totaal=gevonden.count(),
        url=f"{reverse('jbmb:lijst')}?{urlencode({'q': woorden})}",
    )


def _toelichting(aanbod: Ruilaanbod) -> str:
    return ". ".join([str(aanbod.organisatie), *(tekst for _, tekst in feiten(aanbod)[:3] if tekst)])
