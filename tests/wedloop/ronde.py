"""One round: everybody does what people do, through the pages, at once; afterwards nothing may be wrong."""

import asyncio
import random
import time
from collections import Counter
from datetime import timedelta
from urllib.parse import urlsplit

from django.conf import settings
from django.db.models import Count
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from school.models import BEZET, Akkoord, Inschrijving, Inschrijvingstap, Uitvoering
from school.plaatsen import bezettingen
from school.services import akkoordteken
from school.services.vertellen import VERTEL
from tests.klanten import Klant
from tests.maken import maak_afspraak, maak_gebruiker, maak_opleiding, maak_quotum, maak_uitvoering
from tests.school.maken import maak_werkgever
from tests.sessie import meld_aan
from twentsekracht.werk.models import Bericht, Job

S = Inschrijving.Status
TEGELIJK = 32
GEDULD = 120  # seconds until everybody was told


def bereid_voor(mensen: int, plaatsen: int):
    """A run, and four organisations: places are kept for one, one is below its target, one wants to approve."""
    vandaag = timezone.localdate()
    eigen, onder, akkoord, ander = (
        maak_werkgever(),
        maak_werkgever(),
        maak_werkgever(wijze="akkoord"),
        maak_werkgever(),
    )
    run = maak_uitvoering(
        start=vandaag + timedelta(days=60),
        max_deelnemers=plaatsen,
        vrijgave_op=vandaag + timedelta(days=20),
        opleiding=maak_opleiding(is_gepubliceerd=True),
    )
    maak_afspraak(onder, run.start.year, 1_000)
    maak_quotum(run, eigen, plaatsen // 5)
    iedereen = [maak_gebruiker(organisatie=(eigen, onder, akkoord, ander)[n % 4]) for n in range(mensen)]
    return run, iedereen, sessies_van(iedereen)


def sessies_van(mensen) -> dict[int, str]:
    """Per person (id) the cookie of a browser in which they signed in."""
    naam = settings.SESSION_COOKIE_NAME
    return {wie.pk: f"{naam}={meld_aan(Client(), wie).cookies[naam].value}" for wie in mensen}


async def leef(basis, run, wie, sessie, lot: random.Random, antwoorden: Counter) -> None:
    """Enrols, perhaps twice at once, and then waits, accepts what is offered, or gives up."""
    klant = Klant(basis, sessie)

    async def post(naam, *args, wie=klant, **velden):
        antwoord = await wie.post(reverse(f"school:{naam}", args=args), **velden)
        antwoorden[antwoord.status] += 1
        wie.sluit()
        return antwoord

    velden = {"leidinggevende": f"baas@{wie.organisatie.code}.example"}
    dubbel = [post("inschrijven", run.pk, **velden)]
    if lot.random() < 0.2:
        dubbel.append(post("inschrijven", run.pk, wie=Klant(basis, sessie), **velden))
    eerste, *_ = await asyncio.gather(*dubbel)
    pk = int(urlsplit(eerste.naar).path.strip("/").rpartition("/")[2])
    for _ in range(lot.randrange(4)):
        wat = lot.random()
        if wat < 0.3:
            await post("annuleren", pk)
        elif wat < 0.8:
            await post("aannemen", pk)
        else:
            await klant.haal(eerste.naar)
            klant.sluit()
            await _beslis(basis, post, lot)


async def _beslis(basis, post, lot) -> None:
    """One of the leidinggevenden opens a mail."""
    vraag = await asyncio.to_thread(_een_vraag, lot)
    if vraag:
        antwoord = lot.choice(["akkoord", "akkoord", "niet_akkoord"])
        await post("akkoord", akkoordteken(vraag), wie=Klant(basis), antwoord=antwoord)


def _een_vraag(lot):
    from django.db import connection

    try:
        vragen = list(Akkoord.objects.filter(besluit="").order_by("pk")[:20])
    finally:
        connection.close()
    return lot.choice(vragen) if vragen else None


async def allen(basis, run, iedereen, sessies, toeval: int) -> Counter:
    """What the portal answered, by status; everybody in a random order, so many at once."""
    antwoorden, beurt = Counter(), asyncio.Semaphore(TEGELIJK)
    lot = random.Random(toeval)
    lot.shuffle(iedereen)

    async def een(wie, nummer):
        async with beurt:
            await leef(basis, run, wie, sessies[wie.pk], random.Random(toeval * 1_000 + nummer), antwoorden)

    await asyncio.gather(*(een(wie, nummer) for nummer, wie in enumerate(iedereen)))
    return antwoorden


def ronde(basis: str, *, mensen: int, plaatsen: int, toeval: int) -> tuple[Counter, Counter]:
    """What was answered, and how it ended; fails when a rule was broken."""
    run, iedereen, sessies = bereid_voor(mensen, plaatsen)
    antwoorden = asyncio.run(allen(basis, run, iedereen, sessies, toeval))
    assert set(antwoorden) <= {200, 302}, f"somebody saw an error: {antwoorden}"
    return antwoorden, controleer(run, iedereen)


def wacht_op_wie_vertelt() -> None:
    """The portal's own thread writes what came of enrolling."""
    einde = time.monotonic() + GEDULD
    while Job.objects.open().filter(soort=VERTEL).exists():
        assert time.monotonic() < einde, "not everybody was told"
        time.sleep(0.2)


def controleer(run, iedereen) -> Counter:
    """No seat too many, none free while somebody who may have it waits, each told once of each move of their own."""
    run = Uitvoering.objects.get(pk=run.pk)
    rijen = Inschrijving.objects.filter(uitvoering=run)
    assert rijen.filter(status__in=BEZET).count() <= run.max_deelnemers
    bezetting = bezettingen([run], op=timezone.localdate())[run.pk]
    assert not any(bezetting.heeft_plaats(wie) for wie in bezetting.wachtend)
    wachtend = rijen.filter(status=S.WACHTLIJST).values_list("organisatie", flat=True)
    assert Counter(wachtend) == +bezetting.wachtend
    wacht_op_wie_vertelt()
    verteld = dict(
        Bericht.objects.filter(aan__in=[wie.email for wie in iedereen])
        .values_list("aan")
        .annotate(Count("pk"))
        .order_by()
    )
    stappen = dict(
        Inschrijvingstap.objects.filter(inschrijving__uitvoering=run)
        .values_list("inschrijving__deelnemer__email")
        .annotate(Count("pk"))
        .order_by()
    )
    assert verteld == stappen
    for rij in rijen.prefetch_related("stappen"):
        gang = sorted((stap.pk, stap.van, stap.naar) for stap in rij.stappen.all())
        assert [van for _, van, _ in gang] == ["", *(naar for _, _, naar in gang[:-1])]
        assert gang[-1][2] == rij.status
    return Counter(rijen.values_list("status", flat=True))
