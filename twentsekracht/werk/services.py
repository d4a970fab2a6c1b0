"""Asking for background work, and the moves of a job from then on.

Apps use `vraag_aan`, `opnieuw`, and in their handlers `Meld`, `Weigering` and `LaterOpnieuw`. The rest is
called by whoever works the rows off (`tasks.py`, `werker.py`, `manage.py verwerk`) and may be called by any
number of them at the same time.
"""

import logging
from collections.abc import Callable
from datetime import datetime, timedelta

from celery.exceptions import SoftTimeLimitExceeded
from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import InterfaceError, OperationalError, connection, transaction
from django.db.models import F
from django.utils import timezone

from twentsekracht.werk import bel
from twentsekracht.werk.handlers import haal_handler
from twentsekracht.werk.models import POGINGEN, Bericht, Job

logger = logging.getLogger(__name__)

LEASE = timedelta(seconds=settings.WERK_LEASE)
PER_VEEG = 500
_in_handen: dict[int, Job] = {}  # what this process is working on
DATABASE_WEG = 10  # seconds to leave a database alone that did not answer

OPGEGEVEN = "Het is na {pogingen} pogingen niet gelukt. Probeer het later opnieuw."
DUURDE_TE_LANG = "Dit duurde te lang en is gestopt."
ONVERWACHT = "Er ging iets mis (kenmerk {kenmerk}). Probeer het opnieuw of meld het de beheerder."


class Weigering(Exception):
    """A handler cannot do what was asked, and the user may read why: the message, in plain Dutch."""


class LaterOpnieuw(Exception):
    """Not now: try again after so many seconds. The message is the reason, if this was the last attempt."""

    def __init__(self, seconden: int, reden: str = ""):
        super().__init__(reden)
        self.seconden = seconden


class LeaseVerloren(Exception):
    """Somebody else has the job by now: stop, and leave no trace."""


class NietOpnieuw(Weigering):
    def __init__(self):
        super().__init__("Alleen werk dat mislukt is, kan opnieuw.")


@transaction.atomic
def vraag_aan(*, soort: str, sleutel: str, argumenten: dict, door, op: datetime) -> Job:
    """Writes the job in the caller's transaction and rings on commit. Arguments are ids only: no personal
    data.

    Who asks for what is already open gets that job. It may have read its data before this caller's change, so
    a caller who needs the change in the result puts what changed into the key.
    """
    haal_handler(soort)
    nieuw = Job(soort=soort, sleutel=sleutel, argumenten=argumenten, door=door, aangevraagd_op=op)
    gezocht = Job.objects.open().filter(soort=soort, sleutel=sleutel)
    while not (job := gezocht.first()):
        # Refused in silence when another request was first. That one may be finished before we look: a loop.
        Job.objects.bulk_create([nieuw], ignore_conflicts=True)
    _bel_na_commit(job)
    return job


@transaction.atomic(savepoint=False)
def vraag_nieuwe_aan(*, soort: str, wat: dict[str, dict], op: datetime) -> list[Job]:
    """Many at once: per key its arguments. For keys that nobody can have asked for, such as of rows just made."""
    haal_handler(soort)
    gebeld_op = op if settings.REDIS_URL else None
    jobs = Job.objects.bulk_create(
        Job(soort=soort, sleutel=sleutel, argumenten=argumenten, aangevraagd_op=op, gebeld_op=gebeld_op)
        for sleutel, argumenten in wat.items()
    )
    transaction.on_commit(lambda: bel.rinkel_voor_nieuw(*(job.pk for job in jobs)), robust=True)
    return jobs


@transaction.atomic(savepoint=False)
def neem_over(*, soort: str, sleutels: list[str], op: datetime, wacht: bool = True) -> list[Job]:
    """What of these is still open, for who cannot wait for a worker: it counts as done, so the caller does it, in the
    same transaction. A worker that had begun has lost it, one that is writing down what it did is waited for, or
    without `wacht` left to it.
    """
    gezocht = Job.objects.open().select_for_update(skip_locked=not wacht)
    jobs = list(gezocht.filter(soort=soort, sleutel__in=sleutels).order_by("pk"))
    if jobs:
        Job.objects.filter(pk__in=[job.pk for job in jobs]).update(
            status=Job.Status.GEREED, afgerond_op=op, lease_tot=None
        )
    return jobs


