"""Counting that a page was opened: by which way, by nobody in particular, and never in the way."""

from datetime import date, timedelta

import pytest
from django.core.cache import cache
from django.db import DatabaseError, connection
from django.utils import timezone

from tests.maken import (
    DAG,
    maak_bewaarde_vacature,
    maak_emaildomein,
    maak_gebruiker,
    maak_organisatie,
    maak_reactie,
    maak_vacature,
    maak_vacaturestap,
)
from tests.vacatures.maken import maak_weergave
from twentsekracht.organisaties.models import Rol
from vacatures import houdercijfers, services
from vacatures.kanalen import kanaal_van, telt
from vacatures.models import Vacature, Weergave

MENS = "Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0"
INTRANETTEN = ["hengelo.nl", "vechtstromen.nl"]


def kanaal(verwijzer="", van=""):
    return kanaal_van(van=van, verwijzer=verwijzer, eigen="twentsekracht.nl:443", intranetten=INTRANETTEN)


# ---- by which way


@pytest.mark.parametrize(
    ("verwijzer", "verwacht"),
    [
        ("", "direct"),
        ("https://twentsekracht.nl/vacatures/?q=x", "portaal"),
        ("https://intranet.hengelo.nl/nieuws", "intranet"),
        ("https://HENGELO.NL/", "intranet"),
        ("https://niethengelo.nl/", "link"),
        ("https://hengelo.nl.kwaad.example/", "link"),
        ("https://www.google.nl/", "zoekmachine"),
        ("https://www.google.co.uk/", "zoekmachine"),
        ("https://duckduckgo.com/", "zoekmachine"),
        ("https://googleblog.example/", "link"),
        ("https://mail.google.com/", "mail"),
        ("https://outlook.office.com/mail/", "mail"),
        ("https://www.linkedin.com/feed", "sociaal"),
        ("https://t.co/abc", "sociaal"),
        ("https://www.netflix.com/", "link"),
        ("https://tubantia.nl/banen", "link"),
        ("geen adres", "direct"),
        ("http://[stuk", "direct"),
    ],
)
def test_the_host_of_the_page_before_says_which_way(verwijzer, verwacht):
    assert kanaal(verwijzer) == verwacht


def test_the_address_itself_says_it_first():
    assert kanaal("https://www.google.nl/", van="mail") == "mail"
    assert kanaal("https://www.google.nl/", van="zomaar") == "zoekmachine"


@pytest.mark.parametrize(
    ("method", "headers", "verwacht"),
    [
        ("GET", {"User-Agent": MENS}, True),
        ("HEAD", {"User-Agent": MENS}, False),
        ("GET", {}, False),
        ("GET", {"User-Agent": "Mozilla/5.0 (compatible; Googlebot/2.1)"}, False),
        ("GET", {"User-Agent": "facebookexternalhit/1.1"}, False),
        ("GET", {"User-Agent": "python-requests/2.32"}, False),
        ("GET", {"User-Agent": MENS, "Sec-Purpose": "prefetch;prerender"}, False),
        ("GET", {"User-Agent": MENS, "Purpose": "prefetch"}, False),
        ("GET", {"User-Agent": "Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) Safari/604.1"}, True),
        ("GET", {"User-Agent": "Mozilla/5.0 (Linux; Android 15; CUBOT X) Chrome/140 Mobile"}, True),
    ],
)
def test_robots_and_pages_fetched_in_advance_do_not_count(method, headers, verwacht):
    assert telt(method, headers) is verwacht


# ---- the page counts


@pytest.fixture
def vacature(db):
    cache.clear()
    return maak_vacature(
        maak_organisatie("hengelo"), doelgroep="extern", gepubliceerd_op=timezone.localdate()
    )


def kijk(client, vacature, vraag="", **koppen):
    antwoord = client.get(f"{vacature.get_absolute_url()}{vraag}", headers={"User-Agent": MENS, **koppen})
    assert antwoord.status_code == 200
    return antwoord


