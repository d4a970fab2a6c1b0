"""The log, to read: a contactpersoon what changed at the door of the own organisation, the office everything."""

from django.utils import timezone
from django.views.generic import View
from django_filters.views import FilterView

from twentsekracht.logboek.models import Regel
from twentsekracht.organisaties import toegang
from twentsekracht.organisaties.export import MAXIMUM, rijen_als_csv
from twentsekracht.organisaties.filters import LogboekFilter
from twentsekracht.organisaties.logboeklezen import in_woorden
from twentsekracht.organisaties.models import Gebruiker
from twentsekracht.organisaties.views.basis import MetFilter, Uitdeler

KOPPEN = ("wanneer", "wie", "rol", "wat", "waarover", "organisatie")


class Logboek(Uitdeler, MetFilter, FilterView):
    filterset_class = LogboekFilter
    template_name = "toegang/logboek.html"
    context_object_name = "regels"
    paginate_by = 50

    def get_queryset(self):
        ids = toegang.organisatie_ids(self.request.user, *self.rollen, op=self.vandaag)
        if ids is toegang.OVERAL:
            return Regel.objects.order_by("-op", "-pk")
        return Regel.objects.over_toegang().van_organisaties(ids).order_by("-op", "-pk")

    def get_filterset_kwargs(self, filterset_class):
        mensen = toegang.beheerbaar(Gebruiker.objects.all(), self.request.user, op=self.vandaag)
        return {**super().get_filterset_kwargs(filterset_class), "mensen": mensen}

    def get_context_data(self, **kwargs):
        context = super().get_context_data(**kwargs)
        context["gebeurtenissen"] = in_woorden(context["page_obj"], door=self.request.user, op=self.vandaag)
        return context


class LogboekCsv(Logboek, View):
    """The same lines, as the filter chose them."""

    def render_to_response(self, context, **kwargs):
        regels = self.object_list[:MAXIMUM]
        rijen = (
            (f"{timezone.localtime(g.op):%Y-%m-%d %H:%M}", g.wie, g.rol, g.wat, g.waarover, g.organisatie)
            for g in in_woorden(regels, door=self.request.user, op=self.vandaag)
        )
        return rijen_als_csv("logboek", KOPPEN, rijen)
