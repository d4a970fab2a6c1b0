"""What happens to a klus by itself: lapsing, beginning, ending, reminding, forgetting; and when somebody leaves."""

from datetime import timedelta

import pytest

from jbmb import kluswerk
from jbmb.klusgegevens import gegevens
from jbmb.models import Klus, Klusreactie
from jbmb.services import klusafloop, kluswissen
from jbmb.tasks import klussen as taak
from tests.jbmb.aanbod import post
from tests.jbmb.klussen import OP, maak_klus, maak_mens, maak_reactie

pytestmark = pytest.mark.django_db
DAG = timedelta(days=1)
EERSTE_DAG = OP + 40 * DAG
JAAR = timedelta(days=367)


def stand(rij):
    rij.refresh_from_db()
    return rij.status


@pytest.mark.parametrize("status", ["gekozen", "wacht_op_akkoord"])
def test_without_an_answer_the_place_is_free_again(status):
    reactie = maak_reactie(status=status)
    vlak_ervoor = reactie.antwoord_tot - timedelta(seconds=1)
    assert klusafloop.laat_vervallen(reactie_id=reactie.pk, op=vlak_ervoor) is False
    assert klusafloop.laat_vervallen(reactie_id=reactie.pk, op=reactie.antwoord_tot) is True
    assert stand(reactie) == "vervallen"
    assert [wie for wie, _ in post()] == [reactie.deelnemer.email, reactie.klus.klusgever.email]
    assert klusafloop.laat_vervallen(reactie_id=reactie.pk, op=reactie.klus.van and EERSTE_DAG) is False


def test_on_the_first_day_it_runs_and_who_waited_hears():
    klus = maak_klus(mensen=2)
    doet, wacht = maak_reactie(klus, status="afgesproken"), maak_reactie(klus)
    assert klusafloop.begin(klus_id=klus.pk, op=EERSTE_DAG - DAG) is False
    assert klusafloop.begin(klus_id=klus.pk, op=EERSTE_DAG) is True
    assert (stand(klus), stand(doet), stand(wacht)) == ("lopend", "afgesproken", "niet_gekozen")
    assert post() == [
        (wacht.deelnemer.email, "Je bent niet gekozen"),
        (klus.klusgever.email, "Je klus begint"),
    ]
    assert klusafloop.begin(klus_id=klus.pk, op=EERSTE_DAG) is False


def test_with_nobody_it_lapses():
    klus = maak_klus()
    wacht = maak_reactie(klus)
    klusafloop.begin(klus_id=klus.pk, op=EERSTE_DAG)
    assert (stand(klus), stand(wacht)) == ("vervallen", "niet_gekozen")
    assert [wie for wie, _ in post()] == [klus.klusgever.email, wacht.deelnemer.email]


def test_a_month_after_the_last_day_it_is_done_without_a_word():
    klus = maak_klus(status="lopend")
    reactie = maak_reactie(klus, status="afgesproken")
    einde = OP + (klus.tot - OP.date())
    assert klusafloop.rond_oude_af(klus_id=klus.pk, op=einde + 30 * DAG) is False
    assert klusafloop.rond_oude_af(klus_id=klus.pk, op=einde + 31 * DAG) is True
    assert (stand(klus), stand(reactie)) == ("afgerond", "afgerond")


@pytest.mark.parametrize(
    ("status", "kop"), [("gekozen", "Doe je deze klus?"), ("wacht_op_akkoord", "Ga je nog akkoord")]
)
def test_who_has_to_answer_is_reminded_once_half_way(status, kop):
    reactie = maak_reactie(status=status)
    assert klusafloop.herinner(reactie_id=reactie.pk, op=OP + DAG) is False
    assert klusafloop.herinner(reactie_id=reactie.pk, op=OP + 4 * DAG) is True
    assert [wat for _, wat in post()] == [kop]
    assert klusafloop.herinner(reactie_id=reactie.pk, op=OP + 5 * DAG) is False


