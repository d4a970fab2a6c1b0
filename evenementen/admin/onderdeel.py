"""The parts of a programme, one by one: what they are, who gives them, what is needed."""

from django.contrib import admin
from django.contrib.admin.utils import unquote
from django.db import transaction
from django.http import Http404
from django.urls import path, reverse
from django.utils import timezone

from evenementen import services
from evenementen.admin.onderdeelform import OnderdeelForm
from evenementen.admin.reden import gemaild, vraag_reden
from evenementen.admin.reservering import ReserveringInline
from evenementen.models import Onderdeel
from evenementen.services.grendel import vergrendel
from evenementen.termijnen import begin
from twentsekracht.organisaties import toegang
from twentsekracht.organisaties.beheer import OrganisatieBeheer
from twentsekracht.organisaties.toegang import Rol


@admin.register(Onderdeel)
class OnderdeelAdmin(OrganisatieBeheer):
    gedeeld = True
    bekijken = {Rol.CONTACTPERSOON, Rol.BEHEERDER}
    wijzigen = toevoegen = {Rol.COORDINATOR}
    form = OnderdeelForm
    fields = (
        "evenement",
        ("code", "soort"),
        "titel",
        "omschrijving",
        "datum",
        ("begintijd", "eindtijd"),
        ("locatie", "ruimte"),
        "online_url",
        "sprekers",
        "spreker",
        "benodigd",
        "materiaal",
        ("capaciteit", "heeft_wachtlijst"),
        "inlopen_kan_altijd",
        "vrijgave_op",
    )
    inlines = (ReserveringInline,)
    autocomplete_fields = ("evenement", "sprekers")
    list_display = ("titel", "evenement", "datum", "begintijd", "locatie", "ruimte", "capaciteit")
    list_filter = ("soort", "evenement")
    list_select_related = ("evenement",)
    date_hierarchy = "datum"
    search_fields = ("titel", "code", "evenement__titel")

    def get_fields(self, request, obj=None):
        """The address to take part online, and what was handed out, are for who has a place."""
        velden = super().get_fields(request, obj)
        mag = toegang.heeft_rol(request.user, Rol.COORDINATOR, op=timezone.localdate())
        return (
            velden
            if mag
            else [veld for veld in velden if veld not in ("online_url", "benodigd", "materiaal")]
        )

    def changeform_view(self, request, object_id=None, form_url="", extra_context=None):
        """What is saved was checked against places that nobody took meanwhile."""
        with transaction.atomic():
            onderdeel = (
                object_id and request.method == "POST" and self.get_object(request, unquote(object_id))
            )
            if onderdeel and self.has_change_permission(request, onderdeel):
                vergrendel([onderdeel.pk])
            return super().changeform_view(request, object_id, form_url, extra_context)

    def save_related(self, request, form, formsets, change):
        """What is free now goes to who waits; on an earlier day promises last less long."""
        super().save_related(request, form, formsets, change)
        services.na_wijziging(onderdelen=[form.instance.pk], op=timezone.now())

    # ---- it does not go on

    def get_urls(self):
        view = self.admin_site.admin_view(self.afgelasten)
        return [
            path("<path:object_id>/afgelasten/", view, name="evenementen_onderdeel_afgelasten"),
            *super().get_urls(),
        ]

    def render_change_form(self, request, context, *args, obj=None, **kwargs):
        context["mag_afgelasten"] = obj is not None and self._mag_afgelasten(request, obj)
        return super().render_change_form(request, context, *args, obj=obj, **kwargs)

    def _mag_afgelasten(self, request, onderdeel):
        kan = not onderdeel.afgelast_op and begin(onderdeel) > timezone.now()
        return kan and self.has_change_permission(request, onderdeel)

    def afgelasten(self, request, object_id):
        onderdeel = self.get_object(request, unquote(object_id))
        if onderdeel is None or not self._mag_afgelasten(request, onderdeel):
            raise Http404

        def doe(reden):
            aantal = services.gelast_onderdeel_af(
                onderdeel=onderdeel, door=request.user, op=timezone.now(), reden=reden
            )
            return f"‘{onderdeel}’ is afgelast. {gemaild(aantal)}"

        return vraag_reden(
            self,
            request,
            onderdeel,
            titel="Gelast dit onderdeel af",
            uitleg=f"‘{onderdeel}’ gaat dan niet door. Wie een plaats heeft of wacht, krijgt een mail met de reden. "
            "Dit is niet terug te draaien.",
            knop="Gelast af",
            terug=reverse("admin:evenementen_onderdeel_change", args=[onderdeel.pk]),
            doe=doe,
        )
