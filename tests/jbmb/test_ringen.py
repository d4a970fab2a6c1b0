"""The best set of rings, held against all sets there are, and against what must always hold."""

import random
from itertools import permutations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from jbmb.ringen import Graaf, Mens, Onmogelijk, Pijl, Trap, Uitkomst, stappen, volgorde, waarden
from jbmb.ringzoeker import vind

GEVALLEN = 3_000


def alle_ringen(mensen, pijlen, langste):
    """Straight from the definition."""
    kan = {(pijl.van, pijl.naar) for pijl in pijlen}
    sleutels = sorted(mens.sleutel for mens in mensen)
    return [
        ring
        for lengte in range(2, langste + 1)
        for ring in permutations(sleutels, lengte)
        if ring[0] == min(ring) and set(stappen(ring)) <= kan
    ]


def alle_sets(ringen, vrij):
    """Every set of rings of which no two share anybody."""
    yield ()
    for nummer, ring in enumerate(ringen):
        if vrij.issuperset(ring):
            for rest in alle_sets(ringen[nummer + 1 :], vrij.difference(ring)):
                yield (ring, *rest)


def beste(mensen, pijlen, langste):
    ringen = alle_ringen(mensen, pijlen, langste)
    sets = alle_sets(ringen, {mens.sleutel for mens in mensen})
    return max(volgorde(waarden(een, mensen, pijlen)) for een in sets)


def maak(lot, aantal, dichtheid):
    mensen = [Mens(sleutel, lot.randrange(5)) for sleutel in lot.sample(range(100), aantal)]
    pijlen = [
        Pijl(van.sleutel, naar.sleutel, lot.randint(1, 4))
        for van in mensen
        for naar in mensen
        if van != naar and lot.random() < dichtheid
    ]
    return mensen, pijlen


def gevonden(uitkomst, mensen, pijlen):
    return volgorde(waarden(uitkomst.ringen, mensen, pijlen))


