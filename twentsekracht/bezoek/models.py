"""Visits to the portal as measured over a period: totals, places, channels, pages. No visitor is in it."""

from django.db import models
from django.db.models import F, Q


class BezoekmetingQuerySet(models.QuerySet):
    def gemeten_in(self, jaar):
        """Measured within the year, from the first to the last day of the measurement."""
        return self.filter(van__year=jaar, tot__year=jaar)


class Bezoekmeting(models.Model):
    class Soort(models.TextChoices):
        TOTAAL = "totaal", "Totaal"
        PLAATS = "plaats", "Plaats"
        KANAAL = "kanaal", "Kanaal"
        PAGINA = "pagina", "Pagina"
        VACATURE = "vacature", "Vacature"

    soort = models.CharField("soort", max_length=10, choices=Soort)
    sleutel = models.CharField("wat", max_length=200)
    aantal = models.PositiveIntegerField("aantal")
    aantal_overijssel = models.PositiveIntegerField("waarvan uit Overijssel", null=True, blank=True)
    van = models.DateField("van")
    tot = models.DateField("tot en met")

    objects = BezoekmetingQuerySet.as_manager()

    class Meta:
        verbose_name = "bezoekmeting"
        verbose_name_plural = "bezoekmetingen"
        ordering = ["-van", "soort", "-aantal", "sleutel"]
        constraints = [
            models.UniqueConstraint(
                fields=["soort", "sleutel", "van", "tot"],
                name="bezoekmeting_een_keer",
                violation_error_message="Deze meting staat er al.",
            ),
            models.CheckConstraint(
                name="bezoekmeting_periode_klopt",
                condition=Q(tot__gte=F("van")),
                violation_error_message="De einddatum ligt voor de begindatum.",
            ),
        ]

    def __str__(self):
        return f"{self.get_soort_display()} {self.sleutel}: {self.aantal}"
