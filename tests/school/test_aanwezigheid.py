"""Who was there: what may be noted by whom, and what the enrolment says by it."""

from datetime import date, time, timedelta

import pytest
from django.utils import timezone

from school import services, tasks
from school.aanwezigheid import Soort, sessies_van, uitkomst
from school.cijfers import jaarcijfers
from school.fouten import AlGenoteerd, NietOpDeLijst, NietVandaag, RedenNodig, SchoolFout
from school.gegevens import gegevens
from school.models import Aanwezigheid, Inschrijving, Inschrijvingstap
from tests.maken import maak_gebruiker, maak_inschrijving
from tests.school.maken import OP, START, VANDAAG, maak_collega, maak_run
from twentsekracht.werk.models import Bericht

pytestmark = pytest.mark.django_db
S = Inschrijving.Status
Bron = Aanwezigheid.Bron
A, D, B, N = Soort.AANWEZIG, Soort.DEELS, Soort.AFWEZIG_MET_BERICHT, Soort.NO_SHOW


def na(dagen=0, uren=0):
    """A moment counted from nine o'clock on the first day."""
    return OP + (START - VANDAAG) + timedelta(days=dagen, hours=uren)


def maak_sessies(run, aantal):
    return [
        run.bijeenkomsten.create(
            datum=run.start + timedelta(7 * nummer), begintijd=time(9), eindtijd=time(12)
        )
        for nummer in range(aantal)
    ]


@pytest.fixture
def run():
    return maak_run(10, einde=START + timedelta(14))


@pytest.fixture
def rij(run):
    return maak_inschrijving(run, deelnemer=maak_collega())


def noteer(run, rij, soort, sessie=None, op=None, bron=Bron.BUREAU, **velden):
    notities = {(rij.pk, sessie and sessie.pk): soort}
    gedaan = services.noteer(
        uitvoering=run, notities=notities, bron=bron, door=velden.pop("door", None), op=op or na(), **velden
    )
    rij.refresh_from_db()
    return gedaan


# ---- the rule


@pytest.mark.parametrize(
    ("soorten", "voorbij", "naar"),
    [
        ([None], True, None),
        ([A], False, S.AANWEZIG),
        ([A], True, S.AFGEROND),
        ([D], True, S.DEELS),
        ([B], True, S.AFWEZIG_MET_BERICHT),
        ([N], True, S.NO_SHOW),
        ([A, None], True, S.AANWEZIG),  # a session that nobody noted: not finished yet
        ([A, A, A, A, N], True, S.AFGEROND),  # four fifths is enough
        ([A, A, A, A, N], False, S.DEELS),
        ([A, A, A, N], True, S.DEELS),
        ([A, A, A, D, D], True, S.AFGEROND),  # half counts for half
        ([A, A, D, D, D], True, S.DEELS),
        ([B, N], True, S.NO_SHOW),
        ([B, None], False, S.AFWEZIG_MET_BERICHT),
        ([D, N], True, S.DEELS),
    ],
)
def test_the_status_follows_from_the_sessions(soorten, voorbij, naar):
    assert uitkomst(soorten, is_voorbij=voorbij) == naar


def test_a_run_without_sessions_is_one_session_of_all_its_days(run):
    [geheel] = sessies_van(run)
    assert (geheel.pk, geheel.eerste_dag, geheel.laatste_dag) == (None, START, START + timedelta(14))
    assert geheel.is_op(START + timedelta(14)) and not geheel.is_op(START + timedelta(15))


# ---- noting


def test_each_session_moves_the_enrolment_on_and_leaves_a_step(run, rij):
    sessies = maak_sessies(run, 3)
    bureau = maak_gebruiker()
    noteer(run, rij, A, sessies[0], door=bureau)
    assert rij.status == S.AANWEZIG
    noteer(run, rij, D, sessies[1], op=na(7), bron=Bron.TRAINER)
    assert rij.status == S.DEELS
    noteer(run, rij, A, sessies[2], op=na(14, uren=5))
    assert rij.status == S.AFGEROND
    stappen = Inschrijvingstap.objects.filter(inschrijving=rij, van__gt="").order_by("pk")
    assert list(stappen.values_list("van", "naar", "reden", "door")) == [
        ("bevestigd", "aanwezig", "Genoteerd door het bureau", bureau.pk),
        ("aanwezig", "deels", "Genoteerd door de trainer", None),
        ("deels", "afgerond", "Genoteerd door het bureau", None),
    ]


