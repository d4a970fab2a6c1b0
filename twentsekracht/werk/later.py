"""A job for a later moment: it is asked for now, and its handler puts it off until then."""

from datetime import datetime
from math import ceil

from twentsekracht.werk.models import Job
from twentsekracht.werk.services import LaterOpnieuw, vraag_aan


def vraag_aan_vanaf(*, soort: str, wat: str, pk: int, vanaf: datetime, op: datetime) -> Job:
    """About one row: `wat` it is, and its id. For the same row and moment there is one job."""
    return vraag_aan(
        soort=soort,
        sleutel=f"{wat} {pk} {vanaf:%Y-%m-%d %H:%M:%S.%f}",
        argumenten={wat: pk, "vanaf": vanaf.isoformat()},
        door=None,
        op=op,
    )


def wacht_tot(job: Job, *, op: datetime) -> None:
    """For its handler, before anything else."""
    wacht = (datetime.fromisoformat(job.argumenten["vanaf"]) - op).total_seconds()
    if wacht > 0:
        raise LaterOpnieuw(ceil(wacht))
