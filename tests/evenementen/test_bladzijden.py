"""The programme as somebody reads it: a timetable, its filter, the page of a part, how full it is now, its calendar."""

from datetime import time, timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from icalendar import Calendar

from evenementen.alternatieven import lijkt_op
from evenementen.filters import ProgrammaFilter
from evenementen.models import Reservering
from evenementen.programma import delen
from evenementen.rooster import MEESTE_PLEKKEN, rooster
from tests.maken import maak_deelname, maak_evenement, maak_gebruiker, maak_onderdeel

pytestmark = pytest.mark.django_db


def straks():
    return timezone.localdate() + timedelta(20)


def talentdag(**velden):
    return maak_evenement(jaar=straks().year, start=straks(), einde=straks() + timedelta(1), **velden)


def deel(evenement, begin=None, eind=None, **velden):
    uren = {"begintijd": begin and time(begin), "eindtijd": eind and time(eind)}
    return maak_onderdeel(evenement, **{"datum": straks(), **uren, **velden})


def tabel(evenement):
    """The rows of the timetable: [(hour, [(titles, height)])], with the names of its columns."""
    gevonden = rooster(delen(evenement, op=timezone.now()))
    return gevonden and (
        gevonden.adres,
        gevonden.plekken,
        [
            (rij.tijd.hour, [([een.onderdeel.titel for een in vak.delen], vak.rijen) for vak in rij.vakken])
            for rij in gevonden.rijen
        ],
    )


# ---- the timetable


def test_places_stand_beside_each_other_and_what_lasts_longer_is_higher():
    evenement = talentdag()
    deel(evenement, 9, 12, titel="Lang", locatie="Stadhuis", ruimte="Zaal 1")
    deel(evenement, 9, 10, titel="Kort", locatie="Stadhuis", ruimte="Zaal 2")
    deel(evenement, 10, 12, titel="Na", locatie="Stadhuis", ruimte="Zaal 2")
    deel(evenement, 13, 14, titel="Middag", locatie="Stadhuis", ruimte="Zaal 1")
    assert tabel(evenement) == (
        "Stadhuis",
        ("Zaal 1", "Zaal 2"),
        [
            (9, [(["Lang"], 2), (["Kort"], 1)]),
            (10, [(["Na"], 1)]),
            (13, [(["Middag"], 1), ([], 1)]),
        ],
    )


def test_two_at_the_same_hour_in_one_place_share_a_box_and_the_next_one_ends_it():
    evenement = talentdag()
    deel(evenement, 9, 17, titel="Markt", locatie="Plein")
    deel(evenement, 9, 10, titel="Muziek", locatie="Plein")
    deel(evenement, 11, 12, titel="Dans", locatie="Plein")
    deel(evenement, 10, 12, titel="Lezing", locatie="Kerk")
    assert tabel(evenement) == (
        "",
        ("Plein", "Kerk"),
        [
            (9, [(["Markt", "Muziek"], 2), ([], 1)]),
            (10, [(["Lezing"], 2)]),
            (11, [(["Dans"], 1)]),
        ],
    )


def test_where_a_table_says_no_more_than_a_list_there_is_none():
    een_plek = talentdag()
    deel(een_plek, 9, 10, locatie="Kerk")
    zonder_uur = talentdag()
    deel(zonder_uur, 9, 10, locatie="Kerk")
    deel(zonder_uur, locatie="Plein")
    te_veel = talentdag()
    for nummer in range(MEESTE_PLEKKEN + 1):
        deel(te_veel, 9, 10, locatie=f"Plek {nummer}")
    assert [tabel(een) for een in (een_plek, zonder_uur, te_veel, talentdag())] == [None] * 4


def test_what_is_online_or_has_no_place_yet_has_a_column_of_its_own():
    evenement = talentdag()
    deel(evenement, 9, 10, online_url="https://vergadering.example/1")
    deel(evenement, 9, 10)
    assert rooster(delen(evenement, op=timezone.now())).plekken == ("Online", "Plek volgt")


# ---- the filter


def test_the_programme_is_filtered_by_day_kind_and_place():
    evenement = talentdag()
    deel(evenement, titel="A", soort="workshop", capaciteit=1)
    deel(evenement, titel="B", soort="lezing")
    vol = deel(evenement, titel="C", soort="lezing", datum=straks() + timedelta(1), capaciteit=1)
    maak_deelname(vol, status="bevestigd")
    alles = delen(evenement, op=timezone.now())

    def gevonden(**vraag):
        return [een.onderdeel.titel for een in ProgrammaFilter(vraag, delen=alles).gevonden]

    assert gevonden() == ["A", "B", "C"]
    assert gevonden(dag=str(straks())) == ["A", "B"]
    assert gevonden(soort="lezing") == ["B", "C"]
    assert gevonden(soort="lezing", plek="on") == ["B"]
    assert gevonden(dag="\x00", soort="meeloopdag") == [
        "A",
        "B",
        "C",
    ]  # not to be read, so it does not filter


