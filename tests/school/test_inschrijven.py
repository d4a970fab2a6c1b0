"""Taking, offering, giving back: who gets a place, who waits, and that each hears it once."""

from datetime import UTC, date, datetime, time, timedelta

import pytest
from django.db import IntegrityError, transaction
from django.utils import timezone

from school import services
from school.fouten import (
    AanbodVerlopen,
    AlIngeschreven,
    Begonnen,
    GeenLeidinggevende,
    GeenOrganisatie,
    Gesloten,
    MagNiet,
    SchoolFout,
    Vol,
)
from school.models import Inschrijving, Inschrijvingstap, Opleiding
from school.termijnen import aanbod_tot
from school.wachtlijst import plek_van, wachtlijsten
from tests.maken import (
    maak_afspraak,
    maak_gebruiker,
    maak_inschrijving,
    maak_opleiding,
    maak_quotum,
)
from tests.school.maken import (
    OP,
    START,
    VANDAAG,
    maak_akkoordbeleid,
    maak_collega,
    maak_run,
    maak_werkgever,
    open_vertellingen,
    vertel,
)
from twentsekracht.werk.models import Bericht, Job

pytestmark = pytest.mark.django_db
UUR = timedelta(hours=1)
S = Inschrijving.Status


def in_(run, wie, op=OP, **anders):
    return services.schrijf_in(uitvoering=run, gebruiker=wie, op=op, **anders)


def status(inschrijving):
    return Inschrijving.objects.get(pk=inschrijving.pk).status


def mails(wie):
    vertel()
    return [
        bericht.onderwerp.split(":")[0] for bericht in Bericht.objects.filter(aan=wie.email).order_by("pk")
    ]


def stappen(inschrijving):
    return list(inschrijving.stappen.order_by("pk").values_list("van", "naar", "per"))


# ---- enrolling


def test_who_finds_a_place_has_it_and_hears_so():
    wie, run = maak_collega(), maak_run()
    rij = in_(run, wie)
    assert (rij.status, rij.organisatie, rij.ingeschreven_op) == ("bevestigd", wie.organisatie, VANDAAG)
    assert stappen(rij) == [("", "bevestigd", VANDAAG)]
    assert mails(wie) == ["Je hebt een plaats"]
    assert Inschrijving.objects.ingeschreven_per(VANDAAG).get() == rij


def test_the_next_one_waits_in_line_and_does_not_count():
    run = maak_run()
    in_(run, maak_collega())
    wie = maak_collega()
    rij = in_(run, wie)
    assert (rij.status, rij.wacht_sinds) == ("wachtlijst", OP)
    assert mails(wie) == ["Je staat op de wachtlijst"]
    assert not Inschrijving.objects.ingeschreven_per(VANDAAG).filter(pk=rij.pk).exists()


def test_enrolling_costs_a_handful_of_queries_however_many_are_in(django_assert_num_queries):
    run = maak_run(100)
    for _ in range(30):
        maak_inschrijving(run)
    wie = maak_collega()
    with django_assert_num_queries(10):  # five while the run is held; two are the savepoint of the test
        in_(run, wie)


@pytest.mark.parametrize(
    ("velden", "fout"),
    [
        ({"sluit_op": VANDAAG - timedelta(1)}, Gesloten),
        ({"start": VANDAAG}, Gesloten),
        ({"afgelast_op": VANDAAG}, Gesloten),
        ({"maximum": 0, "wachtlijst": "geen"}, Vol),
    ],
)
def test_where_one_cannot_enrol(velden, fout):
    with pytest.raises(fout):
        in_(maak_run(**velden), maak_collega())
    assert not Inschrijving.objects.exists() and not Bericht.objects.exists()


def test_not_for_a_course_outside_the_catalogue_nor_without_an_organisation():
    with pytest.raises(Gesloten):
        in_(maak_run(opleiding=maak_opleiding(is_gepubliceerd=False)), maak_collega())
    los = maak_gebruiker()
    los.organisatie = None
    los.save()
    with pytest.raises(GeenOrganisatie):
        in_(maak_run(), los)


