"""The life of an offer: who may do which move, what it asks for, and who hears of it."""

from datetime import UTC, date, datetime, time, timedelta

import pytest
from django.db import IntegrityError, transaction
from django.utils import timezone

from jbmb import services, werkvoorraad
from jbmb.beoordelaars import na_te_kijken_door, te_zien_door
from jbmb.fouten import GeenOrganisatie, NietCompleet, RuilFout
from jbmb.models import Aanbodstap, Ruilaanbod
from jbmb.termijnen import een_jaar_na, mag_verlengen, te_herinneren
from tests.jbmb.aanbod import inhoud, maak_ambassadeur, maak_compleet, maak_mens, post
from tests.maken import maak_gebruiker, maak_lidmaatschap, maak_organisatie
from twentsekracht.organisaties.models import Rol

pytestmark = pytest.mark.django_db
S = Ruilaanbod.Status


@pytest.fixture
def nu():
    return timezone.now()


@pytest.fixture
def vandaag(nu):
    return timezone.localdate(nu)


@pytest.fixture
def hengelo():
    return maak_organisatie("hengelo")


def loop(aanbod):
    return [(stap.van, stap.naar) for stap in aanbod.stappen.order_by("pk")]


# ---- the owner


def test_from_a_concept_to_an_offer_that_colleagues_find(hengelo, nu, vandaag):
    wie, amb, borne = maak_mens(hengelo), maak_ambassadeur(hengelo), maak_organisatie("borne")
    aanbod = services.bewaar(
        aanbod=None, velden=inhoud(), voorkeuren=[borne], indienen=False, door=wie, op=nu
    )
    assert (aanbod.status, aanbod.organisatie, aanbod.deelnemer) == (S.CONCEPT, hengelo, wie)
    assert not Ruilaanbod.objects.open().exists() and post() == []
    services.dien_in(aanbod=aanbod, door=wie, op=nu)
    assert post() == [(amb.email, "Kijk je dit aanbod na?")]
    services.keur_goed(aanbod=aanbod, is_vast=True, door=amb, op=nu)
    aanbod.refresh_from_db()
    assert (aanbod.is_vast, aanbod.aangeboden_op, aanbod.geldig_tot) == (True, vandaag, een_jaar_na(vandaag))
    assert post() == [(wie.email, "Je aanbod is goedgekeurd")]
    assert Ruilaanbod.objects.te_ruilen(op=vandaag).get() == aanbod
    assert loop(aanbod) == [("", "concept"), ("concept", "ingediend"), ("ingediend", "aangeboden")]
    assert list(aanbod.voorkeursvolgorde.values_list("rang", "organisatie__code")) == [(1, "borne")]


@pytest.mark.parametrize(
    "leeg",
    [
        *("functiefamilie", "taken", "schaal", "uren", "plaats"),
        *("wens_maanden_min", "wens_start_van"),
    ],
)
def test_half_an_offer_can_be_kept_and_not_sent_in(hengelo, nu, leeg):
    wie = maak_mens(hengelo)
    ander_einde = {"wens_maanden_min": "wens_maanden_max", "wens_start_van": "wens_start_tot"}.get(leeg)
    niets = "" if leeg in ("functiefamilie", "taken", "plaats") else None
    velden = inhoud(**{leeg: niets}, **({ander_einde: None} if ander_einde else {}))
    aanbod = services.maak_concept(velden=velden, voorkeuren=[], door=wie, op=nu)
    with pytest.raises(NietCompleet) as fout:
        services.dien_in(aanbod=aanbod, door=wie, op=nu)
    assert leeg in fout.value.velden
    aanbod.refresh_from_db()
    assert aanbod.status == S.CONCEPT


def test_one_offer_at_a_time(hengelo, nu):
    wie = maak_mens(hengelo)
    maak_compleet(wie, "gepauzeerd")
    with pytest.raises(RuilFout, match="al een aanbod"):
        services.maak_concept(velden=inhoud(), voorkeuren=[], door=wie, op=nu)
    with pytest.raises(IntegrityError), transaction.atomic():
        maak_compleet(wie, "concept")


def test_nobody_without_an_organisation_and_not_to_ones_own(hengelo, nu):
    los = maak_mens(hengelo)
    los.organisatie = None
    with pytest.raises(GeenOrganisatie):
        services.maak_concept(velden=inhoud(), voorkeuren=[], door=los, op=nu)
    with pytest.raises(RuilFout, match="eigen organisatie"):
        services.maak_concept(velden=inhoud(), voorkeuren=[hengelo], door=maak_mens(hengelo), op=nu)


