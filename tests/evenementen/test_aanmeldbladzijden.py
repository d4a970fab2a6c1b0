"""Choosing and signing up as somebody does it on the page, and what they may do afterwards."""

from datetime import date, time, timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from evenementen import services
from evenementen.models import Deelname, Evenementbeleid, Keuze
from tests.evenementen.maken_aanmelden import maak_collega, maak_werkgever
from tests.maken import maak_deelname, maak_evenement, maak_gebruiker, maak_onderdeel

pytestmark = pytest.mark.django_db


def straks():
    return timezone.localdate() + timedelta(20)


S = Deelname.Status


@pytest.fixture
def feest():
    return maak_evenement(straks().year, code="feest", titel="Feest", start=straks(), einde=straks())


def deel(feest, uur=9, capaciteit=5, **velden):
    velden = {"datum": straks(), "begintijd": time(uur), "eindtijd": time(uur + 1), **velden}
    return maak_onderdeel(feest, capaciteit=capaciteit, **velden)


def vol(feest, uur=9, **velden):
    rij = deel(feest, uur, capaciteit=1, **velden)
    maak_deelname(rij, status="bevestigd")
    return rij


def kies(browser, feest, *delen):
    return browser.post(
        f"{feest.get_absolute_url()}kiezen/", {"onderdeel": [een.pk for een in delen]}, follow=True
    )


def meld_aan(browser, feest, **velden):
    return browser.post(f"{feest.get_absolute_url()}aanmelden/", {"hoe": "wat_past", **velden}, follow=True)


def tekst(antwoord):
    return " ".join(antwoord.content.decode().split())


def gekozen(wie):
    return set(Keuze.objects.filter(gebruiker=wie).values_list("onderdeel", flat=True))


def standen(wie):
    rijen = Deelname.objects.filter(deelnemer=wie).order_by("onderdeel__begintijd", "pk")
    return list(rijen.values_list("onderdeel__titel", "status"))


# ---- choosing


def test_boxes_are_for_who_may_take_part(als, client, feest):
    deel(feest)
    pad = feest.get_absolute_url()
    assert 'name="onderdeel"' in tekst(als(maak_collega()).get(pad))
    zonder = maak_gebruiker()
    zonder.organisatie = None
    zonder.save()
    for antwoord in (client.get(pad), als(zonder).get(pad)):
        assert 'name="onderdeel"' not in tekst(antwoord)
    assert "hoort nu niet bij een organisatie" in tekst(als(zonder).get(pad))
    assert "Aanmelden kan alleen wie" in tekst(kies(als(zonder), feest, *feest.onderdelen.all()))


def test_no_box_where_there_is_nothing_to_choose(als, feest):
    ik = maak_collega()
    vol(feest, heeft_wachtlijst=False)
    deel(feest, afgelast_op=timezone.now())
    maak_deelname(deel(feest), ik.organisatie, deelnemer=ik, status="bevestigd")
    assert 'type="checkbox" name="onderdeel"' not in tekst(als(ik).get(feest.get_absolute_url()))


def test_what_is_ticked_is_chosen_also_when_the_filter_hides_it(als, feest):
    ik = maak_collega()
    lezing, workshop = deel(feest, soort="lezing"), deel(feest, 11, soort="workshop")
    assert "Klopt je keuze?" in tekst(kies(als(ik), feest, lezing))
    gefilterd = tekst(als(ik).get(feest.get_absolute_url(), {"soort": "workshop"}))
    assert f'type="hidden" name="onderdeel" value="{lezing.pk}"' in gefilterd
    kies(als(ik), feest, lezing, workshop)
    assert gekozen(ik) == {lezing.pk, workshop.pk}
    assert "Je hebt nu niets gekozen" in tekst(kies(als(ik), feest))
    assert gekozen(ik) == set()


@pytest.mark.parametrize("waarde", ["\x00", "-1", "9" * 400, "٣", "1.5", "", "²"])
def test_what_cannot_be_read_is_not_chosen(als, feest, waarde):
    deel(feest)
    antwoord = als(maak_collega()).post(
        f"{feest.get_absolute_url()}kiezen/", {"onderdeel": [waarde]}, follow=True
    )
    assert antwoord.status_code == 200 and not Keuze.objects.exists()


