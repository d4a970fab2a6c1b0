"""The yearly review: starting, who decides over whom, finishing and reminding."""

from datetime import UTC, date, datetime, timedelta

import pytest

from tests.maken import maak_gebruiker, maak_lidmaatschap, maak_organisatie, maak_rollencontrole
from twentsekracht.logboek.models import Regel
from twentsekracht.organisaties import services, tasks, toegang
from twentsekracht.organisaties.fouten import AlBesloten, ToegangFout
from twentsekracht.organisaties.models import Lidmaatschap, Rolbesluit, Rollencontrole
from twentsekracht.organisaties.toegang import Rol
from twentsekracht.werk.models import Bericht

pytestmark = pytest.mark.django_db
OP = datetime(2026, 3, 2, 9, tzinfo=UTC)
DAG = date(2026, 3, 2)
BEVESTIG, TREK_IN = Rolbesluit.Besluit.BEVESTIGD, Rolbesluit.Besluit.INGETROKKEN


@pytest.fixture
def hengelo():
    return maak_organisatie("hengelo")


@pytest.fixture
def contactpersoon(hengelo):
    return maak_gebruiker(Rol.CONTACTPERSOON, hengelo)


@pytest.fixture
def coordinator():
    return maak_gebruiker(Rol.COORDINATOR)


@pytest.fixture
def ambassadeur(hengelo):
    return maak_gebruiker(Rol.AMBASSADEUR, hengelo).lidmaatschappen.get()


@pytest.fixture
def controle(hengelo):
    return maak_rollencontrole(hengelo, jaar=2026, gestart_op=DAG)


def beslis(controle, rol, wat=BEVESTIG, *, door, op=OP):
    return services.besluit(controle=controle, lidmaatschap=rol, besluit=wat, door=door, op=op)


# ---- starting


def test_every_organisation_with_roles_gets_one_and_its_contactpersoon_a_mail(
    contactpersoon, ambassadeur, coordinator, hengelo
):
    maak_organisatie("zonder-rollen")
    nieuw = services.start_rollencontroles(jaar=2026, door=coordinator, op=OP)
    assert {controle.organisatie for controle in nieuw} == {hengelo, coordinator.organisatie}
    assert {(controle.gestart_op, controle.uiterlijk_op) for controle in nieuw} == {(DAG, date(2026, 4, 13))}
    bericht = Bericht.objects.get()
    assert bericht.aan == contactpersoon.email and "uiterlijk op 13 april 2026" in bericht.tekst


def test_starting_again_starts_nothing(contactpersoon, coordinator):
    services.start_rollencontroles(jaar=2026, door=coordinator, op=OP)
    assert services.start_rollencontroles(jaar=2026, door=None, op=OP) == []
    assert Bericht.objects.count() == 1


def test_a_contactpersoon_does_not_start_it(contactpersoon):
    with pytest.raises(ToegangFout):
        services.start_rollencontroles(jaar=2026, door=contactpersoon, op=OP)


# ---- deciding


def test_confirmed_a_role_goes_on(controle, contactpersoon, ambassadeur, hengelo):
    besluit = beslis(controle, ambassadeur, door=contactpersoon)
    assert (besluit.besluit, besluit.door, besluit.op) == (BEVESTIG, contactpersoon, OP)
    assert toegang.heeft_rol(ambassadeur.gebruiker, Rol.AMBASSADEUR, op=DAG)
    assert Regel.objects.get().actie == "rol bevestigd"


def test_withdrawn_it_ends_at_once(controle, contactpersoon, ambassadeur):
    beslis(controle, ambassadeur, TREK_IN, door=contactpersoon)
    ambassadeur.refresh_from_db()
    assert ambassadeur.tot == DAG - timedelta(days=1)
    assert set(Regel.objects.values_list("actie", flat=True)) == {"rol ingetrokken", "rol beëindigd"}
    assert Bericht.objects.get().aan == ambassadeur.gebruiker.email


def test_nobody_decides_over_oneself(controle, contactpersoon, coordinator):
    eigen = contactpersoon.lidmaatschappen.get()
    with pytest.raises(ToegangFout, match="iemand anders"):
        beslis(controle, eigen, door=contactpersoon)
    beslis(controle, eigen, door=coordinator)


def test_another_contactpersoon_decides_over_a_contactpersoon(controle, contactpersoon, hengelo):
    ander = maak_gebruiker(Rol.CONTACTPERSOON, hengelo)
    beslis(controle, contactpersoon.lidmaatschappen.get(), TREK_IN, door=ander)
    assert not toegang.heeft_rol(contactpersoon, Rol.CONTACTPERSOON, op=DAG)


@pytest.mark.parametrize("rol", [Rol.COORDINATOR, Rol.BEHEERDER])
def test_over_the_office_only_the_office_decides(controle, contactpersoon, coordinator, hengelo, rol):
    bureau = maak_gebruiker(rol, hengelo).lidmaatschappen.get()
    with pytest.raises(ToegangFout, match="iemand anders"):
        beslis(controle, bureau, TREK_IN, door=contactpersoon)
    beslis(controle, bureau, door=coordinator)


@pytest.mark.parametrize("rol", [None, Rol.VACATUREHOUDER, Rol.REGIEGROEP])
def test_others_decide_nothing(controle, ambassadeur, hengelo, rol):
    with pytest.raises(ToegangFout, match="iemand anders"):
        beslis(controle, ambassadeur, door=maak_gebruiker(rol, hengelo))


