"""A host's own places: writing one, its days, and whether it can be seen."""

from django.contrib import messages
from django.shortcuts import get_object_or_404, redirect
from django.utils import timezone
from django.utils.decorators import method_decorator
from django.views.decorators.cache import never_cache
from django.views.generic import FormView, UpdateView, View

from evenementen import meeloopwoorden as woorden
from evenementen.fouten import EvenementFout, GeenLeidinggevende
from evenementen.meeloopforms import DagForm, PlekForm, RedenForm
from evenementen.meeloopplaatsen import dagstanden
from evenementen.models import Meeloopdag, Meeloopplek, Meeloopverzoek
from evenementen.services import meeloopplekken

NAV = {"nav": "mijn"}
Status = Meeloopplek.Status


class MijnPlek:
    """Somebody's own; another's does not exist here."""

    def get_queryset(self):
        return Meeloopplek.objects.van(self.request.user).select_related("organisatie", "evenement")


@method_decorator(never_cache, name="dispatch")
class PlekBewerken(MijnPlek, UpdateView):
    """Without a number: a new one."""

    form_class = PlekForm
    template_name = "evenementen/meeloopplek_bewerken.html"
    extra_context = NAV

    def get_object(self, queryset=None):
        if "pk" in self.kwargs:
            return super().get_object()
        return Meeloopplek(functie=self.request.user.functie)

    def get_form_kwargs(self):
        return {**super().get_form_kwargs(), "op": timezone.localdate()}

    def form_valid(self, form):
        try:
            plek = meeloopplekken.bewaar_plek(plek=form.instance, door=self.request.user, op=timezone.now())
        except EvenementFout as fout:
            form.add_error("leidinggevende" if isinstance(fout, GeenLeidinggevende) else None, str(fout))
            return self.form_invalid(form)
        messages.success(self.request, "Bewaard." if "pk" in self.kwargs else "Bewaard. Zet er nu dagen bij.")
        return redirect("evenementen:meeloopplek_beheer", plek.pk)


@method_decorator(never_cache, name="dispatch")
class PlekBeheer(MijnPlek, FormView):
    """The place as it stands, who comes, and one more day."""

    form_class = DagForm
    template_name = "evenementen/meeloopplek_beheer.html"
    extra_context = NAV

    def setup(self, request, *args, **kwargs):
        super().setup(request, *args, **kwargs)
        if request.user.is_authenticated:
            self.plek = get_object_or_404(self.get_queryset(), pk=kwargs["pk"])

    def form_valid(self, form):
        try:
            dag = meeloopplekken.zet_dag(
                plek=self.plek, door=self.request.user, op=timezone.now(), **form.cleaned_data
            )
        except EvenementFout as fout:
            form.add_error(None, str(fout))
            return self.form_invalid(form)
        messages.success(self.request, f"Erbij gezet: {woorden.wanneer(dag)}.")
        return redirect("evenementen:meeloopplek_beheer", self.plek.pk)

    def get_context_data(self, **kwargs):
        vandaag, plek = timezone.localdate(), self.plek
        verzoeken = Meeloopverzoek.objects.met(self.request.user).bezet().filter(dag__plek=plek)
        gevraagd = set(Meeloopverzoek.objects.filter(dag__plek=plek).values_list("dag", flat=True))
        return super().get_context_data(
            plek=plek,
            titel=woorden.titel(plek),
            standen=dagstanden(plek.dagen.filter(datum__gte=vandaag)),
            gevraagd=gevraagd,
            verzoeken=verzoeken.met_alles().filter(datum__gte=vandaag).order_by("datum", "pk"),
            stopform=RedenForm(vraag="Waarom? Nodig als er nog iemand komt.", auto_id="stop_%s"),
            mag_publiceren=plek.status in (Status.CONCEPT, Status.GEPAUZEERD),
            mag_pauzeren=plek.status == Status.GEPUBLICEERD,
            mag_beeindigen=plek.status != Status.BEEINDIGD,
            **kwargs,
        )


class PlekZet(MijnPlek, View):
    """Publish, pause or end; back to its page."""

    def post(self, request, pk):
        plek = get_object_or_404(self.get_queryset(), pk=pk)
        try:
            gedaan = self.zet(plek, request.POST.get("naar"))
        except EvenementFout as fout:
            messages.error(request, str(fout))
        else:
            messages.success(request, gedaan)
        return redirect("evenementen:meeloopplek_beheer", plek.pk)

    def zet(self, plek, naar):
        wie = {"plek": plek, "door": self.request.user, "op": timezone.now()}
        if naar == "publiceer":
            meeloopplekken.publiceer(**wie)
            return "Je plek is te vinden."
        if naar == "pauzeer":
            meeloopplekken.pauzeer(**wie)
            return "Je plek is nu niet te vinden. Wie al een dag heeft, komt gewoon."
        if naar != "beeindig":
            raise EvenementFout("Kies wat je wilt doen.")
        form = RedenForm(self.request.POST)
        if not form.is_valid():
            raise EvenementFout("Schrijf het korter, zonder vreemde tekens.")
        meeloopplekken.beeindig(**wie, reden=form.cleaned_data["reden"])
        return "Je plek is beëindigd."


class DagWeg(View):
    def post(self, request, pk):
        dagen = Meeloopdag.objects.filter(plek__gastgever=request.user).select_related("plek")
        dag = get_object_or_404(dagen, pk=pk)
        try:
            meeloopplekken.haal_dag_weg(dag=dag, door=request.user, op=timezone.now())
        except EvenementFout as fout:
            messages.error(request, str(fout))
        else:
            messages.success(request, "De dag is weggehaald.")
        return redirect("evenementen:meeloopplek_beheer", dag.plek_id)
