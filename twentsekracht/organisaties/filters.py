"""Choosing among roles, invitations and lines of the log. Offered is only what the person may see."""

import django_filters
from django.db.models import CharField, Q
from django.db.models.functions import Cast
from django.http import QueryDict

from twentsekracht.formulieren import Datum
from twentsekracht.organisaties.models import Lidmaatschap, Rol, Uitnodiging


class MetOrganisatie(django_filters.FilterSet):
    """With an organisation to choose, for who sees more than one."""

    organisatie = django_filters.ChoiceFilter(label="Organisatie", empty_label="Alle organisaties")

    def __init__(self, *args, organisaties, op=None, **kwargs):
        super().__init__(*args, **kwargs)
        self.op = op
        keuzes = list(organisaties.values_list("pk", "naam"))
        if len(keuzes) > 1:
            self.filters["organisatie"].extra["choices"] = keuzes
        else:
            del self.filters["organisatie"]


class RollenFilter(MetOrganisatie):
    AFGELOPEN = [("nu", "Nu en straks"), ("afgelopen", "Afgelopen"), ("alles", "Alles")]

    rol = django_filters.ChoiceFilter(label="Rol", choices=Rol.choices, empty_label="Alle rollen")
    wanneer = django_filters.ChoiceFilter(
        label="Wanneer", choices=AFGELOPEN, empty_label=None, method="periode"
    )

    class Meta:
        model = Lidmaatschap
        fields = ["organisatie", "rol", "wanneer"]

    def __init__(self, data=None, *args, **kwargs):
        data = data.copy() if data else QueryDict(mutable=True)
        data.setdefault("wanneer", "nu")
        super().__init__(data, *args, **kwargs)

    def periode(self, queryset, naam, waarde):
        if waarde == "alles":
            return queryset
        voorbij = queryset.filter(tot__lt=self.op)
        return voorbij if waarde == "afgelopen" else queryset.exclude(tot__lt=self.op)


class UitnodigingenFilter(MetOrganisatie):
    status = django_filters.ChoiceFilter(
        label="Status", choices=Uitnodiging.Status.choices, empty_label="Alle"
    )

    class Meta:
        model = Uitnodiging
        fields = ["organisatie", "status"]


class LogboekFilter(MetOrganisatie):
    persoon = django_filters.CharFilter(label="Naam of e-mailadres", method="van_of_over")
    organisatie = django_filters.ChoiceFilter(
        label="Organisatie", empty_label="Alle organisaties", field_name="organisatie_id"
    )
    vanaf = django_filters.DateFilter(
        label="Vanaf",
        field_name="op",
        lookup_expr="date__gte",
        widget=Datum,
    )
    tot = django_filters.DateFilter(
        label="Tot en met",
        field_name="op",
        lookup_expr="date__lte",
        widget=Datum,
    )

    def __init__(self, *args, mensen, **kwargs):
        super().__init__(*args, **kwargs)
        self.mensen = mensen

    def van_of_over(self, queryset, naam, waarde):
        """What somebody did, and what was done to them and their roles; of whom the reader may see."""
        gezocht = self.mensen.filter(Q(naam__icontains=waarde) | Q(email__icontains=waarde))
        rollen = Lidmaatschap.objects.filter(gebruiker__in=gezocht)
        return queryset.filter(
            Q(door_id__in=gezocht.values("pk"))
            | Q(object_type="organisaties.gebruiker", object_id__in=_als_tekst(gezocht))
            | Q(object_type="organisaties.lidmaatschap", object_id__in=_als_tekst(rollen))
        )


def _als_tekst(rijen):
    """Their keys, as the log keeps them."""
    return rijen.order_by().annotate(sleutel=Cast("pk", CharField())).values("sleutel")
