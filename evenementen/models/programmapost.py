"""What somebody was told of the parts they go to: what stands in their calendar, and of what they were reminded."""

from django.db import models

from evenementen.models.deelname import Deelname
from evenementen.models.evenement import Evenement
from twentsekracht.mijn.agendabericht import Agendaberichtbasis
from twentsekracht.organisaties.models import Gebruiker


class Agendabericht(Agendaberichtbasis):
    deelname = models.ForeignKey(
        Deelname, models.CASCADE, related_name="agendaberichten", verbose_name="deelname"
    )

    organisatie_pad = "deelname__organisatie"


class Herinnering(models.Model):
    """One mail about all that somebody goes to on a day, or in the week of it. Written with the mail itself."""

    class Soort(models.TextChoices):
        WEEK = "week", "Een week ervoor"
        DAG = "dag", "De werkdag ervoor"

    evenement = models.ForeignKey(
        Evenement, models.CASCADE, related_name="herinneringen", verbose_name="evenement"
    )
    deelnemer = models.ForeignKey(Gebruiker, models.CASCADE, related_name="+", verbose_name="deelnemer")
    soort = models.CharField("soort", max_length=12, choices=Soort)
    # Of a part that moves to another day one is reminded again.
    dag = models.DateField("over welke dag")
    verstuurd_op = models.DateTimeField("verstuurd op")

    organisatie_pad = "deelnemer__organisatie"

    class Meta:
        verbose_name = "herinnering"
        verbose_name_plural = "herinneringen"
        ordering = ["verstuurd_op", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["evenement", "deelnemer", "soort", "dag"],
                name="evenement_herinnering_een_keer",
                violation_error_message="Deze herinnering is al verstuurd.",
            )
        ]

    def __str__(self):
        return f"{self.get_soort_display()}, {self.dag}"
