"""What can be chosen in the list of places to go along."""

from datetime import date

import django_filters
from django import forms
from django.db.models import Exists, F, Min, OuterRef, Q, QuerySet

from evenementen.models import Evenement, Meeloopdag, Meeloopplek
from twentsekracht import omgeving
from twentsekracht.filteren import Vinkjes
from twentsekracht.mijn.models import Vakgebied
from twentsekracht.organisaties.models import Organisatie

AFSTANDEN = [("5", "Binnen 5 km"), ("10", "Binnen 10 km"), ("20", "Binnen 20 km"), ("30", "Binnen 30 km")]
HELE_JAAR = "hele-jaar"


class MeeloopplekFilter(django_filters.FilterSet):
    """Of the places that are open; the one with the first day to come stands first."""

    q = django_filters.CharFilter(label="Zoekwoorden", method="met_woorden", max_length=100)
    vakgebied = Vinkjes(label="Vakgebied", choices=Vakgebied.choices)
    plaats = django_filters.ChoiceFilter(
        label="In of bij", choices=omgeving.keuzes(), empty_label="Heel Twente", method="bij_plaats"
    )
    binnen = django_filters.ChoiceFilter(
        label="Afstand tot die plaats",
        choices=AFSTANDEN,
        empty_label="Alleen die plaats",
        widget=forms.RadioSelect,
        method="bij_plaats",
    )
    periode = django_filters.DateFromToRangeFilter(
        label="Wanneer", widget=django_filters.widgets.DateRangeWidget({"type": "date"}), method="in_periode"
    )
    hoort_bij = Vinkjes(label="Hoort bij", method="bij_evenement")
    organisatie = Vinkjes(label="Organisatie", field_name="organisatie__code")

    class Meta:
        model = Meeloopplek
        fields: list[str] = []

    def __init__(self, *args, op: date, **kwargs):
        super().__init__(*args, **kwargs)
        self.op = op
        self.filters["organisatie"].extra["choices"] = list(
            Organisatie.objects.filter(meeloopplekken__in=self.queryset)
            .distinct()
            .values_list("code", "naam")
        )
        evenementen = Evenement.objects.filter(
            is_gepubliceerd=True, einde__gte=op, meeloopplekken__in=self.queryset
        )
        keuzes = [(str(pk), titel) for pk, titel in evenementen.distinct().values_list("pk", "titel")]
        self.filters["hoort_bij"].extra["choices"] = [*keuzes, (HELE_JAAR, "Het hele jaar door")]

    def met_woorden(self, queryset: QuerySet, naam: str, waarde: str) -> QuerySet:
        return queryset.met_woorden(waarde)

    def bij_plaats(self, queryset: QuerySet, naam: str, waarde: str) -> QuerySet:
        """Both fields are one condition; a distance from nowhere is none."""
        plaats = self.form.cleaned_data.get("plaats")
        if not plaats:
            return queryset
        km = int(self.form.cleaned_data.get("binnen") or 0)
        return queryset.filter(plaats__in=omgeving.codes_binnen(plaats, km))

    def in_periode(self, queryset: QuerySet, naam: str, periode: slice) -> QuerySet:
        dagen = Meeloopdag.objects.filter(plek=OuterRef("pk"), datum__gt=self.op)
        if periode.start:
            dagen = dagen.filter(datum__gte=periode.start.date())
        if periode.stop:
            dagen = dagen.filter(datum__lte=periode.stop.date())
        return queryset.filter(Exists(dagen))

    def bij_evenement(self, queryset: QuerySet, naam: str, waarden: list[str]) -> QuerySet:
        een_van = Q(evenement__in=[waarde for waarde in waarden if waarde != HELE_JAAR])
        if HELE_JAAR in waarden:
            een_van |= Q(evenement=None)
        return queryset.filter(een_van) if waarden else queryset

    def filter_queryset(self, queryset: QuerySet) -> QuerySet:
        eerste = Min("dagen__datum", filter=Q(dagen__datum__gt=self.op))
        return super().filter_queryset(queryset).annotate(eerste=eerste).order_by(F("eerste"), "pk")
