"""What the school tells of somebody and to somebody: tiles, calendar, work queue, search, own data."""

from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest
from django.contrib.auth.models import AnonymousUser
from django.template import Context, Template
from django.utils import timezone

from school import agenda, gegevens, werkvoorraad, zoeken
from tests.maken import (
    DAG,
    MOMENT,
    maak_afspraak,
    maak_agendabericht,
    maak_belangstelling,
    maak_deelnamebewijs,
    maak_gebruiker,
    maak_herinnering,
    maak_inschrijving,
    maak_inschrijvingstap,
    maak_opleiding,
    maak_organisatie,
    maak_uitvoering,
)
from tests.school.maken import maak_saldooverdracht
from twentsekracht.mijn.agenda import Agendapunt
from twentsekracht.mijn.werkvoorraad import Taak
from twentsekracht.organisaties.models import Rol

pytestmark = pytest.mark.django_db
AMSTERDAM = ZoneInfo("Europe/Amsterdam")


def teken(tag, gebruiker):
    return Template(f"{{% load school %}}{{% {tag} gebruiker %}}").render(Context({"gebruiker": gebruiker}))


# ---- calendar


def test_a_run_of_one_day_stands_in_the_calendar_with_its_hours():
    ik = maak_gebruiker()
    run = maak_uitvoering(
        maak_opleiding(titel="Excel", code="excel"),
        start=date(2026, 12, 1),
        begintijd=time(9),
        eindtijd=time(12, 30),
        locatie="Losser",
    )
    rij = maak_inschrijving(run, deelnemer=ik)
    maak_inschrijving(run)
    assert agenda.punten(gebruiker=ik, vanaf=date(2026, 12, 1), op=date(2026, 12, 1)) == [
        Agendapunt(
            kenmerk=f"inschrijving-{rij.pk}",
            titel="Excel",
            begin=datetime(2026, 12, 1, 9, tzinfo=AMSTERDAM),
            einde=datetime(2026, 12, 1, 12, 30, tzinfo=AMSTERDAM),
            plaats="Losser",
            url="/school/excel/",
        )
    ]


def test_the_calendar_has_what_gives_a_place_and_takes_out_what_was_cancelled():
    ik = maak_gebruiker()
    for status in ("bevestigd", "geannuleerd", "wachtlijst", "wacht_op_akkoord", "aangevraagd", "aangeboden"):
        maak_inschrijving(deelnemer=ik, status=status)
    punten = agenda.punten(gebruiker=ik, vanaf=DAG, op=DAG)
    assert [punt.geannuleerd for punt in punten] == [False, True]


def test_a_run_of_several_days_stays_in_the_calendar_until_its_last(django_assert_num_queries):
    ik = maak_gebruiker()
    lang = maak_uitvoering(start=DAG, einde=DAG + timedelta(14), begintijd=time(9), eindtijd=time(17))
    maak_inschrijving(lang, deelnemer=ik)
    with django_assert_num_queries(2):
        [punt] = agenda.punten(gebruiker=ik, vanaf=DAG + timedelta(14), op=DAG + timedelta(14))
    assert (punt.begin, punt.einde) == (DAG, DAG + timedelta(14))
    assert agenda.punten(gebruiker=ik, vanaf=DAG + timedelta(15), op=DAG + timedelta(15)) == []


def test_every_session_stands_in_the_calendar_with_its_own_place():
    ik = maak_gebruiker()
    run = maak_uitvoering(start=DAG, einde=DAG + timedelta(7), locatie="Losser")
    rij = maak_inschrijving(run, deelnemer=ik)
    dagen = [DAG, DAG + timedelta(7)]
    sessies = [
        run.bijeenkomsten.create(datum=dag, begintijd=time(9), eindtijd=time(12), **waar)
        for dag, waar in zip(dagen, ({"ruimte": "B12"}, {"locatie": "Borne"}), strict=True)
    ]
    punten = agenda.punten(gebruiker=ik, vanaf=DAG, op=DAG)
    assert [(punt.kenmerk, punt.eerste_dag, punt.plaats) for punt in punten] == [
        (f"inschrijving-{rij.pk}-{sessies[0].pk}", dagen[0], "Losser, B12"),
        (f"inschrijving-{rij.pk}-{sessies[1].pk}", dagen[1], "Borne"),
    ]


def test_no_link_in_the_calendar_to_a_course_that_has_no_page():
    ik = maak_gebruiker()
    maak_inschrijving(maak_uitvoering(maak_opleiding(is_gepubliceerd=False)), deelnemer=ik)
    assert agenda.punten(gebruiker=ik, vanaf=DAG, op=DAG)[0].url == ""


