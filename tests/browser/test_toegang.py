"""Coming in: by invitation, by mail domain; and the yearly review. Whole journeys, and what the pages look like."""

from datetime import timedelta

from django.urls import reverse
from django.utils import timezone

from tests.browser.toegankelijk import keur, keur_zoals_het_staat
from tests.maken import (
    WACHTWOORD,
    maak_gebruiker,
    maak_lidmaatschap,
    maak_organisatie,
    maak_rollencontrole,
    maak_uitnodiging,
)
from twentsekracht.organisaties.models import EmailDomein, Gebruiker, Rolbesluit
from twentsekracht.organisaties.toegang import Rol
from twentsekracht.werk.models import Bericht

ADRES = "femke.bos@hengelo.example"


def maak_hengelo():
    hengelo = maak_organisatie("hengelo")
    EmailDomein.objects.create(organisatie=hengelo, domein="hengelo.example")
    return hengelo


def link_uit(onderwerp):
    """The address in the mail to Femke, without the host."""
    tekst = Bericht.objects.get(aan=ADRES, onderwerp__icontains=onderwerp).tekst
    regels = [
        woord for woord in tekst.split() if "/toegang/uitnodiging/" in woord or "/confirm-email/" in woord
    ]
    return "/" + regels[0].split("/", 3)[3]


def test_the_pages_of_who_gives_roles(ingelogd):
    hengelo, vandaag = maak_hengelo(), timezone.localdate()
    anouk = maak_gebruiker(Rol.CONTACTPERSOON, hengelo)
    rol = maak_lidmaatschap(
        maak_gebruiker(organisatie=hengelo), rol=Rol.AMBASSADEUR, tot=vandaag + timedelta(days=20)
    )
    for status in ("open", "aanvaard", "verlopen", "ingetrokken"):
        maak_uitnodiging(hengelo, rol=Rol.AMBASSADEUR, status=status, afgerond_op=timezone.now(), door=anouk)
    controle = maak_rollencontrole(hengelo, gestart_op=vandaag - timedelta(days=50))
    Rolbesluit.objects.create(controle=controle, lidmaatschap=rol, besluit="bevestigd", op=timezone.now())
    page = ingelogd(anouk)
    for naam in (
        "toegang",
        "rollen",
        "rol_geven",
        "uitnodigingen",
        "uitnodigen",
        "rollencontroles",
        "logboek",
    ):
        keur(page, reverse(f"organisaties:{naam}"))
    for naam in ("rol_eindigen", "rol_verlengen", "vervanger"):
        keur(page, reverse(f"organisaties:{naam}", args=[rol.pk]), widths=[1280, 320])
    keur(page, reverse("organisaties:rollencontrole", args=[controle.pk]))


def test_the_pages_of_the_office_and_empty_ones(ingelogd):
    page = ingelogd(rol=Rol.COORDINATOR)
    for naam in ("rollen", "uitnodigingen", "rollencontroles", "logboek", "uitnodigen"):
        keur(page, reverse(f"organisaties:{naam}"), widths=[1280, 390])


def test_the_pages_of_a_visitor(pagina, ingelogd, console):
    uitnodiging = maak_uitnodiging(rol=Rol.AMBASSADEUR, door=maak_gebruiker())
    url = reverse("organisaties:uitnodiging", args=[uitnodiging.sleutel])
    keur(pagina, url)
    keur(pagina, reverse("account_signup"))
    keur(ingelogd(), url, widths=[390])
    keur(pagina, reverse("organisaties:uitnodiging", args=["weg"]), status=404, widths=[390])
    console.clear()  # the browser reports the 404


