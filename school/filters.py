from datetime import date

import django_filters
from django import forms
from django.db.models import Count, Exists, F, OuterRef, Q
from django.db.models.functions import TruncMonth
from django.utils.formats import date_format

from school.models import Opleiding, Uitvoering
from twentsekracht.filteren import Vinkjes, zonder
from twentsekracht.mijn.models import Vakgebied


class Basisfilter(django_filters.FilterSet):
    """What is asked of a course itself, in the list and in the calendar."""

    q = django_filters.CharFilter(label="Zoekwoorden", method="met_woorden", max_length=100)
    vakgebied = Vinkjes(label="Vakgebied", choices=Vakgebied.choices)
    soort = Vinkjes(label="Soort", choices=Opleiding.Soort.choices)
    vorm = Vinkjes(label="Vorm", choices=Opleiding.Vorm.choices)

    def __init__(self, *args, op: date, **kwargs):
        super().__init__(*args, **kwargs)
        self.op = op

    def met_woorden(self, queryset, naam, waarde):
        return queryset.met_woorden(waarde)


class KalenderFilter(Basisfilter):
    """Of the runs of one month."""

    class Meta:
        model = Opleiding
        fields = ["q", "vakgebied", "soort", "vorm"]

    def __init__(self, *args, runs, **kwargs):
        super().__init__(*args, **kwargs)
        self.runs = runs.order_by()

    def tellingen(self) -> dict[str, dict]:
        """Behind each choice how many runs there are of it in the month, given what else is on."""
        if not self.form.is_valid():
            return {}
        return {naam: self._tel(naam) for naam in ("vakgebied", "soort", "vorm")}

    def _tel(self, naam):
        geteld = self.runs.filter(opleiding__in=zonder(self, naam)).values_list(f"opleiding__{naam}")
        return dict(geteld.annotate(Count("pk")))


class OpleidingFilter(Basisfilter):
    """The catalogue: by default what one can still go to; `alles` adds what is not planned at the moment."""

    maand = Vinkjes(label="Start in", method="in_maand")
    alles = django_filters.BooleanFilter(
        label="Ook zonder nieuwe datum", method="ook_zonder_datum", widget=forms.CheckboxInput
    )

    class Meta:
        model = Opleiding
        fields = ["q", "vakgebied", "soort", "vorm", "maand", "alles"]

    def __init__(self, *args, op: date, **kwargs):
        super().__init__(*args, op=op, **kwargs)
        self.komend = Uitvoering.objects.komend(op=op).order_by()
        maanden = self.komend.filter(opleiding__in=self.queryset).dates("start", "month")
        self.filters["maand"].extra["choices"] = [
            (f"{maand:%Y-%m}", date_format(maand, "F Y")) for maand in maanden
        ]

    def filter_queryset(self, queryset):
        """What starts soonest comes first, what has no date last."""
        queryset = super().filter_queryset(queryset).met_eerstvolgende(op=self.op)
        return queryset.order_by(F("eerstvolgende").asc(nulls_last=True), "titel", "code")

    def in_maand(self, queryset, naam, waarden):
        if not waarden:
            return queryset
        gekozen = Q()
        for maand in waarden:
            jaar, nummer = maand.split("-")
            gekozen |= Q(start__year=jaar, start__month=nummer)
        return queryset.filter(Exists(self.komend.filter(gekozen, opleiding=OuterRef("pk"))))

    def ook_zonder_datum(self, queryset, naam, waarde):
        return queryset if waarde else queryset.filter(Exists(self.komend.filter(opleiding=OuterRef("pk"))))

    def tellingen(self) -> dict[str, dict]:
        """Behind each choice how many courses there are of it, given what else is on: a query per field."""
        return {
            "vakgebied": self._tel("vakgebied"),
            "soort": self._tel("soort"),
            "vorm": self._tel("vorm"),
            "maand": self._tel_maanden(),
        }

    def _tel(self, naam):
        return dict(zonder(self, naam).values_list(naam).annotate(Count("pk")))

    def _tel_maanden(self):
        geteld = (
            self.komend.filter(opleiding__in=zonder(self, "maand"))
            .values_list(TruncMonth("start"))
            .annotate(Count("opleiding", distinct=True))
        )
        return {f"{maand:%Y-%m}": aantal for maand, aantal in geteld}
