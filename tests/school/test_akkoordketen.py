"""Approval by more than one: two in a row, a deputy, a question that is passed on; what is of the whole stays so."""

import re
from datetime import datetime, timedelta

import pytest
from django.utils import timezone

from school import services
from school.fouten import AlBesloten, Doorgegeven, GeenLeidinggevende, SchoolFout
from school.models import Akkoord, Inschrijving
from tests.maken import maak_gebruiker, maak_opleiding
from tests.school.maken import OP, maak_akkoordbeleid, maak_collega, maak_run, maak_werkgever, schrijf_in
from twentsekracht.organisaties.models import Rol
from twentsekracht.werk.models import Bericht

pytestmark = pytest.mark.django_db
BAAS, TWEEDE, VERVANGER, ANDER = (
    f"{wie}@hengelo.example" for wie in ("baas", "tweede", "vervanger", "ander")
)
DAG = timedelta(days=1)


@pytest.fixture
def hengelo():
    return maak_werkgever("hengelo", "akkoord_van_twee")


@pytest.fixture
def ik(hengelo):
    return maak_collega(hengelo, naam="Fenna Mulder", email="fenna@hengelo.example")


@pytest.fixture
def run():
    return maak_run(1, opleiding=maak_opleiding(titel="Omgevingswet", kosten=425))


@pytest.fixture
def vraag(run, ik):
    return vraag_aan(run, ik)


def vraag_aan(run, wie, op=OP, **anders):
    adressen = {"leidinggevende": BAAS, "tweede": TWEEDE, **anders}
    return Akkoord.objects.get(inschrijving=schrijf_in(run, wie, op, **adressen), besluit="")


def zeg(akkoord, ja=True, op=OP):
    """The answer, and the question that is open after it."""
    services.besluit(akkoord=akkoord, is_akkoord=ja, op=op)
    return Akkoord.objects.filter(inschrijving=akkoord.inschrijving_id, besluit="").first()


def status(akkoord):
    return Inschrijving.objects.get(pk=akkoord.inschrijving_id).status


def aan(adres):
    return [een.onderwerp.split(":")[0] for een in Bericht.objects.filter(aan=adres).order_by("pk")]


# ---- two in a row


def test_the_second_is_asked_after_the_first_said_yes(vraag, ik):
    assert (aan(BAAS), aan(TWEEDE)) == (["Ga je akkoord"], [])
    tweede = zeg(vraag, op=OP + 3 * DAG)
    assert (status(vraag), aan(TWEEDE)) == ("wacht_op_akkoord", ["Ga je akkoord"])
    assert "jij bent de tweede" in Bericht.objects.get(aan=TWEEDE).tekst
    assert zeg(tweede, op=OP + 4 * DAG) is None
    assert status(vraag) == "bevestigd"
    assert aan(ik.email) == ["We vragen akkoord", "Je hebt een plaats"]


@pytest.mark.parametrize("wie", [1, 2])
def test_a_no_of_either_ends_it_and_frees_the_place(run, vraag, wie):
    wacht = services.schrijf_in(uitvoering=run, gebruiker=maak_collega(), op=OP)
    if wie == 2:
        vraag = zeg(vraag)
    assert zeg(vraag, ja=False) is None
    wacht.refresh_from_db()
    assert (status(vraag), wacht.status) == ("geannuleerd", "aangeboden")
    assert aan(TWEEDE) == ["Ga je akkoord"] * (wie - 1)


def test_terms_and_the_place_that_is_kept_are_of_the_whole(run, vraag, hengelo):
    cp = maak_gebruiker(Rol.CONTACTPERSOON, hengelo)
    tweede = zeg(vraag, op=OP + 8 * DAG)  # six of the ten working days are gone
    assert tweede.plaats_tot == vraag.plaats_tot
    gedaan = [dag for dag in range(8, 30) if services.herinner(akkoord_id=tweede.pk, op=OP + dag * DAG)]
    assert gedaan == [10, 14]
    assert aan(TWEEDE) == ["Ga je akkoord", "Herinnering"]
    assert aan(cp.email) == ["Een akkoord blijft uit"]
    services.werk_uitvoering_bij(uitvoering_id=run.pk, op=OP + 22 * DAG)
    assert status(vraag) == "geannuleerd"


