import pytest

from twentsekracht import omgeving


def test_distances_are_those_of_the_map():
    assert omgeving.afstand("enschede", "enschede") == 0
    assert omgeving.afstand("enschede", "hengelo") == pytest.approx(8.5, abs=1)
    assert omgeving.afstand("almelo", "losser") == pytest.approx(25.5, abs=1.5)
    assert all(
        52.1 < breedte < 52.55 and 6.3 < lengte < 7.1 for _, breedte, lengte in omgeving.plaatsen().values()
    )
