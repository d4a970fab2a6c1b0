"""A day at somebody else's work: the places that hosts offer, and the days of each."""

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import Exists, F, OuterRef, Q
from django.urls import reverse

from evenementen.models.evenement import Evenement
from twentsekracht.mijn.models import Vakgebied
from twentsekracht.omgeving import plaatsen
from twentsekracht.organisaties.models import Gebruiker, Organisatie
from twentsekracht.organisaties.toegang import BeheerbaarQuerySet
from twentsekracht.zoeken.woorden import patronen

MEESTE_PLAATSEN = 20  # on one day with one host


class MeeloopplekQuerySet(BeheerbaarQuerySet):
    def gepubliceerd(self):
        return self.filter(status=Meeloopplek.Status.GEPUBLICEERD)

    def open(self, *, op):
        """Published, by somebody who is still there, with a day after this one: until then one can ask."""
        komt = Meeloopdag.objects.filter(plek=OuterRef("pk"), datum__gt=op)
        return self.gepubliceerd().filter(Exists(komt), gastgever__in=Gebruiker.objects.open(op=op))

    def van(self, gebruiker):
        return self.filter(gastgever=gebruiker)

    def met_woorden(self, woorden):
        """Every word somewhere in the function, in what there is to see, or in who offers it."""
        for zoekt in patronen(woorden):
            self = self.filter(
                Q(functie__iregex=zoekt) | Q(wat_je_ziet__iregex=zoekt) | Q(organisatie__naam__iregex=zoekt)
            )
        return self


class Meeloopplek(models.Model):
    """What a host offers. Who it is only a colleague may see beforehand, and only when the host says so."""

    class Status(models.TextChoices):
        CONCEPT = "concept", "Concept"
        GEPUBLICEERD = "gepubliceerd", "Gepubliceerd"
        GEPAUZEERD = "gepauzeerd", "Gepauzeerd"
        BEEINDIGD = "beeindigd", "Beëindigd"

    class Wijze(models.TextChoices):
        KIES = "kies", "Wie een dag kiest, kan komen"
        VRAAG = "vraag", "Eerst vragen: ik zeg ja of nee"

    OVERGANGEN = {
        "": {Status.CONCEPT},
        Status.CONCEPT: {Status.GEPUBLICEERD, Status.BEEINDIGD},
        Status.GEPUBLICEERD: {Status.GEPAUZEERD, Status.BEEINDIGD},
        Status.GEPAUZEERD: {Status.GEPUBLICEERD, Status.BEEINDIGD},
        Status.BEEINDIGD: frozenset(),
    }

    gastgever = models.ForeignKey(
        Gebruiker,
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="meeloopplekken",
        verbose_name="bij wie",
    )
    organisatie = models.ForeignKey(
        Organisatie, models.PROTECT, related_name="meeloopplekken", verbose_name="organisatie"
    )
    evenement = models.ForeignKey(
        Evenement,
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="meeloopplekken",
        verbose_name="hoort bij",
        help_text="Leeg: het hele jaar door.",
    )
    functie = models.CharField(
        "functie", max_length=150, help_text="Met wie loop je mee? Bijvoorbeeld: dijkbeheerder."
    )
    vakgebied = models.CharField("vakgebied", max_length=30, choices=Vakgebied)
    # A code of twentsekracht/omgeving.toml: choices there would be a migration for every new place.
    plaats = models.CharField("plaats", max_length=40)
    adres = models.CharField(
        "waar je elkaar ziet",
        max_length=200,
        help_text="Gebouw en ingang. Alleen wie een dag heeft, ziet dit.",
    )
    wat_je_ziet = models.TextField("wat er te zien is", max_length=2000)
    meenemen = models.TextField(
        "wat je meeneemt", max_length=500, blank=True, help_text="Bijvoorbeeld: stevige schoenen."
    )
    wijze = models.CharField("hoe het gaat", max_length=10, choices=Wijze, default=Wijze.KIES)
    toont_naam = models.BooleanField(
        "collega’s van mijn eigen organisatie zien mijn naam",
        default=False,
        help_text="Anderen zien je naam pas als zij een dag hebben.",
    )
    leidinggevende = models.EmailField("e-mailadres van je leidinggevende", blank=True)
    status = models.CharField("status", max_length=20, choices=Status, default=Status.CONCEPT, editable=False)

    objects = MeeloopplekQuerySet.as_manager()
    organisatie_pad = "organisatie"

    class Meta:
        verbose_name = "meeloopplek"
        verbose_name_plural = "meeloopplekken"
        ordering = ["-pk"]

    def __str__(self):
        return f"Meelopen met {self.functie} ({self.organisatie.korte_naam})"

    def get_absolute_url(self):
        return reverse("evenementen:meeloopplek", args=[self.pk])

    @property
    def plaatsnaam(self) -> str:
        return plaatsen()[self.plaats][0] if self.plaats in plaatsen() else self.plaats

    @property
    def vraagt_eerst(self) -> bool:
        return self.wijze == self.Wijze.VRAAG


class Meeloopplekstap(models.Model):
    """One move of a place's status: append-only."""

    plek = models.ForeignKey(Meeloopplek, models.CASCADE, related_name="stappen")
    van = models.CharField("van", max_length=20, choices=Meeloopplek.Status, blank=True)
    naar = models.CharField("naar", max_length=20, choices=Meeloopplek.Status)
    reden = models.CharField("reden", max_length=300, blank=True)
    door = models.ForeignKey(Gebruiker, models.SET_NULL, null=True, blank=True, related_name="+")
    vastgelegd_op = models.DateTimeField("vastgelegd op")

    organisatie_pad = "plek__organisatie"

    class Meta:
        verbose_name = "stap van een meeloopplek"
        verbose_name_plural = "stappen van meeloopplekken"
        ordering = ["vastgelegd_op", "pk"]

    def __str__(self):
        return self.get_naar_display()


class Meeloopdag(models.Model):
    """One day at a place: its hours, and how many may come."""

    plek = models.ForeignKey(Meeloopplek, models.CASCADE, related_name="dagen", verbose_name="meeloopplek")
    datum = models.DateField("datum")
    begintijd = models.TimeField("van")
    eindtijd = models.TimeField("tot")
    plaatsen = models.PositiveSmallIntegerField(
        "hoeveel mensen",
        default=1,
        validators=[MinValueValidator(1), MaxValueValidator(MEESTE_PLAATSEN)],
    )

    organisatie_pad = "plek__organisatie"

    class Meta:
        verbose_name = "meeloopdag"
        verbose_name_plural = "meeloopdagen"
        ordering = ["datum", "begintijd", "pk"]
        indexes = [models.Index(fields=["datum"], name="meeloopdag_datum")]
        constraints = [
            models.UniqueConstraint(
                fields=["plek", "datum"],
                name="meeloopdag_een_keer",
                violation_error_message="Deze dag staat er al.",
            ),
            models.CheckConstraint(
                name="meeloopdag_tijden_kloppen",
                condition=Q(eindtijd__gt=F("begintijd")),
                violation_error_message="De eindtijd ligt voor de begintijd.",
            ),
            models.CheckConstraint(
                name="meeloopdag_plaatsen_kloppen",
                condition=Q(plaatsen__gte=1, plaatsen__lte=MEESTE_PLAATSEN),
                violation_error_message=f"Er kunnen 1 tot {MEESTE_PLAATSEN} mensen tegelijk komen.",
            ),
        ]

    def __str__(self):
        return f"{self.datum:%d-%m-%Y}"
