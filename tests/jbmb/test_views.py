"""Offers: who finds which, never whose they are; and what the swaps tell of and to somebody."""

from datetime import date, timedelta

import pytest
from django.db import connection
from django.template import Context, Template
from django.test.utils import CaptureQueriesContext

from jbmb import gegevens, werkvoorraad
from jbmb.models import Ruilaanbod
from tests.maken import (
    DAG,
    maak_aanbodstap,
    maak_gebruiker,
    maak_organisatie,
    maak_ruilaanbod,
    maak_voorkeur,
)
from twentsekracht.mijn.werkvoorraad import Taak
from twentsekracht.organisaties.models import Rol

pytestmark = pytest.mark.django_db


@pytest.fixture
def hengelo():
    return maak_organisatie("hengelo")


def aanbod_van(organisatie, verborgen=None, **velden):
    wie = maak_gebruiker(organisatie=organisatie, naam="Gerard Geheim")
    if verborgen is not None:
        velden["verborgen_voor_eigen_organisatie"] = verborgen
    return maak_ruilaanbod(organisatie, deelnemer=wie, **velden)


def functies(antwoord):
    return [een.functie for een in antwoord.context["aanbod"]]


def teken(tag, gebruiker):
    return Template(f"{{% load jbmb %}}{{% {tag} gebruiker %}}").render(Context({"gebruiker": gebruiker}))


def test_a_stranger_has_to_sign_in(client):
    assert client.get("/jbmb/").headers["Location"].startswith("/account/login/")


def test_colleagues_find_what_is_open_without_a_name(als, hengelo):
    een = aanbod_van(hengelo, functie="Jurist", schaal=10, uren=32, maanden=6, kenmerk="M0001")
    for rang, naam in enumerate(("Borne", "Losser"), 1):
        maak_voorkeur(een, maak_organisatie(naam=f"Gemeente {naam}"), rang)
    for status in ("lopend", "afgerond", "ingetrokken"):
        maak_ruilaanbod(functie=status, status=status)
    antwoord = als(maak_gebruiker()).get("/jbmb/")
    page = antwoord.content.decode()
    assert functies(antwoord) == ["Jurist"]
    for woorden in ("Gemeente Hengelo", "Schaal 10", "32 uur", "6 maanden", "Graag naar Borne of Losser"):
        assert woorden in page
    for geheim in ("Gerard Geheim", een.deelnemer.email, "M0001", een.code):
        assert geheim not in page


@pytest.mark.parametrize(
    ("verborgen", "ziet_collega", "ziet_ander"),
    [(True, False, True), (False, True, True), (None, False, True)],
)
def test_only_who_chose_so_is_found_by_their_own_organisation(
    als, hengelo, verborgen, ziet_collega, ziet_ander
):
    een = aanbod_van(hengelo, verborgen, functie="Jurist")
    collega, ander = maak_gebruiker(organisatie=hengelo), maak_gebruiker()
    assert functies(als(een.deelnemer).get("/jbmb/")) == ["Jurist"]
    assert (functies(als(collega).get("/jbmb/")) == ["Jurist"]) is ziet_collega
    assert (functies(als(ander).get("/jbmb/")) == ["Jurist"]) is ziet_ander


def test_an_offer_is_hidden_from_its_own_organisation_unless_its_owner_says_so():
    """`None` above is what the model's own default says: nobody is shown before they choose to be."""
    assert Ruilaanbod().verborgen_voor_eigen_organisatie is True


def test_what_came_from_an_old_list_is_found_by_everybody(hengelo):
    oud = maak_ruilaanbod(hengelo, kenmerk="M0001")
    assert Ruilaanbod.objects.zichtbaar_voor(maak_gebruiker(organisatie=hengelo)).get() == oud


def test_who_moved_stays_hidden_from_their_new_colleagues_too(hengelo):
    een = aanbod_van(hengelo, True)
    losser = een.deelnemer.organisatie = maak_organisatie("losser")
    een.deelnemer.save()
    for organisatie, ziet in ((hengelo, False), (losser, False), (maak_organisatie(), True)):
        lezer = maak_gebruiker(organisatie=organisatie)
        assert Ruilaanbod.objects.zichtbaar_voor(lezer).exists() is ziet


def test_the_filter_offers_no_organisation_of_which_everything_is_hidden(als, hengelo):
    """Neither as a choice nor as a number: that would tell what the list does not."""
    aanbod_van(hengelo, True)
    page = als(maak_gebruiker(organisatie=hengelo)).get("/jbmb/?organisatie=hengelo")
    assert page.context["filter"].form.fields["organisatie"].choices == []
    assert page.context["tellingen"]["organisatie"] == {}


@pytest.mark.parametrize(
    ("vraag", "gevonden"),
    [
        ("q=jur", ["Jurist"]),
        ("organisatie=hengelo", ["Jurist"]),
        ("schaal_min=10", ["Jurist"]),
        ("schaal_max=9", ["Planner"]),
        ("schaal_min=x", ["Jurist", "Planner"]),
        ("duur=kort", ["Planner"]),
        ("duur=kort&duur=half", ["Jurist", "Planner"]),
        ("duur=langer", []),
    ],
)
def test_the_list_filters_and_what_cannot_be_read_does_not(als, hengelo, vraag, gevonden):
    maak_ruilaanbod(hengelo, functie="Jurist", schaal=10, maanden=6)
    maak_ruilaanbod(functie="Planner", schaal=8, maanden=3)
    antwoord = als(maak_gebruiker()).get(f"/jbmb/?{vraag}")
    assert sorted(functies(antwoord)) == gevonden
    assert gevonden or "Wis alle filters" in antwoord.content.decode()


