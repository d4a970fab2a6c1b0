"""What mail somebody gets about vacancies, from a link in that mail: nobody has to sign in to end it."""

from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.utils import timezone
from django.utils.decorators import method_decorator
from django.views.decorators.csrf import csrf_exempt
from django.views.generic import TemplateView

from vacatures import services
from vacatures.forms.zoekopdracht import ZoekopdrachtForm
from vacatures.fouten import VacatureFout
from vacatures.models import Mailkeuze


class MetTeken(TemplateView):
    """Whose mail it is says the sign in the address. It is a secret: no other site and no history keeps it.

    The first by the policy of the whole portal; `no-referrer` would make browsers send forms without an origin.
    """

    def dispatch(self, request, *args, **kwargs):
        self.ontvanger = services.ontvanger(kwargs["teken"], op=timezone.now())
        if self.ontvanger is None:
            raise Http404
        antwoord = super().dispatch(request, *args, **kwargs)
        antwoord.headers["Cache-Control"] = "private, no-store"
        antwoord.headers["X-Robots-Tag"] = "noindex, nofollow"
        return antwoord


@method_decorator([login_not_required, csrf_exempt], name="dispatch")
class Afmelden(MetTeken):
    """Looking changes nothing; one POST, also by a mail program (RFC 8058), ends all mail about searches."""

    template_name = "vacatures/afmelden.html"
    soort = "nieuws"

    def post(self, request, *args, **kwargs):
        self.stop()
        return self.render_to_response(self.get_context_data(klaar=True, **kwargs))

    def stop(self):
        services.stop_attendering(gebruiker=self.ontvanger, op=timezone.now())


class AfmeldenHerinnering(Afmelden):
    soort = "herinnering"

    def stop(self):
        services.zet_herinneren(gebruiker=self.ontvanger, aan=False, op=timezone.now())


@method_decorator(login_not_required, name="dispatch")
class Mailkeuzes(MetTeken):
    """Somebody's searches and reminders, and nothing else of them."""

    template_name = "vacatures/attendering.html"

    def get_context_data(self, **kwargs):
        zoekopdrachten = list(self.ontvanger.zoekopdrachten.all())
        keuze = Mailkeuze.objects.filter(gebruiker=self.ontvanger).first()
        return super().get_context_data(
            zoekopdrachten=[(een, ZoekopdrachtForm(instance=een)) for een in zoekopdrachten],
            gevraagd=[een for een in zoekopdrachten if een.gevraagd_op],
            herinneren=keuze is None or keuze.herinneren,
            **kwargs,
        )

    def post(self, request, *args, **kwargs):
        doe = {"wijzig": self.wijzig, "verwijder": self.verwijder}
        doe |= {"gewild": self.gewild, "herinneren": self.herinneren}
        if gekozen := doe.get(request.POST.get("actie")):
            try:
                messages.success(request, gekozen())
            except VacatureFout as fout:
                messages.error(request, str(fout))
        return HttpResponseRedirect(request.path)

    def zoekopdracht(self):
        pk = self.request.POST.get("zoekopdracht", "")
        return get_object_or_404(self.ontvanger.zoekopdrachten, pk=pk if pk.isdecimal() else 0)

    def wijzig(self):
        return wijzig(self.zoekopdracht(), self.request.POST)

    def verwijder(self):
        services.verwijder_zoekopdracht(zoekopdracht=self.zoekopdracht())
        return "De zoekopdracht is weg. Je krijgt er geen mail meer over."

    def gewild(self):
        services.houd_gewild(gebruiker=self.ontvanger, op=timezone.now())
        return "Fijn. We blijven je mailen als er iets nieuws is."

    def herinneren(self):
        aan = self.request.POST.get("aan") == "1"
        services.zet_herinneren(gebruiker=self.ontvanger, aan=aan, op=timezone.now())
        return "We herinneren je weer." if aan else "We herinneren je niet meer."


def wijzig(zoekopdracht, data) -> str:
    """Its name and how often, as filled in; answers what to tell."""
    form = ZoekopdrachtForm(data, instance=zoekopdracht)
    if not form.is_valid():
        raise VacatureFout(" ".join(fout for fouten in form.errors.values() for fout in fouten))
    gewijzigd = services.wijzig_zoekopdracht(
        zoekopdracht=zoekopdracht, op=timezone.now(), **form.cleaned_data
    )
    return f"Aangepast: ‘{gewijzigd}’, {gewijzigd.get_hoe_vaak_display().lower()}."
