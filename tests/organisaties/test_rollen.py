"""Giving, ending and extending roles: who may, until when, and what is left behind."""

from datetime import UTC, date, datetime, timedelta

import pytest

from tests.maken import maak_gebruiker, maak_lidmaatschap, maak_organisatie
from twentsekracht.logboek.models import Regel
from twentsekracht.organisaties import services, toegang
from twentsekracht.organisaties.fouten import LaatsteContactpersoon, ToegangFout
from twentsekracht.organisaties.models import Gebruiker, Lidmaatschap
from twentsekracht.organisaties.toegang import Rol
from twentsekracht.werk.models import Bericht

pytestmark = pytest.mark.django_db
OP = datetime(2026, 3, 2, 9, tzinfo=UTC)
DAG = date(2026, 3, 2)
MORGEN, VOLGEND_JAAR = DAG + timedelta(days=1), date(2027, 3, 2)


@pytest.fixture
def hengelo():
    return maak_organisatie("hengelo")


@pytest.fixture
def almelo():
    return maak_organisatie("almelo")


@pytest.fixture
def contactpersoon(hengelo):
    return maak_gebruiker(Rol.CONTACTPERSOON, hengelo)


@pytest.fixture
def collega(hengelo):
    return maak_gebruiker(organisatie=hengelo)


def geef(collega, rol=Rol.AMBASSADEUR, tot=VOLGEND_JAAR, **velden):
    velden = {"organisatie": collega.organisatie, "op": OP, **velden}
    return services.geef_rol(gebruiker=collega, rol=rol, tot=tot, **velden)


# ---- giving


def test_a_role_holds_from_today_and_is_logged_and_told(contactpersoon, collega, hengelo):
    rol = geef(collega, door=contactpersoon)
    assert toegang.rollen_van(collega, op=DAG) == {(Rol.AMBASSADEUR, hengelo.pk)}
    assert (rol.van, rol.tot) == (DAG, VOLGEND_JAAR)
    regel = Regel.objects.get()
    assert (regel.actie, regel.door_id, regel.rol, regel.organisatie_id, regel.object_id) == (
        "rol gegeven",
        contactpersoon.pk,
        Rol.CONTACTPERSOON,
        hengelo.pk,
        str(rol.pk),
    )
    bericht = Bericht.objects.get()
    assert bericht.aan == collega.email
    assert "ambassadeur bij Gemeente Hengelo: van 2 maart 2026 tot en met 2 maart 2027" in bericht.tekst


@pytest.mark.parametrize(
    ("door", "mag"),
    [
        (None, set()),
        (Rol.VACATUREHOUDER, set()),
        (Rol.CONTACTPERSOON, {Rol.VACATUREHOUDER, Rol.AMBASSADEUR}),
        (Rol.COORDINATOR, set(Rol) - {Rol.BEHEERDER}),
        (Rol.BEHEERDER, set(Rol)),
    ],
)
def test_nobody_gives_a_role_above_their_own(hengelo, door, mag):
    wie = maak_gebruiker(door, hengelo)
    gegeven = set()
    for rol in Rol:
        try:
            geef(maak_gebruiker(organisatie=hengelo), rol, door=wie)
        except ToegangFout:
            continue
        gegeven.add(rol)
    assert gegeven == mag


def test_a_contactpersoon_gives_no_role_elsewhere(contactpersoon, almelo):
    with pytest.raises(ToegangFout, match="kun je niet geven"):
        geef(maak_gebruiker(organisatie=almelo), door=contactpersoon)


def test_who_lost_the_right_gives_nothing(hengelo, collega):
    was = maak_gebruiker(organisatie=hengelo)
    maak_lidmaatschap(was, rol=Rol.CONTACTPERSOON, tot=DAG - timedelta(days=1))
    with pytest.raises(ToegangFout):
        geef(collega, door=was)


def test_nobody_has_the_same_role_twice_at_a_time(contactpersoon, collega):
    geef(collega, tot=date(2026, 6, 1), door=contactpersoon)
    with pytest.raises(ToegangFout, match="heeft deze rol al"):
        geef(collega, van=date(2026, 6, 1), tot=VOLGEND_JAAR, door=contactpersoon)
    geef(collega, van=date(2026, 6, 2), tot=VOLGEND_JAAR, door=contactpersoon)


def test_four_years_is_the_most(contactpersoon, collega):
    assert geef(collega, tot=date(2030, 3, 2), door=contactpersoon).tot == date(2030, 3, 2)


