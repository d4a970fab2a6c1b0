from datetime import date

import pytest

from tests.maken import maak_organisatie
from twentsekracht.organisaties.domeinen import domein_van, normaal_adres
from twentsekracht.organisaties.models import EmailDomein, Organisatie


@pytest.mark.parametrize(
    ("adres", "domein"),
    [
        ("jan@hengelo.nl", "hengelo.nl"),
        ("Jan@HENGELO.NL", "hengelo.nl"),
        ("jan@hengelo.nl.", "hengelo.nl"),
        ("jan@ｈｅｎｇｅｌｏ.nl", "hengelo.nl"),  # as wide letters: our mail goes to the same place
        ("jan@münster.nl", "xn--mnster-3ya.nl"),
        ('"a@b"@hengelo.nl', "hengelo.nl"),
        ("jan@hengelo.nl.boef.nl", "hengelo.nl.boef.nl"),
        ("jan", "jan"),
        ("", ""),
        ("jan@" + "a" * 80 + ".nl", ""),
        ("jan@.nl", ""),
    ],
)
def test_the_domain_of_an_address_is_where_our_mail_goes(adres, domein):
    assert domein_van(adres) == domein


def test_two_ways_to_type_an_address_are_one():
    assert normaal_adres(" Jan@Hengelo.NL ") == normaal_adres("jan@ｈengelo.nl.") == "jan@hengelo.nl"


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("adres", "hoort"),
    [
        ("jan@hengelo.nl", True),
        ("jan@Hengelo.NL", True),
        ("jan@evilhengelo.nl", False),
        ("jan@hengelo.nl.boef.nl", False),
        ("jan@mail.hengelo.nl", False),
        ("jan@hengelo", False),
        ("jan@nl", False),
        ("hengelo.nl@boef.nl", False),
        ("jan@boef.nl@hengelo.nl", True),
        ("", False),
        ("jan@hengelo.nl\n", True),
        ("jan@%", False),
    ],
)
def test_an_organisation_has_its_domain_exactly(adres, hoort):
    organisatie = maak_organisatie()
    EmailDomein.objects.create(organisatie=organisatie, domein="Hengelo.nl")
    assert Organisatie.objects.met_emaildomein(adres).exists() is hoort


@pytest.mark.django_db
def test_an_address_is_of_the_partners_of_that_day():
    dag = date(2026, 11, 22)
    for code, periode in {
        "weg": {"actief_tot": date(2026, 11, 21)},
        "laatste-dag": {"actief_tot": dag},
        "eerste-dag": {"actief_van": dag},
        "straks": {"actief_van": date(2026, 11, 23)},
        "altijd": {},
    }.items():
        EmailDomein.objects.create(organisatie=maak_organisatie(code, **periode), domein="twente.example")
    codes = Organisatie.objects.van_adres("Jan@TWENTE.example.", op=dag).values_list("code", flat=True)
    assert set(codes) == {"laatste-dag", "eerste-dag", "altijd"}


@pytest.mark.django_db
def test_a_domain_is_kept_as_it_counts():
    domein = EmailDomein(organisatie=maak_organisatie(), domein="Münster.NL")
    domein.full_clean()
    assert domein.domein == "xn--mnster-3ya.nl"
