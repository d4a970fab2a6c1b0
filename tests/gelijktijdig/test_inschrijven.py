"""Many connections at once on PostgreSQL: few places, many who want one, and everybody doing something meanwhile."""

import random
from collections import Counter
from datetime import timedelta

import pytest
from django.db import connection
from django.db.models import Count

from school import services
from school.fouten import AlIngeschreven, MagNiet, SchoolFout
from school.groep import Regel
from school.models import BEZET, Akkoord, Inschrijving, Inschrijvingstap
from school.plaatsen import bezettingen
from tests.gelijktijdig.test_werk import tegelijk
from tests.maken import maak_afspraak, maak_quotum
from tests.school.maken import OP, maak_collega, maak_run, maak_werkgever, open_vertellingen, vertel
from twentsekracht.werk.models import Bericht, Job
from twentsekracht.werk.services import voer_uit

pytestmark = [
    pytest.mark.django_db(transaction=True),
    pytest.mark.skipif(connection.vendor != "postgresql", reason="needs real concurrent connections"),
]
S = Inschrijving.Status
PLAATSEN, MENSEN = 5, 16


@pytest.fixture(autouse=True)
def patience(monkeypatch):
    """Who gets the place is tried here, not how quick a machine is that is busy with other things."""
    monkeypatch.setitem(connection.settings_dict["OPTIONS"], "options", "-c lock_timeout=60000")


@pytest.fixture(autouse=True)
def warm():
    """A web process has read its addresses and mails; doing so for the first time takes seconds, under the lock."""
    in_(maak_run(), maak_collega())
    in_(maak_run(0), maak_collega())


def probeer(doe, *args, **velden):
    try:
        return doe(*args, **velden)
    except SchoolFout as fout:
        return type(fout)


def in_(run, wie):
    baas = f"baas@{wie.organisatie.code}.example"
    return probeer(services.schrijf_in, uitvoering=run, gebruiker=wie, leidinggevende=baas, op=OP)


def controleer(run):
    """No seat too many, none free while somebody who may have it waits, and everybody was told every move once."""
    rijen = Inschrijving.objects.filter(uitvoering=run)
    assert rijen.filter(status__in=BEZET).count() <= run.max_deelnemers
    bezetting = bezettingen([run], op=OP.date())[run.pk]
    assert not any(bezetting.heeft_plaats(wie) for wie in bezetting.wachtend)
    vertel()
    verteld = dict(Bericht.objects.values_list("aan").annotate(Count("pk")))
    for rij in rijen.select_related("deelnemer"):
        gang = list(
            Inschrijvingstap.objects.filter(inschrijving=rij).order_by("pk").values_list("van", "naar")
        )
        assert [van for van, _ in gang] == ["", *(naar for _, naar in gang[:-1])]
        assert gang[-1][1] == rij.status
        assert verteld[rij.deelnemer.email] == len(gang)
    assert not Akkoord.objects.filter(besluit="").exclude(inschrijving__status=S.WACHT_OP_AKKOORD).exists()
    return bezetting


def test_many_for_few_places_never_get_one_too_many():
    for _ in range(5):
        run, mensen = maak_run(PLAATSEN), [maak_collega() for _ in range(MENSEN)]
        rijen = tegelijk(MENSEN, lambda n, run=run, mensen=mensen: in_(run, mensen[n]))
        assert Counter(rij.status for rij in rijen) == {
            S.BEVESTIGD: PLAATSEN,
            S.WACHTLIJST: MENSEN - PLAATSEN,
        }
        controleer(run)


def test_counting_without_the_lock_oversells():
    """The control: what the lock is for. Without it this test would not know the difference."""

    def zonder_slot(run, wie):
        bezet = Inschrijving.objects.filter(uitvoering=run, status__in=BEZET).count()
        if bezet < run.max_deelnemers:
            return Inschrijving.objects.create(
                uitvoering=run,
                deelnemer=wie,
                organisatie=wie.organisatie,
                ingeschreven_op=OP.date(),
                status=S.BEVESTIGD,
            )
        return None

    te_veel = 0
    for _ in range(10):
        run, mensen = maak_run(1), [maak_collega() for _ in range(8)]
        tegelijk(8, lambda n, run=run, mensen=mensen: zonder_slot(run, mensen[n]))
        te_veel += Inschrijving.objects.filter(uitvoering=run).count() > 1
    assert te_veel


