"""Who gives a part: what a page says of it, and what stays of somebody who leaves."""

from datetime import time, timedelta

import pytest
from django.db import IntegrityError, transaction
from django.utils import timezone

from evenementen import agenda, gegevens, services
from evenementen.fouten import EvenementFout
from evenementen.models import Evenement, Onderdeel, Spreker
from evenementen.services import sprekerteken, wis
from evenementen.services.presentielinks import presentieteken
from evenementen.sprekerpagina import optredens
from evenementen.woorden import door_wie
from tests.evenementen.maken import maak_spreker
from tests.maken import DAG, maak_deelname, maak_evenement, maak_gebruiker, maak_onderdeel, maak_organisatie
from twentsekracht.logboek.models import Regel
from twentsekracht.mijn.agenda import agendapunten
from twentsekracht.organisaties.models import Rol
from twentsekracht.werk.models import Bericht

pytestmark = pytest.mark.django_db


def test_who_gives_a_part_in_words(django_assert_num_queries):
    losser = maak_organisatie("losser")
    deel = maak_onderdeel(spreker="de trainees")
    assert door_wie(deel) == "de trainees"
    for naam, van in (
        ("Anna Bos", {"organisatie": losser}),
        ("Bea Cats", {}),
        ("Cor Dam", {"bureau": "BNR"}),
    ):
        deel.sprekers.add(maak_spreker(naam, **van))
    with django_assert_num_queries(2):
        [gelezen] = Onderdeel.objects.met_sprekers()
        assert door_wie(gelezen) == "Anna Bos (Losser), Bea Cats (Bureau Noaber) en Cor Dam (BNR)"


@pytest.mark.parametrize("van", [{"bureau": ""}, {"bureau": "Bureau", "organisatie": True}])
def test_a_speaker_is_of_the_own_ranks_or_from_outside(van):
    if "organisatie" in van:
        van |= {"organisatie": maak_organisatie()}
    with pytest.raises(IntegrityError), transaction.atomic():
        maak_spreker(**van)


def test_a_speaker_who_leaves_has_no_name_any_more_and_an_address_that_opens_nothing():
    ik = maak_gebruiker()
    spreker = maak_spreker("Anna", gebruiker=ik, email="anna@losser.example", toelichting="Wijkregisseur")
    ander = maak_spreker("Bea", gebruiker=maak_gebruiker())
    spreker.onderdelen.add(maak_onderdeel(maak_evenement(titel="Talentweek"), titel="Netwerken"))
    assert gegevens.gegevens(gebruiker=ik, op=DAG)["Spreker bij evenementen"] == [
        {
            "naam": "Anna",
            "in een zin": "Wijkregisseur",
            "e-mailadres": "anna@losser.example",
            "onderdelen": ["Netwerken (Talentweek)"],
        }
    ]
    wis(gebruiker=ik, op=timezone.now())
    spreker.refresh_from_db()
    assert (spreker.naam, spreker.toelichting, spreker.email, spreker.gebruiker) == (
        "Een collega",
        "",
        "",
        None,
    )
    assert spreker.linkversie == 2 and spreker.onderdelen.count() == 1
    assert Spreker.objects.get(pk=ander.pk).naam == "Bea"


# ---- the page of a speaker


@pytest.fixture
def netwerken():
    """A part of Anna's, a month from now, with three people in it of whom two have a place."""
    start = timezone.localdate() + timedelta(30)
    evenement = maak_evenement(
        jaar=start.year, start=start, einde=start, titel="Talentweek", route="Neem **bus 9**."
    )
    deel = maak_onderdeel(
        evenement,
        titel="Netwerken",
        datum=start,
        begintijd=time(9),
        eindtijd=time(10),
        locatie="Stadhuis",
        ruimte="Zaal 2",
        capaciteit=12,
        benodigd="Een beamer",
        online_url="https://vergader.example/kamer",
    )
    for naam, status in (
        ("Fatma Geheim", "bevestigd"),
        ("Jan Geheim", "bevestigd"),
        ("Wies Geheim", "wachtlijst"),
    ):
        maak_deelname(deel, status=status, deelnemer=maak_gebruiker(naam=naam))
    return deel


@pytest.fixture
def anna(netwerken):
    spreker = maak_spreker("Anna Bos", email="anna@bureau.example")
    spreker.onderdelen.add(netwerken)
    return spreker


def pagina(spreker):
    return f"/evenementen/spreker/{sprekerteken(spreker)}/"


def test_a_speaker_from_outside_reads_what_there_is_to_know_and_no_name(client, anna, netwerken):
    antwoord = client.get(pagina(anna))
    tekst = antwoord.content.decode()
    for woorden in (
        "Anna Bos",
        "Netwerken",
        "09.00 tot 10.00 uur",
        "Stadhuis, Zaal 2",
        "2 van hoogstens 12",
        "Een beamer",
        "<strong>bus 9</strong>",
        "https://vergader.example/kamer",
    ):
        assert woorden in tekst
    assert "Geheim" not in tekst and "anna@bureau.example" not in tekst
    assert antwoord["X-Robots-Tag"] == "noindex" and "no-store" in antwoord["Cache-Control"]


