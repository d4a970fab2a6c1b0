"""A filter form in GET as the filter panel shows it: its groups, what of it is on, and the address without it.

Works for the form of any django-filter FilterSet and for a plain form. What cannot be read (a year that is no
number, a choice that does not exist) is not on, so it gets no chip and does not count.
"""

from copy import copy
from dataclasses import dataclass

import django_filters
from django.db.models import QuerySet
from django.forms import (
    BoundField,
    CheckboxInput,
    CheckboxSelectMultiple,
    MultiWidget,
    NullBooleanSelect,
    RadioSelect,
    Select,
)
from django.http import QueryDict
from django.utils.formats import localize
from django.utils.text import Truncator

SORTEER = "sorteer"
PAGINA = "page"
# What a range calls its two ends (django-filter), in the words of a chip and of a label.
EINDEN = {
    "_min": "vanaf",
    "_max": "tot en met",
    "_after": "vanaf",
    "_before": "tot en met",
    "_0": "vanaf",
    "_1": "tot en met",
}


class Filters(dict):
    """The filters of a filter set, copied for each request as deep as they change: what they may choose from.

    django-filter copies everything in them, widgets and choices too: a millisecond for a dozen.
    """

    def __deepcopy__(self, memo):
        return Filters({naam: self._kopie(filter_) for naam, filter_ in self.items()})

    def _kopie(self, filter_):
        kopie = copy(filter_)
        kopie.extra = dict(filter_.extra)
        kopie.method = filter_.method  # bound to the copy, not to what it was copied from
        vars(kopie).pop("_field", None)
        return kopie


class Filterset(django_filters.FilterSet):
    @classmethod
    def get_filters(cls):
        return Filters(super().get_filters())


class Vinkjes(django_filters.MultipleChoiceFilter):
    """Boxes to tick; of several any will do."""

    def __init__(self, **kwargs):
        super().__init__(widget=CheckboxSelectMultiple, **kwargs)


def zonder(filterset, naam: str) -> QuerySet:
    """What every other filter leaves: the rows to count behind each choice of this one."""
    queryset = filterset.queryset.order_by()
    for ander, waarde in filterset.form.cleaned_data.items():
        if ander != naam:
            queryset = filterset.filters[ander].filter(queryset, waarde)
    return queryset


@dataclass(frozen=True)
class Fiche:
    """One filter that is on: what it says, and the query string without it."""

    tekst: str
    zonder: str


def velden(form) -> list[BoundField]:
    """The fields that filter. The order is chosen above the results, not here."""
    return [veld for veld in form.visible_fields() if veld.name != SORTEER]


def groepen(form, tellingen: dict | None = None, buiten=()) -> list[dict]:
    """Per field how it is drawn, but for those `buiten` the panel; `tellingen`: per field and value how many.

    A field that leaves nothing to choose is left out.
    """
    gevonden = (_groep(veld, tellingen) for veld in velden(form) if veld.name not in buiten)
    return [groep for groep in gevonden if groep.get("opties") != []]


def _groep(veld, tellingen: dict | None):
    """`levend`: ids of what says how many, which may come and go while the panel stays."""
    widget = veld.field.widget
    if isinstance(widget, RadioSelect):  # and the checkboxes, which Django builds on it
        soort = "checkbox" if isinstance(widget, CheckboxSelectMultiple) else "radio"
        opties = _opties(veld, (tellingen or {}).get(veld.name))
        levend = [f"{veld.auto_id}_n{nummer}" for nummer in range(len(opties))] if tellingen else []
        return {"veld": veld, "soort": soort, "opties": opties, "levend": levend}
    if isinstance(widget, MultiWidget):
        delen = list(_delen(veld, tellingen or {}))
        return {"veld": veld, "delen": delen, "levend": [id_ for deel in delen for id_ in deel["levend"]]}
    groep = {"veld": veld, "enkel": isinstance(widget, CheckboxInput)}
    if (geteld := (tellingen or {}).get(veld.name)) and type(widget) is Select:
        keuze = Geteld(widget, geteld)
        return groep | {"widget": veld.as_widget(keuze), "levend": keuze.levend}
    return groep


