"""Who wants to hear of a new date of a course: that is what the next run is planned by."""

from django.db import models
from django.db.models import Exists, OuterRef

from school.models.inschrijving import MET_PLAATS, Inschrijving
from school.models.opleiding import Opleiding
from twentsekracht.organisaties.models import Gebruiker
from twentsekracht.organisaties.toegang import BeheerbaarQuerySet


class BelangstellingQuerySet(BeheerbaarQuerySet):
    def wachtend(self):
        """Who did not get a place in a run that began since they asked: with a place nobody waits any more."""
        geplaatst = Inschrijving.objects.filter(
            deelnemer=OuterRef("gebruiker"),
            uitvoering__opleiding=OuterRef("opleiding"),
            uitvoering__start__gte=OuterRef("sinds"),
            status__in=MET_PLAATS,
        )
        return self.filter(~Exists(geplaatst))


class Belangstelling(models.Model):
    opleiding = models.ForeignKey(
        Opleiding, models.CASCADE, related_name="belangstelling", verbose_name="opleiding"
    )
    gebruiker = models.ForeignKey(
        Gebruiker, models.CASCADE, related_name="belangstelling", verbose_name="wie"
    )
    sinds = models.DateField("sinds")

    objects = BelangstellingQuerySet.as_manager()
    organisatie_pad = "gebruiker__organisatie"

    class Meta:
        verbose_name = "belangstelling"
        verbose_name_plural = "belangstelling"
        ordering = ["sinds", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["opleiding", "gebruiker"],
                name="belangstelling_een_keer",
                violation_error_message="Je krijgt al bericht over een nieuwe datum.",
            )
        ]

    def __str__(self):
        return f"Belangstelling {self.pk} voor {self.opleiding_id}"
