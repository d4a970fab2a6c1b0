"""The admin of signing up: places kept, approvals, who cannot come, what does not go on; and whose turn it is."""

from datetime import time, timedelta

import pytest
from django.utils import timezone

from evenementen import services, werkvoorraad
from evenementen.gegevens import gegevens
from evenementen.models import Deelname, Evenementakkoord, Onderdeel, Reservering
from tests.evenementen.maken_aanmelden import (
    S,
    baas,
    kies,
    maak_collega,
    maak_deel,
    maak_werkgever,
    mails,
    meld_aan,
    stand,
)
from tests.maken import maak_evenement, maak_gebruiker, maak_lidmaatschap
from twentsekracht.organisaties.models import Rol

pytestmark = pytest.mark.django_db
STRAKS = timedelta(days=40)


@pytest.fixture
def nu():
    return timezone.now()


@pytest.fixture
def deel():
    """By the clock, since the admin reads it."""
    vandaag = timezone.localdate()
    feest = maak_evenement(vandaag.year, start=vandaag, einde=vandaag + 2 * STRAKS)
    return maak_deel(feest, datum=vandaag + STRAKS, vrijgave_op=vandaag + timedelta(days=30))


@pytest.fixture
def bureau(als):
    return als(maak_gebruiker(Rol.COORDINATOR))


def bewaar(browser, deel, *gehouden, **velden):
    """What is wrong, or nothing."""
    data = {
        naam: "" if (waarde := getattr(deel, naam)) is None else str(waarde)
        for naam in ("code", "titel", "datum", "capaciteit", "vrijgave_op", "locatie", "ruimte")
    }
    data |= {
        "evenement": deel.evenement_id,
        "heeft_wachtlijst": "on",
        "begintijd": "09:00",
        "eindtijd": "11:00",
    }
    data |= {"reserveringen-TOTAL_FORMS": len(gehouden), "reserveringen-INITIAL_FORMS": 0, **velden}
    for nummer, (organisatie, aantal) in enumerate(gehouden):
        data |= {
            f"reserveringen-{nummer}-organisatie": organisatie.pk,
            f"reserveringen-{nummer}-aantal": aantal,
        }
    antwoord = browser.post(f"/beheer/evenementen/onderdeel/{deel.pk}/change/", data)
    return "" if antwoord.status_code == 302 else str([antwoord.context["errors"]])


def test_more_places_go_to_who_waits_at_once(bureau, deel, nu):
    meld_aan(maak_collega(), deel, op=nu)
    [wacht] = meld_aan(maak_collega(), deel, op=nu).wachtlijst
    assert bewaar(bureau, deel, capaciteit=2) == ""
    assert stand(wacht) == [S.AANGEBODEN]


def test_places_are_kept_within_what_there_is_and_until_a_day(bureau, deel):
    een, ander = maak_werkgever(), maak_werkgever()
    assert "Je houdt 2 plaatsen vrij, en er zijn er 1" in bewaar(bureau, deel, (een, 1), (ander, 1))
    assert "op welke dag" in bewaar(bureau, deel, (een, 1), vrijgave_op="")
    assert bewaar(bureau, deel, (een, 2), capaciteit=3) == ""
    assert Reservering.objects.get().aantal == 2


def test_on_an_earlier_day_an_offer_and_a_question_last_less_long(bureau, deel, nu):
    chef = maak_werkgever("akkoord")
    Onderdeel.objects.filter(pk=deel.pk).update(capaciteit=2)
    [rij] = meld_aan(maak_collega(chef), deel, op=nu).wacht_op_akkoord
    [heeft] = meld_aan(maak_collega(), deel, op=nu).geplaatst
    [wacht] = meld_aan(maak_collega(), deel, op=nu).wachtlijst
    services.annuleer(deelname=heeft, door=None, op=nu)
    deel.refresh_from_db()
    morgen = timezone.localdate() + timedelta(days=1)
    assert bewaar(bureau, deel, datum=morgen, vrijgave_op="") == ""
    begin = timezone.make_aware(timezone.datetime.combine(morgen, time(9)))
    vraag, aanbod = Evenementakkoord.objects.get(), Deelname.objects.get(pk=wacht.pk)
    assert aanbod.aanbod_tot < vraag.plaats_tot < begin
    assert mails(wacht.deelnemer)[-2:] == ["Er is een plaats voor je"] * 2
    assert mails(baas(rij.deelnemer)) == ["Ga je akkoord"] * 2


# ---- who cannot come, what does not go on


def test_the_office_cancels_with_a_reason(bureau, deel, nu):
    [rij] = meld_aan(maak_collega(), deel, op=nu).geplaatst
    url = f"/beheer/evenementen/deelname/{rij.pk}/afmelden/"
    assert "Waarom" in bureau.get(url).content.decode()
    assert bureau.post(url, {"reden": ""}).status_code == 200
    assert bureau.post(url, {"reden": "a\0b"}).status_code == 200
    assert stand(rij) == [S.BEVESTIGD]
    assert bureau.post(url, {"reden": "De zaal is kleiner."}).status_code == 302
    assert stand(rij) == [S.GEANNULEERD]
    assert rij.stappen.last().reden == "De zaal is kleiner."
    assert bureau.get(url).status_code == 404  # nothing left to cancel


