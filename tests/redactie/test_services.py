from datetime import UTC, date, datetime, timedelta

import pytest

from tests.maken import maak_doorverwijzing, maak_gebruiker, maak_nieuwsbericht, maak_pagina
from twentsekracht.logboek.models import Regel
from twentsekracht.organisaties.toegang import Rol
from twentsekracht.redactie import services
from twentsekracht.redactie.adressen import OngeldigAdres
from twentsekracht.redactie.models import Doorverwijzing, Nieuwsbericht, Pagina

pytestmark = pytest.mark.django_db
OP = datetime(2026, 3, 10, 9, tzinfo=UTC)


@pytest.fixture
def coordinator():
    return maak_gebruiker(Rol.COORDINATOR)


def bericht(**velden):
    velden = {
        "titel": "Nieuws",
        "slug": "nieuws-van-vandaag",
        "inleiding": "Kort.",
        "tekst": "Lang.",
        **velden,
    }
    return Nieuwsbericht(**velden)


def stappen(stuk):
    return list(stuk.stappen.values_list("van", "naar"))


def logregels():
    return list(Regel.objects.order_by("pk").values_list("actie", "rol"))


# ---- the course of a text


def test_written_published_withdrawn_and_published_again(coordinator):
    stuk = services.schrijf(stuk=bericht(), door=coordinator, op=OP)
    for verb in (services.publiceer, services.trek_in, services.publiceer):
        stuk = verb(stuk=stuk, door=coordinator, op=OP)
    assert stappen(stuk) == [
        ("", "concept"),
        ("concept", "gepubliceerd"),
        ("gepubliceerd", "ingetrokken"),
        ("ingetrokken", "gepubliceerd"),
    ]
    assert logregels() == [
        ("geschreven", "coordinator"),
        ("gepubliceerd", "coordinator"),
        ("ingetrokken", "coordinator"),
        ("gepubliceerd", "coordinator"),
    ]


@pytest.mark.parametrize(
    ("status", "verb"),
    [("concept", services.trek_in), ("gepubliceerd", services.publiceer), ("ingetrokken", services.trek_in)],
)
@pytest.mark.parametrize("maak", [maak_nieuwsbericht, maak_pagina])
def test_a_move_that_is_not_in_the_table_is_refused_in_words(maak, status, verb):
    stuk = maak(status)
    with pytest.raises(services.VerkeerdeStap, match=stuk.titel):
        verb(stuk=stuk, door=None, op=OP)
    assert not stuk.stappen.exists()


def test_news_without_a_day_appears_at_once_and_with_one_at_its_first_moment():
    meteen = services.publiceer(stuk=maak_nieuwsbericht("concept"), door=None, op=OP)
    later = maak_nieuwsbericht("concept", verschijnt_op=date(2026, 3, 12))
    later = services.publiceer(stuk=later, door=None, op=OP)
    voorbij = maak_nieuwsbericht("concept", verschijnt_op=date(2026, 3, 1))
    voorbij = services.publiceer(stuk=voorbij, door=None, op=OP)
    assert meteen.gepubliceerd_op == voorbij.gepubliceerd_op == OP
    assert later.gepubliceerd_op == datetime(2026, 3, 11, 23, tzinfo=UTC)  # midnight in Twente


def test_what_still_has_to_appear_gets_another_day_and_what_has_keeps_its_own():
    later = maak_nieuwsbericht("concept", verschijnt_op=date(2026, 3, 12))
    later = services.publiceer(stuk=later, door=None, op=OP)
    later = services.wijzig(stuk=later, velden={"verschijnt_op": date(2026, 3, 20)}, door=None, op=OP)
    assert later.gepubliceerd_op == datetime(2026, 3, 19, 23, tzinfo=UTC)
    with pytest.raises(services.VerkeerdeStap):
        services.wijzig(stuk=later, velden={"verschijnt_op": None}, door=None, op=OP + timedelta(days=10))


# ---- changes


def test_a_change_is_logged_by_the_names_of_its_fields(coordinator):
    stuk = maak_pagina(titel="Oud", tekst="Oud.")
    services.wijzig(stuk=stuk, velden={"titel": "Nieuw", "tekst": "Oud."}, door=coordinator, op=OP)
    regel = Regel.objects.get()
    assert (regel.actie, regel.velden, regel.door_id) == ("gewijzigd", ["titel"], coordinator.pk)
    stuk.refresh_from_db()
    assert (stuk.titel, stuk.gewijzigd_op) == ("Nieuw", OP)


def test_nothing_changed_is_nothing_logged():
    stuk = maak_pagina()
    services.wijzig(stuk=stuk, velden={"titel": stuk.titel}, door=None, op=OP)
    assert logregels() == []


