"""Salary tables of this year and the last for the demo, and who works by which CAO.

The amounts look like those of the Cao Gemeenten 2025-2026; they are examples, and `bron` says so.
"""

from datetime import date, datetime
from decimal import Decimal

from django.db import transaction
from django.utils import timezone

from twentsekracht.organisaties.models import Organisatie
from vacatures import services
from vacatures.models import Cao, Salaristabel, Werkwijze

BRON = "Voorbeeldbedragen voor de demo, in de trant van de Cao Gemeenten 2025-2026. Niet de echte tabel."
# per scale the lowest and the highest amount of this year
BEDRAGEN = [
    (2401, 2722),
    (2425, 2934),
    (2450, 3143),
    (2484, 3338),
    (2536, 3494),
    (2603, 3681),
    (2764, 3981),
    (3062, 4418),
    (3217, 4671),
    (3597, 5333),
    (4232, 5974),
    (4894, 6653),
    (5433, 7252),
    (5889, 7994),
    (6479, 8806),
    (7084, 9720),
    (7755, 10731),
    (8500, 11848),
]
# how the others compare with the municipalities
VERHOUDING = {
    Cao.GEMEENTEN: Decimal("1"),
    Cao.SGO: Decimal("1"),
    Cao.WATERSCHAPPEN: Decimal("1.03"),
    Cao.VEILIGHEIDSREGIO: Decimal("1.01"),
}
VORIG_JAAR = Decimal("0.97")
CAO_VAN = {
    "vechtstromen": Cao.WATERSCHAPPEN,
    "vrt": Cao.VEILIGHEIDSREGIO,
    "gbt": Cao.SGO,
    "noaberkracht": Cao.SGO,
    "regio-twente": Cao.SGO,
}


@transaction.atomic
def vul(*, op: datetime) -> None:
    jaar = timezone.localdate(op).year
    for cao, verhouding in VERHOUDING.items():
        for geldig_vanaf, factor in (
            (date(jaar - 1, 1, 1), verhouding * VORIG_JAAR),
            (date(jaar, 1, 1), verhouding),
        ):
            if not Salaristabel.objects.filter(cao=cao, geldig_vanaf=geldig_vanaf).exists():
                bestand = _bestand(factor)
                services.lees_tabel(
                    bestand=bestand, cao=cao, geldig_vanaf=geldig_vanaf, bron=BRON, door=None, op=op
                )
    for organisatie in Organisatie.objects.filter(code__in=CAO_VAN, werkwijze__isnull=True):
        Werkwijze.objects.create(organisatie=organisatie, cao=CAO_VAN[organisatie.code])


def _bestand(factor: Decimal) -> bytes:
    regels = [
        f"{schaal};{round(laag * factor)};{round(hoog * factor)}"
        for schaal, (laag, hoog) in enumerate(BEDRAGEN, start=1)
    ]
    return "\n".join(["schaal;minimum;maximum", *regels]).encode()
