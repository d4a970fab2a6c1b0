"""The pages at /toegang/: what they show to whom, and what filling them in does."""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from tests.maken import (
    maak_gebruiker,
    maak_lidmaatschap,
    maak_organisatie,
    maak_regel,
    maak_rollencontrole,
    maak_uitnodiging,
)
from twentsekracht.organisaties import toegang
from twentsekracht.organisaties.models import EmailDomein, Gebruiker, Lidmaatschap, Uitnodiging
from twentsekracht.organisaties.toegang import Rol

pytestmark = pytest.mark.django_db
WACHTWOORD = "vier woorden op rij"


def pad(naam, *args):
    return reverse(f"organisaties:{naam}", args=args)


@pytest.fixture
def vandaag():
    return timezone.localdate()


@pytest.fixture
def hengelo():
    organisatie = maak_organisatie("hengelo")
    EmailDomein.objects.create(organisatie=organisatie, domein="hengelo.example")
    return organisatie


@pytest.fixture
def almelo():
    return maak_organisatie("almelo")


@pytest.fixture
def anouk(hengelo):
    return maak_gebruiker(Rol.CONTACTPERSOON, hengelo, naam="Anouk Wessels")


@pytest.fixture
def contactpersoon(als, anouk):
    return als(anouk)


@pytest.fixture
def coordinator(als):
    return als(maak_gebruiker(Rol.COORDINATOR))


# ---- lists: the own rows, in a fixed number of queries


@pytest.mark.parametrize("naam", ["rollen", "uitnodigingen", "rollencontroles", "logboek"])
def test_a_contactpersoon_sees_the_own_organisation_and_the_office_all(
    contactpersoon, coordinator, hengelo, almelo, naam
):
    for organisatie in (hengelo, almelo):
        wie = maak_gebruiker(Rol.AMBASSADEUR, organisatie, naam=f"Mens van {organisatie.code}")
        maak_uitnodiging(organisatie, naam=f"Mens van {organisatie.code}", door=wie)
        maak_rollencontrole(organisatie)
        maak_regel(wie, organisatie=organisatie)
    eigen, alles = contactpersoon.get(pad(naam)).text, coordinator.get(pad(naam)).text
    assert "engelo" in eigen.partition("<main")[2] and "lmelo" not in eigen
    assert "engelo" in alles and "lmelo" in alles


@pytest.mark.parametrize("naam", ["rollen", "uitnodigingen", "rollencontroles", "logboek", "toegang"])
def test_the_number_of_queries_does_not_grow(als, anouk, hengelo, naam, django_assert_max_num_queries):
    def maak(aantal):
        for _ in range(aantal):
            wie = maak_gebruiker(Rol.AMBASSADEUR, hengelo)
            maak_uitnodiging(hengelo, door=wie)
            controle = maak_rollencontrole(hengelo)
            for rij in (wie, wie.lidmaatschappen.get(), controle):
                maak_regel(rij, organisatie=hengelo, door=wie)

    def vragen():
        client = als(anouk)
        with django_assert_max_num_queries(99) as geteld:
            assert client.get(pad(naam)).status_code == 200
        return len(geteld)

    maak(1)
    eerst = vragen()
    maak(12)
    assert vragen() == eerst


# ---- roles


def test_roles_that_are_over_show_when_asked_for(contactpersoon, hengelo, vandaag):
    gisteren = vandaag - timedelta(days=1)
    maak_lidmaatschap(maak_gebruiker(organisatie=hengelo, naam="Oude Rot"), rol=Rol.AMBASSADEUR, tot=gisteren)
    assert "Oude Rot" not in contactpersoon.get(pad("rollen")).text
    assert "Oude Rot" in contactpersoon.get(pad("rollen"), {"wanneer": "afgelopen"}).text
    assert (
        "Oude Rot" not in contactpersoon.get(pad("rollen"), {"wanneer": "onzin"}).text.partition("<table")[2]
    )


def test_a_contactpersoon_gives_a_role_by_address(contactpersoon, hengelo, vandaag):
    collega = maak_gebruiker(organisatie=hengelo)
    tot = vandaag + timedelta(days=300)
    data = {"email": collega.email.upper(), "rol": Rol.VACATUREHOUDER, "tot": tot}
    antwoord = contactpersoon.post(pad("rol_geven"), data, follow=True)
    assert "is nu vacaturehouder bij Gemeente Hengelo" in antwoord.text
    assert collega.lidmaatschappen.get().tot == tot


