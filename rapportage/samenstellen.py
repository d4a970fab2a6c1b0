"""The snapshot of an edition together with the coördinator's words: what the document shows."""

from rapportage.controleren import controleblad
from rapportage.models import Editie
from rapportage.momentopname import op_volgorde
from rapportage.teksten import vul_in


def stel_samen(editie: Editie) -> dict:
    """The stored figures, the chapters' own texts with their figures filled in, and the explanations of deviations.

    An unknown figure stays visible in its text and is listed under `onbekend`. A definitive edition is whole
    already: nothing is put into it any more.
    """
    m = op_volgorde(editie.momentopname)
    if editie.is_definitief:
        return m
    eigen, onbekend = _eigen_teksten(editie, m["waarden"])
    controles = met_verklaring(editie, m["controles"])
    return m | {
        "status": str(editie.status),
        "versie": editie.versie,
        "teksten": m["teksten"] | eigen,
        "onbekend": onbekend,
        "controles": controles,
        "tabellen": m["tabellen"] | {"controleblad": controleblad(controles, m["jaar"])},
    }


def _eigen_teksten(editie, waarden):
    teksten, onbekend = {}, {}
    for hoofdstuk, tekst in editie.teksten.values_list("hoofdstuk", "tekst").order_by("hoofdstuk"):
        teksten[hoofdstuk], vreemd = vul_in(tekst, waarden)
        if vreemd:
            onbekend[hoofdstuk] = vreemd
    return teksten, onbekend


def met_verklaring(editie, controles):
    """An explanation counts for the numbers it was written about, not for others."""
    verklaringen = {verklaring.controle: verklaring for verklaring in editie.verklaringen.all()}
    return [
        controle | {"verklaring": verklaringen[controle["code"]].uitleg}
        if controle["code"] in verklaringen and verklaringen[controle["code"]].hoort_bij(controle)
        else controle
        for controle in controles
    ]
