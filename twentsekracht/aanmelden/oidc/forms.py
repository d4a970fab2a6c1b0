from django import forms


class AdresForm(forms.Form):
    email = forms.EmailField(
        label="E-mailadres van je werk",
        widget=forms.EmailInput(attrs={"autocomplete": "email"}),
        help_text="Aan wat achter het apenstaartje staat, zien we bij welke organisatie je werkt.",
    )
