"""Whether somebody can sign up for a part, as far as its places do not matter: is it open, and have they the time?"""

from collections.abc import Iterable
from datetime import datetime

from django.utils import timezone

from evenementen.models import Deelname, Onderdeel
from evenementen.termijnen import begin
from twentsekracht.organisaties.models import Gebruiker

AL_AANGEMELD = "Je bent hier al voor aangemeld."
AFGELAST = "Dit onderdeel is afgelast."
GESLOTEN = "Je kunt je hier niet meer voor aanmelden."
NOG_NIET = "Je kunt je hier nog niet voor aanmelden."


def waarom_dicht(onderdeel: Onderdeel, *, op: datetime) -> str:
    """Why nobody can sign up; nothing when they can."""
    evenement, vandaag = onderdeel.evenement, timezone.localdate(op)
    if onderdeel.afgelast_op:
        return AFGELAST
    if evenement.is_gepubliceerd and evenement.aanmelden_vanaf and vandaag < evenement.aanmelden_vanaf:
        return NOG_NIET
    if begin(onderdeel) <= op or not evenement.is_gepubliceerd or not evenement.is_open(op=vandaag):
        return GESLOTEN
    return ""


def waarom_niet(onderdeel: Onderdeel, mijn: Iterable[Onderdeel], *, op: datetime) -> str:
    """Why somebody who is in these parts of the event cannot be in this one too; nothing when they can."""
    if dicht := waarom_dicht(onderdeel, op=op):
        return dicht
    if any(ander.pk == onderdeel.pk for ander in mijn):
        return AL_AANGEMELD
    botst = next((ander for ander in mijn if overlapt(onderdeel, ander)), None)
    return f"Dit is tegelijk met ‘{botst}’." if botst else ""


def overlapt(een: Onderdeel, ander: Onderdeel) -> bool:
    """At the same time, as far as the hours are known: what is not known forbids nothing."""
    uren = (een.begintijd, een.eindtijd, ander.begintijd, ander.eindtijd)
    if een.datum is None or een.datum != ander.datum or None in uren:
        return False
    return een.begintijd < ander.eindtijd and ander.begintijd < een.eindtijd


def delen_van(gebruiker: Gebruiker, evenement_id: int) -> list[Onderdeel]:
    """The parts of this event that somebody is in or waits for. One query."""
    eigen = Deelname.objects.lopend().filter(deelnemer=gebruiker, onderdeel__evenement=evenement_id)
    return list(Onderdeel.objects.filter(pk__in=eigen.values("onderdeel")).order_by("pk"))
