"""The pages of an offer: what they show to whom, at one price, and what they do with nonsense."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from jbmb import zoeken
from jbmb.models import Ruilaanbod
from tests.jbmb.aanbod import inhoud, maak_ambassadeur, maak_compleet, maak_mens, post
from tests.maken import maak_gebruiker, maak_organisatie, maak_profiel, maak_ruilaanbod, maak_voorkeur
from twentsekracht.organisaties.models import Rol

pytestmark = pytest.mark.django_db
NAAM = "Gerard Geheim"


@pytest.fixture
def hengelo():
    return maak_organisatie("hengelo")


def ingevuld(**anders):
    velden = {**inhoud(), "wat": "dien_in", **anders}
    return {naam: waarde for naam, waarde in velden.items() if waarde not in (None, False)}


def lees(client, adres):
    antwoord = client.get(adres)
    assert antwoord.status_code == 200
    return antwoord.content.decode()


def prijs(client, adres):
    with CaptureQueriesContext(connection) as vragen:
        lees(client, adres)
    return len(vragen)


# ---- making one


def test_filled_in_and_sent_in_by_the_page(als, hengelo):
    wie, amb, borne = maak_mens(hengelo), maak_ambassadeur(hengelo), maak_organisatie("borne")
    antwoord = als(wie).post(
        "/jbmb/mijn/bewerken/", ingevuld(keus_2=borne.pk, wens_families=["advies", "beleid"])
    )
    assert antwoord.headers["Location"] == "/jbmb/mijn/"
    aanbod = Ruilaanbod.objects.get()
    assert (aanbod.deelnemer, aanbod.status, aanbod.wens_families) == (wie, "ingediend", ["advies", "beleid"])
    assert list(aanbod.voorkeursvolgorde.values_list("rang", "organisatie")) == [(1, borne.pk)]
    assert post() == [(amb.email, "Kijk je dit aanbod na?")]


def test_what_is_missing_is_said_beside_its_field_and_nothing_is_half_done(als, hengelo):
    client = als(maak_mens(hengelo))
    antwoord = client.post("/jbmb/mijn/bewerken/", ingevuld(taken="", schaal=""))
    assert antwoord.status_code == 200 and not Ruilaanbod.objects.exists()
    fouten = antwoord.context["form"].errors
    assert set(fouten) == {"taken", "schaal"} and fouten["taken"] == ["Vul dit in."]
    assert client.post("/jbmb/mijn/bewerken/", ingevuld(taken="", wat="bewaar")).status_code == 302
    assert Ruilaanbod.objects.get().status == "concept"
    assert "Nog niemand ziet je aanbod" in lees(client, "/jbmb/mijn/")


@pytest.mark.parametrize(
    ("anders", "veld"),
    [
        ({"functie": ""}, "functie"),
        ({"functie": "x\x00y"}, "functie"),
        ({"schaal": "99"}, "schaal"),
        ({"uren": "veel"}, "uren"),
        ({"wens_maanden_max": "13"}, "wens_maanden_max"),
        ({"wens_maanden_min": "2"}, "wens_maanden_min"),
        ({"wens_families": ["duikboot"]}, "wens_families"),
        ({"plaats": "atlantis"}, "plaats"),
        ({"wens_plaats": "borne"}, "wens_afstand"),
        ({"wens_schaal_min": "10", "wens_schaal_max": "9"}, "__all__"),
        ({"wens_start_tot": "2001-01-01"}, "__all__"),
        ({"keus_1": "99999"}, "keus_1"),
        ({"thuisdagen": "6"}, "thuisdagen"),
    ],
)
def test_what_cannot_be_is_refused_with_a_word(als, hengelo, anders, veld):
    antwoord = als(maak_mens(hengelo)).post("/jbmb/mijn/bewerken/", ingevuld(**anders))
    assert antwoord.status_code == 200
    assert veld in antwoord.context["form"].errors
    assert not Ruilaanbod.objects.exists()


def test_one_organisation_is_chosen_once_and_never_ones_own(als, hengelo):
    borne, client = maak_organisatie("borne"), als(maak_mens(hengelo))
    for anders, veld in (
        ({"keus_1": borne.pk, "keus_3": borne.pk}, "keus_2"),
        ({"keus_1": hengelo.pk}, "keus_1"),
    ):
        antwoord = client.post("/jbmb/mijn/bewerken/", ingevuld(**anders))
        assert veld in antwoord.context["form"].errors


def test_hours_are_read_as_people_write_them(als, hengelo):
    als(maak_mens(hengelo)).post("/jbmb/mijn/bewerken/", ingevuld(uren="28,5"))
    assert str(Ruilaanbod.objects.get().uren) == "28.5"


def test_it_begins_with_what_the_profile_tells(als, hengelo):
    wie = maak_mens(hengelo, functie="Jurist")
    maak_profiel(
        wie,
        schaal=11,
        uren_min=24,
        uren_max=32,
        vaardigheden="Pleiten",
        verborgen_voor_eigen_organisatie=False,
    )
    begin = als(wie).get("/jbmb/mijn/bewerken/").context["form"].initial
    assert {naam: begin[naam] for naam in ("functie", "plaats", "breng_mee", "wens_schaal_min", "wens_uren_max")} == {
        "functie": "Jurist", "plaats": "hengelo", "breng_mee": "Pleiten", "wens_schaal_min": 11, "wens_uren_max": 32,
    }  # fmt: skip
    assert begin["verborgen_voor_eigen_organisatie"] is False


def test_what_was_filled_in_stands_there_again(als, hengelo):
    wie = maak_mens(hengelo)
    aanbod = maak_compleet(wie, uren="28.5")
    maak_voorkeur(aanbod, maak_organisatie("borne"), 1)
    page = lees(als(wie), "/jbmb/mijn/bewerken/")
    for staat in ('value="28,5"', "selected>Gemeente Borne", f'value="{aanbod.wens_start_van:%Y-%m-%d}"'):
        assert staat in page


def test_during_a_swap_the_offer_is_not_edited(als, hengelo):
    wie = maak_mens(hengelo)
    maak_compleet(wie, "lopend")
    client = als(wie)
    assert client.get("/jbmb/mijn/bewerken/").status_code == 302
    assert client.post("/jbmb/mijn/bewerken/", ingevuld()).status_code == 302
    assert Ruilaanbod.objects.get().taken == "Nota’s schrijven."


# ---- one's own


@pytest.mark.parametrize("status", Ruilaanbod.Status.values)
def test_my_page_in_every_status(als, hengelo, status):
    wie = maak_mens(hengelo)
    maak_compleet(wie, status)
    page = lees(als(wie), "/jbmb/mijn/")
    assert "Beleidsadviseur" in page and Ruilaanbod.Status(status).label in page


def test_each_press_on_my_page(als, hengelo):
    wie = maak_mens(hengelo)
    aanbod, client = maak_compleet(wie), als(wie)
    for naar, status in (("pauzeer", "gepauzeerd"), ("hervat", "aangeboden"), ("trek_in", "ingetrokken")):
        assert client.post("/jbmb/mijn/status/", {"naar": naar, "reden": "Klaar"}).status_code == 302
        aanbod.refresh_from_db()
        assert aanbod.status == status
    for naar in ("trek_in", "bewaar", "keur_goed", "", "__class__"):
        assert client.post("/jbmb/mijn/status/", {"naar": naar}, follow=True).status_code == 200
    aanbod.refresh_from_db()
    assert aanbod.status == "ingetrokken"


def test_a_wish_of_which_the_beginning_is_over_says_so(als, hengelo):
    wie, vandaag = maak_mens(hengelo), timezone.localdate()
    maak_compleet(wie, wens_start_van=vandaag - timedelta(9), wens_start_tot=vandaag - timedelta(1))
    assert "is voorbij. Kies een nieuwe periode" in lees(als(wie), "/jbmb/mijn/")


# ---- what others offer


def test_a_stranger_finds_a_job_and_no_name(als, hengelo):
    wie = maak_mens(hengelo, naam=NAAM)
    aanbod = maak_compleet(wie, schaal=9, functie="Jurist")
    lezer = maak_mens()
    maak_compleet(lezer)
    client = als(lezer)
    for adres in ("/jbmb/", f"/jbmb/{aanbod.pk}/", "/jbmb/past/", "/zoeken/?q=jurist"):
        page = lees(client, adres)
        assert "Jurist" in page
        for geheim in (NAAM, wie.email, aanbod.code):
            assert geheim not in page


@pytest.mark.parametrize(("verborgen", "ziet"), [(True, False), (False, True)])
def test_the_own_organisation_finds_it_when_its_owner_says_so(als, hengelo, verborgen, ziet):
    aanbod = maak_compleet(maak_mens(hengelo), functie="Jurist", verborgen_voor_eigen_organisatie=verborgen)
    collega = maak_mens(hengelo)
    client = als(collega)
    assert ("Jurist" in lees(client, "/jbmb/")) is ziet
    assert (client.get(f"/jbmb/{aanbod.pk}/").status_code == 200) is ziet
    assert ("Jurist" in lees(client, "/zoeken/?q=jurist")) is ziet
    assert bool(zoeken.zoek("jurist", gebruiker=collega, op=timezone.localdate(), aantal=5).totaal) is ziet


@pytest.mark.parametrize(
    "status", [status for status in Ruilaanbod.Status.values if status != Ruilaanbod.Status.AANGEBODEN]
)
def test_what_is_not_on_offer_is_not_there(als, status):
    aanbod = maak_compleet(status=status)
    assert als(maak_mens()).get(f"/jbmb/{aanbod.pk}/").status_code == 404


def test_my_own_job_leads_to_my_page(als):
    aanbod = maak_compleet()
    assert als(aanbod.deelnemer).get(f"/jbmb/{aanbod.pk}/").headers["Location"] == "/jbmb/mijn/"


def test_beside_my_own_offer_each_wish_says_how_it_stands(als, hengelo):
    eigen = maak_compleet(maak_mens(hengelo), wens_schaal_min=10, wens_schaal_max=10, schaal=10)
    ander = maak_compleet(schaal=9, wens_families=["zorg"], functie="Jurist")
    page = lees(als(eigen.deelnemer), f"/jbmb/{ander.pk}/")
    assert "Deze baan past bijna bij wat je zoekt" in page
    assert "Schaal 9 in plaats van 10" in page
    assert "Deze collega zoekt iets anders dan jouw baan" in page
    assert "Beleid in plaats van Zorg en ondersteuning" in page


def test_an_old_row_without_a_wish_compares_with_nothing(als, hengelo):
    oud = maak_ruilaanbod(functie="Bode", schaal=5)
    eigen = maak_compleet(maak_mens(hengelo))
    page = lees(als(eigen.deelnemer), f"/jbmb/{oud.pk}/")
    assert "uit een oudere lijst" in page and "Deze baan past" not in page


def test_what_fits_stands_in_three_groups_and_never_what_does_not(als, hengelo):
    eigen = maak_compleet(
        maak_mens(hengelo), wens_families=["beleid"], wens_schaal_min=10, wens_schaal_max=11
    )
    samen, past = maak_compleet(functie="Samen"), maak_compleet(functie="Past", wens_families=["zorg"])
    bijna = maak_compleet(functie="Bijna", schaal=9)
    maak_compleet(functie="Niet", functiefamilie="zorg")
    maak_compleet(maak_mens(hengelo), functie="Collega", verborgen_voor_eigen_organisatie=False)
    maak_compleet(functie="Gepauzeerd", status="gepauzeerd")
    groepen = als(eigen.deelnemer).get("/jbmb/past/").context["groepen"]
    assert [(kop, [een.aanbod for een in rijen]) for kop, rijen in groepen] == [
        ("Past bij jullie allebei", [samen]),
        ("Past bij jou", [past]),
        ("Past bijna", [bijna]),
    ]


def test_without_an_offer_or_a_wish_it_says_what_to_do(als, hengelo):
    maak_compleet()
    assert "Je biedt nog geen baan aan" in lees(als(maak_mens(hengelo)), "/jbmb/past/")
    half = maak_compleet(
        status="concept",
        wens_maanden_min=None,
        wens_maanden_max=None,
        wens_start_van=None,
        wens_start_tot=None,
    )
    assert "Je wens is nog niet af" in lees(als(half.deelnemer), "/jbmb/past/")


@pytest.mark.parametrize(
    ("vraag", "gevonden"),
    [
        ("familie=beleid", {"Jurist"}),
        ("familie=beleid&familie=zorg", {"Jurist", "Planner"}),
        ("plaats=enschede&binnen=10", {"Jurist"}),
        ("plaats=almelo", {"Planner"}),
        ("binnen=10", {"Jurist", "Planner"}),
        ("uren=tot-24", {"Planner"}),
        ("uren=24-32", set()),
        ("uren=32-meer", {"Jurist"}),
        ("duur=lang", {"Planner"}),
        ("duur=half", {"Jurist", "Planner"}),
        ("q=JURÍST", {"Jurist"}),
        ("schaal_min=9&schaal_max=9", {"Planner"}),
        ("familie=duikboot", {"Jurist", "Planner"}),
        ("plaats=%00", {"Jurist", "Planner"}),
    ],
)
def test_what_each_filter_leaves(als, vraag, gevonden):
    maak_compleet(functie="Jurist", uren=32, plaats="hengelo")
    maak_compleet(
        functie="Planner", functiefamilie="zorg", schaal=9, uren="23.5", plaats="almelo", wens_maanden_max=9
    )
    antwoord = als(maak_mens()).get(f"/jbmb/?{vraag}")
    assert {een.functie for een in antwoord.context["aanbod"]} == gevonden


def test_counts_behind_each_choice_follow_the_others(als):
    maak_compleet(uren=32)
    maak_compleet(functiefamilie="zorg", uren=20)
    tellingen = als(maak_mens()).get("/jbmb/?familie=zorg").context["tellingen"]
    assert tellingen["familie"] == {"beleid": 1, "zorg": 1}
    assert tellingen["uren"] == {"tot-24": 1, "24-32": 0, "32-meer": 0}


def test_every_list_costs_the_same_however_many_there_are(als, hengelo):
    amb = maak_ambassadeur(hengelo)
    maak_compleet(amb)

    def erbij():
        maak_voorkeur(maak_compleet(), maak_organisatie())
        maak_compleet(maak_mens(hengelo), "ingediend")
        maak_compleet(amb, "afgewezen")

    erbij()
    client, adressen = als(amb), ("/jbmb/", "/jbmb/past/", "/jbmb/nakijken/", "/jbmb/mijn/")
    een = {adres: prijs(client, adres) for adres in adressen}
    for _ in range(6):
        erbij()
    assert {adres: prijs(client, adres) for adres in adressen} == een


# ---- the ambassadeur


def test_only_who_looks_at_offers_has_a_list_of_them(als, hengelo):
    for rol in (None, Rol.CONTACTPERSOON, Rol.VACATUREHOUDER, Rol.BEHEERDER):
        assert als(maak_gebruiker(rol, hengelo)).get("/jbmb/nakijken/").status_code == 404
    assert als(maak_ambassadeur(hengelo)).get("/jbmb/nakijken/").status_code == 200


def test_an_offer_of_another_organisation_is_not_there(als, hengelo):
    aanbod = maak_compleet(maak_mens(hengelo), "ingediend")
    client = als(maak_ambassadeur(maak_organisatie("borne")))
    for doe in (client.get, client.post):
        assert doe(f"/jbmb/nakijken/{aanbod.pk}/").status_code == 404
    assert "Beleidsadviseur" not in lees(client, "/jbmb/nakijken/")
    aanbod.refresh_from_db()
    assert aanbod.status == "ingediend"


@pytest.mark.parametrize(
    ("besluit", "naar"), [("goed", "aangeboden"), ("aanvulling", "aanvulling"), ("afwijzen", "afgewezen")]
)
def test_each_answer_of_the_ambassadeur(als, hengelo, besluit, naar):
    aanbod = maak_compleet(maak_mens(hengelo, naam=NAAM), "ingediend")
    client, adres = als(maak_ambassadeur(hengelo)), f"/jbmb/nakijken/{aanbod.pk}/"
    assert NAAM in lees(client, adres)
    leeg = client.post(adres, {"besluit": besluit})
    assert leeg.status_code == 200
    assert set(leeg.context["form"].errors) == ({"is_vast"} if besluit == "goed" else {"reden"})
    antwoord = client.post(adres, {"besluit": besluit, "is_vast": "on", "reden": "Welke taken?"})
    assert antwoord.headers["Location"] == "/jbmb/nakijken/"
    aanbod.refresh_from_db()
    assert aanbod.status == naar
    nog_eens = client.post(adres, {"besluit": "afwijzen", "reden": "Toch niet"}, follow=True)
    assert nog_eens.status_code == 200 and "Dat kan niet meer" in nog_eens.content.decode()


def test_an_ambassadeur_reads_and_does_not_decide_about_their_own(als, hengelo):
    amb = maak_ambassadeur(hengelo)
    aanbod = maak_compleet(amb, "ingediend")
    page = lees(als(amb), f"/jbmb/nakijken/{aanbod.pk}/")
    assert "Dit is je eigen aanbod" in page and "Bewaar mijn besluit" not in page


def test_the_admin_shows_no_concept(als, hengelo):
    maak_compleet(maak_mens(hengelo), "concept", functie="Nog geheim")
    maak_compleet(maak_mens(hengelo), "ingediend", functie="Ingediend werk")
    page = lees(als(maak_ambassadeur(hengelo)), "/beheer/jbmb/ruilaanbod/")
    assert "Ingediend werk" in page and "Nog geheim" not in page
