"""Around the day and afterwards: reminded once, asked once, thanks between two; and forgotten after a year."""

from datetime import timedelta

import pytest
from django.utils import timezone

from evenementen import meeloopagenda, meeloopgegevens, meeloopwerk
from evenementen.fouten import EvenementFout
from evenementen.models import Bedankje, Meeloopplek, Meeloopverzoek, Meeloopwens
from evenementen.services import meeloopafloop, meeloopwissen
from tests.evenementen.meelopen import (
    DAG,
    OP,
    VANDAAG,
    maak_dag,
    maak_mens,
    maak_plek,
    maak_verzoek,
    maak_wens,
    post,
)
from twentsekracht.werk.models import Bericht

pytestmark = pytest.mark.django_db
GEWEEST = VANDAAG - timedelta(days=1)


def op(dagen):
    """So many days from the day itself."""
    return OP + (DAG - VANDAAG) + timedelta(days=dagen)


def was_er(status="bevestigd", **velden):
    return maak_verzoek(maak_dag(datum=GEWEEST), status=status, **velden)


def test_both_are_reminded_once_and_not_too_early():
    verzoek = maak_verzoek()
    maak_verzoek(status="geannuleerd")
    assert [meeloopafloop.herinner(verzoek_id=verzoek.pk, op=op(dagen)) for dagen in (-4, 0)] == [
        False,
        False,
    ]
    assert [meeloopafloop.herinner(verzoek_id=verzoek.pk, op=op(-3)) for _ in range(2)] == [True, False]
    assert post() == [(verzoek.bezoeker.email, "Bijna zover"), (verzoek.gastgever.email, "Bijna zover")]
    assert not meeloopafloop.te_herinneren(op=op(-1)).exists()


def test_both_are_asked_how_it_was_once_and_not_for_ever():
    verzoek = maak_verzoek()
    for dagen, gevraagd in ((0, False), (15, False), (1, True), (2, False)):
        assert meeloopafloop.vraag_na(verzoek_id=verzoek.pk, op=op(dagen)) is gevraagd
    assert [onderwerp for _, onderwerp in post()] == ["Hoe was het?"] * 2


@pytest.mark.parametrize("wie", ["bezoeker", "gastgever"])
def test_either_says_what_came_of_it_and_may_take_that_back(wie):
    verzoek = was_er()
    zeg = {"verzoek": verzoek, "door": getattr(verzoek, wie), "op": OP}
    with pytest.raises(EvenementFout, match="waarom"):
        meeloopafloop.leg_uitkomst_vast(**zeg, is_doorgegaan=False, reden=" ")
    meeloopafloop.leg_uitkomst_vast(**zeg, is_doorgegaan=False, reden="Ziek")
    meeloopafloop.leg_uitkomst_vast(**zeg, is_doorgegaan=True)
    with pytest.raises(EvenementFout, match="kan niet meer"):
        meeloopafloop.leg_uitkomst_vast(**zeg, is_doorgegaan=True)
    verzoek.refresh_from_db()
    assert verzoek.status == "doorgegaan"
    assert list(verzoek.stappen.order_by("-pk").values_list("naar", "reden")[:2]) == [
        ("doorgegaan", ""),
        ("niet_doorgegaan", "Ziek"),
    ]


def test_nobody_else_says_it_nor_before_the_day():
    verzoek = was_er()
    with pytest.raises(EvenementFout, match="wie erbij was"):
        meeloopafloop.leg_uitkomst_vast(verzoek=verzoek, is_doorgegaan=True, door=maak_mens(), op=OP)
    komend = maak_verzoek()
    with pytest.raises(EvenementFout, match="nog komen"):
        meeloopafloop.leg_uitkomst_vast(verzoek=komend, is_doorgegaan=True, door=komend.bezoeker, op=OP)


