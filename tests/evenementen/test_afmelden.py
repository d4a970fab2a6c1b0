"""Afterwards: an offer answered, a place given back, one part swapped for another, and what does not go on."""

from datetime import timedelta

import pytest

from evenementen import services
from evenementen.fouten import AanbodVerlopen, Begonnen, EvenementFout, KanNiet, MagNiet
from evenementen.models import Deelname, Evenementakkoord, Evenementbeleid, Keuze, Onderdeel
from tests.evenementen.maken_aanmelden import (
    OP,
    S,
    baas,
    brieven,
    kies,
    maak_collega,
    maak_deel,
    maak_feest,
    maak_werkgever,
    mails,
    meld_aan,
    stand,
)
from tests.maken import maak_deelname
from twentsekracht.logboek.models import Regel
from twentsekracht.werk.models import Bericht

pytestmark = pytest.mark.django_db
UUR = timedelta(hours=1)
DAARNA = OP + timedelta(days=70)


def aangeboden(deel, organisatie=None):
    """Somebody to whom a place is offered."""
    [heeft] = meld_aan(maak_collega(), deel).geplaatst
    [wacht] = meld_aan(maak_collega(organisatie), deel).wachtlijst
    services.annuleer(deelname=heeft, door=heeft.deelnemer, op=OP)
    return Deelname.objects.get(pk=wacht.pk)


# ---- an offer


def test_the_offered_place_is_accepted_once():
    rij = aangeboden(maak_deel(maak_feest()))
    for _ in range(2):
        assert services.neem_aan(deelname=rij, op=OP + UUR).status == S.BEVESTIGD
    assert mails(rij.deelnemer)[2:] == ["Je bent aangemeld"]


def test_an_offer_lapses_by_the_clock_also_before_the_job_came():
    rij = aangeboden(maak_deel(maak_feest()))
    with pytest.raises(AanbodVerlopen):
        services.neem_aan(deelname=rij, op=OP + 48 * UUR)


def test_who_waits_has_nothing_to_accept():
    deel = maak_deel(maak_feest())
    meld_aan(maak_collega(), deel)
    [rij] = meld_aan(maak_collega(), deel).wachtlijst
    with pytest.raises(MagNiet):
        services.neem_aan(deelname=rij, op=OP)


def test_accepting_asks_for_approval_where_the_organisation_wants_it():
    rij = aangeboden(maak_deel(maak_feest()), maak_werkgever("akkoord"))
    assert services.neem_aan(deelname=rij, op=OP + UUR).status == S.WACHT_OP_AKKOORD
    assert mails(baas(rij.deelnemer)) == ["Ga je akkoord"]
    assert mails(rij.deelnemer)[-1] == "We vragen akkoord"


def test_accepting_informs_where_the_organisation_wants_that():
    rij = aangeboden(maak_deel(maak_feest()), maak_werkgever("informeren"))
    services.neem_aan(deelname=rij, op=OP + UUR)
    assert mails(baas(rij.deelnemer)) == ["Een collega gaat naar een evenement"]


def test_who_signed_up_before_there_was_a_rule_needs_no_approval():
    organisatie = maak_werkgever()
    rij = aangeboden(maak_deel(maak_feest()), organisatie)
    Evenementbeleid.objects.create(organisatie=organisatie, wijze="akkoord")
    assert services.neem_aan(deelname=rij, op=OP + UUR).status == S.BEVESTIGD


# ---- giving back


def test_the_link_takes_off_the_list_or_declines_but_gives_back_no_place():
    deel = maak_deel(maak_feest())
    rij = aangeboden(deel)
    [volgende] = meld_aan(maak_collega(), deel).wachtlijst
    services.verlaat_wachtlijst(deelname=rij, op=OP + UUR)
    assert stand(rij, volgende) == [S.GEANNULEERD, S.AANGEBODEN]
    services.neem_aan(deelname=volgende, op=OP + UUR)
    with pytest.raises(MagNiet):
        services.verlaat_wachtlijst(deelname=volgende, op=OP + UUR)