def test_a_correction_says_why_and_leaves_what_stood(run, rij):
    bureau = maak_gebruiker()
    noteer(run, rij, N)
    with pytest.raises(RedenNodig):
        noteer(run, rij, A, reden="  ")
    assert noteer(run, rij, A, reden="Stond op de papieren lijst", door=bureau) == 1
    assert rij.status == S.AANWEZIG
    assert list(Aanwezigheid.objects.values_list("soort", "reden", "door")) == [
        (N, "", None),
        (A, "Stond op de papieren lijst", bureau.pk),
    ]
    assert rij.stappen.last().reden == "Stond op de papieren lijst"


def test_noting_the_same_again_changes_nothing(run, rij):
    noteer(run, rij, A)
    assert noteer(run, rij, A) == 0
    assert (Aanwezigheid.objects.count(), rij.stappen.count()) == (1, 2)


def test_who_is_noted_as_not_having_come_hears_it_once(run, rij):
    noteer(run, rij, N)
    noteer(run, rij, N)
    noteer(run, rij, A, reden="Was er wel")
    assert list(Bericht.objects.values_list("aan", "onderwerp")) == [
        (rij.deelnemer.email, f"Je was er niet: {run.opleiding.titel}")
    ]


@pytest.mark.parametrize(
    ("op", "bron", "soort", "waarom"),
    [
        (na(-1), Bron.BUREAU, A, "nog moet komen"),
        (na(22), Bron.TRAINER, A, "week waarin je kon noteren"),
        (na(), Bron.BUREAU, "vrolijk", "wat er op de lijst staat"),
    ],
)
def test_what_cannot_be_noted_is_refused(run, rij, op, bron, soort, waarom):
    with pytest.raises(SchoolFout, match=waarom):
        noteer(run, rij, soort, op=op, bron=bron)
    assert not Aanwezigheid.objects.exists()


def test_all_of_a_list_or_nothing(run, rij):
    """Somebody who cancelled meanwhile, somebody of another run, a session of another run."""
    weg = maak_inschrijving(run, status="geannuleerd")
    elders = maak_inschrijving(maak_run())
    [andere] = maak_sessies(maak_run(), 1)
    for fout in ({(weg.pk, None): A}, {(elders.pk, None): A}, {(rij.pk, andere.pk): A}):
        with pytest.raises(SchoolFout):
            services.noteer(
                uitvoering=run, notities={(rij.pk, None): A, **fout}, bron=Bron.BUREAU, door=None, op=na()
            )
    assert not Aanwezigheid.objects.exists()


def test_a_run_that_was_called_off_has_no_attendance(run, rij):
    run.afgelast_op = VANDAAG
    run.save()
    with pytest.raises(SchoolFout, match="ging niet door"):
        noteer(run, rij, A)


# ---- the course is over


def test_the_day_after_who_was_there_has_finished_it(run, rij):
    noteer(run, rij, A, op=na(14))
    ander = maak_inschrijving(run, deelnemer=maak_collega())
    oud = maak_inschrijving(run, status="aanwezig")  # of an old list: it is as the list says
    services.rond_af(uitvoering_id=run.pk, op=na(14))
    rij.refresh_from_db()
    assert rij.status == S.AANWEZIG
    for _ in range(2):
        services.rond_af(uitvoering_id=run.pk, op=na(15))
    statussen = dict(Inschrijving.objects.values_list("pk", "status"))
    assert statussen == {rij.pk: S.AFGEROND, ander.pk: S.BEVESTIGD, oud.pk: S.AANWEZIG}
    assert rij.stappen.last().reden == "De opleiding is voorbij"
    assert rij.stappen.count() == 3