# ---- work queue


def test_a_contactpersoon_is_told_which_approvals_wait_and_since_when():
    hengelo = maak_organisatie("hengelo")
    ik = maak_gebruiker(Rol.CONTACTPERSOON, hengelo)
    run = maak_uitvoering(start=date(2015, 8, 1), sluit_op=date(2015, 7, 20))
    rij = maak_inschrijving(run, hengelo, "wacht_op_akkoord", stap=False, ingeschreven_op=date(2015, 5, 1))
    maak_inschrijvingstap(rij, "wacht_op_akkoord", date(2015, 5, 4))
    maak_inschrijving(maak_uitvoering(start=date(2015, 9, 1)), hengelo, "wacht_op_akkoord")
    maak_inschrijving(run, hengelo)
    maak_inschrijving(run, maak_organisatie("almelo"), "wacht_op_akkoord")
    assert werkvoorraad.taken(gebruiker=ik, op=DAG) == [
        Taak(
            titel="Regel het akkoord voor 2 inschrijvingen",
            url="/beheer/school/inschrijving/?status__exact=wacht_op_akkoord",
            soort="Twentse School",
            uiterlijk=date(2015, 7, 20),
            toelichting="De oudste wacht sinds 4 mei 2015.",
        )
    ]


@pytest.mark.parametrize("rol", [None, Rol.VACATUREHOUDER, Rol.AMBASSADEUR, Rol.REGIEGROEP, Rol.BEHEERDER])
def test_for_others_the_school_has_no_work(rol):
    ik = maak_gebruiker(rol)
    maak_inschrijving(organisatie=ik.organisatie, status="wacht_op_akkoord")
    assert werkvoorraad.taken(gebruiker=ik, op=DAG) == []


def test_the_coordinator_is_told_who_has_no_agreement_and_which_runs_are_too_empty():
    bureau = maak_organisatie("regio", korte_naam="Regio")
    ik = maak_gebruiker(Rol.COORDINATOR, bureau)
    maak_afspraak(maak_organisatie("almelo"), jaar=2015, te_behalen=None)  # agreed that there is none
    maak_organisatie("dinkelland", is_werkgever=False)
    maak_organisatie("weg", actief_tot=date(2014, 12, 31))
    leeg = maak_uitvoering(maak_opleiding(titel="Excel"), start=DAG + timedelta(28), min_deelnemers=2)
    maak_inschrijving(leeg, bureau)
    maak_inschrijving(leeg, bureau, "wachtlijst")
    maak_uitvoering(start=DAG + timedelta(29), min_deelnemers=2)  # not soon enough
    maak_uitvoering(start=DAG + timedelta(9), min_deelnemers=2, gaat_door_op=MOMENT)
    maak_uitvoering(start=DAG, min_deelnemers=0)
    maak_uitvoering(start=DAG)  # has no minimum
    assert werkvoorraad.taken(gebruiker=ik, op=DAG) == [
        Taak(
            titel="Maak de afspraak voor 2015 met 1 organisatie",
            url="/beheer/school/afspraak/jaar/2015/",
            soort="Twentse School",
            uiterlijk=date(2015, 12, 31),
            toelichting="Nog zonder: Regio.",
        ),
        Taak(
            titel="Beslis of ‘Excel’ doorgaat",
            url=f"/beheer/school/uitvoering/{leeg.pk}/doorgaan/",
            soort="Twentse School",
            uiterlijk=DAG + timedelta(7),
            toelichting="1 van de 2 deelnemers die nodig zijn.",
        ),
    ]


def test_who_is_offered_a_place_is_told_until_when():
    ik = maak_gebruiker()
    run = maak_uitvoering(maak_opleiding(titel="Excel"), start=DAG + timedelta(9))
    tot = datetime(2015, 6, 3, 9, tzinfo=AMSTERDAM)
    rij = maak_inschrijving(run, ik.organisatie, "aangeboden", deelnemer=ik, aanbod_tot=tot)
    maak_inschrijving(run, ik.organisatie, "aangeboden", deelnemer=maak_gebruiker(), aanbod_tot=tot)
    assert werkvoorraad.taken(gebruiker=ik, op=DAG) == [
        Taak(
            titel="Kies of je de plaats bij ‘Excel’ aanneemt",
            url=f"/school/inschrijving/{rij.pk}/",
            soort="Twentse School",
            uiterlijk=date(2015, 6, 3),
            toelichting="Antwoord voor 3 juni 2015, 09.00 uur, anders gaat de plaats naar een ander.",
        )
    ]


