"""What happens at the school without anybody pressing a button."""

from collections.abc import Callable
from datetime import timedelta

from django.db.models import Q
from django.db.models.functions import Coalesce
from django.utils import timezone

from school import services
from school.herinneringen import te_herinneren
from school.minimum import op_te_roepen
from school.models import Akkoord, Inschrijving, Plaatsoverdracht, Uitvoering
from twentsekracht.werk.later import wacht_tot
from twentsekracht.werk.models import Job
from twentsekracht.werk.services import Meld
from twentsekracht.werk.voortgang import een_voor_een

Status = Inschrijving.Status
NOG_DICHT = timedelta(days=14)  # after the start: long enough to catch up with days that the portal was down


def werk_bij(job: Job, meld: Meld) -> None:
    """One run, at the moment an offer lapses."""
    wacht_tot(job, op=timezone.now())
    services.werk_uitvoering_bij(uitvoering_id=job.argumenten["uitvoering"], op=timezone.now())


def vertel(job: Job, meld: Meld) -> Callable[[], None]:
    """What came of enrolling, at the moment of that; noted together with the end of the job."""
    return lambda: services.vertel(stap_id=job.argumenten["stap"], op=job.aangevraagd_op)


def stem_agenda_af(job: Job, meld: Meld) -> None:
    """One run that was changed: each participant in a transaction of their own, so that nobody is told twice."""
    wacht_tot(job, op=timezone.now())
    _stem_af([job.argumenten["uitvoering"]], meld)


def agendas(job: Job, meld: Meld) -> None:
    """Every run that is not over: whatever was changed in whatever way, calendars get to know it within a day."""
    vandaag = timezone.localdate()
    niet_voorbij = Q(start__gte=vandaag) | Q(einde__gte=vandaag) | Q(bijeenkomsten__datum__gte=vandaag)
    runs = Uitvoering.objects.filter(niet_voorbij).distinct().order_by("pk")
    _stem_af(list(runs.values_list("pk", flat=True)), meld)


def _stem_af(runs: list[int], meld: Meld) -> None:
    for run in een_voor_een(runs, "Agenda’s bijwerken", meld):
        for inschrijving in services.af_te_stemmen(run, op=timezone.now()):
            services.stem_agenda_af(inschrijving_id=inschrijving, op=timezone.now())


def dagelijks(job: Job, meld: Meld) -> None:
    """Every run in which somebody waits, or is asked to take a place over: the day of release may have come, or the run
    begins. Each on its own.
    """
    vandaag = timezone.localdate()
    wachtend = Inschrijving.objects.filter(
        status__in=[Status.WACHTLIJST, Status.AANGEBODEN, Status.WACHT_OP_AKKOORD], deelnemer__isnull=False
    )
    aangeboden = Plaatsoverdracht.objects.filter(antwoord="").values("inschrijving__uitvoering")
    runs = Uitvoering.objects.filter(
        Q(pk__in=wachtend.values("uitvoering")) | Q(pk__in=aangeboden), start__gte=vandaag - NOG_DICHT
    )
    ids = list(runs.order_by("pk").values_list("pk", flat=True))
    for pk in een_voor_een(ids, "Plaatsen bijwerken", meld):
        services.werk_uitvoering_bij(uitvoering_id=pk, op=timezone.now())


def afronden(job: Job, meld: Meld) -> None:
    """Courses that ended: of who was there enough it now says so. Each run on its own."""
    vandaag = timezone.localdate()
    laatste = Coalesce("einde", "start")
    voorbij = Uitvoering.objects.annotate(laatste=laatste).filter(
        laatste__gte=vandaag - NOG_DICHT,
        laatste__lte=vandaag,
        afgelast_op__isnull=True,
        inschrijvingen__status__in=[Status.AANWEZIG, Status.DEELS],
    )
    ids = list(voorbij.order_by("pk").distinct().values_list("pk", flat=True))
    for pk in een_voor_een(ids, "Opleidingen afronden", meld):
        services.rond_af(uitvoering_id=pk, op=timezone.now())


def akkoorden(job: Job, meld: Meld) -> None:
    """Who did not answer is asked again, and in the end the contactpersoon."""
    ids = list(Akkoord.objects.filter(besluit="").order_by("pk").values_list("pk", flat=True))
    for pk in een_voor_een(ids, "Aan akkoorden herinneren", meld):
        services.herinner(akkoord_id=pk, op=timezone.now())


def nieuwe_data(job: Job, meld: Meld) -> None:
    """Who waits for a new date hears of it the morning after, so that a run can still be put right before."""
    nieuw = (
        Uitvoering.objects.te_melden(op=timezone.localdate()).order_by().values_list("opleiding", flat=True)
    )
    ids = sorted(set(nieuw))
    for pk in een_voor_een(ids, "Nieuwe data melden", meld):
        services.meld_nieuwe_data(opleiding_id=pk, op=timezone.now())


def oproepen(job: Job, meld: Meld) -> None:
    """Of runs that are to be decided on, or soon closed, and lack people."""
    te_weinig = op_te_roepen(op=timezone.localdate()).filter(oproep_op__isnull=True)
    for pk in te_weinig.order_by("pk").values_list("pk", flat=True):
        services.doe_oproep(uitvoering_id=pk, op=timezone.now())


def herinneringen(job: Job, meld: Meld) -> None:
    """Who goes somewhere soon, and who has been somewhere. Each in a transaction of their own."""
    wie = te_herinneren(op=timezone.localdate())
    for inschrijving, soort, dag in een_voor_een(wie, "Herinneren", meld):
        services.herinner_aan(inschrijving_id=inschrijving, soort=soort, dag=dag, op=timezone.now())