def test_a_quotum_holds_under_pressure():
    hengelo, borne = maak_werkgever("hengelo"), maak_werkgever("borne")
    for _ in range(3):
        run = maak_run(PLAATSEN, vrijgave_op=OP.date() + timedelta(days=9))
        maak_quotum(run, hengelo, 2)
        mensen = [maak_collega(borne) for _ in range(8)] + [maak_collega(hengelo) for _ in range(2)]
        random.Random(1).shuffle(mensen)
        tegelijk(10, lambda n, run=run, mensen=mensen: in_(run, mensen[n]))
        bezetting = controleer(run)
        assert bezetting.bezet == {hengelo.pk: 2, borne.pk: 3}


def test_pressing_often_at_once_enrols_once():
    run, wie = maak_run(PLAATSEN), maak_collega()
    uitkomsten = tegelijk(8, lambda _: in_(run, wie))
    assert uitkomsten.count(AlIngeschreven) == 7
    assert Inschrijving.objects.filter(deelnemer=wie).count() == 1
    vertel()
    assert Bericht.objects.filter(aan=wie.email).count() == 1


def test_who_cancels_while_workers_tell_them_hears_both_once_and_in_order():
    for _ in range(4):
        run = maak_run(PLAATSEN)
        rijen = [in_(run, maak_collega()) for _ in range(PLAATSEN)]
        jobs = open_vertellingen()
        doen = [
            *(lambda job=job: voer_uit(job) for job in jobs * 2),
            *(lambda rij=rij: services.annuleer(inschrijving=rij, door=None, op=OP) for rij in rijen),
        ]
        random.Random(3).shuffle(doen)
        tegelijk(len(doen), lambda n, doen=doen: doen[n]())
        controleer(run)
        for rij in rijen:
            post = Bericht.objects.filter(aan=rij.deelnemer.email).order_by("pk")
            assert [een.onderwerp.split(":")[0] for een in post] == [
                "Je hebt een plaats",
                "Je inschrijving is beëindigd",
            ]
    assert not Job.objects.filter(status="mislukt").exists()


def test_a_freed_place_goes_to_one():
    for _ in range(3):
        run = maak_run(2)
        vol = [in_(run, maak_collega()) for _ in range(2)]
        wacht = [in_(run, maak_collega()) for _ in range(4)]
        doen = [
            *(lambda rij=rij: services.annuleer(inschrijving=rij, door=None, op=OP) for rij in vol * 2),
            *(lambda rij=rij: services.neem_aan(inschrijving=rij, op=OP) for rij in wacht),
            lambda run=run: services.werk_uitvoering_bij(uitvoering_id=run.pk, op=OP),
            lambda run=run: in_(run, maak_collega()),
        ]
        uitkomsten = tegelijk(len(doen), lambda n, doen=doen: probeer(doen[n]))
        assert uitkomsten.count(MagNiet) >= 2  # cancelled twice
        bezetting = controleer(run)
        assert bezetting.bezet.total() == 2


def test_the_offer_is_taken_lapses_and_is_declined_at_once_in_one_way():
    laat = OP + timedelta(hours=48)
    for _ in range(4):
        run = maak_run(1)
        vol, wacht, volgende = (in_(run, maak_collega()) for _ in range(3))
        services.annuleer(inschrijving=vol, door=None, op=OP)
        doen = [
            lambda w=wacht: services.neem_aan(inschrijving=w, op=laat - timedelta(seconds=1)),
            lambda w=wacht: services.annuleer(inschrijving=w, door=None, op=laat),
            lambda run=run: services.werk_uitvoering_bij(uitvoering_id=run.pk, op=laat),
        ] * 2
        tegelijk(6, lambda n, doen=doen: probeer(doen[n]))
        wacht.refresh_from_db()
        volgende.refresh_from_db()
        assert wacht.status in (S.GEANNULEERD, S.BEVESTIGD)
        assert (volgende.status == S.AANGEBODEN) is (wacht.status == S.GEANNULEERD)
        controleer(run)


