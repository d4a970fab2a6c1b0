"""The programme as its organiser sees and changes it: what does not go together, how full, and who may."""

from datetime import date, time, timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from evenementen import services
from evenementen.fouten import EvenementFout, ProgrammaVeranderd
from evenementen.models import Keuze, Onderdeel, Reservering
from evenementen.programmabord import bord, kenmerk
from evenementen.services.uitnodigen import STEM_AF
from tests.evenementen.maken import maak_gastaanbod, maak_spreker
from tests.maken import (
    maak_deelname,
    maak_evenement,
    maak_gebruiker,
    maak_lidmaatschap,
    maak_onderdeel,
    maak_organisatie,
)
from twentsekracht.logboek.models import Regel
from twentsekracht.organisaties.models import Rol
from twentsekracht.werk.models import Job

pytestmark = pytest.mark.django_db
DAG = date(2026, 11, 9)


@pytest.fixture
def evenement():
    return maak_evenement(jaar=2026, start=DAG, einde=DAG + timedelta(4), titel="Talentweek")


def deel(evenement, titel, begin=9, eind=10, **velden):
    velden = {"datum": DAG, "locatie": "Stadhuis", "ruimte": "Zaal 2", "capaciteit": 10, **velden}
    uren = {"begintijd": begin and time(begin), "eindtijd": eind and time(eind)}
    return maak_onderdeel(evenement, titel=titel, **uren, **velden)


def bezwaren(evenement):
    dagen = bord(evenement, op=timezone.now())
    return {str(regel.onderdeel): list(regel.bezwaren) for dag in dagen for regel in dag.regels}


# ---- what does not go together


def test_two_parts_in_one_room_at_the_same_time(evenement):
    deel(evenement, "Een", 9, 11)
    deel(evenement, "Twee", 10, 12, locatie=" stadhuis", ruimte="ZAAL 2")
    deel(evenement, "Erna", 12, 13)
    deel(evenement, "Ernaast", 9, 12, ruimte="Zaal 3")
    deel(evenement, "Zonder ruimte", 9, 12, ruimte="")
    deel(evenement, "Andere dag", 9, 12, datum=DAG + timedelta(1))
    deel(evenement, "Zonder tijd", None, None)
    deel(evenement, "Afgelast", 9, 12, afgelast_op=timezone.now())
    gevonden = bezwaren(evenement)
    assert gevonden.pop("Een") == ["In Stadhuis, Zaal 2 is dan ook ‘Twee’ (10.00 tot 12.00 uur)."]
    assert gevonden.pop("Twee") == ["In  stadhuis, ZAAL 2 is dan ook ‘Een’ (09.00 tot 11.00 uur)."]
    assert not any(gevonden.values())


def test_a_part_without_an_end_only_clashes_with_what_begins_with_it(evenement):
    deel(evenement, "Open", 9, None)
    deel(evenement, "Later", 10, 11)
    assert not any(bezwaren(evenement).values())
    deel(evenement, "Tegelijk", 9, None)
    assert [naam for naam, wat in bezwaren(evenement).items() if wat] == ["Open", "Tegelijk"]


def test_a_speaker_in_two_places_also_when_the_other_is_of_another_event(evenement):
    anna, bea = maak_spreker("Anna"), maak_spreker("Bea")
    een = deel(evenement, "Een", ruimte="A")
    een.sprekers.set([anna, bea])
    deel(evenement, "Twee", ruimte="B").sprekers.set([bea])
    elders = maak_evenement(jaar=2026, start=DAG, titel="Summerschool")
    deel(elders, "Drie", 9, 12, locatie="Elders").sprekers.set([anna])
    deel(elders, "Vier", 10, 12, locatie="Elders").sprekers.set([anna])
    assert bezwaren(evenement) == {
        "Een": [
            "Bea geeft dan ook ‘Twee’ (09.00 tot 10.00 uur).",
            "Anna geeft dan ook ‘Drie’ van Summerschool (09.00 tot 12.00 uur).",
        ],
        "Twee": ["Bea geeft dan ook ‘Een’ (09.00 tot 10.00 uur)."],
    }


