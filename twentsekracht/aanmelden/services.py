"""The address somebody signs in with, the sessions that came of it, and a second step that was lost."""

from datetime import datetime

from allauth.account.models import EmailAddress
from allauth.mfa.models import Authenticator
from allauth.usersessions.models import UserSession
from django.contrib.auth import HASH_SESSION_KEY
from django.contrib.sessions.models import Session
from django.db import transaction
from django.utils import timezone

from twentsekracht import post
from twentsekracht.logboek.services import leg_vast
from twentsekracht.organisaties import toegang
from twentsekracht.organisaties.fouten import ToegangFout
from twentsekracht.organisaties.models import Gebruiker


def vergeet_oude_adressen(*, gebruiker) -> None:
    """The account has another address now: the one before no longer opens it, by a code or a new password."""
    EmailAddress.objects.filter(user=gebruiker).exclude(email=gebruiker.email.lower()).delete()


@transaction.atomic
def bevestig_adres(*, gebruiker) -> None:
    """This person reads the mail of the account's address."""
    vergeet_oude_adressen(gebruiker=gebruiker)
    EmailAddress.objects.update_or_create(
        user=gebruiker, email=gebruiker.email.lower(), defaults={"primary": True, "verified": True}
    )


@transaction.atomic
def laat_wachtwoord_vervallen(*, gebruiker, op: datetime) -> None:
    """Somebody made this account, somebody else may have proven to read its mail: only the second is in."""
    gebruiker.set_unusable_password()
    gebruiker.save(update_fields=["password"])
    leg_vast(
        door=gebruiker,
        rol="",
        organisatie=gebruiker.organisatie,
        actie="wachtwoord vervallen",
        object=gebruiker,
        velden=["password"],
        op=op,
    )


def lopende_sessies(*, gebruiker, op: datetime) -> list[UserSession]:
    """Newest first; in two queries, however many. One of before a new password no longer counts."""
    eigen = {sessie.session_key: sessie for sessie in UserSession.objects.filter(user=gebruiker)}
    levend = Session.objects.filter(pk__in=eigen, expire_date__gt=op)
    hash_nu = gebruiker.get_session_auth_hash()
    sleutels = [sessie.pk for sessie in levend if sessie.get_decoded().get(HASH_SESSION_KEY) == hash_nu]
    return sorted(
        (eigen[sleutel] for sleutel in sleutels), key=lambda sessie: sessie.last_seen_at, reverse=True
    )


@transaction.atomic
def eindig_sessies(*, sessies, door, op: datetime) -> int:
    """These (a queryset of one person's sessions) are signed out at their next request. Returns how many."""
    aantal = _log_uit(sessies)
    if aantal:
        leg_vast(
            door=door, rol="", organisatie=door.organisatie, actie="sessies beëindigd", object=door, op=op
        )
    return aantal


def _log_uit(sessies) -> int:
    sleutels = list(sessies.values_list("session_key", flat=True))
    Session.objects.filter(pk__in=sleutels).delete()
    sessies.delete()
    return len(sleutels)


@transaction.atomic
def haal_tweede_stap_weg(*, gebruiker: Gebruiker, door: Gebruiker, op: datetime) -> bool:
    """Of somebody who lost every one, after a beheerder made sure elsewhere who is asking.

    Recovery codes go too, and every session ends. No role counts until a new second step was set up. The person gets
    a mail, since it may have been somebody else who asked. False when there was nothing to take away.
    """
    persoon = Gebruiker.objects.select_for_update(of=("self",)).get(pk=gebruiker.pk)
    if not toegang.mag_tweede_stap_weghalen(door, persoon, op=timezone.localdate(op)):
        raise ToegangFout("De tweede stap van deze persoon kun je niet weghalen.")
    aantal, _ = Authenticator.objects.filter(user=persoon).delete()
    if not aantal:
        return False
    _log_uit(UserSession.objects.filter(user=persoon))
    leg_vast(
        door=door,
        rol=toegang.Rol.BEHEERDER,
        organisatie=persoon.organisatie,
        actie="tweede stap weggehaald",
        object=persoon,
        op=op,
    )
    post.verstuur(
        aan=persoon.email,
        onderwerp="Je tweede stap om in te loggen is weggehaald",
        sjabloon="aanmelden/tweede_stap_weg",
        context={"naam": persoon.naam},
        waarom="er iets is veranderd aan hoe je inlogt",
        op=op,
    )
    return True


@transaction.atomic
def ruim_sessies_op(*, op: datetime) -> int:
    """What is left of sessions that are over: who was signed in where is not kept longer than it lasts."""
    Session.objects.filter(expire_date__lte=op).delete()
    weg = UserSession.objects.exclude(session_key__in=Session.objects.values("pk"))
    aantal, _ = weg.delete()
    return aantal
