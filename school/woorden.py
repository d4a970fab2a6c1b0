"""How a course and its runs are put in words, the same on every page, in search and in the calendar."""

from datetime import date
from decimal import Decimal

from django.template.defaultfilters import floatformat
from django.utils import timezone
from django.utils.formats import date_format, number_format

from school.annuleren import Annuleren, Trede
from school.catalogus import Aanbod
from school.models import MET_PLAATS, Aanwezigheid, Akkoord, Bijeenkomst, Inschrijving, Opleiding, Uitvoering

Status = Inschrijving.Status
# What a badge looks like by the status it names; the rest stays grey.
STAAT = dict.fromkeys(MET_PLAATS, "goed") | {
    Status.AANGEVRAAGD: "info",
    Status.WACHT_OP_AKKOORD: "info",
    Status.WACHTLIJST: "let-op",
    Status.AANGEBODEN: "let-op",
    Status.AFWEZIG_MET_BERICHT: "",
    Status.NO_SHOW: "fout",
}

Betaler = Opleiding.Betaler
# Who bears the cost, said to who takes part and to their leidinggevende.
BETAALT = {
    Betaler.ORGANISATIE: "voor je organisatie",
    Betaler.TWENTSE_SCHOOL: "de Twentse School betaalt",
    Betaler.DEELNEMER: "je betaalt zelf",
}
BETAALT_COLLEGA = BETAALT | {
    Betaler.ORGANISATIE: "voor jullie organisatie",
    Betaler.DEELNEMER: "je collega betaalt zelf",
}


def soort_etiket(notitie: Aanwezigheid) -> str:
    """The kind of badge of what was noted at a session."""
    return STAAT[notitie.soort]


def staat(inschrijving: Inschrijving) -> str:
    return STAAT.get(inschrijving.status, "")


def wanneer(uitvoering: Uitvoering) -> str:
    """'12 december 2026, 09.00 tot 12.30 uur' or '12 december 2026 tot en met 16 januari 2027'."""
    woorden = dagen(uitvoering)
    return f"{woorden}, {uren}" if (uren := tijden(uitvoering)) else woorden


def wanneer_precies(uitvoering: Uitvoering) -> list[tuple[str, str]]:
    """Each session with its hours, for components/gegevenslijst.html; without any, of the run as a whole. A query."""
    sessies = [sessie(een) for een in uitvoering.bijeenkomsten.all()]
    if len(sessies) < 2:
        return [("Wanneer", sessies[0] if sessies else wanneer(uitvoering))]
    return [(f"Bijeenkomst {nummer}", wat) for nummer, wat in enumerate(sessies, start=1)]


def dagen(uitvoering: Uitvoering) -> str:
    return periode(uitvoering.start, uitvoering.laatste_dag)


def periode(van: date, tot: date) -> str:
    """'12 december 2026', or 'tot en met' when it takes longer."""
    woorden = date_format(van, "j F Y")
    return f"{woorden} tot en met {date_format(tot, 'j F Y')}" if tot > van else woorden


def tijden(uitvoering: Uitvoering) -> str:
    if not uitvoering.begintijd:
        return ""
    if not uitvoering.eindtijd:
        return f"vanaf {uitvoering.begintijd:%H.%M} uur"
    return f"{uitvoering.begintijd:%H.%M} tot {uitvoering.eindtijd:%H.%M} uur"


def duur(opleiding: Opleiding) -> str:
    return uren(opleiding.uren) if opleiding.uren else ""


def uren(aantal) -> str:
    """'7,5 uur'."""
    return f"{floatformat(aantal, -1)} uur"


def kosten(opleiding: Opleiding) -> str:
    """Empty when not known; whole euros without cents."""
    bedrag = opleiding.kosten
    if bedrag is None:
        return ""
    if not bedrag:
        return "Gratis"
    return euro(bedrag)


def euro(bedrag: Decimal) -> str:
    return f"€ {number_format(bedrag, 0 if bedrag == bedrag.to_integral() else 2, force_grouping=True)}"


def prijs(opleiding: Opleiding, betaalt: dict = BETAALT) -> str:
    """With who bears it: '€ 95, voor je organisatie'."""
    bedrag = kosten(opleiding)
    return f"{bedrag}, {betaalt[opleiding.betaler]}" if bedrag.startswith("€") else bedrag


def prijs_van(inschrijving: Inschrijving, betaalt: dict = BETAALT) -> str:
    """As it was when they enrolled: what is agreed on is what is billed."""
    if not inschrijving.prijs:
        return prijs(inschrijving.uitvoering.opleiding, betaalt)
    return f"{euro(inschrijving.prijs)}, {betaalt[Opleiding.Betaler.ORGANISATIE]}"


