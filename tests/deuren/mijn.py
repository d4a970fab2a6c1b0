from tests.deuren import IEDEREEN, INGELOGD, Deur
from tests.maken import maak_agendaadres, maak_gebruiker, maak_organisatie, maak_profiel


def eigen_adres(wereld):
    """The secret address of somebody else: whoever has it needs nothing more, and whoever is signed in no less."""
    return (maak_agendaadres(maak_gebruiker(organisatie=wereld.hengelo)).sleutel,)


def wie_zich_laat_zien(wereld):
    ander = maak_gebruiker(organisatie=maak_organisatie())
    return (maak_profiel(ander, zichtbaar_voor_collegas=True).pk,)


DEUREN = {
    "mijn:overzicht": Deur(lezen=INGELOGD),
    "mijn:profiel": Deur(lezen=INGELOGD, posten=INGELOGD),
    "mijn:collegas": Deur(lezen=INGELOGD),
    "mijn:collega": Deur(lezen=INGELOGD, args=wie_zich_laat_zien),
    "mijn:agenda": Deur(lezen=INGELOGD),
    "mijn:agenda_adres": Deur(posten=INGELOGD),
    "mijn:agenda_uit": Deur(posten=INGELOGD),
    "mijn:ics": Deur(lezen=IEDEREEN, args=eigen_adres),
    "mijn:werkvoorraad": Deur(lezen=INGELOGD),
    "mijn:gegevens": Deur(lezen=INGELOGD),
    "mijn:download": Deur(lezen=INGELOGD),
    "mijn:account_wissen": Deur(lezen=INGELOGD, posten=INGELOGD),
}
