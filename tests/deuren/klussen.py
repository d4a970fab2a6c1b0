"""A klus is found by who is signed in; it is run by its klusgever, and a response is of who gave it."""

from django.utils import timezone

from jbmb.services.kluslinks import akkoordteken
from tests.deuren import AMBTENAAR, ELDERS, IEDEREEN, INGELOGD, Deur
from tests.jbmb.klussen import maak_klus, maak_reactie
from twentsekracht.organisaties.toegang import Rol


def van_een_ander(wereld):
    return (maak_klus(op=timezone.now()).pk,)


def eigen(wereld):
    return (maak_klus(wereld.mensen[AMBTENAAR], op=timezone.now()).pk,)


def op_eigen_klus(wereld):
    klus = maak_klus(wereld.mensen[AMBTENAAR], op=timezone.now())
    return (maak_reactie(klus, op=timezone.now()).pk,)


def eigen_reactie(wereld):
    op = timezone.now()
    return (maak_reactie(deelnemer=wereld.mensen[AMBTENAAR], status="gekozen", op=op).pk,)


def akkoordlink(wereld):
    """The secret address is the key of a leidinggevende."""
    op = timezone.now()
    return (akkoordteken(maak_reactie(status="wacht_op_akkoord", op=op)),)


MIJN = {AMBTENAAR}
TOEZIENDEN = {Rol.CONTACTPERSOON, Rol.AMBASSADEUR, Rol.COORDINATOR}
DEUREN = {
    "jbmb:klussen": Deur(lezen=INGELOGD),
    "jbmb:klus": Deur(lezen=INGELOGD, posten=INGELOGD, args=van_een_ander),
    "jbmb:klus_nieuw": Deur(lezen=INGELOGD, posten=INGELOGD),
    "jbmb:klussen_mijn": Deur(lezen=INGELOGD),
    "jbmb:klusoverzicht": Deur(lezen=TOEZIENDEN | {ELDERS}),
    "jbmb:klus_bewerken": Deur(lezen=MIJN, posten=MIJN, args=eigen),
    "jbmb:klusbeheer": Deur(lezen=MIJN, args=eigen),
    "jbmb:klus_status": Deur(posten=MIJN | TOEZIENDEN, args=eigen),
    "jbmb:klusreactie": Deur(lezen=MIJN, posten=MIJN, args=eigen_reactie),
    "jbmb:klusreactie_status": Deur(posten=MIJN, args=eigen_reactie),
    "jbmb:klusreactie_kiezen": Deur(posten=MIJN, args=op_eigen_klus),
    "jbmb:klusakkoord": Deur(lezen=IEDEREEN, posten=IEDEREEN, args=akkoordlink),
}
