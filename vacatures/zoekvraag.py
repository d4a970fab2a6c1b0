"""What a search in the vacancies means: its parameters, the condition each of them is, and its one spelling.

The list, the counts beside its filters and the saved searches all read it here, so they agree.
"""

from collections.abc import Mapping
from datetime import date, timedelta
from urllib.parse import urlencode

from django.db.models import Q
from django.http import QueryDict

from twentsekracht import omgeving
from twentsekracht.organisaties.models import Organisatie
from vacatures import zoektaal
from vacatures.models import Vacature, grenzen
from vacatures.models.vacature import is_buitenstaander
from vacatures.standplaats import binnen

# In the order in which a reader looks for them.
SOORTEN = [(soort, soort.capitalize()) for soort in ("vast", "tijdelijk", "detachering", "oproep")]
UREN = [("tot-24", "Tot 24 uur"), ("24-32", "24 tot 32 uur"), ("vanaf-32", "32 uur of meer")]
PERIODES = {"tot-24": (None, "23.9"), "24-32": ("24", "32"), "vanaf-32": ("32", None)}
SCHALEN = [(schaal, str(schaal)) for schaal in grenzen.SCHALEN]
SINDS = [("1", "Sinds gisteren"), ("3", "Laatste 3 dagen"), ("7", "Laatste week"), ("14", "Laatste 2 weken")]
AFSTANDEN = [("10", "Binnen 10 km"), ("20", "Binnen 20 km"), ("30", "Binnen 30 km")]
LANGSTE_ZOEKTEKST = 100
EIGEN_FASEN = ("intern_op", "herplaatsing_op")  # that open a vacancy for colleagues of its own organisation

KEUZES = {
    "vakgebied": Vacature.Vakgebied.choices,
    "dienstverband": SOORTEN,
    "uren": UREN,
    "niveau": Vacature.Niveau.choices,
    "plaats": omgeving.keuzes(),
    "binnen": AFSTANDEN,
    "sinds": SINDS,
}
# The order of the one spelling: what came later stands last, so that what was saved is still the same string.
VELDEN = (
    *("q", "organisatie", "vakgebied", "dienstverband", "uren", "niveau", "schaal_min", "schaal_max"),
    *("functiefamilie", "plaats", "binnen", "sinds"),
)
ENKEL = {
    "q",
    "schaal_min",
    "schaal_max",
    "plaats",
    "binnen",
    "sinds",
}  # one value, the first that can be read
Keuze = dict[str, list[str]]


def lees(data: QueryDict) -> Keuze:
    """Of the parameters of an address those that mean something, each value once and in order."""
    keuze: Keuze = {}
    for naam in VELDEN:
        waarden = [waarde for waarde in data.getlist(naam) if _kan(naam, waarde)]
        if waarden:
            keuze[naam] = waarden[:1] if naam in ENKEL else sorted(set(waarden))
    if "plaats" not in keuze:  # a distance from nowhere
        keuze.pop("binnen", None)
    return keuze


def _kan(naam: str, waarde: str) -> bool:
    if naam in KEUZES:
        return waarde in dict(KEUZES[naam])
    if naam.startswith("schaal"):
        return waarde in {str(schaal) for schaal, _ in SCHALEN}
    return 0 < len(waarde.strip()) <= LANGSTE_ZOEKTEKST and waarde.isprintable()


def normaliseer(data: QueryDict) -> str:
    """The one spelling of a search, so that the same search is the same string."""
    return genormaliseerd(lees(data))


def genormaliseerd(keuze: Keuze) -> str:
    if "q" in keuze:
        keuze = keuze | {"q": [" ".join(keuze["q"][0].split())]}
    return als_vraag(keuze)


def als_vraag(keuze: Keuze) -> str:
    return urlencode(keuze, doseq=True)


def voorwaarde(keuze: Mapping[str, list[str]], zonder: str = "") -> Q:
    """What a vacancy must be; `zonder` leaves one parameter out.

    How new it is depends on its reader and on the day, so that stands in `voorwaarden` alone.
    """
    return samen(voorwaarden({naam: waarden for naam, waarden in keuze.items() if naam != zonder}))


