"""One row of every model in the admin, belonging to an organisation and carrying its mark in every text.

A model in the admin that is not in here fails test_lekken and test_lijsten. A catalogue row carries no mark: all
may see it.
"""

import zlib
from datetime import timedelta

from evenementen.models import Evenementbeleid
from jbmb.models import Klusbeleid
from rapportage.models import Begrotingspost, Bezetting, GedrukteWaarde
from school.models import Akkoordbeleid, Annuleerregel, NoShowbeleid
from tests import maken
from tests.evenementen import maken as evenementdata
from tests.evenementen import meelopen as meeloopdata
from tests.jbmb import klussen as klusdata
from tests.jbmb.cohort import maak_cohort, maak_vraag
from tests.vacatures import maken as vacaturedata
from twentsekracht.inlezen.models import Bronbestand, Correctie, Import
from twentsekracht.organisaties.models import Alias, EmailDomein, Formatie, Lid, Naamgeving, Rolbesluit
from twentsekracht.organisaties.toegang import Rol
from vacatures.models import Werkwijze


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


def werkwijze(org, merk):
    """One per organisation."""
    return Werkwijze.objects.filter(organisatie=org).first() or vacaturedata.maak_werkwijze(org)


def herplaatsingskandidaat(org, merk):
    return vacaturedata.maak_herplaatsingskandidaat(gebruiker(org, merk), org)


def salaristabel(org, merk):
    return vacaturedata.maak_salaristabel(geldig_vanaf=maken.DAG + timedelta(days=maken.nummer()))


def uitvoering(org, merk):
    """For all to see, but for how many places of it are kept for whom."""
    run = maken.maak_uitvoering(vrijgave_op=maken.DAG)
    maken.maak_quotum(run, org)
    return run


def akkoordbeleid(org):
    """One per amount."""
    return Akkoordbeleid.objects.create(organisatie=org, vanaf_kosten=maken.nummer(), wijze="akkoord")


def evenementbeleid(org):
    """One per organisation."""
    return Evenementbeleid.objects.get_or_create(organisatie=org, defaults={"wijze": "akkoord"})[0]


def klusbeleid(org):
    """One per organisation."""
    return Klusbeleid.objects.get_or_create(organisatie=org, defaults={"wijze": "akkoord"})[0]


def klus(org, merk):
    rij = klusdata.maak_klus(gebruiker(org, merk), titel=f"Klus {merk}", omschrijving=merk)
    rij.stappen.update(reden=merk)
    return rij


def annuleerregel():
    """One per number of days."""
    return Annuleerregel.objects.create(dagen=100 + maken.nummer(), percentage=10)


def inschrijving(org, merk):
    rij = maken.maak_inschrijving(
        organisatie=org, deelnemer=gebruiker(org, merk), kenmerk=f"{merk}{maken.nummer()}"
    )
    maken.maak_inschrijvingstap(rij, reden=merk)
    rij.aanwezigheid.create(soort="deels", bron="bureau", reden=merk, vastgelegd_op=maken.MOMENT)
    return rij


def deelname(org, merk):
    rij = maken.maak_deelname(organisatie=org, deelnemer=gebruiker(org, merk))
    maken.maak_deelnamestap(rij, door=gebruiker(org, merk))
    return rij


def meeloopplek(org, merk):
    return meeloopdata.maak_dag(meeloopdata.maak_plek(gebruiker(org, merk), functie=f"Functie {merk}")).plek


def meeloopverzoek(org, merk):
    """With somebody of another organisation, who stands in none of it."""
    return meeloopdata.maak_verzoek(bezoeker=gebruiker(org, merk), motivatie=merk)


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


def ruilgroep(org, merk):
    lid = gebruiker(org, merk)
    groep = evenementdata.maak_ruilgroep(naam=f"Groep {merk} {maken.nummer()}", zorgt_ervoor=lid)
    evenementdata.maak_ruillid(groep, org, gebruiker=lid)
    return groep


def ruilronde(org, merk):
    return evenementdata.maak_ruilronde(ruilgroep(org, merk), naam=f"Ronde {merk} {maken.nummer()}")


def editie(org, merk):
    return maken.maak_editie(organisatie=org, top_reacties=maken.nummer(), cijfers=False)


def begrotingspost(org, merk):
    return Begrotingspost.objects.create(
        jaar=2015, post=f"Post {merk} {maken.nummer()}", soort="eenmalig", begroot=1
    )


def job(org, merk):
    return maken.maak_job(sleutel=f"{merk}{maken.nummer()}", reden=merk)


def regel(org, merk):
    return maken.maak_regel(org, actie=f"iets met {merk}", organisatie=org)


def imp(org, merk):
    rij = Import.objects.create(
        naam=f"{merk}.zip", status="afgekeurd", gestart_op=maken.MOMENT, problemen=[merk]
    )
    Bronbestand.objects.create(imp=rij, naam=f"{merk}.csv", inhoud=zlib.compress(merk.encode()))
    return rij


def bronbestand(org, merk):
    return imp(org, merk).bronbestanden.get()


def correctie(org, merk):
    return Correctie.objects.create(
        imp=imp(org, merk),
        bestand=f"{merk}.csv",
        regel=2,
        kolom="naam",
        soort="alias",
        bronwaarde=merk,
        waarde=merk,
    )


