from django.contrib.auth.decorators import login_not_required
from django.shortcuts import get_object_or_404
from django.utils import timezone
from django.utils.decorators import method_decorator
from django.views.generic import ListView

from twentsekracht.organisaties.models import Organisatie
from vacatures.models import Vacature
from vacatures.views.lezen import bewaard_door


@method_decorator(login_not_required, name="dispatch")
class OrganisatiePagina(ListView):
    """What is open at one organisation, for its intranet and site to link to; each reader sees what they may."""

    template_name = "vacatures/organisatie.html"
    context_object_name = "vacatures"
    paginate_by = 25
    extra_context = {"nav": "vacatures"}

    def get_queryset(self):
        op = timezone.localdate()
        actief = Organisatie.objects.actief_op(op)
        self.organisatie = get_object_or_404(actief, code=self.kwargs["organisatie"])
        open_nu = Vacature.objects.open_voor(self.request.user, op=op)
        return open_nu.filter(organisatie=self.organisatie).select_related("organisatie").nieuwste_eerst()

    def get_context_data(self, **kwargs):
        context = super().get_context_data(**kwargs)
        bewaard = bewaard_door(self.request.user, context["vacatures"])
        aantal = context["paginator"].count
        return context | {"organisatie": self.organisatie, "aantal": aantal, "bewaard": bewaard}
