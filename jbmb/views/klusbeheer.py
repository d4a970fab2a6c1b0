"""A klus as its klusgever works at it, and what an organisation sees of the klussen that its people posted."""

from django.contrib import messages
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect
from django.utils import timezone
from django.utils.decorators import method_decorator
from django.views.decorators.cache import never_cache
from django.views.generic import ListView, TemplateView, View

from jbmb import kluswoorden as woorden
from jbmb.fouten import RuilFout
from jbmb.kluscijfers import kluscijfers
from jbmb.klusforms import DankForm, KlusredenForm
from jbmb.klusregels import TOEZIENDEN, mag_overzien, te_overzien_door, weg_op
from jbmb.models import REACTIE_BEKEND, REACTIE_BEZET, Klus, Klusreactie
from jbmb.services import klusreacties, klussen
from twentsekracht.organisaties import toegang

NAV = {"nav": "functieruil"}
R = Klusreactie.Status
KORTER = "Schrijf het korter, zonder vreemde tekens."
KLUS_GEDAAN = {
    "trek_in": "De klus is ingetrokken.",
    "stop": "De klus is gestopt.",
    "rond_af": "De klus is klaar. Bedank je collega.",
}
REACTIE_GEDAAN = {
    "kies": "Gekozen. Je collega krijgt een mail, en jullie zien nu elkaars naam.",
    "wijs_af": "Je collega krijgt een mail.",
    "bedank": "Je bedankje is verstuurd.",
}


@method_decorator(never_cache, name="dispatch")
class KlusBeheer(TemplateView):
    """Who responded: from where, why and for how many hours; the name of who is chosen."""

    template_name = "jbmb/klus_beheer.html"
    extra_context = NAV

    def dispatch(self, request, *args, **kwargs):
        if request.user.is_authenticated:
            eigen = Klus.objects.van(request.user).met_alles().prefetch_related("stappen")
            self.klus = get_object_or_404(eigen, pk=kwargs["pk"])
        return super().dispatch(request, *args, **kwargs)

    def get_context_data(self, **kwargs):
        klus, vandaag = self.klus, timezone.localdate()
        reacties = list(klus.reacties.select_related("deelnemer", "organisatie"))
        bezet = sum(een.status in REACTIE_BEZET for een in reacties)
        is_open = klus.status == Klus.Status.OPEN
        return super().get_context_data(
            klus=klus,
            reacties=[
                {
                    "rij": een,
                    "is_bekend": een.status in REACTIE_BEKEND and een.deelnemer is not None,
                    "mag_kiezen": is_open
                    and een.status == R.GEREAGEERD
                    and bezet < klus.mensen
                    and klus.van > vandaag,
                    "mag_afwijzen": is_open and een.status in (R.GEREAGEERD, *REACTIE_BEZET),
                    "mag_bedanken": een.status == R.AFGEROND and not een.dank and een.deelnemer is not None,
                    "redenform": KlusredenForm(
                        nodig=een.status != R.GEREAGEERD, auto_id=f"reden_{een.pk}_%s"
                    ),
                    "dankform": DankForm(auto_id=f"dank_{een.pk}_%s"),
                }
                for een in reacties
            ],
            bezet=bezet,
            mag_wijzigen=is_open and not bezet,
            redenform=KlusredenForm(nodig=True, auto_id="klus_%s"),
            verloop=woorden.klusverloop(klus),
            weg_op=weg_op(klus),
            **kwargs,
        )


class KlusZet(View):
    """One press; for who looks after the organisation’s klussen only the end of one."""

    def post(self, request, pk):
        klus = Klus.objects.select_related("organisatie").filter(pk=pk).first()
        eigen = klus is not None and klus.klusgever_id == request.user.pk
        if klus is None or not (eigen or mag_overzien(klus, request.user, op=timezone.localdate())):
            raise Http404
        try:
            messages.success(request, self.zet(klus, request.POST.get("naar")))
        except RuilFout as fout:
            messages.error(request, str(fout))
        return redirect("jbmb:klusbeheer" if eigen else "jbmb:klus", klus.pk)

    def zet(self, klus, naar) -> str:
        if naar not in KLUS_GEDAAN:
            raise RuilFout("Kies wat je wilt doen.")
        extra = {}
        if naar != "rond_af":
            form = KlusredenForm(self.request.POST)
            if not form.is_valid():
                raise RuilFout(KORTER)
            extra = form.cleaned_data
        getattr(klussen, naar)(klus=klus, door=self.request.user, op=timezone.now(), **extra)
        return KLUS_GEDAAN[naar]


class KlusKiezen(View):
    """What the klusgever does with one response."""

    def post(self, request, pk):
        van_mij = Klusreactie.objects.filter(klus__klusgever=request.user)
        reactie = get_object_or_404(van_mij, pk=pk)
        try:
            messages.success(request, self.zet(reactie, request.POST.get("naar")))
        except RuilFout as fout:
            messages.error(request, str(fout))
        return redirect("jbmb:klusbeheer", reactie.klus_id)

    def zet(self, reactie, naar) -> str:
        if naar not in REACTIE_GEDAAN:
            raise RuilFout("Kies wat je wilt doen.")
        extra = {}
        if naar != "kies":
            form = (DankForm if naar == "bedank" else KlusredenForm)(self.request.POST)
            if not form.is_valid():
                raise RuilFout("Schrijf eerst je bedankje, niet te lang." if naar == "bedank" else KORTER)
            extra = form.cleaned_data
        getattr(klusreacties, naar)(reactie=reactie, door=self.request.user, op=timezone.now(), **extra)
        return REACTIE_GEDAAN[naar]


@method_decorator(never_cache, name="dispatch")
class KlusOverzicht(ListView):
    """For the ambassadeur and the contactpersoon: every klus of the own organisation, and its figures."""

    template_name = "jbmb/klus_overzicht.html"
    context_object_name = "klussen"
    paginate_by = 25
    extra_context = NAV

    def dispatch(self, request, *args, **kwargs):
        if request.user.is_authenticated and not toegang.heeft_rol(
            request.user, *TOEZIENDEN, op=timezone.localdate()
        ):
            raise Http404
        return super().dispatch(request, *args, **kwargs)

    def get_queryset(self):
        te_zien = te_overzien_door(self.request.user, op=timezone.localdate())
        return te_zien.select_related("organisatie").order_by("-geplaatst_op", "-pk")

    def get_context_data(self, **kwargs):
        vandaag = timezone.localdate()
        ids = toegang.organisatie_ids(self.request.user, *TOEZIENDEN, op=vandaag)
        cijfers = kluscijfers(jaar=vandaag.year, peildatum=vandaag, organisatie_ids=ids)
        return super().get_context_data(
            jaar=vandaag.year,
            cijfers=[
                {"naam": "Geplaatst", "waarde": cijfers.geplaatst},
                {"naam": "Van elders op onze klussen", "waarde": cijfers.van_elders},
                {"naam": "Onze mensen op klussen elders", "waarde": cijfers.naar_elders},
                {"naam": "Klaar", "waarde": cijfers.afgerond},
            ],
            **kwargs,
        )
