"""The second half of a cohort: teams; the notes of a coach, which nobody else reads; and what people thought of it."""

from django.contrib import messages
from django.shortcuts import get_object_or_404, redirect
from django.utils import timezone
from django.utils.decorators import method_decorator
from django.views.decorators.cache import never_cache
from django.views.generic import FormView

from jbmb import cohortevaluatie
from jbmb import cohortforms as forms
from jbmb.cohortcoaches import te_coachen_door
from jbmb.fouten import RuilFout
from jbmb.models import LID, Coachnotitie, Cohort, Cohortdeelname, Cohortteam, Cohortvraag
from jbmb.services import cohortevalueren, cohortnotities, cohortteams
from jbmb.views.cohortwerk import Zet
from jbmb.views.zoeken import NAV
from twentsekracht.evaluatieform import EvaluatieForm


class Eigen(FormView):
    """A form about one's own part in a cohort; for anybody else it does not exist."""

    extra_context = NAV

    def eigen(self, **waar):
        rijen = Cohortdeelname.objects.van(self.request.user).filter(status__in=LID)
        return get_object_or_404(rijen.select_related("cohort"), **waar)

    def form_valid(self, form):
        try:
            self.bewaar(form, door=self.request.user, op=timezone.now())
        except RuilFout as fout:
            form.add_error(None, str(fout))
            return self.form_invalid(form)
        return redirect(self.mijn.cohort)

    def get_context_data(self, **kwargs):
        return super().get_context_data(cohort=self.mijn.cohort, **kwargs)


@method_decorator(never_cache, name="dispatch")
class TeamNieuw(Eigen):
    form_class = forms.TeamForm
    template_name = "jbmb/cohort_team.html"

    def dispatch(self, request, *args, **kwargs):
        self.mijn = self.eigen(cohort=kwargs["pk"])
        return super().dispatch(request, *args, **kwargs)

    def bewaar(self, form, **wie):
        cohortteams.begin_team(deelname=self.mijn, velden=form.cleaned_data, **wie)
        messages.success(self.request, "Jullie team staat erbij. Anderen kunnen nu meedoen.")


@method_decorator(never_cache, name="dispatch")
class TeamBewerken(Eigen):
    """By who is in it."""

    form_class = forms.TeamForm
    template_name = "jbmb/cohort_team.html"

    def dispatch(self, request, *args, **kwargs):
        self.mijn = self.eigen(teamlid__team=kwargs["pk"])
        self.team = self.mijn.teamlid.team
        return super().dispatch(request, *args, **kwargs)

    def get_initial(self):
        return {naam: getattr(self.team, naam) for naam in cohortteams.TEAMVELDEN}

    def bewaar(self, form, **wie):
        cohortteams.wijzig_team(deelname=self.mijn, team=self.team, velden=form.cleaned_data, **wie)
        messages.success(self.request, "Bewaard.")

    def get_context_data(self, **kwargs):
        return super().get_context_data(team=self.team, **kwargs)


class TeamErbij(Zet):
    def vind(self, pk):
        self.team = get_object_or_404(Cohortteam, pk=pk)
        return super().vind(self.team.cohort_id)

    def doe(self, **wat):
        cohortteams.ga_erbij(deelname=self.rij, team=self.team, **wat)
        return "Je zit in het team."


class TeamVerlaten(Zet):
    def doe(self, **wat):
        cohortteams.verlaat_team(deelname=self.rij, **wat)
        return "Je zit niet meer in het team."


@method_decorator(never_cache, name="dispatch")
class Notities(FormView):
    """Of who coaches this person, and nobody else; what another coach wrote before is not there either."""

    form_class = forms.NotitieForm
    template_name = "jbmb/cohort_notities.html"
    extra_context = NAV

    def dispatch(self, request, *args, **kwargs):
        mijn = te_coachen_door(request.user).select_related("cohort", "deelnemer", "organisatie")
        self.deelname = get_object_or_404(mijn, pk=kwargs["pk"])
        return super().dispatch(request, *args, **kwargs)

    def form_valid(self, form):
        try:
            cohortnotities.noteer(
                deelname=self.deelname, door=self.request.user, op=timezone.now(), **form.cleaned_data
            )
        except RuilFout as fout:
            form.add_error(None, str(fout))
            return self.form_invalid(form)
        messages.success(self.request, "Bewaard. Alleen jij leest dit.")
        return redirect(self.request.path)

    def get_context_data(self, **kwargs):
        notities = Coachnotitie.objects.filter(deelname=self.deelname, coach=self.request.user)
        return super().get_context_data(deelname=self.deelname, notities=notities, **kwargs)


class NotitieWeg(Zet):
    def vind(self, pk):
        return get_object_or_404(Coachnotitie.objects.filter(coach=self.request.user), pk=pk)

    def terug(self):
        nog = te_coachen_door(self.request.user).filter(pk=self.deelname_id).exists()
        return redirect("jbmb:notities", self.deelname_id).url if nog else "jbmb:cohorten"

    def doe(self, door, op):
        self.deelname_id = self.rij.deelname_id
        cohortnotities.gooi_weg(notitie=self.rij, door=door)
        return "De notitie is weg."


@method_decorator(never_cache, name="dispatch")
class Evaluatie(FormView):
    """Only of who did it to the end; answered or too late leads back to the cohort."""

    form_class = EvaluatieForm
    template_name = "jbmb/cohort_evaluatie.html"
    extra_context = NAV

    def dispatch(self, request, *args, **kwargs):
        klaar = Cohortdeelname.Status.AFGEROND
        mijn = Cohortdeelname.objects.van(request.user).filter(status=klaar)
        self.cohort = get_object_or_404(Cohort.objects.filter(pk__in=mijn.values("cohort")), pk=kwargs["pk"])
        te_vragen = cohortevaluatie.te_vragen(self.cohort).filter(deelnemer=request.user)
        if not cohortevaluatie.is_open(self.cohort, op=timezone.localdate()) or not te_vragen.exists():
            messages.info(request, cohortevalueren.GESLOTEN)
            return redirect(self.cohort)
        return super().dispatch(request, *args, **kwargs)

    def get_form_kwargs(self):
        return {**super().get_form_kwargs(), "vragen": Cohortvraag.objects.filter(is_actief=True)}

    def form_valid(self, form):
        wie = {"door": self.request.user, "op": timezone.now()}
        try:
            cohortevalueren.evalueer(cohort=self.cohort, antwoorden=form.antwoorden, **wie)
        except RuilFout as fout:
            messages.info(self.request, str(fout))
        else:
            messages.success(self.request, "Bedankt. Je antwoorden zijn geteld, zonder je naam.")
        return redirect(self.cohort)

    def get_context_data(self, **kwargs):
        sluit_op = cohortevaluatie.sluit_op(self.cohort)
        return super().get_context_data(cohort=self.cohort, sluit_op=sluit_op, **kwargs)
