"""What the figures about Jouw Baan Mijn Baan mean, and how they are counted."""

from collections import Counter
from dataclasses import dataclass
from datetime import date

from django.db.models import Count, OuterRef, Q, Subquery, Value
from django.db.models.functions import Coalesce

from jbmb.models import Aanbodstap, Kringstap, Ruilaanbod, Ruilkring

Status = Ruilaanbod.Status
GETELD_ALS = {
    Status.LOPEND: "lopend",
    Status.AFGEROND: "afgerond",
    Status.INGETROKKEN: "ingetrokken",
    Status.VERLOPEN: "ingetrokken",
}
ONDERWEG = (Ruilkring.Status.VOORGESTELD, Ruilkring.Status.KENNISMAKEN, Ruilkring.Status.AKKOORD)


@dataclass(frozen=True)
class Organisatiecijfers:
    aangeboden: int = 0
    dit_jaar: int = 0
    lopend: int = 0
    afgerond: int = 0
    ingetrokken: int = 0


@dataclass(frozen=True)
class Jaarcijfers:
    """Offers with `aangeboden_op` on or before 31 December, with their status as known on that day.

    dit_jaar: the ones offered in the year itself. per_functie: all of them by function. What an ambassadeur never
    approved was not offered; what was paused, or looked at again, is offered still; what expired ended without a
    swap, so counts as withdrawn.
    """

    aangeboden: int
    per_organisatie: dict[str, Organisatiecijfers]
    per_functie: tuple[tuple[str, int], ...]


def jaarcijfers(*, jaar, peildatum):
    """As of 31 December of the year, whatever the peildatum (one query)."""
    per_organisatie, per_functie = {}, {}
    for organisatie, functie, stand, aantal, dit_jaar in _stand(jaar):
        telling = per_organisatie.setdefault(organisatie, dict.fromkeys(("aangeboden", "dit_jaar"), 0))
        telling["aangeboden"] += aantal
        telling["dit_jaar"] += dit_jaar
        if einde := GETELD_ALS.get(stand):
            telling[einde] = telling.get(einde, 0) + aantal
        per_functie[functie] = per_functie.get(functie, 0) + aantal
    return Jaarcijfers(
        aangeboden=sum(per_functie.values()),
        per_organisatie={code: Organisatiecijfers(**telling) for code, telling in per_organisatie.items()},
        per_functie=tuple(sorted(per_functie.items(), key=lambda rij: (-rij[1], rij[0]))),
    )


def _stand(jaar):
    oudjaar = date(jaar, 12, 31)
    stappen = Aanbodstap.objects.filter(aanbod=OuterRef("pk"), per__lte=oudjaar).order_by("-per", "-pk")
    return (
        Ruilaanbod.objects.aangeboden_tot_en_met(oudjaar)
        .order_by()
        .annotate(stand=Coalesce(Subquery(stappen.values("naar")[:1]), Value(Ruilaanbod.Status.AANGEBODEN)))
        .values_list("organisatie__code", "functie", "stand")
        .annotate(aantal=Count("pk"), dit_jaar=Count("pk", filter=Q(aangeboden_op__year=jaar)))
    )


@dataclass(frozen=True)
class Kringcijfers:
    """Rings put to people in the year, and how each of those stood on the peildatum. `niet`: why not, and how many."""

    voorgesteld: int
    lopend: int
    rond: int
    niet: tuple[tuple[str, int], ...]


def kringcijfers(*, jaar: int, peildatum: date) -> Kringcijfers:
    """In one query. What ended after the peildatum counts as it stood then: under way."""
    laatste = Kringstap.objects.filter(kring=OuterRef("pk"), vastgelegd_op__date__lte=peildatum)
    standen = (
        Ruilkring.objects.filter(voorgesteld_op__year=jaar, voorgesteld_op__date__lte=peildatum)
        .order_by()
        .annotate(stand=Subquery(laatste.order_by("-vastgelegd_op", "-pk").values("naar")[:1]))
        .values_list("stand", "waarom")
        .annotate(aantal=Count("pk"))
    )
    per_stand, niet = Counter(), Counter()
    for stand, waarom, aantal in standen:
        per_stand[stand] += aantal
        if stand == Ruilkring.Status.ONTBONDEN:
            niet[waarom] += aantal
    return Kringcijfers(
        voorgesteld=per_stand.total(),
        lopend=sum(per_stand[stand] for stand in ONDERWEG),
        rond=per_stand[Ruilkring.Status.ROND],
        niet=tuple((waarom, niet[waarom]) for waarom in Ruilkring.Waarom.values if niet[waarom]),
    )
