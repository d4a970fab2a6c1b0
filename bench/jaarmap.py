"""A year folder with `keer` times the records of another one: same format, same proportions, other codes."""

import csv
import shutil

# What grows with the number of records, and the columns that hold its codes. The rest is copied as it is.
CODES = {
    "vacatures.csv": ["code"],
    "reacties.csv": ["vacature"],
    "uitvoeringen.csv": ["code"],
    "inschrijvingen.csv": ["uitvoering", "deelnemer"],
    "evenement_onderdelen.csv": ["code"],
    "deelnames.csv": ["onderdeel", "deelnemer"],
    "jbmb_aanbod.csv": ["code", "deelnemer"],
    "trainees.csv": ["code"],
}


def vermenigvuldig(bron, doel, keer):
    doel.mkdir(parents=True, exist_ok=True)
    for bestand in bron.glob("*.csv"):
        if bestand.name in CODES:
            _schrijf(bestand, doel / bestand.name, CODES[bestand.name], keer)
        else:
            shutil.copy(bestand, doel / bestand.name)


def _schrijf(bron, doel, kolommen, keer):
    with (
        bron.open(encoding="utf-8", newline="") as invoer,
        doel.open("w", encoding="utf-8", newline="") as uitvoer,
    ):
        lezer = csv.DictReader(invoer)
        rijen = list(lezer)
        schrijver = csv.DictWriter(uitvoer, lezer.fieldnames)
        schrijver.writeheader()
        for kopie in range(keer):
            staart = f"-{kopie}" if kopie else ""
            for rij in rijen:
                schrijver.writerow(rij | {kolom: rij[kolom] + staart for kolom in kolommen})
