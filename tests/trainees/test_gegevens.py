"""What a trainee reads of themselves."""

import pytest

from tests.maken import DAG, maak_gebruiker, maak_lichting, maak_organisatie, maak_trainee, maak_traineestap
from trainees import gegevens

pytestmark = pytest.mark.django_db


def test_a_trainee_gets_everything_the_traineeship_knows_of_them(django_assert_num_queries):
    ik = maak_gebruiker()
    lichting = maak_lichting(code="2015-2017")
    rij = maak_trainee(lichting, deelnemer=ik, organisatie=maak_organisatie("borne"))
    maak_traineestap(rij)
    maak_traineestap(rij, "in_dienst", None)
    maak_trainee(lichting)
    with django_assert_num_queries(2):
        eigen = gegevens.gegevens(gebruiker=ik, op=DAG)
    assert eigen == {
        "Traineeship": [
            {
                "lichting": "Lichting 2015-2017",
                "organisatie": "Gemeente Borne",
                "status": "Bezig",
                "contract": None,
                "verloop": [
                    {"per": "2015-06-01", "status": "Bezig"},
                    {"per": None, "status": "In dienst"},
                ],
            }
        ]
    }
