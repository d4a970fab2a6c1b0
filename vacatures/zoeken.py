"""What the one search box finds among the vacancies."""

from datetime import date
from urllib.parse import urlencode

from django.db.models import Count
from django.urls import reverse

from twentsekracht.zoeken.groepen import Groep, Treffer
from vacatures.models import Vacature
from vacatures.stromen import Stromen, delen
from vacatures.woorden import stand
from vacatures.zoektaal import zoekt


def zoek(woorden: str, *, gebruiker, op: date, aantal: int) -> Groep:
    """Open ones that this person may read; those with the words in the title come first.

    Three queries: how many, with the words in the title, in the text; on PostgreSQL one before these.
    """
    zoektekst = zoekt(woorden)
    zichtbaar = Vacature.objects.open_voor(gebruiker, op=op).filter(zoektekst.past())
    stromen = delen("best", gebruiker, zoektekst=zoektekst)
    geteld = zichtbaar.aggregate(**{f"n{n}": Count("pk", filter=waar) for n, (waar, _) in enumerate(stromen)})
    lijst = Stromen(zichtbaar.select_related("organisatie"), stromen, list(geteld.values()))
    return Groep(
        titel="Vacatures",
        treffers=[_treffer(vacature, op) for vacature in lijst[:aantal]],
        totaal=lijst.count(),
        url=f"{reverse('vacatures:lijst')}?{urlencode({'q': woorden})}",
    )


def _treffer(vacature: Vacature, op: date) -> Treffer:
    toelichting = f"{vacature.organisatie}. {stand(vacature, op=op)}."
    return Treffer(titel=vacature.titel, url=vacature.get_absolute_url(), toelichting=toelichting)
