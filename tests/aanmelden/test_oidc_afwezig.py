"""Who stopped signing on through the organisation: closed after a while, and let in again by signing on."""

from datetime import timedelta

import pytest
from allauth.socialaccount.models import SocialAccount
from django.utils import timezone

from tests.maken import (
    maak_aanbieder,
    maak_emaildomein,
    maak_gebruiker,
    maak_job,
    maak_lidmaatschap,
    maak_organisatie,
)
from twentsekracht.aanmelden.oidc import beleid, services
from twentsekracht.aanmelden.oidc.tasks import dagelijks
from twentsekracht.logboek.models import Regel
from twentsekracht.logboek.services import leg_vast
from twentsekracht.organisaties.toegang import Rol
from twentsekracht.werk.models import Bericht
from twentsekracht.werk.services import Meld, Weigering, claim

pytestmark = pytest.mark.django_db


@pytest.fixture
def nu():
    return timezone.now()


@pytest.fixture
def hengelo():
    hengelo = maak_organisatie("hengelo")
    maak_emaildomein(hengelo, "hengelo.example")
    return hengelo


@pytest.fixture
def aanbieder(hengelo):
    return maak_aanbieder(hengelo, slug="hengelo", naam="Hengelo")


def maak_sso(aanbieder, organisatie, nu, dagen_geleden=0, **velden):
    """Somebody with an account through this provider, last seen so many days ago."""
    gebruiker = maak_gebruiker(organisatie=organisatie, **velden)
    return koppel(gebruiker, aanbieder, nu, dagen_geleden)


def koppel(gebruiker, aanbieder, nu, dagen_geleden):
    account = SocialAccount.objects.create(user=gebruiker, provider=aanbieder.slug, uid=f"sub-{gebruiker.pk}")
    SocialAccount.objects.filter(pk=account.pk).update(last_login=nu - timedelta(days=dagen_geleden))
    return gebruiker


def maak_aanwezigen(aanbieder, organisatie, nu, aantal=4):
    return [maak_sso(aanbieder, organisatie, nu) for _ in range(aantal)]


def staat_open(gebruiker):
    gebruiker.refresh_from_db()
    return gebruiker.is_active


def test_after_ninety_days_the_account_closes_and_the_roles_end(aanbieder, hengelo, nu):
    maak_aanwezigen(aanbieder, hengelo, nu)
    weg = maak_sso(aanbieder, hengelo, nu, 91)
    rollen = [maak_lidmaatschap(weg, waar, Rol.AMBASSADEUR) for waar in (hengelo, maak_organisatie("borne"))]
    sluiting = services.sluit_afwezigen(aanbieder=aanbieder, op=nu)
    assert (sluiting.accounts, sluiting.afwezig, sluiting.gesloten) == (5, 1, 1)
    assert not staat_open(weg)
    for rol in rollen:
        rol.refresh_from_db()
        assert rol.tot < timezone.localdate(nu)
    regel = Regel.objects.over(weg).get()
    assert (regel.actie, regel.door_id, regel.velden) == ("gesloten na afwezigheid", None, ["is_active"])


@pytest.mark.parametrize(("dagen", "open_"), [(0, True), (89, True), (90, True), (91, False)])
def test_the_day_counts(aanbieder, hengelo, nu, dagen, open_):
    maak_aanwezigen(aanbieder, hengelo, nu)
    iemand = maak_sso(aanbieder, hengelo, nu, dagen)
    services.sluit_afwezigen(aanbieder=aanbieder, op=nu)
    assert staat_open(iemand) is open_


def test_how_long_is_a_setting(aanbieder, hengelo, nu, settings):
    settings.SSO_AFWEZIG_DAGEN = 30
    maak_aanwezigen(aanbieder, hengelo, nu)
    iemand = maak_sso(aanbieder, hengelo, nu, 31)
    services.sluit_afwezigen(aanbieder=aanbieder, op=nu)
    assert not staat_open(iemand)


def test_who_signs_on_through_another_provider_in_use_is_not_absent(aanbieder, hengelo, nu):
    maak_aanwezigen(aanbieder, hengelo, nu)
    ander = maak_aanbieder(hengelo)
    trouw = koppel(maak_sso(aanbieder, hengelo, nu, 200), ander, nu, 1)
    services.sluit_afwezigen(aanbieder=aanbieder, op=nu)
    assert staat_open(trouw)


def test_one_through_a_provider_out_of_use_does_not_count(aanbieder, hengelo, nu):
    maak_aanwezigen(aanbieder, hengelo, nu)
    oud = maak_aanbieder(hengelo, actief=False)
    iemand = koppel(maak_sso(aanbieder, hengelo, nu, 200), oud, nu, 1)
    services.sluit_afwezigen(aanbieder=aanbieder, op=nu)
    assert not staat_open(iemand)


def test_others_are_left_alone(aanbieder, hengelo, nu):
    """Without sign-on, with a superuser's, or closed already."""
    maak_aanwezigen(aanbieder, hengelo, nu, 9)
    zonder = maak_gebruiker(organisatie=hengelo)
    nood = maak_sso(aanbieder, hengelo, nu, 400, is_superuser=True)
    dicht = maak_sso(aanbieder, hengelo, nu, 400, is_active=False)
    sluiting = services.sluit_afwezigen(aanbieder=aanbieder, op=nu)
    assert (sluiting.accounts, sluiting.afwezig) == (9, 0)
    assert staat_open(zonder)
    assert staat_open(nood)
    assert not Regel.objects.over(dicht).exists()


