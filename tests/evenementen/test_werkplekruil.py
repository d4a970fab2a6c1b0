"""A round of swaps from its beginning to what came of it: asking, pairing, changing by hand, confirming."""

from datetime import UTC, date, datetime, timedelta
from urllib.parse import urlsplit

import pytest
from django.db import IntegrityError, transaction
from icalendar import Calendar

from evenementen.cijfers import jaarcijfers
from evenementen.fouten import RuilFout
from evenementen.models import Ruilantwoord, Ruillid, Ruilpaar, Ruilronde, Ruilstap, Vrijedag, Werkplekruil
from evenementen.paren import Waarom
from evenementen.ruilagenda import punten
from evenementen.ruilgegevens import gegevens
from evenementen.ruilkanten import kanten
from evenementen.ruilstand import stand
from evenementen.ruilwerk import taken
from evenementen.services import ruilparen, ruilronde, ruiluitkomst
from evenementen.services.ruillinks import dagenteken, uitkomstteken, wiens_dagen, wiens_uitkomst
from evenementen.services.ruiluitkomst import Uitkomst
from evenementen.services.ruilwissen import wis_ruilen
from tests.evenementen.maken import (
    MAANDAG,
    OP,
    maak_ruil,
    maak_ruilantwoord,
    maak_ruilgroep,
    maak_ruillid,
    maak_ruilronde,
    maak_ruilverbod,
)
from tests.maken import maak_gebruiker, maak_organisatie, maak_werkplekruil
from twentsekracht.mijn.itip import Agendamail
from twentsekracht.organisaties.models import Lid, Rol
from twentsekracht.werk.models import Bericht

pytestmark = pytest.mark.django_db
VANDAAG = OP.date()
DINSDAG = MAANDAG + timedelta(days=1)
NA = OP + timedelta(days=60)  # the round is over
S = Werkplekruil.Status


@pytest.fixture
def groep():
    return maak_ruilgroep(
        naam="Secretarissen", zorgt_ervoor=maak_gebruiker(naam="Ria Bos", email="ria@x.example")
    )


@pytest.fixture
def ronde(groep):
    return maak_ruilronde(groep)


@pytest.fixture
def bureau():
    return maak_gebruiker(Rol.COORDINATOR)


def doet_mee(ronde, *dagen, **velden):
    lid = maak_ruillid(ronde.groep, **velden)
    maak_ruilantwoord(ronde, lid, *dagen)
    return lid


def paren(ronde):
    return {twee.leden for twee in stand(ronde, op=VANDAAG).paren}


def tweetal(*leden):
    return frozenset(lid.pk for lid in leden)


def bevestig(ronde, bureau):
    gezien = stand(ronde, op=VANDAAG).kenmerk
    return ruilparen.bevestig(ronde_id=ronde.pk, gezien=gezien, door=bureau, op=OP)


def post(*onderwerpen):
    """(to whom, subject) of the mail that waits."""
    return sorted(Bericht.objects.values_list("aan", "onderwerp"))


# ---- asking for days


def test_every_member_is_asked_with_a_link_of_their_own(groep, bureau):
    ronde = maak_ruilronde(groep, status="voorbereiding", naam="voorjaar 2027")
    leden = [maak_ruillid(groep), maak_ruillid(groep)]
    maak_ruillid(groep, tot=date(2027, 2, 1))  # no longer there when it begins
    assert ruilronde.vraag_dagen(ronde_id=ronde.pk, door=bureau, op=OP) == 2
    berichten = {bericht.aan: bericht.tekst for bericht in Bericht.objects.all()}
    assert set(berichten) == {lid.gebruiker.email for lid in leden}
    for lid in leden:
        assert dagenteken(ronde, lid) in berichten[lid.gebruiker.email]
        assert "Ria Bos: ria@x.example" in berichten[lid.gebruiker.email]
    assert list(ronde.stappen.values_list("naar", "door"))[1:] == [("gevraagd", bureau.pk)]
    with pytest.raises(RuilFout, match="Dat kan niet meer"):
        ruilronde.vraag_dagen(ronde_id=ronde.pk, door=bureau, op=OP)


