"""Signing up for what was chosen: all of it or what fits, and one mail that says how each part stands."""

from datetime import datetime, timedelta

import pytest
from django.db import IntegrityError, transaction

from evenementen import services
from evenementen.fouten import GeenLeidinggevende, GeenOrganisatie, KanNiet, NietsGekozen
from evenementen.models import Deelname, Evenementakkoord, Evenementbeleid, Keuze, Onderdeel
from evenementen.plaatsen import bezettingen
from tests.evenementen.maken_aanmelden import (
    OP,
    START,
    VANDAAG,
    S,
    baas,
    brieven,
    kies,
    maak_collega,
    maak_deel,
    maak_feest,
    maak_reservering,
    maak_werkgever,
    mails,
    meld_aan,
    meld_aan_zonder_vertellen,
    open_vertellingen,
    stand,
    vertel,
)
from twentsekracht.werk.models import Bericht, Job

pytestmark = pytest.mark.django_db
MINUUT = timedelta(minutes=1)


def brief(aan):
    return brieven(aan).get().tekst


def test_several_parts_in_one_go_one_mail():
    feest = maak_feest(titel="Talentweek")
    een, twee = maak_deel(feest, titel="Ontdek je talent"), maak_deel(feest, dag=1, titel="Netwerken")
    wie = maak_collega()
    uitkomst = meld_aan(wie, een, twee)
    assert [rij.onderdeel for rij in uitkomst.geplaatst] == [een, twee]
    assert (uitkomst.wacht_op_akkoord, uitkomst.wachtlijst, uitkomst.niet) == ([], [], [])
    assert [(rij.status, rij.ingeschreven_op, rij.leidinggevende) for rij in uitkomst.geplaatst] == [
        (S.BEVESTIGD, VANDAAG, "")
    ] * 2
    assert [rij.stappen.get().naar for rij in uitkomst.geplaatst] == [S.BEVESTIGD] * 2
    assert mails(wie) == ["Je bent aangemeld"]
    assert "Ontdek je talent" in brief(wie.email) and "Netwerken" in brief(wie.email)
    assert not Keuze.objects.exists()


def test_what_fits_and_the_list_for_what_is_full():
    feest = maak_feest()
    vol, vrij, dicht = (
        maak_deel(feest),
        maak_deel(feest, dag=1),
        maak_deel(feest, dag=2, heeft_wachtlijst=False),
    )
    meld_aan(maak_collega(), vol, dicht)
    meld_aan(maak_collega(), vol)
    wie = maak_collega()
    uitkomst = meld_aan(wie, vol, vrij, dicht)
    assert [rij.onderdeel for rij in uitkomst.geplaatst] == [vrij]
    assert [(rij.onderdeel, rij.wacht_sinds) for rij in uitkomst.wachtlijst] == [(vol, OP)]
    assert uitkomst.niet == [(dicht, "Alle plaatsen zijn bezet.")]
    assert mails(wie) == ["Je bent aangemeld"]
    assert "nummer 2" in brief(wie.email)


def test_everything_or_nothing_says_why_and_keeps_what_was_chosen():
    feest = maak_feest()
    vol, vrij, dicht = (
        maak_deel(feest),
        maak_deel(feest, dag=1),
        maak_deel(feest, dag=2, heeft_wachtlijst=False),
    )
    meld_aan(maak_collega(), vol, dicht)
    wie = maak_collega()
    kies(wie, dicht, vrij, vol)
    with pytest.raises(KanNiet) as fout:
        services.meld_aan(evenement=feest, gebruiker=wie, op=OP, alles=True)
    assert fout.value.redenen == [
        (vol, "Alle plaatsen zijn bezet. Je kunt wel op de wachtlijst."),
        (dicht, "Alle plaatsen zijn bezet."),
    ]
    assert str(vol) in str(fout.value) and str(dicht) in str(fout.value)
    assert Keuze.objects.filter(gebruiker=wie).count() == 3
    assert not Deelname.objects.filter(deelnemer=wie).exists() and mails(wie) == []


def test_everything_when_there_is_a_place_in_each():
    feest, wie = maak_feest(), maak_collega()
    delen = [maak_deel(feest, dag=dag) for dag in range(3)]
    assert len(meld_aan(wie, *delen, alles=True).geplaatst) == 3


