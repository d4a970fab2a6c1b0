"""Offers are of colleagues and for colleagues, so for who is signed in; what was sent in is for its ambassadeur."""

from jbmb.models import Kringakkoord, Ruilkring
from jbmb.services.kringlinks import akkoordteken
from tests.deuren import AMBTENAAR, IEDEREEN, INGELOGD, Deur
from tests.jbmb.aanbod import maak_compleet, maak_mens
from tests.jbmb.kringen import maak_gewild, maak_kring
from twentsekracht.organisaties.toegang import Rol


def van_een_ander(wereld):
    return (maak_compleet().pk,)


def ingediend(wereld):
    return (maak_compleet(maak_mens(wereld.hengelo), status="ingediend").pk,)


def eigen_kring(wereld):
    ik = wereld.mensen[AMBTENAAR]
    return ((Ruilkring.objects.van(ik).first() or maak_kring(2, eerste=ik)).pk,)


def vraag_om_akkoord(wereld):
    maak_gewild(2)
    return (akkoordteken(Kringakkoord.objects.first()),)


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
    "jbmb:kringen": Deur(lezen=NAKIJKERS),
    "jbmb:kring": Deur(lezen={AMBTENAAR}, posten={AMBTENAAR}, args=eigen_kring),
    "jbmb:kringakkoord": Deur(lezen=IEDEREEN, posten=IEDEREEN, args=vraag_om_akkoord),
}
