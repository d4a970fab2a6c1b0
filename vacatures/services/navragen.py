"""Once a year: is this search still wanted? Who does not answer keeps it no longer."""

from datetime import datetime

from django.db import transaction

from twentsekracht.organisaties.models import Gebruiker
from twentsekracht.post import verstuur
from vacatures.models import Zoekopdracht
from vacatures.services.attenderen import adres, pak_gebruiker


@transaction.atomic
def vraag_of_gewild(*, gebruiker_id: int, op: datetime) -> int:
    """One mail about all searches of somebody that were not said to be wanted for a year. Answers how many."""
    gebruiker = pak_gebruiker(gebruiker_id, op=op)
    if gebruiker is None:
        return 0
    te_vragen = list(gebruiker.zoekopdrachten.te_vragen(op=op))
    if te_vragen:
        Zoekopdracht.objects.filter(pk__in=[een.pk for een in te_vragen]).update(gevraagd_op=op)
        _mail_vraag(gebruiker, te_vragen, op)
    return len(te_vragen)


def _mail_vraag(gebruiker: Gebruiker, zoekopdrachten: list[Zoekopdracht], op: datetime) -> None:
    verstuur(
        aan=gebruiker.email,
        onderwerp="Wil je nog mail over nieuwe vacatures?",
        sjabloon="zoekopdracht_gewild",
        context={
            "zoekopdrachten": zoekopdrachten,
            "weg_op": op + Zoekopdracht.BEDENKTIJD,
            "keuzes_url": adres("mailkeuzes", gebruiker),
        },
        waarom="je een jaar geleden vroeg om mail over nieuwe vacatures",
        afmelden=adres("afmelden", gebruiker),
        op=op,
    )


@transaction.atomic
def houd_gewild(*, gebruiker: Gebruiker, op: datetime) -> int:
    """Yes, all that was asked about: for another year. Answers how many."""
    if pak_gebruiker(gebruiker.pk, op=op) is None:
        return 0
    gevraagd = gebruiker.zoekopdrachten.filter(gevraagd_op__isnull=False)
    return gevraagd.update(gewild_op=op, gevraagd_op=None)


@transaction.atomic
def verwijder_ongewild(*, op: datetime) -> int:
    """Searches about which nobody answered in a month. Answers how many went."""
    ongewild = Zoekopdracht.objects.ongewild(op=op).order_by("pk").select_for_update(of=("self",))
    ids = list(ongewild.values_list("pk", flat=True))
    return Zoekopdracht.objects.filter(pk__in=ids).delete()[0]
