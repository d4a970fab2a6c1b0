"""Accounts that close: never confirmed, or past the last day."""

from datetime import UTC, date, datetime, timedelta

import pytest
from allauth.account.models import EmailAddress

from tests.maken import WACHTWOORD, maak_gebruiker, maak_lidmaatschap
from twentsekracht.logboek.models import Regel
from twentsekracht.organisaties import services, toegang
from twentsekracht.organisaties.models import Gebruiker
from twentsekracht.organisaties.toegang import Rol

pytestmark = pytest.mark.django_db
DAG = date(2026, 3, 2)


def op(dag):
    return datetime(dag.year, dag.month, dag.day, 9, tzinfo=UTC)


def test_on_the_last_day_everything_still_holds_and_the_day_after_nothing():
    gebruiker = maak_gebruiker(Rol.CONTACTPERSOON, toegang_tot=DAG)
    assert toegang.mag_inloggen(gebruiker, op=DAG) and toegang.rollen_van(gebruiker, op=DAG)
    morgen = DAG + timedelta(days=1)
    assert not toegang.mag_inloggen(gebruiker, op=morgen) and not toegang.rollen_van(gebruiker, op=morgen)


def test_the_day_after_the_account_goes_off_and_the_roles_end():
    gebruiker = maak_gebruiker(Rol.CONTACTPERSOON, toegang_tot=DAG)
    maak_lidmaatschap(gebruiker, rol=Rol.AMBASSADEUR, tot=date(2030, 1, 1))
    elders = maak_lidmaatschap(gebruiker, maak_gebruiker().organisatie, Rol.REGIEGROEP)
    blijft = maak_gebruiker(Rol.CONTACTPERSOON, toegang_tot=DAG + timedelta(days=1))
    assert services.sluit_af(op=op(DAG)) == 0
    morgen = DAG + timedelta(days=1)
    assert [services.sluit_af(op=op(morgen)), services.sluit_af(op=op(morgen))] == [1, 0]
    gebruiker.refresh_from_db()
    assert not gebruiker.is_active
    assert set(gebruiker.lidmaatschappen.values_list("tot", flat=True)) == {DAG}
    assert Regel.objects.filter(actie="rol beëindigd").count() == 3
    assert Regel.objects.filter(actie="rol beëindigd", organisatie_id=elders.organisatie_id).count() == 1
    assert Regel.objects.filter(actie="account afgesloten", door_id=None).count() == 1
    blijft.refresh_from_db()
    assert blijft.is_active and toegang.rollen_van(blijft, op=morgen)


def test_past_the_last_day_the_log_in_page_says_so(client):
    gisteren = datetime.now(UTC).date() - timedelta(days=2)
    gebruiker = maak_gebruiker(wachtwoord=WACHTWOORD, toegang_tot=gisteren)
    antwoord = client.post("/account/login/", {"login": gebruiker.email, "password": WACHTWOORD}, follow=True)
    assert "Dit account staat uit" in antwoord.text
    assert "_auth_user_id" not in client.session


def maak_aangemeld(dagen, **velden):
    gebruiker = maak_gebruiker(zelf_aangemeld=True)
    Gebruiker.objects.filter(pk=gebruiker.pk).update(aangemaakt_op=op(DAG) - timedelta(days=dagen), **velden)
    EmailAddress.objects.create(user=gebruiker, email=gebruiker.email, verified=False)
    return gebruiker


def test_an_account_that_nobody_confirmed_goes_after_a_week():
    weg = maak_aangemeld(8)
    jong, was_er = maak_aangemeld(6), maak_aangemeld(8, last_login=op(DAG))
    bevestigd, met_rol = maak_aangemeld(8), maak_aangemeld(8)
    EmailAddress.objects.filter(user=bevestigd).update(verified=True)
    maak_lidmaatschap(met_rol)
    van_het_bureau = maak_aangemeld(8, zelf_aangemeld=False)
    assert [services.ruim_op(op=op(DAG)), services.ruim_op(op=op(DAG))] == [1, 0]
    blijven = {jong, was_er, bevestigd, met_rol, van_het_bureau}
    assert set(Gebruiker.objects.all()) == blijven
    regel = Regel.objects.get()
    assert (regel.object_id, regel.actie) == (str(weg.pk), "niet bevestigd, verwijderd")
