"""`python -m bench.vacatures`: list, filtered list with counts, search and detail at growing numbers of vacancies.

In a database of its own. Every page is asked for through Django's handler, without a network, by a visitor and by a
colleague; beside it the bare floor in the same run: the same SQL without ORM or page, an empty Django view, and a bare
Django list (25 rows, a minimal template, nothing else). Figures in milliseconds.
"""

import argparse
import os
import statistics
import sys
import time
from functools import partial

from bench import postgres

NAAM = os.environ.get("BENCH_DATABASE", "bench_vacatures")
OMGEVING = {
    "DATABASE_URL": postgres.adres(NAAM),
    "DJANGO_SETTINGS_MODULE": "twentsekracht.settings",
    "SECRET_KEY": "only-for-measuring-0123456789-abcdefghijklmnopqrstuvwxyz",
    "DEBUG": "0",
    "HTTPS": "0",
    "REDIS_URL": "",
    "ALLOWED_HOSTS": "*",
}


def zonder_verzamelde_bestanden():
    """Addresses of static files as they are named, so that nothing has to be collected first."""
    from django.conf import settings
    from django.test import override_settings

    gewoon = {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}
    opslag = settings.STORAGES | {"staticfiles": gewoon}
    override_settings(STORAGES=opslag, ROOT_URLCONF="bench.vacatures.urls").enable()


def meet(pagina, keer: int) -> tuple[list[float], list[float]]:
    """Milliseconds on the clock and of Python's own work until the answer is there; not what comes after it."""
    tijden, rekentijden = [], []
    for _ in range(keer):
        begin, cpu = time.perf_counter(), time.process_time()
        antwoord = pagina.vraag()
        tijden.append((time.perf_counter() - begin) * 1000)
        rekentijden.append((time.process_time() - cpu) * 1000)
        antwoord.close()
    return sorted(tijden), sorted(rekentijden)


def meet_kaal(vraag, keer: int) -> float:
    tijden = []
    for _ in range(keer):
        begin = time.perf_counter()
        vraag()
        tijden.append((time.perf_counter() - begin) * 1000)
    return statistics.median(tijden)


def p95(tijden: list[float]) -> float:
    return tijden[min(len(tijden) - 1, round(0.95 * len(tijden)))]


def ronde(aantal: int, keer: int, alleen: str) -> None:
    from bench.vacatures.paginas import grond, paginas

    print(f"\n## {aantal} vacatures (load {os.getloadavg()[0]:.1f})\n")
    print(
        "| wat | p50 | p95 | per s | CPU p50 | CPU minst | queries | kale SQL p50 |\n"
        "| --- | --- | --- | --- | --- | --- | --- | --- |"
    )
    for pagina in (*grond(), *paginas()):
        if alleen not in pagina.naam:
            continue
        pagina.warm()
        queries = pagina.queries()
        tijden, rekentijden = meet(pagina, keer)
        kaal = meet_kaal(partial(pagina.kaal, queries), max(5, keer // 3))
        p50 = statistics.median(tijden)
        regel = (
            pagina.naam,
            f"{p50:.1f}",
            f"{p95(tijden):.1f}",
            f"{1000 / p50:.0f}",
            f"{statistics.median(rekentijden):.1f}",
            f"{rekentijden[0]:.1f}",
            str(len(queries)),
        )
        print(f"| {' | '.join(regel)} | {kaal:.1f} |", flush=True)


def main():
    vragen = argparse.ArgumentParser(prog="python -m bench.vacatures", description=__doc__)
    vragen.add_argument("--aantal", type=int, nargs="+", default=[1_000, 100_000, 1_000_000])
    vragen.add_argument("--keer", type=int, default=60)
    vragen.add_argument(
        "--bewaar", action="store_true", help="leave the database, and go on from it the next time"
    )
    vragen.add_argument("--staat", type=int, default=0, help="so many are in it already (after --bewaar)")
    vragen.add_argument("--alleen", default="", help="only what has this in its name")
    keuze = vragen.parse_args()
    os.environ.update(OMGEVING)
    if not keuze.staat:
        postgres.nieuw(NAAM)
    import django
    from django.core.management import call_command

    django.setup()
    zonder_verzamelde_bestanden()
    if not keuze.staat:
        call_command("migrate", verbosity=0)
    from django.utils import timezone

    from bench.vacatures.vullen import vul

    staat = keuze.staat
    for aantal in sorted(keuze.aantal):
        begin = time.perf_counter()
        if aantal > staat:
            vul(aantal, op=timezone.localdate(), vanaf=staat + 1)
            print(f"\ngemaakt in {time.perf_counter() - begin:.0f} s", file=sys.stderr)
        staat = aantal
        ronde(aantal, keuze.keer, keuze.alleen)
    if not keuze.bewaar:
        from django.db import connection

        connection.close()
        postgres.weg(NAAM)


if __name__ == "__main__":
    main()
