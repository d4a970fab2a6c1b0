from evenementen.ruilkanten import kanten
from evenementen.services.ruillinks import dagenteken, uitkomstteken
from tests.deuren import IEDEREEN, Deur
from tests.evenementen.maken import maak_ruil, maak_ruillid, maak_ruilronde


def vrije_dagen(wereld):
    """The key of somebody's link is the door."""
    ronde = maak_ruilronde()
    return (dagenteken(ronde, maak_ruillid(ronde.groep)),)


def uitkomst(wereld):
    return (uitkomstteken(kanten(maak_ruil())[0]),)


DEUREN = {
    "evenementen:vrije_dagen": Deur(lezen=IEDEREEN, posten=IEDEREEN, args=vrije_dagen),
    "evenementen:ruil_uitkomst": Deur(lezen=IEDEREEN, posten=IEDEREEN, args=uitkomst),
}
