"""What was agreed with each organisation for a year: how the number comes about, what changes, and who is below it."""

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal
from hashlib import sha256

from django.db.models import Count, F, IntegerField, OuterRef, Subquery, Sum
from django.db.models.functions import Coalesce, ExtractYear
from django.utils import timezone
from django.utils.formats import date_format

from school.fouten import AfspraakFout
from school.models import MET_PLAATS, Afspraak, Afspraakstap, Inschrijving, SaldoOverdracht
from twentsekracht.organisaties.models import Formatie, Organisatie

Soort = Afspraak.Soort
NOG_NIET = ""  # no agreement was made yet: there is no row


def te_behalen(fte: Decimal, percentage: Decimal) -> int:
    """Fte x percentage in whole enrolments; a half goes up, so 126,7 fte at 15% is 19 and 130 fte at 15% is 20."""
    return int((fte * percentage / 100).quantize(Decimal(1), rounding=ROUND_HALF_UP))


@dataclass(frozen=True)
class Voorstel:
    """What somebody wants to agree: `soort` empty is that there is none yet, `aantal` only counts when it differs.

    `opnieuw`: a computed number is computed again, because the formatie changed since.
    """

    organisatie: Organisatie
    soort: str = NOG_NIET
    percentage: Decimal | None = None
    aantal: int | None = None
    reden: str = ""
    opnieuw: bool = False


@dataclass(frozen=True)
class Wijziging:
    """From what stands to what will stand; each None when there is none."""

    organisatie: Organisatie
    was: Afspraak | None
    wordt: Afspraak | None

    @property
    def van(self) -> str:
        return in_woorden(self.was)

    @property
    def naar(self) -> str:
        return in_woorden(self.wordt)


def in_woorden(afspraak: Afspraak | None) -> str:
    """'129 (15% van 860 fte)', 'geen afspraak', 'nog niet gemaakt'."""
    if afspraak is None:
        return "nog niet gemaakt"
    if afspraak.soort == Soort.GEEN:
        return "geen afspraak"
    uitleg = {
        Soort.BEREKEND: f"{_nl(afspraak.percentage)}% van {_nl(afspraak.fte)} fte",
        Soort.AFWIJKEND: afspraak.reden,
        Soort.OVERGENOMEN: "uit een oude lijst",
    }
    return f"{afspraak.te_behalen} ({uitleg[afspraak.soort]})"


def verloop(organisatie_id: int, jaar: int) -> list[tuple[str, str]]:
    """On which day it became what: also of an agreement that was taken away since. One query."""
    stappen = Afspraakstap.objects.filter(organisatie=organisatie_id, jaar=jaar)
    return [
        (date_format(timezone.localtime(stap.vastgelegd_op), "j F Y"), _van_naar(stap)) for stap in stappen
    ]


def _van_naar(stap: Afspraakstap) -> str:
    van = _stand(stap.van, stap.van_aantal)
    if not stap.naar:
        return f"{van}, en weer weggehaald"
    naar = _stand(stap.naar, stap.naar_aantal)
    if stap.naar == Soort.BEREKEND:
        naar = in_woorden(
            Afspraak(soort=stap.naar, te_behalen=stap.naar_aantal, percentage=stap.percentage, fte=stap.fte)
        )
    reden = f". {stap.reden}" if stap.reden else ""
    return f"van {van} naar {naar}{reden}"


def _stand(soort: str, aantal: int | None) -> str:
    if not soort:
        return "nog niet gemaakt"
    return "geen afspraak" if aantal is None else str(aantal)


def _nl(getal: Decimal | None) -> str:
    return "" if getal is None else f"{Decimal(getal).normalize():f}".replace(".", ",")


def formaties(jaar: int) -> dict[int, Decimal]:
    """Per organisation (id) its fte of that very year: an agreement is not made on an old number."""
    return dict(Formatie.objects.filter(jaar=jaar).order_by().values_list("organisatie", "fte"))


def reken_uit(voorstel: Voorstel, *, jaar: int, fte: Decimal | None, was: Afspraak | None) -> Afspraak | None:
    """The agreement as it will stand, not saved; None when there will be none. Says what is missing."""
    if voorstel.soort == NOG_NIET:
        return None
    afspraak = Afspraak(organisatie=voorstel.organisatie, jaar=jaar, soort=voorstel.soort)
    afspraak.pk = was.pk if was else None
    afspraak.reden = voorstel.reden.strip()
    if voorstel.soort == Soort.GEEN:
        return afspraak
    afspraak.percentage = _keur_percentage(voorstel.percentage)
    if voorstel.soort == Soort.BEREKEND:
        return _bereken(afspraak, fte, jaar)
    if voorstel.soort == Soort.OVERGENOMEN and not (was and was.soort == Soort.OVERGENOMEN):
        raise AfspraakFout("Uit een oude lijst overnemen kan alleen door die lijst in te lezen.")
    if voorstel.aantal is None or voorstel.aantal < 0:
        raise AfspraakFout("Vul het aantal in: een heel getal van 0 of meer.")
    if voorstel.soort == Soort.AFWIJKEND and not afspraak.reden:
        raise AfspraakFout("Vul de reden in waarom het een ander aantal is.")
    afspraak.te_behalen = voorstel.aantal
    if voorstel.soort == Soort.OVERGENOMEN and (was.te_behalen, was.percentage) != (
        afspraak.te_behalen,
        afspraak.percentage,
    ):
        raise AfspraakFout("Dit komt uit een oude lijst. Kies iets anders om het te wijzigen.")
    return afspraak


