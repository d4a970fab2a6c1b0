"""What somebody may have meant who typed a word that nobody wrote. Only what this reader can find is offered."""

from difflib import get_close_matches

from django.db import connection
from django.db.models import Count, QuerySet

from vacatures.zoektaal import kaal, ontleed

MEESTE = 3
KORTSTE_WOORD = 4
GELIJKENIS = 0.7
MEESTE_TITELS = 2_000  # looked through on SQLite


def bedoeld(rijen: QuerySet, tekst: str) -> list[str]:
    """Other spellings of the words that give something among these rows (two queries at most)."""
    woorden = [term.tekst for term in ontleed(tekst).termen if not term.is_zin]
    woorden = [woord for woord in woorden if len(kaal(woord)) >= KORTSTE_WOORD]
    if not woorden:
        return []
    lijkt = _op_postgresql(woorden) if connection.vendor == "postgresql" else _op_letters(rijen, woorden)
    anders = _varianten(tekst, lijkt)
    if not anders:
        return []
    geteld = rijen.order_by().aggregate(
        **{f"n{nummer}": Count("pk", filter=ontleed(een).past()) for nummer, een in enumerate(anders)}
    )
    return [een for nummer, een in enumerate(anders) if geteld[f"n{nummer}"]]


def _varianten(tekst: str, lijkt: dict[str, list[str]]) -> list[str]:
    """The text with the best other word each time, then with the second best, and so on."""
    varianten = []
    for plek in range(MEESTE):
        anders = tekst
        for woord, gevonden in lijkt.items():
            anders = anders.replace(woord, gevonden[min(plek, len(gevonden) - 1)])
        if anders != tekst and anders not in varianten:
            varianten.append(anders)
    return varianten


def _op_postgresql(woorden: list[str]) -> dict[str, list[str]]:
    vraag = """
        SELECT zocht, array_agg(woord ORDER BY lijkt DESC, woord) FROM unnest(%s::text[]) AS zocht
        CROSS JOIN LATERAL (
            SELECT DISTINCT woord, similarity(woord, lower(public.unaccent(zocht))) AS lijkt
            FROM vacatures_zoekwoord WHERE woord %% lower(public.unaccent(zocht)) AND woord <> lower(zocht)
            ORDER BY lijkt DESC, woord LIMIT %s) AS gevonden
        GROUP BY zocht"""
    with connection.cursor() as cursor:
        cursor.execute(vraag, [woorden, MEESTE])
        return dict(cursor.fetchall())


def _op_letters(rijen: QuerySet, woorden: list[str]) -> dict[str, list[str]]:
    titels = rijen.order_by().values_list("titel", "standplaats", "organisatie__naam")[:MEESTE_TITELS]
    bekend = {kaal(woord) for rij in titels for woord in " ".join(rij).replace("-", " ").split()}
    lijkt = {
        woord: get_close_matches(kaal(woord), sorted(bekend - {kaal(woord)}), MEESTE, GELIJKENIS)
        for woord in woorden
    }
    return {woord: gevonden for woord, gevonden in lijkt.items() if gevonden}
