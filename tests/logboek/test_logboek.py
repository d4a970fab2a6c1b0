from datetime import UTC, datetime

import pytest
from django.db import DatabaseError, connection, transaction

from tests.maken import maak_organisatie
from twentsekracht.logboek import wacht
from twentsekracht.logboek.models import AlleenToevoegen, Regel
from twentsekracht.logboek.services import leg_vast
from twentsekracht.werk.models import Job

pytestmark = pytest.mark.django_db
OP = datetime(2026, 1, 5, 9, tzinfo=UTC)


@pytest.fixture
def job():
    return Job.objects.create(soort="x", sleutel="a", aangevraagd_op=OP)


@pytest.fixture
def regel(job):
    return leg_vast(
        door=None,
        rol="coordinator",
        actie="wijzigen",
        object=job,
        velden=["status", "reden", "status"],
        op=OP,
    )


def test_leg_vast_writes_ids_and_names_of_fields(regel, job):
    assert Regel.objects.values().get() == {
        "id": regel.pk,
        "door_id": None,
        "rol": "coordinator",
        "organisatie_id": None,
        "actie": "wijzigen",
        "object_type": "werk.job",
        "object_id": str(job.pk),
        "velden": ["reden", "status"],
        "verzoek_id": "",
        "op": OP,
    }


def test_leg_vast_refuses_what_is_not_the_name_of_a_field(job):
    with pytest.raises(ValueError, match="takes names only"):
        leg_vast(door=None, rol="", actie="wijzigen", object=job, velden=["fatma@borne.example"], op=OP)


def test_over_gives_the_lines_of_one_object(regel, job):
    ander = Job.objects.create(soort="x", sleutel="b", aangevraagd_op=OP)
    leg_vast(door=None, rol="", actie="wijzigen", object=ander, op=OP)
    assert list(Regel.objects.over(job)) == [regel]


def test_a_line_outlives_what_it_is_about(regel, job):
    job.delete()
    assert Regel.objects.get() == regel


@pytest.mark.parametrize(
    "poging",
    [
        lambda regel: regel.save(),
        lambda regel: regel.delete(),
        lambda regel: Regel.objects.update(rol="niemand"),
        lambda regel: Regel.objects.all().delete(),
        lambda regel: Regel.objects.bulk_update([regel], ["rol"]),
    ],
)
def test_the_model_refuses_change_and_removal(regel, poging):
    with pytest.raises(AlleenToevoegen):
        poging(regel)
    regel.refresh_from_db()
    assert regel.rol == "coordinator"


@pytest.mark.parametrize(
    "opdracht", ["UPDATE logboek_regel SET rol = 'niemand'", "DELETE FROM logboek_regel"]
)
def test_the_database_refuses_change_and_removal(regel, opdracht):
    with (
        pytest.raises(DatabaseError, match=wacht.MELDING),
        transaction.atomic(),
        connection.cursor() as cursor,
    ):
        cursor.execute(opdracht)
    regel.refresh_from_db()
    assert regel.rol == "coordinator"


def test_the_guard_can_be_taken_away_and_put_back(regel):
    wacht.zet_uit(connection)
    with connection.cursor() as cursor:
        cursor.execute("DELETE FROM logboek_regel")
    wacht.zet_aan(connection)
    assert not Regel.objects.exists()


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("keer", [1, 2])
def test_the_guard_is_there_again_after_a_test_with_real_transactions(keer):
    leg_vast(door=None, rol="", actie="gewijzigd", object=maak_organisatie(), op=OP)
    with pytest.raises(DatabaseError, match=wacht.MELDING), connection.cursor() as cursor:
        cursor.execute("DELETE FROM logboek_regel")
    assert Regel.objects.count() == 1
