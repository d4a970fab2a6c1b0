"""The door with many at once, on real PostgreSQL connections: what may happen once, happens once."""

from datetime import UTC, date, datetime

import pytest
from django.db import connection

from tests.gelijktijdig.test_werk import tegelijk
from tests.maken import (
    maak_gebruiker,
    maak_lidmaatschap,
    maak_organisatie,
    maak_rollencontrole,
    maak_uitnodiging,
)
from twentsekracht.organisaties import services
from twentsekracht.organisaties.fouten import ToegangFout
from twentsekracht.organisaties.models import Gebruiker, Lidmaatschap, Rolbesluit, Rollencontrole
from twentsekracht.organisaties.toegang import Rol

pytestmark = [
    pytest.mark.django_db(transaction=True),
    pytest.mark.skipif(connection.vendor != "postgresql", reason="needs real concurrent connections"),
]
OP = datetime(2026, 3, 2, 9, tzinfo=UTC)
DAG, TOT = date(2026, 3, 2), date(2027, 3, 2)


def gelukt(aantal, doe):
    """How many of so many at once were not refused. Anything but a refusal fails the test."""

    def probeer(nummer):
        try:
            return doe(nummer) or True
        except ToegangFout:
            return None

    return sum(uitkomst is not None for uitkomst in tegelijk(aantal, probeer))


def test_an_invitation_accepted_by_many_at_once_makes_one_account_with_one_role():
    organisatie = maak_organisatie()
    door = maak_gebruiker(Rol.CONTACTPERSOON, organisatie)
    for ronde in range(5):
        uitnodiging = maak_uitnodiging(organisatie, Rol.AMBASSADEUR, op=OP, door=door)

        def aanvaard(_, uitnodiging=uitnodiging):
            return services.aanvaard_als_nieuw(
                uitnodiging=uitnodiging, naam="Femke", wachtwoord="vier woorden op rij", op=OP
            )

        assert gelukt(6, aanvaard) == 1
        assert Lidmaatschap.objects.filter(rol=Rol.AMBASSADEUR).count() == ronde + 1
    assert Gebruiker.objects.count() == 6


def test_an_account_that_accepts_in_many_windows_gets_one_role():
    organisatie = maak_organisatie()
    door, femke = maak_gebruiker(Rol.CONTACTPERSOON, organisatie), maak_gebruiker(organisatie=organisatie)
    uitnodiging = maak_uitnodiging(organisatie, Rol.AMBASSADEUR, op=OP, door=door, email=femke.email)

    def aanvaard(_):
        wie = Gebruiker.objects.get(pk=femke.pk)
        return services.aanvaard(uitnodiging=uitnodiging, gebruiker=wie, op=OP)

    assert gelukt(6, aanvaard) == 1
    assert femke.lidmaatschappen.count() == 1


def test_two_invitations_for_the_same_role_at_once_give_it_once():
    organisatie = maak_organisatie()
    door, femke = maak_gebruiker(Rol.COORDINATOR, organisatie), maak_gebruiker(organisatie=organisatie)

    def geef(_):
        return services.geef_rol(
            gebruiker=Gebruiker.objects.get(pk=femke.pk),
            organisatie=organisatie,
            rol=Rol.AMBASSADEUR,
            tot=TOT,
            door=door,
            op=OP,
        )

    assert gelukt(6, geef) == 1
    assert femke.lidmaatschappen.count() == 1


def test_of_the_contactpersonen_who_leave_at_once_one_stays():
    for _ in range(5):
        organisatie = maak_organisatie()
        rollen = [maak_gebruiker(Rol.CONTACTPERSOON, organisatie).lidmaatschappen.get() for _ in range(4)]

        def leg_neer(nummer, rollen=rollen):
            rol = rollen[nummer]
            services.eindig_rol(lidmaatschap=rol, door=Gebruiker.objects.get(pk=rol.gebruiker_id), op=OP)

        assert gelukt(4, leg_neer) == 3
        assert Lidmaatschap.objects.geldig(op=DAG).filter(organisatie=organisatie).count() == 1


def test_two_reviewers_at_once_decide_once_and_the_review_ends_once():
    organisatie = maak_organisatie()
    bureau = [maak_gebruiker(Rol.COORDINATOR) for _ in range(6)]
    for _ in range(5):
        rol = maak_lidmaatschap(maak_gebruiker(organisatie=organisatie), rol=Rol.AMBASSADEUR, tot=TOT)
        controle = maak_rollencontrole(organisatie, gestart_op=DAG)

        def beslis(nummer, rol=rol, controle=controle):
            wat = Rolbesluit.Besluit.values[nummer % 2]
            wie = Gebruiker.objects.get(pk=bureau[nummer].pk)
            return services.besluit(controle=controle, lidmaatschap=rol, besluit=wat, door=wie, op=OP)

        assert gelukt(6, beslis) == 1
        controle.refresh_from_db()
        rol.refresh_from_db()
        assert controle.afgerond_op == DAG
        assert (rol.tot == TOT) is (controle.besluiten.get().besluit == "bevestigd")
        rol.delete()


def test_the_rest_confirmed_by_many_at_once_is_confirmed_once():
    organisatie = maak_organisatie()
    bureau = [maak_gebruiker(Rol.COORDINATOR) for _ in range(4)]
    for _ in range(3):
        maak_gebruiker(Rol.AMBASSADEUR, organisatie)
    controle = maak_rollencontrole(organisatie, gestart_op=DAG)

    def bevestig(nummer):
        wie = Gebruiker.objects.get(pk=bureau[nummer].pk)
        return services.bevestig_overige(controle=controle, door=wie, op=OP)

    assert sorted(tegelijk(4, bevestig)) == [0, 0, 0, 3]
    assert controle.besluiten.count() == 3


def test_the_review_started_by_many_at_once_starts_once():
    for _ in range(3):
        maak_gebruiker(Rol.AMBASSADEUR)
    tegelijk(4, lambda _: len(services.start_rollencontroles(jaar=2026, door=None, op=OP)))
    assert Rollencontrole.objects.count() == 3
