"""A seat goes to a colleague: never free in between, nothing told of who has an account, each hears it once."""

import re
from datetime import datetime, time, timedelta

import pytest
from django.utils import timezone

from school import services, tasks
from school.fouten import AlIngeschreven, Begonnen, GeenAccount, GeenLeidinggevende, MagNiet, SchoolFout
from school.models import Inschrijving, Plaatsoverdracht, Uitvoering
from school.werkvoorraad import taken
from tests.maken import maak_gebruiker, maak_inschrijving, maak_opleiding
from tests.school.maken import (
    OP,
    START,
    maak_annuleerregels,
    maak_collega,
    maak_run,
    maak_werkgever,
    schrijf_in,
)
from twentsekracht.logboek.models import Regel
from twentsekracht.organisaties.models import Gebruiker, Rol
from twentsekracht.werk.models import Bericht

pytestmark = pytest.mark.django_db
DAG = timedelta(days=1)
COLLEGA, BAAS, BAAS2 = (f"{wie}@hengelo.example" for wie in ("collega", "baas", "baas2"))


@pytest.fixture
def hengelo():
    return maak_werkgever("hengelo", "informeren")


@pytest.fixture
def run():
    return maak_run(1, opleiding=maak_opleiding(titel="Omgevingswet", kosten=400))


@pytest.fixture
def ik(hengelo):
    return maak_collega(hengelo, naam="Fenna Mulder", email="fenna@hengelo.example")


@pytest.fixture
def collega(hengelo):
    return maak_collega(hengelo, naam="Gijs Smit", email=COLLEGA)


@pytest.fixture
def rij(run, ik):
    gemaakt = in_(run, ik)
    Bericht.objects.all().delete()
    return gemaakt


def in_(run, wie, op=OP):
    return schrijf_in(run, wie, op, leidinggevende=BAAS)


def bied(rij, adres=COLLEGA, op=OP):
    return services.bied_over(inschrijving=rij, adres=adres, op=op)


def neem(overdracht, wie, op=OP):
    return services.neem_over(overdracht=overdracht, gebruiker=wie, leidinggevende=BAAS2, op=op)


def nu(rij):
    return Inschrijving.objects.get(pk=rij.pk)


def mails(adres):
    return [een.onderwerp.split(":")[0] for een in Bericht.objects.filter(aan=adres).order_by("pk")]


def test_the_place_goes_over_at_once_and_each_hears_it_once(rij, run, ik, collega):
    wacht = services.schrijf_in(uitvoering=run, gebruiker=maak_collega(), op=OP)
    nieuw = neem(bied(rij), collega)
    assert (nu(rij).status, nieuw.status, nu(wacht).status) == ("geannuleerd", "bevestigd", "wachtlijst")
    assert (nu(rij).annuleringskosten, nieuw.voorwaarden) == (None, rij.voorwaarden)
    assert list(nu(rij).stappen.values_list("van", "naar", "reden").order_by("-pk"))[0] == (
        "bevestigd",
        "geannuleerd",
        "Plaats overgedragen aan een collega",
    )
    assert list(nieuw.stappen.values_list("van", "naar", "reden", "door")) == [
        ("", "bevestigd", "Plaats overgenomen van een collega", collega.pk)
    ]
    assert mails(ik.email) == ["Je inschrijving is beëindigd"]
    assert mails(COLLEGA) == ["Een collega biedt je een plaats aan", "Je hebt een plaats"]
    assert (mails(BAAS), mails(BAAS2)) == (["Een andere collega gaat"], ["Een andere collega gaat"])
    assert "Gijs Smit gaat in de plaats" in Bericht.objects.get(aan=BAAS).tekst
    assert Inschrijving.objects.ingeschreven_per(OP.date()).get() == nieuw


def test_the_same_leidinggevende_hears_it_once(rij, collega):
    services.neem_over(overdracht=bied(rij), gebruiker=collega, leidinggevende=BAAS, op=OP)
    assert mails(BAAS) == ["Een andere collega gaat"]


def test_nobody_is_asked_for_approval_again(rij, collega, hengelo):
    hengelo.akkoordbeleid.update(wijze="akkoord")
    assert neem(bied(rij), collega).status == "bevestigd"
    assert mails(BAAS2) == ["Een andere collega gaat"]


