"""The pages around a round: by a link without signing in, and in the admin by the platform office."""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from evenementen.models import Ruilantwoord, Ruilgroep, Ruilpaar, Ruilronde, Ruilstap, Werkplekruil
from evenementen.ruilkanten import kanten
from evenementen.ruilstand import stand
from evenementen.services.ruillinks import dagenteken, uitkomstteken
from tests.evenementen.maken import maak_ruil, maak_ruilantwoord, maak_ruilgroep, maak_ruillid, maak_ruilronde
from tests.maken import maak_gebruiker, maak_organisatie, maak_werkplekruil
from twentsekracht.logboek.models import Regel
from twentsekracht.organisaties.models import Rol
from twentsekracht.werk.models import Bericht

pytestmark = pytest.mark.django_db
WEEK = timedelta(days=7)


@pytest.fixture
def ronde():
    """Begins in some weeks, and takes days now."""
    vandaag = timezone.localdate()
    velden = {"van": vandaag + 4 * WEEK, "tot": vandaag + 8 * WEEK, "dagen_tot": vandaag + 2 * WEEK}
    return maak_ruilronde(maak_ruilgroep(naam="Secretarissen"), **velden)


@pytest.fixture
def bureau(als):
    return als(maak_gebruiker(Rol.COORDINATOR, naam="Ria Bos"))


def link(ronde, lid):
    return reverse("evenementen:vrije_dagen", args=[dagenteken(ronde, lid)])


def paren_url(ronde):
    return reverse("admin:evenementen_ruilronde_paren", args=[ronde.pk])


def doe(client, ronde, wat, **velden):
    return client.post(paren_url(ronde), {"wat": wat, **velden}, follow=True).content.decode()


# ---- giving days


def test_a_member_gives_days_without_signing_in_and_sees_them_again(client, ronde):
    lid = maak_ruillid(ronde.groep)
    dagen = [dag.isoformat() for dag in ronde.werkdagen()[:3]]
    pagina = client.post(link(ronde, lid), {"dagen": dagen[:2]}, follow=True).content.decode()
    assert "Je gaf 2 dagen door" in pagina and pagina.count(" checked") == 2
    assert lid.gebruiker.naam not in pagina  # the key names nobody to who finds it
    client.post(link(ronde, lid), {"niet": "1"})
    assert not Ruilantwoord.objects.get().doet_mee
    pagina = client.get(link(ronde, lid))
    assert "deze keer niet meedoet" in pagina.content.decode() and "no-store" in pagina["Cache-Control"]


@pytest.mark.parametrize(
    "dagen", [[], ["2026-02-30"], ["9999-12-31"], ["\x00"], ["2027-03-06"], ["x"] * 50], ids=str
)
def test_what_is_no_day_of_the_round_is_refused_on_the_page(client, ronde, dagen):
    antwoord = client.post(link(ronde, maak_ruillid(ronde.groep)), {"dagen": dagen})
    assert antwoord.status_code == 200 and not Ruilantwoord.objects.exists()
    waarom = "Kies dagen uit de lijst" if dagen else "Kruis minstens een dag aan"
    assert waarom in antwoord.content.decode()


def test_after_the_day_the_page_only_shows(client, ronde):
    lid = maak_ruillid(ronde.groep)
    Ruilronde.objects.update(dagen_tot=timezone.localdate() - timedelta(days=1))
    assert "<form" not in client.get(link(ronde, lid)).content.decode().split("<main")[1]
    for velden in ({"dagen": [ronde.werkdagen()[0].isoformat()]}, {"niet": "1"}):
        assert client.post(link(ronde, lid), velden).status_code == 302
    assert not Ruilantwoord.objects.exists()
    assert client.get(link(ronde, lid).replace(":", "x:")).status_code == 404


# ---- the outcome


@pytest.fixture
def ruil():
    return maak_ruil(datum=timezone.localdate() - timedelta(days=3))


