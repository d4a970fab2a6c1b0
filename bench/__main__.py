"""`make bench`: the example year once, ten and a hundred times in; the report of it out.

Every figure comes from a process of its own: wall time, and the peak of its memory as the kernel saw it.
"""

import argparse
import os
import sys
import tempfile
import time
from pathlib import Path

from bench import postgres
from bench.jaarmap import vermenigvuldig

BASIS = Path(__file__).resolve().parent.parent
VOORBEELD = BASIS / "voorbeeldjaar" / "2015"


def meet(opdracht, omgeving):
    """Run a command; seconds of wall time and MB of peak memory, or stop when it fails."""
    begin = time.perf_counter()
    pid = os.posix_spawn(sys.executable, [sys.executable, *opdracht], os.environ | omgeving)
    _, status, gebruik = os.wait4(pid, 0)
    if status:
        sys.exit(f"mislukt: {' '.join(opdracht)}")
    return time.perf_counter() - begin, gebruik.ru_maxrss / 1024


def lege_database(soort, map_):
    """The DATABASE_URL of an empty database that only this run uses."""
    if soort == "sqlite":
        return f"sqlite:///{map_ / 'bench.sqlite3'}"
    return postgres.nieuw("bench_twentsekracht")


def ronde(soort, keer):
    with tempfile.TemporaryDirectory() as tijdelijk:
        map_ = Path(tijdelijk)
        vermenigvuldig(VOORBEELD, map_ / "jaar", keer)
        omgeving = {"DATABASE_URL": lege_database(soort, map_), "DEBUG": "1"}
        meet(["manage.py", "migrate", "--verbosity", "0"], omgeving)
        print(f"\n## {soort}, {keer} keer het voorbeeldjaar\n", flush=True)
        seconden, megabytes = meet(["manage.py", "importeer_jaar", str(map_ / "jaar")], omgeving)
        print(f"\nimport: {seconden:.1f} s, piek {megabytes:.0f} MB", flush=True)
        meet(["-m", "bench.rapport"], omgeving)


def main():
    vragen = argparse.ArgumentParser(prog="make bench", description=__doc__)
    vragen.add_argument("--keer", type=int, nargs="+", default=[1, 10, 100])
    vragen.add_argument(
        "--database", choices=["sqlite", "postgres"], nargs="+", default=["postgres", "sqlite"]
    )
    keuze = vragen.parse_args()
    os.chdir(BASIS)
    for soort in keuze.database:
        for keer in keuze.keer:
            ronde(soort, keer)


if __name__ == "__main__":
    main()