def test_the_klusgever_is_asked_once_to_choose():
    klus = maak_klus()
    maak_reactie(klus)
    na = OP + 21 * DAG
    assert klusafloop.herinner_klusgever(klus_id=klus.pk, op=na - DAG) is False
    assert klusafloop.herinner_klusgever(klus_id=klus.pk, op=na) is True
    assert post() == [(klus.klusgever.email, "Kies wie je klus doet")]
    assert klusafloop.herinner_klusgever(klus_id=klus.pk, op=na + DAG) is False


def test_the_daily_job_does_all_of_it_and_twice_is_once(django_assert_max_num_queries):
    oud = OP - 300 * DAG
    leeg, loopt = maak_klus(op=oud), maak_klus(op=oud)
    doet = maak_reactie(loopt, status="afgesproken", op=oud)
    klaar = maak_klus(op=oud, status="lopend")
    te_laat = maak_reactie(
        maak_klus(van=OP.date() + 900 * DAG, tot=OP.date() + 950 * DAG), status="gekozen", op=oud
    )
    taak(None, lambda *args, **kwargs: None)
    assert [stand(rij) for rij in (leeg, loopt, klaar, te_laat)] == [
        *("vervallen", "afgerond", "afgerond", "vervallen"),
    ]
    assert stand(doet) == "afgerond"
    assert post()
    taak(None, lambda *args, **kwargs: None)
    assert not post()


# ---- forgetting


def test_after_a_year_nobody_knows_who_it_was():
    klus = maak_klus(status="afgerond")
    reactie = maak_reactie(klus, status="afgerond", dank="Dank", leidinggevende="baas@x.example")
    klus.stappen.update(reden="Omdat")
    klusafloop.vergeet(op=OP + JAAR - 3 * DAG)
    klus.refresh_from_db()
    assert klus.klusgever is not None
    klusafloop.vergeet(op=OP + JAAR)
    klus.refresh_from_db()
    reactie.refresh_from_db()
    assert (klus.klusgever, klus.omschrijving, klus.status) == (None, "", "afgerond")
    assert (reactie.deelnemer, reactie.motivatie, reactie.leidinggevende, reactie.dank) == (None, "", "", "")
    assert set(klus.stappen.values_list("door", "reden")) == {(None, "")}
    assert set(reactie.stappen.values_list("door", "reden")) == {(None, "")}
    assert reactie.organisatie_id and reactie.status == "afgerond"


def test_what_still_runs_is_not_forgotten():
    klus, reactie = maak_klus(), maak_reactie(status="afgesproken")
    klusafloop.vergeet(op=OP + JAAR)
    klus.refresh_from_db()
    reactie.refresh_from_db()
    assert klus.klusgever and klus.omschrijving and reactie.deelnemer and reactie.motivatie


def test_thanks_on_a_profile_stay_until_their_owner_takes_them_off():
    reactie = maak_reactie(status="afgerond", dank="Dank", toont_dank=True)
    klusafloop.vergeet(op=OP + JAAR)
    reactie.refresh_from_db()
    assert (reactie.motivatie, reactie.dank) == ("", "Dank") and reactie.deelnemer
    Klusreactie.objects.update(toont_dank=False)
    klusafloop.vergeet(op=OP + JAAR)
    reactie.refresh_from_db()
    assert (reactie.deelnemer, reactie.dank) == (None, "")


# ---- somebody leaves


def test_the_klusgever_leaves():
    wie = maak_mens()
    open_, loopt = maak_klus(wie), maak_klus(wie, "lopend")
    hoopt, doet = maak_reactie(open_), maak_reactie(loopt, status="afgesproken")
    gedaan = maak_reactie(maak_klus(wie, "afgerond"), status="afgerond", dank="Dank", toont_dank=True)
    kluswissen.wis(gebruiker=wie, op=OP)
    assert [stand(rij) for rij in (open_, loopt, hoopt, doet)] == [
        *("ingetrokken", "gestopt", "niet_gekozen", "gestopt"),
    ]
    assert {een for een, _ in post()} == {hoopt.deelnemer.email, doet.deelnemer.email}
    assert (
        not Klus.objects.filter(klusgever=wie).exists() and not Klus.objects.exclude(omschrijving="").exists()
    )
    gedaan.refresh_from_db()
    assert gedaan.dank == "Dank" and gedaan.toont_dank


