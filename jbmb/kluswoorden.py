"""How a klus is put in words, the same on every page and in every mail. Never who it is of."""

from datetime import datetime

from django.template.defaultfilters import floatformat
from django.utils import timezone
from django.utils.formats import date_format

from jbmb.models import Klus, Klusreactie
from jbmb.woorden import dag

K, R = Klus.Status, Klusreactie.Status
# What a badge looks like by the status it names; the rest stays grey.
STAAT = {
    **dict.fromkeys((K.OPEN, R.GEREAGEERD), "info"),
    **dict.fromkeys((K.LOPEND, K.AFGEROND, R.AFGESPROKEN), "goed"),
    **dict.fromkeys((R.GEKOZEN, R.WACHT_OP_AKKOORD), "let-op"),
}
# What it means for who responded, and what is next.
UITLEG = {
    R.GEREAGEERD: "De klusgever leest je reactie. Wie je bent, ziet de klusgever pas als je gekozen bent.",
    R.GEKOZEN: "De klusgever koos jou. Overleg samen, en zeg dan ja of nee.",
    R.WACHT_OP_AKKOORD: "Je leidinggevende heeft een mail met een link om akkoord te geven.",
    R.AFGESPROKEN: "Je doet deze klus.",
    R.AFGEROND: "Deze klus is klaar.",
    R.GESTOPT: "Deze klus is eerder gestopt.",
    R.NIET_GEKOZEN: "Je doet deze klus niet.",
    R.GEEN_AKKOORD: "Je leidinggevende gaf geen akkoord.",
    R.INGETROKKEN: "Je hebt je reactie ingetrokken.",
    R.VERVALLEN: "Er kwam niet op tijd antwoord. Je reactie is vervallen.",
}


def klusstaat(rij: Klus | Klusreactie) -> str:
    return STAAT.get(rij.status, "")


def klusuitleg(reactie: Klusreactie) -> str:
    return UITLEG[reactie.status]


def uren(aantal) -> str:
    return f"{floatformat(aantal, -1)} uur per week"


def periode(klus: Klus) -> str:
    """'3 maart tot en met 12 juni 2026'."""
    if klus.van == klus.tot:
        return dag(klus.van)
    van = date_format(klus.van, "j F") if klus.van.year == klus.tot.year else dag(klus.van)
    return f"{van} tot en met {dag(klus.tot)}"


def waar(klus: Klus) -> str:
    if not klus.plaats:
        return "Op afstand"
    return f"{klus.plaatsnaam} of op afstand" if klus.kan_op_afstand else klus.plaatsnaam


def klusfeiten(klus: Klus) -> list[tuple[str, str]]:
    """The line of facts under a klus: (icon, text)."""
    return [
        ("clock-3", uren(klus.uren)),
        ("calendar", periode(klus)),
        ("map-pin", waar(klus)),
        ("users", f"{klus.mensen} mensen" if klus.mensen > 1 else ""),
        ("briefcase", ", ".join(een.naam for een in klus.vaardigheden.all())),
    ]


def klusgegevens(klus: Klus) -> list[tuple[str, str]]:
    """As terms with their value."""
    return [
        ("Organisatie", str(klus.organisatie)),
        ("Uren", uren(klus.uren)),
        ("Periode", periode(klus)),
        ("Waar", waar(klus)),
        ("Hoeveel mensen", str(klus.mensen)),
        ("Vaardigheden", ", ".join(een.naam for een in klus.vaardigheden.all()) or "Niets bijzonders"),
        ("Reageren", f"Tot en met {dag(klus.reageren_tot)}"),
    ]


def klusverloop(rij: Klus | Klusreactie) -> list[dict]:
    """What happened, step by step: never who did it."""
    stappen = list(rij.stappen.all())
    return [
        {
            "titel": "Geplaatst" if stap.naar == K.OPEN else stap.get_naar_display(),
            "op": timezone.localdate(stap.vastgelegd_op),
            "tekst": stap.reden,
            "soort": "goed" if stap.naar in (K.AFGEROND, R.AFGESPROKEN) else "",
            "nu": stap is stappen[-1],
        }
        for stap in stappen
    ]


def uiterlijk(moment: datetime) -> str:
    """Until when there is an answer to give: '12 maart 2026, 17.00 uur'; of midnight, the end of the day before."""
    lokaal = timezone.localtime(moment)
    if (lokaal.hour, lokaal.minute) == (0, 0):
        return dag(lokaal.date() - timezone.timedelta(days=1))
    return f"{dag(lokaal.date())}, {lokaal:%H.%M} uur"
