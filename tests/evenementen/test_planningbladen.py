"""The pages on which the year is planned: what somebody fills in, and what they are told."""

from datetime import timedelta

import pytest
from django.utils import timezone

from evenementen.models import Evenement, Gastaanbod, Opmerking, VrijePeriode
from tests.evenementen.maken import maak_voorstel, maak_vrije_periode
from tests.maken import maak_gebruiker, maak_lidmaatschap, maak_onderdeel, maak_organisatie
from twentsekracht.organisaties.models import Rol

pytestmark = pytest.mark.django_db


def vandaag():
    return timezone.localdate()


# No holiday of the schools or the law that a new portal knows of.


def begin():
    return vandaag() + timedelta(4 * 365)


NIEUW = "/evenementen/planning/nieuw/"


@pytest.fixture
def losser():
    return maak_organisatie("losser")


@pytest.fixture
def contact(losser):
    return maak_gebruiker(Rol.CONTACTPERSOON, losser)


@pytest.fixture
def browser(als, contact):
    return als(contact)


@pytest.fixture
def bureau(als):
    return als(maak_gebruiker(Rol.COORDINATOR))


def dien_in(browser, **velden):
    data = {"titel": "Dag van de balie", "soort": "anders", "start": begin(), "einde": begin(), **velden}
    return browser.post(NIEUW, data, follow=True)


def blad(evenement, wat=""):
    return f"/evenementen/planning/{evenement.pk}/{wat}"


def test_a_proposal_goes_at_once_when_nothing_is_in_the_way(browser, losser):
    VrijePeriode.objects.all().delete()
    pagina = dien_in(browser, start=begin(), einde=begin(), is_gastheer="on")
    evenement = Evenement.objects.get()
    assert pagina.redirect_chain[-1][0] == blad(evenement)
    assert (evenement.indiener, evenement.planning) == (losser, "voorstel")
    assert Gastaanbod.objects.get().organisatie == losser


def test_what_is_in_the_way_is_shown_first_and_goes_the_second_time(browser):
    maak_vrije_periode(naam="Bouwvak", van=begin() - timedelta(3), tot=begin() + timedelta(3))
    eerste = dien_in(browser)
    assert "Bouwvak van de scholen" in eerste.text and "nog niet verstuurd" in eerste.text
    gezien = eerste.context["form"]["gezien"].value()
    assert gezien == f"{begin()}/{begin()}" and f'value="{gezien}"' in eerste.text
    assert not Evenement.objects.exists()
    andere_dag = dien_in(browser, einde=begin() + timedelta(1), gezien=gezien)
    assert "nog niet verstuurd" in andere_dag.text and not Evenement.objects.exists()
    dien_in(browser, gezien=gezien)
    assert Evenement.objects.get().start == begin()


@pytest.mark.parametrize(
    ("velden", "waarom"),
    [
        ({"titel": ""}, "Dit veld is verplicht"),
        ({"titel": "a\x00b"}, "Null-tekens"),
        ({"soort": "feest"}, "geldige keuze"),
        ({"start": "31-02-2027"}, "geldige datum"),
        ({"start": "9999-12-31", "einde": "9999-12-31"}, "binnen vijf jaar"),
    ],
)
def test_what_cannot_be_is_said_and_nothing_is_made(browser, velden, waarom):
    assert waarom in dien_in(browser, **velden).text
    assert not Evenement.objects.exists()


def test_days_that_cannot_be_are_refused_and_nothing_is_made(browser):
    nu = vandaag()
    for velden, waarom in (
        ({"einde": begin() - timedelta(1)}, "ligt voor de eerste"),
        ({"einde": begin() + timedelta(93)}, "hoogstens drie maanden"),
        ({"start": nu, "einde": nu, "gezien": f"{nu}/{nu}"}, "die nog komt"),
    ):
        assert waarom in dien_in(browser, **velden).text
        assert not Evenement.objects.exists()


def test_who_is_contactpersoon_of_two_says_for_which(als, losser):
    beide = maak_gebruiker(Rol.CONTACTPERSOON, losser)
    borne, elders = maak_organisatie("borne"), maak_organisatie("almelo")
    maak_lidmaatschap(beide, borne, Rol.CONTACTPERSOON)
    browser = als(beide)
    VrijePeriode.objects.all().delete()
    assert "Dit veld is verplicht" in dien_in(browser).text
    assert "geldige keuze" in dien_in(browser, organisatie=elders.pk).text
    dien_in(browser, organisatie=borne.pk)
    assert Evenement.objects.get().indiener == borne