def geteld():
    return list(Weergave.objects.order_by("kanaal").values_list("kanaal", "aantal"))


def test_a_page_that_is_opened_counts_by_day_and_way(client, vacature):
    maak_emaildomein(vacature.organisatie, "hengelo.nl")
    kijk(client, vacature)
    kijk(client, vacature)
    kijk(client, vacature, Referer="https://intranet.hengelo.nl/x")
    kijk(client, vacature, "?van=mail")
    assert geteld() == [("direct", 2), ("intranet", 1), ("mail", 1)]
    assert set(Weergave.objects.values_list("dag", flat=True)) == {timezone.localdate()}


def test_nothing_of_who_it_was_is_kept(client, vacature):
    velden = {veld.name for veld in Weergave._meta.get_fields()}
    assert velden == {"id", "vacature", "dag", "kanaal", "aantal"}


def test_who_handles_it_does_not_count_and_a_colleague_does(als, vacature):
    kijk(als(maak_gebruiker(Rol.VACATUREHOUDER, vacature.organisatie)), vacature)
    kijk(als(maak_gebruiker(Rol.COORDINATOR)), vacature)
    assert geteld() == []
    kijk(als(maak_gebruiker(organisatie=vacature.organisatie)), vacature)
    kijk(als(maak_gebruiker(Rol.VACATUREHOUDER)), vacature)
    assert geteld() == [("direct", 2)]


def test_what_does_not_exist_does_not_count(client, vacature):
    Vacature.objects.update(extern_op=None)
    antwoord = client.get(vacature.get_absolute_url(), headers={"User-Agent": MENS})
    assert (antwoord.status_code, geteld()) == (404, [])


def test_a_robot_reads_and_does_not_count(client, vacature):
    kijk(client, vacature, **{"User-Agent": "bingbot/2.0"})
    assert geteld() == []


def test_a_second_view_is_one_statement_that_comes_after_the_page(client, vacature):
    kijk(client, vacature)
    vragen = []

    def schrijf_op(doe, sql, *rest):
        vragen.append(sql)
        return doe(sql, *rest)

    with connection.execute_wrapper(schrijf_op):
        kijk(client, vacature)
    schrijft = [sql for sql in vragen if not sql.startswith(("SELECT", "SAVEPOINT", "RELEASE"))]
    assert len(schrijft) == 1 and schrijft[0].startswith("UPDATE")
    assert vragen.index(schrijft[0]) >= len(vragen) - 2


def test_a_database_that_refuses_does_not_break_the_page(client, vacature):
    def weiger(doe, sql, *rest):
        if "vacatures_weergave" in sql:
            raise DatabaseError("database is locked")
        return doe(sql, *rest)

    with connection.execute_wrapper(weiger):
        assert "Vacature" in kijk(client, vacature).text
    assert geteld() == []


def test_two_days_and_two_ways_are_counted_apart(vacature):
    for dag, weg in [(DAG, "direct"), (DAG, "direct"), (DAG + timedelta(days=1), "direct"), (DAG, "mail")]:
        services.tel(vacature_id=vacature.pk, dag=dag, kanaal=weg)
    assert sorted(Weergave.objects.values_list("aantal", flat=True)) == [1, 1, 2]


def test_an_unknown_way_is_a_mistake(vacature):
    with pytest.raises(ValueError, match="zomaar"):
        services.tel(vacature_id=vacature.pk, dag=DAG, kanaal="zomaar")


# ---- what the figures say


MAANDAG = date(2026, 3, 9)