def test_the_office_calls_off_a_part(bureau, deel, nu):
    ander = maak_deel(deel.evenement, datum=deel.datum, uur=13)
    rijen = meld_aan(maak_collega(), deel, ander, op=nu).geplaatst
    url = f"/beheer/evenementen/onderdeel/{deel.pk}/afgelasten/"
    antwoord = bureau.post(url, {"reden": "De spreker is ziek."}, follow=True).content.decode()
    assert "is afgelast. 1 collega krijgt een mail." in antwoord
    assert stand(*rijen) == [S.GEANNULEERD, S.BEVESTIGD]
    assert bureau.get(url).status_code == 404


# ---- approval by the contactpersoon


@pytest.fixture
def gevraagd(deel, nu):
    """Somebody of an organisation that agrees, with two parts in one question."""
    ander = maak_deel(deel.evenement, datum=deel.datum, uur=13)
    wie = maak_collega(maak_werkgever("akkoord"))
    return meld_aan(wie, deel, ander, op=nu).wacht_op_akkoord


def beslis(browser, *rijen, actie="geef_akkoord"):
    data = {"action": actie, "_selected_action": [rij.pk for rij in rijen]}
    return browser.post("/beheer/evenementen/deelname/", data, follow=True).content.decode()


def test_a_contactpersoon_answers_for_everything_at_once(als, gevraagd):
    browser = als(maak_gebruiker(Rol.CONTACTPERSOON, gevraagd[0].organisatie))
    assert "Besloten over 1 aanmelding" in beslis(browser, *gevraagd)
    assert stand(*gevraagd) == [S.BEVESTIGD] * 2
    assert "Hier wacht niets op akkoord" in beslis(browser, gevraagd[0], actie="weiger_akkoord")
    assert stand(*gevraagd) == [S.BEVESTIGD] * 2


def test_not_for_another_organisation_nor_about_oneself(als, gevraagd):
    beslis(als(maak_gebruiker(Rol.CONTACTPERSOON)), *gevraagd)
    assert stand(*gevraagd) == [S.WACHT_OP_AKKOORD] * 2
    zelf = gevraagd[0].deelnemer
    maak_lidmaatschap(zelf, zelf.organisatie, Rol.CONTACTPERSOON)
    assert "Over je eigen aanmelding beslis je niet zelf" in beslis(als(zelf), *gevraagd)
    assert stand(*gevraagd) == [S.WACHT_OP_AKKOORD] * 2


# ---- whose turn it is, and what is known of somebody


def titels(wie):
    return [taak.titel for taak in werkvoorraad.taken(gebruiker=wie, op=timezone.localdate())]


def test_a_silent_leidinggevende_is_work_for_the_contactpersoon(gevraagd):
    contact = maak_gebruiker(Rol.CONTACTPERSOON, gevraagd[0].organisatie)
    assert titels(contact) == []
    Evenementakkoord.objects.update(herinnerd_op=timezone.now())
    assert titels(contact) == ["Regel het akkoord voor 1 aanmelding"]
    assert titels(maak_gebruiker(Rol.CONTACTPERSOON)) == []


def test_a_place_on_offer_is_work_for_who_it_is_offered_to(deel, nu, client):
    [heeft] = meld_aan(maak_collega(), deel, op=nu).geplaatst
    [wacht] = meld_aan(maak_collega(), deel, op=nu).wachtlijst
    services.annuleer(deelname=heeft, door=None, op=nu)
    [taak] = werkvoorraad.taken(gebruiker=wacht.deelnemer, op=timezone.localdate())
    assert taak.titel == f"Kies of je de plaats bij ‘{deel}’ aanneemt"
    assert "Er is een plaats voor je" in client.get(taak.url).content.decode()


def test_ones_own_copy_has_what_was_chosen_asked_and_answered(deel, gevraagd, nu):
    wie = gevraagd[0].deelnemer
    derde = maak_deel(deel.evenement, datum=deel.datum + timedelta(days=1))
    kies(wie, derde, op=nu)
    mijn = gegevens(gebruiker=wie, op=timezone.localdate())
    [keuze] = mijn["Wat je bij evenementen koos"]
    assert keuze["onderdeel"] == derde.titel and keuze["plaats vastgehouden tot"]
    [rij, _] = mijn["Deelname aan evenementen"]
    assert (rij["leidinggevende"], [een["gevraagd aan"] for een in rij["akkoord"]]) == (
        baas(wie),
        [baas(wie)],
    )
    chef = maak_collega(wie.organisatie, email=baas(wie))
    [vraag] = gegevens(gebruiker=chef, op=timezone.localdate())[
        "Akkoorden voor evenementen die aan jou zijn gevraagd"
    ]
    assert vraag["besluit"] == "" and wie.naam not in str(vraag)
