"""What a vacancy pays, and reading salary tables from a file."""

from datetime import UTC, date, datetime, timedelta
from decimal import Decimal

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from hypothesis import given
from hypothesis import strategies as st

from tests.maken import maak_gebruiker, maak_organisatie, maak_vacature
from tests.vacatures.maken import maak_salaristabel, maak_werkwijze
from twentsekracht.logboek.models import Regel
from twentsekracht.organisaties.models import Rol
from vacatures import demo_salaris, services
from vacatures.fouten import NogNietKlaar, TabelBestaatAl, TabelNietGoed
from vacatures.models import Cao, Salarisschaal, Salaristabel, Werkwijze
from vacatures.salaris import SCHALEN, bedragen, lees, naar_uren

OP = datetime(2026, 3, 10, 9, tzinfo=UTC)
DAG = date(2026, 3, 10)
GOED = "schaal;minimum;maximum\n8;3.062;4.418\n9;3.217,00;4.671,50\n"


def schalen(tekst):
    return lees(tekst.encode())


def redenen(inhoud):
    with pytest.raises(TabelNietGoed) as fout:
        lees(inhoud if isinstance(inhoud, bytes) else inhoud.encode())
    return fout.value.redenen


# ---- reading a file


@pytest.mark.parametrize(
    "inhoud",
    [
        GOED,
        GOED.replace("\n", "\r\n"),
        "\ufeff" + GOED,
        GOED.replace(";", "\t"),
        GOED.replace("3.062", "€ 3062,00"),
        GOED.replace("4.671,50", "4671.50"),
        "\n".join([*reversed(GOED.strip().split("\n")[1:]), ""]).join(["Schaal;Minimum;Maximum\n", "\n;;\n"]),
    ],
)
def test_a_table_in_the_ways_people_write_it(inhoud):
    assert schalen(inhoud) == {
        8: (Decimal(3062), Decimal(4418)),
        9: (Decimal(3217), Decimal("4671.50")),
    }


def test_a_file_from_an_old_program():
    assert lees("schaal;minimum;maximum\n8;€ 3.062;€ 4.418\n".encode("cp1252"))[8] == (3062, 4418)


def test_steps_give_the_lowest_and_the_highest_of_a_scale():
    tekst = "schaal;periodiek;bedrag\n8;1;3100\n8;0;3062\n8;11;4418\n9;0;3217\n9;1;4671\n"
    assert schalen(tekst) == {8: (3062, 4418), 9: (3217, 4671)}


@pytest.mark.parametrize(
    ("regels", "verwacht"),
    [
        ("8;4418;3062", ["Regel 2: Het maximum is lager dan het minimum."]),
        ("8;3062;4418\n8;3062;4500", ["Regel 3: Schaal 8 staat er al op regel 2."]),
        ("8;3062;4418\n9;3000;4671", ["Regel 3: Schaal 9 begint lager dan schaal 8."]),
        ("8;3062;4418\n9;3217;4418", ["Regel 3: Schaal 9 eindigt niet hoger dan schaal 8."]),
        ("9;3000;4671\n8;3062;4418", ["Regel 2: Schaal 9 begint lager dan schaal 8."]),
        ("8;3062", ["Regel 2: Hier staan 2 kolommen in plaats van 3."]),
        ("10A;3062;4418", ["Regel 2: ‘10A’ is geen schaal. Gebruik hele getallen van 1 tot en met 18."]),
        ("19;3062;4418", ["Regel 2: ‘19’ is geen schaal. Gebruik hele getallen van 1 tot en met 18."]),
        ("8;duizend;4418", ["Regel 2: ‘duizend’ is geen bedrag. Schrijf bijvoorbeeld 3217,50."]),
        ("8;3062.5;4.418,005", ["Regel 2: ‘4.418,005’ is geen bedrag. Schrijf bijvoorbeeld 3217,50."]),
        ("8;3.06;4418", ["Regel 2: ‘3.06’ kan geen bedrag per maand zijn."]),
        ("8;0;4418", ["Regel 2: ‘0’ kan geen bedrag per maand zijn."]),
        ("8;3062;500000", ["Regel 2: ‘500000’ kan geen bedrag per maand zijn."]),
        ("8;-3062;4418", ["Regel 2: ‘-3062’ is geen bedrag. Schrijf bijvoorbeeld 3217,50."]),
        ("", ["Regel 1: Er staat geen enkele schaal in."]),
    ],
)
def test_what_is_wrong_is_told_with_its_line(regels, verwacht):
    assert redenen(f"schaal;minimum;maximum\n{regels}\n") == verwacht


