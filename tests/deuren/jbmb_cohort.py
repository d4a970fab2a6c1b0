"""Cohorts are for who is signed in; what somebody does in one is their own; for a question there is an ambassadeur."""

from django.utils import timezone

from jbmb.services.cohortlinks import akkoordteken
from tests.deuren import AMBTENAAR, IEDEREEN, INGELOGD, Deur
from tests.jbmb.cohort import maak_cohort, maak_deelname, maak_hulpvraag, maak_match, maak_notitie, maak_team
from twentsekracht.organisaties.toegang import Rol


def open_cohort(wereld):
    return (maak_cohort("open").pk,)


def doet_mee(wereld):
    """The ambtenaar does, in one at a time."""
    return (_mee(wereld).cohort_id,)


def _mee(wereld):
    ambtenaar = wereld.mensen[AMBTENAAR]
    return ambtenaar.cohortdeelnames.first() or maak_deelname(deelnemer=ambtenaar)


def match_van(wereld):
    """To the place of the ambtenaar."""
    bij = _mee(wereld)
    return (maak_match(maak_deelname(bij.cohort), bij).pk,)


def hulp_gevraagd(wereld):
    return (maak_hulpvraag(maak_deelname(organisatie=wereld.hengelo)).pk,)


def gevraagd_akkoord(wereld):
    return (akkoordteken(maak_deelname(maak_cohort("open"), status="uitgenodigd")),)


def in_een_team(wereld):
    return (maak_team(_mee(wereld)).pk,)


def ander_team(wereld):
    """Of the same cohort, without the ambtenaar."""
    return (maak_team(maak_deelname(_mee(wereld).cohort)).pk,)


def gecoacht(wereld):
    """By the ambtenaar."""
    rij = maak_deelname()
    rij.coach = rij.cohort.coaches.create(gebruiker=wereld.mensen[AMBTENAAR])
    rij.save()
    return (rij.pk,)


def notitie(wereld):
    return (maak_notitie(maak_deelname(), wereld.mensen[AMBTENAAR]).pk,)


def deed_mee(wereld):
    cohort = maak_cohort("afgerond")
    cohort.stappen.update(per=timezone.localdate())
    maak_deelname(cohort, wereld.mensen[AMBTENAAR], "afgerond")
    return (cohort.pk,)


HELPERS = {Rol.AMBASSADEUR, Rol.COORDINATOR}
DEUREN = {
    "jbmb:cohorten": Deur(lezen=INGELOGD),
    "jbmb:cohort": Deur(lezen=INGELOGD, args=open_cohort),
    "jbmb:cohort_aanmelden": Deur(lezen=INGELOGD, posten=INGELOGD, args=open_cohort),
    **{
        f"jbmb:{naam}": Deur(posten={AMBTENAAR}, args=doet_mee)
        for naam in ("cohort_verlaten", "cohort_zoekt", "cohort_match", "cohort_inwerken", "cohort_hulp")
    },
    "jbmb:team_nieuw": Deur(lezen={AMBTENAAR}, posten={AMBTENAAR}, args=doet_mee),
    "jbmb:team": Deur(lezen={AMBTENAAR}, posten={AMBTENAAR}, args=in_een_team),
    "jbmb:team_erbij": Deur(posten={AMBTENAAR}, args=ander_team),
    "jbmb:team_verlaten": Deur(posten={AMBTENAAR}, args=doet_mee),
    "jbmb:notities": Deur(lezen={AMBTENAAR}, posten={AMBTENAAR}, args=gecoacht),
    "jbmb:notitie_weg": Deur(posten={AMBTENAAR}, args=notitie),
    "jbmb:cohort_evaluatie": Deur(lezen={AMBTENAAR}, posten={AMBTENAAR}, args=deed_mee),
    "jbmb:match_antwoord": Deur(posten={AMBTENAAR}, args=match_van),
    "jbmb:match_intrekken": Deur(posten={AMBTENAAR}, args=match_van),
    "jbmb:hulp": Deur(lezen=HELPERS),
    "jbmb:hulp_antwoord": Deur(posten=HELPERS, args=hulp_gevraagd),
    "jbmb:cohort_akkoord": Deur(lezen=IEDEREEN, posten=IEDEREEN, args=gevraagd_akkoord),
}