def feiten(aanbod: Aanbod) -> list[tuple[str, str]]:
    """The line of facts under a course, of the next time it is given: (icon, text)."""
    opleiding, momenten = aanbod.opleiding, aanbod.momenten
    uitvoering = momenten[0].uitvoering if momenten else None
    return [
        ("calendar", dagen(uitvoering) if uitvoering else ""),
        ("map-pin", uitvoering.locatie if uitvoering else ""),
        ("clock-3", duur(opleiding)),
        ("presentation", _vorm(opleiding, uitvoering)),
        ("wallet", prijs(opleiding)),
    ]


def _vorm(opleiding: Opleiding, uitvoering: Uitvoering | None) -> str:
    """Only where the place does not tell it already."""
    vorm = opleiding.get_vorm_display()
    if opleiding.vorm == Opleiding.Vorm.KLASSIKAAL or (uitvoering and uitvoering.locatie == vorm):
        return ""
    return vorm


def gegevens(aanbod: Aanbod) -> list[tuple[str, str]]:
    """What the action card says: (term, value), empty ones are left out there."""
    uitvoering = aanbod.eerste.uitvoering if aanbod.eerste else None
    return [
        ("Eerste dag", date_format(uitvoering.start, "j F Y") if uitvoering else ""),
        ("Tijd", tijden(uitvoering) if uitvoering else ""),
        ("Plaats", uitvoering.locatie if uitvoering else ""),
        ("Aanmelden tot en met", date_format(sluit, "j F Y") if (sluit := _sluit(uitvoering)) else ""),
        ("Duur", duur(aanbod.opleiding)),
        ("Vorm", aanbod.opleiding.get_vorm_display()),
        ("Kosten", prijs(aanbod.opleiding)),
        ("Na afloop krijg je", aanbod.opleiding.certificaat),
    ]


def gegevens_akkoord(akkoord: Akkoord) -> list[tuple[str, str]]:
    """What a leidinggevende needs to decide, and nothing else: also on which days their colleague is away."""
    run = akkoord.inschrijving.uitvoering
    tot = timezone.localtime(akkoord.plaats_tot)
    return [
        ("Opleiding", run.opleiding.titel),
        *wanneer_precies(run),
        ("Kosten", prijs_van(akkoord.inschrijving, BETAALT_COLLEGA)),
        ("Plaats vastgehouden tot", date_format(tot, "j F Y")),
    ]


def gegevens_inschrijving(run: Uitvoering) -> list[tuple[str, str]]:
    return [
        ("Wanneer", wanneer(run)),
        ("Plaats", run.locatie),
        ("Duur", duur(run.opleiding)),
        ("Vorm", run.opleiding.get_vorm_display()),
        ("Kosten", prijs(run.opleiding)),
    ]


def tarief(annuleren: Annuleren, vandaag: date) -> list[tuple[str, str]]:
    """What cancelling costs from today on, for components/gegevenslijst.html; nothing when it is free all along."""
    treden = [trede for trede in annuleren.treden() if trede.tot is None or trede.tot >= vandaag]
    if not any(trede.kosten for trede in treden):
        return []
    return [
        (_tijdvak(trede, vandaag), f"{euro(trede.kosten)}" if trede.kosten else "Gratis") for trede in treden
    ]


def _tijdvak(trede: Trede, vandaag: date) -> str:
    if trede.tot is None:
        return f"Vanaf {date_format(trede.van, 'j F Y')}" if trede.van and trede.van > vandaag else "Vanaf nu"
    return f"Tot en met {date_format(trede.tot, 'j F Y')}"


def verloop(inschrijving: Inschrijving) -> list[dict]:
    """The steps of an enrolment, for components/tijdlijn.html."""
    stappen = list(inschrijving.stappen.all())
    return [
        {
            "titel": stap.get_naar_display(),
            "op": stap.per,
            "tekst": stap.reden,
            "soort": "goed" if stap.naar in MET_PLAATS else "",
            "nu": stap is stappen[-1],
        }
        for stap in stappen
    ]


def dag(bijeenkomst: Bijeenkomst) -> str:
    return date_format(bijeenkomst.datum, "j F Y")


def sessie(bijeenkomst: Bijeenkomst) -> str:
    """'3 maart 2026, 09.00 tot 12.00 uur'."""
    van, tot = bijeenkomst.begintijd, bijeenkomst.eindtijd
    return f"{dag(bijeenkomst)}, {van:%H.%M} tot {tot:%H.%M} uur"


def _sluit(uitvoering):
    return uitvoering.sluit_op if uitvoering else None
