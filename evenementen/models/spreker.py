"""Who gives the parts: of the own ranks, or from outside."""

from django.db import models
from django.db.models import Q

from twentsekracht.organisaties.models import Gebruiker, Organisatie


class Spreker(models.Model):
    """Their name stands in the programme. The address of their page (`services.sprekerteken`) is a key of its own."""

    naam = models.CharField("naam", max_length=120)
    toelichting = models.CharField(
        "in een zin", max_length=200, blank=True, help_text="Wat iemand doet of eerder deed."
    )
    organisatie = models.ForeignKey(
        Organisatie,
        models.PROTECT,
        related_name="sprekers",
        null=True,
        blank=True,
        verbose_name="organisatie",
        help_text="Voor een spreker uit eigen kring.",
    )
    bureau = models.CharField(
        "van buiten", max_length=120, blank=True, help_text="Voor een spreker van buiten: waarvandaan."
    )
    gebruiker = models.ForeignKey(
        Gebruiker,
        models.SET_NULL,
        related_name="spreker_als",
        null=True,
        blank=True,
        verbose_name="account",
        help_text="Als de spreker zelf een account heeft.",
    )
    email = models.EmailField(
        "e-mailadres",
        blank=True,
        help_text="Alleen om de eigen pagina heen te sturen. Niemand anders ziet het.",
    )
    # Part of the key: one more, and an address that got about opens nothing any more.
    linkversie = models.PositiveIntegerField("versie van de link", default=1, editable=False)

    organisatie_pad = "organisatie"

    class Meta:
        verbose_name = "spreker"
        verbose_name_plural = "sprekers"
        ordering = ["naam", "pk"]
        constraints = [
            models.CheckConstraint(
                name="spreker_organisatie_of_van_buiten",
                condition=Q(organisatie__isnull=False, bureau="")
                | Q(organisatie__isnull=True) & ~Q(bureau=""),
                violation_error_message="Kies een organisatie of vul in waarvandaan iemand komt, niet allebei.",
            )
        ]

    def __str__(self):
        return f"{self.naam} ({self.van})"

    @property
    def van(self) -> str:
        """Where they come from, as it is written behind the name."""
        return self.organisatie.korte_naam if self.organisatie else self.bureau
