"""The page about the API, and the keys to it: at each width, and the whole way of a key."""

from tests.browser.toegankelijk import keur, keur_zoals_het_staat
from tests.maken import maak_gebruiker, maak_organisatie
from tests.vacatures.maken import maak_apisleutel
from twentsekracht.organisaties.models import Rol


def test_the_page_about_the_api(pagina):
    keur(pagina, "/api/")
    blokken = pagina.locator("pre")
    assert blokken.count() == 3
    pagina.set_viewport_size({"width": 390, "height": 800})
    assert blokken.last.evaluate("blok => getComputedStyle(blok).overflowX") == "auto"


def test_a_key_is_made_seen_once_and_withdrawn(ingelogd):
    hengelo = maak_organisatie("hengelo")
    maak_apisleutel(hengelo, naam="Oud systeem")
    page = ingelogd(maak_gebruiker(Rol.CONTACTPERSOON, hengelo))
    keur(page, "/vacatures/sleutels/")
    keur(page, "/vacatures/sleutels/nieuw/")
    page.get_by_label("Voor welk systeem?").fill("Wervingssysteem")
    page.get_by_label("Lezen en schrijven").check()
    page.get_by_role("button", name="Maak de sleutel").click()
    sleutel = page.locator(".geheim-adres code").inner_text()
    assert sleutel.startswith("tk_")
    keur_zoals_het_staat(page)
    koppen = {"Authorization": f"Bearer {sleutel}"}
    adres = page.url.replace("/vacatures/sleutels/nieuw/", "/api/v1/organisatie/vacatures")
    assert page.request.get(adres, headers=koppen).status == 200

    page.get_by_role("link", name="Klaar").click()
    rij = page.get_by_role("row").filter(has_text="Wervingssysteem")
    assert "Werkt" in rij.inner_text() and sleutel not in page.content()
    rij.locator("summary").click()
    rij.get_by_role("button", name="Ja, trek deze sleutel in").click()
    assert "Hij werkt niet meer" in page.locator(".melding").first.inner_text()
    assert page.request.get(adres, headers=koppen).status == 401
