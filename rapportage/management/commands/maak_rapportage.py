"""manage.py maak_rapportage JAAR --peildatum YYYY-MM-DD --naar MAP [--organisatie CODE]"""

import os
import tempfile
from datetime import date
from pathlib import Path

from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone

from rapportage.momentopname import kenmerk
from rapportage.uitvoer import maak_bestanden, naam_van
from rapportage.verzamelen import verzamel
from twentsekracht.organisaties.models import Organisatie

EERSTE_JAAR, LAATSTE_JAAR = 1900, 2999


class Command(BaseCommand):
    help = "Maakt de managementrapportage over een jaar als bestanden. In de database verandert niets."
    requires_migrations_checks = True

    def add_arguments(self, parser):
        parser.add_argument("jaar", help="het jaar waarover het rapport gaat, bijvoorbeeld 2015")
        parser.add_argument(
            "--peildatum",
            help="de stand van de Twentse School op deze dag (JJJJ-MM-DD); zonder: 31 december van het jaar",
        )
        parser.add_argument("--naar", type=Path, default=Path("."), help="de map voor de bestanden")
        parser.add_argument(
            "--organisatie",
            help="code van een organisatie: haar cijfers naast die van de regio. "
            "De bestanden heten hetzelfde, dus kies een eigen map",
        )

    def handle(self, *, jaar, peildatum, naar, organisatie, verbosity, **_):
        jaar = lees_jaar(jaar)
        m = verzamel(
            jaar=jaar,
            peildatum=lees_peildatum(peildatum, jaar),
            organisatie=lees_organisatie(organisatie),
            op=timezone.now(),
        )
        m["kenmerk"] = kenmerk(m)
        meld = (lambda stap: self.stderr.write(f"{stap} …")) if verbosity > 1 else None
        bestanden = maak_bestanden(m, meld=meld)
        namen = {soort: f"rapportage-{jaar}{Path(naam_van(m, soort)).suffix}" for soort in bestanden}
        for pad in bewaar(naar, {namen[soort]: inhoud for soort, inhoud in bestanden.items()}):
            self.stdout.write(str(pad))


def lees_jaar(tekst: str) -> int:
    if not tekst.isascii() or not tekst.isdigit() or not EERSTE_JAAR <= int(tekst) <= LAATSTE_JAAR:
        raise CommandError(f"{tekst} is geen jaar. Geef vier cijfers, bijvoorbeeld 2015.")
    return int(tekst)


def lees_peildatum(tekst: str | None, jaar: int) -> date:
    if tekst is None:
        return date(jaar, 12, 31)
    try:
        dag = date.fromisoformat(tekst)
        lees_jaar(f"{dag.year:04}")
        return dag
    except (ValueError, CommandError):
        raise CommandError(
            f"{tekst} is geen datum. Schrijf de peildatum als JJJJ-MM-DD, bijvoorbeeld {jaar}-10-26."
        ) from None


def lees_organisatie(code: str | None) -> Organisatie | None:
    if code is None:
        return None
    gevonden = Organisatie.objects.filter(code=code).first()
    if gevonden is None:
        bekend = ", ".join(Organisatie.objects.order_by("code").values_list("code", flat=True)) or "nog geen"
        raise CommandError(f"Er is geen organisatie met code {code}. Bekend: {bekend}.")
    return gevonden


def bewaar(map_: Path, bestanden: dict[str, bytes]) -> list[Path]:
    """Each file appears whole or not at all: written beside it under another name, then renamed."""
    try:
        map_.mkdir(parents=True, exist_ok=True)
        return [_bewaar(map_ / naam, inhoud) for naam, inhoud in sorted(bestanden.items())]
    except OSError as fout:
        raise CommandError(f"In de map {map_} is niet te schrijven: {fout.strerror}.") from None


def _bewaar(pad: Path, inhoud: bytes) -> Path:
    handvat, tijdelijk = tempfile.mkstemp(prefix=f".{pad.name}.", dir=pad.parent)
    try:
        with os.fdopen(handvat, "wb") as bestand:
            bestand.write(inhoud)
        os.chmod(tijdelijk, 0o644)  # mkstemp makes it for its owner alone; a report is for others
        os.replace(tijdelijk, pad)
    except BaseException:
        os.unlink(tijdelijk)
        raise
    return pad
