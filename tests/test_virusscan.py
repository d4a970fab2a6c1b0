"""Asking ClamAV: clean, infected, and everything that is no answer."""

import socket

import pytest

from tests.clamd import clamd
from tests.documenten import EICAR
from twentsekracht import virusscan
from twentsekracht.virusscan import ScannerWeg, is_besmet, is_ingesteld


@pytest.mark.parametrize("inhoud", [b"", b"x", b"x" * 3_000_000])
def test_clean(settings, inhoud):
    with clamd() as (settings.CLAMAV_URL, gezien):
        assert is_besmet(inhoud) is False
    assert gezien == [inhoud]


@pytest.mark.parametrize("voor", [0, virusscan.BLOK - 10, 200_000])
def test_infected_also_across_two_blocks(settings, voor):
    with clamd() as (settings.CLAMAV_URL, _):
        assert is_besmet(b"x" * voor + EICAR) is True


def test_by_a_socket_in_the_file_system(settings, tmp_path):
    with clamd(unix=tmp_path / "clamd.ctl") as (settings.CLAMAV_URL, _):
        assert (is_besmet(b"x"), is_besmet(EICAR)) == (False, True)


@pytest.mark.parametrize(
    "antwoord",
    [
        b"stream: Error ERROR\0",
        b"OK\0",
        b"stream: OK",
        b"stream: not OK\0",
        b"UNKNOWN COMMAND\0",
        b"\0",
        b"x" * 9000,
        b"FOUND\0",
        b"\xff\xfe\0",
    ],
)
def test_what_says_neither_is_no_verdict(settings, antwoord):
    with clamd(antwoord=antwoord) as (settings.CLAMAV_URL, _), pytest.raises(ScannerWeg):
        is_besmet(b"x")


def test_too_large_for_the_scanner_is_no_verdict(settings):
    with clamd(grootste=1000) as (settings.CLAMAV_URL, _), pytest.raises(ScannerWeg):
        is_besmet(b"x" * 5_000_000)


def test_a_scanner_that_is_down_is_no_verdict(settings):
    with socket.socket() as vrij:
        vrij.bind(("127.0.0.1", 0))
        settings.CLAMAV_URL = f"tcp://127.0.0.1:{vrij.getsockname()[1]}"
    with pytest.raises(ScannerWeg):
        is_besmet(b"x")


def test_a_scanner_that_says_nothing_is_no_verdict(settings, monkeypatch):
    monkeypatch.setattr(virusscan, "ANTWOORDEN", 0.2)
    with socket.create_server(("127.0.0.1", 0)) as doof:
        settings.CLAMAV_URL = f"tcp://127.0.0.1:{doof.getsockname()[1]}"
        with pytest.raises(ScannerWeg):
            is_besmet(b"x")


@pytest.mark.parametrize("url", ["http://x:1", "clamd", "tcp://", "tcp://host:abc", "unix:///bestaat/niet"])
def test_an_address_that_is_none_is_no_verdict(settings, url):
    settings.CLAMAV_URL = url
    with pytest.raises(ScannerWeg):
        is_besmet(b"x")


def test_whether_there_is_one(settings):
    settings.CLAMAV_URL = ""
    assert not is_ingesteld()
    settings.CLAMAV_URL = "tcp://127.0.0.1:3310"
    assert is_ingesteld()
