"""What waits for the beheerder: work in the background that was given up, and that nothing has replaced since."""

from datetime import date, timedelta

from django.db.models import Exists, OuterRef
from django.urls import reverse

from twentsekracht.mijn.werkvoorraad import Taak
from twentsekracht.organisaties import toegang
from twentsekracht.organisaties.toegang import Rol
from twentsekracht.werk.models import Job

SOORT = "Techniek"
KIJK_TERUG = timedelta(days=14)  # what nobody missed by then, nobody waits for


def taken(*, gebruiker, op: date) -> list[Taak]:
    """One query, none without the role."""
    if not toegang.heeft_rol(gebruiker, Rol.BEHEERDER, op=op):
        return []
    later = Job.objects.filter(soort=OuterRef("soort"), sleutel=OuterRef("sleutel"), pk__gt=OuterRef("pk"))
    mislukt = Job.objects.filter(~Exists(later), status=Job.Status.MISLUKT)
    aantal = mislukt.filter(afgerond_op__date__gt=op - KIJK_TERUG).count()
    if not aantal:
        return []
    wat = "1 mislukte taak" if aantal == 1 else f"{aantal} mislukte taken"
    url = f"{reverse('admin:werk_job_changelist')}?status__exact={Job.Status.MISLUKT}"
    return [
        Taak(f"Kijk na: {wat} op de achtergrond", url, SOORT, toelichting="Probeer opnieuw wat nog nodig is")
    ]
