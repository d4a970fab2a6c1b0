"""The plan of the year, for contactpersonen and the coördinator: also what is not on the website."""

from datetime import date

from django.conf import settings
from django.contrib import messages
from django.db.models import Count, Prefetch
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.functional import cached_property
from django.views.generic import DetailView, FormView, TemplateView, View

from evenementen import botsingen, evaluatie, kalender, services
from evenementen.fouten import EvenementFout
from evenementen.models import Evenement, Gastaanbod, Opmerking, Planningstap
from evenementen.planningforms import (
    GastForm,
    IntrekForm,
    KopieForm,
    OpmerkingForm,
    PlanForm,
    RedenForm,
    VrijForm,
)
from evenementen.planningsadres import planningteken
from evenementen.views.kalender import jaar_uit
from twentsekracht import markdown
from twentsekracht.mijn.models import Agendaadres
from twentsekracht.organisaties import toegang
from twentsekracht.organisaties.models import Organisatie
from twentsekracht.organisaties.toegang import Rol
from twentsekracht.organisaties.views import AlleenVoor

Planning = Evenement.Planning
NIET_DOOR = (Planning.AFGEWEZEN, Planning.INGETROKKEN)


class Planners(AlleenVoor):
    """Contactpersonen see the plan of all organisations: that is how they plan together."""

    rollen = frozenset({Rol.CONTACTPERSOON, Rol.COORDINATOR})
    extra_context = {"nav": "bijeenkomsten"}

    @cached_property
    def vandaag(self):
        return timezone.localdate()

    @cached_property
    def is_bureau(self):
        return toegang.heeft_rol(self.request.user, Rol.COORDINATOR, op=self.vandaag)

    @cached_property
    def organisaties(self):
        """For which this person speaks; for the coördinator, who may host or propose."""
        mijn = toegang.organisaties_van(self.request.user, *self.rollen, op=self.vandaag)
        return mijn.actief_op(self.vandaag).order_by("naam")

    def get_context_data(self, **kwargs):
        return super().get_context_data(is_bureau=self.is_bureau, vandaag=self.vandaag, **kwargs)


class Jaarplanning(Planners, TemplateView):
    """A year (?jaar=, else this one): what is planned, proposed and in the way."""

    template_name = "evenementen/planning.html"

    def get_context_data(self, **kwargs):
        jaar = self.gevraagd_jaar()
        eerste, laatste = date(jaar, 1, 1), date(jaar, 12, 31)
        evenementen = list(
            Evenement.objects.tussen(eerste, laatste)
            .select_related("gastorganisatie", "indiener")
            .annotate(
                aantal_opmerkingen=Count("opmerkingen", distinct=True),
                aantal_gasten=Count("gastaanbiedingen", distinct=True),
            )
        )
        in_de_weg = botsingen.per_evenement(evenementen)
        for een in evenementen:
            een.botsingen = in_de_weg[een.pk] if een.planning in botsingen.TELT else []
        telt = [een for een in evenementen if een.planning not in NIET_DOOR]
        vakanties = kalender.schoolvakanties(eerste, laatste)
        return super().get_context_data(
            jaar=jaar,
            is_leeg=not telt,
            voorstellen=[een for een in evenementen if een.planning == Planning.VOORSTEL],
            niet_door=[een for een in evenementen if een.planning in NIET_DOOR],
            maanden=kalender.per_maand(jaar, telt, vakanties),
            feed=self.feed(),
            **kwargs,
        )

    def feed(self) -> str:
        """Of who made an address for the own calendar; else empty."""
        adres = Agendaadres.objects.filter(gebruiker=self.request.user).first()
        pad = reverse("evenementen:planningfeed", args=[planningteken(adres)]) if adres else ""
        return pad and settings.SITE_URL.replace("https://", "webcal://") + pad

    def gevraagd_jaar(self) -> int:
        gevraagd = self.request.GET.get("jaar", str(self.vandaag.year))
        if not (gevraagd.isascii() and gevraagd.isdecimal() and len(gevraagd) == 4):
            raise Http404
        return jaar_uit(int(gevraagd))


