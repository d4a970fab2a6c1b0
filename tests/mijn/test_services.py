"""What somebody changes about themselves, and what the log keeps of it."""

from datetime import date, datetime, timedelta
from decimal import Decimal

import pytest

from tests.maken import MOMENT, maak_agendaadres, maak_gebruiker, maak_lidmaatschap, maak_profiel
from twentsekracht.logboek.models import Regel
from twentsekracht.mijn import services
from twentsekracht.mijn.models import Agendaadres, Profiel

pytestmark = pytest.mark.django_db

LEEG = {
    "schaal": None,
    "uren_min": None,
    "uren_max": None,
    "niveau": "",
    "vakgebieden": [],
    "vaardigheden": "",
    "wensen": "",
    "zichtbaar_voor_collegas": False,
    "verborgen_voor_eigen_organisatie": True,
}
LATER = MOMENT + timedelta(hours=1)


def bewaar(gebruiker, functie="", op=MOMENT, **velden):
    return services.bewaar_profiel(
        gebruiker=gebruiker, functie=functie, velden=LEEG | velden, door=gebruiker, op=op
    )


def regels(actie):
    return list(Regel.objects.filter(actie=actie).order_by("pk").values_list("door_id", "velden"))


def test_a_profile_is_made_the_first_time_and_changed_after_that():
    gebruiker = maak_gebruiker()
    bewaar(gebruiker, schaal=9)
    profiel = bewaar(gebruiker, schaal=10, wensen="Meer buiten", op=LATER)
    assert Profiel.objects.get() == profiel
    assert (profiel.schaal, profiel.wensen, profiel.bijgewerkt_op) == (10, "Meer buiten", LATER)


def test_the_log_has_names_of_fields_and_nothing_of_what_stands_in_them():
    gebruiker = maak_gebruiker()
    bewaar(gebruiker, functie="Geheim agent", wensen="Weg hier", schaal=9)
    bewaar(gebruiker, functie="Geheim agent", wensen="Weg hier", schaal=10)
    assert regels("profiel bewaard") == [(gebruiker.pk, ["schaal", "wensen"]), (gebruiker.pk, ["schaal"])]
    assert regels("functie gewijzigd") == [(gebruiker.pk, ["functie"])]
    assert not any("Weg hier" in str(regel.__dict__) for regel in Regel.objects.all())


def test_saving_the_same_again_changes_and_logs_nothing():
    gebruiker = maak_gebruiker()
    bewaar(gebruiker, uren_min=Decimal("24.0"), vakgebieden=["ict"])
    profiel = bewaar(gebruiker, uren_min=Decimal(24), vakgebieden=["ict"], op=LATER)
    assert profiel.bijgewerkt_op == MOMENT
    assert len(regels("profiel bewaard")) == 1


def test_function_belongs_to_the_person():
    gebruiker = maak_gebruiker(functie="Jurist")
    bewaar(gebruiker, functie="Teamleider")
    gebruiker.refresh_from_db()
    assert gebruiker.functie == "Teamleider"


# ---- the address of the calendar


def vernieuw(gebruiker, op=MOMENT):
    return services.vernieuw_agendaadres(gebruiker=gebruiker, door=gebruiker, op=op)


def test_an_address_is_long_random_and_one_per_person():
    gebruiker = maak_gebruiker()
    sleutels = {vernieuw(gebruiker).sleutel for _ in range(3)}
    assert len(sleutels) == 3
    assert all(len(sleutel) >= 43 for sleutel in sleutels)  # 32 bytes
    assert Agendaadres.objects.get().sleutel in sleutels


def test_a_new_address_goes_on_counting_where_the_old_one_was():
    """A calendar program that sees a lower number than before ignores it."""
    gebruiker = maak_gebruiker()
    maak_agendaadres(gebruiker, volgnummer=7)
    assert vernieuw(gebruiker).volgnummer == 7


def test_renewing_and_switching_off_are_logged_without_the_secret():
    gebruiker = maak_gebruiker()
    sleutel = vernieuw(gebruiker).sleutel
    services.zet_agendaadres_uit(gebruiker=gebruiker, door=gebruiker, op=MOMENT)
    services.zet_agendaadres_uit(gebruiker=gebruiker, door=gebruiker, op=MOMENT)
    assert not Agendaadres.objects.exists()
    assert regels("agenda-adres vernieuwd") == [(gebruiker.pk, ["sleutel"])]
    assert regels("agenda-adres uitgezet") == [(gebruiker.pk, [])]
    assert not any(sleutel in str(regel.__dict__) for regel in Regel.objects.all())


def test_the_number_goes_up_only_when_the_calendar_holds_something_else():
    adres = maak_agendaadres()
    for stand, op, verwacht in [("a", MOMENT, 1), ("a", LATER, 1), ("b", LATER, 2)]:
        adres = services.werk_stand_bij(adres=adres, stand=stand, op=op)
        assert (adres.stand, adres.volgnummer) == (stand, verwacht)
    assert adres.gewijzigd_op == LATER


def test_two_readers_of_the_same_news_count_it_once():
    adres = maak_agendaadres()
    zelfde = Agendaadres.objects.get()
    services.werk_stand_bij(adres=adres, stand="a", op=MOMENT)
    assert services.werk_stand_bij(adres=zelfde, stand="a", op=LATER).volgnummer == 1


# ---- one's data


def test_asking_for_ones_data_is_logged_and_says_when():
    gebruiker = maak_gebruiker()
    maak_profiel(gebruiker, wensen="Meer buiten")
    inhoud = services.vraag_gegevens_op(gebruiker=gebruiker, door=gebruiker, op=MOMENT)
    assert datetime.fromisoformat(inhoud["opgevraagd_op"]) == MOMENT
    assert inhoud["gegevens"]["Profiel"][0]["wensen"] == "Meer buiten"
    assert regels("gegevens opgevraagd") == [(gebruiker.pk, [])]


@pytest.mark.parametrize(
    ("van", "tot", "houdt"),
    [
        (date(2015, 1, 1), None, True),
        (date(2015, 1, 1), date(2015, 6, 1), True),
        (date(2015, 7, 1), None, True),  # begins later: it is promised
        (date(2015, 1, 1), date(2015, 5, 31), False),
    ],
)
def test_a_role_has_to_be_given_over_first(van, tot, houdt):
    gebruiker = maak_gebruiker()
    maak_lidmaatschap(gebruiker, van=van, tot=tot)
    assert services.rollen_die_blijven(gebruiker, op=date(2015, 6, 1)).exists() is houdt
    if houdt:
        with pytest.raises(services.HeeftNogRol):
            services.wis_account(gebruiker=gebruiker, door=gebruiker, op=MOMENT)
        assert not Regel.objects.exists()
    else:
        services.wis_account(gebruiker=gebruiker, door=gebruiker, op=MOMENT)
        assert regels("account gewist")[0][1] == []


def test_the_emergency_account_does_not_delete_itself():
    gebruiker = maak_gebruiker(is_superuser=True)
    with pytest.raises(services.HeeftNogRol):
        services.wis_account(gebruiker=gebruiker, door=gebruiker, op=MOMENT)
