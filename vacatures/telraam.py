"""How many vacancies have what: an abacus with a rod for each choice, and on every rod a bead for each vacancy.

It is strung once for all that somebody may see (two queries) and then counts any combination of filters in a
millisecond, however many there are: what two rods have in common is what fits both. A rod is the very condition that
the list filters by (`zoekvraag`), so the numbers and the list agree. Words have no rod: of those the database says
which vacancies they find (`van`).

The beads of a rod are the bits of one integer, the first vacancy the highest.
"""

from array import array
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache
from itertools import accumulate
from operator import or_

from django.db.models import Aggregate, Case, CharField, F, Func, Q, QuerySet, TextField, Value, When
from django.db.models.functions import Cast

from twentsekracht.omgeving import codes_binnen
from twentsekracht.organisaties.models import Organisatie
from vacatures.standplaats import Plaatsnaam, namen
from vacatures.zoekvraag import KEUZES, SCHALEN, Keuze, een_van, nieuw_sinds

MET_EINDE = "met_einde"  # not a filter: the list that closes first begins with what has a last day
# The lowest and the highest scale of a vacancy: the filters are made of them.
VAN, TOT = "schaal_van", "schaal_tot"
A = ord("a")


@dataclass(frozen=True)
class Telraam:
    pks: array
    staven: dict[str, dict[str, int]]  # per parameter and value
    plaatsen: dict[str, int]
    families: dict[str, tuple[int, int]]  # they stand by family: of each the first, and the first after it
    organisaties: list[tuple[str, str]]  # code and name

    @property
    def aantal(self) -> int:
        return len(self.pks)

    @property
    def alle(self) -> int:
        return (1 << self.aantal) - 1

    def staaf(self, naam: str, waarde: str) -> int:
        if naam == "functiefamilie":
            begin, einde = self.families.get(waarde, (0, 0))
            return ((1 << einde - begin) - 1) << (self.aantal - einde)
        return self.staven[naam].get(waarde, 0)

    def binnen(self, plaats: str, km: int, *, vanaf: int = -1) -> int:
        """As `standplaats.binnen`."""
        return samen_of(self.plaatsen.get(code, 0) for code in codes_binnen(plaats, km, vanaf=vanaf))

    def past(self, naam: str, keuze: Keuze) -> int | None:
        """What fits one parameter of a question; None when it has no rod."""
        if naam == "plaats":
            return self.binnen(keuze["plaats"][0], int(keuze.get("binnen", ["0"])[0]))
        if naam == "functiefamilie" or naam in self.staven:
            return samen_of(self.staaf(naam, waarde) for waarde in keuze[naam])
        return None

    def van(self, rijen: QuerySet) -> int:
        """Those of these rows that are on it (one query)."""
        gevonden = set(_nummers(rijen.order_by().aggregate(pks=_pks())["pks"]))
        return _kralen("".join(["1" if pk in gevonden else "0" for pk in self.pks]))


def samen_of(staven: Iterable[int]) -> int:
    alle = 0
    for staaf in staven:
        alle |= staaf
    return alle


# ---- stringing it


