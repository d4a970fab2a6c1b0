"""A vacancy in the words of its reader: hours, scale, who may react, and how long it is still open."""

from datetime import date

from django.utils.formats import date_format, number_format
from django.utils.text import Truncator, get_text_list

from twentsekracht.markdown import platte_tekst
from vacatures.models import Fase, Vacature
from vacatures.openstelling import Beurt
from vacatures.salaris import VOLTIJD, naar_uren
from vacatures.zoekvraag import SOORTEN

LENGTE_KORT = 180
WIE = {
    Fase.HERPLAATSING: "collega’s van de eigen organisatie met voorrang",
    Fase.INTERN: "alle medewerkers van de eigen organisatie",
    Fase.REGIO: "alle medewerkers van de Twentse overheden",
    Fase.EXTERN: "iedereen, ook van buiten de overheid",
}
ALLEEN_VOOR = {
    Fase.HERPLAATSING: "collega’s met voorrang",
    Fase.INTERN: "collega’s van de eigen organisatie",
    Fase.REGIO: "Twentse collega’s",
}


def uren(vacature: Vacature) -> str:
    bereik = _bereik(vacature.uren_min, vacature.uren_max)
    return f"{bereik} uur" if bereik else ""


def schaal(vacature: Vacature) -> str:
    bereik = _bereik(vacature.schaal_min, vacature.schaal_max)
    return f"Schaal {bereik}" if bereik else ""


def _bereik(onder, boven) -> str:
    getallen = [_getal(waarde) for waarde in (onder, boven) if waarde is not None]
    return " tot ".join(dict.fromkeys(getallen))


def _getal(waarde) -> str:
    return f"{waarde.normalize():f}".replace(".", ",") if hasattr(waarde, "normalize") else str(waarde)


def dienstverband(vacature: Vacature) -> str:
    soorten = [soort for soort, _ in SOORTEN if getattr(vacature, f"is_{soort}")]
    return get_text_list(soorten, "of").capitalize()


def salaris(vacature: Vacature) -> str:
    """€ 3.217 tot € 4.671 bruto per maand bij 36 uur."""
    if vacature.salaris_min is None or vacature.salaris_max is None:
        return ""
    return f"{_euros(vacature.salaris_min, vacature.salaris_max)} bruto per maand bij {VOLTIJD} uur"


def salaris_naar_uren(vacature: Vacature) -> str:
    """The same for the hours of the job, when those are not full-time."""
    if vacature.salaris_min is None or vacature.salaris_max is None:
        return ""
    bereik = naar_uren((vacature.salaris_min, vacature.salaris_max), vacature)
    return f"{_euros(*bereik)} bij {uren(vacature)}" if bereik else ""


def _euros(onder, boven) -> str:
    """Whole euros: what is paid follows from the scale and the step."""
    bedragen = [f"€\u00a0{number_format(round(bedrag), 0, force_grouping=True)}" for bedrag in (onder, boven)]
    return " tot ".join(dict.fromkeys(bedragen))


def alleen_nog(beurten: list[Beurt], *, op: date) -> str:
    """Nog 6 dagen alleen voor Twentse collega’s; empty when nobody else gets a turn."""
    if len(beurten) < 2 or not beurten[0].nu:
        return ""
    dagen = (beurten[1].vanaf - op).days
    return f"Nog {dagen} {'dag' if dagen == 1 else 'dagen'} alleen voor {ALLEEN_VOOR[beurten[0].fase]}"


def wie_wanneer(beurten: list[Beurt]) -> list[tuple[str, str]]:
    """Per phase from when, and who may react."""
    return [("Nu" if beurt.nu else f"Vanaf {dag(beurt.vanaf)}", WIE[beurt.fase]) for beurt in beurten]


def feiten(vacature: Vacature) -> list[tuple[str, str]]:
    """Icon and text, for components/feiten.html."""
    return [
        ("map-pin", vacature.standplaats),
        ("clock-3", uren(vacature)),
        ("euro", schaal(vacature)),
        ("graduation-cap", vacature.get_niveau_display()),
        ("file-text", dienstverband(vacature)),
    ]


def gegevens(vacature: Vacature, *, sinds: date | None) -> list[tuple[str, str]]:
    """Term and value, for components/gegevenslijst.html. `sinds`: from when its reader may see it."""
    return [
        ("Schaal", _bereik(vacature.schaal_min, vacature.schaal_max)),
        ("Uren per week", uren(vacature)),
        ("Dienstverband", dienstverband(vacature)),
        ("Niveau", vacature.get_niveau_display()),
        ("Standplaats", vacature.standplaats),
        ("Functiefamilie", vacature.functiefamilie),
        ("Aantal plaatsen", vacature.aantal_plaatsen if vacature.aantal_plaatsen > 1 else ""),
        ("Geplaatst op", dag(sinds) if sinds else ""),
        ("Kenmerk", vacature.code),
    ]


def kort(vacature: Vacature) -> str:
    """The beginning of its text: the first paragraph that is no heading or list."""
    alineas = (alinea.strip() for alinea in vacature.omschrijving.replace("\r\n", "\n").split("\n\n"))
    eerste = next((alinea for alinea in alineas if alinea and alinea[0] not in "#*->|0123456789"), "")
    return Truncator(platte_tekst(eerste)).chars(LENGTE_KORT)


def stand(vacature: Vacature, *, op: date) -> str:
    """How it stands with it, for a reader: 'Sluit over 3 dagen', 'Gesloten'."""
    if not vacature.is_open(op=op):
        return "Ingevuld" if vacature.status == Vacature.Status.INGEVULD else "Gesloten"
    dagen = vacature.dagen_open(op=op)
    if dagen is None:
        return "Open"
    if dagen == 0:
        return "Sluit vandaag"
    if dagen == 1:
        return "Sluit morgen"
    if dagen <= Vacature.DAGEN_LAATSTE_KANS:
        return f"Sluit over {dagen} dagen"
    return f"Sluit {dag(vacature.sluit_op)}"


def nog(vacature: Vacature, *, op: date) -> str:
    """How many days there are left to react, of one that is open."""
    dagen = vacature.dagen_open(op=op)
    if dagen is None:
        return "Open tot er iemand is"
    return {0: "Vandaag is de laatste dag", 1: "Nog 1 dag"}.get(dagen, f"Nog {dagen} dagen")


def dag(datum: date) -> str:
    return date_format(datum, "j F Y")


def etiket(vacature: Vacature, *, op: date, sinds: date | None = None) -> dict[str, str]:
    """The badge on its card, or the day in grey; components/aanbodkaart.html tells the parameters.

    `sinds`: from when its reader may see it.
    """
    tekst = stand(vacature, op=op)
    if not vacature.is_open(op=op):
        return {"etiket": tekst}
    dagen = vacature.dagen_open(op=op)
    if dagen is not None and dagen <= Vacature.DAGEN_LAATSTE_KANS:
        return {"etiket": tekst, "etiket_soort": "let-op", "etiket_icoon": "clock"}
    if vacature.is_nieuw(op=op, sinds=sinds):
        return {"etiket": "Nieuw", "etiket_soort": "nieuw"}
    return {"rechts": "" if dagen is None else tekst}
