"""The words that were looked for, marked in the title and in a piece of the text of what was found."""

import re
from collections.abc import Iterable
from dataclasses import dataclass

from django.db import connection
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

from twentsekracht.markdown import platte_tekst
from twentsekracht.zoeken.woorden import patroon
from vacatures.models import Vacature
from vacatures.zoektaal import TAAL, Zoektekst, tsquery

# Around what was found; of the private part of Unicode, so that no text has them.
BEGIN, EINDE = "\ue000", "\ue001"
GEMERKT = re.compile(f"{BEGIN}(.*?){EINDE}", re.DOTALL)
MARKDOWN = "[#*_`>|\\[\\]\\\\]+|\\(https?://[^)]*\\)"
TEKENS = 90  # before and after a find
TITEL = f"StartSel={BEGIN}, StopSel={EINDE}, HighlightAll=true"
STUK = f"StartSel={BEGIN}, StopSel={EINDE}, MaxFragments=2, MinWords=10, MaxWords=22, FragmentDelimiter=' … '"


@dataclass(frozen=True)
class Vondst:
    """`stuk` is empty when the text has none of the words."""

    titel: SafeString
    stuk: SafeString


def vondsten(vacatures: list[Vacature], zoektekst: Zoektekst) -> dict[int, Vondst]:
    """Per id of the vacancies on a page (on PostgreSQL one query)."""
    if not vacatures or not zoektekst.groepen:
        return {}
    op_postgresql = connection.vendor == "postgresql"
    gevonden = _van_postgresql(vacatures, zoektekst) if op_postgresql else _van_letters(vacatures, zoektekst)
    return {
        pk: Vondst(
            gemerkt(titel), gemerkt(f"… {' '.join(stuk.split())} …") if BEGIN in stuk else SafeString()
        )
        for pk, titel, stuk in gevonden
    }


def gemerkt(tekst: str) -> SafeString:
    """Escaped, with a <mark> where the signs stand."""
    stukken = GEMERKT.split(tekst)  # every second piece is a find
    return format_html_join(
        "",
        "{}",
        (
            (format_html("<mark>{}</mark>", _schoon(stuk)) if nummer % 2 else _schoon(stuk),)
            for nummer, stuk in enumerate(stukken)
        ),
    )


def _schoon(stuk: str) -> str:
    return stuk.replace(BEGIN, "").replace(EINDE, "")


def _van_postgresql(vacatures: list[Vacature], zoektekst: Zoektekst) -> Iterable[tuple[int, str, str]]:
    vraag, params = tsquery(Zoektekst(zoektekst.groepen))
    tekst = "regexp_replace(omschrijving, %s, ' ', 'g')"
    sql = f"""
        SELECT id, ts_headline({TAAL}, titel, zoekt, %s), ts_headline({TAAL}, {tekst}, zoekt, %s)
        FROM vacatures_vacature, (SELECT {vraag}) AS vraag(zoekt) WHERE id = ANY(%s)"""  # noqa: S608 - no input in it
    with connection.cursor() as cursor:
        cursor.execute(sql, [TITEL, MARKDOWN, STUK, *params, [vacature.pk for vacature in vacatures]])
        return cursor.fetchall()


def _van_letters(vacatures: list[Vacature], zoektekst: Zoektekst) -> Iterable[tuple[int, str, str]]:
    patronen = sorted({patroon(term.tekst) for term in zoektekst.termen}, key=len, reverse=True)
    zoekt = re.compile("|".join(patronen), re.IGNORECASE)
    for vacature in vacatures:
        stuk = _stuk(platte_tekst(vacature.omschrijving), zoekt)
        yield vacature.pk, zoekt.sub(_tussen, vacature.titel), zoekt.sub(_tussen, stuk)


def _tussen(vondst: re.Match) -> str:
    return f"{BEGIN}{vondst[0]}{EINDE}"


def _stuk(tekst: str, zoekt: re.Pattern) -> str:
    """Around the first find, cut between words."""
    vondst = zoekt.search(tekst)
    if not vondst:
        return ""
    begin = tekst.rfind(" ", 0, max(vondst.start() - TEKENS, 0)) + 1
    einde = tekst.find(" ", vondst.end() + TEKENS)
    return tekst[begin : einde if einde > 0 else None]
