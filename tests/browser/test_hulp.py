"""The pictures of the help pages are taken here, from the portal as it is.

`make hulpbeelden` writes them anew into static/img/hulp. Without it this test takes them too and holds each beside
the one that the help page shows: roughly, for dates and typefaces may differ, a page that was rebuilt may not.
"""

import io
import json
import os
import re
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest
from django.conf import settings
from django.core.management import call_command
from django.urls import get_resolver, reverse, reverse_lazy
from django.utils import timezone
from django.utils.module_loading import import_string
from PIL import Image, ImageChops, ImageStat

from rapportage.models import Editie
from school.models import Uitvoering
from tests.browser.toegankelijk import keur
from tests.maken import maak_aanbieder, maak_editie
from tests.test_deuren import named_urls
from twentsekracht.hulp.gidsen import GIDSEN, UITLEG
from twentsekracht.organisaties.demo import WACHTWOORD
from twentsekracht.organisaties.models import Gebruiker, Rollencontrole
from twentsekracht.redactie.models import Nieuwsbericht

BEELDEN = Path(settings.BASE_DIR) / "static" / "img" / "hulp"
MAKEN = bool(os.environ.get("HULPBEELDEN"))
BREED, HOOG = 1100, 780
KLEUREN = 64  # a palette makes the files a quarter of the size
GROF = (44, 31)  # each picture as so many grey dots ...
VERSCHIL = 14  # ... which on average differ no more than this, of 255
TE_LANG_GEMAAKT = {"rapportage.demo.vul"}  # half a minute of drawing, for nothing that a picture shows


@dataclass(frozen=True)
class Scene:
    """Who looks at which page; `bij` is a CSS selector of what the picture starts with."""

    wie: str
    adres: str | Callable[[], str]
    bij: str = ""


def opleiding():
    return reverse("school:opleiding", args=[Uitvoering.objects.latest("start").opleiding.code])


def editie():
    return Editie.objects.filter(organisatie=None).latest("pk")


def bericht():
    pk = Nieuwsbericht.objects.latest("pk").pk
    return reverse("admin:redactie_nieuwsbericht_change", args=[pk])


def rollencontrole():
    pk = Rollencontrole.objects.filter(organisatie__code="hengelo").latest("pk").pk
    return reverse("organisaties:rollencontrole", args=[pk])


def aanbieder():
    return reverse("admin:aanmelden_aanbieder_change", args=[maak_aanbieder(naam="Gemeente Hengelo").pk])


AMBTENAAR, HENGELO = "ambtenaar@losser.example", "contactpersoon@hengelo.example"
VACATUREHOUDER, AMBASSADEUR = "vacaturehouder@enschede.example", "ambassadeur@borne.example"
COORDINATOR, BEHEERDER = "coordinator@twentsekracht.example", "beheerder@twentsekracht.example"
SCENES = {
    # the door
    "inloggen": Scene("", "/account/login/"),
    "tweede-stap": Scene(HENGELO, reverse_lazy("mfa_activate_totp")),
    "beveiliging": Scene(HENGELO, "/account/beveiliging/"),
    # everybody
    "vacatures": Scene(AMBTENAAR, "/vacatures/", bij=".met-zij"),
    "opleiding": Scene(AMBTENAAR, opleiding),
    "mijn": Scene(AMBTENAAR, "/mijn/"),
    "profiel": Scene(AMBTENAAR, "/mijn/profiel/"),
    "agenda": Scene(AMBTENAAR, "/mijn/agenda/"),
    # with a role in an organisation
    "werkvoorraad": Scene(HENGELO, "/mijn/werkvoorraad/"),
    "uitnodigen": Scene(HENGELO, "/toegang/uitnodigingen/nieuw/"),
    "rollen": Scene(HENGELO, "/toegang/rollen/"),
    "rollencontrole": Scene(HENGELO, rollencontrole),
    "beheer": Scene(HENGELO, "/beheer/"),
    "vacature-maken": Scene(VACATUREHOUDER, "/vacatures/beheren/nieuw/"),
    "functieruil": Scene(AMBASSADEUR, "/jbmb/"),
    # the platform office
    "rapportage": Scene(COORDINATOR, lambda: f"/rapportage/{editie().pk}/"),
    "controleblad": Scene(COORDINATOR, lambda: f"/rapportage/{editie().pk}/controleblad/"),
    "nieuws-schrijven": Scene(COORDINATOR, bericht),
    "rollencontroles": Scene(COORDINATOR, "/toegang/rollencontrole/"),
    "aanbieder": Scene(BEHEERDER, aanbieder),
    "logboek": Scene(BEHEERDER, "/toegang/logboek/"),
}


