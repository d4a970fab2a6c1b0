"""The API and the keys to it. A session opens nothing there, so everybody is a stranger: 401 asks for a key.

What a key opens, and what it does not, stands in tests/vacatures/api.
"""

from tests.deuren import ELDERS, IEDEREEN, Deur
from tests.maken import maak_vacature, nummer
from tests.vacatures.maken import maak_apisleutel
from twentsekracht.organisaties.toegang import Rol

BEHEER = {Rol.CONTACTPERSOON, Rol.COORDINATOR}


def voor_iedereen(wereld):
    return (maak_vacature(wereld.hengelo, doelgroep="extern").code,)


def kenmerk(wereld):
    return (maak_vacature(wereld.hengelo, kenmerk=f"HR-{nummer()}").kenmerk,)


def plaats(wereld):
    return (*kenmerk(wereld), 1)


def sleutel(wereld):
    return (maak_apisleutel(wereld.hengelo).pk,)


DEUREN = {
    "api:documentatie": Deur(lezen=IEDEREEN),
    "api:v1:openapi-json": Deur(lezen=IEDEREEN),
    "api:v1:vacatures": Deur(lezen=IEDEREEN),
    "api:v1:vacature": Deur(lezen=IEDEREEN, args=voor_iedereen),
    "api:v1:vaardigheden": Deur(lezen=IEDEREEN),
    "api:v1:eigen_vacatures": Deur(lezen=IEDEREEN),
    "api:v1:eigen_vacature": Deur(lezen=IEDEREEN, args=kenmerk),
    # Only PUT does something here, and that is asked for a key too.
    "api:v1:publicatie": Deur(args=kenmerk),
    "api:v1:sluiting": Deur(args=kenmerk),
    "api:v1:intrekking": Deur(args=kenmerk),
    "api:v1:uitkomst": Deur(args=plaats),
    "vacatures:sleutels": Deur(lezen=BEHEER | {ELDERS}),
    "vacatures:sleutel_maken": Deur(lezen=BEHEER | {ELDERS}, posten=BEHEER | {ELDERS}),
    "vacatures:sleutel_intrekken": Deur(posten=BEHEER, args=sleutel),
}
