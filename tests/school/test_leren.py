"""What somebody learned, the certificate of it, and who may check that."""

import io
from datetime import date, time, timedelta
from decimal import Decimal

import openpyxl
import page
import pikepdf
import pytest
from django.core.cache import cache
from django.utils import timezone

from school import leren, services
from school.certificaat import leesbare_code, maak_pdf
from school.fouten import GeenBewijs
from school.models import Deelnamebewijs
from school.services.bewijs import LENGTE, TEKENS
from tests import pdflezer, verapdf
from tests.maken import DAG, MOMENT, maak_gebruiker, maak_inschrijving, maak_opleiding, maak_uitvoering

pytestmark = pytest.mark.django_db
NA = DAG + timedelta(days=1)


@pytest.fixture(autouse=True)
def nobody_asked_before():
    cache.clear()


def geweest(ik=None, status="afgerond", titel="Excel", uren="6.5", start=DAG, **velden):
    opleiding = maak_opleiding(titel=titel, uren=uren and Decimal(uren))
    return maak_inschrijving(
        maak_uitvoering(opleiding, start=start, **velden), status=status, deelnemer=ik or maak_gebruiker()
    )


def geef(rij, op=MOMENT + timedelta(days=1)):
    return services.geef_bewijs(inschrijving=rij, op=op)


# ---- hours


def test_hours_count_when_one_was_there_per_year(django_assert_num_queries):
    ik = maak_gebruiker()
    geweest(ik, "afgerond", start=date(2014, 3, 1))
    for status in ("aanwezig", "afgerond", "deels", "no_show", "bevestigd"):
        geweest(ik, status)
    geweest(ik, "geannuleerd")
    geweest(ik, start=NA + timedelta(days=9), status="bevestigd")
    geweest()
    with django_assert_num_queries(3):
        jaren = leren.per_jaar(leren.geschiedenis(ik, op=NA))
    assert [(jaar.jaar, len(jaar.regels), jaar.uren) for jaar in jaren] == [
        (2015, 5, Decimal("13.0")),
        (2014, 1, Decimal("6.5")),
    ]


def test_of_who_was_there_partly_that_part_counts():
    rij = geweest(status="deels", uren="8")
    sessies = [
        rij.uitvoering.bijeenkomsten.create(datum=DAG, begintijd=time(u), eindtijd=time(u + 1))
        for u in (9, 11)
    ]
    for sessie, soort in ((sessies[0], "no_show"), (sessies[0], "aanwezig"), (sessies[1], "deels")):
        rij.aanwezigheid.create(bijeenkomst=sessie, soort=soort, bron="bureau", vastgelegd_op=MOMENT)
    [regel] = leren.geschiedenis(rij.deelnemer, op=NA)
    assert (regel.uren, regel.mag_bewijs) == (Decimal("6.0"), False)


def test_without_hours_of_the_course_the_sessions_are_added_up():
    rij = geweest(uren=None)
    rij.uitvoering.bijeenkomsten.create(datum=DAG, begintijd=time(9), eindtijd=time(12, 30))
    rij.uitvoering.bijeenkomsten.create(datum=DAG, begintijd=time(13), eindtijd=time(15))
    assert leren.uren_van(rij.uitvoering) == Decimal("5.5")


# ---- the certificate


@pytest.mark.parametrize("status", ["aanwezig", "afgerond"])
def test_who_was_there_gets_one_and_the_same_every_time(status):
    rij = geweest(maak_gebruiker(naam="Fatma Yılmaz"), status)
    bewijs = geef(rij)
    assert (bewijs.naam, bewijs.opleiding, bewijs.van, bewijs.tot, bewijs.uren) == (
        "Fatma Yılmaz",
        "Excel",
        DAG,
        DAG,
        Decimal("6.5"),
    )
    rij.deelnemer.naam = "Anders"
    rij.deelnemer.save()
    assert geef(rij) == bewijs
    assert Deelnamebewijs.objects.get().naam == "Fatma Yılmaz"


