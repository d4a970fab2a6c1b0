"""A job for a later moment, and many things one by one."""

from datetime import UTC, datetime, timedelta

import pytest

from twentsekracht.werk.later import vraag_aan_vanaf, wacht_tot
from twentsekracht.werk.models import Job
from twentsekracht.werk.services import LaterOpnieuw
from twentsekracht.werk.voortgang import PER_KEER, een_voor_een

OP = datetime(2026, 11, 22, 9, tzinfo=UTC)
STRAKS = OP + timedelta(minutes=10)
SOORT = "school.tasks.werk_bij"


@pytest.mark.django_db
def test_for_one_row_and_moment_there_is_one_job():
    for pk, vanaf in ((1, STRAKS), (1, STRAKS), (2, STRAKS), (1, STRAKS + timedelta(microseconds=1))):
        vraag_aan_vanaf(soort=SOORT, wat="uitvoering", pk=pk, vanaf=vanaf, op=OP)
    assert [job.argumenten["uitvoering"] for job in Job.objects.order_by("pk")] == [1, 2, 1]


@pytest.mark.django_db
def test_it_waits_until_its_moment_and_no_longer():
    job = vraag_aan_vanaf(soort=SOORT, wat="uitvoering", pk=1, vanaf=STRAKS, op=OP)
    with pytest.raises(LaterOpnieuw) as later:
        wacht_tot(job, op=STRAKS - timedelta(seconds=1.5))
    assert later.value.seconden == 2
    wacht_tot(job, op=STRAKS)


def test_progress_is_told_now_and_then_and_nothing_is_left_out():
    gezegd = []

    def meld(stap, **hoever):
        gezegd.append((stap, hoever))

    rij = list(range(PER_KEER + 1))
    assert list(een_voor_een(rij, "Tellen", meld)) == rij
    assert gezegd == [("Tellen", {"gedaan": nummer, "totaal": len(rij)}) for nummer in (0, PER_KEER)]
