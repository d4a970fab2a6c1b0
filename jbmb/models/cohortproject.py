"""The second half of a cohort: teams with a client and a result; what a coach notes; and what people thought of it."""

from django.db import models
from django.db.models import Q

from jbmb.models.cohort import Cohort, Cohortdeelname
from twentsekracht import evaluatie
from twentsekracht.organisaties.models import Gebruiker


class Cohortteam(models.Model):
    """A few people of a cohort who do a project for a client."""

    cohort = models.ForeignKey(Cohort, models.PROTECT, related_name="teams", verbose_name="cohort")
    naam = models.CharField("naam van het team", max_length=120)
    opdrachtgever = models.CharField("opdrachtgever", max_length=200)
    opdracht = models.TextField("opdracht", max_length=2000)
    resultaat = models.TextField("resultaat", max_length=2000, blank=True)

    class Meta:
        verbose_name = "team"
        verbose_name_plural = "teams"
        ordering = ["naam", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["cohort", "naam"],
                name="cohortteam_naam_uniek",
                violation_error_message="Er is al een team met deze naam.",
            )
        ]

    def __str__(self):
        return self.naam


class Teamlid(models.Model):
    """Somebody is in one team at a time."""

    team = models.ForeignKey(Cohortteam, models.CASCADE, related_name="leden")
    deelname = models.OneToOneField(Cohortdeelname, models.CASCADE, related_name="teamlid")

    organisatie_pad = "deelname__organisatie"

    class Meta:
        verbose_name = "teamlid"
        verbose_name_plural = "teamleden"
        ordering = ["pk"]

    def __str__(self):
        return f"{self.deelname} in {self.team}"


class Coachnotitie(models.Model):
    """Of the coach alone: not the coördinator's, not in the admin, in nobody's copy but the coach's own."""

    deelname = models.ForeignKey(Cohortdeelname, models.CASCADE, related_name="+")
    coach = models.ForeignKey(Gebruiker, models.CASCADE, related_name="coachnotities")
    tekst = models.TextField("notitie", max_length=4000)
    geschreven_op = models.DateTimeField("geschreven op")

    class Meta:
        verbose_name = "notitie van een coach"
        verbose_name_plural = "notities van coaches"
        ordering = ["-geschreven_op", "-pk"]

    def __str__(self):
        return f"Notitie van {self.geschreven_op:%d-%m-%Y}"


class Cohortvraag(evaluatie.Vraag):
    """The question of the evaluation; that somebody answered stands with their part in the cohort, and not when."""

    class Meta(evaluatie.Vraag.Meta):
        pass


class Cohorttelling(evaluatie.Telling):
    cohort = models.ForeignKey(
        Cohort, models.PROTECT, related_name="evaluatietellingen", verbose_name="cohort"
    )
    vraag = models.ForeignKey(Cohortvraag, models.PROTECT, related_name="tellingen", verbose_name="vraag")

    class Meta(evaluatie.Telling.Meta):
        constraints = [
            models.UniqueConstraint(
                fields=["cohort", "vraag", "waarde"],
                name="cohorttelling_een_per_antwoord",
                violation_error_message="Dit antwoord wordt al geteld.",
            ),
            models.CheckConstraint(
                name="cohorttelling_waarde_bestaat",
                condition=Q(waarde__gte=1, waarde__lte=10),
                violation_error_message="Een antwoord is een getal van 1 tot en met 10.",
            ),
        ]


class Cohorttekst(evaluatie.Tekst):
    cohort = models.ForeignKey(Cohort, models.PROTECT, related_name="evaluatieteksten", verbose_name="cohort")
    vraag = models.ForeignKey(Cohortvraag, models.PROTECT, related_name="teksten", verbose_name="vraag")

    class Meta(evaluatie.Tekst.Meta):
        pass