@pytest.mark.parametrize(
    ("velden", "fout"),
    [
        ({"rol": Rol.CONTACTPERSOON}, "Selecteer een geldige keuze"),
        ({"tot": "2001-01-01"}, "al voorbij"),
        ({"tot": "2999-01-01"}, "hoogstens 4 jaar"),
        ({"tot": ""}, "verplicht"),
        ({"email": "bestaat-niet@hengelo.example"}, "geen account met dit adres"),
        ({"email": "geen adres"}, "geldig e-mailadres"),
    ],
)
def test_bad_input_is_explained(contactpersoon, hengelo, vandaag, velden, fout):
    collega = maak_gebruiker(organisatie=hengelo)
    goed = {"email": collega.email, "rol": Rol.AMBASSADEUR, "tot": vandaag + timedelta(days=300)}
    antwoord = contactpersoon.post(pad("rol_geven"), goed | velden)
    assert antwoord.status_code == 200 and fout in antwoord.text
    assert not collega.lidmaatschappen.exists()


def test_of_people_elsewhere_the_form_does_not_tell_whether_they_exist(contactpersoon, almelo, vandaag):
    vreemde, morgen = maak_gebruiker(organisatie=almelo), vandaag + timedelta(days=1)

    def fouten(email):
        data = {"email": email, "rol": Rol.AMBASSADEUR, "tot": morgen}
        return contactpersoon.post(pad("rol_geven"), data).context["form"].errors

    assert fouten(vreemde.email) == fouten("niemand@almelo.example")


def test_the_office_gives_a_role_at_the_organisation_it_chooses(coordinator, almelo, vandaag):
    collega = maak_gebruiker(organisatie=almelo)
    data = {"email": collega.email, "organisatie": almelo.pk, "rol": "contactpersoon", "tot": vandaag}
    assert coordinator.post(pad("rol_geven"), data).status_code == 302
    assert collega.lidmaatschappen.get().rol == Rol.CONTACTPERSOON


def test_ending_extending_and_naming_a_deputy(contactpersoon, anouk, hengelo, vandaag):
    collega = maak_gebruiker(organisatie=hengelo)
    rol = maak_lidmaatschap(collega, rol=Rol.AMBASSADEUR, tot=vandaag + timedelta(days=10))
    later = vandaag + timedelta(days=100)
    contactpersoon.post(pad("rol_verlengen", rol.pk), {"tot": later})
    rol.refresh_from_db()
    assert rol.tot == later
    contactpersoon.post(pad("rol_eindigen", rol.pk), {"laatste_dag": vandaag})
    rol.refresh_from_db()
    assert rol.tot == vandaag
    eigen = anouk.lidmaatschappen.get()
    data = {"email": collega.email, "van": vandaag, "tot": later}
    contactpersoon.post(pad("vervanger", eigen.pk), data)
    assert collega.lidmaatschappen.get(vervangt=eigen).rol == Rol.CONTACTPERSOON


def test_the_last_contactpersoon_reads_why_not(contactpersoon, anouk):
    antwoord = contactpersoon.post(pad("rol_eindigen", anouk.lidmaatschappen.get().pk), {})
    assert "laatste contactpersoon" in antwoord.text
    assert toegang.heeft_rol(Gebruiker.objects.get(pk=anouk.pk), Rol.CONTACTPERSOON, op=timezone.localdate())


def test_roles_above_ones_own_or_over_have_no_such_page(contactpersoon, hengelo, vandaag):
    hoger = maak_lidmaatschap(maak_gebruiker(organisatie=hengelo), rol=Rol.COORDINATOR, tot=vandaag)
    over = maak_lidmaatschap(
        maak_gebruiker(organisatie=hengelo), rol=Rol.AMBASSADEUR, tot=vandaag - timedelta(days=1)
    )
    for rol in (hoger, over):
        for naam in ("rol_eindigen", "rol_verlengen", "vervanger"):
            assert contactpersoon.get(pad(naam, rol.pk)).status_code == 404
            assert contactpersoon.post(pad(naam, rol.pk), {"tot": vandaag}).status_code == 404
    assert "alleen bekijken" in contactpersoon.get(pad("rollen")).text


# ---- invitations


