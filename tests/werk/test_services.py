import logging
from contextlib import suppress
from datetime import timedelta

import pytest
from django.db import IntegrityError, transaction

from tests.werk.conftest import OP, TAKEN
from twentsekracht.logboek.models import Regel
from twentsekracht.werk import bel, services
from twentsekracht.werk.handlers import OnbekendeSoort
from twentsekracht.werk.models import POGINGEN, Job

VERLOPEN = services.LEASE + timedelta(seconds=1)


def velden(job, *namen):
    job.refresh_from_db()
    return tuple(getattr(job, naam) for naam in namen)


def effecten(job):
    return Regel.objects.over(job).count()


# ---- asking


def test_vraag_aan_writes_a_row_that_waits(vraag_aan):
    job = vraag_aan(editie=3)
    assert velden(job, "status", "poging", "argumenten", "aangevraagd_op", "afgerond_op") == (
        "aangevraagd",
        0,
        {"editie": 3},
        OP,
        None,
    )


def test_vraag_aan_gives_the_open_job_to_who_asks_the_same(vraag_aan):
    job = vraag_aan()
    assert vraag_aan() == job
    services.claim(job.pk, op=OP)
    assert vraag_aan() == job
    assert vraag_aan(sleutel="b") != job
    assert vraag_aan(taak="kapot") != job


def test_vraag_aan_starts_anew_when_the_last_one_ended(vraag_aan, klok):
    job = vraag_aan()
    services.voer_uit(job.pk, klok=klok)
    assert vraag_aan() != job


def test_who_cannot_wait_takes_a_job_over_and_the_worker_leaves_no_trace(vraag_aan, klok, tussendoor):
    job, ander = vraag_aan(), vraag_aan(sleutel="b")
    tussendoor.append(lambda *_: services.neem_over(soort=job.soort, sleutels=["a", "c"], op=OP))
    services.voer_uit(job.pk, klok=klok)
    assert (velden(job, "status", "afgerond_op", "lease_tot"), effecten(job)) == (("gereed", OP, None), 0)
    assert velden(ander, "status") == ("aangevraagd",)
    assert services.neem_over(soort=job.soort, sleutels=["a"], op=OP) == []


def test_vraag_aan_rolls_back_with_its_caller(vraag_aan):
    with pytest.raises(KeyError), transaction.atomic():
        vraag_aan()
        raise KeyError
    assert not Job.objects.exists()


def test_vraag_aan_rings_on_commit_and_not_before(vraag_aan, django_capture_on_commit_callbacks):
    with django_capture_on_commit_callbacks(execute=True):
        vraag_aan()
        assert not bel.wakker.is_set()
    assert bel.wakker.is_set()


@pytest.mark.parametrize(
    "soort",
    [
        "os.system",
        "subprocess.run",
        "tests.werk.proefapp.tasks._prive",
        "tests.werk.proefapp.tasks.timezone",
        "tests.werk.proefapp.tasks.Weigering",
        "tests.werk.proefapp.tasks.os.kill",
        "tests.werk.proefapp.tasks.bestaat_niet",
        "tests.werk.proefapp.tasks.tussendoor",
        "tests.werk.tasks.lukt",
        "tasks.lukt",
        "",
    ],
)
def test_only_functions_of_an_apps_tasks_are_work(db, soort):
    with pytest.raises(OnbekendeSoort):
        services.vraag_aan(soort=soort, sleutel="a", argumenten={}, door=None, op=OP)


def test_a_row_that_was_tampered_with_is_not_run(vraag_aan, klok):
    job = vraag_aan()
    Job.objects.update(soort="os.system")
    services.voer_uit(job.pk, klok=klok)
    status, reden = velden(job, "status", "reden")
    assert (status, "kenmerk" in reden) == ("mislukt", True)


# ---- the database holds the rules


@pytest.mark.parametrize(
    "fout",
    [
        {"status": "zoek"},
        {"status": "bezig"},
        {"lease_tot": OP},
        {"status": "gereed"},
        {"afgerond_op": OP},
        {"status": "mislukt", "afgerond_op": OP},
    ],
)
def test_the_database_refuses_a_row_that_cannot_be(vraag_aan, fout):
    job = vraag_aan()
    with pytest.raises(IntegrityError), transaction.atomic():
        Job.objects.filter(pk=job.pk).update(**fout)


def test_the_database_refuses_a_second_open_job_with_the_same_key(vraag_aan):
    vraag_aan()
    with pytest.raises(IntegrityError), transaction.atomic():
        Job.objects.create(soort=TAKEN + "lukt", sleutel="a", aangevraagd_op=OP)