def uitkomst(ruil, kant=0):
    return reverse("evenementen:ruil_uitkomst", args=[uitkomstteken(kanten(ruil)[kant])])


def test_looking_changes_nothing_and_one_press_says_it(client, ruil):
    for _ in range(2):
        assert "Ging je werkplekruil door?" in client.get(uitkomst(ruil)).content.decode()
    assert Werkplekruil.objects.get().status == "gepland"
    client.post(uitkomst(ruil), {"antwoord": "uitgevoerd"})
    assert Werkplekruil.objects.get().status == "uitgevoerd"
    pagina = client.post(
        uitkomst(ruil, kant=1), {"antwoord": "niet_doorgegaan", "reden": "anders"}, follow=True
    ).content.decode()
    assert "Er is al geantwoord" in pagina and "<form" not in pagina.split("<main")[1]
    assert Ruilstap.objects.count() == 2


@pytest.mark.parametrize(
    "velden",
    [
        {},
        {"antwoord": "gepland"},
        {"antwoord": "\x00"},
        {"antwoord": "niet_doorgegaan"},
        {"antwoord": "niet_doorgegaan", "reden": "Jan was ziek"},
        {"antwoord": "niet_doorgegaan", "reden": "\x00"},
    ],
    ids=str,
)
def test_half_an_answer_is_none(client, ruil, velden):
    assert client.post(uitkomst(ruil), velden).status_code in {200, 302}
    assert Werkplekruil.objects.get().status == "gepland"


def test_before_the_day_there_is_nothing_to_say(client):
    ruil = maak_ruil(datum=timezone.localdate() + timedelta(days=3))
    assert "komt nog" in client.get(uitkomst(ruil)).content.decode()
    client.post(uitkomst(ruil), {"antwoord": "uitgevoerd"})
    assert Werkplekruil.objects.get().status == "gepland"


# ---- in the admin


def test_the_whole_round_by_the_page(bureau, ronde):
    Ruilronde.objects.update(status="voorbereiding")
    leden = [maak_ruillid(ronde.groep) for _ in range(5)]
    assert "onderweg naar 5 leden" in doe(bureau, ronde, "vraag")
    dagen = [dag.isoformat() for dag in ronde.werkdagen()]
    for lid in leden[:3]:
        maak_ruilantwoord(ronde, lid, *ronde.werkdagen()[:2])
    voor_ander = reverse("admin:evenementen_ruilronde_dagen", args=[ronde.pk, leden[3].pk])
    assert "Bewaard voor" in bureau.post(voor_ander, {"dagen": dagen[1:3]}, follow=True).content.decode()
    assert Ruilantwoord.objects.get(lid=leden[3]).door.naam == "Ria Bos"
    bureau.post(reverse("admin:evenementen_ruilronde_dagen", args=[ronde.pk, leden[4].pk]), {"niet": "1"})
    pagina = doe(bureau, ronde, "voorstel")
    assert "2 nieuwe paren" in pagina and "Doet niet mee" in pagina
    twee = stand(ronde, op=timezone.localdate()).paren
    doe(bureau, ronde, "vast", paar=twee[0].paar.pk, vast="1")
    assert "brengt ze niet weer samen" in doe(bureau, ronde, "niet_samen", paar=twee[1].paar.pk)
    pagina = doe(bureau, ronde, "voorstel")
    assert "Zonder partner (2)" in pagina and "Mag toch" in pagina
    doe(bureau, ronde, "sta_toe", verbod=ronde.verboden.get().pk)
    een, ander = sorted(twee[1].leden)
    pagina = doe(bureau, ronde, "koppel", een=een, ander=ander, datum=dagen[1])
    assert "Ze zijn een paar" in pagina
    kenmerk = stand(ronde, op=timezone.localdate()).kenmerk
    assert "2 ruilen gepland" in doe(bureau, ronde, "bevestig", gezien=kenmerk)
    assert Werkplekruil.objects.count() == 2
    acties = list(Regel.objects.filter(object_type="evenementen.ruilronde").values_list("actie", flat=True))
    assert acties.count("paren voorgesteld") == 2 and "paren bevestigd" in acties


