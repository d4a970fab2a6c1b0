"""People, and the memberships through which they act."""

from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.contrib.auth.models import PermissionsMixin
from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import F, Q
from django.db.models.functions import Lower

from twentsekracht.organisaties.models.perioden import in_periode, periode_klopt
from twentsekracht.organisaties.models.register import Organisatie
from twentsekracht.organisaties.toegang import BeheerbaarQuerySet, Rol


def mag_inloggen(dag, pad=""):
    """Accounts that are open on this day, as `toegang.mag_inloggen` says it of one."""
    laatste_dag = Q(**{f"{pad}toegang_tot__isnull": True}) | Q(**{f"{pad}toegang_tot__gte": dag})
    return Q(**{f"{pad}is_active": True}) & laatste_dag


class GebruikerQuerySet(BeheerbaarQuerySet):
    def open(self, *, op):
        """Who may log in on this day."""
        return self.filter(mag_inloggen(op))

    def contactpersonen(self, *, op):
        """Per organisation who to turn to, deputies included: a row for each, with `contact_voor_id` and
        `contact_voor` (the name of the organisation), `is_vervanger` true for a deputy.
        """
        geldig = Lidmaatschap.objects.geldig(op=op).filter(rol=Rol.CONTACTPERSOON)
        return (
            self.filter(lidmaatschappen__in=geldig)
            .annotate(
                contact_voor_id=F("lidmaatschappen__organisatie_id"),
                contact_voor=F("lidmaatschappen__organisatie__naam"),
                is_vervanger=Q(lidmaatschappen__vervangt__isnull=False),
            )
            .order_by("contact_voor", "is_vervanger", "naam", "pk")
        )


class GebruikerManager(BaseUserManager.from_queryset(GebruikerQuerySet)):
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
    toegang_tot = models.DateField(
        "toegang tot en met",
        null=True,
        blank=True,
        help_text="Laatste dag van iemand die vertrekt. Daarna gaat het account uit en eindigen de rollen.",
    )
    zelf_aangemeld = models.BooleanField("zelf aangemeld", default=False, editable=False)
    aangemaakt_op = models.DateTimeField("aangemaakt op", auto_now_add=True)
    gewaarschuwd_op = models.DateTimeField(
        "gewaarschuwd op",
        null=True,
        blank=True,
        editable=False,
        help_text="Dat het account weggaat omdat niemand het gebruikt.",
    )

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


class LidmaatschapQuerySet(BeheerbaarQuerySet):
    def lopend(self, *, op):
        """Whose own period covers this day."""
        return self.filter(in_periode(op))

    def niet_voorbij(self, *, op):
        """Held on this day, or from a later one on."""
        return self.filter(Q(tot__isnull=True) | Q(tot__gte=op))

    def geldig(self, *, op):
        """That count on this day: of an open account, and of a deputy only while the one replaced holds it.

        The same as `toegang.rollen_van` says of one person.
        """
        zelfde = Q(vervangt__rol=F("rol"), vervangt__organisatie=F("organisatie"))
        vervangt = zelfde & Q(vervangt__vervangt__isnull=True) & in_periode(op, "vervangt__")
        return (
            self.lopend(op=op)
            .filter(mag_inloggen(op, "gebruiker__"))
            .filter(Q(vervangt__isnull=True) | vervangt)
        )


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
    gewaarschuwd_op = models.DateField(
        "gewaarschuwd op", null=True, blank=True, editable=False, help_text="Dat de rol bijna afloopt."
    )

    objects = LidmaatschapQuerySet.as_manager()
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
