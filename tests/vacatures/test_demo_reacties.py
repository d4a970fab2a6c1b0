"""The reactions of the demo: in every state, made once, along the moves that everybody makes."""

from datetime import UTC, date, datetime, timedelta

import pytest

from tests.maken import maak_gebruiker, maak_organisatie, maak_vacature
from twentsekracht.organisaties.models import Rol
from vacatures import demo_reacties
from vacatures.models import Reactie, Reactiestap, Sollicitatie

pytestmark = pytest.mark.django_db
OP = datetime(2026, 11, 22, 9, 0, tzinfo=UTC)
VANDAAG = date(2026, 11, 22)
DAG = timedelta(days=1)


def maak(organisatie=None, rol=Rol.VACATUREHOUDER, dagen=15, **velden):
    organisatie = organisatie or maak_organisatie()
    houder = maak_gebruiker(rol, organisatie)
    begin = VANDAAG - dagen * DAG
    return maak_vacature(
        organisatie,
        houder=houder,
        doelgroep="extern",
        gepubliceerd_op=begin,
        sluit_op=VANDAAG + 9 * DAG,
        **velden,
    )


def test_every_state_somewhere_and_twice_is_once():
    vacatures = [maak(code="a"), maak(code="b", dagen=8), maak(code="c", dagen=4)]  # in this order
    zonder_rol, binnen = maak(code="d", rol=None), maak(code="e", extern_op=None)
    for later in (0, 3):
        demo_reacties.vul(op=OP + later * DAG)
    per_vacature = [vacature.reacties.count() for vacature in (*vacatures, zonder_rol, binnen)]
    assert per_vacature == [6, 5, 4, 0, 0]
    assert set(Reactie.objects.values_list("status", flat=True)) == {
        "ontvangen",
        "in_behandeling",
        "uitgenodigd",
        "aangeboden",
        "afgewezen",
        "ingetrokken",
    }
    assert Sollicitatie.objects.filter(reactie__isnull=True).count() == 0
    assert Reactiestap.objects.filter(vastgelegd_op__gt=OP).count() == 0
    assert all(dag <= VANDAAG for dag in Reactie.objects.values_list("ingediend_op", flat=True))
    klaar = Sollicitatie.objects.filter(reactie__status__in=("afgewezen", "ingetrokken"))
    assert klaar.exists() and not klaar.filter(verwijderen_op__lte=VANDAAG).exists()


def test_an_empty_portal_stays_empty():
    demo_reacties.vul(op=OP)
    assert Reactie.objects.count() == 0
