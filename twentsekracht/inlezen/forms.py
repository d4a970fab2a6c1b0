from django import forms

from twentsekracht.inlezen.zip import GROOTSTE_ZIP, MB, FoutZip, pak_uit


class ImportForm(forms.Form):
    """`bron` holds the files once the form is valid."""

    zip = forms.FileField(
        label="Zip-bestand",
        help_text="Een zip van de jaarmap: alle CSV-bestanden van een jaar bij elkaar, hoogstens 10 MB.",
        widget=forms.FileInput(attrs={"accept": ".zip"}),
        max_length=200,
    )
    alleen_controleren = forms.BooleanField(label="Alleen controleren, nog niets veranderen", required=False)

    def clean_zip(self):
        zip_bestand = self.cleaned_data["zip"]
        if zip_bestand.size > GROOTSTE_ZIP:
            raise forms.ValidationError(f"Het bestand is te groot (hoogstens {GROOTSTE_ZIP // MB} MB).")
        try:
            self.bron = pak_uit(zip_bestand, naam=zip_bestand.name)
        except FoutZip as fout:
            raise forms.ValidationError(str(fout)) from fout
        return zip_bestand
