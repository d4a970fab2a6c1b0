"""How it stands with a reaction, in the words of the candidate."""

from vacatures.models import Reactie, Reactiestap

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
    return STAND.get(reactie.status, ("Je reactie is binnen", ""))


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
    return {"etiket": reactie.get_status_display(), "etiket_soort": ETIKET.get(reactie.status, "")}
