"""When an edition may become definitive. Reads only; `services.maak_definitief` asks here."""

from datetime import date

from rapportage.controleren import AFWIJKING
from rapportage.models import Editie
from rapportage.samenstellen import stel_samen


def samengesteld(editie: Editie) -> dict:
    """What the document of this edition shows; a definitive one carries the hash it was frozen with."""
    m = stel_samen(editie)
    return m | {"kenmerk": editie.sha256} if editie.is_definitief else m


def tekstvakken(m: dict | None) -> dict[str, str]:
    """The chapters that hold a text of the coördinator: code and title, in order."""
    return {
        blok["code"]: hoofdstuk["titel"]
        for hoofdstuk in (m or {}).get("hoofdstukken", [])
        for blok in hoofdstuk["blokken"]
        if blok["soort"] == "tekst"
    }


def afwijkingen(m: dict) -> list[dict]:
    return [controle for controle in m["controles"] if controle["oordeel"] == AFWIJKING]


def onverklaarde_afwijkingen(m: dict) -> list[dict]:
    return [afwijking for afwijking in afwijkingen(m) if not afwijking["verklaring"]]


def redenen_tegen(editie: Editie, *, op: date) -> list[str]:
    """Everything that still stands in the way, each a sentence; empty when nothing does."""
    if editie.is_definitief:
        return ["Deze editie is al definitief."]
    redenen = _van_de_editie(editie, op)
    if editie.momentopname is None:
        return [*redenen, "Er zijn nog geen cijfers verzameld."]
    return redenen + _van_de_inhoud(stel_samen(editie))


def _van_de_editie(editie: Editie, op: date) -> list[str]:
    redenen = []
    if editie.werk is not None and editie.werk.is_open:
        redenen.append("De cijfers of de bestanden worden nog gemaakt.")
    if editie.peildatum > op:
        redenen.append("De peildatum ligt nog in de toekomst.")
    definitief = Editie.objects.voor(jaar=editie.jaar, organisatie=editie.organisatie_id).definitief()
    if definitief.filter(versie__gt=editie.versie).exists():
        redenen.append("Er is al een nieuwere versie definitief gemaakt.")
    return redenen


def _van_de_inhoud(m: dict) -> list[str]:
    titels = tekstvakken(m)
    onbekend = [
        f"In de tekst van {titels.get(code, code)} staat een onbekend cijfer: {cijfer}."
        for code, cijfers in m["onbekend"].items()
        for cijfer in cijfers
    ]
    onverklaard = [
        f"Een afwijking is nog niet verklaard: {afwijking['onderwerp']}, {afwijking['titel']}."
        for afwijking in onverklaarde_afwijkingen(m)
    ]
    return onbekend + onverklaard
