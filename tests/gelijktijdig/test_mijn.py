"""Many connections at once on PostgreSQL: one address per person, one profile, one goodbye."""

import time
from datetime import timedelta

import pytest
from django.db import IntegrityError, connection, transaction

from tests.gelijktijdig.test_werk import tegelijk
from tests.maken import MOMENT, maak_agendaadres, maak_gebruiker, maak_lidmaatschap
from twentsekracht.logboek.models import Regel
from twentsekracht.mijn import services
from twentsekracht.mijn.models import Agendaadres, Profiel
from twentsekracht.organisaties.models import Gebruiker
from twentsekracht.werk.models import Bericht

pytestmark = [
    pytest.mark.django_db(transaction=True),
    pytest.mark.skipif(connection.vendor != "postgresql", reason="needs real concurrent connections"),
]


def test_renewing_at_once_leaves_one_address():
    for _ in range(5):
        gebruiker = maak_gebruiker()
        adressen = tegelijk(
            8, lambda _, g=gebruiker: services.vernieuw_agendaadres(gebruiker=g, door=g, op=MOMENT)
        )
        assert len({adres.sleutel for adres in adressen}) == 8
        assert Agendaadres.objects.filter(gebruiker=gebruiker).count() == 1
        assert Agendaadres.objects.get(gebruiker=gebruiker).sleutel in {adres.sleutel for adres in adressen}


def test_the_first_profile_is_made_once():
    gebruiker = maak_gebruiker()
    velden = {"schaal": 9}
    tegelijk(
        8,
        lambda _: services.bewaar_profiel(
            gebruiker=gebruiker, functie="", velden=velden, door=gebruiker, op=MOMENT
        ),
    )
    assert Profiel.objects.count() == 1
    assert Regel.objects.filter(actie="profiel bewaard").count() == 1


def test_many_readers_of_the_same_news_count_it_once():
    adres = maak_agendaadres()
    gelezen = tegelijk(
        8,
        lambda _: services.werk_stand_bij(
            adres=Agendaadres.objects.get(pk=adres.pk), stand="nieuw", op=MOMENT
        ),
    )
    assert {een.volgnummer for een in gelezen} == {1}


def test_deleting_twice_at_once_says_goodbye_once():
    gebruiker = maak_gebruiker()

    def wis(_):
        try:
            services.wis_account(gebruiker=gebruiker, door=gebruiker, op=MOMENT)
        except Gebruiker.DoesNotExist:
            return False
        return True

    assert sorted(tegelijk(4, wis)) == [False, False, False, True]
    assert Bericht.objects.count() == 1
    assert Regel.objects.filter(actie="account gewist").count() == 1


def test_a_role_given_while_somebody_leaves_is_not_lost_without_a_word():
    """Either the role is first and the account stays, or the account is gone and the role is refused."""
    for _ in range(5):
        gebruiker = maak_gebruiker()

        def een(nummer, gebruiker=gebruiker):
            try:
                if nummer:
                    maak_lidmaatschap(gebruiker)
                else:
                    services.wis_account(gebruiker=gebruiker, door=gebruiker, op=MOMENT)
            except (services.HeeftNogRol, IntegrityError):
                return False
            return True

        assert sorted(tegelijk(2, een)) == [False, True]


def maak_stil(**velden):
    gebruiker = maak_gebruiker()
    lang_geleden = MOMENT - timedelta(days=800)
    Gebruiker.objects.filter(pk=gebruiker.pk).update(last_login=lang_geleden, **velden)
    return gebruiker


def test_who_stays_away_is_told_once_by_many_jobs_at_once():
    stil = maak_stil()
    verteld = tegelijk(6, lambda _: services.waarschuw_stille(gebruiker_id=stil.pk, op=MOMENT))
    assert sum(verteld) == 1
    assert Bericht.objects.filter(aan=stil.email).count() == 1


def test_who_comes_back_or_gets_a_role_while_the_job_waits_is_not_deleted():
    def terug(stil):
        Gebruiker.objects.filter(pk=stil.pk).update(last_login=MOMENT)

    def krijgt_rol(stil):
        Gebruiker.objects.select_for_update().get(pk=stil.pk)  # as giving a role does
        maak_lidmaatschap(stil)

    for gebeurt in (terug, krijgt_rol):
        stil = maak_stil(gewaarschuwd_op=MOMENT - timedelta(days=70))

        def doe(nummer, stil=stil, gebeurt=gebeurt):
            if nummer:
                time.sleep(0.5)
                return services.wis_stille(gebruiker_id=stil.pk, op=MOMENT)
            with transaction.atomic():
                gebeurt(stil)
                time.sleep(1.5)
            return False

        assert tegelijk(3, doe) == [False, False, False]
        assert Gebruiker.objects.filter(pk=stil.pk).exists()
    gaat = maak_stil(gewaarschuwd_op=MOMENT - timedelta(days=70))
    assert sum(tegelijk(4, lambda _: services.wis_stille(gebruiker_id=gaat.pk, op=MOMENT))) == 1
