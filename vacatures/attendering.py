"""What is new for whom: of the vacancies that opened lately, those that fit a search and that its owner may read.

Any number of searches costs a fixed number of queries beside one per forty different questions. The database answers
each question once, over the few vacancies that opened since somebody looked; the answer is kept as one number of
which each bit is a vacancy, so that ten thousand searches take little memory. From which day somebody may read a
vacancy is counted here out of its phases; who sends the mail asks `zichtbaar_voor` again, which decides.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from django.db.models import Case, Max, Q, Value, When
from django.http import QueryDict
from django.utils import timezone

from vacatures.models import FASEVELDEN, Herplaatsingskandidaat, Vacature, Zoekopdracht
from vacatures.zoekvraag import lees, voorwaarde

VRAGEN_PER_KEER = 40  # conditions in one query: SQLite has its limits
SPELING = timedelta(minutes=5)  # what was being published while a search looked, is found by the next look
LANGST = timedelta(days=31)  # what opened before that is not news, however long nobody looked


@dataclass(frozen=True)
class Publiek:
    """Whose eyes: people of the same organisation, with or without priority there, may read the same."""

    organisatie_id: int | None
    voorrang_van: date | None = None


@dataclass(frozen=True)
class Kandidaat:
    """A vacancy that opened lately for somebody."""

    pk: int
    organisatie_id: int
    gepubliceerd: datetime | None  # the moment, as far as known
    herplaatsing_op: date | None
    intern_op: date | None
    regio_op: date | None
    extern_op: date | None

    def eerste_dag(self, publiek: Publiek) -> date | None:
        """From which day these people may read it; None: not."""
        if publiek.organisatie_id is None:
            return self.extern_op
        dagen = [self.regio_op]
        if publiek.organisatie_id == self.organisatie_id:
            dagen.append(self.intern_op)
            if publiek.voorrang_van and self.herplaatsing_op:
                dagen.append(max(self.herplaatsing_op, publiek.voorrang_van))
        return min((dag for dag in dagen if dag), default=None)

    def is_nieuw(self, publiek: Publiek, grens: "Grens") -> bool:
        """Did it open for them since? A phase opens at midnight, or when somebody publishes it or opens it wider."""
        dag = self.eerste_dag(publiek)
        if dag is None or dag > grens.vandaag:
            return False
        if dag != grens.dag or not grens.is_begin:
            return dag >= grens.dag
        return bool(self.gepubliceerd and self.gepubliceerd > grens.moment)


@dataclass(frozen=True)
class Grens:
    """What opened after `moment`, which is on `dag`, is new; what opens after `vandaag` is for later.

    When we looked ourselves, all of that day was mailed as far as it was there: the rest of it is new. When the
    search began then (`is_begin`), its owner saw what there was, so of that day only what was published later is new.
    """

    moment: datetime
    dag: date
    vandaag: date
    is_begin: bool


def grens_van(zoekopdracht: Zoekopdracht, *, op: datetime) -> Grens:
    """From a little before the last look, for what was just being published then."""
    moment = max(zoekopdracht.gekeken_op - SPELING, op - LANGST)
    is_begin = zoekopdracht.gekeken_op == zoekopdracht.gewild_op  # made or woken up, and not looked at since
    return Grens(moment, timezone.localdate(moment), timezone.localdate(op), is_begin)


class Nieuws:
    """What opened since these searches were last looked at, and which of it each of them is about."""

    def __init__(self, zoekopdrachten: Sequence[Zoekopdracht], *, op: datetime):
        """`zoekopdrachten`: with their `gebruiker`; all that will be asked about."""
        self._op, vandaag = op, timezone.localdate(op)
        sinds = min((grens_van(een, op=op).dag for een in zoekopdrachten), default=vandaag)
        self._voorrang = voorrang(op=vandaag)
        self._kandidaten = kandidaten(sinds=sinds, vandaag=vandaag)
        vragen = {een.vraag for een in zoekopdrachten}
        self._passend = passend(vragen, [kandidaat.pk for kandidaat in self._kandidaten])

    def voor(self, zoekopdracht: Zoekopdracht) -> list[int]:
        """The ids of what is new for this search, as far as its owner may read it."""
        gebruiker, grens = zoekopdracht.gebruiker, grens_van(zoekopdracht, op=self._op)
        waar = gebruiker.organisatie_id
        publiek = Publiek(waar, self._voorrang.get((gebruiker.pk, waar)))
        passend = (self._kandidaten[plek] for plek in plekken(self._passend.get(zoekopdracht.vraag, 0)))
        return [kandidaat.pk for kandidaat in passend if kandidaat.is_nieuw(publiek, grens)]


def voorrang(*, op: date) -> dict[tuple[int, int], date]:
    """Who has priority in their organisation today: (person, organisation) -> since when."""
    geldig = Herplaatsingskandidaat.objects.geldig(op=op).order_by("-van")
    return {
        (persoon, waar): van for persoon, waar, van in geldig.values_list("gebruiker", "organisatie", "van")
    }


def kandidaten(*, sinds: date, vandaag: date) -> list[Kandidaat]:
    """What is open and opened for somebody on these days; two queries, whoever asks."""
    geopend = Q()
    for veld in FASEVELDEN:
        geopend |= Q(**{f"{veld}__range": (sinds, vandaag)})
    nieuwe_voorrang = Herplaatsingskandidaat.objects.geldig(op=vandaag).filter(van__gte=sinds)
    geopend |= Q(organisatie__in=nieuwe_voorrang.values("organisatie"), herplaatsing_op__lte=vandaag)
    gepubliceerd = Max("stappen__vastgelegd_op", filter=Q(stappen__naar=Vacature.Status.GEPUBLICEERD))
    open_nu = Vacature.objects.open(op=vandaag).filter(geopend).order_by("pk")
    rijen = open_nu.annotate(gepubliceerd=gepubliceerd)
    return [Kandidaat(*rij) for rij in rijen.values_list("pk", "organisatie_id", "gepubliceerd", *FASEVELDEN)]


def passend(vragen: Iterable[str], ids: list[int]) -> dict[str, int]:
    """Per question which of these vacancies fit it: bit n is the n-th of `ids`."""
    gevonden: dict[str, int] = {}
    if not ids:
        return gevonden
    op_rij = sorted(vragen)
    for begin in range(0, len(op_rij), VRAGEN_PER_KEER):
        deel = op_rij[begin : begin + VRAGEN_PER_KEER]
        kolommen = {f"vraag_{nummer}": _klopt(vraag) for nummer, vraag in enumerate(deel)}
        rijen = Vacature.objects.filter(pk__in=ids).order_by("pk").annotate(**kolommen).values_list(*kolommen)
        for vraag, kolom in zip(deel, zip(*rijen, strict=True), strict=True):
            gevonden[vraag] = als_bits(kolom)
    return gevonden


def _klopt(vraag: str):
    eisen = voorwaarde(lees(QueryDict(vraag)))
    return Case(When(eisen, then=Value(True)), default=Value(False)) if eisen else Value(True)


def als_bits(waarden: Iterable[bool]) -> int:
    """One number of which bit n says whether the n-th is so."""
    return int("".join("1" if waarde else "0" for waarde in waarden)[::-1] or "0", 2)


def plekken(bits: int) -> Iterator[int]:
    """Which bits are set, the lowest first."""
    while bits:
        laagste = bits & -bits
        yield laagste.bit_length() - 1
        bits ^= laagste
