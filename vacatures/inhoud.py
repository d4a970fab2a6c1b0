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
    sinds = vacature.te_zien_sinds(groep)
    return {
        "is_open": is_open,
        "is_nieuw": vacature.is_nieuw(op=op, sinds=sinds),
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


def begin_van(dag: date) -> datetime:
    return timezone.make_aware(datetime.combine(dag, time.min))
