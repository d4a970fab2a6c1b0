"""`make lighthouse`: Google's Lighthouse on a portal full of the demo's content, phone and desktop, signed in and out.

The portal runs as in production (gunicorn, hashed and compressed static files), on a database of this run's own.
Best of three rounds per page, since a busy machine only ever makes a page slower. `PAGINAS="/mijn/* /rapportage/"`
takes only the pages of which the address fits. Ends with 1 when a page falls short of the goals below.
"""

import json
import os
import secrets
import shutil
import subprocess
import sys
import tempfile
import urllib.request
from fnmatch import fnmatchcase
from pathlib import Path

from tests.portaal import portaal
from tests.werk.redis_server import vrije_poort

BASIS = Path(__file__).resolve().parent.parent.parent
HIER = Path(__file__).resolve().parent
CHROMIUM = os.environ.get("CHROMIUM", "/usr/bin/chromium")
ONDERDELEN = ("performance", "accessibility", "best-practices", "seo")
DOELEN = {"performance": 98, "accessibility": 100, "best-practices": 100, "seo": 100}
KB = 120  # compressed, on a first visit
POGINGEN = 3
RONDES = int(os.environ.get("RONDES", "3"))
PAGINAS = os.environ.get("PAGINAS", "*").split()

# address, what it is; who signs in sees the same and more
OPENBAAR = {
    "/": "start",
    "/vacatures/": "a list",
    "/school/": "a list",
    "/nieuws/": "a list",
    "/account/login/": "a form",
}
INGELOGD = {
    "/": "start",
    "/mijn/": "Mijn",
    "/vacatures/": "a list",
    "/mijn/profiel/": "a form",
    "/mijn/werkvoorraad/": "the work queue",
    "/rapportage/": "a list",
}
NIET_TE_VINDEN = {"/account/login/"}  # asks search engines to stay away, which costs it SEO
# The first link of a list that leads to one of its rows.
DETAIL = {"/vacatures/": "/vacatures/", "/school/": "/school/", "/nieuws/": "/nieuws/"}
SESSIE = """
from django.conf import settings
from django.test import Client
from tests.sessie import meld_aan
from twentsekracht.organisaties.models import Gebruiker
client = meld_aan(Client(), Gebruiker.objects.get(email="coordinator@twentsekracht.example"))
print("SESSIE=" + settings.SESSION_COOKIE_NAME + "=" + client.cookies[settings.SESSION_COOKIE_NAME].value)
"""


def beheer(*opdracht, **omgeving):
    return subprocess.run(
        [sys.executable, "manage.py", *opdracht],
        cwd=BASIS,
        env={**os.environ, **omgeving},
        check=True,
        capture_output=True,
        text=True,
    ).stdout


def eerste_rij(basis, lijst, begin):
    """The address of the first row of a public list."""
    html = urllib.request.urlopen(basis + lijst, timeout=30).read().decode()
    for stuk in html.split('href="')[1:]:
        adres = stuk.split('"')[0]
        if (
            adres.startswith(begin)
            and len(adres) > len(begin) + 2
            and "?" not in adres
            and "feed" not in adres
        ):
            return adres
    sys.exit(f"{lijst} heeft geen rijen.")


def vuurtoren(adres, *, bureau, cookie, uit):
    """One run: {category: score} and what the page weighs, in bytes over the line."""
    opdracht = ["npx", "--prefix", str(HIER), "lighthouse", adres, "--quiet", "--output=json"]
    opdracht += [f"--output-path={uit}", f"--only-categories={','.join(ONDERDELEN)}"]
    opdracht += ["--chrome-flags=--headless=new --no-sandbox --disable-gpu"]
    opdracht += ["--preset=desktop"] if bureau else []
    opdracht += [f"--extra-headers={json.dumps({'Cookie': cookie})}"] if cookie else []
    for _ in range(POGINGEN):  # now and then Chromium's trace is empty, and Lighthouse says: run it again
        loop = subprocess.run(
            opdracht, env={**os.environ, "CHROME_PATH": CHROMIUM}, capture_output=True, text=True
        )
        if loop.returncode == 0:
            break
    else:
        sys.exit(f"Lighthouse mislukt op {adres}:\n{loop.stderr[-2000:]}")
    uitslag = json.loads(uit.read_text())
    scores = {deel: round(100 * (uitslag["categories"][deel]["score"] or 0)) for deel in ONDERDELEN}
    minder = sorted(
        naam
        for deel in ONDERDELEN[1:]
        for naam in (ref["id"] for ref in uitslag["categories"][deel]["auditRefs"] if ref["weight"])
        if (uitslag["audits"][naam]["score"] or 0) < 1
        and uitslag["audits"][naam]["scoreDisplayMode"] in {"binary", "numeric"}
    )
    return scores, uitslag["audits"]["total-byte-weight"]["numericValue"], minder