def test_a_round_needs_two_members_and_a_day_to_come_to_answer_by(groep, bureau):
    ronde = maak_ruilronde(groep, status="voorbereiding")
    maak_ruillid(groep)
    with pytest.raises(RuilFout, match="twee leden"):
        ruilronde.vraag_dagen(ronde_id=ronde.pk, door=bureau, op=OP)
    maak_ruillid(groep)
    with pytest.raises(RuilFout, match="al voorbij"):
        ruilronde.vraag_dagen(ronde_id=ronde.pk, door=bureau, op=OP + timedelta(days=14))


def test_days_are_given_changed_and_taken_back(ronde):
    lid = maak_ruillid(ronde.groep)

    def geef(*dagen, **velden):
        velden = {"door": None, "op": OP, **velden}
        return ruilronde.geef_dagen(ronde_id=ronde.pk, lid_id=lid.pk, dagen=dagen, **velden)

    geef(MAANDAG, DINSDAG, DINSDAG)
    assert list(Vrijedag.objects.values_list("datum", flat=True)) == [MAANDAG, DINSDAG]
    geef(DINSDAG)
    assert list(Vrijedag.objects.values_list("datum", flat=True)) == [DINSDAG]
    assert not geef().doet_mee and not Vrijedag.objects.exists()
    laat = OP + timedelta(days=14)
    with pytest.raises(RuilFout, match="voorbij"):
        geef(MAANDAG, op=laat)
    bureau = maak_gebruiker(Rol.COORDINATOR)
    assert geef(MAANDAG, op=laat, door=bureau).door == bureau
    for fout in (date(2027, 3, 6), date(2027, 4, 1)):  # a Saturday, and after the round
        with pytest.raises(RuilFout, match="uit de lijst"):
            geef(fout)


def test_a_pair_ends_when_its_day_is_no_longer_free(ronde):
    een, ander = doet_mee(ronde, MAANDAG, DINSDAG), doet_mee(ronde, MAANDAG)
    ruilparen.stel_voor(ronde_id=ronde.pk, op=OP)
    ruilronde.geef_dagen(ronde_id=ronde.pk, lid_id=een.pk, dagen=[MAANDAG], door=None, op=OP)
    assert paren(ronde) == {tweetal(een, ander)}
    ruilronde.geef_dagen(ronde_id=ronde.pk, lid_id=een.pk, dagen=[DINSDAG], door=None, op=OP)
    assert not Ruilpaar.objects.exists()


def test_who_is_not_in_the_group_gives_no_days(ronde):
    with pytest.raises(RuilFout, match="niet meer in deze groep"):
        ruilronde.geef_dagen(ronde_id=ronde.pk, lid_id=maak_ruillid().pk, dagen=[MAANDAG], door=None, op=OP)


def test_a_key_opens_one_round_for_one_member(ronde):
    lid = maak_ruillid(ronde.groep)
    assert wiens_dagen(dagenteken(ronde, lid)) == (ronde, lid)
    assert wiens_dagen(dagenteken(ronde, lid)[:-1] + "x") is None
    assert wiens_dagen("1-1:verzonnen") is None and wiens_dagen("\x00") is None
    kant = kanten(maak_ruil())[0]
    assert wiens_dagen(uitkomstteken(kant)) is None  # another kind of key
    Ruillid.objects.filter(pk=lid.pk).update(gebruiker=None)
    assert wiens_dagen(dagenteken(ronde, lid)) is None


def test_calling_it_off_is_told_to_who_was_asked(ronde, bureau):
    lid = doet_mee(ronde, MAANDAG)
    ruilronde.laat_vervallen(ronde_id=ronde.pk, door=bureau, op=OP)
    [(aan, onderwerp)] = post()
    assert aan == lid.gebruiker.email and "niet geruild" in onderwerp
    with pytest.raises(RuilFout):
        ruilparen.stel_voor(ronde_id=ronde.pk, op=OP)


# ---- pairing


