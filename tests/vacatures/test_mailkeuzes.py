"""The yearly question, the reminder before a kept vacancy closes, and the pages that open from a link in the mail."""

from datetime import UTC, date, datetime, timedelta

import pytest
from django.test import Client
from django.urls import reverse

from tests.maken import (
    maak_bewaarde_vacature,
    maak_gebruiker,
    maak_organisatie,
    maak_reactie,
    maak_vacature,
    maak_zoekopdracht,
)
from tests.vacatures.maken import maak_melding
from twentsekracht.werk.models import Bericht
from vacatures import services
from vacatures.models import BewaardeVacature, Mailkeuze, Melding, Zoekopdracht

pytestmark = pytest.mark.django_db
OP = datetime(2026, 3, 10, 9, tzinfo=UTC)
VANDAAG = date(2026, 3, 10)
DAG, UUR = timedelta(days=1), timedelta(hours=1)


@pytest.fixture
def wie():
    return maak_gebruiker(organisatie=maak_organisatie("losser"))


def zoek(gebruiker, vraag="vakgebied=ict", gekeken_op=OP - DAG, **velden):
    return maak_zoekopdracht(gebruiker, vraag=vraag, gekeken_op=gekeken_op, **velden)


# ---- the yearly question


def test_once_a_year_it_is_asked_and_without_an_answer_it_goes(wie):
    oud = zoek(wie, naam="Oud", gewild_op=OP - 366 * DAG)
    zoek(wie, vraag="niveau=wo", naam="Vers", gewild_op=OP - 364 * DAG)
    zoek(wie, vraag="niveau=hbo", naam="Stil", gewild_op=OP - 900 * DAG, hoe_vaak="nooit")
    assert [services.vraag_of_gewild(gebruiker_id=wie.pk, op=OP) for _ in range(2)] == [1, 0]
    [bericht] = Bericht.objects.all()
    assert "- Oud\n" in bericht.tekst and "Vers" not in bericht.tekst and "Stil" not in bericht.tekst
    assert "9 april 2026" in bericht.tekst and "/keuzes/" in bericht.tekst
    assert services.verwijder_ongewild(op=OP + 30 * DAG) == 0
    assert services.verwijder_ongewild(op=OP + 30 * DAG + UUR) == 1
    assert not Zoekopdracht.objects.filter(pk=oud.pk).exists()
    assert Zoekopdracht.objects.count() == 2


def test_yes_is_for_another_year(wie):
    alert = zoek(wie, gewild_op=OP - 366 * DAG)
    services.vraag_of_gewild(gebruiker_id=wie.pk, op=OP)
    assert services.houd_gewild(gebruiker=wie, op=OP + DAG) == 1
    alert.refresh_from_db()
    assert (alert.gewild_op, alert.gevraagd_op) == (OP + DAG, None)
    assert services.verwijder_ongewild(op=OP + 60 * DAG) == 0


@pytest.mark.parametrize("wat", [{"hoe_vaak": "week"}, {"naam": "Anders"}, {"hoe_vaak": "nooit"}])
def test_who_touches_a_search_has_answered(wie, wat):
    alert = zoek(wie, gewild_op=OP - 366 * DAG, gevraagd_op=OP - 29 * DAG)
    services.wijzig_zoekopdracht(zoekopdracht=alert, op=OP, **wat)
    assert services.verwijder_ongewild(op=OP + 60 * DAG) == 0


# ---- before a kept vacancy closes


def bewaar(wie, dagen=3, op=OP - 9 * DAG, **velden):
    velden = {"doelgroep": "regio", "sluit_op": VANDAAG + dagen * DAG, **velden}
    vacature = maak_vacature(gepubliceerd_op=VANDAAG - 20 * DAG, **velden)
    return maak_bewaarde_vacature(wie, vacature, op=op)


def herinner(wie, op=OP):
    return services.herinner_aan_sluiten(gebruiker_id=wie.pk, op=op)


def test_three_days_before_it_closes_in_one_mail_and_once(wie):
    bewaar(wie, titel="Over drie dagen")
    bewaar(wie, dagen=1, titel="Morgen")
    bewaar(wie, dagen=4, titel="Over vier dagen")
    bewaar(wie, op=OP - UUR, titel="Vandaag pas bewaard")
    assert [herinner(wie), herinner(wie)] == [2, 0]
    [bericht] = Bericht.objects.all()
    assert bericht.onderwerp == "Sluit bijna: 2 vacatures die je bewaarde"
    assert bericht.tekst.index("Morgen") < bericht.tekst.index("Over drie dagen")
    assert "vrijdag 13 maart" in bericht.tekst
    assert bericht.afmelden.endswith("/herinnering/")
    assert herinner(wie, OP + DAG) == 2  # the other two, a day later


