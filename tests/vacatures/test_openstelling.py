"""Phases: how they are counted out, who may know of which, what ends them, and who may say so."""

from datetime import UTC, date, datetime, timedelta

import pytest
from django.contrib.auth.models import AnonymousUser
from django.urls import reverse
from hypothesis import given
from hypothesis import strategies as st

from tests.maken import maak_gebruiker, maak_lidmaatschap, maak_organisatie, maak_vacature
from tests.vacatures.maken import maak_herplaatsingskandidaat, maak_werkwijze
from twentsekracht.logboek.models import Regel
from twentsekracht.organisaties.models import Rol
from vacatures import services, woorden
from vacatures.fouten import NogNietKlaar
from vacatures.models import FASEVELDEN, Fase, Herplaatsingskandidaat, Vacature, Werkwijze
from vacatures.openstelling import (
    beurten,
    gewoonte,
    groep_van,
    loopt_door_elkaar,
    mag_reageren,
    openstelling,
    te_laat,
)

OP = datetime(2026, 3, 10, 9, tzinfo=UTC)
VANDAAG = date(2026, 3, 10)
DAG = timedelta(days=1)


def fasen(herplaatsing=None, intern=None, regio=None, extern=None):
    """Days from today per phase."""
    waarden = (herplaatsing, intern, regio, extern)
    return {
        veld: None if na is None else VANDAAG + na * DAG for veld, na in zip(FASEVELDEN, waarden, strict=True)
    }


def werkwijze(herplaatsing=None, intern=None, regio=None, extern=None):
    return Werkwijze(herplaatsing_na=herplaatsing, intern_na=intern, regio_na=regio, extern_na=extern)


def opent(doelgroep="extern", na=None, **gekozen):
    vacature = Vacature(gepubliceerd_op=VANDAAG, doelgroep=doelgroep, **gekozen)
    return openstelling(vacature, na or Werkwijze())


# ---- counting out


@pytest.mark.parametrize(
    ("doelgroep", "na", "verwacht"),
    [
        ("extern", werkwijze(0, 3, 7, 14), fasen(0, 3, 7, 14)),
        ("regio", werkwijze(0, 3, 7, 14), fasen(0, 3, 7)),
        ("intern", werkwijze(0, 3, 7, 14), fasen(0, 3)),
        ("extern", werkwijze(None, 0, 7, 7), fasen(0, 0, 7, 7)),
        ("extern", werkwijze(None, None, None, 5), fasen(5, 5, 5, 5)),
        ("extern", werkwijze(None, 10, 3, None), fasen(0, 0, 0, 0)),
        ("regio", werkwijze(None, 10, 3, None), fasen(3, 3, 3)),
        ("intern", werkwijze(), fasen(0, 0)),
    ],
)
def test_the_plan_of_the_organisation_counted_from_publication(doelgroep, na, verwacht):
    assert opent(doelgroep, na) == verwacht


def test_what_the_vacaturehouder_chose_goes_before_the_plan():
    na = werkwijze(0, 3, 7, 14)
    assert opent(na=na, regio_op=VANDAAG + 5 * DAG) == fasen(0, 3, 5, 14)
    assert opent(na=na, extern_op=VANDAAG - 5 * DAG) == fasen(0, 0, 0, 0)
    assert opent("regio", na=na, extern_op=VANDAAG + DAG) == fasen(0, 3, 7)


dagen = st.one_of(st.none(), st.integers(0, 90))


@given(st.sampled_from(Vacature.Doelgroep.values), st.tuples(dagen, dagen, dagen, dagen))
def test_a_wider_audience_never_opens_before_a_narrower_one(doelgroep, na):
    uit = list(opent(doelgroep, werkwijze(*na)).values())
    aantal = {"intern": 2, "regio": 3, "extern": 4}[doelgroep]
    assert None not in uit[:aantal] and set(uit[aantal:]) <= {None}
    assert uit[:aantal] == sorted(uit[:aantal])
    assert uit[0] >= VANDAAG