def test_the_contactpersoon_answers_for_the_whole(vraag, hengelo):
    cp = maak_gebruiker(Rol.CONTACTPERSOON, hengelo)
    services.besluit_voor(inschrijving=vraag.inschrijving, is_akkoord=True, door=cp, op=OP)
    assert (status(vraag), aan(TWEEDE)) == ("bevestigd", [])


def test_nobody_decides_about_themselves_as_contactpersoon(run, hengelo):
    cp = maak_gebruiker(Rol.CONTACTPERSOON, hengelo)
    vraag = vraag_aan(run, cp)
    with pytest.raises(SchoolFout, match="eigen inschrijving"):
        services.besluit_voor(inschrijving=vraag.inschrijving, is_akkoord=True, door=cp, op=OP)
    assert status(vraag) == "wacht_op_akkoord"


def test_the_organisation_may_say_who_the_second_is(run, hengelo, ik):
    hengelo.akkoordbeleid.update(tweede="Budget@Hengelo.example")
    zeg(vraag_aan(run, ik, tweede=""))
    assert aan("budget@hengelo.example") == ["Ga je akkoord"]


@pytest.mark.parametrize("zelfde", [BAAS, "fenna@hengelo.example"])
def test_where_the_second_is_the_first_or_who_enrols_the_contactpersoon_is_asked(run, hengelo, ik, zelfde):
    cp = maak_gebruiker(Rol.CONTACTPERSOON, hengelo)
    hengelo.akkoordbeleid.update(tweede=zelfde)
    zeg(vraag_aan(run, ik, tweede=""))
    assert aan(cp.email) == ["Een akkoord blijft uit"]


@pytest.mark.parametrize(
    ("velden", "veld"),
    [
        ({"leidinggevende": ""}, "leidinggevende"),
        ({"tweede": ""}, "tweede"),
        ({"tweede": BAAS}, "tweede"),
        ({"tweede": "fenna@hengelo.example"}, "tweede"),
        ({"tweede": "iemand@borne.example"}, "tweede"),
        ({"vervanger": "iemand@borne.example"}, "vervanger"),
        ({"vervanger": BAAS.upper()}, "vervanger"),
        ({"vervanger": TWEEDE}, "tweede"),
    ],
)
def test_they_are_different_people_of_the_own_organisation(run, ik, velden, veld):
    with pytest.raises(GeenLeidinggevende) as fout:
        vraag_aan(run, ik, **velden)
    assert fout.value.veld == veld
    assert not Bericht.objects.exists()


def test_the_policy_of_the_day_of_accepting_counts(run, hengelo, ik):
    """It became stricter while somebody waited: no second is known, so the contactpersoon is asked."""
    cp = maak_gebruiker(Rol.CONTACTPERSOON, hengelo)
    hengelo.akkoordbeleid.update(wijze="akkoord")
    bezet = services.schrijf_in(uitvoering=run, gebruiker=maak_collega(), op=OP)
    rij = services.schrijf_in(uitvoering=run, gebruiker=ik, leidinggevende=BAAS, op=OP)
    maak_akkoordbeleid(hengelo, "akkoord_van_twee", 400)
    services.annuleer(inschrijving=bezet, door=None, op=OP)
    services.neem_aan(inschrijving=rij, op=OP)
    zeg(Akkoord.objects.get(inschrijving=rij))
    assert (aan(BAAS), aan(cp.email)) == (["Ga je akkoord"], ["Een akkoord blijft uit"])


# ---- the deputy


