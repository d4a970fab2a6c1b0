"""What waits at the door: the review of roles, roles and invitations that are about to lapse."""

from datetime import date, timedelta

from django.db.models import Count, Min
from django.urls import reverse

from twentsekracht.mijn.werkvoorraad import Taak
from twentsekracht.organisaties import termijnen, toegang
from twentsekracht.organisaties.models import (
    Gebruiker,
    Lidmaatschap,
    Organisatie,
    Rollencontrole,
    Uitnodiging,
)
from twentsekracht.organisaties.rollencontrole import BESLISSERS
from twentsekracht.organisaties.toegang import Rol

SOORT = "Toegang"
UITNODIGING_BIJNA = timedelta(days=3)


def taken(*, gebruiker, op: date) -> list[Taak]:
    if not toegang.heeft_rol(gebruiker, *BESLISSERS, op=op):
        return []
    bureau = toegang.ziet_alles(gebruiker, op=op)
    mijn = [*_rollen(gebruiker, op), *_uitnodigingen(gebruiker, op)]
    if bureau:
        return [*mijn, *_te_laat(op), *_zonder_contactpersoon(op), *_noodaccounts()]
    return [*mijn, *_controles(gebruiker, op)]


def _van(queryset, gebruiker, op):
    return queryset.beheerbaar_door(gebruiker, op=op, rollen=BESLISSERS)


def _controles(gebruiker, op) -> list[Taak]:
    """Of the own organisations, as long as somebody has to decide."""
    mijn = _van(Rollencontrole.objects.open(), gebruiker, op).select_related("organisatie")
    return [
        Taak(
            titel=f"Controleer de rollen van {controle.organisatie}",
            url=reverse("organisaties:rollencontrole", args=[controle.pk]),
            soort=SOORT,
            uiterlijk=controle.uiterlijk_op,
            toelichting=f"Nog {controle.aantal_open} van {controle.aantal_open + controle.aantal_besloten} rollen.",
        )
        for controle in mijn.met_voortgang(op=op)
    ]


def _rollen(gebruiker, op) -> list[Taak]:
    verst = op + timedelta(days=max(termijnen.ROL_LOOPT_AF))
    aflopend = _van(Lidmaatschap.objects.geldig(op=op).filter(vervangt__isnull=True), gebruiker, op)
    stand = _telling(aflopend.filter(tot__lte=verst), Min("tot"))
    if not stand["aantal"]:
        return []
    wat = "1 rol loopt" if stand["aantal"] == 1 else f"{stand['aantal']} rollen lopen"
    return [
        Taak(
            f"{wat} bijna af",
            reverse("organisaties:rollen"),
            SOORT,
            stand["dag"],
            "Verleng wat nog nodig is.",
        )
    ]


def _uitnodigingen(gebruiker, op) -> list[Taak]:
    bijna = _van(Uitnodiging.objects.open(), gebruiker, op)
    stand = _telling(bijna.filter(verloopt_op__date__lte=op + UITNODIGING_BIJNA), Min("verloopt_op__date"))
    if not stand["aantal"]:
        return []
    wat = "1 uitnodiging verloopt" if stand["aantal"] == 1 else f"{stand['aantal']} uitnodigingen verlopen"
    url = f"{reverse('organisaties:uitnodigingen')}?status=open"
    return [Taak(f"{wat} bijna", url, SOORT, stand["dag"], "Stuur opnieuw of trek in.")]


def _telling(queryset, dag) -> dict:
    return queryset.order_by().aggregate(aantal=Count("pk"), dag=dag)


def _te_laat(op) -> list[Taak]:
    """Per organisation, for the office."""
    return [
        Taak(
            titel=f"De rollencontrole van {controle.organisatie} is te laat",
            url=reverse("organisaties:rollencontrole", args=[controle.pk]),
            soort=SOORT,
            uiterlijk=controle.uiterlijk_op,
            toelichting=f"Nog {controle.aantal_open} te besluiten.",
        )
        for controle in Rollencontrole.objects.te_laat(op=op)
        .select_related("organisatie")
        .met_voortgang(op=op)
    ]


def _zonder_contactpersoon(op) -> list[Taak]:
    met = Lidmaatschap.objects.geldig(op=op).filter(rol=Rol.CONTACTPERSOON).values("organisatie")
    zonder = Organisatie.objects.werkgevers().actief_op(op).exclude(pk__in=met).count()
    if not zonder:
        return []
    wat = "1 organisatie heeft" if zonder == 1 else f"{zonder} organisaties hebben"
    return [Taak(f"{wat} geen contactpersoon", reverse("organisaties:uitnodigen"), SOORT)]


def _noodaccounts() -> list[Taak]:
    """Made on the command line for an emergency: they hold every right, so none should be left."""
    aantal = Gebruiker.objects.filter(is_superuser=True, is_active=True).count()
    if not aantal:
        return []
    wat = "1 noodaccount staat" if aantal == 1 else f"{aantal} noodaccounts staan"
    url = reverse("admin:organisaties_gebruiker_changelist")
    return [Taak(f"{wat} nog aan", url, SOORT, toelichting="Zet uit wat niet meer nodig is.")]
