"""A ring in words, for who is in it: where I go, who comes in my place, when, and how it stands."""

from collections.abc import Sequence

from jbmb.kringregels import periode
from jbmb.models import Kringlid, Ruilaanbod, Ruilkring
from jbmb.woorden import dag, tot_en_met

Status, Waarom = Ruilkring.Status, Ruilkring.Waarom
STAAT = {Status.ROND: "goed", Status.ONTBONDEN: "fout"}
STAPPEN = ("Interesse", "Kennismaken", "Akkoord vragen", "Rond")
STAP = {Status.VOORGESTELD: 0, Status.KENNISMAKEN: 1, Status.AKKOORD: 2, Status.ROND: 4}
# What the others read when it ends: never who, nor why in somebody's words.
NIET_DOOR = {
    Waarom.NEE: "Een van de anderen kiest niet voor deze ruil.",
    Waarom.STIL: "Niet iedereen gaf op tijd antwoord.",
    **dict.fromkeys(
        (Waarom.LEIDINGGEVENDE, Waarom.AMBASSADEUR), "Niet iedereen die akkoord moest geven, deed dat."
    ),
    Waarom.AKKOORD_STIL: "Niet iedereen die akkoord moest geven, deed dat op tijd.",
    Waarom.GEWIJZIGD: "Een van de anderen wijzigde het aanbod. Daardoor past het niet meer.",
    Waarom.INGETROKKEN: "Een van de anderen zoekt nu niet meer.",
    Waarom.GESTOPT: "Een van de anderen is gestopt.",
}


def volgende(leden: Sequence[Kringlid], lid: Kringlid) -> Kringlid:
    """Whose job they go to."""
    return leden[lid.plek % len(leden)]


def vorige(leden: Sequence[Kringlid], lid: Kringlid) -> Kringlid:
    """Who comes in their place."""
    return leden[lid.plek - 2]


def baan(aanbod: Ruilaanbod) -> str:
    return f"{aanbod.functie} bij {aanbod.organisatie.korte_naam}"


def wanneer(leden: Sequence[Kringlid]) -> str:
    """'3 tot en met 6 maanden, te beginnen tussen 1 maart 2026 en 1 mei 2026'; empty when they no longer agree."""
    samen = periode([lid.aanbod for lid in leden])
    if samen is None:
        return ""
    maanden = tot_en_met(samen.maanden_van, samen.maanden_tot)
    van, tot = dag(samen.begin_van), dag(samen.begin_tot)
    begin = f"op {van}" if van == tot else f"tussen {van} en {tot}"
    return f"{maanden} maanden, te beginnen {begin}"


def kringstaat(kring: Ruilkring) -> str:
    """What its badge looks like."""
    return STAAT.get(kring.status, "info")


def kringverloop(kring: Ruilkring) -> list[dict]:
    """What happened, step by step. Without the reasons: those are of who gave them."""
    stappen = list(kring.stappen.all())
    return [
        {
            "titel": stap.get_naar_display(),
            "op": stap.vastgelegd_op,
            "soort": STAAT.get(stap.naar, ""),
            "nu": stap is stappen[-1],
        }
        for stap in stappen
    ]