def test_everything_that_is_wrong_is_told_at_once():
    tekst = "schaal;periodiek;bedrag\nx;1;3100\n8;a;3062\n8;1;3100\n8;2;3100\n8;2;3200\n9;1;nul\n"
    assert redenen(tekst) == [
        "Regel 2: ‘x’ is geen schaal. Gebruik hele getallen van 1 tot en met 18.",
        "Regel 3: ‘a’ is geen periodiek. Gebruik hele getallen.",
        "Regel 5: Dit bedrag is niet hoger dan dat van de periodiek ervoor.",
        "Regel 6: Periodiek 2 van schaal 8 staat er al op regel 5.",
        "Regel 7: ‘nul’ is geen bedrag. Schrijf bijvoorbeeld 3217,50.",
    ]


@pytest.mark.parametrize(
    "inhoud",
    [
        b"",
        b"PK\x03\x04\0\0",
        b"a,b,c\n1,2,3",
        b"schaal;maximum;minimum\n8;1;2",
        b"x" * 300_000,
        b'schaal;minimum;maximum\n"' + b"9" * 140_000,
    ],
)
def test_a_file_that_is_no_table_is_refused_in_words(inhoud):
    [reden] = redenen(inhoud)
    assert reden.endswith(".")


@given(st.binary(max_size=300))
def test_whatever_comes_in_gives_a_rising_table_or_reasons(inhoud):
    try:
        gelezen = lees(b"schaal;minimum;maximum\n" + inhoud)
    except TabelNietGoed as fout:
        assert fout.redenen
    else:
        rijen = [gelezen[schaal] for schaal in sorted(gelezen)]
        assert rijen == sorted(rijen) and set(gelezen) <= set(SCHALEN)


# ---- the table in the database


@pytest.fixture
def coordinator():
    return maak_gebruiker(Rol.COORDINATOR)


def lees_tabel(tekst=GOED, **velden):
    velden = {"cao": Cao.GEMEENTEN, "geldig_vanaf": date(2026, 1, 1), "door": None, "op": OP, **velden}
    return services.lees_tabel(bestand=tekst.encode(), **velden)


def alles():
    return sorted(Salarisschaal.objects.values_list("tabel__geldig_vanaf", "schaal", "minimum", "maximum"))


@pytest.mark.django_db
def test_a_table_comes_in_whole_and_stands_in_the_log(coordinator):
    tabel = lees_tabel(door=coordinator, bron="Bijlage 1")
    assert (tabel.cao, tabel.bron, tabel.schalen.count()) == ("gemeenten", "Bijlage 1", 2)
    regel = Regel.objects.get(object_type="vacatures.salaristabel")
    assert (regel.actie, regel.door_id, regel.rol) == (
        "salaristabel ingelezen",
        coordinator.pk,
        "coordinator",
    )
    assert "3217" not in str(regel.velden)


@pytest.mark.django_db
def test_nothing_of_a_table_with_a_mistake_is_kept():
    lees_tabel()
    voor = alles()
    with pytest.raises(TabelNietGoed):
        lees_tabel("schaal;minimum;maximum\n7;2000;3000\n8;1000;4000\n", vervang=True)
    with pytest.raises(TabelNietGoed):
        lees_tabel("schaal;minimum;maximum\n7;2000;x\n", geldig_vanaf=date(2027, 1, 1))
    assert (alles(), Salaristabel.objects.count()) == (voor, 1)


