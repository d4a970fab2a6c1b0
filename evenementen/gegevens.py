"""What the events know of somebody, for their own copy. Two queries."""

from datetime import date

from evenementen.models import Deelname


def gegevens(*, gebruiker, op: date) -> dict[str, list[dict]]:
    eigen = Deelname.objects.van(gebruiker).select_related("organisatie").prefetch_related("stappen")
    return {"Deelname aan evenementen": [_rij(deelname) for deelname in eigen.order_by("pk")]}


def _rij(deelname: Deelname) -> dict:
    onderdeel = deelname.onderdeel
    return {
        "evenement": onderdeel.evenement.titel,
        "onderdeel": onderdeel.titel,
        "datum": _dag(onderdeel.datum),
        "namens": deelname.organisatie.naam,
        "ingeschreven op": _dag(deelname.ingeschreven_op),
        "status": deelname.get_status_display(),
        "verloop": [
            {"per": _dag(stap.per), "status": stap.get_naar_display()} for stap in deelname.stappen.all()
        ],
    }


def _dag(datum):
    return datum.isoformat() if datum else None
