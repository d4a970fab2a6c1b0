"""How a vacancy ended, place by place: what nobody could say in 2015."""

from django.db import models

from twentsekracht.organisaties.models import Gebruiker
from twentsekracht.organisaties.toegang import BeheerbaarQuerySet
from vacatures.models.vacature import Vacature


class Uitkomst(models.Model):
    """What became of one place of a vacancy."""

    class Soort(models.TextChoices):
        INTERN = "intern", "Iemand van onze eigen organisatie"
        REGIO = "regio", "Iemand van een andere Twentse organisatie"
        EXTERN = "extern", "Iemand van buiten"
        ONBEKEND = "onbekend", "Ingevuld, maar ik weet niet door wie"
        NIET_VERVULD = "niet_vervuld", "Niet vervuld"
        INGETROKKEN = "ingetrokken", "De functie vervalt"

    INGEVULD = (Soort.INTERN, Soort.REGIO, Soort.EXTERN, Soort.ONBEKEND)

    vacature = models.ForeignKey(Vacature, models.CASCADE, related_name="uitkomsten", verbose_name="vacature")
    plaats = models.PositiveSmallIntegerField("plaats", default=1)
    soort = models.CharField("uitkomst", max_length=20, choices=Soort)
    per = models.DateField("per")
    door = models.ForeignKey(Gebruiker, models.SET_NULL, null=True, blank=True, related_name="+")
    vastgelegd_op = models.DateTimeField("vastgelegd op")

    objects = BeheerbaarQuerySet.as_manager()
    organisatie_pad = "vacature__organisatie"

    class Meta:
        verbose_name = "uitkomst"
        verbose_name_plural = "uitkomsten"
        ordering = ["vacature", "plaats"]
        constraints = [
            models.UniqueConstraint(
                fields=["vacature", "plaats"],
                name="uitkomst_een_per_plaats",
                violation_error_message="Deze plaats heeft al een uitkomst.",
            ),
        ]

    def __str__(self):
        return f"{self.get_soort_display()} per {self.per}"


class Uitkomstvraag(models.Model):
    """That we asked how a vacancy ended, and how often: two weeks after it closed, and again."""

    vacature = models.OneToOneField(Vacature, models.CASCADE, related_name="uitkomstvraag")
    gevraagd_op = models.DateTimeField("gevraagd op")
    keren = models.PositiveSmallIntegerField("aantal keren gevraagd", default=1)
    laatst_op = models.DateTimeField("laatst gevraagd op")
    beantwoord_op = models.DateTimeField("beantwoord op", null=True, blank=True)

    objects = BeheerbaarQuerySet.as_manager()
    organisatie_pad = "vacature__organisatie"

    class Meta:
        verbose_name = "vraag naar de uitkomst"
        verbose_name_plural = "vragen naar de uitkomst"
        ordering = ["laatst_op", "pk"]

    def __str__(self):
        return f"Vraag over {self.vacature_id}"