@pytest.mark.parametrize("status", ["bevestigd", "deels", "no_show", "afwezig_met_bericht", "geannuleerd"])
def test_nobody_else_does(status):
    with pytest.raises(GeenBewijs):
        geef(geweest(status=status))
    assert not Deelnamebewijs.objects.exists()


def test_not_before_the_last_day():
    rij = geweest(einde=DAG + timedelta(days=7), status="aanwezig")
    with pytest.raises(GeenBewijs):
        geef(rij)
    assert geef(rij, op=MOMENT + timedelta(days=7))


def test_codes_cannot_be_guessed_and_are_found_however_typed():
    codes = {geef(geweest()).code for _ in range(20)}
    assert len(codes) == 20
    assert all(len(code) == LENGTE and set(code) <= set(TEKENS) for code in codes)
    bewijs = geef(geweest())
    getypt = leesbare_code(bewijs.code)
    for code in (bewijs.code, getypt, getypt.lower(), f" {getypt.replace('-', ' ')} "):
        assert services.zoek_bewijs(code) == bewijs
    for code in ("", bewijs.code[:-1], bewijs.code + "A", "'; drop table", "\x00" * 12):
        assert services.zoek_bewijs(code) is None


def test_a_corrected_attendance_takes_it_back():
    rij = geweest()
    bewijs = geef(rij)
    rij.status = "no_show"
    rij.save()
    assert services.zoek_bewijs(bewijs.code) is None
    with pytest.raises(GeenBewijs):
        geef(rij)


def test_who_leaves_the_portal_takes_the_name_along():
    rij = geweest()
    bewijs = geef(rij)
    services.wis(gebruiker=rij.deelnemer, op=MOMENT)
    assert services.zoek_bewijs(bewijs.code) is None
    assert not Deelnamebewijs.objects.exists()


LANG = "Werken met de Omgevingswet: van plan naar vergunning, voor wie er dagelijks mee te maken heeft " * 2


@pytest.mark.parametrize(
    ("naam", "titel"), [("Fatma Yılmaz", "Excel"), ("Jan 🎉 de Wit", "R&D <b>x</b>"), ("W" * 150, LANG[:200])]
)
def test_the_paper_is_accessible_one_page_and_says_what_was_given_out(naam, titel, tmp_path):
    bewijs = geef(geweest(maak_gebruiker(naam=naam), titel=titel))
    pdf = maak_pdf(bewijs)
    assert maak_pdf(bewijs) == pdf
    for profiel in (page.ValidationProfile.PDF_UA_1, page.ValidationProfile.PDF_A_3A):
        assert page.validate_pdf_bytes(pdf, profile=profiel).is_compliant
    pad = tmp_path / "bewijs.pdf"
    pad.write_bytes(pdf)
    assert verapdf.fouten(pad, "ua1")[1] == []
    with pikepdf.open(io.BytesIO(pdf)) as bestand:
        assert len(bestand.pages) == 1
    tekst = "".join(pdflezer.vraag("pdftotext", "-raw", "-", "-", pdf=pdf).split())
    verwacht = naam.replace("🎉", "?"), titel, leesbare_code(bewijs.code), "1 juni 2015", "6,5 uur"
    assert [deel for deel in verwacht if "".join(deel.split()) not in tekst] == []


# ---- the pages


def vandaag():
    return timezone.localdate()


def net_geweest(ik, **velden):
    return geweest(ik, start=vandaag() - timedelta(days=1), **velden)


def test_ones_own_certificate_is_a_file_and_anothers_does_not_exist(als):
    ik = maak_gebruiker()
    rij = net_geweest(ik)
    antwoord = als(ik).get(f"/school/inschrijving/{rij.pk}/bewijs/")
    assert antwoord.content.startswith(b"%PDF")
    assert antwoord["Cache-Control"] == "private, no-store"
    assert als(maak_gebruiker()).get(f"/school/inschrijving/{rij.pk}/bewijs/").status_code == 404


def test_who_was_not_there_reads_why_there_is_none(als):
    ik = maak_gebruiker()
    rij = net_geweest(ik, status="deels")
    antwoord = als(ik).get(f"/school/inschrijving/{rij.pk}/bewijs/", follow=True)
    assert "voor wie aanwezig was" in antwoord.content.decode()


