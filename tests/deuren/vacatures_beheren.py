"""Who comes in at /vacatures/beheren/: who handles vacancies, of their own organisation; the coördinator of all."""

from django.utils import timezone

from tests.deuren import ELDERS, Deur
from tests.maken import maak_vacature
from twentsekracht.organisaties.toegang import Rol

BEHANDELAARS = {Rol.CONTACTPERSOON, Rol.VACATUREHOUDER, Rol.COORDINATOR}
OOK_ELDERS = BEHANDELAARS | {ELDERS}  # the page is theirs too, with what is theirs on it


def concept(wereld):
    return (maak_vacature(wereld.hengelo, status="concept").pk,)


def open_(wereld):
    return (maak_vacature(wereld.hengelo, gepubliceerd_op=timezone.localdate(), doelgroep="extern").pk,)


def voorbeeld(wereld):
    return (*concept(wereld), "regio")


DEUREN = {
    "vacatures:beheren": Deur(lezen=OOK_ELDERS),
    "vacatures:nieuw": Deur(lezen=OOK_ELDERS, posten=OOK_ELDERS),
    "vacatures:cijfers": Deur(lezen=OOK_ELDERS),
    "vacatures:bewerken": Deur(lezen=BEHANDELAARS, posten=BEHANDELAARS, args=concept),
    "vacatures:voorbeeld": Deur(lezen=BEHANDELAARS, args=voorbeeld),
    "vacatures:plaatsen": Deur(lezen=BEHANDELAARS, posten=BEHANDELAARS, args=concept),
    "vacatures:nakijken": Deur(posten=BEHANDELAARS, args=concept),
    "vacatures:nakijken_vragen": Deur(posten=BEHANDELAARS, args=concept),
    "vacatures:terugsturen": Deur(lezen=BEHANDELAARS, posten=BEHANDELAARS, args=concept),
    "vacatures:sjabloon_maken": Deur(lezen=BEHANDELAARS, posten=BEHANDELAARS, args=concept),
    "vacatures:terughalen": Deur(posten=BEHANDELAARS, args=open_),
    "vacatures:verlengen": Deur(lezen=BEHANDELAARS, posten=BEHANDELAARS, args=open_),
    "vacatures:sluiten": Deur(lezen=BEHANDELAARS, posten=BEHANDELAARS, args=open_),
    "vacatures:intrekken": Deur(lezen=BEHANDELAARS, posten=BEHANDELAARS, args=open_),
    "vacatures:kopieren": Deur(posten=BEHANDELAARS, args=concept),
    "vacatures:opnieuw": Deur(posten=BEHANDELAARS, args=concept),
    "vacatures:vacaturecijfers": Deur(lezen=BEHANDELAARS, args=open_),
}
