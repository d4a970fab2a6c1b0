"""`python -m bench.school`: enrolments a second on one hot run and spread over a hundred, and places of 10,000 runs.

The portal runs as in production: gunicorn, two processes of four threads, PostgreSQL, Redis when REDIS_URL is given.
32 clients, each a person who is signed in; every enrolment is the whole of it: session, CSRF, form, lock, places,
step, mail. In turn, in the same run: a view that does the same lock, count and insert and nothing else; an empty view;
and the same without the lock, which has to sell too many. Milliseconds are the client's, until the answer is there.
"""

import argparse
import asyncio
import os
import statistics
import time

from bench import postgres
from tests.klanten import Klant
from tests.portaal import portaal

NAAM = "bench_school"
KLANTEN = 32
PLAATSEN = 600  # of the hot run
OMGEVING = {
    "DATABASE_URL": postgres.adres(NAAM),
    "DJANGO_SETTINGS_MODULE": "bench.school.instellingen",
    "SECRET_KEY": "only-for-measuring-0123456789-abcdefghijklmnopqrstuvwxyz",
    "DEBUG": "0",
    "HTTPS": "0",
    "ALLOWED_HOSTS": "*",
    "EMAIL_URL": "dummymail://",
}


async def storm(basis, vragen) -> tuple[float, list[float]]:
    """`vragen`: (person, address) each; 32 at a time. Seconds in all, and milliseconds each."""
    rij, tijden = iter(vragen), []

    async def klant():
        for mens, pad in rij:
            een = Klant(basis, mens.sessie if mens else "")
            begin = time.perf_counter()
            antwoord = await een.post(pad)
            tijden.append((time.perf_counter() - begin) * 1000)
            een.sluit()
            if antwoord.status != 302:
                raise SystemExit(f"{pad}: {antwoord.status} {antwoord.inhoud[:2000].decode()}")

    begin = time.perf_counter()
    await asyncio.gather(*(klant() for _ in range(KLANTEN)))
    return time.perf_counter() - begin, sorted(tijden)


def kop():
    print("| what | per second | p50 ms | p95 ms | sold | places |\n| --- | --- | --- | --- | --- | --- |")


def ronde(basis, wat, mensen, runs, adres) -> float:
    from school.models import BEZET, Inschrijving

    vragen = [
        (mens if "inschrijven" in adres else None, adres.format(run=runs[n % len(runs)].pk, mens=mens))
        for n, mens in enumerate(mensen)
    ]
    seconden, tijden = asyncio.run(storm(basis, vragen))
    verkocht = Inschrijving.objects.filter(uitvoering__in=runs, status__in=BEZET).count()
    plaatsen = sum(run.max_deelnemers for run in runs)
    per_seconde = len(vragen) / seconden
    print(
        f"| {wat} | {per_seconde:.0f} | {statistics.median(tijden):.0f} |"
        f" {tijden[round(0.95 * (len(tijden) - 1))]:.0f} | {verkocht} | {plaatsen} |",
        flush=True,
    )
    return per_seconde


ONS = "/school/inschrijven/{run}/"
KAAL = "/bench/kaal/{run}/{mens.pk}/{mens.organisatie}/"
LEEG = "/bench/leeg/"
ZONDER_SLOT = "/bench/zonder-slot/{run}/{mens.pk}/{mens.organisatie}/"


def storm_rondes(basis, aantal_rondes, mensen, organisaties) -> None:
    """Alternating, since the machine is not the same from one minute to the next."""
    from bench.school.vullen import runs

    verhouding = {"hot": [], "spread": []}
    kop()
    ronde(basis, "empty view", mensen, runs(1, PLAATSEN, "leeg"), LEEG)
    for n in range(aantal_rondes):
        heet = {}
        for wat, adres in (("bare", KAAL), ("enrolling", ONS)):
            heet[wat] = ronde(basis, f"one run, {wat}", mensen, runs(1, PLAATSEN, f"heet-{wat}-{n}"), adres)
        verhouding["hot"].append(heet["enrolling"] / heet["bare"])
        breed = {}
        for wat, adres in (("bare", KAAL), ("enrolling", ONS)):
            honderd = runs(100, PLAATSEN // 100, f"breed-{wat}-{n}")
            breed[wat] = ronde(basis, f"100 runs, {wat}", mensen, honderd, adres)
        verhouding["spread"].append(breed["enrolling"] / breed["bare"])
    met_quota = runs(1, PLAATSEN, "quota", quota=20, organisaties=organisaties)
    ronde(basis, "one run with quota, enrolling", mensen, met_quota, ONS)
    ronde(basis, "one run, no lock", mensen, runs(1, PLAATSEN, "zonder"), ZONDER_SLOT)
    for wat, cijfers in verhouding.items():
        print(f"\n{wat}: {', '.join(f'{een:.2f}' for een in cijfers)} of the bare view", end="")
    print()


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
            with CaptureQueriesContext(
                connection,
            ) as gevraagd:
                assert len(plaatsen(rijen, op=timezone.localdate(), organisatie_id=organisatie.pk)) == hoeveel
            tijden.append((time.perf_counter() - begin) * 1000)
            queries.add(len(gevraagd))
        print(
            f"| {hoeveel} | {len(organisaties)} | {queries} | {statistics.median(tijden):.0f} |", flush=True
        )


def main():
    vragen = argparse.ArgumentParser(prog="python -m bench.school", description=__doc__)
    vragen.add_argument("--rondes", type=int, default=3)
    vragen.add_argument("--mensen", type=int, default=1_000)
    vragen.add_argument("--runs", type=int, default=10_000)
    keuze = vragen.parse_args()
    os.environ.update({"REDIS_URL": "", **os.environ, **OMGEVING})
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
    with portaal({}) as basis:
        storm_rondes(basis, keuze.rondes, iedereen, onze)
    catalogus(keuze.runs, onze)
    connection.close()
    postgres.weg(NAAM)


if __name__ == "__main__":
    main()
