"""The portal as it runs in production, for proofs that need the real thing: gunicorn, processes, a socket."""

import os
import subprocess
import sys
import time
import urllib.request
from contextlib import contextmanager
from pathlib import Path

from tests.werk.redis_server import vrije_poort

BASIS = Path(__file__).resolve().parent.parent


@contextmanager
def portaal(omgeving: dict, poort: int | None = None, *, wsgi: str = "twentsekracht.wsgi"):
    """Two processes of four threads, as the image starts it; yields its address."""
    poort = poort or vrije_poort()
    opdracht = ["-m", "gunicorn", wsgi, "--bind", f"127.0.0.1:{poort}", "--workers", "2"]
    opdracht += ["--threads", "4", "--worker-class", "gthread", "--log-level", "warning"]
    proces = subprocess.Popen([sys.executable, *opdracht], cwd=BASIS, env={**os.environ, **omgeving})
    try:
        _wacht_op(f"http://127.0.0.1:{poort}/gezond", proces)
        yield f"http://127.0.0.1:{poort}"
    finally:
        proces.terminate()
        proces.wait()


def _wacht_op(adres, proces):
    einde = time.monotonic() + 60
    while proces.poll() is None and time.monotonic() < einde:
        try:
            urllib.request.urlopen(adres, timeout=1).close()
            return
        except OSError:
            time.sleep(0.2)
    raise RuntimeError("Het portaal start niet.")