def test_thanks_go_to_the_other_once_and_do_not_stand_in_the_mail():
    verzoek = was_er("doorgegaan")
    for door, ander in ((verzoek.bezoeker, verzoek.gastgever), (verzoek.gastgever, verzoek.bezoeker)):
        meeloopafloop.bedank(verzoek=verzoek, door=door, tekst=" Mooie dag! ", op=OP)
        [bericht] = Bericht.objects.all()
        assert (bericht.aan, "Mooie dag!" in bericht.tekst) == (ander.email, False)
        with pytest.raises(EvenementFout, match="al een bedankje"):
            meeloopafloop.bedank(verzoek=verzoek, door=door, tekst="Nog een", op=OP)
        post()
    assert set(Bedankje.objects.values_list("van", "tekst")) == {
        ("bezoeker", "Mooie dag!"),
        ("gastgever", "Mooie dag!"),
    }


def test_thanks_only_for_what_took_place_and_to_somebody_who_is_there():
    with pytest.raises(EvenementFout, match="doorgegaan"):
        niet = was_er("niet_doorgegaan")
        meeloopafloop.bedank(verzoek=niet, door=niet.bezoeker, tekst="Dank", op=OP)
    alleen = was_er("doorgegaan")
    Meeloopverzoek.objects.filter(pk=alleen.pk).update(bezoeker=None)
    with pytest.raises(EvenementFout, match="geen account meer"):
        meeloopafloop.bedank(verzoek=alleen, door=alleen.gastgever, tekst="Dank", op=OP)


# ---- for calendars, one's own copy, and the work that waits


def test_the_calendar_has_what_is_agreed_and_what_no_longer_is():
    verzoek = maak_verzoek()
    gastgever = verzoek.gastgever
    maak_verzoek(maak_dag(verzoek.plek, DAG + timedelta(days=1)), status="aangevraagd")
    weg = maak_verzoek(maak_dag(verzoek.plek, DAG + timedelta(days=2)), status="geannuleerd", agendanummer=1)
    punten = meeloopagenda.punten(gebruiker=gastgever, vanaf=VANDAAG, op=VANDAAG)
    assert [(punt.kenmerk, punt.geannuleerd) for punt in punten] == [
        (f"meelopen-gast-{verzoek.pk}", False),
        (f"meelopen-gast-{weg.pk}", True),
    ]
    [punt] = meeloopagenda.punten(gebruiker=verzoek.bezoeker, vanaf=VANDAAG, op=VANDAAG)
    assert punt.kenmerk == f"meelopen-{verzoek.pk}" and gastgever.naam not in punt.titel


def test_a_host_finds_the_question_among_the_work_that_waits():
    verzoek = maak_verzoek(status="aangevraagd")
    maak_verzoek(maak_dag(verzoek.plek, DAG + timedelta(days=1)), status="wacht_op_akkoord")
    [taak] = meeloopwerk.taken(gebruiker=verzoek.gastgever, op=VANDAAG)
    assert taak.url == verzoek.get_absolute_url() and taak.uiterlijk == timezone.localdate(
        verzoek.antwoord_tot
    )
    assert verzoek.bezoeker.naam not in taak.titel + taak.toelichting
    assert meeloopwerk.taken(gebruiker=verzoek.bezoeker, op=VANDAAG) == []


def test_ones_own_copy_holds_ones_own_words_and_nobody_elses_name(django_assert_num_queries):
    verzoek = was_er("doorgegaan", leidinggevende="chef@x.example")
    ik, ander = verzoek.bezoeker, verzoek.gastgever
    maak_wens(ik, functie="jurist", vakgebieden=["ict"])
    verzoek.bedankjes.create(van="gastgever", tekst="Kom gerust terug", gegeven_op=OP)
    for _ in range(2):
        maak_verzoek(maak_dag(datum=DAG + timedelta(days=_)), ik)
    with django_assert_num_queries(6):
        mijn = meeloopgegevens.gegevens(gebruiker=ik, op=VANDAAG)
    tekst = str(mijn)
    for woord in ("Ik ben benieuwd.", "chef@x.example", "jurist", "ICT en data", "Kom gerust terug"):
        assert woord in tekst
    assert ander.naam not in tekst and ander.email not in tekst
    van_ander = str(meeloopgegevens.gegevens(gebruiker=ander, op=VANDAAG))
    assert ik.naam not in van_ander and "chef@x.example" not in van_ander


