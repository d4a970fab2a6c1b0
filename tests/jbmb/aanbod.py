"""What an offer of somebody needs around it; each maker as in tests/maken.py."""

from datetime import UTC, datetime, timedelta

from django.utils import timezone

from jbmb.models import Ruilaanbod
from tests.maken import maak_gebruiker, maak_organisatie, maak_ruilaanbod
from twentsekracht.organisaties.models import Rol
from twentsekracht.werk.models import Bericht

OP = datetime(2026, 3, 2, 9, 0, tzinfo=UTC)
VANDAAG = OP.date()
NIET_GOEDGEKEURD = ("concept", "ingediend", "aanvulling", "afgewezen")


def maak_mens(organisatie=None, **velden):
    return maak_gebruiker(organisatie=organisatie or maak_organisatie(), **velden)


def maak_ambassadeur(organisatie, **velden):
    return maak_gebruiker(Rol.AMBASSADEUR, organisatie, **velden)


def inhoud(**anders):
    """What somebody fills in, as it is cleaned: begins within a year of today."""
    dag = timezone.localdate()
    return {
        "functie": "Beleidsadviseur",
        "functiefamilie": "beleid",
        "taken": "Nota’s schrijven.",
        "schaal": 10,
        "uren": 32,
        "plaats": "hengelo",
        "thuisdagen": 2,
        "breng_mee": "Rust.",
        "wens_families": [],
        "wens_plaats": "",
        "wens_afstand": None,
        "wens_schaal_min": None,
        "wens_schaal_max": None,
        "wens_uren_min": None,
        "wens_uren_max": None,
        "wens_maanden_min": 3,
        "wens_maanden_max": 6,
        "wens_start_van": dag + timedelta(30),
        "wens_start_tot": dag + timedelta(180),
        "verborgen_voor_eigen_organisatie": True,
        **anders,
    }


def maak_compleet(deelnemer=None, status="aangeboden", **velden):
    """An offer with a wish, of somebody, as it stands: nobody told of it."""
    deelnemer = deelnemer or maak_mens()
    dag = velden.pop("aangeboden_op", timezone.localdate() - timedelta(10))
    if status in NIET_GOEDGEKEURD:
        velden = {"is_vast": None, **velden}
    else:
        velden.setdefault("geldig_tot", timezone.localdate() + timedelta(300))
    velden = {"ingediend_op": None if status == "concept" else dag, **inhoud(), **velden}
    aanbod = maak_ruilaanbod(
        velden.pop("organisatie", deelnemer.organisatie),
        None if status in NIET_GOEDGEKEURD else dag,
        deelnemer=deelnemer,
        status=status,
        **velden,
    )
    aanbod.stappen.create(naar=status, per=dag, vastgelegd_op=OP)
    return Ruilaanbod.objects.get(pk=aanbod.pk)


def post():
    """(to whom, which mail) of all that was written, in order; and it is gone."""
    gelezen = [(een.aan, een.onderwerp.split(":")[0]) for een in Bericht.objects.order_by("pk")]
    Bericht.objects.all().delete()
    return gelezen