def test_inviting_from_the_form(contactpersoon, hengelo, vandaag):
    data = {"naam": "Femke Bos", "email": "Femke@hengelo.example", "rol": Rol.AMBASSADEUR}
    zonder_einde = contactpersoon.post(pad("uitnodigen"), data)
    assert "heeft een einddatum" in zonder_einde.text
    tot = vandaag + timedelta(days=365)
    assert contactpersoon.post(pad("uitnodigen"), data | {"rol_tot": tot}).status_code == 302
    uitnodiging = Uitnodiging.objects.get()
    assert (uitnodiging.organisatie, uitnodiging.rol_tot) == (hengelo, tot)
    vreemd = contactpersoon.post(pad("uitnodigen"), data | {"email": "f@gmail.example", "rol": ""})
    assert "eigen organisatie" in vreemd.text


def test_who_works_for_one_organisation_need_not_choose_it(contactpersoon, coordinator, hengelo):
    assert "organisatie" not in contactpersoon.get(pad("uitnodigen")).context["form"].fields
    assert "organisatie" in coordinator.get(pad("uitnodigen")).context["form"].fields


def test_again_and_withdrawn_from_the_list(contactpersoon, anouk, hengelo):
    uitnodiging = maak_uitnodiging(hengelo, door=anouk)
    was = uitnodiging.sleutel_hash
    contactpersoon.post(pad("uitnodiging_opnieuw", uitnodiging.pk))
    uitnodiging.refresh_from_db()
    assert uitnodiging.sleutel_hash != was
    contactpersoon.post(pad("uitnodiging_intrekken", uitnodiging.pk))
    uitnodiging.refresh_from_db()
    assert uitnodiging.status == "ingetrokken"
    opnieuw = contactpersoon.post(pad("uitnodiging_opnieuw", uitnodiging.pk), follow=True)
    assert "geldt niet meer" in opnieuw.text


def aanvaard(client, uitnodiging, **velden):
    data = {"naam": "Femke Bos", "wachtwoord": WACHTWOORD, "nog_eens": WACHTWOORD, **velden}
    return client.post(pad("uitnodiging", uitnodiging.sleutel), data, follow=True)


def test_somebody_new_comes_in_by_the_link(client, anouk, hengelo):
    uitnodiging = maak_uitnodiging(hengelo, rol=Rol.AMBASSADEUR, door=anouk)
    blad = client.get(pad("uitnodiging", uitnodiging.sleutel))
    for tekst in ("Anouk Wessels", "Gemeente Hengelo", "Ambassadeur", uitnodiging.email):
        assert tekst in blad.text
    assert "no-store" in blad["Cache-Control"]
    antwoord = aanvaard(client, uitnodiging)
    assert antwoord.status_code == 200 and "Je account is klaar" in antwoord.text
    femke = Gebruiker.objects.get(email=uitnodiging.email)
    assert client.session["_auth_user_id"] == str(femke.pk)
    assert femke.lidmaatschappen.get().rol == Rol.AMBASSADEUR


@pytest.mark.parametrize(
    ("velden", "fout"),
    [
        ({"wachtwoord": "kort", "nog_eens": "kort"}, "12"),
        ({"nog_eens": "iets heel anders hier"}, "niet gelijk"),
        ({"naam": ""}, "verplicht"),
    ],
)
def test_bad_input_makes_no_account(client, anouk, hengelo, velden, fout):
    uitnodiging = maak_uitnodiging(hengelo, door=anouk)
    antwoord = aanvaard(client, uitnodiging, **velden)
    assert fout in antwoord.text
    assert not Gebruiker.objects.filter(email=uitnodiging.email).exists()


@pytest.mark.parametrize("status", ["aanvaard", "ingetrokken", "verlopen", "te laat", "onbekend"])
def test_a_link_that_no_longer_works_says_so(client, hengelo, status):
    if status == "te laat":
        uitnodiging = maak_uitnodiging(hengelo, op=timezone.now() - timedelta(days=15))
    else:
        uitnodiging = maak_uitnodiging(hengelo, status=status if status != "onbekend" else "open")
    sleutel = "bestaat-niet" if status == "onbekend" else uitnodiging.sleutel
    for doe in (client.get, client.post):
        antwoord = doe(pad("uitnodiging", sleutel))
        assert antwoord.status_code == 404 and "geldt niet meer" in antwoord.text
        assert uitnodiging.naam not in antwoord.text


