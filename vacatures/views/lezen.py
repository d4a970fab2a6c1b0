from django.contrib.auth.decorators import login_not_required
from django.utils import timezone
from django.utils.decorators import method_decorator
from django_filters.views import FilterView

from vacatures.filters import VacatureFilter
from vacatures.kaarten import leesbaar
from vacatures.markeren import vondsten
from vacatures.models import BewaardeVacature, Vacature
from vacatures.stromen import PER_BLADZIJDE, Blad, Stromen
from vacatures.views.tellen import na_antwoord

WEINIG = 3  # found: then another spelling may help


def bewaard_door(gebruiker, vacatures) -> set[int]:
    """Which of these (their ids) somebody keeps."""
    if not gebruiker.is_authenticated:
        return set()
    bewaard = BewaardeVacature.objects.filter(gebruiker=gebruiker, vacature__in=vacatures)
    return set(bewaard.values_list("vacature_id", flat=True))


@method_decorator(login_not_required, name="dispatch")
class VacatureLijst(FilterView):
    """The open vacancies that this reader may see; a search stands in the address, so it can be shared."""

    filterset_class = VacatureFilter
    template_name = "vacatures/lijst.html"
    context_object_name = "vacatures"
    paginate_by = PER_BLADZIJDE
    strict = False  # what cannot be read does not filter
    extra_context = {"nav": "vacatures"}

    def get_queryset(self):
        op = timezone.localdate()
        return Vacature.objects.open_voor(self.request.user, op=op)

    def get_filterset_kwargs(self, filterset_class):
        return super().get_filterset_kwargs(filterset_class) | {"op": timezone.localdate()}

    def get_filterset(self, filterset_class):
        getypt = super().get_filterset(filterset_class)
        return getypt.met_verbetering() or getypt

    def paginate_queryset(self, queryset, page_size):
        """By number (the last one when it is no longer there), or, past those, from the last one that was read."""
        gezocht = self.filterset
        lijst = Stromen(leesbaar(queryset), gezocht.stromen, gezocht.geteld.stromen)
        self.blad = blad = Blad(lijst, self.request.GET.get("page", ""), page_size)
        return blad.bladeraar, blad.page, blad.rijen, blad.bladeraar.num_pages > 1

    def render_to_response(self, context, **kwargs):
        antwoord = super().render_to_response(context, **kwargs)
        if "HX-Request" in self.request.headers:
            antwoord.headers["HX-Push-Url"] = self.filterset.adres
        return na_antwoord(antwoord, self.filterset.rek.ververs)

    def get_context_data(self, **kwargs):
        context = super().get_context_data(**kwargs)
        gezocht, vacatures = self.filterset, context["vacatures"]
        aantal = gezocht.geteld.totaal
        return context | {
            "aantal": aantal,
            "blad": self.blad,
            "bewaard": bewaard_door(self.request.user, vacatures),
            "vondsten": vondsten(vacatures, gezocht.zoektekst),
            "bedoeld": gezocht.bedoeld() if aantal < WEINIG and not gezocht.verbeterd else [],
            "verruimingen": [] if aantal else gezocht.verruimingen(),
            "vraag": gezocht.vraag,
        }