def test_a_filter_that_leaves_nothing_to_choose_is_not_there():
    evenement = talentdag()
    deel(evenement, soort="lezing")
    assert list(ProgrammaFilter({}, delen=delen(evenement, op=timezone.now())).fields) == ["plek"]


def test_the_page_shows_what_the_filter_leaves(client):
    evenement = talentdag()
    deel(evenement, titel="Netwerken", soort="workshop")
    deel(evenement, titel="Rekenen", soort="training")
    page = client.get(evenement.get_absolute_url(), {"soort": "training", "dag": "\x00"}).content.decode()
    assert "Rekenen" in page and "Netwerken" not in page and "Toon alles" in page


def test_whoever_filters_all_away_reads_so(client):
    evenement = talentdag()
    vol = deel(evenement, capaciteit=0)
    page = client.get(evenement.get_absolute_url(), {"plek": "on"}).content.decode()
    assert "Geen onderdelen gevonden" in page and vol.titel not in page


# ---- the page of a part


def test_a_part_has_a_page_of_its_own(client):
    evenement = talentdag(titel="Talentdagen", route="Neem **bus 21**.")
    netwerken = deel(
        evenement,
        9,
        11,
        titel="Netwerken",
        omschrijving="Met *oefeningen*.",
        spreker="de trainees",
        locatie="Stadhuis Borne",
        ruimte="Zaal 3",
        online_url="https://vergadering.example/geheim",
        capaciteit=3,
    )
    page = client.get(netwerken.get_absolute_url()).content.decode()
    for woorden in (
        "Onderdeel van Talentdagen",
        "<em>oefeningen</em>",
        "Door de trainees",
        "Stadhuis Borne, Zaal 3",
        "<strong>bus 21</strong>",
        "Nog 3 plaatsen",
        "Log in en meld je aan",
    ):
        assert woorden in page
    assert "geheim" not in page  # only who has a place may know how to join


def test_whoever_may_take_part_reads_why_there_is_no_place(als):
    evenement, ik, ander = talentdag(), maak_gebruiker(), maak_gebruiker()
    vol = deel(evenement, capaciteit=1)
    maak_deelname(vol, status="bevestigd")
    maak_deelname(vol, status="wachtlijst", deelnemer=maak_gebruiker())
    houdt_vrij = deel(evenement, capaciteit=2, vrijgave_op=straks() - timedelta(3))
    Reservering.objects.create(onderdeel=houdt_vrij, organisatie=ander.organisatie, aantal=2)
    bladzij = als(ik).get(vol.get_absolute_url()).content.decode()
    assert "Alle plaatsen zijn bezet. Je wordt nummer 2 op de wachtlijst." in bladzij
    assert "Voor anderen tot" in als(ik).get(houdt_vrij.get_absolute_url()).content.decode()
    assert (
        "houden we 2 plaatsen vrij voor jouw organisatie"
        in als(ander).get(houdt_vrij.get_absolute_url()).content.decode()
    )


def test_of_what_was_called_off_or_of_a_concept_nobody_is_asked_to_take_part(client, als):
    evenement = talentdag()
    afgelast = deel(evenement, titel="Dans", afgelast_op=timezone.now())
    page = als(maak_gebruiker()).get(afgelast.get_absolute_url()).content.decode()
    assert "Dit onderdeel gaat niet door" in page
    concept = deel(talentdag(is_gepubliceerd=False))
    assert client.get(concept.get_absolute_url()).status_code == 404


def test_a_part_of_another_event_is_not_here(client):
    evenement = talentdag(code="hier")
    elders = deel(talentdag(code="daar"))
    assert client.get(f"/evenementen/{straks().year}/hier/onderdeel/{elders.code}/").status_code == 404
    assert client.get(f"/evenementen/{evenement.jaar}/hier/onderdeel/%00/").status_code == 404


def test_codes_of_old_lists_may_hold_a_slash(client):
    evenement = talentdag(code="a/b")
    rij = deel(evenement, code="c/d", titel="Schuin")
    for pad in (evenement.get_absolute_url(), rij.get_absolute_url()):
        assert "Schuin" in client.get(pad).content.decode()


def test_what_is_like_a_part_is_of_its_kind_open_and_with_place_first():
    evenement = talentdag()
    dit = deel(evenement, titel="Dit", soort="lezing")
    vol = deel(evenement, titel="Vol", soort="lezing", capaciteit=0)
    plek = deel(evenement, titel="Plek", soort="lezing")
    deel(evenement, titel="Workshop", soort="workshop")
    deel(evenement, titel="Afgelast", soort="lezing", afgelast_op=timezone.now())
    alles = delen(evenement, op=timezone.now())
    [deze] = [een for een in alles if een.onderdeel == dit]
    assert [een.onderdeel for een in lijkt_op(deze, alles)] == [plek, vol]


