import json
from datetime import UTC, date, datetime
from decimal import Decimal

import pytest

from evenementen.models import Evenement
from rapportage.momentopname import als_json, canoniek, kenmerk, op_volgorde, plat


@pytest.mark.parametrize(
    ("in_", "uit"),
    [
        (Decimal("273000.00"), 273000),
        (Decimal("0.50"), 0.5),
        (766.7000001, 766.7),
        (date(2015, 10, 26), "2015-10-26"),
        (datetime(2015, 1, 2, 3, 4, tzinfo=UTC), "2015-01-02T03:04:00+00:00"),
        (Evenement.Soort.SUMMERSCHOOL, "summerschool"),
        ((1, None, True), [1, None, True]),
        ({2015: {"a": Decimal(1)}}, {"2015": {"a": 1}}),
    ],
)
def test_everything_becomes_what_json_knows(in_, uit):
    assert plat(in_) == uit
    assert type(plat(in_)) is type(uit)
    assert json.loads(json.dumps(plat(in_))) == uit


def test_the_hash_does_not_depend_on_the_order_of_keys_nor_on_itself():
    m = {"b": 1, "a": {"y": "ë", "x": [2, 1]}}
    assert canoniek(m) == '{"a":{"x":[2,1],"y":"ë"},"b":1}'.encode()
    assert kenmerk(m) == kenmerk({"a": {"x": [2, 1], "y": "ë"}, "b": 1, "kenmerk": "anders"})
    assert kenmerk(m) != kenmerk(m | {"b": 2})


def test_tables_stand_as_the_chapters_show_them_whatever_a_database_made_of_it():
    hoofdstukken = [
        {
            "blokken": [
                {"soort": "tekst", "code": "b"},
                {"soort": "tabel", "code": "b"},
                {"soort": "grafiek", "code": "g"},
            ]
        },
        {"blokken": [{"soort": "tabel", "code": "a"}]},
    ]
    m = {
        "hoofdstukken": hoofdstukken,
        "tabellen": dict.fromkeys("zab", 1),
        "grafieken": {"g": 1},
        "waarden": {"d": 1, "c": 1},
    }
    assert list(op_volgorde(m)["tabellen"]) == ["b", "a", "z"]
    assert list(op_volgorde(m)["waarden"]) == ["c", "d"]


def test_the_json_file_starts_with_the_figures():
    inhoud = als_json({"titel": "T", "cijfers": {"b": 1, "a": "é"}, "kenmerk": "abc"})
    assert list(json.loads(inhoud)) == ["cijfers", "kenmerk", "titel"]
    assert "é".encode() in inhoud and inhoud.endswith(b"\n")
    assert inhoud == als_json({"kenmerk": "abc", "cijfers": {"a": "é", "b": 1}, "titel": "T"})
