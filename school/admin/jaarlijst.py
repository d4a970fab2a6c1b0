"""All agreements of a year in one table: to edit, to copy from the year before, to send and to take in as a list."""

from django import forms
from django.contrib import messages
from django.http import Http404
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.functional import cached_property
from django.views.generic import FormView, TemplateView, View

from school import services
from school.admin.bladzijden import Beheerblad
from school.afspraaklijst import KOPPEN, UITLEG, deelnemers, lees_lijst, rijen
from school.afspraken import (
    NOG_NIET,
    Soort,
    Voorstel,
    formaties,
    kenmerk,
    te_behalen,
    van_vorig_jaar,
    wijziging,
)
from school.fouten import AfspraakFout, SchoolFout
from school.models import Afspraak
from twentsekracht import rekenblad
from twentsekracht.keuring import Geweigerd
from twentsekracht.organisaties.toegang import Rol
from twentsekracht.rekenblad_lezen import lees


class RegelForm(forms.Form):
    """The agreement with one organisation."""

    soort = forms.ChoiceField(required=False)
    percentage = forms.DecimalField(
        required=False, min_value=0, max_value=100, max_digits=5, decimal_places=2, localize=True
    )
    aantal = forms.IntegerField(required=False, min_value=0, max_value=100_000)
    reden = forms.CharField(required=False, max_length=300)
    opnieuw = forms.BooleanField(required=False)

    def __init__(self, data=None, *, organisatie, jaar, was, fte, voorstel=None):
        self.organisatie, self.jaar, self.was, self.fte = organisatie, jaar, was, fte
        super().__init__(data, prefix=f"o{organisatie.pk}", initial=_begin(was, voorstel), label_suffix="")
        self.is_voorstel = voorstel is not None
        oud = [Soort.OVERGENOMEN] if was and was.soort == Soort.OVERGENOMEN else []
        soorten = [Soort.BEREKEND, Soort.AFWIJKEND, Soort.GEEN, *oud]
        self.fields["soort"].choices = [
            (NOG_NIET, "Nog niet gemaakt"),
            *((een, een.label) for een in soorten),
        ]
        for naam, veld in self.fields.items():
            veld.widget.attrs["aria-label"] = f"{naam.capitalize()}, {organisatie}"

    @property
    def formatie_anders(self) -> bool:
        """The number was computed from another formatie than there is now."""
        return bool(self.was and self.was.soort == Soort.BEREKEND and self.fte and self.was.fte != self.fte)

    @property
    def wordt(self) -> int | None:
        """What a proposal comes down to."""
        soort, percentage = self.initial.get("soort"), self.initial.get("percentage")
        if not self.is_voorstel or soort == Soort.GEEN:
            return None
        if soort == Soort.BEREKEND:
            return te_behalen(self.fte, percentage) if self.fte and percentage is not None else None
        return self.initial.get("aantal")

    @property
    def wordt_opnieuw(self) -> int:
        return te_behalen(self.fte, self.was.percentage)

    def clean(self):
        velden = super().clean()
        if self.errors:
            return velden
        self.voorstel = Voorstel(self.organisatie, **velden)
        try:
            wijziging(self.voorstel, self.was, jaar=self.jaar, fte=self.fte)
        except AfspraakFout as fout:
            self.add_error(None, str(fout))
        return velden


def _begin(was: Afspraak | None, voorstel: Voorstel | None) -> dict:
    if voorstel:
        return {naam: getattr(voorstel, naam) for naam in ("soort", "percentage", "aantal", "reden")}
    if was is None:
        return {"soort": NOG_NIET}
    aantal = None if was.soort == Soort.BEREKEND else was.te_behalen
    return {"soort": was.soort, "percentage": was.percentage, "aantal": aantal, "reden": was.reden}


