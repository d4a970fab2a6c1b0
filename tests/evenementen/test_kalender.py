"""The year for everybody: by month, as a list, on the wall, in one's own calendar, and what was."""

from datetime import date, timedelta

import page
import pytest
from django.core.cache import caches
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from icalendar import Calendar

from evenementen import archief
from evenementen.botsingen import botsingen, per_evenement
from evenementen.jaarposter import maak_pdf
from evenementen.kalender import poster, recessen, schoolvakanties
from evenementen.models import Evenement, VrijePeriode
from evenementen.planningsadres import planningteken
from tests import verapdf
from tests.evenementen.maken import maak_voorstel, maak_vrije_periode
from tests.maken import (
    maak_deelname,
    maak_evenement,
    maak_gebruiker,
    maak_onderdeel,
    maak_organisatie,
)
from tests.pdflezer import structuur, verkeerde_koppen, vraag
from twentsekracht.mijn.services import vernieuw_agendaadres
from twentsekracht.organisaties.models import Rol
from twentsekracht.werkdagen import feestdagen, feestdagnamen

pytestmark = pytest.mark.django_db


def vandaag():
    return timezone.localdate()


DAG = timedelta(days=1)


def woorden(van, tot=None, **opties):
    return [een.tekst for een in botsingen(van, tot or van, **opties)]


# ---- what is in the way


def test_a_new_portal_knows_the_holidays_of_the_schools():
    vakanties = schoolvakanties(date(2026, 7, 1), date(2026, 12, 31))
    assert [(str(een), een.van, een.tot) for een in vakanties] == [
        ("Zomervakantie", date(2026, 7, 4), date(2026, 8, 16)),
        ("Herfstvakantie", date(2026, 10, 10), date(2026, 10, 18)),
        ("Kerstvakantie", date(2026, 12, 19), date(2027, 1, 3)),
    ]
    for een in VrijePeriode.objects.all():
        een.full_clean()
        assert (een.van.weekday(), een.tot.weekday()) == (5, 6)


def test_what_falls_in_the_same_days_is_said_in_words():
    losser = maak_organisatie("losser", korte_naam="Losser")
    maak_vrije_periode(losser, naam="Meireces", van=date(2015, 4, 20), tot=date(2015, 5, 3))
    maak_vrije_periode(naam="Meivakantie", van=date(2015, 5, 2), tot=date(2015, 5, 10))
    maak_evenement(titel="Summerschool", start=date(2015, 5, 4), einde=date(2015, 5, 6))
    maak_voorstel(titel="Zeilen", start=date(2015, 5, 6))
    maak_voorstel(titel="Nooit", start=date(2015, 5, 5), planning="afgewezen")
    maak_voorstel(titel="Storm", start=date(2015, 5, 5), planning="afgelast")
    assert woorden(date(2015, 5, 3), date(2015, 5, 5)) == [
        "Bevrijdingsdag: 5 mei",
        "Meireces van Losser: 20 april tot en met 3 mei",
        "Meivakantie van de scholen: 2 tot en met 10 mei",
        "Summerschool: 4 tot en met 6 mei",
    ]
    assert woorden(date(2015, 5, 6))[-1] == "Zeilen: 6 mei (voorstel)"
    assert woorden(date(2015, 5, 12)) == []


def test_an_event_does_not_clash_with_itself_and_the_turn_of_the_year_has_its_year():
    kerst = maak_evenement(titel="Kerst", start=date(2015, 12, 30), einde=date(2016, 1, 2))
    assert woorden(kerst.start, kerst.einde, evenement=kerst.pk) == ["Nieuwjaarsdag: 1 januari"]
    assert woorden(kerst.start)[-1] == "Kerst: 30 december 2015 tot en met 2 januari 2016"


def test_of_many_events_it_takes_two_queries(django_assert_num_queries):
    evenementen = [maak_evenement(start=date(2015, 3, 1) + n * DAG) for n in range(20)]
    evenementen.append(maak_evenement(start=date(2015, 3, 1)))
    with django_assert_num_queries(2):
        gevonden = per_evenement(evenementen)
    assert {len(een) for een in gevonden.values()} == {0, 1}
    with django_assert_num_queries(0):
        assert per_evenement([]) == {}


def test_the_holidays_have_names_and_are_as_many_as_before():
    assert feestdagnamen(2026)[date(2026, 4, 27)] == "Koningsdag"
    assert set(feestdagnamen(2026)) == feestdagen(2026)
    assert feestdagnamen(2016)[date(2016, 5, 5)] == "Bevrijdingsdag en Hemelvaartsdag"
    assert len(feestdagnamen(9999)) >= 8