class Geteld(Select):
    """The choices of a select, each with how many; only that text changes while somebody goes through them."""

    def __init__(self, van: Select, tellingen: dict):
        super().__init__(copy(van.attrs), van.choices)
        self.tellingen = tellingen
        self.levend: list[str] = []

    def create_option(self, name, value, label, selected, index, subindex=None, attrs=None):
        optie = super().create_option(name, value, label, selected, index, subindex, attrs)
        if value not in (None, ""):
            self.levend.append(f"{attrs['id']}_n{len(self.levend)}")
            optie["attrs"]["id"] = self.levend[-1]
            optie["label"] = f"{label} ({localize(self.tellingen.get(str(value), 0))})"
        return optie


def _opties(veld, tellingen):
    gekozen = veld.value()
    gekozen = gekozen if isinstance(gekozen, list | tuple | set) else [gekozen]
    gekozen = {str(waarde or "") for waarde in gekozen}
    return [
        {
            "waarde": str(waarde),
            "label": label,
            "gekozen": str(waarde) in gekozen,
            "telling": None if tellingen is None else tellingen.get(waarde, 0),
        }
        for waarde, label in _keuzes(veld)
    ]


def _keuzes(veld):
    """(value, label) of a field of choices, groups of choices taken apart."""
    for waarde, label in veld.field.choices:
        if isinstance(label, list | tuple):
            yield from label
        else:
            yield waarde, label


def _delen(veld, tellingen: dict):
    """The two ends of a range, each with a label of its own."""
    widget = veld.field.widget
    waarden = veld.value()
    if not isinstance(waarden, list):
        waarden = widget.decompress(waarden)
    for deel, einde, waarde in zip(widget.widgets, einden(widget), waarden, strict=False):
        id_ = f"{veld.auto_id}{einde}"
        if (geteld := tellingen.get(veld.name + einde)) and type(deel) is Select:
            deel = Geteld(deel, geteld)
        yield {
            "id": id_,
            "label": EINDEN.get(einde, einde.strip("_")).capitalize(),
            "widget": deel.render(veld.html_name + einde, waarde, {"id": id_}),
            "levend": getattr(deel, "levend", []),
        }


def einden(widget) -> list[str]:
    """What stands behind the name of a field in the address: nothing, or one for each end of a range."""
    if hasattr(widget, "suffixes"):  # of django-filter
        return [f"_{suffix}" for suffix in widget.suffixes]
    return getattr(widget, "widgets_names", [""])


def fiches(form, vraag: QueryDict) -> list[Fiche]:
    """What is on, in the order of the form."""
    return [Fiche(tekst, _zonder(vraag, naam, waarde)) for naam, waarde, tekst in _aan(form) if naam in vraag]


def _aan(form):
    """(parameter, value, text) of every filter that is on."""
    if not form.is_bound:
        return
    for veld in velden(form):
        fout = veld.errors
        widget = veld.field.widget
        if fout:
            continue
        if isinstance(widget, MultiWidget):
            for einde in einden(widget):
                naam = veld.html_name + einde
                if waarde := form.data.get(naam):
                    yield naam, waarde, f"{veld.label} {EINDEN.get(einde, '')} {waarde}"
            continue
        yield from _aan_in(veld, form.data)


def _aan_in(veld, data):
    waarden = [waarde for waarde in data.getlist(veld.html_name) if waarde]
    if isinstance(veld.field.widget, CheckboxInput):
        return [(veld.html_name, waarde, veld.label) for waarde in waarden[:1] if veld.data]
    if isinstance(veld.field.widget, NullBooleanSelect):
        namen = {str(waarde): tekst for waarde, tekst in veld.field.widget.choices}
        return [(veld.html_name, waarde, f"{veld.label}: {namen.get(waarde, waarde)}") for waarde in waarden]
    if hasattr(veld.field, "choices"):
        namen = {str(waarde): str(label) for waarde, label in _keuzes(veld)} if waarden else {}
        return [(veld.html_name, waarde, namen[waarde]) for waarde in waarden if waarde in namen]
    return [
        (veld.html_name, waarde, f"{veld.label}: {Truncator(waarde).chars(40)}") for waarde in waarden[:1]
    ]


def _zonder(vraag, naam, waarde):
    """The query string without this value, and on the first page again."""
    rest = vraag.copy()
    rest.setlist(naam, [andere for andere in vraag.getlist(naam) if andere != waarde])
    rest.pop(PAGINA, None)
    return f"?{rest.urlencode()}"


def mee(vraag: QueryDict, *behalve: str) -> list[tuple[str, str]]:
    """What a form of its own has to take along of the address, without these and without the page."""
    return [
        (naam, waarde)
        for naam, waarden in vraag.lists()
        if naam not in behalve and naam != PAGINA
        for waarde in waarden
        if waarde
    ]
