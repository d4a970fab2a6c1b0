"""A year of the school around today: courses, runs that were and that come, enrolments, and what was agreed.

Made once: as soon as the courses are there nothing changes. The example year keeps codes and marks of its own.
"""

from datetime import date, datetime, timedelta
from itertools import count, cycle

from django.db import transaction
from django.utils import timezone

from school import (
    demo_aanwezigheid,
    demo_afspraken,
    demo_inhoud,
    demo_leren,
    demo_plaatsen,
    demo_vraag,
)
from school.demo_catalogus import CURSUSSEN, Cursus, Run
from school.demo_collegas import Collegas
from school.demo_vaardigheden import LEERT
from school.models import MET_PLAATS, Inschrijving, Inschrijvingstap, Opleiding, Uitvoering
from twentsekracht.mijn.models import Vaardigheid
from twentsekracht.organisaties.models import Gebruiker, Organisatie
from twentsekracht.werkdagen import werkdag_vanaf

S = Inschrijving.Status
SINDS_HET_PORTAAL = timedelta(days=60)
# What became of those who were there, over and over.
AFLOOP = (
    S.AANWEZIG,
    S.AANWEZIG,
    S.AFGEROND,
    S.AANWEZIG,
    S.DEELS,
    S.AANWEZIG,
    S.AFWEZIG_MET_BERICHT,
    S.NO_SHOW,
)
# What an old list said of them.
OP_DE_LIJST = {S.AANWEZIG: True, S.AFGEROND: True, S.NO_SHOW: False}

# whom (log-in name), course, which of its runs, status
VAN_DEMOMENSEN = (
    ("ambtenaar@losser.example", "omgevingswet", 0, S.BEVESTIGD),
    ("ambtenaar@losser.example", "gesprekken", 0, S.WACHTLIJST),
    ("ambtenaar@losser.example", "begroting", 0, S.WACHT_OP_AKKOORD),
    ("ambtenaar@losser.example", "vergaderen", 0, S.GEANNULEERD),
    ("ambtenaar@losser.example", "loopbaan", 0, S.AANGEBODEN),
    ("ambtenaar@losser.example", "excel", 3, S.AFGEROND),
    ("ambtenaar@losser.example", "duidelijk-schrijven", 3, S.AANWEZIG),
    ("ambtenaar@losser.example", "prompten", 2, S.AFGEROND),
    ("ambtenaar@losser.example", "klimaat", 1, S.DEELS),
    ("contactpersoon@hengelo.example", "data", 0, S.BEVESTIGD),
    ("contactpersoon@hengelo.example", "duidelijk-schrijven", 2, S.AANWEZIG),
    ("contactpersoon@hengelo.example", "gesprekken", 0, S.WACHTLIJST),
    ("contactpersoon@almelo.example", "privacy", 0, S.BEVESTIGD),
    ("contactpersoon@almelo.example", "gesprekken", 0, S.WACHTLIJST),
    ("decaan@twentsekracht.example", "gesprekken", 0, S.WACHTLIJST),
    ("vacaturehouder@enschede.example", "prompten", 1, S.BEVESTIGD),
    ("vacaturehouder@enschede.example", "leidinggeven", 0, S.AANGEVRAAGD),
    ("ambassadeur@borne.example", "bestuurlijk", 0, S.AANGEBODEN),
    ("decaan@twentsekracht.example", "loopbaan", 1, S.NO_SHOW),
)
# Colleagues for whom the contactpersoon has something to do: organisation, course, run
WACHTEN = (("hengelo", "sociaal-domein", 0), ("hengelo", "inkoop", 0), ("almelo", "begroting", 0))


@transaction.atomic
def vul(*, op: datetime) -> None:
    if Opleiding.objects.filter(code=CURSUSSEN[0].code).exists():
        return
    vandaag = timezone.localdate(op)
    uitvoeringen = _maak_catalogus(vandaag)
    collegas = Collegas()
    inschrijvingen = [
        *_van_demomensen(uitvoeringen, vandaag),
        *_wachtenden(uitvoeringen, vandaag, collegas),
    ]
    inschrijvingen += _vul_op(uitvoeringen, inschrijvingen, vandaag, collegas)
    Inschrijving.objects.bulk_create(inschrijvingen, batch_size=500)
    stappen = [stap for rij in inschrijvingen for stap in _stappen(rij, op)]
    Inschrijvingstap.objects.bulk_create(stappen, batch_size=500)
    demo_afspraken.vul(op=op)
    runs = {welke: run for welke, (_, run) in uitvoeringen.items()}
    demo_plaatsen.vul(runs, op=op)
    demo_vraag.vul(runs, op=op)
    demo_aanwezigheid.vul(op=op)
    demo_leren.vul(runs, op=op)