@pytest.mark.parametrize(("aanwezig", "gesloten"), [(3, 0), (4, 1)])
def test_of_more_than_a_fifth_none_is_closed(aanbieder, hengelo, nu, aanwezig, gesloten):
    """A clock that jumped, or a provider that was out for months: people do not leave all at once."""
    maak_aanwezigen(aanbieder, hengelo, nu, aanwezig)
    maak_sso(aanbieder, hengelo, nu, 100)
    assert services.sluit_afwezigen(aanbieder=aanbieder, op=nu).gesloten == gesloten


def test_a_clock_that_jumps_a_year_closes_nobody(aanbieder, hengelo, nu):
    mensen = maak_aanwezigen(aanbieder, hengelo, nu, 10)
    sluiting = services.sluit_afwezigen(aanbieder=aanbieder, op=nu + timedelta(days=366))
    assert (sluiting.afwezig, sluiting.gesloten) == (10, 0)
    assert all(map(staat_open, mensen))


def test_contactpersonen_get_a_number_and_a_link_and_no_names(aanbieder, hengelo, nu):
    maak_aanwezigen(aanbieder, hengelo, nu, 8)
    weg = [maak_sso(aanbieder, hengelo, nu, 100, naam=f"Gerrit {nr}") for nr in range(2)]
    contactpersoon = maak_gebruiker(Rol.CONTACTPERSOON, hengelo)
    maak_gebruiker(Rol.CONTACTPERSOON, maak_organisatie("almelo"))
    maak_gebruiker(Rol.AMBASSADEUR, hengelo)
    services.sluit_afwezigen(aanbieder=aanbieder, op=nu)
    bericht = Bericht.objects.get()
    assert (bericht.aan, bericht.onderwerp) == (contactpersoon.email, "2 accounts gesloten na afwezigheid")
    for inhoud in (bericht.tekst, bericht.html):
        assert "/beheer/organisaties/gebruiker/" in inhoud
        assert not any(mens.naam in inhoud or mens.email in inhoud for mens in weg)


# ---- the job


def voer_uit(nu):
    job = claim(maak_job("twentsekracht.aanmelden.oidc.tasks.dagelijks").pk, op=nu)
    dagelijks(job, Meld(job))
    job.refresh_from_db()
    return job


def test_the_job_says_what_it_did_and_may_run_twice(aanbieder, hengelo, nu):
    maak_aanwezigen(aanbieder, hengelo, nu)
    maak_sso(aanbieder, hengelo, nu, 100)
    assert voer_uit(nu).stap == "Gesloten na afwezigheid: 1"
    assert voer_uit(nu).stap == "Gesloten na afwezigheid: 0"


def test_the_job_says_when_it_refused_and_does_the_others(aanbieder, hengelo, nu):
    stuk = maak_aanbieder(maak_organisatie("almelo"), naam="Almelo")
    for _ in range(3):
        maak_sso(stuk, None, nu, 100)
    maak_aanwezigen(aanbieder, hengelo, nu)
    weg = maak_sso(aanbieder, hengelo, nu, 100)
    with pytest.raises(Weigering, match="Via Almelo logden 3 van de 3 mensen lang niet in"):
        voer_uit(nu)
    assert not staat_open(weg)


def test_a_provider_out_of_use_is_not_looked_at(aanbieder, hengelo, nu):
    type(aanbieder).objects.update(actief=False)
    maak_aanwezigen(aanbieder, hengelo, nu)
    weg = maak_sso(aanbieder, hengelo, nu, 100)
    voer_uit(nu)
    assert staat_open(weg)


def test_the_job_is_on_the_rota(settings):
    assert any(soort == "twentsekracht.aanmelden.oidc.tasks.dagelijks" for soort, _ in settings.ROOSTER)


# ---- back again


def aangemeld(gebruiker, aanbieder, hengelo):
    return beleid.Aangemeld(aanbieder, f"sub-{gebruiker.pk}", hengelo, gebruiker.email, gebruiker.naam)


def test_signing_on_again_opens_what_absence_closed_without_the_roles(aanbieder, hengelo, nu):
    maak_aanwezigen(aanbieder, hengelo, nu)
    weg = maak_sso(aanbieder, hengelo, nu, 100)
    maak_lidmaatschap(weg, hengelo, Rol.AMBASSADEUR)
    services.sluit_afwezigen(aanbieder=aanbieder, op=nu)
    later = nu + timedelta(days=3)
    services.kom_terug(gebruiker=weg, aangemeld=aangemeld(weg, aanbieder, hengelo), op=later)
    assert staat_open(weg)
    assert not weg.lidmaatschappen.filter(tot__isnull=True).exists()
    assert Regel.objects.over(weg).filter(actie="heropend na afwezigheid").exists()


def test_what_somebody_closed_since_stays_closed(aanbieder, hengelo, nu):
    maak_aanwezigen(aanbieder, hengelo, nu)
    weg = maak_sso(aanbieder, hengelo, nu, 100)
    services.sluit_afwezigen(aanbieder=aanbieder, op=nu)
    beheerder = maak_gebruiker(Rol.BEHEERDER)
    for _ in ("open", "dicht"):
        leg_vast(door=beheerder, rol="beheerder", actie="gewijzigd", object=weg, velden=["is_active"], op=nu)
    with pytest.raises(beleid.Geweigerd, match="staat uit"):
        services.kom_terug(gebruiker=weg, aangemeld=aangemeld(weg, aanbieder, hengelo), op=nu)
    assert not staat_open(weg)