def test_dinkelland_and_tubbergen_have_one_employer(ronde):
    noaberkracht, dinkelland, tubbergen = (
        maak_organisatie(naam) for naam in ("nk", "dinkelland", "tubbergen")
    )
    for gemeente in (dinkelland, tubbergen):
        Lid.objects.create(werkgever=noaberkracht, organisatie=gemeente, van=date(2013, 1, 1))
    een = doet_mee(ronde, MAANDAG, organisatie=dinkelland)
    ander = doet_mee(ronde, MAANDAG, organisatie=tubbergen)
    derde = doet_mee(ronde, MAANDAG, organisatie=noaberkracht)
    assert ruilparen.stel_voor(ronde_id=ronde.pk, op=OP) == 0
    with pytest.raises(RuilFout, match="dezelfde organisatie"):
        ruilparen.koppel(ronde_id=ronde.pk, een=een.pk, ander=ander.pk, op=OP)
    assert {een.waarom for een in stand(ronde, op=VANDAAG).zonder} == {Waarom.NIEMAND}
    vierde = doet_mee(ronde, MAANDAG)
    assert ruilparen.stel_voor(ronde_id=ronde.pk, op=OP) == 1
    [paar] = paren(ronde)
    assert paar in {tweetal(vierde, lid) for lid in (een, ander, derde)}


def test_last_times_partner_is_not_met_again_and_who_never_met_goes_first(groep):
    vorige = maak_ruilronde(groep, status="bevestigd")
    leden = a, b, c, d = [maak_ruillid(groep) for _ in range(4)]
    maak_ruil(vorige, a, b, date(2026, 3, 2), status="uitgevoerd")
    maak_ruil(maak_ruilronde(groep, status="bevestigd"), a, c, date(2026, 9, 1), status="uitgevoerd")
    maak_ruil(
        maak_ruilronde(groep, status="bevestigd"), a, d, date(2026, 10, 1), "niet_doorgegaan", reden="anders"
    )
    ronde = maak_ruilronde(groep)
    for lid in leden:
        maak_ruilantwoord(ronde, lid, MAANDAG)
    nu = stand(ronde, op=VANDAAG)
    assert (nu.laatste, nu.eerder) == (
        {tweetal(a, b), tweetal(a, c)},  # b's last was a, whatever a did since
        {tweetal(a, b), tweetal(a, c)},
    )
    ruilparen.stel_voor(ronde_id=ronde.pk, op=OP)
    assert paren(ronde) == {tweetal(a, d), tweetal(b, c)}
    with pytest.raises(RuilFout, match="vorige keer"):
        ruilparen.koppel(ronde_id=ronde.pk, een=a.pk, ander=c.pk, op=OP)


def test_of_an_old_list_the_organisations_count(groep):
    borne, losser = maak_organisatie(), maak_organisatie()
    ronde = maak_ruilronde(groep)
    een, ander = doet_mee(ronde, MAANDAG, organisatie=borne), doet_mee(ronde, MAANDAG, organisatie=losser)
    maak_werkplekruil(losser, borne, groep="Secretarissen", datum=date(2015, 6, 1))
    assert stand(ronde, op=VANDAAG).laatste == {tweetal(een, ander)}
    Werkplekruil.objects.update(groep="Directeuren")
    assert stand(ronde, op=VANDAAG).laatste == set()


def test_a_day_that_went_by_is_no_day(ronde):
    een, _ = doet_mee(ronde, MAANDAG), doet_mee(ronde, MAANDAG)
    laat = OP + (MAANDAG - VANDAAG)
    assert ruilparen.stel_voor(ronde_id=ronde.pk, op=laat) == 0
    zonder = stand(ronde, op=MAANDAG).zonder
    assert [(wie.lid, wie.waarom) for wie in zonder][0] == (een.pk, Waarom.GEEN_DAG)


