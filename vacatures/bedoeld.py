"""What somebody may have meant who typed a word that nobody wrote. Only what this reader can find is offered."""

from collections.abc import Iterable
from difflib import SequenceMatcher, get_close_matches

from django.db import connection
from django.db.models import Exists, QuerySet

from vacatures.zoektaal import Term, Zoektekst, kaal
from vacatures.zoekvraag import LANGSTE_ZOEKTEKST

MEESTE = 3  # other spellings of a text
MEESTE_PER_WOORD = 6
KORTSTE_WOORD = 4
GELIJKENIS = 0.7  # from which a word is offered, on SQLite; PostgreSQL compares by trigrams
ZEKER = 0.75  # from which it is looked for unasked
MEESTE_TITELS = 2_000  # looked through on SQLite
Anders = dict[str, list[str]]  # per word others that look like it, the best first


def bedoeld(rijen: QuerySet, getypt: Zoektekst) -> list[str]:
    """Other spellings that give something among these rows (three queries at most)."""
    anders = _vindbaar(rijen, _lijkend(rijen, _woorden(getypt)))
    return _met_treffers(rijen, _varianten(getypt, anders))


def verbeterd(zichtbaar: QuerySet, getypt: Zoektekst) -> str:
    """What surely was meant, among all that this reader may see; else empty (four queries at most).

    A word that stands in it was meant; one that does not stand in it never takes the place of another. What the
    filters leave plays no part: another place does not make another word of it.
    """
    woorden = _woorden(getypt)
    bekend = _gevonden(zichtbaar, [Zoektekst(((woord,),)) for woord in woorden])
    onbekend = [woord for woord, staat_er in zip(woorden, bekend, strict=True) if not staat_er]
    lijkend = {
        woord: [ander for ander in anderen if _gelijkenis(woord, ander) >= ZEKER]
        for woord, anderen in _lijkend(zichtbaar, onbekend).items()
    }
    varianten = _met_treffers(zichtbaar, _varianten(getypt, _vindbaar(zichtbaar, lijkend)))
    return varianten[0] if varianten else ""


def _woorden(getypt: Zoektekst) -> list[Term]:
    """Of the words those that are long enough to look like another."""
    return [term for term in getypt.termen if not term.is_zin and len(kaal(term.tekst)) >= KORTSTE_WOORD]


# ---- what there is among the rows


def _gevonden(rijen: QuerySet, gezocht: list[Zoektekst]) -> list[bool]:
    """Of each whether it finds anything: one query, which stops at the first find of each."""
    if not gezocht:
        return []
    los = rijen.order_by()
    vragen = {f"v{nummer}": Exists(los.filter(een.past())) for nummer, een in enumerate(gezocht)}
    rij = los.annotate(**vragen).values_list(*vragen)[:1]
    return list(next(iter(rij), [False] * len(gezocht)))


def _vindbaar(rijen: QuerySet, anders: Anders) -> Anders:
    """Without what does not stand in these rows, so that nobody is offered a word of what is hidden from them."""
    alle = sorted({ander for anderen in anders.values() for ander in anderen})
    staan = _gevonden(rijen, [Zoektekst(((Term(ander),),)) for ander in alle])
    er_staat = {ander for ander, staat_er in zip(alle, staan, strict=True) if staat_er}
    over = {woord: [ander for ander in anderen if ander in er_staat] for woord, anderen in anders.items()}
    return {woord: anderen for woord, anderen in over.items() if anderen}


def _varianten(getypt: Zoektekst, anders: Anders) -> list[Zoektekst]:
    """The text with the best other word each time, then with the second best, and so on."""
    varianten = []
    for plek in range(MEESTE):
        door = {woord: anderen[min(plek, len(anderen) - 1)] for woord, anderen in anders.items()}
        variant = getypt.met(door)
        if door and variant not in varianten and len(variant.geschreven) <= LANGSTE_ZOEKTEKST:
            varianten.append(variant)
    return varianten


def _met_treffers(rijen: QuerySet, varianten: list[Zoektekst]) -> list[str]:
    vinden = zip(varianten, _gevonden(rijen, varianten), strict=True)
    return [variant.geschreven for variant, vindt in vinden if vindt]


# ---- what looks like it


def _lijkend(rijen: QuerySet, woorden: list[Term]) -> Anders:
    kale = {kaal(woord.tekst) for woord in woorden}
    if not kale:
        return {}
    op_postgresql = connection.vendor == "postgresql"
    lijkt = _op_postgresql(sorted(kale)) if op_postgresql else _op_letters(rijen, kale)
    return {woord.tekst: _beste(woord.tekst, lijkt.get(kaal(woord.tekst), ())) for woord in woorden}


def _beste(woord: str, anderen: Iterable[str]) -> list[str]:
    echt_anders = {ander for ander in anderen if ander != kaal(woord)}
    return sorted(echt_anders, key=lambda ander: (-_gelijkenis(woord, ander), ander))[:MEESTE_PER_WOORD]


def _gelijkenis(woord: str, ander: str) -> float:
    return SequenceMatcher(None, kaal(woord), ander).ratio()


def _op_postgresql(woorden: list[str]) -> dict[str, list[str]]:
    """By trigrams; two letters that changed places leave too few of those in a short word, so that is asked apart."""
    vraag = """
        SELECT zocht, array_agg(woord) FROM (
            SELECT zocht, woord FROM unnest(%s::text[]) AS zocht CROSS JOIN LATERAL (
                SELECT DISTINCT woord, similarity(woord, zocht) AS lijkt FROM vacatures_zoekwoord
                WHERE woord %% zocht AND woord <> zocht ORDER BY lijkt DESC, woord LIMIT %s) AS gevonden
            UNION
            SELECT zocht, woord FROM unnest(%s::text[], %s::text[]) AS verwisseld(zocht, vorm)
            JOIN vacatures_zoekwoord ON woord = vorm
        ) AS alle GROUP BY zocht"""
    verwisseld = [(woord, vorm) for woord in woorden for vorm in _verwisseld(woord)]
    zocht, vormen = (list(deel) for deel in zip(*verwisseld, strict=True))
    with connection.cursor() as cursor:
        cursor.execute(vraag, [woorden, MEESTE_PER_WOORD, zocht, vormen])
        return dict(cursor.fetchall())


def _verwisseld(woord: str) -> set[str]:
    """The word with two letters beside each other in the other order, each pair in turn."""
    return {
        f"{woord[:plek]}{woord[plek + 1]}{woord[plek]}{woord[plek + 2 :]}" for plek in range(len(woord) - 1)
    }


def _op_letters(rijen: QuerySet, woorden: set[str]) -> dict[str, list[str]]:
    titels = rijen.order_by().values_list("titel", "standplaats", "organisatie__naam")[:MEESTE_TITELS]
    bekend = sorted({kaal(woord) for rij in titels for woord in " ".join(rij).replace("-", " ").split()})
    return {woord: get_close_matches(woord, bekend, MEESTE_PER_WOORD + 1, GELIJKENIS) for woord in woorden}
