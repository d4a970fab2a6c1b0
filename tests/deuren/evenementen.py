from tests.deuren import IEDEREEN, Deur
from tests.maken import maak_evenement


def evenement(wereld):
    rij = maak_evenement()
    return rij.jaar, rij.code


DEUREN = {
    "evenementen:lijst": Deur(lezen=IEDEREEN),
    "evenementen:evenement": Deur(lezen=IEDEREEN, args=evenement),
}
