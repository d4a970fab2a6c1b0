"""Who goes to whose place: noted by who goes, agreed by whose place it is. Nobody else comes into it."""

from datetime import date, datetime

from django.db import IntegrityError, transaction
from django.db.models import Q
from django.utils import timezone

from jbmb.fouten import RuilFout
from jbmb.models import LEVENDE_MATCH, Cohort, Cohortdeelname, Cohortmatch
from jbmb.services import cohortbrieven as brieven
from jbmb.services.cohortstappen import deelnames, eigen, pak_cohort, zet
from twentsekracht.organisaties.models import Gebruiker

D, M = Cohortdeelname.Status, Cohortmatch.Status
AL_EEN = "Je hebt al een match. Trek die eerst in."


@transaction.atomic
def stel_voor(
    *, deelname: Cohortdeelname, bij_id: int, van: date, tot: date, door: Gebruiker, op: datetime
) -> Cohortmatch:
    """`bij_id`: whose place. They answer whether it is right."""
    nu = eigen(deelname, door)
    bij = deelnames().filter(cohort=nu.cohort_id, pk=bij_id, deelnemer__isnull=False).first()
    _keur(nu, bij, van, tot)
    rij = Cohortmatch(deelname=nu, bij=bij, van=van, tot=tot)
    try:
        with transaction.atomic():
            zet(rij, M.VOORGESTELD, door=door, op=op)
    except IntegrityError as fout:
        raise RuilFout(AL_EEN) from fout
    uitleg = f"{door.naam} wil naar jouw plek, {periode(rij)}. Klopt dat? Zeg het op de pagina van je cohort."
    brieven.schrijf(bij.deelnemer, nu.cohort, "Klopt deze match?", uitleg, op=op)
    return rij


def _keur(nu: Cohortdeelname, bij: Cohortdeelname | None, van: date, tot: date) -> None:
    cohort = nu.cohort
    if cohort.status not in (Cohort.Status.GEKOZEN, Cohort.Status.LOOPT) or nu.status != D.DEELNEMER:
        raise RuilFout("Je kunt nu geen match noteren.")
    if bij is None or bij.status not in (D.DEELNEMER, D.IN_RUIL):
        raise RuilFout("Kies iemand uit je cohort.")
    if bij.organisatie_id == nu.organisatie_id:
        raise RuilFout("Kies iemand van een andere organisatie.")
    if van >= tot:
        raise RuilFout("De laatste dag komt na de eerste.")
    if van < cohort.start or tot > cohort.ruil_tot:
        grens = f"{brieven.dag(cohort.start)} tot en met {brieven.dag(cohort.ruil_tot)}"
        raise RuilFout(f"Kies dagen van {grens}.")
    if Cohortmatch.objects.filter(deelname=nu, status__in=LEVENDE_MATCH).exists():
        raise RuilFout(AL_EEN)


@transaction.atomic
def beantwoord(*, match: Cohortmatch, klopt: bool, door: Gebruiker, op: datetime) -> None:
    """By whose place it is."""
    rij = _pak(match)
    if rij.bij.deelnemer_id != door.pk:
        raise RuilFout("Alleen van wie de plek is, zegt of de match klopt.")
    if klopt and rij.bij.status not in (D.DEELNEMER, D.IN_RUIL):
        raise RuilFout("Dat kan niet meer.")
    if rij.status != M.VOORGESTELD:
        raise RuilFout(f"Dat kan niet meer. De status is nu ‘{rij.get_status_display()}’.")
    try:
        with transaction.atomic():
            zet(rij, M.BEVESTIGD if klopt else M.GEWEIGERD, door=door, op=op)
    except IntegrityError as fout:
        raise RuilFout("Op deze plek komt al een ander.") from fout
    kop = "Je match is afgesproken" if klopt else "Je match gaat niet door"
    uitleg = (
        f"{door.naam} bevestigde de match, {periode(rij)}."
        if klopt
        else f"{door.naam} zegt dat de match niet klopt. Zoek samen verder."
    )
    brieven.schrijf(rij.deelname.deelnemer, rij.deelname.cohort, kop, uitleg, op=op)
    loop_bij(rij.deelname.cohort, op=op)


