"""The catalogue is public: who wants to know what there is to learn need not sign in. An enrolment is one's own."""

from datetime import timedelta

from django.utils import timezone

from school.aanwezigheid import sessies_van
from school.models import Akkoord, Inschrijving, Plaatsoverdracht
from school.services import akkoordteken, checkteken, lijstteken, overdrachtteken, presentieteken
from school.services.aanbodbrieven import AFMELDEN
from tests.deuren import AMBTENAAR, IEDEREEN, INGELOGD, Deur
from tests.maken import (
    maak_belangstelling,
    maak_gebruiker,
    maak_inschrijving,
    maak_opleiding,
    maak_uitvoering,
)

STRAKS = timedelta(days=30)


def run(wereld):
    return (maak_uitvoering(start=timezone.localdate() + STRAKS).pk,)


def van_de_ambtenaar(wereld):
    rij = maak_inschrijving(
        maak_uitvoering(start=timezone.localdate() + STRAKS),
        wereld.hengelo,
        "wachtlijst",
        deelnemer=wereld.mensen[AMBTENAAR],
    )
    return (rij.pk,)


def afgerond(wereld):
    gisteren = timezone.localdate() - timedelta(days=1)
    rij = maak_inschrijving(
        maak_uitvoering(start=gisteren), wereld.hengelo, "afgerond", deelnemer=wereld.mensen[AMBTENAAR]
    )
    return (rij.pk,)


def akkoordlink(wereld):
    """The secret address is the key of a leidinggevende."""
    rij = maak_inschrijving(
        maak_uitvoering(start=timezone.localdate() + STRAKS),
        wereld.hengelo,
        "wacht_op_akkoord",
        deelnemer=wereld.mensen[AMBTENAAR],
    )
    nu = timezone.now()
    vraag = Akkoord.objects.create(inschrijving=rij, gevraagd_op=nu, plaats_tot=nu + STRAKS)
    return (akkoordteken(vraag),)


def lijstlink(wereld):
    """So is this one of who waits."""
    [pk] = van_de_ambtenaar(wereld)
    return (lijstteken(Inschrijving.objects.get(pk=pk)),)


def gevraagd_door_de_ambtenaar(wereld):
    opleiding = maak_opleiding()
    maak_belangstelling(opleiding, wereld.mensen[AMBTENAAR])
    return (opleiding.pk,)


def met_plaats(wereld):
    rij = maak_inschrijving(
        maak_uitvoering(start=timezone.localdate() + STRAKS),
        wereld.hengelo,
        deelnemer=wereld.mensen[AMBTENAAR],
    )
    return (rij.pk,)


def overdrachtlink(wereld):
    """Secret or not: only for the colleague it was offered to."""
    rij = maak_inschrijving(
        maak_uitvoering(start=timezone.localdate() + STRAKS), wereld.hengelo, deelnemer=maak_gebruiker()
    )
    aan = wereld.mensen[AMBTENAAR].email
    vraag = Plaatsoverdracht.objects.create(inschrijving=rij, aan=aan, gevraagd_op=timezone.now())
    return (overdrachtteken(vraag),)


def vandaag(wereld):
    """A run of today with the ambtenaar in it."""
    run = maak_uitvoering(start=timezone.localdate())
    return maak_inschrijving(run, wereld.hengelo, "aanwezig", deelnemer=wereld.mensen[AMBTENAAR])


def trainerlink(wereld):
    """And this one of a trainer, of one session."""
    [sessie] = sessies_van(vandaag(wereld).uitvoering)
    return (presentieteken(sessie),)


def zaalcode(wereld):
    """Who is not on the list is told so."""
    [sessie] = sessies_van(vandaag(wereld).uitvoering)
    return (checkteken(sessie, sessie.eerste_dag),)


MIJN = {AMBTENAAR}
DEUREN = {
    "school:catalogus": Deur(lezen=IEDEREEN),
    "school:kalender": Deur(lezen=IEDEREEN),
    "school:agenda": Deur(lezen=IEDEREEN),
    "school:opleiding": Deur(lezen=IEDEREEN, args=lambda wereld: (maak_opleiding().code,)),
    "school:inschrijven": Deur(lezen=INGELOGD, posten=INGELOGD, args=run),
    "school:inschrijving": Deur(lezen=MIJN, args=van_de_ambtenaar),
    "school:aannemen": Deur(posten=MIJN, args=van_de_ambtenaar),
    "school:annuleren": Deur(posten=MIJN, args=van_de_ambtenaar),
    "school:klopt_niet": Deur(lezen=MIJN, posten=MIJN, args=lambda wereld: (vandaag(wereld).pk,)),
    "school:presentie": Deur(lezen=IEDEREEN, posten=IEDEREEN, args=trainerlink),
    "school:presentiecode": Deur(lezen=IEDEREEN, args=trainerlink),
    "school:inchecken": Deur(lezen=INGELOGD, posten=INGELOGD, args=zaalcode),
    "school:van_de_lijst": Deur(lezen=IEDEREEN, posten=IEDEREEN, args=lijstlink),
    "school:laat_weten": Deur(posten=INGELOGD, args=lambda wereld: (maak_opleiding().pk,)),
    "school:laat_niet_weten": Deur(posten=MIJN, args=gevraagd_door_de_ambtenaar),
    "school:afmelden": Deur(lezen=IEDEREEN, posten=IEDEREEN, args=lambda wereld: (AFMELDEN.sign("1"),)),
    "school:overdragen": Deur(lezen=MIJN, posten=MIJN, args=met_plaats),
    "school:overdracht_intrekken": Deur(posten=MIJN, args=met_plaats),
    "school:overdracht": Deur(lezen=MIJN, posten=MIJN, args=overdrachtlink),
    "school:bewijs": Deur(lezen=MIJN, args=afgerond),
    "school:evaluatie": Deur(lezen=MIJN, posten=MIJN, args=afgerond),
    "school:leren": Deur(lezen=INGELOGD),
    "school:leren_download": Deur(lezen=INGELOGD, args=lambda wereld: ("xlsx",)),
    "school:certificaat": Deur(lezen=IEDEREEN, posten=IEDEREEN),
    "school:akkoord": Deur(lezen=IEDEREEN, posten=IEDEREEN, args=akkoordlink),
    "school:akkoord_doorgeven": Deur(lezen=IEDEREEN, posten=IEDEREEN, args=akkoordlink),
}
