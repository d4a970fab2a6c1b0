"""The pages about the agreements of a year: who sees whose, what is kept, and that they cost the same for more."""

import io
import re
from datetime import date, timedelta
from decimal import Decimal

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from openpyxl import load_workbook

from school.models import Afspraak, Afspraakstap, Akkoord, Inschrijving
from tests.maken import (
    maak_afspraak,
    maak_formatie,
    maak_gebruiker,
    maak_inschrijving,
    maak_opleiding,
    maak_organisatie,
    maak_uitvoering,
)
from tests.school.maken import maak_saldooverdracht
from twentsekracht.organisaties.models import Rol
from twentsekracht.rekenblad import maak_ods, maak_xlsx

pytestmark = pytest.mark.django_db
JAAR = 2026
KOPPEN = ("Code", "Organisatie", "Fte", "Soort", "Percentage", "Aantal", "Reden")
URL = f"/beheer/school/afspraak/jaar/{JAAR}/"


@pytest.fixture
def hengelo():
    organisatie = maak_organisatie("hengelo")
    maak_formatie(organisatie, JAAR, 860)
    return organisatie


@pytest.fixture
def borne():
    return maak_organisatie("borne")


@pytest.fixture
def bureau(als, hengelo, borne):
    return als(maak_gebruiker(Rol.COORDINATOR, maak_organisatie("regio", is_werkgever=False)))


def stand():
    rijen = Afspraak.objects.filter(jaar=JAAR).order_by("organisatie__code")
    return list(rijen.values_list("organisatie__code", "soort", "te_behalen"))


def ingevuld(antwoord):
    """What the browser would send of the page of the year, untouched."""
    data = {"gezien": antwoord.context["gezien"]}
    for regel in antwoord.context["regels"]:
        for veld in regel:
            waarde = veld.value()
            data[veld.html_name] = "" if waarde is None else str(waarde).replace(".", ",")
        data.pop(f"{regel.prefix}-opnieuw")
    return data


def vul(data, organisatie, **velden):
    return data | {f"o{organisatie.pk}-{naam}": waarde for naam, waarde in velden.items()}


# ---- all of a year in one table


def test_all_agreements_are_kept_at_once(bureau, hengelo, borne):
    data = ingevuld(bureau.get(URL))
    data = vul(data, hengelo, soort="berekend", percentage="15,0")
    data = vul(data, borne, soort="afwijkend", aantal="12", reden="Klein")
    antwoord = bureau.post(URL, data, follow=True)
    assert "Gemeente Hengelo: van nog niet gemaakt naar 129 (15% van 860 fte)." in antwoord.text
    assert stand() == [("borne", "afwijkend", 12), ("hengelo", "berekend", 129)]
    assert "Er is niets gewijzigd." in bureau.post(URL, ingevuld(antwoord), follow=True).text
    assert Afspraakstap.objects.count() == 2


@pytest.mark.parametrize(
    ("velden", "waarom"),
    [
        ({"soort": "berekend", "percentage": "15"}, "formatie van 2026 is niet bekend"),
        ({"soort": "berekend"}, "Vul het percentage in"),
        ({"soort": "afwijkend", "aantal": "5"}, "Vul de reden in"),
        ({"soort": "afwijkend", "aantal": "-5", "reden": "x"}, "minstens 0"),
        ({"soort": "berekend", "percentage": "veel"}, "getal"),
        ({"soort": "overgenomen", "aantal": "5"}, "geldige keuze"),
    ],
)
def test_with_one_mistake_nothing_is_kept(bureau, hengelo, borne, velden, waarom):
    data = vul(ingevuld(bureau.get(URL)), hengelo, soort="berekend", percentage="15")
    antwoord = bureau.post(URL, vul(data, borne, **velden))
    assert waarom in antwoord.text and "Er is niets bewaard" in antwoord.text
    assert stand() == []


def test_who_looked_at_something_else_keeps_nothing(bureau, hengelo, borne):
    data = vul(ingevuld(bureau.get(URL)), hengelo, soort="geen")
    maak_afspraak(borne, JAAR, 5)
    assert "iemand anders" in bureau.post(URL, data, follow=True).text
    assert "iemand anders" in bureau.post(URL, data | {"gezien": ""}, follow=True).text
    assert stand() == [("borne", "overgenomen", 5)]


def test_last_year_is_filled_in_and_not_kept(bureau, hengelo, borne):
    maak_afspraak(hengelo, JAAR - 1, 120, percentage=15)
    maak_afspraak(borne, JAAR - 1, 7)
    maak_afspraak(borne, JAAR, None)
    antwoord = bureau.get(f"{URL}?vorig=1")
    assert "Voor 1 organisatie staat hieronder" in antwoord.text
    assert stand() == [("borne", "geen", None)]
    bureau.post(URL, ingevuld(antwoord))
    assert stand() == [("borne", "geen", None), ("hengelo", "berekend", 129)]


