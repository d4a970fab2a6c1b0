"""An account that nobody uses: told after 22 months, gone after 24, unless somebody signs in or holds a role."""

from datetime import UTC, date, datetime, timedelta

import pytest
from django.conf import settings
from django.utils import timezone

from tests.maken import (
    maak_gebruiker,
    maak_inschrijving,
    maak_job,
    maak_lidmaatschap,
    maak_profiel,
)
from twentsekracht.logboek.models import Regel
from twentsekracht.mijn import bewaren, services
from twentsekracht.mijn.tasks import dagelijks
from twentsekracht.organisaties.models import Gebruiker, Rol
from twentsekracht.werk.models import Bericht
from twentsekracht.werk.services import Meld, Weigering, claim

pytestmark = pytest.mark.django_db
LAATST = datetime(2024, 1, 15, 9, tzinfo=UTC)
OP_22, OP_24 = date(2025, 11, 15), date(2026, 1, 15)
DAG = timedelta(days=1)
NOOIT_MEER = "Je account is verwijderd"


def moment(dag):
    return datetime(dag.year, dag.month, dag.day, 9, tzinfo=UTC)


def maak_stil(last_login=LAATST, aangemaakt_op=LAATST, gewaarschuwd_op=None, **velden):
    """Somebody who signed in last so long ago; with `last_login=None`: never."""
    gebruiker = maak_gebruiker(**velden)
    stand = {"last_login": last_login, "aangemaakt_op": aangemaakt_op, "gewaarschuwd_op": gewaarschuwd_op}
    Gebruiker.objects.filter(pk=gebruiker.pk).update(**stand)
    gebruiker.refresh_from_db()
    return gebruiker


def waarschuw(gebruiker, dag):
    return services.waarschuw_stille(gebruiker_id=gebruiker.pk, op=moment(dag))


def wis(gebruiker, dag):
    return services.wis_stille(gebruiker_id=gebruiker.pk, op=moment(dag))


def is_er(gebruiker):
    return Gebruiker.objects.filter(pk=gebruiker.pk).exists()


# ---- counting in months


@pytest.mark.parametrize(
    ("dag", "later"),
    [
        (date(2024, 1, 15), date(2026, 1, 15)),
        (date(2024, 2, 29), date(2026, 3, 1)),
        (date(2024, 12, 31), date(2026, 12, 31)),
    ],
)
def test_two_years_later(dag, later):
    assert bewaren.maanden_later(dag, 24) == later


def test_the_day_that_is_told_is_the_first_on_which_it_happens():
    for dagen in range(800):
        dag = date(2023, 1, 1) + dagen * DAG
        later = bewaren.maanden_later(dag, 2)
        assert bewaren.maanden_eerder(later, 2) >= dag > bewaren.maanden_eerder(later - DAG, 2)


# ---- the mail


def test_after_22_months_one_mail_goes_out_that_says_when():
    stil = maak_stil(naam="Sanne Stil")
    assert [waarschuw(stil, dag) for dag in (OP_22 - DAG, OP_22, OP_22, OP_22 + DAG)] == [
        False,
        True,
        False,
        False,
    ]
    bericht = Bericht.objects.get(aan=stil.email)
    assert bericht.onderwerp == "Je account gaat weg als je niet inlogt"
    for tekst in (bericht.tekst, bericht.html):
        assert "15 januari 2026" in tekst and "/account/login/" in tekst
    regel = Regel.objects.over(stil).get()
    assert (regel.actie, regel.door_id, regel.velden) == (
        "gewaarschuwd dat het account weggaat",
        None,
        ["gewaarschuwd_op"],
    )
    assert regel.organisatie_id == stil.organisatie_id


def test_who_never_signed_in_counts_from_the_day_the_account_was_made():
    assert waarschuw(maak_stil(last_login=None), OP_22)
    assert not waarschuw(maak_stil(last_login=None, aangemaakt_op=LAATST + DAG), OP_22)


def test_who_signed_in_counts_from_then_however_old_the_account():
    assert not waarschuw(maak_stil(last_login=LAATST + DAG, aangemaakt_op=LAATST - 999 * DAG), OP_22)


def test_an_account_that_is_switched_off_is_told_and_goes_too():
    uit = maak_stil(is_active=False)
    assert waarschuw(uit, OP_22) and wis(uit, OP_24)


# ---- going


def test_after_24_months_the_account_goes_as_when_somebody_deletes_it_themselves():
    stil = maak_stil()
    inschrijving = maak_inschrijving(deelnemer=stil, organisatie=stil.organisatie)
    maak_profiel(stil)
    waarschuw(stil, OP_22)
    assert not wis(stil, OP_24 - DAG)
    assert wis(stil, OP_24)
    assert not is_er(stil)
    inschrijving.refresh_from_db()
    assert inschrijving.deelnemer is None
    (bericht,) = Bericht.objects.filter(aan=stil.email)
    assert bericht.onderwerp == NOOIT_MEER
    assert "omdat je twee jaar niet inlogde" in bericht.tekst and "niet zelf gedaan" not in bericht.tekst
    regel = Regel.objects.get(actie="account gewist")
    assert (regel.door_id, regel.object_id) == (None, str(stil.pk))
    assert not wis(stil, OP_24)


