"""Who could take whose job, as a round sees it: offers in, people and arrows out, all of it plain values to be kept.

An arrow from a to b: every wish of a holds for the job of b (`jbmb/wensen.py`), and the employer of b would take a
(`werkgever_wil`). In a ring of four those across from each other take no job of each other; they must be able to go
at one time, and whoever hides from the own organisation meets no colleague of it there (`mag_in_een_ring`).
`VERSIE` goes up when one of these rules changes, so that a round says by which rules it was made.
"""

from collections import Counter
from collections.abc import Callable, Collection, Iterable, Sequence
from dataclasses import asdict
from datetime import date

from jbmb.models import Ruilaanbod
from jbmb.ringen import Graaf, Mens, Pijl, Ring
from jbmb.wensen import REGELS, Baan, Stand, Wens, baan_van, kan_tegelijk, past, wens_van

VERSIE = "2026-2"
BLIJFT = ("organisatie", "maanden_min", "maanden_max", "start_van", "start_tot")
SCHAAL_LAGER = 1  # so much below the scale of the job a newcomer from the same family may be


def werkgever_wil(eigen: Baan, baan: Baan) -> bool:
    """Whether somebody with this job of their own fits the job of another: like work at nearly that level, or other
    work at that level at least. Whether the person suits them, the people of that organisation say themselves.
    """
    if eigen.schaal is None or baan.schaal is None:
        return False
    lager = SCHAAL_LAGER if eigen.familie == baan.familie else 0
    return eigen.schaal >= baan.schaal - lager


def rang(wens: Wens, baan: Baan) -> int:
    """1 is the first choice. What is no choice but near enough comes after all choices."""
    keuzes = wens.organisaties
    return keuzes.index(baan.organisatie) + 1 if baan.organisatie in keuzes else len(keuzes) + 1


def te_lezen(*, op: date):
    """All who would swap now, with what the rules need. Three questions."""
    return met_wens(Ruilaanbod.objects.te_ruilen(op=op)).order_by("pk")


def met_wens(aanbod):
    return aanbod.select_related("organisatie").prefetch_related("voorkeursvolgorde")


def lees(aanbod: Iterable[Ruilaanbod], *, op: date, geweigerd: Collection[tuple[int, int]] = ()) -> dict:
    """The input of a round. `geweigerd`: arrows that somebody said no to before."""
    aanbod = list(aanbod)
    kanten = {rij.pk: (wens_van(rij), baan_van(rij)) for rij in aanbod}
    pijlen = [pijl for pijl in _pijlen(kanten) if pijl[:2] not in geweigerd]
    met_uitweg = {van for van, _, _ in pijlen}
    zonder = [pk for pk in kanten if pk not in met_uitweg]
    return {
        "op": op.isoformat(),
        "mensen": [_mens(rij, *kanten[rij.pk], op) for rij in aanbod],
        "pijlen": [list(pijl) for pijl in pijlen],
        "houdt_tegen": {str(pk): houdt_tegen(pk, kanten) for pk in zonder},
    }


def _pijlen(kanten: dict[int, tuple[Wens, Baan]]) -> list[tuple[int, int, int]]:
    """Of thousands of people most work in another family than somebody wants: those need no asking."""
    per_familie: dict[str, list[tuple[int, Baan]]] = {}
    for pk, (_, baan) in kanten.items():
        per_familie.setdefault(baan.familie, []).append((pk, baan))
    return [
        (van, naar, rang(wens, baan))
        for van, (wens, eigen) in kanten.items()
        for familie in sorted(wens.families or per_familie)
        for naar, baan in per_familie.get(familie, ())
        if kan_naar(wens, eigen, baan)
    ]


def kan_naar(wens: Wens, eigen: Baan, baan: Baan) -> bool:
    return past(wens, baan) and werkgever_wil(eigen, baan)


def houdt_tegen(pk: int, kanten: dict[int, tuple[Wens, Baan]]) -> list:
    """Of somebody whom no job fits: the wish that by itself keeps most jobs away, and how many; else []."""
    wens, eigen = kanten[pk]
    alleen = Counter()
    for ander, (_, baan) in kanten.items():
        if ander != pk and werkgever_wil(eigen, baan):
            fout = [naam for naam, stand, _ in REGELS if stand(wens, baan) != Stand.PAST]
            if len(fout) == 1 and fout != ["werkgever"]:
                alleen[fout[0]] += 1
    return list(max(alleen.items(), key=lambda paar: (paar[1], paar[0]), default=()))


