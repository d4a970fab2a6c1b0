"""How long being signed in lasts, and ending it: here, elsewhere, and for somebody else."""

import time
from datetime import timedelta

import pytest
from allauth.usersessions.models import UserSession
from django.contrib.sessions.models import Session
from django.core.cache import cache
from django.utils import timezone

from tests.aanmelden.stappen import log_in, maak_met_wachtwoord
from tests.maken import WACHTWOORD, maak_gebruiker
from twentsekracht.aanmelden import services
from twentsekracht.aanmelden.apparaat import in_woorden
from twentsekracht.logboek.models import Regel
from twentsekracht.organisaties.models import Rol

pytestmark = pytest.mark.django_db
FIREFOX = "Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0"
EDGE = "Mozilla/5.0 (Windows NT 10.0) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0 Safari/537.36 Edg/140.0"
IPHONE = "Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) AppleWebKit/605.1 Version/18.0 Safari/604.1"
UUR = 3600


@pytest.fixture(autouse=True)
def nobody_tried_before():
    cache.clear()


def is_binnen(client):
    return client.get("/account/beveiliging/").status_code == 200


def zet_terug(client, *, begonnen=0, gezien=0):
    """As if the session began, and its owner was last seen, so many seconds ago."""
    sessie, nu = client.session, time.time()
    for bewijs in sessie["account_authentication_methods"]:
        bewijs["at"] = nu - begonnen
    sessie["aanmelden_gezien"] = nu - gezien
    sessie.save()


# ---- how long


@pytest.mark.parametrize(
    ("rol", "begonnen", "gezien", "binnen"),
    [
        (None, 8 * UUR - 60, 60, True),
        (None, 8 * UUR + 1, 0, False),  # however busy
        (None, 2 * UUR, 2 * UUR - 60, True),
        (None, 3 * UUR, 2 * UUR + 1, False),
        (Rol.CONTACTPERSOON, 2 * UUR, 29 * 60, True),
        (Rol.CONTACTPERSOON, 2 * UUR, 31 * 60, False),
        (Rol.CONTACTPERSOON, 8 * UUR + 1, 0, False),
    ],
)
def test_a_session_ends_after_eight_hours_or_when_nobody_was_there(als, rol, begonnen, gezien, binnen):
    client = als(maak_gebruiker(rol=rol))
    zet_terug(client, begonnen=begonnen, gezien=gezien)
    assert is_binnen(client) is binnen


def test_a_visitor_whose_session_is_over_still_gets_the_public_page_and_hears_why(als):
    client = als(maak_gebruiker())
    zet_terug(client, begonnen=9 * UUR)
    pagina = client.get("/").content.decode()
    assert "Je was een tijd weg" in pagina
    assert "Inloggen" in pagina


def test_using_the_portal_keeps_the_session_and_writes_at_most_once_in_five_minutes(
    als, django_assert_num_queries
):
    client = als(maak_gebruiker())
    zet_terug(client, begonnen=UUR, gezien=299)
    eerst = client.session["aanmelden_gezien"]
    client.get("/account/mfa/")
    assert client.session["aanmelden_gezien"] == eerst
    zet_terug(client, begonnen=UUR, gezien=301)
    client.get("/account/mfa/")
    assert time.time() - client.session["aanmelden_gezien"] < 60
    with django_assert_num_queries(2):  # the session and the person
        client.get("/account/mfa/")


def test_a_session_that_did_not_come_in_through_the_door_is_none(client):
    client.force_login(maak_gebruiker())
    assert not is_binnen(client)


def test_a_switched_off_account_is_out_at_the_next_request(als):
    gebruiker = maak_gebruiker()
    client = als(gebruiker)
    assert is_binnen(client)
    gebruiker.is_active = False
    gebruiker.save()
    assert not is_binnen(client)


