"""A klus from posting to thanks: who may do what when, who hears of it, and what the database refuses."""

from datetime import timedelta

import pytest
from django.db import IntegrityError, transaction
from django.utils import timezone

from jbmb.fouten import RuilFout
from jbmb.models import Klus, Klusreactie
from jbmb.services import klusreacties, klussen
from jbmb.services.kluslinks import akkoordteken, reactie_van
from tests.jbmb.aanbod import post
from tests.jbmb.klussen import (
    OP,
    baas_van,
    maak_beleid,
    maak_klus,
    maak_mens,
    maak_reactie,
    velden_van_klus,
)
from tests.maken import maak_gebruiker, maak_organisatie, maak_vaardigheid
from twentsekracht.logboek.models import Regel
from twentsekracht.organisaties.models import Rol
from twentsekracht.werk.models import Bericht

pytestmark = pytest.mark.django_db
VANDAAG = OP.date()
DAG = timedelta(days=1)


def stand(rij):
    rij.refresh_from_db()
    return rij.status


def weg(rij):
    return list(rij.stappen.values_list("van", "naar"))


def plaats(door, **anders):
    return klussen.plaats(velden=velden_van_klus(**anders), vaardigheden=[], door=door, op=OP)


def loop(klus):
    """It has begun."""
    Klus.objects.filter(pk=klus.pk).update(status="lopend")


# ---- posting


def test_from_posting_to_thanks_on_the_profile():
    hengelo, borne = maak_organisatie("hengelo"), maak_organisatie("borne")
    gever, ik = maak_mens(hengelo), maak_mens(borne)
    klus = plaats(gever)
    assert (klus.organisatie, klus.klusgever, klus.geplaatst_op) == (hengelo, gever, VANDAAG)
    assert list(Klus.objects.te_vinden(op=VANDAAG)) == [klus]
    reactie = klusreacties.reageer(klus=klus, motivatie=" Graag ", uren=6, door=ik, op=OP)
    assert (reactie.motivatie, reactie.organisatie) == ("Graag", borne)
    assert post() == [(gever.email, "Er is een reactie")]
    klusreacties.kies(reactie=reactie, door=gever, op=OP)
    assert post() == [(ik.email, "Je bent gekozen")]
    klusreacties.stem_in(reactie=reactie, door=ik, leidinggevende=baas_van(ik), op=OP)
    assert post() == [(baas_van(ik), "Ga je akkoord")]
    klusreacties.besluit(reactie=reactie, is_akkoord=True, op=OP)
    assert sorted(post()) == sorted([(een.email, "De klus is afgesproken") for een in (ik, gever)])
    assert not Klus.objects.te_vinden(op=VANDAAG).exists()
    loop(klus)
    klussen.rond_af(klus=klus, door=gever, op=OP)
    klusreacties.bedank(reactie=reactie, tekst="Dank!", door=gever, op=OP)
    assert post() == [(ik.email, "De klus is klaar"), (ik.email, "Je krijgt een bedankje")]
    klusreacties.toon_dank(reactie=reactie, toon=True, door=ik)
    reactie.refresh_from_db()
    assert (reactie.status, reactie.dank, reactie.toont_dank) == ("afgerond", "Dank!", True)
    assert weg(reactie) == [
        ("", "gereageerd"),
        ("gereageerd", "gekozen"),
        ("gekozen", "wacht_op_akkoord"),
        ("wacht_op_akkoord", "afgesproken"),
        ("afgesproken", "afgerond"),
    ]


@pytest.mark.parametrize(
    ("anders", "woord"),
    [
        ({"reageren_tot": VANDAAG - DAG}, "al voorbij"),
        ({"reageren_tot": VANDAAG + 40 * DAG}, "voor de klus begint"),
        ({"tot": VANDAAG + 39 * DAG}, "voor de eerste"),
        ({"tot": VANDAAG + 300 * DAG}, "half jaar"),
        ({"plaats": ""}, "op afstand"),
    ],
)
def test_what_cannot_be_is_refused_and_nothing_is_written(anders, woord):
    with pytest.raises(RuilFout, match=woord):
        plaats(maak_mens(), **anders)
    assert not Klus.objects.exists()


