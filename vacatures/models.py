"""Vacancies, the reactions to them, and how they ended."""

from django.db import models
from django.db.models import F, Q

from twentsekracht.organisaties.models import Gebruiker, Organisatie
from twentsekracht.organisaties.toegang import BeheerbaarQuerySet

DIENSTVERBANDEN = ("detachering", "oproep", "tijdelijk", "vast")


class Herkomst(models.TextChoices):
    """Where a candidate comes from, seen from the organisation with the vacancy."""

    INTERN = "intern", "Eigen organisatie"
    REGIO = "regio", "Andere Twentse organisatie"
    EXTERN = "extern", "Van buiten"
    ONBEKEND = "onbekend", "Onbekend"


class VacatureQuerySet(BeheerbaarQuerySet):
    def aangeboden_in(self, jaar):
        """Published in the year; a concept never counts."""
        return self.filter(gepubliceerd_op__year=jaar).exclude(status=Vacature.Status.CONCEPT)


class Vacature(models.Model):
    class Status(models.TextChoices):
        CONCEPT = "concept", "Concept"
        GEPUBLICEERD = "gepubliceerd", "Gepubliceerd"
        GESLOTEN = "gesloten", "Gesloten"
        INGEVULD = "ingevuld", "Ingevuld"
        INGETROKKEN = "ingetrokken", "Ingetrokken"

    class Niveau(models.TextChoices):
        MBO = "mbo", "mbo"
        HBO = "hbo", "hbo"
        WO = "wo", "wo"

    class Vakgebied(models.TextChoices):
        BEDRIJFSVOERING = "bedrijfsvoering", "Bedrijfsvoering"
        BESTUUR = "bestuur", "Bestuur"
        DIENSTVERLENING = "dienstverlening", "Dienstverlening"
        FINANCIEN = "financien", "Financiën"
        ICT = "ict", "ICT en data"
        JURIDISCH = "juridisch", "Juridisch"
        RUIMTE = "ruimte", "Ruimte en milieu"
        SOCIAAL_DOMEIN = "sociaal_domein", "Sociaal domein"
        VEILIGHEID = "veiligheid", "Openbare orde en veiligheid"
        WATER = "water", "Water"

    class Doelgroep(models.TextChoices):
        """Who may react in the widest phase of the openstelling."""

        INTERN = "intern", "Eigen organisatie"
        REGIO = "regio", "Twentse overheid"
        EXTERN = "extern", "Iedereen"

    code = models.CharField("code", max_length=40, unique=True)
    titel = models.CharField("titel", max_length=200)
    organisatie = models.ForeignKey(
        Organisatie, models.PROTECT, related_name="vacatures", verbose_name="organisatie"
    )
    # Dienstverband is a set: a job can be open to more than one.
    is_vast = models.BooleanField("vast", default=False)
    is_tijdelijk = models.BooleanField("tijdelijk", default=False)
    is_detachering = models.BooleanField("detachering", default=False)
    is_oproep = models.BooleanField("oproep", default=False)
    schaal_min = models.PositiveSmallIntegerField("schaal vanaf", null=True, blank=True)
    schaal_max = models.PositiveSmallIntegerField("schaal tot en met", null=True, blank=True)
    uren_min = models.DecimalField("uren vanaf", max_digits=4, decimal_places=1, null=True, blank=True)
    uren_max = models.DecimalField("uren tot en met", max_digits=4, decimal_places=1, null=True, blank=True)
    niveau = models.CharField("niveau", max_length=10, choices=Niveau, blank=True)
    vakgebied = models.CharField("vakgebied", max_length=20, choices=Vakgebied, blank=True)
    doelgroep = models.CharField("doelgroep", max_length=10, choices=Doelgroep, blank=True)
    status = models.CharField("status", max_length=20, choices=Status, default=Status.CONCEPT)
    gepubliceerd_op = models.DateField("gepubliceerd op", null=True, blank=True)
    sluit_op = models.DateField("sluit op", null=True, blank=True)
    ingevuld_op = models.DateField("ingevuld op", null=True, blank=True)
    ingevuld_door = models.CharField("ingevuld door", max_length=10, choices=Herkomst, blank=True)

    objects = VacatureQuerySet.as_manager()
    organisatie_pad = "organisatie"

    class Meta:
        verbose_name = "vacature"
        verbose_name_plural = "vacatures"
        ordering = ["-gepubliceerd_op", "code"]
        indexes = [
            models.Index(fields=["gepubliceerd_op", "organisatie"], name="vacature_gepubliceerd"),
            models.Index(fields=["ingevuld_op", "organisatie"], name="vacature_ingevuld"),
        ]
        constraints = [
            models.CheckConstraint(
                name="vacature_schaal_loopt_op",
                condition=Q(schaal_min__isnull=True)
                | Q(schaal_max__isnull=True)
                | Q(schaal_max__gte=F("schaal_min")),
                violation_error_message="De hoogste schaal ligt onder de laagste.",
            ),
            models.CheckConstraint(
                name="vacature_uren_lopen_op",
                condition=Q(uren_min__isnull=True)
                | Q(uren_max__isnull=True)
                | Q(uren_max__gte=F("uren_min")),
                violation_error_message="Het hoogste aantal uren ligt onder het laagste.",
            ),
        ]

    def __str__(self):
        return f"{self.titel} ({self.code})"

    @property
    def dienstverband(self):
        """The set as one code, alphabetical: `tijdelijk_of_vast`; empty when unknown."""
        return "_of_".join(soort for soort in DIENSTVERBANDEN if getattr(self, f"is_{soort}"))


