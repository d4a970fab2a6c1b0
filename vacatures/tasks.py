"""What is done in the background: mail about new vacancies, questions about old ones."""

from collections.abc import Callable
from contextlib import suppress

from django.utils import timezone

from twentsekracht import bestanden, virusscan
from twentsekracht.werk.models import Job
from twentsekracht.werk.services import LaterOpnieuw, Meld, Weigering
from twentsekracht.werk.voortgang import een_voor_een
from vacatures import bewaartermijn, services
from vacatures.fouten import VacatureFout
from vacatures.models import Apisleutel, BewaardeVacature, Bijlage, Zoekopdracht
from vacatures.uitkomsten import te_herinneren, te_vragen

PERSONEN_PER_KEER = 500
SCAN_WACHT = (60, 600, 3600, 6 * 3600)  # seconds before the scanner is asked again


def dagelijks(job: Job, meld: Meld) -> None:
    """Mail that people asked for: what is new for their searches, what they keep and closes, what they still want."""
    nu = timezone.now()
    begin = services.begin_van_de_dag(nu)
    _attendeer(Zoekopdracht.objects.aan_de_beurt(vandaag=begin), meld)
    bewaard = BewaardeVacature.objects.te_herinneren(vandaag=begin)
    _per_persoon(services.herinner_aan_sluiten, bewaard, "Herinneren aan wat sluit", meld)
    services.verwijder_ongewild(op=nu)
    jarig = Zoekopdracht.objects.te_vragen(op=nu)
    _per_persoon(services.vraag_of_gewild, jarig, "Vragen wat nog gewild is", meld)
    services.vergeet_meldingen(op=nu)


def attendeer_meteen(job: Job, meld: Meld) -> None:
    """For who wants to know at once: some minutes after something was published, and when a day begins."""
    begin = job.argumenten.get("begin")
    if begin and (seconden := services.seconden_te_vroeg(begin, op=timezone.now())):
        raise LaterOpnieuw(seconden)
    _attendeer(Zoekopdracht.objects.meteen(op=timezone.localdate()), meld)


def _attendeer(zoekopdrachten, meld: Meld) -> None:
    """Some people at a time, and each in a transaction of their own: a run cut short goes on with the others."""
    mensen = list(zoekopdrachten.order_by("gebruiker").values_list("gebruiker", flat=True).distinct())
    op = timezone.now()
    for begin in range(0, len(mensen), PERSONEN_PER_KEER):
        meld("Zoekopdrachten bekijken", gedaan=begin, totaal=len(mensen))
        deel = zoekopdrachten.filter(gebruiker__in=mensen[begin : begin + PERSONEN_PER_KEER])
        services.attendeer(zoekopdrachten=deel, op=op)


def _per_persoon(dienst, rijen, stap: str, meld: Meld) -> None:
    mensen = list(rijen.order_by("gebruiker").values_list("gebruiker", flat=True).distinct())
    for nummer, gebruiker_id in enumerate(mensen):
        if nummer % PERSONEN_PER_KEER == 0:
            meld(stap, gedaan=nummer, totaal=len(mensen))
        dienst(gebruiker_id=gebruiker_id, op=timezone.now())


def uitkomsten(job: Job, meld: Meld) -> None:
    """Asks how vacancies ended, and again. Each in a transaction of its own, so that a run cut short goes on later."""
    nu = timezone.now()
    nieuw = list(te_vragen(op=timezone.localdate(nu)).order_by("pk"))
    opnieuw = list(te_herinneren(op=nu).order_by("pk"))
    meld("Vragen naar uitkomsten", gedaan=0, totaal=len(nieuw) + len(opnieuw))
    for vacature in nieuw:
        with suppress(VacatureFout):  # gone in the meantime
            services.vraag_uitkomst(vacature=vacature, door=None, op=timezone.now())
    for vraag in opnieuw:
        services.herinner(vraag=vraag, door=None, op=timezone.now())


def sleutels(job: Job, meld: Meld) -> None:
    """Keys to the API that stop working within a month."""
    bijna = Apisleutel.objects.bijna_verlopen(op=timezone.localdate()).filter(herinnerd_op=None)
    for pk in list(bijna.order_by("pk").values_list("pk", flat=True)):
        services.herinner_aan_verlopen(sleutel_id=pk, op=timezone.now())


def vergeet(job: Job, meld: Meld) -> None:
    """Who reacted goes when the term is over. Each in a transaction of its own; files that a kill left go too.

    Too many at once wait for the coördinator, who is told in the work list; `goedgekeurd`: so many may go.
    """
    nu = timezone.now()
    services.zet_einden(op=nu)
    te_veel = bewaartermijn.te_veel(op=nu)
    wacht = te_veel > job.argumenten.get("goedgekeurd", 0)
    weg = bewaartermijn.nooit_bevestigd(op=nu) if wacht else bewaartermijn.te_verwijderen(op=nu)
    ids = list(weg.order_by("pk").values_list("pk", flat=True))
    for pk in een_voor_een(ids, "Gegevens van reacties verwijderen", meld):
        services.verwijder_verlopen(sollicitatie_id=pk, op=timezone.now())
    services.ruim_bestanden_op(op=timezone.now())
    if wacht:
        services.meld_te_veel(aantal=te_veel, op=nu)
        raise Weigering(
            f"Van {te_veel} reacties is de bewaartermijn voorbij. Dat zijn er te veel om vanzelf te verwijderen, dus "
            "wachten ze op de coördinator. Kijk of de klok van de server goed staat."
        )
    services.vergeet_commissies(op=nu)


def controleer_bijlage(job: Job, meld: Meld) -> Callable[[], None] | None:
    """Has the scanner look at a CV that is held. Without a verdict it stays held, and is asked about again."""
    pk = job.argumenten["bijlage"]
    bijlage = Bijlage.objects.filter(pk=pk, controle=Bijlage.Controle.WACHT).first()
    if bijlage is None:
        return None
    try:
        besmet = virusscan.is_besmet(bestanden.lees(bijlage.bestand))
    except FileNotFoundError:  # deleted in the meantime, with its owner
        return None
    except virusscan.ScannerWeg as fout:
        raise LaterOpnieuw(SCAN_WACHT[min(job.poging, len(SCAN_WACHT)) - 1], str(fout)) from fout
    return lambda: services.leg_controle_vast(bijlage_id=pk, is_besmet=besmet, op=timezone.now())


def controleer_wachtende(job: Job, meld: Meld) -> None:
    """What is still held by now: its job was given up while the scanner was down."""
    wachtend = Bijlage.objects.filter(controle=Bijlage.Controle.WACHT, sollicitatie__reactie__isnull=False)
    for bijlage in wachtend.order_by("pk"):
        services.vraag_controle(bijlage=bijlage, op=timezone.now())
