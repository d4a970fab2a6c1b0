"""Who comes in at /toegang/: contactpersonen for their own organisation, the office for all."""

from datetime import timedelta

from django.utils import timezone

from tests.deuren import BUREAU, ELDERS, IEDEREEN, Deur
from tests.maken import maak_gebruiker, maak_lidmaatschap, maak_rollencontrole, maak_uitnodiging
from twentsekracht.organisaties.toegang import Rol

UITDELERS = BUREAU | {Rol.CONTACTPERSOON, ELDERS}
VAN_HENGELO = UITDELERS - {ELDERS}


def rol(wereld):
    tot = timezone.localdate() + timedelta(days=90)
    return (maak_lidmaatschap(maak_gebruiker(organisatie=wereld.hengelo), rol=Rol.AMBASSADEUR, tot=tot).pk,)


def uitnodiging(wereld):
    return (maak_uitnodiging(organisatie=wereld.hengelo).pk,)


def sleutel(wereld):
    nieuw = maak_uitnodiging(organisatie=wereld.hengelo)
    return (nieuw.sleutel,)


def controle(wereld):
    return (maak_rollencontrole(wereld.hengelo).pk,)


DEUREN = {
    "organisaties:toegang": Deur(lezen=UITDELERS),
    "organisaties:rollen": Deur(lezen=UITDELERS),
    "organisaties:rol_geven": Deur(lezen=UITDELERS, posten=UITDELERS),
    "organisaties:rol_eindigen": Deur(
        lezen=VAN_HENGELO, posten=VAN_HENGELO, args=rol, vraag={"laatste_dag": "ooit"}
    ),
    "organisaties:rol_verlengen": Deur(lezen=VAN_HENGELO, posten=VAN_HENGELO, args=rol),
    "organisaties:vervanger": Deur(lezen=VAN_HENGELO, posten=VAN_HENGELO, args=rol),
    "organisaties:uitnodigingen": Deur(lezen=UITDELERS),
    "organisaties:uitnodigen": Deur(lezen=UITDELERS, posten=UITDELERS),
    "organisaties:uitnodiging_opnieuw": Deur(posten=VAN_HENGELO, args=uitnodiging),
    "organisaties:uitnodiging_intrekken": Deur(posten=VAN_HENGELO, args=uitnodiging),
    # Whoever has the link in the mail.
    "organisaties:uitnodiging": Deur(lezen=IEDEREEN, posten=IEDEREEN, args=sleutel),
    "organisaties:rollencontroles": Deur(lezen=UITDELERS),
    "organisaties:rollencontrole_starten": Deur(posten=BUREAU),
    "organisaties:rollencontrole": Deur(lezen=VAN_HENGELO, args=controle),
    "organisaties:rolbesluit": Deur(
        posten=VAN_HENGELO, args=controle, vraag={"lidmaatschap": "1", "besluit": "niets"}
    ),
    "organisaties:overige_bevestigen": Deur(posten=VAN_HENGELO, args=controle),
    "organisaties:logboek": Deur(lezen=UITDELERS),
    "organisaties:logboek_csv": Deur(lezen=UITDELERS),
}
