"""Swaps of workplace, and what came of them."""

from django import forms
from django.contrib import admin
from django.contrib.admin.utils import unquote
from django.db import transaction
from django.utils import timezone

from evenementen.fouten import RuilFout
from evenementen.models import Ruilstap, Werkplekruil
from evenementen.services import ruiluitkomst
from evenementen.services.ruiluitkomst import Uitkomst
from twentsekracht.organisaties.beheer import OrganisatieBeheer, OrganisatieInline
from twentsekracht.organisaties.toegang import Rol

WAT_ERVAN_KWAM = ("status", "datum", "reden")


class WerkplekruilForm(forms.ModelForm):
    class Meta:
        model = Werkplekruil
        fields = ("groep", "organisatie_a", "organisatie_b", "datum", "status", "reden")

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.was = Uitkomst(*(getattr(self.instance, naam) for naam in WAT_ERVAN_KWAM))

    def clean(self):
        """Of one that is there already: what is said now may be said after what was said before."""
        velden = super().clean()
        if (
            self.instance.pk
            and not {*WAT_ERVAN_KWAM} & self.errors.keys()
            and {*WAT_ERVAN_KWAM} <= velden.keys()
        ):
            nu = Werkplekruil(status=self.was.status, datum=self.was.datum, reden=self.was.reden)
            wordt = Uitkomst(*(velden[naam] for naam in WAT_ERVAN_KWAM))
            try:
                if wordt != self.was:
                    ruiluitkomst.keur(nu, wordt, op=timezone.localdate())
            except RuilFout as fout:
                raise forms.ValidationError(str(fout)) from fout
        return velden


class StapInline(OrganisatieInline):
    model = Ruilstap
    bekijken = {Rol.BEHEERDER, Rol.COORDINATOR}
    fields = ("vastgelegd_op", "van", "naar", "datum", "reden", "door")

    def get_queryset(self, request):
        return super().get_queryset(request).select_related("door")


@admin.register(Werkplekruil)
class WerkplekruilAdmin(OrganisatieBeheer):
    """Between two organisations, so it belongs to neither: the platform office keeps it."""

    form = WerkplekruilForm
    bekijken = {Rol.BEHEERDER}
    wijzigen = toevoegen = verwijderen = {Rol.COORDINATOR}
    fields = ("groep", "organisatie_a", "organisatie_b", "datum", "status", "reden")
    inlines = (StapInline,)
    list_display = ("groep", "organisatie_a", "organisatie_b", "datum", "status")
    list_filter = ("status", "groep")
    list_select_related = ("organisatie_a", "organisatie_b")
    date_hierarchy = "datum"
    search_fields = ("groep", "organisatie_a__naam", "organisatie_b__naam")

    def get_fields(self, request, obj=None):
        """Of a round it also says who."""
        wie = ("ronde", "lid_a", "lid_b") if obj and obj.ronde_id else ()
        return [*wie, *super().get_fields(request, obj)]

    def get_readonly_fields(self, request, obj=None):
        """Who swaps in a round was made up there."""
        vast = ("ronde", "lid_a", "lid_b", "groep", "organisatie_a", "organisatie_b")
        return [*super().get_readonly_fields(request, obj), *(vast if obj and obj.ronde_id else ())]

    def has_delete_permission(self, request, obj=None):
        """What two people agreed on is not forgotten: it did not go on, for a reason."""
        return super().has_delete_permission(request, obj) and not (obj and obj.ronde_id)

    def changeform_view(self, request, object_id=None, form_url="", extra_context=None):
        """What is saved was checked against how the swap stood, which one of the two may change meanwhile."""
        with transaction.atomic():
            if object_id and request.method == "POST" and self.has_change_permission(request):
                ruiluitkomst.vergrendel(unquote(object_id))
            return super().changeform_view(request, object_id, form_url, extra_context)

    def save_model(self, request, obj, form, change):
        """Every move leaves a step; of a round the two hear it."""
        if not change:
            self._bewaak(request, obj, "toevoegen")
            ruiluitkomst.leg_vast(ruil=obj, door=request.user, op=timezone.now())
            return
        wordt = Uitkomst(*(getattr(obj, naam) for naam in WAT_ERVAN_KWAM))
        for naam in WAT_ERVAN_KWAM:
            setattr(obj, naam, getattr(form.was, naam))
        super().save_model(request, obj, form, change)
        ruiluitkomst.wijzig(ruil_id=obj.pk, wordt=wordt, door=request.user, op=timezone.now())
