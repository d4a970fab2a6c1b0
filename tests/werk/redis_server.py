import contextlib
import shutil
import socket
import subprocess
import time

import pytest
import redis


def vrije_poort() -> int:
    with socket.create_server(("127.0.0.1", 0)) as server:
        return server.getsockname()[1]


@contextlib.contextmanager
def redis_server(map, poort=None):
    """A redis-server that keeps its data in `map`, killed at the end; started again there, it has it back."""
    if not shutil.which("redis-server"):
        pytest.skip("redis-server is not installed")
    poort = poort or vrije_poort()
    opties = ["--port", poort, "--bind", "127.0.0.1", "--dir", map, "--save", "", "--appendonly", "yes"]
    proces = subprocess.Popen(
        ["redis-server", *map_str(opties)], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    )
    try:
        wacht_op(poort)
        yield f"redis://127.0.0.1:{poort}/0"
    finally:
        proces.kill()
        proces.wait()


def map_str(delen):
    return [str(deel) for deel in delen]


def wacht_op(poort, seconden=10):
    klant = redis.Redis(port=poort)
    einde = time.monotonic() + seconden
    while time.monotonic() < einde:
        with contextlib.suppress(redis.RedisError):
            if klant.ping():
                return
        time.sleep(0.05)
    raise TimeoutError(f"redis-server on port {poort} does not answer")
