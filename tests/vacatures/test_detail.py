"""The page of one vacancy: what it tells whom, what search engines read, and what is left when it closed."""

import json
import re
from datetime import date, timedelta
from html import unescape

import pytest
from django.contrib.auth.models import AnonymousUser
from django.db import connection
from django.template import Context, Template
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone
from icalendar import Calendar

from tests.maken import (
    maak_gebruiker,
    maak_opleiding,
    maak_organisatie,
    maak_uitvoering,
    maak_vaardigheid,
    maak_vacature,
    maak_vacaturestap,
)
from twentsekracht.mijn.models import Vaardigheid
from vacatures import woorden
from vacatures.jobposting import jobposting
from vacatures.models import Fase, Vacature
from vacatures.passend import vergelijkbare

pytestmark = pytest.mark.django_db
DAG = timedelta(days=1)


@pytest.fixture
def vandaag():
    return timezone.localdate()


@pytest.fixture
def hengelo():
    return maak_organisatie("hengelo")


@pytest.fixture
def collega(als):
    return als(maak_gebruiker(organisatie=maak_organisatie("losser")))


def maak(organisatie, doelgroep="extern", **velden):
    dag = timezone.localdate()
    velden = {"sluit_op": dag + 20 * DAG, "gepubliceerd_op": dag, **velden}
    return maak_vacature(organisatie, doelgroep=doelgroep, **velden)


def in_fasen(organisatie, herplaatsing, intern, regio, extern, **velden):
    """Days from today on which each phase opens."""
    dagen = zip(Fase, (herplaatsing, intern, regio, extern), strict=True)
    dag = timezone.localdate()
    fasen = {f"{fase}_op": None if na is None else dag + na * DAG for fase, na in dagen}
    return maak(organisatie, **{"gepubliceerd_op": dag + herplaatsing * DAG, **fasen, **velden})


def lees(browser, vacature):
    antwoord = browser.get(vacature.get_absolute_url())
    return antwoord.status_code, unescape(antwoord.content.decode()).replace("\u00a0", " ")


def url(naam, vacature):
    return reverse(f"vacatures:{naam}", args=[vacature.code])


# ---- what one needs to decide


def test_pay_is_told_for_a_full_week_and_for_the_hours_of_the_job(client, hengelo):
    vacature = maak(hengelo, schaal_min=9, salaris_min=3217, salaris_max=4671, uren_min=24, uren_max=32)
    _, tekst = lees(client, vacature)
    assert "€ 3.217 tot € 4.671 bruto per maand bij 36 uur" in tekst
    assert "€ 2.145 tot € 4.152 bij 24 tot 32 uur" in tekst


def test_pay_that_is_not_known_is_not_told(client, hengelo):
    _, tekst = lees(client, maak(hengelo, schaal_min=9, uren_min=24))
    assert "bruto" not in tekst and "€" not in tekst
    assert woorden.salaris_naar_uren(Vacature(salaris_min=3000, salaris_max=3000)) == ""


def test_procedure_contact_and_places(client, hengelo):
    vacature = maak(
        hengelo, procedure="Gesprekken op *3 december*.", contact="de afdeling HR", aantal_plaatsen=3
    )
    _, tekst = lees(client, vacature)
    assert "Gesprekken op <em>3 december</em>." in tekst and "terecht bij de afdeling HR" in tekst
    assert re.search(r"Aantal plaatsen</dt><dd>3<", tekst)


def test_who_may_react_now_and_from_when_others(collega, client, hengelo, vandaag):
    vacature = in_fasen(hengelo, -9, -8, -2, 6)
    _, tekst = lees(collega, vacature)
    assert "Nog 6 dagen alleen voor Twentse collega’s" in tekst
    assert f"Vanaf {woorden.dag(vandaag + 6 * DAG)}" in tekst
    assert url("reageren", vacature) in tekst
    assert lees(client, vacature)[0] == 404


def test_nobody_reads_of_a_phase_that_was_not_theirs(als, client, collega, hengelo, vandaag):
    vacature = in_fasen(hengelo, -9, -8, -5, -1, titel="Adviseur")
    sinds = {9: "herplaatsing", 8: "intern", 5: "regio", 1: "extern"}
    eigen = als(maak_gebruiker(organisatie=hengelo))
    for browser, gezien in ((client, {1}), (collega, {5}), (eigen, {8})):
        _, tekst = lees(browser, vacature)
        dagen = {na for na in sinds if woorden.dag(vandaag - na * DAG) in tekst}
        assert dagen == gezien
        assert "voorrang" not in tekst
        assert "iedereen, ook van buiten de overheid" in tekst


