"""Who handles the vacancies of an organisation: whom our mail about those goes to."""

from collections.abc import Collection
from datetime import date

from django.db.models import QuerySet

from twentsekracht.organisaties.models import Gebruiker, Lidmaatschap, Organisatie
from twentsekracht.organisaties.toegang import Rol

EIGEN = (Rol.CONTACTPERSOON, Rol.VACATUREHOUDER)


def behandelaars(organisatie: Organisatie, *, op: date, zonder: Collection[int] = ()) -> QuerySet[Gebruiker]:
    """Of the organisation itself, without these people (ids); is nobody left, then who runs the portal."""
    rollen = Lidmaatschap.objects.geldig(op=op)
    mensen = Gebruiker.objects.open(op=op).exclude(pk__in=zonder).order_by("pk")
    eigen = mensen.filter(pk__in=_wie(rollen.filter(organisatie=organisatie, rol__in=EIGEN)))
    return eigen if eigen.exists() else mensen.filter(pk__in=_wie(rollen.filter(rol=Rol.COORDINATOR)))


def _wie(rollen: QuerySet) -> QuerySet:
    return rollen.order_by().values("gebruiker")
