"""Once a day: who stopped signing on through the organisation no longer works there."""

from django.utils import timezone

from twentsekracht.aanmelden.models import Aanbieder
from twentsekracht.aanmelden.oidc import services
from twentsekracht.werk.services import Weigering


def dagelijks(job, meld):
    """Safe to run twice: who is closed is no longer looked at."""
    gedaan = [
        services.sluit_afwezigen(aanbieder=aanbieder, op=timezone.now())
        for aanbieder in Aanbieder.objects.actief()
    ]
    te_veel = [sluiting for sluiting in gedaan if sluiting.gesloten < sluiting.afwezig]
    meld(f"Gesloten na afwezigheid: {sum(sluiting.gesloten for sluiting in gedaan)}")
    if te_veel:
        raise Weigering(" ".join(map(_te_veel, te_veel)))


def _te_veel(sluiting):
    return (
        f"Via {sluiting.aanbieder} logden {sluiting.afwezig} van de {sluiting.accounts} mensen lang niet in. "
        "Dat zijn er te veel om vanzelf te sluiten: kijk of de verbinding werkt, en sluit anders zelf de accounts."
    )