def test_a_part_of_another_event_or_of_a_concept_is_not_chosen(als, feest):
    ander = deel(maak_evenement(straks().year, start=straks(), einde=straks()))
    deel(feest)
    kies(als(maak_collega()), feest, ander)
    assert not Keuze.objects.exists()
    feest.is_gepubliceerd = False
    feest.save()
    assert als(maak_collega()).post(f"{feest.get_absolute_url()}kiezen/").status_code == 404


def test_who_chose_nothing_is_sent_to_the_programme(als, feest):
    deel(feest)
    antwoord = als(maak_collega()).get(f"{feest.get_absolute_url()}aanmelden/", follow=True)
    assert "Kies eerst in het programma" in tekst(antwoord)


def test_the_page_says_how_each_choice_stands(als, feest):
    ik = maak_collega()
    deel(feest, titel="Vrij")
    deel(feest, titel="Botst")
    wacht = vol(feest, 11, titel="Wachten")
    maak_deelname(wacht, deelnemer=maak_gebruiker(), status="wachtlijst")
    vol(feest, 13, titel="Dicht", heeft_wachtlijst=False)
    page = tekst(kies(als(ik), feest, *feest.onderdelen.all()))
    assert page.count("Voor jou vastgehouden") == 1
    assert "Dit is tegelijk met ‘Vrij’." in page
    assert "Je wordt nummer 2 op de wachtlijst." in page
    assert "Er is geen wachtlijst." in page
    assert "We houden je plaats vast tot" in page


def test_it_warns_of_what_is_in_their_calendar_at_that_time(als, feest):
    ik = maak_collega()
    elders = deel(
        maak_evenement(straks().year, titel="Elders", start=straks(), einde=straks()), titel="Vergadering"
    )
    maak_deelname(elders, ik.organisatie, deelnemer=ik, status="bevestigd")
    assert "In je agenda staat dan ook: Vergadering (Elders), 09.00 tot 10.00 uur." in tekst(
        kies(als(ik), feest, deel(feest))
    )
    assert "In je agenda staat" not in tekst(kies(als(ik), feest, deel(feest, 10)))


def test_a_place_that_is_kept_no_longer_can_be_kept_anew(als, feest):
    ik, een = maak_collega(), deel(feest)
    kies(als(ik), feest, een)
    Keuze.objects.update(vast_tot=timezone.now() - timedelta(minutes=1))
    pad = f"{feest.get_absolute_url()}aanmelden/"
    page = tekst(als(ik).get(pad))
    assert "Deze plaats houden we nu niet voor je vast." in page and "data-klok=" not in page
    assert "Houd deze plaatsen opnieuw vast" in page
    assert "Voor jou vastgehouden" in tekst(kies(als(ik), feest, een))


def test_the_page_costs_the_same_for_any_number_of_choices(als, feest):
    browser = als(maak_collega())
    delen = [deel(feest, uur) for uur in range(8, 16)]

    def prijs(*gekozen):
        kies(browser, feest, *gekozen)
        with CaptureQueriesContext(connection) as queries:
            browser.get(f"{feest.get_absolute_url()}aanmelden/")
        return len(queries)

    assert prijs(*delen[:1]) == prijs(*delen)


# ---- signing up


def test_everything_that_fits_in_one_go_and_what_came_of_it_part_by_part(als, feest):
    ik = maak_collega()
    browser = als(ik)
    kies(browser, feest, deel(feest, titel="A"), vol(feest, 11, titel="B"), deel(feest, titel="C"))
    page = tekst(meld_aan(browser, feest))
    assert "Dit is het geworden" in page and "Je bent nummer 1." in page
    assert "Wat niet kon" in page and "Dit is tegelijk met ‘A’." in page
    assert standen(ik) == [("A", S.BEVESTIGD), ("B", S.WACHTLIJST)]
    nog_eens = browser.get(f"{feest.get_absolute_url()}aanmelden/klaar/")
    assert "Je bent nummer 1." in tekst(nog_eens)


