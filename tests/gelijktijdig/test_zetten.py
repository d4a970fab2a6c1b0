"""Many connections at once on PostgreSQL: of two people who move the same vacancy or reaction, one does."""

from datetime import UTC, datetime, timedelta

import pytest
from django.db import connection

from tests.gelijktijdig.test_werk import tegelijk
from tests.maken import maak_gebruiker, maak_organisatie
from tests.vacatures.maken import maak_salaristabel, maak_sollicitatie, maak_werkwijze
from twentsekracht.logboek.models import Regel
from twentsekracht.organisaties.models import Rol
from vacatures import services
from vacatures.fouten import VacatureFout
from vacatures.models import Reactie, Vacature

pytestmark = [
    pytest.mark.django_db(transaction=True),
    pytest.mark.skipif(connection.vendor != "postgresql", reason="needs real concurrent connections"),
]
OP = datetime(2026, 3, 10, 9, tzinfo=UTC)
VANDAAG = OP.date()
DAG = timedelta(days=1)
KLAAR = {
    "titel": "Adviseur",
    "omschrijving": "Je adviseert.",
    "schaal_min": 9,
    "uren_max": 32,
    "is_vast": True,
    "doelgroep": "extern",
    "sluit_op": VANDAAG + 20 * DAG,
}
WIE = {"door": None, "op": OP}
RONDEN = 5


@pytest.fixture
def hengelo():
    maak_salaristabel()
    return maak_organisatie("hengelo")


def done(verb, **velden):
    try:
        verb(**velden)
    except VacatureFout:
        return False
    return True


def steps(vacature):
    return list(vacature.stappen.order_by("pk").values_list("van", "naar"))


def concept(organisatie):
    return services.begin(organisatie=organisatie, **KLAAR, **WIE)


def placed(organisatie, per=None):
    vacature = concept(organisatie)
    services.publiceer(vacature=vacature, per=per, **WIE)
    return vacature


def test_six_who_place_it_place_it_once(hengelo):
    for _ in range(RONDEN):
        vacature = concept(hengelo)
        gedaan = tegelijk(6, lambda _, v=vacature: done(services.publiceer, vacature=v, **WIE))
        assert sum(gedaan) == 1
        assert steps(vacature) == [("", "concept"), ("concept", "gepubliceerd")]


def test_six_who_close_it_close_it_once(hengelo):
    for _ in range(RONDEN):
        vacature = placed(hengelo)
        gedaan = tegelijk(6, lambda _, v=vacature: done(services.sluit, vacature=v, **WIE))
        assert sum(gedaan) == 1
        assert steps(vacature)[2:] == [("gepubliceerd", "gesloten")]


def test_extending_closing_and_calling_off_at_once_is_a_road_that_exists(hengelo):
    for ronde in range(RONDEN):
        vacature = placed(hengelo)
        verben = [
            (services.verleng, {"tot": KLAAR["sluit_op"] + 9 * DAG, "reden": "Meer tijd"}),
            (services.sluit, {}),
            (services.trek_in, {"reden": "Gaat niet door"}),
        ]

        def doe(nummer, vacature=vacature, verben=verben, ronde=ronde):
            verb, velden = verben[(nummer + ronde) % 3]
            return verb.__name__ if done(verb, vacature=vacature, **velden, **WIE) else None

        gedaan = [naam for naam in tegelijk(6, doe) if naam]
        stappen = steps(vacature)[1:]
        naar = {"verleng": "gepubliceerd", "sluit": "gesloten", "trek_in": "ingetrokken"}
        assert sorted(naar[naam] for naam in gedaan) == sorted(stap[1] for stap in stappen[1:])
        assert [stap[0] for stap in stappen[1:]] == [stap[1] for stap in stappen[:-1]]
        assert gedaan.count("trek_in") == 1 and stappen[-1][1] == "ingetrokken"
        assert max(gedaan.count(naam) for naam in naar) == 1


def test_taken_back_or_called_off_before_it_opened_is_one_of_both_ends(hengelo):
    for _ in range(RONDEN):
        vacature = placed(hengelo, per=VANDAAG + 3 * DAG)

        def doe(nummer, vacature=vacature):
            if nummer % 2:
                return done(services.haal_terug, vacature=vacature, **WIE)
            return done(services.sluit, vacature=vacature, **WIE)

        assert sum(tegelijk(6, doe)) == 1
        vacature.refresh_from_db()
        assert (vacature.status == "concept") is (vacature.gepubliceerd_op is None)


def test_it_is_read_and_placed_once_by_however_many_colleagues(hengelo):
    maak_werkwijze(hengelo, tweede_lezer=True)
    lezers = [maak_gebruiker(Rol.CONTACTPERSOON, hengelo) for _ in range(3)]
    vacature = concept(hengelo)

    def doe(nummer):
        if nummer < 3:
            return done(services.keur_na, vacature=vacature, door=lezers[nummer], op=OP)
        return done(services.publiceer, vacature=vacature, **WIE)

    tegelijk(6, doe)
    gedaan = list(Regel.objects.over(vacature).order_by("pk").values_list("actie", flat=True))
    assert gedaan.count("vacature nagekeken") == 1
    assert gedaan.count("vacature gepubliceerd") == (
        Vacature.objects.get(pk=vacature.pk).status == "gepubliceerd"
    )


@pytest.mark.parametrize(
    ("van", "verb", "naar"),
    [
        ("ontvangen", "neem_in_behandeling", "in_behandeling"),
        ("in_behandeling", "bied_aan", "aangeboden"),
        ("aangeboden", "neem_aan", "aangenomen"),
    ],
)
def test_of_six_handlers_one_moves_the_reaction(van, verb, naar):
    """Once alone first: the mail is then read from disk, and nobody waits for that."""
    door, doe = maak_gebruiker(Rol.VACATUREHOUDER), getattr(services, verb)
    for ronde in range(RONDEN):
        sollicitatie = maak_sollicitatie()
        Reactie.objects.filter(pk=sollicitatie.reactie_id).update(status=van)
        reactie = Reactie.objects.get(pk=sollicitatie.reactie_id)
        aantal = 6 if ronde else 1
        gedaan = tegelijk(aantal, lambda _, r=reactie: done(doe, reactie=r, door=door, op=OP))
        assert sum(gedaan) == 1
        assert list(reactie.stappen.values_list("van", "naar")) == [(van, naar)]