def test_the_plan_in_words_and_whether_it_says_what_was_typed():
    assert gewoonte(werkwijze(None, 0, 1, 7)) == [
        ("Herplaatsingskandidaten", "op de dag van plaatsen"),
        ("Eigen organisatie", "op de dag van plaatsen"),
        ("Twentse overheid", "na 1 dag"),
        ("Iedereen", "na 7 dagen"),
    ]
    assert not loopt_door_elkaar(werkwijze(0, 3, 7, 14))
    assert not loopt_door_elkaar(werkwijze(None, None, 7, 7))
    assert loopt_door_elkaar(werkwijze(None, 10, 3, 14))


def test_a_phase_after_the_last_day_is_told():
    vacature = Vacature(sluit_op=VANDAAG + 10 * DAG, **fasen(0, 3, 10, 14))
    assert te_laat(vacature) == ["De fase ‘Iedereen’ begint pas op 24 maart 2026, na de sluitdatum."]


# ---- from concept to end


KLAAR = {
    "titel": "Adviseur",
    "omschrijving": "Je adviseert.",
    "schaal_min": 9,
    "salaris_min": 3400,
    "salaris_max": 4900,
    "uren_max": 32,
    "is_vast": True,
    "doelgroep": "extern",
    "sluit_op": VANDAAG + 20 * DAG,
}


def plaats(**velden):
    organisatie = maak_organisatie()
    maak_werkwijze(organisatie, herplaatsing_na=0, intern_na=3, regio_na=7, extern_na=14)
    vacature = services.maak(organisatie=organisatie, door=None, op=OP, **{**KLAAR, **velden})
    return services.publiceer(vacature=vacature, door=None, op=OP)


def dagen_van(vacature):
    vacature.refresh_from_db()
    return {veld: getattr(vacature, veld) for veld in FASEVELDEN}


@pytest.mark.django_db
def test_publishing_counts_the_phases_out():
    assert dagen_van(plaats()) == fasen(0, 3, 7, 14)


@pytest.mark.django_db
def test_publishing_is_refused_when_a_phase_would_begin_after_the_last_day():
    with pytest.raises(NogNietKlaar, match="‘Iedereen’ begint pas op 24 maart 2026"):
        plaats(sluit_op=VANDAAG + 10 * DAG)
    assert Vacature.objects.get().status == "concept"


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("verb", "extra"),
    [("sluit", {}), ("vul_in", {"herkomst": "intern"}), ("trek_in", {"reden": "Gaat niet door"})],
)
def test_a_phase_that_has_not_come_when_it_ends_will_not_come(verb, extra):
    vacature = plaats()
    getattr(services, verb)(vacature=vacature, door=None, op=OP + 7 * DAG, **extra)
    assert dagen_van(vacature) == fasen(0, 3, 7)
    gast = AnonymousUser()
    assert not Vacature.objects.zichtbaar_voor(gast, op=VANDAAG + 15 * DAG).exists()
    assert not Vacature.objects.openbaar_geweest(op=VANDAAG + 15 * DAG).exists()


# ---- who may react, and who may know of what


@pytest.fixture
def wereld():
    hengelo = maak_organisatie("hengelo")
    voorrang = maak_gebruiker(organisatie=hengelo)
    maak_herplaatsingskandidaat(voorrang, van=VANDAAG)
    velden = {"gepubliceerd_op": VANDAAG, "sluit_op": VANDAAG + 20 * DAG, **fasen(0, 3, 7, 14)}
    return {
        "vacature": maak_vacature(hengelo, doelgroep="extern", **velden),
        "voorrang": voorrang,
        "intern": maak_gebruiker(organisatie=hengelo),
        "regio": maak_gebruiker(organisatie=maak_organisatie("losser")),
        "extern": AnonymousUser(),
    }


BEGINT = {"voorrang": 0, "intern": 3, "regio": 7, "extern": 14}


@pytest.mark.django_db
@pytest.mark.parametrize("wie", BEGINT)
def test_reacting_begins_with_ones_phase_and_ends_with_the_last_day(wereld, wie):
    mag = [mag_reageren(wereld["vacature"], wereld[wie], op=VANDAAG + na * DAG) for na in range(23)]
    assert mag == [BEGINT[wie] <= na <= 20 for na in range(23)]