def bezoek(basis, adres, *, bureau, cookie, map_):
    rondes = [
        vuurtoren(basis + adres, bureau=bureau, cookie=cookie, uit=map_ / f"{ronde}.json")
        for ronde in range(RONDES)
    ]
    return max(rondes, key=lambda ronde: ronde[0]["performance"])


def gevraagd(adressen):
    return [adres for adres in adressen if any(fnmatchcase(adres, pagina) for pagina in PAGINAS)]


def meet(basis, adressen, cookie, map_):
    tekort = []
    for adres in gevraagd(adressen):
        for bureau in (False, True):
            scores, gewicht, minder = bezoek(basis, adres, bureau=bureau, cookie=cookie, map_=map_)
            wie = "signed in" if cookie else "visitor"
            scherm = "desktop" if bureau else "phone"
            cijfers = " | ".join(str(scores[deel]) for deel in ONDERDELEN)
            print(f"| {adres} | {wie} | {scherm} | {cijfers} | {gewicht / 1024:.0f} |", flush=True)
            zonder_seo = cookie or adres in NIET_TE_VINDEN
            doelen = {deel: doel for deel, doel in DOELEN.items() if not (zonder_seo and deel == "seo")}
            te_laag = [deel for deel, doel in doelen.items() if scores[deel] < doel]
            te_zwaar = gewicht > KB * 1024 and not cookie
            if te_laag or te_zwaar:
                tekort.append(
                    f"{adres} ({wie}, {scherm}): {', '.join([*te_laag, *minder])} {gewicht:.0f} bytes"
                )
    return tekort


def main():
    subprocess.run(["npm", "ci", "--prefix", str(HIER), "--no-audit", "--no-fund", "--silent"], check=True)
    with tempfile.TemporaryDirectory() as tijdelijk:
        map_, poort = Path(tijdelijk), vrije_poort()
        omgeving = {
            "DATABASE_URL": f"sqlite:///{map_ / 'lighthouse.sqlite3'}",
            "SECRET_KEY": secrets.token_urlsafe(50),
            "HTTPS": "0",
            "REDIS_URL": "",
            "EMAIL_URL": "dummymail://",
            "SITE_URL": f"http://127.0.0.1:{poort}",
        }
        beheer("demo", **omgeving, DEBUG="1")
        beheer("collectstatic", "--noinput", **omgeving, DEBUG="0")
        uitvoer = beheer("shell", "--no-imports", "--command", SESSIE, **omgeving, DEBUG="0")
        cookie = uitvoer.partition("SESSIE=")[2].split()[0]
        try:
            with portaal({**omgeving, "DEBUG": "0"}, poort) as basis:
                details = [eerste_rij(basis, lijst, begin) for lijst, begin in DETAIL.items()]
                print("| page | who | screen | performance | accessibility | best practices | SEO | KB |")
                print("| --- | --- | --- | --- | --- | --- | --- | --- |")
                tekort = meet(basis, [*OPENBAAR, *details], "", map_)
                tekort += meet(basis, [*INGELOGD, details[0]], cookie, map_)
        finally:
            shutil.rmtree(
                BASIS / "var" / "static", ignore_errors=True
            )  # WhiteNoise would look through it in tests
    if tekort:
        sys.exit("\nTekort:\n" + "\n".join(tekort))


if __name__ == "__main__":
    main()
