"""Enrolments read from a year: the books as they stood, on any day."""

from datetime import date, timedelta

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from school.models import Afspraak, Afspraakstap, Inschrijving, Inschrijvingstap, Uitvoering
from tests.jaarmap import VOORBEELDJAAR, lees_rijen, rij, schrijf_jaarmap
from tests.maken import MOMENT
from twentsekracht.inlezen.bron import lees_map
from twentsekracht.inlezen.models import Correctie
from twentsekracht.inlezen.services import importeer
from twentsekracht.organisaties.models import Formatie

pytestmark = pytest.mark.django_db


def lees(pad, **bestanden):
    return importeer(bron=lees_map(schrijf_jaarmap(pad, **bestanden)), door=None, op=MOMENT)


def stappen(kenmerk):
    rijen = Inschrijvingstap.objects.filter(inschrijving__kenmerk=kenmerk).order_by("pk")
    return [(stap.van, stap.naar, stap.per) for stap in rijen]


def volgens_de_definitie(rijen, peildatum):
    """By the definition under the table, straight from the file: the marks of who was enrolled then."""
    dag = peildatum.isoformat()
    return {
        (r["uitvoering"], r["deelnemer"], r["ingeschreven_op"])
        for r in rijen
        if r["ingeschreven_op"] <= dag
        and not (r["geannuleerd_op"] and r["geannuleerd_op"] <= dag)
        and not (r["status"] == "geannuleerd" and not r["geannuleerd_op"])
        and r["status"] != "wachtlijst"
    }


def volgens_de_boeken(peildatum):
    stand = Inschrijving.objects.ingeschreven_per(peildatum)
    rijen = stand.values_list("uitvoering__code", "kenmerk", "ingeschreven_op")
    return {(uitvoering, wie, dag.isoformat()) for uitvoering, wie, dag in rijen}


def test_the_books_of_the_example_year_on_many_days():
    importeer(bron=lees_map(VOORBEELDJAAR), door=None, op=MOMENT)
    rijen = lees_rijen(VOORBEELDJAAR / "inschrijvingen.csv")
    for peildatum in [date(2014, 11, 1) + timedelta(days=40 * n) for n in range(11)] + [date(2015, 10, 26)]:
        assert volgens_de_boeken(peildatum) == volgens_de_definitie(rijen, peildatum)


DAG = st.integers(1, 12).map(lambda dag: f"2015-03-{dag:02}")
INSCHRIJVING = st.fixed_dictionaries(
    {
        "status": st.sampled_from(["bevestigd", "geannuleerd", "wachtlijst", "aanwezig", "no_show"]),
        "geannuleerd_op": DAG | st.just(""),
    }
)


