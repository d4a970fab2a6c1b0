"""What somebody fills in: to sign up for what they chose, and to swap."""

from django import forms

from evenementen.beleid import Wijze
from evenementen.models import Deelname
from evenementen.programma import Deel
from evenementen.woorden import wanneer

LANGSTE = Deelname._meta.get_field("leidinggevende").max_length
WAT_PAST, ALLES = "wat_past", "alles"
UITLEG = {
    Wijze.INFORMEREN: "Je leidinggevende krijgt een bericht en hoeft niets te doen.",
    Wijze.AKKOORD: "Je leidinggevende krijgt een mail en kan met één klik akkoord geven.",
}


class AanmeldForm(forms.Form):
    """The rest is known: who they are, where they work and what they chose."""

    hoe = forms.ChoiceField(
        label="Als niet alles lukt",
        choices=[
            (WAT_PAST, "Meld me aan voor wat past, en zet me op de wachtlijst waar het vol is"),
            (ALLES, "Meld me alleen aan als alles lukt"),
        ],
        widget=forms.RadioSelect,
    )
    leidinggevende = forms.EmailField(
        label="E-mailadres van je leidinggevende",
        max_length=LANGSTE,
        widget=forms.EmailInput({"autocomplete": "off"}),
    )

    def __init__(self, *args, wijze: Wijze, aantal: int, **kwargs):
        super().__init__(*args, **kwargs)
        if aantal < 2:
            del self.fields["hoe"]
        if wijze == Wijze.GEEN:
            del self.fields["leidinggevende"]
        else:
            self.fields["leidinggevende"].help_text = UITLEG[wijze]

    @property
    def alles(self) -> bool:
        return self.cleaned_data.get("hoe") == ALLES


class WisselForm(forms.Form):
    """Which part they want instead."""

    naar = forms.TypedChoiceField(label="Waar wil je heen?", coerce=int, widget=forms.RadioSelect)

    def __init__(self, *args, delen: list[Deel], **kwargs):
        super().__init__(*args, **kwargs)
        self.delen = {deel.onderdeel.pk: deel.onderdeel for deel in delen}
        self.fields["naar"].choices = [(deel.onderdeel.pk, _keuze(deel)) for deel in delen]

    @property
    def gekozen(self):
        return self.delen[self.cleaned_data["naar"]]


def _keuze(deel: Deel) -> str:
    wat = [deel.onderdeel.titel, wanneer(deel.onderdeel), deel.woorden.lower()]
    return ", ".join(filter(None, wat))
