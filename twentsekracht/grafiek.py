"""Columns drawn on the server: numbers in, geometry out, templates/components/kolomgrafiek.html draws.

Across in percent, up in pixels, so that the drawing stretches with its panel and the text in it never scales. No
styles in it, so the Content Security Policy lets it be. Every number leaves as a string: Django would write 270.0
as "270,0", which is no length in SVG.
"""

from collections.abc import Sequence

BOVEN, ONDER, LINKS = 22, 28, 7  # pixels, pixels, percent: room for the total, the names and the axis
SMALST = 1.5  # pixels: a column that is there is seen
KLASSEN = ("reeks-1", "reeks-2", "reeks-3")


def kolommen(id_: str, titel: str, namen: Sequence[str], reeksen: Sequence, *, kolom="Maand", hoogte=300):
    """`reeksen`: at most three of (name, numbers), a number per name, stacked. The sentence in it says the peak."""
    gestapeld = [(naam, list(waarden)) for naam, waarden in reeksen]
    if len(gestapeld) > len(KLASSEN):
        raise ValueError("Meer dan drie reeksen in een kolom leest niemand.")
    sommen = [sum(waarden[i] for _, waarden in gestapeld) for i in range(len(namen))]
    grafiek = {
        "id": id_,
        "titel": titel,
        "kolom": kolom,
        "hoogte": str(hoogte),
        "reeksen": [
            {"naam": naam, "klasse": klasse} for (naam, _), klasse in zip(gestapeld, KLASSEN, strict=False)
        ],
        "tabel": [
            (naam, [geschreven(waarden[i]) for _, waarden in gestapeld]) for i, naam in enumerate(namen)
        ],
        "staven": [],
    }
    if not any(sommen):
        return grafiek
    beste = sommen.index(max(sommen))
    omschrijving = (
        f"Totaal {geschreven(sum(sommen))}. Hoogste in {namen[beste]}: {geschreven(sommen[beste])}. "
        "Alle waarden staan in de tabel onder de grafiek."
    )
    return grafiek | {"omschrijving": omschrijving} | _tekening(namen, gestapeld, sommen, hoogte)


def _tekening(namen, gestapeld, sommen, hoogte):
    stap = stapgrootte(max(sommen))
    top = -(-max(sommen) // stap) * stap

    def y(waarde):
        return BOVEN + (hoogte - ONDER - BOVEN) * (1 - waarde / top)

    return {
        "links": f"{_lengte(LINKS)}%",
        "links_tekst": f"{_lengte(LINKS - 1.3)}%",
        "y_as": _lengte(hoogte - 8),
        "raster": [
            {"y": _lengte(y(v)), "y_tekst": _lengte(y(v) + 4.5), "tekst": geschreven(v), "nul": v == 0}
            for v in range(0, top + 1, stap)
        ],
        "staven": _staven(namen, gestapeld, sommen, y),
    }


def _staven(namen, gestapeld, sommen, y):
    band = (100 - LINKS) / len(namen)
    breedte = band * 0.66
    staven = []
    for i, naam in enumerate(namen):
        x = LINKS + band * i + (band - breedte) / 2
        plaats = {"x": f"{_lengte(x)}%", "breedte": f"{_lengte(breedte)}%"}
        staven.append(
            {
                "naam": naam,
                "som": geschreven(sommen[i]),
                "midden": f"{_lengte(x + breedte / 2)}%",
                "y_tekst": _lengte(y(sommen[i]) - 7),
                "delen": [plaats | deel for deel in _delen([waarden[i] for _, waarden in gestapeld], y)],
            }
        )
    return staven


def _delen(waarden, y):
    """The parts of one column, from the bottom up, with two pixels between them."""
    onder = 0
    for waarde, klasse in zip(waarden, KLASSEN, strict=False):
        if not waarde:
            continue
        hoog = y(onder) - y(onder + waarde) - (2 if onder else 0)
        yield {"klasse": klasse, "y": _lengte(y(onder + waarde)), "hoogte": _lengte(max(SMALST, hoog))}
        onder += waarde


def stapgrootte(hoogste: int) -> int:
    """A round step (1, 2, 5, 10, 20, ...) of which at most five reach the highest."""
    macht = 1
    while True:
        for stap in (macht, 2 * macht, 5 * macht):
            if hoogste <= 5 * stap:
                return stap
        macht *= 10


def geschreven(getal: int) -> str:
    """1069 > '1.069'."""
    return f"{getal:,}".replace(",", ".")


def _lengte(getal: float) -> str:
    return f"{getal:.2f}".rstrip("0").rstrip(".")
