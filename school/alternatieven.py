"""Where somebody can go when a run does not go on."""

from datetime import date

from school.catalogus import Moment, aanbod
from school.models import Opleiding, Uitvoering

MEESTE = 3


def alternatieven(run: Uitvoering, *, op: date, organisatie_id: int | None = None) -> list[Moment]:
    """Other runs of the course with a place for the people of this organisation (without one: for anybody); when there
    are none, of courses in the same field.
    """
    van_deze = _met_plek([run.opleiding], run, op, organisatie_id)
    if van_deze or not run.opleiding.vakgebied:
        return van_deze
    zelfde_vak = Opleiding.objects.in_catalogus().filter(vakgebied=run.opleiding.vakgebied)
    return _met_plek(zelfde_vak.exclude(pk=run.opleiding_id), run, op, organisatie_id)


def _met_plek(opleidingen, run: Uitvoering, op: date, organisatie_id: int | None) -> list[Moment]:
    """The soonest first."""
    momenten = [
        moment
        for een in aanbod(opleidingen, op=op, organisatie_id=organisatie_id)
        for moment in een.momenten
        if moment.heeft_plek and moment.uitvoering != run
    ]
    return sorted(momenten, key=lambda moment: (moment.uitvoering.start, moment.uitvoering.pk))[:MEESTE]