def test_a_day_outside_the_event_a_room_without_a_number_and_more_people_than_places(evenement):
    deel(evenement, "Buiten", datum=DAG - timedelta(1))
    deel(evenement, "Zonder aantal", 12, 13, capaciteit=None)
    vol = deel(evenement, "Te vol", 14, 15, capaciteit=1)
    for _ in range(2):
        maak_deelname(vol, status="bevestigd")
    assert bezwaren(evenement) == {
        "Buiten": ["Deze dag valt buiten het evenement."],
        "Zonder aantal": ["Er is een ruimte, maar nog geen aantal plaatsen."],
        "Te vol": ["Er zijn 2 plaatsen bezet, en er is plaats voor 1."],
    }


# ---- the board


def test_the_board_goes_by_day_by_room_and_by_hour_and_says_how_full_it_is(evenement):
    morgen = timezone.localdate() + timedelta(1)
    een = deel(evenement, "B later", 12, 13, vrijgave_op=morgen, datum=morgen)
    een.evenement.einde = morgen
    een.evenement.save()
    maak_deelname(een, status="bevestigd")
    ik = maak_gebruiker()
    Keuze.objects.create(onderdeel=een, gebruiker=ik, vast_tot=timezone.now() + timedelta(minutes=5))
    Reservering.objects.create(onderdeel=een, organisatie=maak_organisatie(), aantal=4)
    maak_deelname(een, status="wachtlijst", deelnemer=maak_gebruiker())
    deel(evenement, "B eerder", 9, 10, datum=morgen)
    deel(evenement, "A", 15, 16, datum=morgen, ruimte="Aula", capaciteit=None)
    deel(evenement, "Zonder dag", datum=None)
    dagen = bord(evenement, op=timezone.now())
    assert [(dag.dag, [(str(r.onderdeel), r.stand) for r in dag.regels]) for dag in dagen] == [
        (
            morgen,
            [
                ("A", "0 plaatsen bezet"),
                ("B eerder", "0 van 10 plaatsen bezet"),
                ("B later", "2 van 10 plaatsen bezet, 4 vrijgehouden, 1 wacht"),
            ],
        ),
        (None, [("Zonder dag", "0 van 10 plaatsen bezet")]),
    ]


def test_the_editor_costs_the_same_however_long_the_programme(als, evenement):
    browser = als(maak_gebruiker(Rol.COORDINATOR))
    url = f"/beheer/evenementen/evenement/{evenement.pk}/programma/"

    def price():
        with CaptureQueriesContext(connection) as queries:
            assert browser.get(url).status_code == 200
        return len(queries)

    deel(evenement, "Een", vrijgave_op=DAG).sprekers.add(maak_spreker())
    price()
    een = price()
    for nummer in range(12):
        deel(evenement, f"Deel {nummer}").sprekers.add(maak_spreker(organisatie=maak_organisatie()))
    assert price() == een


# ---- changing it


def invoer(evenement, **anders):
    """What the browser sends back; `anders`: field name of a part (o<pk>-datum) to value."""
    velden = {"gezien": kenmerk(evenement.onderdelen.all())}
    for een in evenement.onderdelen.all():
        for naam, waarde in (
            ("datum", een.datum and een.datum.isoformat()),
            ("begintijd", een.begintijd and f"{een.begintijd:%H:%M}"),
            ("eindtijd", een.eindtijd and f"{een.eindtijd:%H:%M}"),
            ("locatie", een.locatie),
            ("ruimte", een.ruimte),
            ("capaciteit", een.capaciteit),
        ):
            velden[f"o{een.pk}-{naam}"] = "" if waarde is None else waarde
    return velden | anders


@pytest.fixture
def bureau(als, evenement):
    """Posts the programme and gives the words of the page that follows."""
    browser = als(maak_gebruiker(Rol.COORDINATOR))
    url = f"/beheer/evenementen/evenement/{evenement.pk}/programma/"
    return lambda velden: browser.post(url, velden, follow=True).content.decode()


def test_the_coordinator_moves_parts_in_one_go_and_the_log_says_which_fields(bureau, evenement):
    een, twee = deel(evenement, "Een"), deel(evenement, "Twee")
    anders = {f"o{een.pk}-begintijd": "13:00", f"o{een.pk}-eindtijd": "14:30", f"o{een.pk}-capaciteit": ""}
    tekst = bureau(invoer(evenement, **anders))
    assert "Bewaard: 1 onderdeel gewijzigd." in tekst
    een.refresh_from_db()
    assert (een.begintijd, een.eindtijd, een.capaciteit) == (time(13), time(14, 30), None)
    [regel] = Regel.objects.filter(object_type="evenementen.onderdeel")
    assert (regel.object_id, regel.velden) == (str(een.pk), ["begintijd", "capaciteit", "eindtijd"])
    twee.refresh_from_db()
    assert twee.begintijd == time(9)
    assert "Er is niets gewijzigd." in bureau(invoer(evenement))


