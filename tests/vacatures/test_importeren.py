from datetime import date

import pytest

from tests.jaarmap import rij, schrijf_jaarmap
from tests.maken import MOMENT
from twentsekracht.inlezen.bron import lees_map
from twentsekracht.inlezen.services import Afgekeurd, importeer
from vacatures.models import Reactie, Vacature, Vacaturestap

pytestmark = pytest.mark.django_db


def lees(pad, *vacatures, reacties=()):
    pad = schrijf_jaarmap(pad, vacatures=list(vacatures), reacties=list(reacties))
    return importeer(bron=lees_map(pad), door=None, op=MOMENT)


def stappen(code="V1"):
    rijen = Vacaturestap.objects.filter(vacature__code=code).order_by("pk")
    return [(stap.van, stap.naar, stap.per) for stap in rijen]


OPEN, DICHT = date(2015, 2, 1), date(2015, 2, 23)  # closes on the 22nd, that day included


@pytest.mark.parametrize(
    ("cellen", "verwacht"),
    [
        ({"status": "gepubliceerd"}, [("", "gepubliceerd", OPEN)]),
        ({"status": "gesloten"}, [("", "gepubliceerd", OPEN), ("gepubliceerd", "gesloten", DICHT)]),
        (
            {"status": "ingevuld", "ingevuld_op": "2015-04-01"},
            [
                ("", "gepubliceerd", OPEN),
                ("gepubliceerd", "gesloten", DICHT),
                ("gesloten", "ingevuld", date(2015, 4, 1)),
            ],
        ),
        (
            {"status": "ingevuld", "ingevuld_op": "2015-02-10"},
            [("", "gepubliceerd", OPEN), ("gepubliceerd", "ingevuld", date(2015, 2, 10))],
        ),
        ({"status": "concept", "gepubliceerd_op": "", "sluit_op": ""}, []),
        ({"status": "concept"}, [("", "concept", OPEN)]),
    ],
)
def test_the_course_of_a_vacancy(tmp_path, cellen, verwacht):
    lees(tmp_path, rij("vacatures", **cellen))
    assert stappen() == verwacht


def test_a_concept_that_was_published_since(tmp_path):
    lees(tmp_path / "a", rij("vacatures", status="concept", gepubliceerd_op="2015-01-20"))
    lees(tmp_path / "b", rij("vacatures", status="gepubliceerd"))
    assert stappen() == [("", "concept", date(2015, 1, 20)), ("concept", "gepubliceerd", OPEN)]


@pytest.mark.parametrize(
    ("cel", "verwacht"),
    [("vast", "vast"), ("tijdelijk_of_vast", "tijdelijk_of_vast"), ("vast_of_tijdelijk", "tijdelijk_of_vast"),
     ("oproep_of_detachering_of_vast", "detachering_of_oproep_of_vast"), ("", "")],
)  # fmt: skip
def test_dienstverband_is_a_set(tmp_path, cel, verwacht):
    lees(tmp_path, rij("vacatures", dienstverband=cel))
    assert Vacature.objects.get().dienstverband == verwacht


def test_reactions_are_counted_per_vacancy_day_and_origin(tmp_path):
    vacature = rij("vacatures")
    dag = rij("reacties")
    lees(tmp_path / "a", vacature, reacties=[dag, dag, {**dag, "herkomst": ""}])
    assert Reactie.objects.filter(herkomst="onbekend").count() == 1
    _, verslag = lees(
        tmp_path / "b", vacature, reacties=[dag, dag, dag, {**dag, "ingediend_op": "2015-02-04"}]
    )
    assert verslag.nieuw["reacties"] == 2
    assert Reactie.objects.count() == 5


@pytest.mark.parametrize(
    ("veld", "cel"), [("schaal_min", "0"), ("schaal_max", "19"), ("uren_min", "0"), ("uren_max", "61")]
)
def test_what_cannot_be_is_told_with_its_line_and_nothing_is_read(tmp_path, veld, cel):
    velden = {"schaal_min": "", "schaal_max": "", "uren_min": "", "uren_max": "", veld: cel}
    with pytest.raises(Afgekeurd) as fout:
        lees(tmp_path, rij("vacatures", **velden))
    assert f"‘{cel}’ kan niet: Vul" in str(fout.value.problemen[0])
    assert not Vacature.objects.exists()


def test_a_list_may_tell_nothing_of_hours_and_scale(tmp_path):
    lees(tmp_path, rij("vacatures", schaal_min="", schaal_max="", uren_min="", uren_max=""))
    assert Vacature.objects.get().uren_max is None
