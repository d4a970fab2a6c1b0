from datetime import date

import pytest

from tests.jaarmap import rij, schrijf_jaarmap
from tests.maken import MOMENT
from trainees.models import Traineestap
from twentsekracht.inlezen.bron import lees_map
from twentsekracht.inlezen.services import importeer

pytestmark = pytest.mark.django_db
START = date(2013, 9, 1)


def lees(pad, *trainees):
    importeer(bron=lees_map(schrijf_jaarmap(pad, trainees=list(trainees))), door=None, op=MOMENT)
    velden = ("trainee__code", "van", "naar", "organisatie__code", "contract", "per")
    return list(Traineestap.objects.order_by("pk").values_list(*velden))


def test_the_course_of_a_trainee(tmp_path):
    gestopt = rij(
        "trainees", code="T3", status="voortijdig_gestopt", organisatie="", contract="", per="2014-05-01"
    )
    assert lees(tmp_path, rij("trainees"), rij("trainees", 1), gestopt) == [
        ("T1", "", "lopend", None, "", START),
        ("T1", "lopend", "in_dienst", "almelo", "vast", date(2015, 9, 1)),
        ("T2", "", "lopend", "borne", "", START),
        ("T3", "", "lopend", None, "", START),
        ("T3", "lopend", "voortijdig_gestopt", None, "", date(2014, 5, 1)),
    ]


def test_who_goes_to_work_elsewhere_gets_another_step(tmp_path):
    lees(tmp_path / "a", rij("trainees"))
    assert lees(tmp_path / "b", rij("trainees", organisatie="borne", per="2015-10-01"))[2:] == [
        # In September there was no contract after all; from October on there is.
        ("T1", "in_dienst", "lopend", None, "", date(2015, 9, 1)),
        ("T1", "lopend", "in_dienst", "borne", "vast", date(2015, 10, 1)),
    ]
