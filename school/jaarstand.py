"""Where each organisation stands against its agreement, on any day: the live figures, beside those of the report.

Enrolled is who has a place now in a run that starts in the year, as `cijfers.py` counts them on the peildatum; a
handed-over surplus is shown beside the saldo and never in it, so that the saldo is the one of the report.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from django.db.models import Count, Q

from school.afspraken import formaties, overgedragen
from school.models import MET_PLAATS, Afspraak, Inschrijving, SaldoOverdracht
from school.prognose import Patroon, patroon
from twentsekracht.organisaties.models import Organisatie

S = Inschrijving.Status
AANWEZIG = (S.AANWEZIG, S.DEELS, S.AFGEROND)


@dataclass(frozen=True)
class Jaarstand:
    """`aangeboden`: surplus on offer to others, who did not answer yet."""

    organisatie: Organisatie
    jaar: int
    afspraak: Afspraak | None
    fte: Decimal | None
    ingeschreven: int
    aanwezig: int
    prognose: int | None
    gekregen: int = 0
    gegeven: int = 0
    aangeboden: int = 0

    @property
    def te_behalen(self) -> int | None:
        return self.afspraak.te_behalen if self.afspraak else None

    @property
    def saldo(self) -> int | None:
        """As the report has it: enrolments less what was agreed."""
        return None if self.te_behalen is None else self.ingeschreven - self.te_behalen

    @property
    def overgedragen(self) -> int:
        return self.gekregen - self.gegeven

    @property
    def saldo_na(self) -> int | None:
        """With what was handed over between organisations."""
        return None if self.saldo is None else self.saldo + self.overgedragen

    @property
    def telt(self) -> int:
        """Towards the agreement."""
        return self.ingeschreven + self.overgedragen

    @property
    def over(self) -> int:
        """What may still be offered to another organisation."""
        return max(0, (self.saldo_na or 0) - self.aangeboden)

    @property
    def tekort(self) -> int:
        return max(0, -(self.saldo_na or 0))

    @property
    def verwacht_tekort(self) -> int:
        """At the year's end, if the forecast comes true."""
        if self.te_behalen is None or self.prognose is None:
            return 0
        return max(0, self.te_behalen - self.prognose - self.overgedragen)

    @property
    def procent(self) -> int | None:
        return round(100 * self.telt / self.te_behalen) if self.te_behalen else None


def jaarstanden(
    jaar: int, *, op: date, organisaties: Iterable[Organisatie]
) -> tuple[list[Jaarstand], Patroon]:
    """In the order of the organisations, with how the forecast came about. Four queries."""
    geteld = _geteld(jaar)
    afspraken = {rij.organisatie_id: rij for rij in _afspraken(jaar)}
    fte, verwacht = formaties(jaar), patroon(jaar, op=op)
    standen = []
    for wie in organisaties:
        afspraak = afspraken.get(wie.pk)
        ingeschreven, aanwezig = geteld.get(wie.pk, (0, 0))
        standen.append(
            Jaarstand(
                wie,
                jaar,
                afspraak,
                fte.get(wie.pk),
                ingeschreven,
                aanwezig,
                verwacht.prognose(ingeschreven),
                gekregen=afspraak.gekregen if afspraak else 0,
                gegeven=afspraak.gegeven if afspraak else 0,
                aangeboden=afspraak.aangeboden if afspraak else 0,
            )
        )
    return standen, verwacht


def _afspraken(jaar: int):
    return Afspraak.objects.filter(jaar=jaar).annotate(
        gekregen=overgedragen("ontvanger"),
        gegeven=overgedragen("gever"),
        aangeboden=overgedragen("gever", SaldoOverdracht.Status.AANGEBODEN),
    )


def _geteld(jaar: int) -> dict[int, tuple[int, int]]:
    """Per organisation (id) who has a place, and who was there."""
    rijen = (
        Inschrijving.objects.voor_jaar(jaar)
        .filter(status__in=MET_PLAATS)
        .order_by()
        .values_list("organisatie")
        .annotate(met_plaats=Count("pk"), geweest=Count("pk", filter=Q(status__in=AANWEZIG)))
    )
    return {wie: (ingeschreven, aanwezig) for wie, ingeschreven, aanwezig in rijen}


def totaal(standen: Iterable[Jaarstand], verwacht: Patroon) -> dict[str, int | None]:
    """Of all of them; what was agreed and the saldo only of who has an agreement with a number."""
    standen = list(standen)
    ingeschreven = sum(stand.ingeschreven for stand in standen)
    return {
        "te_behalen": sum(stand.te_behalen or 0 for stand in standen),
        "ingeschreven": ingeschreven,
        "aanwezig": sum(stand.aanwezig for stand in standen),
        "prognose": verwacht.prognose(ingeschreven),
        "saldo": sum(stand.saldo or 0 for stand in standen),
    }
