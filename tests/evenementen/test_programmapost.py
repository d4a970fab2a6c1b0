"""What people are told of where they go: their calendar ends as the programme is, and each reminder comes once."""

from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest
from django.utils import timezone
from icalendar import Calendar

from evenementen import agenda, gegevens, services, tasks
from evenementen.herinneringen import te_herinneren
from evenementen.models import Agendabericht, Deelname, Herinnering, Onderdeel
from tests.evenementen.maken_aanmelden import (
    OP,
    START,
    S,
    maak_collega,
    maak_deel,
    maak_feest,
    maak_werkgever,
    meld_aan,
)
from tests.kalender import Kalender
from tests.maken import maak_deelname, maak_evenement, maak_gebruiker, maak_onderdeel
from twentsekracht.mijn.ics import als_ics
from twentsekracht.mijn.itip import Agendamail
from twentsekracht.werk.models import Bericht, Job
from twentsekracht.werk.services import LaterOpnieuw

pytestmark = pytest.mark.django_db
AMSTERDAM = ZoneInfo("Europe/Amsterdam")
SITE = "https://portaal.example"


def nieuwe_mail():
    """Since the last time: of each its subject, and the calendar that goes with it."""
    gevonden = [
        (bericht.onderwerp, bericht.agenda and Agendamail.van_regel(bericht.agenda).als_ics(site_url=SITE))
        for bericht in Bericht.objects.order_by("pk")
    ]
    Bericht.objects.all().delete()
    return gevonden


def lees(kalender, mail):
    for _, ics in mail:
        if ics:
            kalender.lees(ics)
    return kalender


def stem_af(evenement, op=OP):
    for wie in services.af_te_stemmen(evenement.pk, op=op):
        services.stem_agenda_af(evenement_id=evenement.pk, deelnemer_id=wie, op=op)


def zoals_het_is(wie):
    """What their calendar should hold, as the personal calendar (webcal) tells it."""
    punten = [
        punt for punt in agenda.punten(gebruiker=wie, vanaf=OP.date(), op=OP.date()) if not punt.geannuleerd
    ]
    ics = als_ics(punten, volgnummer=0, gewijzigd_op=OP, site_url=SITE)
    return {
        (str(item["UID"]), str(item["SUMMARY"]), item["DTSTART"].dt, str(item.get("LOCATION", "")))
        for item in Calendar.from_ical(ics).walk("VEVENT")
    }


def in_kalender(kalender):
    return {
        (str(uid), str(item["SUMMARY"]), item["DTSTART"].dt, str(item.get("LOCATION", "")))
        for uid, item in kalender.bewaard.items()
        if item["STATUS"] != "CANCELLED"
    }


# ---- the calendar


def test_each_part_with_a_place_gets_its_own_item_and_the_first_goes_with_the_mail_itself():
    feest, wie = maak_feest(titel="Talentweek"), maak_collega()
    een = maak_deel(feest, titel="Netwerken", locatie="Borne", ruimte="Zaal 1")
    twee = maak_deel(feest, uur=13, titel="Rekenen", online_url="https://vergadering.example/x")
    meld_aan(wie, een, twee)
    mail = nieuwe_mail()
    assert [(onderwerp, bool(ics)) for onderwerp, ics in mail] == [
        ("Je bent aangemeld: Talentweek", True),
        ("Voor je agenda: Rekenen (Talentweek), 1 mei 2026", True),
    ]
    kalender = lees(Kalender(), mail)
    assert kalender.inhoud == {
        (
            "Netwerken (Talentweek)",
            datetime.combine(START, time(9), AMSTERDAM).isoformat(),
            datetime.combine(START, time(11), AMSTERDAM).isoformat(),
            "Borne, Zaal 1",
        ),
        (
            "Rekenen (Talentweek)",
            datetime.combine(START, time(13), AMSTERDAM).isoformat(),
            datetime.combine(START, time(15), AMSTERDAM).isoformat(),
            "https://vergadering.example/x",
        ),
    }
    assert in_kalender(kalender) == zoals_het_is(wie)  # one and the same item in the personal calendar


def test_who_waits_has_nothing_in_the_calendar_until_there_is_a_place():
    deel = maak_deel(maak_feest(), capaciteit=1)
    [eerste] = meld_aan(maak_collega(), deel).geplaatst
    wacht = maak_collega()
    [rij] = meld_aan(wacht, deel).wachtlijst
    nieuwe_mail()
    services.annuleer(deelname=eerste, door=eerste.deelnemer, op=OP)
    nieuwe_mail()
    services.neem_aan(deelname=Deelname.objects.get(pk=rij.pk), op=OP)
    assert in_kalender(lees(Kalender(), nieuwe_mail())) == zoals_het_is(wacht) != set()