def rijg(zichtbaar: QuerySet, *, gebruiker, op: date) -> Telraam:
    """All of these, for this reader on this day (two queries)."""
    kolommen = _kolommen(gebruiker, op)
    groepen = list(
        zichtbaar.order_by()
        .annotate(plek=Plaatsnaam(F("standplaats")))
        .values_list("functiefamilie", "organisatie", "plek")
        .annotate(regels=Aaneen(_regel(kolommen)), pks=_pks())
        .order_by("functiefamilie")
    )
    aantallen = [len(regels) // len(kolommen) for *_, regels, _ in groepen]
    organisaties = Organisatie.objects.in_bulk({organisatie for _, organisatie, *_ in groepen})
    codes = {pk: organisatie.code for pk, organisatie in organisaties.items()}
    staven = _gelezen(kolommen, "".join(regels for *_, regels, _ in groepen).encode())
    staven |= _schaalfilters(staven.pop(VAN), staven.pop(TOT))
    staven["organisatie"] = _staven([codes[pk] for _, pk, *_ in groepen], aantallen)
    plekken = [namen().get(plek) for _, _, plek, *_ in groepen]
    return Telraam(
        pks=array("q", (pk for *_, pks in groepen for pk in _nummers(pks))),
        staven=staven,
        plaatsen=_staven(plekken, aantallen),
        families=_achtereen([familie for familie, *_ in groepen], aantallen),
        organisaties=sorted(((o.code, o.naam) for o in organisaties.values()), key=lambda o: o[1]),
    )


Kolom = list[tuple[str, str, Q]]


def _kolommen(gebruiker, op: date) -> list[Kolom]:
    """A letter of each row says which choice it is; where it can be several, each has a letter of its own."""
    een = [
        [(naam, waarde, een_van(naam, [waarde])) for waarde, _ in KEUZES[naam]]
        for naam in ("vakgebied", "niveau")
    ]
    een += [_schaalkolom(VAN, "schaal_min", "schaal_max"), _schaalkolom(TOT, "schaal_max", "schaal_min")]
    meer = [
        (naam, waarde, een_van(naam, [waarde]))
        for naam in ("dienstverband", "uren")
        for waarde, _ in KEUZES[naam]
    ]
    sinds = [
        ("sinds", dagen, nieuw_sinds(op - timedelta(days=int(dagen)), gebruiker, op=op))
        for dagen, _ in KEUZES["sinds"]
    ]
    einde = (MET_EINDE, "", Q(sluit_op__isnull=False))
    return een + [[kolom] for kolom in (*meer, *sinds, einde)]


def _schaalkolom(naam: str, veld: str, anders: str) -> Kolom:
    """One end of the scales; a vacancy that names the other end only, means just that one."""
    return [
        (naam, str(schaal), Q(**{veld: schaal}) | Q(**{f"{veld}__isnull": True, anders: schaal}))
        for schaal, _ in SCHALEN
    ]


def _schaalfilters(van: dict[str, int], tot: dict[str, int]) -> dict[str, dict[str, int]]:
    """From a scale on: all that end there or higher. Up to a scale: all that begin there or lower."""
    oplopend = [str(schaal) for schaal, _ in SCHALEN]
    vanaf = accumulate((tot[schaal] for schaal in reversed(oplopend)), or_)
    tot_en_met = accumulate((van[schaal] for schaal in oplopend), or_)
    return {
        "schaal_min": dict(zip(reversed(oplopend), vanaf, strict=True)),
        "schaal_max": dict(zip(oplopend, tot_en_met, strict=True)),
    }


def _regel(kolommen: list[Kolom]) -> "Regel":
    return Regel(
        *(
            Case(
                *(When(waar, then=Value(chr(A + plek))) for plek, (*_, waar) in enumerate(kolom)),
                default=Value("-"),
                output_field=CharField(),
            )
            for kolom in kolommen
        )
    )


class Regel(Func):
    """The letters of one row after each other."""

    template, arg_joiner = "(%(expressions)s)", " || "
    output_field = TextField()


class Aaneen(Aggregate):
    """The texts of all rows after each other; several in one query have the rows in the same order."""

    function, template = "STRING_AGG", "%(function)s(%(expressions)s, '%(tussen)s')"
    output_field = TextField()

    def __init__(self, wat, tussen: str = ""):
        super().__init__(wat, tussen=tussen)

    def as_sqlite(self, compiler, connection, **extra):
        return self.as_sql(compiler, connection, function="GROUP_CONCAT", **extra)


def _pks() -> Aaneen:
    return Aaneen(Cast("pk", TextField()), ",")


def _nummers(tekst: str | None) -> Iterable[int]:
    return map(int, tekst.split(",")) if tekst else ()


def _gelezen(kolommen: list[Kolom], regels: bytes) -> dict[str, dict[str, int]]:
    staven: dict[str, dict[str, int]] = {}
    for plek, kolom in enumerate(kolommen):
        letters = regels[plek :: len(kolommen)]
        for nummer, (naam, waarde, _) in enumerate(kolom):
            staven.setdefault(naam, {})[waarde] = _kralen(letters.translate(_alleen(A + nummer)))
    return staven


@cache
def _alleen(letter: int) -> bytes:
    """A table for `translate`: this letter is a bead, another is none."""
    return bytes(ord("1") if teken == letter else ord("0") for teken in range(256))


def _kralen(tekens: str | bytes | bytearray) -> int:
    return int(tekens or "0", 2)


def _staven(waarden: list[str | None], aantallen: list[int]) -> dict[str, int]:
    """Per value its beads; `aantallen`: how many vacancies in a row have each of these."""
    totaal, begin = sum(aantallen), 0
    tekens: dict[str, bytearray] = defaultdict(lambda: bytearray(b"0" * totaal))
    for waarde, aantal in zip(waarden, aantallen, strict=True):
        if waarde is not None:
            tekens[waarde][begin : begin + aantal] = b"1" * aantal
        begin += aantal
    return {waarde: _kralen(kralen) for waarde, kralen in tekens.items()}


def _achtereen(waarden: list[str], aantallen: list[int]) -> dict[str, tuple[int, int]]:
    """Per value where it begins and ends, of rows that stand in that order."""
    plekken: dict[str, tuple[int, int]] = {}
    einde = 0
    for waarde, aantal in zip(waarden, aantallen, strict=True):
        begin, _ = plekken.get(waarde, (einde, einde))
        einde += aantal
        plekken[waarde] = (begin, einde)
    return plekken
