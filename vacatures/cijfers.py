"""What the figures about vacancies mean, and how they are counted.

They count places: a vacancy for three people is three that were offered, and each of these is filled on a day of its
own and from somewhere of its own. Lists from elsewhere know one place per vacancy, so of those it is the same.
"""

from collections import Counter
from dataclasses import dataclass
from datetime import date

from django.db.models import Count, Exists, Max, Min, OuterRef, Q, Subquery, Sum

from twentsekracht.organisaties.models import Organisatie
from vacatures.models import Herkomst, Reactie, Uitkomst, Vacature
from vacatures.uitkomsten import bijgewerkt_tot


@dataclass(frozen=True)
class Organisatiecijfers:
    """One organisation's vacancies in the year.

    aangeboden: places of what was published in the year; a concept never counts.
    ingevuld: places filled in the year, also when published the year before, so it can exceed `aangeboden`.
    ingevuld_door: the filled ones by where the candidate came from; not recorded counts as `onbekend`.
    bijgewerkt_tot: the last day in the year of which it is recorded how a vacancy ended, or before that the day
    before the first closed vacancy about which we asked in vain.
    """

    aangeboden: int = 0
    ingevuld: int = 0
    ingevuld_door: tuple[tuple[str, int], ...] = ()
    bijgewerkt_tot: date | None = None


@dataclass(frozen=True)
class Topvacature:
    code: str
    titel: str
    dienstverband: str
    organisatie: str
    reacties: int


@dataclass(frozen=True)
class Jaarcijfers:
    """`reacties`: received in the year on vacancies published in the year, per organisation and origin.

    `top_reacties`: the vacancies with the most of those; at a tie the older vacancy first, then its code.
    """

    per_organisatie: dict[str, Organisatiecijfers]
    reacties: dict[str, dict[str, int]]
    top_reacties: tuple[Topvacature, ...]
    eerste_publicatie: date | None
    laatste_publicatie: date | None
    gedeelde_plek: bool

    @property
    def reacties_totaal(self):
        return sum(sum(per_herkomst.values()) for per_herkomst in self.reacties.values())


def jaarcijfers(*, jaar, peildatum, top=10):
    """The whole calendar year: these figures do not depend on the peildatum (six queries)."""
    rijen, codes = list(_uit_vacatures(jaar)), dict(Organisatie.objects.order_by().values_list("pk", "code"))
    publicaties = [rij for rij in rijen if rij["aangeboden"]]
    top_reacties, gedeelde_plek = _top_reacties(jaar, top)
    return Jaarcijfers(
        per_organisatie=_per_organisatie(jaar, rijen, codes),
        reacties=_reacties(jaar, codes),
        top_reacties=top_reacties,
        eerste_publicatie=min((rij["eerste"] for rij in publicaties), default=None),
        laatste_publicatie=max((rij["laatste"] for rij in publicaties), default=None),
        gedeelde_plek=gedeelde_plek,
    )


def _uit_vacatures(jaar):
    """What was offered, and what was filled as far as a list told it: such a vacancy knows no places."""
    aangeboden = Q(gepubliceerd_op__year=jaar) & ~Q(status=Vacature.Status.CONCEPT)
    per_plaats = Exists(Uitkomst.objects.filter(vacature=OuterRef("pk")))
    ingevuld = Q(ingevuld_op__year=jaar) & ~Q(per_plaats)
    return (
        Vacature.objects.filter(aangeboden | ingevuld)
        .order_by()
        .values("organisatie", "ingevuld_door")
        .annotate(
            aangeboden=Sum("aantal_plaatsen", filter=aangeboden, default=0),
            aantal=Count("pk", filter=ingevuld),
            laatst=Max("ingevuld_op", filter=ingevuld),
            eerste=Min("gepubliceerd_op", filter=aangeboden),
            laatste=Max("gepubliceerd_op", filter=aangeboden),
        )
    )


def _per_organisatie(jaar, rijen, codes):
    """Adds the outcomes per place to what the vacancies themselves tell."""
    uitkomsten = Uitkomst.objects.filter(per__year=jaar).order_by().values("vacature__organisatie", "soort")
    aangeboden, ingevuld, laatst = Counter(), {}, {}
    for rij in [*rijen, *uitkomsten.annotate(aantal=Count("pk"), laatst=Max("per"))]:
        wie = rij.get("organisatie") or rij["vacature__organisatie"]
        soort = rij.get("soort") or rij.get("ingevuld_door") or Herkomst.ONBEKEND.value
        aangeboden[wie] += rij.get("aangeboden", 0)
        ingevuld.setdefault(wie, Counter())[soort] += rij["aantal"]
        if rij["laatst"]:
            laatst[wie] = max(rij["laatst"], laatst.get(wie, rij["laatst"]))
    tot = bijgewerkt_tot(laatst, jaar=jaar)
    return {codes[wie]: _organisatiecijfers(aangeboden[wie], ingevuld[wie], tot.get(wie)) for wie in ingevuld}


def _organisatiecijfers(aangeboden, ingevuld, tot):
    per_herkomst = tuple((herkomst, ingevuld[herkomst]) for herkomst in Herkomst.values)
    return Organisatiecijfers(aangeboden, sum(aantal for _, aantal in per_herkomst), per_herkomst, tot)


def _reacties(jaar, codes):
    """By key of the organisation, named afterwards: joining 400,000 reactions to a name is half the work."""
    geteld = (
        Reactie.objects.geteld_in(jaar)
        .order_by()
        .values_list("vacature__organisatie_id", "herkomst")
        .annotate(aantal=Count("*"))
    )
    per_organisatie = {}
    for organisatie_id, herkomst, aantal in geteld:
        per_organisatie.setdefault(codes[organisatie_id], {})[herkomst] = aantal
    return per_organisatie


def _top_reacties(jaar, top):
    """The top, and whether the first one below it has as many reactions as the last one in it."""
    per_vacature = (
        Reactie.objects.filter(vacature=OuterRef("pk"), ingediend_op__year=jaar)
        .order_by()
        .values("vacature")
        .annotate(aantal=Count("*"))
        .values("aantal")
    )
    vacatures = list(
        Vacature.objects.aangeboden_in(jaar)
        .annotate(aantal=Subquery(per_vacature))
        .filter(aantal__gt=0)
        .select_related("organisatie")
        .order_by("-aantal", "gepubliceerd_op", "code")[: top + 1]
    )
    gedeelde_plek = 0 < top < len(vacatures) and vacatures[top].aantal == vacatures[top - 1].aantal
    return tuple(_topvacature(vacature) for vacature in vacatures[:top]), gedeelde_plek


def _topvacature(vacature):
    return Topvacature(
        code=vacature.code,
        titel=vacature.titel,
        dienstverband=vacature.dienstverband,
        organisatie=vacature.organisatie.code,
        reacties=vacature.aantal,
    )
