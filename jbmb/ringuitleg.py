"""A round in words: to each person in a sentence or two, and what each step of the order came to."""

from dataclasses import dataclass

from jbmb.ringen import HOGER_IS_BETER, Trap
from jbmb.rondewerk import Waarom

TRAPPEN = {
    Trap.MENSEN.value: "Mensen die kunnen ruilen (zo veel mogelijk)",
    Trap.VIEREN.value: "Ringen van vier (zo weinig mogelijk)",
    Trap.DRIEEN.value: "Ringen van drie (zo weinig mogelijk)",
    Trap.RANGEN.value: "Som van de keuzes, 1 is de eerste keus (zo laag mogelijk)",
    Trap.GEWACHT.value: "Dagen dat zij samen wachtten (zo veel mogelijk)",
}
TELWOORD = {2: "twee", 3: "drie", 4: "vier"}
GEEN_RING = (
    "Er zijn banen die passen en mensen die jouw baan willen, "
    "maar het komt niet rond in een ring van hoogstens {langste}."
)
ANDERS = (
    "Er was een ring met jou mogelijk. Zonder die ring konden meer mensen ruilen, of konden evenveel mensen ruilen in "
    "kortere ringen, dichter bij hun keuze of na langer wachten."
)


@dataclass(frozen=True)
class Persoon:
    aanbod: int
    functie: str
    organisatie: str
    zin: str


@dataclass(frozen=True)
class Trede:
    naam: str
    waarde: int
    grens: int | None
    hoger_is_beter: bool

    @property
    def oordeel(self) -> str:
        if self.waarde == self.grens:
            return "Bewezen: beter kan niet"
        if self.grens is None:
            return "Niet bewezen"
        return f"Niet bewezen: {'hoogstens' if self.hoger_is_beter else 'minstens'} {self.grens}"


def treden(uitkomst: dict) -> list[Trede]:
    return [_trede(stand) for stand in uitkomst["standen"]]


def _trede(stand: dict) -> Trede:
    return Trede(TRAPPEN[stand["trap"]], stand["waarde"], stand["grens"], stand["trap"] in HOGER_IS_BETER)


def ringen(ronde) -> list[list[Persoon]]:
    wie = _wie(ronde.invoer)
    return [[_in_ring(ring, plek, wie) for plek in range(len(ring))] for ring in ronde.uitkomst["ringen"]]


def zonder(ronde) -> list[Persoon]:
    wie, banen = _wie(ronde.invoer), _banen(ronde.invoer)
    return [
        _persoon(wie[int(pk)], _waarom_niet(int(pk), waarom, ronde, banen))
        for pk, waarom in ronde.uitkomst["zonder"].items()
    ]


def zin_voor(ronde, aanbod_id: int) -> str | None:
    """What this person reads; None when they were not in the round."""
    allen = [*(een for ring in ringen(ronde) for een in ring), *zonder(ronde)]
    return next((een.zin for een in allen if een.aanbod == aanbod_id), None)


def _wie(invoer: dict) -> dict[int, dict]:
    return {een["aanbod"]: een for een in invoer["mensen"]}


def _banen(invoer: dict) -> dict[int, int]:
    """How many jobs fit each person."""
    banen = {}
    for van, _, _ in invoer["pijlen"]:
        banen[van] = banen.get(van, 0) + 1
    return banen


def _persoon(een: dict, zin: str) -> Persoon:
    return Persoon(een["aanbod"], een["functie"], een["baan"]["organisatienaam"], zin)


def _in_ring(ring: list[int], plek: int, wie: dict[int, dict]) -> Persoon:
    ik, naar, van = wie[ring[plek]], wie[ring[(plek + 1) % len(ring)]], wie[ring[plek - 1]]
    if len(ring) == 2:
        zin = f"Je kunt ruilen met één collega: jij gaat naar {_baan(naar)}, en wie daar werkt komt op jouw plek."
    else:
        zin = (
            f"Je past in een ring van {TELWOORD[len(ring)]}: jij gaat naar {_baan(naar)}. "
            f"Op jouw plek komt iemand die nu werkt als {_baan(van)}."
        )
    return _persoon(ik, zin)


def _baan(een: dict) -> str:
    return f"{een['functie']} bij {een['baan']['organisatienaam']}"


def _waarom_niet(pk: int, waarom: str, ronde, banen: dict[int, int]) -> str:
    if waarom == Waarom.NIEMAND:
        return f"{_banen_passen(banen[pk])} nu bij je wens, maar niemand die jouw baan wil, past er ook bij."
    if waarom == Waarom.GEEN_RING:
        return GEEN_RING.format(langste=TELWOORD[ronde.langste])
    if waarom == Waarom.ANDERS:
        return ANDERS
    tegen = ronde.invoer["houdt_tegen"].get(str(pk))
    if not tegen:
        return "Geen baan van een ander past nu bij je wens. Er is niet één wens die dat alleen tegenhoudt."
    wens, aantal = tegen
    return (
        "Geen baan van een ander past nu bij je wens. "
        f"Laat je de wens over ‘{wens}’ los, dan {_banen_los(aantal)}."
    )


def _banen_los(aantal: int) -> str:
    return "past er 1 baan" if aantal == 1 else f"passen er {aantal} banen"


def _banen_passen(aantal: int) -> str:
    return "1 baan past" if aantal == 1 else f"{aantal} banen passen"


def kans(ring: list) -> str:
    """Offers as they are now, one's own first."""
    wie = [{"functie": rij.functie, "baan": {"organisatienaam": rij.organisatie.korte_naam}} for rij in ring]
    if len(ring) == 2:
        return f"Een ruil met {_baan(wie[1])}."
    tussen = "; ".join(f"die gaat naar {_baan(een)}" for een in wie[2:])
    return f"Een ring van {TELWOORD[len(ring)]}: jij gaat naar {_baan(wie[1])}; {tussen}; en die komt op jouw plek."
