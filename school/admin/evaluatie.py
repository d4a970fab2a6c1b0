"""The questions of the evaluation, and what came of them."""

from django.contrib import admin
from django.template.loader import render_to_string
from django.utils import timezone

from school import evaluatie
from school.models import Evaluatievraag, Opleiding, Uitvoering
from twentsekracht.evaluatiebeheer import EvaluatievraagBeheer
from twentsekracht.organisaties import toegang
from twentsekracht.organisaties.toegang import Rol

admin.site.register(Evaluatievraag, EvaluatievraagBeheer)


def mag_lezen(request) -> bool:
    """What was answered to each question is for the platform office (besluiten/0016); the mark is for everybody."""
    return toegang.heeft_rol(request.user, Rol.COORDINATOR, op=timezone.localdate())


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
    return render_to_string("components/uitslagen.html", {"uitslagen": uitslagen})
