import json
from copy import deepcopy
from datetime import UTC, date, datetime

import pytest
from django.db import connection, transaction
from django.test.utils import CaptureQueriesContext

from rapportage.momentopname import canoniek
from rapportage.verzamelen import verzamel
from tests.evenementen.meelopen import maak_dag, maak_mens, maak_plek, maak_verzoek
from tests.jaarmap import VOORBEELDJAAR, kopieer_voorbeeldjaar, rij, schrijf_jaarmap
from tests.maken import maak_organisatie
from tests.rapportage.orakel import tel
from tests.rapportage.willekeurig import schrijf_willekeurig_jaar
from twentsekracht.inlezen.bron import lees_map
from twentsekracht.inlezen.services import importeer
from twentsekracht.organisaties.models import Naamgeving, Organisatie

OP = datetime(2026, 1, 28, 9, tzinfo=UTC)
PEILDATUM = date(2015, 10, 26)
HOOFDSTUKKEN = [
    ("1", "Inleiding"),
    ("2", "Vacature-uitwisseling"),
    ("3", "Twentse School"),
    ("4", "Evenementen"),
    ("5", "Regionaal mobiliteitscentrum"),
    ("6", "Arbeidsmediation"),
    ("7", "Loopbaanbegeleiding"),
    ("8", "Trainees"),
    ("9", "Communicatie"),
    ("10", "Personele bezetting"),
    ("11", "Financiën"),
    ("12", "Doorkijk"),
    ("", "Bijlage I: deelnemers per organisatie"),
    ("", "Bijlage II: controleblad"),
]


def lees_in(map_):
    importeer(bron=lees_map(map_), door=None, op=OP)


def rapport(jaar=2015, peildatum=PEILDATUM, **anders):
    return verzamel(jaar=jaar, peildatum=peildatum, op=OP, **anders)


def verschil(cijfers, verwacht):
    return {k: (cijfers.get(k), v) for k, v in verwacht.items() if cijfers.get(k) != v}


@pytest.fixture(scope="module")
def edities(django_db_setup, django_db_blocker):
    """The example year read in once: its report for the region and for some organisations."""
    with django_db_blocker.unblock(), transaction.atomic():
        lees_in(VOORBEELDJAAR)
        gemaakt = {"regio": rapport(), "nog eens": rapport()}
        for organisatie in Organisatie.objects.filter(code__in=("borne", "hengelo", "vrt")):
            gemaakt[organisatie.code] = rapport(organisatie=organisatie)
        transaction.set_rollback(True)
    return gemaakt


@pytest.fixture
def m(edities):
    return deepcopy(edities["regio"])


def test_the_example_year_gives_exactly_the_expected_figures(m):
    verwacht = json.loads((VOORBEELDJAAR / "verwacht.json").read_text())
    assert verschil(m["cijfers"], verwacht) == {}
    assert tel(VOORBEELDJAAR, 2015, PEILDATUM) == verwacht  # the second count is right too


@pytest.mark.django_db
@pytest.mark.parametrize("zaad", range(12))
def test_any_folder_gives_what_a_second_count_of_its_files_gives(tmp_path, zaad):
    jaar, peildatum = schrijf_willekeurig_jaar(tmp_path, zaad)
    lees_in(tmp_path)
    for dag in (peildatum, date(jaar, 12, 31)):
        m = rapport(jaar, dag)
        assert verschil(m["cijfers"], tel(tmp_path, jaar, dag)) == {}
        afwijkingen = {c["code"] for c in m["controles"] if c["oordeel"] == "afwijking"}
        assert not {code for code in afwijkingen if code.startswith("tabel-")}


