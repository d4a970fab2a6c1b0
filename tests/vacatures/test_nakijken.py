"""A second pair of eyes: who is asked, what they answer, and who hears of that; and a template of what was written."""

from datetime import datetime, time, timedelta

import pytest
from django.db import IntegrityError, transaction
from django.urls import reverse
from django.utils import timezone

from tests.maken import maak_gebruiker, maak_organisatie, maak_vaardigheid
from tests.vacatures.maken import maak_apisleutel, maak_salaristabel, maak_sjabloon, maak_werkwijze
from twentsekracht.logboek.models import Regel
from twentsekracht.organisaties.models import Rol
from twentsekracht.werk.models import Bericht
from vacatures import services
from vacatures.fouten import NogNietKlaar, VacatureFout
from vacatures.models import Nakijkverzoek, Sjabloon, Vacature

pytestmark = pytest.mark.django_db
DAG = timedelta(days=1)


def nu():
    """The same moment all through a test."""
    return timezone.make_aware(datetime.combine(timezone.localdate(), time(12)))


def klaar():
    return {
        "titel": "Adviseur",
        "omschrijving": "Je adviseert.",
        "schaal_min": 9,
        "uren_max": 32,
        "is_vast": True,
        "doelgroep": "extern",
        "sluit_op": timezone.localdate() + 20 * DAG,
    }


@pytest.fixture
def hengelo():
    maak_salaristabel()
    hengelo = maak_organisatie("hengelo")
    maak_werkwijze(hengelo, tweede_lezer=True)
    return hengelo


@pytest.fixture
def schrijver(hengelo):
    return maak_gebruiker(Rol.VACATUREHOUDER, hengelo)


@pytest.fixture
def lezer(hengelo):
    return maak_gebruiker(Rol.CONTACTPERSOON, hengelo)


@pytest.fixture
def concept(hengelo, schrijver):
    return services.begin(organisatie=hengelo, door=schrijver, op=nu(), **klaar())


def vraag(concept, door, op=None):
    return services.vraag_nakijken(vacature=concept, door=door, op=op or nu())


def mails():
    return list(Bericht.objects.order_by("pk").values_list("aan", "onderwerp"))


# ---- asking


def test_whoever_may_read_it_gets_one_mail_that_says_why(concept, schrijver, lezer, hengelo):
    ander = maak_gebruiker(Rol.VACATUREHOUDER, hengelo)
    maak_gebruiker(Rol.AMBASSADEUR, hengelo)
    maak_gebruiker(Rol.VACATUREHOUDER)
    maak_gebruiker(Rol.COORDINATOR)
    vraag(concept, schrijver)
    assert mails() == [(wie.email, "Kijk een vacature na: Adviseur") for wie in (lezer, ander)]
    tekst = Bericht.objects.order_by("pk").first().tekst
    assert f"{schrijver} vraagt je om een vacature na te kijken: ‘Adviseur’ van Gemeente Hengelo" in tekst
    assert "Je krijgt dit bericht omdat je de vacatures van Gemeente Hengelo behandelt" in " ".join(
        tekst.split()
    )
    assert reverse("vacatures:bewerken", args=[concept.pk]) in tekst
    assert Regel.objects.over(concept).filter(actie="nakijken gevraagd", door_id=schrijver.pk).count() == 1


def test_asked_once_until_somebody_answers(concept, schrijver, lezer):
    vraag(concept, schrijver)
    with pytest.raises(VacatureFout, match="weten al"):
        vraag(concept, schrijver)
    assert len(mails()) == 1
    services.stuur_terug(vacature=concept, opmerking="Korter", door=lezer, op=nu())
    vraag(concept, schrijver, nu() + DAG)
    assert [aan for aan, _ in mails()] == [lezer.email, schrijver.email, lezer.email]


def test_without_a_colleague_the_coordinator_reads_it(concept, schrijver):
    with pytest.raises(VacatureFout, match="geen collega"):
        vraag(concept, schrijver)
    assert not Nakijkverzoek.objects.exists()
    coordinator = maak_gebruiker(Rol.COORDINATOR)
    vraag(concept, schrijver)
    assert [aan for aan, _ in mails()] == [coordinator.email]


def test_what_is_not_finished_is_not_asked_about(concept, schrijver, lezer):
    services.wijzig(vacature=concept, velden={"omschrijving": ""}, door=schrijver, op=nu())
    with pytest.raises(NogNietKlaar, match="Schrijf een tekst"):
        vraag(concept, schrijver)
    assert mails() == []


