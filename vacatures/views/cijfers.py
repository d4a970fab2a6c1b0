"""A vacaturehouder's own figures: of one vacancy, or of an organisation's vacancies of the last year."""

from datetime import timedelta

from django.views.generic import DetailView, ListView

from twentsekracht.grafiek import geschreven
from vacatures import houdercijfers, standen
from vacatures.forms.beheren import ZoekForm
from vacatures.houdercijfers import REEKSEN, Cijfers
from vacatures.models import Vacature
from vacatures.views.beheren import Houder, OverVacature

EEN_JAAR = timedelta(days=365)


def als_grafiek(cijfers: Cijfers) -> tuple[list[str], list]:
    """Numbers of the weeks and the series, for the tag kolomgrafiek."""
    namen = [str(week.isocalendar().week) for week, _ in cijfers.per_week]
    reeksen = [
        (naam, [aantallen[nummer] for _, aantallen in cijfers.per_week])
        for nummer, (naam, _) in enumerate(REEKSEN)
    ]
    return namen, reeksen


def kern(cijfers: Cijfers, *extra) -> list[dict]:
    """For components/kerncijfers.html."""
    vast = [
        {"naam": "Keer bekeken", "waarde": geschreven(cijfers.weergaven)},
        {"naam": "Keer bewaard", "waarde": geschreven(cijfers.bewaard)},
        {"naam": "Reacties", "waarde": geschreven(cijfers.reacties)},
    ]
    return [*vast, *extra]


def dagen(aantal: int | None) -> str:
    return "Onbekend" if aantal is None else "1 dag" if aantal == 1 else f"{aantal} dagen"


class VacatureCijfers(OverVacature, DetailView):
    template_name = "vacatures/beheren/cijfers.html"

    def get_object(self, queryset=None):
        return self.vacature

    def get_context_data(self, **kwargs):
        van_deze = Vacature.objects.filter(pk=self.vacature.pk)
        cijfers = houdercijfers.cijfers(van_deze, op=self.vandaag)
        open_ = {"naam": "Open", "waarde": dagen(houdercijfers.dagen_open(self.vacature, op=self.vandaag))}
        if cijfers.ingevuld:
            open_["toelichting"] = f"Ingevuld na {dagen(cijfers.dagen_ingevuld)}"
        namen, reeksen = als_grafiek(cijfers)
        return super().get_context_data(
            cijfers=cijfers,
            kern=kern(cijfers, open_),
            namen=namen,
            reeksen=reeksen,
            in_het_kort=standen.in_het_kort(self.vacature, op=self.vandaag),
            kruimels=self.kruimels(),
            **kwargs,
        )


class OrganisatieCijfers(Houder, ListView):
    """Of what was placed in the last year, together and one by one."""

    model = Vacature
    template_name = "vacatures/beheren/cijfers_organisatie.html"
    context_object_name = "vacatures"
    paginate_by = 50

    def get_queryset(self):
        self.zoekform = ZoekForm(self.request.GET, organisaties=self.organisaties)
        geplaatst = super().get_queryset().exclude(status=Vacature.Status.CONCEPT)
        gekozen = self.zoekform.filter(geplaatst.filter(gepubliceerd_op__range=(self.vanaf, self.vandaag)))
        met_tellingen = houdercijfers.met_tellingen(gekozen).select_related("organisatie")
        return met_tellingen.order_by("-gepubliceerd_op", "code")

    @property
    def vanaf(self):
        return self.vandaag - EEN_JAAR

    def paginate_queryset(self, queryset, page_size):
        """A page that is no longer there is the last one."""
        paginator = self.get_paginator(queryset, page_size)
        page = paginator.get_page(self.request.GET.get("page"))
        return paginator, page, page.object_list, page.has_other_pages()

    def get_context_data(self, **kwargs):
        cijfers = houdercijfers.cijfers(self.object_list, op=self.vandaag, vanaf=self.vanaf)
        ingevuld = {"naam": "Ingevuld", "waarde": geschreven(cijfers.ingevuld)}
        if cijfers.dagen_ingevuld is not None:
            ingevuld["toelichting"] = f"Meestal na ongeveer {dagen(cijfers.dagen_ingevuld)}"
        namen, reeksen = als_grafiek(cijfers)
        return super().get_context_data(
            cijfers=cijfers,
            kern=kern(cijfers, ingevuld),
            namen=namen,
            reeksen=reeksen,
            vanaf=self.vanaf,
            zoekform=self.zoekform,
            **kwargs,
        )
