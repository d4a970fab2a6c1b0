import django_filters

from rapportage.models import Editie
from twentsekracht.organisaties.models import Organisatie


class EditieFilter(django_filters.FilterSet):
    """Of the editions somebody may see, those of one year, organisation or status."""

    jaar = django_filters.ChoiceFilter(label="Jaar", empty_label="Alle jaren")
    organisatie = django_filters.ChoiceFilter(label="Voor wie", empty_label="Iedereen", method="voor_wie")
    status = django_filters.ChoiceFilter(label="Status", choices=Editie.Status.choices, empty_label="Allebei")

    class Meta:
        model = Editie
        fields = ["jaar", "organisatie", "status"]

    REGIO = "regio"

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        zichtbaar = self.queryset.order_by()
        jaren = sorted(set(zichtbaar.values_list("jaar", flat=True)), reverse=True)
        self.filters["jaar"].extra["choices"] = [(jaar, jaar) for jaar in jaren]
        met_editie = Organisatie.objects.filter(edities__in=zichtbaar).distinct()
        self.filters["organisatie"].extra["choices"] = [
            (self.REGIO, "De hele regio"),
            *met_editie.values_list("code", "naam"),
        ]

    def voor_wie(self, queryset, naam, waarde):
        if waarde == self.REGIO:
            return queryset.filter(organisatie__isnull=True)
        return queryset.filter(organisatie__code=waarde)
