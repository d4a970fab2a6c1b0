"""When what we know of a candidate goes, and that no figure notices."""

from datetime import UTC, date, datetime, timedelta

import pytest
from django.utils import timezone
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.maken import (
    maak_gebruiker,
    maak_job,
    maak_organisatie,
    maak_reactie,
    maak_vacature,
    maak_vacaturestap,
)
from tests.vacatures.maken import maak_bijlage, maak_reactiestap, maak_sollicitatie
from twentsekracht import bestanden
from twentsekracht.logboek.models import Regel
from twentsekracht.post import verstuur
from twentsekracht.werk import services as werk
from twentsekracht.werk.models import Bericht
from vacatures import bewaartermijn, services
from vacatures.cijfers import jaarcijfers
from vacatures.models import Bijlage, Herkomst, Reactie, Sollicitatie, Vacature
from vacatures.services import verwijderen

pytestmark = pytest.mark.django_db
OP = datetime(2026, 3, 10, 9, tzinfo=UTC)
VANDAAG = date(2026, 3, 10)
DAG = timedelta(days=1)


@pytest.fixture(autouse=True)
def prive(settings, tmp_path):
    settings.PRIVE_MAP = tmp_path
    return tmp_path


def verlopen(op=OP):
    return [verwijderen.verwijder_verlopen(sollicitatie_id=pk, op=op) for pk in _ids(op)]


def _ids(op):
    return list(bewaartermijn.te_verwijderen(op=op).values_list("pk", flat=True))


def weg_op(sollicitatie):
    return Sollicitatie.objects.get(pk=sollicitatie.pk).verwijderen_op


# ---- from when


def test_the_settings_shorten_the_term_and_never_lengthen_it(settings):
    assert bewaartermijn.termijn(mag_bewaren=False) == 28 * DAG
    assert bewaartermijn.termijn(mag_bewaren=True) == 364 * DAG
    settings.BEWAARTERMIJN_WEKEN, settings.BEWAARTERMIJN_TOESTEMMING_WEKEN = 2, 26
    assert bewaartermijn.termijn(mag_bewaren=False) == 14 * DAG
    assert bewaartermijn.termijn(mag_bewaren=True) == 182 * DAG
    settings.BEWAARTERMIJN_WEKEN, settings.BEWAARTERMIJN_TOESTEMMING_WEKEN = 400, 400
    assert bewaartermijn.termijn(mag_bewaren=False) == 28 * DAG
    assert bewaartermijn.termijn(mag_bewaren=True) == 365 * DAG


def test_when_the_procedure_ends_every_reaction_gets_its_day_and_none_a_later_one():
    vacature = maak_vacature()
    gewoon, ja = maak_sollicitatie(vacature), maak_sollicitatie(vacature, mag_bewaren=True)
    eerder = maak_sollicitatie(vacature, verwijderen_op=VANDAAG + DAG)
    onbevestigd, elders = maak_sollicitatie(vacature, reactie=None), maak_sollicitatie()
    for dagen in (0, 5):
        services.procedure_geeindigd(vacature=vacature, op=OP + dagen * DAG)
    gezet = [weg_op(een) for een in (gewoon, ja, eerder, onbevestigd, elders)]
    assert gezet == [VANDAAG + 28 * DAG, VANDAAG + 364 * DAG, VANDAAG + DAG, None, None]


def test_consent_given_or_taken_back_moves_the_day():
    dag = bewaartermijn.verwijderdag(VANDAAG, mag_bewaren=False)
    later = bewaartermijn.na_keuze(dag, was=False, wordt=True)
    assert later == bewaartermijn.verwijderdag(VANDAAG, mag_bewaren=True)
    assert bewaartermijn.na_keuze(later, was=True, wordt=False) == dag
    assert bewaartermijn.na_keuze(None, was=False, wordt=True) is None


def test_an_outcome_ends_the_procedure():
    vacature = maak_vacature(gepubliceerd_op=VANDAAG - 20 * DAG)
    sollicitatie = maak_sollicitatie(vacature)
    services.vul_in(vacature=vacature, herkomst=Herkomst.EXTERN, door=None, op=OP)
    assert weg_op(sollicitatie) == VANDAAG + 28 * DAG


def test_so_does_calling_it_off():
    vacature = maak_vacature(gepubliceerd_op=VANDAAG - 20 * DAG)
    sollicitatie = maak_sollicitatie(vacature)
    services.trek_in(vacature=vacature, reden="Gaat niet door", door=None, op=OP)
    verwijderen.zet_einden(op=OP)
    assert weg_op(sollicitatie) == VANDAAG + 28 * DAG


