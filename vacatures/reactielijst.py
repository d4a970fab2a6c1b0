"""The reactions to a vacancy as a handler reads them: by group, then by date, and nothing about how well they fit."""

import django_filters
from django.db.models import Case, Count, F, Value, When

from twentsekracht.filteren import Vinkjes, zonder
from vacatures.models import Herkomst, Reactie, Reactiestap, Vacature

HERPLAATSING = "herplaatsing"
GROEPEN = (
    (HERPLAATSING, "Met voorrang (herplaatsing)"),
    (Herkomst.INTERN.value, "Eigen organisatie"),
    (Herkomst.REGIO.value, "Andere Twentse organisaties"),
    (Herkomst.EXTERN.value, "Van buiten"),
    (Herkomst.ONBEKEND.value, "Herkomst onbekend"),
)
KOPPEN = ["Groep", "Ontvangen", "Naam", "E-mail", "Telefoon", "Functie nu", "Stand", "Wordt verwijderd op"]
NOOT = "Dit zijn persoonsgegevens. Verwijder dit bestand uiterlijk vier weken na het einde van de procedure."


def in_volgorde(vacature: Vacature, *, met_voorrang: bool = True):
    """Those of whom we still know who it is.

    Without `met_voorrang` nothing tells who has priority: not their place in the list either.
    """
    groep = F("herkomst")
    if met_voorrang:
        groep = Case(When(sollicitatie__is_herplaatsing=True, then=Value(HERPLAATSING)), default=groep)
    volgorde = Case(*(When(groep=code, then=Value(nummer)) for nummer, (code, _) in enumerate(GROEPEN)))
    return (
        Reactie.objects.filter(vacature=vacature, sollicitatie__isnull=False)
        .annotate(groep=groep)
        .annotate(volgorde=volgorde)
        .select_related("sollicitatie__bijlage")
        .order_by("volgorde", "ingediend_op", "pk")
    )


def per_groep(reacties) -> list[tuple[str, list[Reactie]]]:
    """Heading and rows, of a page of the list; headings without rows are left out."""
    return [
        (naam, rijen) for code, naam in GROEPEN if (rijen := [rij for rij in reacties if rij.groep == code])
    ]


def loop(reactie: Reactie) -> list[dict]:
    """For components/tijdlijn.html: what happened, with the reason from the list but without who did it."""
    redenen = dict(Reactiestap.Reden.choices + Reactiestap.Heropend.choices)
    slecht = {Reactie.Status.AFGEWEZEN, Reactie.Status.INGETROKKEN}
    return [
        {
            "titel": stap.get_naar_display(),
            "op": stap.vastgelegd_op,
            "tekst": redenen.get(stap.reden, ""),
            "soort": "fout" if stap.naar in slecht else "goed",
        }
        for stap in reactie.stappen.all()
    ]


class ReactieFilter(django_filters.FilterSet):
    """By where it stands and where it comes from; there is nothing to choose about a person."""

    status = Vinkjes(label="Stand", choices=Reactie.Status.choices)
    groep = Vinkjes(label="Herkomst", choices=GROEPEN)

    class Meta:
        model = Reactie
        fields = ["status", "groep"]

    def __init__(self, *args, met_voorrang=True, **kwargs):
        super().__init__(*args, **kwargs)
        if not met_voorrang:
            self.filters["groep"].extra["choices"] = GROEPEN[1:]

    @property
    def tellingen(self) -> dict[str, dict[str, int]]:
        return {
            naam: dict(zonder(self, naam).values_list(naam).annotate(aantal=Count("pk")))
            for naam in ("status", "groep")
        }


def weggehaald(vacature: Vacature) -> int:
    """How many were counted of whom nothing is kept any more."""
    return vacature.reacties.filter(sollicitatie__isnull=True).count()


def rekenblad(vacature: Vacature) -> tuple[list[str], list[list], str]:
    """Headings, rows and a note, of the list for a spreadsheet: what somebody wrote stays in the portal."""
    groepen = dict(GROEPEN)
    rijen = [
        [
            groepen[reactie.groep],
            reactie.ingediend_op,
            reactie.sollicitatie.naam,
            reactie.sollicitatie.email,
            reactie.sollicitatie.telefoon,
            reactie.sollicitatie.functie,
            reactie.get_status_display(),
            reactie.sollicitatie.verwijderen_op,
        ]
        for reactie in in_volgorde(vacature)
    ]
    return KOPPEN, rijen, NOOT