# ---- forgetting


def test_a_year_after_the_day_it_is_counted_and_nobody_is_in_it(settings):
    settings.MEELOPEN_BEWAARDAGEN = 365
    oud = maak_verzoek(
        maak_dag(datum=VANDAAG - timedelta(days=366)), status="doorgegaan", leidinggevende="c@x.nl"
    )
    jong = maak_verzoek(maak_dag(datum=VANDAAG - timedelta(days=365)), status="doorgegaan")
    for verzoek in (oud, jong):
        verzoek.bedankjes.create(van="bezoeker", tekst="Dank", gegeven_op=OP)
        verzoek.plek.stappen.update(vastgelegd_op=OP - timedelta(days=800), door=verzoek.gastgever)
        verzoek.stappen.update(door=verzoek.bezoeker, reden="Ziek")
    nooit_gevraagd = maak_dag(datum=VANDAAG - timedelta(days=366)).plek
    nooit_gevraagd.stappen.update(vastgelegd_op=OP - timedelta(days=800))
    meeloopafloop.vergeet(op=OP)
    oud.refresh_from_db()
    plek = Meeloopplek.objects.get(pk=oud.plek.pk)
    assert (oud.status, oud.bezoeker, oud.motivatie, oud.leidinggevende) == ("doorgegaan", None, "", "")
    assert (plek.gastgever, plek.adres, plek.wat_je_ziet, plek.status) == (None, "", "", "beeindigd")
    assert set(oud.stappen.values_list("door", "reden")) == {(None, "")}
    assert not plek.stappen.exclude(door=None).exists() and not oud.bedankjes.exists()
    jong.refresh_from_db()
    assert jong.bezoeker and jong.plek.gastgever and jong.bedankjes.exists()
    assert not Meeloopplek.objects.filter(pk=nooit_gevraagd.pk).exists()


def test_a_place_that_is_written_at_the_moment_is_left_alone():
    plek = maak_plek(status="concept")
    meeloopafloop.vergeet(op=OP + timedelta(days=300))
    assert Meeloopplek.objects.filter(pk=plek.pk, gastgever__isnull=False).exists()


def test_who_leaves_is_nowhere_and_the_others_hear_that_it_is_off():
    ik = maak_mens()
    als_bezoeker = maak_verzoek(bezoeker=ik, leidinggevende="c@x.nl")
    als_gastgever = maak_verzoek(maak_dag(maak_plek(ik), DAG + timedelta(days=1)), status="aangevraagd")
    geweest = maak_verzoek(maak_dag(datum=GEWEEST), ik, "doorgegaan")
    geweest.bedankjes.create(van="gastgever", tekst="Dank", gegeven_op=OP)
    ongebruikt = maak_plek(ik)
    anderen = maak_verzoek(leidinggevende=ik.email)
    maak_wens(ik)
    meeloopwissen.wis(gebruiker=ik, op=OP)
    assert {als_bezoeker.gastgever.email, als_gastgever.bezoeker.email} == {
        een.aan for een in Bericht.objects.all()
    }
    ik.delete()
    standen = Meeloopverzoek.objects.in_bulk([als_bezoeker.pk, als_gastgever.pk, geweest.pk, anderen.pk])
    assert [(rij.status, rij.bezoeker is None) for _, rij in sorted(standen.items())] == [
        ("geannuleerd", True),
        ("geannuleerd", False),
        ("doorgegaan", True),
        ("bevestigd", False),
    ]
    assert standen[anderen.pk].leidinggevende == "" and not Bedankje.objects.exists()
    plek = Meeloopplek.objects.get(pk=als_gastgever.plek.pk)
    assert (plek.status, plek.gastgever, plek.adres) == ("beeindigd", None, "")
    assert not Meeloopplek.objects.filter(pk=ongebruikt.pk).exists() and not Meeloopwens.objects.exists()