def test_all_chapters_stand_in_order_and_every_block_exists(m):
    assert [(h["nummer"], h["titel"]) for h in m["hoofdstukken"]] == HOOFDSTUKKEN
    for hoofdstuk in m["hoofdstukken"]:
        for blok in hoofdstuk["blokken"]:
            if blok["soort"] == "tabel":
                assert m["tabellen"][blok["code"]]["definitie"]
            if blok["soort"] == "grafiek":
                assert m["grafieken"][blok["code"]]["alt"]
    for tabel in m["tabellen"].values():
        codes = {k["code"] for k in tabel["kolommen"]}
        assert tabel["rijkop"] in codes
        for rij_ in [*tabel["rijen"], *([tabel["totaal"]] if tabel["totaal"] else [])]:
            assert {k for k in rij_ if not k.startswith("_")} - codes <= {"onbekend", "vorig_begroot"}


def test_the_headings_state_what_was_found(m):
    assert {code: g["titel"] for code, g in m["grafieken"].items()} == {
        "vacatures": "Enschede, Regio Twente en Almelo bieden samen 43% van de vacatures aan",
        "school": "9 van de 15 organisaties halen het afgesproken aantal",
        "evenementen": "Van juni tot en met november: 4 momenten",
        "trainees": "7 van de 10 trainees van lichting 2013-2015 kwamen in dienst",
        "bezoeken-kanaal": "51% van de bezoeken komt via een link",
        "bezoeken-plaats": "35% van de bezoeken komt uit Enschede",
        "begroting": "Van de begroting blijft 27% over",
    }


def test_no_agreement_is_not_zero_and_who_has_nothing_is_named(m):
    school = m["tabellen"]["school"]
    rijen = {r["_code"]: r for r in school["rijen"]}
    assert "vrt" not in rijen and len(rijen) == 16
    assert rijen["noaberkracht"]["te_behalen"] is None and rijen["noaberkracht"]["saldo"] is None
    assert school["leeg_als"] == {"te_behalen": "geen afspraak"}
    assert school["totaal"] == {
        "organisatie": "Totaal", "inschrijvingen": 1069, "te_behalen": 923, "procent": 116, "saldo": 146,
    }  # fmt: skip
    assert school["noten"] == [
        "In het totaal tellen 28 inschrijvingen mee van Noaberkracht, zonder afspraak. Zonder die 28 is 113% behaald, "
        "een saldo van +118.",
        "VRT heeft geen afspraak en geen inschrijvingen.",
    ]


def test_intranet_is_part_of_link_and_not_counted_twice(m):
    kanalen = m["tabellen"]["bezoeken-kanaal"]
    assert [(r["kanaal"], r["_sub"]) for r in kanalen["rijen"][:2]] == [
        ("Via een link", False),
        ("waarvan via een intranet", True),
    ]
    assert kanalen["totaal"]["aantal"] == 88894


def test_an_event_without_parts_is_not_an_event_without_people(m):
    tabel = m["tabellen"]["evenementen"]
    week = next(r for r in tabel["rijen"] if r["evenement"] == "Week van de mobiliteit 2015")
    assert (week["onderdelen"], week["deelnemers"], week["deelnames"]) == (0, None, None)
    assert tabel["leeg_als"]["deelnemers"] == "niet vastgelegd"
    assert tabel["totaal"]["deelnemers"] == 83 + 271


def test_both_ways_to_settle_the_surplus_add_up(m):
    tabellen = m["tabellen"]
    assert tabellen["overschot-verrekenen"]["totaal"]["bedrag"] == 173000
    terug = tabellen["overschot-terugbetalen"]
    assert terug["totaal"]["bedrag"] == 15000
    assert round(sum(r["bedrag"] or 0 for r in terug["rijen"]), 2) == 15000
    assert [r["_code"] for r in terug["rijen"] if r["bedrag"] is None] == ["noaberkracht", "vrt"]


def test_a_half_year_before_is_not_shown_beside_a_whole(m):
    """The folder holds sixteen vacancies of 2014; that is not the year 2014."""
    kolommen = {k["code"] for tabel in m["tabellen"].values() for k in tabel["kolommen"]}
    assert not {code for code in kolommen if code.startswith("vorig")}


