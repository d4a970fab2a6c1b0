"""What a vacaturehouder fills in: what to begin with, the vacancy, and the day or reason that a move asks for."""

from datetime import date

from django import forms
from django.core.exceptions import ValidationError
from django.db.models import Case, When

from twentsekracht.formulieren import Datum, Getal, Keuzelijst, Tekstvak
from twentsekracht.organisaties import toegang
from twentsekracht.organisaties.models import Gebruiker, Lidmaatschap, Organisatie
from twentsekracht.organisaties.toegang import Rol
from vacatures import standen
from vacatures.models import FASEVELDEN, Sjabloon, Vacature, grenzen
from vacatures.services import BEHANDELAARS
from vacatures.services.schrijven import GESCHREVEN, waarde_van

MEESTE_EERDERE = 30


class ZoekForm(forms.Form):
    """Search in one's own vacancies; with organisations to choose for who handles those of more than one."""

    q = forms.CharField(label="Functie of kenmerk", max_length=100, required=False)
    organisatie = forms.ModelChoiceField(
        Organisatie.objects.none(), label="Organisatie", required=False, empty_label="Alle organisaties"
    )

    def __init__(self, *args, organisaties, **kwargs):
        super().__init__(*args, **kwargs)
        if len(organisaties) > 1:
            self.fields["organisatie"].queryset = organisaties
        else:
            del self.fields["organisatie"]

    def filter(self, vacatures):
        self.is_valid()  # what cannot be read, does not filter
        if woorden := self.cleaned_data.get("q"):
            treffers = [
                vacatures.filter(**{f"{veld}__icontains": woorden}) for veld in ("titel", "code", "kenmerk")
            ]
            vacatures = treffers[0] | treffers[1] | treffers[2]
        if organisatie := self.cleaned_data.get("organisatie"):
            vacatures = vacatures.filter(organisatie=organisatie)
        return vacatures


class BeginForm(forms.Form):
    """Blank, from a template, or from an earlier vacancy: only those of the organisations one handles."""

    organisatie = forms.ModelChoiceField(Organisatie.objects.none(), label="Organisatie", empty_label="Kies")
    titel = forms.CharField(
        label="Functie", max_length=200, required=False, help_text="Je kunt dit later nog veranderen."
    )
    vanuit = forms.ChoiceField(
        label="Begin met",
        required=False,
        help_text="Een sjabloon of een eerdere vacature neemt de teksten mee. De datums vul je zelf in.",
    )

    def __init__(self, *args, door: Gebruiker, op: date, **kwargs):
        super().__init__(*args, **kwargs)
        organisaties = toegang.organisaties_van(door, *BEHANDELAARS, op=op).actief_op(op)
        self.fields["organisatie"].queryset = organisaties
        if len(organisaties) == 1:
            self.enige = organisaties[0]
            del self.fields["organisatie"]
        mag = {"op": op, "rollen": BEHANDELAARS}
        self.sjablonen = Sjabloon.objects.beheerbaar_door(door, **mag).select_related("organisatie")
        self.eerdere = Vacature.objects.beheerbaar_door(door, **mag).order_by("-pk")
        self.fields["vanuit"].choices = self._keuzes(met_naam=len(organisaties) > 1)

    def _keuzes(self, *, met_naam: bool):
        def naam(rij, tekst):
            return f"{tekst} ({rij.organisatie.korte_naam})" if met_naam else tekst

        sjablonen = [(f"sjabloon-{rij.pk}", naam(rij, rij.naam)) for rij in self.sjablonen]
        eerdere = [
            (f"vacature-{rij.pk}", naam(rij, f"{rij.titel or 'Zonder titel'}, {rij.code}"))
            for rij in self.eerdere.select_related("organisatie")[:MEESTE_EERDERE]
        ]
        groepen = [("Sjablonen", sjablonen), ("Eerdere vacatures", eerdere)]
        return [("", "Een leeg blad"), *((kop, rijen) for kop, rijen in groepen if rijen)]

    def clean(self):
        velden = super().clean()
        if "organisatie" not in self.fields:
            velden["organisatie"] = self.enige
        soort, _, pk = (velden.get("vanuit") or "").partition("-")
        velden["sjabloon"] = self.sjablonen.filter(pk=pk).first() if soort == "sjabloon" else None
        velden["vacature"] = self.eerdere.filter(pk=pk).first() if soort == "vacature" else None
        begin = velden["sjabloon"] or velden["vacature"]
        if begin and velden.get("organisatie") and begin.organisatie_id != velden["organisatie"].pk:
            raise ValidationError(
                "Die tekst is van een andere organisatie. Kies een andere, of een leeg blad."
            )
        return velden


