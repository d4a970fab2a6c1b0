"""What participants think of a run, without who thought so (twentsekracht/evaluatie.py).

That somebody answered stands with the enrolment (`heeft_geevalueerd`), and not when.
"""

from django.db import models
from django.db.models import Q

from school.models.uitvoering import Uitvoering
from twentsekracht import evaluatie


class Evaluatievraag(evaluatie.Vraag):
    class Meta(evaluatie.Vraag.Meta):
        pass


class Evaluatietelling(evaluatie.Telling):
    uitvoering = models.ForeignKey(
        Uitvoering, models.PROTECT, related_name="evaluatietellingen", verbose_name="uitvoering"
    )
    vraag = models.ForeignKey(Evaluatievraag, models.PROTECT, related_name="tellingen", verbose_name="vraag")

    class Meta(evaluatie.Telling.Meta):
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


class Evaluatietekst(evaluatie.Tekst):
    uitvoering = models.ForeignKey(
        Uitvoering, models.PROTECT, related_name="evaluatieteksten", verbose_name="uitvoering"
    )
    vraag = models.ForeignKey(Evaluatievraag, models.PROTECT, related_name="teksten", verbose_name="vraag")

    class Meta(evaluatie.Tekst.Meta):
        pass
