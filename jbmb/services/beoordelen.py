"""What the ambassadeur does with an offer of their own organisation: approving it, asking more, or saying no."""

from datetime import datetime

from django.db import transaction
from django.utils import timezone

from jbmb.beoordelaars import te_zien_door
from jbmb.fouten import RuilFout
from jbmb.models import Ruilaanbod
from jbmb.services import brieven
from jbmb.services.stappen import pak, zet
from jbmb.termijnen import een_jaar_na
from twentsekracht.organisaties.models import Gebruiker

Status = Ruilaanbod.Status


@transaction.atomic
def keur_goed(*, aanbod: Ruilaanbod, is_vast: bool, door: Gebruiker, op: datetime) -> None:
    """`is_vast`: seen with one's own eyes. From now on colleagues find it, a year long."""
    nu = _pak(aanbod, door, op)
    if not is_vast:
        raise RuilFout("Ruilen kan alleen met een vast contract. Controleer dat eerst.")
    vandaag = timezone.localdate(op)
    zet(
        nu,
        Status.AANGEBODEN,
        door=door,
        op=op,
        is_vast=True,
        aangeboden_op=nu.aangeboden_op or vandaag,
        geldig_tot=een_jaar_na(vandaag),
        herinnerd_op=None,
    )
    brieven.goedgekeurd(nu, op=op)


@transaction.atomic
def vraag_aanvulling(*, aanbod: Ruilaanbod, reden: str, door: Gebruiker, op: datetime) -> None:
    nu = _pak(aanbod, door, op)
    zet(nu, Status.AANVULLING, door=door, op=op, reden=_keur_reden(reden))
    brieven.aanvulling(nu, reden.strip(), op=op)


@transaction.atomic
def wijs_af(*, aanbod: Ruilaanbod, reden: str, door: Gebruiker, op: datetime) -> None:
    nu = _pak(aanbod, door, op)
    zet(nu, Status.AFGEWEZEN, door=door, op=op, reden=_keur_reden(reden))
    brieven.afgewezen(nu, reden.strip(), op=op)


def _pak(aanbod: Ruilaanbod, door: Gebruiker, op: datetime) -> Ruilaanbod:
    nu = pak(aanbod.pk)
    if nu.deelnemer_id == door.pk:
        raise RuilFout("Dit is je eigen aanbod. Een andere ambassadeur of de coördinator kijkt ernaar.")
    if not te_zien_door(door, op=timezone.localdate(op)).filter(pk=nu.pk).exists():
        raise RuilFout("Alleen de ambassadeur van de organisatie zelf kijkt dit aanbod na.")
    return nu


def _keur_reden(reden: str) -> str:
    if not reden.strip():
        raise RuilFout("Schrijf erbij waarom: dan weet je collega het.")
    return reden.strip()
