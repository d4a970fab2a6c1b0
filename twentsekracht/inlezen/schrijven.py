"""Rows into tables: new ones are added, known ones updated where they differ, status only ever appended."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date, datetime
from functools import cache

from django.db import connection, models

from twentsekracht.inlezen.bestand import Bestand
from twentsekracht.inlezen.boek import Boek, Jaar
from twentsekracht.inlezen.lezen import GROEP, in_groepen
from twentsekracht.inlezen.models import Correctie


@dataclass
class Verslag:
    """What an import did: {plural: number} per kind."""

    rijen: dict[str, int] = field(default_factory=dict)
    nieuw: dict[str, int] = field(default_factory=lambda: defaultdict(int))
    gewijzigd: dict[str, int] = field(default_factory=lambda: defaultdict(int))

    @property
    def deed_iets(self) -> bool:
        return any(self.nieuw.values()) or any(self.gewijzigd.values())

    def __str__(self):
        rijen = ", ".join(f"{aantal} {wat}" for wat, aantal in self.rijen.items())
        return f"{rijen}; {sum(self.nieuw.values())} nieuw, {sum(self.gewijzigd.values())} gewijzigd"


def schrijf_jaar(jaar: Jaar, *, op: datetime, meld=lambda stap, gedaan, totaal: None) -> Verslag:
    """In the caller's transaction."""
    verslag = Verslag()
    for nummer, (bestand, boek) in enumerate(jaar.boeken.items()):
        meld(f"{bestand.naam} schrijven", nummer, len(jaar.boeken))
        verslag.rijen[bestand.meervoud] = boek.aantal
        (bestand.schrijf or schrijf_rijen)(boek, verslag, op)
    return verslag


def schrijf_rijen(boek: Boek, verslag: Verslag, op: datetime) -> None:
    """The ordinary way: every row is an object of the file's model."""
    bestand = boek.bestand
    if bestand.eerst:
        boek.rijen.sort(key=bestand.eerst, reverse=True)
    nieuwe = []
    # All updates go before all inserts: one row may make room for another.
    for groep in in_groepen(boek.rijen):
        nieuwe += _werk_bij(boek, groep, verslag, op)
    for groep in in_groepen(nieuwe):
        objecten = bestand.model.objects.bulk_create(
            [bestand.model(**velden_van(boek, rij)) for rij in groep]
        )
        for rij, obj in zip(groep, objecten, strict=True):
            _onthoud_pk(boek, rij, obj)
        if bestand.stapmodel:
            _leg_stappen_vast(boek, list(zip(groep, objecten, strict=True)), {}, op)
        verslag.nieuw[bestand.meervoud] += len(groep)
    if bestand.na:
        bestand.na(boek, verslag, op)


def _werk_bij(boek: Boek, groep: list, verslag: Verslag, op: datetime) -> list:
    """Updates what the database knows; answers the rows it does not know."""
    bestand, nieuwe, bekende, gewijzigd = boek.bestand, [], [], {}
    waarden = [velden_van(boek, rij) for rij in groep]
    sleutelvelden = [bestand.attributen.get(naam, naam) for naam in bestand.sleutel]
    bekend = zoek(bestand.model, sleutelvelden, waarden)
    for rij, velden in zip(groep, waarden, strict=True):
        obj = bekend.get(tuple(velden[naam] for naam in sleutelvelden))
        if obj is None:
            nieuwe.append(rij)
            continue
        _onthoud_pk(boek, rij, obj)
        bekende.append((rij, obj))
        if pas_toe(boek, rij.regel, obj, velden):
            gewijzigd[obj.pk] = obj
    bewaar(bestand.model, list(gewijzigd.values()))
    verzet = set(gewijzigd)
    if bestand.stapmodel:
        verzet |= _leg_stappen_vast(boek, bekende, _bestaande_stappen(bestand, bekende), op)
    verslag.gewijzigd[bestand.meervoud] += len(verzet)
    return nieuwe


def velden_van(boek: Boek, rij) -> dict:
    """A row as model fields; references as primary keys."""
    bestand = boek.bestand
    velden = {attribuut: getattr(rij, naam) for naam, attribuut in bestand.attributen.items()}
    for attribuut, naar in bestand.verwijzingen.items():
        if velden[attribuut] is not None:
            velden[attribuut] = boek.jaar.boeken[naar].pks[velden[attribuut]]
    if bestand.velden:
        velden |= bestand.velden(rij)
    return velden


def _onthoud_pk(boek: Boek, rij, obj) -> None:
    if boek.bestand.verwijskolom:
        boek.pks[rij.code] = obj.pk


def zoek(model: type[models.Model], sleutel: list[str], waarden: list[dict]) -> dict[tuple, models.Model]:
    """The objects of the database with one of these keys, in one query."""
    filters = {f"{naam}__in": {velden[naam] for velden in waarden} for naam in sleutel}
    gevonden = model.objects.filter(**filters).order_by("pk")
    return {tuple(getattr(obj, naam) for naam in sleutel): obj for obj in gevonden}


def pas_toe(boek: Boek, regel: int, obj: models.Model, velden: dict) -> bool:
    """Sets what differs and notes old and new value. True when anything did."""
    anders = {naam: waarde for naam, waarde in velden.items() if getattr(obj, naam) != waarde}
    for naam, waarde in anders.items():
        oud, nieuw = _leesbaar(boek, naam, getattr(obj, naam)), _leesbaar(boek, naam, waarde)
        boek.gewijzigd(regel, naam.removesuffix("_id"), Correctie.Soort.BIJGEWERKT, oud, nieuw)
        setattr(obj, naam, waarde)
    return bool(anders)


