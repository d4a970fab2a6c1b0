"""What was agreed: how the number comes about, that every change leaves a row, and nothing by halves."""

from decimal import Decimal

import pytest
from django.db import IntegrityError, transaction
from hypothesis import given
from hypothesis import strategies as st

from school import services
from school.afspraken import NOG_NIET, Soort, Voorstel, kenmerk, onder_afspraak, te_behalen, van_vorig_jaar
from school.fouten import AfspraakFout, IntussenGewijzigd
from school.models import Afspraak, Afspraakstap
from tests.maken import (
    MOMENT,
    maak_afspraak,
    maak_formatie,
    maak_gebruiker,
    maak_organisatie,
)
from twentsekracht.logboek.models import Regel
from twentsekracht.organisaties.models import Rol

JAAR = 2026


@pytest.mark.parametrize(
    ("fte", "percentage", "aantal"),
    [
        ("766.7", "15", 115),  # 115,005
        ("126.7", "15", 19),
        ("1626.7", "15", 244),
        ("130", "15", 20),  # 19,5: a half goes up
        ("129.99", "15", 19),
        ("100", "0", 0),
        ("0", "15", 0),
        ("33.33", "12.5", 4),
    ],
)
def test_fte_times_percentage_in_whole_enrolments(fte, percentage, aantal):
    assert te_behalen(Decimal(fte), Decimal(percentage)) == aantal


@given(st.decimals("0", "20000", places=2), st.decimals("0", "100", places=2))
def test_rounding_is_never_further_off_than_a_half(fte, percentage):
    precies = fte * percentage / 100
    assert -Decimal("0.5") <= precies - te_behalen(fte, percentage) < Decimal("0.5")


@pytest.fixture
def hengelo():
    organisatie = maak_organisatie("hengelo")
    maak_formatie(organisatie, JAAR, 860)
    return organisatie


def maak(*voorstellen, **anders):
    return services.maak_afspraken(jaar=JAAR, voorstellen=voorstellen, op=MOMENT, **{"door": None} | anders)


def stand():
    return [
        (rij.soort, rij.te_behalen, rij.percentage, rij.fte) for rij in Afspraak.objects.filter(jaar=JAAR)
    ]


@pytest.mark.django_db
def test_every_change_leaves_who_when_from_to_and_why(hengelo):
    wie = maak_gebruiker(Rol.COORDINATOR)
    for voorstel in (
        Voorstel(hengelo, Soort.BEREKEND, Decimal(15)),
        Voorstel(hengelo, Soort.AFWIJKEND, Decimal(15), 100, "Reorganisatie"),
        Voorstel(hengelo, Soort.GEEN, reden="Doet een jaar niet mee"),
        Voorstel(hengelo, NOG_NIET),
    ):
        maak(voorstel, door=wie)
    gang = Afspraakstap.objects.values_list("van", "van_aantal", "naar", "naar_aantal", "reden", "door")
    assert list(gang) == [
        ("", None, "berekend", 129, "", wie.pk),
        ("berekend", 129, "afwijkend", 100, "Reorganisatie", wie.pk),
        ("afwijkend", 100, "geen", None, "Doet een jaar niet mee", wie.pk),
        ("geen", None, "", None, "", wie.pk),
    ]
    assert set(Afspraakstap.objects.values_list("vastgelegd_op", flat=True)) == {MOMENT}
    assert not Afspraak.objects.exists()
    acties = Regel.objects.order_by("pk").values_list("actie", flat=True)
    assert list(acties) == ["toegevoegd", "gewijzigd", "gewijzigd", "verwijderd"]


