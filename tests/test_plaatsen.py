"""How full something is, in words and in colour."""

import pytest

from twentsekracht.plaatsen import Plaatsen


@pytest.mark.parametrize(
    ("bezet", "maximum", "woorden", "staat", "meter"),
    [
        (0, None, "Plaats genoeg", "goed", ""),
        (0, 12, "Nog 12 plaatsen", "goed", "0 van 12 plaatsen bezet"),
        (11, 12, "Nog 1 plaats", "let-op", "11 van 12 plaatsen bezet"),
        (97, 100, "Nog 3 plaatsen", "let-op", "97 van 100 plaatsen bezet"),
        (12, 12, "Vol", "fout", "12 van 12 plaatsen bezet"),
        (17, 16, "Vol", "fout", "17 van 16 plaatsen bezet"),
        (0, 1, "Nog 1 plaats", "let-op", "0 van 1 plaats bezet"),
        (0, 0, "Vol", "fout", ""),
    ],
)
def test_how_full_in_words(bezet, maximum, woorden, staat, meter):
    plaatsen = Plaatsen(bezet, maximum)
    assert (plaatsen.woorden, plaatsen.staat, plaatsen.bezet_woorden) == (woorden, staat, meter)
