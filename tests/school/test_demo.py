"""The demo of the school around Christmas: no course on a day that everybody is free."""

from datetime import UTC, datetime, timedelta

import pytest
from django.core.management import call_command

from school import demo
from school.demo_catalogus import CURSUSSEN
from school.models import Bijeenkomst, Inschrijving, Uitvoering
from twentsekracht.organisaties import demo as mensen
from twentsekracht.werkdagen import is_werkdag

pytestmark = pytest.mark.django_db
KERST = datetime(2026, 12, 25, 9, 0, tzinfo=UTC)


@pytest.fixture
def gemaakt(settings):
    """On a day from which the first course to come would begin at Christmas."""
    settings.DEBUG = True
    call_command("importeer_jaar", str(settings.BASE_DIR / "voorbeeldjaar" / "2015"), verbosity=0)
    over = next(run.over for cursus in CURSUSSEN for run in cursus.runs if run.over > 0)
    op = KERST - timedelta(days=over)
    mensen.vul(op=op, wachtwoord="kort")
    demo.vul(op=op)
    return op.date()


def test_no_course_on_a_holiday_and_what_an_old_list_said_only_of_an_old_list(gemaakt):
    dagen = {dag for paar in Uitvoering.objects.values_list("start", "einde") for dag in paar if dag}
    dagen |= set(Bijeenkomst.objects.values_list("datum", flat=True))
    dagen = {dag for dag in dagen if dag.year > 2015} - {
        gemaakt
    }  # whatever day it is, a course goes on: so that one can check in
    assert len(dagen) > 50
    assert [dag for dag in sorted(dagen) if not is_werkdag(dag)] == []
    assert Inschrijving.objects.filter(is_aanwezig__isnull=False).exists()
    assert not Inschrijving.objects.filter(is_aanwezig__isnull=False, deelnemer__isnull=False).exists()