def test_a_place_that_waits_for_approval_comes_in_with_the_approval():
    wie = maak_collega(maak_werkgever("akkoord"))
    [rij] = meld_aan(wie, maak_deel(maak_feest())).wacht_op_akkoord
    assert not any(ics for _, ics in nieuwe_mail())
    services.besluit(akkoord=rij.akkoorden.get(), ja=True, op=OP)
    assert in_kalender(lees(Kalender(), nieuwe_mail())) == zoals_het_is(wie) != set()


def test_what_is_cancelled_swapped_or_called_off_goes_out_of_the_calendar():
    feest, wie, kalender = maak_feest(), maak_collega(), Kalender()
    een, twee, drie = (maak_deel(feest, uur=uur) for uur in (9, 12, 15))
    uitkomst = meld_aan(wie, een, twee)
    lees(kalender, nieuwe_mail())
    eerste = next(rij for rij in uitkomst.geplaatst if rij.onderdeel == een)
    services.wissel(deelname=eerste, naar=drie, door=wie, op=OP)
    lees(kalender, nieuwe_mail())
    assert in_kalender(kalender) == zoals_het_is(wie)
    assert {str(regel[1]).split(" (")[0] for regel in in_kalender(kalender)} == {twee.titel, drie.titel}
    services.gelast_onderdeel_af(onderdeel=twee, door=None, op=OP, reden="De spreker is ziek.")
    lees(kalender, nieuwe_mail())
    services.annuleer(deelname=Deelname.objects.get(onderdeel=drie), door=wie, op=OP)
    lees(kalender, nieuwe_mail())
    assert in_kalender(kalender) == zoals_het_is(wie) == set()


def test_another_time_or_room_is_told_once_with_what_is_different():
    feest, wie, kalender = maak_feest(titel="Talentweek"), maak_collega(), Kalender()
    deel = maak_deel(feest, titel="Netwerken", locatie="Borne")
    ander = maak_deel(feest, uur=13, titel="Rekenen")
    meld_aan(wie, deel, ander)
    lees(kalender, nieuwe_mail())
    Onderdeel.objects.filter(pk=deel.pk).update(begintijd=time(10), eindtijd=time(12), locatie="Almelo")
    stem_af(feest)
    mail = nieuwe_mail()
    assert [onderwerp for onderwerp, _ in mail] == ["Er is iets gewijzigd: Talentweek"]
    assert in_kalender(lees(kalender, mail)) == zoals_het_is(wie)
    assert {item["SEQUENCE"] for item in kalender.bewaard.values()} == {0, 1}
    stem_af(feest)
    assert nieuwe_mail() == []


def test_the_mail_about_a_change_says_what_it_was():
    feest, wie = maak_feest(), maak_collega()
    deel = maak_deel(feest, titel="Netwerken", locatie="Borne")
    meld_aan(wie, deel)
    nieuwe_mail()
    Onderdeel.objects.filter(pk=deel.pk).update(locatie="Almelo", titel="Netwerken zonder praatjes")
    stem_af(feest)
    tekst = Bericht.objects.get().tekst
    assert "Plaats op 1 mei 2026, 09.00 tot 11.00 uur: Almelo. Dat was Borne." in tekst
    assert "Het onderdeel heet nu" in tekst


def test_a_part_that_gets_its_day_comes_in_and_what_is_over_is_left_alone():
    feest, wie = maak_feest(), maak_collega()
    deel = maak_onderdeel(feest, capaciteit=3)
    meld_aan(wie, deel)
    assert not any(ics for _, ics in nieuwe_mail())
    Onderdeel.objects.filter(pk=deel.pk).update(datum=START)
    stem_af(feest)
    assert [onderwerp.split(":")[0] for onderwerp, _ in nieuwe_mail()] == ["Voor je agenda"]
    Onderdeel.objects.filter(pk=deel.pk).update(ruimte="Zaal 3")
    stem_af(feest, op=OP + timedelta(days=90))
    assert nieuwe_mail() == []


def test_a_long_title_fits_and_old_lists_are_not_told():
    feest = maak_feest(titel="T" * 200)
    deel = maak_deel(feest, titel="D" * 200)
    meld_aan(maak_collega(), deel)
    maak_deelname(maak_deel(feest, uur=13), status="bevestigd")  # somebody of an old list
    assert len(Agendabericht.objects.get().titel) == 200
    assert services.af_te_stemmen(feest.pk, op=OP) == []


