"""Rounds in which a group swaps workplace: who can when, who with whom, and what to change by hand."""

from django.contrib import admin, messages
from django.contrib.admin.utils import unquote
from django.http import Http404
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.urls import path, reverse
from django.utils import timezone

from evenementen.admin.ruilverbs import VERBS
from evenementen.fouten import RuilFout
from evenementen.models import Ruilronde
from evenementen.ruilforms import DagenForm
from evenementen.ruilstand import stand
from evenementen.services import ruilronde
from twentsekracht.organisaties.beheer import OrganisatieBeheer
from twentsekracht.organisaties.toegang import Rol

Status = Ruilronde.Status


@admin.register(Ruilronde)
class RuilrondeAdmin(OrganisatieBeheer):
    bekijken = {Rol.BEHEERDER}
    wijzigen = toevoegen = {Rol.COORDINATOR}
    fields = ("groep", "naam", ("van", "tot"), "dagen_tot", "status")
    list_display = ("groep", "naam", "van", "tot", "dagen_tot", "status")
    list_filter = ("status", "groep")
    list_select_related = ("groep",)
    date_hierarchy = "van"
    search_fields = ("naam", "groep__naam")

    def get_readonly_fields(self, request, obj=None):
        """Once days were asked for, the days to choose from stay the same."""
        vast = ("groep", "van", "tot") if obj and obj.status != Status.VOORBEREIDING else ()
        return [*super().get_readonly_fields(request, obj), "status", *vast]

    def save_model(self, request, obj, form, change):
        if change:
            super().save_model(request, obj, form, change)
        else:
            self._bewaak(request, obj, "toevoegen")
            ruilronde.begin(ronde=obj, door=request.user, op=timezone.now())

    def get_urls(self):
        eigen = [
            path(
                "<path:object_id>/paren/",
                self.admin_site.admin_view(self.paren),
                name="evenementen_ruilronde_paren",
            ),
            path(
                "<path:object_id>/dagen/<int:lid_id>/",
                self.admin_site.admin_view(self.dagen),
                name="evenementen_ruilronde_dagen",
            ),
        ]
        return [*eigen, *super().get_urls()]

    def _ronde(self, request, object_id, *, om_te_wijzigen) -> Ruilronde:
        ronde = self.get_object(request, unquote(object_id))
        mag = self.has_change_permission if om_te_wijzigen else self.has_view_permission
        if ronde is None or not mag(request, ronde):
            raise Http404
        return ronde

    def _pagina(self, request, sjabloon, titel, ronde, **context):
        context = {
            **self.admin_site.each_context(request),
            "title": titel,
            "opts": self.opts,
            "ronde": ronde,
            **context,
        }
        return TemplateResponse(request, f"admin/evenementen/ruilronde/{sjabloon}.html", context)

    # ---- who with whom

    def paren(self, request, object_id):
        """Looking, and one press for each thing that can be done."""
        ronde = self._ronde(request, object_id, om_te_wijzigen=request.method == "POST")
        if request.method == "POST":
            self._doe(request, ronde)
            return redirect(request.path)
        nu = stand(ronde, op=timezone.localdate())
        return self._pagina(
            request,
            "paren",
            f"Leden en paren: {ronde}",
            ronde,
            stand=nu,
            leden=[(lid, nu.antwoorden.get(pk), nu.kandidaten.get(pk)) for pk, lid in nu.leden.items()],
            zonder=[(nu.leden[een.lid], een) for een in nu.zonder],
            deelnemers=[nu.leden[pk] for pk in nu.kandidaten],
            verboden=[
                (verbod, nu.leden.get(verbod.lid_een_id), nu.leden.get(verbod.lid_ander_id))
                for verbod in ronde.verboden.all()
            ],
            mag=self.has_change_permission(request, ronde),
            is_open=ronde.status == Status.GEVRAAGD,
            ruilen=ronde.ruilen.select_related("lid_a__gebruiker", "lid_b__gebruiker"),
        )

    def _doe(self, request, ronde):
        verb = VERBS.get(request.POST.get("wat"))
        if verb is None:
            self.message_user(request, "Kies wat je wilt doen.", messages.ERROR)
            return
        try:
            melding = verb.doe(ronde, request, timezone.now())
        except RuilFout as fout:
            self.message_user(request, str(fout), messages.ERROR)
        else:
            self.leg_vast(request, ronde, verb.actie)
            self.message_user(request, melding, messages.SUCCESS)

    # ---- the days of one member

    def dagen(self, request, object_id, lid_id):
        """Filled in for somebody who called; they may still change it by their own link."""
        ronde = self._ronde(request, object_id, om_te_wijzigen=True)
        nu = stand(ronde, op=timezone.localdate())
        lid, antwoord = nu.leden.get(lid_id), nu.antwoorden.get(lid_id)
        if lid is None:
            raise Http404
        had = [dag.datum.isoformat() for dag in antwoord.dagen.all()] if antwoord else []
        niet = "niet" in request.POST
        form = DagenForm(
            request.POST if request.method == "POST" and not niet else None,
            ronde=ronde,
            initial={"dagen": had},
        )
        if request.method == "POST" and (niet or form.is_valid()):
            self._bewaar_dagen(request, ronde, lid, [] if niet else form.cleaned_data["dagen"])
            return redirect(reverse("admin:evenementen_ruilronde_paren", args=[ronde.pk]))
        return self._pagina(
            request, "dagen", f"Dagen van {lid}", ronde, form=form, lid=lid, antwoord=antwoord
        )

    def _bewaar_dagen(self, request, ronde, lid, dagen):
        try:
            ruilronde.geef_dagen(
                ronde_id=ronde.pk, lid_id=lid.pk, dagen=dagen, door=request.user, op=timezone.now()
            )
        except RuilFout as fout:
            self.message_user(request, str(fout), messages.ERROR)
        else:
            self.leg_vast(request, ronde, "dagen ingevuld voor een lid")
            self.message_user(request, f"Bewaard voor {lid}.", messages.SUCCESS)
