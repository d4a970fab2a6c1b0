"""What is filled in about who was there."""

from django import forms

from evenementen.models import Deelname, Deelnamestap
from twentsekracht.organisaties.models import Gebruiker, Organisatie

UITKOMSTEN = [(status, Deelname.Status(status).label) for status in Deelname.GEWEEST]


class AanwezigheidForm(forms.Form):
    """Of everybody a choice; what was noted before stands in it."""

    reden = forms.CharField(
        label="Waarom verander je iets?",
        max_length=Deelnamestap._meta.get_field("reden").max_length,
        required=False,
        help_text="Alleen nodig als je verandert wat er al stond. De deelnemer leest het ook.",
    )

    def __init__(self, *args, rijen, **kwargs):
        super().__init__(*args, **kwargs)
        self.vakken: dict[str, int] = {}
        self.rijen = [(rij, self._vak(rij)) for rij in rijen]

    def _vak(self, rij: Deelname) -> forms.BoundField:
        naam, was = f"wie{rij.pk}", rij.status if rij.status in Deelname.GEWEEST else ""
        self.vakken[naam] = rij.pk
        self.fields[naam] = forms.ChoiceField(
            label=str(rij.deelnemer or rij.kenmerk),
            choices=UITKOMSTEN if was else [("", "Nog niet genoteerd"), *UITKOMSTEN],
            initial=was,
            required=False,
        )
        return self[naam]

    @property
    def notities(self) -> dict[int, str]:
        """What was chosen; who has nothing yet is left out."""
        gekozen = {pk: self.cleaned_data[naam] for naam, pk in self.vakken.items()}
        return {pk: status for pk, status in gekozen.items() if status}

    def notities_en_rest_aanwezig(self) -> dict[int, str]:
        return dict.fromkeys(self.vakken.values(), Deelname.Status.AANWEZIG) | self.notities


class InloperForm(forms.Form):
    """Somebody who came without having signed up: an account by name or address, or only from where."""

    wie = forms.CharField(
        label="Naam of e-mailadres", max_length=254, required=False, help_text="Van iemand met een account."
    )
    organisatie = forms.ModelChoiceField(
        Organisatie.objects.werkgevers().order_by("korte_naam"),
        label="Of alleen de organisatie",
        required=False,
        empty_label="Kies",
    )

    def clean_wie(self):
        wie = " ".join(self.cleaned_data["wie"].split())
        if not wie:
            return None
        veld = "email__iexact" if "@" in wie else "naam__iexact"
        gevonden = list(Gebruiker.objects.filter(**{veld: wie}, is_active=True)[:2])
        if not gevonden:
            raise forms.ValidationError("Er is geen account met deze naam. Kies dan alleen de organisatie.")
        if len(gevonden) > 1:
            raise forms.ValidationError("Er zijn er meer die zo heten. Vul het e-mailadres in.")
        return gevonden[0]

    def clean(self):
        velden = super().clean()
        if not self.errors and not velden.get("wie") and not velden.get("organisatie"):
            raise forms.ValidationError("Vul een naam in, of kies een organisatie.")
        return velden


class PresentielinkForm(forms.Form):
    """To whom the link of a part goes."""

    adres = forms.EmailField(label="E-mailadres van de spreker", max_length=254)