@pytest.mark.parametrize(
    "velden",
    [
        {},
        {"wat": "\x00"},
        {"wat": "koppel"},
        {"wat": "koppel", "een": "\x00", "ander": "x"},
        {"wat": "koppel", "een": "9" * 40, "ander": "1"},
        {"wat": "koppel", "een": "²", "ander": "1"},
        {"wat": "koppel", "een": "1", "ander": "2", "datum": "morgen"},
        {"wat": "wissel", "een": "1", "ander": "2"},
        {"wat": "vast", "paar": "0"},
        {"wat": "niet_samen", "paar": "-1"},
        {"wat": "sta_toe"},
        {"wat": "bevestig", "gezien": "\x00"},
        {"wat": "vraag"},
    ],
    ids=str,
)
def test_a_press_that_cannot_be_says_so_and_changes_nothing(bureau, ronde, velden):
    for _ in range(2):
        maak_ruilantwoord(ronde, maak_ruillid(ronde.groep), ronde.werkdagen()[0])
    antwoord = bureau.post(paren_url(ronde), velden, follow=True)
    assert antwoord.status_code == 200 and 'class="error"' in antwoord.content.decode()
    assert not Ruilpaar.objects.exists() and not Bericht.objects.exists() and not Regel.objects.exists()


def test_a_member_of_another_round_is_not_there(bureau, ronde):
    vreemd = reverse("admin:evenementen_ruilronde_dagen", args=[ronde.pk, maak_ruillid().pk])
    assert bureau.get(vreemd).status_code == 404


def test_the_page_costs_the_same_for_2_members_and_20(bureau, ronde, django_assert_num_queries):
    for aantal in (2, 18):
        for _ in range(aantal):
            maak_ruilantwoord(ronde, maak_ruillid(ronde.groep), ronde.werkdagen()[0])
        doe(bureau, ronde, "voorstel")
        with django_assert_num_queries(13):
            assert bureau.get(paren_url(ronde)).status_code == 200


def test_a_group_gets_members_with_the_organisation_of_their_account(bureau):
    losser = maak_organisatie()
    wie, zonder = maak_gebruiker(organisatie=losser), maak_gebruiker()
    velden = {
        "naam": "Directeuren",
        "zorgt_ervoor": wie.pk,
        "leden-TOTAL_FORMS": "1",
        "leden-INITIAL_FORMS": "0",
        "leden-0-gebruiker": wie.pk,
    }
    assert bureau.post(reverse("admin:evenementen_ruilgroep_add"), velden).status_code == 302
    [lid] = Ruilgroep.objects.get().leden.all()
    assert (lid.gebruiker, lid.organisatie) == (wie, losser)
    type(zonder).objects.filter(pk=zonder.pk).update(organisatie=None)
    velden |= {"naam": "Anderen", "leden-0-gebruiker": zonder.pk}
    assert (
        "Kies namens welke"
        in bureau.post(reverse("admin:evenementen_ruilgroep_add"), velden).content.decode()
    )


def test_a_round_is_made_with_its_first_step_and_its_days_stand_once_they_were_asked(bureau):
    groep, vandaag = maak_ruilgroep(), timezone.localdate()
    velden = {
        "groep": groep.pk,
        "naam": "voorjaar",
        "van": vandaag,
        "tot": vandaag + WEEK,
        "dagen_tot": vandaag,
    }
    assert bureau.post(reverse("admin:evenementen_ruilronde_add"), velden).status_code == 302
    ronde = Ruilronde.objects.get()
    assert list(ronde.stappen.values_list("van", "naar")) == [("", "voorbereiding")]
    Ruilronde.objects.update(status="gevraagd")
    anders = velden | {"tot": vandaag + 2 * WEEK, "dagen_tot": vandaag + timedelta(days=1), "naam": "lente"}
    bureau.post(reverse("admin:evenementen_ruilronde_change", args=[ronde.pk]), anders)
    ronde.refresh_from_db()
    assert (ronde.naam, ronde.tot, ronde.dagen_tot) == ("lente", vandaag + WEEK, vandaag + timedelta(days=1))
    te_lang = velden | {"naam": "eeuwig", "tot": "31-12-9999"}
    assert bureau.post(reverse("admin:evenementen_ruilronde_add"), te_lang).status_code == 200