# ---- the pages


def test_the_month_shows_what_is_published_and_the_schools(client):
    maak_evenement(jaar=2026, titel="Summerschool", start=date(2026, 8, 31), einde=date(2026, 9, 3))
    maak_voorstel(titel="Geheim plan", start=date(2026, 9, 2))
    maak_evenement(jaar=2026, titel="Storm", start=date(2026, 9, 9), planning="afgelast")
    augustus = client.get("/evenementen/kalender/?maand=2026-08")
    september = client.get("/evenementen/kalender/?maand=2026-09")
    titels = [punt.titel for punt in augustus.context["maand"].punten]
    assert titels == ["Zomervakantie", "Summerschool"]
    assert "Summerschool" in september.text and "Geheim plan" not in september.text
    assert "Storm (geannuleerd)" in september.text


@pytest.mark.parametrize(
    "maand", ["", "2026", "2026-13", "0000-01", "9999-12", "1999-12", "2101-01", "a\x00b"]
)
def test_a_month_that_is_none_is_not_there(client, maand):
    assert client.get("/evenementen/kalender/", {"maand": maand}).status_code == 404


@pytest.mark.parametrize(
    "pad", ["kalender/1999/", "kalender/9999/", "kalender/2101/poster.pdf", "archief/9999/"]
)
def test_a_year_out_of_reach_is_not_there(client, pad):
    maak_evenement()
    assert client.get(f"/evenementen/{pad}").status_code == 404


def test_the_year_has_twelve_months_and_what_began_before_stands_in_january(client):
    maak_evenement(titel="Winter", start=date(2015, 12, 28), einde=date(2016, 1, 8))
    maak_evenement(jaar=2016, titel="Lente", start=date(2016, 4, 1))
    pagina = client.get("/evenementen/kalender/2016/")
    maanden = {een.eerste.month: [e.titel for e in een.evenementen] for een in pagina.context["maanden"]}
    assert len(maanden) == 12 and maanden[1] == ["Winter"] and maanden[4] == ["Lente"]
    assert "webcal" in pagina.text or "kalender.ics" in pagina.text


@pytest.mark.parametrize(
    "pad", ["kalender/?maand=2026-03", "kalender/2026/", "planning/?jaar=2026", "archief/2015/"]
)
def test_pages_take_as_many_queries_for_a_full_year(als, pad):
    browser = als(maak_gebruiker(Rol.COORDINATOR))

    def vul(aantal):
        for nummer in range(aantal):
            gast = maak_organisatie()
            maak_evenement(jaar=2026, start=date(2026, 3, 1 + nummer), gastorganisatie=gast, indiener=gast)
            deel = maak_onderdeel(maak_evenement(start=date(2015, 3, 1 + nummer)))
            maak_deelname(deel, gast)

    vul(1)
    browser.get(f"/evenementen/{pad}")
    with CaptureQueriesContext(connection) as een:
        browser.get(f"/evenementen/{pad}")
    vul(12)
    with CaptureQueriesContext(connection) as veel:
        browser.get(f"/evenementen/{pad}")
    assert len(veel) == len(een)


# ---- in one's own calendar


def test_the_feed_is_read_by_a_calendar_and_holds_what_is_published(client, settings):
    settings.SITE_URL = "https://portaal.example"
    gast = maak_organisatie(naam="Gemeente Hengelo")
    evenement = maak_evenement(
        jaar=vandaag().year,
        titel="Week; van, alles",
        start=vandaag(),
        einde=vandaag() + 2 * DAG,
        gastorganisatie=gast,
    )
    af = maak_evenement(jaar=vandaag().year, start=vandaag(), planning="afgelast")
    maak_voorstel()
    maak_evenement(start=date(2015, 1, 1))  # long over
    maak_evenement(jaar=9999, start=date.max)
    antwoord = client.get("/evenementen/kalender.ics")
    assert antwoord["Content-Type"] == "text/calendar; charset=utf-8"
    kalender = Calendar.from_ical(antwoord.content)
    afspraken = {str(een["uid"]): een for een in kalender.walk("VEVENT")}
    assert set(afspraken) == {f"evenement-{een.pk}@portaal.example" for een in (evenement, af)}
    een = afspraken[f"evenement-{evenement.pk}@portaal.example"]
    assert (een.decoded("dtstart"), een.decoded("dtend")) == (vandaag(), vandaag() + 3 * DAG)
    assert (str(een["summary"]), str(een["location"])) == ("Week; van, alles", "Gemeente Hengelo")
    assert str(een["url"]) == f"https://portaal.example{evenement.get_absolute_url()}"
    assert str(afspraken[f"evenement-{af.pk}@portaal.example"]["status"]) == "CANCELLED"