def test_who_responded_leaves():
    wie = maak_mens()
    hoopt, wacht = maak_reactie(deelnemer=wie), maak_reactie(deelnemer=wie, status="wacht_op_akkoord")
    loopt = maak_klus(status="lopend")
    doet = maak_reactie(loopt, wie, "afgesproken")
    gedaan = maak_reactie(maak_klus(status="afgerond"), wie, "afgerond", dank="Dank", toont_dank=True)
    klussen = [hoopt.klus, wacht.klus, loopt]
    kluswissen.wis(gebruiker=wie, op=OP)
    assert [stand(rij) for rij in (hoopt, wacht, doet, loopt, gedaan)] == [
        *("ingetrokken", "ingetrokken", "gestopt", "gestopt", "afgerond"),
    ]
    assert {klus.klusgever.email for klus in klussen} <= {een for een, _ in post()}
    rijen = Klusreactie.objects.values_list("deelnemer", "motivatie", "leidinggevende", "dank", "toont_dank")
    assert set(rijen) == {(None, "", "", "", False)}


def test_a_leidinggevende_leaves_and_the_question_lapses():
    reactie = maak_reactie(status="wacht_op_akkoord")
    baas = maak_mens(reactie.organisatie, email=reactie.leidinggevende)
    kluswissen.wis(gebruiker=baas, op=OP)
    assert (stand(reactie), reactie.leidinggevende) == ("wacht_op_akkoord", "")


# ---- what somebody may download, and what waits


def test_my_own_copy_tells_of_both_sides_without_the_other(django_assert_num_queries):
    wie, ander = maak_mens(), maak_mens(naam="Ander Mens")
    maak_reactie(maak_klus(wie), ander)
    maak_reactie(maak_klus(ander), wie, "afgerond", dank="Dank")
    with django_assert_num_queries(3):
        copy = gegevens(gebruiker=wie, op=OP.date())
    assert [len(rijen) for rijen in copy.values()] == [1, 1]
    assert copy["Klussen waar je op reageerde"][0]["bedankje"] == "Dank"
    assert "Ander Mens" not in str(copy) and ander.email not in str(copy)


def test_what_waits_for_each(django_assert_num_queries):
    klus = maak_klus(mensen=1)
    ik = maak_reactie(klus).deelnemer
    with django_assert_num_queries(1):
        [taak] = kluswerk.taken(gebruiker=klus.klusgever, op=OP.date())
    assert (taak.titel, taak.uiterlijk) == (
        "Kies wie je klus doet: 1 reactie",
        klus.reageren_tot + timedelta(7),
    )
    assert kluswerk.taken(gebruiker=ik, op=OP.date()) == []
    gekozen = maak_reactie(klus, status="gekozen")
    assert kluswerk.taken(gebruiker=klus.klusgever, op=OP.date()) == []  # no place is left
    [taak] = kluswerk.taken(gebruiker=gekozen.deelnemer, op=OP.date())
    assert taak.titel == "Zeg of je deze klus doet"


def test_what_waits_when_it_is_over():
    gever = maak_mens()
    klus = maak_klus(gever, "lopend")
    maak_reactie(klus, status="afgesproken")
    assert kluswerk.taken(gebruiker=gever, op=klus.tot) == []
    [taak] = kluswerk.taken(gebruiker=gever, op=klus.tot + DAG)
    assert taak.titel == "Is je klus klaar? Rond hem af"
    Klus.objects.update(status="afgerond")
    Klusreactie.objects.update(status="afgerond")
    [taak] = kluswerk.taken(gebruiker=gever, op=klus.tot + DAG)
    assert taak.titel == "Bedank wie je klus deed"
    Klusreactie.objects.update(dank="Dank")
    assert kluswerk.taken(gebruiker=gever, op=klus.tot + DAG) == []
