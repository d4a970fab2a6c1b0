"""Choosing holds a place for ten minutes: never one too many, never for ever, and nobody who waits is overtaken."""

from datetime import timedelta

import pytest

from evenementen import services
from evenementen.fouten import GeenOrganisatie, KanNiet
from evenementen.models import Keuze
from evenementen.plaatsen import plaatsen
from tests.evenementen.maken_aanmelden import (
    OP,
    START,
    VANDAAG,
    S,
    kies,
    maak_collega,
    maak_deel,
    maak_feest,
    maak_reservering,
    maak_werkgever,
    mails,
    meld_aan,
    stand,
)
from tests.maken import maak_onderdeel
from twentsekracht.werk.models import Job

pytestmark = pytest.mark.django_db
MINUUT = timedelta(minutes=1)
TOT = OP + 10 * MINUUT


def vast(wie):
    """Of each part that somebody picked, in order: until when it is held."""
    return list(Keuze.objects.filter(gebruiker=wie).order_by("onderdeel").values_list("vast_tot", flat=True))


def vrij(deel, op=OP):
    return plaatsen([deel], op=op)[deel.pk].vrij


def test_what_is_picked_is_held_for_ten_minutes_and_then_free(settings):
    settings.KEUZE_MINUTEN = 3
    feest = maak_feest()
    een, twee, wie = maak_deel(feest), maak_deel(feest, dag=1), maak_collega()
    kies(wie, een, twee)
    assert vast(wie) == [OP + 3 * MINUUT] * 2
    assert (vrij(een), vrij(een, OP + 3 * MINUUT)) == (0, 1)


def test_a_full_part_is_picked_without_a_place():
    deel, wie = maak_deel(maak_feest()), maak_collega()
    kies(maak_collega(), deel)
    kies(wie, deel)
    assert vast(wie) == [None]
    assert vrij(deel) == 0


def test_what_is_taken_back_is_free_at_once():
    feest = maak_feest()
    een, twee, wie = maak_deel(feest), maak_deel(feest, dag=1), maak_collega()
    kies(wie, een, twee)
    services.kies(evenement=feest, onderdelen=[twee.pk], gebruiker=wie, op=OP + MINUUT)
    assert (vrij(een), vrij(twee)) == (1, 0)
    services.kies(evenement=feest, onderdelen=[], gebruiker=wie, op=OP + MINUUT)
    assert vrij(twee) == 1 and vast(wie) == []


def test_picking_again_lasts_no_longer():
    feest = maak_feest()
    een, twee, wie = maak_deel(feest), maak_deel(feest, dag=1), maak_collega()
    kies(wie, een)
    kies(wie, een, twee, op=OP + 4 * MINUUT)
    assert vast(wie) == [TOT, OP + 14 * MINUUT]


def test_a_lapsed_place_is_held_anew_when_nobody_waits():
    deel, wie = maak_deel(maak_feest()), maak_collega()
    kies(wie, deel)
    kies(wie, deel, op=TOT)
    assert vast(wie) == [TOT + 10 * MINUUT]


def test_a_lapsed_place_goes_to_who_waits_first():
    deel, wie, wacht = maak_deel(maak_feest()), maak_collega(), maak_collega()
    kies(wie, deel)
    [rij] = meld_aan(wacht, deel, op=OP + MINUUT).wachtlijst
    kies(wie, deel, op=TOT)
    assert vast(wie) == [TOT]  # the old one
    assert stand(rij) == [S.AANGEBODEN]
    assert mails(wacht) == ["Je staat op de wachtlijst", "Er is een plaats voor je"]


def test_the_job_offers_a_lapsed_place_to_who_waits():
    """Also to who waited before it was held, and whatever was held first lapses first."""
    feest = maak_feest()
    deel, wacht = maak_deel(feest, 2), maak_collega()
    kies(maak_collega(), deel)
    kies(maak_collega(), deel, op=OP + MINUUT)
    meld_aan(wacht, deel, op=OP + 2 * MINUUT)
    [job] = Job.objects.filter(soort="evenementen.tasks.werk_bij")
    assert job.argumenten == {"onderdeel": deel.pk, "vanaf": TOT.isoformat()}
    services.werk_onderdeel_bij(onderdeel_id=deel.pk, op=TOT)
    assert mails(wacht)[-1] == "Er is een plaats voor je"


