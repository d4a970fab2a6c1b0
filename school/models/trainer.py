"""Who gives the courses."""

from django.db import models
from django.db.models import Q

from twentsekracht.organisaties.models import Organisatie


class Trainer(models.Model):
    """Somebody of the own ranks, or of a bureau: their name stands on the page of the course."""

    naam = models.CharField("naam", max_length=120)
    toelichting = models.CharField(
        "in een zin", max_length=200, blank=True, help_text="Wat iemand doet of eerder deed."
    )
    organisatie = models.ForeignKey(
        Organisatie,
        models.PROTECT,
        related_name="trainers",
        null=True,
        blank=True,
        verbose_name="organisatie",
        help_text="Voor een trainer uit eigen kring.",
    )
    bureau = models.CharField("bureau", max_length=120, blank=True, help_text="Voor een trainer van buiten.")

    organisatie_pad = "organisatie"

    class Meta:
        verbose_name = "trainer"
        verbose_name_plural = "trainers"
        ordering = ["naam", "pk"]
        constraints = [
            models.CheckConstraint(
                name="trainer_organisatie_of_bureau",
                condition=Q(organisatie__isnull=False, bureau="")
                | Q(organisatie__isnull=True) & ~Q(bureau=""),
                violation_error_message="Kies een organisatie of vul een bureau in, niet allebei.",
            )
        ]

    def __str__(self):
        return self.naam

    @property
    def van(self) -> str:
        """Where they come from, as it is written behind the name."""
        return self.organisatie.korte_naam if self.organisatie else self.bureau

    @property
    def is_eigen(self) -> bool:
        return self.organisatie_id is not None
