"""Approval: by a link without account, once; asked again, then of the contactpersoon; what is kept in the meantime."""

import re
from datetime import time, timedelta

import pytest
from django.utils import timezone

from school import services
from school.fouten import AlBesloten, Begonnen, MagNiet
from school.models import Akkoord, Inschrijving
from tests.maken import maak_gebruiker, maak_inschrijving, maak_opleiding
from tests.school.maken import (
    OP,
    START,
    maak_akkoordbeleid,
    maak_collega,
    maak_run,
    maak_werkgever,
    schrijf_in,
)
from twentsekracht.logboek.models import Regel
from twentsekracht.organisaties.models import Rol
from twentsekracht.werk.models import Bericht

pytestmark = pytest.mark.django_db
BAAS = "baas@hengelo.example"
DAG = timedelta(days=1)


@pytest.fixture
def hengelo():
    return maak_werkgever("hengelo", "akkoord")


@pytest.fixture
def ik(hengelo):
    return maak_collega(hengelo, naam="Fenna Mulder")


@pytest.fixture
def run():
    return maak_run(1, opleiding=maak_opleiding(titel="Omgevingswet", kosten=425))


@pytest.fixture
def vraag(run, ik):
    return vraag_aan(run, ik)


def vraag_aan(run, wie, op=OP):
    rij = schrijf_in(run, wie, op, leidinggevende=BAAS)
    return Akkoord.objects.get(inschrijving=rij)


def status(akkoord):
    return Inschrijving.objects.get(pk=akkoord.inschrijving_id).status


def aan(adres):
    return [een.onderwerp.split(":")[0] for een in Bericht.objects.filter(aan=adres).order_by("pk")]


def test_who_decides_reads_the_day_and_hours_of_every_session(client, ik):
    run = maak_run(1, einde=START + 7 * DAG)
    for dag, uur in ((START, 9), (START + 7 * DAG, 13)):
        run.bijeenkomsten.create(datum=dag, begintijd=time(uur), eindtijd=time(uur + 3))
    vraag = vraag_aan(run, ik)
    pagina = client.get(f"/school/akkoord/{services.akkoordteken(vraag)}/").content.decode()
    brief = Bericht.objects.get(aan=BAAS)
    for dag in ("1 mei 2026, 09.00 tot 12.00 uur", "8 mei 2026, 13.00 tot 16.00 uur"):
        assert dag in pagina and dag in brief.tekst and dag in brief.html


def test_of_a_run_without_sessions_they_read_its_days(vraag):
    assert "Wanneer: 1 mei 2026" in Bericht.objects.get(aan=BAAS).tekst


def test_who_needs_approval_keeps_the_place_while_it_is_asked(run, vraag, ik):
    assert status(vraag) == "wacht_op_akkoord"
    assert timezone.localdate(vraag.plaats_tot) == OP.date() + 22 * DAG  # after 15 working days
    assert (aan(ik.email), aan(BAAS)) == (["We vragen akkoord"], ["Ga je akkoord"])
    ander = services.schrijf_in(uitvoering=run, gebruiker=maak_collega(), op=OP)
    assert ander.status == "wachtlijst"
    assert not Inschrijving.objects.ingeschreven_per(OP.date()).exists()


def test_yes_is_said_once(vraag, ik):
    services.besluit(akkoord=vraag, is_akkoord=True, op=OP)
    assert status(vraag) == "bevestigd"
    with pytest.raises(AlBesloten):
        services.besluit(akkoord=vraag, is_akkoord=False, op=OP)
    assert aan(ik.email) == ["We vragen akkoord", "Je hebt een plaats"]


def test_no_frees_the_place_at_once(run, vraag, ik):
    wacht = services.schrijf_in(uitvoering=run, gebruiker=maak_collega(), op=OP)
    services.besluit(akkoord=vraag, is_akkoord=False, op=OP)
    wacht.refresh_from_db()
    assert (status(vraag), wacht.status) == ("geannuleerd", "aangeboden")
    assert aan(ik.email)[-1] == "Je inschrijving is beëindigd"


