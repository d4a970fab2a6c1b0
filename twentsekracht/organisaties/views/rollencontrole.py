"""The yearly review: how far each organisation is, and deciding role by role."""

from django.shortcuts import get_object_or_404
from django.utils import timezone
from django.utils.functional import cached_property
from django.views.generic import ListView, TemplateView

from twentsekracht.organisaties import rollencontrole as regels
from twentsekracht.organisaties import services
from twentsekracht.organisaties.fouten import ToegangFout
from twentsekracht.organisaties.models import Lidmaatschap, Rolbesluit, Rollencontrole
from twentsekracht.organisaties.toegang import REGIONAAL
from twentsekracht.organisaties.views.basis import Doen, Uitdeler

LANGSTE_PK = 19  # digits of what a database counts to


class ControleLijst(Uitdeler, ListView):
    """Newest year first; within it what is late, what is open, what is done."""

    template_name = "toegang/rollencontroles.html"
    context_object_name = "controles"
    paginate_by = 60

    def get_queryset(self):
        self.queryset = Rollencontrole.objects.select_related("organisatie").met_voortgang(op=self.vandaag)
        return super().get_queryset().order_by("-jaar", "organisatie__naam", "pk")

    def get_context_data(self, **kwargs):
        context = super().get_context_data(**kwargs)
        for controle in context["controles"]:
            controle.te_laat = controle.is_te_laat(self.vandaag)
            controle.totaal = controle.aantal_open + controle.aantal_besloten
        jaar = self.vandaag.year
        met_rollen = Lidmaatschap.objects.lopend(op=self.vandaag)
        te_starten = self.is_bureau and met_rollen.exclude(organisatie__rollencontroles__jaar=jaar).exists()
        return context | {"te_starten": te_starten, "jaar": jaar}


class ControleStarten(Doen):
    rollen = REGIONAAL

    def naar(self):
        return ["organisaties:rollencontroles"]

    def voer_uit(self):
        jaar = self.vandaag.year
        nieuw = services.start_rollencontroles(jaar=jaar, door=self.request.user, op=timezone.now())
        if not nieuw:
            return f"De rollencontrole van {jaar} was al gestart."
        return f"De rollencontrole van {jaar} is gestart bij {len(nieuw)} organisaties. De contactpersonen horen het."


class MetControle(Uitdeler):
    @cached_property
    def controle(self):
        mag = Rollencontrole.objects.select_related("organisatie").beheerbaar_door(
            self.request.user, op=self.vandaag, rollen=self.rollen
        )
        return get_object_or_404(mag, pk=self.kwargs["pk"])


class Controle(MetControle, TemplateView):
    template_name = "toegang/rollencontrole.html"

    def get_context_data(self, **kwargs):
        wacht = (
            self.controle.open_rollen(op=self.vandaag)
            if self.controle.is_open
            else Lidmaatschap.objects.none()
        )
        wacht = wacht.select_related("gebruiker", "vervangt__gebruiker").order_by(
            "rol", "gebruiker__naam", "pk"
        )
        wacht = list(wacht)
        for rol in wacht:
            rol.mag = regels.mag_besluiten(self.request.user, rol, op=self.vandaag)
        besluiten = self.controle.besluiten.select_related("lidmaatschap__gebruiker", "door")
        return super().get_context_data(
            controle=self.controle,
            te_laat=self.controle.is_te_laat(self.vandaag),
            wacht=wacht,
            van_mij=sum(rol.mag for rol in wacht),
            besluiten=list(besluiten.order_by("lidmaatschap__rol", "lidmaatschap__gebruiker__naam", "pk")),
            Besluit=Rolbesluit.Besluit,
            **kwargs,
        )


class ControleDoen(MetControle, Doen):
    def naar(self):
        return ["organisaties:rollencontrole", self.controle.pk]


class Besluiten(ControleDoen):
    """POST `lidmaatschap` and `besluit`."""

    def voer_uit(self):
        keuze = self.request.POST.get("besluit")
        if keuze not in Rolbesluit.Besluit.values:
            raise ToegangFout("Kies bevestigen of intrekken.")
        pk = self.request.POST.get("lidmaatschap", "")
        rol = get_object_or_404(
            Lidmaatschap.objects.select_related("gebruiker", "organisatie"),
            pk=pk if pk.isdecimal() and len(pk) <= LANGSTE_PK else None,
            organisatie=self.controle.organisatie_id,
        )
        services.besluit(
            controle=self.controle, lidmaatschap=rol, besluit=keuze, door=self.request.user, op=timezone.now()
        )
        return f"De rol van {rol.gebruiker} is {keuze}."


class OverigeBevestigen(ControleDoen):
    def voer_uit(self):
        aantal = services.bevestig_overige(controle=self.controle, door=self.request.user, op=timezone.now())
        return f"Bevestigd: {aantal} rollen." if aantal != 1 else "Bevestigd: 1 rol."
