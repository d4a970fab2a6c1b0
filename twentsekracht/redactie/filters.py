import django_filters
from django import forms
from django.db.models.functions import ExtractYear
from django.utils import timezone

from twentsekracht.redactie.models import Nieuwsbericht


class NieuwsFilter(django_filters.FilterSet):
    """Of the news somebody may see: of one year, or with these words in it."""

    q = django_filters.CharFilter(label="Zoek in het nieuws", method="met_woorden", widget=forms.SearchInput)
    jaar = django_filters.ChoiceFilter(
        label="Jaar", empty_label="Alle jaren", field_name="gepubliceerd_op", lookup_expr="year"
    )

    class Meta:
        model = Nieuwsbericht
        fields = ["q", "jaar"]

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        jaar = ExtractYear("gepubliceerd_op", tzinfo=timezone.get_default_timezone())
        jaren = self.queryset.order_by().annotate(jaar=jaar).values_list("jaar", flat=True).distinct()
        self.filters["jaar"].extra["choices"] = [(jaar, jaar) for jaar in sorted(jaren, reverse=True)]

    def met_woorden(self, queryset, naam, waarde):
        return queryset.met_woorden(waarde)
