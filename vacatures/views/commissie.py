"""The selection committee of a vacancy: who reads along, and until when."""

from django.contrib import messages
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.views.generic import FormView, View

from vacatures import behandelkring, services
from vacatures.forms.behandelen import CommissieForm
from vacatures.fouten import GeenCommissielid
from vacatures.views.behandelen import MetVacature


class Commissie(MetVacature, FormView):
    schrijft = True
    template_name = "vacatures/behandelen/commissie.html"
    form_class = CommissieForm

    def get_initial(self):
        return {"tot": behandelkring.gewone_einddag(self.vacature, op=self.vandaag)}

    def get_context_data(self, **kwargs):
        leden = self.vacature.commissieleden.select_related("gebruiker").order_by("gebruiker__naam", "pk")
        uiterlijk = behandelkring.commissie_tot_hoogstens(self.vacature, op=self.vandaag)
        return super().get_context_data(leden=leden, uiterlijk=uiterlijk, vandaag=self.vandaag, **kwargs)

    def form_valid(self, form):
        try:
            lid = services.zet_in_commissie(
                vacature=self.vacature, door=self.request.user, op=timezone.now(), **form.cleaned_data
            )
        except GeenCommissielid as fout:
            form.add_error(fout.veld or None, str(fout))
            return self.form_invalid(form)
        messages.success(self.request, f"{lid.gebruiker} leest mee tot en met de dag die je koos.")
        return redirect("vacatures:commissie", self.vacature.pk)


class UitCommissie(MetVacature, View):
    schrijft = True
    http_method_names = ["post"]

    def post(self, request, *args, **kwargs):
        if lid := self.vacature.commissieleden.filter(pk=kwargs["lid"]).first():
            services.haal_uit_commissie(lid=lid, door=request.user, op=timezone.now())
        messages.success(request, "Deze collega leest niet meer mee.")
        return redirect(reverse("vacatures:commissie", args=[self.vacature.pk]))
