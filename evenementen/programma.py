"""The programme of an event: its parts by day and by time, with how full each is. At one price for any number."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date, datetime
from itertools import groupby

from evenementen.aanmeldregels import waarom_dicht
from evenementen.models import Deelname, Evenement, Onderdeel
from evenementen.plaatsen import plaatsen
from twentsekracht.organisaties.models import Gebruiker
from twentsekracht.plaatsen import Stand


@dataclass(frozen=True)
class Deel:
    """`eigen`: the reader's own participation; `gekozen`: what they picked and did not sign up for yet."""

    onderdeel: Onderdeel
    plaatsen: Stand
    is_open: bool = False  # may one sign up for it now, as far as the hour is concerned?
    eigen: Deelname | None = None
    gekozen: bool = False

    @property
    def te_kiezen(self) -> bool:
        return self.is_open and self.eigen is None and (not self.plaatsen.is_vol or self.plaatsen.wachtlijst)

    @property
    def woorden(self) -> str:
        return "Gaat niet door" if self.onderdeel.afgelast_op else self.plaatsen.woorden

    @property
    def staat(self) -> str:
        return "fout" if self.onderdeel.afgelast_op else self.plaatsen.staat


@dataclass(frozen=True)
class Dag:
    """`dag` None: the day is not known yet."""

    dag: date | None
    delen: tuple[Deel, ...]


def programma(evenement: Evenement, *, op: datetime, voor: Gebruiker | None = None) -> list[Dag]:
    """What has no day yet comes last. `voor`: who reads it, signed in."""
    return per_dag(delen(evenement, op=op, voor=voor))


def per_dag(delen: Iterable[Deel]) -> list[Dag]:
    """Of what stands in order."""
    return [
        Dag(dag, tuple(van_die_dag))
        for dag, van_die_dag in groupby(delen, key=lambda deel: deel.onderdeel.datum)
    ]


def delen(evenement: Evenement, *, op: datetime, voor: Gebruiker | None = None) -> list[Deel]:
    """By day and by hour. Four queries, of a reader six, and one more when a reservation may count."""
    onderdelen = sorted(evenement.onderdelen.met_sprekers(), key=_volgorde)
    for onderdeel in onderdelen:
        onderdeel.evenement = evenement
    vol = plaatsen(
        onderdelen,
        op=op,
        organisatie_id=voor.organisatie_id if voor else None,
        gebruiker_id=voor.pk if voor else None,
    )
    gevonden = [Deel(deel, vol[deel.pk], is_open=not waarom_dicht(deel, op=op)) for deel in onderdelen]
    return _van(voor, evenement, gevonden) if voor else gevonden


def _van(wie: Gebruiker, evenement: Evenement, gevonden: list[Deel]) -> list[Deel]:
    eigen = Deelname.objects.lopend().filter(deelnemer=wie, onderdeel__evenement=evenement)
    per_onderdeel = {deelname.onderdeel_id: deelname for deelname in eigen}
    gekozen = set(wie.keuzes.filter(onderdeel__evenement=evenement).values_list("onderdeel", flat=True))
    for deel in gevonden:
        if deelname := per_onderdeel.get(deel.onderdeel.pk):
            deelname.onderdeel = deel.onderdeel
    return [
        replace(deel, eigen=per_onderdeel.get(deel.onderdeel.pk), gekozen=deel.onderdeel.pk in gekozen)
        for deel in gevonden
    ]


def _volgorde(onderdeel):
    """By day, then by hour; without hour after those with one."""
    begin = onderdeel.begintijd
    return (
        onderdeel.datum or date.max,
        begin is None,
        begin and (begin.hour, begin.minute),
        onderdeel.code,
    )