# ---- one turn


def test_voer_uit_ends_as_gereed_with_its_effect(vraag_aan, klok):
    job = vraag_aan()
    assert services.voer_uit(job.pk, klok=klok)
    assert velden(job, "status", "poging", "stap", "gedaan", "totaal", "lease_tot", "afgerond_op") == (
        "gereed",
        1,
        "Schrijven",
        2,
        3,
        None,
        OP,
    )
    assert effecten(job) == 1


def test_voer_uit_does_a_finished_job_no_second_time(vraag_aan, klok):
    job = vraag_aan()
    assert [services.voer_uit(job.pk, klok=klok) for _ in range(3)] == [True, False, False]
    assert effecten(job) == 1


def test_a_handler_may_have_no_effect(vraag_aan, klok):
    job = vraag_aan("zonder_effect")
    services.voer_uit(job.pk, klok=klok)
    assert velden(job, "status") == ("gereed",)


@pytest.mark.parametrize(
    ("taak", "reden"),
    [
        ("weigert", "Dit jaar heeft nog geen cijfers."),
        ("ongeldig", "Kies een peildatum in het jaar."),
        ("kapot", "Er ging iets mis (kenmerk {}-1). Probeer het opnieuw of meld het de beheerder."),
        ("haalt_iets_op", "Er ging iets mis (kenmerk {}-1). Probeer het opnieuw of meld het de beheerder."),
        ("effect_kapot", "Er ging iets mis (kenmerk {}-1). Probeer het opnieuw of meld het de beheerder."),
    ],
)
def test_a_handler_that_fails_says_why(vraag_aan, klok, taak, reden):
    job = vraag_aan(taak)
    services.voer_uit(job.pk, klok=klok)
    assert velden(job, "status", "reden", "afgerond_op") == ("mislukt", reden.format(job.pk), OP)
    assert effecten(job) == 0


def test_the_details_of_what_nobody_foresaw_are_in_the_log_under_the_reference(vraag_aan, klok, caplog):
    job = vraag_aan("kapot")
    with caplog.at_level(logging.ERROR):
        services.voer_uit(job.pk, klok=klok)
    assert f"kenmerk {job.pk}-1" in caplog.text
    assert "RuntimeError" in caplog.text


def test_a_process_that_has_to_stop_gives_the_row_back_at_once(vraag_aan, klok):
    job = vraag_aan("stopt")
    with pytest.raises(SystemExit):
        services.voer_uit(job.pk, klok=klok)
    assert velden(job, "status", "lease_tot", "niet_voor") == ("aangevraagd", None, None)
    assert services.claim(job.pk, op=klok())


def test_a_process_that_ends_gives_back_what_its_thread_was_doing(vraag_aan, klok, tussendoor):
    job = vraag_aan()
    tussendoor.append(lambda *_: services.geef_alles_terug())
    services.voer_uit(job.pk, klok=klok)
    assert velden(job, "status", "lease_tot") == ("aangevraagd", None)
    assert effecten(job) == 0


# ---- later again


def test_later_opnieuw_waits_as_long_as_asked(vraag_aan, klok):
    job = vraag_aan("later")
    services.voer_uit(job.pk, klok=klok)
    assert velden(job, "status", "niet_voor", "reden") == (
        "aangevraagd",
        OP + timedelta(seconds=60),
        "De mailserver slaapt.",
    )
    klok.vooruit(seconds=59)
    assert not services.voer_uit(job.pk, klok=klok)
    klok.vooruit(seconds=1)
    assert services.voer_uit(job.pk, klok=klok)


@pytest.mark.parametrize(
    ("taak", "reden"),
    [("later", "De mailserver slaapt."), ("database_weg", services.OPGEGEVEN.format(pogingen=POGINGEN))],
)
def test_later_opnieuw_gives_up_after_five_attempts_with_the_reason(vraag_aan, klok, taak, reden):
    job = vraag_aan(taak)
    for poging in range(1, POGINGEN + 1):
        assert services.voer_uit(job.pk, klok=klok)
        assert velden(job, "poging", "status") == (poging, "mislukt" if poging == POGINGEN else "aangevraagd")
        klok.vooruit(minutes=2)
    assert velden(job, "reden") == (reden,)
    assert not services.voer_uit(job.pk, klok=klok)


# ---- the lease and the fence


