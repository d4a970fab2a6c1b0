"""Files that people send us: kept outside the web root under a random name, given out by a view that knows to whom.

A name is `<map>/<32 hex>`: the folder of the room that keeps it, and nothing of what its owner called it. Written
under another name first and then renamed, so that what is there is whole. The row that names a file is deleted first
and the file after the commit; what a crash leaves without a row is swept up (`ruim_op`).
"""

import os
import re
import secrets
from collections.abc import Collection
from contextlib import suppress
from datetime import datetime
from pathlib import Path

from django.conf import settings
from django.db import transaction
from django.http import FileResponse

NAAM = re.compile(r"[a-z]{1,30}/[0-9a-f]{32}")
TIJDELIJK = ".half"
SOORTEN = {
    "pdf": "application/pdf",
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "odt": "application/vnd.oasis.opendocument.text",
}


def pad_van(naam: str) -> Path:
    """Where it stands. A name that we did not make leads nowhere."""
    if not NAAM.fullmatch(naam):
        raise ValueError("Dit is geen naam van een bestand in de opslag.")
    return Path(settings.PRIVE_MAP) / naam


def bewaar(inhoud: bytes, *, map: str) -> str:
    """Writes it whole or not at all; answers its name. OSError when the disk is full."""
    naam = f"{map}/{secrets.token_hex(16)}"
    pad = pad_van(naam)
    pad.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    half = pad.with_name(pad.name + TIJDELIJK)
    try:
        with open(half, "xb", opener=_alleen_wij) as bestand:
            bestand.write(inhoud)
            bestand.flush()
            os.fsync(bestand.fileno())
        os.replace(half, pad)
    except OSError:
        half.unlink(missing_ok=True)
        raise
    _fsync_map(pad.parent)
    return naam


def _alleen_wij(pad, vlaggen):
    return os.open(pad, vlaggen, 0o600)


def _fsync_map(pad: Path) -> None:
    map_ = os.open(pad, os.O_RDONLY)
    try:
        os.fsync(map_)
    finally:
        os.close(map_)


def lees(naam: str) -> bytes:
    return pad_van(naam).read_bytes()


def verwijder(naam: str) -> None:
    """Doing so twice changes nothing."""
    with suppress(FileNotFoundError):
        pad_van(naam).unlink()


def verwijder_na_commit(naam: str) -> None:
    transaction.on_commit(lambda: verwijder(naam), robust=True)


def ruim_op(*, map: str, bekend: Collection[str], ouder_dan: datetime) -> int:
    """Deletes what no row knows (any more) and is not of just now: its row may still be on the way."""
    grens, aantal = ouder_dan.timestamp(), 0
    for pad in (Path(settings.PRIVE_MAP) / map).glob("*"):
        with suppress(FileNotFoundError):
            if f"{map}/{pad.name}" not in bekend and pad.stat().st_mtime < grens:
                pad.unlink()
                aantal += 1
    return aantal


def geef(naam: str, *, soort: str, getoond: str) -> FileResponse:
    """To save, never to open in the browser as a page of ours. 404 is for the view: FileNotFoundError."""
    bestand = pad_van(naam).open("rb")  # closed by the response
    antwoord = FileResponse(bestand, as_attachment=True, filename=getoond, content_type=SOORTEN[soort])
    antwoord.headers["X-Content-Type-Options"] = "nosniff"
    antwoord.headers["Cache-Control"] = "private, no-store"
    antwoord.headers["Referrer-Policy"] = "no-referrer"
    antwoord.headers["Content-Security-Policy"] = "default-src 'none'; sandbox"
    return antwoord
