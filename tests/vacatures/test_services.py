"""The moves of a vacancy, and what people keep."""

from datetime import UTC, date, datetime, timedelta

import pytest
from django.http import QueryDict

from tests.maken import maak_gebruiker, maak_organisatie, maak_reactie, maak_vacature, maak_zoekopdracht
from twentsekracht.logboek.models import Regel
from twentsekracht.organisaties.models import Rol
from vacatures import services
from vacatures.fouten import MagNiet, NogNietKlaar, TeVeelZoekopdrachten, VacatureFout
from vacatures.models import BewaardeVacature, Herkomst, Vacature, Zoekopdracht

pytestmark = pytest.mark.django_db
OP = datetime(2026, 3, 10, 9, tzinfo=UTC)
VANDAAG = date(2026, 3, 10)
DAG = timedelta(days=1)
Status = Vacature.Status
KLAAR = {
    "titel": "Adviseur",
    "omschrijving": "Je adviseert.",
    "schaal_min": 9,
    "salaris_min": 3400,
    "salaris_max": 4900,
    "uren_max": 32,
    "is_vast": True,
    "doelgroep": "extern",
    "sluit_op": VANDAAG + 9 * DAG,
}


@pytest.fixture
def wie():
    hengelo = maak_organisatie("hengelo")
    return {"door": maak_gebruiker(Rol.VACATUREHOUDER, hengelo), "op": OP}


@pytest.fixture
def concept(wie):
    return services.maak(organisatie=wie["door"].organisatie, **KLAAR, **wie)


def loop(vacature):
    return [(stap.van, stap.naar, stap.per, stap.reden) for stap in vacature.stappen.all()]


# ---- from concept to how it ended


def test_a_new_one_gets_a_code_that_counts_up_a_first_step_and_a_line_in_the_log(concept, wie):
    tweede = services.maak(organisatie=concept.organisatie, titel="Nog een", **wie)
    assert (concept.code, tweede.code) == ("hengelo-2026-001", "hengelo-2026-002")
    assert loop(concept) == [("", "concept", VANDAAG, "")]
    regel = Regel.objects.filter(object_id=str(concept.pk)).get()
    assert (regel.door_id, regel.rol, regel.actie) == (wie["door"].pk, "vacaturehouder", "vacature gemaakt")


def test_a_code_that_is_taken_is_passed_by(wie):
    maak_vacature(code="hengelo-2026-002")
    nieuw = services.maak(organisatie=wie["door"].organisatie, titel="x", **wie)
    assert nieuw.code == "hengelo-2026-003"


def test_published_filled_and_every_move_is_on_record(concept, wie):
    services.publiceer(vacature=concept, **wie)
    later = {**wie, "op": OP + 10 * DAG}
    services.sluit(vacature=concept, **later)
    klaar = services.vul_in(vacature=concept, herkomst=Herkomst.REGIO, per=VANDAAG + 8 * DAG, **later)
    assert (klaar.status, klaar.gepubliceerd_op, klaar.ingevuld_op, klaar.ingevuld_door) == (
        "ingevuld",
        VANDAAG,
        VANDAAG + 8 * DAG,
        "regio",
    )
    assert loop(concept) == [
        ("", "concept", VANDAAG, ""),
        ("concept", "gepubliceerd", VANDAAG, ""),
        ("gesloten", "ingevuld", VANDAAG + 8 * DAG, ""),
        ("gepubliceerd", "gesloten", VANDAAG + 10 * DAG, ""),
    ]
    assert Regel.objects.filter(object_id=str(concept.pk)).count() == 4


@pytest.mark.parametrize(
    ("velden", "reden"),
    [
        ({"titel": " "}, "titel"),
        ({"omschrijving": ""}, "tekst"),
        ({"schaal_min": None}, "schaal"),
        ({"uren_max": None}, "uren"),
        ({"is_vast": False}, "dienstverband"),
        ({"doelgroep": ""}, "wie mag reageren"),
        ({"sluit_op": None}, "wanneer"),
        ({"sluit_op": VANDAAG}, "na de dag van plaatsen"),
    ],
)
def test_what_a_reader_would_miss_holds_up_publishing(concept, wie, velden, reden):
    Vacature.objects.filter(pk=concept.pk).update(**velden)
    with pytest.raises(NogNietKlaar) as fout:
        services.publiceer(vacature=concept, **wie)
    [gezegd] = fout.value.redenen
    assert reden in gezegd
    concept.refresh_from_db()
    assert (concept.status, concept.gepubliceerd_op) == ("concept", None)


