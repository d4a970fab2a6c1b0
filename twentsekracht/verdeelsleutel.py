"""How an amount is shared among organisations: by their fte, or by heads, in whole cents that add up to the amount."""

from decimal import ROUND_DOWN, Decimal

CENT = Decimal("0.01")


def verdeel(bedrag: Decimal, sleutel: dict[str, Decimal]) -> dict[str, Decimal]:
    """Largest remainder: everyone gets the cents rounded down, what is left goes to who came closest to one more.

    At equal remainders the code decides, so the same input always gives the same shares. Without any fte there
    is nothing to share by: {}.
    """
    geheel = sum(sleutel.values())
    if not geheel:
        return {}
    precies = {code: bedrag * fte / geheel for code, fte in sleutel.items()}
    delen = {code: deel.quantize(CENT, ROUND_DOWN) for code, deel in precies.items()}
    over = int((bedrag - sum(delen.values())) / CENT)
    volgorde = sorted(precies, key=lambda code: (delen[code] - precies[code], code))
    for code in volgorde[:over]:
        delen[code] += CENT
    return delen