def test_a_contactpersoon_of_elsewhere_decides_nothing(controle, ambassadeur):
    with pytest.raises(ToegangFout, match="iemand anders"):
        beslis(controle, ambassadeur, TREK_IN, door=maak_gebruiker(Rol.CONTACTPERSOON))


def test_a_role_has_one_decision(controle, contactpersoon, ambassadeur):
    beslis(controle, ambassadeur, door=contactpersoon)
    with pytest.raises(AlBesloten):
        beslis(controle, ambassadeur, TREK_IN, door=contactpersoon)


def test_a_role_of_elsewhere_or_of_later_is_not_in_it(controle, contactpersoon, coordinator, hengelo):
    elders = maak_lidmaatschap(rol=Rol.AMBASSADEUR)
    later = maak_lidmaatschap(
        maak_gebruiker(organisatie=hengelo), rol=Rol.AMBASSADEUR, van=DAG + timedelta(days=1)
    )
    voorbij = maak_lidmaatschap(maak_gebruiker(organisatie=hengelo), tot=DAG - timedelta(days=1))
    for rol in (elders, later, voorbij):
        with pytest.raises(AlBesloten):
            beslis(controle, rol, door=coordinator)


def test_the_rest_at_once_but_not_what_is_for_somebody_else(controle, contactpersoon, ambassadeur, hengelo):
    maak_gebruiker(Rol.COORDINATOR, hengelo)
    maak_gebruiker(Rol.VACATUREHOUDER, hengelo)
    assert services.bevestig_overige(controle=controle, door=contactpersoon, op=OP) == 2
    over = set(controle.open_rollen(op=DAG).values_list("rol", flat=True))
    assert over == {Rol.COORDINATOR, Rol.CONTACTPERSOON}
    controle.refresh_from_db()
    assert controle.is_open


# ---- finishing


def test_it_is_done_when_every_role_has_a_decision(controle, contactpersoon, ambassadeur, coordinator):
    beslis(controle, ambassadeur, TREK_IN, door=contactpersoon)
    controle.refresh_from_db()
    assert controle.is_open
    beslis(controle, contactpersoon.lidmaatschappen.get(), door=coordinator)
    controle.refresh_from_db()
    assert controle.afgerond_op == DAG
    assert Regel.objects.filter(actie="rollencontrole afgerond").count() == 1
    assert controle.besluiten.count() == 2


def test_what_ended_by_itself_needs_no_decision(controle, hengelo):
    maak_lidmaatschap(maak_gebruiker(organisatie=hengelo), tot=DAG)
    assert services.rond_af(op=OP) == 0
    morgen = OP + timedelta(days=1)
    assert [services.rond_af(op=morgen), services.rond_af(op=morgen)] == [1, 0]


def test_how_far_each_is(controle, contactpersoon, ambassadeur, django_assert_num_queries):
    ander = maak_rollencontrole(jaar=2026, gestart_op=DAG)
    beslis(controle, ambassadeur, TREK_IN, door=contactpersoon)
    with django_assert_num_queries(1):
        stand = {
            rij.pk: (rij.aantal_open, rij.aantal_besloten)
            for rij in Rollencontrole.objects.met_voortgang(op=DAG)
        }
    assert stand == {controle.pk: (1, 1), ander.pk: (0, 0)}


# ---- reminding


def herinner(dag):
    services.herinner(op=datetime(dag.year, dag.month, dag.day, 6, tzinfo=UTC))
    onderwerpen = list(Bericht.objects.values_list("onderwerp", flat=True))
    Bericht.objects.all().delete()
    return onderwerpen


def test_reminders_two_weeks_before_on_the_day_and_weekly_after(controle, contactpersoon):
    laatste = controle.uiterlijk_op
    dagen = range(-42, 30)
    gekregen = {dag: herinner(laatste + timedelta(days=dag)) for dag in dagen}
    assert {dag: wat for dag, wat in gekregen.items() if wat} == {
        -14: ["Controleer de rollen"],
        0: ["Controleer de rollen"],
        **{dag: ["De controle van de rollen is te laat"] for dag in (7, 14, 21, 28)},
    }


def test_a_reminder_goes_once_a_day_and_after_a_day_without_portal_the_next(controle, contactpersoon):
    laatste = controle.uiterlijk_op
    assert herinner(laatste + timedelta(days=1)) == ["De controle van de rollen is te laat"]
    assert herinner(laatste + timedelta(days=1)) == []
    assert herinner(laatste + timedelta(days=6)) == []


def test_done_is_done(controle, contactpersoon):
    Rollencontrole.objects.update(afgerond_op=DAG)
    assert herinner(controle.uiterlijk_op) == []


# ---- every day


def test_the_daily_job_runs_twice_without_doing_anything_twice(contactpersoon, settings):
    settings.ROLLENCONTROLE_MAAND = datetime.now(UTC).month

    def stand():
        modellen = (Lidmaatschap, Rollencontrole, Regel, Bericht)
        return [list(model.objects.order_by("pk").values()) for model in modellen]

    tasks.dagelijks(job=None, meld=None)
    assert Rollencontrole.objects.count() == 1
    eerst = stand()
    tasks.dagelijks(job=None, meld=None)
    assert stand() == eerst


def test_in_other_months_the_review_does_not_start_by_itself(contactpersoon, settings):
    settings.ROLLENCONTROLE_MAAND = datetime.now(UTC).month % 12 + 1
    tasks.dagelijks(job=None, meld=None)
    assert not Rollencontrole.objects.exists()