def test_the_deputy_is_asked_half_way_and_who_answers_first_decides(run, ik):
    vraag = vraag_aan(run, ik, vervanger=VERVANGER)
    assert aan(VERVANGER) == []
    assert services.herinner(akkoord_id=vraag.pk, op=OP + 7 * DAG)
    assert (aan(BAAS), aan(VERVANGER)) == (["Ga je akkoord", "Herinnering"], ["Ga je akkoord"])
    assert "Jij bent de vervanger" in Bericht.objects.get(aan=VERVANGER).tekst
    [van_baas] = set(links(BAAS))
    assert links(VERVANGER) == [van_baas]


def test_of_the_second_the_deputy_hears_nothing(run, ik):
    tweede = zeg(vraag_aan(run, ik, vervanger=VERVANGER))
    assert services.herinner(akkoord_id=tweede.pk, op=OP + 7 * DAG)
    assert aan(VERVANGER) == []


def links(adres):
    return [
        re.search(r"https?://\S+(/school/akkoord/\S+)", een.tekst)[1]
        for een in Bericht.objects.filter(aan=adres).order_by("pk")
    ]


# ---- passed on


def test_whom_it_is_passed_on_to_answers_and_nobody_else(vraag):
    services.geef_door(akkoord=vraag, adres="Ander@Hengelo.example", op=OP)
    assert aan(ANDER) == ["Ga je akkoord"]
    with pytest.raises(Doorgegeven):
        services.besluit(akkoord=vraag, is_akkoord=True, op=OP)
    with pytest.raises(Doorgegeven):
        services.geef_door(akkoord=vraag, adres=VERVANGER, op=OP)
    vraag.refresh_from_db()
    zeg(vraag)
    assert aan(TWEEDE) == ["Ga je akkoord"]


def test_whom_it_was_passed_on_to_is_reminded_and_the_deputy_left_alone(run, ik):
    vraag = services.geef_door(akkoord=vraag_aan(run, ik, vervanger=VERVANGER), adres=ANDER, op=OP)
    services.herinner(akkoord_id=vraag.pk, op=OP + 7 * DAG)
    assert (aan(BAAS), aan(ANDER), aan(VERVANGER)) == (
        ["Ga je akkoord"],
        ["Ga je akkoord", "Herinnering"],
        [],
    )


@pytest.mark.parametrize("adres", ["", "fenna@hengelo.example", BAAS, "ander@borne.example", "geen adres"])
def test_only_to_somebody_else_of_the_organisation(vraag, adres):
    with pytest.raises(GeenLeidinggevende) as fout:
        services.geef_door(akkoord=vraag, adres=adres, op=OP)
    assert fout.value.veld == "collega"
    assert zeg(vraag).beurt == 2


def test_who_said_yes_first_is_not_the_second(vraag, hengelo):
    cp = maak_gebruiker(Rol.CONTACTPERSOON, hengelo)
    tweede = zeg(vraag)
    with pytest.raises(GeenLeidinggevende):
        services.geef_door(akkoord=tweede, adres=BAAS, op=OP)
    ander = vraag_aan(maak_run(1), maak_collega(hengelo))
    zeg(services.geef_door(akkoord=ander, adres=TWEEDE, op=OP))
    assert aan(cp.email) == ["Een akkoord blijft uit"]


def test_it_does_not_go_round_for_ever(vraag):
    for nummer in range(services.MEESTE_KEREN):
        vraag = services.geef_door(akkoord=vraag, adres=f"ander{nummer}@hengelo.example", op=OP)
    with pytest.raises(SchoolFout, match="te vaak"):
        services.geef_door(akkoord=vraag, adres=VERVANGER, op=OP)


def test_what_is_decided_is_not_passed_on(vraag):
    zeg(vraag, ja=False)
    with pytest.raises(AlBesloten):
        services.geef_door(akkoord=vraag, adres=ANDER, op=OP)
    assert aan(ANDER) == []


# ---- the pages


@pytest.fixture
def nu(run, ik):
    run.start = timezone.localdate() + 60 * DAG
    run.save()
    return vraag_aan(run, ik, op=timezone.now())


