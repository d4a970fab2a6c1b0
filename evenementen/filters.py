import django_filters

from evenementen.models import Evenement


class EvenementFilter(django_filters.FilterSet):
    q = django_filters.CharFilter(label="Zoekwoorden", method="met_woorden", max_length=100)

    class Meta:
        model = Evenement
        fields = ["q"]

    def met_woorden(self, queryset, naam, waarde):
        return queryset.met_woorden(waarde)
