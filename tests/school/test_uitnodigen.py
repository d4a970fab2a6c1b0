"""Calendars of participants: whatever changes in whatever order, they end as the run is, and everybody is told once."""

from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest
from django.db import transaction
from django.utils import timezone
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule, run_state_machine_as_test
from icalendar import Calendar

from school import agenda, services, tasks
from school.models import Agendabericht, Inschrijving, Uitvoering
from tests.kalender import Kalender
from tests.maken import maak_gebruiker, maak_inschrijving, maak_opleiding
from tests.school.maken import OP, START, maak_collega, maak_run, maak_werkgever, schrijf_in
from twentsekracht.mijn.ics import als_ics
from twentsekracht.mijn.itip import Agendamail
from twentsekracht.organisaties.models import Rol
from twentsekracht.werk.models import Bericht, Job
from twentsekracht.werk.services import LaterOpnieuw

pytestmark = pytest.mark.django_db
AMSTERDAM = ZoneInfo("Europe/Amsterdam")
SITE = "https://portaal.example"


def moment(dag, uur):
    return datetime.combine(dag, time(uur), AMSTERDAM).isoformat()


@pytest.fixture
def run():
    return maak_run(
        5, opleiding=maak_opleiding(titel="Excel"), begintijd=time(9), eindtijd=time(12), locatie="Borne"
    )


def in_(run, wie=None):
    return schrijf_in(run, wie or maak_collega())


def stem_af(run, op=OP):
    for pk in services.af_te_stemmen(run.pk, op=op):
        services.stem_agenda_af(inschrijving_id=pk, op=op)


def met_agenda(berichten):
    """Of each: its subject, and the calendar that goes with it."""
    regels = berichten.order_by("pk").values_list("onderwerp", "agenda")
    return [
        (onderwerp, regel and Agendamail.van_regel(regel).als_ics(site_url=SITE))
        for onderwerp, regel in regels
    ]


def nieuwe_mail():
    """Since the last time."""
    gevonden = met_agenda(Bericht.objects.all())
    Bericht.objects.all().delete()
    return gevonden


def kalender(mail):
    gelezen = Kalender()
    for _, ics in mail:
        if ics:
            gelezen.lees(ics)
    return gelezen


# ---- with the mails that were sent anyhow


def test_who_gets_a_place_gets_it_in_the_calendar_with_the_same_mail(run):
    rij = in_(run)
    [(onderwerp, ics)] = nieuwe_mail()
    assert onderwerp == "Je hebt een plaats: Excel"
    assert kalender([("", ics)]).inhoud == {("Excel", moment(START, 9), moment(START, 12), "Borne")}
    [item] = Calendar.from_ical(ics).walk("VEVENT")
    assert item["UID"].startswith(f"inschrijving-{rij.pk}@")
    assert item["ATTENDEE"] == f"mailto:{rij.deelnemer.email}"


def test_every_session_has_a_mail_of_its_own_since_programs_take_one_from_a_mail(run):
    for week in range(3):
        run.bijeenkomsten.create(datum=START + timedelta(weeks=week), begintijd=time(13), eindtijd=time(15))
    in_(run)
    mail = nieuwe_mail()
    assert [onderwerp for onderwerp, _ in mail] == [
        "Je hebt een plaats: Excel",
        "Voor je agenda: Excel, 8 mei 2026",
        "Voor je agenda: Excel, 15 mei 2026",
    ]
    assert len({item["UID"] for item in kalender(mail).bewaard.values()}) == 3
    assert len(kalender(mail).inhoud) == 3


def test_who_waits_gets_nothing_in_the_calendar(run):
    run.max_deelnemers = 0
    run.save()
    in_(run)
    assert [ics for _, ics in nieuwe_mail()] == [""]
    assert not Agendabericht.objects.exists()


