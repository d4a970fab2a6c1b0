"""What can be chosen in the list of jobs, and behind each choice how many there are."""

import django_filters
from django import forms
from django.db.models import Count, Q, QuerySet
from django.db.models.functions import Coalesce

from jbmb.models import Functiefamilie, Ruilaanbod
from twentsekracht import omgeving
from twentsekracht.filteren import Vinkjes, zonder
from twentsekracht.organisaties.models import Organisatie
from twentsekracht.zoeken.woorden import alle_woorden

# How long a swap lasts: what is asked for, in which months that falls.
DUREN = {"kort": (1, 3), "half": (4, 6), "lang": (7, 12), "langer": (13, None)}
UREN = {"tot-24": (None, 24), "24-32": (24, 32), "32-meer": (32, None)}  # up to, without
AFSTANDEN = [
    *(("5", "Binnen 5 km"), ("10", "Binnen 10 km"), ("15", "Binnen 15 km")),
    *(("20", "Binnen 20 km"), ("30", "Binnen 30 km")),
]


class RuilaanbodFilter(django_filters.FilterSet):
    q = django_filters.CharFilter(label="Functie", method="met_woorden", max_length=100)
    familie = Vinkjes(label="Functiefamilie", field_name="functiefamilie", choices=Functiefamilie.choices)
    organisatie = Vinkjes(label="Organisatie", field_name="organisatie__code")
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
    schaal = django_filters.RangeFilter(
        label="Salarisschaal", fields=[forms.IntegerField(min_value=0, max_value=99) for _ in range(2)]
    )
    uren = Vinkjes(
        label="Uren per week",
        method="van_uren",
        choices=[
            ("tot-24", "Minder dan 24 uur"),
            ("24-32", "24 tot 32 uur"),
            ("32-meer", "32 uur of meer"),
        ],
    )
    duur = Vinkjes(
        label="Hoe lang",
        method="van_duur",
        choices=[
            ("kort", "Tot en met 3 maanden"),
            ("half", "4 tot en met 6 maanden"),
            ("lang", "7 tot en met 12 maanden"),
            ("langer", "Langer dan een jaar"),
        ],
    )

    class Meta:
        model = Ruilaanbod
        fields: list[str] = []

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.queryset = self.queryset.annotate(
            duur_min=Coalesce("wens_maanden_min", "maanden"), duur_max=Coalesce("wens_maanden_max", "maanden")
        )
        met_aanbod = Organisatie.objects.filter(ruilaanbod__in=self.queryset.order_by().values("pk"))
        keuzes = met_aanbod.distinct().order_by("naam").values_list("code", "naam")
        self.filters["organisatie"].extra["choices"] = list(keuzes)

    def met_woorden(self, queryset: QuerySet, naam: str, waarde: str) -> QuerySet:
        return queryset.filter(alle_woorden(waarde, "functie"))

    def van_duur(self, queryset: QuerySet, naam: str, waarden: list[str]) -> QuerySet:
        return _een_van(queryset, waarden, _duur)

    def van_uren(self, queryset: QuerySet, naam: str, waarden: list[str]) -> QuerySet:
        return _een_van(queryset, waarden, _uren)

    def bij_plaats(self, queryset: QuerySet, naam: str, waarde: str) -> QuerySet:
        """Both fields are one condition; a distance from nowhere is none."""
        plaats = self.form.cleaned_data.get("plaats")
        if not plaats:
            return queryset
        km = int(self.form.cleaned_data.get("binnen") or 0)
        return queryset.filter(plaats__in=omgeving.codes_binnen(plaats, km))

    def tellingen(self) -> dict[str, dict]:
        """Behind each choice how many offers there are of it, given what else is on: a query per field."""
        velden = {"familie": "functiefamilie", "organisatie": "organisatie__code"}
        per_veld = {
            naam: dict(zonder(self, naam).values_list(veld).annotate(Count("pk")))
            for naam, veld in velden.items()
        }
        for naam, groepen, voorwaarde in (("duur", DUREN, _duur), ("uren", UREN, _uren)):
            telling = {waarde: Count("pk", filter=voorwaarde(waarde)) for waarde in groepen}
            per_veld[naam] = zonder(self, naam).aggregate(**telling)
        return per_veld


def _een_van(queryset: QuerySet, waarden: list[str], voorwaarde) -> QuerySet:
    gekozen = Q(pk__in=[]) if waarden else Q()
    for waarde in waarden:
        gekozen |= voorwaarde(waarde)
    return queryset.filter(gekozen)


def _duur(waarde: str) -> Q:
    """Some number of months in it would do for who offers."""
    van, tot = DUREN[waarde]
    return Q(duur_max__gte=van) & (Q(duur_min__lte=tot) if tot else Q())


def _uren(waarde: str) -> Q:
    van, tot = UREN[waarde]
    return (Q(uren__gte=van) if van else Q()) & (Q(uren__lt=tot) if tot else Q())