def test_the_page_of_a_part_costs_the_same_however_long_the_programme(als):
    evenement, browser = talentdag(), als(maak_gebruiker())
    dit = deel(evenement, soort="lezing", capaciteit=3)

    def prijs():
        with CaptureQueriesContext(connection) as queries:
            browser.get(dit.get_absolute_url())
        return len(queries)

    een = prijs()
    for _ in range(10):
        deel(evenement, soort="lezing", capaciteit=3)
    assert prijs() == een


# ---- when one may sign up


@pytest.mark.parametrize(
    ("veld", "dagen", "open"),
    [
        ("aanmelden_vanaf", 0, True),
        ("aanmelden_vanaf", 1, False),
        ("aanmelden_tot", 0, True),
        ("aanmelden_tot", -1, False),
    ],
)
def test_signing_up_opens_and_closes(veld, dagen, open):
    evenement = talentdag(**{veld: timezone.localdate() + timedelta(dagen)})
    deel(evenement)
    assert delen(evenement, op=timezone.now())[0].is_open == open


@pytest.mark.parametrize(("gepubliceerd", "open"), [(True, True), (False, False)])
def test_signing_up_is_for_what_everybody_can_see(gepubliceerd, open):
    evenement = talentdag(is_gepubliceerd=gepubliceerd)
    deel(evenement)
    assert delen(evenement, op=timezone.now())[0].is_open == open


def test_what_has_begun_is_closed():
    evenement = talentdag()
    rij = deel(evenement, 9, 10)
    begin = timezone.make_aware(timezone.datetime.combine(straks(), time(9)))
    assert [delen(evenement, op=moment)[0].is_open for moment in (begin - timedelta(seconds=1), begin)] == [
        True,
        False,
    ]
    assert rij.afgelast_op is None


# ---- how full it is now


def test_how_full_each_part_is_now_is_told_in_words(client, als, django_assert_max_num_queries):
    evenement, ik = talentdag(), maak_gebruiker()
    vol = deel(evenement, capaciteit=1, heeft_wachtlijst=False)
    maak_deelname(vol, status="bevestigd")
    ruim = deel(evenement)
    pad = f"{evenement.get_absolute_url()}plaatsen.json"
    with django_assert_max_num_queries(5):
        antwoord = client.get(pad)
    assert antwoord.json() == {
        str(vol.pk): {
            "woorden": "Vol",
            "staat": "fout",
            "waarom": "Alle plaatsen zijn bezet. Er is geen wachtlijst.",
        },
        str(ruim.pk): {"woorden": "Plaats genoeg", "staat": "goed", "waarom": ""},
    }
    assert "no-store" in antwoord["Cache-Control"]
    assert als(ik).get(pad).json().keys() == antwoord.json().keys()
    assert (
        client.get(f"{talentdag(is_gepubliceerd=False).get_absolute_url()}plaatsen.json").status_code == 404
    )


# ---- its calendar


def test_anybody_may_have_the_programme_in_their_calendar(client):
    evenement = talentdag(titel="Talentdagen")
    deel(
        evenement, 9, 11, titel="Netwerken", locatie="Borne", online_url="https://vergadering.example/geheim"
    )
    deel(evenement, 12, 13, titel="Dans", afgelast_op=timezone.now())
    deel(evenement, titel="Nog zonder dag", datum=None)
    antwoord = client.get(f"{evenement.get_absolute_url()}programma.ics")
    assert antwoord["Content-Type"] == "text/calendar; charset=utf-8"
    kalender = Calendar.from_ical(antwoord.content)
    items = {str(item["SUMMARY"]): item for item in kalender.walk("VEVENT")}
    assert set(items) == {"Netwerken (Talentdagen)", "Dans (Talentdagen)"}
    assert str(items["Netwerken (Talentdagen)"]["LOCATION"]) == "Borne"
    assert items["Dans (Talentdagen)"]["STATUS"] == "CANCELLED"
    assert b"geheim" not in antwoord.content
    nog_eens = client.get(f"{evenement.get_absolute_url()}programma.ics", HTTP_IF_NONE_MATCH=antwoord["ETag"])
    assert nog_eens.status_code == 304


def test_an_event_without_programme_is_in_the_calendar_by_its_days(client):
    evenement = talentdag(titel="Talentdagen")
    [item] = Calendar.from_ical(client.get(f"{evenement.get_absolute_url()}programma.ics").content).walk(
        "VEVENT"
    )
    assert (item["DTSTART"].dt, item["DTEND"].dt) == (straks(), straks() + timedelta(2))


def test_one_part_goes_into_the_calendar_alone(client):
    evenement = talentdag()
    dit = deel(evenement, 9, 11, titel="Dit")
    deel(evenement, 9, 11, titel="Dat")
    antwoord = client.get(f"{dit.get_absolute_url()}agenda.ics")
    [item] = Calendar.from_ical(antwoord.content).walk("VEVENT")
    assert str(item["SUMMARY"]).startswith("Dit")
    assert client.get(f"{evenement.get_absolute_url()}onderdeel/nee/agenda.ics").status_code == 404
