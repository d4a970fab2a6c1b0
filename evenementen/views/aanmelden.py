"""Choosing parts of an event and signing up for them in one go. Whose place it is, the services say."""

from django.contrib import messages
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.decorators import method_decorator
from django.views.decorators.cache import never_cache
from django.views.generic import FormView, TemplateView, View

from evenementen import services
from evenementen.beleid import Wijze, wijze_van
from evenementen.forms import WAT_PAST, AanmeldForm
from evenementen.fouten import EvenementFout, GeenLeidinggevende, KanNiet
from evenementen.keuzelijst import keuzelijst
from evenementen.models import Deelname, Evenement, Onderdeel
from evenementen.wachtlijst import posities

LANGSTE_NUMMER = 18  # digits: no id has more
GEDAAN = "evenement_aangemeld"  # in the session: what came of the last time, ids and reasons


def gepubliceerd(jaar, code):
    return get_object_or_404(Evenement.objects.gepubliceerd(), jaar=jaar, code=code)


def naar_programma(evenement):
    return redirect(f"{evenement.get_absolute_url()}#programma")


class Kiezen(View):
    """What is ticked becomes what they chose; what cannot be read is not ticked."""

    http_method_names = ["post"]

    def post(self, request, jaar, code):
        evenement = gepubliceerd(jaar, code)
        gekozen = {
            int(waarde)
            for waarde in request.POST.getlist("onderdeel")
            if waarde.isdecimal() and len(waarde) <= LANGSTE_NUMMER
        }
        try:
            services.kies(evenement=evenement, onderdelen=gekozen, gebruiker=request.user, op=timezone.now())
        except EvenementFout as fout:
            messages.error(request, str(fout))
            return naar_programma(evenement)
        if not gekozen:
            messages.info(request, "Je hebt nu niets gekozen.")
            return naar_programma(evenement)
        return redirect("evenementen:aanmelden", jaar, code)


@method_decorator(never_cache, name="dispatch")
class Aanmelden(FormView):
    """What they chose, how it stands, and the one button."""

    form_class = AanmeldForm
    template_name = "evenementen/aanmelden.html"
    extra_context = {"nav": "bijeenkomsten"}

    def dispatch(self, request, *args, **kwargs):
        self.op, ik = timezone.now(), request.user
        self.evenement = gepubliceerd(kwargs["jaar"], kwargs["code"])
        self.gekozen = keuzelijst(self.evenement, ik, op=self.op) if ik.organisatie_id else []
        if not self.gekozen:
            messages.info(request, "Kies eerst in het programma waar je heen wilt.")
            return naar_programma(self.evenement)
        self.wijze = wijze_van(ik.organisatie_id)
        return super().dispatch(request, *args, **kwargs)

    def get_form_kwargs(self):
        return {**super().get_form_kwargs(), "wijze": self.wijze, "aantal": len(self.gekozen)}

    def get_initial(self):
        """Who it was the last time, for who begins."""
        if self.request.method == "POST":
            return {}
        eerder = Deelname.objects.filter(deelnemer=self.request.user).exclude(leidinggevende="")
        return {"hoe": WAT_PAST, **(eerder.values("leidinggevende").first() or {})}

    def form_valid(self, form):
        try:
            uitkomst = services.meld_aan(
                evenement=self.evenement,
                gebruiker=self.request.user,
                op=timezone.now(),
                alles=form.alles,
                leidinggevende=form.cleaned_data.get("leidinggevende", ""),
            )
        except GeenLeidinggevende as fout:
            form.add_error("leidinggevende", str(fout))
        except KanNiet as fout:
            form.add_error(None, "Niet alles lukt, dus je bent nog nergens voor aangemeld.")
            for onderdeel, reden in fout.redenen:
                form.add_error(None, f"{onderdeel}: {reden}")
        except EvenementFout as fout:
            form.add_error(None, str(fout))
        else:
            self.request.session[GEDAAN] = _bewaar(uitkomst)
            return redirect("evenementen:aangemeld", self.evenement.jaar, self.evenement.code)
        return self.form_invalid(form)

    def get_context_data(self, **kwargs):
        vast = [een.vast_tot for een in self.gekozen if een.vast_tot]
        return super().get_context_data(
            evenement=self.evenement,
            gekozen=self.gekozen,
            vast_tot=min(vast, default=None),
            seconden=int((min(vast) - self.op).total_seconds()) if vast else None,
            los=any(een.te_houden for een in self.gekozen),
            vraagt_akkoord=self.wijze == Wijze.AKKOORD,
            over_mij=self.over_mij(),
            **kwargs,
        )

    def over_mij(self):
        ik = self.request.user
        return [("Naam", ik.naam), ("E-mailadres", ik.email), ("Organisatie", ik.organisatie)]


def _bewaar(uitkomst) -> dict:
    aangemeld = [*uitkomst.geplaatst, *uitkomst.wacht_op_akkoord, *uitkomst.wachtlijst]
    return {
        "deelnames": [rij.pk for rij in aangemeld],
        "niet": [[onderdeel.pk, reden] for onderdeel, reden in uitkomst.niet],
    }


@method_decorator(never_cache, name="dispatch")
class Aangemeld(TemplateView):
    """What came of it, part by part; also when the page is loaded again."""

    template_name = "evenementen/aangemeld.html"
    extra_context = {"nav": "bijeenkomsten"}

    def get(self, request, *args, **kwargs):
        self.evenement = gepubliceerd(kwargs["jaar"], kwargs["code"])
        gedaan = request.session.get(GEDAAN, {"deelnames": [], "niet": []})
        self.deelnames = list(
            Deelname.objects.van(request.user)
            .filter(pk__in=gedaan["deelnames"], onderdeel__evenement=self.evenement)
            .order_by("onderdeel__datum", "onderdeel__begintijd", "pk")
        )
        redenen = dict(gedaan["niet"])
        niet = Onderdeel.objects.filter(pk__in=redenen, evenement=self.evenement).select_related("evenement")
        self.niet = [(onderdeel, redenen[onderdeel.pk]) for onderdeel in niet]
        if not self.deelnames and not self.niet:
            return redirect(reverse("evenementen:mijn", args=[self.evenement.jaar, self.evenement.code]))
        return super().get(request, *args, **kwargs)

    def get_context_data(self, **kwargs):
        plek = posities(self.deelnames)
        return super().get_context_data(
            evenement=self.evenement,
            deelnames=[(rij, plek.get(rij.pk)) for rij in self.deelnames],
            niet=self.niet,
            vraagt_akkoord=any(rij.status == Deelname.Status.WACHT_OP_AKKOORD for rij in self.deelnames),
            **kwargs,
        )
