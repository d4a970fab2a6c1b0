import pytest
from django.contrib.auth.password_validation import get_password_validators, validate_password
from django.core.exceptions import ValidationError

from tests.maken import maak_gebruiker, maak_organisatie

pytestmark = pytest.mark.django_db


@pytest.fixture
def gebruiker():
    maak_organisatie("hof-van-twente", naam="Gemeente Hof van Twente", korte_naam="Hof van Twente")
    return maak_gebruiker(naam="Annelies Oude Veldhuis", email="a.veldhuis@hengelo.example")


def waarom_niet(wachtwoord, gebruiker):
    try:
        validate_password(wachtwoord, gebruiker)
    except ValidationError as fout:
        return {reden.code for reden in fout.error_list}
    return set()


@pytest.mark.parametrize(
    ("wachtwoord", "reden"),
    [
        ("elfletters1", "password_too_short"),
        ("paarse fiets " * 10, "te_lang"),
        ("qwertyuiop123", "veelgebruikt"),
        ("BritneySpears", "veelgebruikt"),  # in any case of letters
        ("verantwoordelijkheid", "veelgebruikt"),  # a long word is one word
        ("aaaaaaaaaaaaaa", "veelgebruikt"),
        ("abababababababab", "veelgebruikt"),
        ("8391047265839104", "alleen_cijfers"),
        ("Zomer2026Zomer!", "voor_de_hand"),
        ("Hof van Twente 2026", "voor_de_hand"),
        ("GemeenteHofvanTwente1", "voor_de_hand"),
        ("TwentseKracht123!", "voor_de_hand"),
        ("W3lk0mTw3nt3!!", "voor_de_hand"),
        ("W3lkomTwente123!", "voor_de_hand"),
        ("Wachtwoord!2026", "voor_de_hand"),
        ("annelies oude veldhuis", "password_too_similar"),
    ],
)
def test_what_anybody_would_try_first_is_refused(gebruiker, wachtwoord, reden):
    assert reden in waarom_niet(wachtwoord, gebruiker)


@pytest.mark.parametrize(
    "wachtwoord",
    [
        "vier paarse fietsen zingen",
        "twente zingt paarse liedjes",  # a word of here among others is fine
        "kT9#vw2!LmZ8q",
        "é" * 3 + " crème brûlée op zondag",
        "x7" + "paarse fietsen " * 8,
    ],
)
def test_a_few_words_or_a_random_one_are_fine_without_capitals_or_digits(gebruiker, wachtwoord):
    assert waarom_niet(wachtwoord, gebruiker) == set()


def test_the_help_is_ours(settings):
    hulp = [regel.get_help_text() for regel in get_password_validators(settings.AUTH_PASSWORD_VALIDATORS)]
    assert hulp == [
        "Gebruik ten minste 12 tekens. Een paar woorden achter elkaar onthoud je goed.",
        "Gebruik niet je naam of je e-mailadres.",
        "Kies geen wachtwoord dat veel mensen gebruiken.",
        "Neem niet de naam van je organisatie of het seizoen met een jaartal.",
    ]