@pytest.mark.django_db
def test_the_same_table_is_replaced_only_by_who_says_so():
    lees_tabel()
    nieuw = "schaal;minimum;maximum\n9;3300;4800\n"
    with pytest.raises(TabelBestaatAl, match="vanaf 1 januari 2026"):
        lees_tabel(nieuw)
    assert len(alles()) == 2
    lees_tabel(nieuw, vervang=True, bron="Verbeterd")
    assert alles() == [(date(2026, 1, 1), 9, 3300, 4800)]
    assert Salaristabel.objects.get().bron == "Verbeterd"
    lees_tabel(geldig_vanaf=date(2026, 7, 1))
    lees_tabel(cao=Cao.WATERSCHAPPEN)
    assert Salaristabel.objects.count() == 3


# ---- what a vacancy pays


@pytest.fixture
def tabel():
    return maak_salaristabel(
        geldig_vanaf=date(2026, 1, 1), schalen={9: (3217, 4671), 10: (3597, 5333), 11: (4232, 5974)}
    )


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("velden", "verwacht"),
    [
        ({"schaal_min": 9, "schaal_max": 11}, (3217, 5974)),
        ({"schaal_min": 9}, (3217, 4671)),
        ({"schaal_max": 10}, (3597, 5333)),
        ({"schaal_min": 9, "schaal_max": 12}, None),
        ({"schaal_min": 12, "salaris_min": 5000, "salaris_max": 7000}, (5000, 7000)),
        ({"schaal_min": 9, "salaris_min": 3000, "salaris_max": 4000}, (3217, 4671)),
        ({"schaal_min": 12, "salaris_min": 5000}, None),
        ({}, None),
    ],
)
def test_the_table_goes_before_what_was_filled_in(tabel, velden, verwacht):
    assert bedragen(maak_vacature(**velden), op=DAG) == verwacht


@pytest.mark.django_db
def test_the_table_of_its_own_cao_that_holds_on_the_day(tabel):
    maak_salaristabel(geldig_vanaf=date(2026, 7, 1), schalen={9: (3300, 4800)})
    maak_salaristabel(Cao.WATERSCHAPPEN, date(2026, 1, 1), schalen={9: (3400, 4900)})
    water = maak_organisatie()
    maak_werkwijze(water, cao=Cao.WATERSCHAPPEN)
    gemeente, waterschap = maak_vacature(schaal_min=9), maak_vacature(water, schaal_min=9)
    assert bedragen(gemeente, op=date(2025, 12, 31)) is None
    assert bedragen(gemeente, op=date(2026, 6, 30)) == (3217, 4671)
    assert bedragen(gemeente, op=date(2026, 7, 1)) == (3300, 4800)
    assert bedragen(waterschap, op=DAG) == (3400, 4900)


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("velden", "verwacht"),
    [
        ({"uren_min": 18, "uren_max": 27}, (1800, 4050)),
        ({"uren_max": 18}, (1800, 2700)),
        ({"uren_min": 36, "uren_max": 36}, None),
        ({"uren_max": 36}, None),
        ({}, None),
    ],
)
def test_for_the_hours_of_the_job(velden, verwacht):
    assert naar_uren((Decimal(3600), Decimal(5400)), maak_vacature(**velden)) == verwacht


def concept(**velden):
    velden = {
        "titel": "Adviseur",
        "omschrijving": "Je adviseert.",
        "schaal_min": 9,
        "uren_max": 32,
        "is_vast": True,
        "doelgroep": "extern",
        "sluit_op": DAG + timedelta(days=20),
        **velden,
    }
    return services.maak(organisatie=maak_organisatie(), door=None, op=OP, **velden)