def test_a_pair_made_by_hand_stays_and_others_go_round_it(ronde):
    a, b, c, d = [doet_mee(ronde, MAANDAG, DINSDAG) for _ in range(4)]
    ruilparen.stel_voor(ronde_id=ronde.pk, op=OP)
    for ander in (b, c, d):
        paar = ruilparen.koppel(ronde_id=ronde.pk, een=a.pk, ander=ander.pk, datum=DINSDAG, op=OP)
        assert (paar.datum, paar.is_vast) == (DINSDAG, True)
        ruilparen.stel_voor(ronde_id=ronde.pk, op=OP)
        assert tweetal(a, ander) in paren(ronde) and len(paren(ronde)) == 2
    ruilparen.zet_vast(ronde_id=ronde.pk, paar_id=paar.pk, is_vast=False, op=OP)
    assert not Ruilpaar.objects.get(pk=paar.pk).is_vast
    for datum in (DINSDAG + timedelta(days=1), date(9999, 12, 31)):
        with pytest.raises(RuilFout, match="niet allebei"):
            ruilparen.koppel(ronde_id=ronde.pk, een=a.pk, ander=b.pk, datum=datum, op=OP)
    for een, ander in ((a.pk, a.pk), (a.pk, 0), (a.pk, maak_ruillid().pk)):
        with pytest.raises(RuilFout, match="Kies twee mensen die meedoen"):
            ruilparen.koppel(ronde_id=ronde.pk, een=een, ander=ander, op=OP)


def test_two_members_change_places(ronde):
    a, b, c, d = [doet_mee(ronde, MAANDAG) for _ in range(4)]
    e = doet_mee(ronde, MAANDAG)
    for twee in ((a, b), (c, d)):
        ruilparen.koppel(ronde_id=ronde.pk, een=twee[0].pk, ander=twee[1].pk, op=OP)
    ruilparen.wissel(ronde_id=ronde.pk, een=a.pk, ander=c.pk, op=OP)
    assert paren(ronde) == {tweetal(c, b), tweetal(a, d)}
    ruilparen.wissel(ronde_id=ronde.pk, een=a.pk, ander=e.pk, op=OP)  # who has nobody takes the place
    assert paren(ronde) == {tweetal(c, b), tweetal(e, d)}
    for fout in (a, c.__class__(pk=0)):
        with pytest.raises(RuilFout):
            ruilparen.wissel(ronde_id=ronde.pk, een=a.pk, ander=fout.pk, op=OP)
    with pytest.raises(RuilFout):
        ruilparen.wissel(ronde_id=ronde.pk, een=c.pk, ander=b.pk, op=OP)
    assert paren(ronde) == {tweetal(c, b), tweetal(e, d)}


def test_who_is_kept_apart_is_not_proposed_until_it_is_allowed_again(ronde):
    a, b = [doet_mee(ronde, MAANDAG) for _ in range(2)]
    ruilparen.stel_voor(ronde_id=ronde.pk, op=OP)
    ruilparen.haal_uit_elkaar(ronde_id=ronde.pk, paar_id=Ruilpaar.objects.get().pk, voorgoed=True, op=OP)
    assert ruilparen.stel_voor(ronde_id=ronde.pk, op=OP) == 0
    with pytest.raises(RuilFout, match="Niet samen"):
        ruilparen.koppel(ronde_id=ronde.pk, een=b.pk, ander=a.pk, op=OP)
    ruilparen.sta_toe(ronde_id=ronde.pk, verbod_id=ronde.verboden.get().pk, op=OP)
    assert ruilparen.stel_voor(ronde_id=ronde.pk, op=OP) == 1
    ruilparen.haal_uit_elkaar(ronde_id=ronde.pk, paar_id=Ruilpaar.objects.get().pk, op=OP)
    assert ruilparen.stel_voor(ronde_id=ronde.pk, op=OP) == 1


def test_the_queries_of_a_round_do_not_grow_with_its_members(ronde, django_assert_num_queries):
    for aantal in (2, 20):
        for _ in range(aantal):
            doet_mee(ronde, MAANDAG)
        ruilparen.stel_voor(ronde_id=ronde.pk, op=OP)
        vers = Ruilronde.objects.select_related("groep").get(pk=ronde.pk)
        with django_assert_num_queries(6):
            nu = stand(vers, op=VANDAAG)
            assert nu.paren and nu.zonder == () and all(str(lid) for lid in nu.leden.values())