@pytest.mark.django_db
def test_the_year_before_stands_beside_this_one_when_both_are_whole(tmp_path):
    jaren = {}
    for jaar in (2015, 2016):
        jaren[jaar] = schrijf_jaarmap(
            tmp_path / str(jaar),
            vacatures=[
                rij("vacatures", code=f"{jaar}-{n}", gepubliceerd_op=f"{jaar}-{maand}-10", sluit_op="", ingevuld_op="")
                for n, maand in enumerate(["02", "06", "11"][: jaar - 2013])
            ]
            + [rij("vacatures", code=f"{jaar}-9", organisatie="borne", gepubliceerd_op=f"{jaar}-12-01", sluit_op="")],
            afspraken=[rij("afspraken", jaar=jaar)],
            begroting=[rij("begroting", jaar=jaar)],
            reacties=[], uitvoeringen=[], inschrijvingen=[], evenementen=[], evenement_onderdelen=[], deelnames=[],
        )  # fmt: skip
        lees_in(jaren[jaar])
    vacatures = rapport(2016, date(2016, 12, 31))["tabellen"]["vacatures"]
    assert [(r["_code"], r["aangeboden"], r["vorig_aangeboden"]) for r in vacatures["rijen"]] == [
        ("almelo", 3, 2),
        ("borne", 1, 1),
    ]
    assert "vorig_aangeboden" not in {k["code"] for k in rapport()["tabellen"]["vacatures"]["kolommen"]}
    # Made while 2016 still runs, there is no whole year to compare.
    lopend = verzamel(jaar=2016, peildatum=date(2016, 6, 1), op=datetime(2016, 6, 1, tzinfo=UTC))
    assert "vorig_aangeboden" not in {k["code"] for k in lopend["tabellen"]["vacatures"]["kolommen"]}


@pytest.mark.django_db
def test_an_empty_year_says_so_in_every_chapter(tmp_path):
    lees_in(schrijf_jaarmap(tmp_path, leeg=True))
    m = rapport(2031, date(2031, 12, 31))
    zinnen = {h["code"]: h["leeg"] for h in m["hoofdstukken"]}
    assert {code for code, zin in zinnen.items() if not zin} == {"inleiding", "doorkijk", "controleblad"}
    assert zinnen["vacatures"] == "Over 2031 zijn geen vacatures vastgelegd."
    assert list(m["tabellen"]) == ["controleblad"] and m["grafieken"] == {}
    assert m["cijfers"]["vacatures"] == {c: {"aangeboden": 0, "ingevuld": 0} for c in ("almelo", "borne")}
    assert "{{" not in json.dumps(m)


@pytest.mark.django_db
def test_without_any_organisation_there_is_still_a_report():
    assert rapport()["cijfers"]["vacatures_totaal"] == {"aangeboden": 0, "ingevuld": 0}


@pytest.mark.django_db
def test_at_a_tie_the_older_vacancy_is_first_and_the_heading_follows_the_rows(tmp_path):
    vacatures = [
        rij("vacatures", code=code, titel=code, gepubliceerd_op=dag, sluit_op="")
        for code, dag in [("C", "2015-03-01"), ("B", "2015-02-01"), ("A", "2015-03-01"), ("D", "2015-01-01")]
    ]
    reacties = [rij("reacties", vacature=code, ingediend_op="2015-05-05") for code in "ABC" for _ in range(2)]
    lees_in(schrijf_jaarmap(tmp_path, vacatures=vacatures, reacties=reacties))
    m = rapport()
    assert [r["titel"] for r in m["tabellen"]["reacties"]["rijen"]] == ["B", "A", "C"]
    assert m["tabellen"]["reacties"]["titel"] == "De 3 vacatures met reacties"
    top2 = rapport(top_reacties=2)["tabellen"]["reacties"]
    assert top2["titel"] == "Top 2 vacatures met de meeste reacties"
    assert "evenveel reacties" in top2["noten"][-1]


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("peildatum", "aantal"),
    [(date(2015, 3, 31), 0), (date(2015, 4, 1), 1), (date(2015, 4, 19), 2), (date(2015, 4, 20), 1)],
)
def test_an_enrolment_counts_until_the_day_it_was_cancelled(tmp_path, peildatum, aantal):
    lees_in(schrijf_jaarmap(tmp_path))
    assert rapport(peildatum=peildatum)["cijfers"]["school_totaal"]["inschrijvingen"] == aantal


