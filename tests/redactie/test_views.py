"""What a visitor and a machine get."""

import re
from datetime import UTC, datetime, timedelta
from xml.etree import ElementTree

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from tests.maken import maak_doorverwijzing, maak_gebruiker, maak_nieuwsbericht, maak_organisatie, maak_pagina
from twentsekracht.organisaties.toegang import Rol
from twentsekracht.redactie import services

pytestmark = pytest.mark.django_db
ATOM = {"a": "http://www.w3.org/2005/Atom"}
SITEMAP = {"s": "http://www.sitemaps.org/schemas/sitemap/0.9"}


@pytest.fixture
def nieuws():
    """One of each kind."""
    morgen = timezone.now() + timedelta(days=1)
    return {
        "openbaar": maak_nieuwsbericht(titel="Openbaar", slug="openbaar"),
        "collegas": maak_nieuwsbericht(titel="Voor collega’s", slug="collegas", alleen_collegas=True),
        "gepland": maak_nieuwsbericht(titel="Gepland", slug="gepland", gepubliceerd_op=morgen),
        "concept": maak_nieuwsbericht("concept", titel="Concept", slug="concept"),
        "ingetrokken": maak_nieuwsbericht("ingetrokken", titel="Ingetrokken", slug="ingetrokken"),
    }


def te_lezen(client, nieuws):
    """Which of them the list names, and which have a page."""
    lijst = client.get(reverse("redactie:nieuws")).content.decode()
    genoemd = {soort for soort, bericht in nieuws.items() if f'href="{bericht.get_absolute_url()}"' in lijst}
    status = {soort: client.get(bericht.get_absolute_url()).status_code for soort, bericht in nieuws.items()}
    assert set(status.values()) <= {200, 404}
    assert genoemd == {soort for soort, code in status.items() if code == 200}
    return genoemd


def test_a_visitor_reads_what_is_public(client, nieuws):
    assert te_lezen(client, nieuws) == {"openbaar"}


@pytest.mark.parametrize("rol", [None, Rol.COORDINATOR])
def test_a_colleague_reads_also_what_is_for_colleagues(als, nieuws, rol):
    assert te_lezen(als(maak_gebruiker(rol)), nieuws) == {"openbaar", "collegas"}


def test_the_list_can_be_narrowed_to_a_year_and_to_words(client):
    for jaar in (2024, 2025):
        maak_nieuwsbericht(titel=f"Terugblik {jaar}", gepubliceerd_op=datetime(jaar, 5, 1, tzinfo=UTC))
    html = client.get(reverse("redactie:nieuws"), {"jaar": 2024}).content.decode()
    assert ("Terugblik 2024" in html, "Terugblik 2025" in html) == (True, False)
    html = client.get(reverse("redactie:nieuws"), {"q": "2025 terugblik"}).content.decode()
    assert ("Terugblik 2024" in html, "Terugblik 2025" in html) == (False, True)
    assert "Geen nieuws gevonden" in client.get(reverse("redactie:nieuws"), {"q": "zzz"}).content.decode()
    assert client.get(reverse("redactie:nieuws"), {"jaar": "x"}).status_code == 200


def test_a_year_begins_in_twente(client):
    maak_nieuwsbericht(titel="Gelukkig nieuwjaar", gepubliceerd_op=datetime(2024, 12, 31, 23, 30, tzinfo=UTC))
    html = client.get(reverse("redactie:nieuws"), {"jaar": 2025}).content.decode()
    assert "Gelukkig nieuwjaar" in html
    assert '<option value="2025" selected>' in html
    assert "2024" not in html


def test_an_empty_list_says_so(client):
    assert "Er is nog geen nieuws" in client.get(reverse("redactie:nieuws")).content.decode()


def test_the_list_costs_the_same_for_one_and_for_thirty(client, django_assert_num_queries):
    maak_nieuwsbericht()
    with django_assert_num_queries(4) as een:  # the list and how many, years, the foot
        client.get(reverse("redactie:nieuws"))
    for _ in range(29):
        maak_nieuwsbericht()
    with django_assert_num_queries(len(een)):
        assert "Volgende" in client.get(reverse("redactie:nieuws")).content.decode()


# ---- pages


@pytest.mark.parametrize(("status", "code"), [("gepubliceerd", 200), ("concept", 404), ("ingetrokken", 404)])
def test_a_page_is_there_when_it_is_published(client, status, code):
    assert client.get(maak_pagina(status).get_absolute_url()).status_code == code


def test_its_text_is_safe(client):
    pagina = maak_pagina(titel="<b>x</b>", tekst="<script>alert(1)</script> [y](javascript:alert(1))")
    html = client.get(pagina.get_absolute_url()).content.decode()
    assert "&lt;b&gt;x&lt;/b&gt;" in html
    assert "<script>alert" not in html
    assert 'href="javascript' not in html


