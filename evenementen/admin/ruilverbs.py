"""What can be done on the page of a round: a button each, by its name."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime

from evenementen.fouten import RuilFout
from evenementen.models import Ruilronde
from evenementen.services import ruilparen, ruilronde


@dataclass(frozen=True)
class Verb:
    """`actie`: for the log. `doe` answers what to say of it."""

    actie: str
    doe: Callable[[Ruilronde, object, datetime], str]


def _getal(request, naam: str) -> int:
    waarde = request.POST.get(naam, "")
    if not waarde.isascii() or not waarde.isdecimal() or len(waarde) > 18:
        raise RuilFout("Kies wie het zijn.")
    return int(waarde)


def _dag(request) -> date | None:
    waarde = request.POST.get("datum", "")
    try:
        return date.fromisoformat(waarde) if waarde else None
    except ValueError:
        raise RuilFout("Vul een dag in, of laat hem leeg.") from None


def _twee(request) -> dict[str, int]:
    return {"een": _getal(request, "een"), "ander": _getal(request, "ander")}


def _vraag(ronde, request, op) -> str:
    aantal = ruilronde.vraag_dagen(ronde_id=ronde.pk, door=request.user, op=op)
    return f"De vraag is onderweg naar {aantal} leden."


def _voorstel(ronde, request, op) -> str:
    aantal = ruilparen.stel_voor(ronde_id=ronde.pk, op=op)
    return f"Er {'is 1 nieuw paar' if aantal == 1 else f'zijn {aantal} nieuwe paren'}. Nog niemand heeft bericht."


def _koppel(ronde, request, op) -> str:
    ruilparen.koppel(ronde_id=ronde.pk, **_twee(request), datum=_dag(request), op=op)
    return "Ze zijn een paar. Een nieuw voorstel laat het zo."


def _wissel(ronde, request, op) -> str:
    ruilparen.wissel(ronde_id=ronde.pk, **_twee(request), op=op)
    return "Ze zijn gewisseld. Een nieuw voorstel laat het zo."


def _vast(ronde, request, op) -> str:
    is_vast = request.POST.get("vast") == "1"
    ruilparen.zet_vast(ronde_id=ronde.pk, paar_id=_getal(request, "paar"), is_vast=is_vast, op=op)
    return (
        "Een nieuw voorstel laat dit paar zo." if is_vast else "Een nieuw voorstel kan dit paar veranderen."
    )


def _uit_elkaar(ronde, request, op) -> str:
    ruilparen.haal_uit_elkaar(ronde_id=ronde.pk, paar_id=_getal(request, "paar"), op=op)
    return "Ze zijn geen paar meer."


def _niet_samen(ronde, request, op) -> str:
    ruilparen.haal_uit_elkaar(ronde_id=ronde.pk, paar_id=_getal(request, "paar"), voorgoed=True, op=op)
    return "Ze zijn geen paar meer, en een nieuw voorstel brengt ze niet weer samen."


def _sta_toe(ronde, request, op) -> str:
    ruilparen.sta_toe(ronde_id=ronde.pk, verbod_id=_getal(request, "verbod"), op=op)
    return "Ze mogen weer samen."


def _bevestig(ronde, request, op) -> str:
    gezien = request.POST.get("gezien", "")
    ruilen = ruilparen.bevestig(ronde_id=ronde.pk, gezien=gezien, door=request.user, op=op)
    return f"{len(ruilen)} {'ruil' if len(ruilen) == 1 else 'ruilen'} gepland. Iedereen krijgt bericht."


def _vervallen(ronde, request, op) -> str:
    ruilronde.laat_vervallen(ronde_id=ronde.pk, door=request.user, op=op)
    return "De ronde gaat niet door."


VERBS = {
    "vraag": Verb("dagen gevraagd", _vraag),
    "voorstel": Verb("paren voorgesteld", _voorstel),
    "koppel": Verb("paar gemaakt", _koppel),
    "wissel": Verb("leden gewisseld", _wissel),
    "vast": Verb("paar vastgezet of los gemaakt", _vast),
    "uit_elkaar": Verb("paar uit elkaar gehaald", _uit_elkaar),
    "niet_samen": Verb("paar verboden", _niet_samen),
    "sta_toe": Verb("paar weer toegestaan", _sta_toe),
    "bevestig": Verb("paren bevestigd", _bevestig),
    "vervallen": Verb("laten vervallen", _vervallen),
}
