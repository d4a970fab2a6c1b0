"""The places of a part that are kept for an organisation, under the part."""

from django import forms

from evenementen.models import Reservering
from twentsekracht.organisaties.beheer import OrganisatieInline
from twentsekracht.organisaties.toegang import Rol


class ReserveringFormSet(forms.BaseInlineFormSet):
    def clean(self):
        """No more than there are, and never without a day on which they are for everybody."""
        super().clean()
        blijft = [
            form.cleaned_data["aantal"]
            for form in self.forms
            if form.is_valid() and form.cleaned_data.get("aantal") and not form.cleaned_data.get("DELETE")
        ]
        if not blijft:
            return
        if self.instance.vrijgave_op is None:
            raise forms.ValidationError("Vul ook in op welke dag de plaatsen vrijkomen voor iedereen.")
        capaciteit = self.instance.capaciteit
        if capaciteit is not None and sum(blijft) > capaciteit:
            raise forms.ValidationError(f"Je houdt {sum(blijft)} plaatsen vrij, en er zijn er {capaciteit}.")


class ReserveringInline(OrganisatieInline):
    """A contactpersoon sees what is kept for the own organisation."""

    model = Reservering
    formset = ReserveringFormSet
    bekijken = {Rol.CONTACTPERSOON, Rol.BEHEERDER}
    wijzigen = toevoegen = verwijderen = {Rol.COORDINATOR}
    fields = ("organisatie", "aantal")
