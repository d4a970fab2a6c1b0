"""The mails to a candidate: one for each step of their reaction, and one when the vacancy ended without them."""

from datetime import datetime

from django.conf import settings
from django.db.models import QuerySet
from django.urls import reverse
from django.utils.text import Truncator

from twentsekracht.post import verstuur
from twentsekracht.werk.models import Bericht
from vacatures.models import Reactie, Sollicitatie
from vacatures.reactiewoorden import NIETS_GEHOORD, VOORBIJ

LANGSTE_ONDERWERP = 150


def mail_stap(
    *, sollicitatie: Sollicitatie, sjabloon: str, onderwerp: str, op: datetime, **context
) -> Bericht:
    """Tells the candidate how it stands: mail/<sjabloon>, with `naam`, `vacature`, `url` (their status page).

    `onderwerp` is followed by the title of the vacancy. What the template asks for besides comes as `context`.
    """
    titel = " ".join(sollicitatie.vacature.titel.split())
    wie = "je hebt" if sollicitatie.reactie_id else "iemand met dit adres heeft"
    return verstuur(
        aan=sollicitatie.email,
        onderwerp=Truncator(f"{onderwerp}: {titel}").chars(LANGSTE_ONDERWERP),
        sjabloon=sjabloon,
        context={
            "naam": sollicitatie.naam,
            "vacature": sollicitatie.vacature,
            "url": statusadres(sollicitatie),
            **context,
        },
        waarom=f"{wie} gereageerd op de vacature ‘{titel}’",
        op=op,
    )


def mail_wie_wacht(*, sollicitaties: QuerySet, op: datetime) -> None:
    """Of these: who nobody said yes or no to, each once. In the transaction that ends it, so that nobody is skipped."""
    wachtend = sollicitaties.filter(reactie__status__in=Reactie.LOPEND).order_by("pk")
    for sollicitatie in wachtend.select_related("vacature__organisatie", "reactie"):
        wat, vervolg = VOORBIJ.get(sollicitatie.vacature.status, NIETS_GEHOORD)
        mail_stap(
            sollicitatie=sollicitatie,
            sjabloon="vacature_voorbij",
            onderwerp=wat,
            op=op,
            wat=f"{wat}.",
            vervolg=vervolg,
        )


def statusadres(sollicitatie: Sollicitatie) -> str:
    return f"{settings.SITE_URL}{reverse('vacatures:reactie', args=[sollicitatie.teken])}"