def test_a_visitor_may_react_a_closed_one_takes_no_reactions(client, collega, hengelo):
    open_, dicht = maak(hengelo), maak(hengelo, status="gesloten")
    assert url("reageren", open_) in lees(client, open_)[1]
    for browser in (client, collega):
        status, tekst = lees(browser, dicht)
        assert status == 200 and "/reageren/" not in tekst and "sluitdatum.ics" not in tekst


def test_it_costs_the_same_however_much_there_is_beside_it(client, collega, hengelo):
    vacature = maak(hengelo, vakgebied="ict", schaal_min=9)
    maak(hengelo, vakgebied="ict", schaal_min=9)
    vraagt(vacature, "Excel")
    leert("Rekenen", "Excel")

    def queries(browser):
        with CaptureQueriesContext(connection) as gevangen:
            assert browser.get(vacature.get_absolute_url()).status_code == 200
        return len(gevangen)

    een = [queries(client), queries(collega)]
    for _ in range(9):
        maak(maak_organisatie(), vakgebied="ict", schaal_min=9)
        een_meer = maak_vaardigheid().naam
        vraagt(vacature, een_meer)
        leert("Nog een", "Excel", een_meer)
    assert [queries(client), queries(collega)] == een


# ---- what is like it


def lijkt_op(vacature, gebruiker=None):
    gevonden = vergelijkbare(vacature, gebruiker or AnonymousUser(), op=timezone.localdate())
    return gevonden.regel, [ander.titel for ander in gevonden.vacatures]


def test_alike_by_a_rule_that_is_said(client, hengelo, vandaag, django_assert_num_queries):
    vacature = maak(hengelo, vakgebied="ict", schaal_min=10)
    gelijk = {"vakgebied": "ict", "schaal_min": 11, "schaal_max": 12}
    maak(hengelo, titel="laat", **gelijk)
    maak(hengelo, titel="eerst", sluit_op=vandaag + DAG, **gelijk)
    maak(hengelo, titel="te hoog", vakgebied="ict", schaal_min=12)
    maak(hengelo, titel="ander vak", vakgebied="water", schaal_min=10)
    maak(hengelo, "regio", titel="binnen", **gelijk)
    maak(hengelo, titel="dicht", status="gesloten", **gelijk)
    with django_assert_num_queries(1):
        gevonden = lijkt_op(vacature)
    assert gevonden == ("zelfde vakgebied (ICT en data) en schaal 9 tot en met 11", ["eerst", "laat"])
    _, tekst = lees(client, vacature)
    assert "Gekozen op zelfde vakgebied (ICT en data) en schaal 9 tot en met 11" in tekst


def test_without_a_scale_the_field_of_work_and_without_that_nothing(hengelo):
    maak(hengelo, titel="ander", vakgebied="ict", schaal_min=15)
    assert lijkt_op(maak(hengelo, titel="a", vakgebied="ict")) == (
        "zelfde vakgebied (ICT en data)",
        ["ander"],
    )
    assert lijkt_op(maak(hengelo, schaal_min=15)) == ("", [])


def vaardigheid(naam):
    return Vaardigheid.objects.get_or_create(naam=naam)[0]


def vraagt(vacature, *namen):
    vacature.vaardigheden.add(*map(vaardigheid, namen))


def leert(titel, *namen, over=9, **velden):
    """A course that is given in so many days."""
    opleiding = maak_opleiding(titel=titel, **velden)
    opleiding.vaardigheden.set(map(vaardigheid, namen))
    return maak_uitvoering(opleiding, start=timezone.localdate() + over * DAG)


def opleidingen(tekst):
    """Title, and what it is shown for, of each course on the page."""
    _, _, deel = tekst.partition("Opleidingen die hierbij helpen")
    kaarten = deel.split("<article")[1:]
    titels = [re.search(r"<h3><a[^>]*>([^<]*)", kaart)[1] for kaart in kaarten]
    return list(
        zip(titels, [(re.findall(r"voor: ([^<]*)<", kaart) or [""])[0] for kaart in kaarten], strict=True)
    )


