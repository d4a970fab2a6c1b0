"""Who was at a part: noted by a speaker, by the office or by who scans the code; walk-ins; and what it counts for."""

from datetime import UTC, date, datetime, time, timedelta

import pytest

from evenementen.aanwezigheid import kan_inlopen
from evenementen.aanwezigheidswerk import taken
from evenementen.cijfers import jaarcijfers
from evenementen.fouten import (
    AlGenoteerd,
    EvenementFout,
    GeenOrganisatie,
    InlopenKanNiet,
    MagNiet,
    NietVandaag,
    RedenNodig,
)
from evenementen.models import Deelname, Deelnamestap, Keuze, Onderdeel
from evenementen.opkomst import opkomst
from evenementen.services import aanwezigheid
from evenementen.services.aanwezigheid import Bron
from evenementen.services.presentielinks import (
    codeteken,
    onderdeel_van_code,
    onderdeel_van_spreker,
    presentieteken,
)
from tests.maken import maak_deelname, maak_evenement, maak_gebruiker, maak_onderdeel, maak_organisatie
from twentsekracht.organisaties.models import Gebruiker, Rol

pytestmark = pytest.mark.django_db
VANDAAG = date(2027, 6, 8)
OP = datetime(2027, 6, 8, 9, 30, tzinfo=UTC)
DAG = timedelta(days=1)
S = Deelname.Status


@pytest.fixture
def evenement():
    return maak_evenement(2027, start=VANDAAG, einde=VANDAAG + 2 * DAG)


@pytest.fixture
def deel(evenement):
    return maak_onderdeel(evenement, datum=VANDAAG, begintijd=time(11), eindtijd=time(13), capaciteit=3)


@pytest.fixture
def losser():
    return maak_organisatie("losser")


def komt(deel, status=S.BEVESTIGD, organisatie=None, **velden):
    wie = maak_gebruiker(organisatie=organisatie)
    return maak_deelname(deel, wie.organisatie, status, deelnemer=wie, **velden)


def noteer(deel, notities, **velden):
    velden = {"bron": Bron.SPREKER, "door": None, "op": OP, **velden}
    return aanwezigheid.noteer(onderdeel_id=deel.pk, notities=notities, **velden)


def scan(deel, wie, op=OP):
    return aanwezigheid.meld_aanwezig(onderdeel_id=deel.pk, gebruiker=wie, op=op)


def stappen(rij):
    return list(rij.stappen.order_by("pk").values_list("van", "naar", "reden"))


# ---- the list


def test_the_list_is_noted_in_one_go_and_each_move_leaves_a_step(deel, django_assert_max_num_queries):
    rijen = [komt(deel) for _ in range(20)]
    notities = dict.fromkeys([rij.pk for rij in rijen], S.AANWEZIG) | {rijen[0].pk: S.NO_SHOW}
    with django_assert_max_num_queries(6):
        assert noteer(deel, notities) == 20
    assert noteer(deel, notities) == 0
    assert stappen(rijen[0]) == [("bevestigd", "no_show", Bron.SPREKER)]
    assert Deelnamestap.objects.count() == 20
    assert Deelname.objects.filter(status=S.AANWEZIG).count() == 19


def test_what_was_noted_changes_with_a_reason_only_and_all_of_it_or_nothing(deel):
    een, ander = komt(deel), komt(deel)
    noteer(deel, {een.pk: S.NO_SHOW})
    with pytest.raises(RedenNodig):
        noteer(deel, {een.pk: S.AANWEZIG, ander.pk: S.AANWEZIG}, reden="  ")
    ander.refresh_from_db()
    assert ander.status == S.BEVESTIGD
    bureau = maak_gebruiker()
    noteer(deel, {een.pk: S.AANWEZIG}, bron=Bron.BUREAU, door=bureau, reden="Kwam later")
    assert stappen(een)[-1] == ("no_show", "aanwezig", "Kwam later")
    assert een.stappen.last().door == bureau


@pytest.mark.parametrize("wat", ["", "bevestigd", "geannuleerd", "\x00", "weg"])
def test_only_what_can_come_of_a_place_is_noted(deel, wat):
    rij = komt(deel)
    with pytest.raises(EvenementFout):
        noteer(deel, {rij.pk: wat})
    rij.refresh_from_db()
    assert rij.status == S.BEVESTIGD