def test_who_cancels_reads_so_and_who_is_cancelled_reads_why():
    feest = maak_feest()
    een, twee, wie = maak_deel(feest), maak_deel(feest, dag=1), maak_collega()
    zelf, ander = meld_aan(wie, een, twee).geplaatst
    services.annuleer(deelname=zelf, door=wie, op=OP)
    services.annuleer(deelname=ander, door=maak_collega(), op=OP, reden="Je bent die dag nodig.")
    teksten = brieven(wie).values_list("tekst", flat=True)
    assert "Je hebt je afgemeld." in teksten[1]
    assert "Je bent afgemeld. De reden: Je bent die dag nodig." in teksten[2]
    assert ander.stappen.last().reden == "Je bent die dag nodig."


def test_not_twice_and_not_once_it_began():
    deel, wie = maak_deel(maak_feest()), maak_collega()
    [rij] = meld_aan(wie, deel).geplaatst
    with pytest.raises(Begonnen):
        services.annuleer(deelname=rij, door=wie, op=DAARNA)
    services.annuleer(deelname=rij, door=wie, op=OP)
    with pytest.raises(MagNiet):
        services.annuleer(deelname=rij, door=wie, op=OP)
    assert meld_aan(wie, deel).geplaatst  # may come back


def test_of_an_old_list_there_is_nobody_to_tell():
    rij = maak_deelname(maak_deel(maak_feest()), maak_werkgever(), S.BEVESTIGD)
    services.annuleer(deelname=rij, door=None, op=OP, reden="Dubbel")
    assert stand(rij) == [S.GEANNULEERD] and not Bericht.objects.exists()


# ---- swapping


def test_a_swap_gives_up_the_one_for_the_other():
    feest = maak_feest()
    van, naar, wie = maak_deel(feest), maak_deel(feest, uur=10), maak_collega()
    [rij] = meld_aan(wie, van).geplaatst
    [wacht] = meld_aan(maak_collega(), van).wachtlijst
    nieuw = services.wissel(deelname=rij, naar=naar, door=wie, op=OP + UUR)
    assert stand(rij, nieuw, wacht) == [S.GEANNULEERD, S.BEVESTIGD, S.AANGEBODEN]
    assert mails(wie) == ["Je bent aangemeld", "Je hebt gewisseld"]


def test_no_swap_to_what_is_full_or_waited_for():
    feest = maak_feest()
    van, naar, wie = maak_deel(feest), maak_deel(feest, dag=1), maak_collega()
    [rij] = meld_aan(wie, van).geplaatst
    [bezet] = meld_aan(maak_collega(), naar).geplaatst
    [wacht] = meld_aan(maak_collega(), naar).wachtlijst
    with pytest.raises(KanNiet, match="Alle plaatsen zijn bezet"):
        services.wissel(deelname=rij, naar=naar, door=wie, op=OP)
    services.annuleer(deelname=bezet, door=None, op=OP)
    with pytest.raises(KanNiet):
        services.wissel(deelname=rij, naar=naar, door=wie, op=OP)
    assert stand(rij, wacht) == [S.BEVESTIGD, S.AANGEBODEN]


def test_a_swap_to_what_one_holds_by_choosing():
    feest = maak_feest()
    van, naar, wie = maak_deel(feest), maak_deel(feest, dag=1), maak_collega()
    [rij] = meld_aan(wie, van).geplaatst
    kies(wie, naar)
    assert services.wissel(deelname=rij, naar=naar, door=wie, op=OP).status == S.BEVESTIGD
    assert not Keuze.objects.exists()


def test_a_swap_with_itself_is_none():
    deel, wie = maak_deel(maak_feest(), 3), maak_collega()
    [rij] = meld_aan(wie, deel).geplaatst
    with pytest.raises(KanNiet, match="al voor aangemeld"):
        services.wissel(deelname=rij, naar=deel, door=wie, op=OP)


