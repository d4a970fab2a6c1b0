"""Many connections at once on PostgreSQL: few places in several parts, picked together, and everybody at something."""

import random
from collections import Counter
from datetime import timedelta

import pytest
from django.db import connection

from evenementen import services
from evenementen.fouten import EvenementFout, KanNiet
from evenementen.models import BEZET, Deelname, Deelnamestap, Evenementakkoord, Keuze, Onderdeel
from evenementen.plaatsen import bezettingen
from tests.evenementen.maken_aanmelden import (
    OP,
    S,
    baas,
    maak_collega,
    maak_deel,
    maak_feest,
    maak_reservering,
    maak_werkgever,
    meld_aan,
    open_vertellingen,
    stand,
    vertel,
    zonder_agendapost,
)
from tests.gelijktijdig.test_werk import tegelijk
from twentsekracht.mijn.itip import Agendamail
from twentsekracht.werk.models import Bericht
from twentsekracht.werk.services import voer_uit

pytestmark = [
    pytest.mark.django_db(transaction=True),
    pytest.mark.skipif(connection.vendor != "postgresql", reason="needs real concurrent connections"),
]
MINUUT = timedelta(minutes=1)
PLAATSEN, MENSEN = 4, 12


@pytest.fixture(autouse=True)
def patience(monkeypatch):
    """Who gets the place is tried here, not how quick a machine is that is busy with other things."""
    monkeypatch.setitem(connection.settings_dict["OPTIONS"], "options", "-c lock_timeout=60000")


@pytest.fixture(autouse=True)
def warm():
    """A web process has read its addresses and mails; doing so for the first time takes seconds, under the lock."""
    meld_aan(maak_collega(maak_werkgever("akkoord")), maak_deel(maak_feest()))


def probeer(doe, *args, **velden):
    try:
        return doe(*args, **velden)
    except EvenementFout as fout:
        return type(fout)


def kies(wie, delen, op=OP):
    return services.kies(
        evenement=delen[0].evenement, onderdelen=[deel.pk for deel in delen], gebruiker=wie, op=op
    )


def aan(wie, delen, *, alles=False, op=OP):
    """As a person does: first choose, then sign up. Told by the worker, later."""
    kies(wie, delen, op)
    return services.meld_aan(
        evenement=delen[0].evenement, gebruiker=wie, op=op, alles=alles, leidinggevende=baas(wie)
    )


def controleer(delen, op=OP):
    """Never a seat too many, none free while somebody who may have it waits, nobody in two at once, all told once."""
    delen = list(Onderdeel.objects.filter(pk__in=[deel.pk for deel in delen]).select_related("evenement"))
    rijen = Deelname.objects.filter(onderdeel__in=delen)
    bezet = Counter(rijen.filter(status__in=BEZET).values_list("onderdeel", flat=True))
    bezet += Counter(
        Keuze.objects.filter(onderdeel__in=delen, vast_tot__gt=op).values_list("onderdeel", flat=True)
    )
    assert all(bezet[deel.pk] <= deel.capaciteit for deel in delen)
    for bezetting in bezettingen([deel for deel in delen if not deel.afgelast_op], op=op).values():
        assert not any(bezetting.heeft_plaats(wie) for wie in +bezetting.wachtend)
    gang = {}
    stappen = Deelnamestap.objects.filter(deelname__in=rijen).order_by("pk")
    for rij, van, naar in stappen.values_list("deelname", "van", "naar"):
        assert van == gang.get(rij, "")
        gang[rij] = naar
    assert gang == dict(rijen.values_list("pk", "status"))
    vragen = Evenementakkoord.objects.filter(besluit="", deelnames__in=rijen)
    assert set(vragen.filter(deelnames__status=S.WACHT_OP_AKKOORD)) == set(vragen)
    return bezet


def post_van(mensen):
    """How many mails each got, without those that only bring an item to a calendar."""
    post = Counter(zonder_agendapost(Bericht.objects.all()).values_list("aan", flat=True))
    return [post[wie.email] for wie in mensen]


