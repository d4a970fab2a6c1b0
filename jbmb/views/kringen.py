"""A ring: for who is in it, for who has to agree (by the link in the mail), and for the ambassadeur."""

from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect
from django.utils import timezone
from django.utils.decorators import method_decorator
from django.views.decorators.cache import never_cache
from django.views.generic import ListView, TemplateView

from jbmb.beoordelaars import ROLLEN, te_geven_akkoorden, te_volgen_kringen
from jbmb.cijfers import kringcijfers
from jbmb.forms import JaForm
from jbmb.fouten import GeenLeidinggevende, RuilFout
from jbmb.kringwoorden import NIET_DOOR, STAP, STAPPEN, volgende, vorige, wanneer
from jbmb.models import Kringakkoord, Ruilkring
from jbmb.services import kringakkoorden, kringen
from jbmb.services.kringlinks import akkoord_van, akkoordteken
from jbmb.services.kringstappen import leden_van
from jbmb.views.nakijken import VoorNakijkers
from jbmb.views.zoeken import NAV
from twentsekracht.organisaties import toegang

Status = Ruilkring.Status
KIES = "Kies wat je antwoord is."
GEDAAN = {
    "interesse": "Je hebt interesse. Je hoort het als de anderen dat ook hebben.",
    "ja": "Je zei ja. Je hoort het als de anderen dat ook doen.",
    "nee": "Je doet niet mee met deze ruil. Je aanbod staat weer open.",
}
DOE = {"interesse": kringen.toon_interesse, "nee": kringen.zeg_nee}


@method_decorator(never_cache, name="dispatch")
class Kring(TemplateView):
    """What would happen, who it is once all are interested, and one's own answer."""

    template_name = "jbmb/kring.html"
    extra_context = NAV

    def setup(self, request, *args, **kwargs):
        super().setup(request, *args, **kwargs)
        if request.user.is_authenticated:
            eigen = Ruilkring.objects.van(request.user).prefetch_related("stappen").distinct()
            self.kring = get_object_or_404(eigen, pk=kwargs["pk"])

    def post(self, request, *args, **kwargs):
        antwoord = request.POST.get("antwoord")
        wat = {"kring": self.kring, "door": request.user, "op": timezone.now()}
        if antwoord == "ja":
            return self.ja(JaForm(request.POST, auto_id="ja_%s"), wat)
        if antwoord not in DOE:
            messages.error(request, KIES)
            return redirect(self.kring)
        try:
            DOE[antwoord](**wat)
        except RuilFout as fout:
            messages.error(request, str(fout))
        else:
            messages.success(request, GEDAAN[antwoord])
        return redirect(self.kring)

    def ja(self, form: JaForm, wat: dict):
        """What is wrong with the address stands beside it; that it is too late stands above the page."""
        if form.is_valid():
            try:
                kringen.zeg_ja(**wat, **form.cleaned_data)
            except GeenLeidinggevende as fout:
                form.add_error("leidinggevende", str(fout))
            except RuilFout as fout:
                messages.error(self.request, str(fout))
                return redirect(self.kring)
            else:
                messages.success(self.request, GEDAAN["ja"])
                return redirect(self.kring)
        return self.render_to_response(self.get_context_data(jaform=form))

    def get_context_data(self, **kwargs):
        kring, leden = self.kring, leden_van(self.kring)
        ik = next(lid for lid in leden if lid.aanbod.deelnemer_id == self.request.user.pk)
        akkoorden = list(Kringakkoord.objects.filter(lid__kring=kring))
        return super().get_context_data(
            **{
                "jaform": JaForm(auto_id="ja_%s"),
                "kring": kring,
                "leden": leden,
                "ik": ik,
                "volgende": volgende(leden, ik),
                "vorige": vorige(leden, ik),
                "wanneer": wanneer(leden) if kring.is_levend else "",
                "stappen": STAPPEN,
                "stap": STAP.get(kring.status),
                "wacht_op_mij": _wacht_op(ik, kring),
                "waarom": NIET_DOOR.get(kring.waarom, ""),
                "akkoorden": akkoorden,
                "aantal_akkoord": sum(1 for een in akkoorden if een.besluit),
                "mijn_akkoorden": [een for een in akkoorden if een.lid_id == ik.pk],
                **kwargs,
            }
        )


