"""A round, asked for and worked off."""

from django.utils import timezone

from jbmb.models import Ronde
from jbmb.services import rondes
from twentsekracht.werk.services import ronde as werk_af


def draai(langste=3, **velden):
    """Asked for, and worked off as a worker does."""
    velden = {"seconden": 60, "door": None, "op": timezone.now()} | velden
    gevraagd = rondes.vraag_ronde_aan(langste=langste, **velden)
    werk_af()
    return Ronde.objects.get(pk=gevraagd.pk)
