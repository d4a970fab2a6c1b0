"""Vakmensen-in-beweging: which cohorts there are, one of them as somebody may see it, and applying."""

from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect
from django.utils import timezone
from django.utils.decorators import method_decorator
from django.views.decorators.cache import never_cache
from django.views.generic import DetailView, FormView, TemplateView

from jbmb import cohortevaluatie
from jbmb import cohortforms as forms
from jbmb.cohortcijfers import cohortcijfers
from jbmb.cohortleden import anderen, leden, matches_van, teams
from jbmb.fouten import GeenLeidinggevende, RuilFout
from jbmb.models import ACTIEF, EINDE, LID, Cohort, Cohortdeelname, Teamlid
from jbmb.services import cohortdeelname
from jbmb.services.cohortlinks import deelname_van
from jbmb.services.cohortstappen import deelnames
from jbmb.views.zoeken import NAV, ambassadeurs
from twentsekracht.organisaties import toegang
from twentsekracht.organisaties.toegang import Rol

C, D = Cohort.Status, Cohortdeelname.Status


@method_decorator(never_cache, name="dispatch")
class Cohorten(TemplateView):
    """What one can apply for first; then one's own, and what runs or ran."""

    template_name = "jbmb/cohorten.html"
    extra_context = NAV

    def get_context_data(self, **kwargs):
        ik, vandaag = self.request.user, timezone.localdate()
        eigen = {rij.cohort_id: rij for rij in Cohortdeelname.objects.van(ik)}
        bekend = list(Cohort.objects.bekend())
        is_open = [een for een in bekend if een.status == C.OPEN and een.aanmelden_tot >= vandaag]
        rijen = [(een, eigen.get(een.pk)) for een in bekend]
        return super().get_context_data(
            te_kiezen=[(een, eigen.get(een.pk)) for een in reversed(is_open)],
            mijn=[(een, rij) for een, rij in rijen if rij and een not in is_open],
            anders=[een for een, rij in rijen if not rij and een not in is_open],
            cijfers=self.cijfers(ik, vandaag),
            coacht=ik.cohortcoach.select_related("cohort").exclude(cohort__status=C.CONCEPT).order_by("-pk"),
            **kwargs,
        )

    def cijfers(self, ik, vandaag):
        """Of this year, for the coördinator."""
        if not toegang.heeft_rol(ik, Rol.COORDINATOR, op=vandaag):
            return []
        stand = cohortcijfers(jaar=vandaag.year, peildatum=vandaag)
        return [
            ("Cohorten", stand.cohorten),
            ("Deelnemers", stand.deelnemers),
            ("Deden het helemaal", stand.afgerond),
            ("Stopten eerder", stand.gestopt),
        ]


@method_decorator(never_cache, name="dispatch")
class Cohortpagina(DetailView):
    """For everybody what it is and when; who is in it, sees with whom, and arranges the rest there."""

    template_name = "jbmb/cohort.html"
    context_object_name = "cohort"
    extra_context = NAV

    def get_queryset(self):
        return Cohort.objects.bekend().prefetch_related("trainingsdagen")

    def get_context_data(self, **kwargs):
        ik, cohort, vandaag = self.request.user, self.object, timezone.localdate()
        mijn = deelnames().filter(cohort=cohort, deelnemer=ik).prefetch_related("stappen").first()
        is_coach = cohort.coaches.filter(gebruiker=ik).exists()
        is_open = cohort.status == C.OPEN and cohort.aanmelden_tot >= vandaag
        is_klaar = cohort.status == C.AFGEROND
        extra = self.van_lid(mijn) if mijn and mijn.status in LID else {}
        return super().get_context_data(
            mijn=mijn,
            is_lid=bool(extra),
            is_coach=is_coach,
            leden=leden(cohort) if extra or is_coach else [],
            ik=ik,
            teams=teams(cohort) if extra or is_coach or is_klaar else [],
            mag_evalueren=is_klaar
            and mijn is not None
            and mijn.status == D.AFGEROND
            and not mijn.heeft_geevalueerd
            and cohortevaluatie.is_open(cohort, op=vandaag),
            mag_aanmelden=is_open and not is_coach and (mijn is None or mijn.status == D.TERUGGETROKKEN),
            mag_wijzigen=mijn is not None and mijn.status == D.AANGEMELD,
            mag_weg=mijn is not None and mijn.status not in EINDE,
            is_begonnen=cohort.status == C.LOOPT,
            verlaatform=forms.RedenForm(auto_id="weg_%s"),
            **extra,
            **kwargs,
        )

    def van_lid(self, mijn):
        mag_matchen = mijn.status == D.DEELNEMER and self.object.status in (C.GEKOZEN, C.LOOPT)
        matches = matches_van(mijn)
        heeft_match = any(een.deelname_id == mijn.pk and een.is_levend for een in matches)
        for een in matches:
            een.stopform = forms.RedenForm(vraag="Waarom stopt deze match?", auto_id=f"stop_{een.pk}_%s")
        hulp = list(mijn.hulpvragen.all())
        return {
            "is_actief": mijn.status in ACTIEF,
            "mijn_team": Teamlid.objects.filter(deelname=mijn).values_list("team", flat=True).first(),
            "mag_team": mijn.status in ACTIEF and self.object.status in (C.GEKOZEN, C.LOOPT),
            "matches": matches,
            "punten": mijn.inwerkpunten.all(),
            "hulpvragen": hulp,
            "mag_hulp": mijn.status in ACTIEF and all(een.beantwoord_op for een in hulp),
            "matchform": forms.MatchForm(cohort=self.object, anderen=anderen(mijn), auto_id="match_%s")
            if mag_matchen and not heeft_match
            else None,
            "hulpform": forms.HulpForm(auto_id="hulp_%s"),
            "puntform": forms.PuntForm(auto_id="punt_%s"),
            "zoektform": forms.ZoektForm(initial={"zoekt": mijn.zoekt}, auto_id="zoekt_%s"),
            "ambassadeurs": ambassadeurs(self.request.user),
        }


