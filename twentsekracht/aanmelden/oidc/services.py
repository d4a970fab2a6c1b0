"""What signing on through a provider changes: accounts made, kept up to date, closed by absence and opened again."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from allauth.account.models import EmailAddress
from allauth.socialaccount.models import SocialAccount
from django.conf import settings
from django.db import IntegrityError, transaction
from django.urls import reverse
from django.utils import timezone

from twentsekracht import post
from twentsekracht.aanmelden.models import Aanbieder
from twentsekracht.aanmelden.oidc.beleid import Aangemeld, Geweigerd, mag_erin
from twentsekracht.logboek.models import Regel
from twentsekracht.logboek.services import leg_vast
from twentsekracht.organisaties.models import Gebruiker, Organisatie
from twentsekracht.organisaties.services import eindig_rollen, sluit_account

TOEGELATEN = "account gemaakt via organisatie"
BIJGEWERKT = "bijgewerkt via organisatie"
VERHUISD = "verhuisd via organisatie"
GESLOTEN = "gesloten na afwezigheid"
HEROPEND = "heropend na afwezigheid"
HOOGSTENS = 0.2  # of the accounts of a provider: more in one run is a mistake, not absence


def adres_is_bezet(email: str) -> bool:
    """Whether an account, of whomever, has this address."""
    return (
        Gebruiker.objects.filter(email__iexact=email).exists()
        or EmailAddress.objects.filter(email__iexact=email).exists()
    )


@transaction.atomic
def laat_toe(*, aangemeld: Aangemeld, extra: dict, op: datetime) -> SocialAccount:
    """A first sign-on: an account without password and without role. Logged as done by the portal itself."""
    gebruiker = Gebruiker.objects.create_user(
        aangemeld.email, naam=aangemeld.naam, organisatie=aangemeld.organisatie
    )
    EmailAddress.objects.create(user=gebruiker, email=gebruiker.email, verified=True, primary=True)
    _leg_vast(gebruiker, TOEGELATEN, ["email", "naam", "organisatie"], op)
    return SocialAccount.objects.create(
        user=gebruiker, provider=aangemeld.aanbieder.slug, uid=aangemeld.sub, extra_data=extra
    )


@transaction.atomic
def kom_terug(*, gebruiker: Gebruiker, aangemeld: Aangemeld, op: datetime) -> Gebruiker:
    """Signing on again: refused, or as the provider knows them now. Returns the account as it stands."""
    gebruiker = Gebruiker.objects.select_for_update(of=("self",)).get(pk=gebruiker.pk)
    bekend = set(aangemeld.aanbieder.organisaties.values_list("organisatie", flat=True))
    mag_erin(gebruiker, aangemeld, op=timezone.localdate(op), bekend=bekend)
    if not gebruiker.is_active:
        _heropen(gebruiker, aangemeld, op)
    if gebruiker.organisatie_id != aangemeld.organisatie.pk:
        _verhuis(gebruiker, aangemeld.organisatie, op)
    gewijzigd = _neem_over(gebruiker, aangemeld)
    if gewijzigd:
        _leg_vast(gebruiker, BIJGEWERKT, gewijzigd, op)
    return gebruiker


def _heropen(gebruiker, aangemeld, op) -> None:
    """Only what absence closed: what a person closed, a person opens."""
    over_openstaan = (
        regel.actie for regel in Regel.objects.over(gebruiker).order_by("-pk") if "is_active" in regel.velden
    )
    if next(over_openstaan, None) != GESLOTEN:
        raise Geweigerd("uit", aangemeld.aanbieder)
    gebruiker.is_active = True
    gebruiker.save(update_fields=["is_active"])
    _leg_vast(gebruiker, HEROPEND, ["is_active"], op)


def _verhuis(gebruiker, organisatie, op) -> None:
    """To another organisation of the same provider: what they were at the old one, they are no longer."""
    eindig_rollen(gebruiker=gebruiker, organisatie_id=gebruiker.organisatie_id, op=op)
    gebruiker.organisatie = organisatie
    gebruiker.save(update_fields=["organisatie"])
    _leg_vast(gebruiker, VERHUISD, ["organisatie"], op)


def _neem_over(gebruiker, aangemeld) -> list[str]:
    gewijzigd = []
    if gebruiker.naam != aangemeld.naam:
        gebruiker.naam = aangemeld.naam
        gebruiker.save(update_fields=["naam"])
        gewijzigd.append("naam")
    if gebruiker.email != aangemeld.email and _neem_adres_over(gebruiker, aangemeld.email):
        gewijzigd.append("email")
    return gewijzigd


def _neem_adres_over(gebruiker, email) -> bool:
    """Never from another account. The old address goes: it may become somebody else's."""
    oud = gebruiker.email
    if EmailAddress.objects.filter(email__iexact=email).exclude(user=gebruiker).exists():
        return False
    try:
        with transaction.atomic():
            gebruiker.email = email
            gebruiker.save(update_fields=["email"])
            EmailAddress.objects.filter(user=gebruiker).delete()
            EmailAddress.objects.create(user=gebruiker, email=email, verified=True, primary=True)
    except IntegrityError:
        gebruiker.email = oud
        return False
    return True


