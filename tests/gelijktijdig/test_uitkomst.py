"""Many connections at once on PostgreSQL: a place has one outcome, and a vacancy ends once."""

from datetime import date, timedelta

import pytest
from django.db import IntegrityError, connection, transaction

from tests.gelijktijdig.test_werk import tegelijk
from tests.maken import DAG, MOMENT, maak_gebruiker, maak_vacature
from tests.vacatures.maken import maak_uitkomst, maak_uitkomstvraag
from twentsekracht.organisaties.models import Rol
from twentsekracht.werk.models import Bericht
from vacatures import services
from vacatures.fouten import AlVastgelegd, MagNiet
from vacatures.models import Uitkomst, Uitkomstvraag

pytestmark = [
    pytest.mark.django_db(transaction=True),
    pytest.mark.skipif(connection.vendor != "postgresql", reason="needs real concurrent connections"),
]
WIE = {"per": DAG, "door": None, "op": MOMENT}


def dicht(**velden):
    return maak_vacature(gepubliceerd_op=date(2015, 4, 1), sluit_op=DAG - timedelta(days=20), **velden)


def test_two_people_answer_at_once_and_the_other_reads_what_was_recorded():
    for _ in range(5):
        vacature = dicht()

        def antwoord(nummer, vacature=vacature):
            soort = list(Uitkomst.Soort)[nummer % 6]
            try:
                return services.leg_uitkomst_vast(vacature=vacature, plaats=1, soort=soort, **WIE).soort
            except AlVastgelegd as fout:
                return fout.uitkomst.soort

        gehoord = tegelijk(6, antwoord)
        assert set(gehoord) == {vacature.uitkomsten.get().soort}
        assert vacature.stappen.count() == 1


def test_all_places_at_once_end_the_vacancy_once():
    for _ in range(5):
        vacature = dicht(aantal_plaatsen=6)
        maak_uitkomstvraag(vacature)
        tegelijk(
            6,
            lambda nummer, v=vacature: services.leg_uitkomst_vast(
                vacature=v, plaats=nummer + 1, soort="extern", **WIE
            ),
        )
        vacature.refresh_from_db()
        assert (vacature.status, vacature.uitkomsten.count(), vacature.stappen.count()) == ("ingevuld", 6, 1)
        assert vacature.uitkomstvraag.beantwoord_op == MOMENT


def test_the_older_verbs_and_an_answer_at_once_leave_one_truth():
    verben = [
        lambda v: services.vul_in(vacature=v, herkomst="intern", **WIE),
        lambda v: services.trek_in(vacature=v, reden="Niemand", door=None, op=MOMENT),
        lambda v: services.leg_uitkomst_vast(vacature=v, plaats=1, soort="regio", **WIE),
    ]
    for _ in range(5):
        vacature = dicht()

        def doe(nummer, vacature=vacature):
            try:
                verben[nummer % 3](vacature)
            except (MagNiet, AlVastgelegd):
                return False
            return True

        assert sum(tegelijk(6, doe)) in {1, 2}  # the same answer twice is one answer
        vacature.refresh_from_db()
        soort = vacature.uitkomsten.get().soort
        assert vacature.stappen.count() == 1
        assert vacature.ingevuld_door == (soort if soort in Uitkomst.INGEVULD else "")


def test_asked_and_reminded_once_by_however_many_workers():
    vacature = dicht()
    maak_gebruiker(Rol.VACATUREHOUDER, vacature.organisatie)
    vragen = tegelijk(6, lambda _: services.vraag_uitkomst(vacature=vacature, door=None, op=MOMENT))
    assert sum(vraag is not None for vraag in vragen) == 1
    assert Bericht.objects.count() == 1
    vraag, later = Uitkomstvraag.objects.get(), MOMENT + timedelta(days=8)
    assert sum(tegelijk(6, lambda _: services.herinner(vraag=vraag, door=None, op=later))) == 1
    assert Bericht.objects.count() == 2


def test_the_database_itself_holds_one_outcome_per_place():
    vacature = dicht()
    maak_uitkomst(vacature)
    with pytest.raises(IntegrityError), transaction.atomic():
        maak_uitkomst(vacature)