@transaction.atomic
def opnieuw(*, job: Job, door, op: datetime) -> Job:
    """mislukt -> aangevraagd, as if it had never been tried. Open already (or asked for anew): that one."""
    job = Job.objects.select_for_update().get(pk=job.pk)
    if open_job := Job.objects.open().filter(soort=job.soort, sleutel=job.sleutel).first():
        return open_job
    if job.status != Job.Status.MISLUKT:
        raise NietOpnieuw
    job.status, job.poging, job.door, job.aangevraagd_op = Job.Status.AANGEVRAAGD, 0, door, op
    job.niet_voor = job.afgerond_op = job.gebeld_op = job.gestart_op = None
    job.stap, job.reden, job.gedaan, job.totaal = "", "", 0, 0
    job.save()
    _bel_na_commit(job)
    return job


def _bel_na_commit(job: Job) -> None:
    # robust: whatever goes wrong here, the request has done its work and the row is safe.
    transaction.on_commit(lambda: bel.rinkel(job.pk), robust=True)


# ---- working it off


@transaction.atomic
def claim(job_id: int, *, op: datetime) -> Job | None:
    """Takes the job for one turn, or None when it is not due or somebody else has it."""
    te_doen = Job.objects.filter(pk=job_id).te_doen(op=op)
    genomen = te_doen.update(
        status=Job.Status.BEZIG,
        poging=F("poging") + 1,
        beurt=F("beurt") + 1,
        lease_tot=op + LEASE,
        gestart_op=op,
        niet_voor=None,
        stap="",
        gedaan=0,
        totaal=0,
        reden="",
    )
    # In the same transaction, so that the turn we read is the turn we took.
    return Job.objects.get(pk=job_id) if genomen else None


class Meld:
    """How a handler says how far it is. Holds on to the job meanwhile; stops the handler when it was lost."""

    def __init__(self, job: Job, klok: Callable[[], datetime] = timezone.now):
        self._job, self._klok = job, klok

    def __call__(self, stap: str, *, gedaan: int = 0, totaal: int = 0) -> None:
        op = self._klok()
        _verzet(self._job, stap=stap[:200], gedaan=gedaan, totaal=totaal, lease_tot=op + LEASE)


def voer_uit(job_id: int, *, klok: Callable[[], datetime] = timezone.now) -> bool:
    """One turn of one job. False when there was nothing to claim. The only place that catches everything.

    A database that went away gets time to come back; a process told to stop gives the row back at once;
    anything else that was not foreseen (WeasyPrint's FatalURLFetchingError is a BaseException) ends as
    mislukt.
    """
    job = claim(job_id, op=klok())
    if job is None:
        return False
    _in_handen[job.pk] = job
    try:
        effect = haal_handler(job.soort)(job, Meld(job, klok))
        rond_af(job, effect, op=klok())
    except LeaseVerloren:
        logger.warning("job %s: turn %s was overtaken, its work is dropped", job.pk, job.beurt)
    except LaterOpnieuw as later:
        _probeer(stel_uit, job, seconden=later.seconden, reden=str(later), op=klok())
    except (OperationalError, InterfaceError):
        logger.exception("job %s: the database did not answer", job.pk)
        _probeer(stel_uit, job, seconden=DATABASE_WEG, reden="", op=klok())
    except (SystemExit, KeyboardInterrupt):
        _probeer(geef_terug, job)
        raise
    except BaseException as fout:  # noqa: BLE001 - see above
        _probeer(mislukt, job, reden=reden_van(fout, job), op=klok())
    finally:
        _in_handen.pop(job.pk, None)
    return True


def rond_af(job: Job, effect: Callable[[], None] | None, *, op: datetime) -> None:
    """The effect and `gereed` commit together or not at all, and only for who still has the job."""
    with transaction.atomic():
        _verzet(job, status=Job.Status.GEREED, afgerond_op=op, lease_tot=None)
        if effect is not None:
            effect()


