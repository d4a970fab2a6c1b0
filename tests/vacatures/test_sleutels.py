"""Keys to the API: who makes and withdraws them, and what stays of them."""

from datetime import timedelta

import pytest
from django.conf import settings
from django.urls import reverse
from django.utils import timezone

from tests.maken import DAG, MOMENT, maak_gebruiker, maak_job, maak_organisatie
from tests.vacatures.maken import maak_apisleutel
from twentsekracht.logboek.models import Regel
from twentsekracht.organisaties.models.uitnodiging import hash_van
from twentsekracht.organisaties.toegang import Rol
from twentsekracht.werk import services as werk
from twentsekracht.werk.models import Bericht
from vacatures import services
from vacatures.fouten import VacatureFout
from vacatures.models import Apisleutel
from vacatures.services.sleutels import LANGST_GELDIG, MEESTE

pytestmark = pytest.mark.django_db
JAAR = DAG + timedelta(days=300)


@pytest.fixture
def hengelo():
    return maak_organisatie("hengelo")


@pytest.fixture
def contactpersoon(hengelo):
    return maak_gebruiker(Rol.CONTACTPERSOON, hengelo)


def maak(organisatie, door, **velden):
    velden = {"naam": "Wervingssysteem", "bereik": "lezen", "verloopt_op": JAAR, "op": MOMENT, **velden}
    return services.maak_sleutel(organisatie=organisatie, door=door, **velden)


# ---- making


def test_the_key_is_told_once_and_only_its_hash_is_kept(hengelo, contactpersoon):
    sleutel, geheim = maak(hengelo, contactpersoon)
    assert geheim.startswith("tk_") and len(geheim) == 46
    sleutel.refresh_from_db()
    assert (sleutel.hash, sleutel.begin) == (hash_van(geheim), geheim[:8])
    kolommen = Apisleutel.objects.filter(pk=sleutel.pk).values().get()
    assert not [naam for naam, waarde in kolommen.items() if geheim in str(waarde)]


def test_two_keys_are_never_the_same(hengelo, contactpersoon):
    geheimen = {maak(hengelo, contactpersoon, naam=f"Systeem {nummer}")[1] for nummer in range(5)}
    assert len(geheimen) == 5


def test_making_one_stands_in_the_log_without_its_values(hengelo, contactpersoon):
    sleutel, geheim = maak(hengelo, contactpersoon)
    regel = Regel.objects.over(sleutel).get()
    assert (regel.actie, regel.rol, regel.door_id) == (
        "API-sleutel gemaakt",
        "contactpersoon",
        contactpersoon.pk,
    )
    assert regel.velden == ["bereik", "naam", "verloopt_op"]
    assert geheim not in str(Regel.objects.values_list())


@pytest.mark.parametrize("verloopt_op", [DAG - timedelta(days=1), DAG + LANGST_GELDIG + timedelta(days=1)])
def test_a_key_lasts_a_year_at_most(hengelo, contactpersoon, verloopt_op):
    with pytest.raises(VacatureFout, match="binnen een jaar"):
        maak(hengelo, contactpersoon, verloopt_op=verloopt_op)


def test_a_name_is_for_one_key_until_it_is_withdrawn(hengelo, contactpersoon):
    sleutel, _ = maak(hengelo, contactpersoon)
    with pytest.raises(VacatureFout, match="al een sleutel met deze naam"):
        maak(hengelo, contactpersoon)
    services.trek_sleutel_in(sleutel=sleutel, door=contactpersoon, op=MOMENT)
    maak(hengelo, contactpersoon)
    maak(maak_organisatie(), maak_gebruiker(Rol.COORDINATOR))


def test_there_is_an_end_to_how_many_are_in_use(hengelo, contactpersoon):
    for _ in range(MEESTE):
        maak_apisleutel(hengelo, verloopt_op=DAG)
    maak_apisleutel(hengelo, verloopt_op=DAG - timedelta(days=1))
    with pytest.raises(VacatureFout, match=f"al {MEESTE} sleutels"):
        maak(hengelo, contactpersoon)
    services.trek_sleutel_in(
        sleutel=Apisleutel.objects.filter(verloopt_op=DAG).first(), door=contactpersoon, op=MOMENT
    )
    maak(hengelo, contactpersoon)