def test_an_account_that_is_there_logs_in_first(client, als, anouk, hengelo):
    femke = maak_gebruiker(organisatie=hengelo)
    uitnodiging = maak_uitnodiging(hengelo, rol=Rol.AMBASSADEUR, email=femke.email, door=anouk)
    url = pad("uitnodiging", uitnodiging.sleutel)
    assert "Met dit adres is al een account" in client.get(url).text
    naar_inloggen = client.post(url, {"naam": "x", "wachtwoord": WACHTWOORD, "nog_eens": WACHTWOORD})
    assert naar_inloggen.url == f"{reverse('account_login')}?next={url}"
    antwoord = als(femke).post(url, follow=True)
    assert "Je bent nu ambassadeur bij Gemeente Hengelo" in antwoord.text
    assert femke.lidmaatschappen.count() == 1


def test_the_wrong_account_reads_so_and_gets_nothing(contactpersoon, anouk, hengelo):
    uitnodiging = maak_uitnodiging(hengelo, rol=Rol.AMBASSADEUR, door=anouk)
    url = pad("uitnodiging", uitnodiging.sleutel)
    assert "ingelogd met een ander account" in contactpersoon.get(url).text
    assert "ander e-mailadres" in contactpersoon.post(url, follow=True).text
    assert anouk.lidmaatschappen.count() == 1 and Uitnodiging.objects.get().is_open


# ---- the yearly review


def test_a_contactpersoon_decides_role_by_role_and_the_rest_at_once(
    contactpersoon, anouk, coordinator, hengelo
):
    rollen = [maak_gebruiker(Rol.AMBASSADEUR, hengelo).lidmaatschappen.get() for _ in range(3)]
    controle = maak_rollencontrole(hengelo)
    blad = contactpersoon.get(pad("rollencontrole", controle.pk))
    assert "dit ben jij: een ander beslist" in blad.text and "Bevestig de overige 3" in blad.text
    for besluit, zegt in (("ingetrokken", "ingetrokken"), ("bevestigd", "al besloten")):
        data = {"lidmaatschap": rollen[0].pk, "besluit": besluit}
        assert zegt in contactpersoon.post(pad("rolbesluit", controle.pk), data, follow=True).text
    assert (
        "Bevestigd: 2 rollen" in contactpersoon.post(pad("overige_bevestigen", controle.pk), follow=True).text
    )
    assert "beslist iemand anders" in contactpersoon.get(pad("rollencontrole", controle.pk)).text
    data = {"lidmaatschap": anouk.lidmaatschappen.get().pk, "besluit": "bevestigd"}
    antwoord = coordinator.post(pad("rolbesluit", controle.pk), data, follow=True)
    assert "Deze controle is klaar" in antwoord.text
    assert Lidmaatschap.objects.geldig(op=timezone.localdate()).filter(organisatie=hengelo).count() == 3


@pytest.mark.parametrize("data", [{}, {"besluit": "bevestigd"}, {"besluit": "wis", "lidmaatschap": 1}])
def test_a_decision_that_is_none_does_nothing(contactpersoon, hengelo, data):
    controle = maak_rollencontrole(hengelo)
    assert contactpersoon.post(pad("rolbesluit", controle.pk), data).status_code in {302, 404}
    assert not controle.besluiten.exists()


def test_a_role_of_elsewhere_is_not_decided_on_here(contactpersoon, hengelo, almelo):
    vreemd = maak_gebruiker(Rol.AMBASSADEUR, almelo).lidmaatschappen.get()
    controle = maak_rollencontrole(hengelo)
    data = {"lidmaatschap": vreemd.pk, "besluit": "ingetrokken"}
    assert contactpersoon.post(pad("rolbesluit", controle.pk), data).status_code == 404
    vreemd.refresh_from_db()
    assert vreemd.tot is None


def test_the_office_starts_the_review_and_sees_what_is_late(coordinator, contactpersoon, anouk, vandaag):
    assert "Start de controle" in coordinator.get(pad("rollencontroles")).text
    assert "Start de controle" not in contactpersoon.get(pad("rollencontroles")).text
    antwoord = coordinator.post(pad("rollencontrole_starten"), follow=True)
    assert "is gestart bij 2 organisaties" in antwoord.text and "Te laat" not in antwoord.text
    assert "was al gestart" in coordinator.post(pad("rollencontrole_starten"), follow=True).text
    maak_rollencontrole(gestart_op=vandaag - timedelta(days=90))
    assert "Te laat" in coordinator.get(pad("rollencontroles")).text


# ---- a weak session


def test_without_the_second_step_there_is_nothing_here(als, anouk, settings):
    settings.MFA_VERPLICHT = True
    antwoord = als(anouk, sterk=False).get(pad("rollen"))
    assert antwoord.status_code in {302, 404}
