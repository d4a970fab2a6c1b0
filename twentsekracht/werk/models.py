"""The rows of the background work: jobs, and the outgoing mail that jobs send.

`Bericht` stands here and not in `twentsekracht/post.py` because Django finds models per app, and one table is
no reason for an app of its own: a message is nothing but the argument of a job. `post.py` is its only door.
"""

import uuid
from datetime import datetime, timedelta

from django.conf import settings
from django.db import models
from django.db.models import F, Q

POGINGEN = 5  # after so many a job is given up, with its reason
BEL_OPNIEUW_NA = timedelta(seconds=settings.WERK_BEL_OPNIEUW)
BERICHT_BEWAREN = timedelta(days=30)  # mail holds personal data: the outbox forgets


class JobQuerySet(models.QuerySet):
    def open(self):
        return self.filter(status__in=OPEN)

    def te_doen(self, *, op: datetime):
        """What a worker may claim now: waiting and due, or left behind by a worker whose lease ran out."""
        return self.filter(_wacht(op) | _verlopen(op), poging__lt=POGINGEN)

    def te_bellen(self, *, op: datetime):
        """What is due, but for which no bell rang, or rang too long ago to be still on its way."""
        lang_geleden = Q(gebeld_op__isnull=True) | Q(gebeld_op__lt=op - BEL_OPNIEUW_NA)
        return self.te_doen(op=op).filter(lang_geleden | _verlopen(op) & Q(gebeld_op__lt=F("lease_tot")))

    def uitgeput(self, *, op: datetime):
        """Out of attempts while nobody is working on it any more."""
        return self.filter(Q(status=Job.Status.AANGEVRAAGD) | _verlopen(op), poging__gte=POGINGEN)

    def van(self, job: "Job"):
        """The fence: this row, as long as it is in the hands of the turn that `job` was claimed in."""
        return self.filter(pk=job.pk, status=Job.Status.BEZIG, beurt=job.beurt)


def _wacht(op: datetime) -> Q:
    return Q(status=Job.Status.AANGEVRAAGD) & (Q(niet_voor__isnull=True) | Q(niet_voor__lte=op))


def _verlopen(op: datetime) -> Q:
    return Q(status=Job.Status.BEZIG, lease_tot__lt=op)