def test_groups_and_single_people_at_once_get_no_place_too_many():
    for _ in range(3):
        hengelo, borne = maak_werkgever(), maak_werkgever()
        run, groepen = maak_run(PLAATSEN), [[maak_collega(wie) for _ in range(4)] for wie in (hengelo, borne)]
        los = [maak_collega() for _ in range(4)]
        doen = [
            *(lambda groep=groep, run=run: _groep(run, groep) for groep in groepen),
            *(lambda groep=groep, run=run: _groep(run, groep) for groep in groepen),  # pressed twice
            *(lambda wie=wie, run=run: in_(run, wie) for wie in los),
        ]
        tegelijk(len(doen), lambda n, doen=doen: probeer(doen[n]))
        assert controleer(run).bezet.total() == PLAATSEN
        assert Inschrijving.objects.filter(uitvoering=run).count() == 12


def _groep(run, mensen):
    return services.schrijf_groep_in(
        uitvoering=run,
        regels=[Regel(wie.email, "") for wie in mensen],
        door=mensen[0],
        organisaties=[mensen[0].organisatie],
        alleen_samen=False,
        op=OP,
    )


def test_a_place_is_taken_over_cancelled_and_withdrawn_at_once_in_one_way():
    for _ in range(5):
        run, hengelo = maak_run(1), maak_werkgever()
        ik, collega = maak_collega(hengelo), maak_collega(hengelo)
        rij, wacht = in_(run, ik), in_(run, maak_collega())
        aanbod = services.bied_over(inschrijving=rij, adres=collega.email, op=OP)
        Bericht.objects.filter(aan=collega.email).delete()  # what is counted below is what became of it
        doen = [
            lambda a=aanbod, c=collega: services.neem_over(overdracht=a, gebruiker=c, op=OP),
            lambda r=rij: services.annuleer(inschrijving=r, door=None, op=OP),
            lambda r=rij: services.trek_in(inschrijving=r, op=OP),
        ] * 2
        tegelijk(len(doen), lambda n, doen=doen: probeer(doen[n]))
        nieuw = Inschrijving.objects.filter(deelnemer=collega).first()
        wacht.refresh_from_db()
        assert (wacht.status == S.AANGEBODEN) is (nieuw is None)
        aanbod.refresh_from_db()
        assert (aanbod.antwoord == "aangenomen") is (nieuw is not None)
        controleer(run)


def test_the_link_pressed_often_at_once_decides_once():
    for _ in range(4):
        run, wie = maak_run(1), maak_collega(maak_werkgever(wijze="akkoord"))
        vraag = Akkoord.objects.get(inschrijving=in_(run, wie))
        uitkomsten = tegelijk(
            6,
            lambda n, vraag=vraag: probeer(services.besluit, akkoord=vraag, is_akkoord=bool(n % 2), op=OP),
        )
        assert sum(isinstance(een, Akkoord) for een in uitkomsten) == 1
        controleer(run)


def test_everything_at_once_in_many_rounds():
    """Quota, waiting list, approvals, cancelling, accepting, a higher maximum, people who leave: no deadlock."""
    gok = random.Random(5)
    for _ in range(4):
        onder, boven, akkoord = maak_werkgever(), maak_werkgever(), maak_werkgever(wijze="akkoord")
        maak_afspraak(onder, 2026, 2)
        run = maak_run(PLAATSEN, vrijgave_op=OP.date() + timedelta(days=9))
        maak_quotum(run, onder, 2)
        mensen = [maak_collega(gok.choice([onder, boven, akkoord])) for _ in range(MENSEN)]
        lot = [gok.random() for _ in mensen]

        def leef(nummer, run=run, mensen=mensen, lot=lot):
            rij = in_(run, mensen[nummer])
            if lot[nummer] < 0.4:
                probeer(services.annuleer, inschrijving=rij, door=rij.deelnemer, op=OP)
            elif lot[nummer] < 0.6:
                probeer(services.neem_aan, inschrijving=rij, op=OP)
            elif vraag := Akkoord.objects.filter(inschrijving=rij).first():
                probeer(services.besluit, akkoord=vraag, is_akkoord=lot[nummer] < 0.8, op=OP)
            else:
                services.werk_uitvoering_bij(uitvoering_id=run.pk, op=OP)
            return rij

        assert all(tegelijk(MENSEN, leef))
        bezetting = controleer(run)
        assert bezetting.bezet.total() <= PLAATSEN
        aangeboden = list(Inschrijving.objects.filter(uitvoering=run, status=S.AANGEBODEN))
        tegelijk(
            len(aangeboden) or 1,
            lambda n, rijen=aangeboden: rijen and services.neem_aan(inschrijving=rijen[n], op=OP),
        )
        controleer(run)
    assert not Job.objects.filter(status="mislukt").exists()