def test_the_feed_is_not_sent_twice(client):
    evenement = maak_evenement(jaar=vandaag().year, start=vandaag())
    etag = client.get("/evenementen/kalender.ics")["ETag"]
    assert client.get("/evenementen/kalender.ics", headers={"if-none-match": etag}).status_code == 304
    Evenement.objects.filter(pk=evenement.pk).update(titel="Iets anders")
    assert client.get("/evenementen/kalender.ics", headers={"if-none-match": etag}).status_code == 200


def nummers(antwoord):
    return {int(een["sequence"]) for een in Calendar.from_ical(antwoord.content).walk("VEVENT")}


@pytest.mark.parametrize("welke", ["kalender", "programma", "onderdeel"])
def test_the_number_of_a_feed_rises_when_it_holds_something_else_and_only_then(client, welke):
    evenement = maak_evenement(jaar=vandaag().year, start=vandaag(), einde=vandaag())
    deel = maak_onderdeel(evenement, datum=vandaag())
    basis = evenement.get_absolute_url()
    url = {
        "kalender": "/evenementen/kalender.ics",
        "programma": f"{basis}programma.ics",
        "onderdeel": f"{basis}onderdeel/{deel.code}/agenda.ics",
    }[welke]
    eerst = client.get(url)
    assert nummers(eerst) == nummers(client.get(url)) == {0}
    Evenement.objects.filter(pk=evenement.pk).update(titel="Iets anders")
    anders = client.get(url)
    assert nummers(anders) == nummers(client.get(url)) == {1}
    assert anders["ETag"] != eerst["ETag"]
    Evenement.objects.filter(pk=evenement.pk).update(titel=evenement.titel)
    terug = client.get(url, headers={"if-none-match": eerst["ETag"]})
    assert terug.status_code == 200 and nummers(terug) == {2}  # as before, and still news


# ---- for planners


@pytest.fixture
def adres():
    wie = maak_gebruiker(Rol.CONTACTPERSOON)
    return vernieuw_agendaadres(gebruiker=wie, door=wie, op=timezone.now())


def planningfeed(adres):
    return f"/evenementen/planning/agenda/{planningteken(adres)}/planning.ics"


def test_planners_have_the_plan_in_their_calendar(client, als, adres):
    VrijePeriode.objects.all().delete()
    maak_voorstel(titel="Balie")
    maak_voorstel(titel="Zaal", planning="gepland", gastorganisatie=maak_organisatie(naam="Gemeente Losser"))
    maak_voorstel(titel="Storm", planning="afgelast")
    for weg in ("afgewezen", "ingetrokken"):
        maak_voorstel(titel="Weg", planning=weg)
    open_ = maak_voorstel(titel="Open", planning="gepland", is_gepubliceerd=True)
    antwoord = client.get(planningfeed(adres))
    punten = {str(een["summary"]): een for een in Calendar.from_ical(antwoord.content).walk("VEVENT")}
    assert set(punten) == {"Voorstel: Balie", "Nog niet op de website: Zaal", "Storm", "Open"}
    assert str(punten["Storm"]["status"]) == "CANCELLED"
    assert str(punten["Open"]["url"]).endswith(f"/evenementen/planning/{open_.pk}/")
    assert antwoord["Cache-Control"].startswith("private") and antwoord["Referrer-Policy"] == "no-referrer"
    assert planningfeed(adres) in als(adres.gebruiker).get("/evenementen/planning/").text


def test_the_plan_s_address_goes_with_the_own_address_the_role_and_the_account(client, adres):
    oud = planningfeed(adres)
    adres = vernieuw_agendaadres(gebruiker=adres.gebruiker, door=adres.gebruiker, op=timezone.now())
    assert client.get(oud).status_code == 404
    assert client.get(planningfeed(adres)).status_code == 200
    adres.gebruiker.lidmaatschappen.update(tot=vandaag() - DAG, van=vandaag() - 9 * DAG)
    assert client.get(planningfeed(adres)).status_code == 404
    coordinator = maak_gebruiker(Rol.COORDINATOR)
    adres = vernieuw_agendaadres(gebruiker=coordinator, door=coordinator, op=timezone.now())
    assert client.get(planningfeed(adres)).status_code == 200
    type(coordinator).objects.filter(pk=coordinator.pk).update(is_active=False)
    assert client.get(planningfeed(adres)).status_code == 404