@pytest.mark.django_db
def test_someone_in_two_workshops_is_one_participant(tmp_path):
    onderdelen = [rij("evenement_onderdelen", code=f"summerschool-0{n}") for n in (1, 2)]
    deelnames = [rij("deelnames", onderdeel=o["code"], deelnemer="M1") for o in onderdelen]
    lees_in(schrijf_jaarmap(tmp_path, evenement_onderdelen=onderdelen, deelnames=deelnames))
    m = rapport()
    assert m["cijfers"]["summerschool"] == {"almelo": 1, "borne": 0}
    evenement = m["tabellen"]["evenementen"]["rijen"][0]
    assert (evenement["deelnemers"], evenement["deelnames"]) == (1, 2)


@pytest.mark.django_db
def test_who_went_along_counts_for_both_organisations_and_nothing_is_said_when_nobody_did():
    almelo, borne = maak_organisatie("almelo"), maak_organisatie("borne")
    jaareinde = date(2015, 12, 31)
    assert "meelopen" not in rapport(peildatum=jaareinde)["tabellen"]
    for dag, status in enumerate(("doorgegaan", "doorgegaan", "niet_doorgegaan"), start=1):
        plek = maak_plek(maak_mens(almelo))
        maak_verzoek(maak_dag(plek, date(2015, 6, dag)), maak_mens(borne), status)
    tabel = rapport(peildatum=jaareinde)["tabellen"]["meelopen"]
    geteld = {r["organisatie"]: (r["bezoeker"], r["gastgever"]) for r in tabel["rijen"]}
    assert geteld == {almelo.korte_naam: (0, 2), borne.korte_naam: (2, 0)}
    assert tabel["noten"] == ["Niet doorgegaan: 1. Nog niet bekend: 0."]
    eigen = rapport(peildatum=jaareinde, organisatie=borne)["tabellen"]["meelopen"]
    assert [r["organisatie"] for r in eigen["rijen"]] == [borne.korte_naam]
    assert "Niet doorgegaan" not in " ".join(eigen["noten"])


@pytest.mark.django_db
def test_an_organisation_is_named_as_it_was_then():
    organisatie = maak_organisatie("regio-twente", naam="SamenTwente", korte_naam="SamenTwente")
    Naamgeving.objects.create(
        organisatie=organisatie, naam="Regio Twente", korte_naam="Regio Twente", tot=date(2021, 12, 31)
    )
    assert rapport()["organisaties"][0]["korte_naam"] == "Regio Twente"
    assert rapport(2022, date(2022, 12, 31))["organisaties"][0]["korte_naam"] == "SamenTwente"


@pytest.mark.django_db
def test_who_was_no_partner_has_no_row_unless_there_are_figures(tmp_path):
    lees_in(schrijf_jaarmap(tmp_path))
    Organisatie.objects.update(actief_tot=date(2014, 12, 31))
    maak_organisatie("nieuw", actief_van=date(2016, 1, 1))
    maak_organisatie("tubbergen", is_werkgever=False)
    m = rapport()
    assert list(m["cijfers"]["vacatures"]) == ["almelo", "borne"]
    assert [c["code"] for c in m["controles"] if c["code"].startswith("register")] == [
        "register-almelo",
        "register-borne",
    ]