def test_courses_that_teach_what_it_asks_say_which_skill(client, collega, hengelo):
    vacature = maak(hengelo, vakgebied="ict")
    vraagt(vacature, "Excel", "Privacy")
    leert("Later", "Excel", over=20)
    leert("Samen", "Excel", "Privacy", "Anders", over=9, vakgebied="water")
    leert("Ander vak", "Anders", vakgebied="ict")
    leert("Geweest", "Excel", over=-1)
    leert("Niet te zien", "Excel", is_gepubliceerd=False)
    _, tekst = lees(collega, vacature)
    assert opleidingen(tekst) == [("Samen", "Excel, Privacy"), ("Later", "Excel")]
    assert "hetzelfde vakgebied" not in tekst and ">Excel<" in tekst
    _, tekst = lees(client, vacature)
    assert opleidingen(tekst) == [] and ">Privacy<" in tekst


def test_without_a_course_for_its_skills_those_of_its_field_and_that_is_said(collega, hengelo):
    vacature = maak(hengelo, vakgebied="ict")
    leert("Zelfde vak", "Anders", vakgebied="ict")
    _, tekst = lees(collega, vacature)
    assert opleidingen(tekst) == [("Zelfde vak", "")]
    assert "in hetzelfde vakgebied (ICT en data)" in tekst and "nu geen opleiding gepland" not in tekst
    vraagt(vacature, "Excel")
    _, tekst = lees(collega, vacature)
    assert opleidingen(tekst) == [("Zelfde vak", "")]
    assert "nu geen opleiding gepland" in tekst and "in hetzelfde vakgebied (ICT en data)" in tekst


def test_no_more_than_three_courses_the_soonest(collega, hengelo):
    vacature = maak(hengelo)
    vraagt(vacature, "Excel")
    for over in (5, 4, 3, 2):
        leert(f"Over {over}", "Excel", over=over)
    assert [titel for titel, _ in opleidingen(lees(collega, vacature)[1])] == ["Over 2", "Over 3", "Over 4"]


def test_search_engines_read_what_it_asks(hengelo):
    vacature = maak(hengelo)
    assert "skills" not in jobposting(vacature)
    vraagt(vacature, "Privacy", "Excel")
    assert jobposting(vacature)["skills"] == ["Excel", "Privacy"]


def test_courses_of_the_same_field_are_for_colleagues(client, collega, hengelo, vandaag):
    vacature = maak(hengelo, vakgebied="ict")
    maak_uitvoering(maak_opleiding(vakgebied="ict", titel="Werken met data"), start=vandaag + 9 * DAG)
    maak_uitvoering(maak_opleiding(vakgebied="water", titel="Dijken"), start=vandaag + 9 * DAG)
    maak_uitvoering(maak_opleiding(vakgebied="ict", titel="Van toen"), start=vandaag - 9 * DAG)
    _, tekst = lees(collega, vacature)
    assert "Werken met data" in tekst and "in hetzelfde vakgebied (ICT en data)" in tekst
    assert "Dijken" not in tekst and "Van toen" not in tekst
    assert "Werken met data" not in lees(client, vacature)[1]


@pytest.mark.parametrize("vakgebied", ["", "onzin"])
def test_without_a_field_no_courses_and_no_query(django_assert_num_queries, vakgebied):
    with django_assert_num_queries(0):
        tekst = Template("{% load school %}{% opleidingen_bij v %}").render(Context({"v": vakgebied}))
    assert not tekst.strip()


# ---- the last day in a calendar


def test_the_last_day_for_a_calendar(client, hengelo):
    vacature = maak(hengelo, titel="Jurist, met komma", standplaats="Goor", code="2026/7")
    antwoord = client.get(url("sluitdatum", vacature))
    assert (
        antwoord["Content-Type"].startswith("text/calendar")
        and "attachment" in antwoord["Content-Disposition"]
    )
    [punt] = Calendar.from_ical(antwoord.content).walk("VEVENT")
    assert (punt["summary"], punt["location"]) == ("Sluit: Jurist, met komma", "Goor")
    assert punt.decoded("dtstart") == vacature.sluit_op


