"""Who came to an event from where: people apart from the parts they went to, with the edition before beside it."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from django.db.models import Case, Count, IntegerField, Q, Value, When

from evenementen.cijfers import PERSOON
from evenementen.models import MET_PLAATS, Deelname, Evenement
from evenementen.woorden import dag
from twentsekracht.organisaties.models import Organisatie

AANWEZIG = Q(status=Deelname.Status.AANWEZIG)
MET = Q(status__in=MET_PLAATS)
TELLINGEN = {
    "mensen": Count(PERSOON, distinct=True, filter=MET),
    "plaatsen": Count("pk", filter=MET),
    "deelnemers": Count(PERSOON, distinct=True, filter=AANWEZIG),
    "deelnames": Count("pk", filter=AANWEZIG),
}


@dataclass(frozen=True)
class Telling:
    """`mensen` have a place in some part, `plaatsen` in all; `deelnemers` were at some part, `deelnames` at all.

    Whoever is in two parts is one of the `mensen` and `deelnemers`, and two of the others.
    """

    mensen: int = 0
    plaatsen: int = 0
    deelnemers: int = 0
    deelnames: int = 0


@dataclass(frozen=True)
class Rij:
    """`toen`: the edition before; None when there is none."""

    organisatie: Organisatie
    nu: Telling
    toen: Telling | None


@dataclass(frozen=True)
class Opkomst:
    vorige: Evenement | None
    rijen: tuple[Rij, ...]
    nu: Telling
    toen: Telling | None


def opkomst(evenement: Evenement, *, organisatie_ids: Iterable[int] | None = None) -> Opkomst:
    """Of these organisations, or (None) of all: whoever has a figure now or had one then. Six queries at most.

    In the total each person counts once, also who stands with two organisations.
    """
    vorige = vorige_editie(evenement)
    nu, nu_samen = _tel(evenement, organisatie_ids)
    toen, toen_samen = _tel(vorige, organisatie_ids) if vorige else ({}, None)
    wie = Organisatie.objects.filter(pk__in={*nu, *toen}).order_by("korte_naam", "code")
    rijen = tuple(
        Rij(een, nu.get(een.pk, Telling()), toen.get(een.pk, Telling()) if vorige else None) for een in wie
    )
    return Opkomst(vorige, rijen, nu_samen, toen_samen)


def vorige_editie(evenement: Evenement) -> Evenement | None:
    """The last one of the kind in an earlier year, that with the same code first."""
    eerder = Evenement.objects.filter(soort=evenement.soort, jaar__lt=evenement.jaar)
    if evenement.soort == Evenement.Soort.ANDERS:  # of which one says nothing about the other
        eerder = eerder.filter(code=evenement.code)
    zelfde = Case(When(code=evenement.code, then=Value(0)), default=Value(1), output_field=IntegerField())
    return eerder.order_by("-jaar", zelfde, "-start", "code").first()


def _tel(evenement: Evenement, organisatie_ids) -> tuple[dict[int, Telling], Telling]:
    rijen = Deelname.objects.filter(MET, onderdeel__evenement=evenement).order_by()
    if organisatie_ids is not None:
        rijen = rijen.filter(organisatie__in=organisatie_ids)
    per_organisatie = {
        rij.pop("organisatie"): Telling(**rij) for rij in rijen.values("organisatie").annotate(**TELLINGEN)
    }
    return per_organisatie, Telling(**rijen.aggregate(**TELLINGEN))


# ---- as a list

KOPPEN_LIJST = (
    "Organisatie",
    "Naam",
    "Onderdeel",
    "Dag",
    "Van",
    "Tot",
    "Waar",
    "Status",
    "Zonder aanmelding",
    "Aangemeld op",
)


def lijst(evenement: Evenement, *, organisatie_ids: Iterable[int] | None = None) -> Iterator[list]:
    """Everybody of an event, a row for each part; not who cancelled. One query."""
    rijen = Deelname.objects.lopend().filter(onderdeel__evenement=evenement)
    if organisatie_ids is not None:
        rijen = rijen.filter(organisatie__in=organisatie_ids)
    rijen = rijen.select_related("onderdeel", "deelnemer", "organisatie").order_by(
        "organisatie__korte_naam",
        "deelnemer__naam",
        "kenmerk",
        "onderdeel__datum",
        "onderdeel__begintijd",
        "pk",
    )
    for rij in rijen:
        deel = rij.onderdeel
        yield [
            rij.organisatie.korte_naam,
            rij.deelnemer.naam if rij.deelnemer else rij.kenmerk,
            deel.titel,
            dag(deel.datum),
            f"{deel.begintijd:%H.%M}" if deel.begintijd else "",
            f"{deel.eindtijd:%H.%M}" if deel.eindtijd else "",
            deel.waar,
            rij.get_status_display(),
            "ja" if rij.is_inloper else "",
            dag(rij.ingeschreven_op),
        ]


def cijferlijst(wat: Opkomst) -> tuple[list[str], list[list]]:
    """Heads and rows of the figures."""
    namen = ("Mensen met een plaats", "Plaatsen", "Deelnemers", "Deelnames")
    koppen = ["Organisatie", *namen]
    if wat.vorige:
        koppen += [f"{naam} in {wat.vorige.jaar}" for naam in namen[2:]]
    rijen = [[str(rij.organisatie), *_getallen(rij.nu, rij.toen)] for rij in wat.rijen]
    return koppen, [*rijen, ["Totaal", *_getallen(wat.nu, wat.toen)]]


def _getallen(nu: Telling, toen: Telling | None) -> list[int]:
    getallen = [nu.mensen, nu.plaatsen, nu.deelnemers, nu.deelnames]
    return [*getallen, toen.deelnemers, toen.deelnames] if toen else getallen
