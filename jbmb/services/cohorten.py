"""What the coördinator does with a cohort: opening it, choosing, beginning, and ending it."""

from datetime import datetime, time

from django.conf import settings
from django.db import transaction
from django.utils import timezone

from jbmb.fouten import RuilFout
from jbmb.models import ACTIEF, LEVENDE_MATCH, Cohort, Cohortcoach, Cohortdeelname, Cohortmatch
from jbmb.services import cohortbrieven as brieven
from jbmb.services.cohortlinks import akkoordteken
from jbmb.services.cohortmatch import loop_bij, stop_matches
from jbmb.services.cohortstappen import deelnames, pak, pak_cohort, zet
from twentsekracht.organisaties.models import Gebruiker
from twentsekracht.vasthouden import akkoord_tot

C, D = Cohort.Status, Cohortdeelname.Status


@transaction.atomic
def maak(*, cohort: Cohort, door: Gebruiker, op: datetime) -> Cohort:
    """A concept, as the form filled it in."""
    zet(cohort, C.CONCEPT, door=door, op=op)
    return cohort


@transaction.atomic
def stel_open(*, cohort: Cohort, door: Gebruiker, op: datetime) -> None:
    nu = pak_cohort(cohort.pk)
    if nu.aanmelden_tot < timezone.localdate(op):
        raise RuilFout("De laatste dag om aan te melden is al voorbij. Wijzig die eerst.")
    zet(nu, C.OPEN, door=door, op=op)


@transaction.atomic
def sluit_keuze(*, cohort: Cohort, door: Gebruiker, op: datetime) -> int:
    """Who still waits is not chosen, and hears so. Answers how many. Without anybody chosen there is no cohort."""
    nu = pak_cohort(cohort.pk)
    if not nu.deelnames.met_plaats().exists():
        raise RuilFout("Je hebt nog niemand gekozen.")
    zet(nu, C.GEKOZEN, door=door, op=op)
    over = list(deelnames().filter(cohort=nu, status=D.AANGEMELD).order_by("pk"))
    for rij in over:
        _wijs_af(rij, "", door=door, op=op)
    return len(over)


@transaction.atomic
def begin(*, cohort: Cohort, door: Gebruiker | None, op: datetime) -> None:
    """On the first day, by itself; whose leidinggevende did not answer by then, or in time, is not in it."""
    nu = pak_cohort(cohort.pk)
    if nu.start > timezone.localdate(op):
        raise RuilFout(f"Dit cohort begint op {brieven.dag(nu.start)}.")
    zet(nu, C.LOOPT, door=door, op=op)
    for rij in deelnames().filter(cohort=nu, status__in=(D.AANGEMELD, D.UITGENODIGD)).order_by("pk"):
        zet(rij, D.AFGEWEZEN, door=None, op=op, reden="Geen akkoord voor de eerste dag", akkoord_tot=None)
        uitleg = "Je leidinggevende antwoordde niet voor de eerste dag. Daarom doe je niet mee."
        brieven.schrijf(rij.deelnemer, nu, "Je doet niet mee", uitleg, op=op)
    loop_bij(nu, op=op)


@transaction.atomic
def werk_bij(*, cohort_id: int, op: datetime) -> None:
    """Each day: who goes to another organisation, or comes back."""
    loop_bij(pak_cohort(cohort_id), op=op)


@transaction.atomic
def rond_af(*, cohort: Cohort, door: Gebruiker, op: datetime) -> int:
    """After the last day: who is still in it has done it. Answers how many."""
    nu = pak_cohort(cohort.pk)
    if nu.einde > timezone.localdate(op):
        raise RuilFout(f"De laatste dag is {brieven.dag(nu.einde)}. Rond het daarna af.")
    zet(nu, C.AFGEROND, door=door, op=op)
    loop_bij(nu, op=op)
    klaar = list(deelnames().filter(cohort=nu, status__in=ACTIEF).order_by("pk"))
    for rij in klaar:
        if rij.status != D.IN_PROJECT:
            zet(rij, D.IN_PROJECT, door=door, op=op)
        zet(rij, D.AFGEROND, door=door, op=op)
        uitleg = "Het cohort is afgerond. Bedankt voor het meedoen! Vertel op de pagina van het cohort hoe het was."
        brieven.schrijf(rij.deelnemer, nu, "Je bent klaar", uitleg, op=op)
    for match in Cohortmatch.objects.filter(deelname__cohort=nu, status__in=LEVENDE_MATCH):
        bevestigd = match.status == Cohortmatch.Status.BEVESTIGD
        zet(
            match,
            Cohortmatch.Status.AFGEROND if bevestigd else Cohortmatch.Status.INGETROKKEN,
            door=None,
            op=op,
        )
    return len(klaar)


