"""What outsiders get: what is open to everybody, and nothing else."""

import json
from datetime import timedelta
from urllib.parse import urlsplit

import pytest
from django.test import Client
from django.utils import timezone

from tests.maken import maak_gebruiker, maak_organisatie, maak_regel
from tests.sessie import meld_aan
from tests.vacatures.api.hulp import (
    EIGEN,
    LIJST,
    codes,
    dagen,
    extern,
    is_probleem,
)
from twentsekracht.organisaties.toegang import Rol
from vacatures.models import Vacature

pytestmark = pytest.mark.django_db


def test_outsiders_read_what_is_open_to_everybody_and_nothing_else(client, hengelo):
    nu = extern(hengelo)
    extern(hengelo, doelgroep="regio")
    extern(hengelo, doelgroep="intern")
    extern(hengelo, extern_op=dagen(1))  # tomorrow
    extern(hengelo, extern_op=None)
    extern(hengelo, gepubliceerd_op=dagen(3))  # planned
    for status in ("concept", "gesloten", "ingevuld", "ingetrokken"):
        extern(hengelo, status=status)
    extern(hengelo, sluit_op=dagen(-1))
    assert codes(client.get(LIJST)) == [nu.code]
    for ander in Vacature.objects.exclude(pk=nu.pk):
        is_probleem(client.get(f"{LIJST}/{ander.code}"), 404)


def test_neither_a_key_nor_a_session_shows_more_there(hengelo, systeem):
    extern(hengelo, doelgroep="regio", code="R-1")
    ingelogd = meld_aan(Client(), maak_gebruiker(Rol.COORDINATOR, hengelo))
    for wie in (systeem, ingelogd):
        assert codes(wie.get(LIJST)) == []
        assert wie.get(f"{LIJST}/R-1").status_code == 404


def test_nothing_of_before_or_behind_leaves_with_it(client, hengelo):
    houder = maak_gebruiker(organisatie=hengelo, naam="Hanna Houder", email="hanna@hengelo.example")
    extern(
        hengelo,
        code="V-9",
        houder=houder,
        kenmerk="GEHEIM-KENMERK",
        gepubliceerd_op=dagen(-40),
        intern_op=dagen(-40),
        regio_op=dagen(-20),
        extern_op=dagen(-2),
        omschrijving="Je **leest**. <script>alert(1)</script>",
    )
    tekst = client.get(f"{LIJST}/V-9").content.decode()
    for geheim in ("Hanna", "hanna@", "GEHEIM", dagen(-40).isoformat(), dagen(-20).isoformat(), "status"):
        assert geheim not in tekst
    gegevens = json.loads(tekst)
    assert gegevens["geplaatstOp"] == dagen(-2).isoformat()
    assert "<strong>leest</strong>" in gegevens["omschrijvingHtml"]
    assert "<script" not in gegevens["omschrijvingHtml"]


def test_the_filters(client, hengelo):
    almelo = maak_organisatie("almelo")
    water = extern(hengelo, titel="Adviseur water", vakgebied="water", extern_op=dagen(-4))
    ict = extern(almelo, titel="Beheerder", vakgebied="ict", extern_op=dagen(-3))

    def gevonden(vraag):
        return set(codes(client.get(f"{LIJST}?{vraag}")))

    assert gevonden("") == {water.code, ict.code}
    assert gevonden("organisatie=hengelo") == {water.code}
    assert gevonden("organisatie=hengelo&organisatie=almelo") == {water.code, ict.code}
    assert gevonden("organisatie=bestaat-niet") == set()
    assert gevonden("vakgebied=ict") == {ict.code}
    assert gevonden("vakgebied=ict&organisatie=hengelo") == set()
    assert gevonden("q=adviseur") == {water.code}
    assert gevonden("q=%00%20adviseur%0A") == {water.code}
    assert gevonden("q=") == {water.code, ict.code}