def test_no_role_is_for_ever(contactpersoon, collega):
    rol = geef(collega, tot=None, door=contactpersoon)
    assert rol.tot == date(2028, 3, 2)
    later = geef(collega, Rol.VACATUREHOUDER, van=VOLGEND_JAAR, tot=None, door=contactpersoon)
    assert later.tot == date(2029, 3, 2)
    oud = maak_lidmaatschap(maak_gebruiker(organisatie=collega.organisatie), rol=Rol.AMBASSADEUR)
    services.wijzig_periode(lidmaatschap=oud, van=DAG, tot=None, door=contactpersoon, op=OP)
    oud.refresh_from_db()
    assert (oud.van, oud.tot) == (DAG, date(2028, 3, 2))


def test_a_day_more_is_refused(contactpersoon, collega):
    with pytest.raises(ToegangFout, match="hoogstens 4 jaar: tot en met 2 maart 2030"):
        geef(collega, tot=date(2030, 3, 3), door=contactpersoon)


def test_an_end_before_the_start_is_refused(contactpersoon, collega):
    with pytest.raises(ToegangFout, match="einddatum"):
        geef(collega, tot=DAG - timedelta(days=1), door=contactpersoon)


@pytest.mark.parametrize("velden", [{"is_active": False}, {"toegang_tot": DAG - timedelta(days=1)}])
def test_a_closed_account_gets_no_role(contactpersoon, hengelo, velden):
    with pytest.raises(ToegangFout, match="staat uit"):
        geef(maak_gebruiker(organisatie=hengelo, **velden), door=contactpersoon)


# ---- ending


def test_a_role_ends_after_its_last_day(contactpersoon, collega):
    rol = maak_lidmaatschap(collega, rol=Rol.AMBASSADEUR)
    services.eindig_rol(lidmaatschap=rol, laatste_dag=MORGEN, door=contactpersoon, op=OP)
    rol.refresh_from_db()
    assert rol.tot == MORGEN
    assert Regel.objects.get().actie == "rol beëindigd"
    assert "tot en met 3 maart 2026" in Bericht.objects.get().tekst


def test_without_a_day_it_ends_at_once(contactpersoon, collega):
    rol = maak_lidmaatschap(collega, rol=Rol.AMBASSADEUR)
    services.eindig_rol(lidmaatschap=rol, door=contactpersoon, op=OP)
    collega.refresh_from_db()
    assert toegang.rollen_van(collega, op=DAG) == set()


def test_a_role_that_never_held_leaves_no_row_but_a_line(contactpersoon, collega):
    rol = maak_lidmaatschap(collega, rol=Rol.AMBASSADEUR, van=DAG)
    services.eindig_rol(lidmaatschap=rol, door=contactpersoon, op=OP)
    assert not collega.lidmaatschappen.exists()
    assert Regel.objects.get().actie == "rol beëindigd"


def test_nobody_ends_a_role_above_their_own(contactpersoon, collega):
    rol = maak_lidmaatschap(collega, rol=Rol.COORDINATOR)
    with pytest.raises(ToegangFout, match="niet beëindigen"):
        services.eindig_rol(lidmaatschap=rol, door=contactpersoon, op=OP)


@pytest.mark.parametrize("dag", [DAG - timedelta(days=2), date(2026, 5, 2)])
def test_the_last_day_is_from_now_on_and_not_after_the_end_there_was(contactpersoon, collega, dag):
    rol = maak_lidmaatschap(collega, rol=Rol.AMBASSADEUR, tot=date(2026, 5, 1))
    with pytest.raises(ToegangFout, match="Kies een dag"):
        services.eindig_rol(lidmaatschap=rol, laatste_dag=dag, door=contactpersoon, op=OP)


def test_what_has_ended_does_not_end_again(contactpersoon, collega):
    rol = maak_lidmaatschap(collega, rol=Rol.AMBASSADEUR, tot=DAG - timedelta(days=1))
    with pytest.raises(ToegangFout, match="al geëindigd"):
        services.eindig_rol(lidmaatschap=rol, door=contactpersoon, op=OP)


def test_everybody_may_lay_down_a_role(hengelo):
    wie = maak_gebruiker(Rol.REGIEGROEP, hengelo)
    services.eindig_rol(lidmaatschap=wie.lidmaatschappen.get(), door=wie, op=OP)
    assert not Bericht.objects.exists()  # who does it oneself, knows it


