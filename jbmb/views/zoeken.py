"""Looking at what others offer, never with their names: the list, one job, and what fits one's own offer."""

from django.core.paginator import Paginator
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.decorators import method_decorator
from django.views.decorators.cache import never_cache
from django.views.generic import DetailView, TemplateView
from django_filters.views import FilterView

from jbmb.filters import RuilaanbodFilter
from jbmb.mijn import eigen_aanbod
from jbmb.models import Ruilaanbod
from jbmb.passend import BIJNA, PAST, SAMEN, heeft_wens, passend, te_vergelijken, vergelijk
from twentsekracht.organisaties.models import Lidmaatschap
from twentsekracht.organisaties.toegang import Rol

NAV = {"nav": "functieruil"}
PER_BLAD = 20
KOPPEN = {
    SAMEN: "Past bij jullie allebei",
    PAST: "Past bij jou",
    BIJNA: "Past bijna",
}


def zichtbaar(gebruiker):
    """The name of whoever offers is not needed, so it is not read either."""
    aanbod = Ruilaanbod.objects.open().zichtbaar_voor(gebruiker).select_related("organisatie")
    return aanbod.prefetch_related("voorkeursvolgorde__organisatie")


def ambassadeurs(gebruiker):
    hier = Lidmaatschap.objects.geldig(op=timezone.localdate()).filter(
        rol=Rol.AMBASSADEUR, organisatie=gebruiker.organisatie_id
    )
    return hier.select_related("gebruiker").order_by("gebruiker__naam", "pk")


class Lijst(FilterView):
    """For everybody who is signed in: what others offer."""

    filterset_class = RuilaanbodFilter
    template_name = "jbmb/lijst.html"
    context_object_name = "aanbod"
    paginate_by = 25
    strict = False
    extra_context = NAV

    def get_queryset(self):
        return zichtbaar(self.request.user)

    def get_filterset_kwargs(self, filterset_class):
        """Bound also without a question, so that the counts can read it."""
        return {**super().get_filterset_kwargs(filterset_class), "data": self.request.GET}

    def get_context_data(self, **kwargs):
        return super().get_context_data(
            tellingen=self.filterset.tellingen(),
            ambassadeurs=ambassadeurs(self.request.user),
            eigen=eigen_aanbod(self.request.user),
            **kwargs,
        )


@method_decorator(never_cache, name="dispatch")
class Baan(DetailView):
    """One job; beside one's own offer, how the wishes of both stand."""

    template_name = "jbmb/baan.html"
    context_object_name = "aanbod"
    extra_context = NAV

    def get_queryset(self):
        return zichtbaar(self.request.user)

    def get(self, request, *args, **kwargs):
        self.object = self.get_object()
        if self.object.deelnemer_id == request.user.pk:
            return redirect("jbmb:mijn")
        return self.render_to_response(self.get_context_data())

    def get_context_data(self, **kwargs):
        eigen = eigen_aanbod(self.request.user)
        vergelijking = (
            vergelijk(eigen, self.object) if heeft_wens(eigen) and heeft_wens(self.object) else None
        )
        return super().get_context_data(
            eigen=eigen, vergelijking=vergelijking, ambassadeurs=ambassadeurs(self.request.user), **kwargs
        )


@method_decorator(never_cache, name="dispatch")
class Past(TemplateView):
    """What fits one's own offer and why, by the rules; also what nearly does."""

    template_name = "jbmb/past.html"
    extra_context = NAV

    def get_context_data(self, **kwargs):
        ik = self.request.user
        eigen = eigen_aanbod(ik)
        gevonden = []
        if heeft_wens(eigen):
            gevonden = passend(eigen, te_vergelijken(ik, op=timezone.localdate()))
        blad = Paginator(gevonden, PER_BLAD).get_page(self.request.GET.get("page"))
        groepen = [(KOPPEN[soort], [een for een in blad if een.soort == soort]) for soort in KOPPEN]
        return super().get_context_data(
            eigen=eigen,
            heeft_wens=heeft_wens(eigen),
            page_obj=blad,
            groepen=[(kop, rijen) for kop, rijen in groepen if rijen],
            **kwargs,
        )