def test_a_beginning_that_is_over_is_not_sent_in(hengelo, nu, vandaag):
    wie = maak_mens(hengelo)
    voorbij = {"wens_start_van": vandaag - timedelta(9), "wens_start_tot": vandaag - timedelta(1)}
    aanbod = services.maak_concept(velden=inhoud(**voorbij), voorkeuren=[], door=wie, op=nu)
    with pytest.raises(RuilFout, match="voorbij"):
        services.dien_in(aanbod=aanbod, door=wie, op=nu)


def test_another_wish_is_the_owners_own_and_another_job_is_looked_at_again(hengelo, nu, vandaag):
    wie, amb = maak_mens(hengelo), maak_ambassadeur(hengelo)
    aanbod = maak_compleet(wie)
    wat = {"aanbod": aanbod, "voorkeuren": [], "door": wie, "op": nu}
    services.wijzig(velden=inhoud(wens_schaal_min=9, breng_mee="Humor."), **wat)
    aanbod.refresh_from_db()
    assert (aanbod.status, aanbod.wens_schaal_min, post()) == (S.AANGEBODEN, 9, [])
    services.wijzig(velden=inhoud(schaal=11), **wat)
    aanbod.refresh_from_db()
    assert aanbod.status == S.INGEDIEND
    assert post() == [(amb.email, "Kijk je dit aanbod na?")]
    sinds = aanbod.aangeboden_op
    services.keur_goed(aanbod=aanbod, is_vast=True, door=amb, op=nu)
    aanbod.refresh_from_db()
    assert (aanbod.status, aanbod.aangeboden_op) == (S.AANGEBODEN, sinds)


def test_what_is_on_offer_stays_complete(hengelo, nu):
    wie = maak_mens(hengelo)
    aanbod = maak_compleet(wie)
    leeg = inhoud(wens_maanden_min=None, wens_maanden_max=None)
    with pytest.raises(NietCompleet):
        services.wijzig(aanbod=aanbod, velden=leeg, voorkeuren=[], door=wie, op=nu)
    aanbod.refresh_from_db()
    assert aanbod.wens_maanden_min == 3


@pytest.mark.parametrize("status", ["lopend", "afgerond", "ingetrokken", "afgewezen"])
def test_what_is_swapped_or_over_is_not_changed(hengelo, nu, status):
    wie = maak_mens(hengelo)
    aanbod = maak_compleet(wie, status)
    with pytest.raises(RuilFout, match="niet meer wijzigen"):
        services.wijzig(aanbod=aanbod, velden=inhoud(), voorkeuren=[], door=wie, op=nu)


MOVES = {
    "dien_in": ("concept", "aanvulling"),
    "pauzeer": ("aangeboden",),
    "hervat": ("gepauzeerd",),
    "trek_in": ("concept", "ingediend", "aanvulling", "aangeboden", "gepauzeerd", "verlopen"),
}


@pytest.mark.parametrize("verb", MOVES)
def test_every_move_of_the_owner_from_every_status(hengelo, nu, verb):
    for status in S.values:
        wie = maak_mens(hengelo)
        aanbod = maak_compleet(wie, status)
        if status in MOVES[verb]:
            getattr(services, verb)(aanbod=aanbod, door=wie, op=nu)
            assert aanbod.stappen.count() == 2
        else:
            with pytest.raises(RuilFout), transaction.atomic():
                getattr(services, verb)(aanbod=aanbod, door=wie, op=nu)
            assert aanbod.stappen.count() == 1


@pytest.mark.parametrize("verb", ["dien_in", "pauzeer", "hervat", "verleng", "trek_in"])
def test_another_moves_nothing(hengelo, nu, verb):
    aanbod = maak_compleet(maak_mens(hengelo), geldig_tot=timezone.localdate())
    for ander in (maak_mens(hengelo), maak_ambassadeur(hengelo), maak_gebruiker(Rol.COORDINATOR)):
        with pytest.raises(RuilFout, match="niet jouw aanbod"):
            getattr(services, verb)(aanbod=aanbod, door=ander, op=nu)


