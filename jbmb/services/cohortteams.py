"""Teams of a cohort: made, joined, left and written up by the people in it."""

from datetime import datetime

from django.db import IntegrityError, transaction

from jbmb.fouten import RuilFout
from jbmb.models import ACTIEF, LID, Cohort, Cohortdeelname, Cohortteam, Teamlid
from jbmb.services.cohortstappen import eigen
from twentsekracht.organisaties.models import Gebruiker

TEAMVELDEN = ("naam", "opdrachtgever", "opdracht", "resultaat")
NAAM_BESTAAT = "Er is al een team met deze naam."


@transaction.atomic
def begin_team(*, deelname: Cohortdeelname, velden: dict, door: Gebruiker, op: datetime) -> Cohortteam:
    """Who begins it is in it."""
    nu = _mee(deelname, door)
    if Teamlid.objects.filter(deelname=nu).exists():
        raise RuilFout("Je zit al in een team.")
    team = _bewaar(Cohortteam(cohort=nu.cohort), velden)
    Teamlid.objects.create(team=team, deelname=nu)
    return team


@transaction.atomic
def wijzig_team(
    *, deelname: Cohortdeelname, team: Cohortteam, velden: dict, door: Gebruiker, op: datetime
) -> None:
    """By who is in it; the result can be written until the end of the cohort is known to all."""
    nu = eigen(deelname, door)
    if nu.status not in LID or not Teamlid.objects.filter(deelname=nu, team=team).exists():
        raise RuilFout("Alleen wie in het team zit, wijzigt het.")
    _bewaar(Cohortteam.objects.select_for_update().get(pk=team.pk), velden)


@transaction.atomic
def ga_erbij(*, deelname: Cohortdeelname, team: Cohortteam, door: Gebruiker, op: datetime) -> None:
    nu = _mee(deelname, door)
    gevonden = Cohortteam.objects.filter(pk=team.pk, cohort=nu.cohort_id).first()
    if gevonden is None:
        raise RuilFout("Dit team is er niet meer.")
    if Teamlid.objects.filter(deelname=nu).exists():
        raise RuilFout("Je zit al in een team. Verlaat dat eerst.")
    Teamlid.objects.create(team=gevonden, deelname=nu)


@transaction.atomic
def verlaat_team(*, deelname: Cohortdeelname, door: Gebruiker, op: datetime) -> None:
    """The last one takes the team along, unless there is a result to keep."""
    nu = _mee(deelname, door)
    lid = Teamlid.objects.select_related("team").filter(deelname=nu).first()
    if lid is None:
        raise RuilFout("Je zit niet in een team.")
    team = lid.team
    lid.delete()
    if not team.resultaat and not team.leden.exists():
        team.delete()


def _mee(deelname: Cohortdeelname, door: Gebruiker) -> Cohortdeelname:
    nu = eigen(deelname, door)
    begonnen = nu.cohort.status in (Cohort.Status.GEKOZEN, Cohort.Status.LOOPT)
    if nu.status not in ACTIEF or not begonnen:
        raise RuilFout("Dat kan alleen zolang je meedoet.")
    return nu


def _bewaar(team: Cohortteam, velden: dict) -> Cohortteam:
    for naam in TEAMVELDEN:
        setattr(team, naam, velden[naam].strip())
    if not (team.naam and team.opdrachtgever and team.opdracht):
        raise RuilFout("Vul de naam, de opdrachtgever en de opdracht in.")
    try:
        with transaction.atomic():
            team.save()
    except IntegrityError as fout:
        raise RuilFout(NAAM_BESTAAT) from fout
    return team
