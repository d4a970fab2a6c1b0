"""Looks at one pdf on standard input: `python twentsekracht/keuring_pdf.py < cv.pdf`. Knows nothing of Django.

Every object of the file is walked, those packed in object streams too, and so is what is nested in them: an action may
hang from a page, an annotation, a field or the outline. How it ended is the exit code: 0 fit, 3 locked, 4 an action
that runs something, 5 another file inside, 6 too many pages, anything else damaged (or too much for the limits).
"""

import resource
import sys
from io import BytesIO

import pikepdf

GEHEUGEN = 1024 * 1024 * 1024
SECONDEN = 10
MEESTE_PAGINAS = 50
MEESTE_OBJECTEN = 200_000
OP_SLOT, PROGRAMMA, BESTAND, PAGINAS, BESCHADIGD = 3, 4, 5, 6, 7

SLEUTELS = {
    "/JS": PROGRAMMA,
    "/JavaScript": PROGRAMMA,
    "/XFA": PROGRAMMA,
    "/RichMediaContent": PROGRAMMA,
    "/EmbeddedFiles": BESTAND,
}
# /S of an action, /Type and /Subtype of anything
WAARDEN = {
    "/JavaScript": PROGRAMMA,
    "/Launch": PROGRAMMA,
    "/SubmitForm": PROGRAMMA,
    "/ImportData": PROGRAMMA,
    "/Rendition": PROGRAMMA,
    "/Movie": PROGRAMMA,
    "/RichMedia": PROGRAMMA,
    "/RichMediaExecute": PROGRAMMA,
    "/Trans3D": PROGRAMMA,
    "/GoToR": PROGRAMMA,
    "/GoToE": PROGRAMMA,
    "/EmbeddedFile": BESTAND,
    "/FileAttachment": BESTAND,
}


def keur(inhoud: bytes) -> int:
    try:
        with pikepdf.open(BytesIO(inhoud), attempt_recovery=False, suppress_warnings=True) as pdf:
            if pdf.is_encrypted:
                return OP_SLOT
            if len(pdf.pages) > MEESTE_PAGINAS:
                return PAGINAS
            return _loop(pdf)
    except pikepdf.PasswordError:
        return OP_SLOT
    except (pikepdf.PdfError, RuntimeError, ValueError, TypeError, RecursionError, MemoryError):
        return BESCHADIGD


def _loop(pdf: pikepdf.Pdf) -> int:
    """Every object once: what one refers to is an object of its own."""
    te_doen = [*pdf.objects, pdf.trailer]
    if len(te_doen) > MEESTE_OBJECTEN:
        return BESCHADIGD
    gezien = 0
    while te_doen:
        ding = te_doen.pop()
        gezien += 1
        if gezien > 5 * MEESTE_OBJECTEN:
            return BESCHADIGD
        if isinstance(ding, pikepdf.Array):
            te_doen += [deel for deel in ding if _is_hier(deel)]
        elif isinstance(ding, pikepdf.Dictionary | pikepdf.Stream):
            if reden := _reden(ding):
                return reden
            te_doen += [deel for _, deel in ding.items() if _is_hier(deel)]
    return 0


def _is_hier(deel) -> bool:
    """Stands in its owner, and may hold more."""
    return isinstance(deel, pikepdf.Array | pikepdf.Dictionary) and not deel.is_indirect


def _reden(ding) -> int:
    for sleutel, waarde in ding.items():
        if sleutel in SLEUTELS:
            return SLEUTELS[sleutel]
        if sleutel in {"/S", "/Type", "/Subtype"} and str(waarde) in WAARDEN:
            return WAARDEN[str(waarde)]
    is_bestand = "/EF" in ding and ("/F" in ding or "/UF" in ding)  # alone it may be the name of a font
    return BESTAND if is_bestand else 0


if __name__ == "__main__":
    resource.setrlimit(resource.RLIMIT_AS, (GEHEUGEN, GEHEUGEN))
    resource.setrlimit(resource.RLIMIT_CPU, (SECONDEN, SECONDEN))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    sys.exit(keur(sys.stdin.buffer.read()))
