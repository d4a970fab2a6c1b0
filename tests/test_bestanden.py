"""The store of what people send: whole files, random names, nothing outside its folder."""

import os
import re
import stat
from datetime import UTC, datetime

import pytest
from django.db import transaction

from twentsekracht import bestanden

NU = datetime(2026, 3, 1, tzinfo=UTC)


@pytest.fixture
def map_(settings, tmp_path):
    settings.PRIVE_MAP = tmp_path / "prive"
    return settings.PRIVE_MAP


def namen(map_):
    return sorted(pad.name for pad in (map_ / "proef").iterdir())


def test_kept_under_a_name_that_says_nothing_and_read_back(map_):
    een, twee = (bestanden.bewaar(b"inhoud", map="proef") for _ in range(2))
    assert re.fullmatch(r"proef/[0-9a-f]{32}", een) and een != twee
    assert bestanden.lees(een) == b"inhoud"


def test_nobody_else_on_the_machine_reads_it(map_):
    pad = bestanden.pad_van(bestanden.bewaar(b"x", map="proef"))
    assert stat.S_IMODE(pad.stat().st_mode) == 0o600
    assert stat.S_IMODE(pad.parent.stat().st_mode) == 0o700


@pytest.mark.parametrize(
    "naam",
    [
        "",
        "x",
        "../settings.py",
        "/etc/passwd",
        "proef/../../etc/passwd",
        "proef/" + "a" * 31,
        "proef/" + "a" * 32 + "\n",
    ],
)
def test_a_name_that_we_did_not_make_leads_nowhere(map_, naam):
    for doe in (bestanden.lees, bestanden.verwijder):
        with pytest.raises(ValueError, match="geen naam"):
            doe(naam)


def test_a_full_disk_leaves_nothing_half(map_, monkeypatch):
    def vol(_):
        raise OSError(28, "No space left on device")

    bestanden.bewaar(b"x", map="proef")
    monkeypatch.setattr(os, "fsync", vol)
    with pytest.raises(OSError, match="No space"):
        bestanden.bewaar(b"y" * 1000, map="proef")
    assert len(namen(map_)) == 1


def test_deleting_twice_changes_nothing(map_):
    naam = bestanden.bewaar(b"x", map="proef")
    bestanden.verwijder(naam)
    bestanden.verwijder(naam)
    assert namen(map_) == []


@pytest.mark.django_db(transaction=True)
def test_goes_with_the_commit_and_stays_when_that_fails(map_):
    naam = bestanden.bewaar(b"x", map="proef")
    with pytest.raises(RuntimeError), transaction.atomic():
        bestanden.verwijder_na_commit(naam)
        raise RuntimeError
    assert bestanden.lees(naam) == b"x"
    with transaction.atomic():
        bestanden.verwijder_na_commit(naam)
        assert bestanden.lees(naam) == b"x"
    assert namen(map_) == []


def test_sweeps_what_no_row_knows_unless_it_is_of_just_now(map_):
    bekend, oud, nieuw = (bestanden.bewaar(b"x", map="proef") for _ in range(3))
    half = map_ / "proef" / ("a" * 32 + bestanden.TIJDELIJK)
    half.write_bytes(b"half")
    for naam in (bekend, oud):
        os.utime(bestanden.pad_van(naam), (0, 0))
    os.utime(half, (0, 0))
    os.utime(bestanden.pad_van(nieuw), (NU.timestamp(), NU.timestamp()))
    assert bestanden.ruim_op(map="proef", bekend={bekend}, ouder_dan=NU) == 2
    assert namen(map_) == sorted(naam.partition("/")[2] for naam in (bekend, nieuw))
    assert bestanden.ruim_op(map="bestaat", bekend=set(), ouder_dan=NU) == 0


def test_is_saved_and_never_opened_as_a_page_of_ours(map_, client):
    naam = bestanden.bewaar(b"<script>", map="proef")
    antwoord = bestanden.geef(naam, soort="odt", getoond='Mijn "cv" é.odt')
    assert b"".join(antwoord.streaming_content) == b"<script>"
    antwoord.file_to_stream.close()
    koppen = antwoord.headers
    assert koppen["Content-Type"] == "application/vnd.oasis.opendocument.text"
    assert koppen["Content-Disposition"].startswith("attachment;")
    assert koppen["X-Content-Type-Options"] == "nosniff"
    assert koppen["Content-Security-Policy"] == "default-src 'none'; sandbox"
    assert koppen["Cache-Control"] == "private, no-store"
