"""A mail to everybody of a part or of the event: written, read as who gets it will, and only then sent."""

from uuid import uuid4

from django import forms
from django.contrib import messages
from django.shortcuts import redirect
from django.utils import timezone

from evenementen import services
from evenementen.admin.organisatorblad import blad, evenement_van
from evenementen.fouten import EvenementFout
from evenementen.models import Deelname, Rondschrijven
from twentsekracht.formulieren import Tekstvak
from twentsekracht.post import voorbeeld

Status = Deelname.Status
AAN = [(status, status.label) for status in Status if status != Status.GEANNULEERD]


class BerichtForm(forms.Form):
    onderdeel = forms.ModelChoiceField(
        queryset=None, required=False, label="Over welk onderdeel", empty_label="Het hele evenement"
    )
    aan = forms.MultipleChoiceField(
        label="Aan wie",
        choices=AAN,
        initial=[Status.BEVESTIGD, Status.AANWEZIG],
        widget=forms.CheckboxSelectMultiple,
        help_text="Iedereen krijgt een eigen mail, en maar een. Niemand ziet wie hem nog meer kreeg.",
    )
    onderwerp = forms.CharField(label="Onderwerp", max_length=120)
    tekst = forms.CharField(
        label="Bericht",
        max_length=5000,
        widget=Tekstvak(10),
        help_text="De aanhef en een link naar het programma komen er vanzelf bij.",
    )
    kenmerk = forms.UUIDField(widget=forms.HiddenInput)

    def __init__(self, *args, evenement, **kwargs):
        super().__init__(*args, label_suffix="", **kwargs)
        self.fields["onderdeel"].queryset = evenement.onderdelen.order_by("datum", "begintijd", "code")
        self.initial["kenmerk"] = uuid4()

    def clean_onderwerp(self):
        """One line: the heading of a mail ends with it."""
        return " ".join(self.cleaned_data["onderwerp"].split())


def bericht(beheer, request, object_id):
    evenement = evenement_van(beheer, request, object_id, om_te_wijzigen=True)
    stap = request.POST.get("stap", "")
    form = BerichtForm(request.POST or None, evenement=evenement)
    if stap in {"bekijk", "verstuur"} and form.is_valid():
        velden = form.cleaned_data
        if stap == "verstuur":
            _verstuur(request, evenement, velden)
            return redirect(request.path)
        wie = services.ontvangers(evenement, velden["onderdeel"], velden["aan"], op=timezone.now())
        if wie:
            return _pagina(beheer, request, evenement, form, **_voorbeeld(request, evenement, velden, wie))
        form.add_error("aan", "Er is niemand aan wie dit bericht kan.")
    return _pagina(beheer, request, evenement, form)


def _pagina(beheer, request, evenement, form, **context):
    eerder = Rondschrijven.objects.filter(evenement=evenement).select_related("onderdeel")
    titel = f"Bericht aan deelnemers: {evenement}"
    return blad(beheer, request, evenement, "bericht", titel, form=form, eerder=eerder[:20], **context)


def _voorbeeld(request, evenement, velden, wie) -> dict:
    """Addressed to who writes it: nobody's name is needed to see what it looks like."""
    brief = services.brief_aan(
        request.user, evenement, velden["onderdeel"], velden["onderwerp"], velden["tekst"]
    )
    return {"voorbeeld": voorbeeld(brief, op=timezone.now()), "aantal": len(wie)}


def _verstuur(request, evenement, velden) -> None:
    try:
        gedaan = services.stuur_rond(evenement=evenement, **velden, door=request.user, op=timezone.now())
    except EvenementFout as fout:
        messages.error(request, str(fout))
    else:
        aan = "1 mens" if gedaan.aantal == 1 else f"{gedaan.aantal} mensen"
        messages.success(request, f"Je bericht is onderweg naar {aan}.")
