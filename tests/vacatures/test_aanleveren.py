"""What a system does with the vacancies of its organisation: the same rules, without a person."""

from datetime import timedelta
from decimal import Decimal

import pytest

from tests.maken import DAG, MOMENT, maak_gebruiker, maak_organisatie, maak_vaardigheid, maak_vacature
from tests.vacatures.maken import maak_apisleutel, maak_salaristabel, maak_werkwijze
from twentsekracht.logboek.models import Regel
from twentsekracht.organisaties.logboeklezen import in_woorden
from vacatures import services
from vacatures.fouten import (
    AlVastgelegd,
    GeenSchrijfsleutel,
    Ingehaald,
    KenmerkBestaatAl,
    KenmerkOnbekend,
    MagNiet,
    NogNietKlaar,
    VaardighedenOnbekend,
    VacatureFout,
)
from vacatures.models import Salarisschaal, Vacature, Vacaturestap

pytestmark = pytest.mark.django_db
MAAND = timedelta(days=30)
VELDEN = {
    "titel": "Beleidsadviseur water",
    "omschrijving": "Je schrijft het waterplan.",
    "is_vast": True,
    "schaal_min": 10,
    "schaal_max": 11,
    "uren_min": Decimal(32),
    "uren_max": Decimal(36),
    "salaris_min": None,
    "salaris_max": None,
    "aantal_plaatsen": 1,
    "doelgroep": "extern",
    "sluit_op": DAG + MAAND,
}


@pytest.fixture
def sleutel():
    maak_salaristabel()
    return maak_apisleutel(maak_organisatie("hengelo"), bereik="schrijven")


def lever(sleutel, kenmerk="HR-1", stand=None, alleen_nieuw=False, **velden):
    voorwaarden = {"stand": stand, "alleen_nieuw": alleen_nieuw}
    return services.lever_aan(
        sleutel=sleutel, kenmerk=kenmerk, velden=VELDEN | velden, op=MOMENT, **voorwaarden
    )


def acties(vacature):
    return list(Regel.objects.over(vacature).order_by("pk").values_list("actie", "rol"))


# ---- making and writing


def test_a_new_reference_becomes_a_concept_of_the_keys_organisation(sleutel):
    vacature, nieuw = lever(sleutel)
    assert nieuw
    vacature.refresh_from_db()
    assert (vacature.organisatie, vacature.kenmerk, vacature.status) == (
        sleutel.organisatie,
        "HR-1",
        "concept",
    )
    assert {veld: getattr(vacature, veld) for veld in VELDEN} == VELDEN
    assert acties(vacature) == [
        ("vacature gemaakt", ""),
        ("via de API gemaakt", f"API-sleutel {sleutel.begin}"),
    ]
    assert vacature.houder is None


def test_the_same_twice_is_one_vacancy_and_leaves_no_second_trace(sleutel):
    vacature, _ = lever(sleutel)
    voor = acties(vacature)
    weer, nieuw = lever(sleutel)
    assert (weer.pk, nieuw, Vacature.objects.count()) == (vacature.pk, False, 1)
    assert acties(vacature) == voor


def test_what_is_different_is_written_and_named_in_the_log(sleutel):
    vacature, _ = lever(sleutel)
    vacature, nieuw = lever(sleutel, titel="Adviseur water", uren_max=Decimal(32))
    assert (vacature.titel, vacature.uren_max, nieuw) == ("Adviseur water", 32, False)
    regel = Regel.objects.over(vacature).get(actie="vacature gewijzigd")
    assert regel.velden == ["titel", "uren_max"]


def test_who_reads_the_log_sees_which_key_it_was(sleutel):
    vacature, _ = lever(sleutel)
    regels = Regel.objects.over(vacature).order_by("pk")
    gebeurtenissen = in_woorden(regels, door=maak_gebruiker("coordinator"), op=DAG)
    assert [(g.wie, g.wat) for g in gebeurtenissen] == [
        ("Het portaal", "vacature gemaakt"),
        (f"API-sleutel {sleutel.begin}", "via de API gemaakt"),
    ]


