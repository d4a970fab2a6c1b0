from datetime import UTC, date, datetime

import pytest
from allauth.account.models import EmailAddress
from django.core.exceptions import ImproperlyConfigured

from tests.maken import maak_organisatie
from twentsekracht.organisaties import demo, toegang
from twentsekracht.organisaties.demo_toegang import COLLEGAS
from twentsekracht.organisaties.models import (
    Gebruiker,
    Lid,
    Lidmaatschap,
    Naamgeving,
    Organisatie,
    Rolbesluit,
    Rollencontrole,
    Uitnodiging,
)

pytestmark = pytest.mark.django_db
OP = datetime(2026, 3, 1, 12, 0, tzinfo=UTC)


@pytest.fixture
def voorbeeldjaar(settings):
    settings.DEBUG = True
    for code in COLLEGAS:
        maak_organisatie(code)


def test_there_is_one_person_for_every_role_and_one_without(voorbeeldjaar):
    mensen = demo.vul(op=OP)
    rollen = {rol for gebruiker, _ in mensen for rol, _ in toegang.rollen_van(gebruiker, op=OP.date())}
    assert rollen == set(toegang.Rol)
    assert [
        gebruiker.email for gebruiker, _ in mensen if not toegang.rollen_van(gebruiker, op=OP.date())
    ] == ["ambtenaar@losser.example"]
    assert not Lidmaatschap.objects.filter(tot=None).exists()
    assert all(gebruiker.check_password(demo.WACHTWOORD) for gebruiker, _ in mensen[:1])
    assert ("coordinator@twentsekracht.example", "Coördinator, Gemeente Regio-Twente") in [
        (gebruiker.email, wie) for gebruiker, wie in mensen
    ]


def test_the_register_knows_who_serves_whom_and_names_of_their_time(voorbeeldjaar):
    demo.vul(op=OP)
    gemeenten = Organisatie.objects.filter(is_werkgever=False)
    assert [gemeente.naam for gemeente in gemeenten] == ["Gemeente Dinkelland", "Gemeente Tubbergen"]
    assert {lid.werkgever.code for gemeente in gemeenten for lid in gemeente.lid_van.all()} == {
        "noaberkracht"
    }
    assert list(
        Naamgeving.objects.order_by("naam").values_list("organisatie__code", "naam", "van", "tot")
    ) == [
        ("regio-twente", "Regio Twente", None, date(2021, 12, 31)),
        ("regio-twente", "SamenTwente", date(2022, 1, 1), None),
    ]


def test_every_employer_has_a_contactpersoon_and_the_door_has_something_to_do(voorbeeldjaar):
    demo.vul(op=OP)
    vandaag = OP.date()
    met = {wie.contact_voor_id for wie in Gebruiker.objects.contactpersonen(op=vandaag)}
    assert len(met) == 17 and met == set(Organisatie.objects.werkgevers().values_list("pk", flat=True))
    assert set(Uitnodiging.objects.values_list("status", flat=True)) == set(Uitnodiging.Status.values)
    stand = {rij.organisatie.code: rij for rij in Rollencontrole.objects.met_voortgang(op=vandaag)}
    assert stand["borne"].is_te_laat(vandaag) and not stand["hengelo"].is_te_laat(vandaag)
    assert stand["hengelo"].aantal_besloten and stand["hengelo"].aantal_open
    assert Lidmaatschap.objects.geldig(op=vandaag).filter(vervangt__isnull=False).exists()
    assert not EmailAddress.objects.filter(verified=False).exists()
    assert EmailAddress.objects.count() == Gebruiker.objects.count()


def test_a_second_time_changes_nothing(voorbeeldjaar):
    def stand():
        register = (Organisatie, Lid, Naamgeving)
        modellen = (Gebruiker, Lidmaatschap, *register, Uitnodiging, Rollencontrole, Rolbesluit)
        return [list(model.objects.order_by("pk").values()) for model in modellen]

    demo.vul(op=OP)
    Gebruiker.objects.filter(email="ambtenaar@losser.example").update(naam="Anders")
    eerst = stand()
    demo.vul(op=OP)
    assert stand() == eerst


def test_no_known_passwords_in_production(settings):
    settings.DEBUG = False
    with pytest.raises(ImproperlyConfigured, match="DEBUG"):
        demo.vul(op=OP)
    assert not Gebruiker.objects.exists()
