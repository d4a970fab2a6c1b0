"""Of the demo: a course that goes on today, who was there before, who says otherwise, and who stayed away too often."""

from datetime import date, datetime, time, timedelta

from django.utils import timezone

from school import services
from school.models import (
    Aanwezigheid,
    Bijeenkomst,
    Inschrijving,
    Inschrijvingstap,
    NoShowbeleid,
    Opleiding,
    Uitvoering,
)
from twentsekracht.organisaties.models import Gebruiker, Organisatie
from twentsekracht.werkdagen import werkdag_tot, werkdag_vanaf

S = Inschrijving.Status
Soort = Aanwezigheid.Soort
VANDAAG = "vergaderen"  # the course of which a run goes on today
DAG = timedelta(days=1)
# Who is in it, and what was noted of the session before.
DEELNEMERS = (
    ("ambtenaar@losser.example", Soort.AANWEZIG),
    ("contactpersoon@hengelo.example", Soort.AANWEZIG),
    ("esra.demir@hengelo.example", Soort.DEELS),
    ("marloes.wolbert@borne.example", Soort.AFWEZIG_MET_BERICHT),
    ("ruud.bolscher@almelo.example", Soort.NO_SHOW),
    ("petra.snippert@losser.example", Soort.AANWEZIG),
    ("yasmin.akkaya@enschede.example", Soort.AANWEZIG),
    ("tim.kuipers@borne.example", Soort.AANWEZIG),
)
VERBETERD = ("petra.snippert@losser.example", Soort.DEELS, "Ging om elf uur weg")
NIET_EENS = "decaan@twentsekracht.example"
BEZWAAR = "Ik was er wel. Ik kwam tien minuten te laat en toen was de lijst al rond."
TE_VAAK = "vacaturehouder@enschede.example"
WACHT_BIJ = "gesprekken-1"


def vul(*, op: datetime) -> None:
    vandaag = timezone.localdate(op)
    _noteer_geweest(op)
    if Gebruiker.objects.filter(email=DEELNEMERS[0][0]).exists():
        _noteer(_maak_lopende(vandaag, op), op)
    _maak_beleid(vandaag, op)


def _noteer_geweest(op: datetime) -> None:
    """Of people with an account what their status follows from; one says that it is not right."""
    soorten = {S.AFGEROND: Soort.AANWEZIG, S.NO_SHOW: Soort.NO_SHOW}
    geweest = Inschrijving.objects.filter(deelnemer__isnull=False, status__in=soorten)
    for rij in geweest.select_related("uitvoering"):
        for sessie in [*rij.uitvoering.bijeenkomsten.all()] or [None]:
            Aanwezigheid.objects.create(
                inschrijving=rij,
                bijeenkomst=sessie,
                soort=soorten[rij.status],
                bron=Aanwezigheid.Bron.TRAINER,
                vastgelegd_op=_om(sessie.datum if sessie else rij.uitvoering.laatste_dag, 17),
            )
    if rij := geweest.filter(status=S.NO_SHOW, deelnemer__email=NIET_EENS).first():
        rij.bezwaren.create(tekst=BEZWAAR, gevraagd_op=op - 2 * DAG)


def _maak_lopende(vandaag: date, op: datetime) -> Uitvoering:
    """A week ago, today, and in a week."""
    start = werkdag_tot(vandaag - 7 * DAG)
    run = Uitvoering.objects.create(
        code=f"{VANDAAG}-nu",
        opleiding=Opleiding.objects.get(code=VANDAAG),
        start=start,
        einde=werkdag_vanaf(vandaag + 7 * DAG),
        begintijd=time(9, 30),
        eindtijd=time(12, 30),
        locatie="Stadhuis Hengelo, zaal Twekkelo",
        min_deelnemers=6,
        max_deelnemers=14,
    )
    for dag in (start, vandaag, run.einde):
        Bijeenkomst.objects.create(uitvoering=run, datum=dag, begintijd=run.begintijd, eindtijd=run.eindtijd)
    mensen = Gebruiker.objects.select_related("organisatie").in_bulk(
        [email for email, _ in DEELNEMERS], field_name="email"
    )
    for wie in mensen.values():
        _schrijf_in(run, wie, S.BEVESTIGD, start - 30 * DAG, op)
    return run


def _schrijf_in(
    run: Uitvoering, wie: Gebruiker, status: str, per: date, op: datetime, **velden
) -> Inschrijving:
    rij = Inschrijving.objects.create(
        uitvoering=run,
        deelnemer=wie,
        organisatie=wie.organisatie,
        ingeschreven_op=per,
        status=status,
        **velden,
    )
    eerst = S.BEVESTIGD if status == S.NO_SHOW else status
    Inschrijvingstap.objects.create(inschrijving=rij, naar=eerst, per=per, vastgelegd_op=op)
    if status != eerst:
        Inschrijvingstap.objects.create(
            inschrijving=rij, van=eerst, naar=status, per=run.start, vastgelegd_op=op
        )
    return rij


def _noteer(run: Uitvoering, op: datetime) -> None:
    sessie = run.bijeenkomsten.first()
    rijen = {rij.deelnemer.email: rij for rij in run.inschrijvingen.select_related("deelnemer")}
    notities = {(rijen[email].pk, sessie.pk): soort for email, soort in DEELNEMERS if email in rijen}
    toen = _om(sessie.datum, 13)
    wat = {"uitvoering": run, "bron": Aanwezigheid.Bron.TRAINER, "door": None}
    services.noteer(notities=notities, op=toen, **wat)
    email, soort, reden = VERBETERD
    services.noteer(notities={(rijen[email].pk, sessie.pk): soort}, op=toen + DAG, reden=reden, **wat)


def _maak_beleid(vandaag: date, op: datetime) -> None:
    """In one organisation the rule holds, and somebody falls under it; in another it was not agreed on yet."""
    organisaties = Organisatie.objects.in_bulk(["enschede", "losser"], field_name="code")
    coordinator = Gebruiker.objects.filter(email="coordinator@twentsekracht.example").first()
    for code, organisatie in organisaties.items():
        aan = code == "enschede"
        NoShowbeleid.objects.create(
            organisatie=organisatie,
            is_aan=aan,
            instemming_op=vandaag - 200 * DAG if aan else None,
            genoteerd_door=coordinator,
            genoteerd_op=op - 190 * DAG,
        )
    if wie := Gebruiker.objects.filter(email=TE_VAAK).first():
        for code in ("sociaal-domein-2", "privacy-3"):
            run = Uitvoering.objects.get(code=code)
            rij = _schrijf_in(run, wie, S.NO_SHOW, run.start - 40 * DAG, op)
            rij.aanwezigheid.create(
                soort=Soort.NO_SHOW, bron=Aanwezigheid.Bron.BUREAU, vastgelegd_op=_om(run.start, 17)
            )
        run = Uitvoering.objects.get(code=WACHT_BIJ)
        wacht = {"is_achteraan": True, "wacht_sinds": op - 5 * DAG}
        _schrijf_in(run, wie, S.WACHTLIJST, vandaag - 5 * DAG, op, **wacht)


def _om(dag: date, uur: int) -> datetime:
    return timezone.make_aware(datetime.combine(dag, time(uur)))
