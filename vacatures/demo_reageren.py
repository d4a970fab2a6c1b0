"""The ambtenaar of the demo has reacted to a vacancy of a neighbour: there is something to follow on Mijn.

Running it again changes nothing.
"""

from datetime import datetime, timedelta

from django.db import transaction
from django.utils import timezone

from twentsekracht.organisaties.models import Gebruiker
from vacatures import services
from vacatures.models import Sollicitatie, Vacature

WIE = "ambtenaar@losser.example"
MOTIVATIE = (
    "Ik werk zes jaar bij de gemeente Losser en ken de streek goed. In jullie team zou ik graag verder leren, samen "
    "met collega’s die hetzelfde vak hebben.\n\nIk praat er graag over door."
)


@transaction.atomic
def vul(*, op: datetime) -> None:
    gebruiker = Gebruiker.objects.filter(email=WIE).first()
    if gebruiker is None or Sollicitatie.objects.filter(reactie__kandidaat=gebruiker).exists():
        return
    op -= timedelta(days=2)
    vandaag = timezone.localdate(op)
    open_ = Vacature.objects.open_voor(gebruiker, op=vandaag)
    elders = open_.exclude(organisatie=gebruiker.organisatie).exclude(reacties__kandidaat=gebruiker)
    vacature = elders.order_by("code").first()
    if vacature:
        velden = {"naam": gebruiker.naam, "functie": gebruiker.functie, "motivatie": MOTIVATIE}
        services.reageer(vacature=vacature, gebruiker=gebruiker, velden=velden, cv=None, op=op)
