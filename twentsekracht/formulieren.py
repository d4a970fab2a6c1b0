"""The one way a form looks: templates/forms/. A page writes `{{ form }}` and nothing else.

A form says what it needs beyond Django's own fields:

- `groepen = [("Wanneer", ["van", "tot"]), ...]` on the form class puts fields together under a heading; fields in no
  group stand where they stood, without one;
- `alles_mag_leeg = True` on the form class: it may be saved half-way, so no field is said to be optional;
- the field and widgets below: boxes to tick, a date, a time, a number with its unit, a text that counts down, a long
  list to choose from.
"""

from django import forms
from django.forms.renderers import TemplatesSetting


class PortalRenderer(TemplatesSetting):
    form_template_name = "forms/form.html"
    formset_template_name = "forms/formset.html"
    field_template_name = "forms/field.html"


class Datum(forms.DateInput):
    """A day, with the browser's own calendar."""

    input_type = "date"

    def __init__(self, attrs=None):
        super().__init__(attrs, format="%Y-%m-%d")


class Tijd(forms.TimeInput):
    input_type = "time"

    def __init__(self, attrs=None):
        super().__init__(attrs, format="%H:%M")


class Getal(forms.NumberInput):
    """A number with its unit behind it: `Getal("uur per week")`."""

    def __init__(self, eenheid, attrs=None):
        self.eenheid = eenheid
        super().__init__(attrs)


class Tekstvak(forms.Textarea):
    """A text of some lines; says how many characters are left of the `max_length` of its field."""

    def __init__(self, rijen=5, attrs=None):
        super().__init__({"rows": rijen, "data-teller": True, **(attrs or {})})


class Keuzelijst(forms.CheckboxSelectMultiple):
    """Any number of many: in columns, with a box that leaves what fits what is typed."""

    def __init__(self, attrs=None):
        super().__init__({"class": "kolommen", **(attrs or {})})


class Vinkvakken(forms.TypedMultipleChoiceField):
    """Boxes to tick for a field that keeps a list of codes; none ticked is an empty list."""

    def __init__(self, **kwargs):
        vast = {"required": False, "coerce": str, "empty_value": [], "widget": forms.CheckboxSelectMultiple}
        super().__init__(**vast, **kwargs)


def veldgroepen(form) -> list[tuple[str, list]]:
    """The visible fields in order, in the groups the form names; a group stands where its first field does."""
    titels = {naam: titel for titel, namen in getattr(form, "groepen", ()) for naam in namen}
    gevonden: dict[str, list] = {}
    blokken: list[tuple[str, list]] = []
    for veld in form.visible_fields():
        titel = titels.get(veld.name, "")
        if titel and titel in gevonden:
            gevonden[titel].append(veld)
        elif not titel and blokken and not blokken[-1][0]:
            blokken[-1][1].append(veld)
        else:
            blokken.append((titel, [veld]))
            gevonden[titel] = blokken[-1][1]
    return blokken
