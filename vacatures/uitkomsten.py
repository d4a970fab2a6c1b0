"""How vacancies end: whom we ask and when, who stays silent, and up to which day it is known."""

from collections.abc import Iterable
from datetime import date, datetime, timedelta

from django.db.models import Max, Min, OuterRef, Q, Subquery
from django.db.models.functions import Coalesce, Least
from django.utils import timezone

from twentsekracht.organisaties.models import Gebruiker, Lidmaatschap
from twentsekracht.organisaties.toegang import Rol
from vacatures.models import Herkomst, Reactie, Uitkomst, Uitkomstvraag, Vacature, Vacaturestap

VRAAG_NA = timedelta(days=14)  # after its last day
HERINNER_NA = (timedelta(days=7), timedelta(days=21))  # after the first mail
MEESTE_KEREN = 1 + len(HERINNER_NA)
LINK_GELDIG = timedelta(days=60)  # after the last mail
# What closed longer ago came from a list, or nobody was there to ask: it is not asked for by mail.
TE_OUD_OM_TE_VRAGEN = timedelta(days=90)
TE_ONTHOUDEN = {Vacature.Status.GEPUBLICEERD, Vacature.Status.GESLOTEN}


# ---- when


def met_laatste_dag(vacatures):
    """`dicht_op`: its last day, or the day on which somebody closed it before that."""
    stappen = Vacaturestap.objects.filter(vacature=OuterRef("pk"), naar=Vacature.Status.GESLOTEN)
    gesloten = Subquery(stappen.order_by("per").values("per")[:1])
    return vacatures.annotate(
        dicht_op=Least(Coalesce("sluit_op", gesloten), Coalesce(gesloten, "sluit_op")),
    )


def zonder_uitkomst(vacatures, *, op: date):
    """Closed, and nobody told how it ended. Older than last year is history."""
    return vacatures.dicht(op=op).exclude(sluit_op__lt=begin_van_nu(op))


def begin_van_nu(op: date) -> date:
    """What closed before this day is history: nobody is asked how it ended."""
    return date(op.year - 1, 1, 1)


def te_vragen(*, op: date):
    """Closed two weeks ago, and not yet asked about."""
    dicht = met_laatste_dag(Vacature.objects.dicht(op=op).filter(uitkomstvraag__isnull=True))
    return dicht.filter(dicht_op__lte=op - VRAAG_NA, dicht_op__gt=op - TE_OUD_OM_TE_VRAGEN)


def te_herinneren(*, op: datetime):
    """Asked once or twice, long enough ago, and still without an answer."""
    beurt = Q()
    for keren, na in enumerate(HERINNER_NA, start=1):
        beurt |= Q(keren=keren, gevraagd_op__lte=op - na)
    dicht = Vacature.objects.dicht(op=timezone.localdate(op))
    even_geleden = {"laatst_op__lte": op - HERINNER_NA[0]}  # after a night without us, not both at once
    return Uitkomstvraag.objects.filter(beurt, beantwoord_op__isnull=True, vacature__in=dicht, **even_geleden)


def is_stil(vraag: Uitkomstvraag) -> bool:
    """Asked as often as we do, and nobody answered."""
    return vraag.beantwoord_op is None and vraag.keren >= MEESTE_KEREN


def link_geldt(vraag: Uitkomstvraag, *, op: datetime) -> bool:
    return op < vraag.laatst_op + LINK_GELDIG


# ---- whom


def ontvangers(vacature: Vacature, *, op: date) -> list[Gebruiker]:
    """Its houder; is there none any more, then the vacaturehouders, the contactpersonen or at last the coördinator."""
    mensen = Gebruiker.objects.open(op=op)
    rollen = Lidmaatschap.objects.geldig(op=op)
    eigen = rollen.filter(organisatie=vacature.organisatie_id)
    hier = Q(organisatie=vacature.organisatie_id) | Q(lidmaatschappen__in=eigen)
    groepen = (
        mensen.filter(hier, pk=vacature.houder_id),
        mensen.filter(lidmaatschappen__in=eigen.filter(rol=Rol.VACATUREHOUDER)),
        mensen.filter(lidmaatschappen__in=eigen.filter(rol=Rol.CONTACTPERSOON)),
        mensen.filter(lidmaatschappen__in=rollen.filter(rol=Rol.COORDINATOR)),
    )
    return next((gevonden for groep in groepen if (gevonden := list(groep.distinct().order_by("pk")))), [])


# ---- what we expect to hear


def voorstellen(vacature: Vacature, uitkomsten: Iterable[Uitkomst] = ()) -> list[tuple[Herkomst, date]]:
    """Where those who took the job came from and when, the first first; without those already recorded."""
    aangenomen = Q(stappen__naar=Reactie.Status.AANGENOMEN)
    reacties = (
        Reactie.objects.filter(vacature=vacature, status=Reactie.Status.AANGENOMEN)
        .annotate(sinds=Max("stappen__vastgelegd_op", filter=aangenomen))
        .filter(sinds__isnull=False)
        .order_by("sinds", "pk")
    )
    al_bekend = sum(uitkomst.soort in Uitkomst.INGEVULD for uitkomst in uitkomsten)
    gevonden = [(Herkomst(reactie.herkomst), timezone.localdate(reactie.sinds)) for reactie in reacties]
    return gevonden[al_bekend:]


def vermoedelijke_dag(vacature: Vacature, *, op: date) -> date:
    """What the form proposes: two weeks after it closed, as that is when most talks are over."""
    return min(op, vacature.sluit_op + VRAAG_NA) if vacature.sluit_op else op


# ---- how far it is known


def bijgewerkt_tot(laatst_vastgelegd: dict[int, date], *, jaar: int | None = None) -> dict[int, date]:
    """Per organisation (its id): the last day of which it is recorded how a vacancy ended, in the year.

    Is the answer about a vacancy that closed before that still missing although we asked, then the day before it
    closed. Organisations of which nothing is known are left out (one query).
    """
    stil = _eerste_onbeantwoord(jaar)
    tot = {
        wie: min(dag, stil[wie] - timedelta(days=1)) if wie in stil else dag
        for wie, dag in laatst_vastgelegd.items()
    }
    return {wie: dag for wie, dag in tot.items() if jaar is None or dag.year == jaar}


def laatst_vastgelegd() -> dict[int, date]:
    """Of all years (two queries)."""
    ingevuld = Vacature.objects.filter(ingevuld_op__isnull=False).order_by()
    rijen = [
        *ingevuld.values_list("organisatie").annotate(Max("ingevuld_op")),
        *Uitkomst.objects.order_by().values_list("vacature__organisatie").annotate(Max("per")),
    ]
    return {wie: max(dag for ander, dag in rijen if ander == wie) for wie, _ in rijen}


def _eerste_onbeantwoord(jaar: int | None) -> dict[int, date]:
    gevraagd = Vacature.objects.filter(uitkomstvraag__beantwoord_op__isnull=True, status__in=TE_ONTHOUDEN)
    dicht = met_laatste_dag(gevraagd.filter(uitkomstvraag__isnull=False)).filter(dicht_op__isnull=False)
    if jaar is not None:
        dicht = dicht.filter(dicht_op__year=jaar)
    return dict(dicht.order_by().values_list("organisatie").annotate(Min("dicht_op")))
