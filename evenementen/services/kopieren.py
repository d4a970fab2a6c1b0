"""Last year's edition again: everything moves along by whole weeks, so that a Monday stays a Monday."""

from datetime import date, datetime, timedelta

from django.db import transaction
from django.utils import timezone

from evenementen.fouten import EvenementFout
from evenementen.kalender import LAATSTE_JAAR
from evenementen.models import Evenement, Onderdeel, Reservering
from evenementen.services.plannen import leg_stap, vrije_code
from twentsekracht.organisaties.models import Gebruiker

TE_VER = "Zo ver vooruit kunnen we niet plannen. Kies een eerdere week."
# What is the same the next time, and the days that move along. A link to meet online does not come along: it was for
# those of that year.
ZELFDE = (
    "soort",
    "samenvatting",
    "omschrijving",
    "mede_organisator",
    "route",
    "gastorganisatie",
)
SCHUIFT = ("start", "einde", "aanmelden_vanaf", "aanmelden_tot")
ZELFDE_ONDERDEEL = (
    "code",
    "titel",
    "soort",
    "begintijd",
    "eindtijd",
    "omschrijving",
    "spreker",
    "locatie",
    "ruimte",
    "benodigd",
    "capaciteit",
    "heeft_wachtlijst",
    "inlopen_kan_altijd",
)
SCHUIFT_ONDERDEEL = ("datum", "vrijgave_op")


@transaction.atomic
def kopieer(*, evenement: Evenement, start: date, door: Gebruiker, op: datetime) -> Evenement:
    """In the week of `start`, beginning on the same day of the week; not published, and without anybody in it."""
    try:
        verschil = _verschil(evenement.start, start)
        begin = evenement.start + verschil
        if begin <= timezone.localdate(op):
            raise EvenementFout("Kies een week die nog komt.")
        if begin.year > LAATSTE_JAAR:
            raise EvenementFout(TE_VER)
        nieuw = _evenement(evenement, verschil)
        onderdelen = {oud.pk: _onderdeel(oud, nieuw, verschil) for oud in evenement.onderdelen.all()}
    except OverflowError:
        raise EvenementFout(TE_VER) from None
    nieuw.save(force_insert=True)
    leg_stap(nieuw, "", door=door, op=op, reden=f"Als {evenement.titel}"[:300])
    Onderdeel.objects.bulk_create(onderdelen.values())
    _sprekers(evenement, onderdelen)
    Reservering.objects.bulk_create(
        Reservering(
            onderdeel=onderdelen[oud.onderdeel_id], organisatie_id=oud.organisatie_id, aantal=oud.aantal
        )
        for oud in Reservering.objects.filter(onderdeel__evenement=evenement).order_by("pk")
    )
    return nieuw


def _verschil(oud: date, week: date) -> timedelta:
    """Whole weeks: to the same day of the week, in the week of the day that was chosen."""
    return week + timedelta(oud.weekday() - week.weekday()) - oud


def _evenement(oud: Evenement, verschil: timedelta) -> Evenement:
    velden = {naam: getattr(oud, naam) for naam in ZELFDE}
    velden |= {naam: _schuif(getattr(oud, naam), verschil) for naam in SCHUIFT}
    jaar = velden["start"].year
    return Evenement(
        code=_code(oud, jaar),
        jaar=jaar,
        titel=oud.titel.replace(str(oud.start.year), str(jaar)),
        is_gepubliceerd=False,
        planning=Evenement.Planning.GEPLAND,
        **velden,
    )


def _code(oud: Evenement, jaar: int) -> str:
    """The same every year, unless it is taken."""
    if not Evenement.objects.filter(jaar=jaar, code=oud.code).exists():
        return oud.code
    return vrije_code(oud.code, jaar)


def _onderdeel(oud: Onderdeel, evenement: Evenement, verschil: timedelta) -> Onderdeel:
    velden = {naam: getattr(oud, naam) for naam in ZELFDE_ONDERDEEL}
    velden |= {naam: _schuif(getattr(oud, naam), verschil) for naam in SCHUIFT_ONDERDEEL}
    return Onderdeel(evenement=evenement, **velden)


def _sprekers(oud: Evenement, onderdelen: dict[int, Onderdeel]) -> None:
    """Who gave a part is asked for it again; whether they can, the organiser hears from them."""
    Geeft = Onderdeel.sprekers.through
    Geeft.objects.bulk_create(
        Geeft(onderdeel=onderdelen[een.onderdeel_id], spreker_id=een.spreker_id)
        for een in Geeft.objects.filter(onderdeel__evenement=oud).order_by("pk")
    )


def _schuif(dag: date | None, verschil: timedelta) -> date | None:
    return dag and dag + verschil
