"""`python -m bench.rapport`: what the report of 2015 costs on the database that DATABASE_URL names.

Warm figures, the fastest of some rounds: the figures with their queries, each step of drawing, and the whole of the
PDF against what WeasyPrint needs for nothing but the same finished HTML, taken in turns.
"""

import os
import resource
import time
from contextlib import contextmanager
from datetime import date

import django

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "twentsekracht.settings")
django.setup()

from django.db import connection  # noqa: E402 - Django first
from django.test.utils import CaptureQueriesContext  # noqa: E402
from django.utils import timezone  # noqa: E402
from weasyprint import HTML  # noqa: E402

from rapportage import pdf as rapport  # noqa: E402
from rapportage.uitvoer import maak_bestanden  # noqa: E402
from rapportage.verzamelen import verzamel  # noqa: E402
from twentsekracht import pdf  # noqa: E402

RONDEN = 5
JAAR, PEILDATUM = 2015, date(2015, 10, 26)


class Klok:
    """The fastest time of every step, in seconds."""

    def __init__(self):
        self.beste = {}

    @contextmanager
    def __call__(self, stap):
        begin = time.perf_counter()
        yield
        duur = time.perf_counter() - begin
        self.beste[stap] = min(duur, self.beste.get(stap, duur))


def kaal(html):
    """WeasyPrint with nothing of ours but the HTML and its styles: no tags, no archive form, no attachments."""
    stijlen = [pdf.settings.BASE_DIR / blad for blad in rapport.STIJLEN]
    return HTML(string=html, base_url=pdf._basis(), url_fetcher=pdf.Ophaler()).write_pdf(stylesheets=stijlen)


def stappen(m, klok):
    """The same work as `maak_pdf`, step by step."""
    with klok("HTML"):
        html = rapport.html_voor(m)
    with pdf._zonder_afvalronde():
        letters, stijlen = pdf.opmaak(rapport.STIJLEN)
        with klok("opmaak"):
            document = HTML(string=html, base_url=pdf._basis(), url_fetcher=pdf.Ophaler()).render(
                stylesheets=stijlen, font_config=letters, pdf_variant=pdf.VARIANT, pdf_tags=True
            )
        pdf.xmp.vul_aan(document.metadata)
        with klok("schrijven"), pdf.duidelijk_einde():
            document.write_pdf(finisher=pdf.werk_af, pdf_variant=pdf.VARIANT, pdf_tags=True)
    return html


def main():
    klok = Klok()
    with CaptureQueriesContext(connection) as queries:
        m = verzamel(jaar=JAAR, peildatum=PEILDATUM, op=timezone.now())
    m |= {"status": "concept", "versie": 1}
    bestanden = maak_bestanden(m)
    bijlagen = {
        naam: bestanden[soort] for naam, soort in (("cijfers.json", "json"), ("cijfers.xlsx", "xlsx"))
    }
    for _ in range(RONDEN):
        with klok("cijfers"):
            verzamel(jaar=JAAR, peildatum=PEILDATUM, op=timezone.now())
        html = stappen(m, klok)
        with klok("pdf, het geheel"):
            rapport.maak_pdf(m, bijlagen)
        with klok("kale WeasyPrint"):
            kaal(html)
        with klok("alle bestanden"):
            maak_bestanden(m)
    beste = klok.beste
    som = sum(beste[stap] for stap in ("cijfers", "HTML", "opmaak", "schrijven"))
    print(f"cijfers: {beste['cijfers'] * 1000:.0f} ms, {len(queries)} queries")
    for stap in ("cijfers", "HTML", "opmaak", "schrijven"):
        print(f"  aandeel {stap}: {beste[stap] * 1000:.0f} ms, {100 * beste[stap] / som:.0f} %")
    verhouding = beste["pdf, het geheel"] / beste["kale WeasyPrint"]
    print(f"pdf: {beste['pdf, het geheel']:.2f} s, {verhouding:.2f} keer kale WeasyPrint")
    print(f"alle bestanden: {beste['alle bestanden']:.2f} s")
    print(f"piek: {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024:.0f} MB", flush=True)


if __name__ == "__main__":
    main()