def test_a_formatie_that_changed_is_said_and_computed_when_asked(bureau, hengelo):
    bureau.post(URL, vul(ingevuld(bureau.get(URL)), hengelo, soort="berekend", percentage="15"))
    hengelo.formaties.update(fte=900)
    antwoord = bureau.get(URL)
    assert "was 860 fte: reken opnieuw (135)" in antwoord.text
    bureau.post(URL, ingevuld(antwoord))
    assert stand() == [("hengelo", "berekend", 129)]
    bureau.post(URL, vul(ingevuld(antwoord), hengelo, opnieuw="on"))
    assert stand() == [("hengelo", "berekend", 135)]


# ---- as a list


def stuur(browser, rijen, maak=maak_xlsx, koppen=KOPPEN):
    return browser.post(f"{URL}inlezen/", {"bestand": SimpleUploadedFile("lijst.xlsx", maak(koppen, rijen))})


@pytest.mark.parametrize("soort", ["xlsx", "ods"])
def test_the_list_that_goes_out_comes_back_in_and_changes_nothing(bureau, hengelo, borne, soort):
    maak_afspraak(borne, JAAR, 12, soort="afwijkend", reden="=2+2")
    maak_afspraak(hengelo, JAAR, 129, soort="berekend", percentage=15, fte=860)
    maak_afspraak(maak_organisatie("wierden"), JAAR, None)
    maak_afspraak(maak_organisatie("losser"), JAAR, 5, percentage=Decimal("12.5"))
    lijst = bureau.get(f"{URL}bestand/{soort}/").content
    antwoord = bureau.post(f"{URL}inlezen/", {"bestand": SimpleUploadedFile("terug", lijst)})
    assert "Dit bestand verandert niets." in antwoord.text


@pytest.mark.parametrize("maak", [maak_xlsx, maak_ods])
def test_what_would_change_is_shown_and_kept_only_then(bureau, hengelo, borne, maak):
    rijen = [
        ["hengelo", "maakt niet uit", "", "Berekend", "15%", "", ""],
        ["borne", "", "", "geen", "", "", "Dit jaar niet"],
    ]
    antwoord = stuur(bureau, rijen, maak)
    assert "129 (15% van 860 fte)" in antwoord.text and "geen afspraak" in antwoord.text
    assert stand() == []
    verborgen = dict(re.findall(r'<input type="hidden" name="([^"]+)" value="([^"]*)"', antwoord.text))
    bureau.post(URL, verborgen)
    assert stand() == [("borne", "geen", None), ("hengelo", "berekend", 129)]


def test_every_problem_is_said_with_its_row_and_nothing_can_be_kept(bureau, hengelo, borne):
    rijen = [
        ["hengelo", "", "", "berekend", "15", "", ""],
        ["borne", "", "", "berekend", "15", "", ""],
        ["utrecht", "", "", "geen", "", "", ""],
        ["hengelo", "", "", "geen", "", "", ""],
        ["", "", "", "misschien", "", "", ""],
        [],
        ["borne", "", "", "afwijkend", "", "2,5", "x"],
    ]
    antwoord = stuur(bureau, rijen)
    assert antwoord.context["gelezen"].problemen == [
        "Rij 3 (Borne): De formatie van 2026 is niet bekend. Vul die in bij de organisatie.",
        "Rij 4 (utrecht): Deze code hoort niet bij een organisatie die in 2026 meedoet.",
        "Rij 5 (Hengelo): Deze organisatie staat ook op rij 2.",
        "Rij 6 (zonder code): Deze code hoort niet bij een organisatie die in 2026 meedoet.",
        "Rij 8 (Borne): Deze organisatie staat ook op rij 3.",
    ]
    assert "Bewaar deze wijzigingen" not in antwoord.text
    assert stand() == []


@pytest.mark.parametrize(
    ("cellen", "waarom"),
    [
        (["misschien", "", "", ""], "De soort ‘misschien’ is er niet"),
        (["berekend", "veel", "", ""], "Het percentage ‘veel’"),
        (["berekend", "12,345", "", ""], "hoogstens twee decimalen"),
        (["berekend", "150", "", ""], "0 tot en met 100"),
        (["afwijkend", "", "2,5", "x"], "geen heel getal"),
        (["afwijkend", "", "1e9", "x"], "geen heel getal"),
        (["afwijkend", "", "5", ""], "Vul de reden in"),
        (["afwijkend", "", "5", "x" * 301], "te lang"),
        (["overgenomen", "", "5", ""], "oude lijst"),
    ],
)
def test_what_a_row_cannot_be(bureau, cellen, waarom):
    [probleem] = stuur(bureau, [["hengelo", "", "", *cellen]]).context["gelezen"].problemen
    assert probleem.startswith("Rij 2 (Hengelo): ") and waarom in probleem


