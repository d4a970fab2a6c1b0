"""The line in the log and the mail that every move at the door leaves behind."""

from datetime import datetime

from django.conf import settings
from django.urls import reverse
from django.utils import timezone

from twentsekracht import post
from twentsekracht.logboek.services import leg_vast
from twentsekracht.organisaties import toegang
from twentsekracht.organisaties.models import Gebruiker, Organisatie
from twentsekracht.organisaties.toegang import Rol


def dag_van(op: datetime):
    return timezone.localdate(op)


def log(actie, object, *, organisatie: Organisatie | None, door, op: datetime, velden=()) -> None:
    """In which role somebody acted for this organisation follows from what they hold."""
    rol = ""
    if door:
        pk = organisatie.pk if organisatie else None
        rol = toegang.handelt_als(door, frozenset(Rol), op=dag_van(op), organisatie_id=pk)
    leg_vast(door=door, rol=rol, actie=actie, object=object, velden=velden, organisatie=organisatie, op=op)


def mail(
    gebruiker: Gebruiker, onderwerp: str, sjabloon: str, *, waarom: str, op: datetime, **context
) -> None:
    """To somebody with an open account; nobody else reads our mail."""
    if toegang.mag_inloggen(gebruiker, op=dag_van(op)):
        context = {"naam": gebruiker.naam, **context}
        post.verstuur(
            aan=gebruiker.email, onderwerp=onderwerp, sjabloon=sjabloon, context=context, waarom=waarom, op=op
        )


def adres(naam: str, *args) -> str:
    """The whole address of a page, for in a mail."""
    return f"{settings.SITE_URL.rstrip('/')}{reverse(naam, args=args)}"