@pytest.mark.django_db
def test_the_same_again_changes_nothing_and_a_new_formatie_only_when_asked(hengelo):
    voorstel = Voorstel(hengelo, Soort.BEREKEND, Decimal(15))
    assert len(maak(voorstel)) == 1
    assert maak(voorstel) == []
    hengelo.formaties.update(fte=900)
    assert maak(voorstel) == []
    assert stand() == [("berekend", 129, 15, 860)]
    maak(Voorstel(hengelo, Soort.BEREKEND, Decimal(15), opnieuw=True))
    assert stand() == [("berekend", 135, 15, 900)]
    assert Afspraakstap.objects.count() == 2


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("velden", "waarom"),
    [
        ({"soort": "berekend"}, "Vul het percentage in"),
        ({"soort": "berekend", "percentage": Decimal(101)}, "0 tot en met 100"),
        ({"soort": "berekend", "percentage": Decimal(-1)}, "0 tot en met 100"),
        ({"soort": "afwijkend", "aantal": 5}, "Vul de reden in"),
        ({"soort": "afwijkend", "aantal": 5, "reden": "  "}, "Vul de reden in"),
        ({"soort": "afwijkend", "reden": "Zo"}, "Vul het aantal in"),
        ({"soort": "afwijkend", "aantal": -1, "reden": "Zo"}, "Vul het aantal in"),
        ({"soort": "overgenomen", "aantal": 5}, "die lijst in te lezen"),
    ],
)
def test_what_cannot_be_is_said_and_nothing_of_the_call_is_written(hengelo, velden, waarom):
    borne = maak_organisatie("borne")
    with pytest.raises(AfspraakFout, match=waarom) as fout:
        maak(Voorstel(borne, Soort.GEEN), Voorstel(hengelo, **velden))
    assert "Gemeente Hengelo" in str(fout.value)
    assert not Afspraak.objects.exists() and not Afspraakstap.objects.exists()


@pytest.mark.django_db
def test_without_a_formatie_of_that_very_year_nothing_is_computed():
    borne = maak_organisatie("borne")
    maak_formatie(borne, JAAR - 1, 100)
    with pytest.raises(AfspraakFout, match="formatie van 2026 is niet bekend"):
        maak(Voorstel(borne, Soort.BEREKEND, Decimal(15)))


@pytest.mark.django_db
def test_an_old_number_stays_until_something_else_is_chosen(hengelo):
    maak_afspraak(hengelo, JAAR, 100, percentage=15)
    assert maak(Voorstel(hengelo, Soort.OVERGENOMEN, Decimal(15), 100)) == []
    with pytest.raises(AfspraakFout, match="oude lijst"):
        maak(Voorstel(hengelo, Soort.OVERGENOMEN, Decimal(15), 101))
    maak(Voorstel(hengelo, Soort.BEREKEND, Decimal(15)))
    assert stand() == [("berekend", 129, 15, 860)]


@pytest.mark.django_db
def test_who_saw_something_else_overwrites_nothing(hengelo):
    gezien = kenmerk([])
    maak(Voorstel(hengelo, Soort.GEEN))
    with pytest.raises(IntussenGewijzigd):
        maak(Voorstel(hengelo, Soort.BEREKEND, Decimal(15)), gezien=gezien)
    maak(Voorstel(hengelo, Soort.BEREKEND, Decimal(15)), gezien=kenmerk(Afspraak.objects.all()))


@pytest.mark.django_db
@pytest.mark.parametrize(
    "velden",
    [
        {"soort": "geen", "te_behalen": 0},
        {"soort": "overgenomen", "te_behalen": None},
        {"soort": "berekend", "te_behalen": 5, "percentage": 15},
        {"soort": "berekend", "te_behalen": 5, "fte": 15},
        {"soort": "afwijkend", "te_behalen": 5},
        {"soort": "overgenomen", "te_behalen": 5, "percentage": 101},
    ],
)
def test_the_database_refuses_half_an_agreement(velden):
    with pytest.raises(IntegrityError), transaction.atomic():
        maak_afspraak(**velden)


