"""Who everyone is: organisations with their history, people, and the memberships through which they act."""

from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.contrib.auth.models import PermissionsMixin
from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import F, Q
from django.db.models.functions import Lower

from twentsekracht.organisaties.toegang import BeheerbaarQuerySet, Rol

PERIODE_KLOPT = "De einddatum ligt voor de begindatum."


def in_periode(dag):
    """Rows whose period (end day inclusive, empty = open) covers `dag`."""
    return (Q(van__isnull=True) | Q(van__lte=dag)) & (Q(tot__isnull=True) | Q(tot__gte=dag))


def periode_klopt(naam):
    return models.CheckConstraint(
        name=naam,
        condition=Q(van__isnull=True) | Q(tot__isnull=True) | Q(tot__gte=F("van")),
        violation_error_message=PERIODE_KLOPT,
    )


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


class GebruikerManager(BaseUserManager):
    use_in_migrations = True

    def create_user(self, email, password=None, **velden):
        gebruiker = self.model(email=self.normalize_email(email).lower(), **velden)
        gebruiker.set_password(password)
        gebruiker.full_clean(exclude=["password"])
        gebruiker.save()
        return gebruiker

    def create_superuser(self, email, password=None, **velden):
        return self.create_user(email, password, **velden, is_superuser=True)

    def get_by_natural_key(self, email):
        return self.get(email__iexact=email)


class Gebruiker(AbstractBaseUser, PermissionsMixin):
    """A person who signs in with an e-mail address. What they may do follows from their memberships."""

    email = models.EmailField("e-mailadres", unique=True)  # and in any case of letters: see Meta
    naam = models.CharField("naam", max_length=150)
    organisatie = models.ForeignKey(
        Organisatie,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="gebruikers",
        verbose_name="organisatie",
    )
    functie = models.CharField("functie", max_length=150, blank=True)
    is_active = models.BooleanField("mag inloggen", default=True)
    aangemaakt_op = models.DateTimeField("aangemaakt op", auto_now_add=True)

    objects = GebruikerManager()
    organisatie_pad = "organisatie"
    USERNAME_FIELD = "email"
    REQUIRED_FIELDS = ["naam"]

    class Meta:
        verbose_name = "gebruiker"
        verbose_name_plural = "gebruikers"
        ordering = ["naam", "pk"]
        constraints = [
            models.UniqueConstraint(
                Lower("email"),
                name="gebruiker_email_uniek",
                violation_error_message="Er is al een gebruiker met dit e-mailadres.",
            )
        ]

    def __str__(self):
        return self.naam or self.email

    def clean(self):
        super().clean()
        self.email = self.email.lower()

    def get_full_name(self):
        return self.naam

    def get_short_name(self):
        return self.naam.split(" ")[0]


class Lidmaatschap(models.Model):
    """Person x organisation x role, from-to; a deputy (vervanger) has a row of their own that names whom.

    What it gives, and when, is in `toegang`.
    """

    gebruiker = models.ForeignKey(
        Gebruiker, models.CASCADE, related_name="lidmaatschappen", verbose_name="gebruiker"
    )
    organisatie = models.ForeignKey(
        Organisatie, models.CASCADE, related_name="lidmaatschappen", verbose_name="organisatie"
    )
    rol = models.CharField("rol", max_length=20, choices=Rol)
    van = models.DateField("van")
    tot = models.DateField("tot en met", null=True, blank=True)
    vervangt = models.ForeignKey(
        "self", models.CASCADE, null=True, blank=True, related_name="vervangers", verbose_name="vervangt"
    )

    objects = BeheerbaarQuerySet.as_manager()
    organisatie_pad = "organisatie"

    class Meta:
        verbose_name = "lidmaatschap"
        verbose_name_plural = "lidmaatschappen"
        ordering = ["organisatie__naam", "rol", "gebruiker__naam"]
        constraints = [
            periode_klopt("lidmaatschap_periode_klopt"),
            models.UniqueConstraint(
                fields=["gebruiker", "organisatie", "rol", "van"],
                name="lidmaatschap_een_keer",
                violation_error_message="Deze persoon heeft deze rol al vanaf deze datum.",
            ),
            models.CheckConstraint(
                name="lidmaatschap_vervanger_heeft_einddatum",
                condition=Q(vervangt__isnull=True) | Q(tot__isnull=False),
                violation_error_message="Een vervanger heeft een einddatum nodig.",
            ),
        ]

    def __str__(self):
        return f"{self.gebruiker}: {self.get_rol_display().lower()} bij {self.organisatie}"

    def clean(self):
        if not self.vervangt_id:
            return
        if (self.vervangt.rol, self.vervangt.organisatie_id) != (self.rol, self.organisatie_id):
            raise ValidationError({"vervangt": "Vervangen kan alleen in dezelfde rol bij die organisatie."})
        if self.vervangt.gebruiker_id == self.gebruiker_id:
            raise ValidationError({"vervangt": "Niemand vervangt zichzelf."})
        if self.vervangt.vervangt_id:
            raise ValidationError({"vervangt": "Dit is zelf een vervanger. Kies degene die vervangen wordt."})

    def geldt_op(self, dag):
        """Does its own period cover this day? Whether it counts is for `toegang` to say."""
        return self.van <= dag and (self.tot is None or self.tot >= dag)