@pytest.mark.parametrize(
    ("veld", "waarde", "waarom"),
    [
        ("capaciteit", "1", "Er zijn al 2 plaatsen bezet."),
        ("capaciteit", "veel", "Voer een geheel getal in."),
        ("datum", "2026-12-01", "Deze dag valt buiten het evenement."),
        ("datum", "9999-12-31", "Deze dag valt buiten het evenement."),
        ("eindtijd", "08:00", "De eindtijd ligt voor de begintijd"),
        ("begintijd", "", "of er is geen begintijd"),
        ("locatie", "Stad\x00huis", "Null-tekens zijn niet toegestaan"),
    ],
)
def test_what_is_wrong_with_one_part_keeps_all_of_them(bureau, evenement, veld, waarde, waarom):
    een, twee = deel(evenement, "Een"), deel(evenement, "Twee", 12, 13)
    for _ in range(2):
        maak_deelname(een, status="bevestigd")
    tekst = bureau(invoer(evenement, **{f"o{een.pk}-{veld}": waarde, f"o{twee.pk}-ruimte": "Elders"}))
    assert waarom in tekst and "Er is niets bewaard." in tekst
    assert Onderdeel.objects.filter(ruimte="Elders").count() == 0


def test_a_part_does_not_move_before_the_day_on_which_its_places_are_released(bureau, evenement):
    een = deel(evenement, "Een", datum=DAG + timedelta(2), vrijgave_op=DAG + timedelta(1))
    for dag in ("2026-11-09", ""):
        tekst = bureau(invoer(evenement, **{f"o{een.pk}-datum": dag}))
        assert "Op 10-11-2026 komen plaatsen vrij." in tekst


def test_what_somebody_else_changed_meanwhile_is_not_overwritten(bureau, evenement):
    een = deel(evenement, "Een")
    oud = invoer(evenement, **{f"o{een.pk}-capaciteit": 5})
    Onderdeel.objects.filter(pk=een.pk).update(ruimte="Aula")
    assert "Iemand anders wijzigde het programma intussen." in bureau(oud)
    een.refresh_from_db()
    assert (een.ruimte, een.capaciteit) == ("Aula", 10)
    assert "Iemand anders wijzigde" in bureau({"gezien": ""})


def test_the_service_looks_again_at_what_is_taken_and_at_what_was_seen(evenement):
    een = deel(evenement, "Een")
    for _ in range(3):
        maak_deelname(een, status="bevestigd")
    vast = {"evenement": evenement, "door": maak_gebruiker(Rol.COORDINATOR), "op": timezone.now()}
    with pytest.raises(EvenementFout, match="Bij ‘Een’ zijn al 3 plaatsen bezet."):
        services.wijzig_programma(
            wijzigingen={een.pk: {"capaciteit": 2}}, gezien=kenmerk(evenement.onderdelen.all()), **vast
        )
    with pytest.raises(ProgrammaVeranderd):
        services.wijzig_programma(wijzigingen={een.pk: {"capaciteit": 20}}, gezien="iets", **vast)
    anders = services.wijzig_programma(
        wijzigingen={een.pk: {"capaciteit": 3}}, gezien=kenmerk(evenement.onderdelen.all()), **vast
    )
    assert anders == [een] and Onderdeel.objects.get().capaciteit == 3


def test_more_places_go_to_who_waits(bureau, evenement):
    straks = timezone.localdate() + timedelta(30)
    evenement.start = evenement.einde = straks
    evenement.save()
    een = deel(evenement, "Een", capaciteit=1, datum=straks)
    maak_deelname(een, status="bevestigd", deelnemer=maak_gebruiker())
    wacht = maak_deelname(een, status="wachtlijst", deelnemer=maak_gebruiker())
    bureau(invoer(evenement, **{f"o{een.pk}-capaciteit": 2}))
    wacht.refresh_from_db()
    assert wacht.status == "aangeboden"


