"""Offers are of colleagues and for colleagues, so for who is signed in; what was sent in is for its ambassadeur."""

from tests.deuren import INGELOGD, Deur
from tests.jbmb.aanbod import maak_compleet, maak_mens
from twentsekracht.organisaties.toegang import Rol


def van_een_ander(wereld):
    return (maak_compleet().pk,)


def ingediend(wereld):
    return (maak_compleet(maak_mens(wereld.hengelo), status="ingediend").pk,)


NAKIJKERS = {Rol.AMBASSADEUR, Rol.COORDINATOR}
DEUREN = {
    "jbmb:lijst": Deur(lezen=INGELOGD),
    "jbmb:aanbod": Deur(lezen=INGELOGD, args=van_een_ander),
    "jbmb:past": Deur(lezen=INGELOGD),
    "jbmb:mijn": Deur(lezen=INGELOGD),
    "jbmb:bewerken": Deur(lezen=INGELOGD, posten=INGELOGD),
    "jbmb:status": Deur(posten=INGELOGD),
    "jbmb:werklijst": Deur(lezen=NAKIJKERS),
    "jbmb:nakijken": Deur(lezen=NAKIJKERS, posten=NAKIJKERS, args=ingediend),
}
