"""How it stands with a reaction, in the words of the candidate."""

from vacatures.models import Reactie, Reactiestap, Vacature

Status = Reactie.Status
STAND = {
    Status.ONTVANGEN: (
        "Je reactie is binnen",
        "De organisatie gaat je reactie lezen. Je hoort van ons bij elke stap.",
    ),
    Status.IN_BEHANDELING: ("Je reactie wordt bekeken", "Iemand van de organisatie leest je reactie."),
    Status.UITGENODIGD: ("Je bent uitgenodigd", "In je mail staat waar en wanneer het gesprek is."),
    Status.AANGEBODEN: (
        "De baan is je aangeboden",
        "De organisatie neemt contact met je op, of heeft dat al gedaan.",
    ),
    Status.AANGENOMEN: ("Je bent aangenomen", "De organisatie regelt de rest met je."),
    Status.AFGEWEZEN: (
        "Je bent het niet geworden",
        "De organisatie gaat niet met je verder. Je kreeg daar een mail over.",
    ),
    Status.INGETROKKEN: ("Je hebt je reactie ingetrokken", "De organisatie doet er niets meer mee."),
}
# Of a vacancy that ended, to who still waited. Who was hired may stand there as waiting too: not everybody keeps it up.
VOORBIJ = {
    Vacature.Status.INGEVULD: (
        "De vacature is vervuld",
        "Ben jij gekozen? Dan weet je dat al van de organisatie. Zo niet, dan gaat je reactie niet verder.",
    ),
    Vacature.Status.INGETROKKEN: (
        "De organisatie stopt met de vacature",
        "Je reactie gaat niet verder.",
    ),
}
NIETS_GEHOORD = (
    "De vacature is al lang gesloten",
    "De organisatie heeft ons niet laten weten hoe het afliep. Je reactie gaat niet verder.",
)
STAPPEN = {
    Status.ONTVANGEN: "Reactie ontvangen",
    Status.IN_BEHANDELING: "In behandeling genomen",
    Status.UITGENODIGD: "Uitgenodigd",
    Status.AANGEBODEN: "Baan aangeboden",
    Status.AANGENOMEN: "Aangenomen",
    Status.AFGEWEZEN: "Afgewezen",
    Status.INGETROKKEN: "Ingetrokken",
}
SOORT = {Status.AANGENOMEN: "goed", Status.AFGEWEZEN: "fout", Status.INGETROKKEN: "fout"}
ETIKET = {Status.UITGENODIGD: "let-op", Status.AANGEBODEN: "let-op", Status.AANGENOMEN: "goed"}


def stand(reactie: Reactie) -> tuple[str, str]:
    """A heading, and what happens next."""
    if wacht_vergeefs(reactie):
        return VOORBIJ[reactie.vacature.status]
    return STAND.get(reactie.status, ("Je reactie is binnen", ""))


def wacht_vergeefs(reactie: Reactie) -> bool:
    """The vacancy ended, and nobody said yes or no to this one."""
    return reactie.status in Reactie.LOPEND and reactie.vacature.status in VOORBIJ


def tijdlijn(stappen: list[Reactiestap]) -> list[dict]:
    """For components/tijdlijn.html. Who made a move and why is not for the candidate to read here."""
    rijen = [
        {"titel": STAPPEN[stap.naar], "op": stap.vastgelegd_op, "soort": SOORT.get(stap.naar, "")}
        for stap in stappen
    ]
    if rijen:
        rijen[-1]["nu"] = True
    return rijen


def etiket(reactie: Reactie) -> dict[str, str]:
    """The badge on its line; components/etiket.html tells the parameters. Nothing for one of which nobody told."""
    if not reactie.status:
        return {}
    if wacht_vergeefs(reactie):
        return {"etiket": "Voorbij"}
    return {"etiket": reactie.get_status_display(), "etiket_soort": ETIKET.get(reactie.status, "")}
