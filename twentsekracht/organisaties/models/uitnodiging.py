"""An invitation: somebody may come in, with which role, until when."""

from datetime import timedelta
from hashlib import sha256

from django.db import models
from django.db.models import Q
from django.db.models.functions import Lower
from django.utils import timezone

from twentsekracht.organisaties.models.mensen import Gebruiker
from twentsekracht.organisaties.models.register import Organisatie
from twentsekracht.organisaties.toegang import BeheerbaarQuerySet, Rol


def hash_van(sleutel):
    """The key is 256 random bits, so a plain hash is enough."""
    return sha256(sleutel.encode()).hexdigest()


class UitnodigingQuerySet(BeheerbaarQuerySet):
    def open(self):
        return self.filter(status=Uitnodiging.Status.OPEN)

    def met_sleutel(self, sleutel):
        return self.filter(sleutel_hash=hash_van(sleutel))


class Uitnodiging(models.Model):
    """Of its key (in the mail) only a hash is here: who reads the table cannot come in with it."""

    class Status(models.TextChoices):
        OPEN = "open", "Open"
        AANVAARD = "aanvaard", "Aanvaard"
        INGETROKKEN = "ingetrokken", "Ingetrokken"
        VERLOPEN = "verlopen", "Verlopen"

    OVERGANGEN = {
        Status.OPEN: {Status.OPEN, Status.AANVAARD, Status.INGETROKKEN, Status.VERLOPEN},
        Status.VERLOPEN: {Status.OPEN, Status.INGETROKKEN},
        Status.AANVAARD: set(),
        Status.INGETROKKEN: set(),
    }

    email = models.EmailField("e-mailadres")
    naam = models.CharField("naam", max_length=150)
    organisatie = models.ForeignKey(
        Organisatie, models.CASCADE, related_name="uitnodigingen", verbose_name="organisatie"
    )
    rol = models.CharField("rol", max_length=20, choices=Rol, blank=True, help_text="Leeg: ambtenaar.")
    rol_tot = models.DateField("rol tot en met", null=True, blank=True)
    status = models.CharField("status", max_length=20, choices=Status, default=Status.OPEN)
    sleutel_hash = models.CharField("hash van de sleutel", max_length=64, unique=True, editable=False)
    door = models.ForeignKey(
        Gebruiker,
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="verstuurde_uitnodigingen",
        verbose_name="door",
    )
    gemaakt_op = models.DateTimeField("gemaakt op")
    verloopt_op = models.DateTimeField("verloopt op")
    afgerond_op = models.DateTimeField("afgerond op", null=True, blank=True)
    gebruiker = models.ForeignKey(
        Gebruiker,
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="uitnodigingen",
        verbose_name="aanvaard door",
    )

    objects = UitnodigingQuerySet.as_manager()
    organisatie_pad = "organisatie"

    class Meta:
        verbose_name = "uitnodiging"
        verbose_name_plural = "uitnodigingen"
        ordering = ["-gemaakt_op", "-pk"]
        constraints = [
            models.UniqueConstraint(
                Lower("email"),
                "organisatie",
                "rol",
                condition=Q(status="open"),
                name="uitnodiging_een_keer_open",
                violation_error_message="Voor dit adres staat deze uitnodiging al open.",
            ),
            models.CheckConstraint(
                name="uitnodiging_rol_heeft_einddatum",
                condition=Q(rol="") | Q(rol_tot__isnull=False),
                violation_error_message="Een rol bij een uitnodiging heeft een einddatum.",
            ),
        ]

    def __str__(self):
        return f"{self.naam} ({self.wat})"

    @property
    def wat(self):
        """As what this person comes in."""
        return self.get_rol_display().lower() if self.rol else "ambtenaar"

    @property
    def laatste_dag(self):
        """The last whole day on which it can be accepted."""
        return timezone.localdate(self.verloopt_op - timedelta(days=1))

    @property
    def is_open(self):
        return self.status == self.Status.OPEN

    @property
    def kan_opnieuw(self):
        """Can be sent again, or withdrawn."""
        return self.Status.OPEN in self.OVERGANGEN[self.status]

    def geldt_op(self, moment):
        """Can it be accepted at this moment?"""
        return self.is_open and moment < self.verloopt_op