def test_all_or_nothing_says_of_each_why_and_keeps_the_choice(als, feest):
    ik = maak_collega()
    browser = als(ik)
    kies(browser, feest, deel(feest, titel="A"), vol(feest, 11, titel="B"))
    page = tekst(meld_aan(browser, feest, hoe="alles"))
    assert "B: Alle plaatsen zijn bezet. Je kunt wel op de wachtlijst." in page
    assert "nog nergens voor aangemeld" in page
    assert standen(ik) == [] and len(gekozen(ik)) == 2


def test_nobody_is_asked_how_when_there_is_one_choice(als, feest):
    browser = als(maak_collega())
    assert "Als niet alles lukt" not in tekst(kies(browser, feest, deel(feest)))
    assert "Dit is het geworden" in tekst(browser.post(f"{feest.get_absolute_url()}aanmelden/", follow=True))


def test_who_needs_approval_gives_the_address_of_a_colleague(als, feest):
    ik = maak_collega(maak_werkgever(Evenementbeleid.Wijze.AKKOORD))
    browser = als(ik)
    assert "E-mailadres van je leidinggevende" in tekst(kies(browser, feest, deel(feest, titel="A")))
    for adres in ("", "\x00@x.nl", ik.email, "baas@elders.example"):
        assert "Er is nog iets niet goed" in tekst(meld_aan(browser, feest, leidinggevende=adres))
    adres = f"baas@{ik.organisatie.code}.example"
    assert "We hebben je leidinggevende om akkoord gevraagd" in tekst(
        meld_aan(browser, feest, leidinggevende=adres)
    )
    assert standen(ik) == [("A", S.WACHT_OP_AKKOORD)]
    assert adres in tekst(kies(browser, feest, deel(feest, 13)))  # the next time it is known


def test_what_came_of_it_is_for_who_did_it(als, feest):
    mijn = maak_deelname(deel(feest), deelnemer=maak_collega(), status="bevestigd")
    browser = als(maak_collega())
    sessie = browser.session
    sessie["evenement_aangemeld"] = {"deelnames": [mijn.pk], "niet": []}
    sessie.save()
    assert browser.get(f"{feest.get_absolute_url()}aanmelden/klaar/").status_code == 302


# ---- afterwards


def test_ones_own_page_shows_what_one_has_and_nobody_elses(als, feest):
    ik = maak_collega()
    maak_deelname(
        deel(feest, titel="Van mij", online_url="https://vergadering.example/mijn"),
        ik.organisatie,
        deelnemer=ik,
        status="bevestigd",
    )
    maak_deelname(deel(feest, 11, titel="Van een ander"), deelnemer=maak_collega(), status="bevestigd")
    page = tekst(als(ik).get(f"{feest.get_absolute_url()}mijn/"))
    assert "Van mij" in page and "https://vergadering.example/mijn" in page
    assert "Van een ander" not in page
    assert als(maak_collega()).get(f"{feest.get_absolute_url()}mijn/").status_code == 404


def test_who_waits_does_not_get_the_link_to_join(als, feest):
    ik = maak_collega()
    maak_deelname(
        vol(feest, online_url="https://vergadering.example/mijn"),
        ik.organisatie,
        deelnemer=ik,
        status="wachtlijst",
    )
    page = tekst(als(ik).get(f"{feest.get_absolute_url()}mijn/"))
    assert "Nummer 1 op de wachtlijst" in page and "vergadering.example" not in page


def test_cancelling_and_accepting_are_one_press(als, feest):
    ik = maak_collega()
    een = maak_deelname(deel(feest), ik.organisatie, deelnemer=ik, status="bevestigd")
    twee = maak_deelname(
        deel(feest, 11),
        ik.organisatie,
        deelnemer=ik,
        status="aangeboden",
        aanbod_tot=timezone.now() + timedelta(days=2),
    )
    page = tekst(als(ik).post(f"/evenementen/deelname/{een.pk}/annuleren/", follow=True))
    assert "Je bent afgemeld" in page
    assert "Je hebt een plaats." in tekst(
        als(ik).post(f"/evenementen/deelname/{twee.pk}/aannemen/", follow=True)
    )
    assert "Dat kan niet meer" in tekst(
        als(ik).post(f"/evenementen/deelname/{een.pk}/annuleren/", follow=True)
    )
    assert als(ik).get(f"/evenementen/deelname/{twee.pk}/annuleren/").status_code == 405


