"""The shapes a chapter is built from: chapter, table, column, row, chart. Plain dicts, as the snapshot holds them."""

from dataclasses import dataclass, field
from datetime import date

from evenementen.cijfers import Jaarcijfers as Evenementen
from jbmb.cijfers import Jaarcijfers as Jbmb
from rapportage.cijfers import Jaarcijfers as Kantoor
from rapportage.taal import deel, met_woord
from school.cijfers import Jaarcijfers as School
from trainees.cijfers import Jaarcijfers as Trainees
from twentsekracht.bezoek.cijfers import Jaarcijfers as Bezoek
from vacatures.cijfers import Jaarcijfers as Vacatures


@dataclass(frozen=True)
class Werkgever:
    code: str
    naam: str
    korte_naam: str


@dataclass(frozen=True)
class Vorig:
    """What is known of the year before, as far as it covers the whole year; None where it does not.

    Every figure is a dict by code of the organisation (or by kind of event).
    """

    jaar: int
    bron: str
    aangeboden: dict[str, int] | None = None
    ingevuld: dict[str, int] | None = None
    inschrijvingen: dict[str, int] | None = None
    te_behalen: dict[str, int | None] | None = None
    peildatum_school: date | None = None
    deelnemers: dict[str, int] | None = None
    deelnemers_per_organisatie: dict[str, dict[str, int]] | None = None  # by kind of event, then by code
    begroot: dict[str, object] | None = None


@dataclass(frozen=True)
class Bron:
    """Everything the chapters are made from: who, when, and the figures of every app.

    buiten_register: organisations with figures in a year in which the register knows them as no employer.
    """

    jaar: int
    peildatum: date
    organisatie: str | None
    werkgevers: tuple[Werkgever, ...]
    buiten_register: tuple[str, ...]
    top_reacties: int
    top_opleidingen: int
    vacatures: Vacatures
    school: School
    evenementen: Evenementen
    jbmb: Jbmb
    trainees: Trainees
    bezoek: Bezoek
    kantoor: Kantoor
    vorig: Vorig

    @property
    def oudjaar(self):
        return date(self.jaar, 12, 31)

    def naam(self, code):
        return next((w.korte_naam for w in self.werkgevers if w.code == code), code)


@dataclass
class Hoofdstuk:
    """A chapter with its own tables and charts; `blokken` says in which order they stand."""

    code: str
    titel: str
    blokken: list = field(default_factory=list)
    tabellen: list = field(default_factory=list)
    grafieken: list = field(default_factory=list)
    leeg: str = ""
    is_bijlage: bool = False

    def kop(self, titel):
        self.blokken.append({"soort": "kop", "titel": titel})

    def zin(self, zin):
        self.blokken.append({"soort": "leeg", "zin": zin})

    def tabel(self, tabel):
        self.tabellen.append(tabel)
        self.blokken.append({"soort": "tabel", "code": tabel["code"]})

    def grafiek(self, grafiek):
        self.grafieken.append(grafiek)
        self.blokken.append({"soort": "grafiek", "code": grafiek["code"]})


def begin(code, titel, **anders):
    """A chapter opens with the coördinator's text."""
    return Hoofdstuk(code, titel, blokken=[{"soort": "tekst", "code": code}], **anders)


def kolom(code, kop, soort="aantal", groep=""):
    return {"code": code, "kop": kop, "groep": str(groep), "soort": soort}


def rij(waarden, *, code=None, sub=False):
    """`code`: the organisation the row is about, None when it is about no one in particular."""
    return {**waarden, "_code": code, "_sub": sub}


def tabel(code, titel, kolommen, rijen, *, definitie, totaal=None, **anders):
    return {
        "code": code,
        "titel": titel,
        "rijkop": kolommen[0]["code"],
        "kolommen": kolommen,
        "rijen": rijen,
        "totaal": totaal,
        "leeg_als": {},
        "definitie": definitie,
        "peildatum": "",
        "noten": [],
    } | anders


def som(rijen, code):
    """Child rows are part of their parent, an empty cell is nothing. Nothing but empty cells has no sum."""
    waarden = [r[code] for r in rijen if not r["_sub"] and r.get(code) is not None]
    return sum(waarden) if waarden else None


def totaalrij(kolommen, rijen, *, label="Totaal", **anders):
    """Sums of everything that can be added; what can't (a percentage, a day) is given by the caller."""
    optelbaar = ("aantal", "euro", "uren", "verschil")
    sommen = {k["code"]: som(rijen, k["code"]) for k in kolommen if k["soort"] in optelbaar}
    return {kolommen[0]["code"]: label} | sommen | anders


def grafiek(code, soort, titel, gegevens, *, tabel, alt="", bijschrift=""):
    return {
        "code": code,
        "soort": soort,
        "titel": titel,
        "alt": alt or f"{titel}. Alle waarden staan in de tabel.",
        "bijschrift": bijschrift,
        "tabel": tabel,
        "gegevens": gegevens,
    }


def top_titel(aantal, gevraagd, *, top, alle, enige):
    """The heading follows the number of rows: with fewer than asked for, the list is not a top but all there is."""
    if aantal >= gevraagd:
        return f"Top {aantal} {top}"
    return enige if aantal == 1 else f"De {aantal} {alle}"


def aandeel_van_de_top(in_top, totaal, woord):
    """How much of everything the top is; when it is everything there is nothing to say."""
    if in_top == totaal:
        return []
    return [
        f"Samen {met_woord(in_top, *woord)}: {deel(in_top, totaal)}% van alle {met_woord(totaal, *woord)}."
    ]
