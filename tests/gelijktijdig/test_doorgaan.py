"""Many connections at once on PostgreSQL: a run is decided on while people enrol, and jobs run twice at once."""

import pytest
from django.db import connection

from school import services
from school.fouten import SchoolFout
from school.models import Inschrijving, Uitvoering
from tests.gelijktijdig.test_werk import tegelijk
from tests.maken import maak_afspraak, maak_belangstelling, maak_gebruiker, maak_opleiding, maak_organisatie
from tests.school.maken import OP, VANDAAG, maak_collega, maak_run, maak_werkgever, vertel
from twentsekracht.organisaties.models import Rol
from twentsekracht.werk.models import Bericht

pytestmark = [
    pytest.mark.django_db(transaction=True),
    pytest.mark.skipif(connection.vendor != "postgresql", reason="needs real concurrent connections"),
]
S = Inschrijving.Status
MENSEN = 8


@pytest.fixture(autouse=True)
def patience(monkeypatch):
    """What comes of it is tried here, not how quick a machine is that is busy with other things."""
    monkeypatch.setitem(connection.settings_dict["OPTIONS"], "options", "-c lock_timeout=60000")


def probeer(doe, **velden):
    try:
        return doe(op=OP, **velden)
    except SchoolFout as fout:
        return type(fout)


def test_nobody_is_in_a_run_that_was_called_off_while_they_enrolled():
    for _ in range(3):
        run, werkgever = maak_run(MENSEN), maak_werkgever()
        mensen = [maak_collega(werkgever) for _ in range(MENSEN)]

        def doe(nummer, run=run, mensen=mensen):
            if nummer == MENSEN // 2:
                return probeer(services.gelast_af, uitvoering=run, door=None)
            return probeer(services.schrijf_in, uitvoering=run, gebruiker=mensen[nummer])

        tegelijk(MENSEN, doe)
        rijen = Inschrijving.objects.filter(uitvoering=run)
        assert not rijen.exclude(status=S.GEANNULEERD).exists()
        vertel()
        for rij in rijen:  # a place, and that it does not go on
            assert Bericht.objects.filter(aan=rij.deelnemer.email).count() == 2


def test_it_either_goes_on_or_not_and_everybody_hears_each_decision_once():
    run, werkgever = maak_run(MENSEN), maak_werkgever()
    wie = maak_collega(werkgever)
    services.schrijf_in(uitvoering=run, gebruiker=wie, op=OP)
    verbs = [services.laat_doorgaan, services.gelast_af] * 3
    tegelijk(len(verbs), lambda n: probeer(verbs[n], uitvoering=run, door=None))
    run = Uitvoering.objects.get()
    assert run.afgelast_op == VANDAAG
    onderwerpen = list(Bericht.objects.filter(aan=wie.email).values_list("onderwerp", flat=True))
    assert sum(een.startswith("Het gaat door") for een in onderwerpen) == (1 if run.gaat_door_op else 0)
    assert sum(een.startswith("Je inschrijving is beëindigd") for een in onderwerpen) == 1


def test_jobs_that_run_at_once_tell_everybody_once():
    opleiding, borne = maak_opleiding(), maak_organisatie("borne")
    maak_afspraak(borne, jaar=2026, te_behalen=5)
    maak_gebruiker(Rol.CONTACTPERSOON, borne, email="cp@borne.example")
    wachtenden = [maak_belangstelling(opleiding) for _ in range(3)]
    run = maak_run(9, opleiding=opleiding, min_deelnemers=4, beslis_op=VANDAAG)

    def doe(nummer):
        if nummer % 2:
            return services.doe_oproep(uitvoering_id=run.pk, op=OP)
        return services.meld_nieuwe_data(opleiding_id=opleiding.pk, op=OP)

    tegelijk(6, doe)
    hoorden = sorted(Bericht.objects.values_list("aan", flat=True))
    assert hoorden == sorted(["cp@borne.example", *(een.gebruiker.email for een in wachtenden)])