def test_the_last_contactpersoon_stays(contactpersoon, hengelo):
    rol = contactpersoon.lidmaatschappen.get()
    maak_lidmaatschap(rol=rol.rol, organisatie=hengelo, tot=DAG)  # is there today, not tomorrow
    maak_lidmaatschap(maak_gebruiker(organisatie=hengelo, is_active=False), rol=rol.rol)
    vervanger = maak_gebruiker(organisatie=hengelo)
    maak_lidmaatschap(vervanger, rol=rol.rol, tot=VOLGEND_JAAR, vervangt=rol)
    with pytest.raises(LaatsteContactpersoon, match="Gemeente Hengelo"):
        services.eindig_rol(lidmaatschap=rol, laatste_dag=DAG, door=contactpersoon, op=OP)
    maak_gebruiker(Rol.CONTACTPERSOON, hengelo)
    services.eindig_rol(lidmaatschap=rol, laatste_dag=DAG, door=contactpersoon, op=OP)


def test_the_office_may_end_the_last_contactpersoon(contactpersoon, hengelo):
    bureau = maak_gebruiker(Rol.COORDINATOR, hengelo)
    services.eindig_rol(lidmaatschap=contactpersoon.lidmaatschappen.get(), door=bureau, op=OP)
    assert not Lidmaatschap.objects.geldig(op=DAG).filter(rol=Rol.CONTACTPERSOON).exists()


# ---- extending


def test_a_role_is_extended_and_warned_about_anew(contactpersoon, collega):
    rol = maak_lidmaatschap(collega, rol=Rol.AMBASSADEUR, tot=date(2026, 3, 20), gewaarschuwd_op=DAG)
    services.verleng_rol(lidmaatschap=rol, tot=VOLGEND_JAAR, door=contactpersoon, op=OP)
    rol.refresh_from_db()
    assert (rol.tot, rol.gewaarschuwd_op) == (VOLGEND_JAAR, None)
    assert Regel.objects.get().velden == ["tot", "van"]


def test_nobody_extends_their_own_role(hengelo):
    bureau = maak_gebruiker(organisatie=hengelo)
    rol = maak_lidmaatschap(bureau, rol=Rol.COORDINATOR, tot=VOLGEND_JAAR)
    with pytest.raises(ToegangFout, match="eigen rol"):
        services.verleng_rol(lidmaatschap=rol, tot=date(2028, 1, 1), door=bureau, op=OP)


@pytest.mark.parametrize("tot", [VOLGEND_JAAR, DAG])
def test_extending_is_later(contactpersoon, collega, tot):
    rol = maak_lidmaatschap(collega, rol=Rol.AMBASSADEUR, tot=VOLGEND_JAAR)
    with pytest.raises(ToegangFout, match="Kies een dag na"):
        services.verleng_rol(lidmaatschap=rol, tot=tot, door=contactpersoon, op=OP)


# ---- a deputy


def vervang(rol, vervanger, door, van=DAG, tot=date(2026, 4, 1)):
    return services.wijs_vervanger_aan(
        lidmaatschap=rol, vervanger=vervanger, van=van, tot=tot, door=door, op=OP
    )


def test_who_holds_a_role_names_a_deputy_who_acts_within_the_period(contactpersoon, collega, hengelo):
    vervang(contactpersoon.lidmaatschappen.get(), collega, contactpersoon)
    assert toegang.rollen_van(collega, op=DAG) == {(Rol.CONTACTPERSOON, hengelo.pk)}
    assert toegang.rollen_van(collega, op=date(2026, 4, 2)) == set()
    assert f"als vervanger van {contactpersoon}" in Bericht.objects.get().tekst
    assert Regel.objects.get().actie == "vervanger aangewezen"


def test_a_deputy_ends_with_the_one_replaced(contactpersoon, collega, hengelo):
    rol = contactpersoon.lidmaatschappen.get()
    maak_gebruiker(Rol.CONTACTPERSOON, hengelo)
    vervang(rol, collega, contactpersoon)
    services.eindig_rol(lidmaatschap=rol, door=contactpersoon, op=OP)
    collega.refresh_from_db()
    assert toegang.rollen_van(collega, op=DAG) == set()


def test_a_deputy_stays_no_longer_than_the_role_and_names_no_deputy(hengelo, collega):
    wie = maak_gebruiker(organisatie=hengelo)
    rol = maak_lidmaatschap(wie, rol=Rol.CONTACTPERSOON, tot=date(2026, 3, 20))
    with pytest.raises(ToegangFout, match="een vervanger niet langer"):
        vervang(rol, collega, wie)
    tijdelijk = vervang(rol, collega, wie, tot=date(2026, 3, 20))
    with pytest.raises(ToegangFout, match="zelf een vervanger"):
        vervang(tijdelijk, maak_gebruiker(organisatie=hengelo), collega, tot=date(2026, 3, 20))
    with pytest.raises(ToegangFout, match="vervangt zichzelf"):
        vervang(rol, wie, wie, tot=date(2026, 3, 20))