@pytest.mark.parametrize(
    ("dicht", "status", "verwacht"),
    [
        (181, "gepubliceerd", None),
        (182, "gepubliceerd", 28),
        (190, "gepubliceerd", 20),
        (190, "gesloten", 20),
        (20, "gesloten", None),
        (20, "ingevuld", 28),
        (20, "ingetrokken", 28),
    ],
)
def test_of_what_nobody_ended_the_net_does(dicht, status, verwacht):
    vacature = maak_vacature(
        status=status, sluit_op=VANDAAG - dicht * DAG, gepubliceerd_op=VANDAAG - 300 * DAG
    )
    sollicitatie = maak_sollicitatie(vacature, gemaakt_op=OP - 250 * DAG)
    for _ in range(2):
        verwijderen.zet_einden(op=OP)
    assert weg_op(sollicitatie) == (verwacht and VANDAAG + verwacht * DAG)


def test_closed_early_counts_from_that_day():
    vacature = maak_vacature(status="gesloten", sluit_op=VANDAAG + 9 * DAG)
    maak_vacaturestap(vacature, naar="gesloten", per=VANDAAG - 200 * DAG)
    sollicitatie = maak_sollicitatie(vacature, gemaakt_op=OP - 210 * DAG)
    verwijderen.zet_einden(op=OP)
    assert weg_op(sollicitatie) == VANDAAG + 10 * DAG


def test_an_ended_vacancy_counts_from_when_that_was_written_down_not_from_when_it_was_filled():
    vacature = maak_vacature(status="ingevuld", sluit_op=VANDAAG - 90 * DAG)
    maak_vacaturestap(vacature, naar="ingevuld", per=VANDAAG - 60 * DAG, vastgelegd_op=OP - 3 * DAG)
    sollicitatie = maak_sollicitatie(vacature)
    verwijderen.zet_einden(op=OP)
    assert weg_op(sollicitatie) == VANDAAG + 25 * DAG


def test_a_vacancy_that_never_closes_keeps_nobody_for_ever():
    vacature = maak_vacature(sluit_op=None)
    oud, nieuw = (maak_sollicitatie(vacature, gemaakt_op=OP - dagen * DAG) for dagen in (548, 547))
    verwijderen.zet_einden(op=OP)
    assert (weg_op(oud), weg_op(nieuw)) == (VANDAAG + 28 * DAG, None)


@pytest.mark.parametrize("status", ["afgewezen", "ingetrokken"])
def test_a_reaction_that_ended_without_a_day_gets_one(status):
    sollicitatie = maak_sollicitatie(maak_vacature(sluit_op=VANDAAG + 9 * DAG))
    Reactie.objects.update(status=status)
    maak_reactiestap(sollicitatie.reactie, naar=status, vastgelegd_op=OP - 6 * DAG)
    verwijderen.zet_einden(op=OP)
    assert weg_op(sollicitatie) == VANDAAG + 22 * DAG


# ---- gone


def test_gone_on_the_day_itself_and_not_before():
    for dagen in (-1, 0, 1):
        maak_sollicitatie(verwijderen_op=VANDAAG + dagen * DAG)
    maak_sollicitatie()
    assert verlopen() == [True, True]
    assert sorted(Sollicitatie.objects.values_list("verwijderen_op", flat=True), key=str) == [
        VANDAAG + DAG,
        None,
    ]
    assert Reactie.objects.count() == 4


def test_who_did_not_confirm_within_two_days_goes():
    laat = maak_sollicitatie(reactie=None, gemaakt_op=OP - timedelta(hours=48))
    op_tijd = maak_sollicitatie(reactie=None, gemaakt_op=OP - timedelta(hours=47))
    assert verlopen() == [True]
    assert list(Sollicitatie.objects.all()) == [op_tijd]
    assert Regel.objects.get().object_id == str(laat.pk)


def test_person_text_file_and_mail_go_and_what_counts_stays(django_capture_on_commit_callbacks):
    kandidaat, houder = maak_gebruiker(), maak_gebruiker()
    sollicitatie = maak_sollicitatie(verwijderen_op=VANDAAG, email="mia@elders.example")
    reactie = sollicitatie.reactie
    Reactie.objects.update(kandidaat=kandidaat, status="afgewezen", herkomst="regio")
    maak_reactiestap(reactie, naar="ontvangen", door=kandidaat)
    maak_reactiestap(reactie, naar="afgewezen", reden="ander", door=houder)
    naam = bestanden.bewaar(b"%PDF-1.7", map=verwijderen.MAP)
    maak_bijlage(sollicitatie, bestand=naam)
    mail(sollicitatie.email)
    with django_capture_on_commit_callbacks(execute=True):
        assert verlopen() == [True]
    assert (Sollicitatie.objects.count(), Bijlage.objects.count(), Bericht.objects.count()) == (0, 0, 0)
    assert not bestanden.pad_van(naam).exists()
    rij = Reactie.objects.values("vacature", "kandidaat", "ingediend_op", "herkomst", "status").get()
    assert rij == {
        "vacature": reactie.vacature_id,
        "kandidaat": None,
        "ingediend_op": reactie.ingediend_op,
        "herkomst": "regio",
        "status": "afgewezen",
    }
    assert list(reactie.stappen.values_list("naar", "reden", "door").order_by("pk")) == [
        ("ontvangen", "", None),
        ("afgewezen", "ander", None),
    ]
    regel = Regel.objects.get()
    assert (regel.actie, regel.door_id, regel.velden) == ("sollicitatie verwijderd", None, [])