def test_nor_what_nobody_has_to_read(concept, schrijver, lezer, hengelo):
    services.keur_na(vacature=concept, door=lezer, op=nu())
    with pytest.raises(VacatureFout, match="hoeft niemand"):
        vraag(concept, schrijver)
    services.publiceer(vacature=concept, door=schrijver, op=nu())
    with pytest.raises(VacatureFout, match="hoeft niemand"):
        vraag(concept, schrijver)
    elders = services.begin(organisatie=maak_organisatie(), door=None, op=nu(), **klaar())
    with pytest.raises(VacatureFout, match="hoeft niemand"):
        vraag(elders, schrijver)


def test_of_what_a_system_delivers_it_is_asked_by_itself_and_once(hengelo, lezer):
    sleutel = maak_apisleutel(hengelo, bereik="schrijven", verloopt_op=timezone.localdate(nu()))
    half = {**klaar(), "sluit_op": None}
    for velden in (half, klaar(), klaar(), {**klaar(), "titel": "Jurist"}):
        services.lever_aan(sleutel=sleutel, kenmerk="HR-1", velden=velden, op=nu())
    assert mails() == [(lezer.email, "Kijk een vacature na: Adviseur")]
    assert "Er staat een vacature klaar om na te kijken" in Bericht.objects.get().tekst


# ---- answering


def test_the_writer_hears_that_it_was_approved_once(concept, schrijver, lezer):
    verzoek = vraag(concept, schrijver)
    for _ in range(2):
        services.keur_na(vacature=concept, door=lezer, op=nu() + DAG)
    assert mails()[1:] == [(schrijver.email, "Je vacature is nagekeken: Adviseur")]
    verzoek.refresh_from_db()
    assert (verzoek.antwoord, verzoek.beantwoord_door, verzoek.beantwoord_op) == (
        "akkoord",
        lezer,
        nu() + DAG,
    )


def test_sent_back_the_writer_reads_what_has_to_be_different(concept, schrijver, lezer):
    vraag(concept, schrijver)
    services.stuur_terug(vacature=concept, opmerking=" Noem <de> uren.\nEn korter. ", door=lezer, op=nu())
    aan, onderwerp = mails()[-1]
    assert (aan, onderwerp) == (schrijver.email, "Er moet nog iets anders in je vacature: Adviseur")
    mail = Bericht.objects.order_by("pk").last()
    assert "Noem <de> uren.\nEn korter." in mail.tekst and "Noem &lt;de&gt; uren.<br>En korter." in mail.html
    assert Vacature.objects.get(pk=concept.pk).nagekeken_door is None
    with pytest.raises(NogNietKlaar, match="Laat een collega"):
        services.publiceer(vacature=concept, door=schrijver, op=nu())


def test_also_without_being_asked_and_when_who_asked_is_gone_the_holder_hears(
    concept, schrijver, lezer, hengelo
):
    services.stuur_terug(vacature=concept, opmerking="Korter", door=lezer, op=nu())
    assert Nakijkverzoek.objects.get().door is None
    assert [aan for aan, _ in mails()] == [schrijver.email]
    vraag(concept, schrijver)
    Vacature.objects.update(houder=maak_gebruiker(Rol.VACATUREHOUDER, hengelo))
    schrijver.is_active = False
    schrijver.save()
    services.keur_na(vacature=concept, door=lezer, op=nu())
    assert mails()[-1][0] == Vacature.objects.get().houder.email


@pytest.mark.parametrize("opmerking", ["", "  \n"])
def test_sent_back_without_a_word_helps_nobody(concept, lezer, opmerking):
    with pytest.raises(VacatureFout, match="Schrijf op"):
        services.stuur_terug(vacature=concept, opmerking=opmerking, door=lezer, op=nu())
    assert not Nakijkverzoek.objects.exists()


def test_who_wrote_it_or_works_elsewhere_does_not_answer(concept, schrijver):
    for wie in (schrijver, maak_gebruiker(Rol.CONTACTPERSOON), maak_gebruiker()):
        with pytest.raises(VacatureFout):
            services.stuur_terug(vacature=concept, opmerking="Korter", door=wie, op=nu())


def test_a_text_that_changed_meanwhile_is_read_again(concept, schrijver, lezer):
    stand = services.stand_van(Vacature.objects.get(pk=concept.pk))
    services.wijzig(vacature=concept, velden={"titel": "Jurist"}, door=schrijver, op=nu())
    with pytest.raises(VacatureFout, match="intussen veranderd"):
        services.stuur_terug(vacature=concept, opmerking="Korter", stand=stand, door=lezer, op=nu())


def test_the_database_holds_one_question_at_a_time_and_no_answer_without_a_day(concept):
    Nakijkverzoek.objects.create(vacature=concept, gevraagd_op=nu())
    fout = [
        {},
        {"antwoord": "akkoord"},
        {"antwoord": "terug", "beantwoord_op": nu()},
    ]
    for velden in fout:
        with pytest.raises(IntegrityError), transaction.atomic():
            Nakijkverzoek.objects.create(vacature=concept, gevraagd_op=nu(), **velden)


