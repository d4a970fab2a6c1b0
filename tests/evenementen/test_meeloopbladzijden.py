"""The pages of going along for a day: what they show to whom, at one price, and what they do with nonsense."""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from evenementen.models import Meeloopverzoek, Meeloopwens
from evenementen.services import meelopen
from evenementen.services.meeloopbrieven import AFMELDEN
from tests.evenementen.meelopen import maak_dag, maak_mens, maak_partner, maak_plek, maak_verzoek, maak_wens
from tests.maken import maak_evenement

pytestmark = pytest.mark.django_db
LIJST = reverse("evenementen:meelopen")


def straks(dagen=14):
    return timezone.localdate() + timedelta(days=dagen)


def plek(gastgever=None, **velden):
    return maak_dag(maak_plek(gastgever, **velden), datum=straks()).plek


def functies(client, vraag=""):
    antwoord = client.get(f"{LIJST}?{vraag}")
    assert antwoord.status_code == 200
    return {plek.functie for plek in antwoord.context["object_list"]}


def test_what_each_filter_leaves(als):
    week = maak_evenement(jaar=straks().year, start=straks(), einde=straks(17))
    dijk = plek(functie="dijkbeheerder", plaats="almelo", evenement=week)
    plek(functie="jurist", vakgebied="juridisch", plaats="enschede")
    maak_plek(functie="zonder dag")
    plek(functie="gepauzeerd", status="gepauzeerd")
    client = als(maak_mens())
    for vraag, gevonden in (
        ("", {"dijkbeheerder", "jurist"}),
        ("q=dijkbeheerder", {"dijkbeheerder"}),
        ("vakgebied=juridisch", {"jurist"}),
        ("plaats=hengelo&binnen=10", {"jurist"}),
        ("plaats=hengelo", set()),
        ("binnen=10", {"dijkbeheerder", "jurist"}),
        (f"hoort_bij={week.pk}", {"dijkbeheerder"}),
        ("hoort_bij=hele-jaar", {"jurist"}),
        (f"organisatie={dijk.organisatie.code}", {"dijkbeheerder"}),
        (f"periode_after={straks(1)}&periode_before={straks(20)}", {"dijkbeheerder", "jurist"}),
        (f"periode_after={straks(15)}", set()),
    ):
        assert functies(client, vraag) == gevonden, vraag


@pytest.mark.parametrize(
    "vraag",
    [
        "q=%00",
        "plaats=%00&binnen=x",
        "periode_after=9999-12-31",
        "periode_before=niet",
        "hoort_bij=99999999999999999999",
        "organisatie=%00",
        "page=99",
    ],
)
def test_nonsense_fells_nothing(als, vraag):
    plek()
    assert als(maak_mens()).get(f"{LIJST}?{vraag}").status_code in (200, 404)


def test_a_list_costs_the_same_however_many_there_are(als, django_assert_num_queries):
    client = als(maak_mens())
    plek()
    client.get(LIJST)
    with django_assert_num_queries(9):
        client.get(LIJST)
    for _ in range(5):
        plek()
    with django_assert_num_queries(9):
        client.get(LIJST)


def test_the_name_of_a_host_is_for_who_has_a_day_and_for_colleagues_who_may_see_it(als):
    organisatie = maak_partner()
    gastgever = maak_mens(organisatie, naam="Zeldzame Naam")
    getoond, verborgen = plek(gastgever, toont_naam=True), plek(gastgever, toont_naam=False)
    for wie, ziet in ((maak_mens(organisatie), True), (maak_mens(), False)):
        client = als(wie)
        assert ("Zeldzame Naam" in client.get(LIJST).content.decode()) is ziet
        for een, mag in ((getoond, ziet), (verborgen, False)):
            tekst = client.get(een.get_absolute_url()).content.decode()
            assert ("Zeldzame Naam" in tekst, een.adres in tekst) == (mag, False)


def test_of_a_question_neither_knows_who_the_other_is(als):
    verzoek = maak_verzoek(
        maak_dag(datum=straks()), status="aangevraagd", antwoord_tot=timezone.now() + timedelta(days=2)
    )
    for wie, ander in ((verzoek.bezoeker, verzoek.gastgever), (verzoek.gastgever, verzoek.bezoeker)):
        tekst = als(wie).get(verzoek.get_absolute_url()).content.decode()
        assert ander.naam not in tekst and ander.email not in tekst
    Meeloopverzoek.objects.update(status="bevestigd", antwoord_tot=None, agendanummer=0)
    for wie, ander in ((verzoek.bezoeker, verzoek.gastgever), (verzoek.gastgever, verzoek.bezoeker)):
        assert ander.email in als(wie).get(verzoek.get_absolute_url()).content.decode()


def test_a_form_with_nonsense_is_said_to_be_so(als):
    een, ik = plek(), maak_mens()
    for dag in ("", "0", "\x00", "99999999999999999999", str(maak_dag(datum=straks()).pk)):
        antwoord = als(ik).post(een.get_absolute_url(), {"dag": dag, "motivatie": "Graag\x00"})
        assert antwoord.status_code == 200 and antwoord.context["form"].errors
    assert not Meeloopverzoek.objects.exists()


def test_a_reason_that_cannot_be_kept_is_said(als):
    verzoek = maak_verzoek(maak_dag(datum=straks()))
    pad = reverse("evenementen:meelopen_annuleren", args=[verzoek.pk])
    for reden in ("x" * 301, "\x00", ""):
        als(verzoek.bezoeker).post(pad, {"reden": reden})
    verzoek.refresh_from_db()
    assert verzoek.status == "bevestigd"


def test_the_link_in_the_mail_ends_it_without_signing_in(client):
    wens = maak_wens()
    pad = reverse("evenementen:meelopen_afmelden", args=[AFMELDEN.sign(str(wens.pk))])
    client.get(pad)
    assert Meeloopwens.objects.get().wil_mail
    client.post(pad)
    assert not Meeloopwens.objects.get().wil_mail
    assert client.get(pad[:-3] + "xx/").status_code == 404


def test_a_leidinggevende_answers_by_the_link_once(client):
    verzoek = maak_verzoek(
        maak_dag(datum=straks()), status="wacht_op_akkoord", antwoord_tot=timezone.now() + timedelta(days=2)
    )
    pad = reverse("evenementen:meelopen_akkoord", args=[meelopen.LINK.sign(str(verzoek.pk))])
    assert verzoek.gastgever.naam not in client.get(pad).content.decode()
    client.post(pad, {"antwoord": "misschien"})
    client.post(pad, {"antwoord": "akkoord"})
    client.post(pad, {"antwoord": "niet_akkoord"})
    verzoek.refresh_from_db()
    assert verzoek.status == "bevestigd"
    tekst = client.get(pad).content.decode()
    assert verzoek.bezoeker.naam not in tekst and "niet meer nodig" in tekst