def _leesbaar(boek: Boek, naam: str, waarde) -> str:
    """A value for the list of corrections: a code instead of a primary key."""
    if waarde is None:
        return ""
    if isinstance(waarde, bool):
        return "ja" if waarde else "nee"
    if naar := boek.bestand.verwijzingen.get(naam):
        pks = boek.jaar.boeken[naar].pks
        return next((code for code, pk in pks.items() if pk == waarde), str(waarde))
    return str(waarde)


def bewaar(model: type[models.Model], objecten: list[models.Model]) -> None:
    """Updates whole rows in one statement: bulk_update would write a CASE per field and row."""
    if objecten:
        velden = [veld.name for veld in model._meta.concrete_fields if not veld.primary_key]
        model.objects.bulk_create(objecten, update_conflicts=True, unique_fields=["pk"], update_fields=velden)


# ---- the course of a status: append-only


def stand_op(stappen: list[dict], dag: date) -> dict | None:
    """What held at the end of `dag`, without its date. Steps stand in the order of writing."""
    stand, sinds = None, date.min
    for stap in stappen:
        if sinds <= stap["per"] <= dag:
            stand, sinds = stap, stap["per"]
    return {naam: waarde for naam, waarde in stand.items() if naam != "per"} if stand else None


def ontbrekende_stappen(bestaand: list[dict], gewenst: list[dict]) -> list[dict]:
    """What to append so that on any day the rows tell the course as it is now known.

    A day that turns out different gets a second row, which holds because it was written last.
    """
    erbij: list[dict] = []
    if not bestaand:
        return gewenst
    for dag in sorted({stap["per"] for stap in bestaand + gewenst}):
        stand = stand_op(gewenst, dag)
        if stand is not None and stand != stand_op(bestaand + erbij, dag):
            erbij.append(stand | {"per": dag})
    return erbij


def _bestaande_stappen(bestand: Bestand, paren: list[tuple]) -> dict[int, list[dict]]:
    eigenaar, inhoud = _stapvelden(bestand)
    rijen = bestand.stapmodel.objects.filter(**{f"{eigenaar}__in": [obj.pk for _, obj in paren]})
    per_object = defaultdict(list)
    for rij in rijen.order_by("pk").values(eigenaar, *inhoud):
        per_object[rij.pop(eigenaar)].append(rij | {"per": rij["per"] or date.min})
    return per_object


def _stapvelden(bestand: Bestand) -> tuple[str, list[str]]:
    """Of a status row: what it belongs to, and the fields that say what holds from when."""
    velden = bestand.stapmodel._meta.concrete_fields
    eigenaar = next(veld.attname for veld in velden if veld.related_model is bestand.model)
    anders = {"id", eigenaar, "van", "reden", "door_id", "vastgelegd_op"}
    return eigenaar, [veld.attname for veld in velden if veld.attname not in anders]


def _leg_stappen_vast(
    boek: Boek, paren: list[tuple], bestaand: dict[int, list[dict]], op: datetime
) -> set[int]:
    """Appends what is missing from the course of these (row, object); answers of which objects."""
    bestand, rijen = boek.bestand, []
    eigenaar, _ = _stapvelden(bestand)
    for rij, obj in paren:
        van = bestaand.get(obj.pk, [])
        vorige = van[-1]["naar"] if van else ""
        for stap in ontbrekende_stappen(van, bestand.stappen(boek, rij, obj)):
            rijen.append({eigenaar: obj.pk, "van": vorige, "vastgelegd_op": op, **stap})
            vorige = stap["naar"]
    voeg_rijen_toe(bestand.stapmodel, rijen)
    return {rij[eigenaar] for rij in rijen}


def voeg_toe(model: type[models.Model], objecten: Iterable[models.Model]) -> int:
    """Rows that hang on others (aliases, preferences): answers how many."""
    return len(model.objects.bulk_create(objecten, batch_size=GROEP))


def voeg_rijen_toe(model: type[models.Model], rijen: list[dict]) -> int:
    """The same for the two kinds of which a year has the most, from plain values: bulk_create makes an object of
    every row and asks every field of it for its value, which is most of the time an import takes.
    """
    if not rijen:
        return 0
    velden = [veld for veld in model._meta.concrete_fields if not veld.primary_key]
    vast = {veld.attname: veld.get_default() for veld in velden}
    klaar = [_gereedmaker(veld) for veld in velden]
    waarden = [
        tuple(
            maak(rij.get(veld.attname, vast[veld.attname])) for veld, maak in zip(velden, klaar, strict=True)
        )
        for rij in rijen
    ]
    naam = connection.ops.quote_name
    namen = ", ".join(naam(veld.column) for veld in velden)
    kop = f"INSERT INTO {naam(model._meta.db_table)} ({namen}) VALUES "  # noqa: S608 - names are the model's own
    rij_sql = f"({', '.join(['%s'] * len(velden))})"
    with connection.cursor() as cursor:
        for groep in in_groepen(waarden, min(GROEP, connection.ops.bulk_batch_size(velden, waarden))):
            cursor.execute(kop + ", ".join([rij_sql] * len(groep)), [cel for rij in groep for cel in rij])
    return len(rijen)


def _gereedmaker(veld: models.Field):
    """A field's value as the database takes it; dates and choices come back so often that they are kept."""
    if veld.is_relation:
        return lambda waarde: waarde
    return cache(lambda waarde: veld.get_db_prep_save(waarde, connection))
