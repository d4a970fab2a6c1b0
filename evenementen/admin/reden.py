"""What an organiser ends, with a reason that everybody it concerns reads: a participation, a part, an event."""

from collections.abc import Callable

from django import forms
from django.contrib import messages
from django.contrib.admin.widgets import AdminTextareaWidget
from django.shortcuts import redirect
from django.template.response import TemplateResponse

from evenementen.fouten import EvenementFout
from twentsekracht.organisaties.beheerformulier import als_beheerformulier


class RedenForm(forms.Form):
    reden = forms.CharField(
        label="Waarom",
        max_length=250,
        widget=AdminTextareaWidget(attrs={"rows": 3}),
        help_text="Staat in de mail aan wie het aangaat. Schrijf er geen namen in.",
    )


def vraag_reden(
    beheer,
    request,
    rij,
    *,
    titel: str,
    uitleg: str,
    knop: str,
    terug: str,
    doe: Callable[[str], str],
):
    """`doe` gets the reason, and answers what was done; or raises why it cannot be."""
    form = RedenForm(request.POST if request.method == "POST" else None)
    if form.is_valid():
        try:
            beheer.message_user(request, doe(form.cleaned_data["reden"]), messages.SUCCESS)
            return redirect(terug)
        except EvenementFout as fout:
            form.add_error(None, str(fout))
    context = {
        **beheer.admin_site.each_context(request),
        "title": titel,
        "opts": beheer.opts,
        "rij": rij,
        "uitleg": uitleg,
        "adminform": als_beheerformulier(form),
        "knop": knop,
        "terug": terug,
    }
    return TemplateResponse(request, "admin/evenementen/reden.html", context)


def gemaild(aantal: int) -> str:
    if not aantal:
        return "Er was niemand aangemeld."
    return "1 collega krijgt een mail." if aantal == 1 else f"{aantal} collega’s krijgen een mail."
