"""When people are away: the holidays of the schools, and the recess of an organisation's council or board."""

from django.db import models
from django.db.models import F, Q

from twentsekracht.organisaties.models import Organisatie
from twentsekracht.organisaties.toegang import BeheerbaarQuerySet


class VrijePeriodeQuerySet(BeheerbaarQuerySet):
    def tussen(self, van, tot):
        """What has a day in common with these days, the first and the last included."""
        return self.filter(van__lte=tot, tot__gte=van)


class VrijePeriode(models.Model):
    class Soort(models.TextChoices):
        SCHOOLVAKANTIE = "schoolvakantie", "Schoolvakantie"
        RECES = "reces", "Reces"

    soort = models.CharField("soort", max_length=14, choices=Soort, default=Soort.RECES)
    organisatie = models.ForeignKey(
        Organisatie,
        models.CASCADE,
        null=True,
        blank=True,
        related_name="recessen",
        verbose_name="organisatie",
        help_text="Van wie het reces is. Leeg bij een schoolvakantie.",
    )
    naam = models.CharField("naam", max_length=60, help_text="Bijvoorbeeld: zomerreces.")
    van = models.DateField("eerste dag")
    tot = models.DateField("laatste dag")

    objects = VrijePeriodeQuerySet.as_manager()
    organisatie_pad = "organisatie"

    class Meta:
        verbose_name = "vrije periode"
        verbose_name_plural = "vrije perioden"
        ordering = ["van", "naam", "pk"]
        constraints = [
            models.CheckConstraint(
                name="vrijeperiode_klopt",
                condition=Q(tot__gte=F("van")),
                violation_error_message="De laatste dag ligt voor de eerste.",
            ),
            models.CheckConstraint(
                name="vrijeperiode_reces_van_organisatie",
                condition=Q(soort="reces", organisatie__isnull=False)
                | Q(soort="schoolvakantie", organisatie__isnull=True),
                violation_error_message="Een reces is van een organisatie, een schoolvakantie van iedereen.",
            ),
            models.UniqueConstraint(
                fields=["organisatie", "naam", "van"],
                name="vrijeperiode_reces_een_keer",
                violation_error_message="Deze periode staat er al.",
            ),
            models.UniqueConstraint(
                fields=["naam", "van"],
                condition=Q(organisatie__isnull=True),
                name="vrijeperiode_vakantie_een_keer",
                violation_error_message="Deze vakantie staat er al.",
            ),
        ]

    def __str__(self):
        return f"{self.naam} ({self.organisatie.korte_naam})" if self.organisatie_id else self.naam
