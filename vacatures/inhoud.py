"""What the page of a vacancy shows to one audience; also to who looks in advance how it will be."""

from datetime import date, datetime, time

from django.utils import timezone

from twentsekracht.markdown import pagina
from vacatures import woorden
from vacatures.models import Fase, Vacature
from vacatures.openstelling import beurten


def inhoud(vacature: Vacature, *, groep: Fase, op: date) -> dict:
    """For a reader of this audience (`openstelling.groep_van`), on this day. At most one query: for its skills."""
    is_open = vacature.is_open(op=op)
    wie = beurten(vacature, groep=groep, op=op) if is_open else []
    sinds = te_zien_sinds(vacature, groep=groep)
    return {
        "is_open": is_open,
        "is_nieuw": bool(sinds) and (op - sinds).days <= Vacature.DAGEN_NIEUW,
        "is_openbaar": is_open and vacature.extern_op is not None and vacature.extern_op <= op,
        "mag_reageren": is_open and any(beurt.nu for beurt in wie),
        "stand": woorden.stand(vacature, op=op),
        "nog": woorden.nog(vacature, op=op),
        "alleen_nog": woorden.alleen_nog(wie, op=op),
        "wie_wanneer": woorden.wie_wanneer(wie),
        "tekst": pagina(vacature.omschrijving),
        "procedure": pagina(vacature.procedure),
        "vaardigheden": list(vacature.vaardigheden.all()),
        "salaris": woorden.salaris(vacature),
        "salaris_naar_uren": woorden.salaris_naar_uren(vacature),
        "feiten": woorden.feiten(vacature),
        "gegevens": woorden.gegevens(vacature, sinds=sinds),
    }


def te_zien_sinds(vacature: Vacature, *, groep: Fase) -> date | None:
    """From when its reader could see it; an earlier day would tell them of a phase that was not theirs."""
    return getattr(vacature, f"{groep}_op") or vacature.gepubliceerd_op


def begin_van(dag: date) -> datetime:
    return timezone.make_aware(datetime.combine(dag, time.min))