class Jaarblad(Beheerblad):
    """For who makes the agreements."""

    rollen = frozenset({Rol.COORDINATOR})

    @cached_property
    def organisaties(self):
        return deelnemers(self.jaar)

    @cached_property
    def bestaand(self) -> dict[int, Afspraak]:
        return {rij.organisatie_id: rij for rij in Afspraak.objects.filter(jaar=self.jaar)}

    def regels(self, data=None, voorstellen=()) -> list[RegelForm]:
        fte, per_pk = formaties(self.jaar), dict(voorstellen)
        return [
            RegelForm(
                data,
                organisatie=wie,
                jaar=self.jaar,
                was=self.bestaand.get(wie.pk),
                fte=fte.get(wie.pk),
                voorstel=per_pk.get(wie.pk),
            )
            for wie in self.organisaties
        ]


class JaarPagina(Jaarblad, TemplateView):
    template_name = "admin/school/afspraak/jaar.html"

    def get_context_data(self, **kwargs):
        regels = kwargs.pop("regels", None) or self.regels(voorstellen=self._van_vorig_jaar())
        return super().get_context_data(
            title=f"Afspraken voor {self.jaar}",
            regels=regels,
            gezien=kenmerk(self.bestaand.values()),
            voorgesteld=sum(regel.is_voorstel for regel in regels),
            vorig=self.jaar - 1,
            totaal=sum(rij.te_behalen or 0 for rij in self.bestaand.values()),
            **kwargs,
        )

    def _van_vorig_jaar(self) -> dict[int, Voorstel]:
        """Asked for, and only for who has no agreement yet."""
        if "vorig" not in self.request.GET:
            return {}
        zonder = [wie for wie in self.organisaties if wie.pk not in self.bestaand]
        return van_vorig_jaar(self.jaar, zonder)

    def post(self, request, *args, **kwargs):
        regels = self.regels(request.POST)
        if [
            regel for regel in regels if not regel.is_valid()
        ]:  # each is asked, so that each says what is wrong
            return self.render_to_response(self.get_context_data(regels=regels, fouten=True))
        try:
            gedaan = services.maak_afspraken(
                jaar=self.jaar,
                voorstellen=[regel.voorstel for regel in regels],
                door=request.user,
                op=timezone.now(),
                gezien=request.POST.get("gezien", "") or "geen",
            )
        except SchoolFout as fout:
            messages.error(request, str(fout))
        else:
            _meld(request, gedaan)
        return redirect("admin:school_afspraak_jaar", self.jaar)


def _meld(request, gedaan) -> None:
    if not gedaan:
        messages.info(request, "Er is niets gewijzigd.")
    for anders in gedaan:
        messages.success(request, f"{anders.organisatie}: van {anders.van} naar {anders.naar}.")


class JaarBestand(Jaarblad, View):
    """The list as it stands, to fill in and send back."""

    def get(self, request, jaar, soort):
        if soort not in rekenblad.SOORTEN:
            raise Http404
        naam = f"afspraken-{self.jaar}"
        return rekenblad.als_antwoord(soort, naam, KOPPEN, rijen(self.jaar, self.organisaties), UITLEG)


class BestandForm(forms.Form):
    bestand = forms.FileField(
        label="Bestand (xlsx of ods)", widget=forms.FileInput(attrs={"accept": ".xlsx,.ods"})
    )

    def clean_bestand(self):
        try:
            self.rijen = lees(self.cleaned_data["bestand"].read())
        except Geweigerd as fout:
            raise forms.ValidationError(str(fout)) from None
        return self.cleaned_data["bestand"]


class Inlezen(Jaarblad, FormView):
    """Shows what a list would change; keeping it goes by the page of the year, which asks everything again."""

    form_class = BestandForm
    template_name = "admin/school/afspraak/inlezen.html"

    def get_context_data(self, **kwargs):
        return super().get_context_data(title=f"Afspraken voor {self.jaar} inlezen", **kwargs)

    def form_valid(self, form):
        gelezen = lees_lijst(form.rijen, jaar=self.jaar, organisaties=self.organisaties)
        voorstellen = {een.organisatie.pk: een for een in gelezen.voorstellen}
        context = self.get_context_data(
            form=form,
            gelezen=gelezen,
            regels=[] if gelezen.problemen else self.regels(voorstellen=voorstellen),
            gezien=kenmerk(self.bestaand.values()),
        )
        return self.render_to_response(context)
