"""What is done once a day: settings.ROOSTER names the job and the hour from which on it may run."""

from datetime import datetime

from django.conf import settings
from django.utils import timezone

from twentsekracht.werk import services
from twentsekracht.werk.models import Job


def plan(*, op: datetime) -> list[Job]:
    """Asks for today's jobs that nobody asked for yet. Called by every sweep, by any number of them at once.

    A day on which the portal was down at that hour is caught up with later that day; whole days missed are
    not: a daily job looks at how things stand, not at what happened since yesterday. Two sweeps in the same
    instant may ask for one that is just finished, so a daily job is safe to run twice (besides, every job is).
    """
    lokaal = timezone.localtime(op)
    sleutel = f"dag {lokaal:%Y-%m-%d}"
    aan_de_beurt = {soort for soort, uur in settings.ROOSTER if lokaal.hour >= uur}
    gevraagd = set(
        Job.objects.filter(soort__in=aan_de_beurt, sleutel=sleutel).values_list("soort", flat=True)
    )
    return [
        services.vraag_aan(soort=soort, sleutel=sleutel, argumenten={}, door=None, op=op)
        for soort in sorted(aan_de_beurt - gevraagd)
    ]
