"""A place that somebody offers to a colleague: asked once, answered once."""

from django.db import models
from django.db.models import Q

from school.models.inschrijving import Inschrijving
from twentsekracht.organisaties.models import Gebruiker
from twentsekracht.organisaties.toegang import BeheerbaarQuerySet


class Plaatsoverdracht(models.Model):
    """Offered by who has it to an address of the own organisation; whether that has an account is not known here."""

    class Antwoord(models.TextChoices):
        AANGENOMEN = "aangenomen", "Aangenomen"
        AFGEWEZEN = "afgewezen", "Afgewezen"
        INGETROKKEN = "ingetrokken", "Ingetrokken"
        VERVALLEN = "vervallen", "Vervallen"

    inschrijving = models.ForeignKey(
        Inschrijving, models.CASCADE, related_name="overdrachten", verbose_name="inschrijving"
    )
    aan = models.EmailField("aan", blank=True)
    gevraagd_op = models.DateTimeField("gevraagd op")
    door = models.ForeignKey(Gebruiker, models.SET_NULL, null=True, blank=True, related_name="+")
    antwoord = models.CharField("antwoord", max_length=12, choices=Antwoord, blank=True)
    beantwoord_op = models.DateTimeField("beantwoord op", null=True, blank=True)
    # What came of it: the enrolment of the colleague.
    nieuw = models.ForeignKey(Inschrijving, models.SET_NULL, null=True, blank=True, related_name="+")

    objects = BeheerbaarQuerySet.as_manager()
    organisatie_pad = "inschrijving__organisatie"

    class Meta:
        verbose_name = "overdracht van een plaats"
        verbose_name_plural = "overdrachten van plaatsen"
        ordering = ["-gevraagd_op", "-pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["inschrijving"],
                condition=Q(antwoord=""),
                name="plaatsoverdracht_een_tegelijk",
                violation_error_message="Je hebt deze plaats al aan een collega aangeboden.",
            ),
            models.CheckConstraint(
                name="plaatsoverdracht_antwoord_heeft_moment",
                condition=Q(beantwoord_op__isnull=True, antwoord="")
                | ~Q(antwoord="") & Q(beantwoord_op__isnull=False),
                violation_error_message="Een antwoord heeft een moment.",
            ),
        ]

    def __str__(self):
        return f"Overdracht {self.pk} van inschrijving {self.inschrijving_id}"
