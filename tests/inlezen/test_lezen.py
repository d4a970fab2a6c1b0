"""Whatever stands in the files: problems come out, never a traceback."""

import csv
import io

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.jaarmap import KOLOMMEN, WERELD, als_csv
from tests.maken import MOMENT
from twentsekracht.inlezen.bron import Bron
from twentsekracht.inlezen.models import Import
from twentsekracht.inlezen.services import Afgekeurd, importeer

RAAR = st.sampled_from(
    ["", " ", "0", "-1", "1,5", "99999999999999999999", "2015-02-30", "2015-13-01", "9999-12-31", "ja", "vast", "|"]
    + ["a|b", "NaN", "Infinity", "1e5", "١٢", "²", "'; --", '"', "\n", "\0", "\ud7ff", "ß", "almelo", "V1", "O1-1"]
    + ["x" * 300]
) | st.text(max_size=8)  # fmt: skip
PLEK = st.sampled_from([(naam, kolom) for naam, kolommen in KOLOMMEN.items() for kolom in kolommen])


def bron_van(**bestanden):
    inhoud = {naam: bestanden.get(naam, als_csv(naam, WERELD[naam])) for naam in KOLOMMEN}
    return Bron(
        naam="proef",
        bestanden={
            f"{n}.csv": t if isinstance(t, bytes) else t.encode("utf-8", "surrogatepass")
            for n, t in inhoud.items()
        },
    )


def lees(bron):
    """Goes in, or is refused with at least one problem that names a file."""
    try:
        importeer(bron=bron, door=None, op=MOMENT)
    except Afgekeurd as fout:
        assert fout.problemen
        assert all(str(probleem).partition(".csv")[1] for probleem in fout.problemen)
        assert Import.objects.count() == 0


eigen_transactie = settings(
    max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)


def teruggedraaid(doe):
    """Every example in a transaction of its own, so that they do not see one another."""
    from django.db import transaction

    with transaction.atomic():
        doe()
        transaction.set_rollback(True)


@pytest.mark.django_db
@eigen_transactie
@given(st.lists(st.tuples(PLEK, RAAR, st.booleans()), min_size=1, max_size=6))
def test_any_text_in_any_cell(wijzigingen):
    rijen = {naam: [dict(rij) for rij in WERELD[naam]] for naam in KOLOMMEN}
    for (naam, kolom), waarde, eerste in wijzigingen:
        rijen[naam][0 if eerste else -1][kolom] = waarde
    bestanden = {naam: als_csv(naam, rijen[naam]) for naam in KOLOMMEN}
    teruggedraaid(lambda: lees(bron_van(**bestanden)))


@pytest.mark.django_db
@eigen_transactie
@given(st.sampled_from(list(KOLOMMEN)), st.binary(max_size=60), st.booleans())
def test_any_bytes_for_a_file(naam, inhoud, met_kop):
    kop = (",".join(KOLOMMEN[naam]) + "\n").encode() if met_kop else b""
    teruggedraaid(lambda: lees(bron_van(**{naam: kop + inhoud})))


@pytest.mark.django_db
def test_a_field_beyond_what_the_reader_takes():
    tekst = "code,titel,soort,uren\nO1," + "x" * (csv.field_size_limit() + 1) + ",workshop,4\n"
    with pytest.raises(Afgekeurd) as fout:
        importeer(bron=bron_van(opleidingen=tekst), door=None, op=MOMENT)
    assert [str(probleem) for probleem in fout.value.problemen] == [
        "opleidingen.csv:2: een veld is te lang; vanaf hier is het bestand niet te lezen"
    ]


def veel(keer):
    """The small year with `keer` runs, each with as many enrolments, and as many reactions."""
    doel = {}
    for naam, maak in {
        "vacatures": lambda r, n: {**r, "code": f"{r['code']}-{n}"},
        "reacties": lambda r, n: {**r, "vacature": f"{r['vacature']}-{n}"},
        "inschrijvingen": lambda r, n: {**r, "deelnemer": f"{r['deelnemer']}-{n}"},
        "deelnames": lambda r, n: {**r, "deelnemer": f"{r['deelnemer']}-{n}"},
    }.items():
        uit = io.StringIO()
        schrijver = csv.DictWriter(uit, KOLOMMEN[naam], lineterminator="\n")
        schrijver.writeheader()
        schrijver.writerows(maak(rij, n) for n in range(keer) for rij in WERELD[naam])
        doel[naam] = uit.getvalue()
    return bron_van(**doel)


@pytest.mark.django_db
def test_the_number_of_queries_does_not_follow_the_number_of_rows():
    def queries(keer):
        def doe():
            with CaptureQueriesContext(
                connection,
            ) as gedaan:
                importeer(bron=veel(keer), door=None, op=MOMENT)
            aantallen.append(len([q for q in gedaan if "SAVEPOINT" not in q["sql"]]))

        aantallen = []
        teruggedraaid(doe)
        return aantallen[0]

    assert queries(5) == queries(10)  # SQLite takes some twenty vacancies in one statement