def test_standard_pages_link_only_to_what_is_there(client):
    services.zet_standaardpaginas(op=timezone.now())
    pagina = client.get("/over/").content.decode()
    for adres in ("/contact/", "/trainees/", "/loopbaanbegeleiding/", "/arbeidsmediation/"):
        assert f'href="{adres}"' in pagina
        assert client.get(adres).status_code == 200


@pytest.fixture
def contact():
    hengelo, borne = maak_organisatie("hengelo"), maak_organisatie("borne")
    maak_gebruiker(Rol.CONTACTPERSOON, hengelo, naam="Anouk Wessels", email="anouk@hengelo.example")
    maak_gebruiker(Rol.CONTACTPERSOON, hengelo, naam="Weg Gegaan", email="weg@x.example", is_active=False)
    maak_organisatie("gestopt", naam="Gemeente Gestopt", actief_tot=timezone.localdate() - timedelta(days=1))
    return maak_pagina(onderdeel="contact"), borne


def test_contact_names_nobody_to_a_visitor(client, contact):
    html = client.get(contact[0].get_absolute_url()).content.decode()
    assert "Gemeente Hengelo" in html
    assert not {naam for naam in ("Anouk", "anouk@", "Gestopt") if naam in html}


def test_contact_tells_a_visitor_how_to_reach_the_office_and_each_organisation(client, contact, settings):
    settings.BUREAU_EMAIL, settings.BUREAU_TELEFOON = "hulp@portaal.example", "053 12 34 567"
    maak_organisatie("wierden", website="https://www.wierden.example/", email="werken@wierden.example")
    html = client.get(contact[0].get_absolute_url()).content.decode()
    bereik = re.findall(r'<a[^>]* href="((?:mailto|tel|https?):[^"]+)">([^<]+)<', html)
    assert bereik == [
        ("mailto:hulp@portaal.example", "hulp@portaal.example"),
        ("tel:0531234567", "053 12 34 567"),
        ("https://www.wierden.example/", "www.wierden.example"),
        ("mailto:werken@wierden.example", "werken@wierden.example"),
    ]


def test_pages_that_send_people_to_the_office_lead_to_where_it_is_reached(als, client):
    services.zet_standaardpaginas(op=timezone.now())
    assert 'id="bureau"' in client.get("/contact/").content.decode()
    persoon = als(maak_gebruiker())
    for adres in ("/arbeidsmediation/", "/toegankelijkheid/", "/mijn/gegevens/", "/mijn/profiel/"):
        assert 'href="/contact/#bureau"' in persoon.get(adres).content.decode(), adres


def test_contact_names_contactpersonen_to_a_colleague(als, contact):
    html = als(maak_gebruiker(organisatie=contact[1])).get(contact[0].get_absolute_url()).content.decode()
    assert '<a href="mailto:anouk@hengelo.example">Anouk Wessels</a>' in html
    assert "Nog geen contactpersoon" in html
    assert not {naam for naam in ("Weg Gegaan", "Gestopt") if naam in html}


def test_contact_costs_the_same_for_any_number_of_organisations(als, contact, django_assert_num_queries):
    client, adres = als(maak_gebruiker(organisatie=contact[1])), contact[0].get_absolute_url()
    client.get(adres)
    with CaptureQueriesContext(connection) as eerst:
        client.get(adres)
    for _ in range(5):
        maak_gebruiker(Rol.CONTACTPERSOON)
    with django_assert_num_queries(len(eerst)):
        client.get(adres)


# ---- moved


def test_who_comes_at_an_old_address_is_led_on(client):
    maak_doorverwijzing("/trainingen/2015.html", "/school/?q=a")
    antwoord = client.get("/trainingen/2015.html")
    assert (antwoord.status_code, antwoord["Location"]) == (301, "/school/?q=a")
    assert antwoord["Cache-Control"] == "max-age=3600"


def test_for_the_time_being_is_no_promise(client):
    maak_doorverwijzing("/tijdelijk/", permanent=False)
    assert client.get("/tijdelijk/").status_code == 302


def test_a_moved_page_and_a_moved_news_item_lead_to_themselves(client):
    pagina, bericht = maak_pagina(slug="oud"), maak_nieuwsbericht(slug="oud")
    for stuk in (pagina, bericht):
        services.wijzig(stuk=stuk, velden={"slug": "nieuw"}, door=None, op=timezone.now())
    for oud in ("/oud/", "/nieuws/oud/"):
        antwoord = client.get(oud, follow=True)
        assert (antwoord.status_code, len(antwoord.redirect_chain)) == (200, 1)


def test_a_page_that_is_there_goes_before_a_redirect(client):
    pagina = maak_pagina()
    maak_doorverwijzing(pagina.get_absolute_url())
    assert client.get(pagina.get_absolute_url()).status_code == 200


def test_only_reading_is_led_on(client):
    maak_doorverwijzing("/oud.html")
    assert client.post("/oud.html").status_code == 404


def test_a_missing_slash_still_comes_by_itself(client):
    pagina = maak_pagina()
    antwoord = client.get(pagina.get_absolute_url().rstrip("/"))
    assert (antwoord.status_code, antwoord["Location"]) == (301, pagina.get_absolute_url())


