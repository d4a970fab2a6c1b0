"""Why something asked of an edition is not done: each message is for the user to read."""

from rapportage.models import Hoofdstuktekst
from twentsekracht.werk.services import Weigering


class EditieFout(Weigering):
    """What was asked of an edition cannot be done; the message tells the user why."""


class EditieStaatVast(EditieFout):
    def __init__(self):
        super().__init__("Deze editie is definitief en verandert niet meer. Maak een nieuwe versie.")


class EditieWeg(EditieFout):
    def __init__(self):
        super().__init__("Deze editie is er niet meer.")


class TekstVeranderd(EditieFout):
    """`nu`: what somebody else wrote since the writer looked."""

    def __init__(self, nu: Hoofdstuktekst):
        self.nu = nu
        wie = nu.gewijzigd_door or "Iemand anders"
        super().__init__(f"{wie} heeft deze tekst intussen veranderd. Lees eerst wat er nu staat.")


class NogNietDefinitief(EditieFout):
    """`redenen`: everything that still stands in the way, each a sentence."""

    def __init__(self, redenen: list[str]):
        self.redenen = redenen
        super().__init__(" ".join(redenen))
