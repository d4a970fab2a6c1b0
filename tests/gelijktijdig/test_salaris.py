"""Many connections at once on PostgreSQL: of two who read in the same salary table, one table stands, and whole."""

from datetime import UTC, date, datetime

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test import Client
from django.urls import reverse

from tests.gelijktijdig.test_werk import tegelijk
from tests.maken import maak_gebruiker
from tests.sessie import meld_aan
from twentsekracht.organisaties.models import Rol
from vacatures import services
from vacatures.fouten import TabelBestaatAl, TabelNietGoed
from vacatures.models import Salarisschaal, Salaristabel

pytestmark = [
    pytest.mark.django_db(transaction=True),
    pytest.mark.skipif(connection.vendor != "postgresql", reason="needs real concurrent connections"),
]
OP = datetime(2026, 3, 10, 9, tzinfo=UTC)
RONDEN = 5
SCHALEN = range(1, 15)


def bestand(wie):
    """Every upload has amounts of its own, so that a mix of two would show."""
    regels = [f"{schaal};{2000 + 100 * schaal + wie};{3000 + 200 * schaal + wie}" for schaal in SCHALEN]
    return "\n".join(["schaal;minimum;maximum", *regels, ""]).encode()


def bedragen():
    return [
        (rij.schaal, int(rij.minimum), int(rij.maximum)) for rij in Salarisschaal.objects.order_by("schaal")
    ]


def van(wie):
    return [(schaal, 2000 + 100 * schaal + wie, 3000 + 200 * schaal + wie) for schaal in SCHALEN]


def lees(inhoud, **velden):
    velden = {"cao": "gemeenten", "geldig_vanaf": date(2026, 1, 1), "door": None, "op": OP, **velden}
    return services.lees_tabel(bestand=inhoud, **velden)


def test_one_is_read_in_and_the_others_hear_that_it_is_there():
    for _ in range(RONDEN):
        Salaristabel.objects.all().delete()

        def doe(nummer):
            try:
                lees(bestand(nummer))
            except TabelBestaatAl as fout:
                return str(fout)
            return None

        gehoord = tegelijk(6, doe)
        assert gehoord.count(None) == 1 == Salaristabel.objects.count()
        assert bedragen() == van(gehoord.index(None))
        zin = "Er is al een tabel van Cao Gemeenten vanaf 1 januari 2026. Geef aan dat die weg mag."
        assert set(gehoord) == {None, zin}


def test_of_those_who_replace_it_the_last_one_stands_whole():
    lees(bestand(50))
    for _ in range(RONDEN):
        tegelijk(4, lambda nummer: lees(bestand(nummer), vervang=True))
        assert Salaristabel.objects.count() == 1
        assert bedragen() in [van(nummer) for nummer in range(4)]


def test_a_file_that_is_wrong_leaves_nothing_also_next_to_a_good_one():
    fout = bestand(0) + b"15;x;9000\n"

    def doe(nummer):
        try:
            lees(fout if nummer % 2 else bestand(1), vervang=True)
        except TabelNietGoed:
            return False
        return True

    assert sum(tegelijk(6, doe)) == 3
    assert bedragen() == van(1)


def test_two_at_the_office_at_once_both_get_a_page_that_says_how_it_is():
    for _ in range(RONDEN):
        Salaristabel.objects.all().delete()
        browsers = [meld_aan(Client(), maak_gebruiker(Rol.COORDINATOR)) for _ in range(3)]

        def stuur(nummer, browsers=browsers):
            csv = SimpleUploadedFile("tabel.csv", bestand(nummer), content_type="text/csv")
            velden = {"cao": "gemeenten", "geldig_vanaf": "2026-01-01", "bestand": csv}
            return browsers[nummer].post(reverse("admin:vacatures_salaristabel_add"), velden, follow=True)

        paginas = [antwoord.content.decode() for antwoord in tegelijk(3, stuur)]
        assert sum("Er is al een tabel van Cao Gemeenten" in pagina for pagina in paginas) == 2
        assert Salaristabel.objects.count() == 1
        assert bedragen() in [van(nummer) for nummer in range(3)]