def test_the_work_queue_costs_the_same_however_much_waits(django_assert_max_num_queries):
    ik = maak_gebruiker(Rol.COORDINATOR)
    for _ in range(5):
        maak_uitvoering(start=DAG, min_deelnemers=2)
    with django_assert_max_num_queries(13):  # two of them for the roles
        assert len(werkvoorraad.taken(gebruiker=ik, op=DAG)) == 6


@pytest.mark.parametrize(
    ("rol", "taak"),
    [
        (Rol.CONTACTPERSOON, "akkoord"),
        (Rol.CONTACTPERSOON, "overschot"),
        (Rol.COORDINATOR, "Maak de afspraak"),
        (Rol.COORDINATOR, "onder de afspraak"),
        (Rol.COORDINATOR, "doorgaat"),
    ],
)
def test_every_task_leads_to_a_page_that_its_person_may_open(als, rol, taak):
    ik = maak_gebruiker(rol)
    maak_inschrijving(organisatie=ik.organisatie, status="wacht_op_akkoord")
    maak_uitvoering(start=DAG, min_deelnemers=2)
    maak_saldooverdracht(ontvanger=ik.organisatie, jaar=DAG.year)
    maak_afspraak(maak_organisatie(), jaar=DAG.year)
    [gezocht] = [een for een in werkvoorraad.taken(gebruiker=ik, op=DAG) if taak in een.titel]
    assert als(ik).get(gezocht.url).status_code == 200


# ---- search


def test_search_finds_what_the_catalogue_has_titles_first(django_assert_num_queries):
    maak_uitvoering(maak_opleiding(titel="Zzz", omschrijving="ook excel"), start=DAG)
    met_datum = maak_uitvoering(maak_opleiding(titel="Excel", samenvatting="Rekenen."), start=DAG)
    maak_opleiding(titel="Excel diep")
    maak_opleiding(titel="Excel geheim", is_gepubliceerd=False)
    with django_assert_num_queries(2):
        groep = zoeken.zoek("excel", gebruiker=AnonymousUser(), op=DAG, aantal=2)
    assert [(treffer.titel, treffer.toelichting) for treffer in groep.treffers] == [
        ("Excel", "Eerste datum 1 juni 2015. Rekenen."),
        ("Excel diep", "Geen nieuwe datum."),
    ]
    assert (groep.totaal, groep.url) == (3, "/school/?q=excel&alles=on")
    assert groep.treffers[0].url == met_datum.opleiding.get_absolute_url()


def test_the_list_behind_a_search_shows_as_many_as_it_said(client):
    for nummer in range(7):
        maak_opleiding(titel=f"R&D {nummer}")
    groep = zoeken.zoek("r&d", gebruiker=AnonymousUser(), op=DAG, aantal=5)
    assert client.get(groep.url).context["page_obj"].paginator.count == groep.totaal == 7


# ---- tiles


def test_the_tile_shows_what_starts_soonest_and_has_a_place(django_assert_num_queries):
    vandaag, ik = timezone.localdate(), maak_gebruiker()
    vol = maak_uitvoering(maak_opleiding(titel="Vol"), start=vandaag + timedelta(1), max_deelnemers=0)
    for nummer in range(4):
        maak_uitvoering(maak_opleiding(titel=f"Nummer {nummer}"), start=vandaag + timedelta(9 - nummer))
    with django_assert_num_queries(3):
        tegel = teken("school_tegel", ik)
    assert vol.opleiding.titel not in tegel
    assert [tegel.find(f"Nummer {nummer}") > 0 for nummer in range(4)] == [False, True, True, True]
    assert tegel.find("Nummer 3") < tegel.find("Nummer 1")


def test_an_empty_tile_leads_to_the_catalogue():
    assert "/school/?alles=on" in teken("school_tegel", maak_gebruiker())
    assert "/school/" in teken("school_mijn", maak_gebruiker())


