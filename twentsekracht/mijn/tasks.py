"""Once a day: accounts that nobody uses are told so, and go two months later."""

from django.utils import timezone

from twentsekracht.mijn import bewaren, services
from twentsekracht.werk.models import Job
from twentsekracht.werk.services import Meld, Weigering
from twentsekracht.werk.voortgang import een_voor_een


def dagelijks(job: Job, meld: Meld) -> None:
    """Each account in a transaction of its own. Safe to run twice: who was told or is gone is no longer due."""
    vandaag = timezone.localdate()
    te_veel = bewaren.te_veel(op=vandaag)
    gewist = 0 if te_veel else _doe(services.wis_stille, bewaren.te_wissen(op=vandaag), meld)
    gewaarschuwd = _doe(services.waarschuw_stille, bewaren.te_waarschuwen(op=vandaag), meld)
    meld(f"Niet gebruikte accounts: {gewist} gewist, {gewaarschuwd} gewaarschuwd")
    if te_veel:
        raise Weigering(
            f"Van {te_veel} accounts is de bewaartermijn voorbij. Dat zijn er te veel om vanzelf te wissen, dus is er "
            "geen gewist. Kijk of de klok van de server goed staat en of mensen kunnen inloggen."
        )


def _doe(dienst, accounts, meld: Meld) -> int:
    ids = list(accounts.values_list("pk", flat=True))
    gedaan = 0
    for pk in een_voor_een(ids, "Niet gebruikte accounts bekijken", meld):
        gedaan += dienst(gebruiker_id=pk, op=timezone.now())
    return gedaan
