"""Everything the portal knows of somebody, and how a page writes that."""

import json
from datetime import timedelta

import pytest
from allauth.mfa.models import Authenticator
from allauth.usersessions.models import UserSession

from tests.maken import DAG, MOMENT, maak_agendaadres, maak_gebruiker, maak_profiel
from twentsekracht import post
from twentsekracht.mijn import services
from twentsekracht.mijn.gegevens import gegevens_van
from twentsekracht.mijn.templatetags.mijn import waarde


@pytest.mark.django_db
def test_profile_address_mail_and_log_are_told_and_of_nobody_else():
    gebruiker, ander = maak_gebruiker(), maak_gebruiker()
    for persoon in (gebruiker, ander):
        maak_profiel(persoon, wensen=f"Wens van {persoon.pk}", uren_min="24.5", vakgebieden=["ict", "water"])
        maak_agendaadres(persoon)
        services.vernieuw_agendaadres(gebruiker=persoon, door=persoon, op=MOMENT)
        post.verstuur(
            aan=persoon.email.upper(),
            onderwerp=f"Voor {persoon.pk}",
            sjabloon="account_gewist",
            context={},
            waarom="dit een test is",
            op=MOMENT,
        )
    gegevens = gegevens_van(gebruiker, op=DAG)
    assert [rij["wensen"] for rij in gegevens["Profiel"]] == [f"Wens van {gebruiker.pk}"]
    assert gegevens["Profiel"][0]["vakgebieden"] == "ICT en data, Water"
    assert gegevens["Profiel"][0]["uren vanaf"] == 24.5
    assert [rij["onderwerp"] for rij in gegevens["E-mail van het portaal"]] == [f"Voor {gebruiker.pk}"]
    assert gegevens["E-mail van het portaal"][0]["wordt gewist"] == f"{MOMENT + timedelta(days=30):%Y-%m-%d}"
    assert [rij["wat"] for rij in gegevens["Wat je deed (logboek)"]] == ["agenda-adres vernieuwd"]
    assert len(gegevens["Agenda-adres"]) == 1
    tekst = json.dumps(gegevens)
    assert f"Wens van {ander.pk}" not in tekst
    assert (
        gebruiker.agendaadres.sleutel not in tekst
    )  # whoever finds the download may not read the calendar too


@pytest.mark.django_db
def test_ways_of_signing_in_are_named_without_their_secrets():
    gebruiker = maak_gebruiker()
    geheim = {"name": "Sleutel van het werk", "credential": {"publicKey": "GEHEIM"}}
    Authenticator.objects.create(user=gebruiker, type=Authenticator.Type.WEBAUTHN, data=geheim)
    Authenticator.objects.create(user=gebruiker, type=Authenticator.Type.TOTP, data={"secret": "GEHEIM"})
    UserSession.objects.create(user=gebruiker, ip="192.0.2.7", user_agent="Een browser", session_key="GEHEIM")
    gegevens = gegevens_van(gebruiker, op=DAG)
    assert [rij["naam"] for rij in gegevens["Manieren om in te loggen"]] == ["Sleutel van het werk", ""]
    assert [rij["browser"] for rij in gegevens["Waar je bent ingelogd"]] == ["Een browser"]
    assert "GEHEIM" not in json.dumps(gegevens)


@pytest.mark.parametrize(
    ("inhoud", "woorden"),
    [
        (True, "ja"),
        (False, "nee"),
        (None, "–"),
        ("", "–"),
        ([], "–"),
        (0, "0"),
        (24.0, "24"),
        (24.5, "24,5"),
        (1069, "1069"),
        (["a", "b"], "a, b"),
        ("2026-11-22", "22 november 2026"),
        ("2026-11-22T06:05:12.932247+00:00", "22 november 2026, 07.05 uur"),
        ("2026-02-30", "2026-02-30"),
        ("9999-12-31T23:59:59+00:00", "9999-12-31T23:59:59+00:00"),
        ("2026-11-22 is een zondag", "2026-11-22 is een zondag"),
    ],
)
def test_values_as_a_reader_writes_them(inhoud, woorden):
    assert waarde(inhoud) == woorden
