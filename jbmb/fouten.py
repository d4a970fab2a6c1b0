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