def test_another_organisations_reference_is_its_own(sleutel):
    van_almelo = maak_vacature(maak_organisatie("almelo"), "concept", kenmerk="HR-1", titel="Van Almelo")
    vacature, nieuw = lever(sleutel)
    van_almelo.refresh_from_db()
    assert nieuw and vacature.pk != van_almelo.pk and van_almelo.titel == "Van Almelo"


@pytest.mark.parametrize(
    "veld",
    ["status", "organisatie", "houder", "nagekeken_door", "code", "extern_op", "gepubliceerd_op", "pk"],
)
def test_whose_it_is_and_how_it_stands_cannot_be_delivered(sleutel, veld):
    with pytest.raises(ValueError, match="not for a system"):
        lever(sleutel, **{veld: 1})


@pytest.mark.parametrize(
    ("velden", "melding"),
    [
        ({"schaal_min": 12}, "hoogste schaal"),
        ({"uren_min": Decimal(38)}, "aantal uren"),
        ({"salaris_min": Decimal(5000), "salaris_max": Decimal(4000)}, "hoogste salaris"),
        ({"sluit_op": DAG.replace(year=9999)}, "sluitdatum"),
    ],
)
def test_what_cannot_be_is_refused_in_words(sleutel, velden, melding):
    with pytest.raises(VacatureFout, match=melding):
        lever(sleutel, **velden)
    assert not Vacature.objects.exists()


def test_a_key_to_read_does_not_write(sleutel):
    lever(sleutel)
    sleutel.bereik = "lezen"
    with pytest.raises(GeenSchrijfsleutel):
        lever(sleutel, titel="Anders")
    for verb, extra in (
        (services.publiceer_via, {}),
        (services.sluit_via, {"reden": ""}),
        (services.trek_in_via, {"reden": "x"}),
        (services.leg_uitkomst_vast_via, {"plaats": 1, "soort": "extern", "per": DAG}),
    ):
        with pytest.raises(GeenSchrijfsleutel):
            verb(sleutel=sleutel, kenmerk="HR-1", op=MOMENT, **extra)
    assert Vacature.objects.get().titel == VELDEN["titel"]


def test_who_knew_it_otherwise_writes_nothing(sleutel):
    vacature, _ = lever(sleutel)
    stand = services.stand_van(vacature)
    lever(sleutel, titel="Intussen gewijzigd")
    with pytest.raises(Ingehaald):
        lever(sleutel, titel="Te laat", stand=stand)
    vacature.refresh_from_db()
    assert vacature.titel == "Intussen gewijzigd"
    lever(sleutel, titel="Op tijd", stand=services.stand_van(vacature))


def test_only_what_is_new_when_that_is_asked(sleutel):
    lever(sleutel, alleen_nieuw=True)
    with pytest.raises(KenmerkBestaatAl):
        lever(sleutel, alleen_nieuw=True, titel="Nog eens")
    assert Vacature.objects.get().titel == VELDEN["titel"]


# ---- what people read already


@pytest.fixture
def open_vacature(sleutel):
    lever(sleutel)
    return services.publiceer_via(sleutel=sleutel, kenmerk="HR-1", op=MOMENT)


def test_publishing_takes_phases_and_amounts_from_the_organisation(sleutel, open_vacature):
    assert (open_vacature.status, open_vacature.gepubliceerd_op, open_vacature.extern_op) == (
        "gepubliceerd",
        DAG,
        DAG,
    )
    assert (open_vacature.salaris_min, open_vacature.salaris_max) == (4000, 6100)
    assert ("via de API gepubliceerd", f"API-sleutel {sleutel.begin}") in acties(open_vacature)
    assert Vacaturestap.objects.get(naar="gepubliceerd").door is None


def test_publishing_twice_is_once(sleutel, open_vacature):
    voor = acties(open_vacature)
    services.publiceer_via(sleutel=sleutel, kenmerk="HR-1", op=MOMENT)
    services.publiceer_via(sleutel=sleutel, kenmerk="HR-1", op=MOMENT, per=DAG)
    assert acties(open_vacature) == voor
    with pytest.raises(MagNiet):
        services.publiceer_via(sleutel=sleutel, kenmerk="HR-1", op=MOMENT, per=DAG + MAAND / 2)


