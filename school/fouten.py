"""Why something asked of the school is not done: each message is for the user to read."""

from twentsekracht.werk.services import Weigering


class SchoolFout(Weigering):
    """What was asked cannot be done; the message tells the user why."""


class MagNiet(SchoolFout):
    """A move that does not exist, or that was made already."""

    def __init__(self, inschrijving):
        super().__init__(
            f"Dat kan niet meer. De inschrijving staat nu op ‘{inschrijving.get_status_display()}’."
        )


class Gesloten(SchoolFout):
    def __init__(self):
        super().__init__("Je kunt je hier niet meer voor inschrijven.")


class Begonnen(SchoolFout):
    def __init__(self):
        super().__init__("Deze opleiding is al begonnen.")


class Vol(SchoolFout):
    def __init__(self):
        super().__init__("Alle plaatsen zijn bezet, en er is geen wachtlijst.")


class AlIngeschreven(SchoolFout):
    """`inschrijving`: the one that runs."""

    def __init__(self, inschrijving):
        self.inschrijving = inschrijving
        super().__init__("Je staat hier al voor ingeschreven.")


class GeenOrganisatie(SchoolFout):
    def __init__(self):
        super().__init__("Inschrijven kan alleen wie bij een aangesloten organisatie werkt.")


class GeenLeidinggevende(SchoolFout):
    """The address that somebody gave for their leidinggevende will not do."""


class AanbodVerlopen(SchoolFout):
    def __init__(self):
        super().__init__("Je antwoord komt te laat: de plaats is naar de volgende op de wachtlijst gegaan.")


class AlBesloten(SchoolFout):
    """`akkoord`: with what was decided."""

    def __init__(self, akkoord):
        self.akkoord = akkoord
        super().__init__("Hierover is al besloten, of de tijd om te antwoorden is voorbij.")
