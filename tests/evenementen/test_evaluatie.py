"""After an event: what people thought of it, without who thought so; and what they take home."""

from datetime import timedelta
from decimal import Decimal

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from evenementen import archief, evaluatie, services
from evenementen.fouten import EvenementFout
from evenementen.models import Deelname, Evaluatietekst, Evaluatietelling, Evaluatievraag
from evenementen.tasks import evaluaties
from tests.maken import maak_deelname, maak_evenement, maak_gebruiker, maak_onderdeel
from twentsekracht.organisaties.models import Rol
from twentsekracht.werk.models import Bericht

pytestmark = pytest.mark.django_db


def vandaag():
    return timezone.localdate()


DAG = timedelta(days=1)


@pytest.fixture
def vragen():
    Evaluatievraag.objects.all().delete()
    soorten = ("cijfer", "schaal", "tekst")
    return [
        Evaluatievraag.objects.create(vraag=f"Vraag {n}?", soort=soort, volgorde=n)
        for n, soort in enumerate(soorten)
    ]


def evenement_van(dagen=3, **velden):
    start = vandaag() - timedelta(dagen)
    return maak_evenement(jaar=start.year, start=start, **velden)


def ging(evenement, status="aanwezig", delen=1, **velden):
    """Somebody who was in so many parts."""
    wie = velden.pop("deelnemer", None) or maak_gebruiker()
    for _ in range(delen):
        maak_deelname(
            maak_onderdeel(evenement, datum=evenement.start), wie.organisatie, status, deelnemer=wie, **velden
        )
    return wie


def antwoord(evenement, wie, vragen, cijfer=8, schaal=4, tekst=""):
    gegeven = zip(vragen, (cijfer, schaal, tekst), strict=True)
    antwoorden = {vraag: waarde for vraag, waarde in gegeven if waarde}
    services.evalueer(evenement=evenement, gebruiker=wie, antwoorden=antwoorden, op=timezone.now())


def adres(evenement):
    return f"/evenementen/evaluatie/{evenement.pk}/"


# ---- answering


def test_answers_are_counted_and_tell_nobody(vragen):
    evenement = evenement_van()
    mensen = [ging(evenement, delen=2) for _ in range(3)]
    for wie in mensen:
        antwoord(evenement, wie, vragen, tekst="Meer koffie")
    tellingen = Evaluatietelling.objects.values_list("vraag", "waarde", "aantal")
    assert set(tellingen) == {(vragen[0].pk, 8, 3), (vragen[1].pk, 4, 3)}
    assert Evaluatietekst.objects.count() == 3
    velden = {veld.name for veld in (*Evaluatietelling._meta.fields, *Evaluatietekst._meta.fields)}
    assert velden == {"id", "evenement", "vraag", "waarde", "aantal", "tekst"}
    assert Deelname.objects.filter(heeft_geevalueerd=True).count() == 6


def test_somebody_answers_once_in_however_many_parts(vragen):
    evenement = evenement_van()
    wie = ging(evenement, delen=2)
    antwoord(evenement, wie, vragen)
    ging(evenement, deelnemer=wie)  # noted afterwards
    with pytest.raises(EvenementFout, match="niet .meer. beoordelen"):
        antwoord(evenement, wie, vragen)
    assert Evaluatietelling.objects.get(vraag=vragen[0]).aantal == 1


@pytest.mark.parametrize("status", ["wachtlijst", "geannuleerd", "afwezig", "no_show", "wacht_op_akkoord"])
def test_who_was_not_there_is_not_asked(vragen, status):
    evenement = evenement_van()
    wie = ging(evenement, status)
    with pytest.raises(EvenementFout):
        antwoord(evenement, wie, vragen)
    assert services.vraag_evaluatie(evenement=evenement, op=timezone.now()) == 0


@pytest.mark.parametrize(("dagen", "mag"), [(0, False), (1, True), (14, True), (15, False)])
def test_there_are_two_weeks_to_answer(vragen, dagen, mag):
    evenement = evenement_van(dagen)
    wie = ging(evenement, "bevestigd")
    assert evaluatie.is_open(evenement, op=vandaag()) is mag
    assert evaluatie.is_bekend(evenement, op=vandaag()) is (dagen == 15)
    if mag:
        antwoord(evenement, wie, vragen)
    else:
        with pytest.raises(EvenementFout):
            antwoord(evenement, wie, vragen)


def test_of_what_was_called_off_nothing_is_asked(vragen):
    evenement = evenement_van(planning="afgelast")
    with pytest.raises(EvenementFout):
        antwoord(evenement, ging(evenement), vragen)
    andere = evenement_van()
    wie = ging(andere)
    andere.onderdelen.update(afgelast_op=timezone.now())
    with pytest.raises(EvenementFout):
        antwoord(andere, wie, vragen)


# ---- what came of it


def test_nothing_is_told_under_five_answers(vragen):
    evenement = evenement_van()
    for nummer in range(4):
        antwoord(evenement, ging(evenement), vragen, cijfer=7 + nummer % 2, tekst=f"Zin {nummer}")
    assert [uitslag.aantal for uitslag in evaluatie.uitslagen(evenement)] == [None, None, None]
    assert evaluatie.ingevuld(evenement) is None
    antwoord(evenement, ging(evenement, delen=3), vragen, cijfer=10, schaal=0)
    cijfer, schaal, tekst = evaluatie.uitslagen(evenement)
    assert (cijfer.aantal, cijfer.gemiddelde) == (5, Decimal("8.0"))
    assert (schaal.aantal, tekst.aantal) == (None, None)
    assert evaluatie.ingevuld(evenement) == 5


