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

PLANKLEUR = {
    Evenement.Planning.VOORSTEL: "let-op",
    Evenement.Planning.AFGEWEZEN: "",
    Evenement.Planning.INGETROKKEN: "",
    Evenement.Planning.AFGELAST: "fout",
}


def planstaat(evenement: Evenement) -> str:
    """How its plan stands; of what is planned also whether everybody may know."""
    if evenement.planning == Evenement.Planning.GEPLAND and evenement.is_gepubliceerd:
        return "Op de website"
    return evenement.get_planning_display()


def plankleur(evenement: Evenement) -> str:
    if evenement.planning == Evenement.Planning.GEPLAND:
        return "goed" if evenement.is_gepubliceerd else "info"
    return PLANKLEUR[evenement.planning]


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


def door_wie(onderdeel: Onderdeel) -> str:
    """'Anna ter Horst (Losser) en Wim Nijland (Bureau Noaber)'; without speakers what an old list says.

    Reads what `met_sprekers` fetched.
    """
    namen = [str(spreker) for spreker in onderdeel.sprekers.all()]
    if not namen:
        return onderdeel.spreker
    return " en ".join(filter(None, [", ".join(namen[:-1]), namen[-1]]))


def korte_periode(evenement: Evenement) -> str:
    """'9 t/m 13', '30 nov t/m 2 dec' or '9': beside the name of its month."""
    start, einde = evenement.start, evenement.einde
    if start == einde:
        return date_format(start, "j")
    zelfde = (start.year, start.month) == (einde.year, einde.month)
    vorm = "j" if zelfde else "j M"
    return f"{date_format(start, vorm)} t/m {date_format(einde, vorm)}".lower()


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


def plek(onderdeel: Onderdeel) -> str:
    """Where it is; online when that is all there is."""
    return onderdeel.waar or ("Online" if onderdeel.online_url else "")


def dag(datum: date | None) -> str:
    return date_format(datum, "j F Y") if datum else ""


def lange_dag(datum: date) -> str:
    """'Maandag 9 november'."""
    return date_format(datum, "l j F").capitalize()


def feiten(evenement: Evenement, delen) -> list[tuple[str, str]]:
    """The line of facts under an event: (icon, text)."""
    onderdelen = [deel.onderdeel for deel in delen]
    plekken = sorted({onderdeel.locatie for onderdeel in onderdelen if onderdeel.locatie})
    aantal = len(onderdelen)
    return [
        ("calendar", periode(evenement)),
        ("map-pin", " en ".join(plekken) if len(plekken) <= 2 else f"{len(plekken)} plekken in Twente"),
        ("list", f"{aantal} onderde{'el' if aantal == 1 else 'len'}" if aantal else ""),
    ]


def gegevens(evenement: Evenement) -> list[tuple[str, str]]:
    """What the action card says: (term, value)."""
    return [
        ("Wanneer", periode(evenement)),
        ("Samen met", evenement.mede_organisator),
        ("Aanmelden vanaf", dag(evenement.aanmelden_vanaf)),
        ("Aanmelden tot en met", dag(evenement.aanmelden_tot)),
    ]


def feiten_van_deel(onderdeel: Onderdeel) -> list[tuple[str, str]]:
    """The line of facts under a part."""
    door = door_wie(onderdeel)
    return [
        ("calendar", wanneer(onderdeel) or periode(onderdeel.evenement)),
        ("map-pin", plek(onderdeel)),
        ("user", f"Door {door}" if door else ""),
    ]


def gegevens_van_deel(onderdeel: Onderdeel) -> list[tuple[str, str]]:
    return [
        ("Dag", dag(onderdeel.datum)),
        ("Tijd", tijden(onderdeel)),
        ("Waar", plek(onderdeel)),
        ("Online", "ook op afstand" if onderdeel.online_url and onderdeel.waar else ""),
    ]


def al_bezet(aantal: int) -> str:
    """Why there cannot be fewer places."""
    return "is al 1 plaats bezet" if aantal == 1 else f"zijn al {aantal} plaatsen bezet"
