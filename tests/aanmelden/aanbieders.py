"""Identity providers to sign on at: the real `oidc-provider-mock`, one per tenant, and one that lies."""

import json
import logging
import os
import time
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Event, Thread
from urllib.parse import parse_qs, urlsplit

import jwt
import requests
from cryptography.hazmat.primitives.asymmetric import ec, rsa

CLIENT, GEHEIM = "portaal", "geheim-van-de-test"
SLEUTEL = rsa.generate_private_key(65537, 2048)

# The provider speaks plain http here, and says of every request that it came.
os.environ.setdefault("AUTHLIB_INSECURE_TRANSPORT", "1")
logging.getLogger("werkzeug").setLevel(logging.ERROR)


class Tenant:
    """A running provider; `persoon()` says what it knows of somebody."""

    def __init__(self, poort):
        self.url = f"http://localhost:{poort}"

    def persoon(self, sub, **claims):
        antwoord = requests.put(f"{self.url}/users/{sub}", json=claims, timeout=5)
        assert antwoord.status_code == 204, antwoord.text
        return sub


@contextmanager
def tenant():
    from oidc_provider_mock import run_server_in_thread

    with run_server_in_thread(require_nonce=True) as server:
        yield Tenant(server.server_port)


# ---- the way in, as a browser walks it


def naar_aanbieder(client, slug, vraag="", **velden):
    """Posts the button; returns where the browser is sent and with what."""
    antwoord = client.post(f"/account/oidc/{slug}/login/{vraag}", velden)
    assert antwoord.status_code == 302, (antwoord.status_code, antwoord.content.decode()[:2000])
    return antwoord["Location"], vraag_van(antwoord["Location"])


def vraag_van(adres):
    return {naam: waarde for naam, (waarde,) in parse_qs(urlsplit(adres).query).items()}


def toestemming(adres, sub):
    """Somebody logs in at the provider; returns the address it sends the browser back to."""
    antwoord = requests.post(adres, data={"sub": sub}, allow_redirects=False, timeout=5)
    assert antwoord.status_code == 302, antwoord.text
    terug = urlsplit(antwoord.headers["Location"])
    return f"{terug.path}?{terug.query}"


def log_in(client, slug, sub, vraag="", **velden):
    adres, _ = naar_aanbieder(client, slug, vraag, **velden)
    return client.get(toestemming(adres, sub))


def wie(client):
    """Who is signed in, in this browser: the key of the account, or None."""
    sleutel = client.session.get("_auth_user_id")
    return int(sleutel) if sleutel else None


# ---- one that lies


@dataclass
class Leugenaar:
    """Discovery, keys and tokens exactly as a test wants them."""

    url: str = ""
    sleutel: object = SLEUTEL
    claims: dict = field(default_factory=dict)  # over the true ones; None leaves a claim out
    kop: dict = field(default_factory=lambda: {"kid": "k1"})
    alg: str = "RS256"
    ondertekent: object = None  # another key than the published one
    discovery: dict = field(default_factory=dict)
    jwk: dict = field(default_factory=dict)
    token: str | None = None  # instead of an ID token
    antwoorden: dict = field(default_factory=dict)  # path -> (status, bytes)
    traag: dict = field(default_factory=dict)  # path -> how: {"wacht": seconds} or {"druppelt": True}
    klaar: Event = field(default_factory=Event)  # the test is over: wait no longer
    gevraagd: list = field(default_factory=list)  # what was asked: (path, fields)
    nonce: str = ""

    def document(self):
        adressen = {
            "authorization_endpoint": f"{self.url}/a",
            "token_endpoint": f"{self.url}/t",
            "jwks_uri": f"{self.url}/j",
        }
        return {"issuer": self.url, **adressen, **self.discovery}

    def sleutels(self):
        maak = jwt.algorithms.ECAlgorithm if isinstance(self.sleutel, EC) else jwt.algorithms.RSAAlgorithm
        publiek = json.loads(maak.to_jwk(self.sleutel.public_key()))
        return {"keys": [{**publiek, "kid": "k1", "use": "sig", **self.jwk}]}

    def id_token(self):
        nu = int(time.time())
        waar = {
            "iss": self.url,
            "aud": CLIENT,
            "sub": "f1",
            "email": "f1@hengelo.example",
            "name": "Fleur",
            "iat": nu,
            "exp": nu + 300,
            "nonce": self.nonce,
        }
        claims = {naam: waarde for naam, waarde in {**waar, **self.claims}.items() if waarde is not None}
        sleutel = None if self.alg == "none" else self.ondertekent or self.sleutel
        return jwt.encode(claims, sleutel, algorithm=self.alg, headers=self.kop)

    def antwoord(self, pad):
        if pad in self.antwoorden:
            return self.antwoorden[pad]
        if pad == "/.well-known/openid-configuration":
            gegevens = self.document()
        elif pad == "/j":
            gegevens = self.sleutels()
        else:
            token = self.id_token() if self.token is None else self.token
            gegevens = {"access_token": "x", "token_type": "Bearer", "id_token": token}
        return 200, json.dumps(gegevens).encode()


EC = ec.EllipticCurvePrivateKey


@contextmanager
def leugenaar():
    liegt = Leugenaar()

    class Antwoord(BaseHTTPRequestHandler):
        def log_message(self, *args):
            pass

        def do_GET(self):
            lengte = int(self.headers.get("Content-Length") or 0)
            liegt.gevraagd.append((self.path, self.rfile.read(lengte).decode()))
            status, inhoud = liegt.antwoord(self.path)
            traag = liegt.traag.get(self.path, {})
            liegt.klaar.wait(traag.get("wacht", 0))
            self.send_response(status)
            self.send_header("Content-Type", "application/json")
            self.send_header("Location", liegt.url + "/elders")
            self.send_header("Content-Length", str(len(inhoud)))
            self.end_headers()
            delen = [bytes([teken]) for teken in inhoud] if traag.get("druppelt") else [inhoud]
            with suppress(OSError):  # who asked has gone
                for deel in delen:
                    self.wfile.write(deel)
                    liegt.klaar.wait(0.5 if len(delen) > 1 else 0)

        do_POST = do_GET

    server = ThreadingHTTPServer(("127.0.0.1", 0), Antwoord)
    liegt.url = f"http://127.0.0.1:{server.server_port}"
    draad = Thread(target=server.serve_forever, kwargs={"poll_interval": 0.05}, daemon=True)
    draad.start()
    try:
        yield liegt
    finally:
        liegt.klaar.set()
        server.shutdown()
        server.server_close()
        draad.join()