def _getal(eenheid: str, binnen: tuple, stap: str = "1") -> Getal:
    laagste, hoogste = binnen
    return Getal(eenheid, {"min": laagste, "max": hoogste, "step": stap})


class VacatureForm(forms.ModelForm):
    """All of it may be empty in a concept. `stand`: what was on the screen when somebody began to write."""

    alles_mag_leeg = True
    stand = forms.CharField(widget=forms.HiddenInput, required=False, max_length=64)
    groepen = [
        ("De functie", ["titel", "vakgebied", "functiefamilie", "niveau", "aantal_plaatsen", "standplaats"]),
        ("De tekst", ["omschrijving"]),
        ("Wat iemand moet kunnen", ["vaardigheden"]),
        ("Dienstverband", ["is_vast", "is_tijdelijk", "is_detachering", "is_oproep"]),
        ("Uren en salaris", ["uren_min", "uren_max", "schaal_min", "schaal_max", "salaris_min", "salaris_max"]),
        ("Reageren", ["contact", "procedure", "sluit_op"]),
        ("Wie mag wanneer reageren", ["doelgroep", *FASEVELDEN]),
        ("Voor jullie zelf", ["houder", "kenmerk"]),
    ]  # fmt: skip

    class Meta:
        model = Vacature
        fields = [
            "titel", "vakgebied", "functiefamilie", "niveau", "aantal_plaatsen", "standplaats", "omschrijving",
            "vaardigheden", "is_vast", "is_tijdelijk", "is_detachering", "is_oproep",
            "uren_min", "uren_max", "schaal_min", "schaal_max", "salaris_min", "salaris_max",
            "contact", "procedure", "sluit_op", "doelgroep", *FASEVELDEN, "houder", "kenmerk",
        ]  # fmt: skip
        widgets = {
            "omschrijving": Tekstvak(18),
            "procedure": Tekstvak(5),
            "vaardigheden": Keuzelijst,
            "uren_min": _getal("uur per week", grenzen.UREN, stap="0.5"),
            "uren_max": _getal("uur per week", grenzen.UREN, stap="0.5"),
            "schaal_min": _getal("", grenzen.SCHAAL),
            "schaal_max": _getal("", grenzen.SCHAAL),
            "salaris_min": _getal("euro", grenzen.BEDRAG, stap="0.01"),
            "salaris_max": _getal("euro", grenzen.BEDRAG, stap="0.01"),
            "sluit_op": Datum,
            **dict.fromkeys(FASEVELDEN, Datum),
        }
        labels = {
            "titel": "Functie",
            "sluit_op": "Laatste dag om te reageren",
            "doelgroep": "Wie mag reageren",
        }
        help_texts = {
            "schaal_max": "Laat leeg als het één schaal is.",
            "vaardigheden": "Kies wat echt nodig is. Bij de vacature staan dan opleidingen die hierbij helpen.",
            "salaris_min": "Bruto per maand, voltijd. Alleen nodig als wij geen tabel van jullie cao hebben.",
            "doelgroep": "De ruimste groep die in het eind mag reageren.",
            "herplaatsing_op": "Laat je een dag leeg, dan geldt de werkwijze van je organisatie.",
        }

    def __init__(self, *args, op: date, **kwargs):
        super().__init__(*args, **kwargs)
        for veld in self.fields.values():
            veld.required = False
        kan = behandelaars_van(self.instance.organisatie, op=op)
        nu = Gebruiker.objects.filter(pk=self.instance.houder_id)
        self.fields["houder"].queryset = (kan | nu).order_by("naam", "pk")
        self._zet_gekozen_voorop()
        if standen.stand_van(self.instance, op=op) is standen.OPEN:
            self._zonder_wat_vastligt(op)

    def _zet_gekozen_voorop(self) -> None:
        """Of a long list one sees at once what was chosen."""
        alle = self.fields["vaardigheden"].queryset
        if not alle.exists():  # the list has yet to be made
            del self.fields["vaardigheden"]
            return
        gekozen = self.initial.get("vaardigheden", ())
        voorop = Case(When(pk__in=[een.pk for een in gekozen], then=0), default=1)
        self.fields["vaardigheden"].queryset = alle.order_by(voorop, "naam")

    def _zonder_wat_vastligt(self, op: date) -> None:
        """Of an open one: its last day has verbs of its own, and who can read it already keeps it."""
        begonnen = [veld for veld in FASEVELDEN if (dag := getattr(self.instance, veld)) and dag <= op]
        for veld in [*begonnen, *(["sluit_op"] if self.instance.sluit_op else [])]:
            del self.fields[veld]

    def clean_aantal_plaatsen(self):
        return self.cleaned_data["aantal_plaatsen"] or 1

    def clean_kenmerk(self):
        """The constraint asks for the organisation too, which is no field here."""
        kenmerk = self.cleaned_data["kenmerk"]
        zelfde = Vacature.objects.filter(organisatie=self.instance.organisatie_id, kenmerk=kenmerk)
        if kenmerk and zelfde.exclude(pk=self.instance.pk).exists():
            raise ValidationError("Jullie hebben al een vacature met dit kenmerk.")
        return kenmerk

    def anders_dan(self, vacature: Vacature) -> list[tuple[str, str]]:
        """Label and text of what stands there now and is not what was filled in."""
        anders = [veld for veld, waarde in self.velden.items() if waarde_van(vacature, veld) != waarde]
        return [(self[veld].label, _geschreven(vacature, veld)) for veld in anders]

    @property
    def velden(self) -> dict:
        """For the service."""
        velden = {veld: self.cleaned_data[veld] for veld in GESCHREVEN if veld in self.cleaned_data}
        if "vaardigheden" in velden:
            velden["vaardigheden"] = frozenset(velden["vaardigheden"])
        return velden


