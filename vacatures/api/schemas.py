"""What goes in and comes out. Fields are named here as they stand in the JSON.

Not ninja's own `Schema`: it reads through attributes, and so lets fields pass that nobody knows.
"""

import re
import unicodedata
from datetime import date
from decimal import Decimal
from enum import StrEnum
from typing import Annotated

from pydantic import AfterValidator, BaseModel, BeforeValidator, ConfigDict, Field, StringConstraints

from vacatures.models import DIENSTVERBANDEN, Uitkomst, Vacature, grenzen

DATUM = re.compile(r"\d{4}-\d{2}-\d{2}")
Dienstverband = StrEnum("Dienstverband", {soort.upper(): soort for soort in DIENSTVERBANDEN})


def _als_datum(waarde):
    """Only 2026-12-31: pydantic would take a number of seconds too."""
    if isinstance(waarde, str) and not DATUM.fullmatch(waarde):
        raise ValueError(waarde)
    if not isinstance(waarde, str | date):
        raise ValueError(waarde)
    return waarde


def _als_geheel(waarde):
    """10.0 is a whole number in JSON."""
    return int(waarde) if isinstance(waarde, float) and waarde.is_integer() else waarde


def schoon(tekst: str) -> str:
    """Line ends as ours, and no characters that nobody sees: a database refuses some of them."""
    tekst = tekst.replace("\r\n", "\n").replace("\r", "\n")
    return "".join(teken for teken in tekst if teken in "\n\t" or unicodedata.category(teken) != "Cc")


def op_een_regel(tekst: str) -> str:
    return " ".join(schoon(tekst).split())


def _regel(lengte: int):
    return Annotated[str, StringConstraints(max_length=lengte), AfterValidator(op_een_regel)]


def _tekst(lengte: int):
    return Annotated[str, StringConstraints(max_length=lengte), AfterValidator(schoon)]


def _getal(laagste: int, hoogste: int):
    return Annotated[int, Field(strict=True, ge=laagste, le=hoogste), BeforeValidator(_als_geheel)]


def _breuk(laagste: Decimal, hoogste: Decimal):
    return Annotated[float, Field(strict=True, ge=float(laagste), le=float(hoogste), allow_inf_nan=False)]


Dag = Annotated[date, BeforeValidator(_als_datum)]
Schaal = _getal(*grenzen.SCHAAL)
Uren = Annotated[_breuk(*grenzen.UREN), Field(multiple_of=0.5)]
Bedrag = _breuk(*grenzen.BEDRAG)
Kenmerk = Annotated[
    str,
    StringConstraints(pattern=r"^[A-Za-z0-9][A-Za-z0-9._:-]{0,99}$", max_length=100),
]


class Invoer(BaseModel):
    model_config = ConfigDict(extra="forbid")


class Aanlevering(Invoer):
    """Een vacature zoals jullie systeem haar kent. Wat je weglaat, is leeg."""

    titel: _regel(200)
    omschrijving: _tekst(20_000) = Field("", description="Markdown.")
    procedure: _tekst(4_000) = ""
    contact: _regel(200) = ""
    standplaats: _regel(100) = ""
    vakgebied: Vacature.Vakgebied | None = None
    niveau: Vacature.Niveau | None = None
    functiefamilie: _regel(100) = ""
    vaardigheden: list[_regel(60)] = Field(
        [], max_length=20, description="Namen van de lijst op /vaardigheden. Hoofdletters maken niet uit."
    )
    dienstverband: list[Dienstverband] = Field([], max_length=len(DIENSTVERBANDEN))
    schaalMin: Schaal | None = None
    schaalMax: Schaal | None = None
    urenMin: Uren | None = None
    urenMax: Uren | None = None
    salarisMin: Bedrag | None = Field(
        None, description="Bruto per maand bij een voltijdbaan. Alleen nodig als er geen salaristabel is."
    )
    salarisMax: Bedrag | None = None
    aantalPlaatsen: _getal(1, 50) = 1
    doelgroep: Vacature.Doelgroep | None = Field(None, description="Wie er uiteindelijk mag reageren.")
    sluitOp: Dag | None = Field(None, description="De laatste dag waarop iemand kan reageren.")