def test_what_is_held_is_theirs_whoever_comes_meanwhile():
    deel, wie, ander = maak_deel(maak_feest()), maak_collega(), maak_collega()
    kies(wie, deel)
    assert meld_aan(ander, deel, op=OP + MINUUT).wachtlijst
    uitkomst = services.meld_aan(evenement=deel.evenement, gebruiker=wie, op=OP + 9 * MINUUT, alles=True)
    assert len(uitkomst.geplaatst) == 1


def test_what_lapsed_goes_to_who_waits_and_else_is_still_to_be_had():
    deel, wie, ander = maak_deel(maak_feest(), 2), maak_collega(), maak_collega()
    kies(wie, deel)
    kies(maak_collega(), deel)
    [wacht] = meld_aan(ander, deel, op=OP + MINUUT).wachtlijst
    uitkomst = services.meld_aan(evenement=deel.evenement, gebruiker=wie, op=OP + 10 * MINUUT, alles=False)
    assert stand(wacht) == [S.AANGEBODEN]
    assert len(uitkomst.geplaatst) == 1  # the second that lapsed


def test_of_two_at_the_same_time_the_one_that_is_held():
    feest, wie = maak_feest(), maak_collega()
    vroeg, laat = maak_deel(feest, uur=9), maak_deel(feest, uur=10)
    kies(wie, laat)
    uitkomst = meld_aan(wie, vroeg, laat)
    assert [rij.onderdeel for rij in uitkomst.geplaatst] == [laat]
    assert uitkomst.niet == [(vroeg, f"Dit is tegelijk met ‘{laat}’.")]


def test_a_place_comes_before_a_place_on_the_list_at_the_same_time():
    feest, wie = maak_feest(), maak_collega()
    vol, vrij = maak_deel(feest, uur=9), maak_deel(feest, uur=10)
    meld_aan(maak_collega(), vol)
    uitkomst = meld_aan(wie, vol, vrij)
    assert [rij.onderdeel for rij in uitkomst.geplaatst] == [vrij]
    assert [deel for deel, _ in uitkomst.niet] == [vol]


def test_not_at_the_time_of_what_one_is_in_or_waits_for():
    feest, wie = maak_feest(), maak_collega()
    een, twee, drie = maak_deel(feest, uur=9), maak_deel(feest, uur=10), maak_deel(feest, uur=11)
    meld_aan(maak_collega(), een)
    meld_aan(wie, een)  # waits
    with pytest.raises(KanNiet, match="tegelijk met"):
        meld_aan(wie, twee, alles=True)
    assert meld_aan(wie, drie).geplaatst


def test_a_hold_that_is_not_taken_is_free_for_who_waits():
    """It was called off for this person alone: they got another part at the same time in between."""
    feest, wie, wacht = maak_feest(), maak_collega(), maak_collega()
    een, twee = maak_deel(feest, uur=9), maak_deel(feest, uur=10)
    kies(wie, een)
    [rij] = meld_aan(wacht, een).wachtlijst
    Deelname.objects.create(onderdeel=twee, deelnemer=wie, organisatie=wie.organisatie, status=S.BEVESTIGD)
    uitkomst = services.meld_aan(evenement=feest, gebruiker=wie, op=OP, alles=False)
    assert [deel for deel, _ in uitkomst.niet] == [een]
    assert stand(rij) == [S.AANGEBODEN]
    vertel()
    assert mails(wie) == ["Je aanmelding"]


def test_nothing_chosen_nowhere_employed():
    feest, wie = maak_feest(), maak_collega()
    with pytest.raises(NietsGekozen):
        services.meld_aan(evenement=feest, gebruiker=wie, op=OP, alles=True)
    wie.organisatie = None
    wie.save()
    with pytest.raises(GeenOrganisatie):
        services.meld_aan(evenement=feest, gebruiker=wie, op=OP, alles=True)


def test_what_closed_while_choosing_is_told():
    feest, wie = maak_feest(), maak_collega()
    een, twee = maak_deel(feest), maak_deel(feest, dag=1)
    kies(wie, een, twee)
    Onderdeel.objects.filter(pk=een.pk).update(afgelast_op=OP)
    uitkomst = services.meld_aan(evenement=feest, gebruiker=wie, op=OP, alles=False)
    assert uitkomst.niet == [(een, "Dit onderdeel is afgelast.")]
    assert [rij.onderdeel for rij in uitkomst.geplaatst] == [twee]


