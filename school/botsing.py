"""What somebody has already on the days of a run: other courses, events. As many queries as their calendar costs."""

from datetime import date, datetime, time, timedelta

from django.utils import timezone

from school.agenda import momenten_van
from school.models import Uitvoering
from twentsekracht.mijn.agenda import Agendapunt, agendapunten
from twentsekracht.organisaties.models import Gebruiker


def botsingen(uitvoering: Uitvoering, gebruiker: Gebruiker, *, op: date) -> list[Agendapunt]:
    """In order of time; what was cancelled takes no time."""
    momenten = [_van_tot(begin, einde) for _, begin, einde, _ in momenten_van(uitvoering)]
    return [
        punt
        for punt in agendapunten(gebruiker, vanaf=uitvoering.start, op=op)
        if punt.neemt_tijd and not punt.geannuleerd and _valt_in(momenten, punt)
    ]


def overlapt(momenten: list[tuple], andere: list[tuple]) -> bool:
    """Of two lists as `momenten_van` gives them."""
    tijden = [_van_tot(begin, einde) for _, begin, einde, _ in momenten]
    return any(
        begin < tot and van < einde
        for begin, einde in tijden
        for van, tot in (_van_tot(begin, einde) for _, begin, einde, _ in andere)
    )


def _valt_in(momenten, punt: Agendapunt) -> bool:
    begin, einde = _van_tot(punt.begin, punt.einde)
    return any(begin < tot and van < einde for van, tot in momenten)


def _van_tot(begin: date | datetime, einde: date | datetime) -> tuple[datetime, datetime]:
    """Whole days from midnight to midnight."""
    if isinstance(begin, datetime) and isinstance(einde, datetime):
        return begin, einde
    van, tot = (datetime.combine(dag, time()) for dag in (begin, einde + timedelta(days=1)))
    return timezone.make_aware(van), timezone.make_aware(tot)
