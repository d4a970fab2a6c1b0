import django_filters
from django import forms
from django.db.models import Count, Q

from jbmb.models import Ruilaanbod
from twentsekracht.filteren import Vinkjes, zonder
from twentsekracht.organisaties.models import Organisatie

# How long a swap lasts: what is asked for, in which months that falls.
DUREN = {"kort": (1, 3), "half": (4, 6), "lang": (7, 12), "langer": (13, None)}


class RuilaanbodFilter(django_filters.FilterSet):
    q = django_filters.CharFilter(
        label="Functie", field_name="functie", lookup_expr="icontains", max_length=100
    )
    organisatie = Vinkjes(label="Organisatie", field_name="organisatie__code")
    schaal = django_filters.RangeFilter(
        label="Salarisschaal", fields=[forms.IntegerField(min_value=0, max_value=99) for _ in range(2)]
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
        fields = ["q", "organisatie", "schaal", "duur"]

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        met_aanbod = Organisatie.objects.filter(ruilaanbod__in=self.queryset.order_by().values("pk"))
        keuzes = met_aanbod.distinct().order_by("naam").values_list("code", "naam")
        self.filters["organisatie"].extra["choices"] = list(keuzes)

    def van_duur(self, queryset, naam, waarden):
        gekozen = Q(pk__in=[]) if waarden else Q()
        for waarde in waarden:
            gekozen |= _duur(waarde)
        return queryset.filter(gekozen)

    def tellingen(self) -> dict[str, dict]:
        """Behind each choice how many offers there are of it, given what else is on: a query per field."""
        per_duur = zonder(self, "duur").aggregate(
            **{waarde: Count("pk", filter=_duur(waarde)) for waarde in DUREN}
        )
        per_organisatie = zonder(self, "organisatie").values_list("organisatie__code").annotate(Count("pk"))
        return {"organisatie": dict(per_organisatie), "duur": per_duur}


def _duur(waarde: str) -> Q:
    van, tot = DUREN[waarde]
    return Q(maanden__gte=van) & (Q(maanden__lte=tot) if tot else Q())
