"""A cohort as the coördinator oversees it. Four queries; no notes of a coach, no questions for help."""

from collections import Counter
from dataclasses import dataclass

from django.db.models import Count, Prefetch, Q

from jbmb.models import MET_PLAATS, Cohort, Cohortdeelname, Cohortmatch

D = Cohortdeelname.Status
GROEPEN = (
    ("Wacht op jouw keuze", (D.AANGEMELD,)),
    ("Gekozen", (D.UITGENODIGD, D.DEELNEMER, D.IN_RUIL, D.IN_PROJECT, D.AFGEROND)),
    ("Doet niet mee", (D.AFGEWEZEN, D.TERUGGETROKKEN, D.GESTOPT)),
)


@dataclass(frozen=True)
class Groep:
    titel: str
    rijen: list[Cohortdeelname]


def groepen(cohort: Cohort) -> list[Groep]:
    afgesproken = Cohortmatch.objects.filter(status=Cohortmatch.Status.BEVESTIGD)
    rijen = list(
        cohort.deelnames.select_related("deelnemer", "organisatie", "coach__gebruiker")
        .prefetch_related(
            Prefetch("matches", afgesproken.select_related("bij__organisatie"), to_attr="afgesproken")
        )
        .annotate(
            punten=Count("inwerkpunten"),
            gedaan=Count("inwerkpunten", filter=Q(inwerkpunten__gedaan_op__isnull=False)),
        )
        .order_by("aangemeld_op", "pk")
    )
    return [Groep(titel, [rij for rij in rijen if rij.status in staten]) for titel, staten in GROEPEN]


def stand(cohort: Cohort) -> list[tuple[str, str]]:
    telling = Counter(cohort.deelnames.values_list("status", flat=True))
    bezet = sum(telling[staat] for staat in MET_PLAATS)
    regels = [("Plaatsen bezet", f"{bezet} van {cohort.plaatsen}")]
    return regels + [(staat.label, str(telling[staat])) for staat in D if telling[staat]]
