"""What the school knows of somebody, for their own copy. A fixed number of queries."""

from datetime import date

from django.db.models import Q

from school.certificaat import leesbare_code
from school.models import Aanwezigheid, Akkoord, Belangstelling, Inschrijving, Plaatsoverdracht
from school.woorden import dagen, sessie
from twentsekracht.organisaties.domeinen import normaal_adres

MEER = (
    "aanwezigheid__bijeenkomst",
    "akkoorden",
    "overdrachten",
    "bezwaren",
    "agendaberichten",
    "herinneringen",
)


def gegevens(*, gebruiker, op: date) -> dict[str, list[dict]]:
    eigen = (
        Inschrijving.objects.van(gebruiker)
        .select_related("organisatie", "deelnamebewijs")
        .prefetch_related("stappen", *MEER)
    )
    gevraagd = Belangstelling.objects.filter(gebruiker=gebruiker).select_related("opleiding")
    return {
        "Inschrijvingen bij de Twentse School": [_rij(inschrijving) for inschrijving in eigen.order_by("pk")],
        "Opleidingen waarvan je een nieuwe datum wilt horen": [
            {"opleiding": een.opleiding.titel, "sinds": een.sinds.isoformat()} for een in gevraagd
        ],
        "Plaatsen die een collega je aanbood": _aangeboden(gebruiker),
        "Akkoorden die aan jou zijn gevraagd": _gevraagd(gebruiker),
    }


def _aangeboden(gebruiker) -> list[dict]:
    """By whom is a matter of that colleague."""
    aanbod = Plaatsoverdracht.objects.filter(aan=normaal_adres(gebruiker.email))
    return [
        {
            "opleiding": een.inschrijving.uitvoering.opleiding.titel,
            "wanneer": dagen(een.inschrijving.uitvoering),
            "op": een.gevraagd_op.isoformat(),
            "antwoord": een.get_antwoord_display(),
        }
        for een in aanbod.select_related("inschrijving__uitvoering__opleiding").order_by("pk")
    ]


def _gevraagd(gebruiker) -> list[dict]:
    """For whom is a matter of that colleague; asked at this address, or answered while signed in."""
    van_mij = Q(aan=normaal_adres(gebruiker.email)) | Q(door=gebruiker)
    vragen = Akkoord.objects.filter(van_mij).select_related("inschrijving__uitvoering__opleiding")
    return [
        {"opleiding": een.inschrijving.uitvoering.opleiding.titel, **_akkoord(een)}
        for een in vragen.order_by("pk")
    ]


def _akkoord(akkoord: Akkoord) -> dict:
    return {
        "gevraagd op": akkoord.gevraagd_op.isoformat(),
        "besluit": akkoord.get_besluit_display(),
        "besloten op": akkoord.besloten_op and akkoord.besloten_op.isoformat(),
    }


def _rij(inschrijving: Inschrijving) -> dict:
    return {
        "opleiding": inschrijving.uitvoering.opleiding.titel,
        "wanneer": dagen(inschrijving.uitvoering),
        "namens": inschrijving.organisatie.naam,
        "ingeschreven op": inschrijving.ingeschreven_op.isoformat(),
        "status": inschrijving.get_status_display(),
        "leidinggevende": inschrijving.leidinggevende,
        "vervanger van de leidinggevende": inschrijving.vervanger,
        "geeft als tweede akkoord": inschrijving.tweede,
        "akkoord": [{"gevraagd aan": een.aan, **_akkoord(een)} for een in inschrijving.akkoorden.all()],
        "ingeschreven door de contactpersoon": inschrijving.is_door_contactpersoon,
        "voorwaarden van annuleren": inschrijving.voorwaarden,
        "aan een collega aangeboden": [
            {"aan": een.aan, "op": een.gevraagd_op.isoformat(), "antwoord": een.get_antwoord_display()}
            for een in inschrijving.overdrachten.all()
        ],
        "prijs van de plaats": inschrijving.prijs and str(inschrijving.prijs),
        "kosten van annuleren": inschrijving.annuleringskosten and str(inschrijving.annuleringskosten),
        "was aanwezig volgens een oude lijst": inschrijving.is_aanwezig,
        "aanwezigheid": [
            {
                "bijeenkomst": _sessie(notitie),
                "genoteerd": notitie.get_soort_display(),
                "door": notitie.get_bron_display(),
                "op": notitie.vastgelegd_op.isoformat(),
                "reden": notitie.reden,
            }
            for notitie in inschrijving.aanwezigheid.all()
        ],
        "wat volgens jou niet klopte": [
            {
                "tekst": bezwaar.tekst,
                "op": bezwaar.gevraagd_op.isoformat(),
                "antwoord": bezwaar.antwoord,
            }
            for bezwaar in inschrijving.bezwaren.all()
        ],
        "wacht achteraan op de wachtlijst": inschrijving.is_achteraan,
        "verloop": [
            {"per": stap.per.isoformat(), "status": stap.get_naar_display(), "reden": stap.reden}
            for stap in inschrijving.stappen.all()
        ],
        "in je agenda gezet": [
            {"wat": bericht.titel, "begint": bericht.begin, "vervallen": bericht.is_vervallen}
            for bericht in inschrijving.agendaberichten.all()
        ],
        "herinnerd": [
            {"wat": een.get_soort_display(), "over": een.dag.isoformat()}
            for een in inschrijving.herinneringen.all()
        ],
        "evaluatie ingevuld": inschrijving.heeft_geevalueerd,
        "deelnamebewijs": _bewijs(inschrijving),
    }


def _bewijs(inschrijving: Inschrijving) -> str:
    bewijs = getattr(inschrijving, "deelnamebewijs", None)
    if bewijs is None:
        return ""
    return f"{leesbare_code(bewijs.code)}, op naam van {bewijs.naam}, van {bewijs.uitgegeven_op.isoformat()}"


def _sessie(notitie: Aanwezigheid) -> str:
    return sessie(notitie.bijeenkomst) if notitie.bijeenkomst else "de hele opleiding"
