"""Between what a scale, hours and pay lie: told once, for the database, forms, filters, imports and the API.

They keep out a slip of the pen. What a CAO pays is in its salary table.
"""

from decimal import Decimal

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db.models import CheckConstraint, Q

SCHALEN = range(1, 19)
SCHAAL = (SCHALEN[0], SCHALEN[-1])
UREN = (Decimal("0.5"), Decimal(60))  # a week
BEDRAG = (Decimal(500), Decimal(50_000))  # gross a month for a full-time job: what is less, was an hour
VAN_VELD = {
    f"{naam}_{kant}": grenzen
    for naam, grenzen in (("schaal", SCHAAL), ("uren", UREN), ("salaris", BEDRAG))
    for kant in ("min", "max")
}


def _in_woorden(grenzen) -> tuple[str, str]:
    return tuple(
        f"{grens:,}".replace(",", ".") if grens >= 1 else f"{grens}".replace(".", ",") for grens in grenzen
    )


def validators(grenzen) -> list:
    laagste, hoogste = grenzen
    onder, boven = _in_woorden(grenzen)
    return [
        MinValueValidator(laagste, f"Vul minstens {onder} in."),
        MaxValueValidator(hoogste, f"Vul hoogstens {boven} in."),
    ]


def constraint(naam: str, grenzen) -> CheckConstraint:
    """Of `<naam>_min` and `<naam>_max`; unknown is always allowed: a list from elsewhere tells little."""
    onder, boven = _in_woorden(grenzen)
    binnen = Q()
    for kant in ("min", "max"):
        veld = f"{naam}_{kant}"
        binnen &= Q(**{f"{veld}__isnull": True}) | Q(**{f"{veld}__range": grenzen})
    return CheckConstraint(
        name=f"vacature_{naam}_binnen_grenzen",
        condition=binnen,
        violation_error_message=f"Kies van {naam} een getal van {onder} tot en met {boven}.",
    )
