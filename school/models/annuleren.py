"""What cancelling costs: the rules that the platform office keeps."""

from django.db import models
from django.db.models import Q


class Annuleerregel(models.Model):
    """From so many days before the start on, cancelling a place costs this part. Before all of them it is free.

    What an enrolment was made under stays with it (`Inschrijving.voorwaarden`): a change here holds for who enrols
    from now on, and for others only when it is cheaper for them.
    """

    dagen = models.PositiveSmallIntegerField(
        "dagen voor de start",
        unique=True,
        help_text="De regel geldt vanaf zoveel dagen voor de start, tot een regel met minder dagen ingaat.",
        error_messages={"unique": "Voor dit aantal dagen is er al een regel."},
    )
    percentage = models.PositiveSmallIntegerField(
        "percentage van de kosten", help_text="Wat de organisatie dan nog betaalt, van 0 tot en met 100."
    )

    class Meta:
        verbose_name = "annuleringsregel"
        verbose_name_plural = "annuleringsregels"
        ordering = ["-dagen"]
        constraints = [
            models.CheckConstraint(
                name="annuleerregel_percentage_klopt",
                condition=Q(percentage__lte=100),
                violation_error_message="Een percentage is hoogstens 100.",
            )
        ]

    def __str__(self):
        return f"Vanaf {self.dagen} dagen voor de start: {self.percentage}%"
