"""Asking to go along for a day, answering, calling off: what each may do, and who hears of it."""

from datetime import UTC, datetime, timedelta

import pytest
from django.db import IntegrityError, transaction

from evenementen.fouten import EvenementFout, GeenLeidinggevende
from evenementen.models import Evenementbeleid, Meeloopverzoek
from evenementen.services import meeloopwissen, meelopen
from tests.evenementen.meelopen import (
    DAG,
    OP,
    maak_dag,
    maak_mens,
    maak_partner,
    maak_plek,
    maak_verzoek,
    post,
)
from tests.kalender import Kalender
from twentsekracht.mijn.itip import Agendamail
from twentsekracht.werk.models import Bericht

pytestmark = pytest.mark.django_db


def vraag(dag, wie, op=OP, leidinggevende=""):
    return meelopen.vraag(
        dag=dag, gebruiker=wie, motivatie=" Ik ben benieuwd. ", leidinggevende=leidinggevende, op=op
    )


def stappen(verzoek):
    return list(verzoek.stappen.order_by("pk").values_list("van", "naar", "reden"))


def test_who_picks_a_day_has_it_and_both_are_told():
    dag, bezoeker = maak_dag(), maak_mens()
    verzoek = vraag(dag, bezoeker)
    verzoek.refresh_from_db()
    assert (verzoek.status, verzoek.motivatie, verzoek.antwoord_tot) == (
        "bevestigd",
        "Ik ben benieuwd.",
        None,
    )
    assert stappen(verzoek) == [("", "bevestigd", "")]
    assert post() == [
        (bezoeker.email, "Je loopt mee"),
        (dag.plek.gastgever.email, "Er loopt iemand met je mee"),
    ]


def test_each_gets_the_address_of_the_other_and_the_day_in_the_calendar():
    dag, bezoeker = maak_dag(), maak_mens()
    vraag(dag, bezoeker)
    naar_bezoeker, naar_gastgever = Bericht.objects.order_by("pk")
    assert dag.plek.gastgever.email in naar_bezoeker.tekst and dag.plek.adres in naar_bezoeker.tekst
    assert bezoeker.email in naar_gastgever.tekst
    agendas = [Kalender(), Kalender()]
    for kalender, bericht in zip(agendas, (naar_bezoeker, naar_gastgever), strict=True):
        kalender.lees(Agendamail.van_regel(bericht.agenda).als_ics(site_url="https://tk.example"))
    [[(titel, begin, einde, waar)], [(titel_gast, *_)]] = [kalender.inhoud for kalender in agendas]
    assert (begin, einde) == ("2026-04-01T09:00:00+02:00", "2026-04-01T16:30:00+02:00")
    assert (dag.plek.functie in titel, waar) == (True, "Stadhuis, hoofdingang, Almelo")
    assert bezoeker.naam not in titel_gast


def test_who_asks_first_waits_for_the_host_who_does_not_know_who_it_is():
    dag, bezoeker = maak_dag(maak_plek(wijze="vraag")), maak_mens(functie="Jurist")
    verzoek = vraag(dag, bezoeker)
    assert verzoek.status == "aangevraagd"
    [bericht] = Bericht.objects.all()
    assert bericht.aan == dag.plek.gastgever.email
    for soort in (bericht.tekst, bericht.html):
        assert bezoeker.naam not in soort and bezoeker.email not in soort
        assert "Jurist" in soort and "Ik ben benieuwd." in soort
    post()
    meelopen.beantwoord(verzoek=verzoek, is_welkom=True, door=dag.plek.gastgever, op=OP)
    verzoek.refresh_from_db()
    assert (verzoek.status, verzoek.antwoord_tot, len(post())) == ("bevestigd", None, 2)


def test_a_no_of_the_host_frees_the_place_and_says_why():
    verzoek = maak_verzoek(maak_dag(maak_plek(wijze="vraag")), status="aangevraagd")
    meelopen.beantwoord(
        verzoek=verzoek, is_welkom=False, door=verzoek.gastgever, op=OP, reden="Dan is er geen vergadering."
    )
    verzoek.refresh_from_db()
    assert verzoek.status == "afgewezen"
    [bericht] = Bericht.objects.all()
    assert bericht.aan == verzoek.bezoeker.email and "Dan is er geen vergadering." in bericht.tekst
    assert not bericht.agenda and verzoek.gastgever.naam not in bericht.tekst
    assert vraag(verzoek.dag, maak_mens()).status == "aangevraagd"


