"""Keeping the text of a vacancy, to begin others from."""

from datetime import datetime

from django.db import IntegrityError, transaction

from twentsekracht.organisaties.models import Gebruiker
from vacatures.fouten import VacatureFout
from vacatures.models import Sjabloon, Vacature
from vacatures.services.schrijven import UIT_SJABLOON, waarde_van
from vacatures.services.stappen import log, vergrendel


@transaction.atomic
def maak_sjabloon(*, vacature: Vacature, naam: str, door: Gebruiker, op: datetime) -> Sjabloon:
    """What `van_sjabloon` takes from a template, taken from a vacancy. Its name is new to the organisation."""
    vacature = vergrendel(vacature)
    velden = {veld: waarde_van(vacature, veld) for veld in UIT_SJABLOON}
    if not any(velden.values()):
        raise VacatureFout("Er staat nog niets in deze vacature. Schrijf eerst een tekst.")
    vaardigheden = velden.pop("vaardigheden")
    try:
        with transaction.atomic():
            sjabloon = Sjabloon.objects.create(organisatie=vacature.organisatie, naam=naam.strip(), **velden)
    except IntegrityError:
        raise VacatureFout("Jullie hebben al een sjabloon met deze naam. Kies een andere naam.") from None
    sjabloon.vaardigheden.set(vaardigheden)
    log("sjabloon gemaakt van vacature", vacature, door, op)
    return sjabloon