def test_of_another_speaker_there_is_nothing_on_it(client, anna, netwerken):
    maak_spreker("Bea Cats").onderdelen.add(maak_onderdeel(netwerken.evenement, titel="Tekenen"))
    assert "Tekenen" not in client.get(pagina(anna)).content.decode()


def test_what_is_called_off_is_said_to_be_and_what_is_only_proposed_is_not_there(client, anna, netwerken):
    Onderdeel.objects.filter(pk=netwerken.pk).update(afgelast_op=timezone.now())
    tekst = client.get(pagina(anna)).content.decode()
    assert "Gaat niet door" in tekst and "vergader.example" not in tekst
    Evenement.objects.update(planning=Evenement.Planning.VOORSTEL, is_gepubliceerd=False)
    assert client.get(pagina(anna)).status_code == 404


@pytest.mark.parametrize(("dagen", "status"), [(30, 200), (31, 404)])
def test_thirty_days_after_the_event_the_page_is_gone(client, anna, dagen, status):
    toen = timezone.localdate() - timedelta(dagen)
    Evenement.objects.update(start=toen, einde=toen)
    assert client.get(pagina(anna)).status_code == status


def test_only_the_address_as_it_was_given_opens_it(client, anna):
    goed = sprekerteken(anna)
    for teken in (goed[:-1], goed.replace("-1:", "-2:"), f"{anna.pk}-1", "onzin", "1:2", "%00", "-1:x"):
        assert client.get(f"/evenementen/spreker/{teken}/").status_code == 404
    services.vernieuw_sprekerlink(spreker=anna, door=maak_gebruiker(Rol.COORDINATOR), op=timezone.now())
    assert client.get(f"/evenementen/spreker/{goed}/").status_code == 404
    assert client.get(pagina(anna)).status_code == 200


def test_the_page_costs_the_same_for_any_number_of_parts(client, anna, netwerken, django_assert_num_queries):
    for _ in range(6):
        anna.onderdelen.add(maak_onderdeel(netwerken.evenement, datum=netwerken.datum))
    with django_assert_num_queries(2):
        assert len(optredens(anna, op=timezone.now())) == 7


def test_the_coordinator_sends_the_page_and_makes_it_anew(als, anna):
    browser = als(maak_gebruiker(Rol.COORDINATOR))
    beheer = f"/beheer/evenementen/spreker/{anna.pk}/"
    assert pagina(anna) in browser.get(f"{beheer}change/").content.decode()
    browser.post(f"{beheer}pagina/", {"wat": "stuur"})
    [mail] = Bericht.objects.all()
    assert mail.aan == "anna@bureau.example" and pagina(anna) in mail.tekst and "Netwerken" in mail.tekst
    was = pagina(anna)
    browser.post(f"{beheer}pagina/", {"wat": "vernieuw"})
    anna.refresh_from_db()
    assert pagina(anna) != was and Bericht.objects.count() == 1
    assert {regel.actie for regel in Regel.objects.filter(object_type="evenementen.spreker")} == {
        "sprekerpagina gestuurd",
        "sprekerpagina vernieuwd",
    }


def test_without_an_address_or_a_part_there_is_nothing_to_send(anna, netwerken):
    door, nu = maak_gebruiker(Rol.COORDINATOR), timezone.now()
    with pytest.raises(EvenementFout, match="bij geen onderdeel"):
        services.stuur_sprekerlink(spreker=maak_spreker(email="x@y.example"), door=door, op=nu)
    Spreker.objects.update(email="")
    anna.refresh_from_db()
    with pytest.raises(EvenementFout, match="geen e-mailadres"):
        services.stuur_sprekerlink(spreker=anna, door=door, op=nu)
    anna.gebruiker = maak_gebruiker()
    services.stuur_sprekerlink(spreker=anna, door=door, op=nu)
    assert Bericht.objects.get().aan == anna.gebruiker.email


def test_a_year_after_the_last_event_the_address_is_forgotten_and_the_name_stays(anna, netwerken):
    oud, nooit = maak_spreker("Oud", email="o@y.example"), maak_spreker("Nooit", email="n@y.example")
    oud.onderdelen.add(maak_onderdeel(maak_evenement(jaar=2015)))
    anna.onderdelen.add(maak_onderdeel(maak_evenement(jaar=2015)))
    assert services.vergeet_adressen(op=timezone.now()) == 1
    assert {een.naam: een.email for een in Spreker.objects.all()} == {
        "Anna Bos": "anna@bureau.example",
        "Oud": "",
        "Nooit": "n@y.example",
    }
    assert nooit.pk


# ---- the page of a part in the admin