def test_extending_is_for_the_last_two_months_and_after(hengelo, nu, vandaag):
    wie = maak_mens(hengelo)
    aanbod = maak_compleet(wie, geldig_tot=vandaag + timedelta(61), herinnerd_op=vandaag)
    with pytest.raises(RuilFout, match="twee maanden"):
        services.verleng(aanbod=aanbod, door=wie, op=nu)
    Ruilaanbod.objects.update(geldig_tot=vandaag + timedelta(60))
    services.verleng(aanbod=aanbod, door=wie, op=nu)
    aanbod.refresh_from_db()
    assert (aanbod.geldig_tot, aanbod.herinnerd_op) == (een_jaar_na(vandaag), None)
    assert loop(aanbod)[-1] == ("aangeboden", "aangeboden")
    Ruilaanbod.objects.update(status="verlopen", geldig_tot=vandaag - timedelta(5))
    services.verleng(aanbod=aanbod, door=wie, op=nu)
    aanbod.refresh_from_db()
    assert (aanbod.status, aanbod.geldig_tot) == (S.AANGEBODEN, een_jaar_na(vandaag))


def test_extending_asks_for_a_beginning_that_may_come_and_for_no_other_offer(hengelo, nu, vandaag):
    wie = maak_mens(hengelo)
    aanbod = maak_compleet(
        wie, "verlopen", wens_start_tot=vandaag - timedelta(1), wens_start_van=vandaag - timedelta(9)
    )
    with pytest.raises(RuilFout, match="wanneer je kunt beginnen"):
        services.verleng(aanbod=aanbod, door=wie, op=nu)
    Ruilaanbod.objects.update(wens_start_tot=vandaag)
    maak_compleet(wie, "concept")
    with pytest.raises(RuilFout, match="al een aanbod"):
        services.verleng(aanbod=aanbod, door=wie, op=nu)


# ---- the ambassadeur


def test_only_the_ambassadeur_of_the_organisation_itself(hengelo, nu):
    aanbod = maak_compleet(maak_mens(hengelo), "ingediend")
    collega, elders = maak_mens(hengelo), maak_ambassadeur(maak_organisatie("borne"))
    contact = maak_gebruiker(Rol.CONTACTPERSOON, hengelo)
    for wie in (collega, elders, contact):
        with pytest.raises(RuilFout, match="Alleen de ambassadeur"):
            services.keur_goed(aanbod=aanbod, is_vast=True, door=wie, op=nu)
    services.keur_goed(aanbod=aanbod, is_vast=True, door=maak_ambassadeur(hengelo), op=nu)


def test_nobody_approves_their_own_and_without_another_the_coordinator_does(hengelo, nu, vandaag):
    amb, bureau = maak_ambassadeur(hengelo), maak_gebruiker(Rol.COORDINATOR)
    eigen = maak_compleet(amb, "concept")
    services.dien_in(aanbod=eigen, door=amb, op=nu)
    assert post() == [(bureau.email, "Kijk je dit aanbod na?")]
    with pytest.raises(RuilFout, match="eigen aanbod"):
        services.keur_goed(aanbod=eigen, is_vast=True, door=amb, op=nu)
    van_een_ander = maak_compleet(maak_mens(hengelo), "ingediend")
    assert list(na_te_kijken_door(amb, op=vandaag)) == [van_een_ander]
    assert list(na_te_kijken_door(bureau, op=vandaag)) == [eigen]
    services.keur_goed(aanbod=eigen, is_vast=True, door=bureau, op=nu)


def test_a_concept_is_nobody_elses_and_neither_is_one_that_was_never_sent_in(hengelo, vandaag):
    maak_compleet(maak_mens(hengelo), "concept")
    maak_compleet(maak_mens(hengelo), "ingetrokken", ingediend_op=None)
    gezien = maak_compleet(maak_mens(hengelo), "afgewezen")
    maak_compleet(maak_mens(), "ingediend")
    assert list(te_zien_door(maak_ambassadeur(hengelo), op=vandaag)) == [gezien]


def test_without_a_permanent_contract_nothing_is_approved(hengelo, nu):
    aanbod = maak_compleet(maak_mens(hengelo), "ingediend")
    with pytest.raises(RuilFout, match="vast contract"):
        services.keur_goed(aanbod=aanbod, is_vast=False, door=maak_ambassadeur(hengelo), op=nu)
    for is_vast in (None, False):
        with pytest.raises(IntegrityError), transaction.atomic():
            Ruilaanbod.objects.filter(pk=aanbod.pk).update(
                status="aangeboden", is_vast=is_vast, aangeboden_op=timezone.localdate()
            )