def _geschreven(vacature: Vacature, veld: str) -> str:
    waarde = waarde_van(vacature, veld)
    if isinstance(waarde, frozenset):
        return ", ".join(sorted(vaardigheid.naam for vaardigheid in waarde)) or "leeg"
    if isinstance(waarde, bool):
        return "ja" if waarde else "nee"
    keuze = getattr(vacature, f"get_{veld}_display", None)
    return "leeg" if waarde in (None, "") else str(keuze() if keuze else waarde)


def behandelaars_van(organisatie: Organisatie, *, op: date):
    """Who handles the vacancies of this organisation itself."""
    rollen = Lidmaatschap.objects.geldig(op=op).filter(
        organisatie=organisatie, rol__in=BEHANDELAARS - {Rol.COORDINATOR}
    )
    return Gebruiker.objects.filter(pk__in=rollen.values("gebruiker"))


class PlaatsForm(forms.Form):
    per = forms.DateField(
        label="Plaats op",
        widget=Datum,
        required=False,
        help_text="Laat je dit leeg, dan staat de vacature er meteen.",
    )


class VerlengForm(forms.Form):
    tot = forms.DateField(label="Nieuwe laatste dag", widget=Datum)
    reden = forms.CharField(
        label="Waarom?", max_length=300, help_text="Dit blijft bij de vacature staan, voor jullie zelf."
    )


class SluitForm(forms.Form):
    reden = forms.CharField(label="Waarom?", max_length=300, required=False)


class IntrekForm(forms.Form):
    reden = forms.CharField(label="Waarom?", max_length=300, help_text="Bijvoorbeeld: de functie vervalt.")
