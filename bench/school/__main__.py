"""`python -m bench.school`: enrolments a second on one hot run and spread over a hundred, and places of 10,000 runs.

The portal runs as in production: gunicorn, two processes of four threads, PostgreSQL. With `--redis` (the address of a
database of its own) also Redis and a Celery worker, which tells and mails meanwhile; without, the web processes do so
when nobody asks them anything. 32 clients, each a person who is signed in; an enrolment is the whole of it: session,
CSRF, form, policy, lock, places, step, the job that tells. In turn, in the same run: a view that does the same lock,
count and insert and nothing else; `schrijf_in` without sign-in, CSRF and form; an empty view; and the same without the
lock, which has to sell too many. Milliseconds are the client's, until the answer is there. Stops with an error when
anybody with a lock sold too many, or the control did not.
"""

import argparse
import asyncio
import os
import statistics
import subprocess
import sys
import time
from contextlib import contextmanager

from bench import postgres
from tests.klanten import Klant
from tests.portaal import BASIS, portaal

NAAM = "bench_school"
KLANTEN = 32
PLAATSEN = 600
RIJ = 20  # runs that are filled one after the other, to see the moment of the last place often
PRETIX = 23  # orders a second, measured beside a prototype of this on such a machine
DOEL, KEER = 0.8, 12  # of the bare view, and times pretix
OMGEVING = {
    "DATABASE_URL": postgres.adres(NAAM),
    "DJANGO_SETTINGS_MODULE": "bench.school.instellingen",
    "SECRET_KEY": "only-for-measuring-0123456789-abcdefghijklmnopqrstuvwxyz",
    "DEBUG": "0",
    "HTTPS": "0",
    "ALLOWED_HOSTS": "*",
    "EMAIL_URL": "dummymail://",
}
WERKER = ["nice", "-n", "6", sys.executable, "-m", "celery", "-A", "twentsekracht", "worker", "-c", "1"]
WERKER += ["-l", "WARNING", "--without-gossip", "--without-mingle"]

ONS = "/school/inschrijven/{run}/"
KERN = "/bench/kern/{run}/{mens.pk}/"
KAAL = "/bench/kaal/{run}/{mens.pk}/{mens.organisatie}/"
LEEG = "/bench/leeg/"
ZONDER_SLOT = "/bench/zonder-slot/{run}/{mens.pk}/{mens.organisatie}/"
SOORTEN = {"bare": KAAL, "schrijf_in alone": KERN, "enrolling": ONS}


async def storm(basis, vragen) -> tuple[float, list[float]]:
    """`vragen`: (person, address) each; 32 at a time. Seconds in all, and milliseconds each."""
    rij, tijden = iter(vragen), []

    async def klant():
        een = Klant(basis)  # one line each, as nginx keeps its lines to gunicorn
        for mens, pad in rij:
            een.meld_aan(mens.sessie if mens else "")
            begin = time.perf_counter()
            antwoord = await een.post(pad)
            tijden.append((time.perf_counter() - begin) * 1000)
            if antwoord.status != 302:
                raise SystemExit(f"{pad}: {antwoord.status} {antwoord.inhoud[:2000].decode()}")
        een.sluit()

    begin = time.perf_counter()
    await asyncio.gather(*(klant() for _ in range(KLANTEN)))
    return time.perf_counter() - begin, sorted(tijden)


def kop():
    print("| what | per second | p50 ms | p95 ms | sold | places | all told after, s | CPU ms each |")
    print("| --- | --- | --- | --- | --- | --- | --- | --- |")


