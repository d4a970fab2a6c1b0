"""The bill against another way of adding up: every enrolment one by one, to the cent."""

from collections import defaultdict
from datetime import date
from decimal import Decimal
from random import Random

import pytest

from school import services
from school.afrekening import per_kwartaal, posten, som
from school.models import MET_PLAATS, Inschrijving, Opleiding
from tests.maken import maak_inschrijving, maak_opleiding, maak_organisatie, maak_uitvoering
from tests.school.maken import OP, maak_collega, maak_run

pytestmark = pytest.mark.django_db
JAAR = 2026


def maak_jaar(r: Random) -> None:
    """Runs on the edges of quarters, odd prices, every status, cancelled for free and for money."""
    dagen = [date(JAAR, maand, dag) for maand, dag in ((1, 1), (3, 31), (4, 1), (6, 30), (7, 1), (12, 31))]
    prijzen = [Decimal("0.01"), Decimal("99.99"), Decimal("333.33"), Decimal("1234.56"), Decimal(0), None]
    betalers = ["organisatie"] * 4 + ["twentse_school", "deelnemer"]
    organisaties = [maak_organisatie() for _ in range(3)]
    runs = [
        maak_uitvoering(
            maak_opleiding(kosten=r.choice(prijzen), betaler=r.choice(betalers)),
            start=r.choice([*dagen, date(JAAR - 1, 12, 31), date(JAAR + 1, 1, 1)]),
        )
        for _ in range(12)
    ]
    for _ in range(80):
        status = r.choice([*Inschrijving.Status.values, "geannuleerd", "geannuleerd"])
        kosten = r.choice([None, 0, Decimal("0.01"), Decimal("61.73")]) if status == "geannuleerd" else None
        wie, run = r.choice(organisaties), r.choice(runs)
        eigen = run.opleiding.betaler == "organisatie"
        toen = (
            r.choice([None, Decimal("12.50"), run.opleiding.kosten])
            if eigen
            else r.choice([None, Decimal(0)])
        )
        maak_inschrijving(run, wie, status, stap=False, annuleringskosten=kosten, prijs=toen)


def een_voor_een() -> dict[tuple[int, int], Decimal]:
    """Per organisation (id) and quarter."""
    bedragen = defaultdict(Decimal)
    for rij in Inschrijving.objects.select_related("uitvoering__opleiding"):
        run, opleiding = rij.uitvoering, rij.uitvoering.opleiding
        if run.start.year != JAAR or opleiding.betaler != "organisatie":
            continue
        toen = opleiding.kosten if rij.prijs is None else rij.prijs
        prijs = toen if rij.status in MET_PLAATS else rij.annuleringskosten
        bedragen[rij.organisatie_id, (run.start.month + 2) // 3] += prijs or 0
    return {sleutel: bedrag for sleutel, bedrag in bedragen.items() if bedrag}


@pytest.mark.parametrize("zaad", range(4))
def test_the_same_as_one_by_one(zaad, django_assert_num_queries):
    maak_jaar(Random(zaad))
    with django_assert_num_queries(1):
        alles = posten(JAAR, organisatie_ids=None)
    verwacht = een_voor_een()
    gevonden = defaultdict(Decimal)
    for post in alles:
        gevonden[post.organisatie, post.kwartaal] += post.totaal
    assert {sleutel: bedrag for sleutel, bedrag in gevonden.items() if bedrag} == verwacht
    assert som(alles).totaal == sum(verwacht.values())
    assert sum(deel.totaal for _, deel in per_kwartaal(alles)) == som(alles).totaal
    for kwartaal in (1, 2, 3, 4):
        assert posten(JAAR, organisatie_ids=None, kwartaal=kwartaal) == [
            post for post in alles if post.kwartaal == kwartaal
        ]
    for wie in {organisatie for organisatie, _ in verwacht}:
        eigen = [post for post in alles if post.organisatie == wie]
        assert posten(JAAR, organisatie_ids=[wie]) == eigen


def test_another_price_or_another_payer_afterwards_changes_no_bill():
    opleiding = maak_opleiding(kosten=Decimal(100), is_gepubliceerd=True)
    run = maak_run(5, opleiding=opleiding)
    services.schrijf_in(uitvoering=run, gebruiker=maak_collega(), op=OP)
    [voor] = posten(run.start.year, organisatie_ids=None)
    for velden in ({"kosten": Decimal(500)}, {"betaler": "twentse_school"}):
        Opleiding.objects.update(**velden)
        assert posten(run.start.year, organisatie_ids=None) == [voor]
    assert voor.totaal == 100