def mail(adres):
    return verstuur(
        aan=adres,
        onderwerp="Hoe het staat",
        sjabloon="reactie_aangeboden",
        context={"naam": "Mia"},
        waarom="je hebt gereageerd",
        op=OP,
    )


def test_mail_stays_of_who_has_an_account_or_another_reaction():
    lid = maak_gebruiker(email="Collega@hengelo.example")
    maak_sollicitatie(verwijderen_op=VANDAAG, email="collega@hengelo.example")
    maak_sollicitatie(verwijderen_op=VANDAAG, email="Mia@elders.example")
    blijft = maak_sollicitatie(email="mia@elders.example")
    mail(lid.email), mail("mia@elders.example")
    assert verlopen() == [True, True]
    assert Bericht.objects.count() == 2
    verwijderen.verwijder(sollicitatie=blijft, op=OP)
    assert list(Bericht.objects.values_list("aan", flat=True)) == [lid.email]


def test_twice_is_once_and_a_day_that_moved_is_respected():
    sollicitatie = maak_sollicitatie(verwijderen_op=VANDAAG)
    [pk] = _ids(OP)
    Sollicitatie.objects.update(verwijderen_op=VANDAAG + 300 * DAG)
    assert not verwijderen.verwijder_verlopen(sollicitatie_id=pk, op=OP)
    Sollicitatie.objects.update(verwijderen_op=VANDAAG)
    assert [verwijderen.verwijder_verlopen(sollicitatie_id=pk, op=OP) for _ in range(2)] == [True, False]
    assert Regel.objects.filter(object_id=str(sollicitatie.pk)).count() == 1


def test_a_file_that_a_killed_worker_left_is_swept_and_a_fresh_one_not(prive):
    wees, bekend = (bestanden.bewaar(b"%PDF-1.7", map=verwijderen.MAP) for _ in range(2))
    maak_bijlage(bestand=bekend)
    assert verwijderen.ruim_bestanden_op(op=timezone.now()) == 0
    assert verwijderen.ruim_bestanden_op(op=timezone.now() + 2 * DAG) == 1
    assert (bestanden.pad_van(wees).exists(), bestanden.pad_van(bekend).exists()) == (False, True)


def test_the_nightly_job_does_it_all_and_twice_is_no_different(django_capture_on_commit_callbacks):
    vandaag = timezone.localdate()
    vacature = maak_vacature(status="gesloten", sluit_op=vandaag - 300 * DAG)
    te_laat = maak_sollicitatie(vacature)
    blijft = maak_sollicitatie(maak_vacature(sluit_op=vandaag + 9 * DAG), gemaakt_op=timezone.now())
    for _ in range(2):
        job = maak_job("vacatures.tasks.vergeet")
        with django_capture_on_commit_callbacks(execute=True):
            assert werk.voer_uit(job.pk)
        job.refresh_from_db()
        assert (job.status, job.reden) == ("gereed", "")
    assert list(Sollicitatie.objects.all()) == [blijft]
    assert Reactie.objects.filter(pk=te_laat.reactie_id, kandidaat=None).exists()


# ---- the figures

REACTIES = st.lists(
    st.tuples(
        st.integers(0, 2),  # which vacancy
        st.integers(0, 400),  # day of reacting, from the first of January
        st.sampled_from(Herkomst.values),
        st.sampled_from(["", *Reactie.Status.values]),
        st.sampled_from([None, -400, -1, 0, 1, 400]),  # when it goes; None: only counted, nothing personal
    ),
    max_size=25,
)


@settings(max_examples=30, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(reacties=REACTIES, per=st.dates(date(2025, 1, 1), date(2027, 12, 31)))
def test_the_figures_of_every_year_are_the_same_before_and_after(reacties, per):
    begin = date(2025, 1, 1)
    vacatures = [
        maak_vacature(maak_organisatie(), status=status, gepubliceerd_op=begin + dag * DAG)
        for status, dag in ((Vacature.Status.GEPUBLICEERD, 0), ("ingevuld", 200), ("ingetrokken", 360))
    ]
    for welke, dag, herkomst, status, weg in reacties:
        reactie = maak_reactie(
            vacatures[welke], ingediend_op=begin + dag * DAG, herkomst=herkomst, status=status
        )
        if weg is not None:
            maak_sollicitatie(reactie=reactie, verwijderen_op=per + weg * DAG)
            Reactie.objects.filter(pk=reactie.pk).update(kandidaat=maak_gebruiker())
    op = datetime(per.year, per.month, per.day, 3, tzinfo=UTC)
    voor = _alles()
    assert all(verlopen(op))
    assert not bewaartermijn.te_verwijderen(op=op).exists()
    assert _alles() == voor
    Vacature.objects.all().delete()


def _alles():
    return [jaarcijfers(jaar=jaar, peildatum=date(jaar, 12, 31)) for jaar in (2024, 2025, 2026, 2027)]
