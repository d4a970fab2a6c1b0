"""One round of an event: 300 people in a minute who each want some of twelve workshops, choose, sign up or walk away.

Some only choose, so that what is held for them lapses; some sign up twice at once; some want everything or nothing;
some give a place back or answer an offer; and the leidinggevenden of one organisation open their mail.
"""

import asyncio
import random
import time
from collections import Counter, defaultdict
from datetime import date, datetime, timedelta
from datetime import time as uur

from django.db import connection
from django.urls import reverse
from django.utils import timezone

from evenementen.models import BEZET, Deelname, Deelnamestap, Evenementakkoord, Keuze, Onderdeel
from evenementen.plaatsen import bezettingen
from evenementen.services import akkoordteken
from evenementen.services.vertellen import VERTEL
from evenementen.services.wekker import ONDERDEEL
from tests.evenementen.maken_aanmelden import baas, maak_reservering, maak_werkgever, zonder_agendapost
from tests.klanten import Klant
from tests.maken import maak_evenement, maak_gebruiker, maak_onderdeel
from tests.wedloop.ronde import sessies_van
from twentsekracht.werk.models import Bericht, Job

S = Deelname.Status
DAGEN, PER_DAG = 4, 3  # of each day the first two workshops are at the same time
WACHTEN = 180  # seconds, until what lapsed was given to who waits