@pytest.mark.parametrize(
    ("verb", "naar", "kop"),
    [
        ("vraag_aanvulling", S.AANVULLING, "Vul je aanbod aan"),
        ("wijs_af", S.AFGEWEZEN, "Je aanbod is niet goedgekeurd"),
    ],
)
def test_a_no_and_a_question_say_why(hengelo, nu, verb, naar, kop):
    wie, amb = maak_mens(hengelo), maak_ambassadeur(hengelo)
    aanbod = maak_compleet(wie, "ingediend")
    with pytest.raises(RuilFout, match="waarom"):
        getattr(services, verb)(aanbod=aanbod, reden="  ", door=amb, op=nu)
    getattr(services, verb)(aanbod=aanbod, reden="Welke taken?", door=amb, op=nu)
    aanbod.refresh_from_db()
    assert aanbod.status == naar and post() == [(wie.email, kop)]
    assert aanbod.stappen.get(naar=naar).reden == "Welke taken?"
    with pytest.raises(RuilFout, match="Dat kan niet meer"):
        services.keur_goed(aanbod=aanbod, is_vast=True, door=amb, op=nu)


# ---- by itself


def middernacht(dag):
    """Ten past twelve at night, in Twente."""
    return datetime.combine(dag, time(0, 10), timezone.get_current_timezone()).astimezone(UTC)


@pytest.mark.parametrize("status", ["aangeboden", "gepauzeerd"])
def test_an_offer_expires_on_the_day_after_its_last(status):
    laatste = date(2026, 7, 10)
    aanbod = maak_compleet(status=status, geldig_tot=laatste)
    assert services.verloop(aanbod_id=aanbod.pk, op=middernacht(laatste)) is False
    assert services.verloop(aanbod_id=aanbod.pk, op=middernacht(laatste + timedelta(1))) is True
    aanbod.refresh_from_db()
    assert aanbod.status == S.VERLOPEN and mag_verlengen(aanbod, op=laatste + timedelta(99))
    assert post() == [(aanbod.deelnemer.email, "Je aanbod is verlopen")]
    assert services.verloop(aanbod_id=aanbod.pk, op=middernacht(laatste + timedelta(2))) is False


def test_a_reminder_a_month_before_and_a_week_before_and_no_more():
    laatste = date(2026, 7, 31)
    aanbod = maak_compleet(geldig_tot=laatste)
    verstuurd = []
    for dag in range(40, -1, -1):
        op = middernacht(laatste - timedelta(dag))
        if services.herinner(aanbod_id=aanbod.pk, op=op):
            verstuurd.append(dag)
    assert verstuurd == [30, 7]
    assert post() == [(aanbod.deelnemer.email, "Je aanbod verloopt bijna")] * 2
    oud = maak_compleet(geldig_tot=None)
    assert oud not in te_herinneren(op=laatste)


def test_who_was_away_for_a_month_gets_one_reminder():
    laatste = date(2026, 7, 31)
    aanbod = maak_compleet(geldig_tot=laatste)
    for dag in (6, 5, 4):
        services.herinner(aanbod_id=aanbod.pk, op=middernacht(laatste - timedelta(dag)))
    assert len(post()) == 1


@pytest.mark.parametrize("status", ["verlopen", "afgewezen", "afgerond", "ingetrokken", "concept"])
def test_a_year_after_the_end_nobody_knows_whose_it_was(status):
    einde = date(2026, 3, 2)
    aanbod = maak_compleet(status=status, aangeboden_op=einde)
    aanbod.stappen.update(reden="Om mij", door=aanbod.deelnemer)
    services.vergeet(op=middernacht(einde + timedelta(365)))
    aanbod.refresh_from_db()
    assert aanbod.deelnemer is not None
    services.vergeet(op=middernacht(einde + timedelta(366)))
    if aanbod.aangeboden_op is None:
        assert not Ruilaanbod.objects.filter(pk=aanbod.pk).exists()
        return
    aanbod.refresh_from_db()
    assert (aanbod.deelnemer, aanbod.taken, aanbod.breng_mee, aanbod.wens_maanden_min) == (None, "", "", None)
    assert (aanbod.functie, aanbod.status) == ("Beleidsadviseur", status)
    assert list(aanbod.stappen.values_list("reden", "door")) == [("", None)]


