from django.utils import timezone

from evenementen.services.presentielinks import codeteken, presentieteken
from tests.deuren import IEDEREEN, INGELOGD, Deur
from tests.maken import maak_evenement, maak_onderdeel
from twentsekracht.organisaties.toegang import Rol

C = {Rol.COORDINATOR}


def vandaag():
    dag = timezone.localdate()
    return maak_onderdeel(maak_evenement(dag.year, start=dag, einde=dag), datum=dag)


def sprekerlink(wereld):
    """The key is the door."""
    return (presentieteken(vandaag()),)


def code(wereld):
    return (codeteken(vandaag(), timezone.localdate()),)


def evenement(wereld):
    return (vandaag().evenement_id,)


def onderdeel(wereld):
    deel = vandaag()
    return deel.evenement_id, deel.pk


DEUREN = {
    "evenementen:presentie": Deur(lezen=IEDEREEN, posten=IEDEREEN, args=sprekerlink),
    "evenementen:presentiecode": Deur(lezen=IEDEREEN, args=sprekerlink),
    "evenementen:aanwezig": Deur(lezen=INGELOGD, posten=INGELOGD, args=code),
    "admin:evenementen_evenement_aanwezigheid": Deur(lezen=C, args=evenement),
    "admin:evenementen_evenement_presentie": Deur(lezen=C, posten=C, args=onderdeel),
}
