"""Lines of the log in plain Dutch: who did what to whom, for page and spreadsheet. A fixed number of queries."""

from dataclasses import dataclass
from datetime import date, datetime

from django.apps import apps
from django.core.exceptions import FieldDoesNotExist

from twentsekracht.organisaties import toegang
from twentsekracht.organisaties.models import (
    Gebruiker,
    Lidmaatschap,
    Organisatie,
    Rollencontrole,
    Uitnodiging,
)

# Rows whose name tells more than their kind; the rest is told by its kind alone.
MET_NAAM = {
    "organisaties.gebruiker": Gebruiker.objects.all(),
    "organisaties.lidmaatschap": Lidmaatschap.objects.select_related("gebruiker", "organisatie"),
    "organisaties.uitnodiging": Uitnodiging.objects.select_related("organisatie"),
    "organisaties.rollencontrole": Rollencontrole.objects.select_related("organisatie"),
    "organisaties.organisatie": Organisatie.objects.all(),
}


@dataclass(frozen=True)
class Gebeurtenis:
    op: datetime
    wie: str
    wat: str
    waarover: str
    organisatie: str


def in_woorden(regels, *, door, op: date) -> list[Gebeurtenis]:
    """People and rows by name as far as `door` sees them, else by role or kind."""
    regels = list(regels)
    organisaties = Organisatie.objects.in_bulk({regel.organisatie_id for regel in regels})
    namen = _namen(regels, door, op)
    rijen = _rijen(regels, door, op)
    return [
        Gebeurtenis(
            op=regel.op,
            wie=namen.get(regel.door_id) or _rol(regel),
            wat=_wat(regel),
            waarover=_waarover(regel, rijen),
            organisatie=str(organisaties.get(regel.organisatie_id, "")),
        )
        for regel in regels
    ]


def _namen(regels, door, op) -> dict[int, str]:
    zichtbaar = toegang.beheerbaar(Gebruiker.objects.all(), door, op=op)
    namen = dict(zichtbaar.filter(pk__in={regel.door_id for regel in regels}).values_list("pk", "naam"))
    return namen | {door.pk: door.naam}


def _rijen(regels, door, op) -> dict[tuple[str, str], str]:
    gevonden = {}
    for soort, queryset in MET_NAAM.items():
        pks = {int(regel.object_id) for regel in regels if regel.object_type == soort}
        for rij in toegang.beheerbaar(queryset, door, op=op).filter(pk__in=pks):
            gevonden[soort, str(rij.pk)] = str(rij)
    return gevonden


def _rol(regel) -> str:
    """Nobody: the portal itself, or a system, which is named in the place of a role."""
    rollen = dict(toegang.Rol.choices)
    return rollen.get(regel.rol, "Een gebruiker" if regel.door_id else regel.rol or "Het portaal")


def _model(regel):
    try:
        return apps.get_model(regel.object_type)
    except (LookupError, ValueError):  # of long ago
        return None


def _wat(regel) -> str:
    model = _model(regel)
    velden = ", ".join(_label(model, veld) for veld in regel.velden)
    return f"{regel.actie}: {velden}" if velden else regel.actie


def _label(model, naam) -> str:
    try:
        veld = model._meta.get_field(naam)
    except (AttributeError, FieldDoesNotExist):
        return naam
    return str(getattr(veld, "verbose_name", None) or veld.related_model._meta.verbose_name_plural)


def _waarover(regel, rijen) -> str:
    model = _model(regel)
    soort = str(model._meta.verbose_name) if model else regel.object_type
    return rijen.get((regel.object_type, regel.object_id), f"{soort} {regel.object_id}")
