"""The courses of the catalogue."""

from django.db import models
from django.db.models import Case, F, OuterRef, Q, Subquery, When
from django.urls import reverse

from twentsekracht.mijn.models import Vaardigheid, Vakgebied
from twentsekracht.zoeken.woorden import alle_woorden


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
        return self.filter(alle_woorden(woorden, "titel", "samenvatting", "omschrijving", "doelgroep"))


class Opleiding(models.Model):
    class Soort(models.TextChoices):
        OPLEIDING = "opleiding", "Opleiding"
        TRAINING = "training", "Training"
        WORKSHOP = "workshop", "Workshop"

    code = models.CharField("code", max_length=40, unique=True)
    titel = models.CharField("titel", max_length=200)
    soort = models.CharField("soort", max_length=20, choices=Soort, blank=True)
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
        "omschrijving", blank=True, help_text="Wat je leert en hoe. Je mag Markdown gebruiken."
    )
    doelgroep = models.CharField("voor wie", max_length=300, blank=True)
    uren = models.DecimalField("uren", max_digits=5, decimal_places=1, null=True, blank=True)
    kosten = models.DecimalField(
        "kosten per deelnemer",
        max_digits=8,
        decimal_places=2,
        null=True,
        blank=True,
        help_text="In euro’s, 0 voor gratis. Leeg: nog niet bekend.",
    )
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
