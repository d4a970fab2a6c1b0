"""Of a vacancy for Twente's governments: outsiders do not see it; tests/vacatures/test_models.py has all the rest."""

from django.utils import timezone

from tests.deuren import AMBTENAAR, ELDERS, IEDEREEN, INGELOGD, Deur
from tests.maken import maak_vacature, maak_zoekopdracht
from tests.vacatures.maken import maak_bijlage, maak_commissielid, maak_sollicitatie, maak_uitkomstvraag
from twentsekracht import bestanden
from twentsekracht.organisaties.toegang import Rol
from vacatures.models import Reactie
from vacatures.services import mailteken, uitkomstteken


def voor_de_regio(wereld):
    return (maak_vacature(wereld.hengelo, doelgroep="regio").code,)


def met_sluitdatum(wereld):
    return (maak_vacature(wereld.hengelo, doelgroep="regio", sluit_op=timezone.localdate()).code,)


def vacature(wereld):
    return (maak_vacature(wereld.hengelo, doelgroep="regio").pk,)


def van_een_ander(wereld):
    return (maak_zoekopdracht().pk,)


def teken(wereld):
    return (mailteken(maak_zoekopdracht().gebruiker),)


def uitkomstlink(wereld):
    return (uitkomstteken(maak_uitkomstvraag(maak_vacature(wereld.hengelo), laatst_op=timezone.now())),)


def reactie(wereld):
    rij = maak_sollicitatie(vacature=maak_vacature(wereld.hengelo)).reactie
    return rij.vacature_id, rij.pk


def commissielid(wereld):
    lid = maak_commissielid(maak_vacature(wereld.hengelo))
    return lid.vacature_id, lid.pk


def van_buiten(wereld):
    """Of somebody without an account: the secret address is the key."""
    return (met_cv(maak_sollicitatie(vacature=maak_vacature(wereld.hengelo))).teken,)


def nog_te_bevestigen(wereld):
    rij = maak_sollicitatie(maak_vacature(wereld.hengelo), reactie=None, gemaakt_op=timezone.now())
    return (rij.teken,)


def met_geweigerd_cv(wereld):
    rij = maak_sollicitatie(vacature=maak_vacature(wereld.hengelo))
    maak_bijlage(rij, controle="besmet")
    return (rij.teken,)


def van_de_ambtenaar(wereld):
    rij = maak_sollicitatie(vacature=maak_vacature(wereld.hengelo))
    Reactie.objects.filter(pk=rij.reactie_id).update(kandidaat=wereld.mensen[AMBTENAAR])
    return (rij.teken,)


def cv_bij_hengelo(wereld):
    return (met_cv(maak_sollicitatie(vacature=maak_vacature(wereld.hengelo))).bijlage.pk,)


def met_cv(sollicitatie):
    maak_bijlage(sollicitatie, bestand=bestanden.bewaar(b"%PDF-1.7", map="sollicitaties"))
    return sollicitatie


REACTIES = {Rol.VACATUREHOUDER}  # the others, the platform office too, see counts
BEHANDELAARS = {Rol.CONTACTPERSOON, Rol.VACATUREHOUDER, Rol.COORDINATOR}
DEUREN = {
    "vacatures:lijst": Deur(lezen=IEDEREEN),
    "vacatures:detail": Deur(lezen=INGELOGD, args=voor_de_regio),
    "vacatures:sluitdatum": Deur(lezen=INGELOGD, args=met_sluitdatum),
    "vacatures:bewaren": Deur(posten=INGELOGD, args=vacature),
    "vacatures:weghalen": Deur(posten=INGELOGD, args=vacature),
    "vacatures:zoekopdracht_bewaren": Deur(posten=INGELOGD),
    "vacatures:zoekopdracht_wijzigen": Deur(args=van_een_ander),
    "vacatures:zoekopdracht_verwijderen": Deur(args=van_een_ander),
    "vacatures:feed": Deur(lezen=IEDEREEN),
    "vacatures:organisatie": Deur(lezen=IEDEREEN, args=lambda wereld: (wereld.hengelo.code,)),
    "vacatures:organisatie_feed": Deur(lezen=IEDEREEN, args=lambda wereld: (wereld.hengelo.code,)),
    "vacatures:herinneren": Deur(posten=INGELOGD),
    "vacatures:afmelden": Deur(lezen=IEDEREEN, posten=IEDEREEN, args=teken),
    "vacatures:afmelden_herinnering": Deur(lezen=IEDEREEN, posten=IEDEREEN, args=teken),
    "vacatures:mailkeuzes": Deur(lezen=IEDEREEN, posten=IEDEREEN, args=teken),
    "vacatures:uitkomst": Deur(lezen=IEDEREEN, posten=IEDEREEN, args=uitkomstlink),
    "vacatures:uitkomsten": Deur(lezen=BEHANDELAARS | {ELDERS}),
    "vacatures:uitkomst_vastleggen": Deur(lezen=BEHANDELAARS, posten=BEHANDELAARS, args=vacature),
    "vacatures:reacties": Deur(lezen=REACTIES, args=vacature),
    "vacatures:reactie_behandelen": Deur(lezen=REACTIES, args=reactie),
    "vacatures:reactie_in_behandeling": Deur(lezen=REACTIES, posten=REACTIES, args=reactie),
    "vacatures:reactie_aanbieden": Deur(lezen=REACTIES, posten=REACTIES, args=reactie),
    "vacatures:reactie_aannemen": Deur(lezen=REACTIES, posten=REACTIES, args=reactie),
    "vacatures:reactie_heropenen": Deur(lezen=REACTIES, posten=REACTIES, args=reactie),
    "vacatures:reacties_uitnodigen": Deur(lezen=REACTIES, posten=REACTIES, args=vacature),
    "vacatures:reacties_afwijzen": Deur(lezen=REACTIES, posten=REACTIES, args=vacature),
    "vacatures:reacties_export": Deur(posten=REACTIES, args=vacature, vraag={"soort": "ods"}),
    "vacatures:reageren": Deur(lezen=INGELOGD, posten=INGELOGD, args=voor_de_regio),
    "vacatures:reageren_verstuurd": Deur(lezen=INGELOGD, args=voor_de_regio),
    "vacatures:reactie": Deur(lezen=IEDEREEN, args=van_buiten),
    "vacatures:reactie_cv": Deur(lezen=IEDEREEN, args=van_buiten),
    "vacatures:reactie_cv_nasturen": Deur(lezen=IEDEREEN, posten=IEDEREEN, args=met_geweigerd_cv),
    "vacatures:reactie_bewaren": Deur(posten=IEDEREEN, args=van_buiten),
    "vacatures:reactie_intrekken": Deur(lezen=IEDEREEN, posten=IEDEREEN, args=van_buiten),
    "vacatures:reactie_bevestigen": Deur(posten=IEDEREEN, args=nog_te_bevestigen),
    "vacatures:reactie_verwijderen": Deur(lezen={AMBTENAAR}, posten={AMBTENAAR}, args=van_de_ambtenaar),
    "vacatures:verwijderen_nakijken": Deur(lezen={Rol.COORDINATOR}, posten={Rol.COORDINATOR}),
    "vacatures:cv": Deur(lezen=REACTIES, args=cv_bij_hengelo),
    "vacatures:commissie": Deur(lezen=REACTIES, posten=REACTIES, args=vacature),
    "vacatures:commissielid_weg": Deur(posten=REACTIES, args=commissielid),
}
