"""What the figures about events and swaps of workplace mean, and how they are counted."""

from dataclasses import dataclass
from datetime import date

from django.db.models import Case, CharField, Count, F, Q, Value, When
from django.db.models.functions import Cast, Concat

from evenementen.meeloopcijfers import Meeloopcijfers, meeloopcijfers
from evenementen.models import Deelname, Evenement, Werkplekruil

# One mark per person. An account and a mark from an old list never mean the same person; a row that has
# lost both (a deleted account) can only count as a person of its own.
PERSOON = Case(
    When(deelnemer__isnull=False, then=Concat(Value("a"), Cast("deelnemer_id", CharField()))),
    When(~Q(kenmerk=""), then=Concat(Value("k"), F("kenmerk"))),
    default=Concat(Value("r"), Cast("pk", CharField())),
    output_field=CharField(),
)


@dataclass(frozen=True)
class Evenementcijfers:
    """deelnemers: distinct people with status `aanwezig` in any part; deelnames: each presence counts.

    buiten_periode: parts dated before the event's first day or after its last.
    """

    code: str
    titel: str
    soort: str
    start: date
    einde: date
    onderdelen: int
    buiten_periode: int
    deelnemers: int
    deelnames: int


@dataclass(frozen=True)
class Ruilcijfers:
    """The swaps of one group in the year; `redenen` why some did not happen."""

    groep: str
    uitgevoerd: int
    niet_doorgegaan: int
    gepland: int
    redenen: tuple[tuple[str, int], ...]


@dataclass(frozen=True)
class Jaarcijfers:
    """Events that start in the year; not those that are only proposed, or were called off.

    deelnemers: per kind of event and organisation the distinct people with status `aanwezig` in any part of
    any event of that kind: someone who attends two workshops counts once.
    deelnames: the same, each presence counted.
    """

    evenementen: tuple[Evenementcijfers, ...]
    deelnemers: dict[str, dict[str, int]]
    deelnames: dict[str, dict[str, int]]
    werkplekruilen: tuple[Ruilcijfers, ...]
    meelopen: Meeloopcijfers

    def onderdelen(self, soort):
        return sum(evenement.onderdelen for evenement in self.evenementen if evenement.soort == soort)

    def deelnemers_totaal(self, soort):
        return sum(self.deelnemers.get(soort, {}).values())


def jaarcijfers(*, jaar, peildatum):
    """The whole calendar year: only visits of going along know the peildatum (five queries)."""
    deelnemers, deelnames = _per_organisatie(jaar)
    return Jaarcijfers(
        evenementen=_evenementen(jaar),
        deelnemers=deelnemers,
        deelnames=deelnames,
        werkplekruilen=_werkplekruilen(jaar),
        meelopen=meeloopcijfers(jaar=jaar, peildatum=peildatum),
    )


def _aanwezig(jaar):
    return Deelname.objects.filter(
        status=Deelname.Status.AANWEZIG, onderdeel__evenement__start__year=jaar
    ).order_by()


def _evenementen(jaar):
    per_evenement = {
        evenement: (deelnemers, deelnames)
        for evenement, deelnemers, deelnames in _aanwezig(jaar)
        .values_list("onderdeel__evenement_id")
        .annotate(deelnemers=Count(PERSOON, distinct=True), deelnames=Count("pk"))
    }
    buiten = Q(onderdelen__datum__lt=F("start")) | Q(onderdelen__datum__gt=F("einde"))
    gepland = Evenement.objects.filter(start__year=jaar, planning=Evenement.Planning.GEPLAND)
    evenementen = gepland.annotate(
        aantal_onderdelen=Count("onderdelen"), buiten_periode=Count("onderdelen", filter=buiten)
    )
    return tuple(
        Evenementcijfers(
            evenement.code,
            evenement.titel,
            evenement.soort,
            evenement.start,
            evenement.einde,
            evenement.aantal_onderdelen,
            evenement.buiten_periode,
            *per_evenement.get(evenement.pk, (0, 0)),
        )
        for evenement in evenementen.order_by("start", "code")
    )


def _per_organisatie(jaar):
    geteld = (
        _aanwezig(jaar)
        .values_list("onderdeel__evenement__soort", "organisatie__code")
        .annotate(deelnemers=Count(PERSOON, distinct=True), deelnames=Count("pk"))
    )
    deelnemers, deelnames = {}, {}
    for soort, organisatie, personen, aanwezigheden in geteld:
        deelnemers.setdefault(soort, {})[organisatie] = personen
        deelnames.setdefault(soort, {})[organisatie] = aanwezigheden
    return deelnemers, deelnames


def _werkplekruilen(jaar):
    """As the status stands in the list: a swap has no history of its own."""
    geteld = (
        Werkplekruil.objects.filter(datum__year=jaar)
        .order_by()
        .values_list("groep", "status", "reden")
        .annotate(aantal=Count("pk"))
    )
    per_groep = {}
    for groep, status, reden, aantal in geteld:
        per_groep.setdefault(groep, []).append((status, reden, aantal))
    return tuple(_ruilcijfers(groep, per_groep[groep]) for groep in sorted(per_groep))


def _ruilcijfers(groep, rijen):
    S = Werkplekruil.Status

    def som(gezocht):
        return sum(aantal for status, _, aantal in rijen if status == gezocht)

    redenen = sorted((reden, aantal) for status, reden, aantal in rijen if status == S.NIET_DOORGEGAAN)
    return Ruilcijfers(groep, som(S.UITGEVOERD), som(S.NIET_DOORGEGAAN), som(S.GEPLAND), tuple(redenen))
