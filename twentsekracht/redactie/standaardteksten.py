"""The pages that every portal starts with: Markdown files in `standaard/`, headed by lines `field: value`."""

from pathlib import Path

from twentsekracht.redactie.models import Pagina

MAP = Path(__file__).parent / "standaard"


def standaardpaginas() -> list[Pagina]:
    """Not saved; the name of a file is the address of its page."""
    return [_lees(pad) for pad in sorted(MAP.glob("*.md"))]


def _lees(pad: Path) -> Pagina:
    kop, _, tekst = pad.read_text(encoding="utf-8").partition("\n\n")
    velden = dict(regel.split(": ", 1) for regel in kop.splitlines())
    return Pagina(slug=pad.stem, tekst=tekst.strip(), **velden)
