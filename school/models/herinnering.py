"""Which mails somebody got around a run: each once."""

from django.db import models

from school.models.inschrijving import Inschrijving


class Herinnering(models.Model):
    """One mail about one day of a run. The row is written in the transaction of the mail."""

    class Soort(models.TextChoices):
        WEEK = "week", "Een week ervoor"
        DAG = "dag", "De werkdag ervoor"
        EVALUATIE = "evaluatie", "De vraag wat je ervan vond"

    inschrijving = models.ForeignKey(
        Inschrijving, models.CASCADE, related_name="herinneringen", verbose_name="inschrijving"
    )
    soort = models.CharField("soort", max_length=12, choices=Soort)
    # Of a session that moves to another day one is reminded again.
    dag = models.DateField("over welke dag")
    verstuurd_op = models.DateTimeField("verstuurd op")

    organisatie_pad = "inschrijving__organisatie"

    class Meta:
        verbose_name = "herinnering"
        verbose_name_plural = "herinneringen"
        ordering = ["verstuurd_op", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["inschrijving", "soort", "dag"],
                name="herinnering_een_keer",
                violation_error_message="Deze herinnering is al verstuurd.",
            )
        ]

    def __str__(self):
        return f"{self.get_soort_display()}, {self.dag}"
