"""The partners and their history: names, members, mail domains, size."""

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import F, Q
from django.db.models.functions import Lower

from twentsekracht.organisaties.domeinen import domein_van, normaal_domein
from twentsekracht.organisaties.models.perioden import PERIODE_KLOPT, periode_klopt
from twentsekracht.organisaties.toegang import BeheerbaarQuerySet


class OrganisatieQuerySet(BeheerbaarQuerySet):
    def werkgevers(self):
        """Those that employ people: the rows of every table in the report."""
        return self.filter(is_werkgever=True)

    def actief_in(self, jaar):
        """Partners on at least one day of the year."""
        return self.filter(
            Q(actief_van__isnull=True) | Q(actief_van__year__lte=jaar),
            Q(actief_tot__isnull=True) | Q(actief_tot__year__gte=jaar),
        )

    def actief_op(self, dag):
        """Partners on this day."""
        return self.filter(
            Q(actief_van__isnull=True) | Q(actief_van__lte=dag),
            Q(actief_tot__isnull=True) | Q(actief_tot__gte=dag),
        )

    def met_emaildomein(self, adres):
        """Whose mail domain this address has, exactly (see `domeinen`). May be several."""
        domein = domein_van(adres)
        return self.filter(email_domeinen__domein__iexact=domein).distinct() if domein else self.none()

    def van_adres(self, adres, *, op):
        """At which somebody with this address works, as far as it may let them in: a partner on this day."""
        return self.met_emaildomein(adres).actief_op(op)


class Organisatie(models.Model):
    class Soort(models.TextChoices):
        GEMEENTE = "gemeente", "Gemeente"
        WATERSCHAP = "waterschap", "Waterschap"
        VEILIGHEIDSREGIO = "veiligheidsregio", "Veiligheidsregio"
        BELASTINGKANTOOR = "belastingkantoor", "Belastingkantoor"
        SAMENWERKINGSVERBAND = "samenwerkingsverband", "Samenwerkingsverband"
        WERKORGANISATIE = "werkorganisatie", "Werkorganisatie"

    code = models.SlugField(
        "code", max_length=50, unique=True, help_text="Vast kenmerk, bijvoorbeeld hof-van-twente."
    )
    naam = models.CharField("naam", max_length=200)
    korte_naam = models.CharField("korte naam", max_length=60, help_text="Voor tabellen en grafieken.")
    soort = models.CharField("soort", max_length=30, choices=Soort)
    is_werkgever = models.BooleanField(
        "is werkgever",
        default=True,
        help_text="Uit voor een gemeente waarvan het personeel bij een werkorganisatie zit.",
    )
    voorganger = models.ForeignKey(
        "self", models.PROTECT, null=True, blank=True, related_name="opvolgers", verbose_name="voorganger"
    )
    actief_van = models.DateField("partner vanaf", null=True, blank=True)
    actief_tot = models.DateField("partner tot en met", null=True, blank=True)
    # how somebody from outside reaches it, on /contact/: never of a person
    website = models.URLField("website", blank=True)
    email = models.EmailField(
        "e-mailadres",
        blank=True,
        help_text="Algemeen adres, bijvoorbeeld van de afdeling personeel. Iedereen ziet het op de pagina Contact.",
    )
    telefoon = models.CharField("telefoon", max_length=20, blank=True, help_text="Algemeen nummer.")

    objects = OrganisatieQuerySet.as_manager()
    organisatie_pad = "pk"

    class Meta:
        verbose_name = "organisatie"
        verbose_name_plural = "organisaties"
        ordering = ["naam"]
        constraints = [
            models.CheckConstraint(
                name="organisatie_periode_klopt",
                condition=Q(actief_van__isnull=True)
                | Q(actief_tot__isnull=True)
                | Q(actief_tot__gte=F("actief_van")),
                violation_error_message=PERIODE_KLOPT,
            ),
        ]

    def __str__(self):
        return self.naam


