"""Surplus from one organisation to another: a matter of the two, so the platform office only looks on."""

from django import forms
from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils import timezone
from django.views.generic import FormView, View

from school import services
from school.admin.bladzijden import Beheerblad, VanOrganisaties
from school.fouten import OverdrachtFout, SchoolFout
from school.jaarstand import Jaarstand, jaarstanden
from school.models import SaldoOverdracht
from twentsekracht.organisaties import toegang
from twentsekracht.organisaties.models import Organisatie
from twentsekracht.organisaties.toegang import Rol


class SaldoForm(forms.Form):
    """Whether there is enough is for the service to say, which holds what it counts."""

    ontvanger = forms.ModelChoiceField(Organisatie.objects.none(), label="Aan welke organisatie")
    aantal = forms.IntegerField(label="Hoeveel inschrijvingen", min_value=1)
    toelichting = forms.CharField(
        label="Toelichting",
        max_length=300,
        required=False,
        help_text="Gaat mee in het bericht aan hun contactpersoon.",
    )

    def __init__(self, *args, stand: Jaarstand, **kwargs):
        super().__init__(*args, **kwargs)
        met_aantal = {"afspraken__jaar": stand.jaar, "afspraken__te_behalen__isnull": False}
        anderen = Organisatie.objects.filter(**met_aantal).exclude(pk=stand.organisatie.pk)
        self.fields["ontvanger"].queryset = anderen.order_by("naam")


class RedenForm(forms.Form):
    reden = forms.CharField(max_length=300, required=False)


def naar_stand(organisatie: Organisatie, jaar: int):
    return redirect(f"{reverse('admin:school_afspraak_stand')}?organisatie={organisatie.code}&jaar={jaar}")


class Overdragen(VanOrganisaties, FormView):
    rollen = frozenset({Rol.CONTACTPERSOON})
    form_class = SaldoForm
    template_name = "admin/school/afspraak/overdragen.html"
    titel = "Overschot aanbieden"

    def get_form_kwargs(self):
        if self.organisatie is None:
            raise Http404
        (self.stand,), _ = jaarstanden(self.jaar, op=self.vandaag, organisaties=[self.organisatie])
        return super().get_form_kwargs() | {"stand": self.stand}

    def get_context_data(self, **kwargs):
        form = kwargs.pop("form", None) or self.get_form()
        return super().get_context_data(form=form, stand=self.stand, **kwargs)

    def form_valid(self, form):
        velden = form.cleaned_data
        try:
            services.bied_saldo_aan(
                jaar=self.jaar,
                gever=self.organisatie,
                ontvanger=velden["ontvanger"],
                aantal=velden["aantal"],
                toelichting=velden["toelichting"],
                door=self.request.user,
                op=timezone.now(),
            )
        except SchoolFout as fout:
            form.add_error(None, str(fout))
            return self.form_invalid(form)
        messages.success(
            self.request, f"Aangeboden aan {velden['ontvanger']}. Hun contactpersoon krijgt bericht."
        )
        return naar_stand(self.organisatie, self.jaar)


class OverdrachtBesluit(Beheerblad, View):
    """One move by a POST: taken or refused by the one, withdrawn by the other."""

    rollen = frozenset({Rol.CONTACTPERSOON})
    http_method_names = ["post"]

    def post(self, request, pk):
        overdracht = get_object_or_404(SaldoOverdracht.objects.select_related("gever", "ontvanger"), pk=pk)
        besluit = request.POST.get("besluit", "")
        wie = overdracht.gever if besluit == "ingetrokken" else overdracht.ontvanger
        if not toegang.heeft_rol(request.user, Rol.CONTACTPERSOON, op=self.vandaag, organisatie=wie):
            raise PermissionDenied
        wat = {"overdracht": overdracht, "door": request.user, "op": timezone.now()}
        try:
            if besluit == "aangenomen":
                services.neem_saldo_aan(**wat)
            elif besluit == "geweigerd":
                services.weiger_saldo(**wat, reden=self.reden())
            elif besluit == "ingetrokken":
                services.trek_saldo_in(**wat)
            else:
                raise Http404
        except SchoolFout as fout:
            messages.error(request, str(fout))
        else:
            messages.success(request, f"Het overschot is {besluit}. De ander krijgt bericht.")
        return naar_stand(wie, overdracht.jaar)

    def reden(self) -> str:
        form = RedenForm(self.request.POST)
        if not form.is_valid():
            raise OverdrachtFout("Schrijf de reden in hoogstens 300 gewone tekens.")
        return form.cleaned_data["reden"]
