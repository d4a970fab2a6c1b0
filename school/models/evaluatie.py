"""What participants think of a run, without who thought so.

Of a mark only is counted how often it was given, so there is no row of one person. Of a text there is, with a random
key and without a moment: nothing tells which texts are of one person, or who answered before whom. That somebody
answered stands with the enrolment (`heeft_geevalueerd`), and not when.
"""

import uuid

from django.db import models
from django.db.models import Q

from school.models.uitvoering import Uitvoering


class Evaluatievraag(models.Model):
    """One question of the list that everybody gets. What was answered once is never asked in other words."""

    class Soort(models.TextChoices):
        CIJFER = "cijfer", "Rapportcijfer van 1 tot en met 10"
        SCHAAL = "schaal", "Van helemaal oneens tot helemaal eens"
        TEKST = "tekst", "In eigen woorden"

    vraag = models.CharField("vraag", max_length=200)
    soort = models.CharField("soort antwoord", max_length=8, choices=Soort)
    volgorde = models.PositiveSmallIntegerField("volgorde", default=10, help_text="Laagste eerst.")
    is_actief = models.BooleanField(
        "wordt gesteld", default=True, help_text="Uit: niemand krijgt de vraag meer, de antwoorden blijven."
    )

    class Meta:
        verbose_name = "evaluatievraag"
        verbose_name_plural = "evaluatievragen"
        ordering = ["volgorde", "pk"]

    def __str__(self):
        return self.vraag


class Evaluatietelling(models.Model):
    """How often this mark was given."""

    uitvoering = models.ForeignKey(
        Uitvoering, models.PROTECT, related_name="evaluatietellingen", verbose_name="uitvoering"
    )
    vraag = models.ForeignKey(Evaluatievraag, models.PROTECT, related_name="tellingen", verbose_name="vraag")
    waarde = models.PositiveSmallIntegerField("antwoord")
    aantal = models.PositiveIntegerField("hoe vaak", default=0)

    class Meta:
        verbose_name = "evaluatietelling"
        verbose_name_plural = "evaluatietellingen"
        ordering = ["vraag", "waarde"]
        constraints = [
            models.UniqueConstraint(
                fields=["uitvoering", "vraag", "waarde"],
                name="evaluatietelling_een_per_antwoord",
                violation_error_message="Dit antwoord wordt al geteld.",
            ),
            models.CheckConstraint(
                name="evaluatietelling_waarde_bestaat",
                condition=Q(waarde__gte=1, waarde__lte=10),
                violation_error_message="Een antwoord is een getal van 1 tot en met 10.",
            ),
        ]

    def __str__(self):
        return f"{self.waarde}: {self.aantal} keer"


class Evaluatietekst(models.Model):
    """One answer in somebody's own words."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    uitvoering = models.ForeignKey(
        Uitvoering, models.PROTECT, related_name="evaluatieteksten", verbose_name="uitvoering"
    )
    vraag = models.ForeignKey(Evaluatievraag, models.PROTECT, related_name="teksten", verbose_name="vraag")
    tekst = models.TextField("antwoord", max_length=1000)

    class Meta:
        verbose_name = "evaluatietekst"
        verbose_name_plural = "evaluatieteksten"
        ordering = ["pk"]  # random

    def __str__(self):
        return str(self.pk)
