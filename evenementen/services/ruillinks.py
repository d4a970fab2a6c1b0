"""Addresses that are a key themselves: of the days of one member in one round, and of the outcome for one of two."""

from django.conf import settings
from django.core.signing import BadSignature, Signer
from django.urls import reverse

from evenementen.models import Ruillid, Ruilronde, Werkplekruil
from evenementen.ruilkanten import BEIDEN, Kant, kanten

DAGEN = Signer(salt="evenementen.vrije_dagen")
UITKOMST = Signer(salt="evenementen.ruiluitkomst")


def dagenteken(ronde: Ruilronde, lid: Ruillid) -> str:
    return DAGEN.sign(f"{ronde.pk}-{lid.pk}")


def wiens_dagen(teken: str) -> tuple[Ruilronde, Ruillid] | None:
    """None when it was made up, or the round or the member is gone."""
    try:
        ronde_pk, lid_pk = DAGEN.unsign(teken).split("-")
    except BadSignature:
        return None
    ronde = Ruilronde.objects.select_related("groep__zorgt_ervoor").filter(pk=ronde_pk).first()
    lid = Ruillid.objects.select_related("gebruiker").filter(pk=lid_pk, gebruiker__isnull=False).first()
    return (ronde, lid) if ronde and lid else None


def uitkomstteken(kant: Kant) -> str:
    return UITKOMST.sign(f"{kant.ruil.pk}-{kant.lid.pk}")


def wiens_uitkomst(teken: str) -> Kant | None:
    """None when it was made up, or who it was for is gone."""
    try:
        ruil_pk, lid_pk = map(int, UITKOMST.unsign(teken).split("-"))
    except BadSignature:
        return None
    ruil = (
        Werkplekruil.objects.select_related(*BEIDEN, "ronde__groep__zorgt_ervoor").filter(pk=ruil_pk).first()
    )
    eigen = [kant for kant in kanten(ruil) if kant.lid.pk == lid_pk and kant.lid.gebruiker] if ruil else []
    return eigen[0] if eigen else None


def adres(naam: str, *args) -> str:
    return f"{settings.SITE_URL}{reverse(f'evenementen:{naam}', args=args)}"