def ronde(basis, wat, mensen, runs, adres, *, slot=True, om_de_beurt=True) -> tuple[float, int]:
    """Per second, and how many were sold too many. `om_de_beurt`: else the one run after the other."""
    from bench.school.processor import gebruikt
    from bench.school.vullen import kom_binnen
    from school.models import BEZET, Inschrijving

    if adres == ONS:
        kom_binnen(mensen)
    per_run = len(mensen) // len(runs)
    welke = [
        runs[n % len(runs) if om_de_beurt else min(n // per_run, len(runs) - 1)] for n in range(len(mensen))
    ]
    vragen = [
        (mens if adres == ONS else None, adres.format(run=run.pk, mens=mens))
        for mens, run in zip(mensen, welke, strict=True)
    ]
    voor = gebruikt()
    seconden, tijden = asyncio.run(storm(basis, vragen))
    cpu = {wie: (tijd - voor[wie]) * 1000 / len(vragen) for wie, tijd in gebruikt().items()}
    verkocht, te_veel = 0, 0
    for run in runs:
        bezet = Inschrijving.objects.filter(uitvoering=run, status__in=BEZET).count()
        verkocht, te_veel = verkocht + bezet, te_veel + max(0, bezet - run.max_deelnemers)
    per_seconde = len(vragen) / seconden
    print(
        f"| {wat} | {per_seconde:.0f} | {statistics.median(tijden):.0f} |"
        f" {tijden[round(0.95 * (len(tijden) - 1))]:.0f} | {verkocht} | {sum(run.max_deelnemers for run in runs)} |"
        f" {wacht_tot_alles_gedaan_is():.0f} | {' + '.join(f'{ms:.1f}' for ms in cpu.values())} |",
        flush=True,
    )
    if slot and te_veel:
        raise SystemExit(f"{wat}: {te_veel} sold too many")
    return per_seconde, te_veel


def wacht_tot_alles_gedaan_is() -> float:
    """Of telling and mail nothing is left over for what is measured next. Seconds."""
    from twentsekracht.werk.models import Job

    begin = time.perf_counter()
    while Job.objects.open().exists():
        time.sleep(0.2)
    return time.perf_counter() - begin


def storm_rondes(basis, aantal_rondes, mensen, organisaties) -> None:
    """Alternating, since the machine is not the same from one minute to the next."""
    from bench.school.vullen import runs

    kop()
    ronde(basis, "empty view", mensen, runs(1, PLAATSEN, "leeg"), LEEG)
    for wat, adres in SOORTEN.items():  # what is done for the first time takes longer
        ronde(basis, f"{wat}, not counted", mensen[:64], runs(1, 40, f"warm-{wat}"), adres)
    gemeten = {}
    for n in range(aantal_rondes):
        for hoe, aantal in (("one run", 1), ("100 runs", 100)):
            for wat, adres in SOORTEN.items():
                van = runs(aantal, PLAATSEN // aantal, f"{hoe}-{wat}-{n}")
                per_seconde, _ = ronde(basis, f"{hoe}, {wat}", mensen, van, adres)
                gemeten.setdefault((hoe, wat), []).append(per_seconde)
    met_quota = runs(1, PLAATSEN, "quota", quota=20, organisaties=organisaties)
    ronde(basis, "one run with quota, enrolling", mensen, met_quota, ONS)
    proef_op_het_slot(basis, mensen)
    oordeel(gemeten)


def proef_op_het_slot(basis, mensen) -> None:
    """Twenty runs, the one after the other, so that the last place of each is wanted by 32 at once."""
    from bench.school.vullen import runs

    def vul(wat, adres, slot):
        van = runs(RIJ, PLAATSEN // RIJ, wat)
        return ronde(basis, f"{RIJ} runs in a row, {wat}", mensen, van, adres, slot=slot, om_de_beurt=False)

    vul("enrolling", ONS, True)
    _, te_veel = vul("no lock", ZONDER_SLOT, False)
    if te_veel < RIJ // 2:
        raise SystemExit(f"the control sold {te_veel} too many: this says nothing about the lock")
    print(f"\nNo place sold twice; without the lock {te_veel}.")


def oordeel(gemeten) -> None:
    """Medians, beside what was asked for."""
    midden = {wat: statistics.median(waarden) for wat, waarden in gemeten.items()}
    for hoe in ("one run", "100 runs"):
        kaal, kern, ons = (midden[hoe, wat] for wat in SOORTEN)
        deel, keer = ons / kaal, ons / PRETIX
        print(
            f"{hoe}: {ons:.0f} a second, {deel:.2f} of the bare view ({_gehaald(deel >= DOEL)}; schrijf_in alone"
            f" {kern / kaal:.2f}), {keer:.1f} times pretix ({_gehaald(keer >= KEER)})"
        )


def _gehaald(is_gehaald: bool) -> str:
    return "met" if is_gehaald else "not met"


def catalogus(aantal, organisaties) -> None:
    """Places of that many runs for each organisation: queries and milliseconds."""
    from django.db import connection
    from django.test.utils import CaptureQueriesContext
    from django.utils import timezone

    from bench.school.vullen import runs
    from school.plaatsen import plaatsen

    print("\n| runs | organisations | queries each | ms each |\n| --- | --- | --- | --- |")
    for hoeveel in (100, aantal):
        rijen = runs(hoeveel, 20, f"veel-{hoeveel}", quota=1, organisaties=organisaties)
        tijden, queries = [], set()
        for organisatie in organisaties:
            begin = time.perf_counter()
            with CaptureQueriesContext(connection) as gevraagd:
                assert len(plaatsen(rijen, op=timezone.localdate(), organisatie_id=organisatie.pk)) == hoeveel
            tijden.append((time.perf_counter() - begin) * 1000)
            queries.add(len(gevraagd))
        print(
            f"| {hoeveel} | {len(organisaties)} | {queries} | {statistics.median(tijden):.0f} |", flush=True
        )


@contextmanager
def werker():
    """One process that tells and mails, at the priority that compose gives it; none without Redis."""
    if not os.environ["REDIS_URL"]:
        yield
        return
    proces = subprocess.Popen(WERKER, cwd=BASIS)
    try:
        yield
    finally:
        proces.terminate()
        proces.wait()


def main():
    vragen = argparse.ArgumentParser(prog="python -m bench.school", description=__doc__)
    vragen.add_argument("--rondes", type=int, default=3)
    vragen.add_argument("--mensen", type=int, default=1_000)
    vragen.add_argument("--runs", type=int, default=10_000, help="0: not the catalogue")
    vragen.add_argument("--redis", default="", help="redis://127.0.0.1:6379/9: with a Celery worker")
    keuze = vragen.parse_args()
    os.environ.update(OMGEVING | {"REDIS_URL": keuze.redis})
    postgres.nieuw(NAAM)
    import django
    from django.core.management import call_command
    from django.db import connection

    django.setup()
    call_command("migrate", verbosity=0)
    call_command("createcachetable")
    from bench.school.vullen import mensen, organisaties

    onze = organisaties()
    iedereen = mensen(keuze.mensen, onze)
    with portaal({}) as basis, werker():
        storm_rondes(basis, keuze.rondes, iedereen, onze)
    if keuze.runs:
        catalogus(keuze.runs, onze)
    connection.close()
    postgres.weg(NAAM)


if __name__ == "__main__":
    main()