def test_half_a_year_is_just_short_enough_and_from_a_distance_needs_no_place():
    klus = plaats(maak_mens(), tot=VANDAAG + (40 + 183) * DAG, plaats="", kan_op_afstand=True)
    assert klus.status == "open"


def test_without_an_organisation_nobody_posts_or_responds():
    los = maak_mens()
    klus = maak_klus()
    los.organisatie = None
    los.save()
    for doe in (
        lambda: plaats(los),
        lambda: klusreacties.reageer(klus=klus, motivatie="Ik", uren=4, door=los, op=OP),
    ):
        with pytest.raises(RuilFout, match="aangesloten"):
            doe()


@pytest.mark.parametrize(
    "anders",
    [
        {"tot": VANDAAG},
        {"reageren_tot": VANDAAG + 40 * DAG},
        {"mensen": 0},
        {"mensen": 11},
        {"uren": 40},
        {"plaats": ""},
    ],
)
def test_the_database_refuses_it_too(anders):
    with pytest.raises(IntegrityError), transaction.atomic():
        maak_klus(**anders)


def test_editing_tells_who_responded_when_it_matters_to_them():
    klus, skill = maak_klus(), maak_vaardigheid()
    reactie = maak_reactie(klus)
    wat = {"klus": klus, "vaardigheden": [skill], "door": klus.klusgever, "op": OP}
    klussen.wijzig(velden=velden_van_klus(titel="Anders"), **wat)
    klus.refresh_from_db()
    assert klus.titel == "Anders" and list(klus.vaardigheden.all()) == [skill] and post() == []
    klussen.wijzig(velden=velden_van_klus(uren=4), **wat)
    assert post() == [(reactie.deelnemer.email, "De klus is gewijzigd")]


def test_once_somebody_is_chosen_the_klus_is_not_edited():
    klus = maak_klus()
    maak_reactie(klus, status="gekozen")
    with pytest.raises(RuilFout, match="al iemand gekozen"):
        klussen.wijzig(klus=klus, velden=velden_van_klus(), vaardigheden=[], door=klus.klusgever, op=OP)


def test_only_its_klusgever_edits_chooses_and_rounds_off():
    klus, ander = maak_klus(), maak_mens()
    reactie, gedaan = maak_reactie(klus), maak_reactie(klus, status="afgerond")
    for doe in (
        lambda: klussen.wijzig(klus=klus, velden=velden_van_klus(), vaardigheden=[], door=ander, op=OP),
        lambda: klussen.rond_af(klus=klus, door=ander, op=OP),
        lambda: klusreacties.kies(reactie=reactie, door=ander, op=OP),
        lambda: klusreacties.wijs_af(reactie=reactie, door=ander, op=OP),
        lambda: klusreacties.bedank(reactie=gedaan, tekst="Dank", door=ander, op=OP),
    ):
        with pytest.raises(RuilFout, match="niet jouw klus"):
            doe()


# ---- the end of it


def test_taking_back_tells_everybody_why():
    klus = maak_klus()
    een, wacht = maak_reactie(klus), maak_reactie(klus, status="wacht_op_akkoord")
    with pytest.raises(RuilFout, match="waarom"):
        klussen.trek_in(klus=klus, door=klus.klusgever, reden=" ", op=OP)
    klussen.trek_in(klus=klus, door=klus.klusgever, reden="Geen tijd", op=OP)
    assert (stand(klus), stand(een), stand(wacht)) == ("ingetrokken", "niet_gekozen", "niet_gekozen")
    kop = "De klus gaat niet verder"
    assert {wie for wie, wat in post() if wat == kop} == {
        een.deelnemer.email,
        wacht.deelnemer.email,
        wacht.leidinggevende,
    }


def test_stopping_a_klus_that_runs():
    klus = maak_klus(status="lopend")
    reactie = maak_reactie(klus, status="afgesproken", leidinggevende="baas@x.example")
    with pytest.raises(RuilFout, match="Dat kan niet meer"):
        klussen.trek_in(klus=klus, door=klus.klusgever, reden="Nee", op=OP)
    klussen.stop(klus=klus, door=klus.klusgever, reden="Uitgesteld", op=OP)
    assert (stand(klus), stand(reactie)) == ("gestopt", "gestopt")
    assert klus.stappen.last().reden == "Uitgesteld"


