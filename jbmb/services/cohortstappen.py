"""What every move in a cohort does: along a way that exists, leaving a step. Whoever moves anything holds the cohort.

A cohort is some twenty people: one lock for all of them keeps the order of locks simple, and nobody waits long.
"""

from datetime import datetime

from django.db.models import QuerySet
from django.utils import timezone

from jbmb.fouten import RuilFout
from jbmb.models import Cohort, Cohortdeelname, Cohortmatch
from twentsekracht.organisaties.models import Gebruiker


def zet(
    rij: Cohort | Cohortdeelname | Cohortmatch,
    naar: str,
    *,
    door: Gebruiker | None,
    op: datetime,
    reden: str = "",
    **velden,
) -> None:
    """`velden`: what else changes with it. Of a row that is new it is the first step."""
    is_nieuw = rij.pk is None
    van = "" if is_nieuw else rij.status
    if naar not in rij.OVERGANGEN[van]:
        raise RuilFout(f"Dat kan niet meer. De status is nu ‘{rij.get_status_display()}’.")
    velden = {"status": naar, **velden}
    for naam, waarde in velden.items():
        setattr(rij, naam, waarde)
    rij.save(force_insert=True) if is_nieuw else rij.save(update_fields=list(velden))
    rij.stappen.create(
        van=van,
        naar=naar,
        per=timezone.localdate(op),
        reden=reden.strip()[:300],
        door=door,
        vastgelegd_op=op,
    )


def pak_cohort(cohort_id: int) -> Cohort:
    """As it is now, held until the transaction ends."""
    gevonden = Cohort.objects.select_for_update(of=("self",)).filter(pk=cohort_id).first()
    if gevonden is None:
        raise RuilFout("Dit cohort is er niet meer.")
    return gevonden


def pak(deelname_id: int) -> Cohortdeelname:
    """Somebody's part in a cohort as it is now, for who holds that cohort from here on."""
    rij = Cohortdeelname.objects.filter(pk=deelname_id).only("cohort").first()
    if rij is None:
        raise RuilFout("Deze deelname is er niet meer.")
    pak_cohort(rij.cohort_id)
    return deelnames().get(pk=deelname_id)


def deelnames() -> QuerySet[Cohortdeelname]:
    return Cohortdeelname.objects.select_related("cohort", "deelnemer", "organisatie", "coach__gebruiker")


def eigen(deelname: Cohortdeelname, door: Gebruiker) -> Cohortdeelname:
    nu = pak(deelname.pk)
    if nu.deelnemer_id != door.pk:
        raise RuilFout("Dit is niet jouw deelname.")
    return nu
