"""What happens at the events without anybody pressing a button."""

from collections.abc import Callable
from datetime import timedelta

from django.db.models import Q
from django.utils import timezone

from evenementen import services
from evenementen.evaluatie import INVULLEN
from evenementen.herinneringen import te_herinneren
from evenementen.models import (
    WACHTEND_MEELOPEN,
    Deelname,
    Evenement,
    Evenementakkoord,
    Keuze,
    Meeloopverzoek,
    Meeloopwens,
    Onderdeel,
)
from evenementen.services import meeloopafloop, meeloopwensen, ruilronde, ruiluitkomst
from evenementen.services import meelopen as meeloopverzoeken
from twentsekracht.werk.later import wacht_tot
from twentsekracht.werk.models import Job
from twentsekracht.werk.services import Meld
from twentsekracht.werk.voortgang import een_voor_een

Status = Deelname.Status
NOG_DICHT = timedelta(days=14)  # after the day: long enough to catch up with days that the portal was down


def werk_bij(job: Job, meld: Meld) -> None:
    """One part, at the moment an offer or a hold lapses."""
    wacht_tot(job, op=timezone.now())
    services.werk_onderdeel_bij(onderdeel_id=job.argumenten["onderdeel"], op=timezone.now())


def vertel(job: Job, meld: Meld) -> Callable[[], None]:
    """What came of signing up, at the moment of that; noted together with the end of the job."""
    return lambda: services.vertel(wat=job.argumenten, op=job.aangevraagd_op)


def akkoord_verloopt(job: Job, meld: Meld) -> None:
    """One question to a leidinggevende, at the moment the places are kept no longer."""
    wacht_tot(job, op=timezone.now())
    services.laat_vervallen(akkoord_id=job.argumenten["akkoord"], op=timezone.now())


def dagelijks(job: Job, meld: Meld) -> None:
    """Every part in which somebody waits: the day of release may have come, or it begins. Each on its own.

    What somebody chose of a part that is over is nobody's business any more.
    """
    nu = timezone.now()
    vandaag = timezone.localdate(nu)
    niet_lang_voorbij = Q(datum__gte=vandaag - NOG_DICHT) | Q(
        datum__isnull=True, evenement__einde__gte=vandaag - NOG_DICHT
    )
    Keuze.objects.exclude(onderdeel__evenement__einde__gte=vandaag).delete()
    wachtend = Deelname.objects.filter(
        status__in=[Status.WACHTLIJST, Status.AANGEBODEN, Status.WACHT_OP_AKKOORD], deelnemer__isnull=False
    )
    delen = Onderdeel.objects.filter(niet_lang_voorbij, pk__in=wachtend.values("onderdeel"))
    ids = list(delen.order_by("pk").values_list("pk", flat=True))
    for pk in een_voor_een(ids, "Plaatsen bijwerken", meld):
        services.werk_onderdeel_bij(onderdeel_id=pk, op=timezone.now())


def akkoorden(job: Job, meld: Meld) -> None:
    """Who did not answer is asked again; what was asked too long ago ends."""
    ids = list(Evenementakkoord.objects.filter(besluit="").order_by("pk").values_list("pk", flat=True))
    for pk in een_voor_een(ids, "Aan akkoorden herinneren", meld):
        if not services.laat_vervallen(akkoord_id=pk, op=timezone.now()):
            services.herinner(akkoord_id=pk, op=timezone.now())


def werkplekruilen(job: Job, meld: Meld) -> None:
    """Of who swapped yesterday both are asked once how it went; days that nobody needs any more are forgotten."""
    ids = list(ruiluitkomst.te_vragen(op=timezone.localdate()).values_list("pk", flat=True))
    for pk in een_voor_een(ids, "Vragen hoe een werkplekruil ging", meld):
        ruiluitkomst.vraag_uitkomst(ruil_id=pk, op=timezone.now())
    ruilronde.vergeet_dagen(op=timezone.now())


def sprekers(job: Job, meld: Meld) -> None:
    """Addresses of who spoke long ago."""
    services.vergeet_adressen(op=timezone.now())


def evaluaties(job: Job, meld: Meld) -> None:
    """After an event everybody who went is asked once what they thought of it; a day that was missed is caught up."""
    vandaag = timezone.localdate()
    voorbij = Evenement.objects.filter(einde__lt=vandaag, einde__gte=vandaag - INVULLEN)
    for evenement in voorbij.order_by("pk"):
        services.vraag_evaluatie(evenement=evenement, op=timezone.now())


def meelopen(job: Job, meld: Meld) -> None:
    """Going along for a day: what nobody answered, who goes soon, who went; and what nobody needs to know any more."""
    nu = timezone.now()
    wachtend = Meeloopverzoek.objects.filter(status__in=WACHTEND_MEELOPEN, antwoord_tot__lte=nu)
    werk = (
        ("Verzoeken laten vervallen", wachtend, meeloopverzoeken.laat_vervallen),
        ("Aan meelopen herinneren", meeloopafloop.te_herinneren(op=nu), meeloopafloop.herinner),
        ("Vragen hoe het meelopen was", meeloopafloop.na_te_vragen(op=nu), meeloopafloop.vraag_na),
    )
    for wat, verzoeken, doe in werk:
        ids = list(verzoeken.order_by("pk").values_list("pk", flat=True))
        for pk in een_voor_een(ids, wat, meld):
            doe(verzoek_id=pk, op=timezone.now())
    meeloopafloop.vergeet(op=nu)


def meelooptips(job: Job, meld: Meld) -> None:
    """Who would like to see something hears of new places that fit: one mail."""
    ids = list(Meeloopwens.objects.filter(wil_mail=True).order_by("pk").values_list("pk", flat=True))
    for pk in een_voor_een(ids, "Nieuwe plekken melden", meld):
        meeloopwensen.stuur_tips(wens_id=pk, op=timezone.now())


def stem_agenda_af(job: Job, meld: Meld) -> None:
    """One event that was changed: each participant in a transaction of their own, so that nobody is told twice."""
    wacht_tot(job, op=timezone.now())
    _stem_af([job.argumenten["evenement"]], meld)


def agendas(job: Job, meld: Meld) -> None:
    """Every event that is not over: whatever was changed in whatever way, calendars get to know it within a day."""
    komend = Evenement.objects.filter(einde__gte=timezone.localdate()).order_by("pk")
    _stem_af(list(komend.values_list("pk", flat=True)), meld)


def _stem_af(evenementen: list[int], meld: Meld) -> None:
    for evenement in evenementen:
        wie = services.af_te_stemmen(evenement, op=timezone.now())
        for deelnemer in een_voor_een(wie, "Agenda’s bijwerken", meld):
            services.stem_agenda_af(evenement_id=evenement, deelnemer_id=deelnemer, op=timezone.now())


def herinneringen(job: Job, meld: Meld) -> None:
    """Who goes somewhere soon. Each in a transaction of their own."""
    wie = te_herinneren(op=timezone.localdate())
    for evenement, deelnemer, soort, dag in een_voor_een(wie, "Herinneren", meld):
        services.herinner_aan(
            evenement_id=evenement, deelnemer_id=deelnemer, soort=soort, dag=dag, op=timezone.now()
        )