def _mens(rij: Ruilaanbod, wens: Wens, baan: Baan, op: date) -> dict:
    return {
        "aanbod": rij.pk,
        "functie": rij.functie,
        "gewacht": max(0, (op - rij.aangeboden_op).days),
        "verborgen": rij.verborgen_voor_eigen_organisatie,
        "wens": {**asdict(wens), "families": sorted(wens.families), "organisaties": list(wens.organisaties)},
        "baan": asdict(baan),
    }


def zonder_wens(invoer: dict, weg: Collection[int]) -> dict:
    """The input when these people left: what they wanted is forgotten, but for when, which a ring of four asks.

    The arrows stay, so a repeat still comes to the same.
    """
    mensen = [
        {**een, "wens": {naam: een["wens"][naam] for naam in BLIJFT}} if een["aanbod"] in weg else een
        for een in invoer["mensen"]
    ]
    return {**invoer, "mensen": mensen}


# ---- what was kept, for calculating


def mensen_en_pijlen(invoer: dict) -> tuple[list[Mens], list[Pijl]]:
    mensen = [Mens(een["aanbod"], een["gewacht"]) for een in invoer["mensen"]]
    return mensen, [Pijl(*pijl) for pijl in invoer["pijlen"]]


def mag_samen(rijen: Sequence[Ruilaanbod]) -> bool:
    """The same of one ring, of offers as they are now."""
    return _mag({rij.pk: _mens(rij, wens_van(rij), baan_van(rij), rij.aangeboden_op) for rij in rijen})(
        tuple(rij.pk for rij in rijen)
    )


def mag_in_een_ring(invoer: dict) -> Callable[[Ring], bool]:
    return _mag({een["aanbod"]: een for een in invoer["mensen"]})


def _mag(wie: dict[int, dict]) -> Callable[[Ring], bool]:
    wensen = {pk: _wanneer(een["wens"]) for pk, een in wie.items()}

    def mag(ring: Ring) -> bool:
        over = (ring[:: len(ring) // 2], ring[1 :: len(ring) // 2]) if len(ring) == 4 else ()
        return all(_verbergt_niets(*(wie[pk] for pk in twee)) for twee in over) and kan_tegelijk(
            [wensen[pk] for pk in ring]
        )

    return mag


def _verbergt_niets(een: dict, ander: dict) -> bool:
    collegas = een["baan"]["organisatie"] == ander["baan"]["organisatie"]
    return not (collegas and (een["verborgen"] or ander["verborgen"]))


def _wanneer(wens: dict) -> Wens:
    def dag(waarde):
        return date.fromisoformat(waarde) if isinstance(waarde, str) else waarde

    return Wens(
        organisatie=wens["organisatie"],
        maanden_min=wens["maanden_min"],
        maanden_max=wens["maanden_max"],
        start_van=dag(wens["start_van"]),
        start_tot=dag(wens["start_tot"]),
    )


# ---- one person


def eigen_kansen(
    aanbod: Ruilaanbod, *, op: date, langste: int = 3, geweigerd: Collection[tuple[int, int]] = ()
) -> list[Ring]:
    """Every ring through this offer now, the shortest first. Only arrows that may be on one are looked for."""
    rijen = list(te_lezen(op=op))
    kanten = {rij.pk: (wens_van(rij), baan_van(rij)) for rij in rijen}
    if aanbod.pk not in kanten:
        return []
    bekend, rand, pijlen = set(), {aanbod.pk}, []
    for stap in range(1, langste + 1):
        bekend |= rand
        # Who is as far away as a ring may be long can only close it.
        doelen = [aanbod.pk] if stap == langste else kanten
        nieuw = [
            Pijl(van, naar, rang(kanten[van][0], kanten[naar][1]))
            for van in sorted(rand)
            for naar in doelen
            if (van, naar) not in geweigerd and kan_naar(*kanten[van], kanten[naar][1])
        ]
        pijlen += nieuw
        rand = {pijl.naar for pijl in nieuw} - bekend
    ringen = Graaf(kanten, pijlen).ringen_van(aanbod.pk, langste)
    mag = _mag({rij.pk: _mens(rij, *kanten[rij.pk], op) for rij in rijen})
    return [ring for ring in ringen if mag(ring)]