def test_nobody_is_in_a_run_twice_but_may_come_back_after_cancelling():
    wie, run = maak_collega(), maak_run(5)
    eerste = in_(run, wie)
    with pytest.raises(AlIngeschreven) as fout:
        in_(run, wie)
    assert fout.value.inschrijving == eerste
    with pytest.raises(IntegrityError), transaction.atomic():
        maak_inschrijving(run, deelnemer=wie)
    services.annuleer(inschrijving=eerste, door=wie, op=OP)
    assert in_(run, wie).status == "bevestigd"


# ---- quota


def test_a_kept_place_is_for_that_organisation_until_the_release_date():
    hengelo, borne = maak_werkgever("hengelo"), maak_werkgever("borne")
    run = maak_run(2, vrijgave_op=VANDAAG + timedelta(10))
    maak_quotum(run, hengelo, 1)
    assert in_(run, maak_collega(borne)).status == "bevestigd"
    wacht = in_(run, maak_collega(borne))
    assert wacht.status == "wachtlijst"
    assert in_(run, maak_collega(hengelo)).status == "bevestigd"
    assert status(wacht) == "wachtlijst"


def test_on_the_release_date_the_waiting_list_gets_what_nobody_used():
    hengelo, borne = maak_werkgever("hengelo"), maak_werkgever("borne")
    run = maak_run(1, vrijgave_op=VANDAAG + timedelta(10))
    maak_quotum(run, hengelo, 1)
    wacht = in_(run, maak_collega(borne))
    voor = OP + timedelta(days=9)
    services.werk_uitvoering_bij(uitvoering_id=run.pk, op=voor)
    assert status(wacht) == "wachtlijst"
    services.werk_uitvoering_bij(uitvoering_id=run.pk, op=voor + timedelta(days=1))
    assert status(wacht) == "aangeboden"
    assert mails(wacht.deelnemer) == ["Je staat op de wachtlijst", "Er is een plaats voor je"]


def test_nobody_new_overtakes_the_list_when_the_job_is_late():
    hengelo, borne = maak_werkgever("hengelo"), maak_werkgever("borne")
    run = maak_run(1, vrijgave_op=VANDAAG + timedelta(10))
    maak_quotum(run, hengelo, 1)
    wacht = in_(run, maak_collega(borne))
    nieuw = in_(run, maak_collega(hengelo), op=OP + timedelta(days=10))
    assert (status(wacht), status(nieuw)) == ("aangeboden", "wachtlijst")


# ---- the waiting list


@pytest.mark.parametrize(("volgorde", "eerst"), [("afspraak", "onder"), ("aanmelden", "erboven")])
def test_who_comes_first_is_the_policy_of_the_run(volgorde, eerst):
    onder, erboven = maak_werkgever("onder"), maak_werkgever("erboven")
    maak_afspraak(onder, 2026, 1)
    maak_afspraak(erboven, 2026, 0)
    run = maak_run(1, wachtlijst=volgorde)
    bezet = in_(run, maak_collega())
    rijen = {wie.code: in_(run, maak_collega(wie), op=OP + UUR) for wie in (erboven, onder)}
    plekken = wachtlijsten([run])[run.pk]
    assert [plek_van(plek.inschrijving) for plek in plekken] == plekken
    assert plekken[0].inschrijving == rijen[eerst]
    assert [plek.positie for plek in plekken] == [1, 2]
    assert ("onder haar afspraak" in plekken[0].reden) is (eerst == "onder")
    services.annuleer(inschrijving=bezet, door=None, op=OP + 2 * UUR)
    assert status(rijen[eerst]) == "aangeboden"


def test_a_freed_place_is_offered_at_once_for_two_days():
    run = maak_run()
    bezet, wacht = in_(run, maak_collega()), in_(run, maak_collega())
    services.annuleer(inschrijving=bezet, door=bezet.deelnemer, op=OP)
    wacht.refresh_from_db()
    assert (wacht.status, wacht.aanbod_tot) == ("aangeboden", OP + timedelta(hours=48))
    job = Job.objects.get(soort="school.tasks.werk_bij")
    assert job.argumenten == {"uitvoering": run.pk, "vanaf": wacht.aanbod_tot.isoformat()}
    services.neem_aan(inschrijving=wacht, op=OP + UUR)
    services.neem_aan(inschrijving=wacht, op=OP + UUR)
    assert stappen(wacht) == [
        ("", "wachtlijst", VANDAAG),
        ("wachtlijst", "aangeboden", VANDAAG),
        ("aangeboden", "bevestigd", VANDAAG),
    ]
    assert mails(wacht.deelnemer) == [
        "Je staat op de wachtlijst",
        "Er is een plaats voor je",
        "Je hebt een plaats",
    ]