def test_a_swap_clashes_with_what_stays_and_stays_within_the_event():
    feest, wie = maak_feest(), maak_collega()
    van, blijft, naar = maak_deel(feest), maak_deel(feest, dag=1), maak_deel(feest, dag=1, uur=10)
    rij, _ = meld_aan(wie, van, blijft).geplaatst
    with pytest.raises(KanNiet, match="tegelijk"):
        services.wissel(deelname=rij, naar=naar, door=wie, op=OP)
    with pytest.raises(EvenementFout, match="hetzelfde evenement"):
        services.wissel(deelname=rij, naar=maak_deel(maak_feest()), door=wie, op=OP)
    with pytest.raises(KanNiet, match="al voor aangemeld"):
        services.wissel(deelname=rij, naar=blijft, door=wie, op=OP)


@pytest.mark.parametrize("status", [S.GEANNULEERD, S.AANWEZIG])
def test_what_is_over_cannot_be_swapped(status):
    feest, wie = maak_feest(), maak_collega()
    rij = maak_deelname(maak_deel(feest), wie.organisatie, status, deelnemer=wie)
    with pytest.raises(MagNiet):
        services.wissel(deelname=rij, naar=maak_deel(feest, dag=1), door=wie, op=OP)


def test_who_waits_may_swap_to_where_there_is_a_place():
    feest, wie = maak_feest(), maak_collega(maak_werkgever("akkoord"))
    vol, naar = maak_deel(feest), maak_deel(feest, uur=10)
    meld_aan(maak_collega(), vol)
    [rij] = meld_aan(wie, vol).wachtlijst
    assert services.wissel(deelname=rij, naar=naar, door=wie, op=OP).status == S.WACHT_OP_AKKOORD
    assert mails(baas(wie)) == ["Ga je akkoord"]


def test_a_swap_while_approval_is_asked_goes_along_in_the_question():
    feest, wie = maak_feest(), maak_collega(maak_werkgever("akkoord"))
    van, naar = maak_deel(feest), maak_deel(feest, dag=1)
    [rij] = meld_aan(wie, van).wacht_op_akkoord
    nieuw = services.wissel(deelname=rij, naar=naar, door=wie, op=OP)
    vraag = Evenementakkoord.objects.get()
    assert (vraag.besluit, services.open_deelnames(vraag)) == ("", [nieuw])
    assert mails(baas(wie)) == ["Ga je akkoord"]
    services.besluit(akkoord=vraag, ja=True, op=OP)
    assert stand(rij, nieuw) == [S.GEANNULEERD, S.BEVESTIGD]


def test_after_approval_a_swap_is_told_to_who_agreed():
    feest, wie = maak_feest(), maak_collega(maak_werkgever("akkoord"))
    van, naar = maak_deel(feest), maak_deel(feest, dag=1)
    [rij] = meld_aan(wie, van).wacht_op_akkoord
    services.besluit(akkoord=Evenementakkoord.objects.get(), ja=True, op=OP)
    assert (
        services.wissel(deelname=Deelname.objects.get(pk=rij.pk), naar=naar, door=wie, op=OP).status
        == S.BEVESTIGD
    )
    assert mails(baas(wie))[-1] == "Een collega gaat naar een evenement"


# ---- it does not go on


