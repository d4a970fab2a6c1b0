"""The catalogue by month: what begins on which day, with the filters of the list."""

from datetime import date, time, timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from school.kalender import bladzijde
from tests.maken import maak_inschrijving, maak_opleiding, maak_uitvoering
from twentsekracht.mijn.agenda import volgende_maand

pytestmark = pytest.mark.django_db
VANDAAG = timezone.localdate()
VOLGENDE = volgende_maand(VANDAAG.replace(day=1))


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
    begint(VOLGENDE + timedelta(4), "Middag", time(13))
    begint(VOLGENDE + timedelta(4), "Ochtend", time(9))
    begint(VOLGENDE, "Eerste dag")
    begint(volgende_maand(VOLGENDE) - timedelta(1), "Laatste dag")
    begint(volgende_maand(VOLGENDE), "Maand daarna")
    begint(VOLGENDE, "Verborgen", is_gepubliceerd=False)
    af = begint(VOLGENDE, "Afgelast")
    af.afgelast_op = VANDAAG
    af.save()
    assert wat(client.get(pad(VOLGENDE))) == {
        VOLGENDE: ["Eerste dag"],
        VOLGENDE + timedelta(4): ["Ochtend", "Middag"],
        volgende_maand(VOLGENDE) - timedelta(1): ["Laatste dag"],
    }


def test_this_month_shows_what_is_still_to_begin(client):
    begint(VANDAAG, "Vandaag")
    if VANDAAG.day > 1:
        begint(VANDAAG - timedelta(1), "Geweest")
    assert wat(client.get("/school/kalender/")) == {VANDAAG: ["Vandaag"]}


def test_the_months_end_where_there_is_nothing_further_on(client):
    nu = VANDAAG.replace(day=1)
    begint(VOLGENDE)
    assert (bladzijde(nu, op=VANDAAG).vorige, bladzijde(nu, op=VANDAAG).volgende) == (None, VOLGENDE)
    assert (bladzijde(VOLGENDE, op=VANDAAG).vorige, bladzijde(VOLGENDE, op=VANDAAG).volgende) == (nu, None)
    for buiten in (nu - timedelta(1), volgende_maand(VOLGENDE)):
        assert client.get(pad(buiten)).status_code == 404
    for onzin in ("2026-13", "2026-0", "0-1", "99999-1", f"{10**30}-1"):
        assert client.get(f"/school/kalender/{onzin}/").status_code == 404


def test_before_january_comes_december():
    begint(date(2027, 1, 9))
    assert bladzijde(date(2027, 1, 1), op=date(2026, 11, 22)).vorige == date(2026, 12, 1)


def test_without_any_run_this_month_is_empty_and_says_so(client):
    assert "In deze maand begint er niets" in client.get("/school/kalender/").content.decode()


def test_the_filters_of_the_list_hold_and_are_counted_within_the_month(client):
    begint(VOLGENDE, "Brieven", vorm="online", vakgebied="ict")
    begint(VOLGENDE, "Rekenen", vorm="klassikaal", vakgebied="ict")
    begint(volgende_maand(VOLGENDE), "Later", vorm="online")
    pagina = client.get(f"{pad(VOLGENDE)}?vorm=online")
    assert wat(pagina) == {VOLGENDE: ["Brieven"]}
    assert pagina.context["tellingen"]["vorm"] == {"online": 1, "klassikaal": 1}
    assert pagina.context["tellingen"]["vakgebied"] == {"ict": 1}
    assert f"{pad(volgende_maand(VOLGENDE))}?vorm=online" in pagina.content.decode()
    assert wat(client.get(f"{pad(VOLGENDE)}?q=rekenen")) == {VOLGENDE: ["Rekenen"]}
    assert "Wis alle filters" in client.get(f"{pad(VOLGENDE)}?q=schaken").content.decode()
    for onzin in ("q=%00", "vorm=bestaat-niet", f"q={'x' * 200}"):
        assert client.get(f"{pad(VOLGENDE)}?{onzin}").status_code == 200


def test_the_list_and_the_calendar_lead_to_each_other_with_the_same_filters(client):
    assert "/school/kalender/?vorm=online" in client.get("/school/?vorm=online").content.decode()
    assert '"/school/?vorm=online"' in client.get("/school/kalender/?vorm=online").content.decode()


def test_a_month_costs_the_same_for_one_run_as_for_thirty(client):
    def price():
        with CaptureQueriesContext(connection) as queries:
            client.get(pad(VOLGENDE))
        return len(queries)

    maak_inschrijving(begint(VOLGENDE))
    one = price()
    for dagen in range(25):
        maak_inschrijving(begint(VOLGENDE + timedelta(dagen)))
    assert price() == one
