from datetime import date

import django_filters
from django import forms
from django.db.models import QuerySet
from django.http import QueryDict
from django.utils.functional import cached_property

from twentsekracht.filteren import SORTEER, Filterset, Vinkjes
from vacatures import stromen, tellen, zoekvraag
from vacatures.bedoeld import bedoeld, verbeterd
from vacatures.models import Vacature
from vacatures.telraam import Telraam
from vacatures.verruimen import Verruiming, verruimingen
from vacatures.zoektaal import Zoektekst, zoekt

LETTERLIJK = "letterlijk"  # in the address: these words as they stand, whatever they give


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


class VacatureFilter(Filterset):
    """What can be chosen in the list; what each choice means stands in `zoekvraag`.

    `verbeterd`: words to look for instead of those that were typed.
    """

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

    def __init__(self, *args, op: date, verbeterd: str = "", rek: tellen.Rek | None = None, **kwargs):
        super().__init__(*args, **kwargs)
        self.verbeterd = verbeterd
        self.lezer = tellen.Lezer(self.request.user, op)
        self.rek = rek or tellen.Rek(self.queryset, self.lezer)
        self.filters["organisatie"].extra["choices"] = self.organisaties
        self.filters["functiefamilie"].extra["choices"] = [
            (naam, naam) for naam in tellen.families(self.rek.telraam, self.keuze)
        ]

    @cached_property
    def getypt(self) -> zoekvraag.Keuze:
        """As it stands in the address and in the form."""
        return zoekvraag.lees(self.data or QueryDict())

    @cached_property
    def keuze(self) -> zoekvraag.Keuze:
        """As it is looked for, counted and kept."""
        return self.getypt | ({"q": [self.verbeterd]} if self.verbeterd else {})

    @property
    def vraag(self) -> str:
        return zoekvraag.genormaliseerd(self.keuze)

    @property
    def adres(self) -> str:
        """Of this page, with nothing in it that says nothing: what stands in the address bar and is shared."""
        rest = {SORTEER: self.sortering, LETTERLIJK: (self.data or {}).get(LETTERLIJK)}
        keuze = self.getypt | {naam: [waarde] for naam, waarde in rest.items() if waarde}
        return f"{self.request.path}?{zoekvraag.genormaliseerd(keuze)}".rstrip("?")

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

    @property
    def organisaties(self) -> list[tuple[str, str]]:
        return self.rek.telraam.organisaties

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

    @property
    def _volgorde(self) -> dict:
        sorteer = self.sortering or ("best" if self.zoektekst else "nieuw")
        return {"sorteer": sorteer, "plaats": self.keuze.get("plaats", [""])[0]}

    @cached_property
    def stromen(self) -> list[stromen.Deel]:
        return stromen.delen(**self._volgorde, gebruiker=self.lezer.gebruiker, zoektekst=self.zoektekst)

    # ---- what is found

    def is_valid(self) -> bool:
        """What cannot be read does not filter, so the form has nothing to refuse: it is read when it is drawn."""
        return True

    @cached_property
    def qs(self) -> QuerySet:
        return self.filter_queryset(self.queryset)

    @cached_property
    def geteld(self) -> tellen.Tellingen:
        return self.rek.geteld(
            f"{self.vraag}&{self.sortering}",
            lambda: tellen.tellingen(self.rek, self.keuze, self.delen, self._verdeel),
        )

    def _verdeel(self, telraam: Telraam) -> list[int]:
        return stromen.kralen(telraam, **self._volgorde, in_titel=self._in_titel)

    def _in_titel(self) -> int:
        return self.rek.van(self.zoektekst.in_titel(), f"titel:{self.tekst}")

    @property
    def tellingen(self) -> dict[str, dict[str, int]]:
        return self.geteld.keuzes

    @property
    def paneel(self) -> str:
        """All that the panel shows beside what stands in the address: drawn anew when any of it changes."""
        return f"{self.organisaties}{self.geteld}"

    def filter_queryset(self, queryset: QuerySet) -> QuerySet:
        """As the counts and the saved searches do it; what cannot be read does not filter."""
        return queryset.filter(zoekvraag.samen(self.delen))

    def verruimingen(self) -> list[Verruiming]:
        return verruimingen(self.queryset, self.keuze, self.delen)

    def bedoeld(self) -> list[tuple[str, str]]:
        """Other spellings that find something beside the same filters, each with its question."""
        if not self.zoektekst.groepen:
            return []
        anders = bedoeld(self.naast_de_woorden, self.zoektekst)
        return [(q, zoekvraag.als_vraag(self.keuze | {"q": [q]})) for q in anders]

    def met_verbetering(self) -> "VacatureFilter | None":
        """The same search for what was meant, when the words as typed give nothing and that does."""
        letterlijk = (self.data or {}).get(LETTERLIJK) == self.getypt.get("q", [""])[0]
        if letterlijk or not self.zoektekst.groepen or self.geteld.totaal:
            return None
        tekst = verbeterd(self.queryset, self.zoektekst)
        if not tekst:
            return None
        zelfde = {"queryset": self.queryset, "request": self.request, "op": self.lezer.op, "rek": self.rek}
        return VacatureFilter(self.data, **zelfde, verbeterd=tekst)

    @property
    def naast_de_woorden(self) -> QuerySet:
        """What the other filters leave."""
        return self.queryset.filter(zoekvraag.samen(self.delen, zonder="q"))

    @property
    def letterlijk(self) -> str:
        """The address that insists on the words as typed."""
        return zoekvraag.als_vraag(self.getypt | {LETTERLIJK: self.getypt["q"]})
