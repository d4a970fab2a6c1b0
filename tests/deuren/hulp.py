from tests.deuren import IEDEREEN, Deur

DEUREN = {
    "hulp:overzicht": Deur(lezen=IEDEREEN),
    "hulp:gids": Deur(lezen=IEDEREEN, args=lambda wereld: ("inloggen",)),
}