class Job(models.Model):
    """One piece of background work. The row is the truth; what Celery or a thread knows is only a nudge."""

    class Status(models.TextChoices):
        AANGEVRAAGD = "aangevraagd", "Aangevraagd"
        BEZIG = "bezig", "Bezig"
        GEREED = "gereed", "Gereed"
        MISLUKT = "mislukt", "Mislukt"

    # bezig -> aangevraagd: later again. bezig -> bezig: another worker takes over after the lease.
    # aangevraagd -> mislukt: given back on its last attempt.
    OVERGANGEN = {
        Status.AANGEVRAAGD: {Status.BEZIG, Status.MISLUKT},
        Status.BEZIG: {Status.BEZIG, Status.AANGEVRAAGD, Status.GEREED, Status.MISLUKT},
        Status.GEREED: set(),
        Status.MISLUKT: {Status.AANGEVRAAGD},
    }

    soort = models.CharField("soort", max_length=200, help_text="Welke taak: de naam van de functie.")
    sleutel = models.CharField("sleutel", max_length=200, help_text="Wat maar een keer tegelijk loopt.")
    argumenten = models.JSONField("argumenten", default=dict, blank=True)
    status = models.CharField("status", max_length=12, choices=Status, default=Status.AANGEVRAAGD)
    poging = models.PositiveSmallIntegerField("poging", default=0)
    # Grows with every claim and is never set back (poging is, by "opnieuw"): a worker from before cannot pass
    # for the one that has the job now.
    beurt = models.PositiveIntegerField("beurt", default=0, editable=False)
    lease_tot = models.DateTimeField("vastgehouden tot", null=True, blank=True)
    niet_voor = models.DateTimeField("niet voor", null=True, blank=True)
    stap = models.CharField("stap", max_length=200, blank=True)
    gedaan = models.PositiveIntegerField("gedaan", default=0)
    totaal = models.PositiveIntegerField("totaal", default=0)
    reden = models.TextField("reden", blank=True)
    door = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name="door",
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
    )
    aangevraagd_op = models.DateTimeField("aangevraagd op")
    gestart_op = models.DateTimeField("gestart op", null=True, blank=True)
    afgerond_op = models.DateTimeField("afgerond op", null=True, blank=True)
    gebeld_op = models.DateTimeField("gebeld op", null=True, blank=True, editable=False)

    objects = JobQuerySet.as_manager()

    class Meta:
        verbose_name = "job"
        verbose_name_plural = "jobs"
        ordering = ["-aangevraagd_op", "-pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["soort", "sleutel"],
                condition=Q(status__in=["aangevraagd", "bezig"]),
                name="werk_job_een_open_per_sleutel",
                violation_error_message="Dit loopt al.",
            ),
            models.CheckConstraint(
                condition=Q(status__in=["aangevraagd", "bezig", "gereed", "mislukt"]),
                name="werk_job_status_bestaat",
                violation_error_message="Deze status bestaat niet.",
            ),
            models.CheckConstraint(
                condition=Q(status="bezig", lease_tot__isnull=False)
                | ~Q(status="bezig") & Q(lease_tot__isnull=True),
                name="werk_job_lease_hoort_bij_bezig",
                violation_error_message="Alleen een job die bezig is, wordt vastgehouden.",
            ),
            models.CheckConstraint(
                condition=Q(status__in=["aangevraagd", "bezig"], afgerond_op__isnull=True)
                | Q(status__in=["gereed", "mislukt"], afgerond_op__isnull=False),
                name="werk_job_afgerond_hoort_bij_het_einde",
                violation_error_message="Een job is afgerond als hij gereed of mislukt is, en niet eerder.",
            ),
            models.CheckConstraint(
                condition=~Q(status="mislukt") | ~Q(reden=""),
                name="werk_job_mislukt_met_reden",
                violation_error_message="Zeg waarom de job mislukt is.",
            ),
        ]
        indexes = [
            # The sweep looks at open rows only, and those are few however long the table grows.
            models.Index(
                fields=["aangevraagd_op", "id"],
                condition=Q(status__in=["aangevraagd", "bezig"]),
                name="werk_job_open",
            ),
            models.Index(fields=["soort", "sleutel", "-aangevraagd_op"], name="werk_job_per_sleutel"),
        ]

    def __str__(self):
        return f"{self.soort.rpartition('.')[2]} {self.sleutel} ({self.get_status_display().lower()})"

    @property
    def is_open(self) -> bool:
        return self.status in OPEN

    @property
    def procent(self) -> int:
        """How far, for a progress bar: 0 as long as the total is unknown."""
        return min(100, 100 * self.gedaan // self.totaal) if self.totaal else 0


OPEN = (Job.Status.AANGEVRAAGD, Job.Status.BEZIG)


class BerichtQuerySet(models.QuerySet):
    def verouderd(self, *, op: datetime):
        return self.filter(aangemaakt_op__lt=op - BERICHT_BEWAREN).exclude(job__status__in=OPEN)


class Bericht(models.Model):
    """One outgoing mail. Whether it waits, failed and how often was tried stands in its job."""

    job = models.OneToOneField(Job, verbose_name="job", null=True, editable=False, on_delete=models.CASCADE)
    aan = models.EmailField("aan")
    onderwerp = models.CharField("onderwerp", max_length=200)
    tekst = models.TextField("tekst")
    html = models.TextField("html")
    # Where one stops getting mail like this, without signing in; empty when it cannot be stopped.
    afmelden = models.CharField("adres om af te melden", max_length=500, blank=True)
    # What a calendar program does with it: a line of mijn.itip.Agendamail.
    agenda = models.TextField("voor de agenda", blank=True, default="")
    kenmerk = models.UUIDField("kenmerk", default=uuid.uuid4, unique=True, editable=False)
    aangemaakt_op = models.DateTimeField("aangemaakt op", db_index=True)
    verstuurd_op = models.DateTimeField("verstuurd op", null=True, blank=True)

    objects = BerichtQuerySet.as_manager()

    class Meta:
        verbose_name = "bericht"
        verbose_name_plural = "berichten"
        ordering = ["-aangemaakt_op", "-pk"]

    def __str__(self):
        return f"{self.onderwerp} ({'verstuurd' if self.verstuurd_op else 'wacht'})"
