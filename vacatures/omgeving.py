"""Where a vacancy is: the places of Twente, and which lie within so many kilometres of one."""

import tomllib
from functools import cache
from math import asin, cos, radians, sin, sqrt
from pathlib import Path

from django.db.models import F, Func, Q, TextField
from django.db.models.lookups import In

BESTAND = Path(__file__).with_name("plaatsen.toml")
AARDE = 6371  # km
# Added to the name of a place in the lists of the partners. What follows a comma does not count at all.
TOEVOEGINGEN = ("", " en omgeving", " (ov.)")


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


def binnen(plaats: str, km: int, *, vanaf: int = -1) -> Q:
    """In a place more than `vanaf` and at most `km` from this one; with km 0 the place itself."""
    codes = set(codes_binnen(plaats, km, vanaf=vanaf))
    return Q(In(Plaatsnaam(F("standplaats")), [naam for naam, code in namen().items() if code in codes]))


@cache
def codes_binnen(plaats: str, km: int, *, vanaf: int = -1) -> tuple[str, ...]:
    return tuple(code for code in plaatsen() if vanaf < afstand(plaats, code) <= km)


@cache
def namen() -> dict[str, str]:
    """What a `Plaatsnaam` can be, and the code of the place it is."""
    return {naam.lower() + meer: code for code, (naam, _, _) in plaatsen().items() for meer in TOEVOEGINGEN}


class Plaatsnaam(Func):
    """'Almelo, deels thuis' > 'almelo'. PostgreSQL has an index on it (migration 0004)."""

    output_field = TextField()

    def as_sqlite(self, compiler, connection, **extra):
        template = "LOWER(SUBSTR(%(expressions)s, 1, INSTR(%(expressions)s || ',', ',') - 1))"
        sql, params = compiler.compile(self.source_expressions[0])
        return template % {"expressions": sql}, [*params, *params]

    def as_sql(self, compiler, connection, **extra):
        sql, params = compiler.compile(self.source_expressions[0])
        return f"LOWER(SPLIT_PART({sql}, ',', 1))", params