class Plan(Planners, DetailView):
    """One event: its days and what is in their way, what was said, who hosts, and what the office may do."""

    template_name = "evenementen/plan.html"
    context_object_name = "evenement"

    def get_object(self, queryset=None):
        evenementen = Evenement.objects.select_related("gastorganisatie", "indiener").prefetch_related(
            Prefetch("opmerkingen", Opmerking.objects.select_related("organisatie")),
            Prefetch("gastaanbiedingen", Gastaanbod.objects.select_related("organisatie")),
            Prefetch("planningstappen", Planningstap.objects.order_by("vastgelegd_op", "pk")),
        )
        return get_object_or_404(evenementen, pk=self.kwargs["pk"])

    def get_context_data(self, **kwargs):
        evenement = self.object
        mijn = {een.pk for een in self.organisaties} if not self.is_bureau else set()
        biedt_al = {een.organisatie_id for een in evenement.gastaanbiedingen.all()}
        return super().get_context_data(
            **{
                "botsingen": self.botsingen(),
                "omschrijving": markdown.pagina(evenement.omschrijving),
                "eigen_organisaties": mijn,
                "mag_gastheer": evenement.planning in botsingen.TELT and bool(mijn - biedt_al),
                "is_van_ons": evenement.planning == Planning.VOORSTEL and evenement.indiener_id in mijn,
                "mag_programmeren": evenement.gastorganisatie_id in mijn and evenement.einde >= self.vandaag,
                "is_geweest": evenement.einde < self.vandaag,
                "uitkomst": self.uitkomst() if self.is_bureau else None,
                **{naam: self.formulier(naam) for naam in FORMULIEREN},
                **kwargs,
            }
        )

    def botsingen(self):
        evenement = self.object
        if evenement.planning not in botsingen.TELT:
            return []
        return botsingen.botsingen(evenement.start, evenement.einde, evenement=evenement.pk)

    def uitkomst(self):
        """Of the evaluation; None of what is still to come."""
        evenement = self.object
        if evenement.einde >= self.vandaag or evenement.is_afgelast:
            return None
        bekend = evaluatie.is_bekend(evenement, op=self.vandaag)
        ingevuld = evaluatie.ingevuld(evenement) if bekend else None
        return {
            "bekend": bekend,
            "sluit_op": evaluatie.sluit_op(evenement),
            "ingevuld": ingevuld,
            "uitslagen": evaluatie.uitslagen(evenement) if ingevuld else [],
        }

    def formulier(self, naam, data=None):
        klasse = FORMULIEREN[naam]
        if klasse in (RedenForm, IntrekForm):
            return klasse(data, prefix=naam)
        if klasse is PlanForm:
            return PlanForm(
                data,
                prefix=naam,
                op=self.vandaag,
                gastheren=Organisatie.objects.actief_op(self.vandaag).order_by("naam"),
                initial={
                    "start": self.object.start,
                    "einde": self.object.einde,
                    "gastorganisatie": self.object.gastorganisatie_id,
                },
            )
        organisaties = Organisatie.objects.none() if self.is_bureau else self.organisaties
        return klasse(data, prefix=naam, organisaties=organisaties)


FORMULIEREN = {
    "opmerking": OpmerkingForm,
    "gast": GastForm,
    "intrekken": IntrekForm,
    "plannen": PlanForm,
    "afwijzen": RedenForm,
    "afgelasten": RedenForm,
}


class Handeling(Plan):
    """One form of that page (`naam`): filled in well it goes to its service, else the page says what is wrong."""

    http_method_names = ["post"]
    naam = ""

    def post(self, request, *args, **kwargs):
        self.object = self.get_object()
        form = self.formulier(self.naam, request.POST)
        if form.is_valid():
            try:
                messages.success(request, self.voer_uit(form.cleaned_data))
            except EvenementFout as fout:
                form.add_error(None, str(fout))
            else:
                return redirect("evenementen:plan", self.object.pk)
        return self.render_to_response(self.get_context_data(**{self.naam: form}))

    @property
    def wie(self):
        return {"door": self.request.user, "op": timezone.now()}


class Opmerken(Handeling):
    naam = "opmerking"

    def voer_uit(self, velden):
        services.maak_opmerking(
            evenement=self.object, tekst=velden["tekst"], organisatie=velden["organisatie"], **self.wie
        )
        return "Je opmerking staat erbij."


class GastheerWorden(Handeling):
    """For organisations: the coördinator chooses."""

    rollen = frozenset({Rol.CONTACTPERSOON})
    naam = "gast"

    def voer_uit(self, velden):
        services.bied_gastheerschap(
            evenement=self.object,
            organisatie=velden["organisatie"],
            toelichting=velden["toelichting"],
            **self.wie,
        )
        return "Bedankt. De coördinator kiest wie het ontvangt."


