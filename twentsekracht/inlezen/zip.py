"""A year folder in a zip file: what a person uploads. Trusts nothing that the file says about itself."""

import stat
import zipfile
import zlib
from pathlib import PurePosixPath

from twentsekracht.inlezen.bron import Bron

MB = 1024 * 1024
GROOTSTE_ZIP = 10 * MB  # a hundred times the example year is 3 MB
GROOTSTE_INHOUD = 100 * MB
MEESTE_LEDEN = 100
GROOTSTE_VERHOUDING = 100  # unpacked against packed; CSV does 10 to 20
LANGSTE_NAAM = 100  # so is the column that keeps it
VRIJ_VAN_VERHOUDING = MB  # a small file may be as empty as it likes
VERPAKKINGEN = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)
BLOK = 64 * 1024


class FoutZip(Exception):
    """The upload is not accepted; the message says why, to the person who sent it."""


def pak_uit(bestand, *, naam: str) -> Bron:
    """The CSV files in a zip, in its root or in one folder. Nothing touches the disk."""
    try:
        with zipfile.ZipFile(bestand) as archief:
            leden = _csv_leden(archief)
            return Bron(naam=naam, bestanden=_lees_leden(archief, leden))
    except (
        zipfile.BadZipFile,
        zlib.error,
        EOFError,
        NotImplementedError,
        ValueError,  # a place before the beginning of the file, a name that cannot be read
        IndexError,  # a name without letters
        OSError,
    ) as fout:
        raise FoutZip("Dit is geen zip-bestand, of het is beschadigd.") from fout


def _csv_leden(archief: zipfile.ZipFile) -> dict[str, zipfile.ZipInfo]:
    leden = archief.infolist()
    if len(leden) > MEESTE_LEDEN:
        raise FoutZip(f"Er zitten te veel bestanden in de zip ({len(leden)}, hoogstens {MEESTE_LEDEN}).")
    gevonden: dict[str, zipfile.ZipInfo] = {}
    mappen = set()
    for lid in leden:
        pad = _veilig_pad(lid)
        if lid.is_dir() or pad.suffix != ".csv" or pad.name.startswith(".") or "__MACOSX" in pad.parts:
            continue
        if len(pad.name) > LANGSTE_NAAM:
            raise FoutZip("In de zip staat een bestand met een te lange naam.")
        if pad.name in gevonden and pad.parent in mappen:
            raise FoutZip(f"Het bestand {pad.name} zit twee keer in de zip.")
        gevonden[pad.name] = lid
        mappen.add(pad.parent)
    if len(mappen) > 1:
        raise FoutZip("De CSV-bestanden staan in meer dan een map. Maak een zip van een jaarmap.")
    if not gevonden:
        raise FoutZip("Er zitten geen CSV-bestanden in de zip.")
    return gevonden


def _veilig_pad(lid: zipfile.ZipInfo) -> PurePosixPath:
    naam = lid.orig_filename
    pad = PurePosixPath(naam)
    vreemd = any(teken in naam for teken in ("\\", "\0", ":")) or ".." in pad.parts or pad.is_absolute()
    if vreemd or stat.S_ISLNK(lid.external_attr >> 16):
        raise FoutZip("In de zip staat een bestand met een pad dat niet mag.")
    if lid.flag_bits & 1:
        raise FoutZip("De zip heeft een wachtwoord. Maak er een zonder.")
    if lid.compress_type not in VERPAKKINGEN:
        raise FoutZip("De zip is ingepakt op een manier die we niet lezen. Maak een gewone zip.")
    return pad


def _lees_leden(archief: zipfile.ZipFile, leden: dict[str, zipfile.ZipInfo]) -> dict[str, bytes]:
    inhoud, over = {}, GROOTSTE_INHOUD
    for naam, lid in leden.items():
        hoogstens = min(over, max(VRIJ_VAN_VERHOUDING, GROOTSTE_VERHOUDING * lid.compress_size))
        inhoud[naam] = _lees_lid(archief, lid, hoogstens)
        over -= len(inhoud[naam])
    return inhoud


def _lees_lid(archief: zipfile.ZipFile, lid: zipfile.ZipInfo, hoogstens: int) -> bytes:
    """Counts what comes out: the size in the zip is only what the zip says."""
    with archief.open(lid) as bron:
        inhoud = bytearray()
        while blok := bron.read(BLOK):
            inhoud += blok
            if len(inhoud) > hoogstens:
                raise FoutZip("De zip is uitgepakt te groot.")
    return bytes(inhoud)
