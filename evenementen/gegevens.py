"""What the events know of somebody, for their own copy. A fixed number of queries."""

from datetime import date

from django.db.models import Q
from django.utils import timezone

from evenementen.models import Deelname, Evenementakkoord, Herinnering, Keuze, Opmerking, Spreker
from twentsekracht.organisaties.domeinen import normaal_adres

BIJ_DEELNAME = ("stappen", "akkoorden", "agendaberichten")


def gegevens(*, gebruiker, op: date) -> dict[str, list[dict]]:
    eigen = Deelname.objects.van(gebruiker).select_related("organisatie").prefetch_related(*BIJ_DEELNAME)
    gekozen = Keuze.objects.filter(gebruiker=gebruiker).select_related("onderdeel__evenement")
    sprekers = Spreker.objects.filter(gebruiker=gebruiker).prefetch_related("onderdelen__evenement")
    opmerkingen = Opmerking.objects.filter(door=gebruiker).select_related("evenement")
    herinneringen = Herinnering.objects.filter(deelnemer=gebruiker).select_related("evenement")
    return {
        "Deelname aan evenementen": [_rij(deelname) for deelname in eigen.order_by("pk")],
        "Wat je bij evenementen koos": [_keuze(keuze) for keuze in gekozen.order_by("pk")],
        "Herinneringen aan evenementen": [_herinnering(een) for een in herinneringen],
        "Akkoorden voor evenementen die aan jou zijn gevraagd": _gevraagd(gebruiker),
        "Spreker bij evenementen": [_spreker(spreker) for spreker in sprekers.order_by("pk")],
        "Opmerkingen bij de jaarkalender": [_opmerking(een) for een in opmerkingen],
    }


def _keuze(keuze: Keuze) -> dict:
    return {
        "evenement": keuze.onderdeel.evenement.titel,
        "onderdeel": keuze.onderdeel.titel,
        "plaats vastgehouden tot": keuze.vast_tot and keuze.vast_tot.isoformat(),
    }


def _gevraagd(gebruiker) -> list[dict]:
    """For whom is a matter of that colleague; asked at this address, or answered while signed in."""
    van_mij = Q(aan=normaal_adres(gebruiker.email)) | Q(door=gebruiker)
    return [_akkoord(een) for een in Evenementakkoord.objects.filter(van_mij).order_by("pk")]


def _akkoord(akkoord: Evenementakkoord) -> dict:
    return {
        "gevraagd op": akkoord.gevraagd_op.isoformat(),
        "besluit": akkoord.get_besluit_display(),
        "besloten op": akkoord.besloten_op and akkoord.besloten_op.isoformat(),
    }


def _spreker(spreker: Spreker) -> dict:
    return {
        "naam": spreker.naam,
        "in een zin": spreker.toelichting,
        "e-mailadres": spreker.email,
        "onderdelen": [f"{een.titel} ({een.evenement.titel})" for een in spreker.onderdelen.all()],
    }


def _opmerking(opmerking: Opmerking) -> dict:
    return {
        "evenement": opmerking.evenement.titel,
        "geschreven op": timezone.localtime(opmerking.geschreven_op).isoformat(timespec="minutes"),
        "opmerking": opmerking.tekst,
    }


def _rij(deelname: Deelname) -> dict:
    onderdeel = deelname.onderdeel
    return {
        "evenement": onderdeel.evenement.titel,
        "onderdeel": onderdeel.titel,
        "datum": _dag(onderdeel.datum),
        "namens": deelname.organisatie.naam,
        "ingeschreven op": _dag(deelname.ingeschreven_op),
        "status": deelname.get_status_display(),
        "leidinggevende": deelname.leidinggevende,
        "op de wachtlijst sinds": deelname.wacht_sinds and deelname.wacht_sinds.isoformat(),
        "akkoord": [{"gevraagd aan": een.aan, **_akkoord(een)} for een in deelname.akkoorden.all()],
        "vragen na afloop ingevuld": deelname.heeft_geevalueerd,
        "kwam zonder aanmelding": deelname.is_inloper,
        "verloop": [
            {"per": _dag(stap.per), "status": stap.get_naar_display(), "reden": stap.reden}
            for stap in deelname.stappen.all()
        ],
        "in je agenda gezet": [
            {"wat": bericht.titel, "begint": bericht.begin, "vervallen": bericht.is_vervallen}
            for bericht in deelname.agendaberichten.all()
        ],
    }


def _herinnering(herinnering: Herinnering) -> dict:
    return {
        "evenement": herinnering.evenement.titel,
        "wat": herinnering.get_soort_display(),
        "over": _dag(herinnering.dag),
    }


def _dag(datum):
    return datum.isoformat() if datum else None