def test_twice_the_database_says_no():
    deel, wie = maak_deel(maak_feest(), 5), maak_collega()
    meld_aan(wie, deel)
    with pytest.raises(IntegrityError), transaction.atomic():
        Deelname.objects.create(
            onderdeel=deel, deelnemer=wie, organisatie=wie.organisatie, status=S.BEVESTIGD
        )


def test_signing_up_costs_the_same_for_two_parts_and_twelve(django_assert_max_num_queries):
    feest = maak_feest()
    delen = [maak_deel(feest, dag=nummer % 5, uur=8 + nummer // 5 * 3) for nummer in range(12)]
    wie = maak_collega()
    kies(wie, *delen)
    with django_assert_max_num_queries(15):
        services.meld_aan(evenement=feest, gebruiker=wie, op=OP, alles=True)
    assert Deelname.objects.filter(deelnemer=wie).count() == 12


# ---- told by the worker


def aangemeld(wie, *delen, op=OP):
    """And not told yet."""
    kies(wie, *delen, op=op)
    return meld_aan_zonder_vertellen(wie, delen[0].evenement, op=op)


def test_what_came_of_it_is_told_by_the_worker_and_not_while_others_wait():
    feest, wie = maak_feest(), maak_collega(maak_werkgever("informeren"))
    een, twee = maak_deel(feest), maak_deel(feest, dag=1)
    aangemeld(wie, een, twee)
    assert not Bericht.objects.exists()
    vertel()
    assert (mails(wie), mails(baas(wie))) == (["Je bent aangemeld"], ["Een collega gaat naar een evenement"])
    assert {bericht.aangemaakt_op for bericht in Bericht.objects.all()} == {OP}
    assert Bericht.objects.exclude(agenda="").count() == 2  # an item for each part
    vertel()
    assert len(mails(wie)) == 1


def test_who_does_something_before_the_worker_came_hears_both_in_order():
    feest, wie = maak_feest(), maak_collega()
    een, twee = maak_deel(feest), maak_deel(feest, dag=1)
    [rij] = aangemeld(wie, een).geplaatst
    aangemeld(wie, twee, op=OP + MINUUT)
    assert len(open_vertellingen()) == 1 and mails(wie) == ["Je bent aangemeld"]
    services.annuleer(deelname=rij, door=wie, op=OP + 2 * MINUUT)
    assert not open_vertellingen()
    assert mails(wie) == ["Je bent aangemeld", "Je bent aangemeld", "Je doet niet meer mee"]


def test_who_is_offered_a_place_before_the_worker_came_hears_first_that_they_waited():
    deel, wie = maak_deel(maak_feest()), maak_collega()
    [heeft] = meld_aan(maak_collega(), deel).geplaatst
    aangemeld(wie, deel)
    services.annuleer(deelname=heeft, door=heeft.deelnemer, op=OP + MINUUT)
    vertel()
    assert mails(wie) == ["Je staat op de wachtlijst", "Er is een plaats voor je"]


def test_an_answer_before_the_question_was_mailed_comes_after_it():
    deel, wie = maak_deel(maak_feest()), maak_collega(maak_werkgever("akkoord"))
    [rij] = aangemeld(wie, deel).wacht_op_akkoord
    vraag = rij.akkoorden.get()
    assert mails(baas(wie)) == []
    services.besluit(akkoord=vraag, ja=True, op=OP + MINUUT)
    vertel()
    assert (mails(baas(wie)), mails(wie)) == (["Ga je akkoord"], ["We vragen akkoord", "Je kunt gaan"])


def test_called_off_before_the_worker_came():
    deel = maak_deel(maak_feest(), 3)
    mensen = [maak_collega() for _ in range(3)]
    for wie in mensen:
        aangemeld(wie, deel)
    services.gelast_onderdeel_af(onderdeel=deel, door=None, op=OP + MINUUT, reden="Ziek.")
    assert not open_vertellingen()
    assert [mails(wie) for wie in mensen] == [["Je bent aangemeld", "Je doet niet meer mee"]] * 3


def test_who_leaves_before_the_worker_came_gets_no_mail():
    wie = maak_collega()
    aangemeld(wie, maak_deel(maak_feest()))
    services.wis(gebruiker=wie, op=OP)
    vertel()
    assert not Bericht.objects.exists()


def test_who_was_there_before_the_worker_came_is_told_what_was_so_then():
    deel, wie = maak_deel(maak_feest()), maak_collega()
    [rij] = aangemeld(wie, deel).geplaatst
    Deelname.objects.filter(pk=rij.pk).update(status=S.AANWEZIG)
    vertel()
    assert mails(wie) == ["Je bent aangemeld"]
    assert stand(rij) == [S.AANWEZIG]


def test_what_lapsed_or_went_meanwhile_breaks_no_mail():
    """Of a part that was taken away, nothing is said; a row of an evening that is gone is no row."""
    feest, wie = maak_feest(), maak_collega()
    vol, weg = maak_deel(feest, heeft_wachtlijst=False), maak_deel(feest, dag=1)
    meld_aan(maak_collega(), vol)
    kies(wie, vol, weg)
    Onderdeel.objects.filter(pk=weg.pk).update(afgelast_op=OP)
    meld_aan_zonder_vertellen(wie, feest)
    Keuze.objects.filter(onderdeel=weg).delete()
    weg.delete()
    vertel()
    assert mails(wie) == ["Je aanmelding"] and weg.titel not in brief(wie.email)


# ---- what the organisation wants


def test_informing_tells_the_leidinggevende_once_of_everything():
    feest, wie = maak_feest(), maak_collega(maak_werkgever("informeren"))
    een, twee, vol = (maak_deel(feest, dag=dag) for dag in range(3))
    meld_aan(maak_collega(), vol)
    uitkomst = meld_aan(wie, een, twee, vol)
    assert [rij.status for rij in uitkomst.geplaatst] == [S.BEVESTIGD] * 2
    assert mails(baas(wie)) == ["Een collega gaat naar een evenement"]
    tekst = brief(baas(wie))
    assert een.titel in tekst and twee.titel in tekst and vol.titel not in tekst


def test_approval_is_asked_once_for_everything():
    feest, wie = maak_feest(), maak_collega(maak_werkgever("akkoord"))
    een, twee = maak_deel(feest), maak_deel(feest, dag=1)
    uitkomst = meld_aan(wie, een, twee)
    assert [rij.status for rij in uitkomst.wacht_op_akkoord] == [S.WACHT_OP_AKKOORD] * 2
    vraag = Evenementakkoord.objects.get()
    assert (vraag.aan, vraag.organisatie, list(vraag.deelnames.order_by("pk"))) == (
        baas(wie),
        wie.organisatie,
        uitkomst.wacht_op_akkoord,
    )
    assert mails(baas(wie)) == ["Ga je akkoord"]
    assert mails(wie) == ["We vragen akkoord"]
    assert services.akkoordteken(vraag) in brief(baas(wie))
    [job] = Job.objects.filter(soort="evenementen.tasks.akkoord_verloopt")
    assert job.argumenten["akkoord"] == vraag.pk
    assert datetime.fromisoformat(job.argumenten["vanaf"]) == vraag.plaats_tot


@pytest.mark.parametrize("adres", ["", "geen adres", "ik@ergens.example", "\0", "zelf"])
def test_the_address_is_of_somebody_else_of_the_organisation(adres):
    deel, wie = maak_deel(maak_feest()), maak_collega(maak_werkgever("akkoord"))
    kies(wie, deel)
    with pytest.raises(GeenLeidinggevende):
        services.meld_aan(
            evenement=deel.evenement,
            gebruiker=wie,
            op=OP,
            alles=True,
            leidinggevende=wie.email if adres == "zelf" else adres,
        )
    assert not Deelname.objects.exists()


def test_without_a_rule_no_address_is_kept():
    wie = maak_collega(maak_werkgever("geen"))
    assert meld_aan(wie, maak_deel(maak_feest())).geplaatst[0].leidinggevende == ""


# ---- the waiting list


def test_who_waits_longest_gets_the_place_and_nobody_new():
    deel = maak_deel(maak_feest())
    [heeft] = meld_aan(maak_collega(), deel).geplaatst
    [eerst] = meld_aan(maak_collega(), deel, op=OP + MINUUT).wachtlijst
    [dan] = meld_aan(maak_collega(), deel, op=OP + 2 * MINUUT).wachtlijst
    services.annuleer(deelname=heeft, door=heeft.deelnemer, op=OP + 3 * MINUUT)
    assert stand(heeft, eerst, dan) == [S.GEANNULEERD, S.AANGEBODEN, S.WACHTLIJST]
    assert meld_aan(maak_collega(), deel, op=OP + 4 * MINUUT).wachtlijst
    tot = Deelname.objects.get(pk=eerst.pk).aanbod_tot
    assert tot == OP + 3 * MINUUT + timedelta(hours=48)
    assert Job.objects.filter(argumenten__onderdeel=deel.pk, argumenten__vanaf=tot.isoformat()).exists()
    services.werk_onderdeel_bij(onderdeel_id=deel.pk, op=tot)
    assert stand(eerst, dan) == [S.GEANNULEERD, S.AANGEBODEN]
    assert mails(eerst.deelnemer) == [
        "Je staat op de wachtlijst",
        "Er is een plaats voor je",
        "Je doet niet meer mee",
    ]


def test_more_places_are_offered_by_the_job():
    deel = maak_deel(maak_feest())
    meld_aan(maak_collega(), deel)
    wachtend = [meld_aan(maak_collega(), deel, op=OP + nr * MINUUT).wachtlijst[0] for nr in range(3)]
    Onderdeel.objects.filter(pk=deel.pk).update(capaciteit=3)
    services.werk_onderdeel_bij(onderdeel_id=deel.pk, op=OP)
    assert stand(*wachtend) == [S.AANGEBODEN, S.AANGEBODEN, S.WACHTLIJST]


def test_on_the_day_of_release_the_kept_places_are_offered():
    vrijgave = START - timedelta(days=7)
    ons, zij = maak_werkgever(), maak_werkgever()
    deel = maak_deel(maak_feest(), 2, vrijgave_op=vrijgave)
    maak_reservering(deel, zij, 1)
    meld_aan(maak_collega(ons), deel)
    [wacht] = meld_aan(maak_collega(ons), deel).wachtlijst
    dag = vrijgave - VANDAAG
    services.werk_onderdeel_bij(onderdeel_id=deel.pk, op=OP + dag - timedelta(days=1))
    assert stand(wacht) == [S.WACHTLIJST]
    services.werk_onderdeel_bij(onderdeel_id=deel.pk, op=OP + dag)
    assert stand(wacht) == [S.AANGEBODEN]


def test_too_late_to_offer_a_place_and_still_nobody_overtakes_the_list():
    feest = maak_feest()
    deel = maak_deel(feest, begintijd=None, eindtijd=None)
    [heeft] = meld_aan(maak_collega(), deel).geplaatst
    [wacht] = meld_aan(maak_collega(), deel).wachtlijst
    begin = OP.replace(year=START.year, month=START.month, day=START.day, hour=0)
    laat = begin - timedelta(hours=3)  # an hour before midnight here, in summer time
    services.annuleer(deelname=heeft, door=heeft.deelnemer, op=laat)
    assert stand(wacht) == [S.WACHTLIJST]
    assert meld_aan(maak_collega(), deel, op=laat).wachtlijst


def test_when_it_begins_who_waits_waits_in_vain_and_hears_so():
    deel = maak_deel(maak_feest())
    meld_aan(maak_collega(), deel)
    [wacht] = meld_aan(maak_collega(), deel).wachtlijst
    services.werk_onderdeel_bij(onderdeel_id=deel.pk, op=OP + timedelta(days=60, hours=1))
    assert stand(wacht) == [S.GEANNULEERD]
    assert mails(wacht.deelnemer)[-1] == "Je doet niet meer mee"


def test_what_an_old_list_holds_is_never_offered_anything():
    deel, organisatie = maak_deel(maak_feest(), 2), maak_werkgever()
    Deelname.objects.create(onderdeel=deel, kenmerk="P-1", organisatie=organisatie, status=S.WACHTLIJST)
    services.werk_onderdeel_bij(onderdeel_id=deel.pk, op=OP)
    assert Deelname.objects.get().status == S.WACHTLIJST
    assert meld_aan(maak_collega(organisatie), deel).geplaatst


def test_a_part_that_is_gone_is_no_work():
    services.werk_onderdeel_bij(onderdeel_id=10**9, op=OP)


def test_without_a_limit_everybody_finds_a_place():
    deel = maak_deel(maak_feest(), None)
    assert all(meld_aan(maak_collega(), deel).geplaatst for _ in range(3))
    assert bezettingen([deel], op=OP)[deel.pk].bezet.total() == 3


def test_an_organisation_has_one_rule():
    organisatie = maak_werkgever("geen")
    with pytest.raises(IntegrityError), transaction.atomic():
        Evenementbeleid.objects.create(organisatie=organisatie, wijze="akkoord")