def test_a_claimed_job_is_not_claimed_again_until_its_lease_runs_out(vraag_aan):
    job = vraag_aan()
    eerste = services.claim(job.pk, op=OP)
    assert (eerste.status, eerste.poging, eerste.lease_tot) == ("bezig", 1, OP + services.LEASE)
    assert services.claim(job.pk, op=OP + services.LEASE) is None
    assert services.claim(job.pk, op=OP + VERLOPEN).poging == 2


def test_meld_holds_on_to_the_job(vraag_aan, klok):
    job = services.claim(vraag_aan().pk, op=OP)
    klok.vooruit(seconds=100)
    services.Meld(job, klok)("Tekenen", gedaan=1, totaal=6)
    assert velden(job, "stap", "gedaan", "totaal", "lease_tot") == ("Tekenen", 1, 6, klok() + services.LEASE)
    assert job.procent == 16


def test_a_worker_that_lost_its_job_hears_so_and_leaves_no_trace(vraag_aan, klok, tussendoor):
    job = vraag_aan()

    def ingehaald(*_):
        tussendoor.clear()
        klok.vooruit(seconds=VERLOPEN.total_seconds())
        services.voer_uit(job.pk, klok=klok)  # another worker, from start to end

    tussendoor.append(ingehaald)
    services.voer_uit(job.pk, klok=klok)
    assert velden(job, "status", "poging") == ("gereed", 2)
    assert effecten(job) == 1


@pytest.mark.parametrize(
    "zet",
    [
        lambda job: services.rond_af(job, lambda: pytest.fail("its effect happened"), op=OP),
        lambda job: services.mislukt(job, reden="te laat", op=OP),
        lambda job: services.stel_uit(job, seconden=1, reden="", op=OP),
        lambda job: services.geef_terug(job),
        lambda job: services.Meld(job)("te laat"),
    ],
)
def test_a_late_worker_cannot_move_the_job(vraag_aan, zet):
    laat = services.claim(vraag_aan().pk, op=OP)
    services.claim(laat.pk, op=OP + VERLOPEN)
    with pytest.raises(services.LeaseVerloren):
        zet(laat)
    assert velden(laat, "status", "poging", "stap") == ("bezig", 2, "")


def test_the_fence_holds_when_the_attempts_were_counted_anew(vraag_aan):
    laat = services.claim(vraag_aan().pk, op=OP)
    services.mislukt(services.claim(laat.pk, op=OP + VERLOPEN), reden="x", op=OP + VERLOPEN)
    services.opnieuw(job=laat, door=None, op=OP + VERLOPEN)
    nieuw = services.claim(laat.pk, op=OP + VERLOPEN)
    assert nieuw.poging == laat.poging
    with pytest.raises(services.LeaseVerloren):
        services.rond_af(laat, None, op=OP + VERLOPEN)


# ---- once more


def test_opnieuw_starts_as_if_never_tried(vraag_aan, klok):
    job = vraag_aan("kapot")
    services.voer_uit(job.pk, klok=klok)
    klok.vooruit(hours=1)
    assert services.opnieuw(job=job, door=None, op=klok()) == job
    assert velden(job, "status", "poging", "reden", "afgerond_op", "aangevraagd_op") == (
        "aangevraagd",
        0,
        "",
        None,
        klok(),
    )


def test_opnieuw_gives_the_job_that_was_asked_for_meanwhile(vraag_aan, klok):
    job = vraag_aan("kapot")
    services.voer_uit(job.pk, klok=klok)
    nieuw = vraag_aan("kapot")
    assert services.opnieuw(job=job, door=None, op=OP) == nieuw


def test_opnieuw_refuses_what_is_ready(vraag_aan, klok):
    job = vraag_aan()
    services.voer_uit(job.pk, klok=klok)
    with pytest.raises(services.NietOpnieuw):
        services.opnieuw(job=job, door=None, op=OP)


# ---- the table of moves: what the services can do is what OVERGANGEN says


def _in_status(status, vraag_aan, klok):
    job = vraag_aan({"mislukt": "kapot"}.get(status, "lukt"))
    if status in ("gereed", "mislukt"):
        services.voer_uit(job.pk, klok=klok)
    elif status == "bezig":
        services.claim(job.pk, op=klok())
    job.refresh_from_db()
    assert job.status == status
    return job


