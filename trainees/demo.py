"""The trainees of now: a cohort that runs, at different organisations. Made once; old cohorts stay as they are."""

from datetime import date, datetime

from django.db import transaction
from django.utils import timezone

from trainees.models import Lichting, Trainee, Traineestap
from twentsekracht.organisaties.models import Organisatie

PLAATSEN = ("almelo", "enschede", "hengelo", "borne", "vechtstromen", "oldenzaal", "vrt", "hof-van-twente")


@transaction.atomic
def vul(*, op: datetime) -> None:
    """Cohorts start in September and last two years."""
    vandaag = timezone.localdate(op)
    jaar = vandaag.year if vandaag >= date(vandaag.year, 9, 1) else vandaag.year - 1
    start = date(jaar, 9, 1)
    einde = date(jaar + 2, 8, 31)
    lichting, is_nieuw = Lichting.objects.get_or_create(
        code=f"{jaar}-{jaar + 2}", defaults={"start": start, "einde": einde}
    )
    if not is_nieuw:
        return
    organisaties = Organisatie.objects.in_bulk(PLAATSEN, field_name="code")
    for nummer, code in enumerate(PLAATSEN, 1):
        status = Trainee.Status.LOPEND
        trainee = Trainee.objects.create(
            lichting=lichting,
            code=f"TR-{nummer:02}",
            organisatie=organisaties[code],
            status=status,
            per=start,
        )
        Traineestap.objects.create(
            trainee=trainee, naar=status, organisatie=trainee.organisatie, per=start, vastgelegd_op=op
        )
