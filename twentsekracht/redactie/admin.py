"""Where the coördinator writes: with help and a live preview beside the text; status moves by the services only."""

from django.contrib import admin, messages
from django.http import Http404
from django.shortcuts import redirect, render
from django.urls import path, reverse
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.html import format_html

from twentsekracht.organisaties import toegang
from twentsekracht.organisaties.beheer import OrganisatieBeheer, OrganisatieInline
from twentsekracht.organisaties.toegang import REGIONAAL, Rol
from twentsekracht.redactie import services
from twentsekracht.redactie.forms import DoorverwijzingForm, NieuwsForm, PaginaForm
from twentsekracht.redactie.models import (
    Doorverwijzing,
    Nieuwsbericht,
    Nieuwsstap,
    Pagina,
    Paginastap,
    Status,
)


class StapInline(OrganisatieInline):
    bekijken = REGIONAAL
    fields = ("vastgelegd_op", "van", "naar", "door")


class NieuwsstapInline(StapInline):
    model = Nieuwsstap


class PaginastapInline(StapInline):
    model = Paginastap


class RedactieBeheer(OrganisatieBeheer):
    """The service writes, and the service logs."""

    bekijken = wijzigen = REGIONAAL
    toevoegen = {Rol.COORDINATOR}

    def log_addition(self, request, obj, message):
        """The service has."""

    def log_change(self, request, obj, message):
        """The service has."""


class StukAdmin(RedactieBeheer):
    publiceren = {Rol.COORDINATOR}
    change_form_template = "admin/redactie/schrijven.html"
    prepopulated_fields = {"slug": ("titel",)}
    list_filter = ("status",)
    search_fields = ("titel", "slug", "tekst")
    actions = ("publiceer", "trek_in")
    voorbeeld_velden = ()
    voorbeeld_sjabloon = voorbeeld_naam = ""
    stappen = (services.publiceer, services.trek_in)

    class Media:
        css = {"all": ["css/schrijven.css"]}

    def get_prepopulated_fields(self, request, obj=None):
        """The address of what people have seen does not follow its title."""
        nieuw = obj is None or obj.status == Status.CONCEPT
        return (
            super().get_prepopulated_fields(request, obj)
            if nieuw and self.mag_schrijven(request, obj)
            else {}
        )

    def mag_schrijven(self, request, obj):
        return self.has_change_permission(request, obj) if obj else self.has_add_permission(request)

    def has_publiceren_permission(self, request):
        return toegang.heeft_rol(request.user, *self.publiceren, op=timezone.localdate())

    # ---- writing

    def save_model(self, request, obj, form, change):
        wie = {"door": request.user, "op": timezone.now()}
        if change:
            velden = {naam: form.cleaned_data[naam] for naam in form.changed_data}
            services.wijzig(stuk=obj, velden=velden, **wie)
        else:
            services.schrijf(stuk=obj, **wie)

    def response_add(self, request, obj, post_url_continue=None):
        return self._zet_stap(request, obj) or super().response_add(request, obj, post_url_continue)

    def response_change(self, request, obj):
        return self._zet_stap(request, obj) or super().response_change(request, obj)

    def _zet_stap(self, request, obj):
        """The buttons beside saving: the text is kept first, then its status moves."""
        verb = next((verb for verb in self.stappen if f"_{verb.__name__}" in request.POST), None)
        if verb is None or not self.has_publiceren_permission(request):
            return None
        self._doe(request, verb, obj)
        return redirect(f"admin:{self.opts.app_label}_{self.opts.model_name}_change", obj.pk)

    def _doe(self, request, verb, stuk):
        try:
            stuk = verb(stuk=stuk, door=request.user, op=timezone.now())
        except services.VerkeerdeStap as fout:
            messages.error(request, str(fout))
        else:
            messages.success(request, self.gedaan(stuk))

    def gedaan(self, stuk):
        if stuk.is_gepubliceerd:
            return format_html(
                '‘{}’ is gepubliceerd. <a href="{}">Bekijk de pagina</a>', stuk, stuk.get_absolute_url()
            )
        return f"‘{stuk}’ is ingetrokken. De tekst blijft hier staan."

    @admin.action(description="Publiceer", permissions=["publiceren"])
    def publiceer(self, request, queryset):
        for stuk in queryset:
            self._doe(request, services.publiceer, stuk)

    @admin.action(description="Trek in", permissions=["publiceren"])
    def trek_in(self, request, queryset):
        for stuk in queryset:
            self._doe(request, services.trek_in, stuk)

    # ---- looking first

    def get_urls(self):
        naam = f"{self.opts.app_label}_{self.opts.model_name}_voorbeeld"
        bekijk = self.admin_site.admin_view(self.voorbeeld)
        return [path("voorbeeld/", bekijk, name=naam), *super().get_urls()]

    def voorbeeld(self, request):
        """The text as typed, in the real frame; for htmx only the text. Nothing is kept."""
        if request.method != "POST" or not (
            self.has_add_permission(request) or self.has_change_permission(request)
        ):
            raise Http404
        stuk = self.model(**{naam: request.POST.get(naam, "") for naam in self.voorbeeld_velden})
        sjabloon = "redactie/voorbeeld.html" if request.htmx else self.voorbeeld_sjabloon
        return render(request, sjabloon, {self.voorbeeld_naam: stuk, "stuk": stuk, "voorbeeld": True})

    def changeform_view(self, request, object_id=None, form_url="", extra_context=None):
        stuk = self.get_object(request, object_id) if object_id else None
        mag = self.has_publiceren_permission(request)
        extra = {
            "voorbeeld_url": reverse(f"admin:{self.opts.app_label}_{self.opts.model_name}_voorbeeld"),
            "mag_publiceren": mag and (stuk is None or stuk.mag_naar(Status.GEPUBLICEERD)),
            "mag_intrekken": mag and stuk is not None and stuk.mag_naar(Status.INGETROKKEN),
            "bekijk_url": stuk.get_absolute_url() if stuk and stuk.is_gepubliceerd else "",
        }
        return super().changeform_view(request, object_id, form_url, {**(extra_context or {}), **extra})