def doe(verb, vacature, wie):
    extra = {"vul_in": {"herkomst": "extern"}, "trek_in": {"reden": "Gaat niet door"}}
    return getattr(services, verb)(vacature=vacature, **extra.get(verb, {}), **wie)


VERBEN = {"publiceer": "gepubliceerd", "sluit": "gesloten", "vul_in": "ingevuld", "trek_in": "ingetrokken"}


@pytest.mark.parametrize("verb", VERBEN)
@pytest.mark.parametrize("status", Status)
def test_only_the_moves_in_the_table_exist(wie, verb, status):
    velden = {**KLAAR, "gepubliceerd_op": None if status == "concept" else VANDAAG - 3 * DAG}
    vacature = maak_vacature(wie["door"].organisatie, status=status, **velden)
    if VERBEN[verb] in Vacature.OVERGANGEN.get(status, ()):
        assert doe(verb, vacature, wie).status == VERBEN[verb]
    else:
        with pytest.raises(MagNiet):
            doe(verb, vacature, wie)
        vacature.refresh_from_db()
        assert (vacature.status, vacature.stappen.count()) == (status, 0)


@pytest.mark.parametrize("per", [VANDAAG + DAG, VANDAAG - 4 * DAG])
def test_filled_between_publication_and_today(wie, per):
    vacature = maak_vacature(gepubliceerd_op=VANDAAG - 3 * DAG)
    with pytest.raises(VacatureFout):
        services.vul_in(vacature=vacature, herkomst="extern", per=per, **wie)


def test_withdrawing_asks_why(wie):
    with pytest.raises(VacatureFout):
        services.trek_in(vacature=maak_vacature(), reden="  ", **wie)


def test_one_that_is_gone_says_so(concept, wie):
    Vacature.objects.all().delete()
    with pytest.raises(VacatureFout):
        services.sluit(vacature=concept, **wie)


# ---- what somebody keeps


def test_keeping_twice_is_keeping_once_and_letting_go_too():
    gebruiker, vacature = maak_gebruiker(), maak_vacature()
    for _ in range(2):
        services.bewaar(vacature=vacature, gebruiker=gebruiker, op=OP)
    assert BewaardeVacature.objects.count() == 1
    for _ in range(2):
        services.haal_weg(vacature=vacature, gebruiker=gebruiker)
    assert BewaardeVacature.objects.count() == 0


def zoekopdracht(gebruiker, vraag="vakgebied=ict", op=OP):
    return services.bewaar_zoekopdracht(gebruiker=gebruiker, vraag=QueryDict(vraag), op=op)


def test_the_same_search_is_kept_once_and_wakes_up_again():
    gebruiker = maak_gebruiker()
    eerste, nieuw = zoekopdracht(gebruiker, "vakgebied=ict&niveau=wo&page=2")
    assert (nieuw, eerste.naam, eerste.hoe_vaak) == (True, "ICT en data, wo", "dag")
    services.wijzig_zoekopdracht(zoekopdracht=eerste, hoe_vaak="nooit", op=OP)
    weer, nieuw = zoekopdracht(gebruiker, "niveau=wo&vakgebied=ict", op=OP + DAG)
    weer.refresh_from_db()
    assert (nieuw, weer.pk, weer.hoe_vaak, weer.gekeken_op) == (False, eerste.pk, "dag", OP + DAG)


def test_there_is_an_end_to_how_many():
    gebruiker = maak_gebruiker()
    for nummer in range(services.bewaren.MEESTE_ZOEKOPDRACHTEN):
        maak_zoekopdracht(gebruiker, vraag=f"q={nummer}")
    with pytest.raises(TeVeelZoekopdrachten):
        zoekopdracht(gebruiker)
    assert zoekopdracht(maak_gebruiker())[1]


def test_whoever_leaves_takes_it_along_and_the_figures_stay():
    gebruiker, reactie = maak_gebruiker(), maak_reactie()
    reactie.kandidaat = gebruiker
    reactie.save()
    services.bewaar(vacature=reactie.vacature, gebruiker=gebruiker, op=OP)
    zoekopdracht(gebruiker)
    services.wis(gebruiker=gebruiker, op=OP)
    reactie.refresh_from_db()
    assert (reactie.kandidaat, BewaardeVacature.objects.count(), Zoekopdracht.objects.count()) == (None, 0, 0)