def test_who_cancels_has_it_taken_out_by_the_mail_that_says_so(run):
    rij = in_(run)
    services.annuleer(inschrijving=rij, door=rij.deelnemer, op=OP)
    mail = nieuwe_mail()
    assert [onderwerp for onderwerp, _ in mail] == [
        "Je hebt een plaats: Excel",
        "Je inschrijving is beëindigd: Excel",
    ]
    assert [Calendar.from_ical(ics)["METHOD"] for _, ics in mail] == ["REQUEST", "CANCEL"]
    assert kalender(mail).inhoud == set()


def test_a_run_that_is_called_off_leaves_every_calendar(run):
    run.bijeenkomsten.create(datum=START, begintijd=time(9), eindtijd=time(10))
    run.bijeenkomsten.create(datum=START, begintijd=time(13), eindtijd=time(15))
    rijen = [in_(run), in_(run)]
    services.gelast_af(uitvoering=run, door=None, op=OP)
    for rij in rijen:
        eigen = met_agenda(Bericht.objects.filter(aan=rij.deelnemer.email))
        assert len(eigen) == 4
        assert kalender(eigen).inhoud == set()
    nieuwe_mail()
    stem_af(run)
    assert nieuwe_mail() == []


# ---- after a change


def test_another_day_and_place_are_told_in_one_mail_that_says_what_changed(run):
    in_(run)
    eerder = nieuwe_mail()
    Uitvoering.objects.update(start=START + timedelta(1), locatie="Losser")
    stem_af(run)
    bericht = Bericht.objects.get()
    assert bericht.onderwerp == "Er is iets gewijzigd: Excel"
    assert (
        "Nieuwe tijd: 2 mei 2026, 09.00 tot 12.00 uur. Dat was 1 mei 2026, 09.00 tot 12.00 uur."
        in bericht.tekst
    )
    assert "Losser. Dat was Borne." in bericht.tekst
    mail = nieuwe_mail()
    [item] = Calendar.from_ical(mail[0][1]).walk("VEVENT")
    assert item["SEQUENCE"] == 1
    dag = START + timedelta(1)
    assert kalender(eerder + mail).inhoud == {("Excel", moment(dag, 9), moment(dag, 12), "Losser")}


def test_a_session_that_goes_is_taken_out_and_one_that_comes_is_put_in(run):
    weg = run.bijeenkomsten.create(datum=START, begintijd=time(9), eindtijd=time(10))
    in_(run)
    eerder = nieuwe_mail()
    weg.delete()
    run.bijeenkomsten.create(datum=START + timedelta(3), begintijd=time(9), eindtijd=time(10))
    stem_af(run)
    tekst = Bericht.objects.get(onderwerp__startswith="Er is iets").tekst
    assert "Vervalt: 1 mei 2026" in tekst
    assert "Komt erbij: 4 mei 2026" in tekst
    mail = nieuwe_mail()
    assert [onderwerp for onderwerp, _ in mail] == [
        "Er is iets gewijzigd: Excel",
        "Voor je agenda: Excel, 4 mei 2026",
    ]
    dag = START + timedelta(3)
    assert kalender(eerder + mail).inhoud == {("Excel", moment(dag, 9), moment(dag, 10), "Borne")}


@pytest.mark.parametrize(
    "velden", [{"max_deelnemers": 9}, {"min_deelnemers": 2}, {"wachtlijst": "aanmelden"}]
)
def test_what_no_calendar_shows_is_no_news(run, velden):
    in_(run)
    nieuwe_mail()
    Uitvoering.objects.update(**velden)
    stem_af(run)
    assert nieuwe_mail() == []


def test_what_is_over_is_left_alone(run):
    in_(run)
    nieuwe_mail()
    Uitvoering.objects.update(locatie="Losser")
    stem_af(run, op=OP + timedelta(days=90))
    assert nieuwe_mail() == []


