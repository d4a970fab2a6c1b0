"""What the search box finds in news and pages (settings.ZOEKEN)."""

from datetime import date

from django.urls import reverse
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.http import urlencode

from twentsekracht.redactie.models import Nieuwsbericht, Pagina
from twentsekracht.zoeken.groepen import Groep, Treffer


def nieuws(woorden: str, *, gebruiker, op: date, aantal: int) -> Groep:
    gevonden = Nieuwsbericht.objects.zichtbaar_voor(gebruiker, op=op).met_woorden(woorden)
    treffers = [
        Treffer(
            titel=bericht.titel,
            url=bericht.get_absolute_url(),
            toelichting=date_format(timezone.localtime(bericht.gepubliceerd_op), "j F Y"),
        )
        for bericht in gevonden[:aantal]
    ]
    totaal = gevonden.count()
    url = f"{reverse('redactie:nieuws')}?{urlencode({'q': woorden})}" if totaal > aantal else ""
    return Groep(titel="Nieuws", treffers=treffers, totaal=totaal, url=url)


def paginas(woorden: str, *, gebruiker, op: date, aantal: int) -> Groep:
    gevonden = Pagina.objects.zichtbaar_voor(gebruiker, op=op).met_woorden(woorden)
    treffers = [
        Treffer(titel=pagina.titel, url=pagina.get_absolute_url(), toelichting=pagina.omschrijving)
        for pagina in gevonden[:aantal]
    ]
    return Groep(titel="Pagina’s", treffers=treffers, totaal=gevonden.count())
