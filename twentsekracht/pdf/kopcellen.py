"""Which heads belong to a cell of a tagged table: redone for every table, grouped heads and spans included."""

from dataclasses import dataclass

import pydyf


@dataclass
class Cel:
    element: dict
    rij: int
    kolom: int
    rijen: int
    kolommen: int
    in_kop: bool  # in the table's head

    @property
    def is_kop(self):
        return self.element["S"] == "/TH"

    def zelfde_kolom(self, ander) -> bool:
        return self.kolom < ander.kolom + ander.kolommen and ander.kolom < self.kolom + self.kolommen

    def zelfde_rij(self, ander) -> bool:
        return self.rij < ander.rij + ander.rijen and ander.rij < self.rij + self.rijen


def verbind_koppen(boom) -> list[tuple[str, dict]]:
    """Give every header cell an id and a scope and every cell its heads; return (id, element) of the heads."""
    uit = []
    for tabel in boom.met("/Table"):
        cellen = _raster(boom, tabel)
        koppen = [c for c in cellen if c.is_kop]
        for cel in koppen:
            sleutel = f"t{tabel.number}-{cel.rij}-{cel.kolom}"
            cel.element["ID"] = pydyf.String(sleutel)
            cel.element["A"]["Scope"] = "/Column" if cel.in_kop else "/Row"
            uit.append((sleutel, cel.element))
        for cel in cellen:
            ids = [k.element["ID"] for k in koppen if _hoort_bij(k, cel)]
            if ids:
                cel.element["A"]["Headers"] = pydyf.Array(ids)
    return uit


def _hoort_bij(kop: Cel, cel: Cel) -> bool:
    """A head in the table's head goes with what stands under it, a row head with the data in its row."""
    if kop is cel or cel.in_kop:
        return False
    if kop.in_kop:
        return kop.zelfde_kolom(cel)
    return not cel.is_kop and kop.zelfde_rij(cel)


def _raster(boom, tabel) -> list[Cel]:
    """All cells with their place, spans taken into account."""
    bezet, cellen = set(), []
    for r, (rij, in_kop) in enumerate(_rijen(boom, tabel, in_kop=False)):
        k = 0
        for element in boom.kinderen(rij):
            if element["S"] not in ("/TH", "/TD"):
                continue
            while (r, k) in bezet:
                k += 1
            eigenschappen = element.setdefault("A", pydyf.Dictionary({"O": "/Table"}))
            cel = Cel(
                element,
                r,
                k,
                int(eigenschappen.get("RowSpan", 1)),
                int(eigenschappen.get("ColSpan", 1)),
                in_kop,
            )
            bezet.update((r + i, k + j) for i in range(cel.rijen) for j in range(cel.kolommen))
            cellen.append(cel)
            k += cel.kolommen
    return cellen


def _rijen(boom, element, in_kop):
    for kind in boom.kinderen(element):
        if kind["S"] == "/TR":
            yield kind, in_kop
        elif kind["S"] in ("/THead", "/TBody", "/TFoot"):
            yield from _rijen(boom, kind, kind["S"] == "/THead")
