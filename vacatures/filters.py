from datetime import date

import django_filters
from django import forms
from django.db.models import QuerySet
from django.http import QueryDict
from django.utils.functional import cached_property

from twentsekracht.filteren import SORTEER, Vinkjes
from vacatures import stromen, tellen, zoekvraag
from vacatures.bedoeld import bedoeld
from vacatures.models import Vacature
from vacatures.verruimen import Verruiming, verruimingen
from vacatures.zoektaal import Zoektekst, zoekt


class Schalen(forms.MultiWidget):
    def __init__(self, attrs=None):
        keuzes = [("", "Alle"), *zoekvraag.SCHALEN]
        einden = {einde: forms.Select(choices=keuzes) for einde in ("min", "max")}
        super().__init__(einden, attrs)

    def decompress(self, waarde):
        return [waarde.start, waarde.stop] if waarde else [None, None]


class Rondje(django_filters.ChoiceFilter):
    """One of a few, or none of them."""

    def __init__(self, **kwargs):
        super().__init__(widget=forms.RadioSelect, **kwargs)


class VacatureFilter(django_filters.FilterSet):
    """What can be chosen in the list; what each choice means stands in `zoekvraag`."""

    q = django_filters.CharFilter(label="Zoekwoorden")
    vakgebied = Vinkjes(label="Vakgebied", choices=Vacature.Vakgebied.choices)
    plaats = django_filters.ChoiceFilter(
        label="In of bij", choices=zoekvraag.KEUZES["plaats"], empty_label="Heel Twente"
    )
    binnen = Rondje(
        label="Afstand tot die plaats", choices=zoekvraag.AFSTANDEN, empty_label="Alleen die plaats"
    )
    dienstverband = Vinkjes(label="Dienstverband", choices=zoekvraag.SOORTEN)
    uren = Vinkjes(label="Uren per week", choices=zoekvraag.UREN)
    schaal = django_filters.RangeFilter(label="Salarisschaal", widget=Schalen)
    niveau = Vinkjes(label="Niveau", choices=Vacature.Niveau.choices)
    functiefamilie = Vinkjes(label="Functiefamilie")
    organisatie = Vinkjes(label="Organisatie")
    sinds = Rondje(label="Geplaatst", choices=zoekvraag.SINDS, empty_label="Maakt niet uit")

    class Meta:
        model = Vacature
        fields: list[str] = []

    def __init__(self, *args, op: date, **kwargs):
        super().__init__(*args, **kwargs)
        self.lezer = tellen.Lezer(self.request.user, op)
        self.filters["organisatie"].extra["choices"] = self.organisaties
        families = {*self.aanbod.families, *self.keuze.get("functiefamilie", [])}
        self.filters["functiefamilie"].extra["choices"] = [(naam, naam) for naam in sorted(families)]

    @cached_property
    def keuze(self) -> zoekvraag.Keuze:
        return zoekvraag.lees(self.data or QueryDict())

    @property
    def tekst(self) -> str:
        return self.keuze.get("q", [""])[0]

    @cached_property
    def zoektekst(self) -> Zoektekst:
        return zoekt(self.tekst)

    @cached_property
    def delen(self) -> dict:
        """Per parameter its condition."""
        rest = {naam: waarden for naam, waarden in self.keuze.items() if naam != "q"}
        delen = zoekvraag.voorwaarden(rest, gebruiker=self.lezer.gebruiker, op=self.lezer.op)
        return delen | ({"q": self.zoektekst.past()} if self.zoektekst else {})

    @cached_property
    def publiek(self) -> str:
        return self.lezer.publiek

    @cached_property
    def aanbod(self) -> tellen.Aanbod:
        return tellen.aanbod(self.queryset, self.publiek)

    @property
    def organisaties(self) -> list[tuple[str, str]]:
        return [(code, naam) for _, code, naam in self.aanbod.organisaties]

    # ---- order

    @property
    def sorteren(self) -> list[tuple[str, str]]:
        """The orders there are for this search; the first is what it gets unasked."""
        keuzes = [("nieuw", "Nieuwste eerst"), ("sluit", "Sluit het eerst")]
        if "plaats" in self.keuze:
            keuzes.append(("dichtbij", "Dichtstbij eerst"))
        if self.zoektekst:
            keuzes.insert(0, ("best", "Beste treffers eerst"))
        return [("", keuzes[0][1]), *keuzes[1:]]

    @cached_property
    def sortering(self) -> str:
        gevraagd = (self.data or {}).get(SORTEER, "")
        return gevraagd if gevraagd in dict(self.sorteren) else ""

    @cached_property
    def stromen(self) -> list[stromen.Deel]:
        volgorde = self.sortering or ("best" if self.zoektekst else "nieuw")
        plaats = self.keuze.get("plaats", [""])[0]
        return stromen.delen(volgorde, self.lezer.gebruiker, zoektekst=self.zoektekst, plaats=plaats)

    # ---- what is found

    @cached_property
    def geteld(self) -> tellen.Tellingen:
        sleutel = f"{self.publiek}|{self.sortering}|{sorted(self.keuze.items())}"
        return tellen.bewaard(sleutel, self._tel, veel=lambda geteld: self.aanbod.aantal)

    def _tel(self) -> tellen.Tellingen:
        return tellen.tellingen(
            self.queryset,
            self.keuze,
            self.delen,
            self.lezer,
            aanbod=self.aanbod,
            stromen=[waar for waar, _ in self.stromen],
        )

    @property
    def tellingen(self) -> dict[str, dict[str, int]]:
        return self.geteld.keuzes

    @property
    def paneel(self) -> str:
        """All that the panel shows beside what stands in the address: drawn anew when any of it changes."""
        return f"{self.aanbod.organisaties}{self.aanbod.families}{self.geteld}"

    def filter_queryset(self, queryset: QuerySet) -> QuerySet:
        """As the counts and the saved searches do it; what cannot be read does not filter."""
        return queryset.filter(zoekvraag.samen(self.delen))

    def verruimingen(self) -> list[Verruiming]:
        return verruimingen(self.queryset, self.keuze, self.delen)

    def bedoeld(self) -> list[tuple[str, str]]:
        """Other spellings that find something beside the same filters, each with its question."""
        if not self.zoektekst.groepen:
            return []
        naast = self.queryset.filter(zoekvraag.samen(self.delen, zonder="q"))
        return [(q, zoekvraag.als_vraag(self.keuze | {"q": [q]})) for q in bedoeld(naast, self.tekst)]
