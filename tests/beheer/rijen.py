"""One row of every model in the admin, belonging to an organisation and carrying its mark in every text.

A model in the admin that is not in here fails test_lekken and test_lijsten. A catalogue row carries no mark: all
may see it.
"""

from tests import maken
from twentsekracht.organisaties.models import Alias, EmailDomein, Formatie, Lid, Naamgeving
from twentsekracht.organisaties.toegang import Rol


def organisatie(org, merk):
    Alias.objects.create(organisatie=org, naam=f"Alias {merk} {maken.nummer()}")
    Naamgeving.objects.create(organisatie=org, naam=f"Oud {merk}", korte_naam=f"Oud {merk}")
    EmailDomein.objects.create(organisatie=org, domein=f"{merk}{maken.nummer()}.example".lower())
    Formatie.objects.create(organisatie=org, jaar=2000 + maken.nummer(), fte=10)
    Lid.objects.create(werkgever=org, organisatie=maken.maak_organisatie(naam=f"Lid {merk}"))
    return org


def gebruiker(org, merk):
    return maken.maak_gebruiker(organisatie=org, naam=f"Mens {merk}", functie=merk)


def lidmaatschap(org, merk):
    return maken.maak_lidmaatschap(gebruiker(org, merk), org, Rol.AMBASSADEUR)


def vacature(org, merk):
    rij = maken.maak_vacature(org, titel=f"Vacature {merk}", code=f"V-{merk}-{maken.nummer()}")
    maken.maak_vacaturestap(rij, reden=merk, door=gebruiker(org, merk))
    return rij


def inschrijving(org, merk):
    rij = maken.maak_inschrijving(
        organisatie=org, deelnemer=gebruiker(org, merk), kenmerk=f"{merk}{maken.nummer()}"
    )
    maken.maak_inschrijvingstap(rij, reden=merk)
    return rij


def deelname(org, merk):
    rij = maken.maak_deelname(organisatie=org, deelnemer=gebruiker(org, merk))
    maken.maak_deelnamestap(rij, door=gebruiker(org, merk))
    return rij


def ruilaanbod(org, merk):
    rij = maken.maak_ruilaanbod(org, functie=f"Functie {merk}", deelnemer=gebruiker(org, merk))
    maken.maak_voorkeur(rij, maken.maak_organisatie(naam=f"Voorkeur {merk}"))
    maken.maak_aanbodstap(rij, door=gebruiker(org, merk))
    return rij


def trainee(org, merk):
    rij = maken.maak_trainee(
        organisatie=org, code=f"T-{merk}-{maken.nummer()}", deelnemer=gebruiker(org, merk)
    )
    maken.maak_traineestap(rij, organisatie=org)
    return rij


def werkplekruil(org, merk):
    ander = maken.maak_organisatie(naam=f"Ruilt met {merk}")
    return maken.maak_werkplekruil(org, ander, groep=f"Groep {merk} {maken.nummer()}", reden=merk)


RIJEN = {
    "organisaties.organisatie": organisatie,
    "organisaties.gebruiker": gebruiker,
    "organisaties.lidmaatschap": lidmaatschap,
    "vacatures.vacature": vacature,
    "vacatures.reactie": lambda org, merk: maken.maak_reactie(vacature(org, merk)),
    "school.afspraak": lambda org, merk: maken.maak_afspraak(org, jaar=2000 + maken.nummer()),
    "school.opleiding": lambda org, merk: maken.maak_opleiding(),
    "school.uitvoering": lambda org, merk: maken.maak_uitvoering(),
    "school.inschrijving": inschrijving,
    "evenementen.evenement": lambda org, merk: maken.maak_onderdeel().evenement,
    "evenementen.deelname": deelname,
    "evenementen.werkplekruil": werkplekruil,
    "jbmb.ruilaanbod": ruilaanbod,
    "trainees.lichting": lambda org, merk: maken.maak_lichting(),
    "trainees.trainee": trainee,
    "werk.job": lambda org, merk: maken.maak_job(sleutel=f"{merk}{maken.nummer()}"),
    "logboek.regel": lambda org, merk: maken.maak_regel(org, organisatie=org),
    "bezoek.bezoekmeting": lambda org, merk: maken.maak_bezoekmeting(sleutel=f"{merk}{maken.nummer()}"),
}
