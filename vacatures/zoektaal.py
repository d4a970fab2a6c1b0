"""What somebody types in the search box, and how each database looks for it.

Words must all be there; "between quotes" in that order; OF (or OR) between two: either; a minus before one: not.
PostgreSQL has columns of its own for it (migration 0004): Dutch, without accents, and a word also finds the words
of titles, places and organisations that it is a part of ('adviseur': 'beleidsadviseur'). SQLite looks for the
letters. Knows the columns of a vacancy, not its model, which asks it.
"""

import re
import unicodedata
from dataclasses import dataclass, replace

from django.db import connection
from django.db.models import BooleanField, F, Func, Q

from twentsekracht.zoeken.woorden import LANGSTE_WOORD, MEESTE_WOORDEN, patroon

TAAL = "'public.twents'::regconfig"
VELDEN = ("titel", "omschrijving", "code", "standplaats", "organisatie__naam")
KORTSTE_DEEL = 4  # 'ict' also stands in 'district'
MEESTE_DELEN = 40
DELEN = re.compile(r'-?"[^"]+"|[^\s"]+')
OF = {"OF", "OR"}


@dataclass(frozen=True)
class Term:
    """A word, or several that follow each other; `ruimer`: words that it is a part of."""

    tekst: str
    niet: bool = False
    ruimer: tuple[str, ...] = ()

    @property
    def is_zin(self) -> bool:
        return " " in self.tekst

    @property
    def geschreven(self) -> str:
        """As one types it."""
        apart = self.is_zin or self.tekst in OF or self.tekst.startswith("-")
        tekst = f'"{self.tekst}"' if apart else self.tekst
        return f"-{tekst}" if self.niet else tekst


@dataclass(frozen=True)
class Zoektekst:
    """Of each group one term or another; and none of what is not wanted."""

    groepen: tuple[tuple[Term, ...], ...] = ()
    niet: tuple[Term, ...] = ()

    def __bool__(self):
        return bool(self.groepen or self.niet)

    @property
    def termen(self) -> list[Term]:
        return [term for groep in self.groepen for term in groep]

    @property
    def geschreven(self) -> str:
        """As one types it: what reads as the same."""
        groepen = [" OF ".join(term.geschreven for term in groep) for groep in self.groepen]
        return " ".join([*groepen, *(term.geschreven for term in self.niet)])

    def met(self, door: dict[str, str]) -> "Zoektekst":
        """With other words in the place of these."""
        groepen = (
            tuple(Term(door[term.tekst]) if term.tekst in door else term for term in groep)
            for groep in self.groepen
        )
        return replace(self, groepen=tuple(groepen))

    def past(self) -> Q:
        """Found somewhere in the vacancy. Without words: no condition."""
        return self._past("zoekvector", VELDEN)

    def in_titel(self) -> Q:
        return self._past("titelvector", ("titel",))

    def _past(self, vector: str, velden: tuple[str, ...]) -> Q:
        if not self:
            return Q()
        if connection.vendor == "postgresql":
            return Q(Past(vector, tsquery(self)))
        alles = Q()
        for groep in self.groepen:
            een = Q()
            for term in groep:
                een |= _letters(term, velden)
            alles &= een
        for term in self.niet:
            alles &= ~_letters(term, velden)
        return alles


def _letters(term: Term, velden: tuple[str, ...]) -> Q:
    ergens = Q()
    for veld in velden:
        ergens |= Q(**{f"{veld}__iregex": patroon(term.tekst)})
    return ergens


# ---- reading


def ontleed(tekst: str) -> Zoektekst:
    """What was typed, taken apart; of a page full of words the first few. What has no letter or digit is no word."""
    groepen: list[tuple[Term, ...]] = []
    niet: list[Term] = []
    of = False
    for deel in DELEN.findall(tekst)[: 2 * MEESTE_WOORDEN]:
        if deel in OF:
            of = bool(groepen)
            continue
        term = _term(deel)
        if not kaal(term.tekst):
            continue
        if term.niet:
            niet.append(term)
        elif of:
            groepen[-1] += (term,)
        else:
            groepen.append((term,))
        of = False
    return Zoektekst(tuple(groepen[:MEESTE_WOORDEN]), tuple(niet[:MEESTE_WOORDEN]))


