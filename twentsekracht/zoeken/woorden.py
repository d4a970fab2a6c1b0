"""Words as somebody types them, against texts as they stand: case and accents do not count, on either database."""

import re
import unicodedata

from django.db.models import Q

MEESTE_WOORDEN = 10
LANGSTE_WOORD = 50
MET_ACCENT = {
    "a": "áàâäãå",
    "c": "ç",
    "e": "éèêë",
    "i": "íìîï",
    "n": "ñ",
    "o": "óòôöõ",
    "u": "úùûü",
    "y": "ýÿ",
}


def alle_woorden(woorden: str, *velden: str) -> Q:
    """Every word stands in at least one of these fields. Without words: no condition."""
    voorwaarde = Q()
    for zoekt in patronen(woorden):
        ergens = Q()
        for veld in velden:
            ergens |= Q(**{f"{veld}__iregex": zoekt})
        voorwaarde &= ergens
    return voorwaarde


def patronen(woorden: str) -> list[str]:
    """Of each word; of a whole page of words the first few, since a query has its limits."""
    gevonden = map(patroon, woorden.split()[:MEESTE_WOORDEN])
    return [zoekt for zoekt in gevonden if zoekt]


def patroon(woord: str) -> str:
    """A regular expression that PostgreSQL and Python read alike: 'Coordinator' finds 'coördinator'.

    Capitals with an accent are named, since folding them is left to the locale of the database.
    """
    kaal = "".join(
        teken
        for teken in unicodedata.normalize("NFKD", woord.lower())[:LANGSTE_WOORD]
        if teken.isprintable() and not unicodedata.combining(teken)
    )
    return "".join(_teken(teken) for teken in kaal)


def _teken(teken: str) -> str:
    varianten = MET_ACCENT.get(teken)
    return f"[{teken}{varianten}{varianten.upper()}]" if varianten else re.escape(teken)
