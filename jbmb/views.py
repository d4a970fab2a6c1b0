from django.utils import timezone
from django_filters.views import FilterView

from jbmb.filters import RuilaanbodFilter
from jbmb.models import Ruilaanbod
from twentsekracht.organisaties.models import Lidmaatschap
from twentsekracht.organisaties.toegang import Rol


class Aanbod(FilterView):
    """For everybody who is signed in: what others offer, without their names."""

    filterset_class = RuilaanbodFilter
    template_name = "jbmb/aanbod.html"
    context_object_name = "aanbod"
    paginate_by = 25
    strict = False
    extra_context = {"nav": "functieruil"}

    def get_queryset(self):
        aanbod = Ruilaanbod.objects.open().zichtbaar_voor(self.request.user)
        # The name of whoever offers is not needed, so it is not read either.
        return aanbod.select_related("organisatie").prefetch_related("voorkeursvolgorde__organisatie")

    def get_filterset_kwargs(self, filterset_class):
        """Bound also without a question, so that the counts can read it."""
        return {**super().get_filterset_kwargs(filterset_class), "data": self.request.GET}

    def get_context_data(self, **kwargs):
        hier = Lidmaatschap.objects.geldig(op=timezone.localdate()).filter(
            rol=Rol.AMBASSADEUR, organisatie=self.request.user.organisatie_id
        )
        return super().get_context_data(
            tellingen=self.filterset.tellingen(),
            ambassadeurs=hier.select_related("gebruiker").order_by("gebruiker__naam", "pk"),
            **kwargs,
        )
