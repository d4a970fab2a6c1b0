"""What a klus needs around it; each maker as in tests/maken.py."""

from datetime import UTC, datetime, timedelta
from decimal import Decimal

from django.utils import timezone

from jbmb.models import REACTIE_WACHT, Klus, Klusbeleid, Klusreactie
from tests.maken import maak_emaildomein, maak_gebruiker, maak_organisatie

OP = datetime(2026, 3, 2, 9, 0, tzinfo=UTC)
BAAS = "baas@{}.example"


def maak_mens(organisatie=None, **velden):
    """With the mail domain of their organisation, in which a leidinggevende has an address."""
    organisatie = organisatie or maak_organisatie()
    if not organisatie.email_domeinen.exists():
        maak_emaildomein(organisatie, f"{organisatie.code}.example")
    return maak_gebruiker(organisatie=organisatie, **velden)


def baas_van(mens):
    return BAAS.format(mens.organisatie.code)


def maak_beleid(organisatie, wijze):
    return Klusbeleid.objects.create(organisatie=organisatie, wijze=wijze)


def velden_van_klus(op=OP, **anders):
    """What somebody fills in, as it is cleaned."""
    dag = timezone.localdate(op)
    return {
        "titel": "Brieven herschrijven",
        "omschrijving": "Twintig brieven.",
        "uren": Decimal(8),
        "van": dag + timedelta(40),
        "tot": dag + timedelta(100),
        "plaats": "hengelo",
        "kan_op_afstand": False,
        "mensen": 1,
        "reageren_tot": dag + timedelta(20),
        **anders,
    }


def maak_klus(klusgever=None, status="open", op=OP, **anders):
    klusgever = klusgever or maak_mens()
    geplaatst = anders.pop("geplaatst_op", timezone.localdate(op))
    klus = Klus.objects.create(
        organisatie=anders.pop("organisatie", klusgever.organisatie),
        klusgever=klusgever,
        status=status,
        geplaatst_op=geplaatst,
        **velden_van_klus(op, **anders),
    )
    klus.stappen.create(naar=status, door=klusgever, vastgelegd_op=op)
    return klus


def maak_reactie(klus=None, deelnemer=None, status="gereageerd", op=OP, **velden):
    """As it stands: nobody was told."""
    klus, deelnemer = klus or maak_klus(op=op), deelnemer or maak_mens()
    if status in REACTIE_WACHT:
        velden = {"gevraagd_op": op, "antwoord_tot": op + timedelta(days=7), **velden}
    if status == "wacht_op_akkoord":
        velden.setdefault("leidinggevende", baas_van(deelnemer))
    velden = {"motivatie": "Ik kan dit goed.", "uren": 8, "gereageerd_op": op, **velden}
    reactie = Klusreactie.objects.create(
        klus=klus, deelnemer=deelnemer, organisatie=deelnemer.organisatie, status=status, **velden
    )
    reactie.stappen.create(naar=status, door=deelnemer, vastgelegd_op=op)
    return reactie
