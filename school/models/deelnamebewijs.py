"""The paper that says that somebody was there."""

from django.db import models

from school.models.inschrijving import Inschrijving


class DeelnamebewijsQuerySet(models.QuerySet):
    def geldig(self):
        """Attendance may be corrected: then the paper says what is not so."""
        return self.filter(inschrijving__status__in=GEEFT_BEWIJS, inschrijving__deelnemer__isnull=False)


class Deelnamebewijs(models.Model):
    """As it was given out: what stands here stands on the paper, also when the course is called otherwise later."""

    inschrijving = models.OneToOneField(
        Inschrijving, models.CASCADE, related_name="deelnamebewijs", verbose_name="inschrijving"
    )
    code = models.CharField("code", max_length=16, unique=True)
    naam = models.CharField("naam", max_length=200)
    opleiding = models.CharField("opleiding", max_length=200)
    van = models.DateField("eerste dag")
    tot = models.DateField("laatste dag")
    uren = models.DecimalField("uren", max_digits=5, decimal_places=1, null=True, blank=True)
    uitgegeven_op = models.DateField("uitgegeven op")

    objects = DeelnamebewijsQuerySet.as_manager()
    organisatie_pad = "inschrijving__organisatie"

    class Meta:
        verbose_name = "deelnamebewijs"
        verbose_name_plural = "deelnamebewijzen"
        ordering = ["-uitgegeven_op", "-pk"]

    def __str__(self):
        return f"Deelnamebewijs {self.pk}"


# Who was there. Partly is not enough.
GEEFT_BEWIJS = (Inschrijving.Status.AANWEZIG, Inschrijving.Status.AFGEROND)