def test_the_mark_stands_in_the_archive_when_the_time_to_answer_is_over(vragen):
    evenement = evenement_van(10)
    for _ in range(5):
        antwoord(evenement, ging(evenement), vragen)
    [editie] = archief.edities(evenement.jaar, op=vandaag())
    assert editie.rapportcijfer is None
    [editie] = archief.edities(evenement.jaar, op=vandaag() + 5 * DAG)
    assert editie.rapportcijfer == Decimal("8.0")


def test_the_office_alone_reads_what_was_answered(als, vragen):
    evenement = evenement_van(10)
    for _ in range(5):
        antwoord(evenement, ging(evenement), vragen, tekst="Meer koffie")
    type(evenement).objects.filter(pk=evenement.pk).update(
        start=vandaag() - 20 * DAG, einde=vandaag() - 20 * DAG
    )
    blad = f"/evenementen/planning/{evenement.pk}/"
    bureau = als(maak_gebruiker(Rol.COORDINATOR)).get(blad)
    assert "Gemiddeld 8,0 (5 antwoorden)" in bureau.text and "Meer koffie" in bureau.text
    assert "Meer koffie" not in als(maak_gebruiker(Rol.CONTACTPERSOON)).get(blad).text


# ---- asking


def test_everybody_who_went_is_asked_once_in_one_mail(vragen):
    evenement = evenement_van(titel="Summerschool")
    wie = ging(evenement, delen=3)
    ging(evenement, "no_show")
    evaluaties(None, None)
    [bericht] = Bericht.objects.all()
    assert (bericht.aan, bericht.onderwerp) == (wie.email, "Wat vond je ervan: Summerschool")
    assert adres(evenement) in bericht.tekst and "uitgedeeld" not in bericht.tekst
    ging(evenement, deelnemer=wie)
    laat = ging(evenement)
    evaluaties(None, None)
    assert sorted(Bericht.objects.values_list("aan", flat=True)) == sorted([wie.email, laat.email])


def test_who_answered_already_is_not_asked(vragen):
    evenement = evenement_van()
    wie = ging(evenement)
    antwoord(evenement, wie, vragen)
    ging(evenement, deelnemer=wie)
    assert services.vraag_evaluatie(evenement=evenement, op=timezone.now()) == 0


def test_asking_costs_as_many_queries_for_many(vragen):
    aantallen = []
    for mensen in (1, 12):
        evenement = evenement_van()
        for _ in range(mensen):
            ging(evenement, delen=2)
        with CaptureQueriesContext(connection) as vraagt:
            assert services.vraag_evaluatie(evenement=evenement, op=timezone.now()) == mensen
        aantallen.append(len(vraagt))
    assert aantallen[0] == aantallen[1]


# ---- the pages


def test_somebody_answers_on_the_page_and_is_thanked(als, vragen):
    evenement = evenement_van()
    wie = ging(evenement)
    browser = als(wie)
    assert adres(evenement) in browser.get(evenement.get_absolute_url()).text
    cijfer, schaal, tekst = vragen
    leeg = browser.post(adres(evenement), {})
    assert "Beantwoord ten minste een vraag" in leeg.text
    for fout in (
        {f"vraag_{cijfer.pk}": "11"},
        {f"vraag_{tekst.pk}": "a\x00b"},
        {f"vraag_{tekst.pk}": "x" * 1001},
    ):
        assert browser.post(adres(evenement), fout).context["form"].errors
    pagina = browser.post(adres(evenement), {f"vraag_{cijfer.pk}": "9"}, follow=True)
    assert "zonder je naam" in pagina.text
    assert Evaluatietelling.objects.get().waarde == 9
    assert adres(evenement) not in browser.get(evenement.get_absolute_url()).text
    assert "niet (meer) beoordelen" in browser.get(adres(evenement), follow=True).text


def test_who_did_not_go_finds_no_page(als, client, vragen):
    evenement = evenement_van()
    ging(evenement)
    assert als(maak_gebruiker()).get(adres(evenement)).status_code == 404
    assert als(ging(evenement, "geannuleerd")).get(adres(evenement)).status_code == 404
    assert client.get(adres(evenement)).status_code == 302


def test_what_was_handed_out_is_for_who_was_there(als, client, vragen):
    evenement = evenement_van()
    deel = maak_onderdeel(evenement, materiaal="[De dia’s](https://dia.example/42)")
    wie = maak_gebruiker()
    maak_deelname(deel, wie.organisatie, deelnemer=wie)
    assert "https://dia.example/42" in als(wie).get(evenement.get_absolute_url()).text
    for ander in (als(ging(evenement)), als(maak_gebruiker(Rol.CONTACTPERSOON))):
        assert "dia.example" not in ander.get(evenement.get_absolute_url()).text
    client.logout()
    assert "dia.example" not in client.get(evenement.get_absolute_url()).text
    services.vraag_evaluatie(evenement=evenement, op=timezone.now())
    assert "uitgedeeld" in Bericht.objects.get(aan=wie.email).tekst


def test_a_question_that_was_answered_keeps_its_words(als, vragen):
    evenement = evenement_van()
    antwoord(evenement, ging(evenement), vragen)
    browser = als(maak_gebruiker(Rol.COORDINATOR))
    blad = f"/beheer/evenementen/evaluatievraag/{vragen[0].pk}/"
    browser.post(
        f"{blad}change/", {"vraag": "Iets anders?", "soort": "tekst", "volgorde": 3, "is_actief": "on"}
    )
    vragen[0].refresh_from_db()
    assert (vragen[0].vraag, vragen[0].soort, vragen[0].volgorde) == ("Vraag 0?", "cijfer", 3)
    assert browser.post(f"{blad}delete/", {"post": "yes"}).status_code == 404