def test_the_job_finds_the_runs_that_ended(rij, run):
    noteer(run, rij, A, op=na(14))
    gisteren = timezone.localdate() - timedelta(1)
    run.start = run.einde = gisteren
    run.save()
    tasks.afronden(None, lambda *_, **__: None)
    rij.refresh_from_db()
    assert rij.status == S.AFGEROND


# ---- by scanning the code


def meld(run, wie, op=None, sessie=None):
    return services.meld_aanwezig(uitvoering=run, bijeenkomst_id=sessie, gebruiker=wie, op=op or na())


def test_scanning_once_or_twice_is_being_there_once(run, rij):
    for _ in range(2):
        meld(run, rij.deelnemer)
    notitie = Aanwezigheid.objects.get()
    assert (notitie.soort, notitie.bron, notitie.door) == (A, Bron.ZELF, rij.deelnemer)
    rij.refresh_from_db()
    assert rij.status == S.AANWEZIG


def test_the_code_of_another_day_does_nothing(run, rij):
    [sessie, _] = maak_sessies(run, 2)
    with pytest.raises(NietVandaag, match="1 mei 2026"):
        meld(run, rij.deelnemer, op=na(1), sessie=sessie.pk)


@pytest.mark.parametrize("status", ["wachtlijst", "geannuleerd", "aangeboden"])
def test_without_a_place_one_is_not_on_the_list(run, status):
    rij = maak_inschrijving(run, status=status, deelnemer=maak_collega())
    with pytest.raises(NietOpDeLijst):
        meld(run, rij.deelnemer)


def test_who_is_expected_on_another_date_is_told_which(run):
    andere = maak_run(opleiding=run.opleiding, start=START + timedelta(30))
    rij = maak_inschrijving(andere, deelnemer=maak_collega())
    with pytest.raises(NietOpDeLijst, match="31 mei 2026"):
        meld(run, rij.deelnemer)


def test_what_the_trainer_noted_stays(run, rij):
    noteer(run, rij, N, bron=Bron.TRAINER)
    with pytest.raises(AlGenoteerd, match="Niet gekomen"):
        meld(run, rij.deelnemer)


# ---- the addresses


def test_an_address_opens_its_own_session_and_a_made_up_one_nothing(run):
    sessies = maak_sessies(run, 2)
    [_, tweede] = sessies_van(run)
    assert services.sessie_van_trainer(services.presentieteken(tweede)).bijeenkomst == sessies[1]
    teken = services.checkteken(tweede, START)
    gevonden, dag = services.sessie_van_code(teken)
    assert (gevonden.bijeenkomst, dag) == (sessies[1], START)
    for fout in ("", "x", teken[:-1], teken.replace("-", "-9", 1), services.presentieteken(tweede)):
        assert services.sessie_van_code(fout) is None
    assert services.sessie_van_trainer(teken) is None
    sessies[1].delete()
    assert services.sessie_van_code(teken) is None


# ---- own data


def test_somebody_reads_what_was_noted_of_them(run, rij):
    noteer(run, rij, N)
    [eigen] = gegevens(gebruiker=rij.deelnemer, op=VANDAAG)["Inschrijvingen bij de Twentse School"]
    assert eigen["aanwezigheid"] == [
        {
            "bijeenkomst": "de hele opleiding",
            "genoteerd": "Niet gekomen",
            "door": "het bureau",
            "op": "2026-05-01T09:00:00+00:00",
            "reden": "",
        }
    ]


# ---- figures


@pytest.mark.parametrize("soort", Soort.values)
def test_whatever_came_of_it_it_was_an_enrolment_on_any_day(run, rij, soort):
    noteer(run, rij, N)
    noteer(run, rij, soort, op=na(3), reden="Was anders")
    for dagen in (-1, 0, 2, 3):
        peildatum = START + timedelta(dagen)
        assert jaarcijfers(jaar=2026, peildatum=peildatum).inschrijvingen == {rij.organisatie.code: 1}
    assert jaarcijfers(jaar=2026, peildatum=date(2015, 5, 31)).inschrijvingen == {}
