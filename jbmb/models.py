"""Jouw Baan Mijn Baan: offers of people with a permanent job who want to swap for a time."""

from django.db import models
from django.db.models import Q

from twentsekracht.organisaties.models import Gebruiker, Organisatie
from twentsekracht.organisaties.toegang import BeheerbaarQuerySet


class RuilaanbodQuerySet(BeheerbaarQuerySet):
    def aangeboden_tot_en_met(self, dag):
        """Offered on or before the day, whatever became of it since."""
        return self.filter(aangeboden_op__lte=dag)

    def open(self):
        """Still looking for somebody to swap with."""
        return self.filter(status=Ruilaanbod.Status.AANGEBODEN)

    def van_anderen(self, gebruiker):
        """Also what came from an old list, which belongs to no account."""
        return self.filter(Q(deelnemer__isnull=True) | ~Q(deelnemer=gebruiker))

    def zichtbaar_voor(self, gebruiker):
        """What a colleague may find: of their own organisation only who chose in the profile to be seen there.

        Whoever never filled in a profile did not choose, so is hidden, as a new profile is (`Profiel`). Everybody
        sees their own offer, and what came from an old list, which tells of nobody.
        """
        hier = Q(organisatie=gebruiker.organisatie_id) | Q(deelnemer__organisatie=gebruiker.organisatie_id)
        geen_profiel = Q(deelnemer__isnull=False, deelnemer__profiel__isnull=True)
        verborgen = geen_profiel | Q(deelnemer__profiel__verborgen_voor_eigen_organisatie=True)
        # As a subquery: excluding along a path that may be empty would also lose the old list.
        collega = self.model.objects.filter(verborgen & hier).van_anderen(gebruiker)
        return self.exclude(pk__in=collega.values("pk"))


class Ruilaanbod(models.Model):
    class Status(models.TextChoices):
        AANGEBODEN = "aangeboden", "Aangeboden"
        LOPEND = "lopend", "Ruil loopt"
        AFGEROND = "afgerond", "Ruil afgerond"
        INGETROKKEN = "ingetrokken", "Ingetrokken"

    code = models.CharField("code", max_length=40, unique=True)
    deelnemer = models.ForeignKey(
        Gebruiker, models.SET_NULL, null=True, blank=True, related_name="ruilaanbod", verbose_name="deelnemer"
    )
    kenmerk = models.CharField(
        "kenmerk", max_length=40, blank=True, help_text="Kenmerk uit een oude lijst, geen naam."
    )
    organisatie = models.ForeignKey(
        Organisatie, models.PROTECT, related_name="ruilaanbod", verbose_name="organisatie"
    )
    functie = models.CharField("functie", max_length=200)
    schaal = models.PositiveSmallIntegerField("schaal", null=True, blank=True)
    uren = models.DecimalField("uren per week", max_digits=4, decimal_places=1, null=True, blank=True)
    is_vast = models.BooleanField("vast dienstverband", null=True, blank=True)
    aangeboden_op = models.DateField("aangeboden op")
    maanden = models.PositiveSmallIntegerField("maanden", null=True, blank=True)
    voorkeuren = models.ManyToManyField(Organisatie, through="Voorkeur", related_name="gewenst_in_ruil")
    status = models.CharField("status", max_length=20, choices=Status, default=Status.AANGEBODEN)

    objects = RuilaanbodQuerySet.as_manager()
    organisatie_pad = "organisatie"

    class Meta:
        verbose_name = "ruilaanbod"
        verbose_name_plural = "ruilaanbod"
        ordering = ["-aangeboden_op", "code"]
        constraints = [
            models.CheckConstraint(
                name="ruilaanbod_maanden_positief",
                condition=Q(maanden__isnull=True) | Q(maanden__gte=1),
                violation_error_message="Een ruil duurt minstens een maand.",
            )
        ]

    def __str__(self):
        return f"{self.functie} ({self.code})"


class Voorkeur(models.Model):
    """An organisation that the person would like to work at, in order of preference."""

    aanbod = models.ForeignKey(Ruilaanbod, models.CASCADE, related_name="voorkeursvolgorde")
    organisatie = models.ForeignKey(Organisatie, models.CASCADE, related_name="+")
    rang = models.PositiveSmallIntegerField("rang")

    organisatie_pad = "aanbod__organisatie"

    class Meta:
        verbose_name = "voorkeur"
        verbose_name_plural = "voorkeuren"
        ordering = ["rang"]
        constraints = [
            models.UniqueConstraint(fields=["aanbod", "rang"], name="voorkeur_rang_uniek"),
            models.UniqueConstraint(fields=["aanbod", "organisatie"], name="voorkeur_organisatie_uniek"),
        ]

    def __str__(self):
        return f"{self.rang}. {self.organisatie}"


class Aanbodstap(models.Model):
    """One move of an offer's status: append-only."""

    aanbod = models.ForeignKey(Ruilaanbod, models.CASCADE, related_name="stappen")
    van = models.CharField("van", max_length=20, choices=Ruilaanbod.Status, blank=True)
    naar = models.CharField("naar", max_length=20, choices=Ruilaanbod.Status)
    per = models.DateField("per")
    door = models.ForeignKey(Gebruiker, models.SET_NULL, null=True, blank=True, related_name="+")
    vastgelegd_op = models.DateTimeField("vastgelegd op")

    organisatie_pad = "aanbod__organisatie"

    class Meta:
        verbose_name = "stap van een aanbod"
        verbose_name_plural = "stappen van aanbod"
        ordering = ["per", "pk"]

    def __str__(self):
        return f"{self.get_naar_display()} per {self.per}"
