"""What somebody would like to see: keeping it, and telling of new places that fit."""

from datetime import datetime

from django.core.signing import BadSignature
from django.db import transaction
from django.utils import timezone

from evenementen.meeloopregels import HOOGSTENS, voorstellen
from evenementen.models import Meeloopplek, Meelooptip, Meeloopwens
from evenementen.services import meeloopbrieven as brieven
from twentsekracht.organisaties.models import Gebruiker


@transaction.atomic
def bewaar_wens(*, wens: Meeloopwens, op: datetime) -> Meeloopwens:
    """What fits already stands on the page: of that no mail comes."""
    wens.bijgewerkt_op = op
    wens.save()
    passend = voorstellen(wens, nieuwe_plekken(wens, op), op=timezone.localdate(op))
    _onthoud(wens, [een.plek for een in passend], op)
    return wens


def verwijder_wens(*, gebruiker: Gebruiker) -> None:
    Meeloopwens.objects.filter(gebruiker=gebruiker).delete()


def nieuwe_plekken(wens: Meeloopwens, op: datetime):
    """Of which this person was not told."""
    plekken = Meeloopplek.objects.open(op=timezone.localdate(op)).select_related("organisatie", "evenement")
    return plekken.exclude(pk__in=wens.tips.values("plek"))


@transaction.atomic
def stuur_tips(*, wens_id: int, op: datetime) -> int:
    """One mail about all that is new and fits; answers about how many places."""
    vandaag = timezone.localdate(op)
    wensen = Meeloopwens.objects.select_for_update(of=("self",)).select_related("gebruiker")
    wens = wensen.filter(pk=wens_id, wil_mail=True, gebruiker__in=Gebruiker.objects.open(op=vandaag)).first()
    if wens is None:
        return 0
    passend = voorstellen(wens, nieuwe_plekken(wens, op), op=vandaag)[:HOOGSTENS]
    if passend:
        _onthoud(wens, [een.plek for een in passend], op)
        brieven.tips(wens, passend, op=op)
    return len(passend)


def _onthoud(wens: Meeloopwens, plekken: list[Meeloopplek], op: datetime) -> None:
    Meelooptip.objects.bulk_create([Meelooptip(wens=wens, plek=plek, verstuurd_op=op) for plek in plekken])


def afmelding_van(teken: str) -> int | None:
    """Of whose mail this is the link; None when it was made up."""
    try:
        return int(brieven.AFMELDEN.unsign(teken))
    except BadSignature:
        return None


def meld_af(*, wens_id: int) -> None:
    """By the link in the mail: the wish stays, without mail. Doing so twice changes nothing."""
    Meeloopwens.objects.filter(pk=wens_id).update(wil_mail=False)
