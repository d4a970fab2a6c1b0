"""Reacting: who may, what it leaves behind, and what becomes of it. The pages are in test_reageren_paginas.py."""

from datetime import timedelta

import pytest
from django.db import transaction
from django.utils import timezone

from tests.maken import MOMENT, maak_gebruiker, maak_organisatie, maak_vacature
from tests.vacatures.maken import maak_herplaatsingskandidaat
from tests.vacatures.reageren import VELDEN, bestanden_in, cv, mails, reageer, van_buiten
from twentsekracht import bestanden
from twentsekracht.logboek.models import Regel
from twentsekracht.werk.models import Bericht
from vacatures import services
from vacatures.fouten import (
    AlGereageerd,
    ReagerenDicht,
    TeLaatBevestigd,
    VacatureFout,
)
from vacatures.models import Herkomst, Reactie, Reactiestap, Sollicitatie, Vacature

pytestmark = pytest.mark.django_db
UUR = timedelta(hours=1)
LANG_OPEN = timezone.localdate(MOMENT) - timedelta(days=9)


@pytest.fixture(autouse=True)
def map_(settings, tmp_path):
    settings.PRIVE_MAP = tmp_path
    return tmp_path


@pytest.fixture
def hengelo():
    return maak_organisatie("hengelo")


@pytest.fixture
def vacature(hengelo):
    return maak_vacature(hengelo, doelgroep="extern", titel="Adviseur wonen")


# ---- with an account


def test_it_counts_at_once_and_the_personal_part_stands_apart(vacature, hengelo):
    gebruiker = maak_gebruiker(organisatie=hengelo)
    sollicitatie = reageer(vacature, gebruiker, cv())
    reactie = Reactie.objects.get()
    assert (reactie.vacature, reactie.kandidaat, reactie.status) == (vacature, gebruiker, "ontvangen")
    assert reactie.ingediend_op == timezone.localdate(MOMENT)
    assert sollicitatie.reactie == reactie and sollicitatie.motivatie == VELDEN["motivatie"]
    assert sollicitatie.email == gebruiker.email  # not what was typed
    assert len(sollicitatie.teken) >= 40
    assert bestanden.lees(sollicitatie.bijlage.bestand) == b"%PDF-1.7"
    assert (sollicitatie.bijlage.naam, sollicitatie.bijlage.controle) == ("Mijn cv.pdf", "niet")
    assert mails() == [(gebruiker.email, "Je reactie is binnen: Adviseur wonen")]


def test_the_log_and_the_steps_do_not_tell_who_it_was(vacature, hengelo):
    reageer(vacature, maak_gebruiker(organisatie=hengelo))
    assert [(stap.van, stap.naar, stap.door) for stap in Reactiestap.objects.all()] == [
        ("", "ontvangen", None)
    ]
    [regel] = Regel.objects.filter(actie="reactie ontvangen")
    assert (regel.door_id, regel.organisatie_id, regel.object_type) == (None, hengelo.pk, "vacatures.reactie")


def test_where_somebody_comes_from_follows_from_the_account(vacature, hengelo):
    mensen = {
        Herkomst.INTERN: maak_gebruiker(organisatie=hengelo),
        Herkomst.REGIO: maak_gebruiker(organisatie=maak_organisatie("losser")),
        Herkomst.EXTERN: maak_gebruiker(),
    }
    mensen[Herkomst.EXTERN].organisatie = None
    mensen[Herkomst.EXTERN].save()
    for verwacht, gebruiker in mensen.items():
        assert reageer(vacature, gebruiker).reactie.herkomst == verwacht


def test_priority_counts_in_ones_own_organisation_and_in_its_period_only(vacature, hengelo):
    vandaag, losser = timezone.localdate(MOMENT), maak_organisatie("losser")

    def met(organisatie, **velden):
        gebruiker = maak_gebruiker(organisatie=organisatie)
        maak_herplaatsingskandidaat(gebruiker, organisatie, **velden)
        return reageer(vacature, gebruiker).is_herplaatsing

    assert met(hengelo, van=vandaag, tot=vandaag)
    assert not met(hengelo, van=vandaag - timedelta(days=9), tot=vandaag - timedelta(days=1))
    assert not met(losser, van=vandaag)
    assert not reageer(vacature, maak_gebruiker(organisatie=hengelo)).is_herplaatsing


@pytest.mark.parametrize(
    "velden",
    [
        {"status": "gesloten"},
        {"status": "concept"},
        {"sluit_op": timezone.localdate(MOMENT) - timedelta(days=1)},
        {"doelgroep": "intern"},
        {"doelgroep": "regio", "regio_op": timezone.localdate(MOMENT) + timedelta(days=1)},
    ],
)
def test_what_is_not_open_to_this_person_takes_no_reaction(hengelo, map_, velden):
    dicht = maak_vacature(hengelo, **{"doelgroep": "extern", **velden})
    with pytest.raises(ReagerenDicht):
        reageer(dicht, maak_gebruiker(), cv())
    assert not Sollicitatie.objects.exists() and bestanden_in(map_) == []


def test_on_the_last_day_one_still_can(hengelo):
    vandaag = timezone.localdate(MOMENT)
    assert reageer(maak_vacature(hengelo, doelgroep="extern", sluit_op=vandaag), maak_gebruiker())