def test_after_the_last_day_of_an_account_its_session_is_over(als):
    gebruiker = maak_gebruiker()
    client = als(gebruiker)
    gebruiker.toegang_tot = timezone.localdate() - timedelta(days=1)
    gebruiker.save()
    assert not is_binnen(client)


def test_a_new_password_ends_the_other_sessions():
    gebruiker = maak_met_wachtwoord()
    hier, elders = log_in(gebruiker)[0], log_in(gebruiker)[0]
    nieuw = "vier paarse fietsen zingen"
    hier.post(
        "/account/password/change/", {"oldpassword": WACHTWOORD, "password1": nieuw, "password2": nieuw}
    )
    assert (is_binnen(hier), is_binnen(elders)) == (True, False)
    gebruiker.refresh_from_db()
    assert len(services.lopende_sessies(gebruiker=gebruiker, op=timezone.now())) == 1


# ---- where


def test_the_page_says_in_words_where_one_is_signed_in():
    gebruiker = maak_met_wachtwoord()
    hier, _ = log_in(gebruiker, HTTP_USER_AGENT=FIREFOX)
    log_in(gebruiker, HTTP_USER_AGENT=IPHONE)
    pagina = hier.get("/account/sessies/", HTTP_USER_AGENT=FIREFOX).content.decode()
    assert "Firefox op Linux" in pagina
    assert "Safari op een iPhone" in pagina
    assert pagina.count("Dit apparaat") == 1
    assert pagina.count("Log daar uit<") == 1


@pytest.mark.parametrize(
    ("user_agent", "woorden"),
    [
        (FIREFOX, "Firefox op Linux"),
        (EDGE, "Edge op Windows"),
        (IPHONE, "Safari op een iPhone"),
        ("curl/8", "Een onbekende browser"),
        ("", "Een onbekende browser"),
    ],
)
def test_a_device_in_words(user_agent, woorden):
    assert in_woorden(user_agent) == woorden


def test_ending_one_leaves_the_others():
    gebruiker = maak_met_wachtwoord()
    hier, een, twee = (log_in(gebruiker)[0] for _ in range(3))
    die = UserSession.objects.get(session_key=een.session.session_key)
    assert hier.post(f"/account/sessies/{die.pk}/eindigen/").headers["Location"] == "/account/sessies/"
    assert (is_binnen(hier), is_binnen(een), is_binnen(twee)) == (True, False, True)
    assert Regel.objects.over(gebruiker).filter(actie="sessies beëindigd").count() == 1


def test_ending_all_others_leaves_this_one():
    gebruiker, ander = maak_met_wachtwoord(), maak_met_wachtwoord()
    hier, een, twee, vreemd = *(log_in(gebruiker)[0] for _ in range(3)), log_in(ander)[0]
    hier.post("/account/sessies/eindigen/")
    assert [is_binnen(client) for client in (hier, een, twee, vreemd)] == [True, False, False, True]


def test_nobody_ends_the_session_of_another():
    een, ander = log_in(maak_met_wachtwoord())[0], log_in(maak_met_wachtwoord())[0]
    sessie = UserSession.objects.get(session_key=ander.session.session_key)
    een.post(f"/account/sessies/{sessie.pk}/eindigen/")
    assert is_binnen(ander)


def test_the_list_costs_the_same_for_one_session_and_for_ten(django_assert_num_queries):
    gebruiker = maak_met_wachtwoord()
    hier, _ = log_in(gebruiker)
    for _ in range(9):
        log_in(gebruiker)
    with django_assert_num_queries(2):
        assert len(services.lopende_sessies(gebruiker=gebruiker, op=timezone.now())) == 10


def test_what_is_left_of_a_session_that_is_over_goes():
    log_in(maak_met_wachtwoord())
    Session.objects.update(expire_date=timezone.now() - timedelta(seconds=1))
    log_in(maak_met_wachtwoord())
    assert services.ruim_sessies_op(op=timezone.now()) == 1
    assert (Session.objects.count(), UserSession.objects.count()) == (1, 1)
