"""Every check can fail, and says with which numbers."""

from datetime import date

import pytest

from evenementen.models import Evenement
from rapportage.controleren import controleblad
from rapportage.models import Begrotingspost, GedrukteWaarde
from rapportage.verzamelen import verzamel
from tests.maken import (
    MOMENT,
    maak_bezoekmeting,
    maak_deelname,
    maak_evenement,
    maak_inschrijving,
    maak_lichting,
    maak_onderdeel,
    maak_organisatie,
    maak_reactie,
    maak_ruilaanbod,
    maak_trainee,
    maak_traineestap,
    maak_uitvoering,
    maak_vacature,
)

pytestmark = pytest.mark.django_db


def controles(**anders):
    m = verzamel(jaar=2015, peildatum=date(2015, 12, 31), op=MOMENT.replace(year=2016), **anders)
    return {c["code"]: c for c in m["controles"]}


def oordeel(code):
    controle = controles()[code]
    return controle["oordeel"], controle["verwacht"], controle["gevonden"]


def test_nothing_to_check_in_an_empty_year():
    assert list(controles()) == ["register"]
    assert oordeel("register") == ("klopt", "0 erbuiten", "0 erbuiten")


def test_filled_more_than_offered_names_the_organisation():
    hengelo = maak_organisatie("hengelo", naam="Gemeente Hengelo")
    maak_vacature(hengelo)
    assert oordeel("vacatures-meer-ingevuld")[0] == "klopt"
    for _ in range(2):
        maak_vacature(hengelo, gepubliceerd_op=date(2014, 12, 1), ingevuld_op=date(2015, 1, 2))
    assert oordeel("vacatures-meer-ingevuld-hengelo") == ("afwijking", "hoogstens 1", "2")
    assert "vacatures-meer-ingevuld" not in controles()
    assert oordeel("vacatures-ingevuld-door") == ("klopt", "2", "2")


def test_every_check_has_a_code_of_its_own_that_an_explanation_can_keep():
    for code in ("O1.1", "O11", "O 11"):
        uitvoering = maak_uitvoering(code=code, start=date(2015, 5, 4), max_deelnemers=0)
        maak_inschrijving(uitvoering, ingeschreven_op=date(2015, 3, 1))
    maak_bezoekmeting("kanaal", "x" * 200, 5, aantal_overijssel=6)
    m = verzamel(jaar=2015, peildatum=date(2015, 12, 31), op=MOMENT.replace(year=2016))
    codes = [c["code"] for c in m["controles"]]
    assert [code for code in codes if code.startswith("school-te-vol")] == [
        "school-te-vol-o-11",
        "school-te-vol-o11",
        "school-te-vol-o11-2",
    ]
    assert len(set(codes)) == len(codes)
    assert max(map(len, codes)) <= 100


def test_a_deviation_of_one_organisation_is_not_in_anothers_edition():
    hengelo, borne = maak_organisatie("hengelo"), maak_organisatie("borne")
    maak_vacature(hengelo, gepubliceerd_op=date(2014, 12, 1), ingevuld_op=date(2015, 1, 2))
    assert "vacatures-meer-ingevuld-hengelo" in controles(organisatie=hengelo)
    assert "vacatures-meer-ingevuld-hengelo" not in controles(organisatie=borne)


def test_the_rows_of_every_table_add_up_to_its_total():
    maak_reactie(maak_vacature())
    maak_ruilaanbod()
    maak_deelname()
    gevonden = {
        code for code, c in controles().items() if code.startswith("tabel-") and c["oordeel"] == "klopt"
    }
    assert gevonden == {
        f"tabel-{naam}"
        for naam in (
            "vacatures", "reacties", "reacties-herkomst", "evenementen", "deelnemers", "jbmb-functies",
            "jbmb-organisaties",
        )
    }  # fmt: skip


def test_a_full_run():
    uitvoering = maak_uitvoering(code="U-1", max_deelnemers=1)
    maak_inschrijving(uitvoering)
    assert oordeel("school-te-vol")[0] == "klopt"
    maak_inschrijving(uitvoering)
    assert oordeel("school-te-vol-u-1") == ("afwijking", "hoogstens 1", "2")
    assert oordeel("school-per-opleiding") == ("klopt", "2", "2")


def test_a_participant_of_two_organisations_shows():
    onderdeel, ander = maak_onderdeel(maak_evenement()), maak_organisatie()
    maak_deelname(onderdeel, kenmerk="M1")
    assert oordeel("evenementen-bijlage-summerschool") == ("klopt", "1", "1")
    maak_deelname(maak_onderdeel(onderdeel.evenement), ander, kenmerk="M1")
    assert oordeel("evenementen-bijlage-summerschool") == ("afwijking", "1", "2")
    assert oordeel("evenementen-deelnemers-summerschool")[0] == "klopt"


