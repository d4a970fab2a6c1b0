import django_filters
from django import forms

from evenementen.models import Evenement, Onderdeel
from evenementen.programma import Deel
from evenementen.woorden import lange_dag


class EvenementFilter(django_filters.FilterSet):
    q = django_filters.CharFilter(label="Zoekwoorden", method="met_woorden", max_length=100)

    class Meta:
        model = Evenement
        fields = ["q"]

    def met_woorden(self, queryset, naam, waarde):
        return queryset.met_woorden(waarde)


class ProgrammaFilter(forms.Form):
    """Which parts of a programme to show. What cannot be read does not filter."""

    alles_mag_leeg = True

    dag = forms.ChoiceField(label="Dag", required=False)
    soort = forms.ChoiceField(label="Soort", required=False)
    plek = forms.BooleanField(label="Alleen waar nog plaats is", required=False)

    def __init__(self, *args, delen: list[Deel], **kwargs):
        super().__init__(*args, **kwargs)
        self.delen = delen
        dagen = sorted({deel.onderdeel.datum for deel in delen if deel.onderdeel.datum})
        soorten = {deel.onderdeel.soort for deel in delen}
        self.fields["dag"].choices = [("", "Alle dagen"), *((str(dag), lange_dag(dag)) for dag in dagen)]
        self.fields["soort"].choices = [
            ("", "Alle soorten"),
            *((waarde, naam) for waarde, naam in Onderdeel.Soort.choices if waarde in soorten),
        ]
        for naam in ("dag", "soort"):
            if len(self.fields[naam].choices) <= 2:  # leaves nothing to choose
                del self.fields[naam]

    @property
    def gevonden(self) -> list[Deel]:
        self.is_valid()
        dag, soort, plek = (self.cleaned_data.get(naam) for naam in ("dag", "soort", "plek"))
        return [
            deel
            for deel in self.delen
            if (not dag or str(deel.onderdeel.datum) == dag)
            and (not soort or deel.onderdeel.soort == soort)
            and (not plek or not deel.plaatsen.is_vol)
        ]

    @property
    def is_aan(self) -> bool:
        return self.is_valid() and any(self.cleaned_data.values())
