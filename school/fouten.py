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


class GeenAccount(SchoolFout):
    def __init__(self, organisatie):
        super().__init__(f"Bij {organisatie} is er geen account met dit adres.")


class GeenLeidinggevende(SchoolFout):
    """The address that somebody gave for who has to agree will not do. `veld`: which of them."""

    def __init__(self, waarom, veld="leidinggevende"):
        self.veld = veld
        super().__init__(waarom)


class AanbodVerlopen(SchoolFout):
    def __init__(self):
        super().__init__("Je antwoord komt te laat: de plaats is naar de volgende op de wachtlijst gegaan.")


class Doorgegeven(SchoolFout):
    """The question of this link is somebody else's by now."""

    def __init__(self):
        super().__init__("Deze vraag is doorgegeven. Een collega geeft nu het antwoord.")


class AlBesloten(SchoolFout):
    """`akkoord`: with what was decided."""

    def __init__(self, akkoord):
        self.akkoord = akkoord
        super().__init__("Hierover is al besloten, of de tijd om te antwoorden is voorbij.")


# ---- attendance


class RedenNodig(SchoolFout):
    def __init__(self):
        super().__init__("Je verandert iets dat al genoteerd was. Schrijf er kort bij waarom.")


class NietVandaag(SchoolFout):
    """`dag`: the day of the session, in words."""

    def __init__(self, dag: str):
        super().__init__(f"Deze code is voor {dag}. Je kunt je er alleen op die dag mee aanmelden.")


class NietOpDeLijst(SchoolFout):
    """`anders`: what they are enrolled for instead, in words."""

    def __init__(self, anders: str = ""):
        waar = f" Je staat wel op de lijst voor {anders}." if anders else ""
        super().__init__(f"Je staat niet op de lijst van deze bijeenkomst.{waar} Meld je bij de trainer.")


class AlGenoteerd(SchoolFout):
    def __init__(self, wat: str):
        super().__init__(
            f"Er is al iets anders genoteerd: ‘{wat}’. Klopt dat niet? Zeg het tegen de trainer."
        )


class AfspraakFout(SchoolFout):
    """What was agreed is not complete, or cannot be."""


class IntussenGewijzigd(SchoolFout):
    def __init__(self):
        super().__init__("Intussen heeft iemand anders hier iets gewijzigd. Kijk het opnieuw na.")


class OverdrachtFout(SchoolFout):
    """Surplus cannot be handed over like this."""


class GeenBewijs(SchoolFout):
    def __init__(self):
        super().__init__(
            "Een deelnamebewijs is er na de laatste dag, voor wie aanwezig was of de opleiding afrondde."
        )


class EvaluatieGesloten(SchoolFout):
    def __init__(self):
        super().__init__("Je hebt de vragen al ingevuld, of de tijd om te antwoorden is voorbij.")
