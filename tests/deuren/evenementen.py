from datetime import timedelta

from django.utils import timezone

from evenementen.models import Evenementakkoord
from evenementen.planningsadres import planningteken
from evenementen.services import akkoordteken, lijstteken, sprekerteken
from tests.deuren import AMBTENAAR, ELDERS, IEDEREEN, INGELOGD, Deur
from tests.evenementen.maken import maak_gastaanbod, maak_spreker, maak_voorstel
from tests.maken import DAG, maak_deelname, maak_evenement, maak_onderdeel
from twentsekracht.mijn.services import vernieuw_agendaadres
from twentsekracht.organisaties.toegang import Rol

STRAKS = timedelta(days=30)
PLANNERS = {Rol.CONTACTPERSOON, ELDERS, Rol.COORDINATOR}
ORGANISATIES = {Rol.CONTACTPERSOON, ELDERS}
COORDINATOR = {Rol.COORDINATOR}


def voorstel(wereld):
    return (maak_voorstel().pk,)


def planningsadres(wereld):
    """The secret address of a planner is the key."""
    wie = wereld.mensen[Rol.CONTACTPERSOON]
    return (planningteken(vernieuw_agendaadres(gebruiker=wie, door=wie, op=timezone.now())),)


def ons_voorstel(wereld):
    return (maak_voorstel(indiener=wereld.hengelo).pk,)


def ons_aanbod(wereld):
    aanbod = maak_gastaanbod(organisatie=wereld.hengelo)
    return aanbod.evenement_id, aanbod.pk


def dit_jaar(wereld):
    return (2026,)


def geweest(wereld):
    maak_evenement(jaar=2019)
    return (2019,)


def was_er(wereld):
    """An event of yesterday, at which the ambtenaar was."""
    deel = maak_onderdeel(maak_evenement(start=timezone.localdate() - timedelta(days=1)))
    maak_deelname(deel, wereld.hengelo, deelnemer=wereld.mensen[AMBTENAAR])
    return (deel.evenement_id,)


def evenement(wereld):
    rij = maak_evenement()
    return rij.jaar, rij.code


def onderdeel(wereld):
    rij = maak_onderdeel(datum=DAG)
    return rij.evenement.jaar, rij.evenement.code, rij.code


def _deelname(wereld, status):
    deel = maak_onderdeel(maak_evenement(start=timezone.localdate() + STRAKS))
    return maak_deelname(deel, wereld.hengelo, status, deelnemer=wereld.mensen[AMBTENAAR])


def akkoordlink(wereld):
    """The secret address is the key of a leidinggevende."""
    nu = timezone.now()
    vraag = Evenementakkoord.objects.create(
        organisatie=wereld.hengelo, gevraagd_op=nu, plaats_tot=nu + STRAKS
    )
    vraag.deelnames.add(_deelname(wereld, "wacht_op_akkoord"))
    return (akkoordteken(vraag),)


def lijstlink(wereld):
    """So is this one of who waits."""
    return (lijstteken(_deelname(wereld, "wachtlijst")),)


def sprekerlink(wereld):
    """The secret address is the key of a speaker."""
    straks = timezone.localdate() + STRAKS
    deel = maak_onderdeel(maak_evenement(jaar=straks.year, start=straks), datum=straks)
    spreker = maak_spreker()
    spreker.onderdelen.add(deel)
    return (sprekerteken(spreker),)


def straks(wereld):
    """To choose from: what one may do there, depends on what one chose."""
    rij = maak_evenement(start=timezone.localdate() + STRAKS)
    return rij.jaar, rij.code


def van_de_ambtenaar(wereld, status="bevestigd"):
    return (_deelname(wereld, status).pk,)


def mijn_evenement(wereld):
    rij = _deelname(wereld, "bevestigd").onderdeel.evenement
    return rij.jaar, rij.code


MIJN = {AMBTENAAR}

DEUREN = {
    "evenementen:spreker": Deur(lezen=IEDEREEN, args=sprekerlink),
    "evenementen:lijst": Deur(lezen=IEDEREEN),
    "evenementen:akkoord": Deur(lezen=IEDEREEN, posten=IEDEREEN, args=akkoordlink),
    "evenementen:aanbod": Deur(lezen=IEDEREEN, posten=IEDEREEN, args=lijstlink),
    "evenementen:kalender": Deur(lezen=IEDEREEN),
    "evenementen:jaar": Deur(lezen=IEDEREEN, args=dit_jaar),
    "evenementen:poster": Deur(lezen=IEDEREEN, args=dit_jaar),
    "evenementen:feed": Deur(lezen=IEDEREEN),
    "evenementen:archief": Deur(lezen=IEDEREEN),
    "evenementen:archiefjaar": Deur(lezen=IEDEREEN, args=geweest),
    "evenementen:evaluatie": Deur(lezen={AMBTENAAR}, posten={AMBTENAAR}, args=was_er),
    "evenementen:planning": Deur(lezen=PLANNERS),
    "evenementen:planningfeed": Deur(lezen=IEDEREEN, args=planningsadres),
    "evenementen:voorstellen": Deur(lezen=PLANNERS, posten=PLANNERS),
    "evenementen:vrij_inlezen": Deur(lezen=PLANNERS, posten=PLANNERS),
    "evenementen:plan": Deur(lezen=PLANNERS, args=voorstel),
    "evenementen:voorstel_wijzigen": Deur(
        lezen={Rol.CONTACTPERSOON}, posten={Rol.CONTACTPERSOON}, args=ons_voorstel
    ),
    "evenementen:intrekken": Deur(posten={Rol.CONTACTPERSOON}, args=ons_voorstel),
    "evenementen:opmerken": Deur(posten=PLANNERS, args=voorstel),
    "evenementen:gastheer": Deur(posten=ORGANISATIES, args=voorstel),
    "evenementen:gastheer_weg": Deur(posten={Rol.CONTACTPERSOON}, args=ons_aanbod),
    "evenementen:plannen": Deur(posten=COORDINATOR, args=voorstel),
    "evenementen:afwijzen": Deur(posten=COORDINATOR, args=voorstel),
    "evenementen:afgelasten": Deur(posten=COORDINATOR, args=voorstel),
    "evenementen:publiceren": Deur(posten=COORDINATOR, args=voorstel),
    "evenementen:kopieren": Deur(lezen=COORDINATOR, posten=COORDINATOR, args=voorstel),
    "evenementen:evenement": Deur(lezen=IEDEREEN, args=evenement),
    "evenementen:plaatsen": Deur(lezen=IEDEREEN, args=evenement),
    "evenementen:agenda": Deur(lezen=IEDEREEN, args=evenement),
    "evenementen:onderdeel": Deur(lezen=IEDEREEN, args=onderdeel),
    "evenementen:onderdeel_agenda": Deur(lezen=IEDEREEN, args=onderdeel),
    "evenementen:kiezen": Deur(posten=INGELOGD, args=straks),
    "evenementen:aanmelden": Deur(lezen=INGELOGD, posten=INGELOGD, args=straks),
    "evenementen:aangemeld": Deur(lezen=INGELOGD, args=straks),
    "evenementen:mijn": Deur(lezen=MIJN, args=mijn_evenement),
    "evenementen:aannemen": Deur(posten=MIJN, args=van_de_ambtenaar),
    "evenementen:annuleren": Deur(posten=MIJN, args=van_de_ambtenaar),
    "evenementen:wisselen": Deur(lezen=MIJN, posten=MIJN, args=van_de_ambtenaar),
}
