"""The short form of the proof (`make wedloop` is the long one)."""

import subprocess
import sys

import pytest

pytestmark = pytest.mark.eigen_database


def test_through_the_real_server_no_seat_too_many_none_left_empty_and_all_told_once():
    opdracht = [sys.executable, "-W", "ignore", "-m", "tests.wedloop", "--rondes", "1"]
    opdracht += ["--mensen", "40", "--plaatsen", "6"]
    gedaan = subprocess.run(opdracht, capture_output=True, text=True, timeout=240)
    assert gedaan.returncode == 0, gedaan.stdout + gedaan.stderr
    assert "no rule broken" in gedaan.stdout


def test_through_the_real_server_an_event_has_no_seat_too_many_and_nobody_in_two_at_once():
    opdracht = [sys.executable, "-W", "ignore", "-m", "tests.wedloop", "--wat", "evenement", "--rondes", "1"]
    opdracht += ["--mensen", "40", "--plaatsen", "5", "--seconden", "15"]
    gedaan = subprocess.run(opdracht, capture_output=True, text=True, timeout=400)
    assert gedaan.returncode == 0, gedaan.stdout + gedaan.stderr
    assert "no rule broken" in gedaan.stdout
