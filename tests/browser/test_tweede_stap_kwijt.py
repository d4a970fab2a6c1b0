"""The beheerder's way through the admin to taking away a second step that was lost."""

from allauth.mfa.models import Authenticator

from tests.aanmelden.stappen import maak_app, maak_passkey
from tests.browser.toegankelijk import keur
from tests.maken import maak_gebruiker


def test_from_the_page_of_a_person_and_only_after_the_tick(ingelogd):
    kwijt = maak_gebruiker(naam="Kees Kwijt")
    maak_app(kwijt)
    maak_passkey(kwijt)
    pagina = ingelogd(rol="beheerder")
    pagina.goto(f"/beheer/organisaties/gebruiker/{kwijt.pk}/change/")
    pagina.get_by_role("link", name="Haal de tweede stap weg").click()
    keur(pagina, f"/beheer/organisaties/gebruiker/{kwijt.pk}/tweede-stap/")
    pagina.get_by_label("Ik heb buiten het portaal gecontroleerd").check()
    pagina.get_by_role("button", name="Haal de tweede stap weg").click()
    pagina.get_by_text("De tweede stap van Kees Kwijt is weggehaald.").wait_for()
    assert not Authenticator.objects.filter(user=kwijt).exists()
    keur(pagina, f"/beheer/organisaties/gebruiker/{kwijt.pk}/tweede-stap/")