def test_changed_since_a_day(client, hengelo):
    oud, nieuw, gewijzigd = (extern(hengelo, extern_op=dagen(-dag)) for dag in (9, 2, 9))
    maak_regel(gewijzigd, op=timezone.now() - timedelta(days=1))
    maak_regel(oud, op=timezone.now() - timedelta(days=8))
    maak_regel(hengelo, op=timezone.now())  # of another kind, whatever its number
    assert set(codes(client.get(f"{LIJST}?gewijzigdSinds={dagen(-3)}"))) == {nieuw.code, gewijzigd.code}
    assert len(codes(client.get(f"{LIJST}?gewijzigdSinds=0001-01-01"))) == 3
    assert codes(client.get(f"{LIJST}?gewijzigdSinds=9999-12-31")) == []


def test_pages_follow_each_other_without_gaps_or_repeats(client, hengelo):
    for dag in (1, 1, 1, 2, 2, 3, 4):
        extern(hengelo, extern_op=dagen(-dag))
    verwacht = codes(client.get(LIJST))
    gezien, adres = [], f"{LIJST}?aantal=2&organisatie=hengelo"
    while adres:
        antwoord = client.get(adres)
        gezien += codes(antwoord)
        volgende = antwoord.json()["_links"]["next"]
        kop = antwoord.headers["Link"]
        assert ('rel="next"' in kop) is bool(volgende) and 'rel="first"' in kop
        adres = volgende and "{0.path}?{0.query}".format(urlsplit(volgende["href"]))
    assert gezien == verwacht and len(gezien) == 7


def test_the_next_page_is_still_there_when_the_last_one_closed(client, hengelo):
    een, twee = extern(hengelo, extern_op=dagen(-1)), extern(hengelo, extern_op=dagen(-2))
    een.status = "gesloten"
    een.save()
    assert codes(client.get(f"{LIJST}?na={een.code}")) == [twee.code]


@pytest.mark.parametrize("velden", [{"doelgroep": "intern"}, {"extern_op": dagen(3)}, {"status": "concept"}])
def test_a_page_cannot_be_used_to_guess_what_is_hidden(client, hengelo, velden):
    verborgen = extern(hengelo, **velden)
    raadsel = client.get(f"{LIJST}?na={verborgen.code}")
    onzin = client.get(f"{LIJST}?na=bestaat-niet")
    is_probleem(raadsel, 404)
    assert raadsel.json()["detail"] == onzin.json()["detail"]


def test_a_list_costs_the_same_for_one_and_for_many(client, systeem, hengelo, django_assert_max_num_queries):
    for pad, wie in ((LIJST, client), (EIGEN, systeem)):
        extern(hengelo)
        wie.get(pad)
        with django_assert_max_num_queries(30) as een:
            wie.get(pad)
        for _ in range(10):
            extern(hengelo)
        with django_assert_max_num_queries(len(een)):
            assert len(codes(wie.get(pad))) >= 11


@pytest.mark.parametrize(
    ("vraag", "veld"),
    [
        ("vakgebied=koken", "vakgebied.0"),
        ("aantal=0", "aantal"),
        ("aantal=101", "aantal"),
        ("aantal=veel", "aantal"),
        ("gewijzigdSinds=gisteren", "gewijzigdSinds"),
        ("gewijzigdSinds=1763800000", "gewijzigdSinds"),
        ("organisatie=een%20twee", "organisatie.0"),
        ("q=" + "x" * 101, "q"),
        ("status=concept", "status"),
        ("vakgebeid=ict", "vakgebeid"),
    ],
)
def test_a_question_that_is_not_understood_is_refused(client, vraag, veld):
    inhoud = is_probleem(client.get(f"{LIJST}?{vraag}"), 400)
    assert [fout["veld"] for fout in inhoud["fouten"]] == [veld]
    assert inhoud["fouten"][0]["plaats"] == "vraag"


@pytest.mark.parametrize("code", ["%00", "a%00b", "%0A", "%F0%9F%98%80", "../../etc/passwd", "' OR 1=1 --"])
def test_whatever_stands_as_a_code_it_is_not_there(client, code):
    is_probleem(client.get(f"{LIJST}/{code}"), 404)


def test_a_code_with_a_slash_has_an_address(client, hengelo):
    extern(hengelo, code="2026/12")
    adres = codes_links = client.get(LIJST).json()["vacatures"][0]["_links"]["self"]["href"]
    assert client.get(urlsplit(adres).path).json()["code"] == "2026/12", codes_links