def test_a_file_that_is_no_list_and_a_list_of_something_else(bureau):
    antwoord = bureau.post(f"{URL}inlezen/", {"bestand": SimpleUploadedFile("a.xlsx", b"a;b")})
    assert "geen rekenblad" in antwoord.text
    assert "ontbreekt: code, soort" in stuur(bureau, [], koppen=("a", "b")).text


# ---- where everybody stands


def pagina(browser, **vraag):
    return browser.get("/beheer/school/afspraak/stand/", {"jaar": JAAR} | vraag)


def test_a_contactpersoon_sees_the_own_organisation_and_no_other(als, hengelo, borne):
    maak_inschrijving(
        maak_uitvoering(start=date(2100, 6, 1)),
        borne,
        deelnemer=maak_gebruiker(organisatie=borne, naam="Geheim"),
    )
    browser = als(maak_gebruiker(Rol.CONTACTPERSOON, hengelo))
    for pad in ("stand/", "afrekening/", "afrekening/ods/", "overdragen/"):
        assert browser.get(f"/beheer/school/afspraak/{pad}", {"organisatie": "borne"}).status_code == 404
        antwoord = browser.get(f"/beheer/school/afspraak/{pad}")
        assert antwoord.status_code == 200
        assert b"Geheim" not in antwoord.content and b"Borne" not in antwoord.content


def test_the_platform_office_sees_all_and_chooses_one(bureau, hengelo, borne):
    maak_afspraak(hengelo, JAAR, None)
    alles = pagina(bureau).text
    assert "geen afspraak" in alles and "nog niet gemaakt" in alles and "regio" not in alles
    assert "Gemeente Borne: hoe we ervoor staan" in pagina(bureau, organisatie="borne").text
    assert pagina(bureau, organisatie="nergens").status_code == 404
    for jaar in ("1999", "x", "99999", "²"):
        assert pagina(bureau, jaar=jaar).status_code == 404


def straks():
    """So that on the last day of the year there is something to come."""
    return timezone.localdate() + timedelta(days=1)


def vol(organisatie, aantal):
    """Of everything that the cockpit shows, so many."""
    nu, wie = timezone.now(), {"leidinggevende": "baas@hengelo.example", "wacht_sinds": timezone.now()}
    for _ in range(aantal):
        for status in ("bevestigd", "wacht_op_akkoord", "wachtlijst", "aangeboden", "aanwezig"):
            run = maak_uitvoering(maak_opleiding(kosten=100), start=straks())
            collega = maak_gebruiker(organisatie=organisatie)
            rij = maak_inschrijving(run, organisatie, status, deelnemer=collega, **wie)
            if status == "wacht_op_akkoord":
                Akkoord.objects.create(inschrijving=rij, gevraagd_op=nu, plaats_tot=nu)
        maak_saldooverdracht(ontvanger=organisatie, jaar=straks().year)


def test_the_cockpit_costs_the_same_however_much_there_is(als, hengelo, django_assert_max_num_queries):
    maak_afspraak(hengelo, straks().year, 1000)
    browser = als(maak_gebruiker(Rol.CONTACTPERSOON, hengelo))
    vol(hengelo, 1)
    with CaptureQueriesContext(connection) as een:
        tekst = pagina(browser, jaar=straks().year).text
    for woord in (
        "baas@hengelo.example",
        "Beslis over 1 van",
        "nummer 1 op de lijst",
        "nog plaats voor jullie",
        "€ 200,00",
    ):
        assert woord in tekst
    vol(hengelo, 4)
    with django_assert_max_num_queries(len(een)):
        pagina(browser, jaar=straks().year)


def test_the_address_of_a_leidinggevende_is_for_the_own_contactpersoon(bureau, hengelo):
    vol(hengelo, 1)
    tekst = pagina(bureau, organisatie="hengelo", jaar=straks().year).text
    assert "vandaag gevraagd" in tekst and "baas@hengelo.example" not in tekst


def test_the_table_of_all_costs_the_same_for_more(bureau, django_assert_max_num_queries):
    with CaptureQueriesContext(connection) as een:
        pagina(bureau)
    for _ in range(5):
        maak_afspraak(maak_organisatie(), JAAR)
    with django_assert_max_num_queries(len(een)):
        pagina(bureau)


# ---- what it costs


def cellen(antwoord):
    blad = load_workbook(io.BytesIO(antwoord.content)).active
    return [[cel.value for cel in rij] for rij in blad.iter_rows()]