def _keur_percentage(percentage: Decimal | None) -> Decimal | None:
    if percentage is not None and not 0 <= percentage <= 100:
        raise AfspraakFout("Vul een percentage in van 0 tot en met 100.")
    return percentage


def _bereken(afspraak: Afspraak, fte: Decimal | None, jaar: int) -> Afspraak:
    if afspraak.percentage is None:
        raise AfspraakFout("Vul het percentage in, of kies iets anders.")
    if fte is None:
        raise AfspraakFout(f"De formatie van {jaar} is niet bekend. Vul die in bij de organisatie.")
    afspraak.fte, afspraak.te_behalen = fte, te_behalen(fte, afspraak.percentage)
    return afspraak


GELDT = ("soort", "percentage", "te_behalen", "fte", "reden")


def wijziging(
    voorstel: Voorstel, was: Afspraak | None, *, jaar: int, fte: Decimal | None
) -> Wijziging | None:
    """None when nothing changes. A formatie that changed meanwhile changes no number that was agreed on."""
    if was and voorstel.soort == was.soort == Soort.BEREKEND and not voorstel.opnieuw:
        fte = was.fte if voorstel.percentage == was.percentage else fte
    wordt = reken_uit(voorstel, jaar=jaar, fte=fte, was=was)
    if was is None and wordt is None:
        return None
    if was and wordt and all(getattr(was, naam) == getattr(wordt, naam) for naam in GELDT):
        return None
    return Wijziging(voorstel.organisatie, was, wordt)


def van_vorig_jaar(jaar: int, organisaties: Iterable[Organisatie]) -> dict[int, Voorstel]:
    """Per organisation (id) what was agreed a year before, as a proposal. One query."""
    eerder = {rij.organisatie_id: rij for rij in Afspraak.objects.filter(jaar=jaar - 1)}
    return {wie.pk: _als_voorstel(wie, eerder[wie.pk], jaar - 1) for wie in organisaties if wie.pk in eerder}


def _als_voorstel(organisatie: Organisatie, was: Afspraak, jaar: int) -> Voorstel:
    """A number of an old list becomes its percentage, of this year's formatie."""
    if was.soort != Soort.OVERGENOMEN:
        aantal = was.te_behalen if was.soort == Soort.AFWIJKEND else None
        return Voorstel(organisatie, was.soort, was.percentage, aantal, was.reden)
    if was.percentage is not None:
        return Voorstel(organisatie, Soort.BEREKEND, was.percentage)
    return Voorstel(organisatie, Soort.AFWIJKEND, aantal=was.te_behalen, reden=f"Zoals in {jaar}")


def kenmerk(afspraken: Iterable[Afspraak]) -> str:
    """Of the agreements of a year as somebody saw them: another one means that they changed meanwhile."""
    stand = sorted((rij.organisatie_id, *(str(getattr(rij, naam)) for naam in GELDT)) for rij in afspraken)
    return sha256(repr(stand).encode()).hexdigest()[:16]


# ---- who is below


def onder_afspraak(jaren: Iterable[int]) -> dict[int, frozenset[int]]:
    """Per year the organisations (ids): two queries. Without an agreement there is nothing to be below.

    Surplus that another organisation handed over counts for who took it.
    """
    jaren = set(jaren)
    te_halen = (
        Afspraak.objects.filter(jaar__in=jaren, te_behalen__isnull=False)
        .order_by()
        .annotate(nodig=F("te_behalen") + overgedragen("gever") - overgedragen("ontvanger"))
    )
    geteld = (
        Inschrijving.objects.filter(uitvoering__start__year__in=jaren, status__in=MET_PLAATS)
        .order_by()
        .values_list(ExtractYear("uitvoering__start"), "organisatie")
        .annotate(Count("pk"))
    )
    behaald = {(jaar, organisatie): aantal for jaar, organisatie, aantal in geteld}
    onder: dict[int, set[int]] = {jaar: set() for jaar in jaren}
    for jaar, organisatie, nodig in te_halen.values_list("jaar", "organisatie", "nodig"):
        if behaald.get((jaar, organisatie), 0) < nodig:
            onder[jaar].add(organisatie)
    return {jaar: frozenset(wie) for jaar, wie in onder.items()}


def overgedragen(kant: str, status: str = SaldoOverdracht.Status.AANGENOMEN) -> Coalesce:
    """For a query of agreements: how much this organisation gave (`kant` gever) or took (ontvanger) that year."""
    rijen = SaldoOverdracht.objects.filter(
        **{kant: OuterRef("organisatie")}, jaar=OuterRef("jaar"), status=status
    )
    som = rijen.order_by().values(kant).annotate(som=Sum("aantal")).values("som")
    return Coalesce(Subquery(som, output_field=IntegerField()), 0)
