"""Asks for jobs, kills what works on them, and counts what became of each: none lost, none done twice.

    python -m tests.storing celery --jobs 500 --kills 200 --wat kind werker
    python -m tests.storing verwerk --jobs 150 --kills 40

A Redis, a database and processes of its own; with DATABASE_URL on PostgreSQL, else on SQLite. Prints one line
of JSON and ends with 1 when a job was lost or done twice.
"""

import argparse
import collections
import contextlib
import json
import os
import random
import sys
import tempfile
import time
from pathlib import Path

import django
from django.utils import timezone

from tests.storing.omgeving import KILLS, eigen_database, spaar_onze_verbinding, start
from tests.werk.redis_server import redis_server, vrije_poort

SOORT = "tests.werk.proefapp.tasks.duurt"


def main():
    keuze = lees_argumenten()
    random.seed(keuze.toeval)
    with contextlib.ExitStack() as stapel:
        map = Path(stapel.enter_context(tempfile.TemporaryDirectory()))
        os.environ |= {"DJANGO_SETTINGS_MODULE": "tests.storing.instellingen", "DEBUG": "1", "REDIS_URL": ""}
        os.environ["DATABASE_URL"] = stapel.enter_context(eigen_database(map, os.environ.get("DATABASE_URL")))
        poort = vrije_poort()
        if keuze.hoe == "celery":
            os.environ["REDIS_URL"] = f"redis://127.0.0.1:{poort}/0"
        redis = redis_server(map, poort) if keuze.hoe == "celery" else contextlib.nullcontext()
        django.setup()
        spaar_onze_verbinding()
        with start(keuze.hoe, map, redis) as werkers:
            uitslag = doorloop(keuze, werkers)
    sys.stdout.write(json.dumps(uitslag) + "\n")
    goed = (keuze.jobs, 0, 0, keuze.gif)
    sys.exit(tuple(uitslag[naam] for naam in ("gereed", "verloren", "dubbel", "gif")) != goed)


def lees_argumenten():
    lezer = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    lezer.add_argument("hoe", choices=["celery", "verwerk"])
    lezer.add_argument("--jobs", type=int, default=30)
    lezer.add_argument("--kills", type=int, default=6)
    lezer.add_argument("--wat", nargs="+", choices=KILLS, default=["werker"])
    lezer.add_argument("--gif", type=int, default=0, help="jobs that kill their own worker")
    lezer.add_argument("--seconden", type=float, default=0.4, help="how long one job takes")
    lezer.add_argument("--tussen", type=float, default=0.5, help="seconds from the start of work to a kill")
    lezer.add_argument("--hoogstens", type=float, default=300, help="seconds")
    lezer.add_argument("--toeval", type=int, default=1)
    return lezer.parse_args()


def doorloop(keuze, werkers):
    begin = time.monotonic()
    vraag_jobs_aan(keuze)
    kills = collections.Counter()
    laatste, straks = timezone.now(), None
    while open_jobs().exists() and time.monotonic() < begin + keuze.hoogstens:
        if straks is None and kills.total() < keuze.kills and open_jobs(gestart_op__gt=laatste).exists():
            # Somebody is at work since the last kill: a worker that is still starting has nothing to lose.
            straks = time.monotonic() + random.uniform(0, 2) * keuze.tussen
        if straks and time.monotonic() > straks:
            kills[werkers.dood(random.choice(keuze.wat))] += 1
            laatste, straks = timezone.now(), None
        werkers.houd_op_de_been()
        time.sleep(0.05)
    return tel(keuze, kills, time.monotonic() - begin)


def vraag_jobs_aan(keuze):
    from twentsekracht.werk import services

    for nummer in range(keuze.jobs + keuze.gif):
        argumenten = {"seconden": keuze.seconden, "gif": nummer >= keuze.jobs}
        services.vraag_aan(
            soort=SOORT, sleutel=str(nummer), argumenten=argumenten, door=None, op=timezone.now()
        )


def open_jobs(**voorwaarden):
    from twentsekracht.werk.models import Job

    return Job.objects.open().filter(**voorwaarden)


def tel(keuze, kills, duur):
    from twentsekracht.logboek.models import Regel
    from twentsekracht.werk.models import Job

    goed = Job.objects.exclude(argumenten__gif=True)
    effecten = collections.Counter(Regel.objects.values_list("object_id", flat=True))
    return {
        "hoe": keuze.hoe,
        "jobs": keuze.jobs,
        "gekild": kills.total(),
        "kills": dict(kills),
        "gereed": goed.filter(status="gereed").count(),
        "open": goed.open().count(),  # the time was up
        "verloren": sum(1 for job in goed if not job.is_open and not effecten[str(job.pk)]),
        "dubbel": sum(1 for aantal in effecten.values() if aantal > 1),
        "gif": Job.objects.filter(argumenten__gif=True, status="mislukt").count(),
        "meer_dan_een_poging": goed.filter(poging__gt=1).count(),
        "seconden": round(duur),
    }


main()