@pytest.fixture
def portaal(transactional_db, settings):
    """Filled as `make demo` does."""
    settings.DEBUG = True
    jaar = Path(settings.BASE_DIR) / "voorbeeldjaar" / "2015"
    call_command("importeer_jaar", str(jaar), verbosity=0)
    for pad in settings.DEMO:
        if pad not in TE_LANG_GEMAAKT:
            import_string(pad)(op=timezone.now())
    maak_editie()


def neem(page, scene) -> Image.Image:
    adres = scene.adres() if callable(scene.adres) else str(scene.adres)
    assert page.goto(adres).ok, adres
    if "reauthenticate" in page.url:
        page.locator("input[type=password]").fill(WACHTWOORD)
        page.get_by_role("button", name="Ga verder").click()
        page.wait_for_url(f"**{adres}*")
    page.evaluate("document.fonts.ready")
    if scene.bij:
        page.locator(scene.bij).first.evaluate("element => element.scrollIntoView({block: 'start'})")
    return Image.open(io.BytesIO(page.screenshot())).convert("RGB")


def verschil(een: Image.Image, ander: Image.Image) -> float:
    grof = [beeld.convert("L").resize(GROF, Image.Resampling.BOX) for beeld in (een, ander)]
    return ImageStat.Stat(ImageChops.difference(*grof)).mean[0]


def bewaar(beelden: dict[str, Image.Image]) -> None:
    BEELDEN.mkdir(exist_ok=True)
    for oud in set(BEELDEN.glob("*.png")) - {BEELDEN / f"{naam}.png" for naam in beelden}:
        oud.unlink()
    for naam, beeld in beelden.items():
        beeld.quantize(KLEUREN, dither=Image.Dither.NONE).save(BEELDEN / f"{naam}.png", optimize=True)
    maten = {naam: list(beeld.size) for naam, beeld in sorted(beelden.items())}
    (BEELDEN / "maten.json").write_text(json.dumps(maten, indent=1) + "\n", encoding="utf-8")


def test_pictures_show_the_portal_as_it_is(portaal, open_pagina):
    wie = Gebruiker.objects.in_bulk(field_name="email")
    paginas = {
        email: open_pagina(wie.get(email), viewport={"width": BREED, "height": HOOG})
        for email in {scene.wie for scene in SCENES.values()}
    }
    beelden = {naam: neem(paginas[scene.wie], scene) for naam, scene in SCENES.items()}
    if MAKEN:
        bewaar(beelden)
    verouderd = {
        naam: round(hoeveel)
        for naam, beeld in beelden.items()
        if (hoeveel := verschil(beeld, Image.open(BEELDEN / f"{naam}.png").convert("RGB"))) > VERSCHIL
    }
    assert verouderd == {}, "make hulpbeelden, and look at what changed"


def test_the_comparison_sees_another_page():
    """The control: a comparison that accepts anything proves nothing."""
    een, ander = (Image.open(pad).convert("RGB") for pad in sorted(BEELDEN.glob("*.png"))[:2])
    assert verschil(een, een) == 0
    assert verschil(een, ander) > VERSCHIL or een.size != ander.size


# ---- the guides


@pytest.fixture(params=GIDSEN, ids=lambda gids: gids.naam)
def gids(request):
    return request.param


def hoofdstukken(html: str) -> set[str]:
    return set(re.findall(r'<section id="([\w-]+)"', html))


def test_guide_shows_every_chapter_it_lists(client, gids):
    html = client.get(reverse("hulp:gids", args=[gids.naam])).content.decode()
    lijst = re.search(r'aria-labelledby="hulp-wat".*?</nav>', html, re.S)[0]
    assert set(re.findall(r'href="#([\w-]+)"', lijst)) == hoofdstukken(html) != set()


def test_every_picture_is_used_and_every_page_that_is_explained_exists(client):
    teksten = "".join(
        (Path(settings.BASE_DIR) / "templates" / "hulp" / f"{gids.naam}.html").read_text() for gids in GIDSEN
    )
    assert set(re.findall(r'{% beeld "([\w-]+)"', teksten)) == set(SCENES)
    assert set(UITLEG) <= set(named_urls(get_resolver()))
    for doel in set(UITLEG.values()):
        naam, _, kop = doel.partition("#")
        assert kop in hoofdstukken(client.get(reverse("hulp:gids", args=[naam])).content.decode()), doel


def test_unknown_guide_is_not_there(client, db):
    assert client.get("/hulp/bestaat-niet/").status_code == 404


def test_overview(pagina):
    keur(pagina, reverse("hulp:overzicht"))


def test_guide_can_be_read_by_everybody(pagina, gids):
    keur(pagina, reverse("hulp:gids", args=[gids.naam]))