def test_the_leidinggevende_passes_it_on_and_sees_no_more_of_it(nu, client):
    [link] = links(BAAS)
    assert f"{link}doorgeven/" in client.get(link).content.decode()
    fout = client.post(f"{link}doorgeven/", {"collega": "ander@borne.example"}).content.decode()
    assert "Vul een adres in van Gemeente Hengelo" in fout
    pagina = client.post(f"{link}doorgeven/", {"collega": ANDER}, follow=True).content.decode()
    assert "Deze vraag is doorgegeven" in pagina
    for geheim in ("Fenna Mulder", "Omgevingswet", 'name="antwoord"'):
        assert geheim not in pagina
    client.post(link, {"antwoord": "niet_akkoord"})
    assert client.post(f"{link}doorgeven/", {"collega": TWEEDE}).status_code == 302
    assert status(nu) == "wacht_op_akkoord"
    [nieuw] = links(ANDER)
    client.post(nieuw, {"antwoord": "niet_akkoord"})
    assert status(nu) == "geannuleerd"
    assert "niet akkoord" not in client.get(link).content.decode().lower()


def test_a_link_that_was_passed_on_cannot_be_counted_up(nu, client):
    teken = services.akkoordteken(nu)
    handtekening = teken.split(":")[1]
    assert client.get(f"/school/akkoord/{nu.pk}.1:{handtekening}/").status_code == 404


def test_two_thank_yous(nu, client):
    [link] = links(BAAS)
    assert "nog aan een tweede" in client.post(link, {"antwoord": "akkoord"}, follow=True).content.decode()
    [link] = links(TWEEDE)
    assert "jij bent de tweede" in client.get(link).content.decode()
    assert (
        "Fenna Mulder heeft een plaats"
        in client.post(link, {"antwoord": "akkoord"}, follow=True).content.decode()
    )


def test_i_am_asked_for_whom_my_organisation_wants_and_see_who_has_it(als, run, ik):
    run.start = timezone.localdate() + 60 * DAG
    run.save()
    browser, adres = als(ik), f"/school/inschrijven/{run.pk}/"
    pagina = browser.get(adres).content.decode()
    assert all(f'name="{veld}"' in pagina for veld in ("leidinggevende", "vervanger", "tweede"))
    velden = {"leidinggevende": BAAS, "vervanger": "", "tweede": BAAS}
    assert "vul dat van iemand anders in" in browser.post(adres, velden).content.decode().lower()
    pagina = browser.post(adres, velden | {"tweede": TWEEDE}, follow=True).content.decode()
    assert f"We hebben {BAAS} om akkoord gevraagd. Daarna vragen we nog iemand." in pagina
    services.besluit(akkoord=Akkoord.objects.get(), is_akkoord=True, op=timezone.now())
    pagina = browser.get(f"/school/inschrijving/{Inschrijving.objects.get().pk}/").content.decode()
    assert f"Nu hebben we {TWEEDE} om akkoord gevraagd" in pagina


def test_the_second_of_the_policy_is_one_of_the_organisation(als, hengelo):
    regel = hengelo.akkoordbeleid.get()
    browser = als(maak_gebruiker(Rol.CONTACTPERSOON, hengelo))
    adres = f"/beheer/school/akkoordbeleid/{regel.pk}/change/"
    velden = {"vanaf_kosten": 0, "wijze": "akkoord_van_twee"}
    assert (
        "Vul een adres in van" in browser.post(adres, velden | {"tweede": "x@borne.example"}).content.decode()
    )
    assert (
        "alleen als er twee"
        in browser.post(adres, velden | {"wijze": "geen", "tweede": TWEEDE}).content.decode()
    )
    assert browser.post(adres, velden | {"tweede": TWEEDE}).status_code == 302
    regel.refresh_from_db()
    assert regel.tweede == TWEEDE


def test_holidays_are_no_working_days(ik):
    """Asked on Maundy Thursday: Good Friday, Easter Monday and King's Day do not count."""
    op = datetime(2026, 4, 2, 9, tzinfo=OP.tzinfo)
    vraag = vraag_aan(maak_run(1, start=op.date() + 90 * DAG), ik, op=op)
    assert timezone.localdate(vraag.plaats_tot).isoformat() == "2026-04-29"
