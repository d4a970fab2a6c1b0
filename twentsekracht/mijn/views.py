"""The pages about oneself, which show nobody else, and those of colleagues who chose to be seen."""

from datetime import date
from urllib.parse import urlencode

from allauth.account.decorators import reauthentication_required
from django.conf import settings
from django.contrib import messages
from django.contrib.auth import logout
from django.contrib.auth.decorators import login_not_required
from django.core.cache import cache
from django.http import Http404, HttpResponse, JsonResponse
from django.shortcuts import redirect
from django.urls import reverse_lazy
from django.utils import timezone
from django.utils.cache import get_conditional_response
from django.utils.decorators import method_decorator
from django.views.decorators.http import require_safe
from django.views.generic import DetailView, FormView, TemplateView, UpdateView, View
from django_filters.views import FilterView

from twentsekracht.mijn import agenda, bewaren, gegevens, ics, services, werkvoorraad
from twentsekracht.mijn.filters import CollegaFilter
from twentsekracht.mijn.forms import ProfielForm, WisForm
from twentsekracht.mijn.models import Agendaadres, Profiel

EERDER = 180  # days back that a calendar program still sees
ZO_VAAK = 60  # times an hour that one address may be read


class Eigen:
    """A page of the one signed in: after logging out the back button shows nothing."""

    extra_context = {"nav": "mijn"}

    def dispatch(self, request, *args, **kwargs):
        antwoord = super().dispatch(request, *args, **kwargs)
        antwoord.headers["Cache-Control"] = "private, no-store"
        return antwoord


class Overzicht(Eigen, TemplateView):
    """Composed in the template from each app's own tag."""

    template_name = "mijn/overzicht.html"


class MijnProfiel(Eigen, UpdateView):
    form_class = ProfielForm
    template_name = "mijn/profiel.html"
    success_url = reverse_lazy("mijn:profiel")

    def get_object(self, queryset=None):
        gebruiker = self.request.user
        return Profiel.objects.filter(gebruiker=gebruiker).first() or Profiel(gebruiker=gebruiker)

    def get_context_data(self, **kwargs):
        # What is stored, also when the form was refused.
        return super().get_context_data(bewaard=self.get_object(), **kwargs)

    def form_valid(self, form):
        services.bewaar_profiel(
            gebruiker=self.request.user,
            functie=form.cleaned_data["functie"],
            velden=form.velden,
            door=self.request.user,
            op=timezone.now(),
        )
        messages.success(self.request, "Je profiel is bewaard.")
        return redirect(self.success_url)


class VanCollegas(Eigen):
    """Profiles of who chose to be seen by this reader. Who is of no organisation is nobody's colleague."""

    extra_context = {"nav": "mijn"}

    def get_queryset(self):
        ik = self.request.user
        if not ik.organisatie_id:
            raise Http404
        zichtbaar = Profiel.objects.zichtbaar_voor(ik).exclude(gebruiker=ik)
        return zichtbaar.select_related("gebruiker__organisatie").order_by("-bijgewerkt_op", "pk")


class Collegas(VanCollegas, FilterView):
    filterset_class = CollegaFilter
    template_name = "mijn/collegas.html"
    paginate_by = 12
    strict = False  # what cannot be read does not filter


class Collega(VanCollegas, DetailView):
    template_name = "mijn/collega.html"
    context_object_name = "profiel"


class MijnAgenda(Eigen, TemplateView):
    """As a list from today on, or a month (?maand=2026-11)."""

    template_name = "mijn/agenda.html"

    def get_context_data(self, **kwargs):
        vandaag = timezone.localdate()
        gevraagd = self._gevraagde_maand()
        if gevraagd:
            kwargs["maand"] = agenda.maand(self.request.user, eerste=gevraagd, op=vandaag)
        else:
            punten = agenda.agendapunten(self.request.user, vanaf=vandaag, op=vandaag)
            kwargs["maanden"] = agenda.per_maand(punten)
        adres = Agendaadres.objects.filter(gebruiker=self.request.user).first()
        return super().get_context_data(vandaag=vandaag, adres=adres, site=settings.SITE_URL, **kwargs)

    def _gevraagde_maand(self):
        if "maand" not in self.request.GET:
            return None
        try:
            eerste = date.fromisoformat(f"{self.request.GET['maand']}-01")
        except ValueError:
            raise Http404 from None
        if not 2000 <= eerste.year <= 2100:
            raise Http404
        return eerste


class VernieuwAdres(View):
    http_method_names = ["post"]

    def post(self, request):
        services.vernieuw_agendaadres(gebruiker=request.user, door=request.user, op=timezone.now())
        messages.success(request, "Je hebt een nieuw agenda-adres. Een adres van eerder werkt niet meer.")
        return redirect("mijn:agenda")


class ZetAdresUit(View):
    http_method_names = ["post"]

    def post(self, request):
        services.zet_agendaadres_uit(gebruiker=request.user, door=request.user, op=timezone.now())
        messages.success(
            request, "Je agenda-adres staat uit. Een agenda die het las, krijgt niets nieuws meer."
        )
        return redirect("mijn:agenda")