@pytest.mark.django_db
def test_three_times_the_rows_take_as_many_queries(tmp_path):
    lees_in(VOORBEELDJAAR)
    with CaptureQueriesContext(connection) as een:
        rapport()

    def nog_twee_keer(kolom):
        return lambda rijen: [r | {kolom: f"{keer}{r[kolom]}"} for keer in "ab" for r in rijen]

    lees_in(
        kopieer_voorbeeldjaar(
            tmp_path,
            vacatures=nog_twee_keer("code"),
            reacties=nog_twee_keer("vacature"),
            uitvoeringen=nog_twee_keer("code"),
            inschrijvingen=nog_twee_keer("uitvoering"),
        )
    )
    with CaptureQueriesContext(connection) as drie:
        m = rapport()
    assert m["cijfers"]["vacatures_totaal"] == {"aangeboden": 1140, "ingevuld": 447}
    assert m["cijfers"]["school_totaal"]["inschrijvingen"] == 3207
    assert len(drie) == len(een) <= 31


def test_the_same_records_give_the_same_bytes(edities):
    assert canoniek(edities["regio"]) == canoniek(edities["nog eens"])
    assert json.loads(canoniek(edities["regio"])) == edities["regio"]


def test_no_name_of_a_person_is_in_it(m):
    tekst = canoniek(m).decode()
    assert "M2015" not in tekst  # the marks of people in the source


def test_an_edition_for_one_organisation_shows_no_one_elses_figures(edities):
    m = deepcopy(edities["borne"])
    assert m["ondertitel"] == "Gemeente Borne naast de regio"
    assert m["cijfers"]["vacatures"] == {"borne": {"aangeboden": 19, "ingevuld": 0}}
    assert m["cijfers"]["vacatures_totaal"] == {"aangeboden": 380, "ingevuld": 149}
    assert m["organisaties"] == [{"code": "borne", "naam": "Gemeente Borne", "korte_naam": "Borne"}]
    for tabel in m["tabellen"].values():
        assert {r["_code"] for r in tabel["rijen"]} <= {None, "borne"}
    for grafiek in m["grafieken"].values():
        assert {r.get("_code") for r in grafiek["gegevens"].get("rijen", [])} <= {None, "borne"}
    # The top of vacancies is public, and so are the places visitors come from; nothing else names another.
    openbaar = ("reacties", "bezoeken-plaats")
    del m["cijfers"]["reacties_top10"], m["waarden"]["reacties.top_organisatie"], m["teksten"]["communicatie"]
    del m["waarden"]["bezoeken.top_plaats"], m["teksten"]["vacatures"]
    m["tabellen"] = {code: tabel for code, tabel in m["tabellen"].items() if code not in openbaar}
    m["grafieken"] = {code: grafiek for code, grafiek in m["grafieken"].items() if code not in openbaar}
    tekst = canoniek(m).decode()
    for naam in ("Enschede", "Almelo", "VRT", "Noaberkracht", "enschede", "vrt"):
        assert naam not in tekst


def test_the_own_rows_are_marked_in_the_public_top(edities):
    assert [r["rang"] for r in edities["hengelo"]["tabellen"]["reacties"]["rijen"] if r["_eigen"]] == [6, 7]


def test_the_own_edition_opens_with_the_own_figures(edities):
    blok = edities["borne"]["hoofdstukken"][0]["blokken"][1]
    assert [(item["waarde"], item["label"]) for item in blok["items"]] == [
        ("19", "van de 380 vacatures aangeboden"),
        ("143", "van de 3.936 reacties op vacatures"),
        ("26", "van de 1.069 inschrijvingen Twentse School"),
        ("11", "van de 354 deelnemers aan evenementen"),
    ]
    assert edities["borne"]["grafieken"]["vacatures"]["titel"] == "Borne biedt 19 van de 380 vacatures aan"
    assert edities["borne"]["grafieken"]["school"]["titel"] == "Borne haalt het afgesproken aantal"


def test_a_chart_without_an_own_row_is_left_out(edities):
    m = edities["vrt"]
    assert "school" not in m["grafieken"]
    [school] = [h for h in m["hoofdstukken"] if h["code"] == "school"]
    assert [blok["soort"] for blok in school["blokken"]] == ["tekst", "tabel", "tabel"]
    assert m["tabellen"]["school"]["rijen"] == []
    assert m["tabellen"]["school"]["totaal"]["organisatie"] == "Hele regio"
