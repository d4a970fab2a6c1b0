from concurrent.futures import ThreadPoolExecutor

import pytest
from django.db import DEFAULT_DB_ALIAS, connection, connections, transaction
from django.db.transaction import TransactionManagementError
from django.test.utils import CaptureQueriesContext

from school import beleid
from school.models import Akkoordbeleid, Uitvoering
from school.services import grendel
from tests.maken import (
    maak_gebruiker,
    maak_lidmaatschap,
    maak_organisatie,
    maak_uitvoering,
)
from twentsekracht.aanmelden import herkennen
from twentsekracht.organisaties import toegang
from twentsekracht.organisaties.models import Rol
from twentsekracht.vaste_vraag import Plek, VasteVraag

pytestmark = pytest.mark.django_db


def gevraagd(doe) -> list[str]:
    with CaptureQueriesContext(connection) as vragen:
        doe()
    return [vraag["sql"] for vraag in vragen]


def test_it_asks_what_its_queryset_asks_also_the_second_time_with_other_values():
    een, ander = maak_uitvoering(), maak_uitvoering()
    runs = Uitvoering.objects.select_related("opleiding").order_by()
    vraag = VasteVraag(lambda: runs.filter(pk=Plek("pk")))
    for run in (een, ander, een):
        gewoon = gevraagd(lambda pk=run.pk: list(runs.filter(pk=pk)))
        assert [
            sql.replace(f"({run.pk})", str(run.pk)) for sql in gevraagd(lambda pk=run.pk: vraag(pk=pk))
        ] == gewoon
        [rij] = vraag(pk=run.pk)
        assert (rij, rij.code, rij.start, rij.opleiding.titel) == (
            run,
            run.code,
            run.start,
            run.opleiding.titel,
        )
    assert vraag(pk=0) == []


def test_each_time_the_rows_are_read_anew():
    run = maak_uitvoering(locatie="Borne")
    vraag = VasteVraag(lambda: Uitvoering.objects.filter(pk=Plek("pk")))
    [eerst] = vraag(pk=run.pk)
    Uitvoering.objects.update(locatie="Almelo")
    [dan] = vraag(pk=run.pk)
    assert (eerst.locatie, dan.locatie) == ("Borne", "Almelo")


def test_values_come_as_the_type_of_their_field():
    hengelo = maak_organisatie()
    beleid_ = Akkoordbeleid.objects.create(organisatie=hengelo, wijze="akkoord", vanaf_kosten="12.50")
    beleid_.refresh_from_db()
    assert beleid.REGELS(organisatie=hengelo.pk) == [(beleid_.vanaf_kosten, "akkoord", "")]
    assert beleid.REGELS(organisatie=maak_organisatie().pk) == []


def test_what_is_missing_or_looks_like_sql_is_a_value_and_nothing_else():
    maak_uitvoering()
    vraag = VasteVraag(lambda: Uitvoering.objects.filter(code=Plek("code")))
    assert vraag(code="x' OR 1=1 --") == []
    with pytest.raises(KeyError):
        vraag()


@pytest.mark.django_db(transaction=True)
def test_who_holds_a_row_does_so_in_a_transaction_also_when_it_was_composed_before():
    run = maak_uitvoering()
    with transaction.atomic():
        assert grendel.vergrendel(run.pk) == run
    with pytest.raises(TransactionManagementError):
        grendel.RUN(pk=run.pk)


@pytest.mark.skipif(connection.vendor == "sqlite", reason="one connection for all threads")
@pytest.mark.django_db(transaction=True)
def test_two_threads_never_get_each_others_answer():
    runs = [maak_uitvoering() for _ in range(4)]
    vraag = VasteVraag(lambda: Uitvoering.objects.filter(pk=Plek("pk")))

    def vaak(run):
        try:
            return {rij.pk for _ in range(50) for rij in vraag(pk=run.pk)} == {run.pk}
        finally:
            connection.close()

    with ThreadPoolExecutor(4) as draden:
        assert all(draden.map(vaak, runs))


@pytest.mark.django_db(transaction=True)
def test_a_thread_that_is_given_another_connection_asks_on_that_one():
    """Else it would look outside its own transaction."""
    vraag = VasteVraag(lambda: Uitvoering.objects.filter(pk=Plek("pk")))
    assert vraag(pk=0) == []
    eigen, ander = connections[DEFAULT_DB_ALIAS], connection.copy()
    connections[DEFAULT_DB_ALIAS] = ander
    try:
        assert len(gevraagd(lambda: vraag(pk=0))) == 1
    finally:
        connections[DEFAULT_DB_ALIAS] = eigen
        ander.close()
    assert len(gevraagd(lambda: vraag(pk=0))) == 1


def test_who_holds_no_role_is_not_asked_for_them_until_read_anew():
    vandaag = maak_lidmaatschap().van
    wie = maak_gebruiker()
    backend = herkennen.Bekend()
    gezien = backend.get_user(wie.pk)
    assert gevraagd(lambda: toegang.rollen_van(gezien, op=vandaag)) == []
    lid = maak_lidmaatschap(gebruiker=wie, rol=Rol.CONTACTPERSOON, van=vandaag)
    assert toegang.rollen_van(gezien, op=vandaag) == set()
    gezien.refresh_from_db()
    held = {(Rol.CONTACTPERSOON, lid.organisatie_id)}
    assert (
        toegang.rollen_van(gezien, op=vandaag)
        == held
        == toegang.rollen_van(backend.get_user(wie.pk), op=vandaag)
    )


def test_who_is_gone_or_switched_off_is_nobody():
    assert herkennen.Bekend().get_user(0) is None
    assert herkennen.Bekend().get_user(maak_gebruiker(is_active=False).pk) is None
