"""Through which identity provider the people of an organisation sign on."""

import re
from urllib.parse import urlsplit

from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.validators import RegexValidator
from django.db import models

from twentsekracht.organisaties.models import Organisatie

GEDEELDE_TENANTS = {"common", "organizations", "consumers"}
LUS = {"localhost", "127.0.0.1"}
NAAM = re.compile(r"[a-z0-9-]+(\.[a-z0-9-]+)*")  # of a server: no wildcard, nothing that ends a policy


def veilig_adres(adres):
    """https, or (on a developer's own machine) a provider on that machine."""
    try:
        delen = urlsplit(adres)
    except ValueError:
        return False
    if not NAAM.fullmatch(delen.hostname or "") or delen.username is not None or delen.fragment:
        return False
    return delen.scheme == "https" or (settings.DEBUG and delen.scheme == "http" and delen.hostname in LUS)


def oorsprong(adres):
    delen = urlsplit(adres)
    return f"{delen.scheme}://{delen.netloc}"


def is_eigen_server(adres):
    if not veilig_adres(adres) or urlsplit(adres).query:
        raise ValidationError("Vul een adres in dat met https:// begint, zonder vraagteken of hekje.")
    if GEDEELDE_TENANTS & set(urlsplit(adres).path.lower().split("/")):
        raise ValidationError(
            "Dit adres is van alle tenants samen. Neem het adres met de tenant-ID van de organisatie."
        )


def zijn_oorsprongen(adressen):
    for adres in adressen.split():
        if not veilig_adres(adres) or adres != oorsprong(adres):
            raise ValidationError("Vul adressen in als https://adfs.gemeente.nl, met een spatie ertussen.")


class AanbiederQuerySet(models.QuerySet):
    def actief(self):
        return self.filter(actief=True)

    def van(self, organisaties):
        """Through which people of (one of) these organisations sign on."""
        return self.filter(organisaties__organisatie__in=organisaties).distinct()


class Aanbieder(models.Model):
    """An identity provider: the log-in of an organisation itself (Entra ID, ADFS), or of a few that share one.

    The secret is not here but in the environment: who reads the database cannot use it.
    """

    class Geheimwijze(models.TextChoices):
        POST = "client_secret_post", "In het bericht (client_secret_post)"
        BASIC = "client_secret_basic", "In de kop (client_secret_basic)"

    slug = models.SlugField(
        "kenmerk",
        max_length=50,
        unique=True,
        help_text="Staat in het antwoordadres: /account/oidc/kenmerk/login/callback/. Verandert nooit.",
    )
    naam = models.CharField("naam", max_length=100, help_text="Wat op de knop staat, zoals Gemeente Almelo.")
    server_url = models.CharField(
        "adres van de aanbieder (issuer)",
        max_length=300,
        validators=[is_eigen_server],
        help_text="Bijvoorbeeld https://login.microsoftonline.com/tenant-ID/v2.0.",
    )
    tenant_id = models.CharField(
        "tenant-ID",
        max_length=100,
        blank=True,
        help_text="Ingevuld: alleen wie uit deze tenant komt. Voor Entra ID altijd invullen.",
    )
    client_id = models.CharField("client-ID", max_length=191)
    geheim_variabele = models.CharField(
        "omgevingsvariabele met het geheim",
        max_length=100,
        # The prefix keeps this field from sending any other secret of the server to an address of choice.
        validators=[RegexValidator(r"^SSO_[A-Z0-9_]+\Z", "Begin met SSO_ en gebruik alleen A-Z, 0-9 en _.")],
        help_text="De naam, niet het geheim zelf: SSO_ALMELO_GEHEIM.",
    )
    token_auth_method = models.CharField(
        "hoe het geheim meegaat", max_length=30, choices=Geheimwijze, default=Geheimwijze.POST
    )
    organisatie_claim = models.CharField(
        "claim die de organisatie bepaalt",
        max_length=100,
        blank=True,
        help_text="Alleen als meer organisaties deze aanbieder delen, bijvoorbeeld companyname.",
    )
    mfa_afgedwongen = models.BooleanField(
        "dwingt een tweede stap af",
        default=False,
        help_text="Aan als de organisatie schriftelijk heeft verklaard dat iedereen met een tweede stap inlogt.",
    )
    doorverwijzingen = models.CharField(
        "stuurt door naar",
        max_length=300,
        blank=True,
        validators=[zijn_oorsprongen],
        help_text="Alleen als de inlogpagina meteen doorstuurt, zoals naar https://adfs.gemeente.nl.",
    )
    actief = models.BooleanField("actief", default=False)

    objects = AanbiederQuerySet.as_manager()

    class Meta:
        verbose_name = "aanbieder van inloggen"
        verbose_name_plural = "aanbieders van inloggen"
        ordering = ["naam"]

    def __str__(self):
        return self.naam


class AanbiederOrganisatie(models.Model):
    """An organisation whose people sign on through this provider; if it is shared: those with this claim."""

    aanbieder = models.ForeignKey(
        Aanbieder, models.CASCADE, related_name="organisaties", verbose_name="aanbieder"
    )
    organisatie = models.ForeignKey(
        Organisatie, models.PROTECT, related_name="aanbieders", verbose_name="organisatie"
    )
    claimwaarde = models.CharField(
        "waarde van de claim",
        max_length=200,
        blank=True,
        help_text="Precies zoals de aanbieder hem stuurt. Leeg als de aanbieder van één organisatie is.",
    )

    organisatie_pad = "organisatie"

    class Meta:
        verbose_name = "organisatie van een aanbieder"
        verbose_name_plural = "organisaties van een aanbieder"
        ordering = ["organisatie__naam"]
        constraints = [
            models.UniqueConstraint(
                fields=["aanbieder", "claimwaarde"],
                name="claimwaarde_is_van_een_organisatie",
                violation_error_message="Deze waarde hoort bij deze aanbieder al bij een organisatie.",
            )
        ]

    def __str__(self):
        return f"{self.organisatie} via {self.aanbieder}"
