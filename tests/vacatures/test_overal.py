"""Vacancies on the pages that are composed of all apps: tiles, search, calendar, work queue, one's own data."""

from datetime import UTC, date, datetime, timedelta

import pytest
from django.contrib.auth.models import AnonymousUser
from django.db import connection
from django.template import Context, Template
from django.test import RequestFactory
from django.utils import timezone

from tests.maken import (
    maak_bewaarde_vacature,
    maak_gebruiker,
    maak_organisatie,
    maak_reactie,
    maak_vacature,
    maak_vacaturestap,
    maak_zoekopdracht,
)
from tests.vacatures.maken import maak_commissielid, maak_herplaatsingskandidaat, maak_melding
from twentsekracht.mijn.models import Profiel
from twentsekracht.organisaties.models import Rol
from vacatures.agenda import punten
from vacatures.gegevens import gegevens
from vacatures.models import Mailkeuze, Vacature
from vacatures.passend import passende_vacatures
from vacatures.werkvoorraad import taken
from vacatures.zoeken import zoek

pytestmark = pytest.mark.django_db
OP = date(2026, 3, 10)
DAG = timedelta(days=1)


def maak(organisatie=None, doelgroep="regio", op=OP, **velden):
    velden.setdefault("sluit_op", op + 10 * DAG)
    velden.setdefault("gepubliceerd_op", op - 9 * DAG)
    return maak_vacature(organisatie, doelgroep=doelgroep, **velden)


def toon(tag, gebruiker):
    verzoek = RequestFactory().get("/mijn/")
    verzoek.user = gebruiker
    context = Context({"user": gebruiker, "request": verzoek, "csrf_token": "x"})
    return Template("{% load vacatures %}" + f"{{% {tag} %}}").render(context)


# ---- tiles


def test_a_visitor_sees_the_newest_six_and_how_many_there_are(django_assert_num_queries):
    vandaag = timezone.localdate()
    for nummer in range(8):
        maak(doelgroep="extern", op=vandaag, titel=f"Titel {nummer}", gepubliceerd_op=vandaag - nummer * DAG)
    maak(op=vandaag, titel="Binnen")
    with django_assert_num_queries(2):
        tekst = toon("vacatures_openbaar", AnonymousUser())
    assert "Bekijk alle 8 vacatures" in tekst and "Titel 5" in tekst
    assert "Titel 6" not in tekst and "Binnen" not in tekst and "bewaren" not in tekst


def test_without_vacancies_the_visitor_reads_so():
    assert "geen vacatures open" in toon("vacatures_openbaar", AnonymousUser())


def test_the_tile_counts_what_is_open_and_new(django_assert_num_queries):
    vandaag, gebruiker = timezone.localdate(), maak_gebruiker()
    maak(op=vandaag)
    maak(op=vandaag, gepubliceerd_op=vandaag)
    maak(op=vandaag, doelgroep="intern")
    with django_assert_num_queries(1):
        tekst = toon("vacatures_tegel user", gebruiker)
    assert "2 open vacatures" in tekst and "1 nieuw" in tekst


def test_mine_are_what_i_keep_am_mailed_about_and_reacted_to(django_assert_num_queries):
    vandaag, ik, ander = timezone.localdate(), maak_gebruiker(), maak_gebruiker()
    for wie, merk in ((ik, "mijn"), (ander, "hun")):
        maak_bewaarde_vacature(wie, maak(op=vandaag, titel=f"open {merk}", sluit_op=vandaag + 2 * DAG))
        maak_bewaarde_vacature(wie, maak(op=vandaag, titel=f"weg {merk}", status="ingetrokken"))
        maak_zoekopdracht(wie, naam=f"zoek {merk}", vraag="q=a")
        maak_reactie(maak(op=vandaag, titel=f"reactie {merk}", status="ingevuld"), kandidaat=wie)
    with django_assert_num_queries(4):
        tekst = toon("vacatures_mijn user", ik)
    assert "hun" not in tekst and "weg mijn" not in tekst
    for wat in (
        "open mijn",
        "Sluit over 2 dagen",
        "Een vacature die je niet meer kunt lezen",
        "zoek mijn",
        "reactie mijn",
    ):
        assert wat in tekst


def test_with_nothing_of_mine_it_says_what_to_do():
    tekst = toon("vacatures_mijn user", maak_gebruiker())
    assert "Druk bij een vacature op Bewaar" in tekst and "Houd me op de hoogte" in tekst
    assert "Mijn reacties" not in tekst


# ---- what fits


def maak_profiel(**velden):
    velden = {"vakgebieden": ["ict"], "schaal": 9, "uren_min": 24, "uren_max": 32, "niveau": "hbo", **velden}
    return Profiel(gebruiker=maak_gebruiker(), **velden)


def past(profiel):
    return [(passend.vacature.titel, passend.waarom) for passend in passende_vacatures(profiel, op=OP)]


