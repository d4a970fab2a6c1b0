import django_filters
from django.db.models import Q

from twentsekracht.filteren import Vinkjes
from twentsekracht.mijn.models import Deel, Niveau, Profiel, Vakgebied
from twentsekracht.zoeken.woorden import alle_woorden

ZOEKVELDEN = ("zoek_vaardigheden", "zoek_wensen", "zoek_functie", "gebruiker__organisatie__naam")


class CollegaFilter(django_filters.FilterSet):
    """Of the profiles that this reader may see: by what somebody shows, so that a question tells nothing else."""

    q = django_filters.CharFilter(label="Zoekwoorden", method="met_woorden", max_length=100)
    vakgebied = Vinkjes(label="Vakgebied", choices=Vakgebied.choices, method="in_vakgebied")
    niveau = Vinkjes(label="Niveau", choices=Niveau.choices, method="van_niveau")

    class Meta:
        model = Profiel
        fields = ["q", "vakgebied", "niveau"]

    def met_woorden(self, queryset, naam, waarde):
        return queryset.met_zoekteksten().filter(alle_woorden(waarde, *ZOEKVELDEN))

    def in_vakgebied(self, queryset, naam, codes):
        """A list in JSON: its text names the code between quotes, on either database."""
        if not codes:
            return queryset
        een_van = Q()
        for code in codes:
            een_van |= Q(vakgebieden__icontains=f'"{code}"')
        return queryset.toont(Deel.VAKGEBIEDEN).filter(een_van)

    def van_niveau(self, queryset, naam, niveaus):
        return queryset.toont(Deel.SCHAAL).filter(niveau__in=niveaus) if niveaus else queryset