@settings(max_examples=15, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(versies=st.lists(st.lists(INSCHRIJVING, min_size=3, max_size=3), min_size=1, max_size=3))
def test_the_books_follow_the_last_list_whatever_stood_before(tmp_path, versies):
    """Three people, the list handed in once, twice or three times with other statuses and dates."""
    from django.db import transaction

    with transaction.atomic():
        for nummer, versie in enumerate(versies):
            rijen = [
                rij(
                    "inschrijvingen",
                    deelnemer=f"M{n}",
                    ingeschreven_op=f"2015-03-0{n + 3}",
                    aanwezig="",
                    **anders,
                )
                for n, anders in enumerate(versie)
            ]
            eerder = list(Inschrijvingstap.objects.order_by("pk").values())
            lees(tmp_path / str(nummer), inschrijvingen=rijen)
            assert list(Inschrijvingstap.objects.order_by("pk").values())[: len(eerder)] == eerder
            for dag in range(1, 14):
                peildatum = date(2015, 3, dag)
                assert volgens_de_boeken(peildatum) == volgens_de_definitie(rijen, peildatum)
        transaction.set_rollback(True)


def test_the_course_of_an_enrolment(tmp_path):
    rijen = [
        rij("inschrijvingen", deelnemer="bleef", status="bevestigd"),
        rij("inschrijvingen", deelnemer="kwam", status="aanwezig"),
        rij(
            "inschrijvingen", deelnemer="ging", status="geannuleerd", geannuleerd_op="2015-04-09", aanwezig=""
        ),
        rij(
            "inschrijvingen",
            deelnemer="wachtte",
            status="wachtlijst",
            geannuleerd_op="2015-04-09",
            aanwezig="",
        ),
        rij("inschrijvingen", deelnemer="nooit", status="geannuleerd", aanwezig=""),
    ]
    lees(tmp_path, inschrijvingen=rijen)
    begin, weg, start = date(2015, 4, 1), date(2015, 4, 9), date(2015, 5, 4)
    assert stappen("bleef") == [("", "bevestigd", begin)]
    assert stappen("kwam") == [("", "bevestigd", begin), ("bevestigd", "aanwezig", start)]
    assert stappen("ging") == [("", "bevestigd", begin), ("bevestigd", "geannuleerd", weg)]
    assert stappen("wachtte") == [("", "wachtlijst", begin), ("wachtlijst", "geannuleerd", weg)]
    assert stappen("nooit") == [("", "bevestigd", begin), ("bevestigd", "geannuleerd", begin)]


def test_a_changed_status_appends(tmp_path):
    lees(tmp_path / "a", inschrijvingen=[rij("inschrijvingen", status="wachtlijst", aanwezig="")])
    lees(tmp_path / "b", inschrijvingen=[rij("inschrijvingen")])
    begin = date(2015, 4, 1)
    assert stappen("M1") == [("", "wachtlijst", begin), ("wachtlijst", "bevestigd", begin)]
    assert list(Correctie.objects.order_by("kolom").values_list("kolom", "bronwaarde", "waarde")) == [
        ("is_aanwezig", "", "ja"),
        ("status", "wachtlijst", "bevestigd"),
    ]


def test_no_agreement_is_not_zero(tmp_path):
    lees(tmp_path)
    assert dict(Afspraak.objects.values_list("organisatie__code", "te_behalen")) == {
        "almelo": 30,
        "borne": None,
    }
    assert [(f.organisatie.code, f.jaar, f.fte) for f in Formatie.objects.all()] == [("almelo", 2015, 200.5)]


def test_every_change_of_an_agreement_leaves_a_row(tmp_path):
    for naam, te_behalen in (("a", "30"), ("b", "30"), ("c", "31")):
        rijen = [rij("afspraken", te_behalen=te_behalen), rij("afspraken", 1)]
        lees(tmp_path / naam, afspraken=rijen)
    gang = Afspraakstap.objects.values_list("organisatie__code", "van", "van_aantal", "naar", "naar_aantal")
    assert list(gang.order_by("pk")) == [
        ("almelo", "", None, "overgenomen", 30),
        ("borne", "", None, "geen", None),
        ("almelo", "overgenomen", 30, "overgenomen", 31),
    ]


def test_the_size_of_an_organisation_is_updated(tmp_path):
    lees(tmp_path / "a")
    _, verslag = lees(tmp_path / "b", afspraken=[rij("afspraken", fte="210"), rij("afspraken", 1, fte="90")])
    assert (verslag.nieuw["formatie"], verslag.gewijzigd["formatie"]) == (1, 1)
    assert {f.organisatie.code: f.fte for f in Formatie.objects.all()} == {"almelo": 210, "borne": 90}
    assert Correctie.objects.get(kolom="fte").bronwaarde == "200.50"


def test_a_run_moves_to_another_course(tmp_path):
    lees(tmp_path / "a")
    opleidingen = [rij("opleidingen"), rij("opleidingen", code="O2", titel="Word")]
    lees(tmp_path / "b", opleidingen=opleidingen, uitvoeringen=[rij("uitvoeringen", opleiding="O2")])
    assert Uitvoering.objects.get().opleiding.titel == "Word"
    assert Correctie.objects.values_list("kolom", "bronwaarde", "waarde").get() == ("opleiding", "O1", "O2")


def test_a_run_that_moves_to_another_year_is_pointed_out(tmp_path):
    """A list of another year that uses the same codes again would take this year's enrolments along."""
    jaar, _ = lees(tmp_path / "a")
    assert jaar.waarschuwingen == []
    volgend = {"uitvoeringen": [rij("uitvoeringen", start="2016-05-04", einde="")], "inschrijvingen": []}
    jaar, _ = lees(tmp_path / "b", **volgend)
    assert [str(melding) for melding in jaar.waarschuwingen] == [
        "uitvoeringen.csv:2: de uitvoering verhuist met haar inschrijvingen naar een ander jaar (O1-1, was 2015)"
    ]
    jaar, _ = lees(tmp_path / "b", **volgend)
    assert jaar.waarschuwingen == []
