"""What vakmensen-in-beweging knows of somebody, for their own copy. A fixed number of queries.

Of another in the cohort it holds no name: that is theirs. What a coach noted is in the copy of that coach alone.
"""

from datetime import date

from jbmb.models import Coachnotitie, Cohortcoach, Cohortdeelname, Cohortmatch


def gegevens(*, gebruiker, op: date) -> dict[str, list[dict]]:
    rijen = Cohortdeelname.objects.van(gebruiker).select_related(
        "cohort", "organisatie", "coach__gebruiker", "teamlid__team"
    )
    rijen = rijen.prefetch_related(
        "stappen",
        "inwerkpunten",
        "hulpvragen",
        "matches__bij__organisatie",
        "ontvangsten__deelname__organisatie",
    )
    coaches = Cohortcoach.objects.filter(gebruiker=gebruiker).select_related("cohort").order_by("pk")
    notities = Coachnotitie.objects.filter(coach=gebruiker).select_related("deelname__cohort").order_by("pk")
    return {
        "Vakmensen-in-beweging": [_deelname(rij) for rij in rijen.order_by("pk")],
        "Je notities als coach": [
            {
                "cohort": rij.deelname.cohort.titel,
                "geschreven op": rij.geschreven_op.isoformat(),
                "tekst": rij.tekst,
            }
            for rij in notities
        ],
        "Coach bij vakmensen-in-beweging": [{"cohort": rij.cohort.titel} for rij in coaches],
    }


def _deelname(rij: Cohortdeelname) -> dict:
    return {
        "cohort": rij.cohort.titel,
        "organisatie": str(rij.organisatie),
        "functie": rij.functie,
        "waarom": rij.motivatie,
        "zoekt": rij.zoekt,
        "leidinggevende": rij.leidinggevende,
        "coach": rij.coach.gebruiker.naam if rij.coach else "",
        "aangemeld op": rij.aangemeld_op.isoformat(),
        "status": rij.get_status_display(),
        "verloop": [
            {"per": stap.per.isoformat(), "status": stap.woorden, "reden": stap.reden}
            for stap in rij.stappen.all()
        ],
        "naar de plek van een ander": [_match(een, een.bij) for een in rij.matches.all()],
        "een ander op jouw plek": [_match(een, een.deelname) for een in rij.ontvangsten.all()],
        "inwerklijst": [
            {"wat": punt.tekst, "gedaan op": punt.gedaan_op and punt.gedaan_op.isoformat()}
            for punt in rij.inwerkpunten.all()
        ],
        "team": rij.teamlid.team.naam if hasattr(rij, "teamlid") else "",
        "heeft geëvalueerd": rij.heeft_geevalueerd,
        "hulpvragen": [
            {"vraag": een.vraag, "gevraagd op": een.gevraagd_op.isoformat(), "antwoord": een.antwoord}
            for een in rij.hulpvragen.all()
        ],
    }


def _match(rij: Cohortmatch, ander: Cohortdeelname) -> dict:
    return {
        "organisatie": str(ander.organisatie),
        "van": rij.van.isoformat(),
        "tot en met": rij.tot.isoformat(),
        "status": rij.get_status_display(),
    }