def test_where_nothing_is_asked_nobody_is_told(run, collega, hengelo, ik):
    hengelo.akkoordbeleid.update(wijze="geen")
    services.neem_over(overdracht=bied(in_(run, ik)), gebruiker=collega, op=OP)
    assert mails(BAAS) == [] == mails(BAAS2)


def test_late_it_costs_nothing_and_the_terms_go_along(run, ik, collega):
    maak_annuleerregels((28, 50))
    rij = in_(run, ik)
    maak_annuleerregels((28, 100))
    nieuw = neem(bied(rij, op=OP + 50 * DAG), collega, op=OP + 50 * DAG)
    assert nu(rij).annuleringskosten is None
    services.annuleer(inschrijving=nieuw, door=collega, op=OP + 51 * DAG)
    assert nu(nieuw).annuleringskosten == 200


def test_until_the_start_and_not_after(rij, collega):
    begin = timezone.make_aware(datetime.combine(START, time()))
    vraag = bied(rij, op=begin - timedelta(minutes=2))
    with pytest.raises(Begonnen):
        neem(vraag, collega, op=begin)
    with pytest.raises(Begonnen):
        bied(rij, op=begin)
    assert neem(vraag, collega, op=begin - timedelta(minutes=1)).status == "bevestigd"


def test_what_nobody_answered_lapses_when_the_run_begins(rij, collega, run):
    begin = timezone.make_aware(datetime.combine(START, time()))
    vraag = bied(rij)
    for te_laat in (
        lambda: services.weiger(overdracht=vraag, op=begin),
        lambda: services.trek_in(inschrijving=rij, op=begin),
    ):
        with pytest.raises(SchoolFout):
            te_laat()
    services.werk_uitvoering_bij(uitvoering_id=run.pk, op=begin - timedelta(minutes=1))
    vraag.refresh_from_db()
    assert vraag.antwoord == ""
    services.werk_uitvoering_bij(uitvoering_id=run.pk, op=begin)
    vraag.refresh_from_db()
    assert (vraag.antwoord, vraag.beantwoord_op, nu(rij).status) == ("vervallen", begin, "bevestigd")


def test_the_job_finds_a_run_in_which_only_a_place_is_offered(rij):
    gisteren = timezone.localdate() - DAG
    vraag = bied(rij)
    Uitvoering.objects.filter(pk=rij.uitvoering_id).update(start=gisteren)
    tasks.dagelijks(None, lambda *_, **__: None)
    vraag.refresh_from_db()
    assert vraag.antwoord == "vervallen"


@pytest.mark.parametrize("status", ["wachtlijst", "aangeboden", "wacht_op_akkoord", "geannuleerd"])
def test_only_a_place_can_be_handed_over(run, ik, status):
    rij = maak_inschrijving(run, ik.organisatie, status, deelnemer=ik)
    with pytest.raises(MagNiet):
        bied(rij)
    assert not Bericht.objects.exists()


@pytest.mark.parametrize(
    "adres", ["", "geen adres", "fenna@hengelo.example", "FENNA@Hengelo.example", "x@borne.example"]
)
def test_to_somebody_else_of_the_own_organisation(rij, adres):
    with pytest.raises(GeenLeidinggevende) as fout:
        bied(rij, adres)
    assert fout.value.veld == "collega"
    assert not Plaatsoverdracht.objects.exists()


def test_one_at_a_time_and_not_for_ever(rij, collega):
    eerste = bied(rij)
    with pytest.raises(SchoolFout, match="al aan een collega"):
        bied(rij, "ander@hengelo.example")
    services.trek_in(inschrijving=rij, op=OP)
    with pytest.raises(SchoolFout, match="niet meer"):
        neem(eerste, collega)
    for _ in range(4):
        bied(rij)
        services.trek_in(inschrijving=rij, op=OP)
    with pytest.raises(SchoolFout, match="vaak"):
        bied(rij)
    with pytest.raises(SchoolFout, match="geen aanbod"):
        services.trek_in(inschrijving=rij, op=OP)
    assert nu(rij).status == "bevestigd"


def test_no_thank_you(rij, ik, collega):
    vraag = bied(rij)
    services.weiger(overdracht=vraag, op=OP)
    assert (nu(rij).status, mails(ik.email)) == ("bevestigd", ["Je collega neemt je plaats niet over"])
    with pytest.raises(SchoolFout):
        services.weiger(overdracht=vraag, op=OP)
    assert bied(rij)


