"""Mijn leren: what somebody learned, their certificates, and what they think of it."""

from allauth.core import ratelimit
from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.template.defaultfilters import floatformat
from django.urls import reverse
from django.utils import timezone
from django.utils.decorators import method_decorator
from django.views.decorators.cache import never_cache
from django.views.generic import FormView, TemplateView, View

from school import leren, services
from school.certificaat import leesbare_code, maak_pdf
from school.evaluatie import sluit_op
from school.fouten import EvaluatieGesloten, GeenBewijs
from school.inzicht import inzicht
from school.models import Evaluatievraag, Inschrijving
from school.views.inschrijven import Eigen
from school.woorden import periode, uren
from twentsekracht.evaluatieform import EvaluatieForm
from twentsekracht.organisaties.export import rijen_als_csv
from twentsekracht.rekenblad import als_antwoord

SOORTEN = (("xlsx", "Lijst voor Excel"), ("ods", "Lijst als open document"), ("csv", "Lijst als tekst"))
KOPPEN = ("Opleiding", "Eerste dag", "Laatste dag", "Plaats", "Status", "Uren", "Deelnamebewijs")


@method_decorator(never_cache, name="dispatch")
class Leren(TemplateView):
    template_name = "school/leren.html"
    extra_context = {"nav": "mijn"}

    def get_context_data(self, **kwargs):
        nu = timezone.now()
        vandaag = timezone.localdate(nu)
        regels = leren.geschiedenis(self.request.user, op=vandaag)
        jaren = leren.per_jaar(regels)
        komend = Inschrijving.objects.van(self.request.user).komend(op=vandaag)
        return super().get_context_data(
            jaren=jaren,
            cijfers=self.kerncijfers(jaren, regels, vandaag),
            te_evalueren=[regel for regel in regels if regel.mag_evalueren],
            komend=inzicht(komend, op=nu),
            soorten=SOORTEN,
            **kwargs,
        )

    def kerncijfers(self, jaren, regels, vandaag):
        dit_jaar = next((jaar.uren for jaar in jaren if jaar.jaar == vandaag.year), 0)
        return [
            {"naam": f"Uren geleerd in {vandaag.year}", "waarde": uren(dit_jaar)},
            {"naam": "Uren in alle jaren", "waarde": uren(sum(jaar.uren for jaar in jaren))},
            {"naam": "Deelnamebewijzen", "waarde": sum(regel.mag_bewijs for regel in regels)},
        ]


class LerenDownload(View):
    """The same list, to keep."""

    def get(self, request, soort):
        vandaag = timezone.localdate()
        rijen = [_rij(regel) for regel in leren.geschiedenis(request.user, op=vandaag)]
        naam = f"mijn-leren-{vandaag:%Y-%m-%d}"
        if soort == "csv":
            return rijen_als_csv(naam, KOPPEN, rijen)
        if soort not in ("xlsx", "ods"):
            raise Http404
        return als_antwoord(soort, naam, KOPPEN, rijen)


def _rij(regel: leren.Regel) -> list:
    rij, run = regel.inschrijving, regel.inschrijving.uitvoering
    bewijs = getattr(rij, "deelnamebewijs", None)
    return [
        run.opleiding.titel,
        run.start,
        run.laatste_dag,
        run.locatie,
        rij.get_status_display(),
        floatformat(regel.uren, -1),
        leesbare_code(bewijs.code) if bewijs else "",
    ]


class Bewijs(Eigen, View):
    """One's own certificate, as a PDF."""

    def get(self, request, pk):
        inschrijving = get_object_or_404(self.get_queryset(), pk=pk)
        try:
            bewijs = services.geef_bewijs(inschrijving=inschrijving, op=timezone.now())
        except GeenBewijs as fout:
            messages.info(request, str(fout))
            return redirect("school:inschrijving", pk)
        naam = f"deelnamebewijs-{leesbare_code(bewijs.code).lower()}.pdf"
        return HttpResponse(
            maak_pdf(bewijs),
            content_type="application/pdf",
            headers={
                "Content-Disposition": f'attachment; filename="{naam}"',
                "Cache-Control": "private, no-store",
            },
        )


@method_decorator([login_not_required, never_cache], name="dispatch")
class Certificaat(TemplateView):
    """Is this paper ours? Anybody may ask; who tries many codes is stopped.

    The code on the paper leads here with the code filled in; asking is a press of the button, since programs follow
    links and allauth counts nothing that only looks.
    """

    template_name = "school/certificaat.html"
    extra_context = {"nav": "opleidingen"}

    def post(self, request):
        code = request.POST.get("code", "").strip()[:40]
        if not ratelimit.consume(request, action="school_certificaat"):
            context = self.get_context_data(code=code, te_vaak=True)
            return self.render_to_response(context, status=429, headers={"Retry-After": "60"})
        bewijs = services.zoek_bewijs(code)
        gegevens = _op_papier(bewijs) if bewijs else []
        context = self.get_context_data(code=code, bewijs=bewijs, gegevens=gegevens, onbekend=not bewijs)
        return self.render_to_response(context)

    def get_context_data(self, **kwargs):
        kwargs.setdefault("code", self.request.GET.get("code", "")[:40])
        return super().get_context_data(**kwargs)


def _op_papier(bewijs) -> list[tuple[str, str]]:
    return [
        ("Naam", bewijs.naam),
        ("Opleiding", bewijs.opleiding),
        ("Wanneer", periode(bewijs.van, bewijs.tot)),
        ("Uren", uren(bewijs.uren) if bewijs.uren else ""),
    ]


@method_decorator(never_cache, name="dispatch")
class Evaluatie(Eigen, FormView):
    form_class = EvaluatieForm
    template_name = "school/evaluatie.html"
    extra_context = {"nav": "mijn"}

    def dispatch(self, request, *args, **kwargs):
        self.inschrijving = get_object_or_404(self.get_queryset(), pk=kwargs["pk"])
        if not leren.mag_evalueren(self.inschrijving, op=timezone.localdate()):
            messages.info(request, str(EvaluatieGesloten()))
            return redirect("school:leren")
        return super().dispatch(request, *args, **kwargs)

    def get_form_kwargs(self):
        return {**super().get_form_kwargs(), "vragen": Evaluatievraag.objects.filter(is_actief=True)}

    def form_valid(self, form):
        try:
            services.evalueer(inschrijving=self.inschrijving, antwoorden=form.antwoorden, op=timezone.now())
        except EvaluatieGesloten as fout:
            messages.info(self.request, str(fout))
        else:
            messages.success(self.request, "Bedankt. Je antwoorden zijn geteld, zonder je naam.")
        return redirect("school:leren")

    def get_context_data(self, **kwargs):
        run = self.inschrijving.uitvoering
        return super().get_context_data(
            run=run, sluit_op=sluit_op(run), terug=reverse("school:leren"), **kwargs
        )