@transaction.atomic
def gelast_af(*, cohort: Cohort, reden: str, door: Gebruiker, op: datetime) -> int:
    """Everybody who was in it, or hoped to be, reads why. Answers how many."""
    nu = pak_cohort(cohort.pk)
    if not reden.strip():
        raise RuilFout("Schrijf erbij waarom: iedereen die zich aanmeldde, leest het.")
    zet(nu, C.AFGELAST, door=door, op=op, reden=reden)
    betrokken = list(
        deelnames().filter(cohort=nu, status__in=(D.AANGEMELD, D.UITGENODIGD, *ACTIEF)).order_by("pk")
    )
    for rij in betrokken:
        stop_matches(rij, op=op, vertel=False)
        naar = D.GESTOPT if rij.status in ACTIEF else D.AFGEWEZEN
        zet(rij, naar, door=door, op=op, reden="Het cohort gaat niet door", akkoord_tot=None)
        brieven.schrijf(
            rij.deelnemer,
            nu,
            "Het gaat niet door",
            "Dit cohort gaat niet door, of stopt.",
            op=op,
            reden=reden,
        )
    return len(betrokken)


# ---- choosing


@transaction.atomic
def nodig_uit(*, deelname: Cohortdeelname, door: Gebruiker, op: datetime) -> None:
    """A place is kept from now on; it is theirs when their leidinggevende agrees."""
    nu = pak(deelname.pk)
    cohort = nu.cohort
    if cohort.status not in (C.OPEN, C.GEKOZEN) or cohort.start <= timezone.localdate(op):
        raise RuilFout("Voor dit cohort kun je niemand meer kiezen.")
    if cohort.deelnames.met_plaats().count() >= cohort.plaatsen:
        raise RuilFout(f"Alle {cohort.plaatsen} plaatsen zijn bezet.")
    if nu.deelnemer is None or not nu.leidinggevende:
        raise RuilFout("Bij deze aanmelding staat geen leidinggevende. Vraag je collega die in te vullen.")
    if Cohortdeelname.objects.van(nu.deelnemer).filter(status__in=ACTIEF).exists():
        raise RuilFout("Deze collega doet al mee aan een ander cohort.")
    begin_ = timezone.make_aware(datetime.combine(cohort.start, time()))
    tot = akkoord_tot(begin_, werkdagen=settings.AKKOORD_WERKDAGEN, op=op)
    zet(
        nu,
        D.UITGENODIGD,
        door=door,
        op=op,
        akkoord_tot=tot,
        herinnerd_op=None,
        vraagnummer=nu.vraagnummer + 1,
    )
    brieven.vraag_akkoord(nu, akkoordteken(nu), op=op)


@transaction.atomic
def wijs_af(*, deelname: Cohortdeelname, reden: str, door: Gebruiker, op: datetime) -> None:
    nu = pak(deelname.pk)
    if nu.status != D.AANGEMELD:
        raise RuilFout(f"Dat kan niet meer. De status is nu ‘{nu.get_status_display()}’.")
    _wijs_af(nu, reden, door=door, op=op)


def _wijs_af(rij: Cohortdeelname, reden: str, *, door: Gebruiker, op: datetime) -> None:
    zet(rij, D.AFGEWEZEN, door=door, op=op, reden=reden)
    uitleg = "Je bent deze keer niet gekozen. Er waren meer aanmeldingen, of het paste niet bij de groep."
    brieven.schrijf(rij.deelnemer, rij.cohort, "Je bent niet gekozen", uitleg, op=op, reden=reden)


@transaction.atomic
def geef_coach(*, deelname: Cohortdeelname, coach: Cohortcoach | None, door: Gebruiker, op: datetime) -> None:
    """None: nobody any more. Notes of who was it before stay theirs."""
    nu = pak(deelname.pk)
    if coach is not None and coach.cohort_id != nu.cohort_id:
        raise RuilFout("Deze coach hoort bij een ander cohort.")
    if coach is not None and coach.gebruiker_id == nu.deelnemer_id:
        raise RuilFout("Niemand is de coach van zichzelf.")
    if nu.coach_id == (coach and coach.pk):
        return
    nu.coach = coach
    nu.save(update_fields=["coach"])
    if coach is not None and nu.status in ACTIEF:
        uitleg = f"Je coach is {coach.gebruiker.naam}."
        brieven.schrijf(nu.deelnemer, nu.cohort, "Je hebt een coach", uitleg, op=op)
