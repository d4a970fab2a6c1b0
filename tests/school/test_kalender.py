"""The catalogue by month: what begins on which day, with the filters of the list."""

from datetime import date, datetime, time, timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from icalendar import Calendar

from school.kalender import bladzijde
from school.models import Uitvoering
from tests.maken import maak_inschrijving, maak_opleiding, maak_uitvoering
from twentsekracht.mijn.agenda import volgende_maand

pytestmark = pytest.mark.django_db


def vandaag():
    return timezone.localdate()


def volgende():
    return volgende_maand(vandaag().replace(day=1))


def pad(eerste):
    return f"/school/kalender/{eerste.year}-{eerste.month}/"


def begint(dag, titel="Excel", begintijd=None, **velden):
    return maak_uitvoering(
        maak_opleiding(titel=titel, **velden), start=dag, begintijd=begintijd, max_deelnemers=9
    )


def wat(antwoord):
    return {
        dag: [moment.uitvoering.opleiding.titel for moment in momenten]
        for dag, momenten in antwoord.context["dagen"]
    }


def test_what_begins_stands_under_its_day_by_the_clock(client):
    begint(volgende() + timedelta(4), "Middag", time(13))
    begint(volgende() + timedelta(4), "Ochtend", time(9))
    begint(volgende(), "Eerste dag")
    begint(volgende_maand(volgende()) - timedelta(1), "Laatste dag")
    begint(volgende_maand(volgende()), "Maand daarna")
    begint(volgende(), "Verborgen", is_gepubliceerd=False)
    af = begint(volgende(), "Afgelast")
    af.afgelast_op = vandaag()
    af.save()
    assert wat(client.get(pad(volgende()))) == {
        volgende(): ["Eerste dag"],
        volgende() + timedelta(4): ["Ochtend", "Middag"],
        volgende_maand(volgende()) - timedelta(1): ["Laatste dag"],
    }


def test_this_month_shows_what_is_still_to_begin(client):
    begint(vandaag(), "Vandaag")
    if vandaag().day > 1:
        begint(vandaag() - timedelta(1), "Geweest")
    assert wat(client.get("/school/kalender/")) == {vandaag(): ["Vandaag"]}


def test_the_months_end_where_there_is_nothing_further_on(client):
    nu = vandaag().replace(day=1)
    begint(volgende())
    assert (bladzijde(nu, op=vandaag()).vorige, bladzijde(nu, op=vandaag()).volgende) == (None, volgende())
    assert (bladzijde(volgende(), op=vandaag()).vorige, bladzijde(volgende(), op=vandaag()).volgende) == (
        nu,
        None,
    )
    for buiten in (nu - timedelta(1), volgende_maand(volgende())):
        assert client.get(pad(buiten)).status_code == 404
    for onzin in ("2026-13", "2026-0", "0-1", "99999-1", f"{10**30}-1"):
        assert client.get(f"/school/kalender/{onzin}/").status_code == 404


def test_before_january_comes_december():
    begint(date(2027, 1, 9))
    assert bladzijde(date(2027, 1, 1), op=date(2026, 11, 22)).vorige == date(2026, 12, 1)


def test_without_any_run_this_month_is_empty_and_says_so(client):
    assert "In deze maand begint er niets" in client.get("/school/kalender/").content.decode()


def test_the_filters_of_the_list_hold_and_are_counted_within_the_month(client):
    begint(volgende(), "Brieven", vorm="online", vakgebied="ict")
    begint(volgende(), "Rekenen", vorm="klassikaal", vakgebied="ict")
    begint(volgende_maand(volgende()), "Later", vorm="online")
    pagina = client.get(f"{pad(volgende())}?vorm=online")
    assert wat(pagina) == {volgende(): ["Brieven"]}
    assert pagina.context["tellingen"]["vorm"] == {"online": 1, "klassikaal": 1}
    assert pagina.context["tellingen"]["vakgebied"] == {"ict": 1}
    assert f"{pad(volgende_maand(volgende()))}?vorm=online" in pagina.content.decode()
    assert wat(client.get(f"{pad(volgende())}?q=rekenen")) == {volgende(): ["Rekenen"]}
    assert "Wis alle filters" in client.get(f"{pad(volgende())}?q=schaken").content.decode()
    for onzin in ("q=%00", "vorm=bestaat-niet", f"q={'x' * 200}"):
        assert client.get(f"{pad(volgende())}?{onzin}").status_code == 200


