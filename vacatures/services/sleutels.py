"""Keys with which a system of an organisation comes in at the API. A key is shown once; here is only its hash."""

import hmac
import secrets
from datetime import date, datetime, timedelta

from django.conf import settings
from django.db import transaction
from django.urls import reverse
from django.utils import timezone
from django.utils.formats import date_format

from twentsekracht.logboek.services import leg_vast
from twentsekracht.organisaties import toegang
from twentsekracht.organisaties.models import Gebruiker, Organisatie
from twentsekracht.organisaties.models.uitnodiging import hash_van
from twentsekracht.organisaties.toegang import Rol
from twentsekracht.post import verstuur
from vacatures.behandelaars import behandelaars
from vacatures.fouten import VacatureFout
from vacatures.models import Apisleutel

SLEUTELBEHEER = frozenset({Rol.CONTACTPERSOON, Rol.COORDINATOR})
BEGIN = "tk_"
HERKENBAAR = 8  # characters that stay readable; the other 40 nobody can guess
LANGST_GELDIG = timedelta(days=365)
MEESTE = 20  # that are in use, per organisation


@transaction.atomic
def maak_sleutel(
    *, organisatie: Organisatie, naam: str, bereik: str, verloopt_op: date, door: Gebruiker, op: datetime
) -> tuple[Apisleutel, str]:
    """The row, and the key itself: the only moment at which anybody has it."""
    _mag(door, organisatie, op)
    vandaag = timezone.localdate(op)
    if not vandaag <= verloopt_op <= vandaag + LANGST_GELDIG:
        raise VacatureFout("Kies een einddatum vanaf vandaag, binnen een jaar.")
    Organisatie.objects.select_for_update(no_key=True).get(pk=organisatie.pk)
    in_gebruik = Apisleutel.objects.filter(organisatie=organisatie, ingetrokken_op=None)
    if in_gebruik.filter(verloopt_op__gte=vandaag).count() >= MEESTE:
        raise VacatureFout(f"Jullie hebben al {MEESTE} sleutels. Trek er eerst een in.")
    if in_gebruik.filter(naam=naam).exists():
        raise VacatureFout("Er is al een sleutel met deze naam. Trek die in, of kies een andere naam.")
    geheim = BEGIN + secrets.token_urlsafe(32)
    sleutel = Apisleutel.objects.create(
        organisatie=organisatie,
        naam=naam,
        bereik=Apisleutel.Bereik(bereik),
        begin=geheim[:HERKENBAAR],
        hash=hash_van(geheim),
        gemaakt_door=door,
        gemaakt_op=op,
        verloopt_op=verloopt_op,
    )
    _log("API-sleutel gemaakt", sleutel, door, op, ["naam", "bereik", "verloopt_op"])
    return sleutel, geheim


@transaction.atomic
def trek_sleutel_in(*, sleutel: Apisleutel, door: Gebruiker, op: datetime) -> Apisleutel:
    """From this moment it opens nothing. Twice is once."""
    sleutel = (
        Apisleutel.objects.select_for_update(of=("self",)).select_related("organisatie").get(pk=sleutel.pk)
    )
    _mag(door, sleutel.organisatie, op)
    if sleutel.ingetrokken_op is None:
        sleutel.ingetrokken_op = op
        sleutel.save(update_fields=["ingetrokken_op"])
        _log("API-sleutel ingetrokken", sleutel, door, op, ["ingetrokken_op"])
    return sleutel


@transaction.atomic
def herinner_aan_verlopen(*, sleutel_id: int, op: datetime) -> bool:
    """A key stops working within a month: told once. Answers whether it was time.

    Of one that was made for less than a month its maker has just read that.
    """
    vandaag = timezone.localdate(op)
    beurt = Apisleutel.objects.bijna_verlopen(op=vandaag).filter(herinnerd_op=None, pk=sleutel_id)
    sleutel = beurt.select_for_update(of=("self",)).select_related("organisatie").first()
    if sleutel is None or timezone.localdate(sleutel.gemaakt_op) > sleutel.verloopt_op - Apisleutel.BIJNA:
        return False
    sleutel.herinnerd_op = op
    sleutel.save(update_fields=["herinnerd_op"])
    for wie in behandelaars(sleutel.organisatie, op=vandaag):
        _mail(sleutel, wie, op)
    return True


def _mail(sleutel: Apisleutel, wie: Gebruiker, op: datetime) -> None:
    verstuur(
        aan=wie.email,
        onderwerp=f"Een API-sleutel verloopt op {date_format(sleutel.verloopt_op, 'j F Y')}",
        sjabloon="sleutel_verloopt",
        context={
            "naam": wie.get_short_name(),
            "sleutel": sleutel,
            "organisatie": sleutel.organisatie,
            "verloopt_op": sleutel.verloopt_op,
            "url": f"{settings.SITE_URL}{reverse('vacatures:sleutels')}",
        },
        waarom=f"je de vacatures van {sleutel.organisatie} behandelt",
        op=op,
    )


def open_met_sleutel(*, geheim: str, op: datetime) -> Apisleutel | None:
    """The key that this is, if it still counts; notes the day on which it was last used.

    Looked up by its hash: how long that takes tells nothing of what a key looks like.
    """
    vandaag, gezocht = timezone.localdate(op), hash_van(geheim)
    sleutel = Apisleutel.objects.geldig(op=vandaag).filter(hash=gezocht).select_related("organisatie").first()
    if sleutel is None or not hmac.compare_digest(sleutel.hash, gezocht):
        return None
    if sleutel.gebruikt_op != vandaag:
        Apisleutel.objects.filter(pk=sleutel.pk).update(gebruikt_op=vandaag)
    return sleutel


def _mag(door: Gebruiker, organisatie: Organisatie, op: datetime) -> None:
    if not toegang.heeft_rol(door, *SLEUTELBEHEER, op=timezone.localdate(op), organisatie=organisatie):
        raise VacatureFout("Voor deze organisatie kun je geen sleutels beheren.")


def _log(actie: str, sleutel: Apisleutel, door: Gebruiker, op: datetime, velden) -> None:
    vandaag, organisatie_id = timezone.localdate(op), sleutel.organisatie_id
    leg_vast(
        door=door,
        rol=toegang.handelt_als(door, SLEUTELBEHEER, op=vandaag, organisatie_id=organisatie_id),
        actie=actie,
        object=sleutel,
        velden=velden,
        organisatie=sleutel.organisatie,
        op=op,
    )
