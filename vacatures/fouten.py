"""Why something asked of a vacancy is not done: each message is for the user to read."""

from django.utils.formats import date_format

from twentsekracht.werk.services import Weigering


class VacatureFout(Weigering):
    """What was asked cannot be done; the message tells the user why."""


class MagNiet(VacatureFout):
    """A move that does not exist: a vacancy that ended does not start again."""

    def __init__(self, vacature, naar):
        nu, straks = vacature.get_status_display().lower(), naar.label.lower()
        super().__init__(f"Een vacature die {nu} is, kan niet {straks} worden.")


class AlVastgelegd(VacatureFout):
    """Somebody else told it first; `uitkomst` is what stands recorded."""

    def __init__(self, uitkomst):
        self.uitkomst = uitkomst
        wat = uitkomst.get_soort_display()
        super().__init__(f"Van deze plaats stond al vast: {wat[0].lower()}{wat[1:]}.")


class NogNietKlaar(VacatureFout):
    """`redenen`: everything that is still missing before it can be published, each a sentence."""

    def __init__(self, redenen: list[str]):
        self.redenen = redenen
        super().__init__(" ".join(redenen))


class Ingehaald(VacatureFout):
    """Somebody else wrote in it in the meantime. `vacature`: as it is now."""

    def __init__(self, vacature):
        self.vacature = vacature
        super().__init__("Iemand heeft deze vacature intussen gewijzigd. Wat je net schreef, staat hier nog.")


class TeVeelZoekopdrachten(VacatureFout):
    def __init__(self, meeste: int):
        super().__init__(f"Je hebt al {meeste} zoekopdrachten. Verwijder er eerst een.")


class TabelNietGoed(VacatureFout):
    """`redenen`: everything that is wrong with a file with a salary table, each a sentence with its line."""

    def __init__(self, redenen: list[str]):
        self.redenen = redenen
        super().__init__(" ".join(redenen))


class TabelBestaatAl(VacatureFout):
    def __init__(self, tabel):
        super().__init__(
            f"Er is al een tabel van {tabel.get_cao_display()} vanaf {date_format(tabel.geldig_vanaf, 'j F Y')}. "
            "Geef aan dat die weg mag."
        )


class ReactieMagNiet(VacatureFout):
    """A move of a reaction that does not exist, or that somebody else made already."""

    def __init__(self, reactie, naar):
        nu, straks = reactie.get_status_display().lower(), naar.label.lower()
        al = f"Deze reactie is al {nu}." if reactie.status == naar else ""
        super().__init__(al or f"Een reactie die {nu} is, kan niet {straks} worden.")


class SollicitatieWeg(VacatureFout):
    def __init__(self):
        super().__init__("De gegevens bij deze reactie zijn verwijderd. Er is niets meer mee te doen.")


class GeenPlaatsMeer(VacatureFout):
    def __init__(self, plaatsen: int):
        wat = "De plaats van deze vacature is" if plaatsen == 1 else f"Alle {plaatsen} plaatsen zijn"
        super().__init__(
            f"{wat} al vergeven. Komt er een bij? Pas dan het aantal plaatsen van de vacature aan."
        )


class GeenCommissielid(VacatureFout):
    """`veld`: which answer it is about."""

    def __init__(self, veld: str, waarom: str):
        self.veld = veld
        super().__init__(waarom)


class GeenSchrijfsleutel(VacatureFout):
    def __init__(self):
        super().__init__("Met deze sleutel kun je alleen lezen.")


class KenmerkOnbekend(VacatureFout):
    """Also for what is another organisation's: that it exists there is not told."""

    def __init__(self, kenmerk: str):
        super().__init__(f"Jullie hebben geen vacature met het kenmerk ‘{kenmerk}’.")


class ReagerenDicht(VacatureFout):
    """It closed while somebody wrote, or never was open to them."""

    def __init__(self):
        super().__init__("Je kunt niet meer op deze vacature reageren. Ze is intussen gesloten.")


class AlGereageerd(VacatureFout):
    """`sollicitatie`: what they sent before, and still runs."""

    def __init__(self, sollicitatie):
        self.sollicitatie = sollicitatie
        super().__init__("Je hebt al op deze vacature gereageerd. Hier zie je hoe het ermee staat.")


class TeLaatBevestigd(VacatureFout):
    def __init__(self):
        super().__init__("Deze link is verlopen. Reageer opnieuw als de vacature nog open is.")


class KenmerkBestaatAl(VacatureFout):
    def __init__(self, kenmerk: str):
        super().__init__(f"Jullie hebben al een vacature met het kenmerk ‘{kenmerk}’.")


class VaardighedenOnbekend(VacatureFout):
    """`namen`: per place in what was sent, what is not on the list."""

    def __init__(self, namen: dict[int, str]):
        self.namen = namen
        super().__init__(f"Niet op de lijst met vaardigheden: {', '.join(namen.values())}.")
