"""What cannot be done in Jouw Baan Mijn Baan, in words for whoever tried."""


class RuilFout(Exception):
    """With a message fit for the user."""


class NietCompleet(RuilFout):
    """`velden`: which are still empty."""

    def __init__(self, velden: list[str]):
        super().__init__("Vul eerst alles in wat nodig is.")
        self.velden = velden


class GeenOrganisatie(RuilFout):
    def __init__(self):
        super().__init__("Ruilen kan alleen als je bij een aangesloten organisatie werkt.")


class PastNietMeer(RuilFout):
    def __init__(self):
        super().__init__("Een aanbod is intussen gewijzigd of niet meer vrij. De ring past niet meer.")


class KringVoorbij(RuilFout):
    def __init__(self):
        super().__init__("Dat kan niet meer. Kijk hoe het er nu voor staat.")


class NietJouwKring(RuilFout):
    def __init__(self):
        super().__init__("Deze ruil gaat niet over jouw aanbod.")


class GeenLeidinggevende(RuilFout):
    """The address of a leidinggevende will not do; belongs to that field."""