def stel_uit(job: Job, *, seconden: int, reden: str, op: datetime) -> None:
    if job.poging >= POGINGEN:
        mislukt(job, reden=reden or OPGEGEVEN.format(pogingen=POGINGEN), op=op)
        return
    niet_voor = op + timedelta(seconds=seconden)
    _geef_vrij(job, niet_voor=niet_voor, reden=reden)


def geef_terug(job: Job) -> None:
    """The process has to stop: the next one may start at once, without waiting for the lease."""
    _geef_vrij(job, niet_voor=None)


def _geef_vrij(job: Job, **velden) -> None:
    _verzet(job, status=Job.Status.AANGEVRAAGD, lease_tot=None, gebeld_op=None, **velden)


def geef_alles_terug() -> None:
    """For a process that ends while a thread is at work: the thread is fenced off should it live on."""
    for job in list(_in_handen.values()):
        _probeer(geef_terug, job)


def mislukt(job: Job, *, reden: str, op: datetime) -> None:
    _verzet(job, status=Job.Status.MISLUKT, lease_tot=None, afgerond_op=op, reden=reden)


def _verzet(job: Job, **velden) -> None:
    """Every move of a claimed job goes through this fence."""
    if not Job.objects.van(job).update(**velden):
        raise LeaseVerloren


def _probeer(zet: Callable, job: Job, **argumenten) -> None:
    """A last word about a turn that went wrong. Without a database the lease runs out: good enough."""
    try:
        if not connection.in_atomic_block:  # never in a worker; in tests
            connection.close_if_unusable_or_obsolete()
        zet(job, **argumenten)
    except LeaseVerloren:
        logger.warning("job %s: turn %s was overtaken", job.pk, job.beurt)
    except (OperationalError, InterfaceError):
        logger.exception("job %s: could not write %s, the sweep will take it up", job.pk, zet.__name__)


def reden_van(fout: BaseException, job: Job) -> str:
    """What the user reads. Details of what nobody foresaw are in the log only, under the reference."""
    if isinstance(fout, Weigering) and str(fout):
        return str(fout)
    if isinstance(fout, ValidationError):
        return " ".join(fout.messages)
    if isinstance(fout, SoftTimeLimitExceeded):
        return DUURDE_TE_LANG
    kenmerk = f"{job.pk}-{job.beurt}"
    logger.error("job %s (%s) failed, kenmerk %s", job.pk, job.soort, kenmerk, exc_info=fout)
    return ONVERWACHT.format(kenmerk=kenmerk)


# ---- the safety net


def veeg(*, op: datetime) -> list[int]:
    """Gives up what is out of attempts, rings for what nobody came for, forgets old mail. Returns what it
    rang for.
    """
    opgegeven = Job.objects.uitgeput(op=op).update(
        status=Job.Status.MISLUKT,
        lease_tot=None,
        afgerond_op=op,
        reden=OPGEGEVEN.format(pogingen=POGINGEN),
    )
    if opgegeven:
        logger.error("%s jobs given up after %s attempts", opgegeven, POGINGEN)
    Job.objects.filter(bericht__in=Bericht.objects.verouderd(op=op)).delete()
    te_bellen = Job.objects.te_bellen(op=op).order_by("aangevraagd_op", "pk")
    ids = list(te_bellen.values_list("pk", flat=True)[:PER_VEEG])
    if ids:
        bel.rinkel(*ids)
    return ids


def volgende(*, op: datetime) -> int | None:
    """The job to claim next, for workers that look for themselves instead of waiting for a bell.

    The least tried first: one that takes its worker down with it must not come before what only waits.
    """
    volgorde = Job.objects.te_doen(op=op).order_by("poging", "aangevraagd_op", "pk")
    return volgorde.values_list("pk", flat=True).first()


def ronde(*, klok: Callable[[], datetime] = timezone.now, stop: Callable[[], bool] = lambda: False) -> int:
    """Works off what is due until nothing is left. Returns how many turns that took."""
    beurten = 0
    while not stop() and (job_id := volgende(op=klok())):
        beurten += voer_uit(job_id, klok=klok)
    return beurten
