"""The secret address of the plan for a planner's calendar: made of the address of their own calendar.

So it is renewed and switched off together with that (mijn/services.py), and nothing more has to be kept. It opens
nothing when its owner is no planner any more.
"""

from datetime import date

from django.utils.crypto import constant_time_compare, salted_hmac

from twentsekracht.mijn.models import Agendaadres
from twentsekracht.organisaties import toegang
from twentsekracht.organisaties.models import Gebruiker
from twentsekracht.organisaties.toegang import Rol

PLANNERS = (Rol.CONTACTPERSOON, Rol.COORDINATOR)


def planningteken(adres: Agendaadres) -> str:
    handtekening = salted_hmac("evenementen.planning", adres.sleutel, algorithm="sha256").hexdigest()
    return f"{adres.pk}-{handtekening}"


def planner_van(teken: str, *, op: date) -> Gebruiker | None:
    """Whose address it is, when they may see the plan on this day."""
    pk = teken.partition("-")[0]
    if not (pk.isascii() and pk.isdecimal() and len(pk) < 19):
        return None
    adres = Agendaadres.objects.open(op=op).filter(pk=pk).first()
    if adres is None or not constant_time_compare(planningteken(adres), teken):
        return None
    return adres.gebruiker if toegang.heeft_rol(adres.gebruiker, *PLANNERS, op=op) else None
