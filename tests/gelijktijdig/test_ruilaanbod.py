"""Many connections at once on PostgreSQL: one offer a person, one answer of the ambassadeur, no move upon another."""

import pytest
from django.db import connection
from django.utils import timezone

from jbmb import services
from jbmb.fouten import RuilFout
from jbmb.models import Aanbodstap, Ruilaanbod
from tests.gelijktijdig.test_werk import tegelijk
from tests.jbmb.aanbod import inhoud, maak_ambassadeur, maak_compleet, maak_mens, post
from tests.maken import maak_organisatie

pytestmark = [
    pytest.mark.django_db(transaction=True),
    pytest.mark.skipif(connection.vendor != "postgresql", reason="needs real concurrent connections"),
]
S = Ruilaanbod.Status
RONDES = 5


@pytest.fixture(autouse=True)
def time_to_wait(monkeypatch):
    monkeypatch.setitem(connection.settings_dict["OPTIONS"], "options", "-c lock_timeout=60000")


@pytest.fixture
def nu():
    return timezone.now()


def probeer(doe, **wat):
    try:
        doe(**wat)
    except RuilFout as fout:
        return str(fout)
    return "gelukt"


def sluit_aan(aanbod):
    """Every step begins where the one before it ended, and the last is how it stands."""
    aanbod.refresh_from_db()
    stappen = list(Aanbodstap.objects.filter(aanbod=aanbod).order_by("pk").values_list("van", "naar"))
    assert [naar for _, naar in stappen[:-1]] == [van for van, _ in stappen[1:]]
    assert stappen[-1][1] == aanbod.status
    return aanbod.status


def test_two_windows_make_one_offer(nu):
    for _ in range(RONDES):
        wie = maak_mens()
        nieuw = {"velden": inhoud(), "voorkeuren": [], "door": wie, "op": nu}
        gezegd = tegelijk(4, lambda _, nieuw=nieuw: probeer(services.maak_concept, **nieuw))
        assert sorted(gezegd) == ["Je hebt al een aanbod. Wijzig dat, of trek het in."] * 3 + ["gelukt"]
        assert Ruilaanbod.objects.filter(deelnemer=wie).count() == 1


def test_two_ambassadeurs_answer_once_and_the_owner_hears_it_once(nu):
    for _ in range(RONDES):
        hier = maak_organisatie()
        twee = [maak_ambassadeur(hier) for _ in range(2)]
        aanbod = maak_compleet(maak_mens(hier), status="ingediend")

        def doe(nummer, aanbod=aanbod, twee=twee):
            wat = {"aanbod": aanbod, "door": twee[nummer % 2], "op": nu}
            if nummer % 2:
                return probeer(services.wijs_af, reden="Tijdelijk contract", **wat)
            return probeer(services.keur_goed, is_vast=True, **wat)

        assert tegelijk(4, doe).count("gelukt") == 1
        assert sluit_aan(aanbod) in (S.AANGEBODEN, S.AFGEWEZEN)
        assert len(post()) == 1


def test_it_is_withdrawn_while_the_ambassadeur_approves(nu):
    for _ in range(RONDES):
        hier = maak_organisatie()
        amb, wie = maak_ambassadeur(hier), maak_mens(hier)
        aanbod = maak_compleet(wie, status="ingediend")

        def doe(nummer, aanbod=aanbod, amb=amb, wie=wie):
            if nummer:
                return probeer(services.trek_in, aanbod=aanbod, door=wie, op=nu)
            return probeer(services.keur_goed, aanbod=aanbod, is_vast=True, door=amb, op=nu)

        assert tegelijk(2, doe)[1] == "gelukt"
        assert sluit_aan(aanbod) == S.INGETROKKEN


def test_pausing_and_going_on_from_many_windows(nu):
    for _ in range(RONDES):
        aanbod = maak_compleet(maak_mens())
        doe = (services.pauzeer, services.hervat)

        def druk(nummer, aanbod=aanbod, doe=doe):
            return probeer(doe[nummer % 2], aanbod=aanbod, door=aanbod.deelnemer, op=nu)

        gezegd = tegelijk(6, druk)
        assert sluit_aan(aanbod) in (S.AANGEBODEN, S.GEPAUZEERD)
        assert Aanbodstap.objects.filter(aanbod=aanbod).count() == 1 + gezegd.count("gelukt")
