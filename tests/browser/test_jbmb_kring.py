"""From a ring that is put to people to everybody's yes, as each of them walks through it; a stranger sees no name."""

import pytest
from django.urls import reverse
from playwright.sync_api import expect

from jbmb.models import Kringakkoord, Ruilkring
from jbmb.services.kringlinks import akkoordteken
from tests.browser.toegankelijk import keur_zoals_het_staat
from tests.jbmb.kringen import baas, maak_gewild, maak_passend, mensen
from tests.jbmb.ronde import draai
from twentsekracht.organisaties.models import Gebruiker, Rol
from twentsekracht.werk.models import Bericht
from twentsekracht.werk.services import ronde as werk_af

pytestmark = pytest.mark.django_db(transaction=True)
TELEFOON = {"width": 390, "height": 800}
S = Ruilkring.Status


def knop(pagina, naam):
    return pagina.get_by_role("button", name=naam)


def link_uit_mail(aan):
    tekst = Bericht.objects.filter(aan=aan, onderwerp__startswith="Ga je akkoord").latest("pk").tekst
    return next(woord for woord in tekst.split() if "/ringen/akkoord/" in woord).split("/", 3)[3]


@pytest.mark.parametrize(
    "aantal, script", [(2, True), (3, False)], ids=["twee, met script", "ring van drie, zonder script"]
)
def test_from_a_round_to_everybodys_yes(ingelogd, aantal, script):
    maak_passend(aantal)
    ronde = draai()
    bureau = ingelogd(rol=Rol.COORDINATOR, java_script_enabled=script)
    bureau.goto(f"/beheer/jbmb/ronde/{ronde.pk}/uitkomst/")
    knop(bureau, "Stel de ringen voor").click()
    werk_af()
    kring = Ruilkring.objects.get()
    wie = mensen(kring)
    paginas = {een.pk: ingelogd(een, viewport=TELEFOON, java_script_enabled=script) for een in wie}
    for een in wie:
        pagina = paginas[een.pk]
        pagina.goto("/mijn/werkvoorraad/")
        pagina.get_by_role("link", name="Zeg of je deze ruil wilt").first.click()
        expect(pagina.get_by_role("heading", name="Heb je interesse?")).to_be_visible()
        assert not [ander for ander in wie if ander != een and ander.naam in pagina.content()]
        if script:
            keur_zoals_het_staat(pagina)
        knop(pagina, "Ja, ik heb interesse").click()
    for een in wie:
        pagina = paginas[een.pk]
        pagina.reload()
        assert all(ander.naam in pagina.content() for ander in wie)
        pagina.get_by_label("E-mailadres van je leidinggevende").fill("niet goed")
        knop(pagina, "Ja, ik wil deze ruil").click()
        if script:
            keur_zoals_het_staat(pagina)
        pagina.get_by_label("E-mailadres van je leidinggevende").fill(baas(een))
        knop(pagina, "Ja, ik wil deze ruil").click()
        expect(pagina.get_by_text("Je zei ja. Je hoort het")).to_be_visible()
    for een in wie:
        amb = Gebruiker.objects.get(lidmaatschappen__organisatie=een.organisatie)
        bij = ingelogd(amb, java_script_enabled=script)
        bij.goto("/jbmb/ringen/")
        bij.get_by_role("link", name=een.naam).click()
        knop(bij, "Ja, akkoord").click()
        expect(bij.get_by_role("heading", name="Dank je wel, je gaf akkoord")).to_be_visible()
        paginas[een.pk].context.clear_cookies()  # the leidinggevende has no account
        paginas[een.pk].goto("/" + link_uit_mail(baas(een)))
        expect(paginas[een.pk].get_by_text(f"{een.naam} gaat naar")).to_be_visible()
        knop(paginas[een.pk], "Ja, akkoord").click()
        expect(paginas[een.pk].get_by_role("heading", name="Dank je wel, je gaf akkoord")).to_be_visible()
    kring.refresh_from_db()
    assert kring.status == S.ROND
    laatste = ingelogd(wie[0], java_script_enabled=script)
    laatste.goto(kring.get_absolute_url())
    expect(laatste.get_by_role("heading", name="Jullie ruil is rond")).to_be_visible()
    if script:
        keur_zoals_het_staat(laatste)


def test_who_does_not_agree_ends_it_and_a_stranger_sees_nothing(ingelogd):
    kring = maak_gewild(2)
    een, ander = mensen(kring)
    leiding = ingelogd(een)
    leiding.context.clear_cookies()
    akkoord = Kringakkoord.objects.filter(lid__aanbod__deelnemer=een, wie="leidinggevende").get()
    leiding.goto(reverse("jbmb:kringakkoord", args=[akkoordteken(akkoord)]))
    keur_zoals_het_staat(leiding)
    knop(leiding, "Nee, geen akkoord").click()
    expect(leiding.get_by_role("heading", name="Dank je wel, je gaf geen akkoord")).to_be_visible()
    pagina = ingelogd(ander)
    pagina.goto(kring.get_absolute_url())
    expect(pagina.get_by_text("Niet iedereen die akkoord moest geven, deed dat.")).to_be_visible()
    assert een.naam not in pagina.content() and een.email not in pagina.content()
    vreemde = ingelogd()
    assert vreemde.request.get(kring.get_absolute_url()).status == 404
    vreemde.goto("/jbmb/")
    assert een.naam not in vreemde.content() and ander.naam not in vreemde.content()
