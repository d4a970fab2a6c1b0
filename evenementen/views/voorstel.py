"""A proposal for the plan of the year: made, and changed by who made it until it is decided."""

from django.contrib import messages
from django.shortcuts import get_object_or_404, redirect
from django.utils import timezone
from django.utils.functional import cached_property
from django.views.generic import FormView

from evenementen import botsingen, services
from evenementen.fouten import EvenementFout
from evenementen.models import Evenement
from evenementen.planningforms import VoorstelForm, WijzigVoorstelForm
from evenementen.services.plannen import VOORSTEL
from evenementen.views.planning import Planners
from twentsekracht.organisaties.toegang import Rol


class Voorstel(Planners, FormView):
    """What is in the way of the days is shown before the proposal goes."""

    template_name = "evenementen/voorstellen.html"
    gelukt = ""
    zelf = None  # the event that it is: not in its own way

    def get_form_kwargs(self):
        return {**super().get_form_kwargs(), "op": self.vandaag}

    def form_valid(self, form):
        velden = form.cleaned_data
        gezien = f"{velden['start']}/{velden['einde']}"
        in_de_weg = botsingen.botsingen(velden["start"], velden["einde"], evenement=self.zelf)
        if in_de_weg and velden["gezien"] != gezien:
            form.data = form.data.copy()
            form.data["gezien"] = gezien
            return self.render_to_response(self.get_context_data(form=form, botsingen=in_de_weg))
        try:
            evenement = self.bewaar(velden, {naam: velden[naam] for naam in VOORSTEL})
        except EvenementFout as fout:
            form.add_error(None, str(fout))
            return self.form_invalid(form)
        messages.success(self.request, self.gelukt)
        return redirect("evenementen:plan", evenement.pk)


class Voorstellen(Voorstel):
    form_class = VoorstelForm
    gelukt = "Je voorstel staat in de planning. De coördinator besluit erover."

    def get_form_kwargs(self):
        return {**super().get_form_kwargs(), "organisaties": self.organisaties}

    def bewaar(self, velden, wat):
        wie = {"organisatie": velden["organisatie"], "door": self.request.user, "op": timezone.now()}
        return services.stel_voor(**wat, **wie, is_gastheer=velden["is_gastheer"])


class VoorstelWijzigen(Voorstel):
    """For contactpersonen of the organisation that proposed it."""

    rollen = frozenset({Rol.CONTACTPERSOON})
    form_class = WijzigVoorstelForm
    gelukt = "Je voorstel is gewijzigd."

    @cached_property
    def evenement(self):
        eigen = Evenement.objects.filter(indiener__in=self.organisaties, planning=Evenement.Planning.VOORSTEL)
        return get_object_or_404(eigen, pk=self.kwargs["pk"])

    @property
    def zelf(self):
        return self.evenement.pk

    def get_initial(self):
        return {naam: getattr(self.evenement, naam) for naam in VOORSTEL}

    def bewaar(self, velden, wat):
        wie = {"door": self.request.user, "op": timezone.now()}
        return services.wijzig_voorstel(evenement_id=self.evenement.pk, **wat, **wie)

    def get_context_data(self, **kwargs):
        return super().get_context_data(evenement=self.evenement, **kwargs)
