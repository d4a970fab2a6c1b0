"""Making an account of one's own: only for who works at a partner, which the mail domain says.

Nothing here tells whether an address has an account: allauth mails the owner instead and shows the same page.
"""

from allauth.account.forms import SignupForm
from django import forms
from django.contrib.auth.hashers import make_password
from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone

from twentsekracht.aanmelden.models import Aanbieder
from twentsekracht.organisaties.domeinen import normaal_adres
from twentsekracht.organisaties.models import Organisatie
from twentsekracht.organisaties.services import meld_aan

VREEMD = (
    "Dit adres is niet van een van de aangesloten organisaties. Gebruik je werkadres. Werk je er wel, maar met een "
    "ander adres? Vraag de contactpersoon van je organisatie om je uit te nodigen."
)
KIES = "Met dit adres werk je bij een van deze organisaties. Kies er een en vul je wachtwoord opnieuw in."
VIA = "Je organisatie heeft een eigen manier van inloggen. Daarmee krijg je vanzelf een account."


class AanmeldForm(SignupForm):
    naam = forms.CharField(
        label="Je naam", max_length=150, widget=forms.TextInput(attrs={"autocomplete": "name"})
    )
    organisatie = forms.ModelChoiceField(
        Organisatie.objects.none(),
        label="Waar werk je?",
        required=False,
        widget=forms.RadioSelect,
        empty_label=None,
    )
    via = False  # the organisation has its own way in: then there is nothing to make here
    field_order = ["naam", "email", "organisatie", "password1", "password2"]

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.op = timezone.now()
        self.organisaties = self._organisaties()
        if len(self.organisaties) > 1:
            self.fields["organisatie"].queryset = Organisatie.objects.filter(
                pk__in=[organisatie.pk for organisatie in self.organisaties]
            )
        else:
            del self.fields["organisatie"]
        self.fields["email"].label = "E-mailadres van je werk"
        self.fields["password1"].label = "Wachtwoord"
        self.fields["password2"].label = "Wachtwoord nog een keer"
        for veld in self.fields.values():
            veld.widget.attrs.pop("placeholder", None)

    def _organisaties(self):
        adres = self.data.get(self.add_prefix("email"), "") if self.is_bound else ""
        return list(Organisatie.objects.van_adres(adres, op=timezone.localdate(self.op)))

    def clean_email(self):
        self.cleaned_data["email"] = normaal_adres(self.cleaned_data["email"])
        if not self.organisaties:
            raise ValidationError(VREEMD)
        return super().clean_email()

    def clean(self):
        velden = super().clean()
        gekozen = velden.get("organisatie") or (self.organisaties[0] if len(self.organisaties) == 1 else None)
        if gekozen:
            self.organisatie = gekozen
            self.via = Aanbieder.objects.actief().van([gekozen.pk]).exists()
        elif "organisatie" in self.fields and "organisatie" not in self.errors:
            self.add_error("organisatie", KIES)
        if self.via and "email" not in self.errors:
            self.add_error("email", VIA)
        return velden

    def try_save(self, request):
        if self.account_already_exists:
            make_password(self.cleaned_data["password1"])  # as long as making an account would take
        with transaction.atomic():
            return super().try_save(request)

    def signup(self, request, user):
        meld_aan(gebruiker=user, naam=self.cleaned_data["naam"], organisatie=self.organisatie, op=self.op)
