"""What the processor did for whom: the portal, PostgreSQL and the clients share two cores, and not alone."""

import os
from pathlib import Path

from django.db import connection

TIK = os.sysconf("SC_CLK_TCK")


def gebruikt() -> dict[str, float]:
    """Seconds of processor so far, of the clients (this process), the portal and its helpers, and PostgreSQL."""
    tijden = os.times()
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_backend_pid()")
        postmaster = _lees(cursor.fetchone()[0])[0]
    return {
        "portal": _van_kinderen(os.getpid()),
        "PostgreSQL": _tijd(postmaster) + _van_kinderen(postmaster),
        "clients": tijden.user + tijden.system,
    }


def _van_kinderen(pid: int) -> float:
    return sum(_tijd(kind) + _van_kinderen(kind) for kind in _kinderen().get(pid, ()))


def _kinderen() -> dict[int, list[int]]:
    per_ouder: dict[int, list[int]] = {}
    for map_ in Path("/proc").iterdir():
        if map_.name.isdigit() and (regel := _lees(int(map_.name))):
            per_ouder.setdefault(regel[0], []).append(int(map_.name))
    return per_ouder


def _tijd(pid: int) -> float:
    """Its own, and of its children that are gone."""
    regel = _lees(pid)
    return regel[1] if regel else 0.0


def _lees(pid: int) -> tuple[int, float] | None:
    """Parent and seconds; None for a process that ended meanwhile."""
    try:
        velden = Path(f"/proc/{pid}/stat").read_text().rpartition(") ")[2].split()
    except OSError:
        return None
    return int(velden[1]), sum(map(int, velden[11:15])) / TIK
