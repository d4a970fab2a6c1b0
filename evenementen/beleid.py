"""What an organisation wants before its people go to an event."""

from evenementen.models import Evenementbeleid

Wijze = Evenementbeleid.Wijze


def wijze_van(organisatie_id: int) -> Wijze:
    """Without a rule nobody has to do anything."""
    gevonden = Evenementbeleid.objects.filter(organisatie=organisatie_id).values_list("wijze", flat=True)
    return Wijze(gevonden.first() or Wijze.GEEN)
