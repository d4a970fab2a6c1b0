"""What the figures about vacancies mean, and how they are counted."""

from dataclasses import dataclass
from datetime import date

from django.db.models import Count, Max, Min, OuterRef, Q, Subquery

from twentsekracht.organisaties.models import Organisatie
from vacatures.models import Herkomst, Reactie, Vacature


@dataclass(frozen=True)
class Organisatiecijfers:
    """One organisation's vacancies in the year.

    aangeboden: published in the year; a concept never counts.
    ingevuld: filled in the year, also when published the year before, so it can exceed `aangeboden`.
    ingevuld_door: the filled ones by where the candidate came from; not recorded counts as `onbekend`.
    bijgewerkt_tot: the last day in the year on which a vacancy was recorded as filled.
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
    """The whole calendar year: these figures do not depend on the peildatum (four queries)."""
    rijen = list(_per_organisatie(jaar))
    publicaties = [rij for rij in rijen if rij["aangeboden"]]
    top_reacties, gedeelde_plek = _top_reacties(jaar, top)
    return Jaarcijfers(
        per_organisatie={rij["organisatie__code"]: _organisatiecijfers(rij) for rij in rijen},
        reacties=_reacties(jaar),
        top_reacties=top_reacties,
        eerste_publicatie=min((rij["eerste"] for rij in publicaties), default=None),
        laatste_publicatie=max((rij["laatste"] for rij in publicaties), default=None),
        gedeelde_plek=gedeelde_plek,
    )


def _per_organisatie(jaar):
    aangeboden = Q(gepubliceerd_op__year=jaar) & ~Q(status=Vacature.Status.CONCEPT)
    ingevuld = Q(ingevuld_op__year=jaar)
    per_herkomst = {
        f"door_{herkomst}": Count("pk", filter=ingevuld & Q(ingevuld_door=herkomst))
        for herkomst in (Herkomst.INTERN, Herkomst.REGIO, Herkomst.EXTERN)
    }
    return (
        Vacature.objects.filter(aangeboden | ingevuld)
        .order_by()
        .values("organisatie__code")
        .annotate(
            aangeboden=Count("pk", filter=aangeboden),
            ingevuld=Count("pk", filter=ingevuld),
            bijgewerkt_tot=Max("ingevuld_op", filter=ingevuld),
            eerste=Min("gepubliceerd_op", filter=aangeboden),
            laatste=Max("gepubliceerd_op", filter=aangeboden),
            **per_herkomst,
        )
    )


def _organisatiecijfers(rij):
    bekend = {h.value: rij[f"door_{h.value}"] for h in (Herkomst.INTERN, Herkomst.REGIO, Herkomst.EXTERN)}
    onbekend = rij["ingevuld"] - sum(bekend.values())
    return Organisatiecijfers(
        aangeboden=rij["aangeboden"],
        ingevuld=rij["ingevuld"],
        ingevuld_door=tuple((bekend | {Herkomst.ONBEKEND.value: onbekend}).items()),
        bijgewerkt_tot=rij["bijgewerkt_tot"],
    )


def _reacties(jaar):
    """By key of the organisation, named afterwards: joining 400,000 reactions to a name is half the work."""
    geteld = (
        Reactie.objects.geteld_in(jaar)
        .order_by()
        .values_list("vacature__organisatie_id", "herkomst")
        .annotate(aantal=Count("*"))
    )
    codes = dict(Organisatie.objects.order_by().values_list("pk", "code"))
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
