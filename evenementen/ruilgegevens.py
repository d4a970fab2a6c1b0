"""What groups that swap workplace know of somebody, for their own copy. A fixed number of queries."""

from datetime import date

from evenementen.models import Ruilantwoord, Ruillid
from evenementen.ruilagenda import kanten_van
from evenementen.ruilkanten import Kant


def gegevens(*, gebruiker, op: date) -> dict[str, list[dict]]:
    leden = Ruillid.objects.filter(gebruiker=gebruiker).select_related("groep", "organisatie")
    antwoorden = Ruilantwoord.objects.filter(lid__in=leden).select_related("ronde__groep")
    return {
        "Groepen waarin je van werkplek ruilt": [_lid(lid) for lid in leden.order_by("pk")],
        "Wanneer je kon ruilen": [
            _antwoord(antwoord) for antwoord in antwoorden.prefetch_related("dagen").order_by("pk")
        ],
        "Werkplekruilen": [_ruil(kant) for kant in kanten_van(gebruiker)],
    }


def _lid(lid: Ruillid) -> dict:
    return {
        "groep": lid.groep.naam,
        "namens": lid.organisatie.naam,
        "van": lid.van.isoformat() if lid.van else "",
        "tot en met": lid.tot.isoformat() if lid.tot else "",
    }


def _antwoord(antwoord: Ruilantwoord) -> dict:
    return {
        "ronde": str(antwoord.ronde),
        "doet mee": antwoord.doet_mee,
        "dagen": [dag.datum.isoformat() for dag in antwoord.dagen.all()],
        "doorgegeven op": antwoord.gegeven_op.isoformat(),
    }


def _ruil(kant: Kant) -> dict:
    """Of the other only the organisation: who that was is theirs."""
    return {
        "groep": kant.ruil.groep,
        "datum": kant.ruil.datum.isoformat(),
        "bij": kant.bij.naam,
        "status": kant.ruil.get_status_display(),
        "reden": kant.ruil.reden,
    }