def test_it_can_be_planned(sleutel):
    lever(sleutel)
    straks = DAG + timedelta(days=7)
    vacature = services.publiceer_via(sleutel=sleutel, kenmerk="HR-1", op=MOMENT, per=straks)
    assert (vacature.gepubliceerd_op, vacature.extern_op) == (straks, straks)


def test_without_scale_or_amounts_it_does_not_open(sleutel):
    Salarisschaal.objects.filter(schaal=18).delete()  # a table that ends sooner
    lever(sleutel, schaal_min=18, schaal_max=18)
    with pytest.raises(NogNietKlaar, match="salaris"):
        services.publiceer_via(sleutel=sleutel, kenmerk="HR-1", op=MOMENT)
    lever(sleutel, schaal_min=None, schaal_max=None)
    with pytest.raises(NogNietKlaar, match="salarisschaal"):
        services.publiceer_via(sleutel=sleutel, kenmerk="HR-1", op=MOMENT)


def test_a_second_reader_comes_first_and_a_new_text_is_read_again(sleutel):
    maak_werkwijze(sleutel.organisatie, tweede_lezer=True)
    vacature, _ = lever(sleutel)
    with pytest.raises(NogNietKlaar, match="collega"):
        services.publiceer_via(sleutel=sleutel, kenmerk="HR-1", op=MOMENT)
    lezer = maak_gebruiker("vacaturehouder", sleutel.organisatie)
    services.keur_na(vacature=vacature, door=lezer, op=MOMENT)
    lever(sleutel)  # nothing new: still read
    vacature.refresh_from_db()
    assert vacature.nagekeken_door == lezer
    lever(sleutel, omschrijving="Iets heel anders.")
    with pytest.raises(NogNietKlaar, match="collega"):
        services.publiceer_via(sleutel=sleutel, kenmerk="HR-1", op=MOMENT)


def test_the_same_body_after_publication_changes_nothing(sleutel, open_vacature):
    voor = acties(open_vacature)
    vacature, nieuw = lever(sleutel)
    assert not nieuw and acties(vacature) == voor
    assert (vacature.salaris_min, vacature.salaris_max) == (4000, 6100)


def test_an_open_one_stays_complete(sleutel, open_vacature):
    lever(sleutel, titel="Beter gezegd")
    with pytest.raises(NogNietKlaar):
        lever(sleutel, omschrijving="")
    open_vacature.refresh_from_db()
    assert (open_vacature.titel, open_vacature.omschrijving) == ("Beter gezegd", VELDEN["omschrijving"])


def test_a_later_last_day_extends_it_an_earlier_one_is_refused(sleutel, open_vacature):
    vacature, _ = lever(sleutel, sluit_op=DAG + 2 * MAAND)
    assert vacature.sluit_op == DAG + 2 * MAAND
    assert Vacaturestap.objects.filter(vacature=vacature, reden__startswith="Verlengd").count() == 1
    with pytest.raises(VacatureFout, match="verlengen of sluiten"):
        lever(sleutel, sluit_op=DAG + MAAND)


def test_what_ended_says_what_it_said(sleutel, open_vacature):
    services.sluit_via(sleutel=sleutel, kenmerk="HR-1", reden="Genoeg reacties", op=MOMENT)
    lever(sleutel)
    with pytest.raises(VacatureFout, match="voorbij"):
        lever(sleutel, titel="Toch anders")


# ---- how it ends


def test_closing_keeps_the_reason_and_is_done_once(sleutel, open_vacature):
    for _ in range(2):
        services.sluit_via(sleutel=sleutel, kenmerk="HR-1", reden="Genoeg reacties", op=MOMENT)
    stap = Vacaturestap.objects.get(vacature=open_vacature, naar="gesloten")
    assert stap.reden == "Genoeg reacties"
    assert [actie for actie, _ in acties(open_vacature)].count("via de API gesloten") == 1