def test_only_the_host_answers_and_only_in_time():
    verzoek = maak_verzoek(maak_dag(maak_plek(wijze="vraag")), status="aangevraagd")
    for door, op in ((verzoek.bezoeker, OP), (maak_mens(), OP), (verzoek.gastgever, OP + timedelta(days=6))):
        with pytest.raises(EvenementFout):
            meelopen.beantwoord(verzoek=verzoek, is_welkom=True, door=door, op=op)
    verzoek.refresh_from_db()
    assert (verzoek.status, post()) == ("aangevraagd", [])


# ---- the leidinggevende


def test_the_leidinggevende_agrees_before_the_host_is_asked():
    partner = maak_partner("borne", "akkoord")
    dag, bezoeker = maak_dag(maak_plek(wijze="vraag")), maak_mens(partner)
    verzoek = vraag(dag, bezoeker, leidinggevende="Chef@Borne.example")
    assert (verzoek.status, verzoek.leidinggevende) == ("wacht_op_akkoord", "chef@borne.example")
    assert not Meeloopverzoek.objects.met(dag.plek.gastgever).exists()
    [bericht] = Bericht.objects.all()
    teken = bericht.tekst.split("/akkoord/")[1].split("/")[0]
    assert (bericht.aan, dag.plek.gastgever.naam in bericht.tekst) == ("chef@borne.example", False)
    assert meelopen.verzoek_van(teken) == verzoek and meelopen.verzoek_van(teken + "x") is None
    post()
    meelopen.besluit(verzoek=verzoek, is_akkoord=True, op=OP)
    assert post() == [(dag.plek.gastgever.email, "Mag er iemand meelopen?")]
    with pytest.raises(EvenementFout, match="niet meer nodig"):
        meelopen.besluit(verzoek=verzoek, is_akkoord=False, op=OP)
    assert stappen(verzoek) == [("", "wacht_op_akkoord", ""), ("wacht_op_akkoord", "aangevraagd", "")]


def test_a_no_of_the_leidinggevende_is_between_them():
    verzoek = vraag(maak_dag(), maak_mens(maak_partner("borne", "akkoord")), leidinggevende="c@borne.example")
    post()
    meelopen.besluit(verzoek=verzoek, is_akkoord=False, op=OP)
    assert post() == [(verzoek.bezoeker.email, "Het meelopen gaat niet door")]
    assert not Meeloopverzoek.objects.met(verzoek.gastgever).exists()
    assert vraag(verzoek.dag, maak_mens()).status == "bevestigd"


def test_both_leidinggevenden_are_told_where_their_organisation_wants_that():
    gastgever = maak_mens(maak_partner("almelo", "akkoord"))
    dag = maak_dag(maak_plek(gastgever, leidinggevende="baas@almelo.example"))
    bezoeker = maak_mens(maak_partner("borne", "informeren"))
    vraag(dag, bezoeker, leidinggevende="chef@borne.example")
    berichten = {een.aan: een.tekst for een in Bericht.objects.all()}
    assert set(berichten) == {bezoeker.email, gastgever.email, "chef@borne.example", "baas@almelo.example"}
    assert bezoeker.naam not in berichten["baas@almelo.example"]
    assert gastgever.naam not in berichten["chef@borne.example"]


def test_both_leidinggevenden_hear_that_it_does_not_go_on_and_not_why():
    gastgever = maak_mens(maak_partner("almelo", "informeren"))
    dag = maak_dag(maak_plek(gastgever, leidinggevende="baas@almelo.example"))
    bezoeker = maak_mens(maak_partner("borne", "akkoord"))
    verzoek = vraag(dag, bezoeker, leidinggevende="chef@borne.example")
    meelopen.besluit(verzoek=verzoek, is_akkoord=True, op=OP)
    Bericht.objects.all().delete()
    meelopen.annuleer(verzoek=verzoek, door=bezoeker, op=OP, reden="Ik ben ziek.")
    berichten = {een.aan: een for een in Bericht.objects.all()}
    assert set(berichten) == {bezoeker.email, gastgever.email, "chef@borne.example", "baas@almelo.example"}
    chef, baas = berichten["chef@borne.example"], berichten["baas@almelo.example"]
    assert chef.onderwerp.startswith("Het meelopen gaat niet door") and bezoeker.naam in chef.tekst
    assert bezoeker.naam not in baas.tekst and gastgever.naam in baas.tekst
    assert not any("ziek" in een.tekst + een.html for een in (chef, baas))