@pytest.mark.parametrize("pad", ["/beheer/", "/rapportage/", "/rapportage/99999/"])
def test_an_address_of_the_portal_asks_nothing_about_redirects(als, pad, django_assert_max_num_queries):
    client = als(maak_gebruiker())
    with django_assert_max_num_queries(20) as gevraagd:
        assert client.get(pad).status_code == 404
    assert not [query for query in gevraagd.captured_queries if "doorverwijzing" in query["sql"]]


# ---- machines


def test_the_feed_is_atom_with_only_what_is_public(als, nieuws):
    antwoord = als(maak_gebruiker()).get(reverse("redactie:feed"))
    assert antwoord["Content-Type"] == "application/atom+xml; charset=utf-8"
    feed = ElementTree.fromstring(antwoord.content)
    [item] = feed.findall("a:entry", ATOM)
    assert item.find("a:title", ATOM).text == "Openbaar"
    assert item.find("a:link", ATOM).get("href") == "http://testserver/nieuws/openbaar/"
    for verplicht in ("a:id", "a:updated", "a:published", "a:summary"):
        assert item.find(verplicht, ATOM).text
    assert feed.get("{http://www.w3.org/XML/1998/namespace}lang") == "nl"


def test_the_feed_knows_an_item_again_after_it_moved(client, nieuws):
    def kenmerk():
        return (
            ElementTree.fromstring(client.get(reverse("redactie:feed")).content)
            .find("a:entry/a:id", ATOM)
            .text
        )

    eerst = kenmerk()
    services.wijzig(stuk=nieuws["openbaar"], velden={"slug": "elders"}, door=None, op=timezone.now())
    assert kenmerk() == eerst


def test_a_summary_is_text(client):
    maak_nieuwsbericht(inleiding="Meer < minder & <b>")
    feed = ElementTree.fromstring(client.get(reverse("redactie:feed")).content)
    assert feed.find("a:entry/a:summary", ATOM).text == "Meer &lt; minder &amp; &lt;b&gt;"  # HTML, says Atom


def adressen_in(browser, kaart, soort):
    inhoud = ElementTree.fromstring(browser.get(kaart).content)
    return {loc.text.removeprefix("http://testserver") for loc in inhoud.findall(f"s:{soort}/s:loc", SITEMAP)}


def in_de_sitemap(browser):
    """All addresses in all its parts."""
    delen = adressen_in(browser, "/sitemap.xml", "sitemap")
    return set().union(*(adressen_in(browser, deel, "url") for deel in delen))


def test_the_sitemap_has_only_what_is_public(als, nieuws):
    pagina = maak_pagina()
    maak_pagina("concept")
    paden = in_de_sitemap(als(maak_gebruiker(Rol.COORDINATOR)))
    assert {"/", "/nieuws/", "/nieuws/openbaar/", "/vacatures/", pagina.get_absolute_url()} <= paden
    assert not {adres for adres in paden if adres.startswith("/nieuws/")} - {"/nieuws/", "/nieuws/openbaar/"}


def test_everything_in_the_sitemap_is_there_for_anybody(client, nieuws):
    assert {client.get(pad).status_code for pad in in_de_sitemap(client)} == {200}


def test_the_address_where_browsers_look_for_an_icon_leads_to_it(client):
    assert client.get("/favicon.ico").headers["Location"].endswith("img/icoon/32.png")


def test_robots_know_where_not_to_look(client, settings):
    settings.SITE_URL = "https://portaal.example"
    antwoord = client.get("/robots.txt")
    regels = antwoord.content.decode().splitlines()
    assert antwoord["Content-Type"] == "text/plain; charset=utf-8"
    assert {"User-agent: *", "Disallow: /beheer/", "Disallow: /mijn/"} <= set(regels)
    assert regels[-1] == "Sitemap: https://portaal.example/sitemap.xml"


def test_security_txt_is_as_rfc_9116_wants_it(client, settings):
    settings.SITE_URL, settings.SECURITY_CONTACT = "https://portaal.example", "mailto:veilig@portaal.example"
    antwoord = client.get("/.well-known/security.txt")
    velden = dict(regel.split(": ", 1) for regel in antwoord.content.decode().splitlines())
    assert antwoord["Content-Type"] == "text/plain; charset=utf-8"
    verloopt = datetime.strptime(velden.pop("Expires"), "%Y-%m-%dT%H:%M:%SZ").replace(tzinfo=UTC)
    assert timedelta(days=30) < verloopt - timezone.now() < timedelta(days=365)
    assert velden == {
        "Contact": "mailto:veilig@portaal.example",
        "Preferred-Languages": "nl, en",
        "Canonical": "https://portaal.example/.well-known/security.txt",
    }


def test_a_page_full_of_words_is_no_mistake_of_ours(client):
    assert client.get(reverse("redactie:nieuws"), {"q": "a " * 1500}).status_code == 200