@pytest.mark.parametrize("rol", [None, Rol.VACATUREHOUDER, Rol.AMBASSADEUR, Rol.REGIEGROEP])
def test_only_who_manages_keys_makes_or_withdraws_one(hengelo, rol):
    wie, sleutel = maak_gebruiker(rol, hengelo), maak_apisleutel(hengelo)
    with pytest.raises(VacatureFout, match="geen sleutels beheren"):
        maak(hengelo, wie)
    with pytest.raises(VacatureFout, match="geen sleutels beheren"):
        services.trek_sleutel_in(sleutel=sleutel, door=wie, op=MOMENT)


def test_not_for_another_organisation(hengelo):
    with pytest.raises(VacatureFout, match="geen sleutels beheren"):
        maak(hengelo, maak_gebruiker(Rol.CONTACTPERSOON))


# ---- using


def test_a_key_opens_until_its_last_day(hengelo, contactpersoon):
    sleutel, geheim = maak(hengelo, contactpersoon, verloopt_op=DAG)
    assert services.open_met_sleutel(geheim=geheim, op=MOMENT) == sleutel
    assert services.open_met_sleutel(geheim=geheim, op=MOMENT + timedelta(days=1)) is None


@pytest.mark.parametrize("verkeerd", ["", "tk_", "x", "tk_" + "a" * 43, "é" * 50])
def test_nothing_else_opens(hengelo, contactpersoon, verkeerd):
    maak(hengelo, contactpersoon)
    assert services.open_met_sleutel(geheim=verkeerd, op=MOMENT) is None


def test_neither_does_its_hash_nor_its_beginning(hengelo, contactpersoon):
    sleutel, geheim = maak(hengelo, contactpersoon)
    for bijna in (sleutel.hash, sleutel.begin, geheim[:-1], geheim + "x", geheim.upper()):
        assert services.open_met_sleutel(geheim=bijna, op=MOMENT) is None


def test_withdrawn_is_closed_at_once_and_twice_is_once(hengelo, contactpersoon):
    sleutel, geheim = maak(hengelo, contactpersoon)
    for _ in range(2):
        services.trek_sleutel_in(sleutel=sleutel, door=contactpersoon, op=MOMENT)
    assert services.open_met_sleutel(geheim=geheim, op=MOMENT) is None
    acties = Regel.objects.over(sleutel).values_list("actie", flat=True)
    assert sorted(acties) == ["API-sleutel gemaakt", "API-sleutel ingetrokken"]


def test_of_an_organisation_that_left_it_is_closed(hengelo, contactpersoon):
    _, geheim = maak(hengelo, contactpersoon)
    hengelo.actief_tot = DAG - timedelta(days=1)
    hengelo.save()
    assert services.open_met_sleutel(geheim=geheim, op=MOMENT) is None


def test_the_day_of_its_last_use_is_noted_once_a_day(hengelo, contactpersoon, django_assert_num_queries):
    sleutel, geheim = maak(hengelo, contactpersoon)
    services.open_met_sleutel(geheim=geheim, op=MOMENT)
    sleutel.refresh_from_db()
    assert sleutel.gebruikt_op == DAG
    with django_assert_num_queries(1):
        services.open_met_sleutel(geheim=geheim, op=MOMENT)


def test_who_made_it_may_leave_it_works_on(hengelo):
    maker = maak_gebruiker(Rol.CONTACTPERSOON, hengelo)
    sleutel, geheim = maak(hengelo, maker)
    maker.delete()
    assert services.open_met_sleutel(geheim=geheim, op=MOMENT) == sleutel


# ---- the pages


def formulier(**velden):
    straks = timezone.localdate() + timedelta(days=90)
    return {"naam": "Wervingssysteem", "bereik": "schrijven", "verloopt_op": straks.isoformat(), **velden}


