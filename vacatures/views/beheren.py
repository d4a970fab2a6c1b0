"""The pages of who handles vacancies: their list, a new one, writing it, and how each audience will see it."""

from copy import copy

from django.contrib import messages
from django.contrib.auth.models import AnonymousUser
from django.http import Http404
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.functional import cached_property
from django.views.generic import DetailView, FormView, ListView

from twentsekracht.organisaties import toegang
from twentsekracht.organisaties.views.deur import AlleenVoor
from vacatures import behandelkring, houdercijfers, services, standen, voorbeeld, werkvoorraad, woorden
from vacatures.forms.beheren import BeginForm, VacatureForm, ZoekForm
from vacatures.fouten import Ingehaald, NogNietKlaar, VacatureFout
from vacatures.inhoud import inhoud
from vacatures.models import Fase, Vacature
from vacatures.schrijfwijzer import kijk_na
from vacatures.services import BEHANDELAARS

MEESTE_TAKEN = 6


class Houder(AlleenVoor):
    """For who handles vacancies: of their own organisation, the coördinator of all."""

    rollen = BEHANDELAARS
    extra_context = {"nav": "vacatures"}

    @cached_property
    def vandaag(self):
        return timezone.localdate()

    @cached_property
    def organisaties(self):
        return toegang.organisaties_van(self.request.user, *self.rollen, op=self.vandaag)


class Beheren(Houder, ListView):
    """By how it stands with them; ?stand= keeps one kind."""

    model = Vacature
    template_name = "vacatures/beheren/lijst.html"
    context_object_name = "vacatures"
    paginate_by = 25

    @cached_property
    def zoekform(self):
        return ZoekForm(self.request.GET, organisaties=self.organisaties)

    @cached_property
    def gezocht(self):
        return self.zoekform.filter(super().get_queryset())

    @cached_property
    def stand(self):
        return standen.PER_CODE.get(self.request.GET.get("stand"))

    def get_queryset(self):
        gekozen = self.gezocht
        if self.stand:
            gekozen = gekozen.filter(standen.voorwaarde(self.stand, op=self.vandaag))
        volgorde = self.stand.volgorde if self.stand else ("-pk",)
        return houdercijfers.met_tellingen(gekozen).select_related("organisatie").order_by(*volgorde)

    def paginate_queryset(self, queryset, page_size):
        """A page that is no longer there is the last one."""
        paginator = self.get_paginator(queryset, page_size)
        page = paginator.get_page(self.request.GET.get("page"))
        return paginator, page, page.object_list, page.has_other_pages()

    def get_context_data(self, **kwargs):
        context = super().get_context_data(**kwargs)
        taken = werkvoorraad.taken(gebruiker=self.request.user, op=self.vandaag)
        return context | {
            "zoekform": self.zoekform,
            "tabs": self._tabs(),
            "taken": taken[:MEESTE_TAKEN],
            "na_te_kijken": standen.na_te_kijken(super().get_queryset(), door=self.request.user)[
                :MEESTE_TAKEN
            ],
            "vandaag": self.vandaag,
            "rijen": [
                (
                    vacature,
                    standen.stand_van(vacature, op=self.vandaag),
                    standen.in_het_kort(vacature, op=self.vandaag),
                )
                for vacature in context["vacatures"]
            ],
        }

    def _tabs(self):
        """For components/tabs.html."""
        aantallen = standen.tellingen(self.gezocht, op=self.vandaag)
        mee = {naam: self.request.GET[naam] for naam in ("q", "organisatie") if self.request.GET.get(naam)}
        alles = (
            f"Alles ({sum(aantallen.values())})",
            reverse("vacatures:beheren", query=mee),
            self.stand is None,
        )
        return [alles] + [
            (
                f"{stand.naam} ({aantallen[stand.code]})",
                reverse("vacatures:beheren", query={**mee, "stand": stand.code}),
                self.stand is stand,
            )
            for stand in standen.STANDEN
        ]


class Nieuw(Houder, FormView):
    form_class = BeginForm
    template_name = "vacatures/beheren/nieuw.html"

    def get_form_kwargs(self):
        return {**super().get_form_kwargs(), "door": self.request.user, "op": self.vandaag}

    def form_valid(self, form):
        velden, wie = form.cleaned_data, {"door": self.request.user, "op": timezone.now()}
        if velden["sjabloon"]:
            nieuw = services.van_sjabloon(sjabloon=velden["sjabloon"], **wie)
        elif velden["vacature"]:
            nieuw = services.kopieer(vacature=velden["vacature"], **wie)
        else:
            nieuw = services.begin(organisatie=velden["organisatie"], **wie)
        if velden["titel"]:
            services.wijzig(vacature=nieuw, velden={"titel": velden["titel"]}, **wie)
        messages.success(self.request, "Er is een concept. Alleen jullie zien het, tot je het plaatst.")
        return redirect("vacatures:bewerken", nieuw.pk)


class OverVacature(Houder):
    """About one vacancy of one's own; a stranger's does not exist."""

    model = Vacature
    context_object_name = "vacature"

    def get_queryset(self):
        mijn = Vacature.objects.beheerbaar_door(self.request.user, op=self.vandaag, rollen=self.rollen)
        return mijn.select_related("organisatie", "nagekeken_door", "houder")

    @cached_property
    def vacature(self):
        gevonden = self.get_queryset().filter(pk=self.kwargs["pk"]).first()
        if gevonden is None:
            raise Http404
        return gevonden

    def kruimels(self):
        """The pages above one about this vacancy, for components/kruimelpad.html."""
        hier = reverse("vacatures:bewerken", args=[self.vacature.pk])
        lijst = ("Vacatures beheren", reverse("vacatures:beheren"))
        return [lijst, (self.vacature.titel or "Zonder titel", hier)]


