"""A clamd of our own: speaks INSTREAM as the real one does, and knows one virus (EICAR, over the whole stream)."""

import socketserver
import struct
import threading
from contextlib import contextmanager

from tests.documenten import EICAR


class Gesprek(socketserver.BaseRequestHandler):
    def handle(self):
        if self._lees(10) != b"zINSTREAM\0":
            return
        inhoud = b""
        while lengte := struct.unpack("!I", self._lees(4))[0]:
            inhoud += self._lees(lengte)
            if len(inhoud) > self.server.grootste:
                return self.request.sendall(b"INSTREAM size limit exceeded. ERROR\0")
        self.server.gezien.append(inhoud)
        vast = self.server.antwoord
        self.request.sendall(vast or (b"stream: Eicar-Test FOUND\0" if EICAR in inhoud else b"stream: OK\0"))

    def _lees(self, aantal):
        uit = b""
        while len(uit) < aantal:
            stuk = self.request.recv(aantal - len(uit))
            if not stuk:
                raise ConnectionError
            uit += stuk
        return uit


class Server(socketserver.ThreadingTCPServer):
    daemon_threads = allow_reuse_address = True

    def handle_error(self, request, client_address):
        pass


class UnixServer(socketserver.ThreadingUnixStreamServer):
    daemon_threads = True


@contextmanager
def clamd(*, antwoord=b"", grootste=25_000_000, unix=None):
    """Answers (address, what it saw)."""
    server = UnixServer(str(unix), Gesprek) if unix else Server(("127.0.0.1", 0), Gesprek)
    server.antwoord, server.grootste, server.gezien = antwoord, grootste, []
    draad = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02})
    draad.start()
    try:
        yield (f"unix://{unix}" if unix else f"tcp://127.0.0.1:{server.server_address[1]}"), server.gezien
    finally:
        server.shutdown()
        server.server_close()
        draad.join()