@pytest.mark.parametrize(
    ("rol", "mag"),
    [
        (Rol.AMBASSADEUR, True),
        (Rol.CONTACTPERSOON, True),
        (Rol.COORDINATOR, True),
        (Rol.VACATUREHOUDER, False),
        (None, False),
    ],
)
def test_who_looks_after_the_organisation_may_take_it_back(rol, mag):
    klus = maak_klus()
    toeziende = maak_gebruiker(rol, klus.organisatie)
    wat = {"klus": klus, "door": toeziende, "reden": "Hoort bij een ander team", "op": OP}
    if not mag:
        with pytest.raises(RuilFout, match="ambassadeur"):
            klussen.trek_in(**wat)
        assert stand(klus) == "open"
        return
    klussen.trek_in(**wat)
    assert stand(klus) == "ingetrokken"
    assert post() == [(klus.klusgever.email, "Je klus is beëindigd")]
    assert Regel.objects.get(actie="trok de klus in").rol == rol


def test_the_ambassadeur_of_another_organisation_may_not():
    klus = maak_klus()
    with pytest.raises(RuilFout, match="ambassadeur"):
        klussen.trek_in(
            klus=klus, door=maak_gebruiker(Rol.AMBASSADEUR, maak_organisatie()), reden="Weg", op=OP
        )


# ---- responding


def test_one_response_at_a_time_and_again_after_taking_it_back():
    klus, ik = maak_klus(), maak_mens()
    wat = {"klus": klus, "motivatie": "Ik", "uren": 4, "door": ik, "op": OP}
    reactie = klusreacties.reageer(**wat)
    with pytest.raises(RuilFout, match="al op deze klus"):
        klusreacties.reageer(**wat)
    klusreacties.trek_terug(reactie=reactie, door=ik, op=OP)
    klusreacties.reageer(**wat)
    assert sorted(klus.reacties.values_list("status", flat=True)) == ["gereageerd", "ingetrokken"]


def test_until_and_with_the_last_day():
    klus = maak_klus()
    wat = {"klus": klus, "motivatie": "Ik", "uren": 4}
    laatste = OP + (klus.reageren_tot - VANDAAG)
    klusreacties.reageer(door=maak_mens(), op=laatste, **wat)
    with pytest.raises(RuilFout, match="niet meer reageren"):
        klusreacties.reageer(door=maak_mens(), op=laatste + DAG, **wat)


def test_not_to_ones_own_and_not_to_a_full_one():
    klus = maak_klus()
    wat = {"klus": klus, "motivatie": "Ik", "uren": 4, "op": OP}
    with pytest.raises(RuilFout, match="eigen klus"):
        klusreacties.reageer(door=klus.klusgever, **wat)
    maak_reactie(klus, status="afgesproken")
    with pytest.raises(RuilFout, match="niet meer reageren"):
        klusreacties.reageer(door=maak_mens(), **wat)


def test_no_more_people_are_chosen_than_there_are_places():
    klus = maak_klus(mensen=2)
    reacties = [maak_reactie(klus) for _ in range(3)]
    for reactie in reacties[:2]:
        klusreacties.kies(reactie=reactie, door=klus.klusgever, op=OP)
    with pytest.raises(RuilFout, match="genoeg mensen"):
        klusreacties.kies(reactie=reacties[2], door=klus.klusgever, op=OP)
    klusreacties.trek_terug(reactie=reacties[0], door=reacties[0].deelnemer, reden="Ziek", op=OP)
    klusreacties.kies(reactie=reacties[2], door=klus.klusgever, op=OP)
    assert stand(reacties[2]) == "gekozen"


def test_choosing_ends_where_the_klus_begins():
    klus = maak_klus()
    reactie = maak_reactie(klus)
    with pytest.raises(RuilFout, match="begonnen"):
        klusreacties.kies(reactie=reactie, door=klus.klusgever, op=OP + 40 * DAG)


def test_the_answer_is_due_well_before_it_begins():
    klus = maak_klus(reageren_tot=VANDAAG, van=VANDAAG + DAG)
    reactie = maak_reactie(klus)
    klusreacties.kies(reactie=reactie, door=klus.klusgever, op=OP)
    reactie.refresh_from_db()
    assert OP < reactie.antwoord_tot < OP + DAG


