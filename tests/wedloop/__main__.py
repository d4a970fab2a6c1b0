"""`make wedloop`: many rounds of 200 people for 20 places through gunicorn.

In a database of its own; with DATABASE_URL on PostgreSQL, else on SQLite. Prints per round what the portal answered
and how it ended, and stops at the first rule that was broken.
"""

import argparse
import os
import tempfile
import time
from pathlib import Path

from tests.storing.omgeving import eigen_database

OMGEVING = {
    "DJANGO_SETTINGS_MODULE": "tests.wedloop.instellingen",
    "DEBUG": "1",
    "HTTPS": "0",
    "REDIS_URL": "",
    "EMAIL_URL": "dummymail://",
}


def main():
    vragen = argparse.ArgumentParser(prog="python -m tests.wedloop", description=__doc__)
    vragen.add_argument("--rondes", type=int, default=20)
    vragen.add_argument("--mensen", type=int, default=200)
    vragen.add_argument("--plaatsen", type=int, default=20)
    vragen.add_argument("--toeval", type=int, default=1)
    keuze = vragen.parse_args()
    with (
        tempfile.TemporaryDirectory() as map_,
        eigen_database(Path(map_), os.environ.get("DATABASE_URL")) as url,
    ):
        os.environ.update(OMGEVING | {"DATABASE_URL": url})
        speel(keuze)


def speel(keuze) -> None:
    import django
    from django.core.management import call_command
    from django.db import connection

    django.setup()
    call_command("createcachetable", verbosity=0)
    from tests.portaal import portaal
    from tests.wedloop.ronde import ronde

    begin = time.perf_counter()
    with portaal({}) as basis:
        for nummer in range(keuze.toeval, keuze.toeval + keuze.rondes):
            antwoorden, uitkomst = ronde(basis, mensen=keuze.mensen, plaatsen=keuze.plaatsen, toeval=nummer)
            print(f"{nummer}: answers {dict(antwoorden)}, ended {dict(uitkomst)}", flush=True)
    duur = time.perf_counter() - begin
    print(f"{keuze.rondes} rounds on {connection.vendor} in {duur:.0f} s: no rule broken")
    connection.close()


if __name__ == "__main__":
    main()
