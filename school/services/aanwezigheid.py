"""Noting who was there: by the platform office, by a trainer, or by who scans the code in the room.

What is noted stays; a correction is a note after it, with its reason. The status of the enrolment follows each time.
"""

from collections.abc import Iterable, Mapping
from datetime import datetime

from django.db import transaction
from django.utils import timezone

from school.aanwezigheid import Sessie, Soort, genoteerd, is_voorbij, rij_van, sessies_van, uitkomst
from school.fouten import AlGenoteerd, NietVandaag, RedenNodig, SchoolFout
from school.models import MET_PLAATS, Aanwezigheid, Bezwaar, Inschrijving, Uitvoering
from school.services import presentiepost
from school.services.aanbieden import vraag_bijwerken_aan
from school.services.grendel import vergrendel
from school.services.links import presentieteken
from school.services.stappen import Status, pak, zet
from twentsekracht.logboek.services import leg_vast
from twentsekracht.organisaties.models import Gebruiker
from twentsekracht.organisaties.toegang import Rol

Bron = Aanwezigheid.Bron
DOOR = {
    Bron.BUREAU: "Genoteerd door het bureau",
    Bron.TRAINER: "Genoteerd door de trainer",
    Bron.ZELF: "Zelf gemeld met de QR-code",
}


@transaction.atomic
def noteer(
    *,
    uitvoering: Uitvoering,
    notities: Mapping[tuple[int, int | None], str],
    bron: Bron,
    door: Gebruiker | None,
    op: datetime,
    reden: str = "",
) -> int:
    """Per enrolment and session (ids) what to note: all of it or nothing. How many of them were new or changed."""
    run = vergrendel(uitvoering.pk)
    sessies = {sessie.pk: sessie for sessie in sessies_van(run)}
    rijen = Inschrijving.objects.filter(uitvoering=run, status__in=MET_PLAATS).in_bulk()
    al = genoteerd(rijen)
    nieuw = []
    for (rij, sessie), soort in notities.items():
        _keur(run, rijen.get(rij), sessies.get(sessie), soort, bron, op)
        was = al.get(rij, {}).get(sessie)
        if was and was.soort == soort:
            continue
        if was and not reden.strip():
            raise RedenNodig
        nieuw.append(
            Aanwezigheid(
                inschrijving_id=rij,
                bijeenkomst_id=sessie,
                soort=soort,
                bron=bron,
                reden=reden.strip() if was else "",
                door=door,
                vastgelegd_op=op,
            )
        )
    _leg_vast(run, nieuw, op)
    return len(nieuw)


def _keur(run, rij: Inschrijving | None, sessie: Sessie | None, soort: str, bron: Bron, op: datetime) -> None:
    vandaag = timezone.localdate(op)
    if run.afgelast_op:
        raise SchoolFout("Deze uitvoering ging niet door.")
    if soort not in Soort.values or sessie is None:
        raise SchoolFout("Kies voor iedereen wat er op de lijst staat.")
    if rij is None:
        raise SchoolFout("De lijst is veranderd: iemand heeft geen plaats meer. Kijk hem nog eens na.")
    if not sessie.is_te_noteren(op=vandaag):
        raise SchoolFout("Wat nog moet komen, kun je nog niet noteren.")
    if bron == Bron.TRAINER and vandaag > sessie.trainer_tot:
        raise SchoolFout("De week waarin je kon noteren, is voorbij. Bel of mail het bureau.")


def _leg_vast(run: Uitvoering, nieuw: list[Aanwezigheid], op: datetime) -> None:
    Aanwezigheid.objects.bulk_create(nieuw)
    laatste = {notitie.inschrijving_id: notitie for notitie in nieuw}
    if laatste:
        _volg(run, laatste, op)


def _volg(run: Uitvoering, laatste: Mapping[int, Aanwezigheid | None], op: datetime) -> None:
    """The status of these enrolments (ids) is what their sessions say; `laatste` is the note it follows from."""
    sessies, al, voorbij = sessies_van(run), genoteerd(laatste), is_voorbij(run, op=op)
    for pk in sorted(laatste):
        van_deze = {sessie: notitie.soort for sessie, notitie in al.get(pk, {}).items()}
        naar = uitkomst([van_deze.get(sessie.pk) for sessie in sessies], is_voorbij=voorbij)
        inschrijving = pak(pk)
        if naar is None or inschrijving.status == naar:
            continue
        if inschrijving.status == Status.NO_SHOW:
            _herzie_wachtlijsten(inschrijving.deelnemer, op)
        notitie = laatste[pk]
        zet(
            inschrijving,
            naar,
            door=notitie.door if notitie else None,
            op=op,
            reden=(notitie.reden or DOOR[notitie.bron]) if notitie else "De opleiding is voorbij",
        )
        if naar == Status.NO_SHOW:
            presentiepost.niet_gekomen(inschrijving, op=op)


