"""The slow work of an edition: collecting its figures and drawing its files. The effect is one service call."""

from contextlib import contextmanager

from django.db import connection, transaction
from django.utils import timezone

from rapportage import services
from rapportage.definitief import samengesteld
from rapportage.models import Editie
from rapportage.uitvoer import maak_bestanden as teken
from rapportage.verzamelen import verzamel
from twentsekracht.werk.models import Job
from twentsekracht.werk.services import Meld, Weigering

VERZAMELEN, CONTROLEREN, BEWAREN = "Cijfers verzamelen", "Controleren", "Bewaren"
TEKENEN = ("Webpagina maken", "Rekenbladen maken", "PDF maken")
STAPPEN = {
    services.VERZAMELEN: (VERZAMELEN, CONTROLEREN, *TEKENEN, BEWAREN),
    services.TEKENEN: (CONTROLEREN, *TEKENEN, BEWAREN),
}


def verzamel_cijfers(job: Job, meld: Meld):
    """The figures of a concept, and its files."""
    editie = _editie(job)
    if editie.is_definitief:
        raise Weigering("Deze editie is definitief: haar cijfers veranderen niet meer.")
    stap = _stappen(job, meld)
    stap(VERZAMELEN)
    with _op_een_moment():
        editie.momentopname = verzamel(
            jaar=editie.jaar,
            peildatum=editie.peildatum,
            organisatie=editie.organisatie,
            top_reacties=editie.top_reacties,
            top_opleidingen=editie.top_opleidingen,
            op=timezone.now(),
        )
    bestanden = _teken(editie, stap)
    return lambda: services.leg_cijfers_vast(
        editie_id=editie.pk,
        momentopname=editie.momentopname,
        bestanden=bestanden,
        stand=editie.stand,
        op=timezone.now(),
    )


def maak_bestanden(job: Job, meld: Meld):
    """The files of an edition whose figures are there: after a change of words, or when it became definitive."""
    editie = _editie(job)
    bestanden = _teken(editie, _stappen(job, meld))
    return lambda: services.leg_bestanden_vast(
        editie_id=editie.pk, bestanden=bestanden, stand=editie.stand, op=timezone.now()
    )


def _editie(job: Job) -> Editie:
    editie = Editie.objects.select_related("organisatie").filter(pk=job.argumenten["editie"]).first()
    if editie is None:
        raise Weigering("Deze editie is er niet meer.")
    return editie


def _stappen(job: Job, meld: Meld):
    namen = STAPPEN[job.soort]
    return lambda naam: meld(naam, gedaan=namen.index(naam), totaal=len(namen))


def _teken(editie: Editie, stap) -> dict[str, bytes]:
    stap(CONTROLEREN)
    m = samengesteld(editie)
    bestanden = teken(m, meld=stap)
    stap(BEWAREN)
    return bestanden


@contextmanager
def _op_een_moment():
    """Figures of one moment: what others commit meanwhile is not in some of the tables and missing in others."""
    if connection.in_atomic_block:  # the caller has a transaction of its own
        yield
        return
    with transaction.atomic():
        if connection.vendor == "postgresql":
            with connection.cursor() as cursor:
                cursor.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ, READ ONLY")
        yield
