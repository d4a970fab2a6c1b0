"""What is filled in about who was there."""

from django import forms

from school.aanwezigheid import Sessie, Soort
from school.models import Aanwezigheid, Bezwaar, Inschrijving
from twentsekracht.formulieren import Tekstvak


class PresentieForm(forms.Form):
    """Of everybody and every session that may be noted a choice; what was noted before stands in it."""

    reden = forms.CharField(
        label="Waarom verander je iets?",
        max_length=Aanwezigheid._meta.get_field("reden").max_length,
        required=False,
        help_text="Alleen nodig als je verandert wat er al stond. De deelnemer leest het ook.",
    )

    def __init__(self, *args, rijen, sessies: list[Sessie], al, **kwargs):
        super().__init__(*args, **kwargs)
        self.vakken: dict[str, tuple[int, int | None]] = {}
        self.rijen = [(rij, [self._vak(rij, sessie, al) for sessie in sessies]) for rij in rijen]

    def _vak(self, rij: Inschrijving, sessie: Sessie, al) -> forms.BoundField:
        naam = f"wie{rij.pk}-{sessie.pk or 0}"
        was = al.get(rij.pk, {}).get(sessie.pk)
        self.vakken[naam] = rij.pk, sessie.pk
        self.fields[naam] = forms.ChoiceField(
            label=f"{rij.deelnemer or rij.kenmerk}, {sessie.dag}",
            choices=Soort.choices if was else [("", "Nog niet genoteerd"), *Soort.choices],
            initial=was.soort if was else "",
            required=False,
        )
        return self[naam]

    @property
    def notities(self) -> dict[tuple[int, int | None], str]:
        """What was chosen; who has nothing yet is left out."""
        gekozen = {wie: self.cleaned_data[naam] for naam, wie in self.vakken.items()}
        return {wie: soort for wie, soort in gekozen.items() if soort}

    def notities_en_rest_aanwezig(self) -> dict[tuple[int, int | None], str]:
        return dict.fromkeys(self.vakken.values(), Soort.AANWEZIG) | self.notities


class BezwaarForm(forms.ModelForm):
    class Meta:
        model = Bezwaar
        fields = ("tekst",)
        labels = {"tekst": "Wat klopt er niet?"}
        widgets = {"tekst": Tekstvak(rijen=3)}


class PresentielinkForm(forms.Form):
    """To whom the link of a session goes."""

    adres = forms.EmailField(label="E-mailadres van de trainer", max_length=254)


class AntwoordForm(forms.ModelForm):
    """What the platform office answers somebody who says that it is not right."""

    class Meta:
        model = Bezwaar
        fields = ("antwoord",)
        widgets = {"antwoord": Tekstvak(rijen=2)}

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["antwoord"].required = True