def test_who_was_never_told_of_a_visit_does_not_hear_that_it_is_off():
    """It was not certain yet, the organisation wants nothing any more, or the person left the portal."""
    partner = maak_partner("borne", "informeren")
    dag = maak_dag(maak_plek(wijze="vraag"))
    verzoek = vraag(dag, maak_mens(partner), leidinggevende="chef@borne.example")
    meelopen.annuleer(verzoek=verzoek, door=verzoek.bezoeker, op=OP)
    tweede = vraag(maak_dag(), maak_mens(partner), leidinggevende="chef@borne.example")
    Evenementbeleid.objects.filter(organisatie=partner).update(wijze="geen")
    Bericht.objects.all().delete()
    meelopen.annuleer(verzoek=tweede, door=tweede.bezoeker, op=OP, reden="Ziek.")
    Evenementbeleid.objects.filter(organisatie=partner).update(wijze="informeren")
    derde = vraag(maak_dag(), maak_mens(partner), leidinggevende="chef@borne.example")
    Bericht.objects.filter(aan="chef@borne.example").delete()
    meeloopwissen.wis(gebruiker=derde.bezoeker, op=OP)
    assert not Bericht.objects.filter(aan="chef@borne.example").exists()


def test_without_policy_no_leidinggevende_is_asked_for_or_kept():
    dag = maak_dag(maak_plek(leidinggevende="baas@elders.example"))
    verzoek = vraag(dag, maak_mens(), leidinggevende="iemand@elders.example")
    assert (verzoek.leidinggevende, len(post())) == ("", 2)


@pytest.mark.parametrize(
    "adres", ["", "nee", "chef@elders.example", "\x00@borne.example", "zelf@borne.example"]
)
def test_the_leidinggevende_is_somebody_else_of_the_own_organisation(adres):
    bezoeker = maak_mens(maak_partner("borne", "akkoord"), email="zelf@borne.example")
    with pytest.raises(GeenLeidinggevende):
        vraag(maak_dag(), bezoeker, leidinggevende=adres)
    assert not Meeloopverzoek.objects.exists()


# ---- who may, and when not


def test_a_place_is_given_once():
    dag = maak_dag(plaatsen=2)
    for _ in range(2):
        vraag(dag, maak_mens())
    with pytest.raises(EvenementFout, match="vol"):
        vraag(dag, maak_mens())


@pytest.mark.parametrize("status", ["wacht_op_akkoord", "aangevraagd", "bevestigd"])
def test_nobody_goes_along_twice_on_a_day(status):
    eerste = maak_verzoek(status=status)
    with pytest.raises(EvenementFout, match="al met iemand mee"):
        vraag(maak_dag(), eerste.bezoeker)
    with pytest.raises(IntegrityError), transaction.atomic():
        maak_verzoek(maak_dag(), eerste.bezoeker)
    assert vraag(maak_dag(datum=DAG + timedelta(days=1)), eerste.bezoeker).status == "bevestigd"


@pytest.mark.parametrize("status", ["afgewezen", "geannuleerd", "vervallen"])
def test_what_came_to_nothing_leaves_the_day_free(status):
    eerste = maak_verzoek(status=status)
    assert vraag(eerste.dag, eerste.bezoeker).status == "bevestigd"


def test_not_with_oneself_nor_while_receiving_somebody():
    dag = maak_dag()
    with pytest.raises(EvenementFout, match="eigen plek"):
        vraag(dag, dag.plek.gastgever)
    maak_verzoek(dag)
    with pytest.raises(EvenementFout, match="met jou mee"):
        vraag(maak_dag(), dag.plek.gastgever)