def wijzig(client, ruil, **velden):
    velden = {
        "groep": ruil.groep,
        "organisatie_a": ruil.organisatie_a_id,
        "organisatie_b": ruil.organisatie_b_id,
        "datum": ruil.datum,
        "status": ruil.status,
        "reden": ruil.reden,
        "stappen-TOTAL_FORMS": "0",
        "stappen-INITIAL_FORMS": "0",
        **velden,
    }
    return client.post(reverse("admin:evenementen_werkplekruil_change", args=[ruil.pk]), velden)


def test_the_office_corrects_a_swap_and_each_move_leaves_a_step(bureau, ruil):
    assert wijzig(bureau, ruil, status="niet_doorgegaan").status_code == 200  # why?
    assert wijzig(bureau, ruil, status="niet_doorgegaan", reden="organisatorisch").status_code == 302
    ruil.refresh_from_db()
    assert (ruil.status, ruil.reden) == ("niet_doorgegaan", "organisatorisch")
    assert wijzig(bureau, ruil, status="gepland", reden="").status_code == 200
    assert list(Ruilstap.objects.values_list("naar", flat=True)) == ["gepland", "niet_doorgegaan"]
    weg = reverse("admin:evenementen_werkplekruil_delete", args=[ruil.pk])
    assert bureau.get(weg).status_code in {403, 404}


def test_a_swap_of_an_old_list_is_edited_as_before(bureau):
    ruil = maak_werkplekruil()
    ander = maak_organisatie()
    assert wijzig(bureau, ruil, groep="Directeuren", organisatie_b=ander.pk).status_code == 302
    ruil.refresh_from_db()
    assert (ruil.groep, ruil.organisatie_b, ruil.status) == ("Directeuren", ander, "uitgevoerd")
    assert not Ruilstap.objects.exists() and not Bericht.objects.exists()
    velden = {
        "groep": "Secretarissen",
        "organisatie_a": ander.pk,
        "organisatie_b": ruil.organisatie_a_id,
        "datum": "2016-05-01",
        "status": "uitgevoerd",
        "stappen-TOTAL_FORMS": "0",
        "stappen-INITIAL_FORMS": "0",
    }
    assert bureau.post(reverse("admin:evenementen_werkplekruil_add"), velden).status_code == 302
    assert list(Ruilstap.objects.values_list("van", "naar")) == [("", "uitgevoerd")]


@pytest.mark.parametrize("rol", [Rol.CONTACTPERSOON, Rol.REGIEGROEP, Rol.VACATUREHOUDER])
def test_nobody_else_sees_who_is_in_a_group(als, ronde, rol):
    client = als(maak_gebruiker(rol))
    assert client.get(paren_url(ronde)).status_code == 404
    assert client.get(reverse("admin:evenementen_ruilgroep_changelist")).status_code in {403, 404}


def test_the_beheerder_looks_and_presses_nothing(als, ronde):
    beheer = als(maak_gebruiker(Rol.BEHEERDER))
    maak_ruilantwoord(ronde, maak_ruillid(ronde.groep), ronde.werkdagen()[0])
    pagina = beheer.get(paren_url(ronde)).content.decode()
    assert 'name="wat"' not in pagina
    assert beheer.post(paren_url(ronde), {"wat": "voorstel"}).status_code == 404