class Ronde:
    """What there is, and what was seen of it."""

    def __init__(self, basis: str, *, mensen: int, plaatsen: int, seconden: int, toeval: int):
        self.basis, self.seconden, self.lot = basis, seconden, random.Random(toeval)
        dag = timezone.localdate() + timedelta(days=60)
        self.evenement = maak_evenement(dag.year, start=dag, einde=dag + timedelta(days=DAGEN))
        self.delen = [self._deel(dag, nummer, plaatsen) for nummer in range(DAGEN * PER_DAG)]
        self.akkoord = maak_werkgever("akkoord")
        eigen = maak_werkgever()
        waar = [eigen, self.akkoord, maak_werkgever("informeren"), maak_werkgever()]
        for deel in self.delen[::3]:
            maak_reservering(deel, eigen, plaatsen // 8)
        self.mensen = [maak_gebruiker(organisatie=waar[nummer % 4]) for nummer in range(mensen)]
        self.sessies = sessies_van(self.mensen)
        self.antwoorden, self.tijden = Counter(), []

    def _deel(self, dag: date, nummer: int, plaatsen: int) -> Onderdeel:
        begin = (9, 10, 14)[nummer % PER_DAG]
        return maak_onderdeel(
            self.evenement,
            datum=dag + timedelta(days=nummer // PER_DAG),
            begintijd=uur(begin),
            eindtijd=uur(begin + 2),
            capaciteit=plaatsen,
            vrijgave_op=dag - timedelta(days=30),
            heeft_wachtlijst=nummer % 4 != 3,
        )

    async def speel(self) -> None:
        """Everybody comes at a moment of their own within so many seconds."""
        await asyncio.gather(
            *(self._leef(wie, random.Random(self.lot.random()), self.lot.random()) for wie in self.mensen)
        )

    async def _leef(self, wie, lot: random.Random, wanneer: float) -> None:
        await asyncio.sleep(wanneer * self.seconden)
        klant = Klant(self.basis, self.sessies[wie.pk])
        waar = [self.evenement.jaar, self.evenement.code]
        welke = [deel.pk for deel in lot.sample(self.delen, lot.randint(2, 5))]
        await self._post(klant, "kiezen", *waar, onderdeel=welke)
        if lot.random() < 0.15:  # walks away
            return
        velden = {"hoe": lot.choice(["alles", "wat_past", "wat_past"]), "leidinggevende": baas(wie)}
        aan = [self._post(klant, "aanmelden", *waar, **velden)]
        if lot.random() < 0.1:  # presses twice
            aan.append(self._post(Klant(self.basis, self.sessies[wie.pk]), "aanmelden", *waar, **velden))
        await asyncio.gather(*aan)
        for _ in range(lot.randrange(3)):
            await self._bedenk(klant, wie, lot)
        klant.sluit()

    async def _bedenk(self, klant, wie, lot) -> None:
        """Gives something back, accepts what was offered, or is the leidinggevende of somebody."""
        wat = lot.choice(["annuleren", "aannemen", "akkoord"])
        if wat == "akkoord":
            if teken := await asyncio.to_thread(self._een_vraag, lot):
                antwoord = lot.choice(["akkoord", "akkoord", "niet_akkoord"])
                await self._post(Klant(self.basis), "akkoord", teken, antwoord=antwoord)
        elif pk := await asyncio.to_thread(self._een_van, wie, lot, wat):
            await self._post(klant, wat, pk)

    def _een_vraag(self, lot):
        try:
            vragen = list(Evenementakkoord.objects.filter(organisatie=self.akkoord, besluit="")[:20])
            return akkoordteken(lot.choice(vragen)) if vragen else None
        finally:
            connection.close()

    def _een_van(self, wie, lot, wat):
        status = [S.AANGEBODEN] if wat == "aannemen" else [S.BEVESTIGD, S.WACHTLIJST, S.AANGEBODEN]
        try:
            rijen = Deelname.objects.filter(deelnemer=wie, status__in=status).values_list("pk", flat=True)
            return lot.choice(list(rijen) or [None])
        finally:
            connection.close()

    async def _post(self, klant, naam, *args, **velden) -> None:
        begin = time.perf_counter()
        antwoord = await klant.post(reverse(f"evenementen:{naam}", args=args), **velden)
        self.tijden.append(time.perf_counter() - begin)
        self.antwoorden[antwoord.status] += 1
        klant.sluit()

    # ---- afterwards

    def wacht_tot_niets_meer_vast_is(self) -> None:
        """What is held lapses in a minute; the portal's own thread gives it to who waits."""
        einde = time.monotonic() + WACHTEN
        while self._nog_vast() or self._nog_te_doen():
            assert time.monotonic() < einde, "what lapsed was not given away"
            time.sleep(0.5)

    def _nog_vast(self) -> bool:
        return Keuze.objects.filter(onderdeel__in=self.delen, vast_tot__gt=timezone.now()).exists()

    def _nog_te_doen(self) -> bool:
        nu = timezone.now()
        if Job.objects.open().filter(soort=VERTEL).exists():  # somebody was not told yet
            return True
        jobs = Job.objects.open().filter(soort=ONDERDEEL)
        return any(datetime.fromisoformat(job.argumenten["vanaf"]) <= nu for job in jobs)

    def controleer(self) -> Counter:
        """Never a seat too many, none free while somebody who may have it waits, nobody half or in two at once, and
        everybody told of each thing once.
        """
        op, rijen = timezone.now(), Deelname.objects.filter(onderdeel__in=self.delen)
        self.nooit_te_veel()
        for bezetting in bezettingen(self.delen, op=op).values():
            assert not any(bezetting.heeft_plaats(wie) for wie in +bezetting.wachtend), "free while waiting"
        self._niemand_twee_keer(rijen)
        self._stappen_kloppen(rijen)
        return Counter(rijen.values_list("status", flat=True))

    def nooit_te_veel(self) -> None:
        """Not for a moment either: who gives a place back would hide it. Steps are written in the order of the lock."""
        bezet, meest = Counter(), Counter()
        stappen = Deelnamestap.objects.filter(deelname__onderdeel__in=self.delen).order_by("pk")
        for deel, van, naar in stappen.values_list("deelname__onderdeel", "van", "naar"):
            bezet[deel] += (naar in BEZET) - (van in BEZET)
            meest[deel] = max(meest[deel], bezet[deel])
        te_veel = {deel.pk: meest[deel.pk] for deel in self.delen if meest[deel.pk] > deel.capaciteit}
        assert not te_veel, f"too many: {te_veel}, answered {dict(self.antwoorden)}"

    def _niemand_twee_keer(self, rijen) -> None:
        tijd = {deel.pk: (deel.datum, deel.begintijd in (uur(9), uur(10)), deel.pk) for deel in self.delen}
        per_mens = defaultdict(list)
        for wie, deel in rijen.lopend().values_list("deelnemer", "onderdeel"):
            dag, is_ochtend, pk = tijd[deel]
            per_mens[wie].append((dag, "ochtend" if is_ochtend else pk))
        assert all(len(delen) == len(set(delen)) for delen in per_mens.values()), "in two at once"

    def _stappen_kloppen(self, rijen) -> None:
        gang, brieven = {}, set()
        stappen = Deelnamestap.objects.filter(deelname__in=rijen).order_by("pk")
        velden = ("deelname", "van", "naar", "deelname__deelnemer__email", "vastgelegd_op")
        for rij, van, naar, wie, op in stappen.values_list(*velden):
            assert van == gang.get(rij, ""), "a step was lost"
            gang[rij] = naar
            # All of one moment in one mail; only what is offered is a mail for each place, with a link of its own.
            brieven.add((wie, op, rij if naar == S.AANGEBODEN else None))
        assert gang == dict(rijen.values_list("pk", "status"))
        verteld = zonder_agendapost(Bericht.objects.filter(aan__in=[wie.email for wie in self.mensen]))
        per_mens = Counter(wie for wie, *_ in brieven)
        post = Counter(verteld.exclude(onderwerp__startswith="Je aanmelding").values_list("aan", flat=True))
        anders = sorted((post - per_mens) | (per_mens - post))
        assert not anders, f"told otherwise: {self._wat_er_was(anders)}"

    def _wat_er_was(self, wie: list[str]) -> str:
        stappen = Deelnamestap.objects.filter(deelname__deelnemer__email__in=wie).order_by("pk")
        zijn = stappen.values_list("deelname__deelnemer__email", "deelname", "van", "naar", "vastgelegd_op")
        post = (
            Bericht.objects.filter(aan__in=wie)
            .order_by("pk")
            .values_list("aan", "onderwerp", "aangemaakt_op")
        )
        return "\n".join(str(regel) for regel in [*zijn, *post])


def ronde(
    basis: str, *, mensen: int, plaatsen: int, seconden: int, toeval: int
) -> tuple[Counter, Counter, str]:
    """What was answered, how it ended and how long it took; fails when a rule was broken."""
    deze = Ronde(basis, mensen=mensen, plaatsen=plaatsen, seconden=seconden, toeval=toeval)
    begin = time.perf_counter()
    asyncio.run(deze.speel())
    duur = time.perf_counter() - begin
    deze.nooit_te_veel()  # before what was answered: without the locks both are wrong, and this is what they are for
    assert set(deze.antwoorden) <= {200, 302}, f"somebody saw an error: {deze.antwoorden}"
    deze.wacht_tot_niets_meer_vast_is()
    tijden = sorted(deze.tijden)
    p95 = tijden[int(len(tijden) * 0.95)]
    hoe_lang = f"{duur:.0f} s, p50 {tijden[len(tijden) // 2]:.2f} s, p95 {p95:.2f} s"
    return deze.antwoorden, deze.controleer(), hoe_lang