def test_my_enrolments_stand_with_their_status_in_words(django_assert_num_queries):
    vandaag, ik = timezone.localdate(), maak_gebruiker()
    straks = maak_uitvoering(maak_opleiding(titel="Straks"), start=vandaag + timedelta(3))
    maak_inschrijving(straks, deelnemer=ik, status="wachtlijst")
    bezig = maak_uitvoering(maak_opleiding(titel="Bezig"), start=vandaag - timedelta(3), einde=vandaag)
    maak_inschrijving(bezig, deelnemer=ik)
    maak_inschrijving(maak_uitvoering(maak_opleiding(titel="Geweest")), deelnemer=ik, status="no_show")
    maak_inschrijving(maak_uitvoering(maak_opleiding(titel="Van een ander"), start=vandaag))
    with django_assert_num_queries(6):  # the rules of cancelling; one of them waits: its place on the list
        mijn = teken("school_mijn", ik)
    assert mijn.find("Bezig") < mijn.find("Straks") < mijn.find("Eerder gevolgd") < mijn.find("Geweest")
    assert "Wachtlijst, nummer 1" in mijn
    assert "Niet gekomen" in mijn
    assert "Van een ander" not in mijn


# ---- own data


def test_somebody_gets_everything_the_school_knows_of_them_and_nothing_else(django_assert_num_queries):
    ik = maak_gebruiker(organisatie=maak_organisatie("losser"))
    rij = maak_inschrijving(
        maak_uitvoering(maak_opleiding(titel="Excel")), ik.organisatie, deelnemer=ik, is_aanwezig=True
    )
    maak_inschrijvingstap(rij, "geannuleerd", DAG, reden="Ziek")
    maak_inschrijving()
    for wie in (ik, maak_gebruiker()):
        maak_belangstelling(maak_opleiding(titel="Inkoop"), wie)
    maak_agendabericht(rij)
    maak_herinnering(rij)
    maak_deelnamebewijs(rij, code="ABCDEFG1")
    rij.akkoorden.create(
        aan="baas@losser.example",
        gevraagd_op=MOMENT,
        plaats_tot=MOMENT,
        besluit="akkoord",
        besloten_op=MOMENT,
    )
    van_ander = maak_inschrijving(maak_uitvoering(maak_opleiding(titel="Vergaderen")))
    for aan in (ik.email, "iemand@losser.example"):
        rij_van_ander = maak_inschrijving(van_ander.uitvoering) if aan != ik.email else van_ander
        rij_van_ander.overdrachten.create(aan=aan, gevraagd_op=MOMENT)
        rij_van_ander.akkoorden.create(aan=aan, gevraagd_op=MOMENT, plaats_tot=MOMENT)
    with django_assert_num_queries(11):
        eigen = gegevens.gegevens(gebruiker=ik, op=DAG)
    assert eigen == {
        "Inschrijvingen bij de Twentse School": [
            {
                "opleiding": "Excel",
                "wanneer": "1 juni 2015",
                "namens": "Gemeente Losser",
                "ingeschreven op": "2015-06-01",
                "status": "Bevestigd",
                "leidinggevende": "",
                "vervanger van de leidinggevende": "",
                "geeft als tweede akkoord": "",
                "akkoord": [
                    {
                        "gevraagd aan": "baas@losser.example",
                        "gevraagd op": MOMENT.isoformat(),
                        "besluit": "Akkoord",
                        "besloten op": MOMENT.isoformat(),
                    }
                ],
                "ingeschreven door de contactpersoon": False,
                "voorwaarden van annuleren": None,
                "aan een collega aangeboden": [],
                "prijs van de plaats": None,
                "kosten van annuleren": None,
                "was aanwezig volgens een oude lijst": True,
                "aanwezigheid": [],
                "wat volgens jou niet klopte": [],
                "wacht achteraan op de wachtlijst": False,
                "verloop": [
                    {"per": "2015-06-01", "status": "Bevestigd", "reden": ""},
                    {"per": "2015-06-01", "status": "Geannuleerd", "reden": "Ziek"},
                ],
                "in je agenda gezet": [{"wat": "Excel", "begint": "2015-06-01", "vervallen": False}],
                "herinnerd": [{"wat": "Een week ervoor", "over": "2015-06-01"}],
                "evaluatie ingevuld": False,
                "deelnamebewijs": "ABCD-EFG1, op naam van Fatma Yılmaz, van 2015-06-01",
            }
        ],
        "Opleidingen waarvan je een nieuwe datum wilt horen": [
            {"opleiding": "Inkoop", "sinds": DAG.isoformat()}
        ],
        "Plaatsen die een collega je aanbood": [
            {
                "opleiding": "Vergaderen",
                "wanneer": "1 juni 2015",
                "op": MOMENT.isoformat(),
                "antwoord": "",
            }
        ],
        "Akkoorden die aan jou zijn gevraagd": [
            {
                "opleiding": "Vergaderen",
                "gevraagd op": MOMENT.isoformat(),
                "besluit": "",
                "besloten op": None,
            }
        ],
    }
