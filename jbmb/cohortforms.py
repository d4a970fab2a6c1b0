"""What somebody fills in around a cohort. The rules stand with the services."""

from django import forms

from jbmb.models import Cohort, Cohortdeelname, Cohortteam
from twentsekracht.formulieren import Datum, Tekstvak


class AanmeldForm(forms.Form):
    functie = forms.CharField(label="Je functie", max_length=200)
    motivatie = forms.CharField(
        label="Waarom wil je meedoen?",
        max_length=2000,
        widget=Tekstvak(5),
        help_text="De coördinator leest dit om een groep te kiezen die bij elkaar past.",
    )
    zoekt = forms.CharField(
        label="Wat zoek je?",
        max_length=1000,
        widget=Tekstvak(3),
        help_text="Wat voor werk wil je een tijd doen? Als je meedoet, lezen de andere deelnemers dit.",
    )
    leidinggevende = forms.EmailField(
        label="E-mailadres van je leidinggevende",
        help_text="Word je gekozen, dan vragen we je leidinggevende om akkoord. Vertel het vast.",
    )


class ZoektForm(forms.Form):
    """What can still change once somebody is chosen."""

    zoekt = AanmeldForm.base_fields["zoekt"]


class MatchForm(forms.Form):
    bij = forms.TypedChoiceField(label="Naar de plek van", coerce=int)
    van = forms.DateField(label="Van", widget=Datum)
    tot = forms.DateField(label="Tot en met", widget=Datum)

    groepen = [("Wanneer", ["van", "tot"])]

    def __init__(self, *args, cohort: Cohort, anderen: list[Cohortdeelname], **kwargs):
        super().__init__(*args, **kwargs)
        keuzes = [(een.pk, f"{een.deelnemer.naam}, {een.functie} bij {een.organisatie}") for een in anderen]
        self.fields["bij"].choices = [("", "Kies een deelnemer"), *keuzes]
        self.fields["van"].initial, self.fields["tot"].initial = cohort.start, cohort.ruil_tot


class RedenForm(forms.Form):
    reden = forms.CharField(label="Waarom?", max_length=300, required=False, widget=Tekstvak(2))

    def __init__(self, *args, vraag: str = "", **kwargs):
        super().__init__(*args, **kwargs)
        if vraag:
            self.fields["reden"].label = vraag


class HulpForm(forms.Form):
    vraag = forms.CharField(label="Waarmee wil je hulp?", max_length=1000, widget=Tekstvak(3))


class PuntForm(forms.Form):
    tekst = forms.CharField(label="Wat moet je nog doen?", max_length=200)


class AntwoordForm(forms.Form):
    antwoord = forms.CharField(
        label="Je antwoord",
        max_length=1000,
        widget=Tekstvak(3),
        help_text="Je collega leest dit op de pagina van het cohort.",
    )


class TeamForm(forms.ModelForm):
    class Meta:
        model = Cohortteam
        fields = ("naam", "opdrachtgever", "opdracht", "resultaat")
        widgets = {"opdracht": Tekstvak(4), "resultaat": Tekstvak(4)}
        help_texts = {
            "opdrachtgever": "Voor wie doen jullie dit? Een organisatie en een afdeling, geen naam van iemand.",
            "resultaat": "Wat leverde het op? Na afloop leest iedereen dit.",
        }


class NotitieForm(forms.Form):
    tekst = forms.CharField(
        label="Nieuwe notitie",
        max_length=4000,
        widget=Tekstvak(5),
        help_text="Alleen jij leest dit. Ook de coördinator ziet het niet.",
    )
