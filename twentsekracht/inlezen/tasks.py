"""Importing an upload in the background."""

from functools import partial

from django.utils import timezone

from twentsekracht.inlezen.bron import Bron
from twentsekracht.inlezen.models import Import
from twentsekracht.inlezen.services import Afgekeurd, ImportLoopt, controleer, importeer, keur_af, keur_goed
from twentsekracht.werk.models import Job
from twentsekracht.werk.services import LaterOpnieuw, Meld, Weigering

WACHT = 30  # seconds, while another import is at work


def lees_in(job: Job, meld: Meld):
    """Checks with progress; the effect checks once more under the lock, and writes."""
    imp = Import.objects.get(pk=job.argumenten["import"])
    if imp.status != Import.Status.AANGEVRAAGD:
        raise Weigering("Deze import is al afgerond.")
    bron = Bron(imp.naam, {bestand.naam: bestand.bytes() for bestand in imp.bronbestanden.all()})
    try:
        jaar = controleer(bron=bron, meld=lambda stap, n, totaal: meld(stap, gedaan=n, totaal=totaal))
    except Afgekeurd as fout:
        return partial(keur_af, imp=imp, fout=fout, op=timezone.now())
    if imp.alleen_controleren:
        return partial(keur_goed, imp=imp, jaar=jaar, op=timezone.now())
    meld("Schrijven")
    return partial(_voer_in, imp, bron, door=job.door)


def _voer_in(imp: Import, bron: Bron, *, door) -> None:
    op = timezone.now()
    try:
        importeer(bron=bron, door=door, op=op, imp=imp)
    except Afgekeurd as fout:  # the portal changed between the check and the lock
        keur_af(imp=imp, fout=fout, op=op)
    except ImportLoopt as fout:
        raise LaterOpnieuw(WACHT, str(fout)) from fout
