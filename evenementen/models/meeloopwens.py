"""What somebody would like to see of another's work, and which places they heard of."""

from django.db import models
from django.db.models import F, Q

from evenementen.models.meelopen import Meeloopplek
from twentsekracht.mijn.models import zijn_vakgebieden
from twentsekracht.omgeving import plaatsen
from twentsekracht.organisaties.models import Gebruiker


class Meeloopwens(models.Model):
    """One per person. A part that is left empty is no wish: anything will do."""

    gebruiker = models.OneToOneField(
        Gebruiker, models.CASCADE, related_name="meeloopwens", verbose_name="wie"
    )
    functie = models.CharField(
        "functie",
        max_length=150,
        blank=True,
        help_text="Een of meer woorden, met een komma ertussen. Bijvoorbeeld: jurist, vergunningen.",
    )
    vakgebieden = models.JSONField("vakgebieden", default=list, blank=True, validators=[zijn_vakgebieden])
    # A code of twentsekracht/omgeving.toml.
    plaats = models.CharField("vanuit", max_length=40, blank=True)
    afstand = models.PositiveSmallIntegerField("hoogstens zo ver", null=True, blank=True)
    van = models.DateField("van", null=True, blank=True)
    tot = models.DateField("tot en met", null=True, blank=True)
    wil_mail = models.BooleanField("mail me als er een nieuwe plek is die past", default=True)
    bijgewerkt_op = models.DateTimeField("bijgewerkt op")

    organisatie_pad = "gebruiker__organisatie"

    class Meta:
        verbose_name = "meeloopwens"
        verbose_name_plural = "meeloopwensen"
        ordering = ["pk"]
        constraints = [
            models.CheckConstraint(
                name="meeloopwens_periode_klopt",
                condition=Q(van__isnull=True) | Q(tot__isnull=True) | Q(tot__gte=F("van")),
                violation_error_message="De laatste dag ligt voor de eerste.",
            ),
            models.CheckConstraint(
                name="meeloopwens_afstand_vanuit_een_plaats",
                condition=Q(afstand__isnull=True) | ~Q(plaats=""),
                violation_error_message="Kies ook vanuit welke plaats.",
            ),
        ]

    def __str__(self):
        return f"Meeloopwens {self.pk}"

    @property
    def plaatsnaam(self) -> str:
        return plaatsen()[self.plaats][0] if self.plaats in plaatsen() else ""


class Meelooptip(models.Model):
    """That somebody was mailed about a place: never twice."""

    wens = models.ForeignKey(Meeloopwens, models.CASCADE, related_name="tips")
    plek = models.ForeignKey(Meeloopplek, models.CASCADE, related_name="tips")
    verstuurd_op = models.DateTimeField("verstuurd op")

    organisatie_pad = "wens__gebruiker__organisatie"

    class Meta:
        verbose_name = "meelooptip"
        verbose_name_plural = "meelooptips"
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["wens", "plek"],
                name="meelooptip_een_keer",
                violation_error_message="Deze tip is al verstuurd.",
            )
        ]

    def __str__(self):
        return f"Tip {self.pk}"