def test_our_own_proposal_is_changed_on_a_form_that_knows_it(browser, losser):
    VrijePeriode.objects.all().delete()
    ons = maak_voorstel(indiener=losser, start=begin(), titel="Dag van de balie", soort="anders")
    assert "Wijzig het voorstel" in browser.get(blad(ons)).text
    form = browser.get(blad(ons, "wijzigen/")).context["form"]
    velden = {naam: form[naam].value() for naam in ("titel", "soort", "start", "einde")}
    assert velden["titel"] == "Dag van de balie" and not {"organisatie", "is_gastheer"} & set(form.fields)
    assert browser.post(blad(ons, "wijzigen/"), {**velden, "titel": ""}).context["form"].errors
    maak_vrije_periode(naam="Bouwvak", van=begin(), tot=begin())
    eerst = browser.post(blad(ons, "wijzigen/"), {**velden, "titel": "Week van de balie"})
    assert "Bouwvak van de scholen" in eerst.text and "Dag van de balie" not in eerst.text
    gezien = eerst.context["form"]["gezien"].value()
    pagina = browser.post(
        blad(ons, "wijzigen/"), {**velden, "titel": "Week van de balie", "gezien": gezien}, follow=True
    )
    assert pagina.redirect_chain[-1][0] == blad(ons) and "Gewijzigd: titel" in pagina.text


def test_our_own_proposal_is_withdrawn_and_stays_to_be_read(browser, losser):
    ons = maak_voorstel(indiener=losser)
    assert browser.post(blad(ons, "intrekken/"), {"intrekken-reden": "x" * 301}).context["intrekken"].errors
    browser.post(blad(ons, "intrekken/"), {"intrekken-reden": "De zaal is weg."})
    pagina = browser.get(blad(ons)).text
    assert "De zaal is weg." in pagina and "Trek het voorstel in" not in pagina
    assert browser.get(blad(ons, "wijzigen/")).status_code == 404
    assert "Dat kan niet meer" in browser.post(blad(ons, "intrekken/"), {}).text


def test_a_proposal_of_others_is_theirs(browser, bureau, losser):
    """Also for the office: it decides, and does not put words in anybody's mouth."""
    ander = maak_voorstel()
    assert "Wijzig het voorstel" not in browser.get(blad(ander)).text
    for wie, anders in ((browser, 404), (bureau, 404)):
        for pad in ("wijzigen/", "intrekken/"):
            assert wie.post(blad(ander, pad), {"titel": "Van mij"}).status_code == anders
    ander.refresh_from_db()
    assert (ander.planning, ander.planningstappen.count()) == ("voorstel", 0)


def test_a_remark_is_of_the_organisation_and_of_the_office(browser, bureau, losser):
    voorstel = maak_voorstel()
    browser.post(blad(voorstel, "opmerking/"), {"opmerking-tekst": "Liever op dinsdag."})
    bureau.post(blad(voorstel, "opmerking/"), {"opmerking-tekst": "Kan."})
    assert list(Opmerking.objects.values_list("organisatie", "tekst")) == [
        (losser.pk, "Liever op dinsdag."),
        (None, "Kan."),
    ]
    pagina = bureau.get(blad(voorstel)).text
    assert losser.naam in pagina and "De coördinator" in pagina


@pytest.mark.parametrize("tekst", ["", " \n", "a\x00b", "x" * 1001])
def test_a_remark_that_is_none_stays_on_the_page_with_the_reason(browser, tekst):
    pagina = browser.post(blad(maak_voorstel(), "opmerking/"), {"opmerking-tekst": tekst})
    assert pagina.status_code == 200 and pagina.context["opmerking"].errors
    assert not Opmerking.objects.exists()


def test_an_organisation_offers_to_host_and_takes_it_back(browser, losser):
    voorstel = maak_voorstel()
    browser.post(blad(voorstel, "gastheer/"), {"gast-toelichting": "Een grote zaal"})
    aanbod = Gastaanbod.objects.get()
    assert (aanbod.organisatie, aanbod.toelichting) == (losser, "Een grote zaal")
    pagina = browser.get(blad(voorstel)).text
    assert "Trek ons aanbod in" in pagina and "Wij willen het ontvangen" not in pagina
    browser.post(blad(voorstel, f"gastheer/{aanbod.pk}/weg/"))
    assert not Gastaanbod.objects.exists()