@pytest.mark.django_db
@pytest.mark.parametrize("status", [s for s in Vacature.Status if s != "gepubliceerd"])
def test_nobody_reacts_to_what_is_not_published(wereld, status):
    wereld["vacature"].status = status
    wereld["vacature"].save()
    assert not any(mag_reageren(wereld["vacature"], wereld[wie], op=VANDAAG + 15 * DAG) for wie in BEGINT)


@pytest.mark.django_db
def test_priority_ends_with_its_period_and_with_the_job(wereld):
    kandidaat = Herplaatsingskandidaat.objects.get()
    kandidaat.tot = VANDAAG
    kandidaat.save()
    assert [mag_reageren(wereld["vacature"], wereld["voorrang"], op=VANDAAG + na * DAG) for na in (0, 1)] == [
        True,
        False,
    ]
    Herplaatsingskandidaat.objects.update(tot=None)
    wereld["voorrang"].organisatie = wereld["regio"].organisatie
    wereld["voorrang"].save()
    assert not mag_reageren(wereld["vacature"], wereld["voorrang"], op=VANDAAG)


@pytest.mark.django_db
def test_each_reader_knows_of_their_own_phase_and_the_wider_ones(wereld):
    vacature = wereld["vacature"]

    def leest(wie, na):
        op = VANDAAG + na * DAG
        beurten_ = beurten(vacature, groep=groep_van(vacature, wereld[wie], op=op), op=op)
        return woorden.alleen_nog(beurten_, op=op), [wanneer for wanneer, _ in woorden.wie_wanneer(beurten_)]

    alle = ["Nu", "Vanaf 13 maart 2026", "Vanaf 17 maart 2026", "Vanaf 24 maart 2026"]
    assert leest("voorrang", 0) == ("Nog 3 dagen alleen voor collega’s met voorrang", alle)
    assert leest("intern", 6) == (
        "Nog 1 dag alleen voor collega’s van de eigen organisatie",
        ["Nu", "Vanaf 17 maart 2026", "Vanaf 24 maart 2026"],
    )
    assert leest("regio", 8) == (
        "Nog 6 dagen alleen voor Twentse collega’s",
        ["Nu", "Vanaf 24 maart 2026"],
    )
    assert leest("intern", 8) == leest("regio", 8)
    assert leest("extern", 15) == ("", ["Nu"]) == leest("intern", 15)


def test_of_phases_on_one_day_the_widest_counts_and_none_after_the_last_day():
    vacature = Vacature(sluit_op=VANDAAG + 10 * DAG, **fasen(0, 0, 5, 5))
    assert [(beurt.fase, beurt.nu) for beurt in beurten(vacature, groep=Fase.INTERN, op=VANDAAG)] == [
        (Fase.INTERN, True),
        (Fase.EXTERN, False),
    ]
    kort = Vacature(sluit_op=VANDAAG + 4 * DAG, **fasen(0, 0, 5, 5))
    assert [beurt.fase for beurt in beurten(kort, groep=Fase.INTERN, op=VANDAAG)] == [Fase.INTERN]


# ---- the admin


def velden_werkwijze(organisatie, **velden):
    velden = {"cao": "gemeenten", "intern_na": 0, "regio_na": 7, "extern_na": 14, **velden}
    return {"organisatie": organisatie.pk, **velden}


@pytest.mark.django_db
def test_a_contactpersoon_sets_the_phases_of_the_own_organisation(als):
    hengelo, almelo = maak_organisatie("hengelo"), maak_organisatie("almelo")
    browser = als(maak_gebruiker(Rol.CONTACTPERSOON, hengelo))
    nieuw = reverse("admin:vacatures_werkwijze_add")
    browser.post(nieuw, velden_werkwijze(almelo))
    assert not Werkwijze.objects.exists()
    assert browser.post(nieuw, velden_werkwijze(hengelo)).status_code == 302
    rij = Werkwijze.objects.get()
    assert (rij.organisatie, rij.herplaatsing_na, rij.regio_na) == (hengelo, None, 7)
    assert Regel.objects.filter(object_type="vacatures.werkwijze", organisatie_id=hengelo.pk).count() == 1
    url = reverse("admin:vacatures_werkwijze_change", args=[rij.pk])
    tekst = browser.post(url, velden_werkwijze(hengelo, intern_na=10), follow=True).content.decode()
    assert "Een grotere groep was eerder aan de beurt dan een kleinere" in tekst
    ander = reverse("admin:vacatures_werkwijze_change", args=[maak_werkwijze(almelo).pk])
    assert browser.get(ander).status_code == 404


