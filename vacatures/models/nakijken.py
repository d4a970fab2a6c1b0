"""A second pair of eyes on a concept: who asked for it, and what the colleague said."""

from django.db import models
from django.db.models import Q

from twentsekracht.organisaties.models import Gebruiker
from twentsekracht.organisaties.toegang import BeheerbaarQuerySet
from vacatures.models.vacature import Vacature


class NakijkverzoekQuerySet(BeheerbaarQuerySet):
    def open(self):
        return self.filter(antwoord="")


class Nakijkverzoek(models.Model):
    """One round of reading along: answered once, and then never changed. `door` is empty of what a system asked, or
    when a colleague read it without being asked."""

    class Antwoord(models.TextChoices):
        AKKOORD = "akkoord", "Akkoord"
        TERUG = "terug", "Teruggestuurd"

    vacature = models.ForeignKey(
        Vacature, models.CASCADE, related_name="nakijkverzoeken", verbose_name="vacature"
    )
    door = models.ForeignKey(
        Gebruiker, models.SET_NULL, null=True, blank=True, related_name="+", verbose_name="gevraagd door"
    )
    gevraagd_op = models.DateTimeField("gevraagd op")
    antwoord = models.CharField("antwoord", max_length=10, choices=Antwoord, blank=True)
    opmerking = models.TextField("opmerking", max_length=2_000, blank=True)
    beantwoord_door = models.ForeignKey(
        Gebruiker, models.SET_NULL, null=True, blank=True, related_name="+", verbose_name="beantwoord door"
    )
    beantwoord_op = models.DateTimeField("beantwoord op", null=True, blank=True)

    objects = NakijkverzoekQuerySet.as_manager()
    organisatie_pad = "vacature__organisatie"

    class Meta:
        verbose_name = "nakijkverzoek"
        verbose_name_plural = "nakijkverzoeken"
        ordering = ["-gevraagd_op", "-pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["vacature"],
                condition=Q(antwoord=""),
                name="nakijkverzoek_een_tegelijk",
                violation_error_message="Je collega’s weten al dat deze vacature wacht.",
            ),
            models.CheckConstraint(
                name="nakijkverzoek_antwoord_met_dag",
                condition=Q(antwoord="", beantwoord_op__isnull=True)
                | ~Q(antwoord="") & Q(beantwoord_op__isnull=False),
                violation_error_message="Bij een antwoord hoort een dag.",
            ),
            models.CheckConstraint(
                name="nakijkverzoek_terug_met_opmerking",
                condition=~Q(antwoord="terug") | ~Q(opmerking=""),
                violation_error_message="Schrijf op wat er anders moet.",
            ),
        ]

    def __str__(self):
        return f"Nakijken van {self.vacature_id}, {self.get_antwoord_display().lower() or 'open'}"