def test_who_has_a_place_but_was_never_told_is_told(run):
    """Such as by an import, or an enrolment from before there were invitations."""
    maak_inschrijving(run, deelnemer=maak_collega())
    maak_inschrijving(run)  # of an old list: nobody to write to
    stem_af(run)
    assert [onderwerp for onderwerp, _ in nieuwe_mail()] == ["Voor je agenda: Excel, 1 mei 2026"]


def test_nobody_is_told_twice_when_the_job_dies_half_way(run):
    for _ in range(3):
        in_(run)
    nieuwe_mail()
    Uitvoering.objects.update(locatie="Losser")
    eerste, *_ = services.af_te_stemmen(run.pk, op=OP)
    services.stem_agenda_af(inschrijving_id=eerste, op=OP)
    with transaction.atomic():  # of the second it came to nothing
        stem_af(run)
        transaction.set_rollback(True)
    stem_af(run)
    stem_af(run)
    mail = list(Bericht.objects.values_list("aan", flat=True))
    assert len(mail) == len(set(mail)) == 3


def test_looking_costs_the_same_for_many(run, django_assert_num_queries):
    for _ in range(4):
        in_(run)
    Uitvoering.objects.update(locatie="Losser")
    with django_assert_num_queries(4):
        assert len(services.af_te_stemmen(run.pk, op=OP)) == 4


def test_who_leaves_the_portal_leaves_no_calendar_behind(run):
    rij = in_(run)
    services.wis(gebruiker=rij.deelnemer, op=OP)
    assert not Agendabericht.objects.exists()
    nieuwe_mail()
    stem_af(run)
    assert nieuwe_mail() == []


# ---- the job


def test_changes_made_shortly_after_each_other_are_one_job(run):
    for seconden in range(3):
        services.vraag_afstemming(uitvoering_id=run.pk, op=OP + timedelta(seconds=seconden))
    job = Job.objects.get(soort="school.tasks.stem_agenda_af")
    assert job.argumenten == {"uitvoering": run.pk, "vanaf": (OP + timedelta(minutes=10)).isoformat()}


def test_the_job_waits_and_then_tells(run):
    run.start = run.start.replace(year=timezone.localdate().year + 1)
    run.save()
    maak_inschrijving(run, deelnemer=maak_collega())
    straks = (timezone.now() + timedelta(minutes=5)).isoformat()
    with pytest.raises(LaterOpnieuw):
        tasks.stem_agenda_af(Job(argumenten={"uitvoering": run.pk, "vanaf": straks}), lambda *_, **__: None)
    assert nieuwe_mail() == []
    tasks.stem_agenda_af(
        Job(argumenten={"uitvoering": run.pk, "vanaf": OP.isoformat()}), lambda *_, **__: None
    )
    assert len(nieuwe_mail()) == 1
    tasks.agendas(Job(), lambda *_, **__: None)
    assert nieuwe_mail() == []


def test_saving_a_run_in_the_admin_asks_for_it(run, als):
    client = als(maak_gebruiker(Rol.COORDINATOR))
    pagina = client.get(f"/beheer/school/uitvoering/{run.pk}/change/")
    velden = {}
    for formulier in [
        pagina.context["adminform"].form,
        *[f.formset.management_form for f in pagina.context["inline_admin_formsets"]],
    ]:
        for veld in formulier:
            waarde = veld.value()
            velden[veld.html_name] = "" if waarde is None else waarde
    antwoord = client.post(f"/beheer/school/uitvoering/{run.pk}/change/", velden | {"locatie": "Losser"})
    assert antwoord.status_code == 302
    assert Job.objects.filter(soort="school.tasks.stem_agenda_af").exists()


# ---- in any order