def test_from_invitation_to_a_first_look_around(ingelogd, open_pagina):
    hengelo = maak_hengelo()
    page = ingelogd(maak_gebruiker(Rol.CONTACTPERSOON, hengelo, naam="Anouk Wessels"))
    page.goto("/")
    page.locator(".wie summary").click()
    page.get_by_role("link", name="Toegang en rollen").click()
    page.get_by_role("main").get_by_role("link", name="Uitnodigingen").click()
    page.get_by_role("link", name="Nodig een collega uit").first.click()
    page.get_by_label("Naam").fill("Femke Bos")
    page.get_by_label("E-mailadres").fill("femke@gmail.example")
    page.get_by_label("Rol (niet verplicht)").select_option(label="Vacaturehouder")
    page.get_by_role("button", name="Verstuur de uitnodiging").click()
    page.get_by_text("van je eigen organisatie. Voor een ander adres").wait_for()
    keur_zoals_het_staat(page)
    page.get_by_label("E-mailadres").fill(ADRES)
    page.get_by_role("button", name="Verstuur de uitnodiging").click()
    page.get_by_text(f"De uitnodiging is verstuurd naar {ADRES}").wait_for()

    nieuw = open_pagina()
    nieuw.goto(link_uit("uitgenodigd"))
    nieuw.get_by_text("Anouk Wessels nodigt Femke Bos uit").wait_for()
    nieuw.get_by_label("Wachtwoord", exact=True).fill("kort")
    nieuw.get_by_label("Wachtwoord nog een keer", exact=True).fill("kort")
    nieuw.get_by_role("button", name="Maak mijn account").click()
    nieuw.locator(".fouten").wait_for()
    keur_zoals_het_staat(nieuw)
    nieuw.get_by_label("Wachtwoord", exact=True).fill(WACHTWOORD)
    nieuw.get_by_label("Wachtwoord nog een keer", exact=True).fill(WACHTWOORD)
    nieuw.get_by_role("button", name="Maak mijn account").click()
    nieuw.locator(".wie").wait_for()
    assert "Femke Bos" in nieuw.locator(".wie summary").inner_text()
    assert Gebruiker.objects.get(email=ADRES).lidmaatschappen.get().rol == Rol.VACATUREHOUDER
    page.reload()
    page.locator("table").get_by_text("Aanvaard", exact=True).wait_for()


def test_making_an_account_by_mail_domain(pagina):
    maak_hengelo()
    borne = maak_organisatie("borne")
    EmailDomein.objects.create(organisatie=borne, domein="hengelo.example")
    pagina.goto("/account/login/")
    pagina.get_by_role("link", name="Maak er een met je werkadres").click()

    def vul(adres):
        pagina.get_by_label("Je naam").fill("Femke Bos")
        pagina.get_by_label("E-mailadres van je werk").fill(adres)
        pagina.get_by_label("Wachtwoord", exact=True).fill(WACHTWOORD)
        pagina.get_by_label("Wachtwoord nog een keer", exact=True).fill(WACHTWOORD)

    vul("femke@gmail.example")
    pagina.get_by_role("button", name="Maak mijn account").click()
    pagina.get_by_text("Vraag de contactpersoon van je organisatie").first.wait_for()
    keur_zoals_het_staat(pagina)
    vul(ADRES)
    pagina.get_by_role("button", name="Maak mijn account").click()
    pagina.get_by_label("Gemeente Borne").check()  # two share the domain
    keur_zoals_het_staat(pagina)
    vul(ADRES)
    pagina.get_by_role("button", name="Maak mijn account").click()
    pagina.get_by_role("heading", name="Bevestig je e-mailadres").wait_for()
    pagina.goto(link_uit("bevestig"))
    pagina.get_by_role("button", name="Ja, dat is mijn adres").click()
    pagina.wait_for_load_state()
    if not pagina.locator(".wie").count():
        pagina.goto("/account/login/")
        pagina.get_by_label("E-mail").first.fill(ADRES)
        pagina.get_by_label("Wachtwoord", exact=True).fill(WACHTWOORD)
        pagina.get_by_role("button", name="Log in", exact=True).click()
    pagina.locator(".wie").wait_for()
    femke = Gebruiker.objects.get(email=ADRES)
    assert femke.organisatie == borne and not femke.lidmaatschappen.exists()


def test_a_contactpersoon_does_the_yearly_review(ingelogd):
    hengelo = maak_hengelo()
    anouk = maak_gebruiker(Rol.CONTACTPERSOON, hengelo, naam="Anouk Wessels")
    weg = maak_gebruiker(Rol.AMBASSADEUR, hengelo, naam="Bas Nijhuis")
    for naam in ("Esra Demir", "Tim Kuipers"):
        maak_gebruiker(Rol.VACATUREHOUDER, hengelo, naam=naam)
    controle = maak_rollencontrole(hengelo)
    page = ingelogd(anouk)
    page.goto(reverse("organisaties:rollencontroles"))
    page.get_by_role("link", name="Gemeente Hengelo").click()
    page.get_by_role("button", name="Trek in ambassadeur Bas Nijhuis").click()
    page.get_by_text("De rol van Bas Nijhuis is ingetrokken.").wait_for()
    page.get_by_role("button", name="Bevestig de overige 2").click()
    page.get_by_text("Bevestigd: 2 rollen.").wait_for()
    page.get_by_text("Niemand beslist over zichzelf").wait_for()
    keur_zoals_het_staat(page)
    assert not weg.lidmaatschappen.filter(tot__isnull=True).exists()

    bureau = ingelogd(rol=Rol.COORDINATOR)
    bureau.goto(reverse("organisaties:rollencontrole", args=[controle.pk]))
    bureau.get_by_role("button", name="Bevestig contactpersoon Anouk Wessels").click()
    bureau.get_by_text("Deze controle is klaar").wait_for()
    keur_zoals_het_staat(bureau)
