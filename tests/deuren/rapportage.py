"""Of an edition of the region; whose edition of an organisation is, stands in tests/rapportage/test_models.py."""

from tests.deuren import BUREAU, ELDERS, Deur
from tests.maken import maak_bestand, maak_editie, nummer
from twentsekracht.organisaties.toegang import Rol

LEZERS = BUREAU | {Rol.REGIEGROEP}


def editie(**velden):
    """With a top of its own length, since the same edition is there once."""
    return maak_editie(top_reacties=nummer(), **velden)


def concept(wereld):
    return (editie().pk,)


def definitief(wereld):
    return (editie(definitief=True).pk,)


def tekst(wereld):
    return (editie().pk, "inleiding")


def bestand(wereld):
    return (maak_bestand(editie(definitief=True)).editie_id, "pdf")


DEUREN = {
    "rapportage:lijst": Deur(lezen=LEZERS | {Rol.CONTACTPERSOON, ELDERS}),
    "rapportage:nieuw": Deur(lezen=BUREAU, posten=BUREAU),
    "rapportage:editie": Deur(lezen=LEZERS, args=definitief),
    "rapportage:voortgang": Deur(lezen=LEZERS, args=definitief),
    "rapportage:voorbeeld": Deur(lezen=LEZERS, args=definitief),
    "rapportage:bestand": Deur(lezen=LEZERS, args=bestand),
    "rapportage:tekst": Deur(lezen=BUREAU, posten=BUREAU, args=tekst),
    "rapportage:tekst_herstellen": Deur(posten=BUREAU, args=tekst),
    "rapportage:controleblad": Deur(lezen=BUREAU, posten=BUREAU, args=concept),
    "rapportage:definitief": Deur(lezen=BUREAU, posten=BUREAU, args=concept),
    # A definitive one is refused and stays: a concept would be gone after the first who may.
    "rapportage:verwijderen": Deur(lezen=BUREAU, posten=BUREAU, args=definitief),
    "rapportage:cijfers": Deur(posten=BUREAU, args=concept),
    "rapportage:bestanden": Deur(posten=BUREAU, args=concept),
    "rapportage:opnieuw": Deur(posten=BUREAU, args=concept),
    "rapportage:nieuwe_versie": Deur(posten=BUREAU, args=definitief),
    "rapportage:organisaties": Deur(posten=BUREAU, args=definitief),
    "rapportage:organisaties_definitief": Deur(posten=BUREAU, args=definitief),
}