class Agendawedloop(RuleBasedStateMachine):
    """One run whose sessions come, move and go while people come and go; their mail arrives in any order."""

    def __init__(self):
        super().__init__()
        self.poging = transaction.atomic()
        self.poging.__enter__()

    def teardown(self):
        transaction.set_rollback(True)
        self.poging.__exit__(None, None, None)

    @initialize(uren=st.booleans())
    def begin(self, uren):
        tijden = {"begintijd": time(9), "eindtijd": time(12)} if uren else {}
        self.run = maak_run(None, opleiding=maak_opleiding(titel="Excel"), locatie="Borne", **tijden)
        self.werkgever = maak_werkgever()
        self.dagen = 0

    @rule()
    def kom(self):
        in_(self.run, maak_collega(self.werkgever))

    @rule(data=st.data())
    def ga(self, data):
        if rijen := list(Inschrijving.objects.filter(uitvoering=self.run, status="bevestigd").order_by("pk")):
            rij = data.draw(st.sampled_from(rijen))
            services.annuleer(inschrijving=rij, door=rij.deelnemer, op=OP)

    @rule(uur=st.integers(8, 16))
    def sessie_erbij(self, uur):
        self.dagen += 1
        dag = START + timedelta(self.dagen)
        self.run.bijeenkomsten.create(datum=dag, begintijd=time(uur), eindtijd=time(uur + 1))

    @rule(data=st.data(), uur=st.integers(8, 16), waar=st.sampled_from(["", "Losser", "Almelo"]))
    def sessie_anders(self, data, uur, waar):
        if sessies := list(self.run.bijeenkomsten.all()):
            een = data.draw(st.sampled_from(sessies))
            een.begintijd, een.eindtijd, een.locatie = time(uur), time(uur + 1), waar
            een.save()

    @rule(data=st.data())
    def sessie_weg(self, data):
        if sessies := list(self.run.bijeenkomsten.all()):
            data.draw(st.sampled_from(sessies)).delete()

    @rule(
        titel=st.sampled_from(["Excel", "Excel; deel 1", "Coördineren"]),
        waar=st.sampled_from(["Borne", "Losser"]),
    )
    def anders(self, titel, waar):
        self.run.opleiding.titel, self.run.locatie = titel, waar
        self.run.opleiding.save()
        self.run.save()

    @rule(volgorde=st.randoms())
    def kijk(self, volgorde):
        stem_af(self.run)
        self._klopt(volgorde)

    def _klopt(self, volgorde):
        run = Uitvoering.objects.select_related("opleiding").get(pk=self.run.pk)
        for rij in Inschrijving.objects.filter(uitvoering=run).select_related("deelnemer"):
            post = met_agenda(Bericht.objects.filter(aan=rij.deelnemer.email))
            volgorde.shuffle(post)
            gelezen = kalender(post)
            rij.uitvoering = run
            verwacht = agenda.punten(gebruiker=rij.deelnemer, vanaf=date(2000, 1, 1), op=OP.date())
            feed = Kalender()
            ics = als_ics(verwacht, volgnummer=1, gewijzigd_op=OP, site_url=SITE).decode()
            for item in Calendar.from_ical(ics).walk("VEVENT"):
                feed.bewaard[item["UID"]] = item
            assert gelezen.inhoud == feed.inhoud
            assert feed.uids == gelezen.uids  # the same items, so nothing is there twice
            if rij.status == "bevestigd":
                assert len(gelezen.inhoud) == max(1, run.bijeenkomsten.count())
            else:
                assert gelezen.inhoud == set()

    @invariant()
    def every_number_is_used_once(self):
        post = Bericht.objects.exclude(agenda="").values_list("agenda", flat=True)
        mail = [Agendamail.van_regel(regel) for regel in post]
        gezien = [(een.punt.kenmerk, een.volgnummer) for een in mail]
        assert len(gezien) == len(set(gezien))


def test_in_whatever_order_things_change_the_calendars_end_as_the_run_is():
    run_state_machine_as_test(
        Agendawedloop,
        settings=settings(
            max_examples=25,
            stateful_step_count=15,
            derandomize=True,
            deadline=None,
            suppress_health_check=list(HealthCheck),
        ),
    )