def test_the_figures_of_one_vacancy(vacature):
    ander = maak_vacature()
    for dagen, weg, aantal in [(0, "direct", 3), (6, "mail", 1), (7, "intranet", 4), (21, "zoekmachine", 2)]:
        maak_weergave(vacature, MAANDAG + timedelta(days=dagen), weg, aantal)
    maak_weergave(ander, MAANDAG, "direct", 50)
    maak_weergave(vacature, MAANDAG + timedelta(days=99), "direct", 50)  # after the day that is asked for
    maak_bewaarde_vacature(vacature=vacature)
    for herkomst in ("intern", "extern", "extern"):
        maak_reactie(vacature, herkomst=herkomst)
    maak_reactie(ander)
    cijfers = houdercijfers.cijfers(Vacature.objects.filter(pk=vacature.pk), op=MAANDAG + timedelta(days=30))
    week = timedelta(days=7)
    assert cijfers.per_week == (
        (MAANDAG, (1, 0, 3)),
        (MAANDAG + week, (0, 4, 0)),
        (MAANDAG + 2 * week, (0, 0, 0)),
        (MAANDAG + 3 * week, (0, 0, 2)),
    )
    assert (cijfers.weergaven, cijfers.bewaard, cijfers.reacties, cijfers.ingevuld) == (10, 1, 3, 0)
    assert dict(cijfers.per_kanaal)["Intranet van een organisatie"] == 4
    assert cijfers.per_herkomst == (
        ("Eigen organisatie", 1),
        ("Andere Twentse organisatie", 0),
        ("Van buiten", 2),
        ("Onbekend", 0),
    )
    assert cijfers.dagen_ingevuld is None


def test_the_drawing_shows_half_a_year_and_the_total_all(vacature):
    for week in range(60):
        maak_weergave(vacature, MAANDAG + timedelta(weeks=week))
    cijfers = houdercijfers.cijfers(Vacature.objects.all(), op=MAANDAG + timedelta(weeks=60))
    assert (len(cijfers.per_week), cijfers.weergaven) == (26, 60)
    assert cijfers.per_week[-1][0] == MAANDAG + timedelta(weeks=59)


def test_days_to_fill_are_those_of_the_middle_one(db):
    for dagen in (10, 20, 90):
        maak_vacature(status="ingevuld", gepubliceerd_op=DAG, ingevuld_op=DAG + timedelta(days=dagen))
    maak_vacature()
    cijfers = houdercijfers.cijfers(Vacature.objects.all(), op=DAG + timedelta(days=100))
    assert (cijfers.vacatures, cijfers.ingevuld, cijfers.dagen_ingevuld) == (4, 3, 20)


def test_no_vacancies_no_figures(db):
    cijfers = houdercijfers.cijfers(Vacature.objects.none(), op=DAG)
    assert (cijfers.vacatures, cijfers.weergaven, cijfers.per_week) == (0, 0, ())


def test_the_number_of_queries_does_not_grow(vacature, django_assert_num_queries):
    for aantal in (1, 20):
        for nummer in range(aantal):
            rij = maak_vacature(sluit_op=DAG)
            maak_weergave(rij, DAG + timedelta(days=nummer))
            maak_reactie(rij)
        with django_assert_num_queries(5):
            houdercijfers.cijfers(Vacature.objects.all(), op=DAG + timedelta(days=30))


@pytest.mark.parametrize(
    ("op", "sluit", "gesloten", "verwacht"),
    [(0, 20, None, 1), (9, 20, None, 10), (50, 20, None, 21), (50, 20, 4, 5), (-1, 20, None, None)],
)
def test_days_open(db, op, sluit, gesloten, verwacht):
    vacature = maak_vacature(gepubliceerd_op=DAG, sluit_op=DAG + timedelta(days=sluit))
    maak_vacaturestap(vacature, van="concept", naar="gepubliceerd", per=DAG)
    maak_vacaturestap(vacature, van="gepubliceerd", naar="gepubliceerd", per=DAG)  # extended
    if gesloten:
        maak_vacaturestap(vacature, van="gepubliceerd", naar="gesloten", per=DAG + timedelta(days=gesloten))
    assert houdercijfers.dagen_open(vacature, op=DAG + timedelta(days=op)) == verwacht
