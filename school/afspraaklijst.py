"""The agreements of a year as a list to send and to take in: what its columns are, and what is wrong with a row."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from decimal import Decimal

from school.afspraken import NOG_NIET, Soort, Voorstel, Wijziging, formaties, wijziging
from school.fouten import AfspraakFout
from school.models import Afspraak
from twentsekracht.organisaties.models import Organisatie
from twentsekracht.rekenblad_lezen import getal

KOPPEN = ("Code", "Organisatie", "Fte", "Soort", "Percentage", "Aantal", "Reden")
NODIG = ("code", "soort", "percentage", "aantal", "reden")
IN_LIJST = {NOG_NIET: "nog niet gemaakt"} | {soort.value: soort.value for soort in Soort}
UIT_LIJST = {woord: soort for soort, woord in IN_LIJST.items()} | {
    soort.label.casefold(): soort.value for soort in Soort
}
UITLEG = (
    "Soort is berekend (fte keer percentage), afwijkend (het aantal, met de reden), geen (geen afspraak) of nog niet "
    "gemaakt. Het aantal telt alleen bij afwijkend; bij berekend rekent het portaal het uit."
)


def deelnemers(jaar: int) -> list[Organisatie]:
    """With whom there is something to agree for this year: employers of that year, and who has an agreement."""
    werkgevers = Organisatie.objects.werkgevers().actief_in(jaar)
    return list(
        (werkgevers | Organisatie.objects.filter(afspraken__jaar=jaar)).distinct().order_by("korte_naam")
    )


def rijen(jaar: int, organisaties: Iterable[Organisatie]) -> list[list]:
    """For a sheet, in the order of the columns."""
    afspraken = {rij.organisatie_id: rij for rij in Afspraak.objects.filter(jaar=jaar)}
    fte = formaties(jaar)
    return [_rij(wie, afspraken.get(wie.pk), fte.get(wie.pk)) for wie in organisaties]


def _rij(wie: Organisatie, afspraak: Afspraak | None, fte: Decimal | None) -> list:
    vast = [wie.code, wie.naam, "" if fte is None else fte]
    if afspraak is None:
        return [*vast, IN_LIJST[NOG_NIET], "", "", ""]
    percentage, aantal = afspraak.percentage, afspraak.te_behalen
    return [
        *vast,
        IN_LIJST[afspraak.soort],
        "" if percentage is None else percentage,
        "" if aantal is None else aantal,
        afspraak.reden,
    ]


@dataclass
class Gelezen:
    """What a list would change; with one problem it changes nothing."""

    wijzigingen: list[Wijziging] = field(default_factory=list)
    voorstellen: list[Voorstel] = field(default_factory=list)
    problemen: list[str] = field(default_factory=list)


def lees_lijst(rijen: list[list[str]], *, jaar: int, organisaties: Iterable[Organisatie]) -> Gelezen:
    """Who is not in the list stays as it is."""
    gelezen = Gelezen()
    if not rijen:
        gelezen.problemen.append("Dit bestand is leeg.")
        return gelezen
    koppen = [kop.strip().casefold() for kop in rijen[0]]
    if mist := [naam for naam in NODIG if naam not in koppen]:
        gelezen.problemen.append(
            f"In de eerste rij ontbreekt: {', '.join(mist)}. Begin met het bestand van deze bladzijde."
        )
        return gelezen
    lezer = _Lezer(jaar, organisaties, gelezen)
    for nummer, cellen in enumerate(rijen[1:], start=2):
        rij = dict(zip(koppen, [*cellen, *[""] * len(koppen)], strict=False))
        if any(rij[naam] for naam in NODIG) and rij["code"] != UITLEG:
            lezer.lees(nummer, rij)
    return gelezen


class _Lezer:
    """Row after row, with what the earlier ones said."""

    def __init__(self, jaar: int, organisaties: Iterable[Organisatie], gelezen: Gelezen):
        self.jaar, self.gelezen = jaar, gelezen
        self.per_code = {wie.code: wie for wie in organisaties}
        self.bestaand = {rij.organisatie_id: rij for rij in Afspraak.objects.filter(jaar=jaar)}
        self.fte = formaties(jaar)
        self.eerder: dict[str, int] = {}

    def lees(self, nummer: int, rij: dict[str, str]) -> None:
        code = rij["code"].casefold()
        try:
            wie = self._wie(nummer, code)
            voorstel = _voorstel(wie, rij)
            was = self.bestaand.get(wie.pk)
            anders = wijziging(voorstel, was, jaar=self.jaar, fte=self.fte.get(wie.pk))
        except AfspraakFout as fout:
            naam = self.per_code[code].korte_naam if code in self.per_code else rij["code"] or "zonder code"
            self.gelezen.problemen.append(f"Rij {nummer} ({naam}): {fout}")
            return
        if anders:
            self.gelezen.voorstellen.append(voorstel)
            self.gelezen.wijzigingen.append(anders)

    def _wie(self, nummer: int, code: str) -> Organisatie:
        if code not in self.per_code:
            raise AfspraakFout(f"Deze code hoort niet bij een organisatie die in {self.jaar} meedoet.")
        if (eerst := self.eerder.setdefault(code, nummer)) != nummer:
            raise AfspraakFout(f"Deze organisatie staat ook op rij {eerst}.")
        return self.per_code[code]


def _voorstel(wie: Organisatie, rij: dict[str, str]) -> Voorstel:
    soort = UIT_LIJST.get(rij["soort"].strip().casefold() or IN_LIJST[NOG_NIET])
    if soort is None:
        raise AfspraakFout(
            f"De soort ‘{rij['soort'][:40]}’ is er niet. Kies uit {', '.join(IN_LIJST.values())}."
        )
    reden = rij["reden"].strip().removeprefix("'")
    if len(reden) > 300:
        raise AfspraakFout("De reden is te lang (hoogstens 300 tekens).")
    return Voorstel(wie, soort, _percentage(rij["percentage"]), _aantal(rij["aantal"]), reden)


def _percentage(cel: str) -> Decimal | None:
    if not cel.strip():
        return None
    waarde = getal(cel)
    if waarde is None or abs(waarde) > 1_000_000 or round(waarde, 2) != waarde:
        raise AfspraakFout(f"Het percentage ‘{cel[:20]}’ is geen getal met hoogstens twee decimalen.")
    return waarde


def _aantal(cel: str) -> int | None:
    if not cel.strip():
        return None
    waarde = getal(cel)
    if waarde is None or waarde != int(waarde) or not 0 <= waarde <= 100_000:
        raise AfspraakFout(f"Het aantal ‘{cel[:20]}’ is geen heel getal van 0 of meer.")
    return int(waarde)
