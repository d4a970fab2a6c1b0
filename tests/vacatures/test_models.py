from datetime import date, timedelta

import pytest
from django.contrib.auth.models import AnonymousUser
from django.db import IntegrityError, transaction

from tests.maken import (
    maak_bewaarde_vacature,
    maak_gebruiker,
    maak_organisatie,
    maak_vacature,
    maak_zoekopdracht,
)
from twentsekracht.organisaties.models import Rol
from vacatures.models import Vacature

pytestmark = pytest.mark.django_db
OP = date(2026, 3, 10)
Status = Vacature.Status


def maak(organisatie=None, doelgroep="extern", **velden):
    velden.setdefault("sluit_op", OP + timedelta(days=5))
    velden.setdefault("gepubliceerd_op", OP - timedelta(days=5))
    return maak_vacature(organisatie, doelgroep=doelgroep, **velden)


def codes(queryset):
    return {vacature.code for vacature in queryset}


@pytest.fixture
def alles():
    """Of two organisations: one vacancy per audience, the empty one included, and one in every status."""
    hengelo, almelo = maak_organisatie("hengelo"), maak_organisatie("almelo")
    for organisatie in (hengelo, almelo):
        for doelgroep in ("intern", "regio", "extern", ""):
            maak(organisatie, doelgroep, code=f"{organisatie.code}-{doelgroep}")
        for status in Status:
            if status != Status.GEPUBLICEERD:
                maak(organisatie, "extern", code=f"{organisatie.code}-{status}", status=status)
        maak(organisatie, "extern", code=f"{organisatie.code}-voorbij", sluit_op=OP - timedelta(days=1))
        maak(organisatie, "extern", code=f"{organisatie.code}-straks", gepubliceerd_op=OP + timedelta(days=1))
    return hengelo, almelo


def zichtbaar(gebruiker):
    return codes(Vacature.objects.zichtbaar_voor(gebruiker, op=OP))


def test_an_outsider_sees_only_what_is_open_to_everybody(alles):
    assert zichtbaar(AnonymousUser()) == {"hengelo-extern", "almelo-extern"}


@pytest.mark.parametrize("velden", [{"is_active": False}, {"organisatie": None}])
def test_an_account_that_is_off_or_of_no_partner_is_an_outsider(alles, velden):
    gebruiker = maak_gebruiker(organisatie=alles[0])
    for naam, waarde in velden.items():
        setattr(gebruiker, naam, waarde)
    gebruiker.save()
    assert zichtbaar(gebruiker) == {"hengelo-extern", "almelo-extern"}


def test_a_colleague_sees_the_region_and_the_own_organisation_also_after_closing(alles):
    hengelo, _ = alles
    gezien = zichtbaar(maak_gebruiker(organisatie=hengelo))
    van_allen = {"regio", "extern", "", "gesloten", "ingevuld", "voorbij"}
    assert gezien == {f"{wie}-{wat}" for wie in ("hengelo", "almelo") for wat in van_allen} | {
        "hengelo-intern"
    }


@pytest.mark.parametrize("rol", Rol)
def test_no_role_sees_concepts_or_the_inside_of_another_organisation_on_the_site(alles, rol):
    hengelo, _ = alles
    verboden = {
        "almelo-intern",
        *(f"{wie}-{wat}" for wie in ("hengelo", "almelo") for wat in ("concept", "ingetrokken")),
    }
    assert not zichtbaar(maak_gebruiker(rol, hengelo)) & verboden


def test_the_last_day_is_inclusive_and_without_one_it_stays_open(alles):
    maak(code="vandaag", sluit_op=OP)
    maak(code="zonder", sluit_op=None)
    open_ = codes(Vacature.objects.open(op=OP))
    assert {"vandaag", "zonder"} <= open_
    assert not {"hengelo-voorbij", "hengelo-straks", "hengelo-gesloten", "hengelo-concept"} & open_


def test_what_is_over_without_a_known_end_is_dicht(alles):
    assert codes(Vacature.objects.dicht(op=OP)) == {
        f"{wie}-{wat}" for wie in ("hengelo", "almelo") for wat in ("gesloten", "voorbij")
    }


@pytest.mark.parametrize(
    ("woorden", "gevonden"),
    [
        ("coördinator", {"a"}),
        ("COORDINATOR", {"a"}),
        ("Coordinator Zorg", {"a"}),
        ("zorg coordinator", {"a"}),
        ("coordinator water", set()),
        ("hengelo", {"a"}),
        ("BELEID financiën", {"b"}),
        ("FINANCIËN", {"b"}),
        ("V-77", {"b"}),
        ("goor", {"b"}),
        ("", {"a", "b"}),
        ("50% .*", set()),
        ("c++", {"b"}),
        ("financien\x00", {"b"}),
    ],
)
def test_every_word_is_found_whatever_its_case_or_accents(woorden, gevonden):
    a = maak(maak_organisatie("hengelo"), titel="Coördinator zorg", code="A-1")
    b = maak(
        maak_organisatie("x"),
        titel="Beleid",
        omschrijving="Financiën in C++",
        code="V-77",
        standplaats="Goor",
    )
    namen = {a.code: "a", b.code: "b"}
    assert {namen[code] for code in codes(Vacature.objects.met_woorden(woorden))} == gevonden


def test_words_in_the_title_come_first():
    tekst = maak(omschrijving="Je werkt met een planoloog", gepubliceerd_op=OP)
    titel = maak(titel="Planoloog", gepubliceerd_op=OP - timedelta(days=3))
    assert list(Vacature.objects.met_woorden("planoloog").titel_eerst("planoloog")) == [titel, tekst]


def test_orders():
    laat = maak(code="laat", sluit_op=OP + timedelta(days=9), gepubliceerd_op=OP)
    vroeg = maak(code="vroeg", sluit_op=OP + timedelta(days=1), gepubliceerd_op=OP - timedelta(days=9))
    nooit = maak(code="nooit", sluit_op=None, gepubliceerd_op=OP - timedelta(days=1))
    assert list(Vacature.objects.nieuwste_eerst()) == [laat, nooit, vroeg]
    assert list(Vacature.objects.sluit_eerst()) == [vroeg, laat, nooit]


def test_kept_once_and_a_search_once_per_person():
    bewaard = maak_bewaarde_vacature()
    zoekopdracht = maak_zoekopdracht(vraag="q=a")
    maak_zoekopdracht(vraag="q=a")  # of somebody else
    assert Vacature.objects.filter(bewaard_door=bewaard).exists()
    with pytest.raises(IntegrityError):
        maak_zoekopdracht(zoekopdracht.gebruiker, vraag="q=a")


@pytest.mark.parametrize(
    "dagen",
    [
        {"regio_op": None},  # open to everybody, and not to colleagues
        {"intern_op": None},
        {"herplaatsing_op": None},
        {"regio_op": OP + timedelta(days=9)},
        {"intern_op": OP + timedelta(days=9)},
    ],
)
def test_who_is_among_a_wider_audience_is_not_shut_out(dagen):
    with pytest.raises(IntegrityError), transaction.atomic():
        maak(extern_op=OP, **dagen)


def test_a_concept_may_leave_days_to_the_plan():
    maak_vacature(status="concept", extern_op=OP)
