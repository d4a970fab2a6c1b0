"""The colours: every pair that is used can be told apart."""

import pytest

from twentsekracht import kleuren


@pytest.mark.parametrize(
    ("een", "ander", "verhouding"),
    [("#000000", "#ffffff", 21), ("#ffffff", "#ffffff", 1), ("#767676", "#ffffff", 4.54)],
)
def test_contrast_is_that_of_wcag_whichever_comes_first(een, ander, verhouding):
    assert kleuren.contrast(een, ander) == pytest.approx(verhouding, abs=0.01)
    assert kleuren.contrast(ander, een) == kleuren.contrast(een, ander)


@pytest.mark.parametrize("paar", kleuren.paren(), ids=lambda paar: f"{paar.voor} op {paar.achter}")
def test_every_pair_that_is_used_meets_wcag_aa(paar):
    assert paar.haalt, f"{paar.contrast:.2f} where {paar.eis} is needed"


def test_tokens_come_out_as_the_colour_they_stand_for():
    gevonden = kleuren.tokens()
    assert gevonden["actie"] == gevonden["groen-700"] == "#17573a"
    assert "bocht-m" not in gevonden  # a length is no colour
