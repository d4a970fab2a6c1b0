"""Everybody of a run on one page of the admin: who takes part, who waits and why, and who was there."""

from django.contrib import messages
from django.contrib.admin.utils import unquote
from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.urls import path, reverse
from django.utils import timezone
from django.views.decorators.http import require_POST, require_safe

from school import services
from school.aanwezigheid import deelnemers, genoteerd, sessies_van
from school.fouten import SchoolFout
from school.models import Aanwezigheid, Bezwaar, Inschrijving
from school.presentieforms import AntwoordForm, PresentieForm, PresentielinkForm
from school.presentielijst import presentielijst
from school.wachtlijst import wachtlijsten
from twentsekracht.organisaties import toegang
from twentsekracht.organisaties.toegang import Rol

Status = Inschrijving.Status


class MetDeelnemers:
    """For the admin of runs. A contactpersoon reads of the own people who they are, of others only that they wait."""

    def get_urls(self):
        eigen = {
            "deelnemers": self.deelnemers,
            "presentielijst": require_safe(self.presentielijst),
            "presentielink": require_POST(self.presentielink),
            "bezwaar": require_POST(self.bezwaar),
        }
        return [
            *(
                path(
                    f"<path:object_id>/{naam}/",
                    self.admin_site.admin_view(view),
                    name=f"school_uitvoering_{naam}",
                )
                for naam, view in eigen.items()
            ),
            *super().get_urls(),
        ]

    def _run(self, request, object_id, *, om_te_wijzigen=False):
        run = self.get_object(request, unquote(object_id))
        mag = self.has_change_permission if om_te_wijzigen else self.has_view_permission
        if run is None or not mag(request, run):
            raise Http404
        return run

    # ---- the page

    def deelnemers(self, request, object_id):
        run = self._run(request, object_id, om_te_wijzigen=request.method == "POST")
        vandaag = timezone.localdate()
        rijen = list(self._te_zien(request, deelnemers(run)))
        sessies = sessies_van(run)
        nu = [sessie for sessie in sessies if sessie.is_te_noteren(op=vandaag)]
        form = PresentieForm(
            request.POST or None,
            rijen=rijen,
            sessies=nu,
            al=genoteerd(rijen),
        )
        if request.method == "POST" and form.is_valid() and self._noteer(request, run, form):
            return redirect(request.path)
        context = {
            **self.admin_site.each_context(request),
            "title": f"Deelnemers van {run}",
            "opts": self.opts,
            "run": run,
            "form": form,
            "mag_noteren": self.has_change_permission(request, run),
            "sessies": [(sessie, sessie.pk or 0) for sessie in sessies],
            "trainerpaginas": [(sessie, services.presentieteken(sessie)) for sessie in nu],
            "komend": sessies[len(nu) :],
            "linkform": PresentielinkForm(),
            "wachtenden": self._wachtenden(request, run),
            "onderweg": self._te_zien(
                request,
                run.inschrijvingen.filter(status__in=[Status.AANGEBODEN, Status.WACHT_OP_AKKOORD]),
            ).select_related("deelnemer", "organisatie"),
            "bezwaren": [(een, AntwoordForm(instance=een)) for een in self._bezwaren(request, run)],
        }
        return TemplateResponse(request, "admin/school/uitvoering/deelnemers.html", context)

    def _te_zien(self, request, queryset):
        return toegang.beheerbaar(
            queryset, request.user, op=timezone.localdate(), rollen={Rol.CONTACTPERSOON, Rol.COORDINATOR}
        )

    def _bezwaren(self, request, run):
        open_nog = Bezwaar.objects.filter(inschrijving__uitvoering=run, beantwoord_op__isnull=True)
        return self._te_zien(request, open_nog).select_related("inschrijving__deelnemer")

    def _wachtenden(self, request, run):
        """In order, each with why; whoever they are of another organisation is not said."""
        eigen = set(self._te_zien(request, run.inschrijvingen.all()).values_list("pk", flat=True))
        lijst = wachtlijsten([run]).get(run.pk, [])
        met_naam = run.inschrijvingen.select_related("deelnemer", "organisatie").in_bulk(eigen)
        return [(plek, met_naam.get(plek.inschrijving.pk)) for plek in lijst]

    def _noteer(self, request, run, form) -> bool:
        try:
            aantal = services.noteer(
                uitvoering=run,
                notities=form.notities,
                bron=Aanwezigheid.Bron.BUREAU,
                door=request.user,
                reden=form.cleaned_data["reden"],
                op=timezone.now(),
            )
        except SchoolFout as fout:
            form.add_error(None, str(fout))
            return False
        if aantal:
            self.leg_vast(request, run, "aanwezigheid genoteerd")
        self.message_user(request, f"Bewaard: {aantal} veranderd.", messages.SUCCESS)
        return True

    # ---- what goes out from it

    def presentielijst(self, request, object_id):
        run = self._run(request, object_id, om_te_wijzigen=True)
        antwoord = HttpResponse(presentielijst(run, op=timezone.now()), content_type="application/pdf")
        antwoord["Content-Disposition"] = f'attachment; filename="presentielijst-{run.pk}.pdf"'
        return antwoord

    def presentielink(self, request, object_id):
        run = self._run(request, object_id, om_te_wijzigen=True)
        form = PresentielinkForm(request.POST)
        gekozen = request.POST.get("sessie")
        sessie = next((een for een in sessies_van(run) if str(een.pk or 0) == gekozen), None)
        if sessie is None or not form.is_valid():
            self.message_user(request, "Vul het e-mailadres van de trainer in.", messages.ERROR)
        else:
            adres = form.cleaned_data["adres"]
            services.stuur_presentielink(sessie=sessie, aan=adres, door=request.user, op=timezone.now())
            self.message_user(request, f"De link is onderweg naar {adres}.", messages.SUCCESS)
        return self._terug(run)

    def bezwaar(self, request, object_id):
        run = self._run(request, object_id, om_te_wijzigen=True)
        pk = request.POST.get("bezwaar", "")
        bezwaar = self._bezwaren(request, run).filter(pk=pk).first() if pk.isdecimal() else None
        form = AntwoordForm(request.POST, instance=bezwaar)
        if bezwaar is None:
            self.message_user(request, "Hier is al op geantwoord.", messages.ERROR)
        elif not form.is_valid():
            self.message_user(request, "Schrijf een antwoord van hoogstens 1000 tekens.", messages.ERROR)
        else:
            self._beantwoord(request, bezwaar, form.cleaned_data["antwoord"])
        return self._terug(run)

    def _beantwoord(self, request, bezwaar, antwoord):
        try:
            services.beantwoord_bezwaar(
                bezwaar=bezwaar, antwoord=antwoord, door=request.user, op=timezone.now()
            )
        except SchoolFout as fout:
            self.message_user(request, str(fout), messages.ERROR)
        else:
            self.message_user(request, "Je antwoord is onderweg.", messages.SUCCESS)

    def _terug(self, run):
        return redirect(reverse("admin:school_uitvoering_deelnemers", args=[run.pk]))