@transaction.atomic
def trek_in(*, match: Cohortmatch, reden: str, door: Gebruiker, op: datetime) -> None:
    """What was only proposed, by who did; what was agreed by either of the two, who says why."""
    rij = _pak(match)
    afgesproken = rij.status == M.BEVESTIGD
    wie = {rij.deelname.deelnemer_id, rij.bij.deelnemer_id} if afgesproken else {rij.deelname.deelnemer_id}
    if door.pk not in wie:
        raise RuilFout("Dit is niet jouw match.")
    if afgesproken and not reden.strip():
        raise RuilFout("Schrijf erbij waarom: dan weet de ander het.")
    _beeindig(rij, door=door, op=op, reden=reden)
    ander = rij.bij if rij.deelname.deelnemer_id == door.pk else rij.deelname
    uitleg = f"{door.naam} stopte de match, {periode(rij)}."
    brieven.schrijf(ander.deelnemer, ander.cohort, "Een match gaat niet door", uitleg, op=op, reden=reden)


def stop_matches(deelname: Cohortdeelname, *, op: datetime, vertel: bool = True) -> None:
    """For who holds the cohort: this person leaves. Why is theirs; that it ends the others hear."""
    rijen = Cohortmatch.objects.filter(Q(deelname=deelname) | Q(bij=deelname), status__in=LEVENDE_MATCH)
    for rij in rijen.select_related(*_MET).order_by("pk"):
        _beeindig(rij, door=None, op=op, reden="Een van de twee doet niet meer mee")
        ander = rij.bij if rij.deelname_id == deelname.pk else rij.deelname
        if vertel:
            uitleg = f"De ander doet niet meer mee. De match, {periode(rij)}, gaat niet door."
            brieven.schrijf(ander.deelnemer, ander.cohort, "Een match gaat niet door", uitleg, op=op)
    deelname.refresh_from_db(fields=["status"])


def _beeindig(rij: Cohortmatch, *, door: Gebruiker | None, op: datetime, reden: str) -> None:
    afgesproken = rij.status == M.BEVESTIGD
    zet(rij, M.AFGEBROKEN if afgesproken else M.INGETROKKEN, door=door, op=op, reden=reden)
    if afgesproken and rij.deelname.status == D.IN_RUIL:
        zet(rij.deelname, D.DEELNEMER, door=door, op=op, reden="Match eerder gestopt")


def loop_bij(cohort: Cohort, *, op: datetime) -> None:
    """For who holds the cohort: who goes today is there, whose last day was is at the project. Safe to run twice."""
    if cohort.status not in (Cohort.Status.LOOPT, Cohort.Status.AFGEROND):
        return
    vandaag = timezone.localdate(op)
    matches = Cohortmatch.objects.filter(deelname__cohort=cohort).select_related("deelname")
    for rij in matches.filter(status=M.BEVESTIGD, van__lte=vandaag, deelname__status=D.DEELNEMER):
        zet(rij.deelname, D.IN_RUIL, door=None, op=op)
    for rij in matches.filter(status=M.BEVESTIGD, tot__lt=vandaag).select_related("deelname"):
        zet(rij, M.AFGEROND, door=None, op=op)
        if rij.deelname.status == D.IN_RUIL:
            zet(rij.deelname, D.IN_PROJECT, door=None, op=op)
    if cohort.ruil_tot < vandaag:
        for rij in matches.filter(status=M.VOORGESTELD):
            zet(rij, M.INGETROKKEN, door=None, op=op, reden="De periode is voorbij")
        for rij in cohort.deelnames.filter(status=D.DEELNEMER):
            zet(rij, D.IN_PROJECT, door=None, op=op)


_MET = ("deelname__deelnemer", "deelname__cohort", "bij__deelnemer", "bij__cohort")


def _pak(match: Cohortmatch) -> Cohortmatch:
    pak_cohort(match.deelname.cohort_id)
    return Cohortmatch.objects.select_related(*_MET).get(pk=match.pk)


def periode(rij: Cohortmatch) -> str:
    return f"van {brieven.dag(rij.van)} tot en met {brieven.dag(rij.tot)}"
