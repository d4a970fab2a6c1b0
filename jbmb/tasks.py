"""What Jouw Baan Mijn Baan does without anybody waiting at the page: its slow work, and what happens each day."""

from django.utils import timezone

from jbmb import services
from jbmb.models import Ronde
from jbmb.ringregels import lees, te_lezen
from jbmb.rondewerk import zoek
from jbmb.services import rondes
from jbmb.termijnen import te_herinneren, te_verlopen
from twentsekracht.werk.models import Job
from twentsekracht.werk.services import Meld, Weigering
from twentsekracht.werk.voortgang import een_voor_een


def zoek_ringen(job: Job, meld: Meld):
    """A round: who wants to swap now (of a repeat: who did then), and the best set of rings among them."""
    ronde = Ronde.objects.filter(pk=job.argumenten["ronde"]).first()
    if ronde is None or ronde.is_klaar:
        raise Weigering("Deze ronde is er niet meer, of is al klaar.")
    invoer = ronde.invoer
    if invoer is None:
        meld("Aanbod lezen")
        vandaag = timezone.localdate()
        invoer = lees(te_lezen(op=vandaag), op=vandaag)
    uitkomst = zoek(
        invoer,
        langste=ronde.langste,
        seconden=ronde.seconden,
        meld=lambda stap, gedaan, totaal: meld(stap, gedaan=gedaan, totaal=totaal),
    )
    return lambda: rondes.leg_vast(ronde_id=ronde.pk, invoer=invoer, uitkomst=uitkomst, op=timezone.now())


def dagelijks(job: Job, meld: Meld) -> None:
    """Offers that expire, or soon will; each in a transaction of its own. And what nobody needs to know any more."""
    vandaag = timezone.localdate()
    for wat, aanbod, doe in (
        ("Aanbod laten verlopen", te_verlopen(op=vandaag), services.verloop),
        ("Aan verlopen herinneren", te_herinneren(op=vandaag), services.herinner),
    ):
        for pk in een_voor_een(list(aanbod.order_by("pk").values_list("pk", flat=True)), wat, meld):
            doe(aanbod_id=pk, op=timezone.now())
    services.vergeet(op=timezone.now())
