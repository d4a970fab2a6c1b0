"""Somebody leaves the portal: who counted on them is told, and nobody reads any more who it was."""

from datetime import datetime

from django.db import transaction
from django.db.models import Q

from jbmb.models import REACTIE_LEVEND, Klus, Klusreactie, Klusreactiestap, Klusstap
from jbmb.services import klusbrieven as brieven
from jbmb.services.klusafloop import vergeet_klussen, vergeet_reacties
from jbmb.services.klusreacties import stap_uit
from jbmb.services.klussen import laat_allen_los
from jbmb.services.klusstappen import zet
from twentsekracht.organisaties.models import Gebruiker

WEG = "Deze collega is er niet meer."
Status = Klus.Status
R = Klusreactie.Status


@transaction.atomic
def wis(*, gebruiker: Gebruiker, op: datetime) -> None:
    """What is to come is called off; what was stays in the figures, without a name.

    Thanks that they gave say not by whom, and belong to who got them: those stay.
    """
    reacties = Klusreactie.objects.filter(deelnemer=gebruiker)
    geraakt = Klus.objects.filter(Q(klusgever=gebruiker) | Q(pk__in=reacties.values("klus")))
    eigen = list(Klus.objects.filter(klusgever=gebruiker).values_list("pk", flat=True))
    klussen = geraakt.select_for_update(of=("self",)).select_related("klusgever", "organisatie")
    for klus in klussen.order_by("pk"):
        if klus.klusgever_id == gebruiker.pk:
            _klus_zonder_klusgever(klus, op)
        else:
            _klus_zonder_deelnemer(klus, gebruiker, op)
    vergeet_reacties(list(reacties.values_list("pk", flat=True)), ook_getoond=True)
    vergeet_klussen(eigen)
    for stap in (Klusstap, Klusreactiestap):
        stap.objects.filter(door=gebruiker).update(reden="")
    # Where they were to decide about a colleague: without an answer that lapses.
    Klusreactie.objects.filter(leidinggevende__iexact=gebruiker.email).update(leidinggevende="")


def _klus_zonder_klusgever(klus: Klus, op: datetime) -> None:
    klus.klusgever = None
    klus.save(update_fields=["klusgever"])
    if klus.status == Status.OPEN:
        zet(klus, Status.INGETROKKEN, door=None, op=op)
        laat_allen_los(klus, R.NIET_GEKOZEN, "De klusgever is er niet meer.", door=None, op=op)
    elif klus.status == Status.LOPEND:
        zet(klus, Status.GESTOPT, door=None, op=op)
        laat_allen_los(klus, R.GESTOPT, "De klusgever is er niet meer.", door=None, op=op)


def _klus_zonder_deelnemer(klus: Klus, gebruiker: Gebruiker, op: datetime) -> None:
    eigen = klus.reacties.filter(deelnemer=gebruiker, status__in=REACTIE_LEVEND)
    for reactie in eigen.select_related("deelnemer", "organisatie"):
        reactie.klus = klus
        if reactie.status == R.AFGESPROKEN and klus.status == Status.LOPEND:
            stap_uit(reactie, door=None, reden=WEG, op=op)
            continue
        was = reactie.status
        zet(reactie, R.INGETROKKEN, door=None, op=op)
        brieven.teruggetrokken(reactie, was, reden=WEG, op=op)