@pytest.mark.django_db
def test_last_year_is_the_proposal_for_this_one(hengelo):
    andere = [maak_organisatie() for _ in range(4)]
    maak_afspraak(hengelo, JAAR - 1, 120, percentage=15)
    maak_afspraak(andere[0], JAAR - 1, 7)
    maak_afspraak(andere[1], JAAR - 1, None)
    maak_afspraak(andere[2], JAAR - 1, 8, soort="afwijkend", reden="Klein")
    organisaties = [hengelo, *andere]
    assert list(van_vorig_jaar(JAAR, organisaties).values()) == [
        Voorstel(hengelo, Soort.BEREKEND, Decimal(15)),
        Voorstel(andere[0], Soort.AFWIJKEND, aantal=7, reden="Zoals in 2025"),
        Voorstel(andere[1], Soort.GEEN),
        Voorstel(andere[2], Soort.AFWIJKEND, None, 8, "Klein"),
    ]


@pytest.mark.django_db
def test_no_agreement_is_nothing_to_be_below_of(hengelo):
    maak_afspraak(hengelo, JAAR, None)
    assert onder_afspraak([JAAR]) == {JAAR: frozenset()}


# ---- in the admin


def formulier(organisatie, **velden):
    return {
        "organisatie": organisatie.pk,
        "jaar": JAAR,
        "percentage": "",
        "te_behalen": "",
        "reden": "",
    } | velden


@pytest.mark.django_db
def test_the_form_computes_and_leaves_the_trail_once(als, hengelo):
    browser = als(maak_gebruiker(Rol.COORDINATOR))
    url = "/beheer/school/afspraak/add/"
    antwoord = browser.post(url, formulier(hengelo, soort="berekend", percentage="15", te_behalen="7"))
    assert antwoord.status_code == 302
    assert stand() == [("berekend", 129, 15, 860)]
    assert Afspraakstap.objects.count() == 1
    assert list(Regel.objects.values_list("actie", "rol")) == [("toegevoegd", "coordinator")]
    rij = Afspraak.objects.get()
    pagina = browser.get(f"/beheer/school/afspraak/{rij.pk}/change/").text
    assert "van nog niet gemaakt naar 129 (15% van 860 fte)" in pagina
    browser.post(f"/beheer/school/afspraak/{rij.pk}/change/", {"soort": "geen", "reden": "Dit jaar niet"})
    assert stand() == [("geen", None, None, None)]


@pytest.mark.django_db
def test_of_an_agreement_that_is_gone_is_read_what_it_was(als, hengelo):
    browser = als(maak_gebruiker(Rol.COORDINATOR))
    browser.post("/beheer/school/afspraak/add/", formulier(hengelo, soort="berekend", percentage="15"))
    browser.post(f"/beheer/school/afspraak/{Afspraak.objects.get().pk}/delete/", {"post": "yes"})
    assert stand() == []
    url = f"/beheer/school/afspraak/stand/?organisatie=hengelo&jaar={JAAR}"
    for wie in (browser, als(maak_gebruiker(Rol.CONTACTPERSOON, hengelo))):
        pagina = wie.get(url).text
        assert "van nog niet gemaakt naar 129 (15% van 860 fte)" in pagina
        assert "129, en weer weggehaald" in pagina
    vreemd = als(maak_gebruiker(Rol.CONTACTPERSOON))
    assert vreemd.get(url).status_code == 404


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("velden", "waarom"),
    [
        ({"soort": "afwijkend", "te_behalen": "5"}, "Vul de reden in"),
        ({"soort": "berekend"}, "Vul het percentage in"),
        ({"soort": "berekend", "percentage": "150"}, "hoogstens 100"),
        ({"soort": "overgenomen", "te_behalen": "5"}, "geldige keuze"),
    ],
)
def test_the_form_says_what_is_missing(als, hengelo, velden, waarom):
    browser = als(maak_gebruiker(Rol.COORDINATOR))
    antwoord = browser.post("/beheer/school/afspraak/add/", formulier(hengelo, **velden))
    assert antwoord.status_code == 200 and waarom in antwoord.text
    assert not Afspraak.objects.exists()