class Bewerken(OverVacature, DetailView):
    """Writing it, and all that can be done with it. What ended, is only shown."""

    template_name = "vacatures/beheren/bewerken.html"

    def get_object(self, queryset=None):
        return self.vacature

    @cached_property
    def stand(self):
        return standen.stand_van(self.vacature, op=self.vandaag)

    def maak_form(self, data=None):
        if self.stand in (standen.DICHT, standen.AFGEROND):
            return None
        begin = {"stand": services.stand_van(self.vacature)}
        return VacatureForm(data, instance=copy(self.vacature), initial=begin, op=self.vandaag)

    def get(self, request, *args, **kwargs):
        self.object = self.vacature
        return self.render_to_response(self.get_context_data(form=self.maak_form()))

    def post(self, request, *args, **kwargs):
        self.object = self.vacature
        form = self.maak_form(request.POST)
        if form is None:
            return redirect("vacatures:bewerken", self.vacature.pk)
        if form.is_valid() and self._bewaar(form):
            messages.success(request, "Bewaard.")
            return redirect(*self._daarna())
        return self.render_to_response(self.get_context_data(form=form))

    def _bewaar(self, form) -> bool:
        try:
            services.wijzig(
                vacature=self.vacature,
                velden=form.velden,
                stand=form.cleaned_data["stand"],
                door=self.request.user,
                op=timezone.now(),
            )
        except Ingehaald as fout:
            self._toon_wat_er_staat(form, fout)
        except NogNietKlaar as fout:
            for reden in fout.redenen:
                form.add_error(None, reden)
        except VacatureFout as fout:
            form.add_error(None, str(fout))
        return form.is_valid()

    def _toon_wat_er_staat(self, form, fout):
        """Nothing is lost: the form keeps what was written, beside it stands what is there; saving again chooses."""
        form.add_error(
            None, f"{fout} Hieronder zie je wat er anders staat. Bewaar je nu, dan geldt jouw tekst."
        )
        form.data = form.data.copy()
        form.data["stand"] = services.stand_van(fout.vacature)
        self.vacature = self.object = fout.vacature
        self.extra_context = {**self.extra_context, "anders": form.anders_dan(fout.vacature)}

    def _daarna(self):
        if self.request.POST.get("daarna") == "plaatsen":
            return "vacatures:plaatsen", self.vacature.pk
        if self.request.POST.get("daarna") == "voorbeeld":
            return "vacatures:voorbeeld", self.vacature.pk, Fase.REGIO
        return "vacatures:bewerken", self.vacature.pk

    def get_context_data(self, **kwargs):
        vacature, form = self.vacature, kwargs["form"]
        is_concept = self.stand is standen.CONCEPT
        straks = voorbeeld.als_geplaatst(vacature, op=self.vandaag)
        return super().get_context_data(
            stand=self.stand,
            in_het_kort=standen.in_het_kort(vacature, op=self.vandaag),
            gemis=self._gemis(form) if is_concept else [],
            bevindingen=kijk_na(vacature) if form else [],
            kijkers=voorbeeld.kijkers(straks, op=self.vandaag),
            salaris=woorden.salaris(straks),
            schaal=woorden.schaal(straks),
            **(self._nakijken() if is_concept else {}),
            mag_reacties=toegang.heeft_rol(
                self.request.user, *behandelkring.ROLLEN, op=self.vandaag, organisatie=vacature.organisatie
            ),
            versie=services.stand_van(vacature),
            stappen=vacature.stappen.select_related("door"),
            **kwargs,
        )

    def _gemis(self, form):
        """(sentence, where on the page it can be mended)."""
        return [
            (reden, f"#{form[veld].id_for_label}" if veld in form.fields else "")
            for veld, reden in services.gemis(self.vacature, op=self.vandaag)
        ]

    def _nakijken(self):
        """Whether all it lacks is a colleague: who wrote it asks for one, who did not may be the one."""
        gemis = [veld for veld, _ in services.gemis(self.vacature, op=self.vandaag)]
        wacht = gemis == ["nagekeken_door"]
        schreef = self.request.user.pk in services.schrijvers(self.vacature)
        verzoek = self.vacature.nakijkverzoeken.select_related("beantwoord_door").first()
        gevraagd = bool(verzoek and not verzoek.antwoord)
        return {
            "mag_nakijken": wacht and not schreef,
            "mag_vragen": wacht and schreef and not gevraagd,
            "gevraagd_op": verzoek.gevraagd_op if wacht and schreef and gevraagd else None,
            "teruggestuurd": verzoek if verzoek and verzoek.antwoord == verzoek.Antwoord.TERUG else None,
        }


class Voorbeeld(OverVacature, DetailView):
    """The page itself, as one audience will see it on their first day; it is not counted."""

    template_name = "vacatures/beheren/voorbeeld.html"

    def get_object(self, queryset=None):
        return voorbeeld.als_geplaatst(self.vacature, op=self.vandaag)

    def get_context_data(self, **kwargs):
        kijkers = {kijker.fase: kijker for kijker in voorbeeld.kijkers(self.object, op=self.vandaag)}
        kijker = kijkers.get(self.kwargs["wie"])
        if kijker is None:
            raise Http404
        op = max(self.vandaag, kijker.vanaf or self.vandaag)
        return super().get_context_data(
            **inhoud(self.object, groep=Fase(kijker.fase), op=op),
            kijker=kijker,
            tabs=[(ander.naam, self._adres(ander), ander is kijker) for ander in kijkers.values()],
            is_voorbeeld=True,
            user=AnonymousUser() if kijker.fase == Fase.EXTERN else self.request.user,
            **kwargs,
        )

    def _adres(self, kijker):
        return reverse("vacatures:voorbeeld", args=[self.vacature.pk, kijker.fase])
