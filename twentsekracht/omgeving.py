"""The places of Twente, and which lie within so many kilometres of one."""

import tomllib
from functools import cache
from math import asin, cos, radians, sin, sqrt
from pathlib import Path

BESTAND = Path(__file__).with_name("omgeving.toml")
AARDE = 6371  # km


@cache
def plaatsen() -> dict[str, tuple[str, float, float]]:
    """Per code the name, latitude and longitude."""
    return {code: tuple(plaats) for code, plaats in tomllib.loads(BESTAND.read_text())["plaats"].items()}


def keuzes() -> list[tuple[str, str]]:
    return [(code, naam) for code, (naam, _, _) in plaatsen().items()]


def afstand(van: str, naar: str) -> float:
    """Kilometres as the crow flies between two places, by their codes (haversine)."""
    (_, breedte_1, lengte_1), (_, breedte_2, lengte_2) = plaatsen()[van], plaatsen()[naar]
    hoek_b, hoek_l = radians(breedte_2 - breedte_1) / 2, radians(lengte_2 - lengte_1) / 2
    koorde = sin(hoek_b) ** 2 + cos(radians(breedte_1)) * cos(radians(breedte_2)) * sin(hoek_l) ** 2
    return 2 * AARDE * asin(sqrt(koorde))


@cache
def codes_binnen(plaats: str, km: int, *, vanaf: int = -1) -> tuple[str, ...]:
    """Of the places more than `vanaf` and at most `km` from this one; with km 0 the place itself."""
    return tuple(code for code in plaatsen() if vanaf < afstand(plaats, code) <= km)
