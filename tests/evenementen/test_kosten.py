"""What an event costs and who bears it: every cent once, by heads or by fte, what was paid already taken off."""

from decimal import Decimal
from io import BytesIO

import openpyxl
import pytest
from django.db import IntegrityError, connection, transaction
from django.test.utils import CaptureQueriesContext

from evenementen.kosten import kosten
from evenementen.models import Kostenpost
from tests.maken import (
    maak_deelname,
    maak_evenement,
    maak_formatie,
    maak_gebruiker,
    maak_onderdeel,
    maak_organisatie,
)
from twentsekracht.logboek.models import Regel
from twentsekracht.organisaties.models import Rol

pytestmark = pytest.mark.django_db


@pytest.fixture
def evenement():
    return maak_evenement(jaar=2016)


def post(evenement, bedrag, verdeling="deelnemers", **velden):
    velden.setdefault("omschrijving", "Zaal")
    return Kostenpost.objects.create(
        evenement=evenement, bedrag=Decimal(bedrag), verdeling=verdeling, **velden
    )


def komen(evenement, organisatie, aantal, status="aanwezig", delen=1):
    wie = [maak_gebruiker(organisatie=organisatie) for _ in range(aantal)]
    for _ in range(delen):
        deel = maak_onderdeel(evenement)
        for mens in wie:
            maak_deelname(deel, organisatie, status, deelnemer=mens)


def wat(evenement):
    return {
        een.organisatie.code: (str(een.bedrag), str(een.betaald), str(een.te_verrekenen))
        for een in kosten(evenement).aandelen
    }


@pytest.fixture
def drie():
    return [maak_organisatie(code) for code in ("almelo", "borne", "losser")]


def test_by_heads_people_count_once_and_every_cent_is_somewhere(evenement, drie):
    almelo, borne, _ = drie
    komen(evenement, almelo, 2, delen=3)
    komen(evenement, borne, 1)
    post(evenement, "100.00")
    assert wat(evenement) == {"almelo": ("66.67", "0.00", "66.67"), "borne": ("33.33", "0.00", "33.33")}
    gevonden = kosten(evenement)
    assert (gevonden.totaal, gevonden.per_deelnemer, gevonden.deelnemers) == (100, Decimal("33.33"), 3)
    assert gevonden.verdeeld == 100 and gevonden.onverdeeld == 0 and not gevonden.is_raming


def test_while_nobody_came_it_is_by_who_has_a_place(evenement, drie):
    komen(evenement, drie[0], 3, "bevestigd")
    komen(evenement, drie[1], 1, "bevestigd")
    komen(evenement, drie[2], 5, "wachtlijst")
    post(evenement, "80")
    assert wat(evenement) == {"almelo": ("60.00", "0.00", "60.00"), "borne": ("20.00", "0.00", "20.00")}
    assert kosten(evenement).is_raming
    komen(evenement, drie[1], 1)
    assert wat(evenement)["borne"][0] == "80.00" and not kosten(evenement).is_raming


def test_by_fte_all_employers_of_the_year_bear_it_with_the_last_size_that_is_known(evenement, drie):
    almelo, borne, losser = drie
    maak_formatie(almelo, 2016, 300)
    maak_formatie(almelo, 2017, 1)
    maak_formatie(borne, 2014, 100)
    post(evenement, "40", "fte")
    assert wat(evenement) == {"almelo": ("30.00", "0.00", "30.00"), "borne": ("10.00", "0.00", "10.00")}
    assert kosten(evenement).per_deelnemer is None


def test_what_was_paid_is_taken_off_and_what_is_not_shared_is_borne_by_who_paid(evenement, drie):
    almelo, borne, _ = drie
    komen(evenement, almelo, 1)
    komen(evenement, borne, 1)
    post(evenement, "100", betaald_door=almelo)
    post(evenement, "500", "niet", betaald_door=borne)
    post(evenement, "70", "niet")
    assert wat(evenement) == {"almelo": ("50.00", "100.00", "-50.00"), "borne": ("50.00", "0.00", "50.00")}
    assert (kosten(evenement).totaal, kosten(evenement).te_verdelen) == (670, 100)


def test_without_participants_it_cannot_be_shared_yet(evenement):
    post(evenement, "100")
    assert kosten(evenement).onverdeeld == 100 and wat(evenement) == {}


