from datetime import UTC, datetime

import pytest

from tests.maken import maak_organisatie
from twentsekracht.organisaties.demo import MENSEN
from twentsekracht.organisaties.models import Gebruiker, Organisatie
from twentsekracht.werk.models import Bericht
from vacatures import demo_attenderen
from vacatures.models import Zoekopdracht

pytestmark = pytest.mark.django_db
OP = datetime(2026, 3, 10, 9, tzinfo=UTC)


def test_of_each_kind_one_is_asked_about_and_again_it_changes_nothing():
    for code in {code for *_, code in MENSEN}:
        maak_organisatie(code)
    for email, naam, _, _, code in MENSEN:
        Gebruiker.objects.create_user(email, naam=naam, organisatie=Organisatie.objects.get(code=code))
    demo_attenderen.vul(op=OP)
    eerst = list(Zoekopdracht.objects.order_by("pk").values())
    demo_attenderen.vul(op=OP)
    assert list(Zoekopdracht.objects.order_by("pk").values()) == eerst
    assert {rij["hoe_vaak"] for rij in eerst} == set(Zoekopdracht.HoeVaak)
    assert {rij["naam"] for rij in eerst if rij["gevraagd_op"]} == {"Archief"}
    assert Bericht.objects.count() == 1
