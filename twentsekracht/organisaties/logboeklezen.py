"""Lines of the log in plain Dutch: who, as what, did what to whom. For page and spreadsheet; a query for each kind."""

from dataclasses import dataclass
from datetime import date, datetime

from django.apps import apps
from django.core.exceptions import FieldDoesNotExist
from django.urls import NoReverseMatch, reverse

from twentsekracht.organisaties import toegang
from twentsekracht.organisaties.models import (
    Gebruiker,
    Lidmaatschap,
    Organisatie,
    Rollencontrole,
    Uitnodiging,
)

# Rows whose name tells more than their kind; of the others the office reads the title, and else it is the kind alone.
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
    rol: str  # in which it was done; empty when that is all there is to say of who
    wat: str
    waarover: str
    organisatie: str
    url: str  # of what it is about, when it is still there and may be seen


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
            rol=_rol(regel) if regel.rol and regel.door_id in namen else "",
            wat=_wat(regel),
            waarover=_waarover(regel, rijen),
            organisatie=str(organisaties.get(regel.organisatie_id, "")),
            url=_adres(regel, rijen),
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
    return gevonden | (_titels(regels) if toegang.ziet_alles(door, op=op) else {})


def _titels(regels) -> dict[tuple[str, str], str]:
    gevonden = {}
    for soort in {regel.object_type for regel in regels} - set(MET_NAAM):
        model = _model(soort)
        if model and any(veld.name == "titel" for veld in model._meta.concrete_fields):
            pks = {int(regel.object_id) for regel in regels if regel.object_type == soort}
            titels = model._base_manager.filter(pk__in=pks).values_list("pk", "titel")
            naam = str(model._meta.verbose_name)
            gevonden |= {(soort, str(pk)): f"{naam} ‘{titel}’" for pk, titel in titels}
    return gevonden


def _adres(regel, rijen) -> str:
    """Where the admin shows it: who reads a row's name here, opens it there."""
    if (regel.object_type, regel.object_id) not in rijen:
        return ""
    try:
        return reverse(f"admin:{regel.object_type.replace('.', '_')}_change", args=[regel.object_id])
    except NoReverseMatch:
        return ""


def _rol(regel) -> str:
    """Nobody: the portal itself, or a system, which is named in the place of a role."""
    rollen = dict(toegang.Rol.choices)
    return rollen.get(regel.rol, "Een gebruiker" if regel.door_id else regel.rol or "Het portaal")


def _model(soort: str):
    try:
        return apps.get_model(soort)
    except (LookupError, ValueError):  # of long ago
        return None


def _wat(regel) -> str:
    model = _model(regel.object_type)
    velden = ", ".join(_label(model, veld) for veld in regel.velden)
    return f"{regel.actie}: {velden}" if velden else regel.actie


def _label(model, naam) -> str:
    try:
        veld = model._meta.get_field(naam)
    except (AttributeError, FieldDoesNotExist):
        return naam
    return str(getattr(veld, "verbose_name", None) or veld.related_model._meta.verbose_name_plural)


def _waarover(regel, rijen) -> str:
    model = _model(regel.object_type)
    soort = str(model._meta.verbose_name) if model else regel.object_type
    return rijen.get((regel.object_type, regel.object_id), f"{soort} {regel.object_id}")