def test_many_for_few_places_in_three_parts_never_get_one_too_many():
    for _ in range(4):
        feest = maak_feest()
        delen = [maak_deel(feest, PLAATSEN, dag=dag) for dag in range(3)]
        mensen = [maak_collega() for _ in range(MENSEN)]
        gok = random.Random(1)
        volgorde = [gok.sample(delen, 3) for _ in mensen]  # each picks them in another order
        uitkomsten = tegelijk(MENSEN, lambda n, mensen=mensen, volgorde=volgorde: aan(mensen[n], volgorde[n]))
        assert sum(len(een.geplaatst) for een in uitkomsten) == 3 * PLAATSEN
        assert sum(len(een.wachtlijst) for een in uitkomsten) == 3 * (MENSEN - PLAATSEN)
        assert set(controleer(delen).values()) == {PLAATSEN}
        vertel()
        assert post_van(mensen) == [1] * MENSEN


def test_all_or_nothing_leaves_nobody_half():
    for _ in range(4):
        feest = maak_feest()
        delen = [maak_deel(feest, PLAATSEN, dag=dag) for dag in range(3)]
        mensen = [maak_collega() for _ in range(MENSEN)]
        uitkomsten = tegelijk(
            MENSEN, lambda n, mensen=mensen, delen=delen: probeer(aan, mensen[n], delen, alles=True)
        )
        assert set(map(type, uitkomsten)) <= {services.Uitkomst, type}
        per_mens = Counter(Deelname.objects.filter(onderdeel__in=delen).values_list("deelnemer", flat=True))
        assert set(per_mens.values()) == {3}
        assert uitkomsten.count(KanNiet) == MENSEN - len(per_mens)
        controleer(delen)


def test_counting_without_the_lock_oversells():
    """The control: what the lock is for. Without it this test would not know the difference."""

    def zonder_slot(deel, wie):
        if bezettingen([deel], op=OP)[deel.pk].heeft_plaats(wie.organisatie_id):
            Keuze.objects.create(onderdeel=deel, gebruiker=wie, vast_tot=OP + MINUUT)

    te_veel = 0
    for _ in range(10):
        deel, mensen = maak_deel(maak_feest()), [maak_collega() for _ in range(8)]
        tegelijk(8, lambda n, deel=deel, mensen=mensen: zonder_slot(deel, mensen[n]))
        te_veel += Keuze.objects.filter(onderdeel=deel).count() > 1
    assert te_veel


def test_one_person_in_two_windows_is_not_in_two_parts_at_once():
    """Parts that nobody else locks together: only the person is what both windows have in common."""
    for _ in range(4):
        feest, wie = maak_feest(), maak_collega()
        delen = [maak_deel(feest, PLAATSEN, uur=9 + nummer % 2) for nummer in range(6)]
        tegelijk(6, lambda n, wie=wie, delen=delen: probeer(aan, wie, [delen[n]]))
        assert Deelname.objects.lopend().filter(deelnemer=wie).count() <= 1
        assert Keuze.objects.filter(gebruiker=wie, vast_tot__gt=OP).count() <= 1
        controleer(delen)


def test_pressing_often_at_once_signs_up_once():
    feest, wie = maak_feest(), maak_collega()
    delen = [maak_deel(feest, PLAATSEN, dag=dag) for dag in range(3)]
    kies(wie, delen)
    uitkomsten = tegelijk(
        6,
        lambda _: probeer(services.meld_aan, evenement=feest, gebruiker=wie, op=OP, alles=True),
    )
    assert sum(isinstance(een, services.Uitkomst) for een in uitkomsten) == 1
    assert Deelname.objects.filter(deelnemer=wie).count() == 3
    vertel()
    assert post_van([wie]) == [1]


