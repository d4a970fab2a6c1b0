"""The questions of the evaluation, and what came of them."""

from django.contrib import admin
from django.template.loader import render_to_string
from django.utils import timezone

from school import evaluatie
from school.admin.catalogus import Catalogus
from school.models import Evaluatievraag, Opleiding, Uitvoering
from twentsekracht.organisaties.toegang import Rol


@admin.register(Evaluatievraag)
class EvaluatievraagAdmin(Catalogus):
    """What was answered once keeps its words: else the answers would be to another question."""

    bekijken = {Rol.BEHEERDER}
    verwijderen = {Rol.COORDINATOR}
    fields = ("vraag", "soort", "volgorde", "is_actief")
    list_display = ("vraag", "soort", "volgorde", "is_actief")
    list_filter = ("soort", "is_actief")
    search_fields = ("vraag",)

    def get_readonly_fields(self, request, obj=None):
        vast = super().get_readonly_fields(request, obj)
        return (*vast, "vraag", "soort") if obj and self._is_beantwoord(obj) else vast

    def has_delete_permission(self, request, obj=None):
        return super().has_delete_permission(request, obj) and not (obj and self._is_beantwoord(obj))

    def _is_beantwoord(self, vraag):
        return vraag.tellingen.exists() or vraag.teksten.exists()


@admin.display(description="evaluatie")
def van_uitvoering(run: Uitvoering) -> str:
    """For the page of a run."""
    op = timezone.localdate()
    bekend = bool(run.pk) and evaluatie.is_bekend(run, op=op)
    context = {
        "run": run if run.pk else None,
        "bekend": bekend,
        "sluit_op": evaluatie.sluit_op(run) if run.pk else None,
        "ingevuld": evaluatie.ingevuld(run) if bekend else None,
        "uitslagen": evaluatie.uitslagen([run]) if bekend else [],
    }
    return render_to_string("school/beheer/evaluatie.html", context)


@admin.display(description="evaluatie")
def van_opleiding(opleiding: Opleiding) -> str:
    """For the page of a course: over all runs of which the time to answer is over."""
    uitslagen = evaluatie.van_opleiding(opleiding, op=timezone.localdate()) if opleiding.pk else []
    return render_to_string("school/beheer/uitslagen.html", {"uitslagen": uitslagen})