@pytest.fixture
def rekening(hengelo, borne):
    """Two courses, two quarters, two organisations; and what does not count."""
    excel = maak_opleiding(code="excel", titel="Excel", kosten=Decimal("99.99"))
    prezi = maak_opleiding(code="prezi", titel="Prezi", kosten=None)
    gratis = maak_opleiding(kosten=500, betaler="twentse_school")
    eerste, tweede = (maak_uitvoering(excel, start=dag) for dag in (date(JAAR, 3, 31), date(JAAR, 4, 1)))
    for run, wie, status, kosten in (
        (eerste, hengelo, "bevestigd", None),
        (eerste, hengelo, "no_show", None),
        (eerste, hengelo, "geannuleerd", Decimal("49.99")),
        (eerste, hengelo, "geannuleerd", Decimal("0.01")),
        (eerste, hengelo, "geannuleerd", 0),
        (eerste, hengelo, "wachtlijst", None),
        (tweede, hengelo, "aanwezig", None),
        (tweede, borne, "deels", None),
        (maak_uitvoering(prezi, start=date(JAAR, 5, 1)), hengelo, "bevestigd", None),
        (maak_uitvoering(gratis, start=date(JAAR, 5, 1)), hengelo, "bevestigd", None),
        (maak_uitvoering(excel, start=date(JAAR + 1, 1, 1)), hengelo, "bevestigd", None),
    ):
        maak_inschrijving(run, wie, status, stap=False, annuleringskosten=kosten)


def test_the_bill_is_right_to_the_cent(bureau, rekening):
    antwoord = bureau.get(
        "/beheer/school/afspraak/afrekening/xlsx/", {"jaar": JAAR, "organisatie": "hengelo"}
    )
    assert 'filename="afrekening-2026-hengelo.xlsx"' in antwoord["Content-Disposition"]
    assert cellen(antwoord)[1:5] == [
        ["Gemeente Hengelo", 1, "Excel", "excel", 2, 99.99, 199.98, 2, 50, 249.98],
        ["Gemeente Hengelo", 2, "Excel", "excel", 1, 99.99, 99.99, 0, 0, 99.99],
        ["Gemeente Hengelo", 2, "Prezi", "prezi", 1, "nog niet bekend", 0, 0, 0, 0],
        ["Totaal Gemeente Hengelo", "", "", "", 4, "", 299.97, 2, 50, 349.97],
    ]


def test_the_totals_are_the_sum_of_every_enrolment(bureau, rekening):
    """Added up in another way: one by one, from the rows themselves."""
    los = sum(
        rij.annuleringskosten or rij.uitvoering.opleiding.kosten or 0
        for rij in _wat_kost()
        if rij.status != "geannuleerd" or rij.annuleringskosten
    )
    for vraag, verwacht in (({"jaar": JAAR}, los), ({"jaar": JAAR, "kwartaal": 1}, Decimal("249.98"))):
        rijen = cellen(bureau.get("/beheer/school/afspraak/afrekening/xlsx/", vraag))
        totalen = [rij for rij in rijen if str(rij[0]).startswith("Totaal")]
        assert Decimal(str(totalen[-1][9])) == verwacht
    assert los == Decimal("449.96")
    html = bureau.get("/beheer/school/afspraak/afrekening/", {"jaar": JAAR}).text
    assert "€ 449,96" in html and "Van 1 plaats is de prijs nog niet bekend" in html


def _wat_kost():
    rijen = Inschrijving.objects.select_related("uitvoering__opleiding")
    return [
        rij
        for rij in rijen
        if rij.uitvoering.start.year == JAAR
        and rij.uitvoering.opleiding.betaler == "organisatie"
        and rij.status != "wachtlijst"
    ]


def test_no_name_is_on_the_bill_and_only_the_own_organisation(als, hengelo, borne, rekening):
    run = maak_uitvoering(maak_opleiding(kosten=10), start=date(JAAR, 1, 5))
    maak_inschrijving(run, hengelo, deelnemer=maak_gebruiker(organisatie=hengelo, naam="Anouk Wessels"))
    browser = als(maak_gebruiker(Rol.CONTACTPERSOON, hengelo))
    for pad in ("", "xlsx/"):
        antwoord = browser.get(f"/beheer/school/afspraak/afrekening/{pad}", {"jaar": JAAR})
        tekst = str(cellen(antwoord)) if pad else antwoord.text
        assert "Gemeente Hengelo" in tekst and "Borne" not in tekst and "Anouk" not in tekst
    for vraag in ({"kwartaal": "5"}, {"organisatie": "borne"}):
        assert browser.get("/beheer/school/afspraak/afrekening/", vraag).status_code == 404
    assert browser.get("/beheer/school/afspraak/afrekening/pdf/").status_code == 404
