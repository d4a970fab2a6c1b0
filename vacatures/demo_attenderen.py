"""Mail about vacancies for the people of the demo: searches of each kind, one on hold, one that is asked about.

Running it again changes nothing that is there. What they are mailed comes by itself, from the daily job.
"""

from datetime import datetime, timedelta

from django.db import transaction
from django.http import QueryDict

from twentsekracht.organisaties.models import Gebruiker
from vacatures import services
from vacatures.models import Zoekopdracht
from vacatures.zoekvraag import normaliseer

HoeVaak = Zoekopdracht.HoeVaak
# log-in name: the searches, each with a name and how often it mails
ZOEKOPDRACHTEN = {
    "ambtenaar@losser.example": [
        ("vakgebied=juridisch&niveau=wo", "Jurist, ook bij de buren", HoeVaak.METEEN),
        ("q=communicatie&uren=24-32", "Communicatie, drie of vier dagen", HoeVaak.WEEK),
        ("dienstverband=detachering", "Tijdelijk iets anders", HoeVaak.NOOIT),
    ],
    "contactpersoon@hengelo.example": [("organisatie=hengelo", "Alles bij ons", HoeVaak.METEEN)],
    "ambassadeur@borne.example": [("q=projectleider&schaal_min=10", "Projectleider vanaf 10", HoeVaak.WEEK)],
    "vacaturehouder@enschede.example": [("vakgebied=bedrijfsvoering", "Wat anderen zoeken", HoeVaak.DAG)],
}
OUD = "ambtenaar@losser.example", "q=archief", "Archief"  # made so long ago that it is asked about


@transaction.atomic
def vul(*, op: datetime) -> None:
    for email, rijen in ZOEKOPDRACHTEN.items():
        if gebruiker := Gebruiker.objects.filter(email=email).first():
            for vraag, naam, hoe_vaak in rijen:
                _bewaar(gebruiker, vraag, naam, hoe_vaak, op=op - timedelta(days=20))
    email, vraag, naam = OUD
    gebruiker = Gebruiker.objects.filter(email=email).first()
    if gebruiker and _bewaar(gebruiker, vraag, naam, HoeVaak.DAG, op=op - timedelta(days=370)):
        services.vraag_of_gewild(gebruiker_id=gebruiker.pk, op=op - timedelta(days=3))


def _bewaar(gebruiker: Gebruiker, vraag: str, naam: str, hoe_vaak: str, *, op: datetime) -> bool:
    """Along the same verbs as everybody; answers whether it is new. Keeping one again would wake it up."""
    if gebruiker.zoekopdrachten.filter(vraag=normaliseer(QueryDict(vraag))).exists():
        return False
    zoekopdracht, _ = services.bewaar_zoekopdracht(gebruiker=gebruiker, vraag=QueryDict(vraag), op=op)
    services.wijzig_zoekopdracht(zoekopdracht=zoekopdracht, naam=naam, hoe_vaak=hoe_vaak, op=op)
    return True
