"""Somebody leaves the portal, or the term is over: what they offered is no longer about anybody."""

from datetime import datetime

from django.db import transaction

from jbmb.models import LEVEND, Aanbodstap, Kringlid, Kringstap, Ruilaanbod, Voorkeur
from jbmb.services import kringen, rondes
from jbmb.services.stappen import zet
from twentsekracht.organisaties.domeinen import normaal_adres
from twentsekracht.organisaties.models import Gebruiker

S = Ruilaanbod.Status
# In somebody's own words, and what they wanted: the figures know a job by its function alone.
LEEG = {
    "deelnemer": None,
    "wens_families": [],
    **dict.fromkeys(("taken", "breng_mee", "wens_plaats"), ""),
    **dict.fromkeys(("wens_afstand", "wens_schaal_min", "wens_schaal_max", "wens_uren_min", "wens_uren_max")),
    **dict.fromkeys(
        ("wens_maanden_min", "wens_maanden_max", "wens_start_van", "wens_start_tot", "thuisdagen")
    ),
}


@transaction.atomic
def wis(*, gebruiker: Gebruiker, op: datetime) -> None:
    """What is open ends (without its owner, whom it was hidden from would see it); a swap that runs does so still."""
    eigen = Ruilaanbod.objects.filter(deelnemer=gebruiker)
    pks = []
    for aanbod in eigen.select_for_update(of=("self",)).order_by("pk"):
        pks.append(aanbod.pk)
        if aanbod.status in (*LEVEND, S.VERLOPEN) and aanbod.status != S.LOPEND:
            zet(aanbod, S.INGETROKKEN, door=None, op=op, reden="Account verwijderd")
            kringen.verlaat(aanbod=aanbod, door=gebruiker, op=op)
    maak_los(pks)
    # Somebody else's leidinggevende: without the address.
    Kringlid.objects.filter(leidinggevende=normaal_adres(gebruiker.email)).update(leidinggevende="")


def maak_los(pks: list[int]) -> None:
    """For who holds these rows. What nobody was ever offered goes altogether; of the rest the counted row stays."""
    rijen = Ruilaanbod.objects.filter(pk__in=pks)
    Voorkeur.objects.filter(aanbod__in=pks).delete()
    # Why, in the words of whoever did it; and who, when it was the owner.
    Aanbodstap.objects.filter(aanbod__in=pks, door__isnull=False).update(reden="", door=None)
    Kringstap.objects.filter(kring__leden__aanbod__in=pks).update(door=None)
    rijen.filter(aangeboden_op__isnull=True).delete()
    rondes.vergeet(aanbod_ids=set(pks))
    rijen.update(**LEEG)