@pytest.mark.parametrize("teken", ["x", "1-", "1-abc", "9" * 30 + "-a", "-1-a"])
def test_a_made_up_address_of_the_plan_opens_nothing(client, adres, teken):
    assert client.get(f"/evenementen/planning/agenda/{teken}/planning.ics").status_code == 404
    ander = planningteken(adres).partition("-")[2]
    assert client.get(f"/evenementen/planning/agenda/{adres.pk + 1}-{ander}/planning.ics").status_code == 404


# ---- on the wall


def vol_jaar():
    gast = maak_organisatie(korte_naam="Hengelo")
    for nummer in range(6):
        maak_evenement(
            jaar=2027, titel=f"Dag {nummer} " + "van alles " * 15, start=date(2027, 11, 8 + nummer)
        )
    dagen = {"start": date(2027, 8, 30), "einde": date(2027, 9, 2)}
    maak_evenement(jaar=2027, titel="Summerschool", gastorganisatie=gast, **dagen)
    return Evenement.objects.tussen(date(2027, 1, 1), date(2027, 12, 31)).select_related("gastorganisatie")


def pdf_van(jaar, evenementen):
    return maak_pdf(jaar, evenementen, schoolvakanties(date(jaar, 1, 1), date(jaar, 12, 31)))


def test_the_poster_is_one_page_on_a3_fit_for_a_screen_reader_and_the_archive(tmp_path):
    pdf = pdf_van(2027, vol_jaar())
    assert pdf == pdf_van(2027, Evenement.objects.order_by("start"))
    eigenschappen = vraag("pdfinfo", "-", pdf=pdf)
    assert "Pages:           1" in eigenschappen and "(A3)" in eigenschappen
    for profiel in (page.ValidationProfile.PDF_UA_1, page.ValidationProfile.PDF_A_3A):
        assert page.validate_pdf_bytes(pdf, profile=profiel).is_compliant
    assert verkeerde_koppen(pdf)[1] == []
    pad = tmp_path / "poster.pdf"
    pad.write_bytes(pdf)
    assert verapdf.fouten(pad, "ua1")[1] == []
    document = structuur(pdf)
    assert [kop.tekst for kop in document.met("H1")] == ["Jaarkalender 2027"]
    assert [len([*document.met(soort)]) for soort in ("H2", "Table")] == [12, 12]
    tekst = " ".join(document.tekst.split())
    assert "30 aug t/m 2 sep Hengelo Summerschool" in tekst and "En nog 2" in tekst


def test_an_empty_year_is_a_poster_too():
    pdf = pdf_van(2010, Evenement.objects.none())
    assert page.validate_pdf_bytes(pdf, profile=page.ValidationProfile.PDF_UA_1).is_compliant


def test_each_day_on_the_poster_says_what_is_on_it():
    juni = poster(2015, [maak_evenement(einde=date(2015, 6, 2))], [])[5]
    vakken = {vak.dag: vak for week in juni.weken for vak in week if vak}
    assert len(vakken) == 30 and [len(week) for week in juni.weken] == [7] * 5
    assert [dag for dag, vak in vakken.items() if vak.soort] == [date(2015, 6, 1), date(2015, 6, 2)]
    mei = poster(2015, [], [])[4]
    assert {vak.feestdag for week in mei.weken for vak in week if vak} - {""} == {
        "Bevrijdingsdag",
        "Hemelvaartsdag",
        "Tweede Pinksterdag",
    }


def test_a_month_full_of_other_things_has_room_for_fewer_events():
    rijen = [maak_evenement(start=date(2015, maand, 4 + dag)) for maand in (5, 11) for dag in range(5)]
    maak_vrije_periode(maak_organisatie(), van=date(2015, 5, 11))
    maanden = poster(2015, rijen, recessen(date(2015, 1, 1), date(2015, 12, 31)))
    assert [(len(een.evenementen), een.meer) for een in (maanden[4], maanden[10])] == [(2, 3), (4, 1)]


def test_recess_is_on_the_poster_by_whom_and_on_which_days():
    for nummer, naam in enumerate(["Hengelo", "Losser", "Borne", "Almelo"]):
        wie = maak_organisatie(naam.lower(), naam=naam)
        maak_vrije_periode(wie, "Meireces", date(2015, 4, 30), date(2015, 5, 1 + nummer))
    maak_vrije_periode(wie, "Nog een", date(2015, 5, 30))
    april, mei = poster(2015, [], recessen(date(2015, 1, 1), date(2015, 12, 31)))[3:5]
    assert april.recessen == mei.recessen == ("Almelo", "Borne", "Hengelo", "Losser")
    assert mei.vrij == ()
    dagen = [vak.dag.day for week in mei.weken for vak in week if vak and vak.is_reces]
    assert dagen == [1, 2, 3, 4, 30]
    assert not any(vak.is_vakantie for week in mei.weken for vak in week if vak)


