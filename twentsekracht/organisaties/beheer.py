"""The base of every ModelAdmin: who sees and changes which rows follows from `toegang`, all over the admin.

How to use it::

    @admin.register(Afspraak)
    class AfspraakAdmin(OrganisatieBeheer):
        bekijken = {Rol.CONTACTPERSOON, Rol.BEHEERDER}      # nothing is allowed that is not named here
        wijzigen = toevoegen = {Rol.COORDINATOR}
        verwijderen = set()                                 # the default

Rows come from the organisations in which the person holds a role named for it, along the model's
`organisatie_pad`; the roles of the platform office hold everywhere. A model without path is the platform
office's alone, unless `gedeeld = True` says that all named roles see the same rows (a catalogue). Who may
change, add or delete may also look. The same scope is laid over object pages, choices, autocompletes, list
filters, inlines (`OrganisatieInline`), actions, history and exports; whoever is outside it gets 404.
`alleen_bureau` names fields that only the platform office fills in. `exportvelden` turns on the export.
Every change goes to the log (`logboek`), as names of fields; an action of your own calls `self.leg_vast`.
"""

from django.contrib import admin
from django.contrib.admin.exceptions import NotRegistered
from django.contrib.admin.options import IS_POPUP_VAR
from django.contrib.admin.utils import get_fields_from_path, unquote
from django.contrib.admin.widgets import AutocompleteSelect
from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.http import Http404
from django.template.response import TemplateResponse
from django.utils import timezone
from django.utils.text import capfirst

from twentsekracht.logboek.services import leg_vast
from twentsekracht.organisaties import geschiedenis, toegang
from twentsekracht.organisaties.export import als_csv
from twentsekracht.organisaties.models import Organisatie
from twentsekracht.zoeken.woorden import MEESTE_WOORDEN

RECHTEN = ("bekijken", "wijzigen", "toevoegen", "verwijderen")


class Zoekkeuze(AutocompleteSelect):
    """A list in which one must choose is only valid HTML with an empty choice until one is made, which has a name."""

    def optgroups(self, name, value, attr=None):
        groepen = super().optgroups(name, value, attr)
        keuzes = groepen[0][1]
        if not keuzes:
            keuzes.append(self.create_option(name, "", "", selected=True, index=0))
        if keuzes[0]["value"] == "":
            keuzes[0]["label"] = "---------"
        return groepen


class Rechten:
    """What the ModelAdmin and its inlines share: rights per role, and the scope that follows from them."""

    bekijken = wijzigen = toevoegen = verwijderen = frozenset()
    gedeeld = False
    alleen_bureau = ()
    view_on_site = False

    def rollen(self, *rechten):
        if "bekijken" in rechten:
            rechten = RECHTEN
        return {rol for recht in rechten for rol in getattr(self, recht)}

    def organisaties(self, request, *rechten):
        """Where this person has one of these rights: ids of organisations, or OVERAL."""
        return toegang.organisatie_ids(request.user, *self.rollen(*rechten), op=timezone.localdate())

    def mag(self, request, recht, rij=None):
        """May this person do it to this row; without a row: to any row at all."""
        ids = self.organisaties(request, recht)
        if ids is toegang.OVERAL or rij is None or not ids:
            return ids is toegang.OVERAL or bool(ids)
        return self.gedeeld or self.organisatie_id(rij) in ids

    def organisatie_id(self, rij):
        return toegang.organisatie_id_van(rij) if hasattr(rij, "organisatie_pad") else None

    def binnen_bereik(self, queryset, request, rollen):
        if self.gedeeld and toegang.heeft_rol(request.user, *rollen, op=timezone.localdate()):
            return queryset
        return toegang.beheerbaar(queryset, request.user, op=timezone.localdate(), rollen=rollen)

    def get_queryset(self, request):
        return self.binnen_bereik(super().get_queryset(request), request, self.rollen("bekijken"))

    def has_view_permission(self, request, obj=None):
        return self.mag(request, "bekijken", obj)

    def has_change_permission(self, request, obj=None):
        return self.mag(request, "wijzigen", obj)

    def has_delete_permission(self, request, obj=None):
        return self.mag(request, "verwijderen", obj)

    def get_readonly_fields(self, request, obj=None):
        """Outside the platform office nothing moves to another organisation and no code is chosen.

        A code typed in would tell ("bestaat al") what others have.
        """
        velden = [*super().get_readonly_fields(request, obj)]
        if self.organisaties(request, "wijzigen", "toevoegen") is toegang.OVERAL:
            return velden
        vast = getattr(self.model, "organisatie_pad", "").split("__")[0] if obj else ""
        return [*velden, *self.alleen_bureau, *([vast] if vast not in {"", "pk"} else [])]

    # ---- choices

    def keuzes(self, db_field, request, *rechten):
        """What may be chosen: rows within the same scope, or the catalogue of an admin that is shared."""
        model, rollen = db_field.remote_field.model, self.rollen(*rechten)
        queryset = self.get_field_queryset(None, db_field, request)
        if queryset is None:
            queryset = model._default_manager.all()
        try:
            beheer = self.admin_site.get_model_admin(model)
        except NotRegistered:
            return toegang.beheerbaar(queryset, request.user, op=timezone.localdate(), rollen=rollen)
        if beheer.list_select_related:  # what the list shows of a row, its name shows too
            queryset = queryset.select_related(*beheer.list_select_related)
        return beheer.binnen_bereik(queryset, request, rollen)

    def formfield_for_foreignkey(self, db_field, request, **kwargs):
        kwargs.setdefault("queryset", self.keuzes(db_field, request, "wijzigen", "toevoegen"))
        if db_field.name in self.get_autocomplete_fields(request):
            kwargs.setdefault("widget", Zoekkeuze(db_field, self.admin_site, using=kwargs.get("using")))
        return super().formfield_for_foreignkey(db_field, request, **kwargs)

    def formfield_for_manytomany(self, db_field, request, **kwargs):
        kwargs.setdefault("queryset", self.keuzes(db_field, request, "wijzigen", "toevoegen"))
        return super().formfield_for_manytomany(db_field, request, **kwargs)


