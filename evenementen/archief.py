"""What was: each edition with what came of it, and its figures beside those of the year before. No names."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from django.utils.safestring import SafeString

from evenementen.cijfers import Evenementcijfers, jaarcijfers
from evenementen.evaluatie import rapportcijfers
from evenementen.models import Evenement
from twentsekracht import markdown
from twentsekracht.organisaties.models import Organisatie


@dataclass(frozen=True)
class Editie:
    """`vorige`: the figures of last year's edition of the same; None when there was none."""

    evenement: Evenement
    opbrengst: SafeString
    rapportcijfer: Decimal | None
    cijfers: Evenementcijfers | None
    vorige: Evenementcijfers | None


@dataclass(frozen=True)
class Tabel:
    """Distinct people per organisation at one kind of event: this year, and the year before."""

    titel: str
    rijen: tuple[tuple[str, int, int], ...]
    totaal: int
    vorige: int


def jaren(*, op: date) -> list[int]:
    """In which something was, the latest first."""
    geweest = Evenement.objects.gepubliceerd().filter(einde__lt=op).order_by()
    return sorted({dag.year for dag in geweest.values_list("start", flat=True)}, reverse=True)


def edities(jaar: int, *, op: date) -> list[Editie]:
    """In order of time; at one price for any number."""
    geweest = list(
        Evenement.objects.gepubliceerd()
        .filter(start__year=jaar, einde__lt=op)
        .select_related("gastorganisatie")
        .order_by("start", "code")
    )
    cijfers = rapportcijfers(geweest, op=op)
    nu = {(een.code, een.start): een for een in jaarcijfers(jaar=jaar, peildatum=op).evenementen}
    toen = jaarcijfers(jaar=jaar - 1, peildatum=op).evenementen
    return [
        Editie(
            een,
            markdown.pagina(een.opbrengst),
            cijfers.get(een.pk),
            nu.get((een.code, een.start)),
            _vorige(een, toen),
        )
        for een in geweest
    ]


def _vorige(evenement: Evenement, toen: tuple[Evenementcijfers, ...]) -> Evenementcijfers | None:
    """By its code, which is the same every year; else the only one of its kind."""
    zelfde_code = [een for een in toen if een.code == evenement.code]
    zelfde_soort = [een for een in toen if een.soort == evenement.soort != Evenement.Soort.ANDERS]
    for gevonden in (zelfde_code, zelfde_soort):
        if len(gevonden) == 1:
            return gevonden[0]
    return None


def per_organisatie(jaar: int) -> list[Tabel]:
    """Of each kind of event that somebody came to, this year or the year before."""
    peildatum = date(jaar, 12, 31)
    nu = jaarcijfers(jaar=jaar, peildatum=peildatum).deelnemers
    toen = jaarcijfers(jaar=jaar - 1, peildatum=peildatum).deelnemers
    namen = dict(Organisatie.objects.order_by("naam").values_list("code", "korte_naam"))
    soorten = [soort for soort in Evenement.Soort if soort in nu]
    return [_tabel(soort, namen, nu[soort], toen.get(soort, {})) for soort in soorten]


def _tabel(soort: Evenement.Soort, namen: dict[str, str], nu: dict[str, int], toen: dict[str, int]) -> Tabel:
    rijen = tuple(
        (naam, nu.get(code, 0), toen.get(code, 0))
        for code, naam in namen.items()
        if code in nu or code in toen
    )
    return Tabel(soort.label, rijen, sum(nu.values()), sum(toen.values()))
