"""Every file of an edition from its composed snapshot; the same snapshot gives the same bytes."""

from collections.abc import Callable

from rapportage.momentopname import als_json
from rapportage.pdf import maak_pdf
from rapportage.rekenbladen import maak_csv, maak_ods, maak_xlsx
from rapportage.webpagina import maak_html


def maak_bestanden(m: dict, meld: Callable[[str], None] | None = None) -> dict[str, bytes]:
    """The files by kind. `meld` hears the name of every step before it starts."""
    meld = meld or (lambda stap: None)
    meld("Webpagina maken")
    bestanden = {"html": maak_html(m).encode("utf-8")}
    meld("Rekenbladen maken")
    bestanden |= {"json": als_json(m), "xlsx": maak_xlsx(m), "ods": maak_ods(m), "csv": maak_csv(m)}
    meld("PDF maken")
    bestanden["pdf"] = maak_pdf(
        m, {naam_van(m, "json"): bestanden["json"], naam_van(m, "xlsx"): bestanden["xlsx"]}
    )
    return bestanden


def naam_van(m: dict, soort: str) -> str:
    """The file name of a format: rapportage-2015.pdf, rapportage-2015-almelo.pdf."""
    deel = f"-{m['organisatie']}" if m.get("organisatie") else ""
    return f"rapportage-{m['jaar']}{deel}.{'zip' if soort == 'csv' else soort}"
