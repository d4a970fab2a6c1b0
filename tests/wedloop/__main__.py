"""`make wedloop`: many rounds of 200 people for 20 places of a course through gunicorn, and (`--wat evenement`) of 300
people in a minute for twelve workshops of 40.

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
    "KEUZE_MINUTEN": "1",  # so that what is held lapses while we look
}


def main():
    vragen = argparse.ArgumentParser(prog="python -m tests.wedloop", description=__doc__)
    vragen.add_argument("--wat", choices=["opleiding", "evenement"], default="opleiding")
    vragen.add_argument("--rondes", type=int, default=20)
    vragen.add_argument("--mensen", type=int, help="200 for a course, 300 for an event")
    vragen.add_argument("--plaatsen", type=int, help="20 for a course, 40 in each workshop")
    vragen.add_argument("--seconden", type=int, default=60, help="in which everybody comes to an event")
    vragen.add_argument("--zonder-slot", action="store_true", help="the control: it has to fail")
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
    from tests.wedloop import evenement, ronde

    begin = time.perf_counter()
    wsgi = "tests.wedloop.zonder_slot" if keuze.zonder_slot else "twentsekracht.wsgi"
    with portaal({}, wsgi=wsgi) as basis:
        for nummer in range(keuze.toeval, keuze.toeval + keuze.rondes):
            if keuze.wat == "evenement":
                gedaan = evenement.ronde(
                    basis,
                    mensen=keuze.mensen or 300,
                    plaatsen=keuze.plaatsen or 40,
                    seconden=keuze.seconden,
                    toeval=nummer,
                )
            else:
                gedaan = ronde.ronde(
                    basis, mensen=keuze.mensen or 200, plaatsen=keuze.plaatsen or 20, toeval=nummer
                )
            antwoorden, uitkomst, *meer = gedaan
            print(f"{nummer}: answers {dict(antwoorden)}, ended {dict(uitkomst)}", *meer, flush=True)
    duur = time.perf_counter() - begin
    print(f"{keuze.rondes} rounds on {connection.vendor} in {duur:.0f} s: no rule broken")
    connection.close()


if __name__ == "__main__":
    main()