def formulier(deel, **anders):
    velden = ("evenement_id", "code", "titel", "soort", "omschrijving", "locatie", "ruimte", "online_url")
    vast = {naam.removesuffix("_id"): getattr(deel, naam) for naam in (*velden, "spreker", "benodigd")}
    dag = deel.datum.strftime("%d-%m-%Y") if deel.datum else ""
    vast |= {"reserveringen-TOTAL_FORMS": 0, "reserveringen-INITIAL_FORMS": 0}
    return {**vast, "datum": dag, "capaciteit": deel.capaciteit or "", "heeft_wachtlijst": "on", **anders}


def test_the_coordinator_gives_a_part_its_speakers_and_no_fewer_places_than_are_taken(als):
    deel = maak_onderdeel(datum=DAG, capaciteit=3)
    for _ in range(2):
        maak_deelname(deel, status="bevestigd")
    spreker = maak_spreker()
    browser, url = als(maak_gebruiker(Rol.COORDINATOR)), f"/beheer/evenementen/onderdeel/{deel.pk}/change/"
    pagina = browser.post(url, formulier(deel, capaciteit=1, datum="02-06-2015"))
    tekst = pagina.content.decode()
    assert "Er zijn al 2 plaatsen bezet." in tekst and "Deze dag valt buiten het evenement." in tekst
    assert browser.post(url, formulier(deel, capaciteit=2, sprekers=[spreker.pk])).status_code == 302
    deel.refresh_from_db()
    assert deel.capaciteit == 2 and list(deel.sprekers.all()) == [spreker]


def test_a_contactpersoon_does_not_see_the_link_to_take_part_online(als):
    deel = maak_onderdeel(online_url="https://vergader.example/geheim")
    url = f"/beheer/evenementen/onderdeel/{deel.pk}/change/"
    assert "geheim" not in als(maak_gebruiker(Rol.CONTACTPERSOON)).get(url).content.decode()
    assert "geheim" in als(maak_gebruiker(Rol.COORDINATOR)).get(url).content.decode()


# ---- of the own ranks


@pytest.fixture
def ik(anna):
    """Anna's account."""
    wie = maak_gebruiker(naam="Anna Bos")
    Spreker.objects.filter(pk=anna.pk).update(gebruiker=wie, bureau="", organisatie=maak_organisatie())
    return wie


def spreekpunten(wie):
    return agenda.spreekpunten(gebruiker=wie, vanaf=timezone.localdate(), op=timezone.localdate())


def test_what_somebody_gives_is_in_the_own_calendar(ik, anna, netwerken, django_assert_num_queries):
    maak_spreker("Anna Bos als trainer", gebruiker=ik).onderdelen.add(netwerken)  # twice, and one item
    anna.onderdelen.add(maak_onderdeel(netwerken.evenement, titel="Zonder dag"))
    maak_spreker(gebruiker=maak_gebruiker()).onderdelen.add(
        maak_onderdeel(netwerken.evenement, datum=netwerken.datum)
    )
    with django_assert_num_queries(1):
        [punt] = spreekpunten(ik)
    assert (punt.kenmerk, punt.titel, punt.plaats) == (
        f"spreker-{netwerken.pk}",
        "Je geeft: Netwerken (Talentweek)",
        "Stadhuis, Zaal 2, https://vergader.example/kamer",
    )
    assert [een.kenmerk for een in agendapunten(ik, vanaf=netwerken.datum, op=netwerken.datum)] == [
        punt.kenmerk
    ]
    assert not punt.geannuleerd and spreekpunten(maak_gebruiker()) == []
    Onderdeel.objects.filter(pk=netwerken.pk).update(afgelast_op=timezone.now())
    assert spreekpunten(ik)[0].geannuleerd
    Evenement.objects.update(planning="voorstel", is_gepubliceerd=False)
    assert spreekpunten(ik) == []


def test_on_mijn_twentse_kracht_stands_what_one_gives_with_the_way_to_the_own_page(als, ik, anna, netwerken):
    tekst = als(ik).get("/mijn/").text
    assert "Dit geef jij" in tekst and "Netwerken" in tekst and pagina(anna) in tekst
    assert "Geheim" not in tekst
    assert "Dit geef jij" not in als(maak_gebruiker()).get("/mijn/").text
    Evenement.objects.update(
        start=timezone.localdate() - timedelta(3), einde=timezone.localdate() - timedelta(2)
    )
    assert "Dit geef jij" not in als(ik).get("/mijn/").text


def test_the_way_to_the_list_of_who_is_there_stands_on_the_page_on_the_day_itself(client, anna, netwerken):
    knop = "Noteer wie er is"
    assert knop not in client.get(pagina(anna)).text
    Evenement.objects.update(start=timezone.localdate())
    Onderdeel.objects.filter(pk=netwerken.pk).update(datum=timezone.localdate())
    tekst = client.get(pagina(anna)).text
    assert knop in tekst and f"/evenementen/presentie/{presentieteken(netwerken)}/" in tekst
    assert "Geheim" not in tekst
    assert client.get(f"/evenementen/presentie/{presentieteken(netwerken)}/").status_code == 200
    Onderdeel.objects.filter(pk=netwerken.pk).update(afgelast_op=timezone.now())
    assert knop not in client.get(pagina(anna)).text