def test_who_accepts_an_offer_is_asked_approval_for_then(run, ik):
    bezet = services.schrijf_in(uitvoering=run, gebruiker=maak_collega(), op=OP)
    wacht = services.schrijf_in(uitvoering=run, gebruiker=ik, leidinggevende=BAAS, op=OP)
    services.annuleer(inschrijving=bezet, door=None, op=OP)
    assert aan(BAAS) == []
    wacht = services.neem_aan(inschrijving=wacht, op=OP)
    assert (wacht.status, aan(BAAS)) == ("wacht_op_akkoord", ["Ga je akkoord"])


def test_asked_again_half_way_then_the_contactpersoon_then_it_lapses(run, vraag, hengelo, ik):
    cp = maak_gebruiker(Rol.CONTACTPERSOON, hengelo)
    maak_gebruiker(Rol.CONTACTPERSOON)
    gedaan = [dag for dag in range(30) if services.herinner(akkoord_id=vraag.pk, op=OP + dag * DAG)]
    assert gedaan == [7, 14]  # five and ten working days
    assert aan(BAAS) == ["Ga je akkoord", "Herinnering"]
    assert aan(cp.email) == ["Een akkoord blijft uit"]
    assert Bericht.objects.filter(onderwerp="Een akkoord blijft uit").count() == 1
    services.werk_uitvoering_bij(uitvoering_id=run.pk, op=OP + 21 * DAG)
    assert status(vraag) == "wacht_op_akkoord"
    services.werk_uitvoering_bij(uitvoering_id=run.pk, op=OP + 22 * DAG)
    vraag.refresh_from_db()
    assert (status(vraag), vraag.besluit) == ("geannuleerd", "vervallen")
    assert aan(ik.email)[-1] == "Je inschrijving is beëindigd"


def test_near_the_start_the_place_is_kept_until_it_begins(ik):
    run = maak_run(1, start=OP.date() + 3 * DAG)
    assert vraag_aan(run, ik).plaats_tot.date() <= run.start


def test_cancelling_makes_the_question_void(vraag, ik, client):
    services.annuleer(inschrijving=vraag.inschrijving, door=ik, op=OP)
    with pytest.raises(AlBesloten):
        services.besluit(akkoord=vraag, is_akkoord=True, op=OP)
    assert "niet meer nodig" in client.get(adres(vraag)).content.decode()


def test_without_an_address_the_contactpersoon_is_asked_at_once(run, hengelo):
    """The policy became stricter while somebody waited."""
    cp = maak_gebruiker(Rol.CONTACTPERSOON, hengelo)
    hengelo.akkoordbeleid.update(wijze="geen")
    bezet = services.schrijf_in(uitvoering=run, gebruiker=maak_collega(), op=OP)
    wacht = services.schrijf_in(uitvoering=run, gebruiker=maak_collega(hengelo), op=OP)
    maak_akkoordbeleid(hengelo, "akkoord", 400)
    services.annuleer(inschrijving=bezet, door=None, op=OP)
    services.neem_aan(inschrijving=wacht, op=OP)
    assert aan(cp.email) == ["Een akkoord blijft uit"]


def test_a_leidinggevende_who_leaves_is_forgotten_and_the_contactpersoon_asked(vraag, hengelo):
    cp = maak_gebruiker(Rol.CONTACTPERSOON, hengelo)
    services.wis(gebruiker=maak_gebruiker(organisatie=hengelo, email=BAAS), op=OP)
    assert not Inschrijving.objects.exclude(leidinggevende="").exists()
    assert services.herinner(akkoord_id=vraag.pk, op=OP)
    assert aan(cp.email) == ["Een akkoord blijft uit"]


# ---- the page behind the link


def adres(vraag):
    return f"/school/akkoord/{services.akkoordteken(vraag)}/"


@pytest.fixture
def nu(run, ik):
    """As asked today: the page goes by the clock."""
    run.start = timezone.localdate() + 60 * DAG
    run.save()
    return vraag_aan(run, ik, op=timezone.now())


