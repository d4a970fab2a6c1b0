"""Rings on the page of one's own offer: what the last round came to for it, and what would be possible today."""

from django import template
from django.utils import timezone

from jbmb import ringuitleg
from jbmb.kringregels import geweigerd
from jbmb.models import Ronde, Ruilaanbod, Ruilkring
from jbmb.ringregels import eigen_kansen

register = template.Library()

GETOOND = 5  # options; how many there are is said as well


@register.inclusion_tag("jbmb/ringen.html")
def jbmb_ringen(aanbod: Ruilaanbod) -> dict:
    """Six queries at most, for whoever is on offer."""
    kring = Ruilkring.objects.levend().filter(leden__aanbod=aanbod).first()
    if kring is not None or aanbod.status != Ruilaanbod.Status.AANGEBODEN:
        return {"kring": kring}
    kansen = eigen_kansen(aanbod, op=timezone.localdate(), geweigerd=geweigerd())
    rijen = Ruilaanbod.objects.filter(pk__in={pk for ring in kansen[:GETOOND] for pk in ring})
    wie = rijen.select_related("organisatie").in_bulk()
    laatste = Ronde.objects.filter(klaar_op__isnull=False, herhaling_van__isnull=True).first()
    return {
        "is_open": True,
        "aantal": len(kansen),
        "kansen": [ringuitleg.kans([wie[pk] for pk in ring]) for ring in kansen[:GETOOND]],
        "ronde": laatste,
        "zin": laatste and ringuitleg.zin_voor(laatste, aanbod.pk),
    }