class Vacaturestap(models.Model):
    """One move of a vacancy's status: append-only, so that any date can be asked how things stood."""

    vacature = models.ForeignKey(Vacature, models.CASCADE, related_name="stappen")
    van = models.CharField("van", max_length=20, choices=Vacature.Status, blank=True)
    naar = models.CharField("naar", max_length=20, choices=Vacature.Status)
    per = models.DateField("per")
    reden = models.CharField("reden", max_length=300, blank=True)
    door = models.ForeignKey(Gebruiker, models.SET_NULL, null=True, blank=True, related_name="+")
    vastgelegd_op = models.DateTimeField("vastgelegd op")

    organisatie_pad = "vacature__organisatie"

    class Meta:
        verbose_name = "stap van een vacature"
        verbose_name_plural = "stappen van vacatures"
        ordering = ["per", "pk"]

    def __str__(self):
        return f"{self.get_naar_display()} per {self.per}"


class ReactieQuerySet(BeheerbaarQuerySet):
    def geteld_in(self, jaar):
        """Received in the year on vacancies published in the year."""
        return self.filter(ingediend_op__year=jaar, vacature__gepubliceerd_op__year=jaar).exclude(
            vacature__status=Vacature.Status.CONCEPT
        )


class Reactie(models.Model):
    """A reaction to a vacancy, as far as figures need it: no person in it."""

    vacature = models.ForeignKey(Vacature, models.CASCADE, related_name="reacties", verbose_name="vacature")
    ingediend_op = models.DateField("ingediend op")
    herkomst = models.CharField("herkomst", max_length=10, choices=Herkomst, default=Herkomst.ONBEKEND)

    objects = ReactieQuerySet.as_manager()
    organisatie_pad = "vacature__organisatie"

    class Meta:
        verbose_name = "reactie"
        verbose_name_plural = "reacties"
        ordering = ["-ingediend_op", "-pk"]
        indexes = [
            models.Index(fields=["vacature", "ingediend_op", "herkomst"], name="reactie_per_vacature"),
            models.Index(fields=["ingediend_op"], name="reactie_per_dag"),
        ]

    def __str__(self):
        return f"Reactie van {self.ingediend_op} op {self.vacature_id}"