class Alias(models.Model):
    """Another name under which lists of partners know the organisation, such as GBT for GBTwente."""

    organisatie = models.ForeignKey(Organisatie, models.CASCADE, related_name="aliassen")
    naam = models.CharField("alias", max_length=200)

    organisatie_pad = "organisatie"

    class Meta:
        verbose_name = "alias"
        verbose_name_plural = "aliassen"
        ordering = ["naam"]
        constraints = [
            models.UniqueConstraint(
                Lower("naam"),
                name="alias_hoort_bij_een_organisatie",
                violation_error_message="Deze alias hoort al bij een organisatie.",
            )
        ]

    def __str__(self):
        return self.naam


class Naamgeving(models.Model):
    """The name an organisation had in a period: a report prints the name of its time."""

    organisatie = models.ForeignKey(Organisatie, models.CASCADE, related_name="namen")
    naam = models.CharField("naam", max_length=200)
    korte_naam = models.CharField("korte naam", max_length=60)
    van = models.DateField("van", null=True, blank=True)
    tot = models.DateField("tot en met", null=True, blank=True)

    organisatie_pad = "organisatie"

    class Meta:
        verbose_name = "vroegere naam"
        verbose_name_plural = "vroegere namen"
        ordering = ["van"]
        constraints = [periode_klopt("naamgeving_periode_klopt")]

    def __str__(self):
        return self.naam


class Lid(models.Model):
    """A municipality served by an employer, in a period: Dinkelland and Tubbergen by Noaberkracht."""

    werkgever = models.ForeignKey(Organisatie, models.CASCADE, related_name="leden", verbose_name="werkgever")
    organisatie = models.ForeignKey(Organisatie, models.CASCADE, related_name="lid_van", verbose_name="lid")
    van = models.DateField("van", null=True, blank=True)
    tot = models.DateField("tot en met", null=True, blank=True)

    organisatie_pad = "werkgever"

    class Meta:
        verbose_name = "lid"
        verbose_name_plural = "leden"
        constraints = [
            periode_klopt("lid_periode_klopt"),
            models.CheckConstraint(
                name="lid_is_een_ander",
                condition=~Q(werkgever=F("organisatie")),
                violation_error_message="Een organisatie is geen lid van zichzelf.",
            ),
        ]

    def __str__(self):
        return f"{self.organisatie} bij {self.werkgever}"


class EmailDomein(models.Model):
    """A mail domain of an organisation. Two organisations may share one, so it proves nothing on its own."""

    organisatie = models.ForeignKey(Organisatie, models.CASCADE, related_name="email_domeinen")
    domein = models.CharField("domein", max_length=200)

    organisatie_pad = "organisatie"

    class Meta:
        verbose_name = "e-maildomein"
        verbose_name_plural = "e-maildomeinen"
        ordering = ["domein"]
        constraints = [
            models.UniqueConstraint(
                "organisatie",
                Lower("domein"),
                name="email_domein_een_keer_per_organisatie",
                violation_error_message="Dit domein staat er al.",
            )
        ]

    def __str__(self):
        return self.domein

    def clean(self):
        self.domein = normaal_domein(self.domein)
        if "." not in self.domein or "@" in self.domein:
            raise ValidationError({"domein": "Dit is geen domein, zoals almelo.nl."})


class Formatie(models.Model):
    """The size of an organisation in a year, in fte (36 hours a week in the municipal CAO)."""

    organisatie = models.ForeignKey(Organisatie, models.CASCADE, related_name="formaties")
    jaar = models.PositiveSmallIntegerField("jaar")
    fte = models.DecimalField("fte", max_digits=8, decimal_places=2)

    organisatie_pad = "organisatie"

    class Meta:
        verbose_name = "formatie"
        verbose_name_plural = "formatie per jaar"
        ordering = ["-jaar"]
        constraints = [
            models.UniqueConstraint(
                fields=["organisatie", "jaar"],
                name="formatie_een_keer_per_jaar",
                violation_error_message="Voor dit jaar staat de formatie er al.",
            ),
            models.CheckConstraint(
                name="formatie_niet_negatief",
                condition=Q(fte__gte=0),
                violation_error_message="Het aantal fte kan niet onder nul zijn.",
            ),
        ]

    def __str__(self):
        return f"{self.organisatie} {self.jaar}: {self.fte} fte"
