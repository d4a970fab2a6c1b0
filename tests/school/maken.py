"""What enrolling needs around it."""

from datetime import UTC, datetime, timedelta

from school.models import Akkoordbeleid
from tests.maken import maak_emaildomein, maak_gebruiker, maak_organisatie, maak_uitvoering

OP = datetime(2026, 3, 2, 9, 0, tzinfo=UTC)  # a Monday
VANDAAG = OP.date()
START = VANDAAG + timedelta(days=60)


def maak_werkgever(code=None, wijze="geen", **velden):
    """An organisation with a mail domain, that by default asks nothing before somebody enrols."""
    organisatie = maak_organisatie(code, **velden)
    maak_emaildomein(organisatie, f"{organisatie.code}.example")
    maak_akkoordbeleid(organisatie, wijze)
    return organisatie


def maak_akkoordbeleid(organisatie, wijze="geen", vanaf_kosten=0):
    return Akkoordbeleid.objects.create(organisatie=organisatie, wijze=wijze, vanaf_kosten=vanaf_kosten)


def maak_run(maximum=1, **velden):
    return maak_uitvoering(start=velden.pop("start", START), max_deelnemers=maximum, **velden)


def maak_collega(organisatie=None, **velden):
    return maak_gebruiker(organisatie=organisatie or maak_werkgever(), **velden)
