"""The files of an edition, to keep. A concept's is not remembered by the browser, a definitive one's by its hash."""

from django.http import HttpResponse
from django.shortcuts import get_object_or_404
from django.utils.cache import get_conditional_response
from django.utils.http import quote_etag
from django.views.generic import View

from rapportage.models import Bestand
from rapportage.uitvoer import naam_van
from rapportage.views import Lezer

MIME = {
    Bestand.Soort.PDF: "application/pdf",
    Bestand.Soort.HTML: "text/html; charset=utf-8",
    Bestand.Soort.XLSX: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    Bestand.Soort.ODS: "application/vnd.oasis.opendocument.spreadsheet",
    Bestand.Soort.CSV: "application/zip",
    Bestand.Soort.JSON: "application/json",
}


class Downloaden(Lezer, View):
    def get(self, request, *args, **kwargs):
        bestand = get_object_or_404(
            Bestand.objects.defer("inhoud"), editie=self.editie, soort=kwargs["soort"]
        )
        etag = quote_etag(bestand.sha256)
        antwoord = get_conditional_response(request, etag=etag) if self.editie.is_definitief else None
        if antwoord is None:
            antwoord = HttpResponse(bestand.inhoud, content_type=MIME[bestand.soort])
            antwoord["Content-Disposition"] = f'attachment; filename="{bestandsnaam(self.editie, bestand)}"'
        if self.editie.is_definitief:
            antwoord["ETag"], antwoord["Cache-Control"] = etag, "private, no-cache"
        else:
            antwoord["Cache-Control"] = "private, no-store"
        antwoord["X-Content-Type-Options"] = "nosniff"
        return antwoord


def bestandsnaam(editie, bestand):
    """rapportage-2015-hengelo-versie-2-concept.pdf"""
    wie = {"jaar": editie.jaar, "organisatie": editie.organisatie and editie.organisatie.code}
    naam, _, soort = naam_van(wie, bestand.soort).rpartition(".")
    return f"{naam}-versie-{editie.versie}{'' if editie.is_definitief else '-concept'}.{soort}"
