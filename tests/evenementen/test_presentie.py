"""Who was there, on pages: the speaker's link, the code in the room, the organiser's list."""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from evenementen.models import Deelname, Onderdeel
from evenementen.services.presentielinks import codeteken, presentieteken
from tests.maken import maak_deelname, maak_evenement, maak_gebruiker, maak_onderdeel, maak_organisatie
from twentsekracht.logboek.models import Regel
from twentsekracht.organisaties.models import Rol
from twentsekracht.werk.models import Bericht

pytestmark = pytest.mark.django_db
DAG = timedelta(days=1)
S = Deelname.Status


@pytest.fixture
def deel():
    vandaag = timezone.localdate()
    evenement = maak_evenement(vandaag.year, start=vandaag, einde=vandaag)
    return maak_onderdeel(evenement, datum=vandaag, titel="Tekenen", capaciteit=5)


@pytest.fixture
def rij(deel):
    losser = maak_organisatie("losser")
    wie = maak_gebruiker(organisatie=losser, naam="Anna ter Horst")
    return maak_deelname(deel, losser, S.BEVESTIGD, deelnemer=wie)


@pytest.fixture
def bureau(als):
    return als(maak_gebruiker(Rol.COORDINATOR))


def lijst(deel):
    return reverse("evenementen:presentie", args=[presentieteken(deel)])


def scherm(deel):
    return reverse("evenementen:presentiecode", args=[presentieteken(deel)])


def code(deel, dag=None):
    return reverse("evenementen:aanwezig", args=[codeteken(deel, dag or timezone.localdate())])


def beheer(deel):
    return reverse("admin:evenementen_evenement_presentie", args=[deel.evenement_id, deel.pk])


def lees(client, url):
    return client.get(url).content.decode()


# ---- the speaker


def test_a_speaker_sees_names_and_nothing_else_and_notes_who_is_there(client, deel, rij):
    tweede = maak_deelname(deel, status=S.BEVESTIGD, deelnemer=maak_gebruiker(naam="Bert Kamp"))
    maak_deelname(deel, status=S.WACHTLIJST, deelnemer=maak_gebruiker(naam="Wacht Nog"))
    pagina = lees(client, lijst(deel))
    assert "Anna ter Horst" in pagina and "Bert Kamp" in pagina
    for verborgen in ("Wacht Nog", rij.deelnemer.email, rij.organisatie.naam):
        assert verborgen not in pagina
    client.post(lijst(deel), {f"wie{tweede.pk}": "no_show", "rest": "1"})
    assert [Deelname.objects.get(pk=een.pk).status for een in (rij, tweede)] == ["aanwezig", "no_show"]
    pagina = client.post(
        lijst(deel), {f"wie{rij.pk}": "afwezig", f"wie{tweede.pk}": "no_show"}
    ).content.decode()
    assert "Schrijf erbij waarom" in pagina and '<option value="afwezig" selected>' in pagina


@pytest.mark.parametrize("dagen", [-1, 1])
def test_outside_the_day_the_link_names_nobody_and_shows_no_code(client, deel, rij, dagen):
    Onderdeel.objects.update(datum=timezone.localdate() + dagen * DAG)
    assert "Anna ter Horst" not in lees(client, lijst(deel))
    client.post(lijst(deel), {f"wie{rij.pk}": "aanwezig"})
    assert client.get(scherm(deel)).status_code == 404
    assert Deelname.objects.get().status == S.BEVESTIGD


def test_of_a_part_that_was_called_off_no_name_is_shown(client, deel, rij):
    Onderdeel.objects.update(afgelast_op=timezone.now())
    assert "gaat niet door" in (pagina := lees(client, lijst(deel))) and "Anna ter Horst" not in pagina


def test_the_screen_shows_the_code_of_today(client, deel):
    assert "<path d=" in lees(client, scherm(deel))


# ---- the code


def test_a_phone_says_that_its_owner_is_there_after_signing_in(client, als, deel, rij):
    assert client.get(code(deel)).status_code == 302
    telefoon = als(rij.deelnemer)
    assert "Ben je er?" in lees(telefoon, code(deel)) and Deelname.objects.get().status == S.BEVESTIGD
    for _ in range(2):
        assert telefoon.post(code(deel)).status_code == 302
    assert "Je bent er" in (pagina := lees(telefoon, code(deel))) and "data-inchecken" not in pagina


def test_yesterdays_code_is_worth_nothing(als, deel, rij):
    telefoon = als(rij.deelnemer)
    for dag in (timezone.localdate() - DAG, timezone.localdate() + DAG):
        assert "kunt je hier niet melden" in lees(telefoon, code(deel, dag))
        telefoon.post(code(deel, dag))
    assert Deelname.objects.get().status == S.BEVESTIGD
    assert telefoon.get("/evenementen/aanwezig/verzonnen/").status_code == 404


