"""Going along for a day is for who is signed in; a visit is of two, a place of its host."""

from datetime import timedelta
from itertools import count

from django.utils import timezone

from evenementen.services import meelopen
from evenementen.services.meeloopbrieven import AFMELDEN
from tests.deuren import AMBTENAAR, IEDEREEN, INGELOGD, Deur
from tests.evenementen.meelopen import maak_dag, maak_mens, maak_plek, maak_verzoek, maak_wens

_dagen = count(30)


def _straks():
    """Each time another day: nobody goes along twice on one."""
    return timezone.localdate() + timedelta(days=next(_dagen))


def plek_van_een_ander(wereld):
    return (maak_dag(maak_plek(), datum=_straks()).plek_id,)


def eigen_plek(wereld):
    return (maak_plek(wereld.mensen[AMBTENAAR]).pk,)


def eigen_dag(wereld):
    return (maak_dag(maak_plek(wereld.mensen[AMBTENAAR]), datum=_straks()).pk,)


def bezoek(wereld):
    return (maak_verzoek(maak_dag(datum=_straks()), wereld.mensen[AMBTENAAR]).pk,)


def akkoordlink(wereld):
    """The secret address is the key of a leidinggevende."""
    tot = timezone.now() + timedelta(days=5)
    verzoek = maak_verzoek(
        maak_dag(datum=_straks()), wereld.mensen[AMBTENAAR], "wacht_op_akkoord", antwoord_tot=tot
    )
    return (meelopen.LINK.sign(str(verzoek.pk)),)


def afmeldlink(wereld):
    return (AFMELDEN.sign(str(maak_wens(maak_mens()).pk)),)


MIJN = {AMBTENAAR}
DEUREN = {
    "evenementen:meelopen": Deur(lezen=INGELOGD),
    "evenementen:meelopen_mijn": Deur(lezen=INGELOGD),
    "evenementen:meeloopwens": Deur(lezen=INGELOGD, posten=INGELOGD),
    "evenementen:meeloopwens_weg": Deur(posten=INGELOGD),
    "evenementen:meeloopplek_nieuw": Deur(lezen=INGELOGD, posten=INGELOGD),
    "evenementen:meeloopplek": Deur(lezen=INGELOGD, posten=INGELOGD, args=plek_van_een_ander),
    "evenementen:meeloopplek_bewerken": Deur(lezen=MIJN, posten=MIJN, args=eigen_plek),
    "evenementen:meeloopplek_beheer": Deur(lezen=MIJN, posten=MIJN, args=eigen_plek),
    "evenementen:meeloopplek_status": Deur(posten=MIJN, args=eigen_plek),
    "evenementen:meeloopdag_weg": Deur(posten=MIJN, args=eigen_dag),
    "evenementen:meeloopbezoek": Deur(lezen=MIJN, args=bezoek),
    "evenementen:meelopen_antwoord": Deur(posten=MIJN, args=bezoek),
    "evenementen:meelopen_annuleren": Deur(posten=MIJN, args=bezoek),
    "evenementen:meelopen_uitkomst": Deur(posten=MIJN, args=bezoek),
    "evenementen:meelopen_bedankje": Deur(posten=MIJN, args=bezoek),
    "evenementen:meelopen_akkoord": Deur(lezen=IEDEREEN, posten=IEDEREEN, args=akkoordlink),
    "evenementen:meelopen_afmelden": Deur(lezen=IEDEREEN, posten=IEDEREEN, args=afmeldlink),
}