def test_the_page_shows_the_key_once(als, hengelo, contactpersoon):
    client = als(contactpersoon)
    antwoord = client.post(reverse("vacatures:sleutel_maken"), formulier())
    geheim = antwoord.context["geheim"]
    assert antwoord.status_code == 200 and geheim in antwoord.content.decode()
    assert "no-store" in antwoord.headers["Cache-Control"]
    sleutel = Apisleutel.objects.get()
    assert (sleutel.organisatie, sleutel.bereik, sleutel.gemaakt_door) == (
        hengelo,
        "schrijven",
        contactpersoon,
    )
    assert services.open_met_sleutel(geheim=geheim, op=timezone.now()) == sleutel
    lijst = client.get(reverse("vacatures:sleutels")).content.decode()
    assert sleutel.begin in lijst and geheim not in lijst


def test_reloading_the_page_makes_no_second_one(als, contactpersoon):
    client = als(contactpersoon)
    client.post(reverse("vacatures:sleutel_maken"), formulier())
    opnieuw = client.post(reverse("vacatures:sleutel_maken"), formulier())
    assert "al een sleutel met deze naam" in opnieuw.content.decode()
    assert Apisleutel.objects.count() == 1


@pytest.mark.parametrize(
    "fout", [{"naam": ""}, {"bereik": "alles"}, {"verloopt_op": "2015-01-01"}, {"verloopt_op": "ooit"}]
)
def test_the_form_says_what_is_wrong(als, contactpersoon, fout):
    antwoord = als(contactpersoon).post(reverse("vacatures:sleutel_maken"), formulier(**fout))
    assert antwoord.status_code == 200 and antwoord.context["form"].errors
    assert not Apisleutel.objects.exists()


def test_a_contactpersoon_cannot_choose_another_organisation(als, hengelo, contactpersoon):
    almelo = maak_organisatie("almelo")
    als(contactpersoon).post(reverse("vacatures:sleutel_maken"), formulier(organisatie=almelo.pk))
    assert Apisleutel.objects.get().organisatie == hengelo


def test_the_coordinator_chooses_one(als, hengelo):
    client = als(maak_gebruiker(Rol.COORDINATOR))
    client.post(reverse("vacatures:sleutel_maken"), formulier(organisatie=hengelo.pk))
    assert Apisleutel.objects.get().organisatie == hengelo
    assert "Gemeente Hengelo" in client.get(reverse("vacatures:sleutels")).content.decode()


def test_each_sees_and_withdraws_only_their_own(als, hengelo, contactpersoon):
    eigen, ander = maak_apisleutel(hengelo, naam="Eigen"), maak_apisleutel(naam="Van een ander")
    client = als(contactpersoon)
    pagina = client.get(reverse("vacatures:sleutels")).content.decode()
    assert "Eigen" in pagina and "Van een ander" not in pagina
    assert client.post(reverse("vacatures:sleutel_intrekken", args=[ander.pk])).status_code == 404
    assert client.post(reverse("vacatures:sleutel_intrekken", args=[eigen.pk])).status_code == 302
    assert client.get(reverse("vacatures:sleutel_intrekken", args=[eigen.pk])).status_code == 405
    eigen.refresh_from_db()
    ander.refresh_from_db()
    assert eigen.ingetrokken_op and not ander.ingetrokken_op


def test_who_manages_keys_finds_them_beside_the_vacancies(als, hengelo, contactpersoon):
    adres = reverse("vacatures:sleutels")
    for wie, vindt in ((contactpersoon, True), (maak_gebruiker(Rol.VACATUREHOUDER, hengelo), False)):
        pagina = als(wie).get(reverse("vacatures:beheren")).content.decode()
        assert (adres in pagina) is vindt


def test_in_a_weak_session_nobody_manages_keys(als, contactpersoon):
    antwoord = als(contactpersoon, sterk=False).get(reverse("vacatures:sleutels"))
    assert antwoord.status_code == 302 and "tweede-stap" in antwoord.headers["Location"]