def test_who_cancels_has_nothing_left_to_hand_over(rij, run, ik, collega):
    vraag = bied(rij)
    services.annuleer(inschrijving=rij, door=ik, op=OP)
    vraag.refresh_from_db()
    assert vraag.antwoord == "vervallen"
    with pytest.raises(SchoolFout):
        neem(vraag, collega)
    assert not Inschrijving.objects.filter(deelnemer=collega).exists()


@pytest.mark.parametrize("waar", ["wachtlijst", "aangeboden"])
def test_a_colleague_who_waits_leaves_the_list_and_what_was_theirs_goes_on(rij, run, collega, waar):
    wacht = in_(run, collega)
    ander = services.schrijf_in(uitvoering=run, gebruiker=maak_collega(), op=OP + timedelta(minutes=1))
    if waar == "aangeboden":
        run.max_deelnemers = 2
        run.save()
        services.werk_uitvoering_bij(uitvoering_id=run.pk, op=OP)
    assert nu(wacht).status == waar
    nieuw = neem(bied(rij), collega)
    assert (nu(wacht).status, nieuw.status) == ("geannuleerd", "bevestigd")
    assert nu(ander).status == ("aangeboden" if waar == "aangeboden" else "wachtlijst")
    assert mails(COLLEGA)[-1] == "Je hebt een plaats"
    assert "Je inschrijving is beëindigd" not in mails(COLLEGA)


def test_a_colleague_with_a_place_has_one_already(run, ik, collega):
    run.max_deelnemers = 2
    run.save()
    rij, van_collega = in_(run, ik), in_(run, collega)
    with pytest.raises(AlIngeschreven) as fout:
        neem(bied(rij), collega)
    assert fout.value.inschrijving == van_collega
    assert nu(rij).status == "bevestigd"


def test_it_is_for_nobody_else(rij, collega, hengelo):
    vraag = bied(rij)
    elders = maak_collega(maak_werkgever("borne"))
    elders.email = COLLEGA
    for wie in (maak_collega(hengelo), elders):
        assert services.overdracht_van(services.overdrachtteken(vraag), wie) is None
        with pytest.raises(MagNiet):
            neem(vraag, wie)
    assert services.overdracht_van("1:x", collega) is None


def test_who_leaves_the_portal_is_in_no_offer_any_more(rij, ik, collega):
    bied(rij)
    services.wis(gebruiker=collega, op=OP)
    assert not Plaatsoverdracht.objects.exclude(aan="").exists()


# ---- the pages


@pytest.fixture
def straks(run, ik):
    run.start = timezone.localdate() + 60 * DAG
    run.save()
    return in_(run, ik, op=timezone.now())


def test_the_answer_is_the_same_whether_the_address_has_an_account_or_not(als, straks, ik, collega):
    browser, adres = als(ik), f"/school/inschrijving/{straks.pk}/"
    paginas = []
    for aan in (COLLEGA, "nieuw@hengelo.example"):
        assert f"{adres}overdragen/" in browser.get(adres).content.decode()
        pagina = browser.post(f"{adres}overdragen/", {"collega": aan}, follow=True).content.decode()
        paginas.append(re.sub(r"[A-Za-z0-9]{64}", "", pagina).replace(aan, "x"))  # without the tokens
        assert mails(aan) == ["Een collega biedt je een plaats aan"]
        browser.post(f"{adres}overdragen/intrekken/")
    assert paginas[0] == paginas[1]
    fout = browser.post(f"{adres}overdragen/", {"collega": "x@borne.example"}).content.decode()
    assert "Vul een adres in van Gemeente Hengelo" in fout


def link(adres):
    return re.search(r"https?://\S+(/school/overdracht/\S+)", Bericht.objects.get(aan=adres).tekst)[1]


