"""A system that delivers vacancies over HTTP; the rules themselves stand in ../test_aanleveren.py."""

import json

import pytest

from tests.maken import maak_vaardigheid
from tests.vacatures.api.hulp import (
    EIGEN,
    LIJST,
    VACATURE,
    dagen,
    is_probleem,
    lever,
    put,
)
from tests.vacatures.maken import maak_salaristabel
from vacatures.models import Vacature

pytestmark = pytest.mark.django_db


# ---- delivering


def test_a_new_reference_is_made_the_same_again_is_not(systeem, hengelo):
    een, twee = lever(systeem), lever(systeem)
    assert (een.status_code, twee.status_code, Vacature.objects.count()) == (201, 200, 1)
    assert een.json() == twee.json() == systeem.get(f"{EIGEN}/HR-1").json()
    assert een.headers["ETag"] == twee.headers["ETag"]
    gegevens = een.json()
    assert {veld: gegevens[veld] for veld in VACATURE} == VACATURE | {"dienstverband": ["tijdelijk", "vast"]}
    assert (gegevens["status"], gegevens["kenmerk"]) == ("concept", "HR-1")


def test_what_is_left_out_is_empty(systeem):
    lever(systeem)
    gegevens = put(systeem, "HR-1", {"titel": "Alleen dit"}).json()
    assert (gegevens["omschrijving"], gegevens["schaalMin"], gegevens["dienstverband"]) == ("", None, [])


def test_from_concept_to_how_it_was_filled(systeem, client):
    maak_salaristabel()
    lever(systeem, aantalPlaatsen=2)
    is_probleem(client.get(f"{LIJST}/{Vacature.objects.get().code}"), 404)
    open_ = put(systeem, "HR-1/publicatie").json()
    assert (open_["status"], open_["fasen"]["extern"]) == ("gepubliceerd", dagen(0).isoformat())
    assert open_["salarisMin"] == 4000.0
    assert client.get(f"{LIJST}/{open_['code']}").status_code == 200
    assert put(systeem, "HR-1/sluiting", {"reden": "Vol"}).json()["status"] == "gesloten"
    is_probleem(client.get(f"{LIJST}/{open_['code']}"), 404)
    uitslag = {"uitkomst": "regio", "per": dagen(0).isoformat()}
    assert put(systeem, "HR-1/uitkomsten/1", uitslag).json()["status"] == "gesloten"
    klaar = put(systeem, "HR-1/uitkomsten/2", uitslag | {"uitkomst": "niet_vervuld"}).json()
    assert klaar["status"] == "ingevuld"
    assert [rij["uitkomst"] for rij in klaar["uitkomsten"]] == ["regio", "niet_vervuld"]
    is_probleem(put(systeem, "HR-1/uitkomsten/1", uitslag | {"uitkomst": "extern"}), 409)
    is_probleem(put(systeem, "HR-1/uitkomsten/3", uitslag), 409)


def test_what_is_not_ready_says_what_is_missing(systeem):
    put(systeem, "HR-1", {"titel": "Adviseur"})
    inhoud = is_probleem(put(systeem, "HR-1/publicatie"), 409)
    assert "Vul de salarisschaal in." in [fout["melding"] for fout in inhoud["fouten"]]


def test_a_likely_double_is_told_and_not_refused(systeem, hengelo):
    een = lever(systeem).json()
    ander = lever(systeem, "HR-2", titel="Beleidsadviseur Water (m/v/x)")
    assert (ander.status_code, ander.json()["mogelijkDubbel"]) == (201, [een["code"]])


@pytest.mark.parametrize(
    "veld",
    ["status", "organisatie", "organisatie_id", "id", "pk", "code", "kenmerk", "houder", "nagekeken_door"]
    + [
        "nagekekenDoor",
        "extern_op",
        "fasen",
        "gepubliceerdOp",
        "ingevuldDoor",
        "uitkomsten",
        "_links",
        "__class__",
    ],
)
def test_fields_that_nobody_may_fill_in_are_refused(systeem, veld):
    inhoud = is_probleem(put(systeem, "HR-1", VACATURE | {veld: "gepubliceerd"}), 400)
    assert [(fout["veld"], fout["melding"]) for fout in inhoud["fouten"]] == [
        (veld, "Dit veld kennen we niet.")
    ]
    assert not Vacature.objects.exists()


@pytest.mark.parametrize(
    ("veld", "waarde"),
    [
        ("titel", None),
        ("titel", 3),
        ("titel", ["x"]),
        ("titel", "x" * 201),
        ("omschrijving", "x" * 20_001),
        ("omschrijving", {"$ne": ""}),
        ("schaalMin", "10"),
        ("schaalMin", 10.5),
        ("schaalMin", True),
        ("schaalMin", 0),
        ("schaalMin", 19),
        ("schaalMin", 10**400),
        ("urenMin", "36"),
        ("urenMin", 36.25),
        ("urenMin", 10**400),
        ("urenMin", -1),
        ("salarisMin", "3000"),
        ("salarisMin", 0),
        ("sluitOp", "31-12-2026"),
        ("sluitOp", "2026-02-30"),
        ("sluitOp", 20261231),
        ("sluitOp", "2026-12-31T00:00:00"),
        ("vakgebied", "koken"),
        ("dienstverband", "vast"),
        ("dienstverband", ["vast"] * 5),
        ("doelgroep", ""),
        ("aantalPlaatsen", 51),
    ],
)
def test_values_that_cannot_be_are_refused_by_name(systeem, veld, waarde):
    inhoud = is_probleem(lever(systeem, **{veld: waarde}), 400)
    assert {fout["veld"].split(".")[0] for fout in inhoud["fouten"]} == {veld}
    assert all(fout["melding"] for fout in inhoud["fouten"])