def test_not_at_a_place_that_is_not_open():
    weg = maak_mens(is_active=False)
    for dag in (
        maak_dag(maak_plek(status="concept")),
        maak_dag(maak_plek(status="gepauzeerd")),
        maak_dag(maak_plek(status="beeindigd")),
        maak_dag(maak_plek(weg)),
        maak_dag(datum=OP.date()),
    ):
        with pytest.raises(EvenementFout, match="niet meer melden"):
            vraag(dag, maak_mens())


def test_not_without_an_organisation():
    mens = maak_mens()
    mens.organisatie = None
    with pytest.raises(EvenementFout):
        vraag(maak_dag(), mens)


# ---- calling it off


@pytest.mark.parametrize("wie", ["bezoeker", "gastgever"])
def test_either_calls_it_off_with_a_word_and_it_leaves_both_calendars(wie):
    dag = maak_dag()
    verzoek = vraag(dag, maak_mens())
    agendas = {een.aan: Kalender() for een in Bericht.objects.all()}
    lees(agendas)
    door = getattr(verzoek, wie)
    with pytest.raises(EvenementFout, match="waarom"):
        meelopen.annuleer(verzoek=verzoek, door=door, op=OP)
    meelopen.annuleer(verzoek=verzoek, door=door, op=OP, reden="Ik ben ziek.")
    assert {een.aan for een in Bericht.objects.all() if "Ik ben ziek." in een.tekst} == set(agendas)
    lees(agendas)
    assert [kalender.uids for kalender in agendas.values()] == [set(), set()]
    verzoek.refresh_from_db()
    assert verzoek.status == "geannuleerd"
    assert vraag(dag, maak_mens()).status == "bevestigd"


def lees(agendas):
    for bericht in Bericht.objects.exclude(agenda=""):
        agendas[bericht.aan].lees(Agendamail.van_regel(bericht.agenda).als_ics(site_url="https://tk.example"))
    Bericht.objects.all().delete()


def test_nobody_else_calls_it_off_and_not_once_it_began():
    verzoek = maak_verzoek()
    begin = datetime(2026, 4, 1, 7, 0, tzinfo=UTC)
    for door, op in ((maak_mens(), OP), (verzoek.bezoeker, begin), (verzoek.gastgever, begin)):
        with pytest.raises(EvenementFout):
            meelopen.annuleer(verzoek=verzoek, door=door, op=op, reden="Nee")
    meelopen.annuleer(verzoek=verzoek, door=verzoek.bezoeker, op=begin - timedelta(seconds=1), reden="Nee")
    with pytest.raises(EvenementFout, match="kan niet meer"):
        meelopen.annuleer(verzoek=verzoek, door=verzoek.bezoeker, op=OP, reden="Nee")


def test_a_visitor_withdraws_a_question_and_only_who_was_asked_hears_of_it():
    gevraagd = maak_verzoek(maak_dag(maak_plek(wijze="vraag")), status="aangevraagd")
    bij_de_chef = maak_verzoek(status="wacht_op_akkoord")
    for verzoek in (gevraagd, bij_de_chef):
        meelopen.annuleer(verzoek=verzoek, door=verzoek.bezoeker, op=OP)
    assert post() == [(gevraagd.gastgever.email, "Het meelopen gaat niet door")]


def test_what_nobody_answers_lapses_once():
    verzoek = maak_verzoek(maak_dag(maak_plek(wijze="vraag")), status="aangevraagd")
    assert not meelopen.laat_vervallen(verzoek_id=verzoek.pk, op=verzoek.antwoord_tot - timedelta(seconds=1))
    assert meelopen.laat_vervallen(verzoek_id=verzoek.pk, op=verzoek.antwoord_tot)
    assert not meelopen.laat_vervallen(verzoek_id=verzoek.pk, op=verzoek.antwoord_tot)
    assert not meelopen.laat_vervallen(verzoek_id=0, op=OP)
    assert post() == [(verzoek.bezoeker.email, "Het meelopen gaat niet door")]
    assert vraag(verzoek.dag, maak_mens()).status == "aangevraagd"


def test_a_question_never_waits_until_the_day_itself():
    dag = maak_dag(maak_plek(wijze="vraag"), datum=OP.date() + timedelta(days=1))
    assert vraag(dag, maak_mens()).antwoord_tot < meelopen.begin(dag)
