"""Whether an organisation wants to agree before its people go to an event, and what was asked and answered."""

from django.db import models
from django.db.models import Q

from evenementen.models.deelname import Deelname
from twentsekracht.organisaties.models import Gebruiker, Organisatie
from twentsekracht.organisaties.toegang import BeheerbaarQuerySet


class Evenementbeleid(models.Model):
    """What an organisation wants. Without a row nobody has to do anything: an event is free."""

    class Wijze(models.TextChoices):
        GEEN = "geen", "Niemand hoeft iets te doen"
        INFORMEREN = "informeren", "De leidinggevende krijgt bericht"
        AKKOORD = "akkoord", "De leidinggevende geeft akkoord"

    organisatie = models.OneToOneField(
        Organisatie, models.CASCADE, related_name="evenementbeleid", verbose_name="organisatie"
    )
    wijze = models.CharField("wat er nodig is", max_length=12, choices=Wijze)

    objects = BeheerbaarQuerySet.as_manager()
    organisatie_pad = "organisatie"

    class Meta:
        verbose_name = "beleid voor evenementen"
        verbose_name_plural = "beleid voor evenementen"
        ordering = ["organisatie__naam"]

    def __str__(self):
        return f"{self.organisatie}: {self.get_wijze_display().lower()}"


class Evenementakkoord(models.Model):
    """One question to a leidinggevende, about every part that somebody signed up for in one go."""

    class Besluit(models.TextChoices):
        AKKOORD = "akkoord", "Akkoord"
        NIET_AKKOORD = "niet_akkoord", "Niet akkoord"
        VERVALLEN = "vervallen", "Vervallen"

    deelnames = models.ManyToManyField(Deelname, related_name="akkoorden", verbose_name="deelnames")
    organisatie = models.ForeignKey(Organisatie, models.PROTECT, related_name="+", verbose_name="organisatie")
    aan = models.EmailField("gevraagd aan")
    gevraagd_op = models.DateTimeField("gevraagd op")
    plaats_tot = models.DateTimeField("plaats vastgehouden tot")
    herinnerd_op = models.DateTimeField("herinnerd op", null=True, blank=True)
    besluit = models.CharField("besluit", max_length=12, choices=Besluit, blank=True)
    besloten_op = models.DateTimeField("besloten op", null=True, blank=True)
    # Who decided while signed in; whoever followed the link in the mail is only known as its reader.
    door = models.ForeignKey(Gebruiker, models.SET_NULL, null=True, blank=True, related_name="+")

    objects = BeheerbaarQuerySet.as_manager()
    organisatie_pad = "organisatie"

    class Meta:
        verbose_name = "akkoord voor een evenement"
        verbose_name_plural = "akkoorden voor evenementen"
        ordering = ["-gevraagd_op", "-pk"]
        constraints = [
            models.CheckConstraint(
                name="evenementakkoord_besloten_hoort_bij_besluit",
                condition=Q(besluit="", besloten_op__isnull=True)
                | ~Q(besluit="") & Q(besloten_op__isnull=False),
                violation_error_message="Een besluit heeft een moment.",
            )
        ]

    def __str__(self):
        return f"Akkoord {self.pk}"
