"""Off the waiting list by the link in our mail, without signing in."""

from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.http import Http404
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.decorators import method_decorator
from django.views.decorators.cache import never_cache
from django.views.generic import TemplateView

from school import services
from school.fouten import SchoolFout
from school.inzicht import inzicht
from school.models import Inschrijving

Status = Inschrijving.Status


@method_decorator([login_not_required, never_cache], name="dispatch")
class VanDeLijst(TemplateView):
    """Looking changes nothing, since mail programs follow links. It takes nobody's place away once it is theirs."""

    template_name = "school/van_de_lijst.html"

    def dispatch(self, request, *args, **kwargs):
        self.inschrijving = services.wie_wacht(kwargs["teken"])
        if self.inschrijving is None:
            raise Http404
        return super().dispatch(request, *args, **kwargs)

    def post(self, request, *args, **kwargs):
        try:
            services.verlaat_wachtlijst(inschrijving=self.inschrijving, op=timezone.now())
        except SchoolFout as fout:
            messages.info(request, str(fout))
        return redirect(request.path)

    def get_context_data(self, **kwargs):
        [mijn] = inzicht([self.inschrijving], op=timezone.now())
        wacht = self.inschrijving.status in (Status.WACHTLIJST, Status.AANGEBODEN)
        return super().get_context_data(
            inschrijving=self.inschrijving,
            mijn=mijn,
            kan_weg=wacht and mijn.mag_annuleren,
            **kwargs,
        )
