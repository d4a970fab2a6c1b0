"""What somebody tells of themselves, the words for it, and the address at which their calendar can be read."""

from django.core.exceptions import ValidationError
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import Case, F, Q, Value, When
from django.db.models.functions import Lower

from twentsekracht.organisaties.models import Gebruiker


class Niveau(models.TextChoices):
    """Of a person, and of a vacancy."""

    MBO = "mbo", "mbo"
    HBO = "hbo", "hbo"
    WO = "wo", "wo"


class Vakgebied(models.TextChoices):
    """Fields of work: of a person, a vacancy and a course."""

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


def zijn_vakgebieden(waarde):
    if not isinstance(waarde, list) or any(code not in Vakgebied.values for code in waarde):
        raise ValidationError("Kies vakgebieden uit de lijst.")


class Deel(models.TextChoices):
    """Of a profile, what one may keep from those who may see it; name and organisation are what it is about."""

    FUNCTIE = "functie", "Functie"
    VAKGEBIEDEN = "vakgebieden", "Vakgebieden"
    SCHAAL = "schaal", "Schaal, uren en niveau"
    VAARDIGHEDEN = "vaardigheden", "Vaardigheden"
    WENSEN = "wensen", "Wensen"


def alle_delen():
    return Deel.values


def zijn_delen(waarde):
    if not isinstance(waarde, list) or any(deel not in Deel.values for deel in waarde):
        raise ValidationError("Kies uit de lijst wat anderen mogen zien.")


class Vaardigheid(models.Model):
    """What one can learn: asked by a vacancy, taught by a course. A list that the coördinator keeps for all."""

    naam = models.CharField(
        "naam",
        max_length=60,
        help_text="Zoals je het in een vacature zet, bijvoorbeeld: Omgevingsrecht of Duidelijk schrijven.",
    )

    class Meta:
        verbose_name = "vaardigheid"
        verbose_name_plural = "vaardigheden"
        ordering = ["naam"]
        constraints = [
            models.UniqueConstraint(
                Lower("naam"),
                name="vaardigheid_naam_uniek",
                violation_error_message="Deze vaardigheid staat al op de lijst.",
            ),
        ]

    def __str__(self):
        return self.naam


def heel(uren):
    """24.0 as 24, and 24.5 as it is: how people write hours."""
    return int(uren) if uren is not None and uren == int(uren) else uren


class ProfielQuerySet(models.QuerySet):
    def zichtbaar_voor(self, gebruiker):
        """Who chose to be seen, by colleagues of other organisations and, unless they hid, of their own.

        Somebody without an organisation is nobody's colleague; an account that is switched off is not shown.
        One's own profile is always there.
        """
        eigen = Q(gebruiker=gebruiker)
        if not gebruiker.is_active or not gebruiker.organisatie_id:
            return self.filter(eigen)
        zelfde = Q(gebruiker__organisatie=gebruiker.organisatie_id)
        getoond = Q(
            zichtbaar_voor_collegas=True, gebruiker__is_active=True, gebruiker__organisatie__isnull=False
        )
        return self.filter(eigen | getoond & ~(zelfde & Q(verborgen_voor_eigen_organisatie=True)))

    def toont(self, deel: Deel):
        """Of which others may see this part. Of a list in JSON the text names it between quotes, on any database."""
        return self.filter(_toont(deel))

    def met_zoekteksten(self):
        """Per part a text `zoek_<part>` in which others may look: empty when it is not shown."""
        teksten = {
            Deel.FUNCTIE: "gebruiker__functie",
            Deel.VAARDIGHEDEN: "vaardigheden",
            Deel.WENSEN: "wensen",
        }
        return self.annotate(
            **{
                f"zoek_{deel}": Case(
                    When(_toont(deel), then=F(veld)), default=Value(""), output_field=models.TextField()
                )
                for deel, veld in teksten.items()
            }
        )


def _toont(deel: Deel) -> Q:
    return Q(toont__icontains=f'"{deel}"')


class Profiel(models.Model):
    """What somebody can and wants, in their own words. Nobody else sees it unless they choose so."""

    gebruiker = models.OneToOneField(
        Gebruiker, models.CASCADE, related_name="profiel", verbose_name="gebruiker"
    )
    schaal = models.PositiveSmallIntegerField(
        "schaal", null=True, blank=True, validators=[MinValueValidator(1), MaxValueValidator(19)]
    )
    uren_min = models.DecimalField(
        "uren vanaf",
        max_digits=4,
        decimal_places=1,
        null=True,
        blank=True,
        validators=[MinValueValidator(1), MaxValueValidator(40)],
    )
    uren_max = models.DecimalField(
        "uren tot en met",
        max_digits=4,
        decimal_places=1,
        null=True,
        blank=True,
        validators=[MinValueValidator(1), MaxValueValidator(40)],
    )
    niveau = models.CharField("niveau", max_length=10, choices=Niveau, blank=True)
    vakgebieden = models.JSONField("vakgebieden", default=list, blank=True, validators=[zijn_vakgebieden])
    vaardigheden = models.TextField("vaardigheden", max_length=2000, blank=True)
    wensen = models.TextField("wensen", max_length=2000, blank=True)
    zichtbaar_voor_collegas = models.BooleanField("zichtbaar voor collega’s", default=False)
    verborgen_voor_eigen_organisatie = models.BooleanField("verborgen voor eigen organisatie", default=True)
    toont = models.JSONField("wat anderen zien", default=alle_delen, blank=True, validators=[zijn_delen])
    bijgewerkt_op = models.DateTimeField("bijgewerkt op", null=True, blank=True)

    objects = ProfielQuerySet.as_manager()
    organisatie_pad = "gebruiker__organisatie"

    class Meta:
        verbose_name = "profiel"
        verbose_name_plural = "profielen"
        constraints = [
            models.CheckConstraint(
                name="profiel_uren_lopen_op",
                condition=Q(uren_min__isnull=True)
                | Q(uren_max__isnull=True)
                | Q(uren_max__gte=F("uren_min")),
                violation_error_message="Het hoogste aantal uren ligt onder het laagste.",
            ),
        ]

    def __str__(self):
        return f"Profiel van {self.gebruiker_id}"


class AgendaadresQuerySet(models.QuerySet):
    def open(self, *, op):
        """Of people who may log in on this day: with the account the calendar closes."""
        return self.filter(gebruiker__in=Gebruiker.objects.open(op=op)).select_related("gebruiker")


class Agendaadres(models.Model):
    """The secret address of somebody's calendar, one per person. Whoever has it reads it, so it can be renewed.

    Kept as it is and not as a hash: what it opens stands in this same database, and its owner wants to see it
    again. `stand` is the hash of what the calendar last held; `volgnummer` and `gewijzigd_op` move with it and
    tell calendar programs that there is something new.
    """

    gebruiker = models.OneToOneField(
        Gebruiker, models.CASCADE, related_name="agendaadres", verbose_name="gebruiker"
    )
    sleutel = models.CharField("sleutel", max_length=64, unique=True)
    vernieuwd_op = models.DateTimeField("vernieuwd op")
    stand = models.CharField("stand", max_length=64, blank=True)
    volgnummer = models.PositiveIntegerField("volgnummer", default=0)
    gewijzigd_op = models.DateTimeField("gewijzigd op")

    objects = AgendaadresQuerySet.as_manager()
    organisatie_pad = "gebruiker__organisatie"

    class Meta:
        verbose_name = "agenda-adres"
        verbose_name_plural = "agenda-adressen"

    def __str__(self):
        return f"Agenda-adres van {self.gebruiker_id}"
