"""The catalogue is public: who wants to know what there is to learn need not sign in."""

from tests.deuren import IEDEREEN, Deur
from tests.maken import maak_opleiding

DEUREN = {
    "school:catalogus": Deur(lezen=IEDEREEN),
    "school:opleiding": Deur(lezen=IEDEREEN, args=lambda wereld: (maak_opleiding().code,)),
}