def _maak_catalogus(vandaag: date) -> dict[tuple[str, int], tuple[Run, Uitvoering]]:
    """Per course (code) and number of the run."""
    gemaakt = {}
    for cursus in CURSUSSEN:
        opleiding = _opleiding(cursus)
        for nummer, run in enumerate(cursus.runs):
            uitvoering = _uitvoering(opleiding, nummer, run, werkdag_vanaf(vandaag + timedelta(run.over)))
            gemaakt[cursus.code, nummer] = run, uitvoering
    demo_inhoud.verbind()
    return gemaakt


def _opleiding(cursus: Cursus) -> Opleiding:
    velden = (
        "code",
        "titel",
        "soort",
        "vakgebied",
        "samenvatting",
        "omschrijving",
        "leerdoelen",
        "doelgroep",
        "uren",
        "kosten",
    )
    opleiding = Opleiding.objects.create(
        **{naam: getattr(cursus, naam) for naam in velden}, **demo_inhoud.velden(cursus.code)
    )
    opleiding.vaardigheden.set(Vaardigheid.objects.filter(naam__in=LEERT[cursus.code]))
    return opleiding


def _uitvoering(opleiding: Opleiding, nummer: int, run: Run, start: date) -> Uitvoering:
    begin, eind = run.uren
    return Uitvoering.objects.create(
        code=f"{opleiding.code}-{nummer + 1}",
        opleiding=opleiding,
        start=start,
        einde=werkdag_vanaf(start + timedelta(run.dagen)) if run.dagen else None,
        begintijd=begin,
        eindtijd=eind,
        locatie=run.locatie,
        sluit_op=start - timedelta(run.sluit) if run.sluit else None,
        min_deelnemers=run.minimum,
        max_deelnemers=run.maximum,
    )


def _inschrijving(uitvoering: Uitvoering, vandaag: date, organisatie: Organisatie, status: str, **wie):
    """Some six weeks before the start, and always before today."""
    ingeschreven = min(uitvoering.start - timedelta(35 + uitvoering.pk % 20), vandaag - timedelta(4))
    return Inschrijving(
        uitvoering=uitvoering,
        organisatie=organisatie,
        ingeschreven_op=ingeschreven,
        status=status,
        geannuleerd_op=vandaag - timedelta(2) if status == S.GEANNULEERD else None,
        is_aanwezig=OP_DE_LIJST.get(status) if "kenmerk" in wie else None,
        **wie,
    )


def _van_demomensen(uitvoeringen, vandaag):
    mensen = Gebruiker.objects.select_related("organisatie").in_bulk(
        {email for email, *_ in VAN_DEMOMENSEN}, field_name="email"
    )
    for email, cursus, nummer, status in VAN_DEMOMENSEN:
        if wie := mensen.get(email):
            _, uitvoering = uitvoeringen[cursus, nummer]
            yield _inschrijving(uitvoering, vandaag, wie.organisatie, status, deelnemer=wie)


def _wachtenden(uitvoeringen, vandaag, collegas: Collegas):
    organisaties = Organisatie.objects.in_bulk(field_name="code")
    for code, cursus, run in WACHTEN:
        _, uitvoering = uitvoeringen[cursus, run]
        wie = collegas.voor(uitvoering, organisaties[code])
        yield _inschrijving(uitvoering, vandaag, organisaties[code], S.WACHT_OP_AKKOORD, deelnemer=wie)


def _vul_op(uitvoeringen, al_ingeschreven, vandaag, collegas: Collegas):
    """Up to what the run is said to hold, by turns from every employer, the larger ones more often."""
    werkgevers = list(Organisatie.objects.werkgevers().order_by("code"))
    beurt, nummer, afloop = demo_afspraken.beurten(werkgevers), count(1), cycle(AFLOOP)
    for run, uitvoering in uitvoeringen.values():
        met_plaats = [
            rij for rij in al_ingeschreven if rij.uitvoering == uitvoering and rij.status in MET_PLAATS
        ]
        for _ in range(run.bezet - len(met_plaats)):
            status = next(afloop) if uitvoering.start < vandaag else S.BEVESTIGD
            organisatie = next(beurt)
            # What is longer ago, came in with an old list.
            mens = (
                collegas.voor(uitvoering, organisatie)
                if uitvoering.start >= vandaag - SINDS_HET_PORTAAL
                else None
            )
            wie = {"deelnemer": mens} if mens else {"kenmerk": f"DEMO-{next(nummer):04}"}
            yield _inschrijving(uitvoering, vandaag, organisatie, status, **wie)


def _stappen(rij: Inschrijving, op: datetime):
    """What gives a place was confirmed on the day of enrolment; the outcome is known from the first day."""
    eerst = S.BEVESTIGD if rij.status in (*MET_PLAATS, S.GEANNULEERD) else rij.status
    if rij.status == S.AANGEBODEN:
        eerst = S.WACHTLIJST
    yield Inschrijvingstap(inschrijving=rij, naar=eerst, per=rij.ingeschreven_op, vastgelegd_op=op)
    if rij.status != eerst:
        per = rij.geannuleerd_op or min(rij.uitvoering.start, timezone.localdate(op))
        yield Inschrijvingstap(inschrijving=rij, van=eerst, naar=rij.status, per=per, vastgelegd_op=op)