def test_a_worker_and_who_cannot_wait_for_it_tell_once():
    """Workers, the calendar and the person itself at the same moment: each is told once, also to the calendar."""
    for _ in range(4):
        feest, wie = maak_feest(), maak_collega()
        delen = [maak_deel(feest, PLAATSEN, dag=dag) for dag in range(3)]
        rijen, extra = aan(wie, delen).geplaatst, maak_deel(feest, dag=3)
        [job] = open_vertellingen()
        doen = [
            lambda job=job: voer_uit(job),
            lambda rij=rijen[0]: services.annuleer(deelname=rij, door=rij.deelnemer, op=OP + MINUUT),
            lambda feest=feest, wie=wie: services.stem_agenda_af(
                evenement_id=feest.pk, deelnemer_id=wie.pk, op=OP + MINUUT
            ),
            lambda wie=wie, extra=extra: aan(wie, [extra]),
        ]
        tegelijk(len(doen), lambda n, doen=doen: probeer(doen[n]))
        vertel()
        assert post_van([wie]) == [3]  # signed up, signed up for more, cancelled
        regels = Bericht.objects.filter(aan=wie.email).exclude(agenda="").values_list("agenda", flat=True)
        verzonden = Counter(Agendamail.van_regel(regel).punt.kenmerk for regel in regels)
        assert sorted(verzonden.values()) == [1, 1, 1, 2]  # of what was cancelled also that


def test_who_frees_a_place_for_one_another_and_neither_was_told_yet():
    """Each has in hand what the other would like to tell first: nobody hangs, and each is told of each thing once."""
    for _ in range(6):
        feest = maak_feest()
        een, ander = maak_deel(feest), maak_deel(feest, dag=1)
        anna, bea = maak_collega(), maak_collega()
        [heeft] = aan(anna, [een]).geplaatst
        [bezit] = aan(bea, [ander]).geplaatst
        aan(anna, [ander], op=OP + MINUUT)
        aan(bea, [een], op=OP + MINUUT)
        tegelijk(
            2,
            lambda n, rijen=(heeft, bezit): services.annuleer(
                deelname=rijen[n], door=rijen[n].deelnemer, op=OP + 2 * MINUUT
            ),
        )
        vertel()
        assert post_van([anna, bea]) == [4, 4]  # signed up twice, cancelled, offered
        controleer([een, ander])


def test_places_kept_for_an_organisation_hold_under_pressure():
    hengelo, borne = maak_werkgever(), maak_werkgever()
    for _ in range(3):
        feest = maak_feest()
        delen = [
            maak_deel(feest, PLAATSEN, dag=dag, vrijgave_op=OP.date() + timedelta(days=9)) for dag in range(2)
        ]
        for deel in delen:
            maak_reservering(deel, hengelo, 2)
        mensen = [maak_collega(borne) for _ in range(6)] + [maak_collega(hengelo) for _ in range(2)]
        random.Random(1).shuffle(mensen)
        tegelijk(8, lambda n, mensen=mensen, delen=delen: aan(mensen[n], delen))
        for bezetting in bezettingen(delen, op=OP).values():
            assert bezetting.bezet == {hengelo.pk: 2, borne.pk: 2}
        controleer(delen)


def test_a_hold_lapses_is_taken_anew_and_offered_in_one_way():
    laat = OP + 10 * MINUUT
    for _ in range(4):
        deel, wie = maak_deel(maak_feest()), maak_collega()
        kies(wie, [deel])
        [wacht] = aan(maak_collega(), [deel], op=OP + MINUUT).wachtlijst
        doen = [
            lambda wie=wie, deel=deel: kies(wie, [deel], laat),
            lambda wie=wie, deel=deel: services.meld_aan(
                evenement=deel.evenement, gebruiker=wie, op=laat, alles=True
            ),
            lambda deel=deel: services.werk_onderdeel_bij(onderdeel_id=deel.pk, op=laat),
            lambda deel=deel: aan(maak_collega(), [deel], op=laat),
        ] * 2
        tegelijk(len(doen), lambda n, doen=doen: probeer(doen[n]))
        assert stand(wacht) == [S.AANGEBODEN]
        controleer([deel], laat)


