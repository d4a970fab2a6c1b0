"""Of the demo's runs: sessions, places kept for organisations, waiting lists, offers, approvals, one called off."""

from datetime import date, datetime, timedelta

from django.utils import timezone

from school import demo_collegas, services
from school.models import Akkoord, Akkoordbeleid, Bijeenkomst, Inschrijving, Quotum, Uitvoering
from school.services.agendapost import vertel
from school.termijnen import plaats_tot
from school.verdeling import deelnemers
from twentsekracht.organisaties.models import Organisatie
from twentsekracht.werkdagen import werkdag_vanaf

S = Inschrijving.Status
Wijze = Akkoordbeleid.Wijze
# organisation: what it wants, from which cost
BELEID = {
    "losser": ((0, Wijze.GEEN), (250, Wijze.AKKOORD)),
    "hengelo": ((0, Wijze.INFORMEREN), (100, Wijze.AKKOORD), (150, Wijze.TWEE)),
    "enschede": ((0, Wijze.INFORMEREN), (300, Wijze.TWEE)),
    "borne": ((0, Wijze.AKKOORD),),
}
NAAR_FTE = ("omgevingswet", 1)  # course, which of its runs
VOOR_ANDEREN = ("excel", 1)  # its last place is kept for Hengelo
ZONDER_WACHTLIJST = ("prompten", 0)
AFGELAST = ("klimaat", 0)


def vul(uitvoeringen: dict[tuple[str, int], Uitvoering], *, op: datetime) -> None:
    vandaag = timezone.localdate(op)
    for uitvoering in uitvoeringen.values():
        _maak_bijeenkomsten(uitvoering)
    _maak_beleid()
    _reserveer(uitvoeringen, vandaag, op)
    zonder = uitvoeringen[ZONDER_WACHTLIJST]
    zonder.wachtlijst = Uitvoering.Volgorde.GEEN
    zonder.save(update_fields=["wachtlijst"])
    _maak_af(op)
    demo_collegas.onthoud_voorwaarden(op)
    services.gelast_af(uitvoering=uitvoeringen[AFGELAST], door=None, op=op)
    _zet_in_de_agenda(op)
    demo_collegas.vul(op=op)


def _maak_bijeenkomsten(uitvoering: Uitvoering) -> None:
    """Of who meets more than once: the first and the last day, and halfway."""
    dagen = (uitvoering.laatste_dag - uitvoering.start).days
    if not dagen:
        return
    half = werkdag_vanaf(uitvoering.start + timedelta(days=dagen // 14 * 7))
    for dag in sorted({uitvoering.start, half, uitvoering.laatste_dag}):
        Bijeenkomst.objects.create(
            uitvoering=uitvoering, datum=dag, begintijd=uitvoering.begintijd, eindtijd=uitvoering.eindtijd
        )


def _maak_beleid() -> None:
    organisaties = Organisatie.objects.in_bulk(BELEID, field_name="code")
    Akkoordbeleid.objects.bulk_create(
        Akkoordbeleid(
            organisatie=organisatie,
            vanaf_kosten=vanaf,
            wijze=wijze,
            tweede=f"directie@{code}.example" if wijze == Wijze.TWEE and code == "hengelo" else "",
        )
        for code, organisatie in organisaties.items()
        for vanaf, wijze in BELEID[code]
    )


def _reserveer(uitvoeringen, vandaag: date, op: datetime) -> None:
    for welke, dagen in ((NAAR_FTE, 45), (VOOR_ANDEREN, 14)):
        run = uitvoeringen[welke]
        run.vrijgave_op = vandaag + timedelta(days=dagen)
        run.beslis_op = run.start - timedelta(days=14)
        run.save(update_fields=["vrijgave_op", "beslis_op"])
    if deelnemers(uitvoeringen[NAAR_FTE].start.year):
        services.verdeel_quota(uitvoering=uitvoeringen[NAAR_FTE], door=None, op=op)
    hengelo, run = Organisatie.objects.filter(code="hengelo").first(), uitvoeringen[VOOR_ANDEREN]
    if hengelo:
        eigen = run.inschrijvingen.filter(organisatie=hengelo).count()
        Quotum.objects.create(uitvoering=run, organisatie=hengelo, aantal=eigen + 1)


def _maak_af(op: datetime) -> None:
    """What goes with the statuses of people with an account."""
    for rij in Inschrijving.objects.filter(
        deelnemer__isnull=False, uitvoering__start__gt=timezone.localdate(op)
    ).select_related("uitvoering", "organisatie"):
        if rij.status == S.WACHTLIJST:
            rij.wacht_sinds = op - timedelta(days=4, minutes=rij.pk)
        elif rij.status == S.AANGEBODEN:
            rij.aanbod_tot = op + timedelta(hours=36)
        elif rij.status == S.WACHT_OP_AKKOORD:
            rij.leidinggevende = f"teamleider@{rij.organisatie.code}.example"
            gevraagd = op - timedelta(days=4)
            Akkoord.objects.create(
                inschrijving=rij,
                aan=rij.leidinggevende,
                gevraagd_op=gevraagd,
                plaats_tot=plaats_tot(rij.uitvoering, op=gevraagd),
            )
        rij.save()


def _zet_in_de_agenda(op: datetime) -> None:
    """Who has a place, heard of it when they got it: nobody gets mail of that now."""
    met_plaats = Inschrijving.objects.filter(deelnemer__isnull=False, status=S.BEVESTIGD)
    for rij in met_plaats.select_related("uitvoering__opleiding", "deelnemer"):
        vertel(rij, op=op)
