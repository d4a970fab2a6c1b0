"""Who may see a vacancy from when: the phases, how an organisation spaces them, and who has priority."""

from datetime import date

from django.core.validators import MaxValueValidator
from django.db import models
from django.db.models import F, Q

from twentsekracht.organisaties.models import Gebruiker, Organisatie
from twentsekracht.organisaties.toegang import BeheerbaarQuerySet


class Fase(models.TextChoices):
    """The audiences of a vacancy, from the narrowest to the widest: each is part of the next."""

    HERPLAATSING = "herplaatsing", "Herplaatsingskandidaten"
    INTERN = "intern", "Eigen organisatie"
    REGIO = "regio", "Twentse overheid"
    EXTERN = "extern", "Iedereen"


class Cao(models.TextChoices):
    GEMEENTEN = "gemeenten", "Cao Gemeenten"
    SGO = "sgo", "Cao SGO"
    WATERSCHAPPEN = "waterschappen", "Cao Werken voor waterschappen"
    VEILIGHEIDSREGIO = "veiligheidsregio", "Arbeidsvoorwaarden veiligheidsregio’s"


class Werkwijze(models.Model):
    """How an organisation goes about its vacancies; without a row the defaults below hold."""

    organisatie = models.OneToOneField(
        Organisatie, models.CASCADE, related_name="werkwijze", verbose_name="organisatie"
    )
    cao = models.CharField("cao", max_length=20, choices=Cao, default=Cao.GEMEENTEN)
    tweede_lezer = models.BooleanField(
        "een collega kijkt mee",
        default=False,
        help_text="Een vacature gaat pas open als iemand anders haar heeft nagekeken.",
    )
    # Days after publication on which each phase opens; empty: the phase is skipped.
    herplaatsing_na = models.PositiveSmallIntegerField(
        "herplaatsing na", null=True, blank=True, validators=[MaxValueValidator(90)]
    )
    intern_na = models.PositiveSmallIntegerField(
        "eigen organisatie na", null=True, blank=True, default=0, validators=[MaxValueValidator(90)]
    )
    regio_na = models.PositiveSmallIntegerField(
        "Twentse overheid na", null=True, blank=True, default=0, validators=[MaxValueValidator(90)]
    )
    extern_na = models.PositiveSmallIntegerField(
        "iedereen na", null=True, blank=True, default=0, validators=[MaxValueValidator(90)]
    )

    objects = BeheerbaarQuerySet.as_manager()
    organisatie_pad = "organisatie"

    class Meta:
        verbose_name = "werkwijze"
        verbose_name_plural = "werkwijzen"
        ordering = ["organisatie"]

    def __str__(self):
        return f"Werkwijze van {self.organisatie}"


class HerplaatsingskandidaatQuerySet(BeheerbaarQuerySet):
    def geldig(self, *, op: date):
        """Priority counts on the days of its period, and only while the person still works there."""
        return self.filter(
            Q(tot__isnull=True) | Q(tot__gte=op), van__lte=op, gebruiker__organisatie=F("organisatie")
        )


class Herplaatsingskandidaat(models.Model):
    """Somebody whose own job goes and who has priority for the vacancies of their own organisation."""

    gebruiker = models.ForeignKey(
        Gebruiker, models.CASCADE, related_name="herplaatsingen", verbose_name="medewerker"
    )
    organisatie = models.ForeignKey(Organisatie, models.PROTECT, related_name="+", verbose_name="organisatie")
    van = models.DateField("van")
    tot = models.DateField("tot en met", null=True, blank=True)

    objects = HerplaatsingskandidaatQuerySet.as_manager()
    organisatie_pad = "organisatie"

    class Meta:
        verbose_name = "herplaatsingskandidaat"
        verbose_name_plural = "herplaatsingskandidaten"
        ordering = ["-van", "pk"]
        constraints = [
            models.CheckConstraint(
                name="herplaatsing_loopt_op",
                condition=Q(tot__isnull=True) | Q(tot__gte=F("van")),
                violation_error_message="De einddatum ligt voor de begindatum.",
            ),
        ]

    def __str__(self):
        return f"Voorrang van {self.gebruiker_id} vanaf {self.van}"