def _leg_vast(gebruiker, actie, velden, op) -> None:
    leg_vast(
        door=None,
        rol="",
        actie=actie,
        object=gebruiker,
        velden=velden,
        op=op,
        organisatie=gebruiker.organisatie,
    )


# ---- absence


@dataclass(frozen=True)
class Sluiting:
    """What one run did with the accounts of a provider."""

    aanbieder: Aanbieder
    accounts: int
    afwezig: int
    gesloten: int


@transaction.atomic
def sluit_afwezigen(*, aanbieder: Aanbieder, op: datetime) -> Sluiting:
    """Closes the accounts of who did not sign on for SSO_AFWEZIG_DAGEN days, and ends their roles.

    Not of who did so through another provider, nor of a superuser. Once signed on, a password alone keeps nobody in:
    the provider is who knows that somebody left. Too many at once, and none is closed.
    """
    grens = op - timedelta(days=settings.SSO_AFWEZIG_DAGEN)
    actief = Aanbieder.objects.actief().values("slug")
    eigen = SocialAccount.objects.filter(provider=aanbieder.slug).values("user")
    mensen = Gebruiker.objects.filter(pk__in=eigen, is_active=True, is_superuser=False)
    gezien = SocialAccount.objects.filter(provider__in=actief, last_login__gte=grens).values("user")
    afwezig = list(mensen.exclude(pk__in=gezien).select_related("organisatie").order_by("pk"))
    accounts = mensen.count()
    if len(afwezig) > HOOGSTENS * accounts:
        return Sluiting(aanbieder, accounts, len(afwezig), 0)
    for gebruiker in afwezig:
        sluit_account(gebruiker=gebruiker, actie=GESLOTEN, op=op)
    for organisatie in {gebruiker.organisatie for gebruiker in afwezig if gebruiker.organisatie}:
        aantal = sum(gebruiker.organisatie == organisatie for gebruiker in afwezig)
        _bericht_contactpersonen(organisatie, aantal, op)
    return Sluiting(aanbieder, accounts, len(afwezig), len(afwezig))


def _bericht_contactpersonen(organisatie: Organisatie, aantal: int, op: datetime) -> None:
    """How many, and where to look: names do not go by mail."""
    dag = timezone.localdate(op)
    wie = Gebruiker.objects.open(op=dag).contactpersonen(op=dag).filter(contact_voor_id=organisatie.pk)
    for contactpersoon in wie:
        post.verstuur(
            aan=contactpersoon.email,
            onderwerp=f"{aantal} account{'s' if aantal > 1 else ''} gesloten na afwezigheid",
            sjabloon="aanmelden/afwezig",
            context={
                "organisatie": organisatie,
                "aantal": aantal,
                "dagen": settings.SSO_AFWEZIG_DAGEN,
                "lijst": settings.SITE_URL + reverse("admin:organisaties_gebruiker_changelist"),
            },
            waarom=f"je contactpersoon bent van {organisatie}",
            op=op,
        )
