"""What a salary scale pays, per CAO and from a date: imported, never typed into a page."""

from datetime import date

from django.db import models
from django.db.models import F, Q
from django.utils.formats import date_format

from vacatures.models.openstelling import Cao


class SalaristabelQuerySet(models.QuerySet):
    def geldig(self, *, cao: str, op: date):
        """The newest table of this CAO that holds on the day, as a queryset of at most one."""
        return self.filter(cao=cao, geldig_vanaf__lte=op).order_by("-geldig_vanaf")[:1]


class Salaristabel(models.Model):
    cao = models.CharField("cao", max_length=20, choices=Cao)
    geldig_vanaf = models.DateField("geldig vanaf")
    bron = models.CharField("bron", max_length=300, blank=True)

    objects = SalaristabelQuerySet.as_manager()

    class Meta:
        verbose_name = "salaristabel"
        verbose_name_plural = "salaristabellen"
        ordering = ["cao", "-geldig_vanaf"]
        constraints = [
            models.UniqueConstraint(
                fields=["cao", "geldig_vanaf"],
                name="salaristabel_een_per_dag",
                violation_error_message="Van deze cao is er al een tabel vanaf die dag.",
            ),
        ]

    def __str__(self):
        return f"{self.get_cao_display()} vanaf {date_format(self.geldig_vanaf, 'j F Y')}"


class Salarisschaal(models.Model):
    """Gross pay a month for a full-time job, at the bottom and the top of a scale, in euros."""

    tabel = models.ForeignKey(Salaristabel, models.CASCADE, related_name="schalen")
    schaal = models.PositiveSmallIntegerField("schaal")
    minimum = models.DecimalField("minimum", max_digits=8, decimal_places=2)
    maximum = models.DecimalField("maximum", max_digits=8, decimal_places=2)

    class Meta:
        verbose_name = "salarisschaal"
        verbose_name_plural = "salarisschalen"
        ordering = ["tabel", "schaal"]
        constraints = [
            models.UniqueConstraint(
                fields=["tabel", "schaal"],
                name="salarisschaal_een_keer",
                violation_error_message="Deze schaal staat al in de tabel.",
            ),
            models.CheckConstraint(
                name="salarisschaal_loopt_op",
                condition=Q(maximum__gte=F("minimum"), minimum__gt=0),
                violation_error_message="Het maximum ligt onder het minimum.",
            ),
        ]

    def __str__(self):
        return f"Schaal {self.schaal}"