# ---- confirming


def test_the_two_of_a_pair_hear_who_when_and_where_with_a_calendar_item(ronde, bureau):
    a, b = doet_mee(ronde, MAANDAG), doet_mee(ronde, MAANDAG)
    c = doet_mee(ronde, DINSDAG)
    maak_ruillid(ronde.groep)  # said nothing
    ruilparen.stel_voor(ronde_id=ronde.pk, op=OP)
    [ruil] = bevestig(ronde, bureau)
    assert (ruil.groep, ruil.status, ruil.datum) == ("Secretarissen", "gepland", MAANDAG)
    assert {ruil.organisatie_a, ruil.organisatie_b} == {a.organisatie, b.organisatie}
    ronde.refresh_from_db()
    assert ronde.status == "bevestigd" and not Ruilpaar.objects.exists()
    berichten = {bericht.aan: bericht for bericht in Bericht.objects.all()}
    assert set(berichten) == {lid.gebruiker.email for lid in (a, b, c)}
    assert "geen partner" in berichten[c.gebruiker.email].tekst
    for lid, ander in ((a, b), (b, a)):
        bericht = berichten[lid.gebruiker.email]
        for woord in (
            ander.gebruiker.naam,
            ander.gebruiker.email,
            ander.organisatie.naam,
            "maandag 1 maart 2027",
        ):
            assert woord in bericht.tekst
        [afspraak] = Calendar.from_ical(
            Agendamail.van_regel(bericht.agenda).als_ics(site_url="https://x.example")
        ).walk("VEVENT")
        assert afspraak.decoded("dtstart") == MAANDAG and afspraak["location"] == ander.organisatie.naam
    assert list(Ruilstap.objects.values_list("van", "naar", "door")) == [("", "gepland", bureau.pk)]


def test_only_what_was_seen_is_confirmed_and_only_once(ronde, bureau):
    a, _ = doet_mee(ronde, MAANDAG), doet_mee(ronde, MAANDAG)
    with pytest.raises(RuilFout, match="nog geen paren"):
        bevestig(ronde, bureau)
    ruilparen.stel_voor(ronde_id=ronde.pk, op=OP)
    gezien = stand(ronde, op=VANDAAG).kenmerk
    derde = doet_mee(ronde, MAANDAG)
    ruilparen.koppel(ronde_id=ronde.pk, een=a.pk, ander=derde.pk, op=OP)
    for wat in (gezien, "", "\x00"):
        with pytest.raises(RuilFout, match="veranderd"):
            ruilparen.bevestig(ronde_id=ronde.pk, gezien=wat, door=bureau, op=OP)
    assert not Bericht.objects.exists() and not Werkplekruil.objects.exists()
    bevestig(ronde, bureau)
    with pytest.raises(RuilFout, match="Bevestigd"):
        ruilparen.bevestig(ronde_id=ronde.pk, gezien=gezien, door=bureau, op=OP)


def test_two_pairs_between_the_same_organisations_on_one_day(ronde, bureau):
    borne, losser = maak_organisatie(), maak_organisatie()
    for organisatie in (borne, borne, losser, losser):
        doet_mee(ronde, MAANDAG, organisatie=organisatie)
    ruilparen.stel_voor(ronde_id=ronde.pk, op=OP)
    assert len(bevestig(ronde, bureau)) == 2


# ---- what came of it


def zeg(ruil, wordt, reden="", kant=0, op=NA):
    return ruiluitkomst.antwoord(kant=kanten(ruil)[kant], wordt=wordt, reden=reden, op=op)