def voorwaarden(keuze: Mapping[str, list[str]], *, gebruiker=None, op: date | None = None) -> dict[str, Q]:
    """Per parameter what a vacancy must be; a place and the distance from it are one.

    `gebruiker` and `op`: who reads it on which day, for how new it is.
    """
    delen = {}
    for naam, waarden in keuze.items():
        if naam == "plaats":
            delen[naam] = binnen(waarden[0], int(keuze.get("binnen", ["0"])[0]))
        elif naam == "sinds" and gebruiker is not None:
            delen[naam] = nieuw_sinds(op - timedelta(days=int(waarden[0])), gebruiker, op=op)
        elif naam not in ("binnen", "sinds"):
            delen[naam] = een_van(naam, waarden)
    return delen


def samen(delen: Mapping[str, Q], zonder: str = "") -> Q:
    """All of these conditions, but for the one that is left out."""
    alles = Q()
    for naam, deel in delen.items():
        if naam != zonder:
            alles &= deel
    return alles


def een_van(naam: str, waarden: list[str]) -> Q:
    """One parameter: of several values any will do."""
    een = Q()
    for waarde in waarden:
        een |= _voorwaarde(naam, waarde)
    return een


def _voorwaarde(naam: str, waarde: str) -> Q:
    match naam:
        case "q":
            return zoektaal.zoekt(waarde).past()
        case "organisatie":
            return Q(organisatie__in=Organisatie.objects.filter(code=waarde).values("pk"))
        case "dienstverband":
            return Q(**{f"is_{waarde}": True})
        case "uren":
            return overlapt("uren", *PERIODES[waarde])
        case "schaal_min":
            return overlapt("schaal", waarde, None)
        case "schaal_max":
            return overlapt("schaal", None, waarde)
    return Q(**{naam: waarde})


def nieuw_sinds(dag: date, gebruiker, *, op: date) -> Q:
    """This reader may see it since that day or later: `Vacature.te_zien_sinds` of their audience, as a condition on
    what they may see today.
    """
    if is_buitenstaander(gebruiker):
        return Q(extern_op__gte=dag)
    nog_niet = {veld: Q(**{f"{veld}__isnull": True}) | Q(**{f"{veld}__gt": op}) for veld in EIGEN_FASEN}
    intern = (
        Q(intern_op__range=(dag, op))
        | nog_niet["intern_op"] & Q(herplaatsing_op__range=(dag, op))
        | nog_niet["intern_op"] & nog_niet["herplaatsing_op"] & Q(regio_op__gte=dag)
    )
    eigen = Q(organisatie=gebruiker.organisatie_id)
    return eigen & intern | ~eigen & Q(regio_op__gte=dag)


def overlapt(veld: str, van, tot) -> Q:
    """The range of a vacancy (`uren_min`-`uren_max`) has something in common with from-to; either end may be open.

    A vacancy that names one end means just that; one that names neither fits nothing.
    """
    onder, boven = f"{veld}_min", f"{veld}_max"
    samen = Q(**{f"{onder}__isnull": False}) | Q(**{f"{boven}__isnull": False})
    if tot is not None:
        samen &= Q(**{f"{onder}__lte": tot}) | Q(**{f"{onder}__isnull": True, f"{boven}__lte": tot})
    if van is not None:
        samen &= Q(**{f"{boven}__gte": van}) | Q(**{f"{boven}__isnull": True, f"{onder}__gte": van})
    return samen


def in_woorden(vraag: str) -> str:
    """A normalised search as a name people recognise: 'adviseur, ICT en data, vanaf schaal 9'."""
    keuze = lees(QueryDict(vraag))
    labels = {naam: dict(keuzes) for naam, keuzes in KEUZES.items()}
    labels["organisatie"] = dict(
        Organisatie.objects.filter(code__in=keuze.get("organisatie", [])).values_list("code", "korte_naam")
    )
    delen = []
    for naam, waarden in keuze.items():
        match naam:
            case "schaal_min":
                delen.append(f"vanaf schaal {waarden[0]}")
            case "schaal_max":
                delen.append(f"tot en met schaal {waarden[0]}")
            case "binnen":
                delen[-1] = f"binnen {waarden[0]} km van {delen[-1]}"
            case _:
                delen += [labels.get(naam, {}).get(waarde, waarde) for waarde in waarden]
    return ", ".join(delen) or "Alle vacatures"