class GastheerIntrekken(Planners, View):
    http_method_names = ["post"]
    rollen = frozenset({Rol.CONTACTPERSOON})

    def post(self, request, pk, nummer):
        mijn = Gastaanbod.objects.filter(organisatie__in=self.organisaties).select_related("evenement")
        aanbod = get_object_or_404(mijn, pk=nummer, evenement=pk)
        try:
            services.trek_gastheerschap_in(aanbod=aanbod)
        except EvenementFout as fout:
            messages.error(request, str(fout))
        else:
            messages.success(request, "Je aanbod is ingetrokken.")
        return redirect("evenementen:plan", pk)


class Intrekken(Handeling):
    """By who proposed it."""

    rollen = frozenset({Rol.CONTACTPERSOON})
    naam = "intrekken"

    def get_object(self, queryset=None):
        evenement = super().get_object(queryset)
        get_object_or_404(self.organisaties, pk=evenement.indiener_id)
        return evenement

    def voer_uit(self, velden):
        services.trek_in(evenement_id=self.object.pk, **velden, **self.wie)
        return "Je voorstel is ingetrokken."


class VanBureau(Handeling):
    rollen = frozenset({Rol.COORDINATOR})


class Plannen(VanBureau):
    naam = "plannen"

    def voer_uit(self, velden):
        services.plan(evenement_id=self.object.pk, **velden, **self.wie)
        return "Het staat in de planning. Zet het op de website als het zover is."


class Afwijzen(VanBureau):
    naam = "afwijzen"

    def voer_uit(self, velden):
        services.wijs_af(evenement_id=self.object.pk, **velden, **self.wie)
        return "Het voorstel is niet overgenomen. De indiener krijgt een mail."


class Afgelasten(VanBureau):
    naam = "afgelasten"

    def voer_uit(self, velden):
        services.gelast_af(evenement_id=self.object.pk, **velden, **self.wie)
        return "Het evenement is afgelast. Wie zich had aangemeld, krijgt een mail."


class Publiceren(Planners, View):
    http_method_names = ["post"]
    rollen = frozenset({Rol.COORDINATOR})

    def post(self, request, pk):
        try:
            services.publiceer(evenement_id=pk, door=request.user, op=timezone.now())
        except EvenementFout as fout:
            messages.error(request, str(fout))
        else:
            messages.success(request, "Het evenement staat op de website.")
        return redirect("evenementen:plan", pk)


class Kopieren(Planners, FormView):
    """Last year's edition again."""

    rollen = frozenset({Rol.COORDINATOR})
    form_class = KopieForm
    template_name = "evenementen/kopieren.html"

    @cached_property
    def evenement(self):
        return get_object_or_404(Evenement, pk=self.kwargs["pk"])

    def get_initial(self):
        """A year of whole weeks later, and in any case not over yet."""
        start = self.evenement.start
        try:
            while start <= self.vandaag:
                start += kalender.JAAR
            return {"start": start if start > self.evenement.start else start + kalender.JAAR}
        except OverflowError:
            return {}

    def form_valid(self, form):
        try:
            nieuw = services.kopieer(
                evenement=self.evenement,
                start=form.cleaned_data["start"],
                door=self.request.user,
                op=timezone.now(),
            )
        except EvenementFout as fout:
            form.add_error("start", str(fout))
            return self.form_invalid(form)
        messages.success(
            self.request, "De nieuwe editie staat klaar. Kijk na of alle dagen en zalen kloppen."
        )
        return redirect("evenementen:plan", nieuw.pk)

    def get_context_data(self, **kwargs):
        onderdelen = self.evenement.onderdelen.count()
        return super().get_context_data(evenement=self.evenement, onderdelen=onderdelen, **kwargs)


class VrijInlezen(Planners, FormView):
    """The recess of one's own organisation at once; for the coördinator also the holidays of the schools."""

    form_class = VrijForm
    template_name = "evenementen/vrij_inlezen.html"

    def get_form_kwargs(self):
        return {
            **super().get_form_kwargs(),
            "organisaties": self.organisaties,
            "is_bureau": self.is_bureau,
        }

    def form_valid(self, form):
        aantal = services.neem_perioden_over(
            perioden=form.perioden,
            organisatie=form.cleaned_data["organisatie"],
            door=self.request.user,
            rol=Rol.COORDINATOR if self.is_bureau else Rol.CONTACTPERSOON,
            op=timezone.now(),
        )
        wat = "periode" if aantal == 1 else "perioden"
        messages.success(self.request, f"{aantal} {wat} overgenomen." if aantal else "Alles stond er al.")
        return redirect("evenementen:planning")