def test_who_has_no_place_or_is_of_another_part_is_not_on_the_list(deel, evenement):
    for rij in (komt(deel, S.WACHTLIJST), komt(deel, S.GEANNULEERD), komt(maak_onderdeel(evenement))):
        with pytest.raises(EvenementFout, match="veranderd"):
            noteer(deel, {rij.pk: S.AANWEZIG})


def test_a_speaker_notes_on_the_day_the_office_from_then_on_and_nobody_before(deel):
    rij = komt(deel)
    for dagen in (-1, 1):
        with pytest.raises(NietVandaag, match="08-06-2027"):
            noteer(deel, {rij.pk: S.AANWEZIG}, op=OP + dagen * DAG)
    bureau = {"bron": Bron.BUREAU, "door": maak_gebruiker()}
    with pytest.raises(EvenementFout, match="nog moet komen"):
        noteer(deel, {rij.pk: S.AANWEZIG}, op=OP - DAG, **bureau)
    assert noteer(deel, {rij.pk: S.AANWEZIG}, op=OP + 300 * DAG, **bureau) == 1
    Onderdeel.objects.update(afgelast_op=OP)
    with pytest.raises(EvenementFout, match="ging niet door"):
        noteer(deel, {rij.pk: S.AFWEZIG}, reden="x", **bureau)


def test_a_part_without_a_day_goes_by_the_days_of_the_event(evenement):
    deel = maak_onderdeel(evenement)
    wie = maak_gebruiker()
    for dagen, kan in ((-1, False), (0, True), (2, True), (3, False)):
        if kan:
            assert scan(deel, wie, OP + dagen * DAG).status == S.AANWEZIG
        else:
            with pytest.raises(NietVandaag, match="tot en met 10-06-2027"):
                scan(deel, wie, OP + dagen * DAG)


# ---- by the code


def test_scanning_says_that_you_are_there_however_often(deel):
    rij = komt(deel)
    for _ in range(3):
        assert scan(deel, rij.deelnemer) == rij
    assert stappen(rij) == [("bevestigd", "aanwezig", Bron.ZELF)]
    rij.refresh_from_db()
    assert not rij.is_inloper


def test_what_the_speaker_noted_is_not_overwritten_by_a_phone(deel):
    rij = komt(deel)
    noteer(deel, {rij.pk: S.NO_SHOW})
    with pytest.raises(AlGenoteerd, match="niet gekomen"):
        scan(deel, rij.deelnemer)


@pytest.mark.parametrize("status", [S.WACHT_OP_AKKOORD, S.AANGEBODEN, S.AANGEMELD])
def test_who_still_waits_for_an_answer_is_told_how_it_stands(deel, status):
    rij = komt(deel, status, aanbod_tot=OP + DAG if status == S.AANGEBODEN else None)
    with pytest.raises(MagNiet):
        scan(deel, rij.deelnemer)


def test_a_walk_in_is_there_while_there_is_place_and_who_stayed_away_makes_place(deel, losser):
    bezet = [komt(deel) for _ in range(2)]
    wie = maak_gebruiker(organisatie=losser)
    Keuze.objects.create(onderdeel=deel, gebruiker=wie)
    rij = scan(deel, wie)
    assert (rij.is_inloper, rij.status, rij.organisatie) == (True, "aanwezig", losser)
    assert stappen(rij) == [("", "aanwezig", Bron.ZELF)] and not Keuze.objects.exists()
    assert scan(deel, wie) == rij
    laat = maak_gebruiker()
    with pytest.raises(InlopenKanNiet):
        scan(deel, laat)
    noteer(deel, {bezet[0].pk: S.NO_SHOW})
    assert scan(deel, laat).is_inloper
    with pytest.raises(InlopenKanNiet):
        scan(deel, maak_gebruiker())
    Onderdeel.objects.update(inlopen_kan_altijd=True)
    assert scan(deel, maak_gebruiker()).is_inloper
    Onderdeel.objects.update(inlopen_kan_altijd=False, capaciteit=None)
    assert kan_inlopen(Onderdeel.objects.get(pk=deel.pk), op=OP)


def test_who_waited_or_cancelled_may_walk_in_and_stands_there_once(deel):
    wachtte = komt(deel, S.WACHTLIJST)
    assert scan(deel, wachtte.deelnemer) == wachtte
    wachtte.refresh_from_db()
    assert wachtte.is_inloper and wachtte.status == S.AANWEZIG
    af = komt(deel, S.GEANNULEERD)
    nieuw = scan(deel, af.deelnemer)
    assert nieuw != af and Deelname.objects.lopend().filter(deelnemer=af.deelnemer).get() == nieuw


