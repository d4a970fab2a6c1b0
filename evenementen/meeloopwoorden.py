"""How going along for a day is put in words, the same on every page, in mails and in the calendar."""

from datetime import date, datetime, timedelta

from django.utils import timezone
from django.utils.formats import date_format

from evenementen.models import KENT_ELKAAR, Bedankje, Meeloopdag, Meeloopplek, Meeloopverzoek

V, P = Meeloopverzoek.Status, Meeloopplek.Status
# What a badge looks like; the rest stays grey.
STAAT = {
    V.WACHT_OP_AKKOORD: "let-op",
    V.AANGEVRAAGD: "let-op",
    V.BEVESTIGD: "goed",
    V.DOORGEGAAN: "goed",
    V.AFGEWEZEN: "fout",
    P.GEPUBLICEERD: "goed",
    P.GEPAUZEERD: "let-op",
}


def stand(verzoek: Meeloopverzoek, *, op: date) -> tuple[str, str]:
    """What the badge says, and its kind: of a day that was somebody still has to say how it was."""
    if verzoek.status == V.BEVESTIGD and verzoek.datum < op:
        return "Hoe was het?", "let-op"
    return verzoek.get_status_display(), STAAT.get(verzoek.status, "")


def wanneer(dag: Meeloopdag) -> str:
    """'maandag 9 november 2026, 9.00 tot 16.30 uur'"""
    return f"{date_format(dag.datum, 'l j F Y')}, {uren(dag)}"


def dag(datum: date) -> str:
    return date_format(datum, "j F Y")


def uren(dag: Meeloopdag) -> str:
    return f"{_uur(dag.begintijd)} tot {_uur(dag.eindtijd)} uur"


def _uur(tijd) -> str:
    return f"{tijd.hour}.{tijd.minute:02}"


def uiterlijk(tot: datetime) -> str:
    """'27 november 2026', of what ends with a day; else '27 november 2026, 14.30 uur'"""
    hier = timezone.localtime(tot)
    if (hier.hour, hier.minute) == (0, 0):
        return dag(hier.date() - timedelta(days=1))
    return f"{dag(hier.date())}, {_uur(hier)} uur"


def titel(plek: Meeloopplek) -> str:
    return f"Meelopen met {plek.functie}"


def aanbieder(plek: Meeloopplek, gebruiker) -> str:
    """Who it is, for who may know before there is a visit; else nothing."""
    if plek.gastgever is None:
        return ""
    if plek.gastgever_id == gebruiker.pk:
        return "jij"
    zelfde = gebruiker.organisatie_id is not None and gebruiker.organisatie_id == plek.organisatie_id
    return plek.gastgever.naam if zelfde and plek.toont_naam else ""


def de_ander(verzoek: Meeloopverzoek, gebruiker) -> list[tuple[str, str]]:
    """(term, value) of whom this person meets: who it is only once both said yes."""
    als_gastgever = verzoek.is_gastgever(gebruiker)
    organisatie = verzoek.organisatie if als_gastgever else verzoek.plek.organisatie
    ander = verzoek.ander(gebruiker)
    if ander is None or verzoek.status not in KENT_ELKAAR:
        functie = (ander.functie if ander else "") if als_gastgever else verzoek.plek.functie
        return [("Functie", functie), ("Organisatie", str(organisatie))]
    return [
        ("Naam", ander.naam),
        ("Functie", ander.functie if als_gastgever else verzoek.plek.functie),
        ("Organisatie", str(organisatie)),
        ("E-mailadres", ander.email),
    ]


def verloop(verzoek: Meeloopverzoek) -> list[dict]:
    """For the timeline: without who did it."""
    soort = {V.BEVESTIGD: "goed", V.DOORGEGAAN: "goed", V.AFGEWEZEN: "fout", V.GEANNULEERD: "fout"}
    return [
        {
            "titel": stap.get_naar_display(),
            "op": stap.vastgelegd_op,
            "tekst": stap.reden,
            "soort": soort.get(stap.naar, ""),
        }
        for stap in verzoek.stappen.all()
    ]


def bedankjes(verzoek: Meeloopverzoek, gebruiker) -> tuple[Bedankje | None, Bedankje | None]:
    """What they said themselves, and what the other said."""
    van_mij = Bedankje.Van.GASTGEVER if verzoek.is_gastgever(gebruiker) else Bedankje.Van.BEZOEKER
    gegeven = {een.van == van_mij: een for een in verzoek.bedankjes.all()}
    return gegeven.get(True), gegeven.get(False)


def dagen_kort(dagen: list[date]) -> str:
    """'9 november, 12 november en 2 later'"""
    eerste = [date_format(dag, "j F") for dag in dagen[:2]]
    meer = len(dagen) - len(eerste)
    if meer:
        return f"{', '.join(eerste)} en nog {meer}"
    return " en ".join(eerste)