ZETTEN = [
    lambda job, op: services.claim(job.pk, op=op),
    lambda job, op: services.rond_af(job, None, op=op),
    lambda job, op: services.stel_uit(job, seconden=1, reden="", op=op),
    lambda job, op: services.mislukt(job, reden="x", op=op),
    lambda job, op: (Job.objects.update(poging=POGINGEN), services.veeg(op=op)),
    lambda job, op: services.opnieuw(job=job, door=None, op=op),
]


@pytest.mark.parametrize("status", Job.Status.values)
def test_no_move_outside_the_table_of_moves(vraag_aan, klok, status):
    gezien = set()
    for zet in ZETTEN:
        with transaction.atomic():
            job = _in_status(status, vraag_aan, klok)
            begin = job.beurt
            with suppress(services.LeaseVerloren, services.NietOpnieuw):
                zet(job, OP + VERLOPEN)
            job.refresh_from_db()
            if job.status != status or job.beurt != begin:
                gezien.add(job.status)
            transaction.set_rollback(True)
    assert gezien == set(Job.OVERGANGEN[status])


# ---- the sweep


def test_veeg_rings_for_what_nobody_rang_for(vraag_aan):
    assert services.veeg(op=OP) == []
    job = vraag_aan()
    assert services.veeg(op=OP) == [job.pk]
    assert bel.wakker.is_set()


def test_veeg_rings_again_only_after_a_while(vraag_aan):
    job = vraag_aan()
    Job.objects.update(gebeld_op=OP)
    assert services.veeg(op=OP + timedelta(seconds=60)) == []
    assert services.veeg(op=OP + timedelta(seconds=61)) == [job.pk]


def test_veeg_rings_for_a_job_left_behind(vraag_aan):
    job = vraag_aan()
    services.claim(job.pk, op=OP)
    Job.objects.update(gebeld_op=OP + services.LEASE - timedelta(seconds=1))
    assert services.veeg(op=OP + services.LEASE) == []
    assert services.veeg(op=OP + VERLOPEN) == [job.pk]


def test_veeg_leaves_what_has_to_wait(vraag_aan, klok):
    job = vraag_aan("later")
    services.voer_uit(job.pk, klok=klok)
    assert services.veeg(op=OP + timedelta(seconds=59)) == []
    assert services.veeg(op=OP + timedelta(seconds=60)) == [job.pk]


def test_veeg_gives_up_a_job_whose_workers_died_five_times(vraag_aan):
    job, op = vraag_aan(), OP
    for _ in range(POGINGEN):
        assert services.veeg(op=op) == [job.pk]
        assert services.claim(job.pk, op=op)
        op += VERLOPEN
    assert not services.claim(job.pk, op=op)
    assert services.veeg(op=op) == []
    assert velden(job, "status", "reden", "afgerond_op") == (
        "mislukt",
        services.OPGEGEVEN.format(pogingen=POGINGEN),
        op,
    )


def test_veeg_gives_up_a_job_given_back_on_its_last_attempt(vraag_aan, klok):
    job = vraag_aan("stopt")
    for _ in range(POGINGEN):
        with pytest.raises(SystemExit):
            services.voer_uit(job.pk, klok=klok)
    services.veeg(op=OP)
    assert velden(job, "status") == ("mislukt",)


def test_ronde_works_off_what_is_due_oldest_first(vraag_aan, klok):
    jong = vraag_aan(sleutel="jong")
    oud = vraag_aan(sleutel="oud", op=OP - timedelta(days=1))
    vraag_aan("kapot")
    assert services.ronde(klok=klok) == 3
    assert list(Regel.objects.order_by("pk").values_list("object_id", flat=True)) == [
        str(oud.pk),
        str(jong.pk),
    ]
    assert services.ronde(klok=klok) == 0


def test_ronde_takes_what_was_never_tried_before_what_took_its_worker_down(vraag_aan, klok):
    gevallen = vraag_aan(sleutel="gevallen")
    services.claim(gevallen.pk, op=OP)
    klok.vooruit(seconds=VERLOPEN.total_seconds())
    nieuw = vraag_aan(sleutel="nieuw", op=klok())
    services.ronde(klok=klok)
    gedaan = Regel.objects.order_by("pk").values_list("object_id", flat=True)
    assert list(gedaan) == [str(nieuw.pk), str(gevallen.pk)]


def test_the_sweep_costs_the_same_for_one_job_and_for_thirty(vraag_aan, django_assert_num_queries):
    vraag_aan()
    with django_assert_num_queries(3):
        services.veeg(op=OP)
    for nummer in range(30):
        vraag_aan(sleutel=str(nummer))
    with django_assert_num_queries(3):
        services.veeg(op=OP)
