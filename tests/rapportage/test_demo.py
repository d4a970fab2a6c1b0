"""The demo's editions: explained from what is known, frozen, and made once."""

from datetime import UTC, date, datetime

import pytest
from django.core.management import call_command

from rapportage import demo
from rapportage.models import Bestand, Editie, GedrukteWaarde
from twentsekracht.organisaties import demo as mensen
from twentsekracht.werk.models import Job

pytestmark = pytest.mark.django_db
OP = datetime(2026, 11, 22, 9, 0, tzinfo=UTC)


def test_the_demo_makes_the_editions_of_the_example_year_once(settings):
    settings.DEBUG = True
    call_command("importeer_jaar", str(settings.BASE_DIR / "voorbeeldjaar" / "2015"), verbosity=0)
    mensen.vul(op=OP, wachtwoord="kort")
    demo.vul(op=OP)
    edities = Editie.objects.select_related("organisatie", "definitief_door")
    assert [
        (e.organisatie and e.organisatie.code, e.peildatum, e.status) for e in edities.order_by("pk")
    ] == [
        (None, date(2015, 10, 26), "definitief"),
        ("hengelo", date(2015, 10, 26), "definitief"),
        (None, date(2015, 12, 31), "concept"),
    ]
    regio = edities.get(organisatie=None, status="definitief")
    afwijkingen = [rij for rij in regio.momentopname["controles"] if rij["oordeel"] == "afwijking"]
    assert ("318", "380") in {(rij["verwacht"], rij["gevonden"]) for rij in afwijkingen}
    assert all(rij["verklaring"] for rij in afwijkingen)
    assert "380 vacatures" in regio.momentopname["teksten"]["inleiding"]
    assert {editie.bestanden.count() for editie in edities} == {len(Bestand.Soort)}
    voor = (Editie.objects.count(), GedrukteWaarde.objects.count(), Job.objects.count())
    demo.vul(op=OP)
    assert (Editie.objects.count(), GedrukteWaarde.objects.count(), Job.objects.count()) == voor