def test_anybody_may_check_a_code_and_reads_what_stands_on_the_paper_only(client):
    ik = maak_gebruiker(naam="Fatma Yılmaz", email="fatma@borne.example")
    rij = geweest(ik)
    bewijs = geef(rij)
    pagina = client.post(
        "/school/certificaat/", {"code": leesbare_code(bewijs.code).lower()}
    ).content.decode()
    for deel in ("Dit bewijs is echt", "Fatma Yılmaz", "Excel", "1 juni 2015", "6,5 uur"):
        assert deel in pagina
    for deel in ("fatma@borne.example", rij.organisatie.naam, rij.organisatie.korte_naam):
        assert deel not in pagina
    assert "noindex" in pagina


def test_the_code_on_the_paper_leads_to_the_page_with_it_filled_in_and_tells_nothing_yet(client):
    bewijs = geef(geweest(maak_gebruiker(naam="Fatma Yılmaz")))
    pagina = client.get("/school/certificaat/", {"code": bewijs.code}).content.decode()
    assert f'value="{bewijs.code}"' in pagina
    assert "Fatma" not in pagina


def test_an_unknown_code_tells_nothing(client):
    pagina = client.post("/school/certificaat/", {"code": "<b>AAAA-AAAA-AAAA"}).content.decode()
    assert "Deze code kennen we niet" in pagina
    assert "<b>AAAA" not in pagina


def test_who_tries_many_codes_is_stopped(client):
    bewijs = geef(geweest())
    for _ in range(20):
        assert client.post("/school/certificaat/", {"code": "AAAA-AAAA-AAAA"}).status_code == 200
    antwoord = client.post("/school/certificaat/", {"code": bewijs.code})
    assert antwoord.status_code == 429
    assert "Even wachten" in antwoord.content.decode()
    assert "Dit bewijs is echt" not in antwoord.content.decode()
    assert client.get("/school/certificaat/").status_code == 200  # to look costs nothing


def test_my_learning_has_what_was_what_comes_and_what_is_asked(als, django_assert_max_num_queries):
    ik = maak_gebruiker()
    net_geweest(ik, titel="Geweest")
    geweest(ik, titel="Straks", status="bevestigd", start=vandaag() + timedelta(days=9))
    geweest(titel="Van een ander")
    client = als(ik)
    client.get("/school/leren/")
    with django_assert_max_num_queries(12):
        pagina = client.get("/school/leren/").content.decode()
    assert pagina.find("Wat vond je ervan") < pagina.find(">Geweest</a>")
    assert "Straks" in pagina
    assert "Van een ander" not in pagina
    assert "6,5 uur" in pagina
    assert f">{vandaag().year}</h2>" in pagina  # a year, not a number with a point


def test_the_page_costs_the_same_however_much_one_learned(als, django_assert_max_num_queries):
    ik = maak_gebruiker()
    for _ in range(8):
        net_geweest(ik)
    client = als(ik)
    client.get("/school/leren/")
    with django_assert_max_num_queries(12):
        client.get("/school/leren/")


def test_without_anything_the_page_leads_to_the_catalogue(als):
    pagina = als(maak_gebruiker()).get("/school/leren/").content.decode()
    assert "Je volgde nog geen opleiding" in pagina


@pytest.mark.parametrize("soort", ["xlsx", "ods", "csv"])
def test_the_list_can_be_taken_along(als, soort):
    ik = maak_gebruiker()
    geef(net_geweest(ik, titel="=Excel"), op=timezone.now())
    geweest(titel="Van een ander")
    antwoord = als(ik).get(f"/school/leren/download/{soort}/")
    assert f'filename="mijn-leren-{vandaag():%Y-%m-%d}.{soort}"' in antwoord["Content-Disposition"]
    if soort == "xlsx":
        rijen = list(openpyxl.load_workbook(io.BytesIO(antwoord.content)).active.values)
        assert [rij[0] for rij in rijen] == ["Opleiding", "'=Excel"]
        assert rijen[1][4:6] == ("Afgerond", "6,5")
    assert als(ik).get("/school/leren/download/exe/").status_code == 404
