"""The courses of the catalogue."""

from decimal import Decimal

from django.db import models
from django.db.models import Case, F, OuterRef, Q, Subquery, When
from django.urls import reverse

from school.models.trainer import Trainer
from twentsekracht.mijn.models import Vaardigheid, Vakgebied
from twentsekracht.zoeken.woorden import alle_woorden

TEKSTEN = ("titel", "samenvatting", "omschrijving", "leerdoelen", "doelgroep", "voorkennis", "certificaat")


class OpleidingQuerySet(models.QuerySet):
    def in_catalogus(self):
        """What everybody may read, signed in or not."""
        return self.filter(is_gepubliceerd=True)

    def met_eerstvolgende(self, *, op):
        """With the first day of the next run (`eerstvolgende`), empty when none is planned."""
        runs = self.model._meta.get_field("uitvoeringen").related_model.objects
        komend = runs.komend(op=op).filter(opleiding=OuterRef("pk"))
        return self.annotate(eerstvolgende=Subquery(komend.values("start")[:1]))

    def leert(self, vaardigheden):
        """Teaching at least one of these."""
        return self.filter(vaardigheden__in=vaardigheden).distinct()

    def titel_eerst(self, woorden):
        """Those with all the words in their title before the others; within that what starts soonest."""
        rang = Case(When(alle_woorden(woorden, "titel"), then=0), default=1)
        return self.order_by(rang, F("eerstvolgende").asc(nulls_last=True), "titel", "code")

    def met_woorden(self, woorden):
        """Every word somewhere in what a reader sees of the course."""
        return self.filter(alle_woorden(woorden, *TEKSTEN))


class Opleiding(models.Model):
    class Soort(models.TextChoices):
        OPLEIDING = "opleiding", "Opleiding"
        TRAINING = "training", "Training"
        WORKSHOP = "workshop", "Workshop"

    class Vorm(models.TextChoices):
        KLASSIKAAL = "klassikaal", "Klassikaal"
        ONLINE = "online", "Online"
        GEMENGD = "gemengd", "Klassikaal en online"
        WERKPLEK = "werkplek", "Op de werkplek"
        ELEARNING = "elearning", "E-learning"

    class Betaler(models.TextChoices):
        """Who bears what it costs."""

        ORGANISATIE = "organisatie", "De organisatie van de deelnemer"
        TWENTSE_SCHOOL = "twentse_school", "De Twentse School"
        DEELNEMER = "deelnemer", "De deelnemer zelf"

    code = models.CharField("code", max_length=40, unique=True)
    titel = models.CharField("titel", max_length=200)
    soort = models.CharField("soort", max_length=20, choices=Soort, blank=True)
    vorm = models.CharField("vorm", max_length=20, choices=Vorm, blank=True)
    vakgebied = models.CharField("vakgebied", max_length=20, choices=Vakgebied, blank=True)
    vaardigheden = models.ManyToManyField(
        Vaardigheid,
        related_name="opleidingen",
        blank=True,
        verbose_name="vaardigheden",
        help_text="Wat je hier leert. Bij een vacature die dit vraagt, staat de opleiding erbij.",
    )
    samenvatting = models.CharField(
        "samenvatting", max_length=300, blank=True, help_text="Een of twee zinnen, voor de lijst."
    )
    omschrijving = models.TextField(
        "omschrijving", blank=True, help_text="Waar het over gaat en hoe het gaat. Je mag Markdown gebruiken."
    )
    leerdoelen = models.TextField(
        "leerdoelen",
        blank=True,
        help_text="Wat iemand na afloop weet en kan, liefst als lijst. Je mag Markdown gebruiken.",
    )
    doelgroep = models.CharField("voor wie", max_length=300, blank=True)
    voorkennis = models.TextField(
        "voorkennis", blank=True, help_text="Wat iemand al moet weten of kunnen, in gewone zinnen."
    )
    vereist = models.ManyToManyField(
        "self",
        symmetrical=False,
        related_name="vereist_voor",
        blank=True,
        verbose_name="eerst te volgen opleidingen",
        help_text="Wie zich inschrijft zonder deze te hebben gevolgd, krijgt een waarschuwing.",
    )
    materialen = models.TextField(
        "materialen",
        blank=True,
        help_text="Wat je krijgt, en wat je zelf meebrengt. Je mag Markdown gebruiken.",
    )
    certificaat = models.CharField(
        "certificaat",
        max_length=200,
        blank=True,
        help_text="Wat je na afloop krijgt: een deelnamebewijs, een diploma, een aantekening.",
    )
    trainers = models.ManyToManyField(
        Trainer, related_name="opleidingen", blank=True, verbose_name="trainers"
    )
    uren = models.DecimalField("uren", max_digits=5, decimal_places=1, null=True, blank=True)
    kosten = models.DecimalField(
        "kosten per deelnemer",
        max_digits=8,
        decimal_places=2,
        null=True,
        blank=True,
        help_text="In euro’s, 0 voor gratis. Leeg: nog niet bekend.",
    )
    betaler = models.CharField("wie betaalt", max_length=20, choices=Betaler, default=Betaler.ORGANISATIE)
    is_gepubliceerd = models.BooleanField(
        "staat in de catalogus", default=True, help_text="Uit zolang de opleiding nog niet te zien mag zijn."
    )

    objects = OpleidingQuerySet.as_manager()

    class Meta:
        verbose_name = "opleiding"
        verbose_name_plural = "opleidingen"
        ordering = ["titel", "code"]
        constraints = [
            models.CheckConstraint(
                name="opleiding_kosten_niet_negatief",
                condition=Q(kosten__isnull=True) | Q(kosten__gte=0),
                violation_error_message="De kosten kunnen niet onder nul zijn.",
            )
        ]

    def __str__(self):
        return self.titel

    def get_absolute_url(self):
        return reverse("school:opleiding", args=[self.code])

    @property
    def kosten_organisatie(self) -> Decimal | None:
        """What it costs the organisation of who takes part. None: not known yet."""
        return self.kosten if self.betaler == self.Betaler.ORGANISATIE else Decimal(0)
