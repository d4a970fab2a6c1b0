"""Two people at one edition, and an edition that was a mistake."""

from datetime import UTC, date, datetime

import pytest
from django.urls import reverse

from rapportage import services
from rapportage.models import Editie, tekstkenmerk
from tests.maken import maak_bestand, maak_editie, maak_gebruiker, maak_organisatie, maak_vacature
from twentsekracht.logboek.models import Regel
from twentsekracht.organisaties.toegang import Rol
from twentsekracht.werk import services as werk

pytestmark = pytest.mark.django_db
OP = datetime(2016, 2, 1, 9, 0, tzinfo=UTC)
OUDJAAR = date(2015, 12, 31)


@pytest.fixture
def bureau():
    return maak_organisatie("bureau", is_werkgever=False)


@pytest.fixture
def wie(bureau):
    return {"door": maak_gebruiker(Rol.COORDINATOR, bureau, naam="Anja"), "op": OP}


@pytest.fixture
def coordinator(als, bureau):
    return als(maak_gebruiker(Rol.COORDINATOR, bureau, naam="Bert"))


def url(naam, editie, *rest):
    return reverse(f"rapportage:{naam}", args=[editie.pk, *rest])


def adres(editie):
    return reverse("admin:rapportage_editie_change", args=[editie.pk])


def schrijf(editie, tekst, wie, **meer):
    services.bewaar_tekst(editie=editie, hoofdstuk="inleiding", tekst=tekst, **wie, **meer)


# ---- two writers


def test_words_of_somebody_else_are_not_written_over_unread(wie):
    editie = maak_editie()
    begin = tekstkenmerk("De tekst uit de cijfers.")
    schrijf(editie, "Van haar.", wie, gezien=begin)
    with pytest.raises(services.TekstVeranderd, match="Anja heeft deze tekst intussen veranderd") as fout:
        schrijf(editie, "Van hem.", wie, gezien=begin)
    assert fout.value.nu.tekst == "Van haar."
    with pytest.raises(services.TekstVeranderd):
        services.herstel_tekst(editie=editie, hoofdstuk="inleiding", gezien=begin, **wie)
    assert editie.teksten.get().tekst == "Van haar."
    schrijf(editie, "Van haar.", wie, gezien=begin)  # the same words are no conflict
    schrijf(editie, "Samen.", wie, gezien=tekstkenmerk("Van haar."))
    assert editie.teksten.get().tekst == "Samen."


def test_the_page_keeps_what_was_typed_beside_what_somebody_else_wrote(coordinator, wie):
    editie = maak_editie()
    pagina = url("tekst", editie, "inleiding")
    gezien = coordinator.get(pagina).context["form"]["gezien"].value()
    schrijf(editie, "Woorden van haar.", wie)
    botsing = coordinator.post(pagina, {"tekst": "Woorden van hem.", "gezien": gezien})
    assert botsing.status_code == 200
    assert botsing.context["form"]["tekst"].value() == "Woorden van hem."
    inhoud = botsing.content.decode()
    assert "Anja heeft deze tekst intussen veranderd." in inhoud
    assert "Woorden van haar.</textarea>" in inhoud
    assert editie.teksten.get().tekst == "Woorden van haar."
    # Sent once more it is a choice.
    nogmaals = {"tekst": "Van ons beiden.", "gezien": botsing.context["form"]["gezien"].value()}
    assert coordinator.post(pagina, nogmaals).status_code == 302
    assert editie.teksten.get().tekst == "Van ons beiden."


def test_looking_first_does_not_hide_the_conflict(coordinator, wie):
    editie = maak_editie()
    pagina = url("tekst", editie, "inleiding")
    gezien = coordinator.get(pagina).context["form"]["gezien"].value()
    schrijf(editie, "Van haar.", wie)
    velden = {"tekst": "Van hem.", "gezien": gezien}
    bekeken = coordinator.post(pagina, velden | {"voorbeeld": "1"})
    velden["gezien"] = bekeken.context["form"]["gezien"].value()
    assert coordinator.post(pagina, velden).status_code == 200
    assert editie.teksten.get().tekst == "Van haar."


