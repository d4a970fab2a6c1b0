"""What waits because of signing up: for anybody a place on offer, for a contactpersoon the approvals that stay away."""

from django.db.models import Q
from django.urls import reverse
from django.utils import timezone
from django.utils.formats import date_format

from evenementen.models import Deelname, Evenementakkoord
from evenementen.services import lijstteken
from twentsekracht.mijn.werkvoorraad import Taak

SOORT = "Evenementen"
S = Deelname.Status


def aanbiedingen(gebruiker) -> list[Taak]:
    """One query."""
    op_aanbod = Deelname.objects.van(gebruiker).filter(status=S.AANGEBODEN, aanbod_tot__isnull=False)
    return [_aanbod(rij) for rij in op_aanbod.order_by("aanbod_tot", "pk")]


def _aanbod(rij: Deelname) -> Taak:
    tot = timezone.localtime(rij.aanbod_tot)
    return Taak(
        titel=f"Kies of je de plaats bij ‘{rij.onderdeel}’ aanneemt",
        url=reverse("evenementen:aanbod", args=[lijstteken(rij)]),
        soort=SOORT,
        uiterlijk=tot.date(),
        toelichting=f"Antwoord voor {date_format(tot, 'j F Y, H.i')} uur, anders gaat de plaats naar een ander.",
    )


def stille_akkoorden(organisatie_ids) -> list[Taak]:
    """Of which the leidinggevende was reminded, or is not there any more. One task for all of them, in one query."""
    stil = Evenementakkoord.objects.filter(
        Q(herinnerd_op__isnull=False) | Q(aan=""),
        organisatie__in=organisatie_ids,
        besluit="",
        deelnames__status=S.WACHT_OP_AKKOORD,
    )
    tot = sorted(dict(stil.order_by().values_list("pk", "plaats_tot")).values())
    aantal = len(tot)
    if not aantal:
        return []
    return [
        Taak(
            titel=f"Regel het akkoord voor {aantal} {'aanmelding' if aantal == 1 else 'aanmeldingen'}",
            url=f"{reverse('admin:evenementen_deelname_changelist')}?status__exact={S.WACHT_OP_AKKOORD}",
            soort=SOORT,
            uiterlijk=timezone.localdate(tot[0]),
            toelichting="De leidinggevende antwoordt niet. Zonder antwoord komt de plaats vrij.",
        )
    ]
