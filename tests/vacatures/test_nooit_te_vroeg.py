"""Whatever its phases, status and days: nobody sees a vacancy before their phase, wherever they look.

When something new shows vacancies, it goes into PLEKKEN. A place answers what this reader gets to read there.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta

import pytest
from django.contrib.auth.models import AnonymousUser
from django.core.cache import cache
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from tests.maken import (
    maak_bewaarde_vacature,
    maak_gebruiker,
    maak_organisatie,
    maak_vacature,
    maak_zoekopdracht,
)
from tests.vacatures.maken import maak_herplaatsingskandidaat
from twentsekracht.mijn.models import Profiel
from twentsekracht.organisaties.models import Gebruiker
from twentsekracht.werk.models import Bericht
from vacatures import services
from vacatures.agenda import punten
from vacatures.models import FASEVELDEN, Melding, Vacature, Zoekopdracht
from vacatures.openstelling import mag_reageren

pytestmark = pytest.mark.django_db
MERK, CODE = "Zwanendrift", "geheim-77"
DAG = timedelta(days=1)
Status = Vacature.Status

# ---- who reads, and from when they may: told here once more, not asked of the code that is tested
# (Who handles a vacancy, the coördinator included, meets it in the work list too: that is another question.)

MAG_VANAF = {
    "gast": ("extern_op",),
    "zonder organisatie": ("extern_op",),
    "elders": ("regio_op",),
    "houder elders": ("regio_op",),
    "eigen": ("regio_op", "intern_op"),
    "voorrang": FASEVELDEN[:3],
    "voorrang voorbij": ("regio_op", "intern_op"),
    "voorrang elders": ("regio_op",),
}


def te_vroeg(wie: str, staat: dict, vandaag: date) -> bool:
    if staat["status"] in (Status.CONCEPT, Status.INGETROKKEN):
        return True
    dagen = [staat[veld] for veld in MAG_VANAF[wie] if staat[veld]]
    begin = max(min(dagen, default=date.max), staat["gepubliceerd_op"] or date.max)
    return begin > vandaag


@dataclass
class Lezer:
    gebruiker: Gebruiker | AnonymousUser
    browser: Client


@dataclass
class Wereld:
    vacature: Vacature
    ander: Vacature  # like it, and open to everybody
    lezers: dict[str, Lezer]


@pytest.fixture
def wereld(als):
    vandaag = timezone.localdate()
    hengelo, losser = maak_organisatie("hengelo"), maak_organisatie("losser")
    mensen = {
        "elders": maak_gebruiker(organisatie=losser),
        "houder elders": maak_gebruiker("vacaturehouder", losser),
        "eigen": maak_gebruiker(organisatie=hengelo),
        "voorrang": maak_gebruiker(organisatie=hengelo),
        "voorrang voorbij": maak_gebruiker(organisatie=hengelo),
        "voorrang elders": maak_gebruiker(organisatie=losser),
    }
    weg = maak_gebruiker(organisatie=losser)
    Gebruiker.objects.filter(pk=weg.pk).update(organisatie=None)
    mensen["zonder organisatie"] = Gebruiker.objects.get(pk=weg.pk)
    maak_herplaatsingskandidaat(mensen["voorrang"], van=vandaag)
    maak_herplaatsingskandidaat(mensen["voorrang voorbij"], van=vandaag - 9 * DAG, tot=vandaag - DAG)
    maak_herplaatsingskandidaat(mensen["voorrang elders"], van=vandaag)
    gelijk = {"vakgebied": "ict", "schaal_min": 9, "omschrijving": "Je werkt mee.", "standplaats": "Goor"}
    open_ = {"doelgroep": "extern", "gepubliceerd_op": vandaag, "sluit_op": vandaag + 9 * DAG}
    vacature = maak_vacature(hengelo, titel=f"Adviseur {MERK}", code=CODE, **gelijk, **open_)
    for gebruiker in mensen.values():
        maak_bewaarde_vacature(gebruiker, vacature)
        maak_zoekopdracht(gebruiker)
        Profiel.objects.create(gebruiker=gebruiker, vakgebieden=["ict"])
    lezers = {naam: Lezer(mens, als(mens)) for naam, mens in mensen.items()}
    lezers["gast"] = Lezer(AnonymousUser(), Client())
    return Wereld(vacature, maak_vacature(losser, titel="Iets anders", **gelijk, **open_), lezers)


# ---- where they look


WEG = (404, 410)  # 410: was taken back after it stood open to everybody


def gelezen_op(antwoord) -> str:
    """A page that is not there may say again which address was asked."""
    tekst = antwoord.content.decode()
    return tekst.replace(CODE, "") if antwoord.status_code in WEG else tekst


def pagina(pad: str) -> Callable:
    return lambda wereld, lezer: gelezen_op(lezer.browser.get(pad))


def van_de_vacature(naam: str) -> Callable:
    """A page that is not there says so, and no more."""

    def lees(wereld, lezer):
        antwoord = lezer.browser.get(reverse(f"vacatures:{naam}", args=[CODE]))
        return gelezen_op(antwoord) if antwoord.status_code in WEG else MERK

    return lees


def aantallen(wereld, lezer):
    """Beside every choice the other one is counted at most, whoever asks."""
    context = lezer.browser.get(reverse("vacatures:lijst")).context
    geteld = [aantal for keuzes in context["filter"].tellingen.values() for aantal in keuzes.values()]
    return "" if max([context["aantal"], *geteld]) <= 1 else MERK


def bewaren(wereld, lezer):
    antwoord = lezer.browser.post(reverse("vacatures:bewaren", args=[wereld.vacature.pk]))
    return MERK if antwoord.status_code == 200 else ""


def reageren(wereld, lezer):
    return MERK if mag_reageren(wereld.vacature, lezer.gebruiker, op=timezone.localdate()) else ""


def reactie_sturen(wereld, lezer):
    """Also who was writing when it closed reads it once more; nobody else does."""
    antwoord = lezer.browser.post(reverse("vacatures:reageren", args=[CODE]))
    return gelezen_op(antwoord) if antwoord.status_code in WEG else MERK


def verruimd(wereld, lezer):
    """Nothing fits, and beside every way to look wider the other one is counted at most."""
    context = lezer.browser.get("/vacatures/?vakgebied=ict&schaal_min=18").context
    return "" if max(ruimer.aantal for ruimer in context["verruimingen"]) <= 1 else MERK


def agenda(wereld, lezer):
    if not lezer.gebruiker.is_authenticated:
        return ""
    vandaag = timezone.localdate()
    gevonden = punten(gebruiker=lezer.gebruiker, vanaf=vandaag - 90 * DAG, op=vandaag)
    return " ".join(punt.titel for punt in gevonden)


def mail(wereld, lezer):
    """The alert of a search for anything, and the reminder that what they keep closes."""
    if not lezer.gebruiker.is_authenticated:
        return ""
    nu = timezone.now()
    Bericht.objects.all().delete()
    Melding.objects.all().delete()
    zoekt = Zoekopdracht.objects.filter(gebruiker=lezer.gebruiker)
    zoekt.update(gekeken_op=nu - 20 * DAG, gewild_op=nu - 30 * DAG)
    services.attendeer(zoekopdrachten=zoekt, op=nu)
    services.herinner_aan_sluiten(gebruiker_id=lezer.gebruiker.pk, op=nu)
    return " ".join(bericht.tekst for bericht in Bericht.objects.all())


PLEKKEN = {
    "de lijst": pagina("/vacatures/"),
    "zoeken in de lijst": pagina("/vacatures/?q=adviseur"),
    "zoeken met een tikfout": pagina(f"/vacatures/?q={MERK[:-1]}"),
    "de aantallen": aantallen,
    "de aantallen bij verruimen": verruimd,
    "de pagina": van_de_vacature("detail"),
    "de sluitdatum": van_de_vacature("sluitdatum"),
    "de reactiepagina": van_de_vacature("reageren"),
    "een reactie sturen": reactie_sturen,
    "reageren": reageren,
    "bewaren": bewaren,
    "vergelijkbare": lambda wereld, lezer: pagina(wereld.ander.get_absolute_url())(wereld, lezer),
    "zoeken op de site": lambda wereld, lezer: pagina(f"{reverse('zoeken:zoeken')}?q=adviseur")(
        wereld, lezer
    ),
    "de startpagina": pagina("/"),
    "Mijn": pagina("/mijn/"),
    "de organisatie": pagina("/vacatures/bij/hengelo/"),
    "de feed": pagina("/vacatures/feed/"),
    "de feed van de organisatie": pagina("/vacatures/bij/hengelo/feed/"),
    "de sitemap": pagina("/sitemap-vacatures.xml"),
    "de API": pagina("/api/v1/vacatures"),
    "de API, een": pagina(f"/api/v1/vacatures/{CODE}"),
    "de agenda": agenda,
    "de mail": mail,
}
# What shows outsiders' things only, whoever looks.
VOOR_IEDEREEN_GELIJK = {"de feed", "de feed van de organisatie", "de sitemap", "de API", "de API, een"}

# ---- whatever its state


@st.composite
def staten(draw):
    """Days from today, as `openstelling` counts them out: a wider audience never before a narrower one."""
    fasen = sorted(draw(st.lists(st.sampled_from([-3, -1, 0, 1, 4]), min_size=1, max_size=4)))
    return {
        "status": draw(st.sampled_from([Status.GEPUBLICEERD] * 4 + list(Status))),
        "gepubliceerd_op": draw(st.sampled_from([None, -3, 0, 2])),
        "sluit_op": draw(st.sampled_from([None, -2, 0, 2, 9])),
        **dict.fromkeys(FASEVELDEN),
        **dict(zip(FASEVELDEN, fasen, strict=False)),
    }


def zet(vacature: Vacature, staat: dict, vandaag: date) -> dict:
    """Writes it as it is, past the services: some of it can only come from a mistake."""
    dagen = {naam: waarde if naam == "status" else _dag(waarde, vandaag) for naam, waarde in staat.items()}
    Vacature.objects.filter(pk=vacature.pk).update(**dagen)
    vacature.refresh_from_db()
    cache.clear()
    return dagen


def _dag(na: int | None, vandaag: date) -> date | None:
    return None if na is None else vandaag + na * DAG


def fasen(herplaatsing, intern, regio, extern, **velden):
    dagen = dict(zip(FASEVELDEN, (herplaatsing, intern, regio, extern), strict=True))
    return {"status": Status.GEPUBLICEERD, "gepubliceerd_op": -3, "sluit_op": 9, **dagen, **velden}


ieder_geval = settings(
    max_examples=200, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
# Each example opens some twenty pages.
elke_plek = settings(
    max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)


@ieder_geval
@given(staat=staten())
def test_the_rule_shows_it_to_each_from_their_day_on_and_to_nobody_before(wereld, staat):
    vandaag = timezone.localdate()
    dagen = zet(wereld.vacature, staat, vandaag)
    for wie, lezer in wereld.lezers.items():
        zichtbaar = Vacature.objects.zichtbaar_voor(lezer.gebruiker, op=vandaag)
        gezien = zichtbaar.filter(pk=wereld.vacature.pk)
        if te_vroeg(wie, dagen, vandaag):
            assert not gezien.exists(), wie
            geweest = Vacature.objects.openbaar_geweest(op=vandaag).filter(pk=wereld.vacature.pk)
            assert wie not in ("gast", "zonder organisatie") or not geweest.exists()
        elif Vacature.objects.open(op=vandaag).filter(pk=wereld.vacature.pk).exists():
            assert gezien.exists(), wie


@elke_plek
@given(staat=staten(), wie=st.sampled_from(list(MAG_VANAF)))
@example(staat=fasen(-3, -1, 1, 4), wie="elders")
@example(staat=fasen(-3, -1, 1, 4), wie="gast")
@example(staat=fasen(0, 1, 4, None), wie="eigen")
@example(staat=fasen(-3, 1, 1, 1), wie="voorrang voorbij")
@example(staat=fasen(-3, 1, 1, 1), wie="voorrang elders")
@example(staat=fasen(-3, -3, -3, 1, sluit_op=0), wie="zonder organisatie")
@example(staat=fasen(-3, -3, -3, -3, gepubliceerd_op=2), wie="voorrang")
@example(staat=fasen(-3, -3, -3, 1, status=Status.GESLOTEN), wie="gast")
@example(staat=fasen(-3, -3, -3, -3, status=Status.INGETROKKEN), wie="houder elders")
def test_nobody_sees_it_too_early_wherever_they_look(wereld, staat, wie):
    vandaag = timezone.localdate()
    dagen = zet(wereld.vacature, staat, vandaag)
    vroeg, voor_gast = te_vroeg(wie, dagen, vandaag), te_vroeg("gast", dagen, vandaag)
    for plek, kijk in PLEKKEN.items():
        if vroeg or (voor_gast and plek in VOOR_IEDEREEN_GELIJK):
            gelezen = kijk(wereld, wereld.lezers[wie])
            assert MERK not in gelezen and CODE not in gelezen, plek


@pytest.mark.parametrize("plek", [plek for plek in PLEKKEN if plek != "zoeken met een tikfout"])
def test_every_place_shows_it_when_it_may(wereld, plek):
    """So that no place is silent for another reason."""
    zet(wereld.vacature, fasen(-3, -3, -3, -3, sluit_op=2), timezone.localdate())
    for wie in ("elders", "gast"):
        if wie == "gast" and plek in ("de agenda", "de mail", "bewaren", "de startpagina", "Mijn"):
            continue
        lezer = wereld.lezers[wie]
        if plek == "bewaren":
            pk = wereld.vacature.pk
            assert lezer.browser.post(reverse("vacatures:bewaren", args=[pk])).status_code == 302
            continue
        gelezen = PLEKKEN[plek](wereld, lezer)
        assert MERK in gelezen or CODE in gelezen, wie
