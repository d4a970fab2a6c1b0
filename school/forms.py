"""What somebody fills in: to enrol, with who answers for them, and to say what they thought of it."""

from django import forms

from school.beleid import Nodig, Wijze
from school.models import Inschrijving

LANGSTE = Inschrijving._meta.get_field("leidinggevende").max_length
UITLEG = {
    Wijze.INFORMEREN: "Je leidinggevende krijgt een bericht en hoeft niets te doen.",
    Wijze.AKKOORD: "Je leidinggevende krijgt een mail en kan met één klik akkoord geven.",
    Wijze.TWEE: "Je leidinggevende krijgt een mail en kan met één klik akkoord geven. Daarna vragen we een tweede.",
}


class Adresveld(forms.EmailField):
    """Of a colleague: the browser has no business filling in one's own."""

    def __init__(self, **velden):
        super().__init__(max_length=LANGSTE, widget=forms.EmailInput({"autocomplete": "off"}), **velden)


class InschrijfForm(forms.Form):
    """The rest is known: who they are and where they work."""

    leidinggevende = Adresveld(label="E-mailadres van je leidinggevende")
    vervanger = Adresveld(
        label="E-mailadres van de vervanger",
        required=False,
        help_text="Antwoordt je leidinggevende niet, dan vragen we het na een week ook aan deze collega.",
    )
    tweede = Adresveld(
        label="E-mailadres van wie als tweede akkoord geeft",
        help_text="Je organisatie wil voor deze kosten twee keer akkoord. Vraag je leidinggevende wie de tweede is.",
    )

    def __init__(self, *args, nodig: Nodig, **kwargs):
        super().__init__(*args, **kwargs)
        if nodig.wijze == Wijze.GEEN:
            del self.fields["leidinggevende"]
        else:
            self.fields["leidinggevende"].help_text = UITLEG[nodig.wijze]
        if not nodig.akkoord:
            del self.fields["vervanger"]
        if not nodig.vraagt_tweede:
            del self.fields["tweede"]


class CollegaForm(forms.Form):
    """Somebody at the own organisation; the service says whether that will do."""

    collega = Adresveld(label="E-mailadres van je collega")


class OvernemenForm(forms.Form):
    """The place is there: only who is to know of it."""

    leidinggevende = Adresveld(
        label="E-mailadres van je leidinggevende",
        help_text="Je leidinggevende krijgt een bericht en hoeft niets te doen.",
    )

    def __init__(self, *args, nodig: Nodig, **kwargs):
        super().__init__(*args, **kwargs)
        if nodig.wijze == Wijze.GEEN:
            del self.fields["leidinggevende"]


class OverdraagForm(CollegaForm):
    """By the contactpersoon: the colleague has an account."""

    leidinggevende = Adresveld(
        label="E-mailadres van de leidinggevende van die collega",
        required=False,
        help_text="Dan krijgt de leidinggevende bericht.",
    )

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        for veld in self.fields.values():
            veld.widget.attrs["class"] = "vTextField"
