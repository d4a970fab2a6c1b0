"""What was agreed in the demo, and enough enrolments of this year and the last to see where everybody stands.

Of every kind: computed, another number with its reason, no agreement, nothing agreed yet; above and below it; surplus
that was offered, taken and refused.
"""

from collections.abc import Iterator
from datetime import date, datetime, timedelta
from decimal import Decimal
from itertools import count, cycle
from random import Random

from django.utils import timezone

from school import services
from school.afspraken import Soort, Voorstel
from school.jaarstand import jaarstanden
from school.models import (
    Akkoord,
    Inschrijving,
    Inschrijvingstap,
    Opleiding,
    SaldoOverdracht,
    Uitvoering,
)
from school.termijnen import plaats_tot
from twentsekracht.organisaties.models import Formatie, Organisatie
from twentsekracht.werkdagen import werkdag_vanaf

S = Inschrijving.Status
PLAATSEN = 14
# One run of each in every month of last year and of this year so far: course, place
MAANDELIJKS = (("excel", "Stadhuis Almelo, leslokaal 2"), ("gesprekken", "Gemeentehuis Rijssen"))
AFLOOP = (S.AANWEZIG, S.AFGEROND, S.AANWEZIG, S.DEELS, S.AANWEZIG, S.AANWEZIG, S.AFWEZIG_MET_BERICHT)
GROEI = Decimal("1.03")  # of the formatie, on the last one known
KLEIN = Decimal(280)  # fte of who has no formatie in the example year
PERCENTAGE = Decimal(11)
ANDERS = {  # organisation: what was agreed instead
    "haaksbergen": (Soort.AFWIJKEND, 14, "Reorganisatie: dit jaar minder mensen vrij voor een opleiding"),
    "losser": (Soort.AFWIJKEND, 12, "Kleine organisatie, afgesproken met de secretaris"),
    "noaberkracht": (Soort.GEEN, None, "Heeft een eigen academie"),
}
NOG_NIET = {"vrt"}
VROEG = {"hengelo", "almelo", "borne", "enschede"}  # with whom next year was agreed on already


def vul(*, op: datetime) -> None:
    vandaag = timezone.localdate(op)
    organisaties = list(Organisatie.objects.werkgevers().actief_op(vandaag).order_by("code"))
    if not organisaties:
        return
    _maak_formatie(organisaties, vandaag.year)
    _maak_verleden(organisaties, vandaag, op)
    _maak_afspraken(organisaties, vandaag.year, op)
    services.maak_afspraken(
        jaar=vandaag.year + 1,
        voorstellen=[Voorstel(wie, Soort.BEREKEND, PERCENTAGE) for wie in organisaties if wie.code in VROEG],
        door=None,
        op=op,
    )
    _draag_over(organisaties, vandaag, op)
    _maak_stil(vandaag, op)


def _maak_formatie(organisaties: list[Organisatie], jaar: int) -> None:
    bekend = dict(Formatie.objects.order_by("jaar").values_list("organisatie", "fte"))
    rijen = [
        Formatie(organisatie=wie, jaar=jaar + later, fte=round(bekend.get(wie.pk, KLEIN) * GROEI, 1))
        for wie in organisaties
        for later in (0, 1)
    ]
    Formatie.objects.bulk_create(rijen, ignore_conflicts=True)


def _maak_afspraken(organisaties: list[Organisatie], jaar: int, op: datetime) -> None:
    voorstellen = []
    for wie in organisaties:
        if wie.code in ANDERS:
            soort, aantal, reden = ANDERS[wie.code]
            voorstellen.append(Voorstel(wie, soort, None, aantal, reden))
        elif wie.code not in NOG_NIET:
            voorstellen.append(Voorstel(wie, Soort.BEREKEND, PERCENTAGE))
    services.maak_afspraken(jaar=jaar, voorstellen=voorstellen, door=None, op=op)


# ---- what was, month after month


def _maak_verleden(organisaties: list[Organisatie], vandaag: date, op: datetime) -> None:
    opleidingen = Opleiding.objects.in_bulk([code for code, _ in MAANDELIJKS], field_name="code")
    runs = Uitvoering.objects.bulk_create(
        Uitvoering(
            code=f"{code}-{start:%Y%m}",
            opleiding=opleidingen[code],
            start=start,
            locatie=locatie,
            min_deelnemers=6,
            max_deelnemers=PLAATSEN,
        )
        for start in _dagen(vandaag)
        for code, locatie in MAANDELIJKS
    )
    beurt, nummer, afloop = beurten(organisaties), count(1), cycle(AFLOOP)
    rijen = [
        _inschrijving(run, next(beurt), next(nummer), next(afloop))
        for run in runs
        for _ in range(PLAATSEN - run.start.month % 4)
    ]
    rijen += [_te_laat_afgemeld(run, next(beurt), next(nummer)) for run in runs if run.start.month % 3 == 0]
    Inschrijving.objects.bulk_create(rijen, batch_size=500)
    Inschrijvingstap.objects.bulk_create(
        [stap for rij in rijen for stap in _stappen(rij, op)], batch_size=500
    )


