"""How an event and its parts are put in words, the same on every page, in search and in the calendar."""

from datetime import date

from django.utils.formats import date_format

from evenementen.models import MET_PLAATS, Deelname, Evenement, Onderdeel

Status = Deelname.Status
# What a badge looks like by the status it names; the rest stays grey.
STAAT = dict.fromkeys(MET_PLAATS, "goed") | {
    Status.AANGEMELD: "info",
    Status.WACHTLIJST: "let-op",
    Status.AFWEZIG: "",
    Status.NO_SHOW: "fout",
}
# The cloth of each kind of event: decoration only.
DOEK = {
    Evenement.Soort.SUMMERSCHOOL: "dienstverlening",
    Evenement.Soort.KRACHT_TALENT: "veiligheid",
    Evenement.Soort.MOBILITEITSWEEK: "water",
    Evenement.Soort.ANDERS: "bestuur",
}


def staat(deelname: Deelname) -> str:
    return STAAT.get(deelname.status, "")


def doek(evenement: Evenement) -> str:
    return DOEK[evenement.soort]


def periode(evenement: Evenement) -> str:
    """'9 tot en met 13 november 2026', '30 november tot en met 2 december 2026' or '9 november 2026'."""
    start, einde = evenement.start, evenement.einde
    tot = date_format(einde, "j F Y")
    if start == einde:
        return tot
    if start.year != einde.year:
        return f"{date_format(start, 'j F Y')} tot en met {tot}"
    return f"{date_format(start, 'j' if start.month == einde.month else 'j F')} tot en met {tot}"


def tijden(onderdeel: Onderdeel) -> str:
    if not onderdeel.begintijd:
        return ""
    if not onderdeel.eindtijd:
        return f"vanaf {onderdeel.begintijd:%H.%M} uur"
    return f"{onderdeel.begintijd:%H.%M} tot {onderdeel.eindtijd:%H.%M} uur"


def wanneer(onderdeel: Onderdeel) -> str:
    """'9 november 2026, 09.00 tot 10.30 uur'; without a day of its own only the hours."""
    delen = [dag(onderdeel.datum), tijden(onderdeel)]
    return ", ".join(deel for deel in delen if deel)


def dag(datum: date | None) -> str:
    return date_format(datum, "j F Y") if datum else ""


def feiten(evenement: Evenement, dagen) -> list[tuple[str, str]]:
    """The line of facts under an event: (icon, text)."""
    onderdelen = [deel.onderdeel for van_een_dag in dagen for deel in van_een_dag.delen]
    plekken = sorted({onderdeel.locatie for onderdeel in onderdelen if onderdeel.locatie})
    aantal = len(onderdelen)
    return [
        ("calendar", periode(evenement)),
        ("map-pin", " en ".join(plekken) if len(plekken) <= 2 else f"{len(plekken)} plekken in Twente"),
        ("list", f"{aantal} onderde{'el' if aantal == 1 else 'len'}" if aantal else ""),
    ]


def gegevens(evenement: Evenement) -> list[tuple[str, str]]:
    """What the action card says: (term, value)."""
    return [("Wanneer", periode(evenement)), ("Akkoord van", "je leidinggevende")]