def test_the_link_in_the_mail_shows_what_is_needed_and_no_more(nu, client, ik):
    [link] = re.findall(r"https?://\S+(/school/akkoord/\S+)", Bericht.objects.get(aan=BAAS).tekst)
    pagina = client.get(link).content.decode()
    for woord in ("Fenna Mulder", "Omgevingswet", "€ 425", "Plaats vastgehouden tot"):
        assert woord in pagina
    assert ik.email not in pagina
    assert status(nu) == "wacht_op_akkoord"  # looking changes nothing
    assert "no-store" in client.get(link).headers["Cache-Control"]


@pytest.mark.parametrize(
    ("antwoord", "wordt", "zegt"),
    [
        ("akkoord", "bevestigd", "je gaf akkoord"),
        ("niet_akkoord", "geannuleerd", "je gaf geen akkoord"),
        ("misschien", "wacht_op_akkoord", "Kies wat je antwoord is"),
        ("", "wacht_op_akkoord", "Kies wat je antwoord is"),
    ],
)
def test_one_button_and_it_is_done(nu, client, antwoord, wordt, zegt):
    pagina = client.post(adres(nu), {"antwoord": antwoord}, follow=True).content.decode()
    assert status(nu) == wordt
    assert zegt in pagina
    if wordt != "wacht_op_akkoord":
        assert 'name="antwoord"' not in pagina
        assert "al besloten" in client.post(adres(nu), {"antwoord": "akkoord"}, follow=True).content.decode()


@pytest.mark.parametrize("teken", ["1", "1:abc", "x:y"])
def test_a_made_up_link_opens_nothing(client, nu, teken):
    assert client.get(f"/school/akkoord/{teken}/").status_code == 404
    assert client.get(adres(nu)[:-2] + "/").status_code == 404


def test_the_link_of_one_question_does_not_answer_another(nu, client):
    ander = services.akkoordteken(nu).replace(str(nu.pk), str(nu.pk + 1), 1)
    assert client.get(f"/school/akkoord/{ander}/").status_code == 404


# ---- by the contactpersoon


def beslis(browser, rijen, actie="geef_akkoord"):
    keuze = {"action": actie, "_selected_action": [rij.pk for rij in rijen]}
    return browser.post("/beheer/school/inschrijving/", keuze, follow=True)


@pytest.mark.parametrize(
    ("actie", "wordt"), [("geef_akkoord", "bevestigd"), ("weiger_akkoord", "geannuleerd")]
)
def test_a_contactpersoon_decides_for_the_own_organisation(als, nu, hengelo, actie, wordt):
    ander = maak_inschrijving(status="wacht_op_akkoord")
    oud = maak_inschrijving(maak_run(start=nu.inschrijving.uitvoering.start), hengelo, "wacht_op_akkoord")
    klaar = maak_inschrijving(maak_run(), hengelo)
    browser = als(maak_gebruiker(Rol.CONTACTPERSOON, hengelo))
    pagina = beslis(browser, [nu.inschrijving, ander, oud, klaar], actie).content.decode()
    assert [status(nu), Inschrijving.objects.get(pk=oud.pk).status] == [wordt, wordt]
    assert Inschrijving.objects.get(pk=ander.pk).status == "wacht_op_akkoord"
    assert "Dat kan niet meer" in pagina
    assert Regel.objects.filter(actie__endswith="akkoord gegeven", organisatie_id=hengelo.pk).count() == 2


@pytest.mark.parametrize("rol", [Rol.COORDINATOR, Rol.VACATUREHOUDER, None])
def test_nobody_else_decides(als, nu, hengelo, rol):
    beslis(als(maak_gebruiker(rol, hengelo)), [nu.inschrijving])
    assert status(nu) == "wacht_op_akkoord"


def test_what_has_begun_is_not_decided_about_any_more(hengelo):
    oud = maak_inschrijving(maak_run(start=OP.date()), hengelo, "wacht_op_akkoord")
    with pytest.raises(Begonnen):
        services.besluit_voor(inschrijving=oud, is_akkoord=True, door=maak_gebruiker(), op=OP)


def test_what_does_not_wait_cannot_be_decided(hengelo):
    with pytest.raises(MagNiet):
        services.besluit_voor(
            inschrijving=maak_inschrijving(maak_run(), hengelo), is_akkoord=True, door=maak_gebruiker(), op=OP
        )