def test_what_fits_and_why_most_rules_first_then_closing_soonest(django_assert_num_queries):
    alles = {"vakgebied": "ict", "schaal_min": 10, "uren_min": 32, "niveau": "hbo"}
    maak(titel="alles", **alles)
    maak(titel="twee laat", vakgebied="ict", niveau="hbo")
    maak(titel="twee vroeg", vakgebied="ict", niveau="hbo", sluit_op=OP + DAG)
    maak(titel="een", vakgebied="ict", niveau="wo", schaal_min=11, uren_min=36)
    maak(titel="van een ander", doelgroep="intern", **alles)
    maak(titel="dicht", sluit_op=OP - DAG, **alles)
    profiel = maak_profiel()
    with django_assert_num_queries(1):
        gevonden = past(profiel)
    assert gevonden == [
        ("alles", "Past bij je vakgebied, je schaal, je uren en je niveau."),
        ("twee vroeg", "Past bij je vakgebied en je niveau."),
        ("twee laat", "Past bij je vakgebied en je niveau."),
    ]


def test_at_most_four_and_with_one_thing_told_one_rule_is_enough():
    for nummer in range(6):
        maak(titel=str(nummer), vakgebied="ict", sluit_op=OP + nummer * DAG)
    leeg = {"schaal": None, "uren_min": None, "uren_max": None, "niveau": ""}
    assert [titel for titel, _ in past(maak_profiel(**leeg))] == ["0", "1", "2", "3"]
    assert past(maak_profiel(vakgebieden=[], **leeg)) == []


def test_without_a_profile_it_asks_for_one():
    gebruiker = maak_gebruiker()
    assert "Vul je profiel in" in toon("vacatures_voor_jou user", gebruiker)
    Profiel.objects.create(gebruiker=gebruiker, vakgebieden=["ict"])
    assert "pas je profiel aan" in toon("vacatures_voor_jou user", gebruiker)
    maak(op=timezone.localdate(), vakgebied="ict")
    assert "Past bij je vakgebied." in toon("vacatures_voor_jou user", gebruiker)


# ---- search, calendar, data


def test_search_finds_what_this_person_may_read(django_assert_num_queries):
    gebruiker = maak_gebruiker()
    maak(titel="Planoloog", doelgroep="extern")
    maak(titel="Adviseur", omschrijving="met de planoloog")
    maak(titel="Planoloog intern", doelgroep="intern")
    maak(titel="Planoloog van toen", status="ingevuld")
    with django_assert_num_queries(4 if connection.vendor == "postgresql" else 3):
        groep = zoek("planoloog", gebruiker=gebruiker, op=OP, aantal=5)
    assert ([treffer.titel for treffer in groep.treffers], groep.totaal) == (["Planoloog", "Adviseur"], 2)
    assert groep.url == "/vacatures/?q=planoloog"
    assert zoek("planoloog", gebruiker=AnonymousUser(), op=OP, aantal=5).totaal == 1


def test_the_last_day_of_what_is_kept_stands_in_the_calendar(django_assert_num_queries):
    gebruiker = maak_gebruiker()
    vacature = maak(titel="Jurist", standplaats="Goor")
    for rij in (vacature, maak(sluit_op=OP - DAG), maak(status="ingevuld"), maak(sluit_op=None)):
        maak_bewaarde_vacature(gebruiker, rij)
    maak_bewaarde_vacature(vacature=vacature)
    with django_assert_num_queries(1):
        [punt] = punten(gebruiker=gebruiker, vanaf=OP, op=OP)
    assert (punt.titel, punt.begin, punt.einde, punt.plaats) == (
        "Sluit: Jurist",
        vacature.sluit_op,
        vacature.sluit_op,
        "Goor",
    )


def test_own_data_are_complete_and_nobody_elses(django_assert_num_queries):
    gebruiker = maak_gebruiker()
    maak_bewaarde_vacature(gebruiker)
    maak_zoekopdracht(gebruiker, gemeld_op=datetime(2026, 3, 1, tzinfo=UTC))
    maak_reactie(kandidaat=gebruiker)
    maak_melding(gebruiker)
    Mailkeuze.objects.create(gebruiker=gebruiker, herinneren=False)
    maak_herplaatsingskandidaat(gebruiker)
    maak_commissielid(gebruiker=gebruiker)
    maak_bewaarde_vacature(), maak_zoekopdracht(), maak_reactie(), maak_melding()
    maak_herplaatsingskandidaat(), maak_commissielid()
    with django_assert_num_queries(7):
        alles = gegevens(gebruiker=gebruiker, op=OP)
    assert {kop: len(rijen) for kop, rijen in alles.items()} == {
        "Bewaarde vacatures": 1,
        "Mail over bewaarde vacatures": 1,
        "Vacatures waarover je mail kreeg": 1,
        "Zoekopdrachten voor vacatures": 1,
        "Reacties op vacatures": 1,
        "Voorrang als herplaatsingskandidaat": 1,
        "Selectiecommissies": 1,
    }


# ---- the work queue


