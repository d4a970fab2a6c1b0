"""What every list and every answer of the API share."""

from datetime import date, datetime, time

from django.db.models import BigIntegerField, Q
from django.db.models.functions import Cast
from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from pydantic import BaseModel

from twentsekracht.logboek.models import Regel
from vacatures.api.fouten import Probleem
from vacatures.api.weergeven import bladlinks, in_kop
from vacatures.models import Vacature

EERSTE_JAAR = 2000


def json(inhoud: BaseModel, status: int = 200, **koppen: str) -> HttpResponse:
    """By its own model, so that what is not in the schema does not leave."""
    return HttpResponse(
        inhoud.model_dump_json(by_alias=True),
        status=status,
        content_type="application/json",
        headers={naam.replace("_", "-"): waarde for naam, waarde in koppen.items()},
    )


def bladzijde(request: HttpRequest, pad: str, rijen, aantal: int, weergeven, lijst) -> HttpResponse:
    """One page; a row more is asked, to know whether there is another."""
    gevonden = list(rijen[: aantal + 1])
    volgende = gevonden[aantal - 1].code if len(gevonden) > aantal else None
    vraag = [(naam, waarde) for naam in request.GET for waarde in request.GET.getlist(naam)]
    links = bladlinks(pad, vraag, volgende)
    inhoud = lijst(vacatures=[weergeven(rij) for rij in gevonden[:aantal]], _links=links)
    return json(inhoud, Link=in_kop(links))


def plek_van(code: str, rijen) -> Vacature | None:
    """Where the page before this one ended; None at the beginning."""
    if not code:
        return None
    rij = rijen.filter(code=code).first()
    if rij is None:
        raise Probleem(404, "De bladzijde hiervoor eindigde met een vacature die we niet (meer) kennen.")
    return rij


def gewijzigd_sinds(dag: date, *, of_vanaf: str) -> Q:
    """Somebody changed it on or after this day, or it opened since (`of_vanaf`: the field that says when)."""
    if dag.year < EERSTE_JAAR:
        return Q()
    begin = timezone.make_aware(datetime.combine(dag, time.min))
    regels = Regel.objects.filter(object_type=Vacature._meta.label_lower, op__gte=begin)
    return Q(pk__in=regels.values(nummer=Cast("object_id", BigIntegerField()))) | Q(
        **{f"{of_vanaf}__gte": dag}
    )
