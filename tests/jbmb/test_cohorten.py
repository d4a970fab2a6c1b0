"""Cohorts: applying, choosing, the yes of the leidinggevende, beginning and ending; and every edge of it."""

from datetime import datetime, time, timedelta

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.utils import timezone

from jbmb.fouten import RuilFout
from jbmb.models import Cohort, Cohortdeelname, Trainingsdag
from jbmb.services import cohortdeelname, cohorten, cohortmatch
from jbmb.services.cohortlinks import akkoordteken, deelname_van
from jbmb.services.cohortwissen import vergeet, wis
from tests.jbmb.aanbod import post
from tests.jbmb.cohort import (
    OP,
    VANDAAG,
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
from twentsekracht.werk.models import Bericht

pytestmark = pytest.mark.django_db


@pytest.fixture
def hengelo():
    return met_domein(maak_organisatie("hengelo"))


@pytest.fixture
def coordinator():
    return maak_gebruiker(Rol.COORDINATOR)


def cohort_op(status, **velden):
    return maak_cohort(status, op=VANDAAG, **velden)


def stappen(rij):
    return [(stap.van, stap.naar) for stap in rij.stappen.all()]


def vers(rij):
    return type(rij).objects.get(pk=rij.pk)


def dag(aantal):
    return OP + timedelta(days=aantal)


# ---- the whole way


def test_from_application_to_the_end(hengelo, coordinator):
    cohort = cohorten.maak(
        cohort=Cohort(
            titel="Groep 1",
            omschrijving="Samen.",
            aanmelden_tot=VANDAAG + timedelta(10),
            start=VANDAAG + timedelta(30),
            ruil_tot=VANDAAG + timedelta(120),
            einde=VANDAAG + timedelta(210),
            plaatsen=2,
        ),
        door=coordinator,
        op=OP,
    )
    cohorten.stel_open(cohort=cohort, door=coordinator, op=OP)
    ik, ander = maak_mens(hengelo), maak_mens()
    mijn = cohortdeelname.meld_aan(cohort=cohort, velden=aanmelding(ik), door=ik, op=OP)
    hun = maak_deelname(cohort, ander)
    niet = maak_deelname(cohort, status="aangemeld")
    cohorten.nodig_uit(deelname=mijn, door=coordinator, op=OP)
    assert post() == [
        (f"chef@{hengelo.code}.example", "Ga je akkoord?"),
        (ik.email, "Je bent gekozen"),
    ]
    cohortdeelname.besluit(deelname=vers(mijn), ja=True, op=dag(1))
    assert post() == [(ik.email, "Je doet mee")]
    assert vers(mijn).inwerkpunten.count() == len(cohortdeelname.INWERKEN)
    assert cohorten.sluit_keuze(cohort=cohort, door=coordinator, op=dag(12)) == 1
    assert post() == [(niet.deelnemer.email, "Je bent niet gekozen")]
    match = cohortmatch.stel_voor(
        deelname=mijn, bij_id=hun.pk, van=cohort.start, tot=cohort.ruil_tot, door=ik, op=dag(20)
    )
    cohortmatch.beantwoord(match=match, klopt=True, door=ander, op=dag(21))
    assert post() == [(ander.email, "Klopt deze match?"), (ik.email, "Je match is afgesproken")]
    cohorten.begin(cohort=cohort, door=None, op=dag(30))
    assert (vers(mijn).status, vers(hun).status) == ("in_ruil", "deelnemer")
    cohorten.werk_bij(cohort_id=cohort.pk, op=dag(121))
    assert (vers(mijn).status, vers(hun).status) == ("in_project", "in_project")
    assert cohorten.rond_af(cohort=cohort, door=coordinator, op=dag(211)) == 2
    assert [naar for _, naar in stappen(mijn)] == [
        *("aangemeld", "uitgenodigd", "deelnemer", "in_ruil", "in_project", "afgerond"),
    ]
    assert [naar for _, naar in stappen(cohort)] == ["concept", "open", "gekozen", "loopt", "afgerond"]
    assert vers(match).status == "afgerond"


# ---- applying


@pytest.mark.parametrize("status", ["concept", "gekozen", "loopt", "afgerond", "afgelast"])
def test_applying_only_while_it_is_open(hengelo, status):
    ik = maak_mens(hengelo)
    with pytest.raises(RuilFout, match="niet meer aanmelden"):
        cohortdeelname.meld_aan(cohort=cohort_op(status), velden=aanmelding(ik), door=ik, op=OP)
    assert not Cohortdeelname.objects.exists()


def test_applying_until_the_last_day_and_not_after_it(hengelo):
    ik, ander = maak_mens(hengelo), maak_mens(hengelo)
    cohort = cohort_op("open", aanmelden_tot=VANDAAG)
    cohortdeelname.meld_aan(cohort=cohort, velden=aanmelding(ik), door=ik, op=OP)
    with pytest.raises(RuilFout, match="niet meer aanmelden"):
        cohortdeelname.meld_aan(cohort=cohort, velden=aanmelding(ander), door=ander, op=dag(1))


@pytest.mark.parametrize(
    ("anders", "zegt"),
    [
        ({"leidinggevende": "chef@elders.example"}, "Vul een adres in van"),
        ({"leidinggevende": "geen adres"}, "Vul het e-mailadres van je leidinggevende in"),
        ({"motivatie": "  "}, "waarom je mee wilt doen"),
        ({"zoekt": ""}, "wat je zoekt"),
        ({"functie": " "}, "functie"),
    ],
)
def test_an_application_that_will_not_do_leaves_nothing(hengelo, anders, zegt):
    ik = maak_mens(hengelo)
    with pytest.raises(RuilFout, match=zegt):
        cohortdeelname.meld_aan(cohort=cohort_op("open"), velden=aanmelding(ik, **anders), door=ik, op=OP)
    assert not Cohortdeelname.objects.exists()


def test_nobody_is_their_own_leidinggevende(hengelo):
    ik = maak_mens(hengelo, email=f"ik@{hengelo.code}.example")
    with pytest.raises(RuilFout, match="je eigen adres"):
        cohortdeelname.meld_aan(
            cohort=cohort_op("open"), velden=aanmelding(ik, leidinggevende=ik.email), door=ik, op=OP
        )


def test_twice_is_once_and_who_withdrew_may_apply_again(hengelo):
    ik, cohort = maak_mens(hengelo), cohort_op("open")
    rij = cohortdeelname.meld_aan(cohort=cohort, velden=aanmelding(ik), door=ik, op=OP)
    with pytest.raises(RuilFout, match="al aangemeld"):
        cohortdeelname.meld_aan(cohort=cohort, velden=aanmelding(ik), door=ik, op=OP)
    cohortdeelname.verlaat(deelname=rij, reden="", door=ik, op=OP)
    assert vers(rij).status == "teruggetrokken"
    cohortdeelname.meld_aan(cohort=cohort, velden=aanmelding(ik, zoekt="Water"), door=ik, op=dag(1))
    assert (vers(rij).status, vers(rij).zoekt) == ("aangemeld", "Water")


def test_a_coach_does_not_apply_for_their_own_cohort(hengelo):
    ik, cohort = maak_mens(hengelo), cohort_op("open")
    cohort.coaches.create(gebruiker=ik)
    with pytest.raises(RuilFout, match="coach van dit cohort"):
        cohortdeelname.meld_aan(cohort=cohort, velden=aanmelding(ik), door=ik, op=OP)


def test_who_was_chosen_changes_only_what_they_seek(hengelo):
    ik = maak_mens(hengelo)
    rij = maak_deelname(cohort_op("open"), ik, "deelnemer")
    cohortdeelname.wijzig(deelname=rij, velden=aanmelding(ik, zoekt="Water"), door=ik, op=OP)
    nu = vers(rij)
    assert (nu.zoekt, nu.functie, nu.motivatie) == ("Water", rij.functie, rij.motivatie)
    with pytest.raises(RuilFout, match="niet jouw deelname"):
        cohortdeelname.wijzig(deelname=rij, velden=aanmelding(ik), door=maak_mens(), op=OP)


# ---- choosing, and the leidinggevende


def test_no_more_are_chosen_than_there_are_places(coordinator):
    cohort = cohort_op("open", plaatsen=2)
    maak_deelname(cohort), maak_deelname(cohort, status="uitgenodigd")
    rij = maak_deelname(cohort, status="aangemeld")
    with pytest.raises(RuilFout, match="Alle 2 plaatsen zijn bezet"):
        cohorten.nodig_uit(deelname=rij, door=coordinator, op=OP)
    assert (vers(rij).status, Bericht.objects.count()) == ("aangemeld", 0)


def test_who_takes_part_elsewhere_is_not_chosen(coordinator):
    rij = maak_deelname(cohort_op("open"), status="aangemeld")
    maak_deelname(cohort_op("loopt"), rij.deelnemer, "in_ruil")
    with pytest.raises(RuilFout, match="ander cohort"):
        cohorten.nodig_uit(deelname=rij, door=coordinator, op=OP)


def test_nobody_comes_in_from_the_first_day_on(coordinator):
    rij = maak_deelname(cohort_op("gekozen", start=VANDAAG), status="aangemeld")
    with pytest.raises(RuilFout, match="niemand meer kiezen"):
        cohorten.nodig_uit(deelname=rij, door=coordinator, op=OP)


def test_a_no_of_the_leidinggevende_frees_the_place(coordinator):
    rij = maak_deelname(cohort_op("open", plaatsen=1), status="uitgenodigd")
    cohortdeelname.besluit(deelname=rij, ja=False, op=OP)
    assert (vers(rij).status, vers(rij).akkoord_tot) == ("afgewezen", None)
    assert cohortdeelname.gegeven_antwoord(vers(rij)) == "niet_akkoord"
    cohorten.nodig_uit(
        deelname=maak_deelname(rij.cohort, status="aangemeld"), door=coordinator, op=OP
    )  # there is room


def test_the_first_answer_counts_and_late_is_late():
    rij = maak_deelname(cohort_op("open"), status="uitgenodigd")
    with pytest.raises(RuilFout, match="niet meer nodig"):
        cohortdeelname.besluit(deelname=rij, ja=True, op=rij.akkoord_tot)
    cohortdeelname.besluit(deelname=rij, ja=True, op=OP)
    with pytest.raises(RuilFout, match="niet meer nodig"):
        cohortdeelname.besluit(deelname=rij, ja=False, op=OP)
    assert vers(rij).status == "deelnemer"


def test_without_an_answer_the_place_is_free_and_the_next_question_has_a_link_of_its_own(coordinator):
    rij = maak_deelname(cohort_op("open", plaatsen=1), status="uitgenodigd")
    oud = akkoordteken(rij)
    assert not cohortdeelname.laat_vervallen(deelname_id=rij.pk, op=rij.akkoord_tot - timedelta(seconds=1))
    assert cohortdeelname.laat_vervallen(deelname_id=rij.pk, op=rij.akkoord_tot)
    assert not cohortdeelname.laat_vervallen(deelname_id=rij.pk, op=rij.akkoord_tot)
    assert (vers(rij).status, post()) == (
        "aangemeld",
        [(rij.deelnemer.email, "Geen antwoord van je leidinggevende")],
    )
    cohorten.nodig_uit(deelname=rij, door=coordinator, op=OP)
    assert deelname_van(oud) is None
    assert deelname_van(akkoordteken(vers(rij))) == rij
    for teken in ("verzonnen", oud[:-1], akkoordteken(rij).replace(":", "", 1)):
        assert deelname_van(teken) is None


def test_a_leidinggevende_is_reminded_once(coordinator):
    rij = maak_deelname(cohort_op("open"), status="aangemeld")
    cohorten.nodig_uit(deelname=rij, door=coordinator, op=OP)
    post()
    assert [cohortdeelname.herinner(deelname_id=rij.pk, op=dag(dagen)) for dagen in (1, 8, 9)] == [
        *(False, True, False)
    ]
    assert post() == [(rij.leidinggevende, "Herinnering")]


def test_an_agreement_after_the_person_went_elsewhere_says_so():
    rij = maak_deelname(cohort_op("open"), status="uitgenodigd")
    maak_deelname(cohort_op("loopt"), rij.deelnemer)
    with pytest.raises(RuilFout, match="intussen mee aan een ander cohort"):
        cohortdeelname.besluit(deelname=rij, ja=True, op=OP)
    assert vers(rij).status == "uitgenodigd"


# ---- ending


def test_who_stops_while_it_runs_says_why_and_the_other_hears_that_the_match_ends():
    cohort = cohort_op("loopt")
    mijn, hun = maak_deelname(cohort, status="in_ruil"), maak_deelname(cohort, status="in_ruil")
    heen, terug = maak_match(mijn, hun, "bevestigd"), maak_match(hun, mijn, "bevestigd")
    with pytest.raises(RuilFout, match="waarom je stopt"):
        cohortdeelname.verlaat(deelname=mijn, reden=" ", door=mijn.deelnemer, op=OP)
    cohortdeelname.verlaat(deelname=mijn, reden="Andere baan", door=mijn.deelnemer, op=OP)
    assert [vers(rij).status for rij in (mijn, hun, heen, terug)] == [
        *("gestopt", "deelnemer", "afgebroken", "afgebroken")
    ]
    assert post() == [(hun.deelnemer.email, "Een match gaat niet door")] * 2
    assert "Andere baan" not in "".join(Bericht.objects.values_list("tekst", flat=True))


def test_only_who_takes_part_leaves():
    rij = maak_deelname(cohort_op("loopt"))
    with pytest.raises(RuilFout, match="niet jouw deelname"):
        cohortdeelname.verlaat(deelname=rij, reden="x", door=maak_mens(), op=OP)


def test_whose_leidinggevende_kept_silent_is_not_in_it_on_the_first_day():
    cohort = cohort_op("gekozen", start=VANDAAG)
    rij, mee = maak_deelname(cohort, status="uitgenodigd"), maak_deelname(cohort)
    vervallen = maak_deelname(cohort, status="aangemeld")
    cohorten.begin(cohort=cohort, door=None, op=OP)
    assert vers(vervallen).status == "afgewezen"
    assert (vers(rij).status, vers(mee).status, vers(cohort).status) == ("afgewezen", "deelnemer", "loopt")


@pytest.mark.parametrize(
    ("status", "verb", "zegt"),
    [
        ("gekozen", cohorten.begin, "begint op"),
        ("loopt", cohorten.rond_af, "laatste dag is"),
        ("open", cohorten.sluit_keuze, "nog niemand gekozen"),
        ("loopt", cohorten.stel_open, "Dat kan niet meer|al voorbij"),
    ],
)
def test_a_verb_too_early_or_too_late_changes_nothing(coordinator, status, verb, zegt):
    cohort = cohort_op(status)
    with pytest.raises(RuilFout, match=zegt):
        verb(cohort=cohort, door=coordinator, op=OP)
    assert vers(cohort).status == status


def test_called_off_everybody_reads_why(coordinator):
    cohort = cohort_op("loopt")
    mee, klaar = maak_deelname(cohort), maak_deelname(cohort, status="gestopt")
    with pytest.raises(RuilFout, match="waarom"):
        cohorten.gelast_af(cohort=cohort, reden="", door=coordinator, op=OP)
    assert cohorten.gelast_af(cohort=cohort, reden="Te weinig mensen", door=coordinator, op=OP) == 1
    assert (vers(mee).status, vers(klaar).status, vers(cohort).status) == ("gestopt", "gestopt", "afgelast")
    assert post() == [(mee.deelnemer.email, "Het gaat niet door")]


def test_a_coach_is_of_the_same_cohort_and_somebody_else(coordinator):
    rij = maak_deelname(cohort_op("loopt"))
    coach = rij.cohort.coaches.create(gebruiker=maak_mens())
    zelf = rij.cohort.coaches.create(gebruiker=rij.deelnemer)
    elders = cohort_op("loopt").coaches.create(gebruiker=maak_mens())
    for fout, zegt in ((zelf, "zichzelf"), (elders, "ander cohort")):
        with pytest.raises(RuilFout, match=zegt):
            cohorten.geef_coach(deelname=rij, coach=fout, door=coordinator, op=OP)
    cohorten.geef_coach(deelname=rij, coach=coach, door=coordinator, op=OP)
    assert (vers(rij).coach, post()) == (coach, [(rij.deelnemer.email, "Je hebt een coach")])
    cohorten.geef_coach(deelname=rij, coach=coach, door=coordinator, op=OP)
    assert post() == []


# ---- the database


@pytest.mark.parametrize(
    ("velden", "zegt"),
    [
        ({"aanmelden_tot": VANDAAG + timedelta(61)}, "Zet de dagen op volgorde"),
        ({"einde": VANDAAG + timedelta(61)}, "Zet de dagen op volgorde"),
        ({"plaatsen": 0}, "plaatsen"),
    ],
)
def test_the_database_refuses_a_cohort_that_cannot_be(velden, zegt):
    cohort = cohort_op("open")
    for naam, waarde in velden.items():
        setattr(cohort, naam, waarde)
    with pytest.raises(ValidationError, match=zegt):
        cohort.full_clean()
    with pytest.raises(IntegrityError), transaction.atomic():
        cohort.save()


def test_one_cohort_at_a_time_is_held_by_the_database():
    rij = maak_deelname(cohort_op("loopt"))
    with pytest.raises(IntegrityError), transaction.atomic():
        maak_deelname(cohort_op("loopt"), rij.deelnemer)


@pytest.mark.parametrize(
    ("link", "goed"),
    [
        ("", True),
        ("/opleidingen/12/", True),
        ("https://school.example/cursus", True),
        ("//kwaad.example", False),
        ("/\\kwaad.example", False),
        ("http://school.example", False),
        ("javascript:alert(1)", False),
        ("opleidingen/12", False),
        ("https://a.example/ b", False),
    ],
)
def test_a_link_is_a_page_here_or_a_whole_address(link, goed):
    rij = Trainingsdag(
        cohort=cohort_op("open"),
        titel="Dag 1",
        datum=VANDAAG,
        begintijd=time(9),
        eindtijd=time(16),
        plaats="Hengelo",
        link=link,
    )
    if goed:
        rij.full_clean()
        return
    with pytest.raises(ValidationError, match="begint met"):
        rij.full_clean()


# ---- leaving, and forgetting


def test_an_account_that_goes_frees_the_place_and_the_others_go_on():
    cohort = cohort_op("loopt")
    mijn, hun = maak_deelname(cohort, status="in_ruil"), maak_deelname(cohort)
    match = maak_match(mijn, hun, "bevestigd")
    maak_hulpvraag(mijn)
    wis(gebruiker=mijn.deelnemer, op=OP)
    nu = vers(mijn)
    assert (nu.status, nu.deelnemer, nu.motivatie, nu.zoekt, nu.leidinggevende) == (
        "gestopt",
        None,
        "",
        "",
        "",
    )
    assert (vers(match).status, nu.hulpvragen.count()) == ("afgebroken", 0)
    assert post() == [(hun.deelnemer.email, "Een match gaat niet door")]


def test_a_year_after_the_end_nobody_knows_who_was_in_it():
    start = VANDAAG - timedelta(600)
    oud = maak_deelname(cohort_op("afgerond", start=start), status="afgerond")
    loopt = maak_deelname(cohort_op("loopt", start=start))
    kort = maak_deelname(cohort_op("afgerond", start=VANDAAG - timedelta(545)), status="afgerond")
    assert vergeet(op=OP) == 1
    assert [vers(rij).deelnemer is None for rij in (oud, loopt, kort)] == [True, False, False]
    assert vergeet(op=OP) == 0


def test_the_question_lasts_ten_working_days_and_never_past_the_first_day(coordinator):
    ver = maak_deelname(cohort_op("open"), status="aangemeld")
    kort = maak_deelname(cohort_op("open", start=VANDAAG + timedelta(4)), status="aangemeld")
    for rij in (ver, kort):
        cohorten.nodig_uit(deelname=rij, door=coordinator, op=OP)
    assert timezone.localdate(vers(ver).akkoord_tot) == VANDAAG + timedelta(15)
    begin = timezone.make_aware(datetime.combine(kort.cohort.start, time()))
    assert OP < vers(kort).akkoord_tot < begin
