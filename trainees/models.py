"""Cohorts of trainees, and what became of each."""

from django.db import models
from django.db.models import F, Q

from twentsekracht.organisaties.models import Gebruiker, Organisatie
from twentsekracht.organisaties.toegang import BeheerbaarQuerySet


class Lichting(models.Model):
    code = models.CharField("code", max_length=40, unique=True)
    start = models.DateField("start")
    einde = models.DateField("einde", null=True, blank=True)

    class Meta:
        verbose_name = "lichting"
        verbose_name_plural = "lichtingen"
        ordering = ["start", "code"]
        constraints = [
            models.CheckConstraint(
                name="lichting_periode_klopt",
                condition=Q(einde__isnull=True) | Q(einde__gte=F("start")),
                violation_error_message="Het einde ligt voor de start.",
            )
        ]

    def __str__(self):
        return f"Lichting {self.code}"


class Trainee(models.Model):
    class Status(models.TextChoices):
        LOPEND = "lopend", "Bezig"
        VOORTIJDIG_GESTOPT = "voortijdig_gestopt", "Voortijdig gestopt"
        IN_DIENST = "in_dienst", "In dienst"
        VERTROKKEN = "vertrokken", "Vertrokken"

    class Contract(models.TextChoices):
        VAST = "vast", "Vast"
        TIJDELIJK = "tijdelijk", "Tijdelijk"

    lichting = models.ForeignKey(Lichting, models.PROTECT, related_name="trainees", verbose_name="lichting")
    code = models.CharField("code", max_length=40, help_text="Kenmerk uit een lijst, geen naam.")
    deelnemer = models.ForeignKey(
        Gebruiker, models.SET_NULL, null=True, blank=True, related_name="traineeships", verbose_name="trainee"
    )
    # While it runs: where the trainee is placed; in service: the employer.
    organisatie = models.ForeignKey(
        Organisatie,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="trainees",
        verbose_name="organisatie",
    )
    status = models.CharField("status", max_length=20, choices=Status)
    contract = models.CharField("contract", max_length=20, choices=Contract, blank=True)
    per = models.DateField("per", null=True, blank=True)

    objects = BeheerbaarQuerySet.as_manager()
    organisatie_pad = "organisatie"

    class Meta:
        verbose_name = "trainee"
        verbose_name_plural = "trainees"
        ordering = ["lichting__start", "code"]
        constraints = [
            models.UniqueConstraint(
                fields=["lichting", "code"],
                name="trainee_een_keer_per_lichting",
                violation_error_message="Deze trainee staat al in deze lichting.",
            )
        ]

    def __str__(self):
        return f"{self.code} ({self.lichting})"


class Traineestap(models.Model):
    """One move of a trainee's status: append-only. `per` empty = not known when."""

    trainee = models.ForeignKey(Trainee, models.CASCADE, related_name="stappen")
    van = models.CharField("van", max_length=20, choices=Trainee.Status, blank=True)
    naar = models.CharField("naar", max_length=20, choices=Trainee.Status)
    organisatie = models.ForeignKey(Organisatie, models.PROTECT, null=True, blank=True, related_name="+")
    contract = models.CharField("contract", max_length=20, choices=Trainee.Contract, blank=True)
    per = models.DateField("per", null=True, blank=True)
    door = models.ForeignKey(Gebruiker, models.SET_NULL, null=True, blank=True, related_name="+")
    vastgelegd_op = models.DateTimeField("vastgelegd op")

    organisatie_pad = "trainee__organisatie"

    class Meta:
        verbose_name = "stap van een trainee"
        verbose_name_plural = "stappen van trainees"
        ordering = ["per", "pk"]

    def __str__(self):
        return self.get_naar_display()
