"""Working days: known Easters, what falls around them, and terms that run over a holiday."""

from datetime import date

import pytest

from twentsekracht.werkdagen import (
    feestdagen,
    is_werkdag,
    koningsdag,
    pasen,
    werkdag_tot,
    werkdag_vanaf,
    werkdagen_later,
    werkdagen_tussen,
)


@pytest.mark.parametrize(
    "dag",
    [
        date(1961, 4, 2),
        date(2000, 4, 23),
        date(2008, 3, 23),  # as early as most of us will see it
        date(2015, 4, 5),
        date(2019, 4, 21),
        date(2026, 4, 5),
        date(2027, 3, 28),
        date(2038, 4, 25),  # as late as it can be
        date(2285, 3, 22),  # as early as it can be
    ],
)
def test_easter_falls_when_it_is_known_to_fall(dag):
    assert pasen(dag.year) == dag


def test_easter_is_always_a_sunday_between_its_limits():
    for jaar in range(1900, 2200):
        assert pasen(jaar).weekday() == 6
        assert date(jaar, 3, 22) <= pasen(jaar) <= date(jaar, 4, 25)


def test_the_holidays_of_a_year():
    assert sorted(feestdagen(2026)) == [
        date(2026, 1, 1),
        date(2026, 4, 3),
        date(2026, 4, 6),
        date(2026, 4, 27),
        date(2026, 5, 5),
        date(2026, 5, 14),
        date(2026, 5, 25),
        date(2026, 12, 25),
        date(2026, 12, 26),
    ]


def test_the_king_celebrates_on_saturday_when_his_birthday_is_a_sunday():
    assert [koningsdag(jaar) for jaar in (2025, 2026)] == [date(2025, 4, 26), date(2026, 4, 27)]


@pytest.mark.parametrize(
    ("dag", "werkt"),
    [
        (date(2026, 4, 2), True),
        (date(2026, 4, 3), False),
        (date(2026, 4, 4), False),
        (date(2026, 4, 7), True),
        (date(2026, 5, 5), False),
        (date(2026, 12, 24), True),
    ],
)
def test_weekends_and_holidays_do_not_count(dag, werkt):
    assert is_werkdag(dag) is werkt


def test_a_term_goes_over_weekend_and_holidays():
    witte_donderdag = date(2026, 4, 2)
    assert [werkdagen_later(witte_donderdag, n) for n in (0, 1, 3)] == [
        witte_donderdag,
        date(2026, 4, 7),
        date(2026, 4, 9),
    ]
    assert werkdagen_later(date(2026, 12, 24), 2) == date(2026, 12, 29)  # Boxing Day is a Saturday
    assert werkdagen_later(date(2026, 12, 31), 1) == date(2027, 1, 4)


def test_there_and_back_again():
    for aantal in range(1, 40):
        van = date(2026, 3, 30)
        assert werkdagen_tussen(van, werkdagen_later(van, aantal)) == aantal
    assert werkdagen_tussen(date(2026, 4, 2), date(2026, 4, 2)) == 0
    assert werkdagen_tussen(date(2026, 4, 7), date(2026, 4, 2)) == 0


@pytest.mark.parametrize(
    ("dag", "tot", "vanaf"),
    [
        (date(2026, 11, 24), date(2026, 11, 24), date(2026, 11, 24)),
        (date(2026, 12, 25), date(2026, 12, 24), date(2026, 12, 28)),
        (date(2027, 1, 2), date(2026, 12, 31), date(2027, 1, 4)),
    ],
)
def test_the_nearest_working_day_on_either_side(dag, tot, vanaf):
    assert (werkdag_tot(dag), werkdag_vanaf(dag)) == (tot, vanaf)
