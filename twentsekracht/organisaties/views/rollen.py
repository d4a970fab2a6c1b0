"""Who has which role until when: the list, giving, ending, extending and naming a deputy."""

from dataclasses import dataclass

from django.db.models import F
from django.http import Http404
from django.shortcuts import get_object_or_404
from django.utils import timezone
from django.utils.functional import cached_property
from django.views.generic import FormView
from django_filters.views import FilterView

from twentsekracht.organisaties import services, toegang
from twentsekracht.organisaties.filters import RollenFilter
from twentsekracht.organisaties.forms import EindigForm, RolForm, VerlengForm, VervangerForm
from twentsekracht.organisaties.models import Lidmaatschap
from twentsekracht.organisaties.views.basis import Formulier, MetFilter, Uitdeler


@dataclass(frozen=True)
class Mogelijk:
    """What this person may do with a role that is not over yet."""

    eindigen: bool = False
    verlengen: bool = False
    vervanger: bool = False


def mogelijk(gebruiker, rol, *, op) -> Mogelijk:
    if rol.tot and rol.tot < op:
        return Mogelijk()
    eigen = rol.gebruiker_id == gebruiker.pk
    mag = rol.rol in toegang.toekenbaar(gebruiker, op=op, organisatie_id=rol.organisatie_id)
    return Mogelijk(
        eindigen=mag or eigen,
        verlengen=bool(rol.tot) and mag and not eigen,
        vervanger=(mag or eigen) and not rol.vervangt_id,
    )


class RollenLijst(Uitdeler, MetFilter, FilterView):
    filterset_class = RollenFilter
    template_name = "toegang/rollen.html"
    context_object_name = "rollen"
    paginate_by = 50

    def get_queryset(self):
        self.queryset = Lidmaatschap.objects.select_related("gebruiker", "organisatie", "vervangt__gebruiker")
        einde = F("tot").asc(nulls_last=True)
        return super().get_queryset().order_by("organisatie__naam", "rol", "gebruiker__naam", einde, "pk")

    def get_context_data(self, **kwargs):
        context = super().get_context_data(**kwargs)
        for rol in context["page_obj"]:
            rol.mogelijk = mogelijk(self.request.user, rol, op=self.vandaag)
        return context


class RolGeven(Uitdeler, Formulier, FormView):
    form_class = RolForm
    template_name = "toegang/rol_geven.html"
    terug = "organisaties:rollen"

    def get_form_kwargs(self):
        return {**super().get_form_kwargs(), "door": self.request.user, "op": self.vandaag}

    def voer_uit(self, form):
        velden = form.cleaned_data
        rol = services.geef_rol(
            gebruiker=form.collega,
            organisatie=velden["organisatie"],
            rol=velden["rol"],
            tot=velden["tot"],
            door=self.request.user,
            op=timezone.now(),
        )
        return f"{rol.gebruiker} is nu {rol.get_rol_display().lower()} bij {rol.organisatie}."


class RolPagina(Uitdeler, Formulier, FormView):
    """A page about one role; 404 when this person may not do this to it."""

    terug = "organisaties:rollen"
    handeling = ""

    @cached_property
    def rol(self):
        rollen = Lidmaatschap.objects.select_related("gebruiker", "organisatie", "vervangt__gebruiker")
        mag = toegang.beheerbaar(rollen, self.request.user, op=self.vandaag, rollen=self.rollen)
        rol = get_object_or_404(mag, pk=self.kwargs["pk"])
        if not getattr(mogelijk(self.request.user, rol, op=self.vandaag), self.handeling):
            raise Http404
        return rol

    def post(self, request, *args, **kwargs):
        _ = self.rol  # a stranger gets 404 before anything they fill in is looked at
        return super().post(request, *args, **kwargs)

    def get_context_data(self, **kwargs):
        return super().get_context_data(rol=self.rol, **kwargs)


class RolEindigen(RolPagina):
    form_class = EindigForm
    template_name = "toegang/rol_eindigen.html"
    handeling = "eindigen"

    def voer_uit(self, form):
        dag = form.cleaned_data["laatste_dag"]
        services.eindig_rol(lidmaatschap=self.rol, laatste_dag=dag, door=self.request.user, op=timezone.now())
        return "De rol houdt op na de dag die je koos." if dag else "De rol is beëindigd."


class RolVerlengen(RolPagina):
    form_class = VerlengForm
    template_name = "toegang/rol_verlengen.html"
    handeling = "verlengen"

    def voer_uit(self, form):
        services.verleng_rol(
            lidmaatschap=self.rol, tot=form.cleaned_data["tot"], door=self.request.user, op=timezone.now()
        )
        return "De rol is verlengd."


class VervangerAanwijzen(RolPagina):
    form_class = VervangerForm
    template_name = "toegang/vervanger.html"
    handeling = "vervanger"

    def get_form_kwargs(self):
        return {**super().get_form_kwargs(), "door": self.request.user, "op": self.vandaag}

    def voer_uit(self, form):
        services.wijs_vervanger_aan(
            lidmaatschap=self.rol,
            vervanger=form.collega,
            van=form.cleaned_data["van"],
            tot=form.cleaned_data["tot"],
            door=self.request.user,
            op=timezone.now(),
        )
        return f"{form.collega} vervangt {self.rol.gebruiker} in deze periode."
