"""What can be chosen in the list of klussen, and behind each choice how many there are."""

import django_filters
from django.db.models import Count, Q, QuerySet

from jbmb.models import Klus
from twentsekracht import omgeving
from twentsekracht.filteren import Vinkjes, zonder
from twentsekracht.mijn.models import Vaardigheid
from twentsekracht.organisaties.models import Organisatie
from twentsekracht.zoeken.woorden import alle_woorden

KORT = {"tot-8": (None, 8), "8-16": (8, 16), "16-meer": (16, None)}  # up to, without
ZOEKVELDEN = ("titel", "omschrijving")


class KlusFilter(django_filters.FilterSet):
    q = django_filters.CharFilter(label="Zoekwoorden", method="met_woorden", max_length=100)
    vaardigheid = Vinkjes(label="Vaardigheid", field_name="vaardigheden__pk")
    organisatie = Vinkjes(label="Organisatie", field_name="organisatie__code")
    uren = Vinkjes(
        label="Uren per week",
        method="van_uren",
        choices=[
            ("tot-8", "Minder dan 8 uur"),
            ("8-16", "8 tot 16 uur"),
            ("16-meer", "16 uur of meer"),
        ],
    )
    plaats = django_filters.ChoiceFilter(
        label="In of op afstand",
        choices=omgeving.keuzes(),
        empty_label="Heel Twente",
        method="in_plaats",
    )

    class Meta:
        model = Klus
        fields: list[str] = []

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        ids = self.queryset.order_by().values("pk")
        organisaties = Organisatie.objects.filter(klussen__in=ids).distinct().order_by("naam")
        self.filters["organisatie"].extra["choices"] = list(organisaties.values_list("code", "naam"))
        gevraagd = Vaardigheid.objects.filter(klussen__in=ids).distinct().order_by("naam")
        self.filters["vaardigheid"].extra["choices"] = list(gevraagd.values_list("pk", "naam"))

    def met_woorden(self, queryset: QuerySet, naam: str, waarde: str) -> QuerySet:
        return queryset.filter(alle_woorden(waarde, *ZOEKVELDEN))

    def in_plaats(self, queryset: QuerySet, naam: str, waarde: str) -> QuerySet:
        return queryset.filter(Q(plaats=waarde) | Q(kan_op_afstand=True)) if waarde else queryset

    def van_uren(self, queryset: QuerySet, naam: str, waarden: list[str]) -> QuerySet:
        gekozen = Q(pk__in=[]) if waarden else Q()
        for waarde in waarden:
            gekozen |= _uren(waarde)
        return queryset.filter(gekozen)

    def tellingen(self) -> dict[str, dict]:
        """Behind each choice how many klussen there are of it, given what else is on: a query per field."""
        velden = {"vaardigheid": "vaardigheden", "organisatie": "organisatie__code"}
        per_veld = {
            naam: dict(zonder(self, naam).values_list(veld).annotate(Count("pk", distinct=True)))
            for naam, veld in velden.items()
        }
        telling = {waarde: Count("pk", filter=_uren(waarde), distinct=True) for waarde in KORT}
        per_veld["uren"] = zonder(self, "uren").aggregate(**telling)
        return per_veld


def _uren(waarde: str) -> Q:
    van, tot = KORT[waarde]
    return (Q(uren__gte=van) if van else Q()) & (Q(uren__lt=tot) if tot else Q())