@pytest.mark.parametrize(
    "velden",
    [
        {"doelgroep": "regio"},
        {"status": "gesloten"},
        {"status": "concept"},
        {"sluit_op": None},
        {"extern_op": date(2100, 1, 1)},
    ],
)
def test_no_last_day_for_who_may_not_read_it_or_when_it_has_none(client, hengelo, velden):
    assert client.get(url("sluitdatum", maak(hengelo, **velden))).status_code == 404


# ---- search engines


def blok(browser, vacature):
    gevonden = re.findall(
        r'<script type="application/ld\+json">(.*?)</script>',
        browser.get(vacature.get_absolute_url()).content.decode(),
        re.S,
    )
    return json.loads(gevonden[0]) if gevonden else None


def test_an_old_one_without_pay_says_nothing_of_it(hengelo):
    assert not {"baseSalary", "workHours"} & set(jobposting(maak(hengelo)))


@pytest.mark.parametrize("status", ["gepubliceerd", "gesloten"])
def test_search_engines_read_nothing_of_what_is_not_open_to_everybody(client, als, hengelo, status):
    eigen = als(maak_gebruiker(organisatie=hengelo))
    vacature = in_fasen(hengelo, -9, -8, -5, 3, status=status)
    assert blok(eigen, vacature) is None
    assert blok(client, maak(hengelo, status="gesloten")) is None


# ---- after it closed


def na_sluiting(organisatie, dagen, doelgroep="extern", **velden):
    dag = timezone.localdate()
    velden = {"sluit_op": dag - dagen * DAG, "gepubliceerd_op": dag - 90 * DAG, **velden}
    return maak(organisatie, doelgroep, **velden)


@pytest.mark.parametrize(("dagen", "verwacht"), [(1, 200), (30, 200), (31, 410), (80, 410)])
def test_a_month_that_it_is_closed_then_it_is_gone(client, hengelo, dagen, verwacht):
    status, tekst = lees(client, na_sluiting(hengelo, dagen, titel="Adviseur"))
    assert status == verwacht
    assert '<meta name="robots" content="noindex">' in tekst
    wat = "Deze vacature is gesloten" if verwacht == 200 else "Deze vacature is er niet meer"
    assert wat in tekst and ("Adviseur" in tekst) == (verwacht == 200)


def test_a_colleague_reads_it_as_long_as_there_is_something_to_read(collega, hengelo):
    assert lees(collega, na_sluiting(hengelo, 80))[0] == 200


def test_one_that_was_closed_early_counts_from_that_day(client, hengelo, vandaag):
    vacature = maak(hengelo, status="gesloten", gepubliceerd_op=vandaag - 60 * DAG)
    maak_vacaturestap(vacature, "gesloten", per=vandaag - 30 * DAG)
    assert lees(client, vacature)[0] == 200
    vacature.stappen.update(per=vandaag - 31 * DAG)
    assert lees(client, vacature)[0] == 410


@pytest.mark.parametrize("dagen", [1, 31])
@pytest.mark.parametrize(
    "velden",
    [
        {"doelgroep": "regio"},
        {"doelgroep": "intern"},
        {"status": "concept"},
        {"status": "ingetrokken", "doelgroep": "regio"},
        {"extern_op": date(2100, 1, 1)},
    ],
)
def test_what_was_never_open_to_everybody_never_was(client, hengelo, dagen, velden):
    assert lees(client, na_sluiting(hengelo, dagen, **velden))[0] == 404


def test_a_phase_that_would_have_come_after_the_last_day_never_was(client, hengelo, vandaag):
    vacature = in_fasen(hengelo, -20, -20, -20, -3, sluit_op=vandaag - 5 * DAG)
    assert lees(client, vacature)[0] == 404


@pytest.mark.parametrize("dagen", [-5, 1, 80])
def test_what_stood_open_to_everybody_and_was_taken_back_says_so_and_no_more(client, collega, hengelo, dagen):
    vacature = na_sluiting(hengelo, dagen, titel="Adviseur", status="ingetrokken")
    for wie in (client, collega):
        status, tekst = lees(wie, vacature)
        assert status == 410 and "De organisatie heeft haar ingetrokken" in tekst and "Adviseur" not in tekst


def test_what_was_taken_back_before_everybody_could_read_it_never_was(client, hengelo, vandaag):
    for extern in (None, 3):
        assert lees(client, in_fasen(hengelo, -9, -9, -9, extern, status="ingetrokken"))[0] == 404