def bezetting(org, merk):
    return Bezetting.objects.create(functie=f"{merk} {maken.nummer()}", uren_per_week=36, van=maken.DAG)


def gedrukte_waarde(org, merk):
    return GedrukteWaarde.objects.create(jaar=2015, sleutel="a.b", waarde=1, bron=f"{merk} {maken.nummer()}")


def uitnodiging(org, merk):
    email = f"{merk}{maken.nummer()}@elders.example".lower()
    return maken.maak_uitnodiging(organisatie=org, naam=f"Genodigde {merk}", email=email)


def rollencontrole(org, merk):
    controle = maken.maak_rollencontrole(org, door=gebruiker(org, merk))
    Rolbesluit.objects.create(
        controle=controle, lidmaatschap=lidmaatschap(org, merk), besluit="bevestigd", op=maken.MOMENT
    )
    return controle


def aanbieder(org, merk):
    return maken.maak_aanbieder(org, naam=f"Aanbieder {merk}", slug=f"{merk}{maken.nummer()}".lower())


RIJEN = {
    "aanmelden.aanbieder": aanbieder,
    "organisaties.organisatie": organisatie,
    "organisaties.gebruiker": gebruiker,
    "organisaties.lidmaatschap": lidmaatschap,
    "organisaties.uitnodiging": uitnodiging,
    "organisaties.rollencontrole": rollencontrole,
    "mijn.vaardigheid": lambda org, merk: maken.maak_vaardigheid(),
    "vacatures.vacature": vacature,
    "vacatures.uitkomst": lambda org, merk: vacaturedata.maak_uitkomst(vacature(org, merk)),
    "vacatures.reactie": lambda org, merk: maken.maak_reactie(vacature(org, merk)),
    "vacatures.sjabloon": lambda org, merk: vacaturedata.maak_sjabloon(org, naam=f"{merk} {maken.nummer()}"),
    "vacatures.werkwijze": werkwijze,
    "vacatures.herplaatsingskandidaat": herplaatsingskandidaat,
    "vacatures.salaristabel": salaristabel,
    "school.afspraak": lambda org, merk: maken.maak_afspraak(org, jaar=2000 + maken.nummer()),
    "school.opleiding": lambda org, merk: maken.maak_opleiding(),
    "school.evaluatievraag": lambda org, merk: maken.maak_evaluatievraag(f"Vraag {maken.nummer()}?"),
    "school.trainer": lambda org, merk: maken.maak_trainer(),
    "school.akkoordbeleid": lambda org, merk: akkoordbeleid(org),
    "school.annuleerregel": lambda org, merk: annuleerregel(),
    "school.noshowbeleid": lambda org, merk: NoShowbeleid.objects.get_or_create(organisatie=org)[0],
    "school.uitvoering": uitvoering,
    "school.inschrijving": inschrijving,
    "evenementen.evenement": lambda org, merk: maken.maak_onderdeel().evenement,
    "evenementen.evaluatievraag": lambda org, merk: evenementdata.maak_evaluatievraag(),
    "evenementen.vrijeperiode": lambda org, merk: evenementdata.maak_vrije_periode(
        org, naam=f"Reces {merk} {maken.nummer()}"
    ),
    "evenementen.onderdeel": lambda org, merk: maken.maak_onderdeel(),
    "evenementen.spreker": lambda org, merk: evenementdata.maak_spreker(f"Spreker {merk}", organisatie=org),
    "evenementen.evenementbeleid": lambda org, merk: evenementbeleid(org),
    "evenementen.deelname": deelname,
    "evenementen.ruilgroep": ruilgroep,
    "evenementen.ruilronde": ruilronde,
    "evenementen.meeloopplek": meeloopplek,
    "evenementen.meeloopverzoek": meeloopverzoek,
    "evenementen.werkplekruil": werkplekruil,
    "jbmb.ruilaanbod": ruilaanbod,
    "jbmb.cohortvraag": lambda org, merk: maak_vraag(),
    "jbmb.cohort": lambda org, merk: maak_cohort(titel=f"Cohort {merk} {maken.nummer()}"),
    "jbmb.klus": klus,
    "jbmb.klusbeleid": lambda org, merk: klusbeleid(org),
    "jbmb.ronde": lambda org, merk: maken.maak_ronde(aangevraagd_door=gebruiker(org, merk)),
    "trainees.lichting": lambda org, merk: maken.maak_lichting(),
    "trainees.trainee": trainee,
    "rapportage.editie": editie,
    "rapportage.begrotingspost": begrotingspost,
    "rapportage.bezetting": bezetting,
    "rapportage.gedruktewaarde": gedrukte_waarde,
    "inlezen.import": imp,
    "inlezen.correctie": correctie,
    "redactie.nieuwsbericht": lambda org, merk: maken.maak_nieuwsbericht(titel=f"Nieuws {merk}"),
    "redactie.pagina": lambda org, merk: maken.maak_pagina(titel=f"Pagina {merk}"),
    "redactie.doorverwijzing": lambda org, merk: maken.maak_doorverwijzing(
        van=f"/{merk}{maken.nummer()}/".lower()
    ),
    "werk.job": job,
    "logboek.regel": regel,
    "bezoek.bezoekmeting": lambda org, merk: maken.maak_bezoekmeting(sleutel=f"{merk}{maken.nummer()}"),
}
