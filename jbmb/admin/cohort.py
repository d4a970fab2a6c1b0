"""Cohorts in the admin: the coördinator sets one up, chooses who takes part, and sees how it goes."""

from django import forms
from django.contrib import admin, messages
from django.contrib.admin.utils import unquote
from django.db import transaction
from django.db.models import Count, Q
from django.http import Http404
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.urls import path, reverse
from django.utils import timezone
from django.utils.html import format_html

from jbmb import cohortevaluatie, cohortoverzicht
from jbmb.admin.cohortverbs import VERBS
from jbmb.fouten import RuilFout
from jbmb.models import MET_PLAATS, Cohort, Cohortcoach, Cohortstap, Cohortvraag, Trainingsdag
from jbmb.services import cohorten
from twentsekracht.evaluatiebeheer import EvaluatievraagBeheer
from twentsekracht.organisaties.beheer import OrganisatieBeheer, OrganisatieInline
from twentsekracht.organisaties.toegang import Rol

BLAD = "admin:jbmb_cohort_deelnemers"
WIE = {Rol.COORDINATOR}


class DagInline(OrganisatieInline):
    model = Trainingsdag
    wijzigen = toevoegen = verwijderen = WIE
    fields = ("titel", "datum", "begintijd", "eindtijd", "plaats", "link")


class CoachInline(OrganisatieInline):
    model = Cohortcoach
    wijzigen = toevoegen = verwijderen = WIE
    autocomplete_fields = ("gebruiker",)


class StapInline(OrganisatieInline):
    model = Cohortstap
    bekijken = WIE
    fields = ("per", "van", "naar", "reden", "door")


admin.site.register(Cohortvraag, EvaluatievraagBeheer)


class CohortForm(forms.ModelForm):
    class Meta:
        model = Cohort
        fields = ("titel", "omschrijving", "aanmelden_tot", "start", "ruil_tot", "einde", "plaatsen")


@admin.register(Cohort)
class CohortAdmin(OrganisatieBeheer):
    """Of the platform office. Notes of a coach are nowhere here: they are the coach's own."""

    bekijken = wijzigen = toevoegen = WIE
    form = CohortForm
    fields = (
        *("titel", "omschrijving", "plaatsen"),
        *(("aanmelden_tot", "start"), ("ruil_tot", "einde")),
    )
    inlines = (DagInline, CoachInline, StapInline)
    list_display = ("titel", "start", "einde", "plaatsen", "bezet", "aangemeld", "status", "blad")
    list_filter = ("status",)
    date_hierarchy = "start"
    search_fields = ("titel",)

    def get_queryset(self, request):
        bezet = Count("deelnames", filter=Q(deelnames__status__in=MET_PLAATS))
        wacht = Count("deelnames", filter=Q(deelnames__status="aangemeld"))
        return super().get_queryset(request).annotate(bezet=bezet, wacht=wacht)

    @admin.display(description="bezet")
    def bezet(self, cohort):
        return cohort.bezet

    @admin.display(description="wacht op keuze")
    def aangemeld(self, cohort):
        return cohort.wacht

    @admin.display(description="deelnemers")
    def blad(self, cohort):
        return format_html('<a href="{}">Deelnemers van {}</a>', reverse(BLAD, args=[cohort.pk]), cohort)

    def save_model(self, request, obj, form, change):
        self._bewaak(request, obj, "wijzigen" if change else "toevoegen")
        if change:
            obj.save(update_fields=list(form.cleaned_data))
            return
        cohorten.maak(cohort=obj, door=request.user, op=timezone.now())

    def get_urls(self):
        deelnemers = self.admin_site.admin_view(self.deelnemers)
        return [
            path("<path:object_id>/deelnemers/", deelnemers, name="jbmb_cohort_deelnemers"),
            *super().get_urls(),
        ]

    def deelnemers(self, request, object_id):
        """Who applied, who was chosen and how they are; and what the coördinator can do."""
        cohort = self.get_object(request, unquote(object_id))
        if cohort is None or not self.has_change_permission(request, cohort):
            raise Http404
        if request.method == "POST":
            return self._zet(request, cohort)
        context = {
            **self.admin_site.each_context(request),
            "title": f"Deelnemers: {cohort}",
            "opts": self.opts,
            "cohort": cohort,
            "groepen": cohortoverzicht.groepen(cohort),
            "coaches": cohort.coaches.select_related("gebruiker"),
            "stand": cohortoverzicht.stand(cohort),
            **self._evaluatie(cohort),
        }
        return TemplateResponse(request, "admin/jbmb/cohort/deelnemers.html", context)

    def _evaluatie(self, cohort):
        sluit_op = cohortevaluatie.sluit_op(cohort)
        bekend = cohortevaluatie.is_bekend(cohort, op=timezone.localdate())
        ingevuld = cohortevaluatie.ingevuld(cohort) if bekend else None
        return {
            "sluit_op": sluit_op,
            "ingevuld": ingevuld,
            "is_bekend": bekend,
            "uitslagen": cohortevaluatie.uitslagen(cohort) if ingevuld else [],
        }

    def _zet(self, request, cohort):
        verb = VERBS.get(request.POST.get("wat", ""))
        try:
            if verb is None:
                raise RuilFout("Kies wat je wilt doen.")
            with transaction.atomic():  # of many at once all, or none
                gedaan = verb.doe(cohort, request, timezone.now())
                self.leg_vast(request, cohort, verb.log)
            self.message_user(request, gedaan, messages.SUCCESS)
        except RuilFout as fout:
            self.message_user(request, str(fout), messages.ERROR)
        return redirect(request.path)