def test_the_list_costs_the_same_for_one_and_for_many(als, hengelo, django_assert_max_num_queries):
    client = als(maak_gebruiker(Rol.COORDINATOR))
    maker = maak_gebruiker(organisatie=hengelo)
    maak_apisleutel(hengelo, gemaakt_door=maker)
    client.get(reverse("vacatures:sleutels"))
    with django_assert_max_num_queries(40) as een:
        client.get(reverse("vacatures:sleutels"))
    for _ in range(20):
        maak_apisleutel(gemaakt_door=maak_gebruiker())
    with django_assert_max_num_queries(len(een)):
        client.get(reverse("vacatures:sleutels"))


# ---- before it stops working


def herinner(sleutel, op=MOMENT):
    return services.herinner_aan_verlopen(sleutel_id=sleutel.pk, op=op)


def oud(organisatie=None, over=30, **velden):
    velden = {"gemaakt_op": MOMENT - timedelta(days=200), **velden}
    return maak_apisleutel(organisatie, verloopt_op=DAG + timedelta(days=over), **velden)


def test_a_month_before_its_last_day_who_handles_the_vacancies_hears_it_once(hengelo, contactpersoon):
    houder = maak_gebruiker(Rol.VACATUREHOUDER, hengelo)
    maak_gebruiker(Rol.VACATUREHOUDER)
    maak_gebruiker(Rol.COORDINATOR)
    sleutel = oud(hengelo, naam="Wervingssysteem")
    assert [herinner(sleutel), herinner(sleutel), herinner(sleutel, MOMENT + timedelta(days=9))] == [
        True,
        False,
        False,
    ]
    assert [bericht.aan for bericht in Bericht.objects.order_by("pk")] == [contactpersoon.email, houder.email]
    bericht = Bericht.objects.first()
    assert bericht.onderwerp == "Een API-sleutel verloopt op 1 juli 2015"
    assert "‘Wervingssysteem’ van Gemeente Hengelo werkt tot en met 1 juli 2015" in bericht.tekst
    assert reverse("vacatures:sleutels") in bericht.tekst and sleutel.hash not in bericht.tekst


@pytest.mark.parametrize(
    "velden",
    [
        {"over": 31},
        {"over": -1},
        {"ingetrokken_op": MOMENT},
        {"gemaakt_op": MOMENT},  # for a month or less: its maker has just read that
    ],
)
def test_not_sooner_nor_of_what_no_longer_works_nor_of_one_for_a_while(hengelo, contactpersoon, velden):
    over = velden.get("over", 29)
    assert not herinner(oud(hengelo, **{**velden, "over": over}))
    assert not Bericht.objects.exists()


def test_with_nobody_there_the_coordinator_hears_it(hengelo):
    coordinator = maak_gebruiker(Rol.COORDINATOR)
    assert herinner(oud(hengelo))
    assert Bericht.objects.get().aan == coordinator.email


def test_the_daily_job_does_it(hengelo, contactpersoon):
    nu = timezone.now()
    for over in (5, 25, 60):
        verloopt_op = timezone.localdate(nu) + timedelta(days=over)
        maak_apisleutel(hengelo, verloopt_op=verloopt_op, gemaakt_op=nu - timedelta(days=300))
    for _ in range(2):
        job = maak_job("vacatures.tasks.sleutels")
        assert werk.voer_uit(job.pk)
    assert Bericht.objects.count() == 2
    assert "vacatures.tasks.sleutels" in dict(settings.ROOSTER)


def test_the_page_says_which_will_stop_soon(als, hengelo, contactpersoon):
    vandaag = timezone.localdate()
    for over in (30, 31):
        maak_apisleutel(hengelo, verloopt_op=vandaag + timedelta(days=over))
    pagina = als(contactpersoon).get(reverse("vacatures:sleutels")).text
    assert pagina.count("Verloopt bijna") == 1 == pagina.count("Maak een nieuwe sleutel")