def test_an_offer_that_lapsed_is_not_to_be_taken(als, feest):
    ik = maak_collega()
    maak_deelname(
        deel(feest),
        ik.organisatie,
        deelnemer=ik,
        status="aangeboden",
        aanbod_tot=timezone.now() - timedelta(minutes=1),
    )
    assert "Neem de plaats" not in tekst(als(ik).get(f"{feest.get_absolute_url()}mijn/"))


def test_swapping_offers_what_has_place_and_fits(als, feest):
    ik = maak_collega()
    eigen = maak_deelname(deel(feest, titel="Eigen"), ik.organisatie, deelnemer=ik, status="bevestigd")
    maak_deelname(deel(feest, 11, titel="Ook"), ik.organisatie, deelnemer=ik, status="bevestigd")
    zelfde_uur = deel(feest, titel="Zelfde uur")  # what is given up, stands in nobody's way
    deel(feest, 11, titel="Tegelijk met Ook")
    vol(feest, 13, titel="Vol")
    pad = f"/evenementen/deelname/{eigen.pk}/wisselen/"
    antwoord = als(ik).get(pad)
    assert [naam.split(",")[0] for _, naam in antwoord.context["form"].fields["naar"].choices] == [
        "Zelfde uur"
    ]
    page = tekst(als(ik).post(pad, {"naar": zelfde_uur.pk}, follow=True))
    assert "Je gaat nu naar ‘Zelfde uur’" in page
    assert standen(ik) == [("Eigen", S.GEANNULEERD), ("Zelfde uur", S.BEVESTIGD), ("Ook", S.BEVESTIGD)]


@pytest.mark.parametrize("naar", ["\x00", "x", "0", ""])
def test_a_swap_to_what_is_not_there_is_refused(als, feest, naar):
    ik = maak_collega()
    eigen = maak_deelname(deel(feest), ik.organisatie, deelnemer=ik, status="bevestigd")
    deel(feest, 11)
    pad = f"/evenementen/deelname/{eigen.pk}/wisselen/"
    assert "Er is nog iets niet goed" in tekst(als(ik).post(pad, {"naar": naar}))


def test_the_last_place_may_be_gone_when_one_swaps(als, feest):
    ik = maak_collega()
    eigen = maak_deelname(deel(feest), ik.organisatie, deelnemer=ik, status="bevestigd")
    laatste = deel(feest, 11, capaciteit=1)
    browser, pad = als(ik), f"/evenementen/deelname/{eigen.pk}/wisselen/"
    browser.get(pad)
    services.kies(evenement=feest, onderdelen=[laatste.pk], gebruiker=maak_collega(), op=timezone.now())
    assert "Er is nu geen ander onderdeel" in tekst(browser.post(pad, {"naar": laatste.pk}))
    assert [status for _, status in standen(ik)] == [S.BEVESTIGD]


def test_what_has_begun_can_no_longer_be_swapped(als):
    gisteren = timezone.localdate() - timedelta(1)
    voorbij = maak_evenement(gisteren.year, start=gisteren, einde=gisteren)
    ik = maak_collega()
    rij = maak_deelname(
        maak_onderdeel(voorbij, datum=gisteren), ik.organisatie, deelnemer=ik, status="bevestigd"
    )
    page = tekst(als(ik).get(f"/evenementen/deelname/{rij.pk}/wisselen/", follow=True))
    assert "Wisselen kan hier niet meer." in page and "Meld je af" not in page


def test_an_event_in_the_year_9999_does_not_break_the_page(als):
    ver = date(9999, 12, 31)
    evenement = maak_evenement(9999, start=ver, einde=ver)
    maak_onderdeel(evenement, datum=ver, begintijd=time(9), eindtijd=time(10))
    assert als(maak_collega()).get(evenement.get_absolute_url()).status_code == 200
