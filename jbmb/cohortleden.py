"""Who is in a cohort, as its people see each other; and the matches that somebody is part of."""

from django.db.models import Prefetch, Q

from jbmb.models import Cohort, Cohortdeelname, Cohortmatch, Cohortteam, Teamlid

D = Cohortdeelname.Status


def leden(cohort: Cohort) -> list[Cohortdeelname]:
    """By name. One query."""
    rijen = cohort.deelnames.leden().filter(deelnemer__isnull=False)
    return list(rijen.select_related("deelnemer", "organisatie", "coach").order_by("deelnemer__naam", "pk"))


def teams(cohort: Cohort) -> list[Cohortteam]:
    """With who is in each. Two queries."""
    met = Teamlid.objects.filter(deelname__deelnemer__isnull=False).select_related("deelname__deelnemer")
    return list(cohort.teams.prefetch_related(Prefetch("leden", met, to_attr="mensen")))


def anderen(mijn: Cohortdeelname) -> list[Cohortdeelname]:
    """Whose place one could take: in it now, of another organisation."""
    mogelijk = (D.DEELNEMER, D.IN_RUIL)
    return [
        rij
        for rij in leden(mijn.cohort)
        if rij.organisatie_id != mijn.organisatie_id and rij.status in mogelijk
    ]


def matches_van(mijn: Cohortdeelname) -> list[Cohortmatch]:
    """Where I go, and who comes to my place: the newest first."""
    rijen = Cohortmatch.objects.filter(Q(deelname=mijn) | Q(bij=mijn))
    met = ("deelname__deelnemer", "deelname__organisatie", "bij__deelnemer", "bij__organisatie")
    return list(rijen.select_related(*met).order_by("-pk"))
