"""Going along for a day, as a visitor: looking, asking, and what somebody would like to see."""

from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.http import Http404
from django.shortcuts import redirect
from django.urls import reverse_lazy
from django.utils import timezone
from django.utils.decorators import method_decorator
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_exempt
from django.views.generic import FormView, TemplateView, UpdateView, View
from django_filters.views import FilterView

from evenementen import meeloopwoorden as woorden
from evenementen.beleid import wijze_van
from evenementen.fouten import EvenementFout, GeenLeidinggevende
from evenementen.meeloopfilters import MeeloopplekFilter
from evenementen.meeloopforms import MeevraagForm, WensForm
from evenementen.meeloopplaatsen import dagstanden
from evenementen.meeloopregels import voorstellen
from evenementen.models import Meeloopdag, Meeloopplek, Meeloopverzoek, Meeloopwens
from evenementen.services import meeloopwensen, meelopen

NAV = {"nav": "bijeenkomsten"}
Status = Meeloopverzoek.Status
GEDAAN = {
    Status.BEVESTIGD: "Je loopt mee. Je krijgt een mail met alles wat je moet weten.",
    Status.AANGEVRAAGD: "Je vraag is verstuurd. Je krijgt een mail zodra er antwoord is.",
    Status.WACHT_OP_AKKOORD: "We hebben je leidinggevende om akkoord gevraagd. Zolang houden we je plek vast.",
}


class Meelopen(FilterView):
    """Every place where one can still go along."""

    filterset_class = MeeloopplekFilter
    template_name = "evenementen/meelopen.html"
    paginate_by = 20
    strict = False
    extra_context = NAV

    def get_queryset(self):
        open_ = Meeloopplek.objects.open(op=timezone.localdate())
        return open_.select_related("organisatie", "evenement", "gastgever")

    def get_filterset_kwargs(self, filterset_class):
        """Bound also without a question, so that the order is always the same."""
        kwargs = super().get_filterset_kwargs(filterset_class)
        return {**kwargs, "data": self.request.GET, "op": timezone.localdate()}

    def get_context_data(self, **kwargs):
        context = super().get_context_data(**kwargs)
        dagen = Meeloopdag.objects.filter(
            plek__in=list(context["object_list"]), datum__gt=timezone.localdate()
        )
        per_plek = {}
        for stand in dagstanden(dagen):
            per_plek.setdefault(stand.dag.plek_id, []).append(stand)
        context["aanbod"] = [(plek, per_plek.get(plek.pk, [])) for plek in context["object_list"]]
        return context


@method_decorator(never_cache, name="dispatch")
class Meeloopplekpagina(FormView):
    """A place with its days, and the form to go along."""

    form_class = MeevraagForm
    template_name = "evenementen/meeloopplek.html"
    extra_context = NAV

    def setup(self, request, *args, **kwargs):
        super().setup(request, *args, **kwargs)
        self.vandaag = timezone.localdate()
        plekken = Meeloopplek.objects.select_related("organisatie", "evenement", "gastgever")
        self.plek = plekken.filter(pk=kwargs["pk"]).first()

    def dispatch(self, request, *args, **kwargs):
        plek = self.plek
        if plek is None:
            raise Http404
        self.is_open = Meeloopplek.objects.open(op=self.vandaag).filter(pk=plek.pk).exists()
        if plek.gastgever_id == request.user.pk:
            return redirect("evenementen:meeloopplek_beheer", plek.pk)
        if not self.is_open:
            raise Http404
        self.standen = dagstanden(plek.dagen.filter(datum__gt=self.vandaag))
        self.wijze = wijze_van(request.user.organisatie_id)
        return super().dispatch(request, *args, **kwargs)

    def get_form_kwargs(self):
        return {**super().get_form_kwargs(), "standen": self.standen, "wijze": self.wijze}

    def get_initial(self):
        """Who it was the last time."""
        eerder = Meeloopverzoek.objects.filter(bezoeker=self.request.user).exclude(leidinggevende="")
        return eerder.order_by("-pk").values("leidinggevende").first() or {}

    def form_valid(self, form):
        try:
            verzoek = meelopen.vraag(gebruiker=self.request.user, op=timezone.now(), **form.cleaned_data)
        except EvenementFout as fout:
            veld = "leidinggevende" if isinstance(fout, GeenLeidinggevende) else None
            form.add_error(veld, str(fout))
            return self.form_invalid(form)
        messages.success(self.request, GEDAAN[verzoek.status])
        return redirect(verzoek)

    def get_context_data(self, **kwargs):
        ik, plek = self.request.user, self.plek
        mijn = Meeloopverzoek.objects.bezet().filter(dag__plek=plek, bezoeker=ik, datum__gte=self.vandaag)
        return super().get_context_data(
            plek=plek,
            titel=woorden.titel(plek),
            aanbieder=woorden.aanbieder(plek, ik),
            standen=self.standen,
            is_vol=all(stand.is_vol for stand in self.standen),
            mijn=mijn.select_related("dag").order_by("datum"),
            mag_vragen=ik.organisatie_id is not None,
            **kwargs,
        )