# ---- on the page


def test_from_the_page_it_is_asked_sent_back_asked_again_and_approved(als, concept, schrijver, lezer):
    pagina = reverse("vacatures:bewerken", args=[concept.pk])
    van_schrijver, van_lezer = als(schrijver), als(lezer)
    vragen = reverse("vacatures:nakijken_vragen", args=[concept.pk])
    assert vragen in van_schrijver.get(pagina).text and vragen not in van_lezer.get(pagina).text
    antwoord = van_schrijver.post(vragen, follow=True).text
    assert "Je collega’s hebben een mail" in antwoord and vragen not in antwoord
    terug = reverse("vacatures:terugsturen", args=[concept.pk])
    assert terug in van_lezer.get(pagina).text
    formulier = van_lezer.get(terug)
    versie = formulier.context["form"].initial["versie"]
    van_lezer.post(terug, {"versie": versie, "opmerking": "Noem de uren"})
    antwoord = van_schrijver.get(pagina).text
    assert "Teruggestuurd op" in antwoord and "Noem de uren" in antwoord and vragen in antwoord
    van_schrijver.post(vragen)
    van_lezer.post(
        reverse("vacatures:nakijken", args=[concept.pk]),
        {"versie": services.stand_van(Vacature.objects.get(pk=concept.pk))},
    )
    antwoord = van_schrijver.get(pagina).text
    assert f"Nagekeken door {lezer}" in antwoord and "Noem de uren" not in antwoord


def test_an_empty_note_stays_on_the_form(als, concept, lezer):
    antwoord = als(lezer).post(reverse("vacatures:terugsturen", args=[concept.pk]), {"opmerking": ""})
    assert antwoord.status_code == 200 and antwoord.context["form"].errors["opmerking"]
    assert not Nakijkverzoek.objects.exists()


# ---- a template of it


def sjabloon_van(concept, schrijver, naam="Adviseur wonen"):
    return services.maak_sjabloon(vacature=concept, naam=naam, door=schrijver, op=nu())


def test_what_a_template_keeps_comes_back_in_the_next_vacancy(concept, schrijver, hengelo):
    vaardigheid = maak_vaardigheid()
    velden = {"procedure": "Twee gesprekken", "contact": "HR", "vaardigheden": frozenset([vaardigheid])}
    services.wijzig(vacature=concept, velden=velden, door=schrijver, op=nu())
    sjabloon = sjabloon_van(concept, schrijver)
    assert (sjabloon.organisatie, sjabloon.naam) == (hengelo, "Adviseur wonen")
    nieuw = services.van_sjabloon(sjabloon=sjabloon, door=schrijver, op=nu())
    assert (nieuw.titel, nieuw.omschrijving, nieuw.procedure, nieuw.contact) == (
        "Adviseur",
        "Je adviseert.",
        "Twee gesprekken",
        "HR",
    )
    assert list(nieuw.vaardigheden.all()) == [vaardigheid] and nieuw.sluit_op is None
    assert Regel.objects.over(concept).filter(actie="sjabloon gemaakt van vacature").count() == 1


def test_a_name_is_used_once_in_an_organisation(concept, schrijver, hengelo):
    maak_sjabloon(naam="Adviseur wonen")
    sjabloon_van(concept, schrijver)
    with pytest.raises(VacatureFout, match="al een sjabloon met deze naam"):
        sjabloon_van(concept, schrijver, " Adviseur wonen ")
    assert Sjabloon.objects.filter(organisatie=hengelo).count() == 1


def test_of_an_empty_page_there_is_nothing_to_keep(hengelo, schrijver):
    leeg = services.begin(organisatie=hengelo, door=schrijver, op=nu())
    with pytest.raises(VacatureFout, match="nog niets"):
        sjabloon_van(leeg, schrijver)


def test_on_the_page_its_name_is_filled_in_and_the_next_one_can_begin_with_it(als, concept, schrijver):
    browser, adres = als(schrijver), reverse("vacatures:sjabloon_maken", args=[concept.pk])
    assert adres in browser.get(reverse("vacatures:bewerken", args=[concept.pk])).text
    assert browser.get(adres).context["form"].initial == {"naam": "Adviseur"}
    assert "staat klaar" in browser.post(adres, {"naam": "Adviseur"}, follow=True).text
    assert "al een sjabloon met deze naam" in browser.post(adres, {"naam": "Adviseur"}).text
    nieuw = browser.get(reverse("vacatures:nieuw")).text
    assert f'value="sjabloon-{Sjabloon.objects.get().pk}"' in nieuw
