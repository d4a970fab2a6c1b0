"""Inviting or rejecting one or more candidates, with a text of one's own that is shown before it goes out."""

from django.contrib import messages
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.functional import cached_property
from django.views.generic import FormView

from vacatures import brief, services
from vacatures.forms.behandelen import AfwijsForm, BriefForm
from vacatures.models import Reactie
from vacatures.reactielijst import in_volgorde
from vacatures.views.behandelen import MetVacature

MEESTE = 200  # at once
TOON = 5  # of those it could not be done for
LANGSTE_PK = 18  # digits of what a database counts to


class Brief(MetVacature, FormView):
    """GET `kies` (ids) shows the text to begin with, POST a preview, POST with `stap=verstuur` sends it."""

    schrijft = True
    template_name = "vacatures/behandelen/brief.html"
    form_class = BriefForm
    naar = begin = verb = None
    titel = knop = gelukt = ""

    @cached_property
    def gekozen(self):
        waarden = (self.request.POST or self.request.GET).getlist("kies")[:MEESTE]
        ids = [waarde for waarde in waarden if waarde.isdecimal() and len(waarde) <= LANGSTE_PK]
        return list(in_volgorde(self.vacature).filter(pk__in=ids))

    @cached_property
    def kan(self):
        return [
            reactie for reactie in self.gekozen if self.naar in Reactie.OVERGANGEN.get(reactie.status, ())
        ]

    def get(self, request, *args, **kwargs):
        if not self.kan:
            messages.error(request, self.waarom_niemand())
            return redirect(self.lijst)
        return super().get(request, *args, **kwargs)

    def waarom_niemand(self):
        if not self.gekozen:
            return "Kies eerst een of meer reacties."
        return f"Geen van de gekozen reacties kan {Reactie.Status(self.naar).label.lower()} worden."

    def get_initial(self):
        return {"tekst": brief.begin(self.begin, self.vacature)}

    def get_context_data(self, **kwargs):
        overig = [reactie for reactie in self.gekozen if reactie not in self.kan]
        return super().get_context_data(brief=self, kan=self.kan, overig=overig, **kwargs)

    def form_valid(self, form):
        stap = self.request.POST.get("stap")
        if stap == "verstuur":
            return self.verstuur(form)
        if stap == "aanpassen" or not self.kan:
            return self.render_to_response(self.get_context_data(form=form))
        voorbeeld = brief.alineas(form.cleaned_data["tekst"], self.kan[0])
        return self.render_to_response(self.get_context_data(form=form, voorbeeld=voorbeeld))

    def verstuur(self, form):
        uitslag = services.voor_elk(
            type(self).verb,
            reacties=self.gekozen,
            door=self.request.user,
            op=timezone.now(),
            **form.cleaned_data,
        )
        if uitslag.gelukt:
            messages.success(
                self.request, f"{self.gelukt}: {uitslag.gelukt}. Iedereen krijgt een eigen mail."
            )
        for reactie, waarom in uitslag.geweigerd[:TOON]:
            messages.warning(self.request, f"{reactie.sollicitatie.naam}: {waarom}")
        if (rest := len(uitslag.geweigerd) - TOON) > 0:
            messages.warning(self.request, f"Bij nog {rest} anderen lukte het niet.")
        return redirect(self.lijst)


class Uitnodigen(Brief):
    naar, begin, verb = Reactie.Status.UITGENODIGD, brief.UITNODIGING, services.nodig_uit
    titel, knop, gelukt = "Uitnodigen voor een gesprek", "Nodig uit", "Uitgenodigd"


class Afwijzen(Brief):
    form_class = AfwijsForm
    naar, begin, verb = Reactie.Status.AFGEWEZEN, brief.AFWIJZING, services.wijs_af
    titel, knop, gelukt = "Afwijzen", "Wijs af", "Afgewezen"
