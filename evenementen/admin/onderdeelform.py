"""The form of one part, on its own page and in the programme editor."""

from django import forms
from django.contrib.admin.widgets import AdminURLFieldWidget
from django.utils import timezone

from evenementen.models import Onderdeel
from evenementen.plaatsen import bezettingen
from evenementen.woorden import al_bezet


class OnderdeelForm(forms.ModelForm):
    """One part. Whoever has a place keeps it, and it stays within the days of its event."""

    online_url = forms.URLField(
        label="Link om online mee te doen", required=False, assume_scheme="https", widget=AdminURLFieldWidget
    )

    class Meta:
        model = Onderdeel
        fields = forms.ALL_FIELDS
        labels = {"spreker": "Door wie, als het geen van de sprekers is"}

    def clean_capaciteit(self):
        capaciteit = self.cleaned_data["capaciteit"]
        if capaciteit is not None and self.instance.pk and "capaciteit" in self.changed_data:
            bezet = bezettingen([self.instance], op=timezone.now())[self.instance.pk].bezet.total()
            if capaciteit < bezet:
                raise forms.ValidationError(f"Er {al_bezet(bezet)}.")
        return capaciteit

    def clean(self):
        velden = super().clean()
        evenement = velden.get("evenement") or getattr(self.instance, "evenement", None)
        dag = velden.get("datum")
        is_nieuw = evenement and dag and "datum" in self.changed_data
        if is_nieuw and not evenement.start <= dag <= evenement.einde:
            self.add_error("datum", "Deze dag valt buiten het evenement.")
        return velden
