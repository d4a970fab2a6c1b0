"""What an event costs: the amounts to fill in, and what each organisation bears of them."""

from django import forms
from django.contrib import messages
from django.db import transaction
from django.http import Http404
from django.shortcuts import redirect

from evenementen.admin.organisatorblad import blad, evenement_van
from evenementen.kosten import KOPPEN_POSTEN, KOPPEN_VERDELING, kosten, postenlijst, verdelinglijst
from evenementen.models import Evenement, Kostenpost
from twentsekracht import rekenblad
from twentsekracht.organisaties.models import Organisatie

LEGE_RIJEN = 2
UITLEG = (
    "Naar deelnemers: verschillende mensen die er waren, of zolang dat niet bekend is, mensen met een plaats. "
    "Naar fte: alle werkgevers van dat jaar. Te verrekenen onder nul: die organisatie betaalde meer dan haar deel."
)
BESTANDEN = {"posten": (KOPPEN_POSTEN, postenlijst), "verdeling": (KOPPEN_VERDELING, verdelinglijst)}


class Posten(forms.BaseInlineFormSet):
    def __init__(self, *args, **kwargs):
        """The organisations are asked once, not again for every row."""
        werkgevers = Organisatie.objects.werkgevers().order_by("korte_naam", "code")
        self.betalers = [("", "Het bureau, of een fonds"), *((een.pk, str(een)) for een in werkgevers)]
        super().__init__(*args, **kwargs)

    def add_fields(self, form, index):
        super().add_fields(form, index)
        form.label_suffix = ""
        form.fields["betaald_door"].choices = self.betalers
        if "DELETE" in form.fields:
            form.fields["DELETE"].label = "Haal weg"


Kostenposten = forms.inlineformset_factory(
    Evenement,
    Kostenpost,
    formset=Posten,
    fields=("omschrijving", "bedrag", "betaald_door", "verdeling"),
    localized_fields=("bedrag",),
    extra=LEGE_RIJEN,
    can_delete_extra=False,
    max_num=200,
)


def kostenblad(beheer, request, object_id):
    evenement = evenement_van(beheer, request, object_id, om_te_wijzigen=True)
    posten = Kostenposten(request.POST or None, instance=evenement)
    if request.method == "POST" and posten.is_valid():
        _bewaar(beheer, request, evenement, posten)
        return redirect(request.path)
    titel = f"Kosten van {evenement}"
    return blad(
        beheer, request, evenement, "kosten", titel, posten=posten, kosten=kosten(evenement), uitleg=UITLEG
    )


@transaction.atomic
def _bewaar(beheer, request, evenement, posten) -> None:
    if not posten.has_changed():
        messages.info(request, "Er is niets gewijzigd.")
        return
    posten.save()
    beheer.leg_vast(request, evenement, "kosten gewijzigd")
    messages.success(request, "De kosten zijn bewaard.")


def kostenbestand(beheer, request, object_id, wat, soort):
    evenement = evenement_van(beheer, request, object_id, om_te_wijzigen=True)
    if wat not in BESTANDEN or soort not in rekenblad.SOORTEN:
        raise Http404
    koppen, rijen = BESTANDEN[wat]
    naam = f"kosten-{wat}-{evenement.jaar}-{evenement.pk}"
    return rekenblad.als_antwoord(soort, naam, koppen, rijen(kosten(evenement)), UITLEG)
