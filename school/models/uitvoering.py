"""The dated runs of a course."""

from django.db import models
from django.db.models import F, Q

from school.models.opleiding import Opleiding


class UitvoeringQuerySet(models.QuerySet):
    def komend(self, *, op):
        """Still to start, or starting that day; the soonest first."""
        return self.filter(start__gte=op).order_by("start", "code")

    def geweest(self, *, op):
        """Started before that day; the latest first."""
        return self.filter(start__lt=op).order_by("-start", "code")


class Uitvoering(models.Model):
    code = models.CharField("code", max_length=40, unique=True)
    opleiding = models.ForeignKey(
        Opleiding, models.PROTECT, related_name="uitvoeringen", verbose_name="opleiding"
    )
    start = models.DateField("start")
    einde = models.DateField("einde", null=True, blank=True)
    begintijd = models.TimeField("van", null=True, blank=True, help_text="Op elke dag van de uitvoering.")
    eindtijd = models.TimeField("tot", null=True, blank=True)
    locatie = models.CharField("locatie", max_length=200, blank=True)
    sluit_op = models.DateField(
        "aanmelden tot en met", null=True, blank=True, help_text="Leeg: tot de dag voor de start."
    )
    min_deelnemers = models.PositiveSmallIntegerField("minimum", null=True, blank=True)
    max_deelnemers = models.PositiveSmallIntegerField("maximum", null=True, blank=True)

    objects = UitvoeringQuerySet.as_manager()

    class Meta:
        verbose_name = "uitvoering"
        verbose_name_plural = "uitvoeringen"
        ordering = ["-start", "code"]
        indexes = [models.Index(fields=["start"], name="uitvoering_start")]
        constraints = [
            models.CheckConstraint(
                name="uitvoering_periode_klopt",
                condition=Q(einde__isnull=True) | Q(einde__gte=F("start")),
                violation_error_message="Het einde ligt voor de start.",
            ),
            models.CheckConstraint(
                name="uitvoering_tijden_kloppen",
                condition=Q(eindtijd__isnull=True) | Q(begintijd__isnull=False, eindtijd__gt=F("begintijd")),
                violation_error_message="De eindtijd ligt voor de begintijd, of er is geen begintijd.",
            ),
            models.CheckConstraint(
                name="uitvoering_sluit_voor_start",
                condition=Q(sluit_op__isnull=True) | Q(sluit_op__lte=F("start")),
                violation_error_message="Aanmelden kan niet tot na de start.",
            ),
        ]

    def __str__(self):
        return f"{self.opleiding} ({self.code})"

    @property
    def laatste_dag(self):
        return self.einde or self.start

    def is_open(self, *, op):
        """May somebody still enrol on this day, places or not?"""
        return op <= self.sluit_op if self.sluit_op else op < self.start
