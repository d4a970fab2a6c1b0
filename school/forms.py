"""What somebody fills in to enrol, and who answers for them."""

from django import forms

from school.beleid import Wijze
from school.models import Inschrijving

UITLEG = {
    Wijze.INFORMEREN: "Je leidinggevende krijgt een bericht en hoeft niets te doen.",
    Wijze.AKKOORD: "Je leidinggevende krijgt een mail en kan met één klik akkoord geven.",
}


class InschrijfForm(forms.Form):
    """The rest is known: who they are and where they work."""

    leidinggevende = forms.EmailField(
        label="E-mailadres van je leidinggevende",
        max_length=Inschrijving._meta.get_field("leidinggevende").max_length,
        widget=forms.EmailInput({"autocomplete": "off"}),
    )

    def __init__(self, *args, wijze: Wijze, **kwargs):
        super().__init__(*args, **kwargs)
        if wijze == Wijze.GEEN:
            del self.fields["leidinggevende"]
        else:
            self.fields["leidinggevende"].help_text = UITLEG[wijze]
