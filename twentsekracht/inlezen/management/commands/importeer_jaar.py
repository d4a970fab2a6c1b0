"""manage.py importeer_jaar MAP [--controleer]"""

import sys
from collections import Counter
from pathlib import Path

from django.core.management.base import BaseCommand, CommandError
from django.db import OperationalError
from django.utils import timezone

from twentsekracht.inlezen.boek import Melding
from twentsekracht.inlezen.bron import lees_map
from twentsekracht.inlezen.services import Afgekeurd, ImportLoopt, aantal, controleer, importeer, stil

PER_GROEP = 5  # warnings of one kind in a file that are shown; all of them stand with the import
BREEDTE = 30


class Command(BaseCommand):
    help = "Leest een jaarmap met CSV-bestanden in: alles of niets. Nog een keer inlezen verandert niets."
    requires_migrations_checks = True

    def add_arguments(self, parser):
        parser.add_argument("map", type=Path, help="de map met de CSV-bestanden van een jaar")
        parser.add_argument("--controleer", action="store_true", help="controleer alleen, schrijf niets")

    def handle(self, *, map, controleer, **_):
        if not map.is_dir():
            raise CommandError(f"De map {map} bestaat niet.")
        balk = Balk(self.stderr) if sys.stderr.isatty() else stil
        try:
            self._lees_in(lees_map(map), alleen_controleren=controleer, meld=balk)
        except Afgekeurd as fout:
            self._toon_waarschuwingen(fout.waarschuwingen)
            for probleem in fout.problemen:
                self.stderr.write(str(probleem))
            raise CommandError(f"{fout}; er is niets geschreven.") from None
        except ImportLoopt as fout:
            raise CommandError(str(fout)) from None
        except OperationalError as fout:
            if "locked" not in str(fout):
                raise
            raise CommandError(str(ImportLoopt())) from None

    def _lees_in(self, bron, *, alleen_controleren, meld):
        if alleen_controleren:
            jaar = controleer(bron=bron, meld=meld)
            self._toon_waarschuwingen(jaar.waarschuwingen)
            rijen = ", ".join(f"{boek.aantal} {bestand.meervoud}" for bestand, boek in jaar.boeken.items())
            self.stdout.write(f"{rijen}; geen problemen, er is niets geschreven.")
            return
        jaar, verslag = importeer(bron=bron, door=None, op=timezone.now(), meld=meld)
        self._toon_waarschuwingen(jaar.waarschuwingen)
        self.stdout.write(str(verslag))
        if not verslag.deed_iets:
            self.stdout.write("Dit stond er al; er is niets veranderd.")

    def _toon_waarschuwingen(self, waarschuwingen: list[Melding]):
        getoond = Counter()
        for melding in waarschuwingen:
            soort = melding.bestand, melding.groep
            getoond[soort] += 1
            if getoond[soort] <= PER_GROEP:
                self._let_op(f"let op  {melding}")
        for (bestand, groep), keer in getoond.items():
            if keer > PER_GROEP:
                self._let_op(f"let op  {bestand}: nog {keer - PER_GROEP} keer: {groep}")
        if waarschuwingen:
            self._let_op(f"{aantal(len(waarschuwingen), 'waarschuwing', 'waarschuwingen')}.")

    def _let_op(self, regel: str):
        """Yellow on a terminal: red is for what is refused."""
        self.stderr.write(regel, self.style.WARNING if self.stderr.isatty() else str)


class Balk:
    """A progress bar on one line of a terminal; gone when it is full."""

    def __init__(self, uit):
        self.uit = uit

    def __call__(self, stap: str, gedaan: int, totaal: int) -> None:
        vol = BREEDTE * (gedaan + 1) // totaal
        self.uit.write(f"\r\033[K[{'#' * vol}{'.' * (BREEDTE - vol)}] {stap}", str, ending="")
        if gedaan + 1 == totaal:
            self.uit.write("\r\033[K", str, ending="")
        self.uit.flush()
