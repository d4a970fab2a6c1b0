"""The pages of the managementrapportage: each loads, calls one service, says what happened and goes on."""

from datetime import datetime

from django.contrib import messages
from django.db.models import F, Prefetch
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils import timezone
from django.utils.functional import cached_property
from django.views.generic import FormView, TemplateView, View
from django_filters.views import FilterView

from rapportage import services
from rapportage.definitief import (
    afwijkingen,
    onverklaarde_afwijkingen,
    redenen_tegen,
    samengesteld,
    tekstvakken,
)
from rapportage.filters import EditieFilter
from rapportage.forms import EditieForm, TekstForm, VerklaringForm
from rapportage.models import LEZERS, Bestand, Editie, tekstkenmerk
from rapportage.proza import proza
from rapportage.tasks import STAPPEN
from rapportage.teksten import eerste_teksten, vul_in
from rapportage.waarden import VOLUIT
from twentsekracht.organisaties import toegang
from twentsekracht.organisaties.toegang import REGIONAAL
from twentsekracht.organisaties.views import AlleenVoor


class Lezer(AlleenVoor):
    """For who may read editions; which ones says `Editie.objects.zichtbaar_voor`."""

    rollen = LEZERS
    extra_context = {"nav": "rapportage"}

    def get_queryset(self):
        bestanden = Prefetch("bestanden", Bestand.objects.defer("inhoud"))
        zichtbaar = Editie.objects.zichtbaar_voor(self.request.user, op=timezone.localdate())
        return zichtbaar.select_related("organisatie", "werk").prefetch_related(bestanden)

    @cached_property
    def editie(self):
        return get_object_or_404(self.get_queryset(), pk=self.kwargs["pk"])

    @cached_property
    def is_bureau(self):
        return toegang.ziet_alles(self.request.user, op=timezone.localdate())

    def get_context_data(self, **kwargs):
        context = super().get_context_data(is_bureau=self.is_bureau, **kwargs)
        if "pk" in self.kwargs:
            context["editie"] = self.editie
        return context


class Maker(Lezer):
    """For the platform office, who makes the editions."""

    rollen = REGIONAAL


class ConceptMaker(Maker):
    """Pages that change a concept; who still has one open of a definitive edition is brought back."""

    def get(self, request, *args, **kwargs):
        if self.editie.is_definitief:
            messages.info(request, str(services.EditieStaatVast()))
            return redirect("rapportage:editie", self.editie.pk)
        return super().get(request, *args, **kwargs)


# ---- reading


class EditieLijst(Lezer, FilterView):
    filterset_class = EditieFilter
    template_name = "rapportage/lijst.html"
    context_object_name = "edities"
    paginate_by = 50

    def get_queryset(self):
        eerst_de_regio = F("organisatie__naam").asc(nulls_first=True)
        return super().get_queryset().zonder_inhoud().order_by("-jaar", eerst_de_regio, "-versie")


class EditieDetail(Lezer, TemplateView):
    template_name = "rapportage/editie.html"

    def get_context_data(self, **kwargs):
        editie = self.editie
        versies = self.get_queryset().zonder_inhoud().select_related("definitief_door")
        context = super().get_context_data(
            versies=versies.voor(jaar=editie.jaar, organisatie=editie.organisatie),
            bestanden=editie.bestanden.all(),
            **voortgang(editie),
            **kwargs,
        )
        if self.is_bureau and not editie.is_definitief and editie.momentopname is not None:
            context |= stand_van_zaken(editie)
        if self.is_bureau and editie.organisatie_id is None:
            context["concepten_per_organisatie"] = Editie.objects.per_organisatie(editie).concept().count()
        return context


def voortgang(editie):
    job = editie.werk
    stappen = STAPPEN.get(job.soort, ()) if job else ()
    return {"job": job, "stappen": stappen, "nu": job.gedaan if job else 0}


def stand_van_zaken(editie):
    """What the office still has to do before the edition can become definitive."""
    m = samengesteld(editie)
    return {
        "verzameld_op": datetime.fromisoformat(m["opgesteld_op"]),
        "redenen": redenen_tegen(editie, op=timezone.localdate()),
        "eerste_tekst": next(iter(tekstvakken(m)), None),
        "aantal_teksten": len(tekstvakken(m)),
        "aantal_afwijkingen": len(afwijkingen(m)),
        "aantal_onverklaard": len(onverklaarde_afwijkingen(m)),
        "is_verouderd": any(bestand.stand != editie.stand for bestand in editie.bestanden.all()),
    }


