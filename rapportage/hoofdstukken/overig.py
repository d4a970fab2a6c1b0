"""Chapters that are (still) mostly words: introduction, mobility, outlook; and the annex with every check."""

from collections import Counter

from rapportage.bouwstenen import Hoofdstuk, begin
from rapportage.hoofdstukken.trainees import totaal as trainees_totaal
from rapportage.taal import getal
from trainees.models import Trainee


def maak_inleiding(bron):
    hoofdstuk = begin("inleiding", "Inleiding")
    items = [{"waarde": getal(n), "label": label} for n, label in _kerncijfers(bron) if n or bron.organisatie]
    if items:
        hoofdstuk.blokken.append({"soort": "kerncijfers", "items": items})
    return hoofdstuk


def _kerncijfers(bron):
    """Of the region; in an edition for one organisation its own, with the region's in the words below."""
    eigen = bron.organisatie
    vacatures = {code: t.aangeboden for code, t in bron.vacatures.per_organisatie.items()}
    reacties = {code: sum(telling.values()) for code, telling in bron.vacatures.reacties.items()}
    deelnemers = Counter()
    for per_organisatie in bron.evenementen.deelnemers.values():
        deelnemers.update(per_organisatie)
    tellingen = [
        (vacatures, "vacature aangeboden", "vacatures aangeboden"),
        (reacties, "reactie op vacatures", "reacties op vacatures"),
        (bron.school.inschrijvingen, "inschrijving Twentse School", "inschrijvingen Twentse School"),
        (deelnemers, "deelnemer aan evenementen", "deelnemers aan evenementen"),
    ]
    for telling, enkel, meer in tellingen:
        totaal = sum(telling.values())
        woord = enkel if totaal == 1 else meer
        if not eigen:
            yield totaal, woord
        elif totaal:
            yield telling.get(eigen, 0), f"van de {getal(totaal)} {woord}"
    if eigen:
        return
    trainees = trainees_totaal(bron, Trainee.Status.LOPEND)
    yield trainees, "trainee bezig" if trainees == 1 else "trainees bezig"
    bezoeken = bron.bezoek.bezoeken
    yield bezoeken, "bezoek aan de website" if bezoeken == 1 else "bezoeken aan de website"


def maak_mobiliteitscentrum(bron):
    return _zonder_gegevens(
        bron, "mobiliteitscentrum", "Regionaal mobiliteitscentrum", "het mobiliteitscentrum"
    )


def maak_arbeidsmediation(bron):
    return _zonder_gegevens(bron, "arbeidsmediation", "Arbeidsmediation", "arbeidsmediation")


def maak_loopbaanbegeleiding(bron):
    return _zonder_gegevens(bron, "loopbaanbegeleiding", "Loopbaanbegeleiding", "loopbaanbegeleiding")


def _zonder_gegevens(bron, code, titel, waarover):
    """Of these the portal records nothing yet; the coördinator's text still has its place."""
    return begin(code, titel, leeg=f"Over {bron.jaar} zijn geen gegevens over {waarover} vastgelegd.")


def maak_doorkijk(bron):
    return begin("doorkijk", "Doorkijk")


def maak_controleblad(bron):
    """Its rows are made last, from all the tables: see controleren.py."""
    return Hoofdstuk("controleblad", "Controleblad", is_bijlage=True)
