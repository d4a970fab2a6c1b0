"""The pages of importing a year: send a zip, see how far it is, read what is wrong with it."""

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils import timezone
from django.views.generic import DetailView, FormView, ListView, View

from twentsekracht.inlezen.forms import ImportForm
from twentsekracht.inlezen.models import Bronbestand, Import
from twentsekracht.inlezen.services import probeer_opnieuw, vraag_import_aan
from twentsekracht.organisaties.toegang import REGIONAAL
from twentsekracht.organisaties.views import AlleenVoor
from twentsekracht.werk.services import NietOpnieuw

PER_BLAD = 200  # problems on a page


class Bureau(AlleenVoor):
    """For the platform office, whose imports these are."""

    rollen = REGIONAAL
    queryset = Import.objects.select_related("job", "door").defer("problemen", "waarschuwingen")
    extra_context = {"nav": "inlezen"}


class ImportLijst(Bureau, ListView):
    template_name = "inlezen/lijst.html"
    context_object_name = "imports"
    paginate_by = 50


class NieuweImport(Bureau, FormView):
    form_class = ImportForm
    template_name = "inlezen/nieuw.html"

    def form_valid(self, form):
        imp = vraag_import_aan(
            bron=form.bron,
            alleen_controleren=form.cleaned_data["alleen_controleren"],
            door=self.request.user,
            op=timezone.now(),
        )
        return redirect("inlezen:import", imp.pk)


class ImportDetail(Bureau, DetailView):
    template_name = "inlezen/import.html"
    context_object_name = "imp"
    queryset = Import.objects.select_related("job", "door")

    def get_context_data(self, **kwargs):
        imp = self.object
        bladen = Paginator(imp.problemen or imp.waarschuwingen, PER_BLAD)
        bestanden = imp.bronbestanden.defer("inhoud")
        return super().get_context_data(
            page_obj=bladen.get_page(self.request.GET.get("page")),
            bestanden=bestanden,
            correcties=imp.correcties.count(),
            **kwargs,
        )


class Voortgang(Bureau, DetailView):
    """The piece of the page that htmx refreshes while the work goes on."""

    template_name = "inlezen/voortgang.html"
    context_object_name = "imp"

    def get(self, request, *args, **kwargs):
        imp = self.get_object()
        if not request.htmx:
            return redirect("inlezen:import", imp.pk)
        if not (imp.job and imp.job.is_open):
            return HttpResponse(headers={"HX-Refresh": "true"})
        return super().get(request, *args, **kwargs)


class Opnieuw(Bureau, View):
    def post(self, request, pk):
        imp = get_object_or_404(self.queryset, pk=pk, job__isnull=False)
        try:
            probeer_opnieuw(imp=imp, door=request.user, op=timezone.now())
        except NietOpnieuw as fout:
            messages.error(request, str(fout))
        return redirect("inlezen:import", imp.pk)


class Bron(Bureau, View):
    """A source file as it came in."""

    def get(self, request, pk):
        bestand = get_object_or_404(Bronbestand, pk=pk)
        antwoord = HttpResponse(bestand.bytes(), content_type="text/csv")
        antwoord["Content-Disposition"] = f'attachment; filename="{bestand.pk}.csv"'
        antwoord.headers["X-Content-Type-Options"] = "nosniff"
        return antwoord
