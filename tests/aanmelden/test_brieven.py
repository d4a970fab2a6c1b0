"""Every mail about signing in says what happened, why it came and what to do, and holds nothing else."""

import pytest
from allauth.core import context
from django.contrib.auth.models import AnonymousUser

from tests.maken import maak_gebruiker, maak_organisatie
from twentsekracht.aanmelden.adapters import Aanmelding
from twentsekracht.aanmelden.brieven import BRIEVEN, WIJZIGINGEN
from twentsekracht.logboek.models import Regel
from twentsekracht.organisaties.models import EmailDomein
from twentsekracht.werk.models import Bericht

pytestmark = pytest.mark.django_db
ALLES = {
    "code": "BCDF-GHJK",
    "password_reset_url": "https://twentsekracht.example/herstel/1-geheim/",
    "activate_url": "https://twentsekracht.example/bevestig/geheim/",
    "signup_url": "https://twentsekracht.example/account/signup/",
    "user": "iemand",
    "ip": "203.0.113.7",
}
MOET_ERIN = {
    "account/email/login_code": "code",
    "account/email/password_reset_key": "password_reset_url",
    "account/email/email_confirmation": "activate_url",
    "account/email/email_confirmation_signup": "activate_url",
    "account/email/unknown_account": "signup_url",
    "account/email/account_already_exists": "password_reset_url",
}


@pytest.fixture
def adapter(rf):
    verzoek = rf.get("/")
    verzoek.user = AnonymousUser()
    with context.request_context(verzoek):
        yield Aanmelding(verzoek)


@pytest.mark.parametrize("aanleiding", sorted(BRIEVEN))
def test_each_mail_carries_what_it_is_sent_for(adapter, aanleiding):
    EmailDomein.objects.create(organisatie=maak_organisatie(), domein="borne.example")
    adapter.send_mail(aanleiding, "fatma@borne.example", ALLES)
    bericht = Bericht.objects.get()
    for tekst in (bericht.tekst, bericht.html):
        assert ALLES[MOET_ERIN[aanleiding]] in tekst
        assert f"omdat {BRIEVEN[aanleiding].waarom}" in tekst
        assert "hoef je niets te doen" in tekst
        assert "203.0.113.7" not in tekst


@pytest.mark.parametrize("aanleiding", sorted(WIJZIGINGEN))
def test_each_change_is_told_and_logged(adapter, aanleiding):
    gebruiker = maak_gebruiker()
    adapter.send_notification_mail(aanleiding, gebruiker)
    bericht, wijziging = Bericht.objects.get(), WIJZIGINGEN[aanleiding]
    assert (bericht.aan, bericht.onderwerp) == (gebruiker.email, wijziging.onderwerp)
    for tekst in (bericht.tekst, bericht.html):
        assert wijziging.wat in tekst
        assert "/account/beveiliging/" in tekst
    assert Regel.objects.over(gebruiker).get().actie == wijziging.actie
