"""The page of a speaker: sent to them, made anew when its address got about, and their address forgotten after."""

from datetime import datetime, timedelta

from django.conf import settings
from django.db import transaction
from django.db.models import F
from django.urls import reverse
from django.utils import timezone

from evenementen.fouten import EvenementFout
from evenementen.models import Spreker
from evenementen.services.links import sprekerteken
from evenementen.sprekerpagina import optredens
from evenementen.woorden import wanneer
from twentsekracht.logboek.services import leg_vast
from twentsekracht.organisaties.models import Gebruiker
from twentsekracht.organisaties.toegang import Rol
from twentsekracht.post import verstuur

BEWAREN = timedelta(days=365)  # after the last event somebody spoke at


def sprekeradres(spreker: Spreker) -> str:
    return settings.SITE_URL + reverse("evenementen:spreker", args=[sprekerteken(spreker)])


@transaction.atomic
def stuur_sprekerlink(*, spreker: Spreker, door: Gebruiker, op: datetime) -> None:
    aan = spreker.email or (spreker.gebruiker.email if spreker.gebruiker else "")
    if not aan:
        raise EvenementFout("Van deze spreker is geen e-mailadres bekend.")
    komend = optredens(spreker, op=op)
    if not komend:
        raise EvenementFout("Deze spreker staat bij geen onderdeel dat nog komt.")
    verstuur(
        aan=aan,
        onderwerp="Je pagina als spreker",
        sjabloon="evenement_spreker",
        context={
            "naam": spreker.naam.split(" ")[0],
            "regels": [
                {"titel": een.onderdeel.titel, "wanneer": wanneer(een.onderdeel) or "de dag volgt nog"}
                for een in komend
            ],
            "pagina_url": sprekeradres(spreker),
        },
        waarom="je spreker bent bij een evenement van Twentse Kracht",
        op=op,
    )
    leg_vast(door=door, rol=Rol.COORDINATOR, actie="sprekerpagina gestuurd", object=spreker, op=op)


@transaction.atomic
def vernieuw_sprekerlink(*, spreker: Spreker, door: Gebruiker, op: datetime) -> None:
    """The address there was opens nothing any more."""
    Spreker.objects.filter(pk=spreker.pk).update(linkversie=F("linkversie") + 1)
    spreker.refresh_from_db(fields=["linkversie"])
    leg_vast(
        door=door,
        rol=Rol.COORDINATOR,
        actie="sprekerpagina vernieuwd",
        object=spreker,
        velden=["linkversie"],
        op=op,
    )


@transaction.atomic
def vergeet_adressen(*, op: datetime) -> int:
    """Of who spoke a year ago and not since; the name stays in the programme of then. How many."""
    vanaf = timezone.localdate(op) - BEWAREN
    ooit = Spreker.objects.exclude(email="").filter(onderdelen__isnull=False)
    lang_geleden = ooit.exclude(onderdelen__evenement__einde__gte=vanaf)
    return Spreker.objects.filter(pk__in=lang_geleden.values("pk")).update(email="")
