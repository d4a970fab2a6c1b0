"""The count of an opened page, after the answer has gone out: nobody waits for it, and when it fails nobody knows."""

import logging
from collections.abc import Callable

from django.core.cache import cache
from django.db import Error
from django.utils import timezone

from twentsekracht.organisaties import toegang
from twentsekracht.organisaties.models import EmailDomein
from vacatures import services
from vacatures.kanalen import host_van, kanaal_van, telt
from vacatures.services import BEHANDELAARS

log = logging.getLogger(__name__)
INTRANETTEN = "vacatures.intranetten"
TIEN_MINUTEN = 600


def tel_na_antwoord(request, antwoord, vacature):
    """Hangs the count on the end of the answer; gives back the answer."""
    if not telt(request.method, request.headers) or _is_eigen(request, vacature):
        return antwoord
    wat = {
        "van": request.GET.get("van", ""),
        "verwijzer": request.headers.get("Referer", ""),
        "eigen": request.get_host(),
    }
    return na_antwoord(antwoord, lambda: _tel(vacature.pk, timezone.localdate(), wat))


def na_antwoord(antwoord, doe: Callable[[], None]):
    """Does something once the answer has gone out; gives back the answer."""
    sluit = antwoord.close

    def close():
        try:
            doe()
        except Error as fout:  # nobody is there any more to be told
            log.warning("not done after an answer: %s", type(fout).__name__)
        sluit()

    antwoord.close = close
    return antwoord


def _is_eigen(request, vacature) -> bool:
    """Who handles the vacancy looks at it all day: that says nothing."""
    rol = {"op": timezone.localdate(), "organisatie": vacature.organisatie}
    return request.user.is_authenticated and toegang.heeft_rol(request.user, *BEHANDELAARS, **rol)


def _tel(pk: int, dag, wat: dict) -> None:
    try:
        kanaal = kanaal_van(**wat, intranetten=_intranetten() if host_van(wat["verwijzer"]) else ())
        services.tel(vacature_id=pk, dag=dag, kanaal=kanaal)
    except Error as fout:  # busy, out of reach, or the vacancy is gone: one view less
        log.warning("a view was not counted: %s", type(fout).__name__)


def _intranetten() -> list[str]:
    domeinen = cache.get(INTRANETTEN)
    if domeinen is None:
        domeinen = sorted(set(EmailDomein.objects.values_list("domein", flat=True)))
        cache.set(INTRANETTEN, domeinen, TIEN_MINUTEN)
    return domeinen