def test_declined_and_lapsed_go_on_to_the_next():
    run = maak_run()
    bezet = in_(run, maak_collega())
    eerste, tweede, derde = (in_(run, maak_collega(), op=OP + nummer * UUR) for nummer in range(3))
    services.annuleer(inschrijving=bezet, door=None, op=OP + 5 * UUR)
    services.annuleer(inschrijving=eerste, door=eerste.deelnemer, op=OP + 6 * UUR)
    assert (status(eerste), status(tweede), status(derde)) == ("geannuleerd", "aangeboden", "wachtlijst")
    laat = OP + timedelta(hours=54)
    with pytest.raises(AanbodVerlopen):
        services.neem_aan(inschrijving=tweede, op=laat)
    services.werk_uitvoering_bij(uitvoering_id=run.pk, op=laat)
    services.werk_uitvoering_bij(uitvoering_id=run.pk, op=laat)
    assert (status(tweede), status(derde)) == ("geannuleerd", "aangeboden")
    assert mails(tweede.deelnemer)[-2:] == ["Er is een plaats voor je", "Je inschrijving is beëindigd"]
    assert mails(derde.deelnemer) == ["Je staat op de wachtlijst", "Er is een plaats voor je"]


def test_who_waits_may_leave_and_nobody_gets_a_place_by_that():
    run = maak_run()
    in_(run, maak_collega())
    eerste, tweede = in_(run, maak_collega()), in_(run, maak_collega())
    services.annuleer(inschrijving=eerste, door=eerste.deelnemer, op=OP)
    assert (status(eerste), status(tweede)) == ("geannuleerd", "wachtlijst")
    with pytest.raises(MagNiet):
        services.annuleer(inschrijving=eerste, door=eerste.deelnemer, op=OP)
    with pytest.raises(MagNiet):
        services.neem_aan(inschrijving=tweede, op=OP)


def test_a_higher_maximum_goes_to_the_list():
    run = maak_run()
    in_(run, maak_collega())
    rijen = [in_(run, maak_collega(), op=OP + nummer * UUR) for nummer in range(3)]
    run.max_deelnemers = 3
    run.save()
    services.werk_uitvoering_bij(uitvoering_id=run.pk, op=OP + 9 * UUR)
    assert [status(rij) for rij in rijen] == ["aangeboden", "aangeboden", "wachtlijst"]


def test_who_came_with_an_old_list_takes_a_place_but_is_offered_none():
    run = maak_run(1)
    maak_inschrijving(run, status="wachtlijst")
    bezet = in_(run, maak_collega())
    wacht = in_(run, maak_collega())
    services.annuleer(inschrijving=bezet, door=None, op=OP)
    assert status(wacht) == "aangeboden"


def test_when_it_begins_the_list_closes_and_everybody_hears_it_once():
    run = maak_run(1)
    bezet, wacht = in_(run, maak_collega()), in_(run, maak_collega())
    begin = datetime.combine(START, time(12), UTC)
    for _ in range(2):
        services.werk_uitvoering_bij(uitvoering_id=run.pk, op=begin)
    assert (status(bezet), status(wacht)) == ("bevestigd", "geannuleerd")
    assert mails(wacht.deelnemer) == ["Je staat op de wachtlijst", "Je inschrijving is beëindigd"]
    with pytest.raises(Begonnen):
        services.annuleer(inschrijving=bezet, door=bezet.deelnemer, op=begin)