@pytest.mark.parametrize("status", ["gepubliceerd", "ingetrokken"])
def test_who_has_the_old_address_is_led_to_the_new_one(status):
    pagina, nieuws = maak_pagina(status, slug="oud"), maak_nieuwsbericht(status, slug="oud")
    for stuk in (pagina, nieuws):
        services.wijzig(stuk=stuk, velden={"slug": "nieuw"}, door=None, op=OP)
    verwijzingen = {("/oud/", "/nieuw/"), ("/nieuws/oud/", "/nieuws/nieuw/")}
    assert set(Doorverwijzing.objects.values_list("van", "naar")) == verwijzingen


def test_a_concept_moves_without_a_trace():
    services.wijzig(stuk=maak_pagina("concept"), velden={"slug": "nieuw"}, door=None, op=OP)
    assert not Doorverwijzing.objects.exists()


@pytest.mark.parametrize("slug", ["vacatures", "beheer", "nieuws", "mijn"])
def test_a_page_cannot_take_the_address_of_another_part_of_the_portal(slug):
    pagina = maak_pagina()
    with pytest.raises(OngeldigAdres):
        services.wijzig(stuk=pagina, velden={"slug": slug}, door=None, op=OP)
    with pytest.raises(OngeldigAdres):
        services.schrijf(stuk=Pagina(titel="x", slug=slug, tekst="x"), door=None, op=OP)


def test_news_cannot_take_the_address_of_the_feed():
    with pytest.raises(OngeldigAdres):
        services.schrijf(stuk=bericht(slug="feed"), door=None, op=OP)


# ---- redirects


def verwijs(van, naar):
    return services.verwijs_door(van=van, naar=naar, door=None, op=OP)


def test_moving_twice_is_one_jump_and_moving_back_is_none():
    pagina = maak_pagina(slug="a")
    for slug in ("b", "c"):
        services.wijzig(stuk=pagina, velden={"slug": slug}, door=None, op=OP)
    assert set(Doorverwijzing.objects.values_list("van", "naar")) == {("/a/", "/c/"), ("/b/", "/c/")}
    services.wijzig(stuk=pagina, velden={"slug": "a"}, door=None, op=OP)
    assert set(Doorverwijzing.objects.values_list("van", "naar")) == {("/b/", "/a/"), ("/c/", "/a/")}


@pytest.mark.parametrize(
    ("bestaand", "van", "naar"),
    [
        ([], "/a/", "/a/"),
        ([], "/a", "/a/"),
        ([], "/a/", "/a"),
        ([], "/a/", "/a/?x=1"),
        ([], "/a/", "/a/#x"),
        ([], "/%61/", "/a/"),
        ([("/b/", "/a/")], "/a/", "/b/"),
        ([("/b", "/a")], "/a/", "/b/"),
        ([("/b/", "/c/?x=1"), ("/c/", "/a/?y=1")], "/a/", "/b/"),
    ],
)
def test_a_circle_is_refused(bestaand, van, naar):
    for rij in bestaand:
        maak_doorverwijzing(*rij)
    with pytest.raises(OngeldigAdres):
        verwijs(van, naar)


@pytest.mark.parametrize(
    "naar",
    [
        "https://elders.nl/",
        "//elders.nl/",
        "/\\elders.nl/",
        "\\\\elders.nl",
        "javascript:alert(1)",
        "http://127.0.0.1:8000.elders.nl/",
        "http://127.0.0.1:8000@elders.nl/",
        "http://127.0.0.1:8000//elders.nl/",
        "///elders.nl",
        "/a\nLocation: //elders.nl",
        "/a\t/b",
        "elders",
    ],
)
def test_nobody_is_led_out_of_the_portal(naar):
    with pytest.raises(OngeldigAdres):
        verwijs("/oud/", naar)


def test_an_address_of_the_portal_may_be_written_in_full():
    assert verwijs("http://127.0.0.1:8000/oud.html?x=1", "http://127.0.0.1:8000/vacatures/?q=a#b").naar == (
        "/vacatures/?q=a#b"
    )
    assert Doorverwijzing.objects.get().van == "/oud.html"


@pytest.mark.parametrize("van", ["/", "/vacatures/", "/vacatures", "/beheer/", "/nieuws/feed/", "oud"])
def test_an_address_with_a_page_leads_nowhere_else(van):
    with pytest.raises(OngeldigAdres):
        verwijs(van, "/nieuws/")


# ---- the standard pages


def test_standard_pages_come_once_and_stay_what_the_coordinator_made_of_them():
    eerste = services.zet_standaardpaginas(op=OP)
    assert {"over", "contact", "privacy", "cookies", "toegankelijkheid", "proclaimer"} <= {
        pagina.slug for pagina in eerste
    }
    assert {pagina.status for pagina in eerste} == {"gepubliceerd"}
    anders = Pagina.objects.get(slug="over")
    services.wijzig(stuk=anders, velden={"tekst": "Van ons.", "slug": "wie-we-zijn"}, door=None, op=OP)
    services.trek_in(stuk=Pagina.objects.get(slug="cookies"), door=None, op=OP)
    assert services.zet_standaardpaginas(op=OP) == []
    anders.refresh_from_db()
    assert anders.tekst == "Van ons."
    assert Pagina.objects.count() == len(eerste)