def test_a_part_outside_its_event():
    evenement = maak_evenement(code="zomer", soort=Evenement.Soort.ANDERS)
    maak_onderdeel(evenement, datum=date(2015, 1, 1))
    assert oordeel("evenementen-periode-zomer") == ("afwijking", "0 onderdelen", "1 onderdeel")


def test_a_cohort_that_ended_with_people_still_in_it():
    lichting = maak_lichting(code="2013-2015", einde=date(2015, 9, 1))
    maak_traineestap(maak_trainee(lichting))
    assert oordeel("trainees-2013-2015") == ("klopt", "1", "1")
    assert oordeel("trainees-einde-2013-2015") == ("afwijking", "0 trainees", "1 trainee")


def test_visits_by_channel_against_the_total():
    maak_bezoekmeting(aantal=100, aantal_overijssel=50)
    assert oordeel("bezoeken-kanalen")[0] == "niet_te_toetsen"
    maak_bezoekmeting("kanaal", "link", 60, aantal_overijssel=70)
    maak_bezoekmeting("kanaal", "intranet", 61)
    assert oordeel("bezoeken-kanalen") == ("afwijking", "100", "60")
    assert oordeel("bezoeken-kanalen-overijssel") == ("afwijking", "50", "70")
    assert oordeel("bezoeken-intranet") == ("afwijking", "hoogstens 60", "61")
    assert oordeel("bezoeken-overijssel-kanaal-link") == ("afwijking", "hoogstens 60", "70")
    assert oordeel("bezoeken-overijssel-totaal-bezoeken")[0] == "klopt"


def test_visits_by_place_visitors_and_periods_against_the_total():
    maak_bezoekmeting(aantal=100)
    maak_bezoekmeting(sleutel="unieke_bezoekers", aantal=101)
    maak_bezoekmeting("plaats", "Borne", 101, tot=date(2015, 12, 31))
    assert oordeel("bezoeken-plaatsen")[0] == "afwijking"
    assert oordeel("bezoeken-uniek")[0] == "afwijking"
    assert oordeel("bezoeken-periode") == ("afwijking", "1 periode", "2 perioden")


def test_an_unknown_realisation_and_an_unknown_size():
    maak_organisatie()
    post = Begrotingspost.objects.create(jaar=2015, post="opzet", soort="eenmalig", begroot=10)
    assert oordeel("begroting-realisatie") == ("afwijking", "0 posten zonder", "1 post zonder")
    assert oordeel("verdeelsleutel-fte") == ("afwijking", "0 zonder fte", "1 zonder fte")
    post.gerealiseerd = 10
    post.save()
    assert oordeel("begroting-realisatie")[0] == "klopt"
    assert "verdeelsleutel-fte" not in controles()


def test_what_was_printed_elsewhere():
    maak_vacature()
    for sleutel, waarde, bron in [
        ("vacatures.aangeboden", 1, "A"),
        ("vacatures.aangeboden", 318, "B"),
        ("onzin", 5, "B"),
        ("vacatures.koplopers", 5, "B"),
    ]:
        GedrukteWaarde.objects.create(jaar=2015, sleutel=sleutel, waarde=waarde, bron=bron)
    GedrukteWaarde.objects.create(jaar=2014, sleutel="vacatures.aangeboden", waarde=9, bron="C")
    gevonden = {code: c for code, c in controles().items() if code.startswith("gedrukt-")}
    assert {code: c["oordeel"] for code, c in gevonden.items()} == {
        "gedrukt-vacatures-aangeboden-a": "klopt",
        "gedrukt-vacatures-aangeboden-b": "afwijking",
        "gedrukt-onzin-b": "niet_te_toetsen",
        "gedrukt-vacatures-koplopers-b": "niet_te_toetsen",
    }
    anders = gevonden["gedrukt-vacatures-aangeboden-b"]
    assert (anders["verwacht"], anders["gevonden"], anders["toelichting"]) == (
        "318",
        "1",
        "Verschil: \u2212317.",
    )


def test_codes_are_unique_and_the_same_when_made_again():
    maak_inschrijving(maak_uitvoering(max_deelnemers=0))
    maak_bezoekmeting(aantal_overijssel=1)
    maak_traineestap(maak_trainee(maak_lichting(einde=date(2014, 1, 1))))
    m = verzamel(jaar=2015, peildatum=date(2015, 12, 31), op=MOMENT)
    codes = [c["code"] for c in m["controles"]]
    assert len(set(codes)) == len(codes) and codes == list(controles())
    assert all(len(code) <= 100 for code in codes)


def test_the_controleblad_is_a_table_like_any_other():
    maak_vacature()
    tabel = controleblad(list(controles().values()), 2015)
    assert tabel["rijen"][0]["oordeel"] == "Klopt" and tabel["rijkop"] == "titel"
    assert len(tabel["rijen"]) == len(controles())
