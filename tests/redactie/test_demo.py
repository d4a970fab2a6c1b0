from collections import Counter
from datetime import UTC, datetime

import pytest
from django.utils import timezone

from twentsekracht.redactie import demo
from twentsekracht.redactie.models import Nieuwsbericht, Pagina

OP = datetime(2026, 11, 22, 9, tzinfo=UTC)


@pytest.mark.django_db
def test_the_demo_has_news_in_every_state_and_comes_once():
    demo.vul(op=OP)
    demo.vul(op=OP)
    assert Counter(Nieuwsbericht.objects.values_list("status", flat=True)) == {
        "gepubliceerd": 6,
        "concept": 1,
        "ingetrokken": 1,
    }
    vandaag = timezone.localdate(OP)
    assert (
        sum(
            not bericht.is_verschenen(vandaag)
            for bericht in Nieuwsbericht.objects.filter(status="gepubliceerd")
        )
        == 1
    )
    assert Pagina.objects.count() == 10