def test_somebody_else_names_no_deputy(hengelo, almelo, contactpersoon, collega):
    rol = contactpersoon.lidmaatschappen.get()
    with pytest.raises(ToegangFout):
        vervang(rol, collega, maak_gebruiker(Rol.CONTACTPERSOON, almelo))
    with pytest.raises(ToegangFout):
        vervang(rol, collega, maak_gebruiker(Rol.VACATUREHOUDER, hengelo))


# ---- who counts, told by the database as by the rule


def test_the_query_says_of_all_what_the_rule_says_of_one(hengelo, contactpersoon, collega):
    rol = contactpersoon.lidmaatschappen.get()
    maak_lidmaatschap(collega, rol=rol.rol, tot=VOLGEND_JAAR, vervangt=rol)
    tijdelijk = maak_lidmaatschap(rol=Rol.AMBASSADEUR, organisatie=hengelo, tot=DAG - timedelta(days=1))
    maak_lidmaatschap(organisatie=hengelo, rol=Rol.AMBASSADEUR, tot=VOLGEND_JAAR, vervangt=tijdelijk)
    for velden in ({"is_active": False}, {"toegang_tot": DAG - timedelta(days=1)}, {"toegang_tot": DAG}):
        maak_gebruiker(Rol.CONTACTPERSOON, hengelo, **velden)
    geldig = set(Lidmaatschap.objects.geldig(op=DAG).values_list("gebruiker", "rol"))
    assert geldig == {
        (wie.pk, rol) for wie in Gebruiker.objects.all() for rol, _ in toegang.rollen_van(wie, op=DAG)
    }
    assert len(geldig) == 3


def test_contactpersonen_are_listed_per_organisation_with_their_deputies(
    hengelo, almelo, contactpersoon, collega, django_assert_num_queries
):
    rol = contactpersoon.lidmaatschappen.get()
    maak_lidmaatschap(collega, rol=rol.rol, tot=VOLGEND_JAAR, vervangt=rol)
    beide = maak_gebruiker(Rol.CONTACTPERSOON, almelo)
    maak_lidmaatschap(beide, hengelo)
    maak_gebruiker(Rol.VACATUREHOUDER, almelo)
    with django_assert_num_queries(1):
        lijst = [
            (wie.contact_voor, wie, wie.is_vervanger) for wie in Gebruiker.objects.contactpersonen(op=DAG)
        ]
    namen = sorted([contactpersoon, beide], key=lambda wie: wie.naam)
    assert lijst == [
        ("Gemeente Almelo", beide, False),
        *(("Gemeente Hengelo", wie, False) for wie in namen),
        ("Gemeente Hengelo", collega, True),
    ]


# ---- about to end


def waarschuw(dag):
    services.waarschuw(op=datetime(dag.year, dag.month, dag.day, 6, tzinfo=UTC))
    adressen = sorted(Bericht.objects.values_list("aan", flat=True))
    Bericht.objects.all().delete()
    return adressen


def test_the_holder_and_the_contactpersoon_are_told_30_and_7_days_ahead_once_each(contactpersoon, collega):
    tot = date(2026, 5, 1)
    maak_lidmaatschap(collega, rol=Rol.AMBASSADEUR, tot=tot)
    beiden = sorted([collega.email, contactpersoon.email])
    verteld = {dag: waarschuw(tot - timedelta(days=dag)) for dag in (31, 30, 29, 8, 7, 6, 0, -1)}
    assert verteld == {31: [], 30: beiden, 29: [], 8: [], 7: beiden, 6: [], 0: [], -1: []}


def test_a_day_on_which_the_portal_was_down_is_caught_up_with(collega):
    tot = date(2026, 5, 1)
    maak_lidmaatschap(collega, rol=Rol.AMBASSADEUR, tot=tot)
    assert waarschuw(tot - timedelta(days=20)) == [collega.email]
    assert waarschuw(tot - timedelta(days=19)) == []


def test_a_role_for_two_weeks_is_warned_about_once(collega):
    tot = DAG + timedelta(days=14)
    maak_lidmaatschap(collega, rol=Rol.AMBASSADEUR, van=DAG, tot=tot)
    assert waarschuw(MORGEN) == []
    assert waarschuw(tot - timedelta(days=7)) == [collega.email]
