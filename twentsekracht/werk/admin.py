from django.contrib import admin, messages
from django.db import transaction
from django.utils import timezone

from twentsekracht.organisaties.beheer import OrganisatieBeheer
from twentsekracht.organisaties.toegang import REGIONAAL
from twentsekracht.werk import services
from twentsekracht.werk.models import Job


@admin.register(Job)
class JobAdmin(OrganisatieBeheer):
    """To look at, and to try once more what failed. Mail is seen here as its job only: not whom, not what."""

    bekijken = REGIONAAL
    list_display = (
        "taak",
        "sleutel",
        "status",
        "voortgang",
        "poging",
        "reden",
        "aangevraagd_op",
        "afgerond_op",
    )
    list_filter = ("status", "soort")
    search_fields = ("sleutel", "reden")
    ordering = ("-aangevraagd_op", "-pk")
    actions = ["probeer_opnieuw"]

    @admin.display(description="taak", ordering="soort")
    def taak(self, job):
        return job.soort.rpartition(".")[2].replace("_", " ")

    @admin.display(description="voortgang")
    def voortgang(self, job):
        stand = f"{job.gedaan} van {job.totaal}" if job.totaal else ""
        return " ".join(filter(None, [job.stap, stand])) or "-"

    @admin.action(description="Opnieuw proberen wat mislukt is", permissions=["view"])
    def probeer_opnieuw(self, request, queryset):
        gelukt = 0
        for job in queryset.filter(status=Job.Status.MISLUKT):
            with transaction.atomic():
                services.opnieuw(job=job, door=request.user, op=timezone.now())
                self.leg_vast(request, job, "opnieuw geprobeerd", ["status"])
            gelukt += 1
        if gelukt:
            self.message_user(request, f"Opnieuw gestart: {gelukt}.", messages.SUCCESS)
        else:
            self.message_user(request, "Kies werk dat mislukt is.", messages.WARNING)