def test_what_closed_while_somebody_wrote_is_closed(vacature):
    Vacature.objects.filter(pk=vacature.pk).update(status="ingetrokken")
    with pytest.raises(ReagerenDicht):
        reageer(vacature, maak_gebruiker())  # `vacature` in memory still says it is open


def test_a_second_one_is_the_first(vacature, map_):
    gebruiker = maak_gebruiker()
    eerste = reageer(vacature, gebruiker)
    with pytest.raises(AlGereageerd) as al:
        reageer(vacature, gebruiker, cv())
    assert al.value.sollicitatie == eerste
    assert Reactie.objects.count() == 1 and bestanden_in(map_) == []


def test_after_withdrawing_one_may_change_ones_mind(vacature):
    gebruiker = maak_gebruiker()
    services.trek_reactie_in(sollicitatie=reageer(vacature, gebruiker), op=MOMENT)
    assert reageer(vacature, gebruiker).reactie.status == "ontvangen"


def test_when_the_rows_do_not_follow_the_file_goes(vacature, map_):
    with pytest.raises(Exception, match="too long|te lang|value|CHECK|constraint|NULL"), transaction.atomic():
        reageer(vacature, maak_gebruiker(), cv(), naam=None)
    assert bestanden_in(map_) == []


def test_a_full_disk_is_told_in_words_and_nothing_is_kept(vacature, settings, tmp_path):
    settings.PRIVE_MAP = tmp_path / "bestand"
    settings.PRIVE_MAP.write_text("geen map")
    with pytest.raises(VacatureFout, match="zonder cv"):
        reageer(vacature, maak_gebruiker(), cv())
    assert not Sollicitatie.objects.exists()


# ---- from outside


def test_it_does_not_count_before_it_is_confirmed(vacature):
    sollicitatie = van_buiten(vacature, cv())
    assert sollicitatie.reactie is None and not Reactie.objects.exists()
    assert mails() == [(VELDEN["email"], "Bevestig je reactie: Adviseur wonen")]
    assert sollicitatie.teken in Bericht.objects.get().tekst
    services.bevestig(sollicitatie=sollicitatie, op=MOMENT + UUR)
    reactie = Reactie.objects.get()
    assert (reactie.herkomst, reactie.kandidaat, reactie.status) == ("extern", None, "ontvangen")
    assert mails()[1] == (VELDEN["email"], "Je reactie is binnen: Adviseur wonen")


def test_only_what_is_open_to_everybody_takes_one_from_outside(hengelo):
    with pytest.raises(ReagerenDicht):
        van_buiten(maak_vacature(hengelo, doelgroep="regio"))


def test_it_counts_on_the_day_it_is_confirmed(vacature):
    sollicitatie = van_buiten(vacature)
    services.bevestig(sollicitatie=sollicitatie, op=MOMENT + 30 * UUR)
    assert Reactie.objects.get().ingediend_op == timezone.localdate(MOMENT + 30 * UUR)


def test_confirming_twice_changes_nothing(vacature):
    sollicitatie = van_buiten(vacature)
    for _ in range(2):
        assert services.bevestig(sollicitatie=sollicitatie, op=MOMENT) == sollicitatie
    assert (Reactie.objects.count(), len(mails())) == (1, 2)


def test_a_second_reaction_of_the_same_address_is_the_first(vacature, map_):
    eerste, tweede = van_buiten(vacature), van_buiten(vacature, cv(), email="FENNA@voorbeeld.example")
    services.bevestig(sollicitatie=eerste, op=MOMENT)
    with transaction.atomic():
        assert services.bevestig(sollicitatie=tweede, op=MOMENT) == eerste
    assert list(Sollicitatie.objects.all()) == [eerste] and Reactie.objects.count() == 1


def test_elsewhere_the_same_address_may_react_too(vacature, hengelo):
    for een in (vacature, maak_vacature(hengelo, doelgroep="extern")):
        services.bevestig(sollicitatie=van_buiten(een), op=MOMENT)
    assert Reactie.objects.count() == 2


def test_two_days_later_it_is_too_late(vacature):
    sollicitatie = van_buiten(vacature)
    services.bevestig(sollicitatie=van_buiten(vacature, email="b@voorbeeld.example"), op=MOMENT + 47 * UUR)
    with pytest.raises(TeLaatBevestigd):
        services.bevestig(sollicitatie=sollicitatie, op=MOMENT + 48 * UUR)


def test_sent_in_time_counts_also_after_the_last_day(hengelo):
    laatste_dag = maak_vacature(hengelo, doelgroep="extern", sluit_op=timezone.localdate(MOMENT))
    sollicitatie = van_buiten(laatste_dag)
    assert services.bevestig(sollicitatie=sollicitatie, op=MOMENT + 30 * UUR).reactie


@pytest.mark.parametrize("status", ["ingetrokken", "ingevuld"])
def test_not_any_more_when_it_is_over(vacature, status):
    sollicitatie = van_buiten(vacature)
    Vacature.objects.filter(pk=vacature.pk).update(status=status)
    with pytest.raises(ReagerenDicht):
        services.bevestig(sollicitatie=sollicitatie, op=MOMENT)
    assert not Reactie.objects.exists()