def test_a_walk_in_is_told_so_and_when_it_is_full_why_not(als, deel):
    telefoon = als(maak_gebruiker())
    assert "niet aangemeld" in lees(telefoon, code(deel))
    Onderdeel.objects.update(capaciteit=0)
    assert "alle plaatsen zijn bezet" in telefoon.post(code(deel), follow=True).content.decode()
    Onderdeel.objects.update(capaciteit=1)
    assert "Je bent er" in telefoon.post(code(deel), follow=True).content.decode()
    assert Deelname.objects.get().is_inloper


# ---- the organiser


def test_the_organiser_notes_the_list_adds_a_walk_in_and_mails_the_link(bureau, deel, rij):
    overzicht = reverse("admin:evenementen_evenement_aanwezigheid", args=[deel.evenement_id])
    assert "Tekenen" in lees(bureau, overzicht)
    bureau.post(beheer(deel), {"wat": "lijst", f"wie{rij.pk}": "aanwezig"})
    assert Deelname.objects.get().status == S.AANWEZIG
    pagina = bureau.post(beheer(deel), {"wat": "lijst", f"wie{rij.pk}": "no_show"}).content.decode()
    assert "Schrijf erbij waarom" in pagina
    anna = maak_gebruiker(naam="Anna ter Horst")
    for wie, melding in (
        ("Anna ter Horst", "meer die zo heten"),
        ("Niemand", "geen account"),
        ("", "Vul een naam"),
    ):
        assert melding in bureau.post(beheer(deel), {"wat": "inloper", "wie": wie}).content.decode()
    bureau.post(beheer(deel), {"wat": "inloper", "wie": anna.email.upper()})
    bureau.post(beheer(deel), {"wat": "inloper", "organisatie": rij.organisatie_id})
    assert Deelname.objects.filter(is_inloper=True, status=S.AANWEZIG).count() == 2
    bureau.post(beheer(deel), {"wat": "link", "adres": "spreker@bureau.example"})
    bericht = Bericht.objects.get()
    assert bericht.aan == "spreker@bureau.example" and lijst(deel) in bericht.tekst
    acties = Regel.objects.values_list("actie", flat=True)
    assert set(acties) == {"aanwezigheid genoteerd", "presentielink verstuurd"}


@pytest.mark.parametrize(
    "velden",
    [
        {},
        {"wat": "\x00"},
        {"wat": "lijst", "wie1": "\x00"},
        {"wat": "inloper", "wie": "\x00"},
        {"wat": "inloper", "organisatie": "0"},
        {"wat": "link", "adres": "geen adres"},
    ],
    ids=str,
)
def test_half_a_form_changes_nothing(bureau, deel, rij, velden):
    assert bureau.post(beheer(deel), velden).status_code in {200, 302}
    assert Deelname.objects.get().status == S.BEVESTIGD and not Bericht.objects.exists()


def test_before_the_day_the_organiser_only_looks(bureau, deel, rij):
    Onderdeel.objects.update(datum=timezone.localdate() + DAG)
    assert "Noteren kan vanaf de dag zelf" in lees(bureau, beheer(deel))
    bureau.post(beheer(deel), {"wat": "lijst", f"wie{rij.pk}": "aanwezig"})
    assert Deelname.objects.get().status == S.BEVESTIGD


def test_another_event_has_not_this_part(bureau, deel):
    url = reverse("admin:evenementen_evenement_presentie", args=[maak_evenement().pk, deel.pk])
    assert bureau.get(url).status_code == 404


@pytest.mark.parametrize("rol", [Rol.CONTACTPERSOON, Rol.BEHEERDER])
def test_only_the_coordinator_notes(als, deel, rol):
    assert als(maak_gebruiker(rol)).get(beheer(deel)).status_code == 404


def test_the_pages_cost_the_same_for_1_and_20(bureau, deel, rij, django_assert_num_queries):
    overzicht = reverse("admin:evenementen_evenement_aanwezigheid", args=[deel.evenement_id])

    def kosten(url):
        with django_assert_num_queries(aantal[url]):
            bureau.get(url)

    aantal = {overzicht: 5, beheer(deel): 7}
    for url in aantal:
        kosten(url)
    for _ in range(19):
        maak_deelname(deel, status=S.BEVESTIGD, deelnemer=maak_gebruiker())
        maak_onderdeel(deel.evenement, datum=timezone.localdate())
    for url in aantal:
        kosten(url)
