"""The pages of the organiser, under the event they are about."""

from functools import partial

from django.urls import path
from django.views.decorators.http import require_safe

from evenementen.admin.aanwezigheid import aanwezigheid, presentie
from evenementen.admin.bericht import bericht
from evenementen.admin.deelnemers import cijferbestand, deelnemers, deelnemerslijst
from evenementen.admin.kosten import kostenbestand, kostenblad
from evenementen.admin.organisatorblad import mag_programmeren
from evenementen.admin.papier import kaartjes, papier, presentielijst_van, presentielijsten
from evenementen.admin.programma import programma

# path: (name, view)
OM_TE_LEZEN = {
    "deelnemers/": ("deelnemers", deelnemers),
    "deelnemers/<str:soort>/": ("deelnemerslijst", deelnemerslijst),
    "cijfers/<str:soort>/": ("cijferbestand", cijferbestand),
    "kosten/<str:wat>/<str:soort>/": ("kostenbestand", kostenbestand),
    "aanwezigheid/": ("aanwezigheid", aanwezigheid),
    "papier/": ("papier", papier),
    "naamkaartjes/<str:dag>/": ("kaartjes", kaartjes),
    "presentielijst/": ("presentielijsten", presentielijsten),
    "presentielijst/<int:onderdeel>/": ("presentielijst", presentielijst_van),
}
OM_TE_DOEN = {
    "programma/": ("programma", programma),
    "aanwezigheid/<int:onderdeel>/": ("presentie", presentie),
    "bericht/": ("bericht", bericht),
    "kosten/": ("kosten", kostenblad),
}


class MetOrganisator:
    """For the admin of events."""

    def render_change_form(self, request, context, *args, obj=None, **kwargs):
        context["mag_programmeren"] = obj is not None and mag_programmeren(request, obj)
        return super().render_change_form(request, context, *args, obj=obj, **kwargs)

    def get_urls(self):
        lezen = [
            self._blad(pad, naam, require_safe(partial(wat, self)))
            for pad, (naam, wat) in OM_TE_LEZEN.items()
        ]
        doen = [self._blad(pad, naam, partial(wat, self)) for pad, (naam, wat) in OM_TE_DOEN.items()]
        return [*lezen, *doen, *super().get_urls()]

    def _blad(self, pad, naam, view):
        return path(
            f"<path:object_id>/{pad}",
            self.admin_site.admin_view(view),
            name=f"evenementen_evenement_{naam}",
        )