def _wacht_op(ik, kring) -> str:
    """Which answer of mine is waited for; empty when none is."""
    if kring.uiterlijk is None or kring.uiterlijk < timezone.localdate():
        return ""
    if kring.status == Status.VOORGESTELD and not ik.geinteresseerd_op:
        return "interesse"
    return "ja" if kring.status == Status.KENNISMAKEN and not ik.ja_op else ""


@method_decorator([login_not_required, never_cache], name="dispatch")
class Akkoord(TemplateView):
    """Looking changes nothing, since mail programs follow links. The first answer counts; after that it only shows."""

    template_name = "jbmb/kringakkoord.html"

    def setup(self, request, *args, **kwargs):
        super().setup(request, *args, **kwargs)
        self.akkoord = akkoord_van(kwargs["teken"])
        if self.akkoord is None:
            raise Http404

    def post(self, request, *args, **kwargs):
        antwoord = request.POST.get("antwoord")
        if antwoord not in ("akkoord", "niet_akkoord"):
            messages.error(request, KIES)
            return redirect(request.path)
        try:
            kringakkoorden.besluit(akkoord=self.akkoord, ja=antwoord == "akkoord", op=timezone.now())
        except RuilFout as fout:
            messages.info(request, str(fout))
        return redirect(request.path)

    def get_context_data(self, **kwargs):
        kring = self.akkoord.lid.kring
        leden = leden_van(kring)
        ik = next(lid for lid in leden if lid.pk == self.akkoord.lid_id)
        op_tijd = kring.status == Status.AKKOORD and kring.uiterlijk >= timezone.localdate()
        # A name only as long as the swap is on: afterwards the link says no more than what was answered.
        return super().get_context_data(
            akkoord=self.akkoord,
            kring=kring,
            is_open=op_tijd and not self.akkoord.besluit,
            medewerker=ik.aanbod.deelnemer,
            volgende=volgende(leden, ik),
            vorige=vorige(leden, ik),
            wanneer=wanneer(leden),
            **kwargs,
        )


@method_decorator(never_cache, name="dispatch")
class Kringen(VoorNakijkers, ListView):
    """For the ambassadeur: rings with people of the own organisation, and what waits for an answer of theirs."""

    template_name = "jbmb/kringen.html"
    context_object_name = "kringen"
    paginate_by = 25
    extra_context = NAV

    def get_queryset(self):
        return te_volgen_kringen(self.request.user, op=timezone.localdate())

    def get_context_data(self, **kwargs):
        context = super().get_context_data(**kwargs)
        vandaag = timezone.localdate()
        eigen = toegang.organisatie_ids(self.request.user, *ROLLEN, op=vandaag)
        akkoorden = te_geven_akkoorden(self.request.user, op=vandaag)
        return context | {
            "rijen": [
                (kring, [lid for lid in kring.leden.all() if _is_van(lid, eigen)])
                for kring in context["page_obj"]
            ],
            "wacht": [(een, akkoordteken(een)) for een in akkoorden],
            "cijfers": _cijfers(vandaag) if eigen is toegang.OVERAL else None,
        }


def _cijfers(vandaag) -> list[dict]:
    """Of all organisations, this year: for who sees all of them."""
    dit_jaar = kringcijfers(jaar=vandaag.year, peildatum=vandaag)
    redenen = [f"{Ruilkring.Waarom(waarom).label}: {aantal}" for waarom, aantal in dit_jaar.niet]
    return [
        {"naam": f"Voorgesteld in {vandaag.year}", "waarde": dit_jaar.voorgesteld},
        {"naam": "Nog bezig", "waarde": dit_jaar.lopend},
        {"naam": "Rond", "waarde": dit_jaar.rond},
        {
            "naam": "Niet doorgegaan",
            "waarde": sum(aantal for _, aantal in dit_jaar.niet),
            "toelichting": ". ".join(redenen),
        },
    ]


def _is_van(lid, organisaties) -> bool:
    return organisaties is toegang.OVERAL or lid.aanbod.organisatie_id in organisaties
