"""Who was there: noted by a trainer with the link of the session, or by who scans its code on a phone."""

from django.conf import settings
from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.decorators import method_decorator
from django.views.decorators.cache import never_cache
from django.views.generic import FormView, TemplateView

from school import services
from school.aanwezigheid import Soort, deelnemers, genoteerd, rij_van
from school.fouten import NietVandaag, SchoolFout
from school.models import Aanwezigheid
from school.presentieforms import BezwaarForm, PresentieForm
from school.views.inschrijven import Eigen
from twentsekracht.aanmelden.qr import qr_pad


class VanTrainer:
    """The link is the key: to this session, from its day until a week after. Outside it names nobody."""

    def dispatch(self, request, *args, **kwargs):
        self.sessie = services.sessie_van_trainer(kwargs["teken"])
        if self.sessie is None:
            raise Http404
        self.run, self.vandaag = self.sessie.uitvoering, timezone.localdate()
        self.is_open = (
            self.sessie.eerste_dag <= self.vandaag <= self.sessie.trainer_tot and not self.run.afgelast_op
        )
        return super().dispatch(request, *args, **kwargs)

    def get_context_data(self, **kwargs):
        return super().get_context_data(
            sessie=self.sessie,
            opleiding=self.run.opleiding,
            is_vandaag=self.is_open and self.sessie.is_op(self.vandaag),
            **{**kwargs, "teken": self.kwargs["teken"]},
        )


@method_decorator([login_not_required, never_cache], name="dispatch")
class Presentie(VanTrainer, FormView):
    """One press for most lists: everybody was there but for who is said not to be."""

    form_class = PresentieForm
    template_name = "school/presentie.html"

    def get(self, request, *args, **kwargs):
        return super().get(request, *args, **kwargs) if self.is_open else self.dicht()

    def post(self, request, *args, **kwargs):
        return super().post(request, *args, **kwargs) if self.is_open else self.dicht()

    def dicht(self):
        context = {"sessie": self.sessie, "opleiding": self.run.opleiding, "run": self.run}
        return self.response_class(self.request, ["school/presentie_dicht.html"], context)

    def get_form_kwargs(self):
        rijen = list(deelnemers(self.run))
        return {
            **super().get_form_kwargs(),
            "rijen": rijen,
            "sessies": [self.sessie],
            "al": genoteerd(rijen),
        }

    def form_valid(self, form):
        rest = "rest" in self.request.POST
        try:
            aantal = services.noteer(
                uitvoering=self.run,
                notities=form.notities_en_rest_aanwezig() if rest else form.notities,
                bron=Aanwezigheid.Bron.TRAINER,
                door=None,
                reden=form.cleaned_data["reden"],
                op=timezone.now(),
            )
        except SchoolFout as fout:
            form.add_error(None, str(fout))
            return self.form_invalid(form)
        messages.success(
            self.request, f"Bewaard, {aantal} veranderd. Dank je wel." if aantal else "Er veranderde niets."
        )
        return redirect(self.request.path)


@method_decorator([login_not_required, never_cache], name="dispatch")
class Presentiecode(VanTrainer, TemplateView):
    """The code of today, for the screen in the room."""

    template_name = "school/presentiecode.html"

    def get_context_data(self, **kwargs):
        if not self.is_open or not self.sessie.is_op(self.vandaag):
            raise Http404
        return super().get_context_data(qr=qr_pad(adres_van_code(self.sessie, self.vandaag)), **kwargs)


def adres_van_code(sessie, dag) -> str:
    teken = services.checkteken(sessie, dag)
    return f"{settings.SITE_URL}{reverse('school:inchecken', args=[teken])}"


@method_decorator(never_cache, name="dispatch")
class Inchecken(TemplateView):
    """What the code opens. Who is not signed in does that first, and comes back. Looking changes nothing."""

    template_name = "school/inchecken.html"

    def dispatch(self, request, *args, **kwargs):
        gevonden = services.sessie_van_code(kwargs["teken"])
        if gevonden is None:
            raise Http404
        self.sessie, self.dag = gevonden
        self.run, self.nu = self.sessie.uitvoering, timezone.now()
        return super().dispatch(request, *args, **kwargs)

    def post(self, request, *args, **kwargs):
        """Twice is as once: a phone that lost its connection sends it again."""
        try:
            self.keur_dag()
            services.meld_aanwezig(
                uitvoering=self.run, bijeenkomst_id=self.sessie.pk, gebruiker=request.user, op=self.nu
            )
        except SchoolFout as fout:
            messages.error(request, str(fout))
        return redirect(request.path)

    def keur_dag(self):
        if self.dag != timezone.localdate(self.nu):
            raise NietVandaag(self.sessie.dag)

    def get_context_data(self, **kwargs):
        try:
            self.keur_dag()
            rij = rij_van(self.run, self.request.user)
        except SchoolFout as fout:
            context = {"waarom_niet": str(fout)}
        else:
            notitie = genoteerd([rij]).get(rij.pk, {}).get(self.sessie.pk)
            context = {
                "rij": rij,
                "notitie": notitie,
                "is_er": notitie is not None and notitie.soort == Soort.AANWEZIG,
            }
        return super().get_context_data(sessie=self.sessie, opleiding=self.run.opleiding, **context, **kwargs)


@method_decorator(never_cache, name="dispatch")
class KloptNiet(Eigen, FormView):
    """What was noted of me is not right: somebody at the platform office looks at it."""

    form_class = BezwaarForm
    template_name = "school/klopt_niet.html"
    extra_context = {"nav": "mijn"}

    def dispatch(self, request, *args, **kwargs):
        rijen = self.get_queryset().prefetch_related("bezwaren")
        self.inschrijving = get_object_or_404(rijen, pk=kwargs["pk"])
        return super().dispatch(request, *args, **kwargs)

    def form_valid(self, form):
        try:
            services.maak_bezwaar(
                inschrijving=self.inschrijving, tekst=form.cleaned_data["tekst"], op=timezone.now()
            )
        except SchoolFout as fout:
            form.add_error(None, str(fout))
            return self.form_invalid(form)
        messages.success(
            self.request, "Dank je wel. De coördinator kijkt ernaar en je krijgt antwoord per mail."
        )
        return redirect("school:inschrijving", self.inschrijving.pk)

    def get_context_data(self, **kwargs):
        return super().get_context_data(inschrijving=self.inschrijving, **kwargs)
