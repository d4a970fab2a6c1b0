"""What waits at the door, for whom; and what somebody's own data are."""

from datetime import UTC, date, datetime, timedelta

import pytest

from tests.maken import (
    maak_gebruiker,
    maak_lidmaatschap,
    maak_organisatie,
    maak_rollencontrole,
    maak_uitnodiging,
)
from twentsekracht.organisaties.gegevens import gegevens_van
from twentsekracht.organisaties.toegang import Rol
from twentsekracht.organisaties.werkvoorraad import taken

pytestmark = pytest.mark.django_db
DAG = date(2026, 3, 2)
OP = datetime(2026, 3, 2, 9, tzinfo=UTC)


@pytest.fixture
def hengelo():
    return maak_organisatie("hengelo")


@pytest.fixture
def drukte(hengelo):
    """At Hengelo and at another: a review, a role and an invitation that are about to end."""
    for organisatie in (hengelo, maak_organisatie("almelo")):
        maak_rollencontrole(organisatie, gestart_op=DAG)
        wie = maak_gebruiker(organisatie=organisatie)
        maak_lidmaatschap(wie, rol=Rol.AMBASSADEUR, tot=DAG + timedelta(days=20))
        maak_lidmaatschap(wie, rol=Rol.VACATUREHOUDER, tot=DAG + timedelta(days=31))
        maak_uitnodiging(organisatie, op=OP - timedelta(days=12))
        maak_uitnodiging(organisatie, op=OP)


def titels(gebruiker, op=DAG):
    return [(taak.titel, taak.uiterlijk) for taak in taken(gebruiker=gebruiker, op=op)]


def test_a_contactpersoon_sees_what_waits_at_the_own_organisation(drukte, hengelo):
    assert titels(maak_gebruiker(Rol.CONTACTPERSOON, hengelo)) == [
        ("1 rol loopt bijna af", DAG + timedelta(days=20)),
        ("1 uitnodiging verloopt bijna", DAG + timedelta(days=2)),
        ("Controleer de rollen van Gemeente Hengelo", DAG + timedelta(days=42)),
    ]


def test_the_office_sees_what_is_late_who_has_no_contactpersoon_and_emergency_accounts(drukte, hengelo):
    bureau = maak_gebruiker(Rol.COORDINATOR, hengelo)
    maak_gebruiker(Rol.CONTACTPERSOON, hengelo)
    maak_gebruiker(organisatie=hengelo, is_superuser=True)
    maak_gebruiker(organisatie=hengelo, is_superuser=True, is_active=False)
    laatste = DAG + timedelta(days=42)
    op_tijd = [titel for titel, _ in titels(bureau)]
    assert op_tijd == [
        "2 rollen lopen bijna af",
        "2 uitnodigingen verlopen bijna",
        "1 organisatie heeft geen contactpersoon",
        "1 noodaccount staat nog aan",
    ]
    te_laat = titels(bureau, op=laatste + timedelta(days=1))
    assert ("De rollencontrole van Gemeente Almelo is te laat", laatste) in te_laat


@pytest.mark.parametrize("rol", [None, Rol.VACATUREHOUDER, Rol.REGIEGROEP])
def test_for_others_nothing_waits_here(drukte, hengelo, rol, django_assert_max_num_queries):
    wie = maak_gebruiker(rol, hengelo)
    with django_assert_max_num_queries(2):
        assert titels(wie) == []


@pytest.mark.parametrize("rol", [Rol.CONTACTPERSOON, Rol.COORDINATOR])
def test_the_number_of_queries_is_fixed(drukte, hengelo, rol, django_assert_num_queries):
    wie = maak_gebruiker(rol, hengelo)

    def vragen():
        wie.refresh_from_db()
        with django_assert_num_queries(4 if rol == Rol.CONTACTPERSOON else 6):
            taken(gebruiker=wie, op=DAG + timedelta(days=60))

    vragen()
    for _ in range(5):
        maak_rollencontrole(hengelo, gestart_op=DAG)
        maak_lidmaatschap(maak_gebruiker(organisatie=hengelo), tot=DAG + timedelta(days=61))
    vragen()


def test_somebody_s_data_are_their_account_roles_and_invitations(hengelo):
    wie = maak_gebruiker(organisatie=hengelo, naam="Femke Bos", functie="Adviseur", toegang_tot=DAG)
    maak_lidmaatschap(wie, rol=Rol.AMBASSADEUR, van=DAG, tot=DAG)
    maak_uitnodiging(hengelo, status="aanvaard", gebruiker=wie, gemaakt_op=OP, afgerond_op=OP)
    maak_lidmaatschap(maak_gebruiker(organisatie=hengelo))
    gegevens = gegevens_van(gebruiker=wie, op=DAG)
    assert gegevens["Account"][0]["toegang tot en met"] == "2026-03-02"
    assert gegevens["Rollen"] == [
        {
            "rol": "Ambassadeur",
            "organisatie": "Gemeente Hengelo",
            "van": "2026-03-02",
            "tot en met": "2026-03-02",
            "als vervanger": False,
            "wordt gewist": "met je account",
        }
    ]
    assert [rij["als"] for rij in gegevens["Uitnodigingen"]] == ["ambtenaar"]