def test_the_colleague_takes_it_by_the_link_and_once(als, straks, collega, ik, hengelo):
    bied(straks, op=timezone.now())
    adres = link(COLLEGA)
    browser = als(collega)
    pagina = browser.get(adres).content.decode()
    assert "Fenna Mulder kan niet" in pagina and 'name="leidinggevende"' in pagina
    fout = browser.post(adres, {"antwoord": "ja", "leidinggevende": COLLEGA}).content.decode()
    assert "Dit is je eigen adres" in fout
    pagina = browser.post(adres, {"antwoord": "ja", "leidinggevende": BAAS2}, follow=True).content.decode()
    assert "De plaats is van jou" in pagina
    assert "Je hebt deze plaats overgenomen" in browser.get(adres).content.decode()
    browser.post(adres, {"antwoord": "nee"})
    assert Inschrijving.objects.get(deelnemer=collega).status == "bevestigd"
    assert als(maak_collega(hengelo)).get(adres).status_code == 404
    assert als(ik).get(adres).status_code == 404


def test_without_signing_in_the_link_asks_to(client, straks, collega):
    bied(straks, op=timezone.now())
    assert client.get(link(COLLEGA)).status_code == 302


def test_it_waits_in_the_queue_of_the_colleague_until_it_is_answered(rij, collega, hengelo):
    vraag = bied(rij)
    [taak] = taken(gebruiker=collega, op=OP.date())
    assert taak.titel == "Kies of je de plaats van een collega bij ‘Omgevingswet’ overneemt"
    assert taken(gebruiker=maak_collega(hengelo), op=OP.date()) == []
    services.weiger(overdracht=vraag, op=OP)
    assert taken(gebruiker=collega, op=OP.date()) == []


# ---- by the contactpersoon


def test_the_contactpersoon_hands_it_over_for_the_own_organisation(als, straks, hengelo, collega):
    adres = f"/beheer/school/inschrijving/{straks.pk}/"
    cp = als(maak_gebruiker(Rol.CONTACTPERSOON, hengelo))
    assert f"{adres}overdragen/" in cp.get(f"{adres}change/").content.decode()
    fout = cp.post(f"{adres}overdragen/", {"collega": "niemand@hengelo.example"}).content.decode()
    assert "geen account met dit adres" in fout
    velden = {"collega": COLLEGA.upper(), "leidinggevende": BAAS2}
    assert cp.post(f"{adres}overdragen/", velden).status_code == 302
    nieuw = Inschrijving.objects.get(deelnemer=collega)
    assert (nieuw.status, nieuw.is_door_contactpersoon, nu(straks).status) == (
        "bevestigd",
        True,
        "geannuleerd",
    )
    assert Regel.objects.filter(actie="plaats overgedragen", organisatie_id=hengelo.pk).count() == 1
    assert cp.get(f"{adres}overdragen/").status_code == 404  # there is no place left to hand over
    assert "overdragen/" not in cp.get(f"{adres}change/").content.decode()


def test_not_to_somebody_of_another_organisation(straks, hengelo):
    elders = maak_collega(maak_werkgever("borne"))
    with pytest.raises(GeenAccount):
        services.draag_over(
            inschrijving=straks,
            adres=elders.email,
            door=maak_gebruiker(Rol.CONTACTPERSOON, hengelo),
            op=timezone.now(),
        )


def test_not_to_oneself(straks, hengelo):
    zelf = maak_gebruiker(Rol.CONTACTPERSOON, hengelo)
    with pytest.raises(SchoolFout, match="aan jezelf"):
        services.draag_over(inschrijving=straks, adres=zelf.email, door=zelf, op=timezone.now())
    assert nu(straks).status == "bevestigd"


def test_who_moved_offers_it_where_it_is_paid(straks, hengelo):
    borne = maak_werkgever("borne")
    Gebruiker.objects.filter(pk=straks.deelnemer_id).update(organisatie=borne)
    with pytest.raises(SchoolFout, match="Vul een adres in van"):
        services.bied_over(inschrijving=straks, adres="x@borne.example", op=timezone.now())
    Gebruiker.objects.filter(pk=straks.deelnemer_id).update(organisatie=None)
    services.bied_over(inschrijving=straks, adres=COLLEGA, op=timezone.now())


@pytest.mark.parametrize("rol", [Rol.COORDINATOR, Rol.VACATUREHOUDER, Rol.CONTACTPERSOON])
def test_nobody_else_does(als, straks, rol):
    browser = als(maak_gebruiker(rol))
    adres = f"/beheer/school/inschrijving/{straks.pk}/overdragen/"
    assert {browser.get(adres).status_code, browser.post(adres, {"collega": COLLEGA}).status_code} == {404}