def test_the_office_plans_publishes_and_sees_what_goes_wrong(bureau, losser):
    voorstel = maak_voorstel(indiener=losser)
    morgen = voorstel.start + timedelta(1)
    pagina = bureau.post(
        blad(voorstel, "plannen/"),
        {"plannen-start": morgen, "plannen-einde": morgen, "plannen-gastorganisatie": losser.pk},
        follow=True,
    )
    assert "Het staat in de planning" in pagina.text and "Zet het op de website" in pagina.text
    bureau.post(blad(voorstel, "publiceren/"))
    voorstel.refresh_from_db()
    assert (voorstel.start, voorstel.gastorganisatie, voorstel.is_gepubliceerd) == (morgen, losser, True)
    maak_onderdeel(voorstel, datum=morgen)
    pagina = bureau.post(
        blad(voorstel, "plannen/"),
        {"plannen-start": vandaag() + timedelta(9), "plannen-einde": vandaag() + timedelta(9)},
    )
    assert "onderdelen buiten deze dagen" in pagina.text


def test_the_office_declines_with_a_reason_that_the_page_keeps(bureau):
    voorstel = maak_voorstel()
    assert bureau.post(blad(voorstel, "afwijzen/"), {"afwijzen-reden": ""}).context["afwijzen"].errors
    bureau.post(blad(voorstel, "afwijzen/"), {"afwijzen-reden": "Te klein voor ons allemaal."})
    assert "Te klein voor ons allemaal." in bureau.get(blad(voorstel)).text
    assert (
        "Niet overgenomen of ingetrokken (1)"
        in bureau.get(f"/evenementen/planning/?jaar={voorstel.jaar}").text
    )


def test_another_edition_is_offered_in_the_same_week_of_a_year_to_come(bureau):
    oud = maak_voorstel(start=vandaag() - timedelta(400), planning="gepland")
    maak_onderdeel(oud)
    pagina = bureau.get(blad(oud, "kopieren/"))
    voorgesteld = pagina.context["form"]["start"].initial
    assert voorgesteld > vandaag() and voorgesteld.weekday() == oud.start.weekday()
    bureau.post(blad(oud, "kopieren/"), {"start": voorgesteld})
    nieuw = Evenement.objects.exclude(pk=oud.pk).get()
    assert nieuw.start == voorgesteld and nieuw.onderdelen.count() == 1
    assert "geldige datum" in bureau.post(blad(oud, "kopieren/"), {"start": "morgen"}).text
    assert "die nog komt" in bureau.post(blad(oud, "kopieren/"), {"start": "0001-01-01"}).text


@pytest.mark.parametrize("jaar", ["", "x", "99999", "1999", "9999", "٢٠٢٦", "2026\x00"])
def test_a_year_that_is_none_is_not_there(bureau, jaar):
    assert bureau.get("/evenementen/planning/", {"jaar": jaar}).status_code == 404


def test_the_recess_is_kept_by_the_organisation_itself(browser, losser):
    adres = "/beheer/evenementen/vrijeperiode/add/"
    velden = {"naam": "Zomerreces", "van": "01-07-2031", "tot": "31-08-2031", "organisatie": losser.pk}
    browser.post(adres, {**velden, "soort": "schoolvakantie"})
    assert VrijePeriode.objects.get(organisatie=losser).soort == "reces"
    elders = maak_organisatie("almelo")
    browser.post(adres, {**velden, "organisatie": elders.pk})
    assert not VrijePeriode.objects.filter(organisatie=elders).exists()


def test_what_the_office_makes_in_the_admin_is_planned_with_a_step(bureau):
    velden = {"code": "x", "jaar": 2031, "titel": "X", "soort": "anders"}
    velden |= {"start": "01-03-2031", "einde": "01-03-2031"}
    leeg = {"onderdelen-TOTAL_FORMS": 0, "onderdelen-INITIAL_FORMS": 0}
    bureau.post("/beheer/evenementen/evenement/add/", {**velden, **leeg})
    evenement = Evenement.objects.get(code="x")
    assert [(stap.van, stap.naar) for stap in evenement.planningstappen.all()] == [("", "gepland")]


def test_a_proposal_is_not_published_by_the_admin(bureau):
    voorstel = maak_voorstel()
    pagina = bureau.get(f"/beheer/evenementen/evenement/{voorstel.pk}/change/").text
    assert 'name="is_gepubliceerd"' not in pagina
