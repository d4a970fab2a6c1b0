"""The pages of who swaps workplace: by the link in our mail, without signing in. Looking changes nothing."""

from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.http import Http404
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.decorators import method_decorator
from django.views.decorators.cache import never_cache
from django.views.generic import FormView, TemplateView

from evenementen.fouten import RuilFout
from evenementen.models import Ruilantwoord, Werkplekruil
from evenementen.ruilforms import DagenForm, RedenForm
from evenementen.services import ruillinks, ruilronde, ruiluitkomst

ZONDER_ACCOUNT = method_decorator([login_not_required, never_cache], name="dispatch")
Status = Werkplekruil.Status


@ZONDER_ACCOUNT
class VrijeDagen(FormView):
    """Of one member in one round; until the day that the mail names it may be changed."""

    form_class = DagenForm
    template_name = "evenementen/vrije_dagen.html"

    def setup(self, request, *args, **kwargs):
        super().setup(request, *args, **kwargs)
        gevonden = ruillinks.wiens_dagen(kwargs["teken"])
        if gevonden is None:
            raise Http404
        self.ronde, self.lid = gevonden
        self.is_open = self.ronde.neemt_dagen_aan(op=timezone.localdate())
        antwoorden = Ruilantwoord.objects.filter(ronde=self.ronde, lid=self.lid)
        self.antwoord = antwoorden.prefetch_related("dagen").first()

    def get_form_kwargs(self):
        return {**super().get_form_kwargs(), "ronde": self.ronde}

    def get_initial(self):
        dagen = self.antwoord.dagen.all() if self.antwoord else ()
        return {"dagen": [dag.datum.isoformat() for dag in dagen]}

    def post(self, request, *args, **kwargs):
        if "niet" in request.POST or not self.is_open:
            return self.bewaar(())
        return super().post(request, *args, **kwargs)

    def form_valid(self, form):
        return self.bewaar(form.cleaned_data["dagen"])

    def bewaar(self, dagen):
        try:
            ruilronde.geef_dagen(
                ronde_id=self.ronde.pk, lid_id=self.lid.pk, dagen=dagen, door=None, op=timezone.now()
            )
        except RuilFout as fout:
            messages.error(self.request, str(fout))
        else:
            messages.success(self.request, "Bewaard. Dank je wel.")
        return redirect(self.request.path)

    def get_context_data(self, **kwargs):
        return super().get_context_data(
            ronde=self.ronde, antwoord=self.antwoord, is_open=self.is_open, **kwargs
        )


@ZONDER_ACCOUNT
class RuilUitkomst(TemplateView):
    """What came of a swap. The first of the two who answers, answers for both; after that it only shows."""

    template_name = "evenementen/ruil_uitkomst.html"

    def setup(self, request, *args, **kwargs):
        super().setup(request, *args, **kwargs)
        self.kant = ruillinks.wiens_uitkomst(kwargs["teken"])
        if self.kant is None:
            raise Http404
        self.form = RedenForm(
            request.POST if request.POST.get("antwoord") == Status.NIET_DOORGEGAAN else None
        )

    def post(self, request, *args, **kwargs):
        wordt = request.POST.get("antwoord")
        if wordt == Status.NIET_DOORGEGAAN and not self.form.is_valid():
            return self.get(request, *args, **kwargs)
        if wordt not in (Status.UITGEVOERD, Status.NIET_DOORGEGAAN):
            messages.error(request, "Kies wat je antwoord is.")
            return redirect(request.path)
        reden = self.form.cleaned_data["reden"] if self.form.is_bound else ""
        try:
            ruiluitkomst.antwoord(kant=self.kant, wordt=Status(wordt), reden=reden, op=timezone.now())
        except RuilFout as fout:
            messages.info(request, str(fout))
        return redirect(request.path)

    def get_context_data(self, **kwargs):
        ruil = self.kant.ruil
        te_vroeg = ruil.datum > timezone.localdate()
        return super().get_context_data(
            kant=self.kant,
            ruil=ruil,
            form=self.form,
            te_vroeg=te_vroeg,
            is_open=ruil.status == Status.GEPLAND and not te_vroeg,
            **kwargs,
        )
