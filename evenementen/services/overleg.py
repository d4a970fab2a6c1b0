"""What organisations say about a plan: remarks, and offers to host."""

from datetime import datetime

from django.db import IntegrityError, transaction

from evenementen.fouten import EvenementFout
from evenementen.models import Evenement, Gastaanbod, Opmerking
from twentsekracht.organisaties.models import Gebruiker, Organisatie

Planning = Evenement.Planning


def maak_opmerking(
    *, evenement: Evenement, tekst: str, organisatie: Organisatie | None, door: Gebruiker, op: datetime
) -> Opmerking:
    """`organisatie` None: the platform office."""
    return Opmerking.objects.create(
        evenement=evenement, organisatie=organisatie, tekst=tekst, door=door, geschreven_op=op
    )


def bied_gastheerschap(
    *, evenement: Evenement, organisatie: Organisatie, toelichting: str, door: Gebruiker, op: datetime
) -> Gastaanbod:
    if evenement.planning not in (Planning.VOORSTEL, Planning.GEPLAND):
        raise EvenementFout("Voor dit evenement is geen gastheer meer nodig.")
    try:
        with transaction.atomic():
            return Gastaanbod.objects.create(
                evenement=evenement,
                organisatie=organisatie,
                toelichting=toelichting,
                door=door,
                aangeboden_op=op,
            )
    except IntegrityError:
        raise EvenementFout(f"{organisatie.korte_naam} wil al gastheer zijn.") from None


def trek_gastheerschap_in(*, aanbod: Gastaanbod) -> None:
    """Not once it was chosen: then the coördinator has to look for another."""
    if aanbod.evenement.gastorganisatie_id == aanbod.organisatie_id:
        raise EvenementFout("Jullie zijn al gekozen als gastheer. Overleg met de coördinator.")
    aanbod.delete()
