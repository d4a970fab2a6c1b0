"""What became of a group of trainees: a little person each, grouped by where they went."""

from rapportage.grafieken import palet
from rapportage.grafieken.schaal import BREED, KLEIN, lijn, maat, pas, tekening, tekst, tekstbreedte
from rapportage.taal import getal

PER_RIJ = 6
STAP_X = 16
STAP_Y = 23
MEESTE = 24  # above this one person stands for the number beside it
TUSSEN = 26
KLEUREN = {
    "in_dienst": (palet.GROEN, palet.GROEN),
    "vertrokken": (palet.GROEN_LICHT, palet.GROEN),
    "lopend": (palet.GRAAN, palet.GRAAN_RAND),
    "gestopt": (palet.WIT, palet.GRIJS_RAND),
}


def doorstroom(gegevens: dict) -> dict:
    personen, teksten, lijnen, y = [], [], [], 0.0
    for i, lichting in enumerate(gegevens["lichtingen"]):
        if i:
            lijnen.append(lijn(0, y, BREED, y, palet.LIJN, 1))
            y += 14
        teksten.append(tekst(lichting["titel"], 0, y + 13, kleur=palet.GROEN, vet=True))
        begin = tekstbreedte(lichting["titel"], vet=True) + 12
        teksten.append(tekst(f"gestart: {getal(lichting['gestart'])}", begin, y + 13, kleur=palet.ZACHT))
        y = _groepen(lichting, y + 26, personen, teksten)
    return tekening(max(y, 1), lijnen, [], teksten) | {"personen": personen}


def _bestemmingen(lichting):
    """(kind, name, number) of every group that has people."""
    yield from (("in_dienst", d["label"], d["n"]) for d in lichting["in_dienst"])
    yield "vertrokken", "ander werk of vertrokken", lichting["vertrokken"]
    yield "lopend", "nog trainee", lichting["lopend"]
    yield "gestopt", "voortijdig gestopt", lichting["gestopt"]


def _groepen(lichting, y, personen, teksten) -> float:
    """Place the groups side by side, on a new line when they no longer fit; return where the next thing starts."""
    for regel in _regels(lichting):
        x, rijen = 0.0, max(_rijen(n) for _, _, n in regel)
        for soort, label, n in regel:
            _groep(soort, n, x, y, personen)
            teksten.append(tekst(getal(n), x, y + 13, letter=15, vet=True))
            teksten.append(
                tekst(pas(label, BREED, KLEIN), x, y + 8 + rijen * STAP_Y, kleur=palet.ZACHT, letter=KLEIN)
            )
            x += _breedte(label, n) + TUSSEN
        y += rijen * STAP_Y + 24
    return y


def _regels(lichting) -> list[list]:
    """The groups that have people, divided over lines that fit."""
    regels, x = [], BREED + 1.0
    for soort, naam, n in _bestemmingen(lichting):
        if not n:
            continue
        label = f"in dienst bij {naam}" if soort == "in_dienst" else naam
        if x + _breedte(label, n) > BREED:
            regels.append([])
            x = 0.0
        regels[-1].append((soort, label, n))
        x += _breedte(label, n) + TUSSEN
    return regels


def _breedte(label, n) -> float:
    return max(tekstbreedte(label, KLEIN), _cijfer(n) + min(_getekend(n), PER_RIJ) * STAP_X)


def _cijfer(n) -> float:
    return tekstbreedte(getal(n), 15, vet=True) + 7


def _getekend(n) -> int:
    return 1 if n > MEESTE else n


def _rijen(n) -> int:
    return (_getekend(n) - 1) // PER_RIJ + 1


def _groep(soort, n, x, y, personen) -> None:
    """The little persons of one group, right of its number."""
    kleur, rand = KLEUREN[soort]
    for i in range(_getekend(n)):
        px, py = x + _cijfer(n) + i % PER_RIJ * STAP_X, y - 4 + i // PER_RIJ * STAP_Y
        personen.append({"x": maat(px), "y": maat(py), "kleur": kleur, "rand": rand})
