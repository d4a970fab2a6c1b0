"""In somebody's calendar: the last day of the vacancies they keep."""

from datetime import date

from twentsekracht.mijn.agenda import Agendapunt
from vacatures.models import BewaardeVacature, Vacature


def punten(*, gebruiker, vanaf: date, op: date) -> list[Agendapunt]:
    """As long as they are open and this person may read them; one query. `vanaf` may lie long ago."""
    bewaard = BewaardeVacature.objects.filter(
        gebruiker=gebruiker,
        vacature__status=Vacature.Status.GEPUBLICEERD,
        vacature__sluit_op__gte=vanaf,
        vacature__in=Vacature.objects.zichtbaar_voor(gebruiker, op=op),
    )
    return [punt(rij.vacature) for rij in bewaard.select_related("vacature__organisatie").order_by("pk")]


def punt(vacature: Vacature) -> Agendapunt:
    return Agendapunt(
        kenmerk=f"vacature-{vacature.pk}",
        titel=f"Sluit: {vacature.titel}",
        begin=vacature.sluit_op,
        einde=vacature.sluit_op,
        plaats=vacature.standplaats or str(vacature.organisatie),
        url=vacature.get_absolute_url(),
        neemt_tijd=False,
    )
