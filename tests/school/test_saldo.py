"""Surplus from one organisation to another: both agree, never more than there is, and everybody is told once."""

from datetime import date

import pytest
from django.utils import timezone

from school import services
from school.afspraken import onder_afspraak
from school.fouten import OverdrachtFout
from school.models import Afspraak, Inschrijving, SaldoOverdracht, SaldoOverdrachtstap
from tests.maken import maak_afspraak, maak_gebruiker, maak_inschrijving, maak_organisatie, maak_uitvoering
from tests.school.maken import OP, maak_saldooverdracht
from twentsekracht.logboek.models import Regel
from twentsekracht.organisaties.models import Rol
from twentsekracht.werk.models import Bericht

pytestmark = pytest.mark.django_db
JAAR = OP.year
S = SaldoOverdracht.Status


def met_inschrijvingen(code, te_behalen, ingeschreven, jaar=JAAR):
    wie = maak_organisatie(code)
    maak_afspraak(wie, jaar, te_behalen)
    run = maak_uitvoering(start=date(jaar, 9, 1))
    for _ in range(ingeschreven):
        maak_inschrijving(run, wie, stap=False)
    return wie


@pytest.fixture
def almelo():
    """Three too many."""
    return met_inschrijvingen("almelo", 2, 5)


@pytest.fixture
def borne():
    return met_inschrijvingen("borne", 2, 0)


def bied(gever, ontvanger, aantal, **anders):
    wat = {"jaar": JAAR, "door": None, "op": OP} | anders
    return services.bied_saldo_aan(gever=gever, ontvanger=ontvanger, aantal=aantal, **wat)


def mails():
    return [(een.aan, een.onderwerp) for een in Bericht.objects.order_by("pk")]


def test_offered_taken_noted_and_told(almelo, borne):
    wie, ander = maak_gebruiker(Rol.CONTACTPERSOON, almelo), maak_gebruiker(Rol.CONTACTPERSOON, borne)
    assert onder_afspraak([JAAR]) == {JAAR: {borne.pk}}
    overdracht = bied(almelo, borne, 2, door=wie, toelichting="Graag gedaan")
    assert onder_afspraak([JAAR]) == {JAAR: {borne.pk}}  # nobody said yes
    services.neem_saldo_aan(overdracht=overdracht, door=ander, op=OP)
    assert onder_afspraak([JAAR]) == {JAAR: frozenset()}
    assert list(SaldoOverdrachtstap.objects.values_list("van", "naar", "door")) == [
        ("", "aangeboden", wie.pk),
        ("aangeboden", "aangenomen", ander.pk),
    ]
    assert mails() == [
        (ander.email, "Gemeente Almelo biedt overschot aan"),
        (wie.email, "Overschot aangenomen"),
    ]
    regels = Regel.objects.order_by("pk").values_list("actie", "organisatie_id")
    assert list(regels) == [("overschot aangeboden", almelo.pk), ("overschot aangenomen", borne.pk)]


def test_refused_with_a_reason_and_withdrawn(almelo, borne):
    wie, ander = maak_gebruiker(Rol.CONTACTPERSOON, almelo), maak_gebruiker(Rol.CONTACTPERSOON, borne)
    services.weiger_saldo(overdracht=bied(almelo, borne, 3), door=ander, op=OP, reden="We halen het zelf")
    assert SaldoOverdrachtstap.objects.last().reden == "We halen het zelf"
    assert "We halen het zelf" in Bericht.objects.get(aan=wie.email).tekst
    services.trek_saldo_in(overdracht=bied(almelo, borne, 3), door=wie, op=OP)
    assert mails()[-1] == (ander.email, "Overschot ingetrokken")


def test_who_has_no_number_any_more_can_still_say_no(almelo, borne):
    overdracht = bied(almelo, borne, 2)
    Afspraak.objects.filter(organisatie=borne).delete()
    with pytest.raises(OverdrachtFout):
        services.neem_saldo_aan(overdracht=overdracht, door=None, op=OP)
    services.trek_saldo_in(overdracht=overdracht, door=None, op=OP)
    assert SaldoOverdrachtstap.objects.last().naar == "ingetrokken"


@pytest.mark.parametrize("aantal", [0, -1, 4])
def test_never_more_than_there_is(almelo, borne, aantal):
    with pytest.raises(OverdrachtFout, match="van 1 tot en met 3"):
        bied(almelo, borne, aantal)
    assert not SaldoOverdracht.objects.exists() and not Bericht.objects.exists()


def test_what_is_on_offer_is_not_offered_twice(almelo, borne):
    bied(almelo, borne, 2)
    with pytest.raises(OverdrachtFout, match="overschot van 1"):
        bied(almelo, borne, 2)
    bied(almelo, borne, 1)
    with pytest.raises(OverdrachtFout, match="geen overschot"):
        bied(almelo, borne, 1)


