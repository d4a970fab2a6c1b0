"""What waits around swaps of workplace: for a member days to give, for the coördinator rounds to go on with."""

from datetime import date

from django.urls import reverse

from evenementen.models import Ruillid, Ruilronde
from evenementen.services.ruillinks import dagenteken
from twentsekracht.mijn.werkvoorraad import Taak
from twentsekracht.organisaties import toegang
from twentsekracht.organisaties.toegang import Rol

SOORT = "Werkplekruil"


def taken(*, gebruiker, op: date) -> list[Taak]:
    """Two queries at most."""
    gevraagd = Ruilronde.objects.filter(status=Ruilronde.Status.GEVRAAGD).select_related("groep")
    eigen = [_geef_dagen(lid, ronde) for lid, ronde in _te_beantwoorden(gebruiker, gevraagd, op)]
    if not toegang.heeft_rol(gebruiker, Rol.COORDINATOR, op=op):
        return eigen
    klaar = gevraagd.filter(dagen_tot__lt=op, tot__gte=op).order_by("dagen_tot", "pk")
    return [*eigen, *map(_maak_paren, klaar)]


def _te_beantwoorden(gebruiker, gevraagd, op: date):
    for lid in Ruillid.objects.filter(gebruiker=gebruiker, groep__rondes__in=gevraagd).distinct():
        open_nog = gevraagd.filter(groep=lid.groep_id, dagen_tot__gte=op).exclude(antwoorden__lid=lid)
        yield from ((lid, ronde) for ronde in open_nog if lid.geldt_op(ronde.van))


def _geef_dagen(lid: Ruillid, ronde: Ruilronde) -> Taak:
    return Taak(
        titel=f"Geef door wanneer je kunt ruilen van werkplek: {ronde}",
        url=reverse("evenementen:vrije_dagen", args=[dagenteken(ronde, lid)]),
        soort=SOORT,
        uiterlijk=ronde.dagen_tot,
    )


def _maak_paren(ronde: Ruilronde) -> Taak:
    return Taak(
        titel=f"Maak de paren voor de werkplekruil: {ronde}",
        url=reverse("admin:evenementen_ruilronde_paren", args=[ronde.pk]),
        soort=SOORT,
        uiterlijk=ronde.van,
        toelichting="De leden konden hun dagen doorgeven.",
    )
