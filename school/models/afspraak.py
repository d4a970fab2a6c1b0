"""What each organisation agreed to deliver in a year."""

from django.db import models

from twentsekracht.organisaties.models import Organisatie
from twentsekracht.organisaties.toegang import BeheerbaarQuerySet


class Afspraak(models.Model):
    """The number of enrolments an organisation is to deliver in a year. Empty = no agreement, which is not zero."""

    organisatie = models.ForeignKey(
        Organisatie, models.PROTECT, related_name="afspraken", verbose_name="organisatie"
    )
    jaar = models.PositiveSmallIntegerField("jaar")
    percentage = models.DecimalField(
        "percentage van de fte", max_digits=5, decimal_places=2, null=True, blank=True
    )
    te_behalen = models.PositiveIntegerField(
        "te behalen", null=True, blank=True, help_text="Leeg: geen afspraak."
    )

    objects = BeheerbaarQuerySet.as_manager()
    organisatie_pad = "organisatie"

    class Meta:
        verbose_name = "afspraak"
        verbose_name_plural = "afspraken"
        ordering = ["-jaar", "organisatie__naam"]
        constraints = [
            models.UniqueConstraint(
                fields=["organisatie", "jaar"],
                name="afspraak_een_keer_per_jaar",
                violation_error_message="Voor dit jaar is er al een afspraak.",
            )
        ]

    def __str__(self):
        return f"{self.organisatie} {self.jaar}"
