from django.contrib.auth.decorators import login_not_required
from django.http import Http404
from django.utils.decorators import method_decorator
from django.views.generic import TemplateView

from twentsekracht.hulp.gidsen import GIDSEN


@method_decorator(login_not_required, name="dispatch")
class Overzicht(TemplateView):
    template_name = "hulp/overzicht.html"
    extra_context = {"nav": "hulp", "gidsen": GIDSEN}


@method_decorator(login_not_required, name="dispatch")
class GidsPagina(TemplateView):
    """Public, like the code: how the portal works is no secret, and who cannot get in needs it most."""

    extra_context = {"nav": "hulp", "gidsen": GIDSEN}

    def get_template_names(self):
        return [f"hulp/{self.gids.naam}.html"]

    @property
    def gids(self):
        naam = self.kwargs["naam"]
        gids = next((gids for gids in GIDSEN if gids.naam == naam), None)
        if not gids:
            raise Http404
        return gids

    def get_context_data(self, **kwargs):
        return super().get_context_data(**kwargs, gids=self.gids)