def test_nobody_goes_who_was_not_told_two_months_before():
    stil, laat = maak_stil(), maak_stil()
    assert not wis(stil, OP_24 + 99 * DAG)
    assert waarschuw(laat, OP_24)  # the portal was down at 22 months
    assert not wis(laat, OP_24 + DAG)
    laat.refresh_from_db()
    assert bewaren.gaat_weg_op(laat) == date(2026, 3, 15)
    assert not wis(laat, date(2026, 3, 14)) and wis(laat, date(2026, 3, 15))


def test_signing_in_after_the_mail_keeps_the_account_and_the_next_time_is_told_anew():
    terug = maak_stil()
    waarschuw(terug, OP_22)
    Gebruiker.objects.filter(pk=terug.pk).update(last_login=moment(OP_22 + DAG))
    assert not wis(terug, OP_24)
    terug.refresh_from_db()
    assert bewaren.gaat_weg_op(terug) == date(2027, 11, 16)
    assert not waarschuw(terug, date(2027, 9, 15)) and waarschuw(terug, date(2027, 9, 16))


@pytest.mark.parametrize(("tot", "blijft"), [(None, True), (OP_24, True), (OP_24 - DAG, False)])
def test_who_holds_a_role_is_neither_told_nor_deleted(tot, blijft):
    stil = maak_stil(gewaarschuwd_op=moment(OP_22))
    maak_lidmaatschap(stil, rol=Rol.AMBASSADEUR, tot=tot)
    assert wis(stil, OP_24) is not blijft
    ander = maak_stil()
    maak_lidmaatschap(ander, rol=Rol.AMBASSADEUR, tot=tot)
    assert waarschuw(ander, OP_24) is not blijft


def test_a_role_that_is_still_to_begin_counts_and_a_superuser_never_goes():
    straks = maak_stil(gewaarschuwd_op=moment(OP_22))
    maak_lidmaatschap(straks, rol=Rol.AMBASSADEUR, van=OP_24 + 9 * DAG)
    assert not wis(straks, OP_24)
    assert not wis(maak_stil(gewaarschuwd_op=moment(OP_22), is_superuser=True), OP_24)
    assert not waarschuw(maak_stil(is_superuser=True), OP_22)


# ---- every day


def nu(maanden, dagen=0):
    """So many months ago; the job reads the clock."""
    return moment(bewaren.maanden_eerder(timezone.localdate(), maanden) - dagen * DAG)


def draai():
    job = claim(maak_job(soort="twentsekracht.mijn.tasks.dagelijks").pk, op=timezone.now())
    try:
        dagelijks(job, Meld(job))
    finally:
        job.refresh_from_db()
    return job


def maak_gebruikt(aantal=4):
    return [maak_stil(last_login=nu(0, 1)) for _ in range(aantal)]


def test_the_job_tells_and_deletes_and_a_second_time_does_nothing():
    gebruikt = maak_gebruikt()
    te_waarschuwen = maak_stil(last_login=nu(22))
    weg = maak_stil(last_login=nu(24, 1), gewaarschuwd_op=nu(2, 1))
    assert draai().stap == "Niet gebruikte accounts: 1 gewist, 1 gewaarschuwd"
    assert not is_er(weg) and all(is_er(een) for een in [*gebruikt, te_waarschuwen])
    assert draai().stap == "Niet gebruikte accounts: 0 gewist, 0 gewaarschuwd"
    assert sorted(Bericht.objects.values_list("aan", flat=True)) == sorted([te_waarschuwen.email, weg.email])


def test_more_than_a_fifth_at_once_is_a_clock_that_jumped():
    maak_gebruikt(7)
    gewaarschuwd = {"last_login": nu(25), "gewaarschuwd_op": nu(3)}
    te_veel = [maak_stil(**gewaarschuwd) for _ in range(2)]
    with pytest.raises(Weigering, match="Van 2 accounts"):
        draai()
    assert all(is_er(een) for een in te_veel)
    maak_gebruikt(1)  # two of ten is a fifth, and not more
    draai()
    assert not any(is_er(een) for een in te_veel)


def test_the_job_is_in_the_rooster():
    assert "twentsekracht.mijn.tasks.dagelijks" in dict(settings.ROOSTER)


# ---- what somebody sees of it


def test_my_data_say_when_the_account_would_go(als):
    gebruiker = maak_gebruiker()
    browser = als(gebruiker)
    gebruiker.refresh_from_db()  # signed in just now
    dag = bewaren.maanden_later(timezone.localdate(gebruiker.last_login), 24)
    assert browser.get("/mijn/gegevens/").context["weg_op"] == dag
    assert "twee jaar niet is gebruikt" in browser.get("/mijn/gegevens/").text


@pytest.mark.parametrize("velden", [{"rol": Rol.AMBASSADEUR}, {"is_superuser": True}], ids=str)
def test_with_a_role_no_day_is_named(als, velden):
    antwoord = als(maak_gebruiker(**velden)).get("/mijn/gegevens/")
    assert antwoord.context["weg_op"] is None
    assert "Zolang je een rol hebt" in antwoord.text
