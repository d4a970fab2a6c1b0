"""The managementrapportage as PDF. The same snapshot gives the same bytes: every date comes from the snapshot."""

from datetime import UTC, datetime

from django.template.loader import render_to_string
from weasyprint import Attachment

from twentsekracht.pdf import Ophaler, render

STIJLEN = ("static/css/tokens.css", "static/css/rapport/breedtes.css", "static/css/rapport/afdruk.css")
OMSCHRIJVING = {
    "json": "De momentopname: alle cijfers, definities en teksten van deze rapportage",
    "xlsx": "Alle tabellen van deze rapportage als rekenblad",
}


def html_voor(m: dict) -> str:
    """The finished HTML of the report: what WeasyPrint gets to see."""
    return render_to_string("rapportage/document/rapport.html", {"m": m})


def maak_pdf(m: dict, bijlagen: dict[str, bytes]) -> bytes:
    """The PDF of a snapshot with its attachments, a dict of file name to content."""
    return render(
        html_voor(m),
        stijlen=STIJLEN,
        bijlagen=lambda: [_bijlage(naam, inhoud, m) for naam, inhoud in bijlagen.items()],
    )


def _bijlage(naam, inhoud, m) -> Attachment:
    moment = datetime.fromisoformat(m["opgesteld_op"]).astimezone(UTC)  # WeasyPrint writes any time as UTC
    return Attachment(
        string=inhoud,
        name=naam,
        description=OMSCHRIJVING.get(naam.rpartition(".")[2], naam),
        created=moment,
        modified=moment,
        relationship="Data",
        url_fetcher=Ophaler(),
    )