@pytest.mark.django_db
def test_its_page_says_whose_it_is_and_how_it_goes_in_short(als):
    rij = maak_werkwijze(maak_organisatie("hengelo"), intern_na=0, regio_na=3, extern_na=3)
    browser = als(maak_gebruiker(Rol.COORDINATOR))
    bladzijde = browser.get(reverse("admin:vacatures_werkwijze_change", args=[rij.pk])).content.decode()
    lijst = browser.get(reverse("admin:vacatures_werkwijze_changelist")).content.decode()
    assert "Werkwijze van Gemeente Hengelo" in bladzijde
    for tekst in (bladzijde, lijst):
        assert "Eigen organisatie: op de dag van plaatsen; Iedereen: na 3 dagen<" in tekst


@pytest.mark.django_db
@pytest.mark.parametrize("na", ["-1", "91", "x"])
def test_days_that_cannot_be(als, na):
    hengelo = maak_organisatie("hengelo")
    browser = als(maak_gebruiker(Rol.CONTACTPERSOON, hengelo))
    antwoord = browser.post(reverse("admin:vacatures_werkwijze_add"), velden_werkwijze(hengelo, extern_na=na))
    assert antwoord.status_code == 200 and not Werkwijze.objects.exists()


@pytest.mark.django_db
@pytest.mark.parametrize("rol", [Rol.VACATUREHOUDER, Rol.COORDINATOR, Rol.BEHEERDER, Rol.AMBASSADEUR, None])
def test_only_the_contactpersoon_knows_who_has_priority(als, rol):
    hengelo = maak_organisatie("hengelo")
    rij = maak_herplaatsingskandidaat(maak_gebruiker(organisatie=hengelo, naam="Gea Voorrang"))
    browser = als(maak_gebruiker(rol, hengelo))
    for url in (
        reverse("admin:vacatures_herplaatsingskandidaat_change", args=[rij.pk]),
        reverse("admin:vacatures_herplaatsingskandidaat_changelist"),
    ):
        antwoord = browser.get(url)
        assert antwoord.status_code != 200 and "Gea Voorrang" not in antwoord.content.decode()


@pytest.mark.django_db
def test_priority_is_given_to_people_of_the_own_organisation_and_logged(als):
    hengelo, almelo = maak_organisatie("hengelo"), maak_organisatie("almelo")
    eigen, ander = maak_gebruiker(organisatie=hengelo), maak_gebruiker(organisatie=almelo)
    browser = als(maak_gebruiker(Rol.CONTACTPERSOON, hengelo))
    nieuw = reverse("admin:vacatures_herplaatsingskandidaat_add")

    def geef(gebruiker, organisatie=hengelo, **velden):
        velden = {"gebruiker": gebruiker.pk, "organisatie": organisatie.pk, "van": "2026-03-10", **velden}
        browser.post(nieuw, velden)
        return Herplaatsingskandidaat.objects.count()

    assert [geef(ander), geef(ander, almelo), geef(eigen, tot="2026-03-09"), geef(eigen)] == [0, 0, 0, 1]
    [regel] = Regel.objects.filter(object_type="vacatures.herplaatsingskandidaat")
    assert (regel.actie, regel.rol) == ("toegevoegd", "contactpersoon")


@pytest.mark.django_db
def test_a_contactpersoon_of_two_organisations_keeps_them_apart(als):
    hengelo, almelo = maak_organisatie("hengelo"), maak_organisatie("almelo")
    wie = maak_gebruiker(Rol.CONTACTPERSOON, hengelo)
    maak_lidmaatschap(wie, almelo, Rol.CONTACTPERSOON)
    antwoord = als(wie).post(
        reverse("admin:vacatures_herplaatsingskandidaat_add"),
        {
            "gebruiker": maak_gebruiker(organisatie=almelo).pk,
            "organisatie": hengelo.pk,
            "van": "2026-03-10",
        },
    )
    assert "werkt bij een andere organisatie" in antwoord.content.decode()
    assert not Herplaatsingskandidaat.objects.exists()