@pytest.mark.parametrize(
    "inhoud",
    [
        "",
        "{",
        "[]",
        "null",
        '"tekst"',
        "1",
        '{"titel": NaN}',
        '{"titel": "a", "titel": "b"}',
        '{"titel": "\\ud800"}',
        b'{"titel": "\xff"}',
        "[" * 100_000,
        '{"titel": ' + "9" * 5000 + "}",
    ],
)
def test_what_is_no_vacancy_in_json_is_refused(systeem, inhoud):
    is_probleem(put(systeem, "HR-1", inhoud or b""), 400)
    assert not Vacature.objects.exists()


def test_what_is_too_big_is_not_read(systeem):
    is_probleem(put(systeem, "HR-1", " " * (256 * 1024) + "{}"), 413)


@pytest.mark.parametrize(
    "soort", ["text/plain", "application/x-www-form-urlencoded", "multipart/form-data; boundary=x"]
)
def test_only_json_is_read(systeem, soort):
    antwoord = systeem.put(f"{EIGEN}/HR-1", json.dumps(VACATURE), content_type=soort)
    is_probleem(antwoord, 415)


@pytest.mark.parametrize("kenmerk", ["-x", "x" * 101, "a%20b", "%2e%2e", "a%0A"])
def test_a_reference_has_a_plain_form(systeem, kenmerk):
    is_probleem(lever(systeem, kenmerk), 400)


def test_a_reference_with_a_null_byte_is_nowhere(systeem):
    is_probleem(lever(systeem, "a%00"), 404)


def test_text_is_kept_as_it_was_without_what_nobody_sees(systeem):
    gegevens = lever(
        systeem, titel="  Adviseur\u0000\n water ", omschrijving="# Kop\r\n\u0007tekst <b>'; DROP TABLE--"
    ).json()
    assert gegevens["titel"] == "Adviseur water"
    assert gegevens["omschrijving"] == "# Kop\ntekst <b>'; DROP TABLE--"
    assert lever(systeem, titel="Adviseur water", omschrijving=gegevens["omschrijving"]).status_code == 200


# ---- somebody else came between


def test_who_knows_it_as_it_is_may_write(systeem):
    etag = lever(systeem).headers["ETag"]
    for nummer, vorm in enumerate(("{}", "W/{}", "*", '"anders", {}')):
        antwoord = lever(systeem, koppen={"if-match": vorm.format(etag)}, titel=f"Titel {nummer}")
        assert (antwoord.status_code, antwoord.json()["titel"]) == (200, f"Titel {nummer}")
        assert antwoord.headers["ETag"] != etag
        etag = antwoord.headers["ETag"]


def test_who_knows_it_otherwise_may_not(systeem):
    etag = lever(systeem).headers["ETag"]
    lever(systeem, titel="Intussen")
    inhoud = is_probleem(lever(systeem, koppen={"if-match": etag}, titel="Te laat"), 412)
    assert "ETag" in inhoud["detail"]
    is_probleem(lever(systeem, "HR-2", koppen={"if-match": "*"}), 412)
    assert list(Vacature.objects.values_list("titel", flat=True)) == ["Intussen"]


def test_only_when_it_is_new(systeem):
    assert lever(systeem, koppen={"if-none-match": "*"}).status_code == 201
    is_probleem(lever(systeem, koppen={"if-none-match": "*"}, titel="Nog eens"), 412)


def test_skills_go_in_and_out_by_name_and_stand_in_the_etag(systeem, client):
    for naam in ("Excel", "Privacy"):
        maak_vaardigheid(naam)
    assert client.get("/api/v1/vaardigheden").json() == {"vaardigheden": ["Excel", "Privacy"]}
    zonder, met = lever(systeem), lever(systeem, vaardigheden=["privacy", "Excel"])
    assert (zonder.json()["vaardigheden"], met.json()["vaardigheden"]) == ([], ["Excel", "Privacy"])
    assert zonder.headers["ETag"] != met.headers["ETag"]


def test_an_unknown_skill_says_which_and_where_the_list_is(systeem):
    maak_vaardigheid("Excel")
    probleem = is_probleem(lever(systeem, vaardigheden=["Excel", "Toveren"]), 409)
    assert "/api/v1/vaardigheden" in probleem["detail"]
    assert probleem["fouten"] == [
        {"plaats": "inhoud", "veld": "vaardigheden.1", "melding": "‘Toveren’ staat niet op de lijst."}
    ]
    assert not Vacature.objects.exists()
