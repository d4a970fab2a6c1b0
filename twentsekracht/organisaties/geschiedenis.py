"""What happened to a row, read from the log for the history page of the admin."""

from dataclasses import dataclass
from datetime import date, datetime

from django.core.exceptions import FieldDoesNotExist

from twentsekracht.logboek.models import Regel
from twentsekracht.organisaties import toegang
from twentsekracht.organisaties.models import Gebruiker


@dataclass(frozen=True)
class Wie:
    """Named as Django's template for the history asks for it."""

    get_username: str
    get_full_name: str


@dataclass(frozen=True)
class Handeling:
    action_time: datetime
    user: Wie
    get_change_message: str


def van(rij, *, door, op: date) -> list[Handeling]:
    """Everything done to this row, newest first: by which role, and by whom as far as `door` sees them."""
    regels = list(Regel.objects.over(rij))
    zichtbaar = toegang.beheerbaar(Gebruiker.objects.all(), door, op=op)
    namen = dict(zichtbaar.filter(pk__in={regel.door_id for regel in regels}).values_list("pk", "naam"))
    return [
        Handeling(regel.op, Wie(_rol(regel), namen.get(regel.door_id, "")), _wat(rij, regel))
        for regel in regels
    ]


def _rol(regel) -> str:
    rollen = dict(toegang.Rol.choices)
    return rollen.get(regel.rol, "Portaal" if regel.door_id is None else "Gebruiker")


def _wat(rij, regel) -> str:
    velden = ", ".join(_label(rij, veld) for veld in regel.velden)
    return f"{regel.actie}: {velden}" if velden else regel.actie


def _label(rij, naam) -> str:
    try:
        veld = rij._meta.get_field(naam)
    except FieldDoesNotExist:  # a field of long ago
        return naam
    return str(getattr(veld, "verbose_name", None) or veld.related_model._meta.verbose_name_plural)
