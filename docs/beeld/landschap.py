"""Draws static/img/landschap.svg: the coulisse landscape of Twente, from the far hedge to the edge of the page.

The trees stand where chance put them, always the same chance. Run it after changing something:
python docs/beeld/landschap.py
"""

import math
import random
from pathlib import Path

W, H = 1440, 250
WOUD, BOS, HAAG, ES, WEI = "#0f3826", "#1a5239", "#123f2b", "#1f6f4a", "#2f8359"
ROGGE, ROGGE_RIJ, BEEK, VOORGROND, PAGINA = "#d4e48b", "#a9c43a", "#eaf2fa", "#8abf9f", "#f5f7f4"
WIT, INKT, DAK, GOOT, LUIK = "#fff", "#14211a", "#b5152b", "#8f0f21", "#17573a"


def path(d: str, fill: str, more: str = "") -> str:
    return f'<path fill="{fill}" d="{d}"{more}/>'


def lines(ds, colour: str, width: float) -> str:
    return f'<g stroke="{colour}" stroke-width="{width}">' + "".join(f'<path d="{d}"/>' for d in ds) + "</g>"


def hill(points) -> str:
    """A rolling line through the points, closed along the bottom."""
    d = f"M{points[0][0]} {points[0][1]}"
    for (x0, y0), (x1, y1) in zip(points, points[1:], strict=False):
        middle = (x0 + x1) / 2
        d += f"C{middle:.0f} {y0} {middle:.0f} {y1} {x1} {y1}"
    return d + f"V{H}H{points[0][0]}Z"


def trees(chance, start, end, base, smallest, largest, fill) -> str:
    """A row of round crowns on the line `base`."""
    x, crowns = start, []
    while x < end:
        r, y = chance.uniform(smallest, largest), base(x)
        ry = r * chance.uniform(0.8, 1.15)
        crowns.append(f'<ellipse cx="{x:.0f}" cy="{y - r * 0.55:.0f}" rx="{r:.0f}" ry="{ry:.0f}"/>')
        x += r * 0.9 * chance.uniform(0.7, 1.5)
    return f'<g fill="{fill}">' + "".join(crowns) + "</g>"


def far_hedge(x) -> float:
    return 118 + 10 * math.sin(x / 190) + 6 * math.sin(x / 70)


def far(chance) -> list[str]:
    """The far hedge, and a church with the saddle roof of the region, with one light on."""
    ridge = "L".join(
        [f"{far_hedge(0) - 6:.0f}", *(f"{x} {far_hedge(x) - 6:.0f}" for x in range(0, W + 40, 40))]
    )
    church = "M1040 62h30v58h-30zM1036 62l19-24 19 24zM1070 88h52v32h-52zM1066 90l10-16h42l10 16z"
    return [
        trees(chance, -10, W + 10, far_hedge, 9, 22, BOS),
        path(f"M0 {H}V{ridge}V{H}Z", BOS),
        path(church, WOUD),
        path("M1052 74h6v12h-6z", ROGGE),
    ]


def middle(chance) -> list[str]:
    """The es with its ridges, between hedges."""
    ridges = (
        f"M{520 + i * 34} {140 + abs(i - 5) * 0.6:.0f}C{500 + i * 42} 175 {470 + i * 52} 205 {420 + i * 62} {H}"
        for i in range(12)
    )
    return [
        path(hill([(0, 150), (260, 134), (560, 152), (860, 130), (1180, 150), (W, 136)]), ES),
        lines(ridges, WEI, 2),
        trees(chance, 40, 470, lambda x: 146 - 8 * math.cos(x / 150), 10, 24, WOUD),
        trees(chance, 1150, W + 20, lambda x: 146 + 4 * math.sin(x / 60), 11, 27, WOUD),
    ]


def farm(x: int, y: int, size: float) -> str:
    """A Saxon farm: white gable in dark timber, red roof, the gable sign on top."""
    drawing = [
        path("M60 14h74l16 40H66z", "#4d0712"),
        path("M60 6h76l18 46H76z", DAK),
        path("M8 52 44 2l36 50v34H8z", WIT),
        f'<path stroke="{INKT}" stroke-width="2.5" d="M8 62h72M20 36h48M44 6v30M26 36v50M62 36v50M8 74h18M62 74h18"/>',
        path("M34 60h20v26H34z", INKT),
        f'<path stroke="{WIT}" stroke-width="1.5" d="M44 60v26M34 73h20"/>',
        path("M40 -2h8l38 54h-8L44 6 10 52H2z", GOOT),
        f'<path stroke="{WIT}" stroke-width="2.5" stroke-linecap="round" '
        'd="M44 -1v-15M44 -10l-5 -5M44 -10l5 -5M39 -6h10"/>',
        path("M80 52h72v34H80z", WIT),
        path("M80 52h72v3H80z", INKT),
        f'<path stroke="{INKT}" stroke-width="2.5" d="M98 54v32M116 54v32M134 54v32M80 70h72"/>',
        path("M101 60h12v9h-12zM119 60h12v9h-12z", LUIK),
    ]
    return f'<g transform="translate({x} {y}) scale({size:g})">' + "".join(drawing) + "</g>"


def near(chance) -> list[str]:
    """Meadow and farm, the rye, the Dinkel, and the field in front that runs into the page."""
    rye = (
        f"M{1040 + i * 30} {192 - i * 0.6:.0f}C{1030 + i * 34} 212 {1010 + i * 40} 230 {990 + i * 46} {H}"
        for i in range(2, 15)
    )
    brook = "M560 250C640 222 560 212 660 200S760 190 772 182C764 194 742 198 716 204S700 224 720 250Z"
    thin = ' opacity=".9"'
    return [
        path(hill([(0, 178), (240, 172), (520, 190), (900, 164), (1200, 180), (W, 168)]), WEI),
        farm(846, 92, 0.98),
        trees(chance, 1010, 1120, lambda x: 176, 9, 19, HAAG),
        trees(chance, 770, 840, lambda x: 178, 9, 20, HAAG),
        path(hill([(900, 232), (1120, 186), (1300, 194), (W, 180)]), ROGGE),
        lines(rye, ROGGE_RIJ, 3),
        path(brook, BEEK, thin),
        path(hill([(0, 206), (300, 196), (640, 226), (1000, 208), (1240, 224), (W, 206)]), VOORGROND, thin),
        path(hill([(0, 228), (360, 240), (760, 222), (1100, 240), (W, 226)]), PAGINA),
    ]


def landscape() -> str:
    chance = random.Random(7)  # noqa: S311 - a drawing, not a secret
    parts = [*far(chance), *middle(chance), *near(chance)]
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {W} {H}" fill="none">{"".join(parts)}</svg>\n'
    )


if __name__ == "__main__":
    target = Path(__file__).resolve().parents[2] / "static" / "img" / "landschap.svg"
    target.write_text(landscape(), encoding="utf-8")