class FilterBinnenBereik(admin.RelatedFieldListFilter):
    """Offers what the person may see; with nothing to choose it does not show."""

    def field_choices(self, field, request, model_admin):
        return [(keuze.pk, str(keuze)) for keuze in model_admin.keuzes(field, request, "bekijken")]


class OrganisatieInline(Rechten, admin.TabularInline):
    """Rows under their parent. Rights are asked of the parent; under a shared one, of the rows themselves.

    Under a shared parent give only the platform office more than `bekijken`.
    """

    extra = 0

    def mag(self, request, recht, rij=None):
        if rij is not None and not hasattr(rij, "organisatie_pad"):
            rij = None
        return super().mag(request, recht, rij)

    def has_add_permission(self, request, obj=None):
        return self.mag(request, "toevoegen", obj)


class OrganisatieBeheer(Rechten, admin.ModelAdmin):
    list_per_page = 50
    exportvelden = ()

    def has_add_permission(self, request):
        return self.mag(request, "toevoegen")

    def has_module_permission(self, request):
        return self.mag(request, "bekijken")

    # ---- lists

    def get_list_filter(self, request):
        return [self._filter(item) for item in super().get_list_filter(request)]

    def _filter(self, item):
        """A relation as a filter would list the rows of all organisations."""
        if isinstance(item, str) and get_fields_from_path(self.model, item)[-1].remote_field:
            return (item, FilterBinnenBereik)
        return item

    def lookup_allowed(self, lookup, value, request=None):
        """Only what the list offers: `?deelnemer__email__startswith=a` would spell out what is hidden."""
        filters = [item[0] if isinstance(item, (list, tuple)) else item for item in self.list_filter]
        namen = [getattr(item, "parameter_name", item) for item in filters if item] + [self.date_hierarchy]
        geboden = any(naam and (lookup == naam or lookup.startswith(f"{naam}__")) for naam in namen)
        return geboden and super().lookup_allowed(lookup, value, request)

    def get_search_results(self, request, queryset, search_term):
        """Each word is a condition, and the database knows an end to those."""
        woorden = " ".join(search_term.split()[:MEESTE_WOORDEN])
        return super().get_search_results(request, queryset, woorden)

    def get_actions(self, request):
        acties = super().get_actions(request)
        if self.exportvelden and IS_POPUP_VAR not in request.GET:
            acties["exporteer"] = self.get_action("exporteer")
        return acties

    @admin.action(description="Selectie als CSV-bestand")
    def exporteer(self, request, queryset):
        return als_csv(queryset, self.exportvelden)

    # ---- pages of one row

    def get_inline_instances(self, request, obj=None):
        """Of what is new there is nothing to look at yet: only what can be filled in with it."""
        inlines = super().get_inline_instances(request, obj)
        return inlines if obj else [inline for inline in inlines if inline.has_add_permission(request, obj)]

    def _get_obj_does_not_exist_redirect(self, request, opts, object_id):
        raise Http404

    def get_changeform_initial_data(self, request):
        """Who works for one organisation need not choose it."""
        begin = super().get_changeform_initial_data(request)
        ids = self.organisaties(request, "toevoegen")
        if ids and len(ids) == 1:
            begin.setdefault("organisatie", *ids)
        return begin

    def save_model(self, request, obj, form, change):
        self._bewaak(request, obj, "wijzigen" if change else "toevoegen")
        super().save_model(request, obj, form, change)

    def _bewaak(self, request, rij, recht):
        """The last lock, behind the choices of the form: nothing leaves its organisation for another one."""
        was = type(rij)._default_manager.filter(pk=rij.pk).first() if recht == "wijzigen" else None
        if not self.mag(request, recht, rij) or (was and not self.mag(request, recht, was)):
            raise PermissionDenied
        overal = self.organisaties(request, recht) is toegang.OVERAL
        if was and not overal and self.organisatie_id(was) != self.organisatie_id(rij):
            raise PermissionDenied

    def save_formset(self, request, form, formset, change):
        formset.save(commit=False)
        rijen = [*formset.new_objects, *(rij for rij, _ in formset.changed_objects)]
        ids = self.organisaties(request, "wijzigen", "toevoegen")
        if ids is not toegang.OVERAL and any(self.organisatie_id(rij) not in ids for rij in rijen):
            raise PermissionDenied
        super().save_formset(request, form, formset, change)

    # ---- the trail: our log instead of Django's, which keeps names of people

    def construct_change_message(self, request, form, formsets, add=False):
        """The names of the fields, and of the relations of which rows changed."""
        namen = {veld.name for veld in self.opts.get_fields()}
        inlines = [formset.fk.remote_field.name for formset in formsets if formset.has_changed()]
        return [naam for naam in [*form.changed_data, *inlines] if naam in namen]

    def log_addition(self, request, obj, message):
        self.leg_vast(request, obj, "toegevoegd", message)

    def log_change(self, request, obj, message):
        if message:
            self.leg_vast(request, obj, "gewijzigd", message)

    def log_deletions(self, request, queryset):
        for obj in queryset:
            self.leg_vast(request, obj, "verwijderd")

    def leg_vast(self, request, obj, actie, velden=()):
        """Also for actions of a subclass: who did what to this row, and in which role."""
        organisatie_id = self.organisatie_id(obj)
        rollen = self.rollen("bekijken")
        rol = toegang.handelt_als(
            request.user, rollen, op=timezone.localdate(), organisatie_id=organisatie_id
        )
        leg_vast(
            door=request.user,
            rol=rol,
            actie=actie,
            object=obj,
            velden=velden,
            organisatie=Organisatie(pk=organisatie_id) if organisatie_id else None,
            op=timezone.now(),
        )

    def history_view(self, request, object_id, extra_context=None):
        obj = self.get_object(request, unquote(object_id))
        if obj is None or not self.has_view_permission(request, obj):
            raise Http404
        regels = geschiedenis.van(obj, door=request.user, op=timezone.localdate())
        bladen = Paginator(regels, 100)
        blad = bladen.get_page(request.GET.get("p"))
        context = {
            **self.admin_site.each_context(request),
            "title": f"Geschiedenis van {obj}",
            "subtitle": None,
            "action_list": blad,
            "page_range": bladen.get_elided_page_range(blad.number),
            "page_var": "p",
            "pagination_required": bladen.num_pages > 1,
            "module_name": capfirst(self.opts.verbose_name_plural),
            "object": obj,
            "opts": self.opts,
            "preserved_filters": self.get_preserved_filters(request),
        }
        request.current_app = self.admin_site.name
        return TemplateResponse(request, "admin/object_history.html", context)