def test_taking_a_text_back_asks_the_same(coordinator, wie):
    editie = maak_editie()
    schrijf(editie, "Eerst.", wie)
    schrijf(editie, "Daarna.", wie)
    velden = {"gezien": tekstkenmerk("Eerst.")}
    antwoord = coordinator.post(url("tekst_herstellen", editie, "inleiding"), velden, follow=True)
    assert "intussen veranderd" in antwoord.content.decode()
    assert editie.teksten.get().tekst == "Daarna."


def als_een_browser(client, editie):
    form = client.get(adres(editie)).context["adminform"].form
    return {form.add_initial_prefix(naam): veld.initial or "" for naam, veld in form.fields.items()} | {
        naam: veld.initial or "" for naam, veld in form.fields.items()
    }


def test_the_admin_leaves_alone_what_was_not_touched(coordinator, wie):
    editie = maak_editie()
    velden = als_een_browser(coordinator, editie)
    schrijf(editie, "Van haar.", wie)
    assert coordinator.post(adres(editie), velden | {"tekst-doorkijk": "Van hem."}).status_code == 302
    assert dict(editie.teksten.values_list("hoofdstuk", "tekst")) == {
        "inleiding": "Van haar.",
        "doorkijk": "Van hem.",
    }


def test_the_admin_does_not_write_over_words_of_somebody_else(coordinator, wie):
    editie = maak_editie()
    velden = als_een_browser(coordinator, editie)
    schrijf(editie, "Van haar.", wie)
    pagina = coordinator.post(adres(editie), velden | {"tekst-inleiding": "Van hem."})
    assert pagina.status_code == 200
    assert "intussen veranderd" in pagina.content.decode()
    assert "Van hem." in pagina.content.decode()
    assert editie.teksten.get().tekst == "Van haar."


# ---- a mistake


def test_a_concept_goes_with_all_that_hangs_on_it(wie):
    ingevuld = {"status": "ingevuld", "ingevuld_op": date(2015, 2, 1)}
    maak_vacature(maak_organisatie("hengelo"), gepubliceerd_op=date(2014, 12, 1), **ingevuld)
    editie = maak_editie()
    maak_bestand(editie)
    schrijf(editie, "x", wie)
    controle = "vacatures-meer-ingevuld-hengelo"
    services.verklaar_afwijking(editie=editie, controle=controle, uitleg="Uit 2014.", **wie)
    services.verwijder_concept(editie=editie, **wie)
    assert not Editie.objects.exists()
    laatste = Regel.objects.filter(object_type="rapportage.editie").latest("pk")
    assert (laatste.actie, laatste.door_id) == ("concept verwijderd", wie["door"].pk)


def test_a_definitive_edition_is_never_deleted(wie):
    editie = maak_editie(definitief=True)
    with pytest.raises(services.EditieStaatVast):
        services.verwijder_concept(editie=editie, **wie)
    assert Editie.objects.get() == editie


def test_work_for_an_edition_that_is_gone_ends_without_a_riddle(wie):
    editie = services.vraag_editie_aan(jaar=2015, peildatum=OUDJAAR, **wie)
    weg, job = editie.pk, werk.claim(editie.werk_id, op=OP)
    services.verwijder_concept(editie=editie, **wie)
    velden = {"editie_id": weg, "bestanden": {}, "stand": 0, "op": OP}
    with pytest.raises(services.EditieWeg):
        werk.rond_af(job, lambda: services.leg_cijfers_vast(**velden, momentopname={}), op=OP)
    with pytest.raises(services.EditieWeg):
        services.leg_bestanden_vast(**velden)


def test_the_page_asks_before_a_concept_goes(coordinator):
    editie = maak_editie()
    assert url("verwijderen", editie) in coordinator.get(url("editie", editie)).content.decode()
    vraag = coordinator.get(url("verwijderen", editie)).content.decode()
    assert "Verwijder dit concept" in vraag
    assert Editie.objects.exists()
    antwoord = coordinator.post(url("verwijderen", editie), follow=True)
    assert "is verwijderd" in antwoord.content.decode()
    assert not Editie.objects.exists()


def test_the_page_of_a_definitive_edition_offers_no_deleting(coordinator):
    editie = maak_editie(definitief=True)
    assert url("verwijderen", editie) not in coordinator.get(url("editie", editie)).content.decode()
    antwoord = coordinator.post(url("verwijderen", editie), follow=True)
    assert "verandert niet meer" in antwoord.content.decode()
    assert Editie.objects.get() == editie
