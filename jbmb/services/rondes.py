"""A round is asked for, kept and repeated. What it came to never changes."""

from datetime import datetime

from django.db import transaction
from django.db.models import QuerySet

from jbmb.fouten import RuilFout
from jbmb.models import Kringlid, Ring, Ringplaats, Ronde, Ruilaanbod, Ruilkring
from jbmb.ringregels import VERSIE, zonder_wens
from twentsekracht.organisaties.models import Gebruiker
from twentsekracht.werk import services as werk
from twentsekracht.werk.models import Job

ZOEKEN = "jbmb.tasks.zoek_ringen"
VOORSTELLEN = "jbmb.tasks.stel_ringen_voor"
SECONDEN_NA = 60  # to look for a new ring for who is left of one that ended


@transaction.atomic
def vraag_ronde_aan(*, langste: int, seconden: int, door: Gebruiker | None, op: datetime) -> Ronde:
    """Reading who wants to swap and finding the rings is a job's work."""
    ronde = Ronde(langste=langste, seconden=seconden, aangevraagd_door=door, aangevraagd_op=op)
    return _begin(ronde, door, op)


@transaction.atomic
def herhaal(*, ronde: Ronde, door: Gebruiker | None, op: datetime) -> Ronde:
    """The same question again, of what was kept: offers that changed since do not count."""
    if not ronde.is_klaar:
        raise RuilFout("Deze ronde is nog niet klaar.")
    if ronde.regels != VERSIE:
        raise RuilFout(f"Deze ronde is gemaakt met oudere regels ({ronde.regels}). Begin een nieuwe.")
    nieuw = Ronde(
        langste=ronde.langste,
        seconden=ronde.seconden,
        invoer=ronde.invoer,
        herhaling_van=ronde,
        aangevraagd_door=door,
        aangevraagd_op=op,
    )
    return _begin(nieuw, door, op)


def vraag_ronde_na(kring: Ruilkring, *, langste: int, op: datetime) -> Ronde:
    """For who is left when a ring ends. What it finds for them is put to them (`vraag_voorstellen_aan`)."""
    ronde = Ronde(langste=langste, seconden=SECONDEN_NA, na_kring=kring, aangevraagd_op=op)
    return _begin(ronde, None, op)


@transaction.atomic
def vraag_voorstellen_aan(*, ronde: Ronde, door: Gebruiker | None, op: datetime) -> Job:
    """Of the rings of a round each on its own: one whose offers changed since does not hold up another."""
    if not ronde.is_klaar or ronde.herhaling_van_id:
        raise RuilFout("Alleen de ringen van een ronde die klaar is, en geen herhaling, kun je voorstellen.")
    return werk.vraag_aan(
        soort=VOORSTELLEN,
        sleutel=f"ronde-{ronde.pk}",
        argumenten={"ronde": ronde.pk, "door": door and door.pk},
        door=door,
        op=op,
    )


def voor_te_stellen(ronde: Ronde) -> QuerySet[Ring]:
    """Of a round after a ring that ended: only those for who was in that ring. Others wait for the coördinator."""
    ringen = Ring.objects.filter(ronde=ronde, kring__isnull=True)
    if ronde.na_kring_id:
        wie = Kringlid.objects.filter(kring=ronde.na_kring_id).values("aanbod")
        ringen = ringen.filter(plaatsen__aanbod__in=wie).distinct()
    return ringen.order_by("nummer")


def _begin(ronde: Ronde, door: Gebruiker | None, op: datetime) -> Ronde:
    ronde.full_clean()
    ronde.save(force_insert=True)
    ronde.werk = werk.vraag_aan(
        soort=ZOEKEN, sleutel=f"ronde-{ronde.pk}", argumenten={"ronde": ronde.pk}, door=door, op=op
    )
    ronde.save(update_fields=["werk"])
    return ronde


@transaction.atomic
def leg_vast(*, ronde_id: int, invoer: dict, uitkomst: dict, op: datetime) -> Ronde:
    """The effect of the job. Once."""
    ronde = Ronde.objects.select_for_update().get(pk=ronde_id)
    if ronde.is_klaar:
        raise RuilFout("Deze ronde is al klaar.")
    intussen_weg = Ruilaanbod.objects.filter(
        pk__in=[een["aanbod"] for een in invoer["mensen"]], deelnemer__isnull=True
    )
    ronde.invoer = zonder_wens(invoer, set(intussen_weg.values_list("pk", flat=True)))
    ronde.uitkomst, ronde.regels, ronde.klaar_op = uitkomst, VERSIE, op
    ronde.save(update_fields=["invoer", "uitkomst", "regels", "klaar_op"])
    ringen = Ring.objects.bulk_create(
        Ring(ronde=ronde, nummer=nummer) for nummer, _ in enumerate(uitkomst["ringen"], 1)
    )
    Ringplaats.objects.bulk_create(
        Ringplaats(ring=ring, ronde=ronde, plek=plek, aanbod_id=aanbod_id)
        for ring, leden in zip(ringen, uitkomst["ringen"], strict=True)
        for plek, aanbod_id in enumerate(leden, 1)
    )
    if ronde.na_kring_id:
        vraag_voorstellen_aan(ronde=ronde, door=None, op=op)
    return ronde


@transaction.atomic
def vergeet(*, aanbod_ids: set[int]) -> None:
    """Somebody leaves: what they wanted is no longer in any round. The one thing that changes in one."""
    if not aanbod_ids:
        return
    for ronde in Ronde.objects.filter(invoer__isnull=False).select_for_update().order_by("pk"):
        if any(een["aanbod"] in aanbod_ids for een in ronde.invoer["mensen"]):
            ronde.invoer = zonder_wens(ronde.invoer, aanbod_ids)
            ronde.save(update_fields=["invoer"])