def test_as_long_as_somebody_waits_there_is_a_job_for_the_next_to_lapse():
    deel = maak_deel(maak_feest(), 2)
    kies(maak_collega(), deel)
    kies(maak_collega(), deel, op=OP + MINUUT)
    meld_aan(maak_collega(), deel, op=OP + 2 * MINUUT)
    meld_aan(maak_collega(), deel, op=OP + 2 * MINUUT)
    services.werk_onderdeel_bij(onderdeel_id=deel.pk, op=TOT)
    jobs = Job.objects.filter(soort="evenementen.tasks.werk_bij").values_list("argumenten__vanaf", flat=True)
    assert (TOT + MINUUT).isoformat() in jobs


def test_of_two_at_the_same_time_one_is_held():
    feest = maak_feest()
    een, twee, wie = maak_deel(feest, uur=9), maak_deel(feest, uur=10), maak_collega()
    kies(wie, een, twee)
    assert vast(wie) == [TOT, None]


def test_what_follows_at_once_does_not_clash_and_neither_does_what_has_no_hours():
    feest = maak_feest()
    delen = [
        maak_deel(feest, uur=9),
        maak_deel(feest, uur=11),
        maak_deel(feest, begintijd=None, eindtijd=None),
        maak_onderdeel(feest, capaciteit=1),
    ]
    wie = maak_collega()
    kies(wie, *delen)
    assert vast(wie) == [TOT] * 4


def test_nothing_is_held_at_the_time_of_what_one_is_in_already():
    feest = maak_feest()
    een, twee, wie = maak_deel(feest, uur=9), maak_deel(feest, uur=10), maak_collega()
    meld_aan(wie, een)
    kies(wie, twee)
    assert vast(wie) == [None]


def test_places_of_another_organisation_are_not_held():
    deel = maak_deel(maak_feest(), 2, vrijgave_op=START - timedelta(days=7))
    ons, zij = maak_werkgever(), maak_werkgever()
    maak_reservering(deel, zij, 1)
    eerste, tweede, ander = maak_collega(ons), maak_collega(ons), maak_collega(zij)
    for wie in (eerste, tweede, ander):
        kies(wie, deel)
    assert [vast(wie) for wie in (eerste, tweede, ander)] == [[TOT], [None], [TOT]]


@pytest.mark.parametrize(
    ("velden", "van_feest", "waarom"),
    [
        ({"afgelast_op": OP}, {}, "Dit onderdeel is afgelast."),
        ({}, {"aanmelden_tot": VANDAAG - timedelta(1)}, "Je kunt je hier niet meer voor aanmelden."),
        ({}, {"aanmelden_vanaf": VANDAAG + timedelta(1)}, "Je kunt je hier nog niet voor aanmelden."),
        ({}, {"is_gepubliceerd": False}, "Je kunt je hier niet meer voor aanmelden."),
        ({"datum": VANDAAG - timedelta(1)}, {}, "Je kunt je hier niet meer voor aanmelden."),
    ],
)
def test_what_is_not_open_cannot_be_picked(velden, van_feest, waarom):
    feest = maak_feest(**van_feest)
    dicht = maak_deel(feest)
    type(dicht).objects.filter(pk=dicht.pk).update(**velden)
    with pytest.raises(KanNiet) as fout:
        kies(maak_collega(), dicht)
    assert fout.value.redenen == [(dicht, waarom)]
    assert not Keuze.objects.exists()


def test_what_one_is_in_already_cannot_be_picked_and_another_event_is_left_alone():
    deel, ander, wie = maak_deel(maak_feest()), maak_deel(maak_feest()), maak_collega()
    meld_aan(wie, deel)
    with pytest.raises(KanNiet, match="Je bent hier al voor aangemeld"):
        kies(wie, deel)
    kies(wie, ander)
    services.kies(evenement=deel.evenement, onderdelen=[ander.pk, 0, -1, 10**30], gebruiker=wie, op=OP)
    assert vast(wie) == [TOT]  # of the other event, as it was


def test_only_who_works_somewhere():
    wie = maak_collega()
    wie.organisatie = None
    wie.save()
    with pytest.raises(GeenOrganisatie):
        kies(wie, maak_deel(maak_feest()))


def test_choosing_costs_the_same_for_two_parts_and_twelve(django_assert_max_num_queries):
    feest = maak_feest()
    delen = [maak_deel(feest, dag=nummer % 5, uur=8 + nummer // 5 * 3) for nummer in range(12)]
    wie = maak_collega()
    with django_assert_max_num_queries(12):
        kies(wie, *delen)
    assert vast(wie) == [TOT] * 12
