"""Two imports at once on PostgreSQL: one at a time, and never a half one."""

import threading

import pytest
from django.db import connection, transaction

from tests.jaarmap import schrijf_jaarmap
from tests.maken import MOMENT
from twentsekracht.inlezen.bron import lees_map
from twentsekracht.inlezen.models import Import
from twentsekracht.inlezen.services import ImportLoopt, importeer
from vacatures.models import Reactie, Vacature

pytestmark = [
    pytest.mark.django_db(transaction=True),
    pytest.mark.skipif(connection.vendor != "postgresql", reason="needs real concurrent connections"),
]


def test_the_second_is_sent_away_while_the_first_writes(tmp_path):
    bron = lees_map(schrijf_jaarmap(tmp_path))
    geschreven, mag_klaar = threading.Event(), threading.Event()

    def eerste():
        try:
            with transaction.atomic():
                importeer(bron=bron, door=None, op=MOMENT)
                geschreven.set()
                mag_klaar.wait(20)
        finally:
            connection.close()

    draad = threading.Thread(target=eerste)
    draad.start()
    assert geschreven.wait(20)
    try:
        with pytest.raises(ImportLoopt):
            importeer(bron=bron, door=None, op=MOMENT)
        assert Vacature.objects.count() == 0  # what is not finished is not seen
    finally:
        mag_klaar.set()
        draad.join()
    _, verslag = importeer(bron=bron, door=None, op=MOMENT)
    assert not verslag.deed_iets


def test_many_at_once_leave_one_year(tmp_path):
    bron = lees_map(schrijf_jaarmap(tmp_path))
    start = threading.Barrier(6)
    uitkomsten = []

    def een():
        try:
            connection.ensure_connection()
            start.wait()
            _, verslag = importeer(bron=bron, door=None, op=MOMENT)
            uitkomsten.append("nieuw" if verslag.deed_iets else "niets")
        except ImportLoopt:
            uitkomsten.append("later")
        finally:
            connection.close()

    draden = [threading.Thread(target=een) for _ in range(6)]
    for draad in draden:
        draad.start()
    for draad in draden:
        draad.join()
    assert len(uitkomsten) == 6
    assert uitkomsten.count("nieuw") == 1
    assert (Vacature.objects.count(), Reactie.objects.count(), Import.objects.count()) == (2, 3, 1)