class Voortgang(Lezer, TemplateView):
    """The piece of the page that htmx refreshes while the work goes on."""

    template_name = "rapportage/voortgang.html"

    def get(self, request, *args, **kwargs):
        if not request.htmx:
            return redirect("rapportage:editie", self.editie.pk)
        if not (self.editie.werk and self.editie.werk.is_open):
            return HttpResponse(headers={"HX-Refresh": "true"})
        return super().get(request, *args, **kwargs)

    def get_context_data(self, **kwargs):
        return super().get_context_data(**voortgang(self.editie), **kwargs)


class Voorbeeld(Lezer, TemplateView):
    template_name = "rapportage/voorbeeld.html"

    def get_context_data(self, **kwargs):
        if self.editie.momentopname is None:
            raise Http404
        return super().get_context_data(m=samengesteld(self.editie), **kwargs)


# ---- making


class EditieAanvragen(Maker, FormView):
    form_class = EditieForm
    template_name = "rapportage/nieuw.html"

    def get_form_kwargs(self):
        return {**super().get_form_kwargs(), "vandaag": timezone.localdate()}

    def form_valid(self, form):
        velden = {naam: form.cleaned_data[naam] for naam in form.fields}
        try:
            editie = services.vraag_editie_aan(**velden, door=self.request.user, op=timezone.now())
        except services.EditieFout as fout:
            form.add_error(None, str(fout))
            return self.form_invalid(form)
        return redirect("rapportage:editie", editie.pk)


class TekstBewerken(ConceptMaker, FormView):
    form_class = TekstForm
    template_name = "rapportage/tekst.html"

    @cached_property
    def m(self):
        return samengesteld(self.editie)

    @cached_property
    def eigen(self):
        return self.editie.teksten.filter(hoofdstuk=self.kwargs["hoofdstuk"]).first()

    def get_initial(self):
        """The own words, or the text from the figures with its figures still live."""
        hoofdstuk = self.kwargs["hoofdstuk"]
        if hoofdstuk not in tekstvakken(self.editie.momentopname):
            raise Http404
        tekst = self.eigen.tekst if self.eigen else eerste_teksten(self.m).get(hoofdstuk, "")
        return {"tekst": tekst, "gezien": tekstkenmerk(tekst)}

    def form_valid(self, form):
        if "voorbeeld" in self.request.POST:
            return self.render_to_response(
                self.get_context_data(form=form, voorbeeld=form.cleaned_data["tekst"])
            )
        hoofdstuk, tekst = self.kwargs["hoofdstuk"], form.cleaned_data["tekst"]
        try:
            services.bewaar_tekst(
                editie=self.editie,
                hoofdstuk=hoofdstuk,
                tekst=tekst,
                gezien=form.cleaned_data["gezien"],
                door=self.request.user,
                op=timezone.now(),
            )
        except services.TekstVeranderd as fout:
            return self.botsing(form, fout)
        except services.EditieFout as fout:
            form.add_error(None, str(fout))
            return self.form_invalid(form)
        messages.success(self.request, "De tekst is bewaard.")
        return redirect("rapportage:tekst", self.editie.pk, hoofdstuk)

    def botsing(self, form, fout):
        """What was typed stays in the form, beside the other words; saving once more is then a choice."""
        form.add_error("tekst", str(fout))
        form.data = form.data.copy()
        form.data["gezien"] = tekstkenmerk(fout.nu.tekst)
        return self.render_to_response(self.get_context_data(form=form, ander=fout.nu))

    def get_context_data(self, voorbeeld=None, **kwargs):
        tekst = self.get_initial()["tekst"] if voorbeeld is None else voorbeeld
        ingevuld, onbekend = vul_in(tekst, self.m["waarden"])
        return super().get_context_data(
            hoofdstukken=tekstvakken(self.m),
            hoofdstuk=self.kwargs["hoofdstuk"],
            titel=tekstvakken(self.m)[self.kwargs["hoofdstuk"]],
            waarden={code: w for code, w in self.m["waarden"].items() if not code.endswith(VOLUIT)},
            voluit=VOLUIT,
            voorbeeld=proza(ingevuld),
            onbekend=onbekend,
            is_eigen=self.eigen is not None,
            **kwargs,
        )


