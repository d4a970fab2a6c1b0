"""Draws static/img/doek/: every field of work its own cloth, a 2/2 twill with its own order of yarns.

Run it after changing a yarn: python docs/beeld/doeken.py
"""

from itertools import groupby
from pathlib import Path

G, GL, ROOD, BORDEAUX, WIT = "#17573a", "#8abf9f", "#b5152b", "#4d0712", "#f5f7f4"
BLAUW, NACHT, INKT, GRAAN, HEIDE = "#1d5f9e", "#0f3a63", "#14211a", "#ffc94a", "#75437f"
LILA, WEIDE, LUCHT, ROGGE, LEEM = "#c9a3d1", "#d4e48b", "#9cc4ec", "#a9c43a", "#9a6700"

# Sixteen threads, warp and weft alike.
GAREN = {
    "ruimte": [G] * 6 + [WEIDE] * 2 + [G] * 2 + [GL] * 4 + [WIT] * 2,
    "veiligheid": [ROOD] * 6 + [WIT] * 2 + [ROOD] * 2 + [BORDEAUX] * 4 + [WIT] * 2,
    "ict": [BLAUW] * 4 + [WIT] * 2 + [BLAUW] * 2 + [NACHT] * 4 + [BLAUW] * 2 + [GRAAN] * 2,
    "bedrijfsvoering": [INKT] * 2 + [GRAAN] * 2 + [INKT] * 4 + [WIT] * 4 + [INKT] * 4,
    "sociaal_domein": [HEIDE] * 4 + [WIT] * 2 + [HEIDE] * 4 + [LILA] * 4 + [WIT] * 2,
    "juridisch": [NACHT] * 6 + [ROOD] * 2 + [NACHT] * 4 + [WIT] * 2 + [NACHT] * 2,
    "bestuur": [BORDEAUX] * 4 + [GRAAN] * 2 + [BORDEAUX] * 4 + [ROOD] * 4 + [WIT] * 2,
    "financien": [G] * 4 + [GRAAN] * 2 + [G] * 4 + [INKT] * 4 + [GRAAN] * 2,
    "dienstverlening": [LEEM] * 4 + [WIT] * 2 + [LEEM] * 4 + [GRAAN] * 4 + [WIT] * 2,
    "water": [BLAUW] * 4 + [LUCHT] * 4 + [WIT] * 2 + [BLAUW] * 4 + [ROGGE] * 2,
}
MAAT = 4
SHOWN = 104  # 26 threads: more than one repeat, or it would not look like cloth


def cloth(yarns: list[str]) -> str:
    size = len(yarns)
    paths: dict[str, list[str]] = {}
    edges = []
    for y in range(size):
        row = [(x, (x - y) % 4 < 2) for x in range(size)]
        for colour, run in groupby(row, key=lambda cell: yarns[cell[0]] if cell[1] else yarns[y]):
            cells = list(run)
            width = len(cells) * MAAT
            paths.setdefault(colour, []).append(f"M{cells[0][0] * MAAT} {y * MAAT}h{width}v{MAAT}h-{width}z")
        # a thin shade on every float gives depth
        edges += [f"M{x * MAAT} {y * MAAT}{'v' if warp else 'h'}{MAAT}" for x, warp in row]
    fills = "".join(f'<path fill="{colour}" d="{"".join(parts)}"/>' for colour, parts in paths.items())
    shade = f'<path stroke="#000" stroke-opacity=".22" stroke-width="{MAAT * 0.16:g}" d="{"".join(edges)}"/>'
    tile = f'width="{size * MAAT}" height="{size * MAAT}" patternUnits="userSpaceOnUse"'
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {SHOWN} {SHOWN}"><defs>'
        f'<pattern id="doek" {tile}>{fills}{shade}</pattern>'
        f'</defs><rect width="{SHOWN}" height="{SHOWN}" fill="url(#doek)"/></svg>\n'
    )


if __name__ == "__main__":
    folder = Path(__file__).resolve().parents[2] / "static" / "img" / "doek"
    folder.mkdir(parents=True, exist_ok=True)
    for name, yarns in GAREN.items():
        (folder / f"{name}.svg").write_text(cloth(yarns), encoding="utf-8")