@pytest.mark.parametrize("status", ["aangeboden", "gepauzeerd", "lopend", "ingediend", "aanvulling"])
def test_what_is_alive_is_never_forgotten(status):
    maak_compleet(status=status, aangeboden_op=date(2020, 1, 1))
    services.vergeet(op=middernacht(date(2026, 3, 2)))
    assert Ruilaanbod.objects.get().deelnemer is not None


def test_who_leaves_takes_their_words_along(nu):
    wie = maak_mens()
    maak_compleet(wie, "afgewezen")
    aanbod = maak_compleet(wie)
    services.wis(gebruiker=wie, op=nu)
    over = Ruilaanbod.objects.get()
    assert (over.pk, over.status, over.deelnemer, over.taken) == (aanbod.pk, S.INGETROKKEN, None, "")
    assert Aanbodstap.objects.filter(door=wie).count() == 0


# ---- the database, and what waits


@pytest.mark.parametrize(
    "anders",
    [
        {"wens_schaal_min": 10, "wens_schaal_max": 9},
        {"wens_uren_min": 30, "wens_uren_max": 20},
        {"wens_maanden_min": 2},
        {"wens_maanden_max": 13},
        {"wens_maanden_max": None},
        {"wens_maanden_min": 9},
        {"wens_start_tot": None},
        {"wens_start_tot": date(2000, 1, 1)},
        {"wens_afstand": 10},
        {"aangeboden_op": None},
        {"status": "ingediend", "taken": ""},
        {"status": "ingediend", "schaal": None},
    ],
)
def test_the_database_holds_what_cannot_be(anders):
    aanbod = maak_compleet()
    with pytest.raises(IntegrityError), transaction.atomic():
        Ruilaanbod.objects.filter(pk=aanbod.pk).update(**anders)


def test_what_can_be_swapped(vandaag):
    goed = maak_compleet()
    maak_compleet(maak_mens(is_active=False))
    maak_compleet(geldig_tot=vandaag - timedelta(1))
    maak_compleet(wens_start_van=vandaag - timedelta(9), wens_start_tot=vandaag - timedelta(1))
    maak_compleet(functiefamilie="")
    maak_compleet(status="gepauzeerd")
    assert list(Ruilaanbod.objects.te_ruilen(op=vandaag)) == [goed]


def test_work_of_the_owner_and_of_the_ambassadeur(hengelo, vandaag, django_assert_max_num_queries):
    amb = maak_ambassadeur(hengelo)
    aanvullen = maak_compleet(maak_mens(hengelo), "aanvulling", functie="Jurist")
    bijna = maak_compleet(maak_mens(hengelo), geldig_tot=vandaag + timedelta(30), functie="Bode")
    for _ in range(2):
        maak_compleet(maak_mens(hengelo), "ingediend")
    maak_compleet(status="ingediend")
    with django_assert_max_num_queries(6):
        taken = werkvoorraad.taken(gebruiker=amb, op=vandaag)
    assert [(taak.titel, taak.url) for taak in taken] == [("Kijk 2 aanbod na", "/jbmb/nakijken/")]
    assert taken[0].uiterlijk == vandaag - timedelta(10) + timedelta(14)
    for aanbod, titel in (
        (aanvullen, "Vul je aanbod aan"),
        (bijna, "Verleng je aanbod, of trek het in"),
    ):
        [taak] = werkvoorraad.taken(gebruiker=aanbod.deelnemer, op=vandaag)
        assert (taak.titel, taak.toelichting, taak.url) == (titel, aanbod.functie, "/jbmb/mijn/")


def test_a_deputy_of_the_ambassadeur_is_written_to_as_well(hengelo, nu, vandaag):
    amb = maak_ambassadeur(hengelo)
    vervanger = maak_mens(hengelo)
    maak_lidmaatschap(
        vervanger, hengelo, Rol.AMBASSADEUR, van=vandaag, tot=vandaag + timedelta(9),
        vervangt=amb.lidmaatschappen.get(),
    )  # fmt: skip
    wie = maak_mens(hengelo)
    services.dien_in(aanbod=maak_compleet(wie, "concept"), door=wie, op=nu)
    assert {aan for aan, _ in post()} == {amb.email, vervanger.email}
