"""What somebody else may change while a form of it stands open: nobody writes back what was there before."""

from datetime import date, time

from django import forms
from django.utils.formats import date_format, time_format


class Onthouden(forms.HiddenInput):
    """What a field said when the form was opened. Nobody hears it, so the help of the field does not describe it."""

    def get_context(self, name, value, attrs):
        context = super().get_context(name, value, attrs)
        context["widget"]["attrs"].pop("aria-describedby", None)
        return context


class Gezien(forms.ModelForm):
    """The form keeps what these fields (`let_op`; none named: all) said when it was opened. Left alone they stay as
    they are now; of two who change one, the second is told instead of undoing what the first did.
    """

    let_op: tuple[str, ...] = ()

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        for naam in self._op_te_letten():
            gezien = self.add_initial_prefix(naam)
            veld = self.fields[naam]
            veld.show_hidden_initial = not self.is_bound or gezien in self.data
            if veld.hidden_widget is forms.HiddenInput:
                veld.hidden_widget = Onthouden

    def _op_te_letten(self) -> list[str]:
        """Not for who only looks, and not what a list of rows adds to each of them."""
        return [naam for naam in self.let_op or self._meta.fields if naam in self.fields]

    def clean(self):
        velden = super().clean()
        for naam in self._op_te_letten():
            if naam not in velden or hasattr(self, f"clean_{naam}"):  # wrong already, or looked at there
                continue
            try:
                velden[naam] = self.zoals_gezien(naam)
            except forms.ValidationError as fout:
                self.add_error(naam, fout)
        return velden

    def zoals_gezien(self, naam: str):
        """The value to keep. By `clean_<field>`, of a field that has one."""
        wil = self.cleaned_data[naam]
        if not self.instance.pk:
            return wil
        nu = getattr(self.instance, naam)
        if naam not in self.changed_data:
            return nu
        if self._gezien(naam) != nu != wil:
            self._laat_zien(naam, nu)
            raise forms.ValidationError(
                f"Dit is intussen gewijzigd: het is nu {self._in_woorden(naam, nu)}. "
                "Kijk na wat het moet worden, en bewaar nog een keer."
            )
        return wil

    def _gezien(self, naam: str):
        """What stood there when the form was opened."""
        veld = self[naam]
        return veld.field.to_python(self.data.get(veld.html_initial_name, veld.initial))

    def _laat_zien(self, naam: str, waarde) -> None:
        """On the page with the error it is seen: the next time it holds."""
        self.data = self.data.copy()
        als_tekst = self.fields[naam].prepare_value(waarde)
        self.data[self[naam].html_initial_name] = "" if als_tekst is None else str(als_tekst)

    def _in_woorden(self, naam: str, waarde) -> str:
        if waarde is None or waarde == "":
            return "leeg"
        if isinstance(waarde, date):
            return date_format(waarde, "j F Y")
        if isinstance(waarde, time):
            return f"{time_format(waarde, 'H.i')} uur"
        keuzes = dict(self.instance._meta.get_field(naam).flatchoices)
        return str(keuzes.get(waarde, waarde))
