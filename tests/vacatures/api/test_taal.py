"""How the API talks: methods, headers, problems, and what it does when it cannot."""

import time

import pytest
from django.core.cache import cache
from django.db import OperationalError, connection
from django.test import Client

from tests.maken import maak_gebruiker
from tests.sessie import meld_aan
from tests.vacatures.api.hulp import EIGEN, GEHEIM, LIJST, dagen, extern, is_probleem, lever
from tests.vacatures.maken import maak_apisleutel
from twentsekracht import storing
from twentsekracht.organisaties.toegang import Rol
from vacatures.api.deur import Machinetaal
from vacatures.models import Vacature

pytestmark = pytest.mark.django_db


# ---- how it talks


@pytest.mark.parametrize(
    "pad",
    [
        "/api/v1",
        "/api/v1/",
        f"{LIJST}/",
        f"{EIGEN}/",
        "/api/v1/onbekend",
        "/api/v1/docs",
        "/api/v1/openapi.json/",
    ],
)
def test_what_is_not_there_is_a_problem_and_no_redirect(client, pad):
    is_probleem(client.get(pad), 404)


def test_other_methods_are_told_what_is_possible(client, systeem):
    for wie, pad, kan in (
        (client, LIJST, "GET, HEAD, OPTIONS"),
        (systeem, f"{EIGEN}/HR-1", "GET, HEAD, OPTIONS, PUT"),
        (systeem, f"{EIGEN}/HR-1/sluiting", "OPTIONS, PUT"),
    ):
        for methode in ("post", "delete", "patch"):
            antwoord = getattr(wie, methode)(pad)
            is_probleem(antwoord, 405)
            assert antwoord.headers["Allow"] == kan
        opties = wie.options(pad)
        assert (opties.status_code, opties.headers["Allow"], opties.content) == (204, kan, b"")


def test_head_is_get_without_its_body(client, hengelo):
    extern(hengelo)
    get, head = client.get(LIJST), client.head(LIJST)
    assert (head.status_code, head.content) == (200, b"")
    assert head.headers["Content-Length"] == str(len(get.content))
    assert head.headers["ETag"] == get.headers["ETag"]


def test_pages_elsewhere_may_read_what_is_public_and_only_that(client, systeem):
    for antwoord in (client.get(LIJST), client.get("/api/v1/openapi.json"), client.get(f"{LIJST}/x")):
        assert antwoord.headers["Access-Control-Allow-Origin"] == "*"
    vooraf = client.options(LIJST, headers={"origin": "https://elders.example"})
    assert vooraf.headers["Access-Control-Allow-Methods"] == "GET, HEAD"
    assert "uthorization" not in vooraf.headers["Access-Control-Allow-Headers"]
    for antwoord in (systeem.get(EIGEN), systeem.options(EIGEN), client.get(EIGEN), client.get("/")):
        assert "Access-Control-Allow-Origin" not in antwoord.headers


def test_what_is_the_same_is_not_sent_again(client, hengelo):
    vacature = extern(hengelo)
    etag = client.get(LIJST).headers["ETag"]
    for kop in (etag, f"W/{etag}", f'"anders", {etag}', "*"):
        opnieuw = client.get(LIJST, headers={"if-none-match": kop})
        assert (opnieuw.status_code, opnieuw.content, opnieuw.headers["ETag"]) == (304, b"", etag)
    assert client.get(LIJST, headers={"if-none-match": '"anders"'}).status_code == 200
    vacature.titel = "Anders"
    vacature.save()
    assert client.get(LIJST, headers={"if-none-match": etag}).status_code == 200


@pytest.mark.parametrize(
    ("accept", "status"),
    [
        ("application/json", 200),
        ("*/*", 200),
        ("application/*", 200),
        ("text/html, application/json;q=0.5", 200),
        ("text/html", 406),
        ("application/xml", 406),
    ],
)
def test_it_speaks_json(client, accept, status):
    assert client.get(LIJST, headers={"accept": accept}).status_code == status