@pytest.mark.django_db
def test_publishing_writes_the_amounts_down_and_a_new_table_does_not_change_them(tabel):
    vacature = services.publiceer(vacature=concept(), door=None, op=OP)
    lees_tabel("schaal;minimum;maximum\n9;9000;9900\n", vervang=True)
    vacature.refresh_from_db()
    assert (vacature.salaris_min, vacature.salaris_max) == (3217, 4671)


@pytest.mark.django_db
def test_without_a_table_nobody_publishes_without_amounts():
    vacature = concept()
    with pytest.raises(NogNietKlaar) as fout:
        services.publiceer(vacature=vacature, door=None, op=OP)
    assert fout.value.redenen == ["Vul het salaris in: voor deze schaal hebben we geen salaristabel."]
    met_bedragen = concept(salaris_min=3300, salaris_max=4800)
    assert services.publiceer(vacature=met_bedragen, door=None, op=OP).salaris_max == 4800


# ---- in the admin


def stuur(browser, tekst=GOED, **velden):
    bestand = SimpleUploadedFile("tabel.csv", tekst.encode(), content_type="text/csv")
    velden = {"cao": "gemeenten", "geldig_vanaf": "2026-01-01", "bestand": bestand, **velden}
    return browser.post(reverse("admin:vacatures_salaristabel_add"), velden)


@pytest.mark.django_db
@pytest.mark.parametrize("rol", [Rol.COORDINATOR, Rol.BEHEERDER])
def test_the_platform_office_uploads_a_table(als, rol):
    browser = als(maak_gebruiker(rol))
    assert stuur(browser).status_code == 302
    assert Salaristabel.objects.get().schalen.count() == 2
    assert Regel.objects.filter(object_type="vacatures.salaristabel").count() == 1
    tekst = stuur(browser, "schaal;minimum;maximum\n9;3300;4800\n").content.decode()
    assert "Er is al een tabel van Cao Gemeenten vanaf 1 januari 2026" in tekst
    antwoord = stuur(browser, "schaal;minimum;maximum\n9;3300;4800\n", vervang="on")
    assert antwoord.status_code == 302, antwoord.context["adminform"].form.errors
    assert [rij.minimum for rij in Salarisschaal.objects.all()] == [3300]
    pagina = browser.get(reverse("admin:vacatures_salaristabel_change", args=[Salaristabel.objects.get().pk]))
    assert "4.800,00" in pagina.content.decode()


@pytest.mark.django_db
def test_all_that_is_wrong_with_a_file_stands_on_the_page(als, coordinator):
    tekst = stuur(als(coordinator), "schaal;minimum;maximum\n9;x;4800\n8;1;y\n").content.decode()
    assert "Regel 2: ‘x’ is geen bedrag" in tekst and "Regel 3: ‘y’ is geen bedrag" in tekst
    assert not Salaristabel.objects.exists()


@pytest.mark.django_db
@pytest.mark.parametrize("rol", [Rol.CONTACTPERSOON, Rol.VACATUREHOUDER])
def test_others_look_at_a_table_and_bring_none(als, rol):
    tabel = maak_salaristabel()
    browser = als(maak_gebruiker(rol))
    pagina = browser.get(reverse("admin:vacatures_salaristabel_change", args=[tabel.pk]))
    assert pagina.status_code == 200
    assert stuur(browser).status_code in (403, 404)
    assert Salaristabel.objects.count() == 1


# ---- the demo


@pytest.mark.django_db
def test_the_demo_has_a_table_of_every_cao_and_says_that_it_is_an_example():
    maak_organisatie("vechtstromen")
    for _ in range(2):
        demo_salaris.vul(op=OP)
    assert set(Salaristabel.objects.values_list("cao", flat=True)) == set(Cao)
    assert Salaristabel.objects.count() == 2 * len(Cao)
    assert all("niet de echte tabel" in tabel.bron.lower() for tabel in Salaristabel.objects.all())
    assert Werkwijze.objects.get().cao == Cao.WATERSCHAPPEN
