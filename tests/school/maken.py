"""What enrolling needs around it."""

from datetime import UTC, datetime, timedelta

from school import services
from school.models import Afspraakstap, Akkoordbeleid, Annuleerregel, SaldoOverdracht, SaldoOverdrachtstap
from school.services.vertellen import VERTEL
from tests.maken import MOMENT, maak_emaildomein, maak_gebruiker, maak_organisatie, maak_uitvoering
from twentsekracht.werk.models import Job
from twentsekracht.werk.services import voer_uit

OP = datetime(2026, 3, 2, 9, 0, tzinfo=UTC)  # a Monday
VANDAAG = OP.date()
START = VANDAAG + timedelta(days=60)


def maak_werkgever(code=None, wijze="geen", **velden):
    """An organisation with a mail domain, that by default asks nothing before somebody enrols."""
    organisatie = maak_organisatie(code, **velden)
    maak_emaildomein(organisatie, f"{organisatie.code}.example")
    maak_akkoordbeleid(organisatie, wijze)
    return organisatie


def maak_akkoordbeleid(organisatie, wijze="geen", vanaf_kosten=0, **velden):
    return Akkoordbeleid.objects.create(
        organisatie=organisatie, wijze=wijze, vanaf_kosten=vanaf_kosten, **velden
    )


def maak_annuleerregels(*regels):
    """(days before the start, percentage): these and no others, whatever a migration made."""
    Annuleerregel.objects.all().delete()
    for dagen, percentage in regels:
        Annuleerregel.objects.create(dagen=dagen, percentage=percentage)


def maak_run(maximum=1, **velden):
    return maak_uitvoering(start=velden.pop("start", START), max_deelnemers=maximum, **velden)


def maak_collega(organisatie=None, **velden):
    return maak_gebruiker(organisatie=organisatie or maak_werkgever(), **velden)


def schrijf_in(run, wie, op=OP, **velden):
    """And told what came of it, as by the worker a moment later."""
    rij = services.schrijf_in(uitvoering=run, gebruiker=wie, op=op, **velden)
    vertel()
    return rij


def vertel():
    """What the worker does: everybody who enrolled hears what came of it."""
    for job in open_vertellingen():
        assert voer_uit(job)


def open_vertellingen():
    return list(Job.objects.open().filter(soort=VERTEL).order_by("pk").values_list("pk", flat=True))


def maak_afspraakstap(organisatie=None, jaar=2026, **velden):
    velden = {"naar": "geen", "vastgelegd_op": MOMENT, **velden}
    return Afspraakstap.objects.create(organisatie=organisatie or maak_organisatie(), jaar=jaar, **velden)


def maak_saldooverdracht(gever=None, ontvanger=None, aantal=1, jaar=2026, door=None, **velden):
    """On offer, with the step that says so."""
    overdracht = SaldoOverdracht.objects.create(
        gever=gever or maak_organisatie(),
        ontvanger=ontvanger or maak_organisatie(),
        aantal=aantal,
        jaar=jaar,
        **velden,
    )
    SaldoOverdrachtstap.objects.create(
        overdracht=overdracht, naar=overdracht.status, door=door, vastgelegd_op=MOMENT
    )
    return overdracht
