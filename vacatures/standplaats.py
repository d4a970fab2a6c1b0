"""Where a vacancy is: what stands in it as its place, and whether that lies within so many kilometres of one."""

from functools import cache

from django.db.models import F, Func, Q, TextField
from django.db.models.lookups import In

from twentsekracht.omgeving import codes_binnen, plaatsen

# Added to the name of a place in the lists of the partners. What follows a comma does not count at all.
TOEVOEGINGEN = ("", " en omgeving", " (ov.)")


def binnen(plaats: str, km: int, *, vanaf: int = -1) -> Q:
    """In a place more than `vanaf` and at most `km` from this one; with km 0 the place itself."""
    codes = set(codes_binnen(plaats, km, vanaf=vanaf))
    return Q(In(Plaatsnaam(F("standplaats")), [naam for naam, code in namen().items() if code in codes]))


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
