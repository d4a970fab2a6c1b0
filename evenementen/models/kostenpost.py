"""What an event costs, row by row."""

from decimal import Decimal

from django.core.validators import MinValueValidator
from django.db import models
from django.db.models import Q

from evenementen.models.evenement import Evenement
from twentsekracht.organisaties.models import Organisatie


class Kostenpost(models.Model):
    """An amount, who paid it, and by what it is shared among the organisations."""

    class Verdeling(models.TextChoices):
        DEELNEMERS = "deelnemers", "Naar het aantal deelnemers"
        FTE = "fte", "Naar het aantal fte"
        NIET = "niet", "Niet verdelen"

    evenement = models.ForeignKey(
        Evenement, models.CASCADE, related_name="kostenposten", verbose_name="evenement"
    )
    omschrijving = models.CharField("waarvoor", max_length=200)
    bedrag = models.DecimalField(
        "bedrag", max_digits=9, decimal_places=2, validators=[MinValueValidator(Decimal("0.01"))]
    )
    betaald_door = models.ForeignKey(
        Organisatie,
        models.PROTECT,
        related_name="+",
        null=True,
        blank=True,
        verbose_name="betaald door",
        help_text="Leeg: het bureau, of een fonds.",
    )
    verdeling = models.CharField(
        "verdelen",
        max_length=12,
        choices=Verdeling,
        default=Verdeling.DEELNEMERS,
        help_text="Niet verdelen: wie het betaalde, draagt het ook.",
    )

    class Meta:
        verbose_name = "kostenpost"
        verbose_name_plural = "kostenposten"
        ordering = ["evenement", "pk"]
        constraints = [
            models.CheckConstraint(
                name="kostenpost_bedrag_boven_nul",
                condition=Q(bedrag__gt=0),
                violation_error_message="Vul een bedrag in boven nul.",
            )
        ]

    def __str__(self):
        return self.omschrijving