@pytest.mark.parametrize("langste", [2, 3, 4])
def test_no_set_of_all_sets_is_better(langste):
    lot = random.Random(langste)
    for _ in range(GEVALLEN // 3):
        mensen, pijlen = maak(lot, lot.randint(2, 7), lot.choice((0.15, 0.25, 0.4)))
        uitkomst = vind(mensen, pijlen, langste=langste)
        assert gevonden(uitkomst, mensen, pijlen) == beste(mensen, pijlen, langste), (mensen, pijlen)
        assert uitkomst.is_bewezen


def grote_graaf(aantal=100, graad=6, zaad=1):
    lot = random.Random(zaad)
    mensen = [Mens(sleutel, lot.randrange(365)) for sleutel in range(aantal)]
    tweetallen = {(lot.randrange(aantal), lot.randrange(aantal)) for _ in range(aantal * graad)}
    pijlen = [Pijl(van, naar, lot.randint(1, 5)) for van, naar in tweetallen if van != naar]
    return mensen, pijlen


@st.composite
def grafen(draw):
    return maak(random.Random(draw(st.integers(0, 10**6))), draw(st.integers(0, 30)), draw(st.floats(0, 0.3)))


@settings(max_examples=150, deadline=None)
@given(graaf=grafen(), langste=st.sampled_from([2, 3, 4]))
def test_what_always_holds(graaf, langste):
    mensen, pijlen = graaf
    uitkomst = vind(mensen, pijlen, langste=langste)
    geplaatst = [sleutel for ring in uitkomst.ringen for sleutel in ring]
    assert len(geplaatst) == len(set(geplaatst)), "iemand zit in twee ringen"
    assert all(2 <= len(ring) <= langste and ring[0] == min(ring) for ring in uitkomst.ringen)
    waarde = waarden(uitkomst.ringen, mensen, pijlen)  # KeyError when somebody has no arrow to the next
    assert {stand.trap: stand.waarde for stand in uitkomst.standen} == waarde
    assert uitkomst.is_bewezen
    assert uitkomst.alleen_paren <= waarde[Trap.MENSEN]


@settings(max_examples=60, deadline=None)
@given(graaf=grafen(), langste=st.sampled_from([3, 4]), lot=st.randoms(use_true_random=False))
def test_no_ring_that_is_left_over_and_no_trade_of_two_rings_makes_it_better(graaf, langste, lot):
    """Also where all sets are too many to try: what somebody would try by hand first."""
    mensen, pijlen = graaf
    uitkomst = vind(mensen, pijlen, langste=langste)
    nu = gevonden(uitkomst, mensen, pijlen)
    kan = list(Graaf([mens.sleutel for mens in mensen], pijlen).ringen(langste))
    for _ in range(200 if kan else 0):
        erbij = [lot.choice(kan) for _ in range(lot.randint(1, 3))]
        bezet = [sleutel for ring in erbij for sleutel in ring]
        if len(bezet) == len(set(bezet)):
            rest = [ring for ring in uitkomst.ringen if not set(ring) & set(bezet)]
            assert volgorde(waarden([*rest, *erbij], mensen, pijlen)) <= nu


def test_the_order_of_the_steps():
    """Two rings of three go before two pairs and a ring of four, and a person before everything."""
    mensen = [Mens(sleutel) for sleutel in range(10)]
    ringen = [(0, 1), (2, 3), (4, 5, 6, 7), (0, 4, 1), (2, 5, 3), (8, 9), (6, 8)]
    pijlen = {stap for ring in ringen for stap in stappen(ring)}
    uitkomst = vind(mensen, [Pijl(*stap) for stap in pijlen], langste=4)
    assert {stand.trap: stand.waarde for stand in uitkomst.standen}[Trap.MENSEN] == 10
    assert sum(len(ring) == 4 for ring in uitkomst.ringen) == 1, "anders komen 7 of 9 er niet in"


def test_a_preference_goes_before_who_waits_longest():
    mensen = [Mens(1, 5), Mens(2, 5), Mens(3, 300)]
    pijlen = [Pijl(1, 2, 1), Pijl(2, 1, 1), Pijl(1, 3, 2), Pijl(3, 1, 1)]
    assert vind(mensen, pijlen).ringen == ((1, 2),)
    gelijk = [Pijl(1, 2, 1), Pijl(2, 1, 1), Pijl(1, 3, 1), Pijl(3, 1, 1)]
    assert vind(mensen, gelijk).ringen == ((1, 3),)


def test_the_same_people_get_the_same_rings_in_whatever_order_they_come():
    mensen, pijlen = grote_graaf()
    eerste = vind(mensen, pijlen)
    for zaad in range(3):
        lot = random.Random(zaad)
        assert vind(lot.sample(mensen, len(mensen)), lot.sample(pijlen, len(pijlen))) == eerste
    assert eerste.is_bewezen


@pytest.mark.parametrize("langste", [3, 4])
@pytest.mark.parametrize("seconden", [0.0, 0.05, 0.3])
def test_out_of_time_it_gives_what_it_has_with_a_bound_that_holds(langste, seconden):
    mensen, pijlen = grote_graaf(aantal=90, graad=4)
    snel = vind(mensen, pijlen, langste=langste, seconden=seconden)
    helemaal = vind(mensen, pijlen, langste=langste, seconden=60)
    assert helemaal.is_bewezen
    geplaatst = [sleutel for ring in snel.ringen for sleutel in ring]
    assert len(geplaatst) == len(set(geplaatst)) >= snel.alleen_paren
    assert gevonden(snel, mensen, pijlen) <= gevonden(helemaal, mensen, pijlen)
    meeste = snel.standen[0]
    assert meeste.trap == Trap.MENSEN and meeste.grens >= helemaal.standen[0].waarde


def test_too_many_rings_of_four_are_left_out_and_that_is_said(monkeypatch):
    mensen, pijlen = grote_graaf(aantal=60, graad=4)
    alles = vind(mensen, pijlen, langste=4)
    monkeypatch.setattr("jbmb.ringzoeker.MEESTE_VIEREN", 3)
    minder = vind(mensen, pijlen, langste=4)
    assert minder.ringen == vind(mensen, pijlen, langste=3).ringen
    assert minder.standen[0].waarde <= alles.standen[0].waarde <= minder.standen[0].grens
    assert not minder.is_bewezen


@pytest.mark.parametrize("aantal", [20, 40])
def test_few_columns_at_a_time_come_to_the_same(monkeypatch, aantal):
    """As with thousands of people: not all rings go into one programme."""
    mensen, pijlen = grote_graaf(aantal=aantal, graad=5)
    ineens = vind(mensen, pijlen, langste=4)
    monkeypatch.setattr("jbmb.ringzoeker.ALLES_INEENS", 5)
    stuk_voor_stuk = vind(mensen, pijlen, langste=4)
    assert gevonden(stuk_voor_stuk, mensen, pijlen) == gevonden(ineens, mensen, pijlen)
    assert stuk_voor_stuk.is_bewezen


def test_nobody_and_nothing():
    leeg = Uitkomst((), tuple(vind([], []).standen), 0)
    assert vind([], []) == leeg and leeg.is_bewezen
    assert vind([Mens(1), Mens(2)], [Pijl(1, 2)]).ringen == ()


def test_progress_is_told():
    gemeld = []
    vind(*grote_graaf(aantal=30), meld=lambda naam, gedaan, totaal: gemeld.append(naam))
    assert list(dict.fromkeys(gemeld)) == ["Mensen plaatsen", "Voorkeuren", "Wachttijd"]


def test_own_options_are_the_rings_through_one_person():
    mensen, pijlen = grote_graaf(aantal=25)
    graaf = Graaf([mens.sleutel for mens in mensen], pijlen)
    for mens in mensen[:5]:
        eigen = graaf.ringen_van(mens.sleutel, 4)
        gedraaid = {ring[n:] + ring[:n] for ring in graaf.ringen(4) for n in range(len(ring))}
        assert set(eigen) == {ring for ring in gedraaid if ring[0] == mens.sleutel}
        assert [len(ring) for ring in eigen] == sorted(len(ring) for ring in eigen)


@pytest.mark.parametrize(
    ("mensen", "pijlen", "langste"),
    [
        ([Mens(1), Mens(1)], [], 3),
        ([Mens(1)], [Pijl(1, 1)], 3),
        ([Mens(1)], [Pijl(1, 2)], 3),
        ([Mens(1), Mens(2)], [Pijl(1, 2, 1), Pijl(1, 2, 2)], 3),
        ([], [], 1),
        ([], [], 5),
    ],
)
def test_what_is_no_question_is_refused(mensen, pijlen, langste):
    with pytest.raises(Onmogelijk):
        vind(mensen, pijlen, langste=langste)


def test_a_ring_of_four_may_be_forbidden():
    mensen, pijlen = [Mens(n) for n in range(4)], [Pijl(n, (n + 1) % 4) for n in range(4)]
    assert vind(mensen, pijlen, langste=4).ringen == ((0, 1, 2, 3),)
    assert vind(mensen, pijlen, langste=4, mag=lambda ring: ring[0] != 0).ringen == ()
