"""Organisations, people who are signed in, and runs to enrol in."""

from dataclasses import dataclass
from datetime import timedelta
from decimal import Decimal

from allauth.account.internal.userkit import user_id_to_str
from django.conf import settings
from django.contrib.auth import BACKEND_SESSION_KEY, HASH_SESSION_KEY, SESSION_KEY
from django.contrib.sessions.models import Session
from django.utils import timezone

from school.models import Afspraak, Akkoordbeleid, Opleiding, Quotum, Uitvoering
from twentsekracht.aanmelden.herkennen import SessionStore
from twentsekracht.aanmelden.middleware import GEZIEN
from twentsekracht.organisaties.models import Gebruiker, Organisatie

ORGANISATIES = 17


@dataclass(frozen=True)
class Mens:
    pk: int
    organisatie: int
    email: str
    sessie: str


def organisaties() -> list[Organisatie]:
    """None of which wants to approve: so that an enrolment is a place."""
    rijen = Organisatie.objects.bulk_create(
        Organisatie(code=f"org-{n}", naam=f"Gemeente {n}", korte_naam=f"Org {n}", soort="gemeente")
        for n in range(ORGANISATIES)
    )
    Akkoordbeleid.objects.bulk_create(Akkoordbeleid(organisatie=rij, wijze="geen") for rij in rijen)
    jaar = timezone.localdate().year
    Afspraak.objects.bulk_create(
        Afspraak(organisatie=rij, jaar=jaar + ander, percentage=Decimal(2), te_behalen=20)
        for rij in rijen
        for ander in (0, 1)
    )
    return rijen


def mensen(aantal: int, organisaties: list[Organisatie]) -> list[Mens]:
    rijen = Gebruiker.objects.bulk_create(
        Gebruiker(
            email=f"p{n}@org-{n % ORGANISATIES}.example",
            naam=f"Persoon {n}",
            organisatie=organisaties[n % ORGANISATIES],
            password="!",
        )
        for n in range(aantal)
    )
    nu = timezone.now()
    sessies = [_sessie(rij, n, nu) for n, rij in enumerate(rijen)]
    Session.objects.bulk_create(sessies)
    return [
        Mens(rij.pk, rij.organisatie_id, rij.email, f"{settings.SESSION_COOKIE_NAME}={sessie.session_key}")
        for rij, sessie in zip(rijen, sessies, strict=True)
    ]


def kom_binnen(mensen: list[Mens]) -> None:
    """Everybody was on the page before: that they are there is written down once in five minutes, not now."""
    rijen = Session.objects.filter(session_key__in=[mens.sessie.partition("=")[2] for mens in mensen])
    nu = timezone.now()
    for rij in rijen:
        rij.session_data = SessionStore().encode(rij.get_decoded() | {GEZIEN: nu.timestamp()})
    Session.objects.bulk_update(rijen, ["session_data"])


def _sessie(gebruiker, nummer, nu) -> Session:
    """As after signing in with a password, a moment ago."""
    inhoud = {
        SESSION_KEY: str(gebruiker.pk),
        BACKEND_SESSION_KEY: settings.AUTHENTICATION_BACKENDS[0],
        HASH_SESSION_KEY: gebruiker.get_session_auth_hash(),
        "account_authentication_methods": [{"method": "password", "at": nu.timestamp()}],
        "account_authentication_methods_user": user_id_to_str(gebruiker),
        GEZIEN: nu.timestamp(),
    }
    return Session(
        session_key=f"bench{nummer:027d}",
        session_data=SessionStore().encode(inhoud),
        expire_date=nu + timedelta(hours=8),
    )


def opleiding(code: str) -> Opleiding:
    return Opleiding.objects.create(
        code=code, titel=f"Opleiding {code}", soort="training", kosten=250, is_gepubliceerd=True
    )


def runs(aantal: int, plaatsen: int, code: str, *, quota: int = 0, organisaties=()) -> list[Uitvoering]:
    """Of one course; with a quotum of so many places for each organisation until next week."""
    vandaag = timezone.localdate()
    van = opleiding(code)
    rijen = Uitvoering.objects.bulk_create(
        Uitvoering(
            opleiding=van,
            code=f"{code}-{n}",
            start=vandaag + timedelta(days=40 + n % 200),
            max_deelnemers=plaatsen,
            vrijgave_op=vandaag + timedelta(days=7) if quota else None,
        )
        for n in range(aantal)
    )
    Quotum.objects.bulk_create(
        Quotum(uitvoering=rij, organisatie=organisatie, aantal=quota)
        for rij in (rijen if quota else ())
        for organisatie in organisaties
    )
    return rijen
