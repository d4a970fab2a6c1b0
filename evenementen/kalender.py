"""The year of the events: as items of a calendar, by month, and as a poster. At one price for any number."""

from calendar import Calendar
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from django.urls import reverse

from evenementen.models import Evenement, VrijePeriode
from twentsekracht.mijn.agenda import Agendapunt
from twentsekracht.werkdagen import feestdagnamen

EERSTE_JAAR, LAATSTE_JAAR = 2000, 2100
JAAR = timedelta(weeks=52)  # a year later, on the same day of the week
# What planners have in their calendar; what was declined or withdrawn is out of it.
IN_PLANNING = (Evenement.Planning.VOORSTEL, Evenement.Planning.GEPLAND, Evenement.Planning.AFGELAST)
OP_POSTER = 4  # events written out beside a month that holds nothing else; the others are said in a number
REGELS = 4  # so many lines take the room of one


@dataclass(frozen=True)
class Maandlijst:
    """A month of the year, with what begins in it; `vrij` the school holidays with a day in it."""

    eerste: date
    evenementen: tuple[Evenement, ...]
    vrij: tuple[VrijePeriode, ...]


@dataclass(frozen=True)
class Vak:
    """A day on the poster. `soort`: of the event on it, else empty. `is_reces`: of one organisation or more."""

    dag: date
    soort: str = ""
    is_vakantie: bool = False
    is_reces: bool = False
    feestdag: str = ""


@dataclass(frozen=True)
class Postermaand:
    """Weeks of seven days, of which those of another month are None."""

    eerste: date
    weken: tuple[tuple[Vak | None, ...], ...]
    evenementen: tuple[Evenement, ...]
    meer: int
    vrij: tuple[VrijePeriode, ...]
    recessen: tuple[str, ...]  # of whom


def agendapunten(evenementen: Iterable[Evenement]) -> list[Agendapunt]:
    """Whole days: what is at which hour is in the programme."""
    return [
        Agendapunt(
            kenmerk=f"evenement-{een.pk}",
            titel=een.titel,
            begin=een.start,
            einde=een.einde,
            plaats=een.gastorganisatie.naam if een.gastorganisatie_id else "",
            url=een.get_absolute_url(),
            geannuleerd=een.is_afgelast,
        )
        for een in evenementen
    ]


def planpunten(evenementen: Iterable[Evenement]) -> list[Agendapunt]:
    """For who plans: with how it stands before the name, and the way to its plan."""
    return [
        Agendapunt(
            kenmerk=f"plan-{een.pk}",
            titel=f"{_stand(een)}{een.titel}",
            begin=een.start,
            einde=een.einde,
            plaats=een.gastorganisatie.naam if een.gastorganisatie_id else "",
            url=reverse("evenementen:plan", args=[een.pk]),
            geannuleerd=een.is_afgelast,
        )
        for een in evenementen
    ]


def _stand(evenement: Evenement) -> str:
    if evenement.planning == Evenement.Planning.VOORSTEL:
        return "Voorstel: "
    return "" if evenement.is_gepubliceerd or evenement.is_afgelast else "Nog niet op de website: "


def vakantiepunten(vrij: Iterable[VrijePeriode]) -> list[Agendapunt]:
    return [
        Agendapunt(f"vrij-{een.pk}", str(een), een.van, een.tot, url="", neemt_tijd=False) for een in vrij
    ]


def schoolvakanties(van: date, tot: date) -> list[VrijePeriode]:
    return list(VrijePeriode.objects.tussen(van, tot).filter(soort=VrijePeriode.Soort.SCHOOLVAKANTIE))


def recessen(van: date, tot: date) -> list[VrijePeriode]:
    gevonden = VrijePeriode.objects.tussen(van, tot).filter(soort=VrijePeriode.Soort.RECES)
    return list(gevonden.select_related("organisatie"))


def per_maand(jaar: int, evenementen: Iterable[Evenement], vrij: Iterable[VrijePeriode]) -> list[Maandlijst]:
    """The twelve months. What began in the year before stands in January."""
    evenementen, vrij = list(evenementen), list(vrij)
    maanden = []
    for eerste in (date(jaar, maand, 1) for maand in range(1, 13)):
        laatste = _laatste(eerste)
        hier = (een for een in evenementen if eerste <= max(een.start, date(jaar, 1, 1)) <= laatste)
        weg = (een for een in vrij if een.van <= laatste and een.tot >= eerste)
        maanden.append(Maandlijst(eerste, tuple(hier), tuple(weg)))
    return maanden


def poster(jaar: int, evenementen: Iterable[Evenement], vrij: Iterable[VrijePeriode]) -> list[Postermaand]:
    """`vrij`: holidays of the schools and recesses."""
    evenementen, vrij = list(evenementen), list(vrij)
    return [_postermaand(maand, evenementen) for maand in per_maand(jaar, evenementen, vrij)]


def _postermaand(maand: Maandlijst, evenementen: list[Evenement]) -> Postermaand:
    namen = feestdagnamen(maand.eerste.year)
    vakanties = [een for een in maand.vrij if een.soort == VrijePeriode.Soort.SCHOOLVAKANTIE]
    recessen = [een for een in maand.vrij if een.soort == VrijePeriode.Soort.RECES]

    def vak(dag: date) -> Vak | None:
        if dag.month != maand.eerste.month:
            return None
        op_dag = next((een.soort for een in evenementen if een.start <= dag <= een.einde), "")
        is_vakantie, is_reces = (
            any(een.van <= dag <= een.tot for een in vrij) for vrij in (vakanties, recessen)
        )
        return Vak(dag, op_dag, is_vakantie, is_reces, namen.get(dag, ""))

    weken = Calendar().monthdatescalendar(maand.eerste.year, maand.eerste.month)
    feestdagen = sum(dag.month == maand.eerste.month for dag in namen)
    anders = len(vakanties) + feestdagen + (2 if recessen else 0)
    ruimte = OP_POSTER - (anders + REGELS - 1) // REGELS
    getoond = maand.evenementen[:ruimte]
    return Postermaand(
        maand.eerste,
        tuple(tuple(vak(dag) for dag in week) for week in weken),
        getoond,
        len(maand.evenementen) - len(getoond),
        tuple(vakanties),
        tuple(sorted({een.organisatie.korte_naam for een in recessen})),
    )


def _laatste(eerste: date) -> date:
    """The last day of the month; also of December of the last year there is."""
    dagen = [dag for dag in Calendar().itermonthdays(eerste.year, eerste.month) if dag]
    return eerste.replace(day=dagen[-1])
