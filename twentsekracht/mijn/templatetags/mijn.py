"""What pages composed of all apps show of oneself: the greeting, what waits, what comes next."""

import re
from datetime import date, datetime
from decimal import Decimal

from django import template
from django.utils import timezone
from django.utils.formats import date_format, number_format

from twentsekracht.mijn import agenda, werkvoorraad
from twentsekracht.mijn.models import Profiel, Vakgebied, heel

register = template.Library()

DATUM = re.compile(r"\d{4}-\d\d-\d\d")
MOMENT = re.compile(DATUM.pattern + r"T\d\d:\d\d(:\d\d(\.\d+)?)?[+-]\d\d:\d\d")
KORT = 4  # of what waits and what comes next, on a page that shows more than that


@register.simple_tag
def begroeting() -> str:
    uur = timezone.localtime().hour
    if 6 <= uur < 12:
        return "Goedemorgen"
    return "Goedemiddag" if 12 <= uur < 18 else "Goedenavond"


@register.simple_tag
def mijn_taken(gebruiker) -> dict:
    """What waits for this person, for mijn/taken_kort.html: how many, how many too late, and the first few."""
    vandaag = timezone.localdate()
    alles = werkvoorraad.taken(gebruiker, op=vandaag)
    return {
        "aantal": len(alles),
        "te_laat": sum(taak.is_te_laat(vandaag) for taak in alles),
        "eerste": alles[:KORT],
        "vandaag": vandaag,
    }


@register.inclusion_tag("mijn/agenda_kort.html")
def mijn_agenda(gebruiker) -> dict:
    """The next few items of this person's calendar."""
    vandaag = timezone.localdate()
    punten = agenda.agendapunten(gebruiker, vanaf=vandaag, op=vandaag)
    return {"punten": [punt for punt in punten if not punt.geannuleerd][:KORT]}


@register.filter
def wanneer(punt: agenda.Agendapunt) -> str:
    """'12 tot en met 14 februari 2026', '12 februari 2026, 09.00 tot 12.00 uur'."""
    eerste, laatste = punt.eerste_dag, punt.laatste_dag
    if punt.heeft_tijd:
        begin, einde = _klok(punt.begin), _klok(punt.einde)
        if eerste == laatste:
            return f"{_dag(eerste)}, {begin}{f' tot {einde}' if einde != begin else ''} uur"
        return f"{_dag(eerste)}, {begin} uur tot {_dag(laatste)}, {einde} uur"
    if eerste == laatste:
        return _dag(eerste)
    begin = _dag(eerste)
    if eerste.year == laatste.year:
        begin = date_format(eerste, "j" if eerste.month == laatste.month else "j F")
    return f"{begin} tot en met {_dag(laatste)}"


@register.filter
def uiterlijk(taak: werkvoorraad.Taak, vandaag: date) -> str:
    """How long there still is, or how much too late: 'vandaag', 'nog 3 dagen', '2 dagen te laat'."""
    if taak.uiterlijk is None:
        return ""
    dagen = (taak.uiterlijk - vandaag).days
    if dagen in (0, 1):
        return ("vandaag", "morgen")[dagen]
    if dagen < -60:
        return f"te laat sinds {date_format(taak.uiterlijk, 'F Y')}"
    if dagen < 0:
        return f"{-dagen} {'dag' if dagen == -1 else 'dagen'} te laat"
    return f"nog {dagen} dagen" if dagen <= 14 else f"voor {date_format(taak.uiterlijk, 'j F')}"


@register.filter
def urgentie(taak: werkvoorraad.Taak, vandaag: date) -> str:
    """The colour that supports those words (components/etiket.html)."""
    if taak.is_te_laat(vandaag):
        return "fout"
    return "let-op" if taak.uiterlijk and taak.uiterlijk - vandaag < werkvoorraad.BINNENKORT else ""


@register.filter
def vakgebied(code: str) -> str:
    return Vakgebied(code).label if code in Vakgebied.values else code


@register.filter
def uren(profiel: Profiel) -> str:
    """'24 tot 32', 'vanaf 24', 'hoogstens 32'."""
    van, tot = (
        None if aantal is None else number_format(heel(aantal))
        for aantal in (profiel.uren_min, profiel.uren_max)
    )
    if van and tot:
        return van if van == tot else f"{van} tot {tot}"
    return f"vanaf {van}" if van else f"hoogstens {tot}"


@register.filter
def waarde(inhoud) -> str:
    """A value of 'everything the portal knows of you' as a reader writes it: the download has it as it is."""
    if isinstance(inhoud, bool):
        return "ja" if inhoud else "nee"
    if inhoud in (None, "", []):
        return "–"
    if isinstance(inhoud, list):
        return ", ".join(waarde(deel) for deel in inhoud)
    if isinstance(inhoud, float):
        return number_format(Decimal(str(inhoud)).normalize())
    return _als_datum(str(inhoud)) or str(inhoud)


def _als_datum(tekst: str) -> str:
    """A day or moment of the JSON in words; empty for any other text, also one that looks like it."""
    try:
        if DATUM.fullmatch(tekst):
            return _dag(date.fromisoformat(tekst))
        if MOMENT.fullmatch(tekst):
            moment = timezone.localtime(datetime.fromisoformat(tekst))
            return f"{_dag(moment.date())}, {_klok(moment)} uur"
    except (ValueError, OverflowError):
        pass
    return ""


def _dag(dag: date) -> str:
    return date_format(dag, "j F Y")


def _klok(moment: datetime) -> str:
    lokaal = timezone.localtime(moment) if timezone.is_aware(moment) else moment
    return f"{lokaal:%H.%M}"
