"""What the search box finds in the catalogue: what everybody may read, also without a new date. Two queries."""

from datetime import date

from django.urls import reverse
from django.utils.formats import date_format
from django.utils.http import urlencode

from school.models import Opleiding
from twentsekracht.zoeken.groepen import Groep, Treffer


def zoek(woorden: str, *, gebruiker, op: date, aantal: int) -> Groep:
    gevonden = Opleiding.objects.in_catalogus().met_woorden(woorden).met_eerstvolgende(op=op)
    gevonden = gevonden.titel_eerst(woorden)
    return Groep(
        titel="Opleidingen",
        treffers=[Treffer(rij.titel, rij.get_absolute_url(), _toelichting(rij)) for rij in gevonden[:aantal]],
        totaal=gevonden.count(),
        url=f"{reverse('school:catalogus')}?{urlencode({'q': woorden, 'alles': 'on'})}",
    )


def _toelichting(opleiding):
    dag = opleiding.eerstvolgende
    wanneer = f"Eerste datum {date_format(dag, 'j F Y')}." if dag else "Geen nieuwe datum."
    return f"{wanneer} {opleiding.samenvatting}".strip()