def test_the_poster_asks_as_much_for_one_recess_as_for_many(client, django_assert_num_queries):
    """And tells whose it is."""
    url, wie = "/evenementen/kalender/2027/poster.pdf", maak_organisatie("losser", naam="Losser")
    maak_vrije_periode(wie, "Zomerreces", date(2027, 7, 5), date(2027, 8, 20))
    assert "Reces Losser" in vraag("pdftotext", "-layout", "-", "-", pdf=client.get(url).content)
    with CaptureQueriesContext(connection) as een:
        client.get(url)
    for _ in range(10):
        maak_vrije_periode(maak_organisatie(), "Zomerreces", date(2027, 7, 5), date(2027, 8, 20))
    with django_assert_num_queries(len(een)):
        assert "en nog 8" in " ".join(vraag("pdftotext", "-", "-", pdf=client.get(url).content).split())


def test_a_poster_that_was_drawn_is_kept_until_it_shows_something_else(client):
    """What is kept is changed here, to know it again."""
    url, wat = "/evenementen/kalender/2031/poster.pdf", maak_evenement(jaar=2031, start=date(2031, 3, 1))
    kast = caches["papier"]
    kast.clear()
    echt = client.get(url).content
    [plek] = kast._cache
    kast.set(plek.split(":", 2)[2], b"%PDF-bewaard")
    assert client.get(url).content == b"%PDF-bewaard"
    maak_vrije_periode(maak_organisatie(), "Zomerreces", date(2031, 7, 5))
    met_reces = client.get(url).content
    assert met_reces not in (echt, b"%PDF-bewaard")
    wat.titel = "Heel iets anders"
    wat.save()
    assert "Heel iets anders" in vraag("pdftotext", "-", "-", pdf=client.get(url).content)
    kast.clear()


def test_the_poster_shows_nothing_that_is_not_published(client):
    maak_voorstel(titel="Geheim", start=date(2027, 3, 1))
    antwoord = client.get("/evenementen/kalender/2027/poster.pdf")
    assert antwoord["Content-Type"] == "application/pdf"
    assert "Geheim" not in vraag("pdftotext", "-", "-", pdf=antwoord.content)


# ---- what was


def test_the_archive_says_what_came_of_it_beside_the_year_before(client):
    losser = maak_organisatie("losser", korte_naam="Losser")
    for jaar, mensen in ((2014, 1), (2015, 2)):
        evenement = maak_evenement(jaar=jaar, code="zomer", opbrengst="Een **8**.")
        eerste, tweede = (maak_onderdeel(evenement) for _ in range(2))
        for nummer in range(mensen):
            maak_deelname(eerste, losser, kenmerk=f"K{nummer}")
            maak_deelname(tweede, losser, kenmerk=f"K{nummer}")
        maak_deelname(eerste, losser, status="geannuleerd")
    [editie] = archief.edities(2015, op=vandaag())
    assert (editie.cijfers.deelnemers, editie.cijfers.deelnames) == (2, 4)
    assert (editie.vorige.deelnemers, editie.vorige.deelnames) == (1, 2)
    [tabel] = archief.per_organisatie(2015)
    assert (tabel.titel, tabel.rijen, tabel.totaal) == ("Summerschool", (("Losser", 2, 1),), 2)
    pagina = client.get("/evenementen/archief/")
    assert pagina.context["jaar"] == 2015 and pagina.context["jaren"] == [2015, 2014]
    assert "<strong>8</strong>" in pagina.text and "het jaar ervoor 1" in pagina.text


@pytest.mark.parametrize(
    ("rol", "ziet"),
    [(None, False), (Rol.VACATUREHOUDER, False), (Rol.CONTACTPERSOON, True), (Rol.REGIEGROEP, True)],
)
def test_how_many_came_of_which_organisation_is_for_who_works_with_it(als, rol, ziet):
    maak_deelname(maak_onderdeel(maak_evenement()), maak_organisatie(korte_naam="Kleine Gemeente"))
    pagina = als(maak_gebruiker(rol)).get("/evenementen/archief/2015/")
    assert ("Kleine Gemeente" in pagina.text) is ziet


def test_what_is_to_come_or_not_published_is_no_archive(client):
    maak_evenement(jaar=vandaag().year, titel="Nog niet", start=vandaag())
    maak_evenement(titel="Verborgen", is_gepubliceerd=False)
    pagina = client.get("/evenementen/archief/")
    assert "Er is nog niets geweest" in pagina.text and "Verborgen" not in pagina.text
