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
from datetime import timedelta
from itertools import combinations
from pathlib import Path

import pytest
from django.conf import settings
from django.core.management import call_command
from django.urls import get_resolver, reverse, reverse_lazy
from django.utils import timezone
from django.utils.module_loading import import_string
from PIL import Image, ImageChops, ImageStat

from evenementen.models import Evenement
from rapportage.models import Bestand, Editie
from school.models import Uitvoering
from tests.browser.toegankelijk import keur
from tests.maken import maak_aanbieder, maak_bestand, maak_editie, maak_gebruiker
from tests.test_deuren import named_urls
from tests.vacatures.maken import maak_apisleutel
from twentsekracht.hulp.gidsen import GIDSEN, PER_ROL, UITLEG, uitleg_bij
from twentsekracht.organisaties.demo import WACHTWOORD
from twentsekracht.organisaties.models import Gebruiker, Organisatie, Rollencontrole
from twentsekracht.organisaties.toegang import IN_BEHEER, Rol
from twentsekracht.redactie.models import Nieuwsbericht
from vacatures.models import Reactie, Vacature

BEELDEN = Path(settings.BASE_DIR) / "static" / "img" / "hulp"
MAKEN = bool(os.environ.get("HULPBEELDEN"))
BREED, HOOG = 1100, 780
KLEUREN = 64  # a palette makes the files a quarter of the size
GROF = (110, 78)  # each picture as so many grey dots ...
# ... which on average differ no more than this, of 255. Nine days later made 1.7 at most, a new year (other roles to
# review) 3.8; the two pages that look most alike differ by 6.4.
VERSCHIL = 4
TE_LANG_GEMAAKT = {"rapportage.demo.vul"}  # half a minute of drawing, for nothing that a picture shows


@dataclass(frozen=True)
class Scene:
    """Who looks at which page; `bij` is a CSS selector of what the picture starts with."""

    wie: str
    adres: str | Callable[[], str]
    bij: str = ""


def opleiding():
    return reverse("school:opleiding", args=[Uitvoering.objects.latest("start").opleiding.code])


def vacature_om_op_te_reageren():
    wie = Gebruiker.objects.get(email=AMBTENAAR)
    te_zien = Vacature.objects.open_voor(wie, op=timezone.localdate())
    vacature = te_zien.exclude(reacties__kandidaat=wie).order_by("code").first()
    return reverse("vacatures:reageren", args=[vacature.code])


def vacature_met_reacties():
    reacties = Reactie.objects.filter(sollicitatie__isnull=False, vacature__organisatie__code="enschede")
    return reacties.latest("pk").vacature


def reactie():
    uitgenodigd = vacature_met_reacties().reacties.filter(status=Reactie.Status.UITGENODIGD)
    return reverse("vacatures:reactie_behandelen", args=[vacature_met_reacties().pk, uitgenodigd.first().pk])


def sleutels():
    hengelo = Organisatie.objects.get(code="hengelo")
    vandaag = timezone.localdate()
    for naam, dagen in (("Vacaturesysteem", 300), ("Website", 200)):
        maak_apisleutel(hengelo, naam=naam, gemaakt_op=timezone.now(), verloopt_op=vandaag + timedelta(dagen))
    return reverse("vacatures:sleutels")


def talentdagen():
    return Evenement.objects.get(code="twentse-talentdagen")


def editie():
    return Editie.objects.concept().filter(organisatie=None).latest("pk")


