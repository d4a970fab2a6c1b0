"""What a speaker needs to know: their parts, where and when, how many come. Numbers only: nobody's name."""

from collections import Counter
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.utils import timezone

from evenementen.models import MET_PLAATS, Deelname, Evenement, Onderdeel, Spreker
from twentsekracht.organisaties.models import Gebruiker

NA_AFLOOP = timedelta(days=30)  # then the page is gone
# Of what is only proposed nobody knows yet whether it will be.
VAST = (Evenement.Planning.GEPLAND, Evenement.Planning.AFGELAST)


@dataclass(frozen=True)
class Optreden:
    """`komen`: people with a place."""

    onderdeel: Onderdeel
    komen: int

    @property
    def gaat_niet_door(self) -> bool:
        evenement = self.onderdeel.evenement
        return bool(self.onderdeel.afgelast_op) or evenement.planning == Evenement.Planning.AFGELAST


def optredens_van(gebruiker: Gebruiker, *, op: datetime) -> list[tuple[Spreker, Onderdeel]]:
    """What somebody with an account gives and is still to come, in order of time. One query."""
    paren = Onderdeel.sprekers.through.objects.filter(
        spreker__gebruiker=gebruiker,
        onderdeel__evenement__einde__gte=timezone.localdate(op),
        onderdeel__evenement__planning__in=VAST,
    )
    volgorde = ("onderdeel__evenement__start", "onderdeel__datum", "onderdeel__begintijd", "onderdeel")
    gevonden = paren.select_related("onderdeel__evenement", "spreker").order_by(*volgorde, "pk")
    return [(paar.spreker, paar.onderdeel) for paar in gevonden]


def optredens(spreker: Spreker, *, op: datetime) -> list[Optreden]:
    """Until thirty days after the event, in order of time. Two queries."""
    vanaf = timezone.localdate(op) - NA_AFLOOP
    delen = list(
        spreker.onderdelen.filter(evenement__einde__gte=vanaf, evenement__planning__in=VAST)
        .select_related("evenement")
        .order_by("evenement__start", "evenement", "datum", "begintijd", "code")
    )
    met_plaats = Deelname.objects.filter(onderdeel__in=delen, status__in=MET_PLAATS)
    komen = Counter(met_plaats.values_list("onderdeel", flat=True))
    return [Optreden(deel, komen[deel.pk]) for deel in delen]