class Publicatie(Invoer):
    """Zonder dag staat de vacature meteen open."""

    per: Dag | None = None


class Sluiting(Invoer):
    reden: _regel(300) = ""


class Intrekking(Invoer):
    reden: Annotated[_regel(300), Field(min_length=1)]


class Uitslag(Invoer):
    """Hoe één plaats is vervuld, en per wanneer."""

    uitkomst: Uitkomst.Soort
    per: Dag


# ---- what comes out


class Link(BaseModel):
    href: str


class Werkgever(BaseModel):
    code: str
    naam: str


class Bladlinks(BaseModel):
    self: Link
    first: Link
    next: Link | None = None


class Vacaturelinks(BaseModel):
    self: Link | None
    pagina: Link


class Vacaturegegevens(BaseModel):
    code: str = Field(description="Het kenmerk van Twentse Kracht. Het verandert nooit.")
    titel: str
    organisatie: Werkgever
    omschrijving: str = Field(description="Markdown.")
    procedure: str
    contact: str
    standplaats: str
    vakgebied: Vacature.Vakgebied | None
    niveau: Vacature.Niveau | None
    functiefamilie: str
    vaardigheden: list[str]
    dienstverband: list[Dienstverband]
    schaalMin: int | None
    schaalMax: int | None
    urenMin: float | None
    urenMax: float | None
    salarisMin: float | None = Field(description="Bruto per maand bij een voltijdbaan, in euro’s.")
    salarisMax: float | None
    aantalPlaatsen: int
    sluitOp: date | None
    links: Vacaturelinks = Field(alias="_links")


class OpenbareVacature(Vacaturegegevens):
    omschrijvingHtml: str = Field(description="De omschrijving als veilige HTML.")
    geplaatstOp: date = Field(description="Vanaf deze dag kan iedereen reageren.")


class Fasen(BaseModel):
    """Vanaf welke dag elke groep de vacature ziet; leeg: niet."""

    herplaatsing: date | None
    intern: date | None
    regio: date | None
    extern: date | None


class Plaatsuitkomst(BaseModel):
    plaats: int
    uitkomst: Uitkomst.Soort
    per: date


class EigenVacature(Vacaturegegevens):
    kenmerk: str
    status: Vacature.Status
    doelgroep: Vacature.Doelgroep | None
    gepubliceerdOp: date | None
    fasen: Fasen
    uitkomsten: list[Plaatsuitkomst]


class EigenVacatureMetMelding(EigenVacature):
    mogelijkDubbel: list[str] = Field(
        description="Codes van vacatures van jullie die hierop lijken en nog open zijn."
    )


class OpenbareLijst(BaseModel):
    vacatures: list[OpenbareVacature]
    links: Bladlinks = Field(alias="_links")


class EigenLijst(BaseModel):
    vacatures: list[EigenVacature]
    links: Bladlinks = Field(alias="_links")


class Vaardigheden(BaseModel):
    """De lijst waaruit vacatures en opleidingen kiezen."""

    vaardigheden: list[str]


class Veldfout(BaseModel):
    plaats: str
    veld: str
    melding: str


class ProbleemSchema(BaseModel):
    """Een antwoord dat nee zegt, en waarom (RFC 9457)."""

    type: str
    title: str
    status: int
    detail: str
    instance: str
    fouten: list[Veldfout] = []


# ---- what can be asked


class OpenbareVraag(BaseModel):
    organisatie: list[Annotated[str, StringConstraints(pattern=r"^[-a-zA-Z0-9_]{1,50}$")]] = Field(
        [], max_length=30
    )
    vakgebied: list[Vacature.Vakgebied] = Field([], max_length=20)
    q: _regel(100) = ""
    gewijzigdSinds: Dag | None = Field(
        None, description="Alleen wat er sinds deze dag bij kwam of veranderde."
    )
    na: _regel(60) = ""
    aantal: int = Field(25, ge=1, le=100)


class EigenVraag(BaseModel):
    status: list[Vacature.Status] = Field([], max_length=10)
    gewijzigdSinds: Dag | None = None
    na: _regel(60) = ""
    aantal: int = Field(25, ge=1, le=100)