class Controleblad(ConceptMaker, TemplateView):
    template_name = "rapportage/controleblad.html"

    def post(self, request, *args, **kwargs):
        form = VerklaringForm(request.POST, prefix=request.POST.get("controle", ""))
        if form.is_valid():
            try:
                services.verklaar_afwijking(
                    editie=self.editie,
                    controle=form.prefix,
                    uitleg=form.cleaned_data["uitleg"],
                    door=request.user,
                    op=timezone.now(),
                )
            except services.EditieFout as fout:
                messages.error(request, str(fout))
            else:
                messages.success(request, "De verklaring is bewaard.")
            return redirect("rapportage:controleblad", self.editie.pk)
        return self.render_to_response(self.get_context_data(ingevuld=form))

    def get_context_data(self, ingevuld=None, **kwargs):
        if self.editie.momentopname is None:
            raise Http404
        m = samengesteld(self.editie)
        verklaringen = {rij.controle: rij for rij in self.editie.verklaringen.all()}
        te_verklaren = [_te_verklaren(a, verklaringen.get(a["code"]), ingevuld) for a in afwijkingen(m)]
        return super().get_context_data(
            controles=m["controles"],
            afwijkingen=sorted(te_verklaren, key=lambda a: a["is_verklaard"]),
            **kwargs,
        )


def _te_verklaren(afwijking, verklaring, ingevuld):
    code = afwijking["code"]
    begin = {"uitleg": verklaring.uitleg} if verklaring else {}
    return {
        "controle": afwijking,
        "is_verklaard": bool(afwijking["verklaring"]),
        "is_verouderd": bool(verklaring) and not afwijking["verklaring"],
        "form": ingevuld
        if ingevuld and ingevuld.prefix == code
        else VerklaringForm(prefix=code, initial=begin),
    }


class DefinitiefMaken(ConceptMaker, TemplateView):
    template_name = "rapportage/definitief.html"

    def post(self, request, *args, **kwargs):
        try:
            services.maak_definitief(editie=self.editie, door=request.user, op=timezone.now())
        except services.EditieFout as fout:
            messages.error(request, str(fout))
            return redirect("rapportage:definitief", self.editie.pk)
        messages.success(request, "De editie is definitief. De bestanden worden nu gemaakt.")
        return redirect("rapportage:editie", self.editie.pk)

    def get_context_data(self, **kwargs):
        return super().get_context_data(redenen=redenen_tegen(self.editie, op=timezone.localdate()), **kwargs)


class Verwijderen(ConceptMaker, TemplateView):
    template_name = "rapportage/verwijderen.html"

    def post(self, request, *args, **kwargs):
        naam = str(self.editie)
        try:
            services.verwijder_concept(editie=self.editie, door=request.user, op=timezone.now())
        except services.EditieFout as fout:
            messages.error(request, str(fout))
            return redirect("rapportage:editie", kwargs["pk"])
        messages.success(request, f"{naam} is verwijderd.")
        return redirect("rapportage:lijst")


class Handeling(Maker, View):
    """A button: one verb on one edition, and back to its page."""

    http_method_names = ["post"]
    gelukt = ""

    def post(self, request, *args, **kwargs):
        try:
            editie = self.doe(editie=self.editie, door=request.user, op=timezone.now())
        except services.EditieFout as fout:
            messages.error(request, str(fout))
            return redirect("rapportage:editie", self.editie.pk)
        if self.gelukt:
            messages.success(request, self.gelukt)
        return self.verder(editie)

    def verder(self, editie):
        return redirect("rapportage:editie", editie.pk)


class CijfersBijwerken(Handeling):
    doe = staticmethod(services.werk_cijfers_bij)


class BestandenBijwerken(Handeling):
    doe = staticmethod(services.werk_bestanden_bij)


class Opnieuw(Handeling):
    doe = staticmethod(services.probeer_opnieuw)


class NieuweVersie(Handeling):
    doe = staticmethod(services.nieuwe_versie)
    gelukt = "Er is een nieuw concept. De teksten en verklaringen zijn overgenomen."


class AlleOrganisaties(Handeling):
    doe = staticmethod(services.vraag_voor_alle_organisaties)
    gelukt = "Voor elke organisatie is er nu een concept. De cijfers worden verzameld."

    def verder(self, edities):
        return redirect("rapportage:lijst")


class OrganisatiesDefinitief(Handeling):
    doe = staticmethod(services.maak_organisaties_definitief)

    def verder(self, uitkomst):
        gelukt, geweigerd = uitkomst
        messages.success(self.request, f"Definitief gemaakt: {len(gelukt)}.")
        if geweigerd:
            namen = ", ".join(str(editie.organisatie) for editie in geweigerd)
            messages.warning(self.request, f"Deze vragen nog iets van je: {namen}.")
        return redirect("rapportage:lijst")


class TekstHerstellen(Handeling):
    gelukt = "De tekst uit de cijfers staat er weer."

    def doe(self, **kwargs):
        gezien = self.request.POST.get("gezien")
        return services.herstel_tekst(hoofdstuk=self.kwargs["hoofdstuk"], gezien=gezien, **kwargs)

    def verder(self, editie):
        return redirect("rapportage:tekst", editie.pk, self.kwargs["hoofdstuk"])
