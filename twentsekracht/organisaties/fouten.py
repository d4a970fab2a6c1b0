"""Why something at the door cannot be done; the message is fit for the user."""


class ToegangFout(Exception):
    pass


class UitnodigingGeldtNiet(ToegangFout):
    def __init__(self):
        super().__init__(
            "Deze uitnodiging geldt niet meer: ze is al gebruikt, ingetrokken of verlopen. "
            "Vraag degene die je uitnodigde om een nieuwe."
        )


class LaatsteContactpersoon(ToegangFout):
    def __init__(self, organisatie):
        super().__init__(
            f"Je bent de laatste contactpersoon van {organisatie}. Laat de coördinator eerst een opvolger aanwijzen."
        )


class AlBesloten(ToegangFout):
    def __init__(self):
        super().__init__("Over deze rol is al besloten.")


class GeenCollega(ToegangFout):
    """The address that was given for a colleague will not do."""