def test_the_list_and_the_calendar_lead_to_each_other_with_the_same_filters(client):
    assert "/school/kalender/?vorm=online" in client.get("/school/?vorm=online").content.decode()
    assert '"/school/?vorm=online"' in client.get("/school/kalender/?vorm=online").content.decode()


def test_a_month_costs_the_same_for_one_run_as_for_thirty(client):
    def price():
        with CaptureQueriesContext(connection) as queries:
            client.get(pad(volgende()))
        return len(queries)

    maak_inschrijving(begint(volgende()))
    one = price()
    for dagen in range(25):
        maak_inschrijving(begint(volgende() + timedelta(dagen)))
    assert price() == one


# ---- for calendar programs


def gelezen(antwoord):
    """What a calendar library makes of it."""
    assert antwoord["Content-Type"] == "text/calendar; charset=utf-8"
    return {str(item["SUMMARY"]): item for item in Calendar.from_ical(antwoord.content).walk("VEVENT")}


def test_what_is_to_come_stands_in_a_calendar_that_anybody_reads(client):
    run = begint(vandaag() + timedelta(30), "Excel", time(9))
    for week, uur in ((0, 9), (1, 13)):
        run.bijeenkomsten.create(
            datum=run.start + timedelta(weeks=week),
            begintijd=time(uur),
            eindtijd=time(uur + 3),
            locatie="Borne",
            online_url="https://overleg.example/geheim",
        )
    begint(vandaag() + timedelta(40), "Lezen")
    begint(vandaag() - timedelta(1), "Geweest")
    begint(vandaag() + timedelta(366), "Ver weg")
    begint(vandaag() + timedelta(40), "Verborgen", is_gepubliceerd=False)
    Uitvoering.objects.filter(pk=begint(vandaag(), "Afgelast").pk).update(afgelast_op=vandaag())
    antwoord = client.get("/school/agenda.ics")
    items = Calendar.from_ical(antwoord.content).walk("VEVENT")
    assert sorted(
        (str(een["SUMMARY"]), str(een["LOCATION"]) if "LOCATION" in een else "") for een in items
    ) == [
        ("Excel", "Borne, online"),
        ("Excel", "Borne, online"),
        ("Lezen", ""),
    ]
    assert len({een["UID"] for een in items}) == 3
    eerste = next(een for een in items if een["SUMMARY"] == "Excel")
    assert eerste["DTSTART"].dt == timezone.make_aware(datetime.combine(run.start, time(9)))
    assert eerste["URL"].endswith(run.opleiding.get_absolute_url())
    assert gelezen(antwoord)["Lezen"]["DTSTART"].dt == vandaag() + timedelta(40)
    assert b"geheim" not in antwoord.content and not client.cookies


def test_the_calendar_follows_the_filters_of_the_page(client):
    begint(vandaag(), "Excel", vakgebied="ict")
    begint(vandaag(), "Schrijven", vakgebied="communicatie")
    assert set(gelezen(client.get("/school/agenda.ics?vakgebied=ict"))) == {"Excel"}
    assert set(gelezen(client.get("/school/agenda.ics?q=schrijven"))) == {"Schrijven"}
    assert set(gelezen(client.get("/school/agenda.ics?q=%00&vakgebied=onzin"))) == {"Excel", "Schrijven"}
    pagina = client.get("/school/kalender/?vakgebied=ict").content.decode()
    assert "/school/agenda.ics?vakgebied=ict" in pagina


def test_the_calendar_is_not_sent_again_as_long_as_it_holds_the_same(client, django_assert_num_queries):
    run = begint(vandaag(), "Excel")
    etag = client.get("/school/agenda.ics")["ETag"]
    assert client.get("/school/agenda.ics", headers={"if-none-match": etag}).status_code == 304
    for nummer in range(5):
        begint(vandaag(), f"Nog {nummer}")
    with django_assert_num_queries(2):
        antwoord = client.get("/school/agenda.ics", headers={"if-none-match": etag})
    assert antwoord.status_code == 200 and len(gelezen(antwoord)) == 6
    Uitvoering.objects.filter(pk=run.pk).update(afgelast_op=vandaag())
    assert "Excel" not in gelezen(client.get("/school/agenda.ics"))
