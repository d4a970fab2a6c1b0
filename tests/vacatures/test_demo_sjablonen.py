import pytest

from tests.maken import MOMENT, maak_organisatie
from vacatures import demo_sjablonen
from vacatures.models import Sjabloon, Vacature
from vacatures.schrijfwijzer import kijk_na

pytestmark = pytest.mark.django_db


def test_templates_are_there_once_and_what_somebody_changed_stays():
    for code in demo_sjablonen.VOOR:
        maak_organisatie(code)
    demo_sjablonen.vul(op=MOMENT)
    aantal = Sjabloon.objects.count()
    Sjabloon.objects.filter(organisatie__code="losser").update(titel="Anders")
    demo_sjablonen.vul(op=MOMENT)
    assert (Sjabloon.objects.count(), aantal) == (6, 6)
    assert Sjabloon.objects.get(organisatie__code="losser").titel == "Anders"


def test_our_own_templates_pass_our_own_advice():
    for code in demo_sjablonen.VOOR:
        maak_organisatie(code)
    demo_sjablonen.vul(op=MOMENT)
    for sjabloon in Sjabloon.objects.all():
        vacature = Vacature(
            titel=sjabloon.titel,
            omschrijving=sjabloon.omschrijving,
            procedure=sjabloon.procedure,
            contact=sjabloon.contact,
            standplaats="Hengelo",
        )
        assert kijk_na(vacature) == []