def test_called_off_everybody_hears_it_and_nobody_pays():
    run = maak_run(1, opleiding=maak_opleiding(kosten=100))
    bezet, wacht = in_(run, maak_collega()), in_(run, maak_collega())
    assert services.gelast_af(uitvoering=run, door=None, op=OP + timedelta(days=59)) == 2
    assert services.gelast_af(uitvoering=run, door=None, op=OP + timedelta(days=59)) == 0
    bezet.refresh_from_db()
    assert (bezet.status, bezet.annuleringskosten, status(wacht)) == ("geannuleerd", None, "geannuleerd")
    assert Bericht.objects.filter(onderwerp__startswith="Je inschrijving is beëindigd").count() == 2
    with pytest.raises(SchoolFout, match="begonnen"):
        services.gelast_af(uitvoering=maak_run(start=VANDAAG), door=None, op=OP + timedelta(days=1))


def test_who_leaves_the_portal_frees_the_place_for_the_next():
    run = maak_run(1)
    weg = maak_collega()
    rij, wacht = in_(run, weg), in_(run, maak_collega())
    services.wis(gebruiker=weg, op=OP)
    rij.refresh_from_db()
    assert (rij.status, rij.deelnemer, status(wacht)) == ("geannuleerd", None, "aangeboden")


# ---- terms


def test_near_the_start_there_is_less_time_to_answer_and_in_the_end_none():
    run = maak_run(start=date(2026, 3, 4), begintijd=time(9))  # 8.00 hours UTC
    begin = datetime(2026, 3, 4, 8, tzinfo=UTC)
    assert aanbod_tot(run, op=begin - timedelta(days=9)) == begin - timedelta(days=7)
    assert aanbod_tot(run, op=begin - 20 * UUR) == begin - 10 * UUR
    assert aanbod_tot(run, op=begin - UUR) is None


# ---- whom it asks


@pytest.mark.parametrize(
    "adres",
    [
        "",
        "geen adres",
        "ik@hengelo.example",
        "IK@Hengelo.Example",
        "baas@borne.example",
        "a@b@hengelo.example",
    ],
)
def test_the_leidinggevende_is_somebody_else_of_the_own_organisation(adres):
    hengelo = maak_werkgever("hengelo", "akkoord")
    maak_werkgever("borne")
    ik = maak_collega(hengelo, email="ik@hengelo.example")
    with pytest.raises(GeenLeidinggevende):
        in_(maak_run(), ik, leidinggevende=adres)
    assert not Bericht.objects.exists()


def test_informing_sends_a_word_and_asks_nothing():
    hengelo = maak_werkgever("hengelo", "informeren")
    ik = maak_collega(hengelo)
    rij = in_(maak_run(), ik, leidinggevende="Baas@hengelo.example")
    assert (rij.status, rij.leidinggevende) == ("bevestigd", "baas@hengelo.example")
    vertel()
    assert Bericht.objects.get(aan="baas@hengelo.example").onderwerp.startswith("Een collega gaat")


@pytest.mark.parametrize(
    ("kosten", "verwacht"), [(99, "bevestigd"), (100, "wacht_op_akkoord"), (None, "wacht_op_akkoord")]
)
def test_the_policy_may_depend_on_the_cost(kosten, verwacht):
    hengelo = maak_werkgever("hengelo", "geen")
    maak_akkoordbeleid(hengelo, "akkoord", 100)
    run = maak_run(opleiding=maak_opleiding(kosten=kosten))
    rij = in_(run, maak_collega(hengelo), leidinggevende="baas@hengelo.example")
    assert rij.status == verwacht


def test_every_move_leaves_a_step_along_a_way_that_exists():
    run = maak_run(1)
    rijen = [in_(run, maak_collega()) for _ in range(3)]
    services.annuleer(inschrijving=rijen[0], door=None, op=OP)
    services.annuleer(inschrijving=rijen[1], door=None, op=OP)
    for van, naar in Inschrijvingstap.objects.values_list("van", "naar"):
        assert naar in Inschrijving.OVERGANGEN[van]


# ---- close to the start


def dicht_op(uren, **velden):
    """A run on the day of OP, so many hours after it, for which one may still enrol on the day itself."""
    tijd = timezone.localtime(OP + timedelta(hours=uren)).time()
    return maak_run(start=OP.date(), sluit_op=OP.date(), begintijd=tijd, **velden)


def test_nobody_enrols_in_what_has_begun():
    run, mens = dicht_op(-1), maak_collega()
    with pytest.raises(Gesloten):
        services.schrijf_in(uitvoering=run, gebruiker=mens, op=OP)
    assert not Inschrijving.objects.exists() and not Bericht.objects.exists()