def test_both_are_asked_once_and_the_first_answer_counts():
    ruil = maak_ruil(datum=MAANDAG)
    assert not ruiluitkomst.vraag_uitkomst(ruil_id=ruil.pk, op=OP)
    assert ruiluitkomst.vraag_uitkomst(ruil_id=ruil.pk, op=NA)
    assert not ruiluitkomst.vraag_uitkomst(ruil_id=ruil.pk, op=NA + timedelta(days=30))
    berichten = {bericht.aan: bericht.tekst for bericht in Bericht.objects.all()}
    for kant in kanten(ruil):
        assert uitkomstteken(kant) in berichten[kant.lid.gebruiker.email]
    assert len(berichten) == 2
    zeg(ruil, S.UITGEVOERD)
    with pytest.raises(RuilFout, match="al geantwoord"):
        zeg(ruil, S.NIET_DOORGEGAAN, "anders", kant=1)
    stap = Ruilstap.objects.last()
    assert (stap.van, stap.naar, stap.lid, stap.door) == ("gepland", "uitgevoerd", ruil.lid_a, None)


def test_not_done_has_one_of_the_reasons_and_nobodys_own_words():
    ruil = maak_ruil()
    for reden in ("", "Jan was ziek", "\x00"):
        with pytest.raises(RuilFout, match="waarom"):
            zeg(ruil, S.NIET_DOORGEGAAN, reden)
    with pytest.raises(RuilFout, match="nog komen"):
        zeg(ruil, S.UITGEVOERD, op=OP)
    zeg(ruil, S.NIET_DOORGEGAAN, "agenda")
    cijfers = jaarcijfers(jaar=2027, peildatum=date(2027, 12, 31)).werkplekruilen
    assert [
        (een.groep, een.uitgevoerd, een.niet_doorgegaan, een.gepland, een.redenen) for een in cijfers
    ] == [(ruil.groep, 0, 1, 0, (("agenda", 1),))]
    assert not Bericht.objects.exists()  # its day went by: there is nothing left in a calendar


def test_the_database_wants_a_reason_and_one_swap_a_round_for_each():
    ruil = maak_ruil()
    for velden in ({"status": "niet_doorgegaan"}, {"lid_b": None}):
        with pytest.raises(IntegrityError), transaction.atomic():
            Werkplekruil.objects.filter(pk=ruil.pk).update(**velden)
    with pytest.raises(IntegrityError), transaction.atomic():
        maak_ruil(ruil.ronde, lid_a=ruil.lid_a)


def test_the_office_puts_it_right_and_calendars_move_along(bureau):
    ruil = maak_ruil()

    def wordt(status, datum=MAANDAG, reden="", op=OP):
        return ruiluitkomst.wijzig(ruil_id=ruil.pk, wordt=Uitkomst(status, datum, reden), door=bureau, op=op)

    wordt(S.GEPLAND)  # nothing changes
    assert not Bericht.objects.exists() and Ruilstap.objects.count() == 1
    wordt(S.GEPLAND, DINSDAG)
    wordt(S.NIET_DOORGEGAAN, DINSDAG, "ziekte in het team")
    berichten = [Agendamail.van_regel(bericht.agenda) for bericht in Bericht.objects.order_by("pk")]
    assert [(een.methode, een.volgnummer, een.punt.begin) for een in berichten] == [
        ("REQUEST", 1, DINSDAG),
        ("REQUEST", 1, DINSDAG),
        ("CANCEL", 2, DINSDAG),
        ("CANCEL", 2, DINSDAG),
    ]
    wordt(S.UITGEVOERD, DINSDAG, op=NA)
    assert Bericht.objects.count() == 4
    for status, datum, reden in (
        (S.GEPLAND, DINSDAG, ""),
        (S.NIET_DOORGEGAAN, DINSDAG, " "),
        (S.UITGEVOERD, DINSDAG, "toch"),
        (S.UITGEVOERD, date(9999, 12, 31), ""),
    ):
        with pytest.raises(RuilFout):
            wordt(status, datum, reden, op=NA)
    assert list(Ruilstap.objects.values_list("van", "naar", "datum")) == [
        ("", "gepland", MAANDAG),
        ("gepland", "gepland", DINSDAG),
        ("gepland", "niet_doorgegaan", DINSDAG),
        ("niet_doorgegaan", "uitgevoerd", DINSDAG),
    ]


# ---- whose it is


