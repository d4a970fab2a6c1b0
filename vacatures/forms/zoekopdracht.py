from django import forms

from vacatures.models import Zoekopdracht


class ZoekopdrachtForm(forms.ModelForm):
    """What its owner can change about a search they keep. Several stand on a page, so each has its own prefix."""

    class Meta:
        model = Zoekopdracht
        fields = ["naam", "hoe_vaak"]
        labels = {"naam": "Naam", "hoe_vaak": "Hoe vaak mailen we?"}

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.prefix = f"zoek-{self.instance.pk}"
        for (
            veld
        ) in self.fields.values():  # what stood there before another page was looked at, is not what is so
            veld.widget.attrs["autocomplete"] = "off"