def test_too_late_to_offer_nobody_new_overtakes_the_list_either():
    run = dicht_op(1, maximum=1)
    wacht = maak_inschrijving(run, status=S.WACHTLIJST, deelnemer=maak_collega(), wacht_sinds=OP)
    nieuw = services.schrijf_in(uitvoering=run, gebruiker=maak_collega(), op=OP)
    wacht.refresh_from_db()
    assert (wacht.status, nieuw.status) == (S.WACHTLIJST, S.WACHTLIJST)


def test_at_the_start_each_hears_why_it_ends():
    run = dicht_op(1, maximum=9)
    redenen = {
        S.WACHTLIJST: "Begonnen",
        S.AANGEBODEN: "Niet op tijd geantwoord",
        S.WACHT_OP_AKKOORD: "Geen akkoord gekregen",
    }
    for status in redenen:
        maak_inschrijving(run, status=status, deelnemer=maak_collega(), wacht_sinds=OP)
    services.werk_uitvoering_bij(uitvoering_id=run.pk, op=OP + timedelta(hours=2))
    stappen = Inschrijvingstap.objects.filter(naar=S.GEANNULEERD).values_list("van", "reden")
    assert dict(stappen) == redenen


def test_what_was_agreed_at_enrolling_decides_about_approval_later():
    """Joined the list at € 1,000; the price went down since, and the bill did not."""
    werkgever = maak_werkgever()
    maak_akkoordbeleid(werkgever, "akkoord", vanaf_kosten=500)
    opleiding = maak_opleiding(kosten=1000, is_gepubliceerd=True)
    run, mens = maak_run(1, opleiding=opleiding), maak_collega(werkgever)
    vol = maak_inschrijving(run, status=S.BEVESTIGD, deelnemer=maak_collega())
    rij = services.schrijf_in(
        uitvoering=run, gebruiker=mens, leidinggevende=f"baas@{werkgever.code}.example", op=OP
    )
    Opleiding.objects.update(kosten=100)
    services.annuleer(inschrijving=vol, door=None, op=OP)
    rij.refresh_from_db()
    assert services.neem_aan(inschrijving=rij, op=OP).status == S.WACHT_OP_AKKOORD


# ---- being told


def test_what_came_of_it_is_told_by_the_worker_and_not_while_others_wait():
    wie = maak_collega()
    in_(maak_run(), wie)
    assert not Bericht.objects.exists()
    assert mails(wie) == mails(wie) == ["Je hebt een plaats"]
    assert Bericht.objects.get().aangemaakt_op == OP


def test_who_cancels_before_the_worker_came_still_hears_both_in_order():
    wie = maak_collega()
    rij = in_(maak_run(), wie)
    services.annuleer(inschrijving=rij, door=wie, op=OP + UUR)
    assert not open_vertellingen()
    assert mails(wie) == ["Je hebt een plaats", "Je inschrijving is beëindigd"]


def test_who_leaves_before_the_worker_came_gets_no_mail():
    wie = maak_collega()
    in_(maak_run(), wie)
    services.wis(gebruiker=wie, op=OP)
    vertel()
    assert not Bericht.objects.exists()


def test_the_page_says_it_once_and_only_as_long_as_it_is_so(als):
    wie, run = maak_collega(), maak_run(start=timezone.localdate() + timedelta(days=30))
    client = als(wie)
    naar = client.post(f"/school/inschrijven/{run.pk}/").headers["Location"]
    assert "Je hebt een plaats." in [str(een) for een in client.get(naar).context["messages"]]
    services.annuleer(inschrijving=Inschrijving.objects.get(), door=wie, op=timezone.now())
    assert not list(client.get(naar).context["messages"])


def test_enrolling_through_the_page_costs_as_much_however_many_are_in(als, django_assert_num_queries):
    run = maak_run(100, start=timezone.localdate() + timedelta(days=30))
    for _ in range(30):
        maak_inschrijving(run)
    client = als(maak_collega())
    client.get("/mijn/")  # the session is known to be in use
    with django_assert_num_queries(13):
        assert client.post(f"/school/inschrijven/{run.pk}/").status_code == 302
