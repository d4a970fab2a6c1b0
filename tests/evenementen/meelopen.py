"""What going along for a day needs around it; each maker as in tests/maken.py."""

from datetime import UTC, datetime, time, timedelta

from evenementen.models import (
    Evenementbeleid,
    Meeloopdag,
    Meeloopplek,
    Meeloopverzoek,
    Meeloopwens,
)
from tests.maken import maak_emaildomein, maak_gebruiker, maak_organisatie, nummer
from twentsekracht.werk.models import Bericht

OP = datetime(2026, 3, 2, 9, 0, tzinfo=UTC)  # a Monday
VANDAAG = OP.date()
DAG = VANDAAG + timedelta(days=30)
V = Meeloopverzoek.Status


def maak_partner(code=None, wijze=None):
    """With a mail domain, and what it wants before its people go; without a word of it: nothing."""
    organisatie = maak_organisatie(code)
    maak_emaildomein(organisatie, f"{organisatie.code}.example")
    if wijze:
        Evenementbeleid.objects.create(organisatie=organisatie, wijze=wijze)
    return organisatie


def maak_mens(organisatie=None, **velden):
    return maak_gebruiker(organisatie=organisatie or maak_partner(), **velden)


def maak_plek(gastgever=None, **velden):
    """Published, with nobody told of it."""
    gastgever = gastgever or maak_mens()
    velden = {
        "functie": f"functie {nummer()}",
        "vakgebied": "water",
        "plaats": "almelo",
        "adres": "Stadhuis, hoofdingang",
        "wat_je_ziet": "Een dag langs de dijk.",
        "status": "gepubliceerd",
        "organisatie": gastgever.organisatie,
        **velden,
    }
    plek = Meeloopplek.objects.create(gastgever=gastgever, **velden)
    plek.stappen.create(naar=plek.status, vastgelegd_op=OP)
    return plek


def maak_dag(plek=None, datum=DAG, plaatsen=1, **velden):
    velden = {"begintijd": time(9), "eindtijd": time(16, 30), **velden}
    return Meeloopdag.objects.create(plek=plek or maak_plek(), datum=datum, plaatsen=plaatsen, **velden)


def maak_verzoek(dag=None, bezoeker=None, status="bevestigd", **velden):
    dag, bezoeker = dag or maak_dag(), bezoeker or maak_mens()
    if status in ("wacht_op_akkoord", "aangevraagd"):
        velden.setdefault("antwoord_tot", OP + timedelta(days=5))
    else:
        velden.setdefault("agendanummer", 0)
    velden.setdefault("organisatie", bezoeker.organisatie)
    velden = {"datum": dag.datum, "motivatie": "Ik ben benieuwd.", "gevraagd_op": OP, **velden}
    verzoek = Meeloopverzoek.objects.create(dag=dag, bezoeker=bezoeker, status=status, **velden)
    if status != "wacht_op_akkoord":
        verzoek.stappen.create(
            naar="aangevraagd" if status == "aangevraagd" else "bevestigd", vastgelegd_op=OP
        )
    verzoek.stappen.create(naar=status, vastgelegd_op=OP)
    return verzoek


def maak_wens(gebruiker=None, **velden):
    velden.setdefault("bijgewerkt_op", OP)
    return Meeloopwens.objects.create(gebruiker=gebruiker or maak_mens(), **velden)


def post():
    """(to whom, which mail) of all that was written, in order; and it is gone."""
    gelezen = [(een.aan, een.onderwerp.split(":")[0]) for een in Bericht.objects.order_by("pk")]
    Bericht.objects.all().delete()
    return gelezen
