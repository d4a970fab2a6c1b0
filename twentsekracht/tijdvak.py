"""A day with hours as two moments, for a calendar."""

from datetime import date, datetime, time

from django.utils import timezone


def momenten(
    dag: date, begintijd: time | None, eindtijd: time | None
) -> tuple[date, date] | tuple[datetime, datetime]:
    """From-to in our own time zone; without both hours it takes the whole day."""
    if not (begintijd and eindtijd):
        return dag, dag
    return tuple(timezone.make_aware(datetime.combine(dag, uur)) for uur in (begintijd, eindtijd))