@admin.register(Nieuwsbericht)
class NieuwsberichtAdmin(StukAdmin):
    form = NieuwsForm
    inlines = (NieuwsstapInline,)
    list_display = ("titel", "stand", "voor_wie")
    date_hierarchy = "gepubliceerd_op"
    readonly_fields = ("status", "gepubliceerd_op")
    fieldsets = (
        (None, {"fields": ("titel", "slug", "inleiding", "tekst")}),
        ("Publicatie", {"fields": ("status", "gepubliceerd_op", "verschijnt_op", "alleen_collegas")}),
    )
    voorbeeld_velden = ("titel", "inleiding", "tekst")
    voorbeeld_sjabloon, voorbeeld_naam = "redactie/nieuwsbericht.html", "bericht"

    def get_readonly_fields(self, request, obj=None):
        """What people have read keeps its day."""
        velden = super().get_readonly_fields(request, obj)
        verschenen = obj is not None and obj.is_verschenen(timezone.localdate())
        return [*velden, "verschijnt_op"] if verschenen else velden

    @admin.display(description="stand", ordering="gepubliceerd_op")
    def stand(self, bericht):
        if not bericht.is_gepubliceerd:
            return bericht.get_status_display()
        dag = date_format(timezone.localtime(bericht.gepubliceerd_op), "j F Y")
        verschenen = bericht.is_verschenen(timezone.localdate())
        return f"Gepubliceerd op {dag}" if verschenen else f"Gepland voor {dag}"

    @admin.display(description="voor wie", ordering="alleen_collegas")
    def voor_wie(self, bericht):
        return "Collega’s" if bericht.alleen_collegas else "Iedereen"


@admin.register(Pagina)
class PaginaAdmin(StukAdmin):
    form = PaginaForm
    inlines = (PaginastapInline,)
    list_display = ("titel", "slug", "status", "plaats", "gewijzigd_op")
    readonly_fields = ("status",)
    fieldsets = (
        (None, {"fields": ("titel", "slug", "omschrijving", "tekst")}),
        ("Publicatie", {"fields": ("status", "onderdeel", "plaats")}),
    )
    voorbeeld_velden = ("titel", "tekst", "onderdeel")
    voorbeeld_sjabloon, voorbeeld_naam = "redactie/pagina.html", "pagina"


@admin.register(Doorverwijzing)
class DoorverwijzingAdmin(RedactieBeheer):
    verwijderen = {Rol.COORDINATOR}
    form = DoorverwijzingForm
    list_display = ("van", "naar", "permanent", "aangemaakt_op")
    list_filter = ("permanent",)
    search_fields = ("van", "naar")

    def save_model(self, request, obj, form, change):
        velden = {naam: form.cleaned_data[naam] for naam in form.fields}
        rij = services.verwijs_door(**{"van": obj.van, **velden}, door=request.user, op=timezone.now())
        obj.pk = rij.pk

    def get_readonly_fields(self, request, obj=None):
        """Another old address is another redirect."""
        velden = super().get_readonly_fields(request, obj)
        return [*velden, "van"] if obj else velden
