"""Signing up for what somebody chose: all of it or what fits, in one go, over parts that nobody else can touch."""

from dataclasses import dataclass, field
from datetime import datetime

from django.db import transaction
from django.utils import timezone

from evenementen.aanmeldregels import delen_van, waarom_niet
from evenementen.beleid import Wijze, wijze_van
from evenementen.fouten import GeenLeidinggevende, GeenOrganisatie, KanNiet, NietsGekozen
from evenementen.models import Deelname, Evenement, Keuze, Onderdeel
from evenementen.plaatsen import bezettingen
from evenementen.services.aanbieden import bied_aan, volg_keuzes, werk_bij
from evenementen.services.akkoord import leg_voor
from evenementen.services.grendel import vergrendel, vergrendel_persoon
from evenementen.services.kiezen import is_vast, keuzes_van
from evenementen.services.stappen import Status, maak_veel
from evenementen.services.vertellen import vertel_eerst, vraag_vertellen
from evenementen.termijnen import begin
from twentsekracht.organisaties.collega import keur_collega
from twentsekracht.organisaties.fouten import GeenCollega
from twentsekracht.organisaties.models import Gebruiker
from twentsekracht.plaatsen import Bezetting

VOL = "Alle plaatsen zijn bezet."
VOL_MET_LIJST = "Alle plaatsen zijn bezet. Je kunt wel op de wachtlijst."


@dataclass(frozen=True)
class Uitkomst:
    """What came of everything that somebody signed up for in one go; of what did not fit, why."""

    geplaatst: list[Deelname] = field(default_factory=list)
    wacht_op_akkoord: list[Deelname] = field(default_factory=list)
    wachtlijst: list[Deelname] = field(default_factory=list)
    niet: list[tuple[Onderdeel, str]] = field(default_factory=list)


@dataclass
class Verdeling:
    """Of the parts that were chosen: where there is a place, where somebody will wait, and what cannot be."""

    plaats: list[Onderdeel] = field(default_factory=list)
    wacht: list[Onderdeel] = field(default_factory=list)
    niet: list[tuple[Onderdeel, str]] = field(default_factory=list)


@transaction.atomic
def meld_aan(
    *, evenement: Evenement, gebruiker: Gebruiker, op: datetime, alles: bool, leidinggevende: str = ""
) -> Uitkomst:
    """For what they chose. `alles`: only when there is a place in each part; else nothing changes, and the error says
    of which part why. Otherwise what fits, and the waiting list for what is full.

    What is held for them is theirs; a place that is not, they get after who waits for it.
    """
    if gebruiker.organisatie_id is None:
        raise GeenOrganisatie
    wijze = wijze_van(gebruiker.organisatie_id)
    adres = keur_leidinggevende(gebruiker, wijze, leidinggevende)
    vergrendel_persoon(gebruiker)
    keuzes = keuzes_van(gebruiker, evenement)
    if not keuzes:
        raise NietsGekozen
    delen = vergrendel(keuzes)
    vertel_eerst([gebruiker.pk], op=op)  # of what they signed up for before
    bezet = bezettingen(delen, op=op)
    bied_aan(delen, bezet, op=op)
    vast = {pk for pk, keuze in keuzes.items() if is_vast(keuze, op)}
    verdeling = _verdeel(delen, vast, delen_van(gebruiker, evenement.pk), bezet, gebruiker, op)
    if alles and (waarom := [*verdeling.niet, *((deel, VOL_MET_LIJST) for deel in verdeling.wacht)]):
        raise KanNiet(sorted(waarom, key=lambda reden: _in_de_tijd(reden[0])))
    Keuze.objects.filter(pk__in=[keuze.pk for keuze in keuzes.values()]).delete()
    uitkomst = _leg_vast(verdeling, delen[0].evenement, gebruiker, wijze, adres, op)
    volg_keuzes(delen, bezet, op=op)
    werk_bij([deel for deel, _ in verdeling.niet if deel.pk in vast], op=op)  # held, and not taken
    return uitkomst


def keur_leidinggevende(gebruiker: Gebruiker, wijze: Wijze, adres: str) -> str:
    """As it is kept with who takes part: only where the organisation wants to know."""
    if wijze == Wijze.GEEN:
        return ""
    try:
        return keur_collega(gebruiker, adres, "je leidinggevende", organisatie=gebruiker.organisatie)
    except GeenCollega as fout:
        raise GeenLeidinggevende(str(fout)) from None


def _verdeel(
    delen: list[Onderdeel],
    vast: set[int],
    mijn: list[Onderdeel],
    bezet: dict[int, Bezetting],
    gebruiker: Gebruiker,
    op: datetime,
) -> Verdeling:
    """Of two at the same time: the one that is held, else where there is a place, else the first. Counts in `bezet`."""
    verdeling, bezig, vol = Verdeling(), list(mijn), []
    for deel in sorted(delen, key=lambda deel: (deel.pk not in vast, *_in_de_tijd(deel))):
        if waarom := waarom_niet(deel, bezig, op=op):
            verdeling.niet.append((deel, waarom))
        elif deel.pk in vast or bezet[deel.pk].heeft_plaats(gebruiker.organisatie_id):
            if deel.pk not in vast:
                bezet[deel.pk].neem(gebruiker.organisatie_id)
            verdeling.plaats.append(deel)
            bezig.append(deel)
        else:
            vol.append(deel)
    for deel in vol:
        if waarom := waarom_niet(deel, bezig, op=op):
            verdeling.niet.append((deel, waarom))
        elif deel.heeft_wachtlijst:
            bezet[deel.pk].wachtend[gebruiker.organisatie_id] += 1
            verdeling.wacht.append(deel)
            bezig.append(deel)
        else:
            verdeling.niet.append((deel, VOL))
    return verdeling


def _in_de_tijd(deel: Onderdeel) -> tuple[datetime, int]:
    return begin(deel), deel.pk


def _leg_vast(
    verdeling: Verdeling, evenement: Evenement, gebruiker: Gebruiker, wijze: Wijze, adres: str, op: datetime
) -> Uitkomst:
    met_plaats = Status.WACHT_OP_AKKOORD if wijze == Wijze.AKKOORD else Status.BEVESTIGD
    geplaatst = [nieuwe(deel, gebruiker, met_plaats, adres, op) for deel in verdeling.plaats]
    wachtend = [nieuwe(deel, gebruiker, Status.WACHTLIJST, adres, op) for deel in verdeling.wacht]
    stappen = maak_veel([*geplaatst, *wachtend], door=gebruiker, op=op)
    if geplaatst and wijze == Wijze.AKKOORD:
        leg_voor(geplaatst, op=op)
    vraag_vertellen(gebruiker, evenement, stappen, verdeling.niet, op=op)
    if wijze == Wijze.AKKOORD:
        return Uitkomst(wacht_op_akkoord=geplaatst, wachtlijst=wachtend, niet=verdeling.niet)
    return Uitkomst(geplaatst=geplaatst, wachtlijst=wachtend, niet=verdeling.niet)


def nieuwe(deel: Onderdeel, gebruiker: Gebruiker, status: Status, adres: str, op: datetime) -> Deelname:
    """Not written yet."""
    return Deelname(
        onderdeel=deel,
        deelnemer=gebruiker,
        organisatie=gebruiker.organisatie,
        ingeschreven_op=timezone.localdate(op),
        status=status,
        wacht_sinds=op if status == Status.WACHTLIJST else None,
        leidinggevende=adres,
    )