@login_not_required
@require_safe
def agenda_ics(request, sleutel):
    """Read by calendar programs: no session and no cookie, the secret in the address is all there is."""
    nu = timezone.now()
    adres = Agendaadres.objects.open(op=timezone.localdate(nu)).filter(sleutel=sleutel).first()
    if adres is None:
        raise Http404
    if _te_vaak(f"agenda-adres-{adres.pk}-{nu:%Y%m%d%H}"):
        return HttpResponse("Te vaak gevraagd.", status=429, headers={"Retry-After": "3600"})
    vanaf = timezone.localdate(nu - timezone.timedelta(days=EERDER))
    punten = agenda.agendapunten(adres.gebruiker, vanaf=vanaf, op=timezone.localdate(nu))
    stand = ics.stand_van(punten)
    adres = services.werk_stand_bij(adres=adres, stand=stand, op=nu)
    antwoord = HttpResponse(
        ics.als_ics(
            punten, volgnummer=adres.volgnummer, gewijzigd_op=adres.gewijzigd_op, site_url=settings.SITE_URL
        ),
        content_type="text/calendar; charset=utf-8",
        headers={
            "Cache-Control": "private, max-age=0, must-revalidate",
            "Content-Disposition": 'inline; filename="twentse-kracht.ics"',
            "ETag": f'"{stand}-{adres.volgnummer}"',
            "X-Robots-Tag": "noindex, nofollow",
            "Referrer-Policy": "no-referrer",
        },
    )
    return get_conditional_response(request, etag=antwoord["ETag"], response=antwoord)


def _te_vaak(sleutel):
    cache.add(sleutel, 0, timeout=3600)
    try:
        return cache.incr(sleutel) > ZO_VAAK
    except ValueError:  # gone between the two
        return False


class Werkvoorraad(Eigen, TemplateView):
    """What waits for somebody in all their roles, a deputy's included; ?soort= keeps one kind."""

    template_name = "mijn/werkvoorraad.html"
    extra_context = {"nav": "werkvoorraad"}

    def get_context_data(self, **kwargs):
        vandaag = timezone.localdate()
        alles = werkvoorraad.taken(self.request.user, op=vandaag)
        soort = self.request.GET.get("soort", "")
        getoond = [taak for taak in alles if not soort or taak.soort == soort]
        return super().get_context_data(
            vandaag=vandaag,
            soort=soort,
            tabs=self._tabs(alles, soort),
            aantal=len(alles),
            vakken=werkvoorraad.naar_urgentie(getoond, op=vandaag),
            **kwargs,
        )

    def _tabs(self, alles, gekozen):
        """For components/tabs.html; nothing when there is one kind only."""
        soorten = werkvoorraad.per_soort(alles)
        if len(soorten) < 2:
            return []
        per_soort = [
            (f"{soort} ({aantal})", f"?{urlencode({'soort': soort})}", soort == gekozen)
            for soort, aantal in soorten
        ]
        return [(f"Alles ({len(alles)})", self.request.path, not gekozen), *per_soort]


class Gegevens(Eigen, TemplateView):
    template_name = "mijn/gegevens.html"

    def get_context_data(self, **kwargs):
        gebruiker = self.request.user
        blijft = (
            gebruiker.is_superuser or services.rollen_die_blijven(gebruiker, op=timezone.localdate()).exists()
        )
        return super().get_context_data(
            gegevens=gegevens.gegevens_van(gebruiker, op=timezone.localdate()),
            weg_op=None if blijft else bewaren.gaat_weg_op(gebruiker),
            **kwargs,
        )


@method_decorator(reauthentication_required, name="get")
class Download(Eigen, View):
    http_method_names = ["get", "head"]

    def get(self, request):
        inhoud = services.vraag_gegevens_op(gebruiker=request.user, door=request.user, op=timezone.now())
        return JsonResponse(
            inhoud,
            json_dumps_params={"ensure_ascii": False, "indent": 2},
            headers={"Content-Disposition": 'attachment; filename="mijn-gegevens.json"'},
        )


@method_decorator(reauthentication_required, name="dispatch")
class WisAccount(Eigen, FormView):
    form_class = WisForm
    template_name = "mijn/account_wissen.html"

    def get_context_data(self, **kwargs):
        rollen = services.rollen_die_blijven(self.request.user, op=timezone.localdate())
        return super().get_context_data(rollen=rollen, **kwargs)

    def form_valid(self, form):
        gebruiker = self.request.user
        try:
            services.wis_account(gebruiker=gebruiker, door=gebruiker, op=timezone.now())
        except services.HeeftNogRol as fout:
            form.add_error(None, str(fout))
            return self.form_invalid(form)
        logout(self.request)
        messages.success(self.request, "Je account is verwijderd. Je krijgt hiervan nog een laatste e-mail.")
        return redirect("start")