def test_counts_behind_a_choice_follow_the_other_choices(als, hengelo):
    maak_ruilaanbod(hengelo, maanden=3)
    maak_ruilaanbod(hengelo, maanden=12)
    maak_ruilaanbod(maak_organisatie("borne"), maanden=12)
    tellingen = als(maak_gebruiker()).get("/jbmb/?duur=lang").context["tellingen"]
    assert tellingen["organisatie"] == {"hengelo": 1, "borne": 1}
    assert tellingen["duur"] == {"kort": 1, "half": 0, "lang": 2, "langer": 0}


def test_the_list_costs_the_same_however_many_offers(als):
    browser = als(maak_gebruiker())

    def price():
        with CaptureQueriesContext(connection) as queries:
            browser.get("/jbmb/")
        return len(queries)

    maak_voorkeur()
    one = price()
    for _ in range(24):
        maak_voorkeur()
    assert price() == one


def test_the_page_names_the_ambassadeur_of_the_own_organisation(als, hengelo):
    maak_gebruiker(Rol.AMBASSADEUR, hengelo, email="derk@hengelo.example")
    maak_gebruiker(Rol.AMBASSADEUR, maak_organisatie(), email="ander@borne.example")
    page = als(maak_gebruiker(organisatie=hengelo)).get("/jbmb/").content.decode()
    assert "mailto:derk@hengelo.example" in page
    assert "ander@borne.example" not in page


# ---- work queue, tiles, own data


def test_an_ambassadeur_is_told_what_to_check_and_what_is_old(als, hengelo, django_assert_max_num_queries):
    ik = maak_gebruiker(Rol.AMBASSADEUR, hengelo)
    maak_ruilaanbod(hengelo, aangeboden_op=date(2015, 5, 25))
    maak_ruilaanbod(hengelo, aangeboden_op=date(2014, 5, 1), is_vast=True)
    maak_ruilaanbod(hengelo, aangeboden_op=date(2014, 6, 1), is_vast=True)  # a year ago today: still good
    maak_ruilaanbod(hengelo, aangeboden_op=date(2013, 6, 1), status="afgerond")
    maak_ruilaanbod(aangeboden_op=date(2013, 6, 1))
    with django_assert_max_num_queries(5):
        taken = werkvoorraad.taken(gebruiker=ik, op=DAG)
    lijst = "/beheer/jbmb/ruilaanbod/?status__exact=aangeboden"
    assert taken == [
        Taak(
            titel="Controleer het contract bij 1 aanbod",
            url=f"{lijst}&is_vast__isnull=True",
            soort="Jouw Baan Mijn Baan",
            uiterlijk=date(2015, 6, 8),
            toelichting="Ruilen kan alleen met een vast contract.",
        ),
        Taak(
            titel="Vraag na of 1 aanbod nog geldt",
            url=f"{lijst}&aangeboden_op__lt=2014-06-01",
            soort="Jouw Baan Mijn Baan",
            uiterlijk=date(2015, 5, 1),
            toelichting="Langer dan een jaar geleden aangeboden.",
        ),
    ]
    for taak in taken:
        page = als(ik).get(taak.url)
        assert page.status_code == 200
        assert page.context["cl"].result_count == 1


@pytest.mark.parametrize("rol", [None, Rol.CONTACTPERSOON, Rol.COORDINATOR])
def test_for_others_the_swaps_have_no_work(hengelo, rol):
    maak_ruilaanbod(hengelo, aangeboden_op=DAG - timedelta(999))
    assert werkvoorraad.taken(gebruiker=maak_gebruiker(rol, hengelo), op=DAG) == []


def test_tiles_show_offers_of_others_and_my_own(hengelo, django_assert_num_queries):
    een = aanbod_van(hengelo, True, functie="Jurist")
    maak_ruilaanbod(functie="Planner")
    assert "Planner" in teken("jbmb_tegel", een.deelnemer)
    assert "Jurist" not in teken("jbmb_tegel", een.deelnemer)
    assert "Jurist" not in teken("jbmb_tegel", maak_gebruiker(organisatie=hengelo))
    maak_voorkeur(een)
    with django_assert_num_queries(3):
        mijn = teken("jbmb_mijn", een.deelnemer)
    assert "Jurist" in mijn
    assert "Aangeboden" in mijn
    assert "Kijk wat anderen aanbieden" in teken("jbmb_mijn", maak_gebruiker())


def test_somebody_gets_everything_the_swaps_know_of_them(hengelo):
    een = aanbod_van(hengelo, functie="Jurist", schaal=10, uren="28.5", is_vast=True, maanden=6)
    maak_voorkeur(een, maak_organisatie("borne"))
    maak_aanbodstap(een)
    maak_ruilaanbod()
    assert gegevens.gegevens(gebruiker=een.deelnemer, op=DAG) == {
        "Aanbod in Jouw Baan Mijn Baan": [
            {
                "functie": "Jurist",
                "organisatie": "Gemeente Hengelo",
                "functiefamilie": "",
                "taken": "",
                "schaal": 10,
                "uren per week": "28.5",
                "plaats": "",
                "dagen thuis": None,
                "wat ik meebreng": "",
                "vast dienstverband": True,
                "maanden": 6,
                "aangeboden op": "2015-06-01",
                "geldig tot en met": None,
                "graag naar": ["Gemeente Borne"],
                "wens": {
                    "functiefamilies": [],
                    "in de buurt van": "",
                    "hoogstens zoveel kilometer": None,
                    "schaal": [None, None],
                    "uren": [None, None],
                    "maanden": [None, None],
                    "beginnen": [None, None],
                },
                "verborgen voor eigen organisatie": True,
                "status": "Aangeboden",
                "verloop": [{"per": "2015-06-01", "status": "Aangeboden", "reden": ""}],
            }
        ],
        "Voorgestelde ruilen in Jouw Baan Mijn Baan": [],
    }