def test_a_part_that_is_called_off():
    feest, wie, coordinator = maak_feest(), maak_collega(), maak_collega()
    deel, blijft = maak_deel(feest), maak_deel(feest, dag=1)
    [rij, ander] = meld_aan(wie, deel, blijft).geplaatst
    [wacht] = meld_aan(maak_collega(), deel).wachtlijst
    kies(maak_collega(), deel)
    oud = maak_deelname(deel, wie.organisatie, S.BEVESTIGD)
    verteld = services.gelast_onderdeel_af(
        onderdeel=deel, door=coordinator, op=OP, reden="De spreker is ziek."
    )
    assert verteld == 2
    assert stand(rij, ander, wacht, oud) == [S.GEANNULEERD, S.BEVESTIGD, S.GEANNULEERD, S.GEANNULEERD]
    assert (
        "Het gaat niet door. De spreker is ziek." in Bericht.objects.filter(aan=wie.email).latest("pk").tekst
    )
    assert not Keuze.objects.exists()
    assert Regel.objects.filter(actie="onderdeel afgelast", door_id=coordinator.pk).count() == 1
    assert services.gelast_onderdeel_af(onderdeel=deel, door=coordinator, op=OP, reden="") == 0
    services.werk_onderdeel_bij(onderdeel_id=deel.pk, op=OP)  # offers nothing


def test_an_event_that_is_called_off_is_one_mail_for_each():
    feest, wie = maak_feest(), maak_collega(maak_werkgever("akkoord"))
    een, twee = maak_deel(feest), maak_deel(feest, dag=1)
    meld_aan(wie, een, twee)
    meld_aan(maak_collega(), een)
    assert services.gelast_evenement_af(evenement=feest, door=None, op=OP, reden="Te weinig sprekers.") == 2
    assert mails(wie) == ["We vragen akkoord", "Je doet niet meer mee"]
    assert not Onderdeel.objects.filter(afgelast_op=None).exists()
    assert Evenementakkoord.objects.get().besluit == "vervallen"


def test_what_began_cannot_be_called_off():
    deel = maak_deel(maak_feest())
    with pytest.raises(EvenementFout):
        services.gelast_onderdeel_af(onderdeel=deel, door=None, op=DAARNA, reden="")
    assert services.gelast_evenement_af(evenement=deel.evenement, door=None, op=DAARNA, reden="") == 0


# ---- somebody leaves


def test_who_leaves_makes_room_and_is_forgotten():
    feest, wie = maak_feest(), maak_collega(maak_werkgever("akkoord"))
    een, twee = maak_deel(feest), maak_deel(feest, dag=1)
    [rij] = meld_aan(wie, een).wacht_op_akkoord
    kies(wie, twee)
    wachtend = [meld_aan(maak_collega(), deel).wachtlijst[0] for deel in (een, twee)]
    services.wis(gebruiker=wie, op=OP + UUR)
    rij = Deelname.objects.get(pk=rij.pk)
    assert (rij.status, rij.deelnemer, rij.leidinggevende) == (S.GEANNULEERD, None, "")
    assert stand(*wachtend) == [S.AANGEBODEN] * 2
    vraag = Evenementakkoord.objects.get()
    assert (vraag.aan, vraag.besluit) == ("", "vervallen")
    assert services.akkoord_van(services.akkoordteken(vraag)) is None
    assert services.wie_wacht(services.lijstteken(rij)) is None


def test_who_was_to_agree_and_leaves_is_asked_no_longer():
    organisatie = maak_werkgever("akkoord")
    chef = maak_collega(organisatie, email=f"baas@{organisatie.code}.example")
    [rij] = meld_aan(maak_collega(organisatie), maak_deel(maak_feest())).wacht_op_akkoord
    services.wis(gebruiker=chef, op=OP)
    rij.refresh_from_db()
    assert (rij.status, rij.leidinggevende) == (S.WACHT_OP_AKKOORD, "")
    vraag = Evenementakkoord.objects.get()
    assert (vraag.aan, vraag.besluit) == ("", "")
    assert not services.herinner(akkoord_id=vraag.pk, op=OP + timedelta(days=8))


def test_the_day_itself_stays_as_it_was():
    deel = maak_deel(maak_feest())
    wie = maak_collega()
    rij = maak_deelname(deel, wie.organisatie, S.AANWEZIG, deelnemer=wie)
    services.wis(gebruiker=wie, op=DAARNA)
    assert stand(rij) == [S.AANWEZIG]