def test_not_choosing_needs_a_word_once_somebody_was_chosen():
    klus = maak_klus()
    gewoon, gekozen = maak_reactie(klus), maak_reactie(klus, status="afgesproken")
    klusreacties.wijs_af(reactie=gewoon, door=klus.klusgever, op=OP)
    with pytest.raises(RuilFout, match="waarom"):
        klusreacties.wijs_af(reactie=gekozen, door=klus.klusgever, op=OP)
    klusreacties.wijs_af(reactie=gekozen, door=klus.klusgever, reden="Anders", op=OP)
    assert (stand(gewoon), stand(gekozen)) == ("niet_gekozen", "niet_gekozen")
    assert {wie for wie, _ in post()} == {gewoon.deelnemer.email, gekozen.deelnemer.email}


# ---- the leidinggevende


@pytest.mark.parametrize(
    ("wijze", "wordt", "koppen"),
    [
        ("geen", "afgesproken", {"De klus is afgesproken"}),
        ("informeren", "afgesproken", {"De klus is afgesproken", "Een collega doet een klus"}),
        ("akkoord", "wacht_op_akkoord", {"Ga je akkoord"}),
        (None, "wacht_op_akkoord", {"Ga je akkoord"}),
    ],
)
def test_what_the_own_organisation_wants_first(wijze, wordt, koppen):
    ik = maak_mens()
    if wijze:
        maak_beleid(ik.organisatie, wijze)
    reactie = maak_reactie(deelnemer=ik, status="gekozen")
    # That of the klus's own organisation is about its own people.
    maak_beleid(reactie.klus.organisatie, "geen")
    klusreacties.stem_in(reactie=reactie, door=ik, leidinggevende=baas_van(ik), op=OP)
    assert stand(reactie) == wordt
    assert {kop for _, kop in post()} == koppen
    assert reactie.leidinggevende == ("" if wijze == "geen" else baas_van(ik))


@pytest.mark.parametrize("adres", ["", "geen adres", "baas@elders.example", "{zelf}"])
def test_the_leidinggevende_is_a_colleague_and_somebody_else(adres):
    reactie = maak_reactie(status="gekozen")
    ik = reactie.deelnemer
    with pytest.raises(klusreacties.GeenLeidinggevende):
        klusreacties.stem_in(reactie=reactie, door=ik, leidinggevende=adres.format(zelf=ik.email), op=OP)
    assert (stand(reactie), reactie.leidinggevende) == ("gekozen", "")


def test_no_ends_it_and_the_klusgever_can_choose_another():
    reactie = maak_reactie(status="wacht_op_akkoord")
    klusreacties.besluit(reactie=reactie, is_akkoord=False, op=OP)
    assert (stand(reactie), reactie.antwoord_tot) == ("geen_akkoord", None)
    assert post() == [
        (reactie.deelnemer.email, "Geen akkoord"),
        (reactie.klus.klusgever.email, "Een collega kan niet"),
    ]


def test_the_link_answers_once_in_time_and_nothing_else():
    reactie = maak_reactie(status="wacht_op_akkoord")
    teken = akkoordteken(reactie)
    assert reactie_van(teken) == reactie
    for vals in (teken + "x", str(reactie.pk), "x:y", ""):
        assert reactie_van(vals) is None
    with pytest.raises(RuilFout, match="voorbij"):
        klusreacties.besluit(reactie=reactie, is_akkoord=True, op=reactie.antwoord_tot)
    klusreacties.besluit(reactie=reactie, is_akkoord=True, op=OP)
    with pytest.raises(RuilFout, match="niet meer nodig"):
        klusreacties.besluit(reactie=reactie, is_akkoord=False, op=OP)
    assert stand(reactie) == "afgesproken"


def test_nobody_says_yes_for_another_or_too_late():
    reactie = maak_reactie(status="gekozen")
    with pytest.raises(RuilFout, match="niet jouw reactie"):
        klusreacties.stem_in(reactie=reactie, door=maak_mens(), op=OP)
    with pytest.raises(RuilFout, match="voorbij"):
        klusreacties.stem_in(reactie=reactie, door=reactie.deelnemer, op=reactie.antwoord_tot)


