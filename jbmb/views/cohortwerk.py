"""What somebody in a cohort does there: one press each, and back to its page. And who helps when asked."""

from django.contrib import messages
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect
from django.utils import timezone
from django.utils.decorators import method_decorator
from django.views.decorators.cache import never_cache
from django.views.generic import ListView, View

from jbmb import cohortforms as forms
from jbmb.beoordelaars import ROLLEN
from jbmb.cohorthulp import te_zien_door, wachten_op
from jbmb.cohortleden import anderen
from jbmb.fouten import RuilFout
from jbmb.models import Cohortdeelname, Cohortmatch
from jbmb.services import cohortdeelname, cohorthulp, cohortmatch
from jbmb.views.zoeken import NAV
from twentsekracht.organisaties import toegang

MEE = ("deelname__cohort", "deelname__deelnemer", "deelname__organisatie")


class Zet(View):
    """`doe` moves it and answers what was done. For anybody else the row does not exist."""

    form_class = None

    def post(self, request, pk):
        self.rij = self.vind(pk)
        form = self.formulier()
        try:
            if form is not None and not form.is_valid():
                raise RuilFout(" ".join(fout for fouten in form.errors.values() for fout in fouten))
            velden = form.cleaned_data if form is not None else {}
            messages.success(request, self.doe(door=request.user, op=timezone.now(), **velden))
        except RuilFout as fout:
            messages.error(request, str(fout))
        return redirect(self.terug())

    def vind(self, pk):
        eigen = Cohortdeelname.objects.van(self.request.user).select_related("cohort", "deelnemer")
        return get_object_or_404(eigen, cohort=pk)

    def formulier(self):
        return self.form_class(self.request.POST) if self.form_class else None

    def terug(self):
        return self.rij.cohort


class Verlaten(Zet):
    form_class = forms.RedenForm

    def doe(self, **wat):
        cohortdeelname.verlaat(deelname=self.rij, **wat)
        return "Je doet niet meer mee."


class Zoekt(Zet):
    form_class = forms.ZoektForm

    def doe(self, zoekt, **wat):
        cohortdeelname.wijzig(deelname=self.rij, velden={"zoekt": zoekt}, **wat)
        return "Bewaard."


class Match(Zet):
    def formulier(self):
        return forms.MatchForm(self.request.POST, cohort=self.rij.cohort, anderen=anderen(self.rij))

    def doe(self, bij, **wat):
        cohortmatch.stel_voor(deelname=self.rij, bij_id=bij, **wat)
        return "Genoteerd. Je collega krijgt een mail en zegt of het klopt."


class Hulpvraag(Zet):
    form_class = forms.HulpForm

    def doe(self, **wat):
        cohorthulp.vraag_hulp(deelname=self.rij, **wat)
        return "Je vraag is verstuurd. Je hoort er snel iets over."


class Inwerken(Zet):
    """Ticked, or not done after all; or one more to do."""

    def doe(self, door, op):
        wat = self.request.POST.get("wat", "")
        if wat == "nieuw":
            form = forms.PuntForm(self.request.POST)
            if not form.is_valid():
                raise RuilFout("Schrijf op wat je nog moet doen, in hoogstens 200 tekens.")
            cohorthulp.voeg_punt_toe(deelname=self.rij, door=door, **form.cleaned_data)
            return "Toegevoegd."
        punt = self.request.POST.get("punt", "")
        if wat not in ("gedaan", "niet_gedaan") or not punt.isdecimal() or len(punt) > 18:
            raise RuilFout("Kies wat je wilt doen.")
        cohorthulp.vink(deelname=self.rij, punt_id=int(punt), gedaan=wat == "gedaan", door=door, op=op)
        return "Bewaard."


class VanMatch(Zet):
    def vind(self, pk):
        rijen = Cohortmatch.objects.select_related("deelname__cohort")
        mijn = rijen.filter(deelname__deelnemer=self.request.user)
        return get_object_or_404(mijn | rijen.filter(bij__deelnemer=self.request.user), pk=pk)

    def terug(self):
        return self.rij.deelname.cohort


class Matchantwoord(VanMatch):
    def doe(self, **wat):
        antwoord = self.request.POST.get("antwoord")
        if antwoord not in ("ja", "nee"):
            raise RuilFout("Kies wat je antwoord is.")
        cohortmatch.beantwoord(match=self.rij, klopt=antwoord == "ja", **wat)
        return "Je collega krijgt een mail."


class Matchintrekken(VanMatch):
    form_class = forms.RedenForm

    def doe(self, **wat):
        cohortmatch.trek_in(match=self.rij, **wat)
        return "De match gaat niet door. Je collega krijgt een mail."


# ---- who helps


@method_decorator(never_cache, name="dispatch")
class Hulp(ListView):
    """Questions of the own people; nothing else of a cohort is HR's."""

    template_name = "jbmb/cohort_hulp.html"
    context_object_name = "hulpvragen"
    paginate_by = 25
    extra_context = NAV

    def dispatch(self, request, *args, **kwargs):
        vandaag = timezone.localdate()
        if request.user.is_authenticated and not toegang.heeft_rol(request.user, *ROLLEN, op=vandaag):
            raise Http404
        return super().dispatch(request, *args, **kwargs)

    def get_queryset(self):
        gezien = te_zien_door(self.request.user, op=timezone.localdate())
        return gezien.select_related(*MEE).filter(beantwoord_op__isnull=False).order_by("-beantwoord_op")

    def get_context_data(self, **kwargs):
        ik, vandaag = self.request.user, timezone.localdate()
        mijn = set(wachten_op(ik, op=vandaag).values_list("pk", flat=True))
        te_zien = te_zien_door(ik, op=vandaag).filter(beantwoord_op__isnull=True)
        wacht = [
            (rij, rij.pk in mijn, forms.AntwoordForm(auto_id=f"antwoord_{rij.pk}_%s"))
            for rij in te_zien.select_related(*MEE)
        ]
        return super().get_context_data(wacht=wacht, **kwargs)


class Hulpantwoord(Zet):
    form_class = forms.AntwoordForm

    def vind(self, pk):
        gezien = te_zien_door(self.request.user, op=timezone.localdate())
        return get_object_or_404(gezien.select_related("deelname"), pk=pk)

    def terug(self):
        return "jbmb:hulp"

    def doe(self, **wat):
        cohorthulp.beantwoord_hulp(hulpvraag=self.rij, **wat)
        return "Je collega krijgt een mail."