def definitieve_editie():
    """Of another year, so that the concept has no last year of its own to show."""
    definitief = maak_editie(jaar=2014, definitief=True)
    for soort in Bestand.Soort:
        maak_bestand(definitief, soort)
    return reverse("rapportage:lijst")


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
REGIEGROEP = "regiegroep@oldenzaal.example"
COORDINATOR, BEHEERDER = "coordinator@twentsekracht.example", "beheerder@twentsekracht.example"
SCENES = {
    # the door
    "inloggen": Scene("", "/account/login/"),
    "tweede-stap": Scene(HENGELO, reverse_lazy("mfa_activate_totp")),
    "beveiliging": Scene(HENGELO, "/account/beveiliging/"),
    # everybody
    "vacatures": Scene(AMBTENAAR, "/vacatures/", bij=".met-zij"),
    "reageren": Scene(AMBTENAAR, vacature_om_op_te_reageren),
    "opleiding": Scene(AMBTENAAR, opleiding),
    "bijeenkomst": Scene(AMBTENAAR, lambda: talentdagen().get_absolute_url(), bij="#programma"),
    "mijn": Scene(AMBTENAAR, "/mijn/"),
    "profiel": Scene(AMBTENAAR, "/mijn/profiel/"),
    "collegas": Scene(AMBTENAAR, "/mijn/collegas/"),
    "agenda": Scene(AMBTENAAR, "/mijn/agenda/"),
    # with a role in an organisation
    "werkvoorraad": Scene(HENGELO, "/mijn/werkvoorraad/"),
    "uitnodigen": Scene(HENGELO, "/toegang/uitnodigingen/nieuw/"),
    "rollen": Scene(HENGELO, "/toegang/rollen/"),
    "rollencontrole": Scene(HENGELO, rollencontrole),
    "beheer": Scene(HENGELO, "/beheer/"),
    "akkoord": Scene(HENGELO, "/beheer/school/inschrijving/?status__exact=wacht_op_akkoord"),
    "planning": Scene(HENGELO, "/evenementen/planning/"),
    "sleutels": Scene(HENGELO, sleutels),
    "werkvoorraad-vacatures": Scene(VACATUREHOUDER, "/mijn/werkvoorraad/", bij="h1"),
    "vacature-maken": Scene(VACATUREHOUDER, "/vacatures/beheren/nieuw/"),
    "vacature-schrijven": Scene(
        VACATUREHOUDER,
        lambda: reverse("vacatures:bewerken", args=[vacature_met_reacties().pk]),
        bij=".met-zij-rechts",
    ),
    "reacties": Scene(
        VACATUREHOUDER, lambda: reverse("vacatures:reacties", args=[vacature_met_reacties().pk])
    ),
    "reactie": Scene(VACATUREHOUDER, reactie),
    "functieruil": Scene(AMBASSADEUR, "/jbmb/"),
    # reads the figures
    "rapportage-lezen": Scene(REGIEGROEP, definitieve_editie),
    # the platform office
    "rapportage": Scene(COORDINATOR, lambda: f"/rapportage/{editie().pk}/"),
    "controleblad": Scene(COORDINATOR, lambda: f"/rapportage/{editie().pk}/controleblad/"),
    "programma": Scene(
        COORDINATOR, lambda: reverse("admin:evenementen_evenement_programma", args=[talentdagen().pk])
    ),
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
    page.evaluate("Promise.all([...document.images].map(beeld => beeld.decode().catch(() => null)))")
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
        naam: round(hoeveel, 1)
        for naam, beeld in beelden.items()
        if (hoeveel := verschil(beeld, Image.open(BEELDEN / f"{naam}.png").convert("RGB"))) > VERSCHIL
    }
    assert verouderd == {}, "make hulpbeelden, and look at what changed"


def test_the_comparison_sees_every_other_page():
    """The control: of all pairs of pictures none comes near to what is taken for the same."""
    beelden = {naam: Image.open(BEELDEN / f"{naam}.png").convert("RGB") for naam in SCENES}
    paren = {(een, ander): verschil(beelden[een], beelden[ander]) for een, ander in combinations(beelden, 2)}
    assert {paar: hoeveel for paar, hoeveel in paren.items() if hoeveel < 1.5 * VERSCHIL} == {}
    assert all(verschil(beeld, beeld) == 0 for beeld in beelden.values())


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
    assert set(UITLEG) | set(PER_ROL) <= set(named_urls(get_resolver()))
    for doel in {*UITLEG.values(), *(doel for per_rol in PER_ROL.values() for doel in per_rol.values())}:
        naam, _, kop = doel.partition("#")
        assert kop in hoofdstukken(client.get(reverse("hulp:gids", args=[naam])).content.decode()), doel


def hulp_bij(als, gebruiker, bladzijde):
    html = als(gebruiker).get(reverse(bladzijde)).content.decode()
    return re.search(r'href="/hulp/([\w-]+)/#([\w-]+)"', html).groups()


@pytest.mark.parametrize("rol", Rol)
def test_every_role_is_led_to_its_own_guide(als, db, rol):
    gebruiker = maak_gebruiker(rol)
    assert rol in {gids.naam for gids in GIDSEN}
    assert hulp_bij(als, gebruiker, "mijn:werkvoorraad") == (rol, "werkvoorraad")
    if rol in IN_BEHEER:
        assert hulp_bij(als, gebruiker, "admin:index") == (rol, "beheer")


def test_work_queue_without_a_role_has_the_guide_for_everybody(als, db):
    assert hulp_bij(als, maak_gebruiker(), "mijn:werkvoorraad") == ("ambtenaar", "mijn")


@pytest.mark.parametrize(
    ("rol", "gids"),
    [
        (Rol.COORDINATOR, "coordinator"),
        (Rol.CONTACTPERSOON, "contactpersoon"),
        (Rol.REGIEGROEP, "regiegroep"),
    ],
)
def test_reports_are_explained_to_who_makes_them_and_to_who_reads_them(als, db, rol, gids):
    assert hulp_bij(als, maak_gebruiker(rol), "rapportage:lijst") == (gids, "rapportage")


def test_with_two_roles_the_one_that_does_most_leads():
    rollen = {Rol.AMBASSADEUR, Rol.CONTACTPERSOON}
    assert uitleg_bij("mijn:werkvoorraad", rollen) == "contactpersoon#werkvoorraad"


def test_unknown_guide_is_not_there(client, db):
    assert client.get("/hulp/bestaat-niet/").status_code == 404


def test_overview(pagina):
    keur(pagina, reverse("hulp:overzicht"))


def test_guide_can_be_read_by_everybody(pagina, gids):
    keur(pagina, reverse("hulp:gids", args=[gids.naam]))
