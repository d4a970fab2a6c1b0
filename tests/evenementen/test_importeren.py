from datetime import date

import pytest

from evenementen.models import Deelname, Deelnamestap, Evenement
from tests.jaarmap import rij, schrijf_jaarmap
from tests.maken import MOMENT
from twentsekracht.inlezen.bron import lees_map
from twentsekracht.inlezen.services import importeer

pytestmark = pytest.mark.django_db


def lees(pad, **bestanden):
    return importeer(bron=lees_map(schrijf_jaarmap(pad, **bestanden)), door=None, op=MOMENT)


def test_the_course_of_a_participation(tmp_path):
    deelnames = [
        rij("deelnames", deelnemer="kwam"),
        rij("deelnames", deelnemer="bleef weg", status="no_show"),
        rij("deelnames", deelnemer="wacht", status="wachtlijst"),
        rij("deelnames", deelnemer="zonder dag", ingeschreven_op=""),
    ]
    lees(tmp_path, deelnames=deelnames)
    begin, dag = date(2015, 6, 18), date(2015, 8, 3)
    rijen = Deelnamestap.objects.order_by("pk").values_list("deelname__kenmerk", "van", "naar", "per")
    assert list(rijen) == [
        ("kwam", "", "bevestigd", begin),
        ("kwam", "bevestigd", "aanwezig", dag),
        ("bleef weg", "", "bevestigd", begin),
        ("bleef weg", "bevestigd", "no_show", dag),
        ("wacht", "", "wachtlijst", begin),
        ("zonder dag", "", "bevestigd", dag),
        ("zonder dag", "bevestigd", "aanwezig", dag),
    ]


def test_a_part_without_a_day_takes_that_of_the_event(tmp_path):
    leeg = {"evenementen": [], "evenement_onderdelen": []}
    onderdelen = [rij("evenement_onderdelen", datum="")]
    lees(tmp_path / "a", evenement_onderdelen=onderdelen, deelnames=[rij("deelnames", ingeschreven_op="")])
    lees(tmp_path / "b", **leeg, deelnames=[rij("deelnames", deelnemer="later", ingeschreven_op="")])
    assert set(Deelnamestap.objects.values_list("per", flat=True)) == {Evenement.objects.get().start}
    assert Deelname.objects.count() == 2
