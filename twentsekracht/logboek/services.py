"""Writing in the log. In the transaction of what is logged, so that neither stands without the other."""

from collections.abc import Iterable
from datetime import datetime

from django.core.exceptions import FieldDoesNotExist

from twentsekracht.logboek.models import Regel


def leg_vast(
    *,
    door,
    rol: str,
    actie: str,
    object,
    velden: Iterable[str] = (),
    op: datetime,
    organisatie=None,
    verzoek_id: str = "",
) -> Regel:
    """`door` (None: the portal itself), acting in `rol` for `organisatie`, did `actie` to `object`.

    `velden` are names of fields of the object; anything else is refused, since a value might be personal
    data.
    """
    velden = sorted(set(velden))
    for veld in velden:
        _moet_bestaan(object, veld)
    return Regel.objects.create(
        door_id=door.pk if door else None,
        rol=str(rol),
        organisatie_id=organisatie.pk if organisatie else None,
        actie=actie,
        object_type=object._meta.label_lower,
        object_id=str(object.pk),
        velden=velden,
        verzoek_id=verzoek_id,
        op=op,
    )


def _moet_bestaan(object, veld: str) -> None:
    try:
        object._meta.get_field(veld)
    except FieldDoesNotExist:
        raise ValueError(f"{object._meta.label} has no such field: the log takes names only") from None