def test_what_is_gone_when_it_is_taken_stays(almelo, borne):
    overdracht = bied(almelo, borne, 3)
    Inschrijving.objects.filter(organisatie=almelo).first().delete()
    with pytest.raises(OverdrachtFout, match="nog maar 2"):
        services.neem_saldo_aan(overdracht=overdracht, door=None, op=OP)
    Inschrijving.objects.filter(organisatie=almelo).delete()
    with pytest.raises(OverdrachtFout, match="geen overschot"):
        services.neem_saldo_aan(overdracht=overdracht, door=None, op=OP)
    overdracht.refresh_from_db()
    assert overdracht.status == S.AANGEBODEN
    services.weiger_saldo(overdracht=overdracht, door=None, op=OP)


@pytest.mark.parametrize("eerst", [services.neem_saldo_aan, services.weiger_saldo, services.trek_saldo_in])
@pytest.mark.parametrize("dan", [services.neem_saldo_aan, services.weiger_saldo, services.trek_saldo_in])
def test_the_first_answer_counts(almelo, borne, eerst, dan):
    overdracht = bied(almelo, borne, 1)
    eerst(overdracht=overdracht, door=None, op=OP)
    with pytest.raises(OverdrachtFout, match="al "):
        dan(overdracht=overdracht, door=None, op=OP)
    assert SaldoOverdrachtstap.objects.count() == 2


def test_both_need_a_number_and_the_year_is_this_one_or_the_last(almelo, borne):
    zonder = maak_organisatie("losser")
    maak_afspraak(zonder, JAAR, None)
    for ander in (zonder, maak_organisatie()):
        with pytest.raises(OverdrachtFout, match="geen afspraak met een aantal"):
            bied(almelo, ander, 1)
    with pytest.raises(OverdrachtFout, match="andere organisatie"):
        bied(almelo, almelo, 1)
    for jaar in (JAAR - 2, JAAR + 1):
        with pytest.raises(OverdrachtFout, match="dit jaar en het vorige"):
            bied(almelo, borne, 1, jaar=jaar)


# ---- the pages


def post(browser, overdracht, besluit, **velden):
    url = f"/beheer/school/afspraak/overdracht/{overdracht.pk}/"
    return browser.post(url, {"besluit": besluit, **velden}).status_code


def test_each_side_makes_its_own_moves(als, almelo, borne):
    gever, ontvanger = (als(maak_gebruiker(Rol.CONTACTPERSOON, wie)) for wie in (almelo, borne))
    vreemd, bureau = als(maak_gebruiker(Rol.CONTACTPERSOON)), als(maak_gebruiker(Rol.COORDINATOR))
    overdracht = maak_saldooverdracht(almelo, borne, 1, JAAR)
    for browser in (vreemd, bureau):
        assert {post(browser, overdracht, wat) for wat in S.values} == {404}
    assert {post(gever, overdracht, wat) for wat in ("aangenomen", "geweigerd", "aangeboden")} == {404}
    assert {post(ontvanger, overdracht, wat) for wat in ("ingetrokken", "iets", "")} == {404}
    assert SaldoOverdrachtstap.objects.count() == 1
    assert post(ontvanger, overdracht, "aangenomen") == 302
    assert SaldoOverdracht.objects.get().status == S.AANGENOMEN


@pytest.mark.parametrize("reden", ["Niet\x00goed", "x" * 301])
def test_a_reason_that_cannot_be_kept_is_said(als, almelo, borne, reden):
    overdracht = maak_saldooverdracht(almelo, borne, 1, JAAR)
    browser = als(maak_gebruiker(Rol.CONTACTPERSOON, borne))
    url = f"/beheer/school/afspraak/overdracht/{overdracht.pk}/"
    pagina = browser.post(url, {"besluit": "geweigerd", "reden": reden}, follow=True).text
    assert "Schrijf de reden in hoogstens 300 gewone tekens" in pagina
    assert SaldoOverdracht.objects.get().status == S.AANGEBODEN


def test_offering_on_the_page(als):
    jaar = timezone.localdate().year
    almelo, borne = met_inschrijvingen("almelo", 2, 5, jaar), met_inschrijvingen("borne", 2, 0, jaar)
    browser = als(maak_gebruiker(Rol.CONTACTPERSOON, almelo))
    url = f"/beheer/school/afspraak/overdragen/?jaar={jaar}"
    velden = {"ontvanger": borne.pk, "aantal": 2, "toelichting": "Graag gedaan"}
    assert "van 1 tot en met 3" in browser.post(url, velden | {"aantal": 9}).text
    assert "geldige keuze" in browser.post(url, velden | {"ontvanger": almelo.pk}).text
    assert browser.post(f"{url}&organisatie=borne", velden).status_code == 404
    assert browser.post(url, velden).status_code == 302
    assert SaldoOverdracht.objects.values_list("gever__code", "aantal", "toelichting").get() == (
        "almelo",
        2,
        "Graag gedaan",
    )