def test_another_hour_is_told_to_who_has_a_place(bureau, evenement):
    straks = timezone.localdate() + timedelta(30)
    evenement.start = evenement.einde = straks
    evenement.save()
    een = deel(evenement, "Een", datum=straks)
    bureau(invoer(evenement))
    assert not Job.objects.filter(soort=STEM_AF).exists()
    bureau(invoer(evenement, **{f"o{een.pk}-eindtijd": "11:00"}))
    assert Job.objects.get(soort=STEM_AF).argumenten["evenement"] == evenement.pk


# ---- by who hosts it


@pytest.fixture
def gastheer(evenement):
    """Of an event to come that is their guest."""
    evenement.start = evenement.einde = timezone.localdate() + timedelta(30)
    evenement.gastorganisatie = maak_organisatie("hengelo")
    evenement.save()
    return maak_gebruiker(Rol.CONTACTPERSOON, evenement.gastorganisatie)


def programma_url(evenement):
    return f"/beheer/evenementen/evenement/{evenement.pk}/programma/"


def test_who_hosts_moves_the_programme_and_the_log_says_for_whom(als, evenement, gastheer):
    een, browser = deel(evenement, "Een", datum=evenement.start), als(gastheer)
    browser.post(programma_url(evenement), invoer(evenement, **{f"o{een.pk}-ruimte": "Raadzaal"}))
    een.refresh_from_db()
    assert een.ruimte == "Raadzaal"
    regel = Regel.objects.get(object_type="evenementen.onderdeel")
    assert (regel.rol, regel.organisatie_id, regel.velden) == (
        "contactpersoon",
        evenement.gastorganisatie_id,
        ["ruimte"],
    )


def test_who_hosts_sees_how_many_come_and_not_who(als, evenement, gastheer):
    een, wie = deel(evenement, "Een", datum=evenement.start), maak_gebruiker(naam="Femke Wolters")
    maak_deelname(een, maak_organisatie("borne", naam="Gemeente Borne"), "bevestigd", deelnemer=wie)
    browser = als(gastheer)
    tekst = browser.get(programma_url(evenement)).text
    assert "1 van 10 plaatsen bezet" in tekst and "Voeg een onderdeel toe" not in tekst
    for blad in ("programma/", "deelnemers/", "change/"):
        pagina = browser.get(f"/beheer/evenementen/evenement/{evenement.pk}/{blad}")
        assert pagina.status_code == 200 and "Femke" not in pagina.text and wie.email not in pagina.text
        assert programma_url(evenement) in pagina.text or blad == "change/"
    for blad in ("aanwezigheid/", f"aanwezigheid/{een.pk}/", "papier/", "bericht/", "kosten/"):
        assert browser.get(f"/beheer/evenementen/evenement/{evenement.pk}/{blad}").status_code == 404
    assert programma_url(evenement) in browser.get(f"/evenementen/planning/{evenement.pk}/").text


def test_for_everybody_else_the_editor_is_not_there(als, evenement, gastheer):
    een = deel(evenement, "Een", datum=evenement.start)
    anders = invoer(evenement, **{f"o{een.pk}-ruimte": "Van ons"})
    aanbieder = maak_gebruiker(Rol.CONTACTPERSOON, maak_organisatie("losser"))
    maak_gastaanbod(evenement, aanbieder.lidmaatschappen.get().organisatie)  # offered, and not chosen
    weg = maak_gebruiker()
    maak_lidmaatschap(
        weg, evenement.gastorganisatie, Rol.CONTACTPERSOON, tot=timezone.localdate() - timedelta(2)
    )
    houder = maak_gebruiker(Rol.VACATUREHOUDER, evenement.gastorganisatie)
    for wie in (aanbieder, houder, maak_gebruiker(Rol.BEHEERDER)):
        browser = als(wie)
        assert browser.get(programma_url(evenement)).status_code == 404
        assert browser.post(programma_url(evenement), anders).status_code == 404
    assert als(weg).post(programma_url(evenement), anders).status_code in (302, 404)
    assert programma_url(evenement) not in als(aanbieder).get(f"/evenementen/planning/{evenement.pk}/").text
    een.refresh_from_db()
    assert een.ruimte == "Zaal 2"


def test_when_it_is_over_it_is_the_office_s(als, evenement, gastheer):
    deel(evenement, "Een")
    evenement.start = evenement.einde = timezone.localdate() - timedelta(2)
    evenement.save()
    assert als(gastheer).get(programma_url(evenement)).status_code == 404
    assert als(maak_gebruiker(Rol.COORDINATOR)).get(programma_url(evenement)).status_code == 200
