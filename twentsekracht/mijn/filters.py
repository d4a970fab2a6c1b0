import django_filters
from django.db.models import Q

from twentsekracht.filteren import Vinkjes
from twentsekracht.mijn.models import Niveau, Profiel, Vakgebied
from twentsekracht.zoeken.woorden import alle_woorden

ZOEKVELDEN = ("vaardigheden", "wensen", "gebruiker__functie", "gebruiker__organisatie__naam")


class CollegaFilter(django_filters.FilterSet):
    """Of the profiles that this reader may see: what somebody can, wants and looks for."""

    q = django_filters.CharFilter(label="Zoekwoorden", method="met_woorden", max_length=100)
    vakgebied = Vinkjes(label="Vakgebied", choices=Vakgebied.choices, method="in_vakgebied")
    niveau = Vinkjes(label="Niveau", choices=Niveau.choices)

    class Meta:
        model = Profiel
        fields = ["q", "vakgebied", "niveau"]

    def met_woorden(self, queryset, naam, waarde):
        return queryset.filter(alle_woorden(waarde, *ZOEKVELDEN))

    def in_vakgebied(self, queryset, naam, codes):
        """A list in JSON: its text names the code between quotes, on either database."""
        een_van = Q()
        for code in codes:
            een_van |= Q(vakgebieden__icontains=f'"{code}"')
        return queryset.filter(een_van)
