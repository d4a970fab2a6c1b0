"""Why something asked of the events is not done: each message is for the user to read."""

from twentsekracht.werk.services import Weigering


class EvenementFout(Weigering):
    """What was asked cannot be done; the message tells the user why."""


class MagNiet(EvenementFout):
    """A move that does not exist, or that was made already."""

    def __init__(self, deelname):
        super().__init__(f"Dat kan niet meer. Je aanmelding staat nu op ‘{deelname.get_status_display()}’.")


class ProgrammaVeranderd(EvenementFout):
    """What somebody looked at is no longer what there is."""

    def __init__(self):
        super().__init__(
            "Iemand anders wijzigde het programma intussen. Er is niets bewaard. Kijk wat er nu staat."
        )


class GeenOrganisatie(EvenementFout):
    def __init__(self):
        super().__init__("Aanmelden kan alleen wie bij een aangesloten organisatie werkt.")


class GeenLeidinggevende(EvenementFout):
    """The address that somebody gave for who has to agree will not do."""


class NietsGekozen(EvenementFout):
    def __init__(self):
        super().__init__("Je hebt nog niets gekozen. Kies eerst een of meer onderdelen.")


class KanNiet(EvenementFout):
    """`redenen`: of each part that was asked for, why not. The message has them all."""

    def __init__(self, redenen):
        self.redenen = list(redenen)
        super().__init__(" ".join(f"‘{onderdeel}’: {reden}" for onderdeel, reden in self.redenen))


class Begonnen(EvenementFout):
    def __init__(self):
        super().__init__("Dit onderdeel is al begonnen.")


class AanbodVerlopen(EvenementFout):
    def __init__(self):
        super().__init__("Je antwoord komt te laat: de plaats is naar de volgende op de wachtlijst gegaan.")


class AlBesloten(EvenementFout):
    def __init__(self):
        super().__init__("Hierover is al besloten, of de tijd om te antwoorden is voorbij.")


class RuilFout(EvenementFout):
    """What was asked of a round of swaps, or of a swap, cannot be done."""


class RedenNodig(EvenementFout):
    def __init__(self):
        super().__init__("Je verandert wat er al stond. Schrijf erbij waarom.")


class NietVandaag(EvenementFout):
    """`wanneer`: in words."""

    def __init__(self, wanneer):
        super().__init__(f"Je kunt je hier alleen op de dag zelf melden: {wanneer}.")


class AlGenoteerd(EvenementFout):
    def __init__(self, deelname):
        stand = deelname.get_status_display().lower()
        super().__init__(f"Er staat al: {stand}. Klopt dat niet? Zeg het tegen de spreker.")


class InlopenKanNiet(EvenementFout):
    def __init__(self):
        super().__init__(
            "Je bent niet aangemeld en alle plaatsen zijn bezet. Vraag de spreker of je er nog bij kunt."
        )