def test_keeping_calendars_right_costs_the_same_for_any_number(django_assert_num_queries):
    feest = maak_feest()
    for deel in (maak_deel(feest, capaciteit=9), maak_deel(feest, uur=13, capaciteit=9)):
        for _ in range(4):
            maak_deelname(deel, deelnemer=maak_gebruiker(), status="bevestigd")
    with django_assert_num_queries(2):
        assert len(services.af_te_stemmen(feest.pk, op=OP)) == 8


def test_a_change_is_told_after_a_while_by_one_job():
    nu = timezone.now()
    feest = maak_evenement(nu.year, start=nu.date() + timedelta(9), einde=nu.date() + timedelta(9))
    services.vraag_afstemming(evenement_id=feest.pk, op=nu)
    services.vraag_afstemming(evenement_id=feest.pk, op=nu)
    [job] = Job.objects.filter(soort="evenementen.tasks.stem_agenda_af")
    with pytest.raises(LaterOpnieuw):
        tasks.stem_agenda_af(job, lambda *a, **k: None)
    maak_deelname(maak_onderdeel(feest, datum=feest.start), deelnemer=maak_gebruiker(), status="bevestigd")
    tasks.agendas(job, lambda *a, **k: None)
    tasks.agendas(job, lambda *a, **k: None)
    assert [onderwerp.split(":")[0] for onderwerp, _ in nieuwe_mail()] == ["Voor je agenda"]


def test_of_somebody_who_leaves_nothing_stays_behind():
    feest, wie = maak_feest(), maak_collega()
    meld_aan(wie, maak_deel(feest))
    Herinnering.objects.create(evenement=feest, deelnemer=wie, soort="week", dag=START, verstuurd_op=OP)
    services.wis(gebruiker=wie, op=OP)
    assert not Agendabericht.objects.exists() and not Herinnering.objects.exists()


def test_somebody_reads_what_they_were_told():
    feest, wie = maak_feest(titel="Talentweek"), maak_collega()
    meld_aan(wie, maak_deel(feest, titel="Netwerken"))
    Herinnering.objects.create(evenement=feest, deelnemer=wie, soort="week", dag=START, verstuurd_op=OP)
    eigen = gegevens.gegevens(gebruiker=wie, op=OP.date())
    [deelname] = eigen["Deelname aan evenementen"]
    assert [bericht["wat"] for bericht in deelname["in je agenda gezet"]] == ["Netwerken (Talentweek)"]
    assert eigen["Herinneringen aan evenementen"] == [
        {"evenement": "Talentweek", "wat": "Een week ervoor", "over": "2026-05-01"}
    ]


# ---- reminders

MAANDAG = date(2026, 5, 4)


@pytest.fixture
def week():
    """Two parts on Monday, one on Wednesday."""
    feest = maak_evenement(
        2026,
        titel="Talentweek",
        start=MAANDAG,
        einde=MAANDAG + timedelta(4),
        route="Neem **bus 21**.\n\nParkeren kan niet.",
    )
    uren = {"begintijd": time(9), "eindtijd": time(10)}
    een = maak_onderdeel(feest, titel="Een", datum=MAANDAG, locatie="Stadhuis Borne", **uren)
    twee = maak_onderdeel(feest, titel="Twee", datum=MAANDAG, begintijd=time(13), eindtijd=time(14))
    drie = maak_onderdeel(
        feest, titel="Drie", datum=MAANDAG + timedelta(2), online_url="https://vergadering.example/3", **uren
    )
    return een, twee, drie


def gaat(delen, wie=None, status="bevestigd", sinds=date(2026, 3, 2)):
    wie = wie or maak_gebruiker()
    for deel in delen:
        maak_deelname(deel, wie.organisatie, deelnemer=wie, status=status, ingeschreven_op=sinds)
    return wie


def herinner(op):
    moment = timezone.make_aware(datetime.combine(op, time(8)))
    for evenement, deelnemer, soort, dag in te_herinneren(op=op):
        services.herinner_aan(evenement_id=evenement, deelnemer_id=deelnemer, soort=soort, dag=dag, op=moment)


def dag_voor_dag(van=MAANDAG - timedelta(12), tot=MAANDAG + timedelta(9)):
    while van <= tot:
        herinner(van)
        van += timedelta(1)


def verstuurd(wie):
    rijen = Herinnering.objects.filter(deelnemer=wie).order_by("pk")
    return [(rij.soort, rij.dag, timezone.localdate(rij.verstuurd_op)) for rij in rijen]