def test_what_i_know_of_it_stands_in_my_calendar_my_work_and_my_data(ronde, bureau):
    lid = maak_ruillid(ronde.groep)
    ik = lid.gebruiker
    [taak] = taken(gebruiker=ik, op=VANDAAG)
    assert dagenteken(ronde, lid) in taak.url and taak.uiterlijk == ronde.dagen_tot
    maak_ruilantwoord(ronde, lid, MAANDAG)
    assert taken(gebruiker=ik, op=VANDAAG) == []
    ruil = maak_ruil(maak_ruilronde(ronde.groep, status="bevestigd"), lid)
    [punt] = punten(gebruiker=ik, vanaf=VANDAAG, op=VANDAAG)
    assert (punt.begin, punt.plaats) == (MAANDAG, ruil.organisatie_b.naam)
    assert punten(gebruiker=ik, vanaf=DINSDAG, op=VANDAAG) == []
    mijn = gegevens(gebruiker=ik, op=VANDAAG)
    assert [len(rijen) for rijen in mijn.values()] == [1, 1, 1]
    assert mijn["Wanneer je kon ruilen"][0]["dagen"] == ["2027-03-01"]
    assert ruil.lid_b.gebruiker.naam not in str(mijn)
    assert [len(rijen) for rijen in gegevens(gebruiker=maak_gebruiker(), op=VANDAAG).values()] == [0, 0, 0]
    [klaar] = taken(gebruiker=bureau, op=ronde.dagen_tot + timedelta(days=1))
    assert urlsplit(klaar.url).path.endswith(f"/ruilronde/{ronde.pk}/paren/")


def test_who_leaves_is_in_nothing_any_more_and_the_other_hears_it(ronde):
    a, b = doet_mee(ronde, MAANDAG), doet_mee(ronde, MAANDAG)
    ruilparen.stel_voor(ronde_id=ronde.pk, op=OP)
    geweest = maak_ruil(maak_ruilronde(ronde.groep, status="bevestigd"), a, datum=VANDAAG - timedelta(9))
    komt = maak_ruil(maak_ruilronde(ronde.groep, status="bevestigd"), a, b)
    wis_ruilen(gebruiker=a.gebruiker, op=OP)
    assert paren(ronde) == set() and list(Ruilantwoord.objects.values_list("lid", flat=True)) == [b.pk]
    komt.refresh_from_db()
    geweest.refresh_from_db()
    assert (komt.status, geweest.status) == ("niet_doorgegaan", "gepland")
    [bericht] = Bericht.objects.all()
    assert bericht.aan == b.gebruiker.email and a.gebruiker.naam not in bericht.tekst
    assert ruiluitkomst.vraag_uitkomst(ruil_id=geweest.pk, op=NA)
    assert wiens_uitkomst(uitkomstteken(kanten(geweest)[0])) is None


def test_free_days_are_forgotten_a_month_after_the_round(ronde):
    doet_mee(ronde, MAANDAG)
    einde = datetime(2027, 3, 28, 12, tzinfo=UTC)
    assert ruilronde.vergeet_dagen(op=einde + timedelta(days=30)) == 0
    assert ruilronde.vergeet_dagen(op=einde + timedelta(days=31)) == 1
    assert Ruilantwoord.objects.get().doet_mee


def test_the_model_refuses_a_round_without_end_or_working_day(groep):
    ronde = Ruilronde(groep=groep, naam="x", van=MAANDAG, tot=date(9999, 12, 31), dagen_tot=VANDAAG)
    with pytest.raises(Exception, match="drie maanden"):
        ronde.clean()
    ronde.van, ronde.tot = date(2027, 3, 6), date(2027, 3, 7)
    with pytest.raises(Exception, match="geen werkdag"):
        ronde.clean()


def test_forbidding_twice_is_refused_by_the_database(ronde):
    a, b = maak_ruillid(ronde.groep), maak_ruillid(ronde.groep)
    maak_ruilverbod(ronde, a, b)
    with pytest.raises(IntegrityError), transaction.atomic():
        maak_ruilverbod(ronde, b, a)