def test_swaps_that_cross_neither_hang_nor_lose_a_place():
    for _ in range(4):
        feest = maak_feest()
        een, ander = maak_deel(feest, PLAATSEN), maak_deel(feest, PLAATSEN, dag=1)
        hier = [aan(maak_collega(), [een]).geplaatst[0] for _ in range(3)]
        daar = [aan(maak_collega(), [ander]).geplaatst[0] for _ in range(3)]
        doen = [(rij, ander) for rij in hier] + [(rij, een) for rij in daar]
        tegelijk(
            6,
            lambda n, doen=doen: probeer(
                services.wissel, deelname=doen[n][0], naar=doen[n][1], door=None, op=OP
            ),
        )
        controleer([een, ander])
        lopend = Deelname.objects.lopend().filter(onderdeel__in=[een, ander])
        assert lopend.count() == 6


def test_the_link_pressed_often_at_once_decides_once_for_everything():
    for _ in range(4):
        feest, wie = maak_feest(), maak_collega(maak_werkgever("akkoord"))
        delen = [maak_deel(feest, dag=dag) for dag in range(3)]
        rijen = aan(wie, delen).wacht_op_akkoord
        vraag = rijen[0].akkoorden.get()
        uitkomsten = tegelijk(
            6, lambda n, vraag=vraag: probeer(services.besluit, akkoord=vraag, ja=bool(n % 2), op=OP)
        )
        assert sum(isinstance(een, Evenementakkoord) for een in uitkomsten) == 1
        assert len(set(stand(*rijen))) == 1
        controleer(delen)


def test_everything_at_once_in_many_rounds():
    """Choosing, signing up, approvals, cancelling, swapping, calling off, people who leave: no deadlock."""
    gok = random.Random(7)
    for _ in range(5):
        vrij, informeren, akkoord = maak_werkgever(), maak_werkgever("informeren"), maak_werkgever("akkoord")
        feest = maak_feest()
        delen = [maak_deel(feest, PLAATSEN, dag=nummer % 3, uur=9 + nummer // 3) for nummer in range(5)]
        mensen = [maak_collega(gok.choice([vrij, informeren, akkoord])) for _ in range(MENSEN)]
        keuzes = [(wie, gok.sample(delen, gok.randint(1, 4)), gok.random() < 0.3) for wie in mensen]
        tegelijk(
            MENSEN,
            lambda n, keuzes=keuzes: probeer(aan, keuzes[n][0], keuzes[n][1], alles=keuzes[n][2]),
        )
        controleer(delen)
        rijen = list(
            Deelname.objects.lopend().filter(onderdeel__in=delen).select_related("onderdeel", "deelnemer")
        )
        vragen = list(Evenementakkoord.objects.filter(besluit="", deelnames__in=rijen).distinct())
        weg = gok.choice(mensen)
        doen = [
            *(
                lambda r=rij: services.annuleer(deelname=r, door=r.deelnemer, op=OP)
                for rij in gok.sample(rijen, len(rijen) // 3)
            ),
            *(
                lambda r=rij, naar=naar: services.wissel(deelname=r, naar=naar, door=None, op=OP)
                for rij, naar in zip(
                    gok.sample(rijen, len(rijen) // 3), gok.choices(delen, k=99), strict=False
                )
            ),
            *(lambda v=vraag: services.besluit(akkoord=v, ja=gok.random() < 0.5, op=OP) for vraag in vragen),
            *(lambda d=deel: services.werk_onderdeel_bij(onderdeel_id=d.pk, op=OP) for deel in delen),
            lambda weg=weg: services.wis(gebruiker=weg, op=OP),
            lambda d=delen[0]: services.gelast_onderdeel_af(onderdeel=d, door=None, op=OP, reden="Ziek."),
        ]
        gok.shuffle(doen)
        tegelijk(len(doen), lambda n, doen=doen: probeer(doen[n]))
        controleer(delen)
