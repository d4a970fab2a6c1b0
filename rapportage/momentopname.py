"""The snapshot as bytes: one canonical form, one hash, one JSON file. The same snapshot always gives the same bytes."""

import hashlib
import json
from datetime import date, datetime
from decimal import Decimal

SCHEMA = 1


def plat(waarde):
    """Only what JSON knows: days as ISO text, a whole number as int, everything else rounded to cents."""
    if isinstance(waarde, dict):
        return {str(sleutel): plat(inhoud) for sleutel, inhoud in waarde.items()}
    if isinstance(waarde, list | tuple):
        return [plat(inhoud) for inhoud in waarde]
    if isinstance(waarde, datetime | date):
        return waarde.isoformat()
    if isinstance(waarde, Decimal | float):
        return int(waarde) if waarde == int(waarde) else round(float(waarde), 2)
    if isinstance(waarde, str) and type(waarde) is not str:  # a choice of a TextChoices
        return str(waarde)
    return waarde


def canoniek(m: dict) -> bytes:
    """Sorted keys, no spaces, UTF-8. The hash itself is no part of what is hashed."""
    inhoud = {sleutel: waarde for sleutel, waarde in m.items() if sleutel != "kenmerk"}
    return json.dumps(inhoud, sort_keys=True, separators=(",", ":"), ensure_ascii=False).encode()


def kenmerk(m: dict) -> str:
    return hashlib.sha256(canoniek(m)).hexdigest()


def op_volgorde(m: dict) -> dict:
    """A database may give the keys back in another order; tables and charts stand as the chapters show them."""
    blokken = [blok for hoofdstuk in m["hoofdstukken"] for blok in hoofdstuk["blokken"]]

    def volgens(soort, delen):
        codes = [blok["code"] for blok in blokken if blok["soort"] == soort]
        codes += sorted(set(delen) - set(codes))
        return {code: delen[code] for code in codes if code in delen}

    return m | {
        "tabellen": volgens("tabel", m["tabellen"]),
        "grafieken": volgens("grafiek", m["grafieken"]),
        "waarden": dict(sorted(m["waarden"].items())),
    }


def als_json(m: dict) -> bytes:
    """The figures first, for who only wants those; then everything the document is drawn from."""
    vast = json.loads(canoniek(m))
    inhoud = {"cijfers": vast.pop("cijfers"), **({"kenmerk": m["kenmerk"]} if "kenmerk" in m else {}), **vast}
    return json.dumps(inhoud, indent=1, ensure_ascii=False).encode() + b"\n"