@method_decorator(never_cache, name="dispatch")
class MijnMeelopen(TemplateView):
    """What somebody goes along with, whom they receive, their places, and what fits their wish."""

    template_name = "evenementen/meelopen_mijn.html"
    extra_context = {"nav": "mijn"}

    def get_context_data(self, **kwargs):
        ik, vandaag = self.request.user, timezone.localdate()
        verzoeken = list(Meeloopverzoek.objects.met(ik).met_alles().order_by("datum", "pk"))
        wens = Meeloopwens.objects.filter(gebruiker=ik).first()
        return super().get_context_data(
            als_bezoeker=[rij for rij in verzoeken if rij.bezoeker_id == ik.pk and rij.datum >= vandaag],
            als_gastgever=[rij for rij in verzoeken if rij.is_gastgever(ik) and rij.datum >= vandaag],
            geweest=[rij for rij in reversed(verzoeken) if rij.datum < vandaag],
            plekken=Meeloopplek.objects.van(ik).select_related("organisatie"),
            wens=wens,
            voorstellen=self.voorstellen(wens, vandaag),
            **kwargs,
        )

    def voorstellen(self, wens, vandaag):
        if wens is None:
            return []
        plekken = Meeloopplek.objects.open(op=vandaag).select_related("organisatie", "evenement")
        return voorstellen(wens, plekken, op=vandaag)


@method_decorator(never_cache, name="dispatch")
class Wens(UpdateView):
    form_class = WensForm
    template_name = "evenementen/meeloopwens.html"
    extra_context = {"nav": "mijn"}
    success_url = reverse_lazy("evenementen:meelopen_mijn")

    def get_object(self, queryset=None):
        ik = self.request.user
        return Meeloopwens.objects.filter(gebruiker=ik).first() or Meeloopwens(gebruiker=ik)

    def form_valid(self, form):
        meeloopwensen.bewaar_wens(wens=form.instance, op=timezone.now())
        messages.success(self.request, "Je wens is bewaard.")
        return redirect(self.success_url)


class WensWeg(View):
    def post(self, request):
        meeloopwensen.verwijder_wens(gebruiker=request.user)
        messages.success(request, "Je wens is verwijderd.")
        return redirect("evenementen:meelopen_mijn")


@method_decorator([login_not_required, never_cache, csrf_exempt], name="dispatch")
class MeelopenAfmelden(TemplateView):
    """Looking changes nothing; one POST, also by a mail program (RFC 8058), ends it."""

    template_name = "evenementen/meelopen_afmelden.html"

    def dispatch(self, request, *args, **kwargs):
        self.pk = meeloopwensen.afmelding_van(kwargs["teken"])
        if self.pk is None:
            raise Http404
        return super().dispatch(request, *args, **kwargs)

    def post(self, request, *args, **kwargs):
        meeloopwensen.meld_af(wens_id=self.pk)
        return self.render_to_response(self.get_context_data(**kwargs))

    def get_context_data(self, **kwargs):
        krijgt_mail = Meeloopwens.objects.filter(pk=self.pk, wil_mail=True).exists()
        return super().get_context_data(krijgt_mail=krijgt_mail, **kwargs)


@method_decorator([login_not_required, never_cache], name="dispatch")
class MeelopenAkkoord(TemplateView):
    """For a leidinggevende, along the link in the mail. Looking changes nothing, since mail programs follow links."""

    template_name = "evenementen/meelopen_akkoord.html"

    def dispatch(self, request, *args, **kwargs):
        self.verzoek = meelopen.verzoek_van(kwargs["teken"])
        if self.verzoek is None:
            raise Http404
        return super().dispatch(request, *args, **kwargs)

    def post(self, request, *args, **kwargs):
        antwoord = request.POST.get("antwoord")
        if antwoord not in ("akkoord", "niet_akkoord"):
            messages.error(request, "Kies wat je antwoord is.")
            return redirect(request.path)
        try:
            meelopen.besluit(verzoek=self.verzoek, is_akkoord=antwoord == "akkoord", op=timezone.now())
        except EvenementFout as fout:
            messages.info(request, str(fout))
        else:
            messages.success(request, "Dank je wel voor je antwoord.")
        return redirect(request.path)

    def get_context_data(self, **kwargs):
        verzoek = self.verzoek
        is_open = verzoek.status == Status.WACHT_OP_AKKOORD and verzoek.antwoord_tot > timezone.now()
        gegevens = [
            ("Wie", verzoek.bezoeker.naam),
            ("Wat", woorden.titel(verzoek.plek)),
            ("Waar", f"{verzoek.plek.organisatie}, {verzoek.plek.plaatsnaam}"),
            ("Wanneer", woorden.wanneer(verzoek.dag)),
        ]
        return super().get_context_data(verzoek=verzoek, is_open=is_open, gegevens=gegevens, **kwargs)
