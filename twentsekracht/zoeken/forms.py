from django import forms


class Zoekvraag(forms.Form):
    """What somebody looks for. Two letters find too much already, one finds everything."""

    q = forms.CharField(
        label="Waar zoek je naar?",
        min_length=2,
        max_length=100,
        error_messages={
            "required": "Vul in waar je naar zoekt.",
            "min_length": "Vul ten minste twee letters in.",
            "max_length": "Gebruik niet meer dan honderd tekens.",
        },
    )