@pytest.mark.parametrize(
    "velden", [{"status": "gesloten"}, {"status": "ingevuld"}, {"dagen": -1}, {"doelgroep": "intern"}]
)
def test_not_of_what_is_closed_or_not_to_be_read(wie, velden):
    bewaar(wie, **velden)
    assert (herinner(wie), Bericht.objects.count()) == (0, 0)


def test_not_to_who_reacted_but_to_who_withdrew(wie):
    gereageerd, terug = bewaar(wie), bewaar(wie, titel="Teruggetrokken")
    maak_reactie(gereageerd.vacature, kandidaat=wie, status="ontvangen")
    maak_reactie(terug.vacature, kandidaat=wie, status="ingetrokken")
    maak_reactie(terug.vacature)  # somebody else's
    assert herinner(wie) == 1
    assert Bericht.objects.get().onderwerp == "Sluit bijna: Teruggetrokken"


def test_not_to_who_does_not_want_it(wie):
    rij = bewaar(wie)
    services.zet_herinneren(gebruiker=wie, aan=False, op=OP)
    assert herinner(wie) == 0
    services.zet_herinneren(gebruiker=wie, aan=True, op=OP)
    assert herinner(wie) == 1
    rij.refresh_from_db()
    assert (rij.herinnerd_op, Mailkeuze.objects.count()) == (OP, 1)
    assert BewaardeVacature.objects.te_herinneren(vandaag=services.begin_van_de_dag(OP)).count() == 0


def test_what_was_mailed_long_ago_is_forgotten():
    maak_melding(op=OP - 91 * DAG)
    blijft = maak_melding(op=OP - 89 * DAG)
    assert services.vergeet_meldingen(op=OP) == 1
    assert Melding.objects.get() == blijft


# ---- without signing in


@pytest.fixture
def mailprogramma():
    return Client(enforce_csrf_checks=True)  # a mail program has no token


def pagina(naam, gebruiker):
    return reverse(f"vacatures:{naam}", args=[services.mailteken(gebruiker)])


@pytest.mark.parametrize("teken", ["1", "1:abc", "zzz:" + "a" * 43])
@pytest.mark.parametrize("naam", ["afmelden", "afmelden_herinnering", "mailkeuzes"])
def test_a_link_cannot_be_made_up(wie, mailprogramma, naam, teken):
    adres = reverse(f"vacatures:{naam}", args=[teken])
    assert mailprogramma.get(adres).status_code == 404
    assert Client().post(adres, {"actie": "gewild"}).status_code == 404
    assert services.ontvanger(services.mailteken(wie), op=OP) == wie


def test_one_post_ends_all_mail_about_searches_and_looking_ends_nothing(wie, mailprogramma):
    for vraag in ("", "niveau=hbo"):
        zoek(wie, vraag, gevraagd_op=OP)
    van_een_ander = zoek(maak_gebruiker())
    adres = pagina("afmelden", wie)
    assert "Stop met mailen" in mailprogramma.get(adres).content.decode()
    assert wie.zoekopdrachten.filter(hoe_vaak="dag").count() == 2
    antwoord = mailprogramma.post(adres, {"List-Unsubscribe": "One-Click"})
    assert antwoord.status_code == 200 and "Je bent afgemeld" in antwoord.content.decode()
    assert antwoord["Referrer-Policy"] == "same-origin" and "no-store" in antwoord["Cache-Control"]
    assert wie.zoekopdrachten.filter(hoe_vaak="nooit", gevraagd_op=None).count() == 2
    van_een_ander.refresh_from_db()
    assert van_een_ander.hoe_vaak == "dag"
    assert Mailkeuze.objects.count() == 0


def test_one_post_ends_the_reminders(wie, mailprogramma):
    adres = pagina("afmelden_herinnering", wie)
    assert "voordat een vacature sluit" in mailprogramma.get(adres).content.decode()
    assert mailprogramma.post(adres).status_code == 200
    assert Mailkeuze.objects.get().herinneren is False