@pytest.mark.parametrize("bedrag", ["0", "-1"])
def test_an_amount_is_above_nothing(evenement, bedrag):
    with pytest.raises(IntegrityError), transaction.atomic():
        post(evenement, bedrag)


# ---- the page


@pytest.fixture
def bureau(als):
    return als(maak_gebruiker(Rol.COORDINATOR))


def pad(evenement, rest=""):
    return f"/beheer/evenementen/evenement/{evenement.pk}/kosten/{rest}"


def formulier(*rijen, was=0):
    velden = {"kostenposten-TOTAL_FORMS": len(rijen), "kostenposten-INITIAL_FORMS": was}
    for nummer, rij in enumerate(rijen):
        velden |= {f"kostenposten-{nummer}-{naam}": waarde for naam, waarde in rij.items()}
    return velden


def test_the_coordinator_fills_in_the_cost_and_takes_a_row_away(bureau, evenement, drie):
    nieuw = {"omschrijving": "Zaal", "bedrag": "1.250,50", "betaald_door": drie[0].pk, "verdeling": "fte"}
    tekst = bureau.post(pad(evenement), formulier(nieuw, {"verdeling": "deelnemers"}), follow=True)
    assert "De kosten zijn bewaard." in tekst.content.decode() and "€ 1.250,50" in tekst.content.decode()
    een = Kostenpost.objects.get()
    assert (een.bedrag, een.betaald_door, een.verdeling) == (Decimal("1250.50"), drie[0], "fte")
    assert Regel.objects.filter(actie="kosten gewijzigd").count() == 1
    weg = nieuw | {"id": een.pk, "DELETE": "on"}
    bureau.post(pad(evenement), formulier(weg, was=1))
    assert not Kostenpost.objects.exists()


@pytest.mark.parametrize(
    ("veld", "waarde"),
    [
        ("bedrag", "0"),
        ("bedrag", "veel"),
        ("bedrag", "99999999"),
        ("omschrijving", "x\x00"),
        ("verdeling", "zo"),
    ],
)
def test_what_is_wrong_is_said(bureau, evenement, veld, waarde):
    rij = {"omschrijving": "Zaal", "bedrag": "10", "betaald_door": "", "verdeling": "fte", veld: waarde}
    tekst = bureau.post(pad(evenement), formulier(rij)).content.decode()
    assert "Er is niets bewaard." in tekst and not Kostenpost.objects.exists()


def test_a_row_of_another_event_cannot_be_taken_along(bureau, evenement):
    ander = post(maak_evenement(), "10")
    rij = {"id": ander.pk, "omschrijving": "Mijn", "bedrag": "1", "betaald_door": "", "verdeling": "fte"}
    bureau.post(pad(evenement), formulier(rij, was=1))
    ander.refresh_from_db()
    assert (ander.omschrijving, ander.bedrag) == ("Zaal", 10)


def test_the_files_add_up(bureau, evenement, drie):
    komen(evenement, drie[0], 1)
    post(evenement, "12.34", betaald_door=drie[1])
    for wat_, laatste in (("posten", ["Totaal", 12.34]), ("verdeling", ["Totaal", 1])):
        antwoord = bureau.get(pad(evenement, f"{wat_}/xlsx/"))
        rijen = list(openpyxl.load_workbook(BytesIO(antwoord.content)).active.values)
        assert laatste in [list(rij[:2]) for rij in rijen]
        assert bureau.get(pad(evenement, f"{wat_}/ods/")).status_code == 200
    assert bureau.get(pad(evenement, "iets/ods/")).status_code == 404
    assert bureau.get(pad(evenement, "posten/pdf/")).status_code == 404


def test_the_page_costs_the_same_however_many_rows(bureau, evenement, drie):
    def price():
        with CaptureQueriesContext(connection) as queries:
            bureau.get(pad(evenement))
        return len(queries)

    komen(evenement, drie[0], 1)
    post(evenement, "10", betaald_door=drie[0])
    price()
    een = price()
    for nummer in range(1, 9):
        post(evenement, nummer, betaald_door=drie[nummer % 3])
        komen(evenement, drie[nummer % 3], 2)
    assert price() == een