@method_decorator(never_cache, name="dispatch")
class Aanmelden(FormView):
    """A new one, or the one there is as long as nobody chose."""

    form_class = forms.AanmeldForm
    template_name = "jbmb/cohort_aanmelden.html"
    extra_context = NAV

    def dispatch(self, request, *args, **kwargs):
        self.cohort = get_object_or_404(Cohort.objects.bekend(), pk=kwargs["pk"])
        if request.user.is_authenticated:
            self.mijn = Cohortdeelname.objects.van(request.user).filter(cohort=self.cohort).first()
            if self.mijn is not None and self.mijn.status not in (D.AANGEMELD, D.TERUGGETROKKEN):
                messages.info(request, "Je hebt je al aangemeld.")
                return redirect(self.cohort)
        return super().dispatch(request, *args, **kwargs)

    def get_initial(self):
        if self.mijn is None:
            return {"functie": self.request.user.functie}
        return {naam: getattr(self.mijn, naam) for naam in cohortdeelname.AANMELDING}

    def form_valid(self, form):
        wie = {"velden": form.cleaned_data, "door": self.request.user, "op": timezone.now()}
        try:
            if self.mijn is not None and self.mijn.status == D.AANGEMELD:
                cohortdeelname.wijzig(deelname=self.mijn, **wie)
                gedaan = "Bewaard."
            else:
                cohortdeelname.meld_aan(cohort=self.cohort, **wie)
                gedaan = "Je bent aangemeld. Je hoort van ons wie er gekozen zijn."
        except GeenLeidinggevende as fout:
            form.add_error("leidinggevende", str(fout))
            return self.form_invalid(form)
        except RuilFout as fout:
            form.add_error(None, str(fout))
            return self.form_invalid(form)
        messages.success(self.request, gedaan)
        return redirect(self.cohort)

    def get_context_data(self, **kwargs):
        is_nieuw = self.mijn is None or self.mijn.status == D.TERUGGETROKKEN
        return super().get_context_data(cohort=self.cohort, is_nieuw=is_nieuw, **kwargs)


@method_decorator([login_not_required, never_cache], name="dispatch")
class Akkoordpagina(TemplateView):
    """Looking changes nothing, since mail programs follow links. The first answer counts; after that it only shows."""

    template_name = "jbmb/cohort_akkoord.html"

    def setup(self, request, *args, **kwargs):
        super().setup(request, *args, **kwargs)
        self.deelname = deelname_van(kwargs["teken"])
        if self.deelname is None:
            raise Http404

    def post(self, request, *args, **kwargs):
        antwoord = request.POST.get("antwoord")
        if antwoord not in ("akkoord", "niet_akkoord"):
            messages.error(request, "Kies wat je antwoord is.")
            return redirect(request.path)
        try:
            cohortdeelname.besluit(deelname=self.deelname, ja=antwoord == "akkoord", op=timezone.now())
        except RuilFout as fout:
            messages.info(request, str(fout))
        return redirect(request.path)

    def get_context_data(self, **kwargs):
        rij = self.deelname
        is_open = rij.status == D.UITGENODIGD and rij.akkoord_tot > timezone.now()
        # What became of it after the answer is not the leidinggevende's to read.
        antwoord = "" if is_open else cohortdeelname.gegeven_antwoord(rij)
        return super().get_context_data(
            deelname=rij, cohort=rij.cohort, is_open=is_open, antwoord=antwoord, **kwargs
        )
