"""Many connections at once on PostgreSQL: two who decide on a plan, and many who say what they thought."""

import pytest
from django.db import connection
from django.utils import timezone

from evenementen import services
from evenementen.fouten import EvenementFout
from evenementen.models import Deelname, Evaluatietelling, Evaluatievraag, Planningstap
from tests.evenementen.maken import maak_evaluatievraag, maak_voorstel
from tests.gelijktijdig.test_werk import tegelijk
from tests.maken import maak_deelname, maak_evenement, maak_gebruiker, maak_onderdeel
from twentsekracht.organisaties.models import Rol
from twentsekracht.werk.models import Bericht

pytestmark = [
    pytest.mark.django_db(transaction=True),
    pytest.mark.skipif(connection.vendor != "postgresql", reason="needs real concurrent connections"),
]


@pytest.fixture(autouse=True)
def patience(monkeypatch):
    """What comes of it is tried here, not how quick a machine is that is busy with other things."""
    monkeypatch.setitem(connection.settings_dict["OPTIONS"], "options", "-c lock_timeout=60000")


def probeer(doe, **velden):
    try:
        return doe(op=timezone.now(), **velden)
    except EvenementFout as fout:
        return fout


def test_a_proposal_is_declined_once_however_many_press_the_button():
    voorstel, bureau = maak_voorstel(), maak_gebruiker(Rol.COORDINATOR)
    maak_gebruiker(Rol.CONTACTPERSOON, voorstel.indiener)
    wie = {"evenement_id": voorstel.pk, "door": bureau}
    antwoorden = tegelijk(6, lambda n: probeer(services.wijs_af, reden=f"Nee {n}.", **wie))
    assert sum(isinstance(een, EvenementFout) for een in antwoorden) == 5
    assert Planningstap.objects.count() == 1 and Bericht.objects.count() == 1


def test_planning_and_withdrawing_at_once_end_in_one_way():
    for _ in range(3):
        voorstel, wie = maak_voorstel(), {"door": maak_gebruiker(Rol.COORDINATOR)}
        dagen = {"start": voorstel.start, "einde": voorstel.einde}
        tegelijk(
            2,
            lambda n, pk=voorstel.pk, wie=wie, dagen=dagen: (
                probeer(services.trek_in, evenement_id=pk, **wie)
                if n
                else probeer(services.plan, evenement_id=pk, **dagen, **wie)
            ),
        )
        voorstel.refresh_from_db()
        assert [voorstel.planning] == list(voorstel.planningstappen.values_list("naar", flat=True))


def test_planning_and_calling_off_at_once_leave_one_history():
    evenement, bureau = maak_voorstel(planning="gepland"), maak_gebruiker(Rol.COORDINATOR)
    maak_onderdeel(evenement, datum=evenement.start)
    wie = {"evenement_id": evenement.pk, "door": bureau}
    dagen = {"start": evenement.start, "einde": evenement.einde}

    def doe(nummer):
        if nummer % 2:
            return probeer(services.gelast_af, reden="Storm.", **wie)
        return probeer(services.plan, **dagen, **wie)

    tegelijk(6, doe)
    evenement.refresh_from_db()
    assert evenement.planning == "afgelast"
    assert list(Planningstap.objects.values_list("van", "naar")) == [("gepland", "afgelast")]


def test_every_answer_is_counted_and_nobody_answers_twice():
    Evaluatievraag.objects.all().delete()
    vraag, gisteren = maak_evaluatievraag("cijfer"), timezone.localdate() - timezone.timedelta(days=1)
    evenement = maak_evenement(jaar=gisteren.year, start=gisteren)
    mensen = [maak_gebruiker() for _ in range(4)]
    for wie in mensen:
        for _ in range(2):
            maak_deelname(maak_onderdeel(evenement), wie.organisatie, deelnemer=wie)

    def doe(nummer):
        wie = {"evenement": evenement, "gebruiker": mensen[nummer % 4]}
        return probeer(services.evalueer, antwoorden={vraag: 8}, **wie)

    antwoorden = tegelijk(8, doe)
    assert sum(isinstance(een, EvenementFout) for een in antwoorden) == 4
    assert Evaluatietelling.objects.get().aantal == 4
    assert Deelname.objects.filter(heeft_geevalueerd=True).count() == 8


def test_who_went_is_asked_once_though_the_job_runs_twice():
    gisteren = timezone.localdate() - timezone.timedelta(days=1)
    evenement = maak_evenement(jaar=gisteren.year, start=gisteren)
    mensen = [maak_gebruiker() for _ in range(3)]
    for wie in mensen:
        maak_deelname(maak_onderdeel(evenement), wie.organisatie, deelnemer=wie)
    tegelijk(4, lambda n: probeer(services.vraag_evaluatie, evenement=evenement))
    assert sorted(Bericht.objects.values_list("aan", flat=True)) == sorted(wie.email for wie in mensen)
