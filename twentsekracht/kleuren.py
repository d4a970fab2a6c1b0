"""The colours of tokens.css, and how well they are told apart (WCAG 2.2: text 4.5, parts 3.0)."""

import re
from dataclasses import dataclass

from django.conf import settings

TOKENS = settings.BASE_DIR / "static" / "css" / "tokens.css"
TEKST, DEEL = 4.5, 3.0

# Every pair that is used: what lies on what, and whether it is text or part of a control or a drawing.
PAREN = [
    ("tekst", "canvas", TEKST),
    ("tekst", "vlak", TEKST),
    ("tekst-zacht", "canvas", TEKST),
    ("tekst-zacht", "vlak", TEKST),
    ("tekst-zacht", "groen-50", TEKST),
    ("actie", "vlak", TEKST),
    ("actie", "canvas", TEKST),
    ("actie", "actie-zacht", TEKST),
    ("actie-hover", "actie-zacht", TEKST),
    ("actie-tekst", "actie", TEKST),
    ("actie-tekst", "actie-hover", TEKST),
    ("wit", "merk", TEKST),
    ("fout", "vlak", TEKST),
    ("fout", "fout-vlak", TEKST),
    ("fout", "rood-100", TEKST),
    ("let-op", "vlak", TEKST),
    ("let-op", "let-op-vlak", TEKST),
    ("goed", "vlak", TEKST),
    ("goed", "goed-vlak", TEKST),
    ("info", "info-vlak", TEKST),
    ("grijs-700", "katoen-100", TEKST),
    ("grijs-500", "vlak", TEKST),  # the hint in an empty field
    ("groen-900", "groen-100", TEKST),
    ("groen-900", "groen-200", TEKST),
    ("groen-800", "groen-50", TEKST),
    ("groen-100", "groen-800", TEKST),
    ("groen-100", "groen-900", TEKST),
    ("wit", "groen-900", TEKST),
    ("weide-300", "groen-900", TEKST),
    ("lijn-sterk", "vlak", DEEL),
    ("lijn-sterk", "canvas", DEEL),
    ("focus-buiten", "canvas", DEEL),
    ("focus-binnen", "focus-buiten", DEEL),
    ("groen-500", "vlak", DEEL),  # icons of facts
    ("groen-600", "vlak", DEEL),  # a meter
    ("graan-600", "vlak", DEEL),
    ("rood-600", "vlak", DEEL),
    ("groen-600", "groen-50", DEEL),
]


@dataclass(frozen=True)
class Paar:
    voor: str
    achter: str
    kleur_voor: str
    kleur_achter: str
    eis: float

    @property
    def contrast(self) -> float:
        return contrast(self.kleur_voor, self.kleur_achter)

    @property
    def haalt(self) -> bool:
        return self.contrast >= self.eis


def tokens() -> dict[str, str]:
    """Every token that is a colour, as it comes out: `actie` > '#17573a'."""
    waarden = dict(re.findall(r"--tk-([a-z0-9-]+):\s*([^;]+);", TOKENS.read_text(encoding="utf-8")))

    def los_op(waarde):
        verwijzing = re.fullmatch(r"var\(--tk-([a-z0-9-]+)\)", waarde)
        return los_op(waarden[verwijzing[1]]) if verwijzing else waarde

    opgelost = {naam: los_op(waarde) for naam, waarde in waarden.items()}
    return {naam: kleur for naam, kleur in opgelost.items() if re.fullmatch(r"#[0-9a-f]{6}", kleur)}


def paren() -> list[Paar]:
    kleuren = tokens()
    return [Paar(voor, achter, kleuren[voor], kleuren[achter], eis) for voor, achter, eis in PAREN]


def contrast(een: str, ander: str) -> float:
    """The ratio of WCAG between two colours, from 1 to 21."""
    licht, donker = sorted((_helderheid(een), _helderheid(ander)), reverse=True)
    return (licht + 0.05) / (donker + 0.05)


def _helderheid(kleur: str) -> float:
    delen = [int(kleur[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    rood, groen, blauw = (
        deel / 12.92 if deel <= 0.04045 else ((deel + 0.055) / 1.055) ** 2.4 for deel in delen
    )
    return 0.2126 * rood + 0.7152 * groen + 0.0722 * blauw