def test_a_week_before_the_first_and_the_working_day_before_each_day_each_once(week):
    wie = gaat(week)
    for _ in range(2):  # the job may run twice, and does so every day
        dag_voor_dag()
    woensdag = MAANDAG + timedelta(2)
    assert verstuurd(wie) == [
        ("week", MAANDAG, MAANDAG - timedelta(7)),
        ("dag", MAANDAG, MAANDAG - timedelta(3)),  # on Friday
        ("dag", woensdag, MAANDAG + timedelta(1)),
    ]
    assert [bericht.onderwerp for bericht in Bericht.objects.filter(aan=wie.email).order_by("pk")] == [
        "Volgende week: Talentweek",
        "Op maandag 4 mei: Talentweek",
        "Op woensdag 6 mei: Talentweek",
    ]


def test_it_says_how_to_get_there_and_how_to_join_online(week):
    gaat(week)
    dag_voor_dag()
    week_mail, maandag, woensdag = Bericht.objects.order_by("pk")
    for mail in (week_mail, maandag):
        assert "bus 21" in mail.tekst and "Parkeren kan niet." in mail.html and "Stadhuis Borne" in mail.tekst
        assert "https://www.openstreetmap.org/search?query=Stadhuis+Borne" in mail.tekst
    assert "Drie" in week_mail.tekst and "Drie" not in maandag.tekst and "Twee" in maandag.tekst
    assert "https://vergadering.example/3" in woensdag.html
    assert "bus 21" not in woensdag.tekst  # nobody travels to what is online


def test_only_who_still_goes_is_reminded(week):
    for status in ("wachtlijst", "wacht_op_akkoord", "geannuleerd", "aangeboden"):
        gaat(week, status=status)
    gaat([maak_onderdeel(week[0].evenement, datum=MAANDAG, afgelast_op=OP)])
    gaat([maak_onderdeel(week[0].evenement)])  # no day yet
    dag_voor_dag()
    assert not Herinnering.objects.exists() and not Bericht.objects.exists()


def test_who_has_just_signed_up_is_only_reminded_the_day_before(week):
    wie = gaat(week[:1], sinds=MAANDAG - timedelta(7))
    dag_voor_dag()
    assert [soort for soort, *_ in verstuurd(wie)] == ["dag"]


def test_days_on_which_nothing_ran_are_caught_up_with_but_not_too_late(week):
    wie, later = gaat(week[:1]), gaat(week[:1])
    herinner(MAANDAG - timedelta(5))
    assert {soort for soort, *_ in verstuurd(wie)} == {"week"}
    Herinnering.objects.all().delete()
    herinner(MAANDAG - timedelta(4))
    assert verstuurd(later) == []
    herinner(MAANDAG - timedelta(1))  # a Sunday: Friday was missed
    assert [soort for soort, *_ in verstuurd(later)] == ["dag"]


def test_who_cancelled_meanwhile_is_left_alone(week):
    wie = gaat(week[:1])
    [(evenement, deelnemer, soort, dag)] = te_herinneren(op=MAANDAG - timedelta(7))
    Deelname.objects.update(status=S.GEANNULEERD)
    assert not services.herinner_aan(
        evenement_id=evenement, deelnemer_id=deelnemer, soort=soort, dag=dag, op=OP
    )
    assert verstuurd(wie) == []


def test_a_part_that_moves_is_reminded_of_again(week):
    wie = gaat(week[:1])
    herinner(MAANDAG - timedelta(3))
    Onderdeel.objects.filter(pk=week[0].pk).update(datum=MAANDAG + timedelta(1))
    herinner(MAANDAG)
    assert [dag for _, dag, _ in verstuurd(wie)] == [MAANDAG, MAANDAG + timedelta(1)]


def test_whom_to_remind_costs_the_same_for_any_number(week, django_assert_num_queries):
    for _ in range(5):
        gaat(week)
    with django_assert_num_queries(3):
        assert len(te_herinneren(op=MAANDAG - timedelta(7))) == 5


def test_the_job_reminds(week):
    vandaag = timezone.localdate()
    morgen = vandaag + timedelta(1)
    deel = maak_onderdeel(maak_evenement(morgen.year, start=morgen, einde=morgen), datum=morgen)
    wie = gaat([deel])
    tasks.herinneringen(None, lambda *a, **k: None)
    tasks.herinneringen(None, lambda *a, **k: None)
    assert verstuurd(wie) == [("dag", morgen, vandaag)]