def vul_werk(organisatie):
    maak(organisatie, titel="dicht", status="gesloten", sluit_op=OP - 3 * DAG)
    maak(organisatie, titel="voorbij", sluit_op=OP - DAG)
    maak(organisatie, titel="bijna", sluit_op=OP + 3 * DAG)
    maak(organisatie, titel="loopt", sluit_op=OP + 4 * DAG)
    maak(organisatie, titel="klaar", status="ingevuld", sluit_op=OP - 9 * DAG)
    for titel, per in (("stil", OP - 15 * DAG), ("vers", OP - 14 * DAG)):
        concept = maak_vacature(organisatie, titel=titel, status=Vacature.Status.CONCEPT)
        maak_vacaturestap(concept, naar="concept", per=per)


@pytest.mark.parametrize("rol", [Rol.VACATUREHOUDER, Rol.CONTACTPERSOON, Rol.COORDINATOR])
def test_what_waits_for_whom(rol):
    hengelo = maak_organisatie("hengelo")
    vul_werk(hengelo)
    gevonden = {(taak.titel, taak.uiterlijk) for taak in taken(gebruiker=maak_gebruiker(rol, hengelo), op=OP)}
    assert gevonden == {
        ("Hoe is deze vacature vervuld? dicht", OP + 11 * DAG),
        ("Hoe is deze vacature vervuld? voorbij", OP + 13 * DAG),
        ("Verleng deze vacature of laat haar sluiten: bijna", OP + 3 * DAG),
        ("Plaats dit concept of trek het in: stil", OP - DAG),
    }


@pytest.mark.parametrize("rol", [None, Rol.AMBASSADEUR, Rol.REGIEGROEP, Rol.BEHEERDER])
def test_nothing_waits_for_others(rol):
    hengelo = maak_organisatie("hengelo")
    vul_werk(hengelo)
    assert taken(gebruiker=maak_gebruiker(rol, hengelo), op=OP) == []
    assert taken(gebruiker=maak_gebruiker(Rol.VACATUREHOUDER), op=OP) == []


def test_history_that_was_read_in_gives_no_tasks():
    hengelo = maak_organisatie("hengelo")
    for titel, dag in (("lang terug", date(2015, 6, 1)), ("net te oud", date(OP.year - 2, 12, 31))):
        maak(hengelo, titel=titel, status="gesloten", sluit_op=dag)
    maak(hengelo, titel="vorig jaar", status="gesloten", sluit_op=date(OP.year - 1, 1, 1))
    maak(hengelo, titel="zonder dag", status="gesloten", sluit_op=None)
    gevonden = {taak.titel for taak in taken(gebruiker=maak_gebruiker(Rol.VACATUREHOUDER, hengelo), op=OP)}
    assert gevonden == {f"Hoe is deze vacature vervuld? {titel}" for titel in ("vorig jaar", "zonder dag")}


def test_many_become_one_line_at_a_fixed_number_of_queries(django_assert_num_queries):
    hengelo = maak_organisatie("hengelo")
    for nummer in range(30):
        maak(hengelo, status="gesloten", sluit_op=OP - nummer * DAG)
    houder = maak_gebruiker(Rol.VACATUREHOUDER, hengelo)
    with django_assert_num_queries(4):  # one for the roles, one per kind
        gevonden = taken(gebruiker=houder, op=OP)
    assert len(gevonden) == 6
    assert gevonden[-1].titel == "Nog 25 gesloten vacatures zonder uitkomst"
    assert gevonden[-1].url == "/vacatures/uitkomsten/"


def test_what_one_may_no_longer_read_is_not_named_on_mijn_or_in_ones_own_data():
    losser, hengelo = maak_organisatie("losser"), maak_organisatie("hengelo")
    vandaag = timezone.localdate()
    intern = maak(losser, "intern", op=vandaag, titel="Geheim intern")
    gebruiker = maak_gebruiker(organisatie=losser)
    maak_bewaarde_vacature(gebruiker, intern)
    maak_melding(gebruiker, intern)
    assert "Geheim intern" in toon("vacatures_mijn user", gebruiker)
    assert "Geheim intern" in str(gegevens(gebruiker=gebruiker, op=vandaag))
    gebruiker.organisatie = hengelo
    gebruiker.save()
    tekst = toon("vacatures_mijn user", gebruiker)
    assert "Geheim intern" not in tekst and "Een vacature die je niet meer kunt lezen" in tekst
    assert "Haal weg" in tekst
    alles = str(gegevens(gebruiker=gebruiker, op=vandaag))
    assert "Geheim intern" not in alles and intern.code not in alles and "Bewaard op" in alles


def test_a_reaction_of_which_nobody_told_does_not_borrow_the_badge_of_its_vacancy():
    gebruiker, vandaag = maak_gebruiker(), timezone.localdate()
    maak_reactie(maak(op=vandaag, titel="Jurist"), kandidaat=gebruiker)
    tekst = toon("vacatures_mijn user", gebruiker)
    assert "Jurist" in tekst and "Sluit" not in tekst and 'class="etiket' not in tekst