def test_the_page_of_choices_shows_the_searches_and_nothing_else(wie):
    wie.functie, wie.naam = "Geheim beroep", "Naam van iemand"
    wie.save()
    zoek(wie, naam="Mijn zoekopdracht")
    bewaar(wie, titel="Bewaarde titel")
    antwoord = Client().get(pagina("mailkeuzes", wie))
    tekst = antwoord.content.decode()
    assert "Mijn zoekopdracht" in tekst and "no-store" in antwoord["Cache-Control"]
    for geheim in (wie.naam, wie.email, wie.functie, "Bewaarde titel", "Wil je deze mail nog?"):
        assert geheim not in tekst


def test_every_choice_on_it_works(wie):
    alert = zoek(wie, naam="Eerst", gewild_op=OP - 366 * DAG, gevraagd_op=OP)
    adres, client = pagina("mailkeuzes", wie), Client()
    assert "Wil je deze mail nog?" in client.get(adres).content.decode()
    client.post(adres, {"actie": "gewild"})
    alert.refresh_from_db()
    assert alert.gevraagd_op is None and alert.gewild_op > OP
    veld = f"zoek-{alert.pk}"
    anders = {"zoekopdracht": alert.pk, f"{veld}-naam": "Daarna", f"{veld}-hoe_vaak": "meteen"}
    client.post(adres, {"actie": "wijzig", **anders})
    alert.refresh_from_db()
    assert (alert.naam, alert.hoe_vaak) == ("Daarna", "meteen")
    client.post(adres, {"actie": "herinneren", "aan": "0"})
    assert Mailkeuze.objects.get().herinneren is False
    client.post(adres, {"actie": "verwijder", "zoekopdracht": alert.pk})
    assert not Zoekopdracht.objects.exists()
    assert "Je hebt geen zoekopdrachten" in client.get(adres).content.decode()


@pytest.mark.parametrize("pk", ["", "x", "-1", "²", "9" * 5])
def test_nobody_reaches_what_is_not_theirs(wie, pk):
    van_een_ander = zoek(maak_gebruiker(), naam="Van een ander")
    client, adres = Client(), pagina("mailkeuzes", wie)
    for actie in ("wijzig", "verwijder"):
        for poging in (pk, van_een_ander.pk):
            assert client.post(adres, {"actie": actie, "zoekopdracht": poging}).status_code == 404
    van_een_ander.refresh_from_db()
    assert van_een_ander.naam == "Van een ander"


def test_bad_input_changes_nothing_and_says_so(wie):
    alert = zoek(wie, naam="Zo")
    veld = f"zoek-{alert.pk}"
    anders = {"zoekopdracht": alert.pk, f"{veld}-naam": "", f"{veld}-hoe_vaak": "elk uur"}
    antwoord = Client().post(pagina("mailkeuzes", wie), {"actie": "wijzig", **anders}, follow=True)
    assert "Aangepast" not in antwoord.content.decode()
    assert Client().post(pagina("mailkeuzes", wie), {"actie": "onzin"}).status_code == 302
    alert.refresh_from_db()
    assert (alert.naam, alert.hoe_vaak) == ("Zo", "dag")


def test_the_links_end_with_the_account(wie):
    for veld, waarde in (("is_active", False), ("toegang_tot", date(2020, 1, 1))):
        setattr(wie, veld, waarde)
        wie.save()
        for naam in ("afmelden", "afmelden_herinnering", "mailkeuzes"):
            assert Client().get(pagina(naam, wie)).status_code == 404
        wie.is_active = True


def test_the_page_costs_the_same_for_one_search_and_twenty(wie, django_assert_num_queries):
    adres = pagina("mailkeuzes", wie)
    for aantal in (1, 19):
        for nummer in range(aantal):
            zoek(wie, vraag=f"q={aantal}-{nummer}")
        with django_assert_num_queries(4):
            Client().get(adres)


def test_once_more_when_it_stays_open_longer(wie):
    vacature = bewaar(wie).vacature
    assert [herinner(wie), herinner(wie)] == [1, 0]
    services.verleng(vacature=vacature, tot=VANDAAG + 9 * DAG, reden="Vakantie", door=None, op=OP)
    assert [herinner(wie), herinner(wie, OP + 6 * DAG), herinner(wie, OP + 6 * DAG)] == [0, 1, 0]
