"""What came in, as it stood in the source, and every correction: to look at, for the platform office."""

from django.contrib import admin
from django.urls import reverse
from django.utils.html import format_html, format_html_join

from twentsekracht.inlezen.models import Bronbestand, Correctie, Import
from twentsekracht.inlezen.services import aantal
from twentsekracht.organisaties.beheer import OrganisatieBeheer, OrganisatieInline
from twentsekracht.organisaties.toegang import REGIONAAL

HOOGSTENS = 500  # messages on a page of the admin; the import's own page has all of them


class BronbestandInline(OrganisatieInline):
    model = Bronbestand
    bekijken = REGIONAAL
    fields = readonly_fields = ("bestand", "rijen", "sha256")

    def get_queryset(self, request):
        return super().get_queryset(request).defer("inhoud")

    @admin.display(description="bestand")
    def bestand(self, bron):
        return format_html('<a href="{}">{}</a>', reverse("inlezen:bron", args=[bron.pk]), bron.naam)


@admin.register(Import)
class ImportAdmin(OrganisatieBeheer):
    bekijken = REGIONAAL
    list_display = ("naam", "status", "alleen_controleren", "gestart_op", "door")
    list_filter = ("status",)
    list_select_related = ("door",)
    date_hierarchy = "gestart_op"
    search_fields = ("naam",)
    inlines = [BronbestandInline]
    fields = (
        "naam", "status", "alleen_controleren", "door", "gestart_op", "afgerond_op", "telling", "correcties",
        "alle_problemen", "alle_waarschuwingen", "sha256",
    )  # fmt: skip
    readonly_fields = ("telling", "correcties", "alle_problemen", "alle_waarschuwingen")

    def get_queryset(self, request):
        queryset = super().get_queryset(request)
        per_import = request.resolver_match.url_name != "inlezen_import_changelist"
        return queryset if per_import else queryset.defer("problemen", "waarschuwingen")

    @admin.display(description="wat erin zat")
    def telling(self, imp):
        regels = []
        for soort, aantallen in imp.tellingen.items():
            geteld = ", ".join(f"{n} {wat}" for wat, n in aantallen.items() if n)
            regels.append((soort, geteld or "niets"))
        return format_html_join("", "<p>{}: {}</p>", regels) or "niets"

    @admin.display(description="correcties")
    def correcties(self, imp):
        adres = f"{reverse('admin:inlezen_correctie_changelist')}?imp__id__exact={imp.pk}"
        return format_html(
            '<a href="{}">{}</a>', adres, aantal(imp.correcties.count(), "correctie", "correcties")
        )

    @admin.display(description="problemen")
    def alle_problemen(self, imp):
        return als_lijst(imp.problemen)

    @admin.display(description="waarschuwingen")
    def alle_waarschuwingen(self, imp):
        return als_lijst(imp.waarschuwingen)


def als_lijst(meldingen: list[str]):
    if not meldingen:
        return "geen"
    regels = format_html_join("", "<li>{}</li>", ((melding,) for melding in meldingen[:HOOGSTENS]))
    meer = len(meldingen) - HOOGSTENS
    return format_html("<ol>{}</ol>{}", regels, f"en nog {meer}" if meer > 0 else "")


@admin.register(Correctie)
class CorrectieAdmin(OrganisatieBeheer):
    bekijken = REGIONAAL
    list_display = ("bestand", "regel", "kolom", "soort", "bronwaarde", "waarde", "imp")
    list_filter = ("soort", "bestand", "imp")
    list_select_related = ("imp",)
    search_fields = ("bronwaarde", "waarde", "kolom")
    fields = ("imp", "bestand", "regel", "kolom", "soort", "bronwaarde", "waarde")
    exportvelden = ("imp_id", "bestand", "regel", "kolom", "soort", "bronwaarde", "waarde")
