"""The admin of the office's own records, and of the editions with their texts and explanations.

The pages under /rapportage/ are the main way; what is changed here goes through the same services.
"""

from django import forms
from django.contrib import admin, messages
from django.urls import reverse
from django.utils import timezone
from django.utils.html import format_html, format_html_join

from rapportage import services
from rapportage.definitief import afwijkingen, redenen_tegen, samengesteld, tekstvakken
from rapportage.models import Begrotingspost, Bezetting, Editie, GedrukteWaarde
from rapportage.teksten import eerste_teksten
from twentsekracht.organisaties.beheer import OrganisatieBeheer
from twentsekracht.organisaties.toegang import REGIONAAL

TEKST, VERKLARING = "tekst-", "verklaring-"


class MetJaartal:
    """A year is a name, no amount: 2015 and not 2.015."""

    @admin.display(description="jaar", ordering="jaar")
    def jaartal(self, rij):
        return str(rij.jaar)


class BureauBeheer(MetJaartal, OrganisatieBeheer):
    """Records of the platform office itself."""

    bekijken = wijzigen = toevoegen = verwijderen = REGIONAAL


@admin.register(Begrotingspost)
class BegrotingspostAdmin(BureauBeheer):
    list_display = ("post", "jaartal", "soort", "begroot", "gerealiseerd")
    list_filter = ("jaar", "soort")
    search_fields = ("post",)
    exportvelden = ("jaar", "post", "soort", "begroot", "gerealiseerd")


@admin.register(Bezetting)
class BezettingAdmin(BureauBeheer):
    list_display = ("functie", "uren_per_week", "van", "tot")
    search_fields = ("functie",)
    exportvelden = ("functie", "uren_per_week", "van", "tot")


@admin.register(GedrukteWaarde)
class GedrukteWaardeAdmin(BureauBeheer):
    list_display = ("sleutel", "jaartal", "waarde", "bron")
    list_filter = ("jaar",)
    search_fields = ("sleutel", "bron")
    exportvelden = ("jaar", "sleutel", "waarde", "bron")


def velden_van(editie: Editie) -> dict[str, forms.CharField]:
    """A field for the text of every chapter, and one for the explanation of every deviation."""
    m = samengesteld(editie)
    eigen = dict(editie.teksten.values_list("hoofdstuk", "tekst"))
    eerste = eerste_teksten(m)
    verklaringen = {rij.controle: rij.uitleg for rij in editie.verklaringen.all()}
    teksten = {
        TEKST + code: _veld(titel, eigen.get(code, eerste.get(code, "")), services.LANGSTE_TEKST, rows=10)
        for code, titel in tekstvakken(m).items()
    }
    return teksten | {
        VERKLARING + rij["code"]: _veld(
            f"{rij['onderwerp']}: {rij['titel']}",
            verklaringen.get(rij["code"], ""),
            services.LANGSTE_UITLEG,
            rows=3,
            help_text=f"Verwacht {rij['verwacht']}, gevonden {rij['gevonden']}. {rij['toelichting']}",
        )
        for rij in afwijkingen(m)
    }


class Tekstveld(forms.CharField):
    """A browser sends other line ends than we keep: without this every text would count as changed."""

    def to_python(self, value):
        return super().to_python(value).replace("\r\n", "\n")


class EditieForm(forms.ModelForm):
    """Each field comes along as it was when the page was opened: only what was touched since is saved, and not over
    what somebody else wrote meanwhile.
    """

    def clean(self):
        for naam in self.changed_data:
            veld, naam_toen = self.fields[naam], self.add_initial_prefix(naam)
            toen = veld.to_python(self.data.get(naam_toen, ""))
            if veld.initial not in (toen, self.cleaned_data.get(naam)):
                self.add_error(naam, f"Dit is intussen veranderd in: {veld.initial}. Open de pagina opnieuw.")
        return super().clean()


def _veld(label, begin, langste, *, rows, help_text=""):
    return Tekstveld(
        label=label,
        initial=begin,
        required=False,
        max_length=langste,
        help_text=help_text,
        show_hidden_initial=True,
        widget=forms.Textarea(attrs={"rows": rows, "class": "vLargeTextField"}),
    )


@admin.register(Editie)
class EditieAdmin(MetJaartal, OrganisatieBeheer):
    """A concept: its texts and explanations. What is definitive can only be looked at."""

    bekijken = wijzigen = REGIONAAL
    list_display = ("__str__", "peildatum", "status", "definitief_op", "definitief_door")
    list_filter = ("jaar", "status", "organisatie")
    list_select_related = ("organisatie", "definitief_door")
    search_fields = ("organisatie__naam",)
    FEITEN = ("jaartal", "peildatum", "organisatie", "versie", "status", "pagina", "nog_te_doen")
    VASTGESTELD = ("definitief_op", "definitief_door", "sha256", "vervangt")

    def get_queryset(self, request):
        return super().get_queryset(request).select_related("organisatie", "werk")

    def has_change_permission(self, request, obj=None):
        return super().has_change_permission(request, obj) and not (obj and obj.is_definitief)

    def get_readonly_fields(self, request, obj=None):
        return (*self.FEITEN, *self.VASTGESTELD, "cijfers")

    def _velden(self, editie):
        return velden_van(editie) if editie and editie.momentopname and not editie.is_definitief else {}

    def get_fieldsets(self, request, obj=None):
        if obj and obj.is_definitief:
            return [(None, {"fields": self.FEITEN[:-1]}), ("Vastgesteld", {"fields": self.VASTGESTELD})]
        velden = self._velden(obj)
        delen = [(None, {"fields": self.FEITEN})]
        if verklaringen := [naam for naam in velden if naam.startswith(VERKLARING)]:
            delen.append(("Verklaringen van afwijkingen", {"fields": verklaringen}))
        if teksten := [naam for naam in velden if naam.startswith(TEKST)]:
            delen.append(("Teksten (Markdown)", {"fields": ["cijfers", *teksten]}))
        return delen

    def get_form(self, request, obj=None, change=False, **kwargs):
        kwargs["form"] = type("Velden", (EditieForm,), self._velden(obj))
        return super().get_form(request, obj, change, **kwargs)

    def save_model(self, request, obj, form, change):
        self._bewaak(request, obj, "wijzigen")
        wie = {"editie": obj, "door": request.user, "op": timezone.now()}
        try:
            for naam in form.changed_data:
                soort, _, code = naam.partition("-")
                if soort == "tekst":
                    services.bewaar_tekst(**wie, hoofdstuk=code, tekst=form.cleaned_data[naam])
                else:
                    services.verklaar_afwijking(**wie, controle=code, uitleg=form.cleaned_data[naam])
        except services.EditieFout as fout:
            messages.error(request, str(fout))

    @admin.display(description="in het portaal")
    def pagina(self, editie):
        return format_html(
            '<a href="{}">Voortgang, voorbeeld en bestanden</a>',
            reverse("rapportage:editie", args=[editie.pk]),
        )

    @admin.display(description="nog te doen")
    def nog_te_doen(self, editie):
        redenen = redenen_tegen(editie, op=timezone.localdate())
        return format_html_join("", "<p>{}</p>", ((reden,) for reden in redenen)) or "Niets meer."

    @admin.display(description="cijfers om in te voegen")
    def cijfers(self, editie):
        regels = (
            (f"{{{{ {code} }}}}", w["tekst"], w["uitleg"])
            for code, w in editie.momentopname["waarden"].items()
        )
        lijst = format_html_join("", "<li><code>{}</code> {}: {}</li>", regels)
        return format_html("<details><summary>Toon ze</summary><ul>{}</ul></details>", lijst)
