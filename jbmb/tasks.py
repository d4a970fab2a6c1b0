"""What Jouw Baan Mijn Baan does without anybody waiting at the page: its slow work, and what happens each day."""

import logging

from django.utils import timezone

from jbmb import klusregels, services
from jbmb.fouten import RuilFout
from jbmb.kringregels import geweigerd
from jbmb.models import REACTIE_WACHT, Cohort, Cohortdeelname, Klusreactie, Ronde
from jbmb.ringregels import lees, te_lezen
from jbmb.rondewerk import zoek
from jbmb.services import cohortdeelname, cohortwissen, klusafloop, kringen, rondes
from jbmb.services import cohorten as cohortverbs
from jbmb.termijnen import te_herinneren, te_herinneren_kringen, te_ontbinden_kringen, te_verlopen
from twentsekracht.werk.models import Job
from twentsekracht.werk.services import Meld, Weigering
from twentsekracht.werk.voortgang import een_voor_een

logger = logging.getLogger(__name__)


def zoek_ringen(job: Job, meld: Meld):
    """A round: who wants to swap now (of a repeat: who did then), and the best set of rings among them."""
    ronde = Ronde.objects.filter(pk=job.argumenten["ronde"]).first()
    if ronde is None or ronde.is_klaar:
        raise Weigering("Deze ronde is er niet meer, of is al klaar.")
    invoer = ronde.invoer
    if invoer is None:
        meld("Aanbod lezen")
        vandaag = timezone.localdate()
        invoer = lees(te_lezen(op=vandaag), op=vandaag, geweigerd=geweigerd())
    uitkomst = zoek(
        invoer,
        langste=ronde.langste,
        seconden=ronde.seconden,
        meld=lambda stap, gedaan, totaal: meld(stap, gedaan=gedaan, totaal=totaal),
    )
    return lambda: rondes.leg_vast(ronde_id=ronde.pk, invoer=invoer, uitkomst=uitkomst, op=timezone.now())


def stel_ringen_voor(job: Job, meld: Meld) -> None:
    """The rings of a round, to the people in them; what no longer fits is left out."""
    ronde = Ronde.objects.get(pk=job.argumenten["ronde"])
    ringen = list(rondes.voor_te_stellen(ronde))
    for ring in een_voor_een(ringen, "Ringen voorstellen", meld):
        try:
            kringen.stel_voor(ring=ring, door=job.door, op=timezone.now())
        except RuilFout as fout:
            logger.info("ring %s of round %s: %s", ring.nummer, ronde.pk, fout)


def dagelijks(job: Job, meld: Meld) -> None:
    """Offers and rings that expire, or soon will; each on its own. And what nobody needs to know any more."""
    vandaag = timezone.localdate()
    for wat, aanbod, doe in (
        ("Aanbod laten verlopen", te_verlopen(op=vandaag), services.verloop),
        ("Aan verlopen herinneren", te_herinneren(op=vandaag), services.herinner),
    ):
        for pk in een_voor_een(list(aanbod.order_by("pk").values_list("pk", flat=True)), wat, meld):
            doe(aanbod_id=pk, op=timezone.now())
    for wat, gezocht, doe in (
        ("Ringen zonder antwoord", te_ontbinden_kringen(op=vandaag), kringen.laat_vervallen),
        ("Aan ringen herinneren", te_herinneren_kringen(op=vandaag), kringen.herinner),
    ):
        for pk in een_voor_een(list(gezocht.order_by("pk").values_list("pk", flat=True)), wat, meld):
            doe(kring_id=pk, op=timezone.now())
    services.vergeet(op=timezone.now())


def cohorten(job: Job, meld: Meld) -> None:
    """Cohorts that begin today, people who go or come back, and leidinggevenden who did not answer."""
    op = timezone.now()
    vandaag = timezone.localdate(op)
    C = Cohort.Status
    beginnend = Cohort.objects.filter(status=C.GEKOZEN, start__lte=vandaag)
    wachtend = Cohortdeelname.objects.filter(status=Cohortdeelname.Status.UITGENODIGD)
    for wat, rijen, doe in (
        ("Antwoorden laten vervallen", wachtend.filter(akkoord_tot__lte=op), cohortdeelname.laat_vervallen),
        ("Leidinggevenden herinneren", wachtend.filter(herinnerd_op=None), cohortdeelname.herinner),
    ):
        for pk in een_voor_een(list(rijen.order_by("pk").values_list("pk", flat=True)), wat, meld):
            doe(deelname_id=pk, op=timezone.now())
    for cohort in een_voor_een(list(beginnend.order_by("pk")), "Cohorten beginnen", meld):
        cohortverbs.begin(cohort=cohort, door=None, op=timezone.now())
    lopend = list(Cohort.objects.filter(status=C.LOOPT).order_by("pk"))
    for cohort in een_voor_een(lopend, "Cohorten bijwerken", meld):
        cohortverbs.werk_bij(cohort_id=cohort.pk, op=timezone.now())
    cohortwissen.vergeet(op=timezone.now())


def klussen(job: Job, meld: Meld) -> None:
    """Answers that stayed away, klussen that begin or end by themselves, reminders; each on its own."""
    nu = timezone.now()
    vandaag = timezone.localdate(nu)
    wachtend = Klusreactie.objects.filter(status__in=REACTIE_WACHT, herinnerd_op=None)
    for wat, rijen, naam, doe in (
        ("Laten vervallen", klusregels.te_vervallen_reacties(op=nu), "reactie_id", klusafloop.laat_vervallen),
        ("Laten beginnen", klusregels.te_beginnen(op=vandaag), "klus_id", klusafloop.begin),
        ("Afronden", klusregels.af_te_ronden(op=vandaag), "klus_id", klusafloop.rond_oude_af),
        ("Om een keuze vragen", _nog_niet(vandaag), "klus_id", klusafloop.herinner_klusgever),
        ("Om een antwoord vragen", wachtend, "reactie_id", klusafloop.herinner),
    ):
        for pk in een_voor_een(list(rijen.order_by("pk").values_list("pk", flat=True)), wat, meld):
            doe(**{naam: pk, "op": timezone.now()})
    klusafloop.vergeet(op=timezone.now())


def _nog_niet(vandaag):
    return klusregels.te_kiezen(op=vandaag).filter(herinnerd_op=None)
