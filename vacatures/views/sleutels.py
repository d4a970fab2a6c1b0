"""The keys of an organisation's systems: what there is, making one, withdrawing one."""

from django.contrib import messages
from django.shortcuts import get_object_or_404, redirect
from django.utils import timezone
from django.views.generic import FormView, ListView, View

from twentsekracht.organisaties import toegang
from twentsekracht.organisaties.views import AlleenVoor
from vacatures import services
from vacatures.forms.sleutels import SleutelForm
from vacatures.fouten import VacatureFout
from vacatures.models import Apisleutel


class Sleutelbeheer(AlleenVoor):
    rollen = services.SLEUTELBEHEER
    extra_context = {"nav": "vacatures"}


class Sleutels(Sleutelbeheer, ListView):
    """The ones in use first; what was withdrawn stays readable."""

    template_name = "vacatures/sleutels.html"
    context_object_name = "sleutels"
    paginate_by = 50

    def get_queryset(self):
        self.queryset = Apisleutel.objects.select_related("organisatie", "gemaakt_door")
        return super().get_queryset().order_by("organisatie__naam", "-verloopt_op", "-pk")

    def get_context_data(self, **kwargs):
        vandaag = timezone.localdate()
        is_bureau = toegang.ziet_alles(self.request.user, op=vandaag)
        bijna_op = vandaag + Apisleutel.BIJNA
        return super().get_context_data(vandaag=vandaag, bijna_op=bijna_op, is_bureau=is_bureau, **kwargs)


class SleutelMaken(Sleutelbeheer, FormView):
    """The answer to the form shows the key, once: it is kept nowhere, so there is nothing to go back to."""

    form_class = SleutelForm
    template_name = "vacatures/sleutel_maken.html"

    def get_initial(self):
        """The least it may do, for as long as it may."""
        return {
            "bereik": Apisleutel.Bereik.LEZEN,
            "verloopt_op": timezone.localdate() + services.LANGST_GELDIG,
        }

    def get_form_kwargs(self):
        return {**super().get_form_kwargs(), "door": self.request.user, "op": timezone.localdate()}

    def form_valid(self, form):
        try:
            sleutel, geheim = services.maak_sleutel(
                **form.cleaned_data, door=self.request.user, op=timezone.now()
            )
        except VacatureFout as fout:
            form.add_error(None, str(fout))
            return self.form_invalid(form)
        context = self.get_context_data(form=form, sleutel=sleutel, geheim=geheim)
        return self.response_class(self.request, ["vacatures/sleutel_gemaakt.html"], context)


class SleutelIntrekken(Sleutelbeheer, View):
    http_method_names = ["post"]

    def post(self, request, pk):
        eigen = toegang.beheerbaar(
            Apisleutel.objects.all(), request.user, op=timezone.localdate(), rollen=self.rollen
        )
        sleutel = get_object_or_404(eigen, pk=pk)
        services.trek_sleutel_in(sleutel=sleutel, door=request.user, op=timezone.now())
        messages.success(request, f"De sleutel ‘{sleutel.naam}’ is ingetrokken. Hij werkt niet meer.")
        return redirect("vacatures:sleutels")
