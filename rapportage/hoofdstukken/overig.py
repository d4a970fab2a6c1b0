"""Chapters that are (still) mostly words: introduction, mobility, outlook; and the annex with every check."""

from rapportage.bouwstenen import Hoofdstuk, begin
from rapportage.taal import getal
from trainees.models import Trainee


def maak_inleiding(bron):
    hoofdstuk = begin("inleiding", "Inleiding")
    items = [{"waarde": getal(n), "label": label} for n, label in _kerncijfers(bron) if n]
    if items:
        hoofdstuk.blokken.append({"soort": "kerncijfers", "items": items})
    return hoofdstuk


def _kerncijfers(bron):
    aangeboden = sum(t.aangeboden for t in bron.vacatures.per_organisatie.values())
    ingeschreven = sum(bron.school.inschrijvingen.values())
    deelnemers = sum(e.deelnemers for e in bron.evenementen.evenementen)
    trainees = sum(lichting.aantal(Trainee.Status.LOPEND) for lichting in bron.trainees.lichtingen)

    def woord(n, enkel, meer):
        return n, enkel if n == 1 else meer

    return [
        woord(aangeboden, "vacature aangeboden", "vacatures aangeboden"),
        woord(bron.vacatures.reacties_totaal, "reactie op vacatures", "reacties op vacatures"),
        woord(ingeschreven, "inschrijving Twentse School", "inschrijvingen Twentse School"),
        woord(deelnemers, "deelnemer aan evenementen", "deelnemers aan evenementen"),
        woord(trainees, "trainee bezig", "trainees bezig"),
        woord(bron.bezoek.bezoeken, "bezoek aan de website", "bezoeken aan de website"),
    ]


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
