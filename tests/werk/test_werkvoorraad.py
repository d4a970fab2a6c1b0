"""What failed in the background waits for the beheerder, until it was tried again or is long ago."""

from datetime import UTC, datetime, timedelta

import pytest

from tests.maken import maak_gebruiker, maak_job
from twentsekracht.organisaties.toegang import Rol
from twentsekracht.werk.models import Job
from twentsekracht.werk.werkvoorraad import taken

pytestmark = pytest.mark.django_db
NU = datetime(2026, 3, 20, 9, tzinfo=UTC)


def mislukt(sleutel, dagen_geleden=1):
    toen = NU - timedelta(days=dagen_geleden)
    return maak_job(sleutel=sleutel, status=Job.Status.MISLUKT, reden="Brak af", afgerond_op=toen)


def titels(rol):
    return [taak.titel for taak in taken(gebruiker=maak_gebruiker(rol=rol), op=NU.date())]


def test_failed_work_waits_for_the_beheerder_and_for_nobody_else():
    mislukt("a"), mislukt("b")
    assert titels(Rol.BEHEERDER) == ["Kijk na: 2 mislukte taken op de achtergrond"]
    for rol in [None, *set(Rol) - {Rol.BEHEERDER}]:
        assert titels(rol) == []


def test_what_was_asked_again_or_failed_long_ago_waits_no_more():
    mislukt("opnieuw gevraagd")
    maak_job(sleutel="opnieuw gevraagd")
    mislukt("lang geleden", dagen_geleden=20)
    maak_job(sleutel="gelukt", status=Job.Status.GEREED, afgerond_op=NU)
    assert titels(Rol.BEHEERDER) == []
    mislukt("nog niet")
    assert titels(Rol.BEHEERDER) == ["Kijk na: 1 mislukte taak op de achtergrond"]


def test_the_task_leads_to_what_failed(als):
    mislukt("a")
    beheerder = maak_gebruiker(rol=Rol.BEHEERDER)
    (taak,) = taken(gebruiker=beheerder, op=NU.date())
    assert "Brak af" in als(beheerder).get(taak.url).content.decode()
