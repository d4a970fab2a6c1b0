"""For everybody, without a key: the vacancies that are open to outsiders now."""

from django.contrib.auth.models import AnonymousUser
from django.db.models import Q
from django.http import HttpRequest
from django.utils import timezone
from ninja import Query, Router

from twentsekracht.mijn.models import Vaardigheid
from vacatures.api.antwoorden import bladzijde, gewijzigd_sinds, json, plek_van
from vacatures.api.fouten import Probleem
from vacatures.api.schemas import OpenbareLijst, OpenbareVacature, OpenbareVraag, Vaardigheden
from vacatures.api.weergeven import openbaar
from vacatures.models import Vacature

router = Router(tags=["Openbaar"])
lijsten = Router(tags=["Openbaar"])


def zichtbaar():
    """Whoever shows a key sees no more here than anybody else."""
    op = timezone.localdate()
    rijen = Vacature.objects.open_voor(AnonymousUser(), op=op)
    return rijen.select_related("organisatie").prefetch_related("vaardigheden")


@router.get(
    "",
    response=OpenbareLijst,
    by_alias=True,
    url_name="vacatures",
    operation_id="vacatures",
    summary="Zoek in de open vacatures",
)
def vacatures(request: HttpRequest, vraag: Query[OpenbareVraag]):
    """De vacatures waarop nu iedereen kan reageren, de nieuwste eerst."""
    rijen = _gefilterd(zichtbaar(), vraag).order_by("-extern_op", "code")
    # The last one may have closed since: that it was there to read, anybody knew.
    geweest = Vacature.objects.filter(status__in=Vacature.GETOOND, extern_op__lte=timezone.localdate())
    if plek := plek_van(vraag.na, geweest):
        rijen = rijen.filter(
            Q(extern_op__lt=plek.extern_op) | Q(extern_op=plek.extern_op, code__gt=plek.code)
        )
    return bladzijde(request, "/vacatures", rijen, vraag.aantal, openbaar, OpenbareLijst)


def _gefilterd(rijen, vraag: OpenbareVraag):
    if vraag.organisatie:
        rijen = rijen.filter(organisatie__code__in=vraag.organisatie)
    if vraag.vakgebied:
        rijen = rijen.filter(vakgebied__in=vraag.vakgebied)
    if vraag.q:
        rijen = rijen.met_woorden(vraag.q)
    if vraag.gewijzigdSinds:
        rijen = rijen.filter(gewijzigd_sinds(vraag.gewijzigdSinds, of_vanaf="extern_op"))
    return rijen


@router.get(
    "/{path:code}",
    response=OpenbareVacature,
    by_alias=True,
    url_name="vacature",
    operation_id="vacature",
    summary="Eén open vacature",
)
def vacature(request: HttpRequest, code: str):
    """Wat gesloten is, of niet voor iedereen, is er niet (404)."""
    if not code.isprintable() or (gevonden := zichtbaar().filter(code=code).first()) is None:
        raise Probleem(404)
    return json(openbaar(gevonden))


@lijsten.get(
    "/vaardigheden",
    response=Vaardigheden,
    url_name="vaardigheden",
    operation_id="vaardigheden",
    summary="De lijst met vaardigheden",
)
def vaardigheden(request: HttpRequest):
    """Hieruit kies je de vaardigheden van een vacature. De coördinator houdt de lijst bij."""
    return json(Vaardigheden(vaardigheden=list(Vaardigheid.objects.values_list("naam", flat=True))))