def _term(deel: str) -> Term:
    schoon = "".join(teken for teken in deel if teken.isprintable())
    tekst = " ".join(schoon.lstrip("-").replace('"', " ").split())
    return Term(tekst[: 2 * LANGSTE_WOORD].strip(), niet=schoon.startswith("-"))


def kaal(tekst: str) -> str:
    """Letters and digits only, small and without accents, as the words are kept in the database."""
    letters = unicodedata.normalize("NFKD", tekst.lower())
    return "".join(teken for teken in letters if teken.isascii() and teken.isalnum())


def zoekt(tekst: str) -> Zoektekst:
    """Ready to be asked. On PostgreSQL with the words that each is a part of (one query)."""
    gelezen = ontleed(tekst)
    delen = {kaal(term.tekst) for term in gelezen.termen if not term.is_zin}
    delen = sorted(deel for deel in delen if len(deel) >= KORTSTE_DEEL)
    if connection.vendor != "postgresql" or not delen:
        return gelezen
    ruimer = _woorden_met(delen)
    groepen = (
        tuple(term if term.is_zin else replace(term, ruimer=ruimer.get(kaal(term.tekst), ())) for term in g)
        for g in gelezen.groepen
    )
    return replace(gelezen, groepen=tuple(groepen))


def _woorden_met(delen: list[str]) -> dict[str, tuple[str, ...]]:
    """Per part the known words it stands in, the shortest first; for 'voor' and the like none."""
    vraag = f"""
        SELECT deel, array_agg(woord) FROM unnest(%s::text[]) AS deel CROSS JOIN LATERAL (
            SELECT DISTINCT length(woord), woord FROM vacatures_zoekwoord WHERE woord LIKE '%%' || deel || '%%'
            ORDER BY 1, 2 LIMIT {MEESTE_DELEN}) AS gevonden
        WHERE numnode(plainto_tsquery({TAAL}, deel)) > 0 GROUP BY deel"""  # noqa: S608 - constants only
    with connection.cursor() as cursor:
        cursor.execute(vraag, [delen])
        return {deel: tuple(woorden) for deel, woorden in cursor.fetchall()}


# ---- PostgreSQL

Sql = tuple[str, tuple[str, ...]]


def tsquery(zoektekst: Zoektekst) -> Sql:
    """SQL of the query and its parameters; PostgreSQL makes a constant of it, so its planner knows how much fits."""
    delen, params = [], []
    for groep in zoektekst.groepen:
        sql, waarden = _of(groep)
        delen.append(sql)
        params += waarden
    for term in zoektekst.niet:
        sql, waarden = _een(term)
        delen.append(f"!!({sql})")
        params += waarden
    return " && ".join(delen), tuple(params)


def _of(groep: tuple[Term, ...]) -> Sql:
    delen = [_een(term) for term in groep]
    return f"({' || '.join(sql for sql, _ in delen)})", tuple(w for _, waarden in delen for w in waarden)


def _een(term: Term) -> Sql:
    functie = "phraseto_tsquery" if term.is_zin else "plainto_tsquery"
    if not term.ruimer:
        return f"{functie}({TAAL}, %s)", (term.tekst,)
    sql = f"{functie}({TAAL}, %s) || to_tsquery({TAAL}, %s)"
    return sql, (term.tekst, " | ".join(term.ruimer))


class Past(Func):
    """Whether a vector of the row fits. The column is PostgreSQL's own: Django finds its table by the title.

    With nothing but words as 'de' and 'het' nothing is asked.
    """

    output_field = BooleanField()

    def __init__(self, vector: str, vraag: Sql):
        super().__init__(F("titel"))
        self.vector, self.vraag = vector, vraag

    def as_sql(self, compiler, connection, **extra):
        titel, _ = compiler.compile(self.source_expressions[0])
        tabel = titel.rpartition(".")[0]
        sql, params = self.vraag
        return f'(numnode({sql}) = 0 OR {tabel}."{self.vector}" @@ ({sql}))', [*params, *params]