def _herzie_wachtlijsten(gebruiker: Gebruiker | None, op: datetime) -> None:
    """Where they wait at the back it is looked at again: by a job, since this one holds another run."""
    achteraan = Inschrijving.objects.filter(
        deelnemer=gebruiker, deelnemer__isnull=False, status=Status.WACHTLIJST, is_achteraan=True
    )
    for run in achteraan.order_by("uitvoering").values_list("uitvoering", flat=True):
        vraag_bijwerken_aan(run, vanaf=op, op=op)


@transaction.atomic
def meld_aanwezig(
    *, uitvoering: Uitvoering, bijeenkomst_id: int | None, gebruiker: Gebruiker, op: datetime
) -> Inschrijving:
    """Somebody in the room scanned the code. Twice changes nothing; what a trainer noted is not overwritten."""
    run = vergrendel(uitvoering.pk)
    sessie = next((een for een in sessies_van(run) if een.pk == bijeenkomst_id), None)
    if sessie and not sessie.is_op(timezone.localdate(op)):
        raise NietVandaag(sessie.dag)
    rij = rij_van(run, gebruiker)
    _keur(run, rij, sessie, Soort.AANWEZIG, Bron.ZELF, op)
    was = genoteerd([rij]).get(rij.pk, {}).get(bijeenkomst_id)
    if was and was.soort != Soort.AANWEZIG:
        raise AlGenoteerd(was.get_soort_display())
    if was is None:
        notitie = Aanwezigheid(
            inschrijving=rij,
            bijeenkomst_id=bijeenkomst_id,
            soort=Soort.AANWEZIG,
            bron=Bron.ZELF,
            door=gebruiker,
            vastgelegd_op=op,
        )
        _leg_vast(run, [notitie], op)
    return rij


@transaction.atomic
def rond_af(*, uitvoering_id: int, op: datetime) -> None:
    """The course is over: who was there enough has finished it. Doing so twice changes nothing."""
    run = vergrendel(uitvoering_id)
    if run.afgelast_op or not is_voorbij(run, op=op):
        return
    _volg(run, dict.fromkeys(_nog_niet_af(run)), op)


def _nog_niet_af(run: Uitvoering) -> Iterable[int]:
    rijen = run.inschrijvingen.filter(status__in=[Status.AANWEZIG, Status.DEELS], aanwezigheid__isnull=False)
    return rijen.order_by("pk").distinct().values_list("pk", flat=True)


# ---- it is not right


@transaction.atomic
def maak_bezwaar(*, inschrijving: Inschrijving, tekst: str, op: datetime) -> Bezwaar:
    """To the platform office, which can put it right, and to the contactpersonen. One at a time."""
    vergrendel(inschrijving.uitvoering_id)
    inschrijving = pak(inschrijving.pk)
    if inschrijving.status not in Inschrijving.GEWEEST:
        raise SchoolFout("Er is nog niets over je genoteerd.")
    if inschrijving.bezwaren.filter(beantwoord_op__isnull=True).exists():
        raise SchoolFout("Je hebt dit al gemeld. Je krijgt een mail als het bureau ernaar heeft gekeken.")
    bezwaar = Bezwaar.objects.create(inschrijving=inschrijving, tekst=tekst, gevraagd_op=op)
    presentiepost.bezwaar(bezwaar, op=op)
    return bezwaar


@transaction.atomic
def beantwoord_bezwaar(*, bezwaar: Bezwaar, antwoord: str, door: Gebruiker, op: datetime) -> Bezwaar:
    """The first answer counts. What was noted is put right by `noteer`, and not by this."""
    open_nog = Bezwaar.objects.filter(pk=bezwaar.pk, beantwoord_op__isnull=True)
    if not open_nog.update(antwoord=antwoord, beantwoord_op=op, door=door):
        raise SchoolFout("Hier is al op geantwoord.")
    bezwaar = Bezwaar.objects.select_related(
        "inschrijving__deelnemer", "inschrijving__uitvoering__opleiding"
    ).get(pk=bezwaar.pk)
    presentiepost.antwoord_op_bezwaar(bezwaar, op=op)
    leg_vast(door=door, rol=Rol.COORDINATOR, actie="bezwaar beantwoord", object=bezwaar, op=op)
    return bezwaar


@transaction.atomic
def stuur_presentielink(*, sessie: Sessie, aan: str, door: Gebruiker, op: datetime) -> None:
    """So that a trainer can note who was there; it opens that session only, until a week after."""
    presentiepost.presentielink(sessie, presentieteken(sessie), aan, op=op)
    leg_vast(door=door, rol=Rol.COORDINATOR, actie="presentielink verstuurd", object=sessie.uitvoering, op=op)
