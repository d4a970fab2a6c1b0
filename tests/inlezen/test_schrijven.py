"""The course of a status: rows are only added, and still every day tells what is known now."""

from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from twentsekracht.inlezen.schrijven import ontbrekende_stappen, stand_op

BEGIN = date(2015, 1, 1)
stappen = st.builds(
    lambda naar, dag: {"naar": naar, "per": BEGIN + timedelta(days=dag)},
    st.sampled_from(["bevestigd", "wachtlijst", "geannuleerd"]),
    st.integers(0, 6),
)
lopen = st.lists(stappen, max_size=4).map(lambda loop: sorted(loop, key=lambda stap: stap["per"]))


def loop(*paren):
    return [{"naar": naar, "per": date(2015, 1, dag)} for naar, dag in paren]


def test_a_first_course_goes_in_whole():
    gewenst = loop(("bevestigd", 1), ("geannuleerd", 1))
    assert ontbrekende_stappen([], gewenst) == gewenst


def test_the_same_course_adds_nothing():
    gewenst = loop(("bevestigd", 1), ("geannuleerd", 1))
    assert ontbrekende_stappen(gewenst, gewenst) == []


def test_a_later_move_is_added():
    assert ontbrekende_stappen(loop(("wachtlijst", 1)), loop(("wachtlijst", 1), ("bevestigd", 3))) == loop(
        ("bevestigd", 3)
    )


def test_a_cancellation_that_was_later_after_all():
    """Between the two days the place was kept: the old row stays, and the day gets a second one."""
    bestaand, gewenst = loop(("bevestigd", 1), ("geannuleerd", 5)), loop(("bevestigd", 1), ("geannuleerd", 8))
    assert ontbrekende_stappen(bestaand, gewenst) == loop(("bevestigd", 5), ("geannuleerd", 8))


@given(eerst=lopen, daarna=lopen, nog=lopen)
def test_every_day_tells_the_last_course_that_was_read(eerst, daarna, nog):
    rijen = []
    for gewenst in (eerst, daarna, nog):
        rijen += ontbrekende_stappen(rijen, gewenst)
        for dag in (BEGIN + timedelta(days=n) for n in range(8)):
            if (stand := stand_op(gewenst, dag)) is not None:
                assert stand_op(rijen, dag) == stand
        assert ontbrekende_stappen(rijen, gewenst) == []
