"""The organiser writes to everybody of a part or of the whole event: one mail to each, that names nobody else."""

from collections.abc import Iterable
from datetime import datetime, timedelta
from uuid import UUID

from django.conf import settings
from django.db import transaction
from django.utils import timezone

from evenementen.fouten import EvenementFout
from evenementen.models import Deelname, Evenement, Onderdeel, Rondschrijven
from twentsekracht.logboek.services import leg_vast
from twentsekracht.organisaties.models import Gebruiker
from twentsekracht.organisaties.toegang import Rol
from twentsekracht.post import Brief, verstuur_veel

MEESTE_PER_DAG = 10  # of one event: more is a mistake, or somebody who should not be at it


def ontvangers(
    evenement: Evenement, onderdeel: Onderdeel | None, aan: Iterable[str], *, op: datetime
) -> list[Gebruiker]:
    """Each once, in however many parts; who has no account, or left, cannot be written to."""
    rijen = Deelname.objects.filter(status__in=list(aan), onderdeel__evenement=evenement)
    if onderdeel:
        rijen = rijen.filter(onderdeel=onderdeel)
    open_ = Gebruiker.objects.open(op=timezone.localdate(op))
    return list(open_.filter(pk__in=rijen.values("deelnemer")).order_by("pk"))


def brief_aan(
    wie: Gebruiker, evenement: Evenement, onderdeel: Onderdeel | None, onderwerp: str, tekst: str
) -> Brief:
    waarvan = " ".join((onderdeel or evenement).titel.split())
    return Brief(
        aan=wie.email,
        onderwerp=onderwerp,
        sjabloon="evenement_rondschrijven",
        context={
            "naam": wie.get_short_name(),
            "tekst": tekst,
            "evenement": evenement.titel,
            "onderdeel": onderdeel.titel if onderdeel else "",
            "url": settings.SITE_URL + evenement.get_absolute_url(),
        },
        waarom=f"je je hebt aangemeld voor ‘{waarvan}’",
    )


@transaction.atomic
def stuur_rond(
    *,
    evenement: Evenement,
    onderdeel: Onderdeel | None,
    aan: Iterable[str],
    onderwerp: str,
    tekst: str,
    kenmerk: UUID,
    door: Gebruiker,
    op: datetime,
) -> Rondschrijven:
    """`kenmerk`: of the form it came from. What was sent with it before is not sent again."""
    wie = ontvangers(evenement, onderdeel, aan, op=op)
    if not wie:
        raise EvenementFout("Er is niemand aan wie dit bericht kan.")
    velden = {
        "evenement": evenement,
        "onderdeel": onderdeel,
        "aan": sorted(aan),
        "onderwerp": onderwerp,
        "tekst": tekst,
        "aantal": len(wie),
        "door": door,
        "verstuurd_op": op,
    }
    bericht, is_nieuw = Rondschrijven.objects.get_or_create(kenmerk=kenmerk, defaults=velden)
    if not is_nieuw:
        return bericht
    eerder = evenement.rondschrijven.filter(verstuurd_op__gt=op - timedelta(days=1)).exclude(pk=bericht.pk)
    if eerder.count() >= MEESTE_PER_DAG:
        raise EvenementFout(
            f"Er gingen vandaag al {MEESTE_PER_DAG} berichten over dit evenement. Wacht tot morgen."
        )
    verstuur_veel([brief_aan(een, evenement, onderdeel, onderwerp, tekst) for een in wie], op=op)
    actie = "bericht aan deelnemers gestuurd"
    leg_vast(door=door, rol=Rol.COORDINATOR, actie=actie, object=onderdeel or evenement, op=op)
    return bericht