# ---- while it runs, and thanks


def test_who_stops_early_says_why_and_the_last_one_ends_the_klus():
    klus = maak_klus(status="lopend", mensen=2)
    een, ander = (maak_reactie(klus, status="afgesproken") for _ in range(2))
    with pytest.raises(RuilFout, match="eerder stoppen"):
        klusreacties.trek_terug(reactie=een, door=een.deelnemer, reden="Nee", op=OP)
    with pytest.raises(RuilFout, match="waarom"):
        klusreacties.stop_zelf(reactie=een, door=een.deelnemer, reden="", op=OP)
    klusreacties.stop_zelf(reactie=een, door=een.deelnemer, reden="Ziek", op=OP)
    assert (stand(een), stand(klus)) == ("gestopt", "lopend")
    klusreacties.stop_zelf(reactie=ander, door=ander.deelnemer, reden="Andere baan", op=OP)
    assert (stand(ander), stand(klus)) == ("gestopt", "gestopt")


def test_thanks_once_when_done_and_shown_only_by_who_got_them():
    klus = maak_klus(status="lopend")
    reactie = maak_reactie(klus, status="afgesproken")
    wat = {"reactie": reactie, "door": klus.klusgever, "op": OP}
    with pytest.raises(RuilFout, match="klaar"):
        klusreacties.bedank(tekst="Dank", **wat)
    klussen.rond_af(klus=klus, door=klus.klusgever, op=OP)
    with pytest.raises(RuilFout, match="Schrijf"):
        klusreacties.bedank(tekst="  ", **wat)
    with pytest.raises(RuilFout, match="geen bedankje"):
        klusreacties.toon_dank(reactie=reactie, toon=True, door=reactie.deelnemer)
    klusreacties.bedank(tekst="Dank", **wat)
    with pytest.raises(RuilFout, match="al bedankt"):
        klusreacties.bedank(tekst="Nog eens", **wat)
    with pytest.raises(RuilFout, match="niet jouw reactie"):
        klusreacties.toon_dank(reactie=reactie, toon=True, door=klus.klusgever)
    reactie.refresh_from_db()
    assert (reactie.dank, reactie.toont_dank) == ("Dank", False)


@pytest.mark.parametrize(
    "velden",
    [
        {"status": "gekozen", "antwoord_tot": None},
        {"status": "gereageerd", "antwoord_tot": OP},
        {"status": "afgesproken", "dank": "Dank"},
        {"status": "afgerond", "dank": "", "toont_dank": True},
    ],
)
def test_the_database_refuses_a_response_that_cannot_be(velden):
    with pytest.raises(IntegrityError), transaction.atomic():
        maak_reactie(**velden)


@pytest.mark.parametrize("model", [Klus, Klusreactie])
def test_every_status_has_its_way_out_or_none(model):
    assert set(model.OVERGANGEN) == {"", *model.Status.values}
    assert {naar for paden in model.OVERGANGEN.values() for naar in paden} == set(model.Status.values)


def test_mails_before_the_choice_hold_no_name():
    klus, ik = maak_klus(maak_mens(naam="Gerda Gever")), maak_mens(naam="Wim Wil")
    klusreacties.reageer(klus=klus, motivatie="Graag", uren=4, door=ik, op=OP)
    [bericht] = Bericht.objects.all()
    assert "Wim Wil" not in bericht.tekst + bericht.html and ik.email not in bericht.tekst + bericht.html
    post()
    klusreacties.kies(reactie=klus.reacties.get(), door=klus.klusgever, op=OP)
    [bericht] = Bericht.objects.all()
    assert "Gerda Gever" in bericht.tekst and klus.klusgever.email in bericht.html


def test_the_last_day_to_answer_reads_as_a_day():
    reactie = maak_reactie()
    klusreacties.kies(reactie=reactie, door=reactie.klus.klusgever, op=OP)
    reactie.refresh_from_db()
    # Five working days from Monday: until the end of the Monday after.
    assert timezone.localtime(reactie.antwoord_tot).date() == VANDAAG + 8 * DAG
    assert "uiterlijk 9 maart 2026" in Bericht.objects.get(onderwerp__startswith="Je bent gekozen").tekst