def test_a_session_is_neither_used_nor_touched(hengelo):
    mens = maak_gebruiker(Rol.COORDINATOR, hengelo)
    ingelogd = meld_aan(Client(), mens)
    voor = dict(ingelogd.session)
    for pad in (LIJST, EIGEN, f"{EIGEN}/HR-1"):
        antwoord = ingelogd.get(pad)
        assert not antwoord.cookies and "Cookie" not in antwoord.headers.get("Vary", "")
    assert ingelogd.get(EIGEN).status_code == 401
    assert lever(ingelogd).status_code == 401
    assert dict(ingelogd.session) == voor and not Vacature.objects.exists()


def test_a_session_that_is_over_is_left_for_the_pages_to_end(hengelo):
    client = meld_aan(Client(), maak_gebruiker(organisatie=hengelo))
    sessie = client.session
    sessie["account_authentication_methods"] = []
    sessie.save()
    assert client.get(LIJST).status_code == 200
    assert client.session.get("_auth_user_id")


# ---- too often


@pytest.fixture
def begin_van_een_minuut():
    """Counted is per minute: not the last seconds of one."""
    over = 60 - time.time() % 60
    if over < 8:
        time.sleep(over)


@pytest.mark.usefixtures("begin_van_een_minuut")
def test_so_many_requests_from_an_address_and_no_more(settings, client):
    settings.API_LIMIETEN = settings.API_LIMIETEN | {"adres": 3}
    assert [client.get(LIJST).status_code for _ in range(4)] == [200, 200, 200, 429]
    antwoord = client.get(LIJST)
    is_probleem(antwoord, 429)
    assert 1 <= int(antwoord.headers["Retry-After"]) <= 60
    assert Client(REMOTE_ADDR="192.0.2.7").get(LIJST).status_code == 200
    assert client.get(LIJST, headers={"x-forwarded-for": "192.0.2.9"}).status_code == 429


@pytest.mark.usefixtures("begin_van_een_minuut")
def test_a_key_has_a_count_of_its_own(settings, systeem, client, hengelo):
    settings.API_LIMIETEN = settings.API_LIMIETEN | {"sleutel": 2, "adres": 1}
    assert [systeem.get(EIGEN).status_code for _ in range(3)] == [200, 200, 429]
    assert client.get(LIJST).status_code == 200
    maak_apisleutel(hengelo, sleutel="tk_tweede", verloopt_op=dagen(0))
    assert client.get(EIGEN, headers={"authorization": "Bearer tk_tweede"}).status_code == 200


@pytest.mark.usefixtures("begin_van_een_minuut")
def test_guessing_keys_stops_even_when_the_guess_is_right(settings, client, sleutel):
    settings.API_LIMIETEN = settings.API_LIMIETEN | {"mis": 3}
    statussen = [
        client.get(EIGEN, headers={"authorization": f"Bearer tk_{poging}"}).status_code for poging in range(5)
    ]
    assert statussen == [401, 401, 401, 429, 429]
    assert client.get(EIGEN, headers={"authorization": f"Bearer {GEHEIM}"}).status_code == 429


def test_the_key_does_not_stand_in_the_cache(systeem):
    systeem.get(EIGEN)
    with connection.cursor() as cursor:
        cursor.execute("SELECT cache_key, value FROM cache")
        assert GEHEIM not in str(cursor.fetchall())
    cache.clear()


# ---- when we cannot


def test_in_maintenance_it_says_so_in_its_own_words(settings, client):
    settings.ONDERHOUD = True
    antwoord = client.get(LIJST)
    is_probleem(antwoord, 503)
    assert antwoord.headers["Retry-After"]


@pytest.mark.parametrize(("fout", "status"), [(OperationalError("weg"), 503), (RuntimeError("stuk"), 500)])
def test_what_breaks_is_a_problem_without_details(rf, settings, fout, status):
    def stuk(request):
        try:
            raise fout
        except type(fout):
            return storing.fout(request)

    settings.DEBUG = False
    inhoud = is_probleem(Machinetaal(stuk)(rf.get(LIJST)), status)
    assert "weg" not in str(inhoud) and "stuk" not in str(inhoud)


# ---- the page about it


def test_the_page_explains_every_problem_that_it_points_to(client):
    pagina = client.get("/api/").content.decode()
    for pad in (f"{LIJST}/x", f"{LIJST}?aantal=0", EIGEN):
        anker = client.get(pad).json()["type"].partition("#")[2]
        assert f'id="{anker}"' in pagina
    assert "/api/v1/openapi.json" in pagina and "API-Version" in pagina