def test_taking_it_back_needs_a_reason(sleutel, open_vacature):
    with pytest.raises(VacatureFout, match="waarom"):
        services.trek_in_via(sleutel=sleutel, kenmerk="HR-1", reden=" ", op=MOMENT)
    for _ in range(2):
        services.trek_in_via(sleutel=sleutel, kenmerk="HR-1", reden="Geen geld", op=MOMENT)
    open_vacature.refresh_from_db()
    assert open_vacature.status == "ingetrokken"
    with pytest.raises(MagNiet):
        services.publiceer_via(sleutel=sleutel, kenmerk="HR-1", op=MOMENT)


def test_outcomes_place_by_place(sleutel):
    lever(sleutel, aantal_plaatsen=2)
    services.publiceer_via(sleutel=sleutel, kenmerk="HR-1", op=MOMENT)

    def uitkomst(plaats, soort):
        return services.leg_uitkomst_vast_via(
            sleutel=sleutel, kenmerk="HR-1", plaats=plaats, soort=soort, per=DAG, op=MOMENT
        )

    uitkomst(1, "regio")
    vacature = Vacature.objects.get()
    assert vacature.status == "gepubliceerd"
    assert uitkomst(1, "regio").plaats == 1  # the same again
    with pytest.raises(AlVastgelegd):
        uitkomst(1, "extern")
    with pytest.raises(VacatureFout, match="zoveel plaatsen"):
        uitkomst(3, "extern")
    uitkomst(2, "niet_vervuld")
    vacature.refresh_from_db()
    assert (vacature.status, vacature.ingevuld_door) == ("ingevuld", "regio")
    assert [actie for actie, _ in acties(vacature)].count("uitkomst via de API") == 2


@pytest.mark.parametrize("kenmerk", ["HR-2", "hr-1", "", "HR-1 "])
def test_an_unknown_reference_does_not_exist(sleutel, open_vacature, kenmerk):
    with pytest.raises(KenmerkOnbekend):
        services.sluit_via(sleutel=sleutel, kenmerk=kenmerk, reden="", op=MOMENT)


def test_of_another_organisation_it_does_not_exist_either(open_vacature):
    ander = maak_apisleutel(maak_organisatie("almelo"), bereik="schrijven")
    for verb, extra in (
        (services.publiceer_via, {}),
        (services.sluit_via, {"reden": ""}),
        (services.trek_in_via, {"reden": "x"}),
        (services.leg_uitkomst_vast_via, {"plaats": 1, "soort": "extern", "per": DAG}),
    ):
        with pytest.raises(KenmerkOnbekend):
            verb(sleutel=ander, kenmerk="HR-1", op=MOMENT, **extra)
    open_vacature.refresh_from_db()
    assert open_vacature.status == "gepubliceerd"
    assert list(services.eigen_vacatures(ander)) == []


# ---- skills


def namen(vacature):
    return [vaardigheid.naam for vaardigheid in vacature.vaardigheden.all()]


def test_skills_come_by_their_names_on_the_list(sleutel):
    for naam in ("Excel", "Privacy", "Participatie"):
        maak_vaardigheid(naam)
    vacature, _ = lever(sleutel, vaardigheden=["privacy", "Excel", "EXCEL"])
    assert namen(vacature) == ["Excel", "Privacy"]
    regels = len(acties(vacature))
    vacature, _ = lever(sleutel, vaardigheden=["Excel", "Privacy"])
    assert len(acties(vacature)) == regels  # the same again leaves no trace
    vacature, _ = lever(sleutel)
    assert namen(vacature) == []


def test_a_skill_that_is_not_on_the_list_is_named_and_nothing_is_written(sleutel):
    maak_vaardigheid("Excel")
    with pytest.raises(VaardighedenOnbekend, match="Toveren") as fout:
        lever(sleutel, vaardigheden=["Excel", "Toveren", ""])
    assert fout.value.namen == {1: "Toveren", 2: ""}
    assert not Vacature.objects.exists()
