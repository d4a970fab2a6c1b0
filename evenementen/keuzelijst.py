"""What somebody chose of an event, before they sign up: what is kept for them, what is full, and what clashes."""

from dataclasses import dataclass
from datetime import datetime

from django.utils import timezone

from evenementen.aanmeldregels import delen_van, waarom_niet
from evenementen.agenda import kenmerk, tijdvak
from evenementen.models import Deelname, Evenement, Keuze, Onderdeel
from evenementen.plaatsen import plaatsen
from evenementen.termijnen import begin
from twentsekracht.mijn.agenda import Agendapunt
from twentsekracht.mijn.botsing import valt_in, vaste_punten
from twentsekracht.organisaties.models import Gebruiker
from twentsekracht.plaatsen import Stand


@dataclass(frozen=True)
class Gekozen:
    """`waarom_niet`: it cannot be, whatever the places. `ook`: what stands in their calendar at that time."""

    onderdeel: Onderdeel
    plaatsen: Stand
    vast_tot: datetime | None
    waarom_niet: str
    ook: list[Agendapunt]

    @property
    def naar_lijst(self) -> bool:
        return (
            not self.waarom_niet and not self.vast_tot and self.plaatsen.is_vol and self.plaatsen.wachtlijst
        )

    @property
    def te_houden(self) -> bool:
        """There is a place that is not kept for them: the time was up, or it came free since."""
        return not self.waarom_niet and not self.vast_tot and not self.plaatsen.is_vol

    @property
    def is_vol(self) -> bool:
        """And there is no list to wait on."""
        return not self.vast_tot and self.plaatsen.is_vol and not self.plaatsen.wachtlijst


def keuzelijst(evenement: Evenement, gebruiker: Gebruiker, *, op: datetime) -> list[Gekozen]:
    """In order of time. As many queries as their calendar costs, and six or seven more."""
    keuzes = {
        keuze.onderdeel_id: keuze
        for keuze in Keuze.objects.filter(gebruiker=gebruiker, onderdeel__evenement=evenement).select_related(
            "onderdeel__evenement"
        )
    }
    if not keuzes:
        return []
    delen = sorted((keuze.onderdeel for keuze in keuzes.values()), key=lambda deel: (begin(deel), deel.pk))
    vast = {pk: _vast_tot(keuze, op) for pk, keuze in keuzes.items()}
    waarom = _waarom_niet(delen, vast, delen_van(gebruiker, evenement.pk), op)
    standen = plaatsen(delen, op=op, organisatie_id=gebruiker.organisatie_id, gebruiker_id=gebruiker.pk)
    punten = _agenda(evenement, delen, gebruiker, op)
    return [
        Gekozen(deel, standen[deel.pk], vast[deel.pk], waarom[deel.pk], _tegelijk(deel, punten))
        for deel in delen
    ]


def _vast_tot(keuze: Keuze, op: datetime) -> datetime | None:
    return keuze.vast_tot if keuze.vast_tot and keuze.vast_tot > op else None


def _waarom_niet(delen: list[Onderdeel], vast: dict, mijn: list[Onderdeel], op: datetime) -> dict[int, str]:
    """As signing up will decide: of two at the same time the one that is held, else the first."""
    bezig, gevonden = list(mijn), {}
    for deel in sorted(delen, key=lambda deel: vast[deel.pk] is None):
        gevonden[deel.pk] = waarom_niet(deel, bezig, op=op)
        if not gevonden[deel.pk]:
            bezig.append(deel)
    return gevonden


def _agenda(
    evenement: Evenement, delen: list[Onderdeel], gebruiker: Gebruiker, op: datetime
) -> list[Agendapunt]:
    """But for the other parts of this event: those forbid, and are told as such. The rest only warns."""
    dagen = [deel.datum for deel in delen if deel.datum]
    if not dagen:
        return []
    van_hier = Deelname.objects.filter(deelnemer=gebruiker, onderdeel__evenement=evenement)
    kenmerken = {kenmerk(pk) for pk in van_hier.values_list("pk", flat=True)}
    punten = vaste_punten(gebruiker, vanaf=min(dagen), op=timezone.localdate(op))
    return [punt for punt in punten if punt.kenmerk not in kenmerken]


def _tegelijk(deel: Onderdeel, punten: list[Agendapunt]) -> list[Agendapunt]:
    return [punt for punt in punten if valt_in([tijdvak(deel)], punt)] if deel.datum else []
