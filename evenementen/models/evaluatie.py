"""What participants think of an event, without who thought so (twentsekracht/evaluatie.py).

That somebody answered stands with what they took part in (`Deelname.heeft_geevalueerd`), and not when.
"""

from django.db import models
from django.db.models import Q

from evenementen.models.evenement import Evenement
from twentsekracht import evaluatie


class Evaluatievraag(evaluatie.Vraag):
    class Meta(evaluatie.Vraag.Meta):
        pass


class Evaluatietelling(evaluatie.Telling):
    evenement = models.ForeignKey(
        Evenement, models.PROTECT, related_name="evaluatietellingen", verbose_name="evenement"
    )
    vraag = models.ForeignKey(Evaluatievraag, models.PROTECT, related_name="tellingen", verbose_name="vraag")

    class Meta(evaluatie.Telling.Meta):
        constraints = [
            models.UniqueConstraint(
                fields=["evenement", "vraag", "waarde"],
                name="evenementtelling_een_per_antwoord",
                violation_error_message="Dit antwoord wordt al geteld.",
            ),
            models.CheckConstraint(
                name="evenementtelling_waarde_bestaat",
                condition=Q(waarde__gte=1, waarde__lte=10),
                violation_error_message="Een antwoord is een getal van 1 tot en met 10.",
            ),
        ]


class Evaluatietekst(evaluatie.Tekst):
    evenement = models.ForeignKey(
        Evenement, models.PROTECT, related_name="evaluatieteksten", verbose_name="evenement"
    )
    vraag = models.ForeignKey(Evaluatievraag, models.PROTECT, related_name="teksten", verbose_name="vraag")

    class Meta(evaluatie.Tekst.Meta):
        pass