def _dagen(vandaag: date) -> Iterator[date]:
    """A working day around the tenth, of every month that is well over."""
    for jaar in (vandaag.year - 1, vandaag.year):
        for maand in range(1, 13):
            dag = werkdag_vanaf(date(jaar, maand, 10))
            if dag < vandaag - timedelta(days=14):
                yield dag


def beurten(organisaties: list[Organisatie]) -> Iterator[Organisatie]:
    """Larger ones more often, in an order that is the same every time."""
    fte = dict(Formatie.objects.order_by("jaar").values_list("organisatie", "fte"))
    alle = [wie for wie in organisaties for _ in range(1 + int(fte.get(wie.pk, KLEIN) // 80))]
    Random(5).shuffle(alle)  # noqa: S311 - no secret
    return cycle(alle)


def _inschrijving(run: Uitvoering, wie: Organisatie, nummer: int, status: S) -> Inschrijving:
    return Inschrijving(
        uitvoering=run,
        organisatie=wie,
        kenmerk=f"DEMO-M{nummer:04}",
        ingeschreven_op=run.start - timedelta(days=4 + nummer * 7 % 48),
        status=status,
        is_aanwezig=status in (S.AANWEZIG, S.AFGEROND) or None,
    )


def _te_laat_afgemeld(run: Uitvoering, wie: Organisatie, nummer: int) -> Inschrijving:
    """Two weeks before the start, when it no longer was free."""
    rij = _inschrijving(run, wie, nummer, S.GEANNULEERD)
    rij.ingeschreven_op = run.start - timedelta(days=40)
    rij.geannuleerd_op = run.start - timedelta(days=14)
    rij.annuleringskosten = run.opleiding.kosten / 2
    return rij


def _stappen(rij: Inschrijving, op: datetime) -> Iterator[Inschrijvingstap]:
    yield Inschrijvingstap(inschrijving=rij, naar=S.BEVESTIGD, per=rij.ingeschreven_op, vastgelegd_op=op)
    yield Inschrijvingstap(
        inschrijving=rij,
        van=S.BEVESTIGD,
        naar=rij.status,
        per=rij.geannuleerd_op or rij.uitvoering.start,
        vastgelegd_op=op,
    )


# ---- surplus


def _draag_over(organisaties: list[Organisatie], vandaag: date, op: datetime) -> None:
    """The one with the most surplus offers it to three others, of whom one has yet to answer."""
    jaar = vandaag.year
    standen, _ = jaarstanden(jaar, op=vandaag, organisaties=organisaties)
    gever = max(standen, key=lambda stand: stand.over)
    if gever.over < len(SaldoOverdracht.Status):
        return
    te_kort = sorted((een for een in standen if een.tekort), key=lambda een: -een.tekort)
    hengelo = [een for een in te_kort if een.organisatie.code == "hengelo"]
    for stand, antwoord in zip(
        [*hengelo, *(een for een in te_kort if een not in hengelo)],
        (None, services.neem_saldo_aan, services.weiger_saldo),
        strict=False,
    ):
        aanbod = services.bied_saldo_aan(
            jaar=jaar, gever=gever.organisatie, ontvanger=stand.organisatie, aantal=1, door=None, op=op
        )
        if antwoord:
            antwoord(overdracht=aanbod, door=None, op=op)


# ---- who does not answer

STIL = (("hengelo", "duidelijk-schrijven", 6), ("hengelo", "omgevingswet", 3))  # organisation, course, days


def _maak_stil(vandaag: date, op: datetime) -> None:
    """Approvals that a leidinggevende was asked for some days ago."""
    for nummer, (code, cursus, dagen) in enumerate(STIL, start=1):
        wie = Organisatie.objects.filter(code=code).first()
        run = Uitvoering.objects.komend(op=vandaag).filter(opleiding__code=cursus).last()
        if not wie or not run:
            continue
        gevraagd = op - timedelta(days=dagen)
        rij = Inschrijving.objects.create(
            uitvoering=run,
            organisatie=wie,
            kenmerk=f"DEMO-S{nummer}",
            ingeschreven_op=timezone.localdate(gevraagd),
            status=S.WACHT_OP_AKKOORD,
            leidinggevende=f"teamleider@{code}.example",
        )
        Inschrijvingstap.objects.create(
            inschrijving=rij, naar=S.WACHT_OP_AKKOORD, per=rij.ingeschreven_op, vastgelegd_op=gevraagd
        )
        Akkoord.objects.create(
            inschrijving=rij,
            aan=rij.leidinggevende,
            gevraagd_op=gevraagd,
            plaats_tot=plaats_tot(run, op=gevraagd),
        )