def test_without_an_organisation_nobody_walks_in(deel):
    wie = maak_gebruiker()
    Gebruiker.objects.filter(pk=wie.pk).update(organisatie=None)
    wie.refresh_from_db()
    with pytest.raises(GeenOrganisatie):
        scan(deel, wie)


# ---- by the office


def test_the_office_adds_a_walk_in_also_when_it_is_full(deel, losser):
    for _ in range(3):
        komt(deel)
    bureau, wie = maak_gebruiker(Rol.COORDINATOR), maak_gebruiker()
    velden = {"onderdeel_id": deel.pk, "door": bureau, "op": OP}
    rij = aanwezigheid.voeg_inloper_toe(gebruiker=wie, **velden)
    assert rij.is_inloper and stappen(rij) == [("", "aanwezig", Bron.BUREAU)]
    with pytest.raises(EvenementFout, match="staat al op de lijst: aanwezig"):
        aanwezigheid.voeg_inloper_toe(gebruiker=wie, **velden)
    naamloos = [aanwezigheid.voeg_inloper_toe(organisatie=losser, **velden) for _ in range(2)]
    assert {rij.deelnemer for rij in naamloos} == {None} and len({rij.kenmerk for rij in naamloos}) == 2
    with pytest.raises(EvenementFout, match="kies een organisatie"):
        aanwezigheid.voeg_inloper_toe(**velden)


# ---- what it counts for


def test_in_two_workshops_is_one_person_a_cancelled_one_none_and_a_walk_in_one(evenement, losser):
    delen = [maak_onderdeel(evenement, datum=VANDAAG, capaciteit=9) for _ in range(2)]
    vast = maak_gebruiker(organisatie=losser)
    for deel in delen:
        maak_deelname(deel, losser, S.BEVESTIGD, deelnemer=vast)
        scan(deel, vast)
    maak_deelname(delen[0], losser, S.GEANNULEERD, deelnemer=maak_gebruiker(organisatie=losser))
    bleef_weg = komt(delen[0], organisatie=losser)
    noteer(delen[0], {bleef_weg.pk: S.NO_SHOW})
    loopt_in = maak_gebruiker(organisatie=losser)
    for deel in delen:
        scan(deel, loopt_in)
    bureau = maak_gebruiker()
    aanwezigheid.voeg_inloper_toe(onderdeel_id=delen[1].pk, organisatie=losser, door=bureau, op=OP)
    cijfers = jaarcijfers(jaar=2027, peildatum=VANDAAG)
    assert cijfers.deelnemers[evenement.soort] == {"losser": 3}
    assert cijfers.deelnames[evenement.soort] == {"losser": 5}
    [rij] = opkomst(evenement).rijen
    assert (rij.nu.deelnemers, rij.nu.deelnames) == (3, 5)


def test_a_correction_changes_the_figures(deel, losser):
    rij = komt(deel, organisatie=losser)
    scan(deel, rij.deelnemer)
    noteer(deel, {rij.pk: S.AFWEZIG}, bron=Bron.BUREAU, reden="Verkeerde zaal")
    assert jaarcijfers(jaar=2027, peildatum=VANDAAG).deelnemers == {}


# ---- keys and work


def test_keys_open_one_part_and_each_its_own_door(deel):
    assert onderdeel_van_spreker(presentieteken(deel)) == deel
    assert onderdeel_van_code(codeteken(deel, VANDAAG)) == (deel, VANDAAG)
    for fout in (codeteken(deel, VANDAAG), "1:x", "\x00", presentieteken(deel) + "x"):
        assert onderdeel_van_spreker(fout) is None
    assert onderdeel_van_code(presentieteken(deel)) is None
    teken = presentieteken(deel)
    deel.delete()
    assert onderdeel_van_spreker(teken) is None


def test_what_is_over_and_not_noted_waits_at_the_office(deel, django_assert_num_queries):
    komt(deel)
    komt(deel, S.AANWEZIG)
    bureau = maak_gebruiker(Rol.COORDINATOR)
    [taak] = taken(gebruiker=bureau, op=VANDAAG + DAG)
    assert (taak.toelichting, taak.uiterlijk) == (
        "Van 1 deelnemer is nog niets bekend.",
        VANDAAG + 14 * DAG,
    )
    for dagen in (0, 61):
        assert taken(gebruiker=bureau, op=VANDAAG + dagen * DAG) == []
    assert taken(gebruiker=maak_gebruiker(Rol.CONTACTPERSOON), op=VANDAAG + DAG) == []
