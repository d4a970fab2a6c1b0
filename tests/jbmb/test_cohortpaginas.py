"""The pages of cohorts: who sees whom, what a press does, and the page of the coördinator."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from jbmb.models import Cohortdeelname, Cohortmatch
from jbmb.services.cohortlinks import akkoordteken
from tests.jbmb.cohort import (
    aanmelding,
    maak_cohort,
    maak_deelname,
    maak_hulpvraag,
    maak_match,
    maak_mens,
    met_domein,
)
from tests.maken import maak_gebruiker, maak_organisatie
from twentsekracht.organisaties.models import Rol

pytestmark = pytest.mark.django_db


def vers(rij):
    return type(rij).objects.get(pk=rij.pk)


def bladzijde(client, naam, *args):
    antwoord = client.get(reverse(naam, args=args))
    assert antwoord.status_code == 200
    return antwoord.content.decode()


def post(client, naam, *args, **wat):
    return client.post(reverse(naam, args=args), wat, follow=True).content.decode()


def test_only_who_is_in_it_sees_who_else_is(als):
    cohort = maak_cohort("loopt")
    mijn, hun = maak_deelname(cohort), maak_deelname(cohort, zoekt="Graag iets met water")
    aangemeld, gestopt = maak_deelname(cohort, status="aangemeld"), maak_deelname(cohort, status="gestopt")
    coach = cohort.coaches.create(gebruiker=maak_mens()).gebruiker
    geheim = (hun.deelnemer.naam, hun.deelnemer.email, "Graag iets met water")
    for wie in (mijn.deelnemer, coach):
        tekst = bladzijde(als(wie), "jbmb:cohort", cohort.pk)
        assert all(woord in tekst for woord in geheim)
        assert aangemeld.deelnemer.naam not in tekst and gestopt.deelnemer.naam not in tekst
        assert hun.motivatie not in tekst
    for wie in (aangemeld.deelnemer, gestopt.deelnemer, maak_mens(), maak_gebruiker(Rol.AMBASSADEUR)):
        tekst = bladzijde(als(wie), "jbmb:cohort", cohort.pk)
        assert not any(woord in tekst for woord in geheim)


def test_a_concept_is_not_there_yet(als):
    cohort, wie = maak_cohort("concept"), als(maak_mens())
    assert wie.get(cohort.get_absolute_url()).status_code == 404
    assert cohort.titel not in bladzijde(wie, "jbmb:cohorten")


def test_applying_on_the_page_with_and_without_mistakes(als):
    ik = maak_mens(met_domein(maak_organisatie("hengelo")))
    cohort, wie = maak_cohort("open"), als(ik)
    assert "Meld je aan" in bladzijde(wie, "jbmb:cohort", cohort.pk)
    tekst = post(wie, "jbmb:cohort_aanmelden", cohort.pk, **aanmelding(ik, leidinggevende="a@b.example"))
    assert "Vul een adres in van" in tekst and not Cohortdeelname.objects.exists()
    tekst = post(wie, "jbmb:cohort_aanmelden", cohort.pk, **aanmelding(ik))
    assert "Je bent aangemeld." in tekst
    assert "Bewaard." in post(wie, "jbmb:cohort_aanmelden", cohort.pk, **aanmelding(ik, zoekt="Grote dromen"))
    assert Cohortdeelname.objects.get().zoekt == "Grote dromen"
    Cohortdeelname.objects.update(status="afgewezen")
    assert "al aangemeld" in post(wie, "jbmb:cohort_aanmelden", cohort.pk, **aanmelding(ik))


def test_the_leidinggevende_answers_once_and_a_look_changes_nothing(client):
    rij = maak_deelname(maak_cohort("open"), status="uitgenodigd")
    teken = akkoordteken(rij)
    assert "Ga je akkoord?" in bladzijde(client, "jbmb:cohort_akkoord", teken)
    assert vers(rij).status == "uitgenodigd"
    assert "Kies wat je antwoord is." in post(client, "jbmb:cohort_akkoord", teken, antwoord="misschien")
    tekst = post(client, "jbmb:cohort_akkoord", teken, antwoord="akkoord")
    assert "je gaf akkoord" in tekst and rij.zoekt not in tekst and rij.motivatie not in tekst
    assert "niet meer nodig" in post(client, "jbmb:cohort_akkoord", teken, antwoord="niet_akkoord")
    assert vers(rij).status == "deelnemer"
    assert client.get(reverse("jbmb:cohort_akkoord", args=["verzonnen"])).status_code == 404


def test_a_match_from_both_sides(als):
    cohort = maak_cohort("loopt")
    mijn, hun = maak_deelname(cohort), maak_deelname(cohort)
    ik, ander = als(mijn.deelnemer), als(hun.deelnemer)
    dagen = {"van": cohort.start.isoformat(), "tot": cohort.ruil_tot.isoformat()}
    for fout in (
        {"bij": "", **dagen},
        {"bij": hun.pk, "van": "gisteren", "tot": ""},
        {"bij": 10**30, **dagen},
    ):
        post(ik, "jbmb:cohort_match", cohort.pk, **fout)
        assert not Cohortmatch.objects.exists()
    assert "Genoteerd." in post(ik, "jbmb:cohort_match", cohort.pk, bij=hun.pk, **dagen)
    match = Cohortmatch.objects.get()
    assert "Ja, dat klopt" in bladzijde(ander, "jbmb:cohort", cohort.pk)
    assert "Kies wat je antwoord is." in post(ander, "jbmb:match_antwoord", match.pk)
    post(ander, "jbmb:match_antwoord", match.pk, antwoord="ja")
    assert vers(match).status == "bevestigd"
    assert "Schrijf erbij waarom" in post(ander, "jbmb:match_intrekken", match.pk, reden="")
    post(ander, "jbmb:match_intrekken", match.pk, reden="Het past niet")
    assert vers(match).status == "afgebroken"


def test_ticking_and_asking_for_help(als):
    mijn = maak_deelname()
    punt, ik, pk = mijn.inwerkpunten.create(tekst="Laptop"), als(mijn.deelnemer), mijn.cohort_id
    for fout in ({}, {"wat": "gedaan"}, {"wat": "gedaan", "punt": "x"}, {"wat": "gedaan", "punt": "9" * 40}):
        assert "Kies wat je wilt doen." in post(ik, "jbmb:cohort_inwerken", pk, **fout)
    post(ik, "jbmb:cohort_inwerken", pk, wat="gedaan", punt=punt.pk)
    assert vers(punt).gedaan_op
    assert "200 tekens" in post(ik, "jbmb:cohort_inwerken", pk, wat="nieuw", tekst="x" * 201)
    post(ik, "jbmb:cohort_inwerken", pk, wat="nieuw", tekst="Een pas")
    assert mijn.inwerkpunten.count() == 2
    assert "Je vraag is verstuurd." in post(ik, "jbmb:cohort_hulp", pk, vraag="Wie helpt?")
    assert "Bewaard." in post(ik, "jbmb:cohort_zoekt", pk, zoekt="Water")
    assert "waarom je stopt" in post(ik, "jbmb:cohort_verlaten", pk, reden="")
    assert "Je doet niet meer mee." in post(ik, "jbmb:cohort_verlaten", pk, reden="Andere baan")


def test_help_is_answered_by_the_own_ambassadeur_only(als):
    hengelo = maak_organisatie("hengelo")
    rij = maak_hulpvraag(maak_deelname(organisatie=hengelo), vraag="Waar is mijn pas?")
    amb, elders = maak_gebruiker(Rol.AMBASSADEUR, hengelo), maak_gebruiker(Rol.AMBASSADEUR)
    assert "Waar is mijn pas?" not in bladzijde(als(elders), "jbmb:hulp")
    assert als(elders).post(reverse("jbmb:hulp_antwoord", args=[rij.pk])).status_code == 404
    assert "Waar is mijn pas?" in bladzijde(als(amb), "jbmb:hulp")
    post(als(amb), "jbmb:hulp_antwoord", rij.pk, antwoord="Bij de balie.")
    assert "Bij de balie." in bladzijde(als(rij.deelname.deelnemer), "jbmb:cohort", rij.deelname.cohort_id)


def queries(client, adres):
    with CaptureQueriesContext(connection) as gevangen:
        assert client.get(adres).status_code == 200
    return len(gevangen)


def test_the_pages_cost_the_same_with_many_people(als):
    cohort = maak_cohort("loopt")
    mijn = maak_deelname(cohort)
    maak_match(mijn, maak_deelname(cohort))
    maak_hulpvraag(maak_deelname(cohort))
    ik, bureau = als(mijn.deelnemer), als(maak_gebruiker(Rol.COORDINATOR))
    wie = [
        *((ik, adres) for adres in (cohort.get_absolute_url(), reverse("jbmb:cohorten"))),
        *((bureau, adres) for adres in (reverse("jbmb:hulp"), beheer(cohort))),
    ]
    for client, adres in wie:
        queries(client, adres)
    eerst = [queries(client, adres) for client, adres in wie]
    for _ in range(6):
        ander = maak_deelname(cohort)
        maak_match(ander, mijn)
        maak_hulpvraag(ander)
        maak_cohort("open")
    assert [queries(client, adres) for client, adres in wie] == eerst


# ---- the coördinator


def beheer(cohort):
    return reverse("admin:jbmb_cohort_deelnemers", args=[cohort.pk])


@pytest.fixture
def bureau(als):
    return als(maak_gebruiker(Rol.COORDINATOR))


def zet(client, cohort, wat, **velden):
    return client.post(beheer(cohort), {"wat": wat, **velden}, follow=True).content.decode()


def test_setting_up_opening_and_choosing(bureau):
    dagen = {
        "aanmelden_tot": "2030-01-10",
        "start": "2030-02-01",
        "ruil_tot": "2030-05-01",
        "einde": "2030-08-01",
    }
    leeg = {
        f"{naam}-{soort}_FORMS": 0
        for naam in ("trainingsdagen", "coaches", "stappen")
        for soort in ("TOTAL", "INITIAL")
    }
    velden = {"titel": "Groep 9", "omschrijving": "Samen.", "plaatsen": 1, **dagen, **leeg}
    bureau.post(reverse("admin:jbmb_cohort_add"), velden)
    cohort = maak_cohort().__class__.objects.get(titel="Groep 9")
    assert (cohort.status, cohort.stappen.get().naar) == ("concept", "concept")
    assert "Iedereen kan zich nu aanmelden." in zet(bureau, cohort, "stel_open")
    een, twee = (maak_deelname(cohort, status="aangemeld", motivatie="Daarom") for _ in range(2))
    assert "Daarom" in bureau.get(beheer(cohort)).content.decode()
    # Two for one place: none, with who it was about.
    tekst = zet(bureau, cohort, "nodig_uit", deelname=[een.pk, twee.pk])
    assert f"{twee.deelnemer.naam}: Alle 1 plaatsen zijn bezet." in tekst
    assert {vers(een).status, vers(twee).status} == {"aangemeld"}
    assert "1 collega gekozen." in zet(bureau, cohort, "nodig_uit", deelname=een.pk)
    assert "1 aanmeldingen zijn afgewezen" in zet(bureau, cohort, "sluit_keuze")


@pytest.mark.parametrize(
    ("wat", "velden", "zegt"),
    [
        ("", {}, "Kies wat je wilt doen."),
        ("nodig_uit", {}, "Kies eerst een of meer mensen."),
        ("nodig_uit", {"deelname": "x"}, "Kies eerst een of meer mensen."),
        ("nodig_uit", {"deelname": "9" * 30}, "Kies eerst een of meer mensen."),
        ("coach", {"coach": "99"}, "Kies een coach van dit cohort."),
        ("gelast_af", {"reden": ""}, "Schrijf erbij waarom"),
        ("gelast_af", {"reden": "x" * 301}, "hoogstens 300 tekens"),
    ],
)
def test_what_was_posted_wrong_is_told(bureau, wat, velden, zegt):
    cohort = maak_cohort("loopt")
    assert zegt in zet(bureau, cohort, wat, **velden)
    assert vers(cohort).status == "loopt"


def test_somebody_of_another_cohort_is_not_moved(bureau):
    cohort, elders = maak_cohort("open"), maak_deelname(maak_cohort("open"), status="aangemeld")
    zet(bureau, cohort, "nodig_uit", deelname=elders.pk)
    assert vers(elders).status == "aangemeld"


def test_a_coach_given_and_somebody_stopped(bureau):
    rij = maak_deelname()
    coach = rij.cohort.coaches.create(gebruiker=maak_mens())
    assert "Bewaard voor 1 collega." in zet(bureau, rij.cohort, "coach", deelname=rij.pk, coach=coach.pk)
    assert vers(rij).coach == coach
    assert "waarom" in zet(bureau, rij.cohort, "laat_stoppen", deelname=rij.pk)
    zet(bureau, rij.cohort, "laat_stoppen", deelname=rij.pk, reden="Ziek")
    assert vers(rij).status == "gestopt"
