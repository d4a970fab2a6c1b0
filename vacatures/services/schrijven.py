"""What a vacaturehouder writes: a concept to begin with, what it says, and until when it is open."""

import json
from copy import copy
from datetime import date, datetime
from hashlib import sha256

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone

from twentsekracht.organisaties import toegang
from twentsekracht.organisaties.models import Gebruiker, Organisatie
from twentsekracht.organisaties.toegang import Rol
from vacatures.fouten import Ingehaald, MagNiet, NogNietKlaar, VacatureFout
from vacatures.models import DIENSTVERBANDEN, FASEVELDEN, BewaardeVacature, Sjabloon, Vacature
from vacatures.models.grenzen import VAN_VELD
from vacatures.openstelling import openstelling, te_laat, werkwijze_van
from vacatures.salaris import bedragen
from vacatures.services.attenderen import vraag_attendering
from vacatures.services.lopen import LANGST_OPEN, gemis, maak
from vacatures.services.stappen import BEHANDELAARS, Status, log, pak, stap, vergrendel, verzet
from vacatures.services.uitkomst import minste_plaatsen

OPENSTELLING = ("doelgroep", *FASEVELDEN)
BETALING = ("schaal_min", "schaal_max", "salaris_min", "salaris_max")
INHOUD = (
    "titel",
    "omschrijving",
    "procedure",
    "contact",
    "standplaats",
    "vakgebied",
    "niveau",
    "functiefamilie",
    "vaardigheden",
    *(f"is_{soort}" for soort in DIENSTVERBANDEN),
    "schaal_min",
    "schaal_max",
    "uren_min",
    "uren_max",
    "aantal_plaatsen",
    "doelgroep",
)
# All that can be written; the rest of a vacancy has verbs of its own.
GESCHREVEN = (*INHOUD, "salaris_min", "salaris_max", "kenmerk", "houder", "sluit_op", *FASEVELDEN)
UIT_SJABLOON = ("titel", "omschrijving", "procedure", "contact", "vaardigheden")


def waarde_van(rij: Vacature | Sjabloon, veld: str):
    """What stands there; its skills as a set, since they have no order."""
    return frozenset(rij.vaardigheden.all()) if veld == "vaardigheden" else getattr(rij, veld)


# ---- a concept to begin with


@transaction.atomic
def begin(*, organisatie: Organisatie, door: Gebruiker | None, op: datetime, **velden) -> Vacature:
    """A concept in the hands of who makes it, when that is somebody who handles the vacancies there."""
    velden = {"houder": _houder(organisatie, door, op), "gewijzigd_door": door, **velden}
    return maak(organisatie=organisatie, door=door, op=op, **velden)


def _houder(organisatie: Organisatie, door: Gebruiker | None, op: datetime) -> Gebruiker | None:
    """The coördinator steps in, and holds nothing."""
    rollen = BEHANDELAARS - {Rol.COORDINATOR}
    vandaag = timezone.localdate(op)
    return door if door and toegang.heeft_rol(door, *rollen, op=vandaag, organisatie=organisatie) else None


@transaction.atomic
def van_sjabloon(*, sjabloon: Sjabloon, door: Gebruiker | None, op: datetime) -> Vacature:
    velden = {veld: waarde_van(sjabloon, veld) for veld in UIT_SJABLOON}
    return begin(organisatie=sjabloon.organisatie, door=door, op=op, **velden)


@transaction.atomic
def kopieer(*, vacature: Vacature, door: Gebruiker | None, op: datetime) -> Vacature:
    """A new concept that says the same; its days, amounts and own reference are still to be filled in."""
    velden = {veld: waarde_van(vacature, veld) for veld in INHOUD}
    return begin(organisatie=vacature.organisatie, door=door, op=op, **velden)


@transaction.atomic
def plaats_opnieuw(*, vacature: Vacature, door: Gebruiker | None, op: datetime) -> Vacature:
    """What ended does not start again: a new concept takes its place, and the figures of the old one stay."""
    vacature = vergrendel(vacature)
    vandaag = timezone.localdate(op)
    if vacature.status == Status.CONCEPT or vacature.is_open(op=vandaag):
        raise VacatureFout("Deze vacature is nog niet voorbij. Maak een kopie als je er nog een wilt.")
    nieuw = kopieer(vacature=vacature, door=door, op=op)
    log("vacature opnieuw geplaatst", vacature, door, op)
    return nieuw


# ---- what it says


def stand_van(vacature: Vacature) -> str:
    """What it says and how it stands, in short. A form carries it, so that it knows whether somebody came between."""
    velden = [veld for veld in (*GESCHREVEN, "status") if veld != "vaardigheden"]
    waarden = [str(getattr(vacature, Vacature._meta.get_field(veld).attname)) for veld in velden]
    waarden += sorted(vaardigheid.naam for vaardigheid in vacature.vaardigheden.all())
    return sha256(json.dumps(waarden).encode()).hexdigest()[:32]


@transaction.atomic
def wijzig(
    *, vacature: Vacature, velden: dict, door: Gebruiker | None, op: datetime, stand: str | None = None
) -> Vacature:
    """Writes these fields. `stand`: what the writer had in front of them; if it is no longer so, nothing is written.

    A colleague who read along, read another text: that is asked again.
    """
    if vreemd := set(velden) - set(GESCHREVEN):
        raise ValueError(f"not for writing: {sorted(vreemd)}")
    vacature = vergrendel(vacature)
    if stand is not None and stand != stand_van(vacature):
        raise Ingehaald(vacature)
    was = copy(vacature)
    veranderd = _zet(vacature, velden)
    if not veranderd:
        return vacature
    _binnen_grenzen(vacature)
    _mag_anders(vacature, was, veranderd, timezone.localdate(op))
    vacature.nagekeken_door, vacature.gewijzigd_door = None, door
    in_de_rij = [veld for veld in veranderd if veld != "vaardigheden"]
    vacature.save(update_fields=[*in_de_rij, "nagekeken_door", "gewijzigd_door"])
    if "vaardigheden" in veranderd:
        vacature.vaardigheden.set(velden["vaardigheden"])
    log("vacature gewijzigd", vacature, door, op, veranderd)
    if vacature.status == Status.GEPUBLICEERD and set(veranderd) & set(FASEVELDEN):
        vraag_attendering(op=op)
    return vacature


def _binnen_grenzen(vacature: Vacature) -> None:
    """A form says it field by field; this is for who calls without one."""
    try:
        vacature.clean_fields(exclude={veld.name for veld in vacature._meta.fields} - set(VAN_VELD))
    except ValidationError as fout:
        raise VacatureFout(" ".join(dict.fromkeys(fout.messages))) from None


def _zet(vacature: Vacature, velden: dict) -> dict:
    """Fills in what is new; answers what stood there. A browser ends lines its own way: that is no change.

    Skills stand in a table of their own: whoever saves the row writes them too.
    """
    oud = {}
    for veld, waarde in velden.items():
        if isinstance(waarde, str):
            waarde = waarde.replace("\r\n", "\n")
        if (stond := waarde_van(vacature, veld)) != waarde:
            oud[veld] = stond
            if veld != "vaardigheden":
                setattr(vacature, veld, waarde)
    return oud


def _mag_anders(vacature: Vacature, was: Vacature, oud: dict, vandaag: date) -> None:
    """A concept says what it likes; what people read, or will read on a day, loses nothing and keeps its promises."""
    if vacature.status == Status.CONCEPT:
        return
    if not vacature.is_open(op=vandaag):
        raise VacatureFout("Deze vacature is voorbij. Wat er staat, verandert niet meer.")
    if vacature.gepubliceerd_op > vandaag and werkwijze_van(vacature.organisatie).tweede_lezer:
        raise VacatureFout(
            "Deze vacature is nagekeken en staat klaar. Haal haar eerst terug, dan kijkt een collega haar weer na."
        )
    if oud.get("sluit_op") and vacature.gepubliceerd_op <= vandaag:
        raise VacatureFout("Een vacature die open is, kun je verlengen of sluiten.")
    if "aantal_plaatsen" in oud and vacature.aantal_plaatsen < (minstens := minste_plaatsen(vacature)):
        raise VacatureFout(
            f"Er zijn al plaatsen vergeven, of hun uitkomst ligt vast. Kies minstens {minstens} plaatsen."
        )
    if set(oud) & set(BETALING):
        _herzie_salaris(vacature, oud, vandaag)
    if redenen := [reden for reden in _mist(vacature, vandaag) if reden not in _mist(was, vandaag)]:
        raise NogNietKlaar(redenen)
    if set(oud) & {*OPENSTELLING, "sluit_op"}:
        _herzie_openstelling(vacature, oud, vandaag)


def _mist(vacature: Vacature, vandaag: date) -> list[str]:
    """What a reader misses. Of a list from elsewhere that may be a lot: mending one word does not wait for it."""
    apart = ("nagekeken_door", "salaris_min")
    dag = max(vacature.gepubliceerd_op, vandaag)
    return [reden for veld, reden in gemis(vacature, op=dag) if veld not in apart]


def _herzie_salaris(vacature: Vacature, oud: dict, vandaag: date) -> None:
    """Another scale pays something else."""
    bereik = bedragen(vacature, op=max(vandaag, vacature.gepubliceerd_op))
    if bereik is None or None in bereik:
        raise NogNietKlaar(["Vul het salaris in: voor deze schaal hebben we geen salaristabel."])
    for veld, bedrag in zip(("salaris_min", "salaris_max"), bereik, strict=True):
        oud.setdefault(veld, None)
        setattr(vacature, veld, bedrag)


def _herzie_openstelling(vacature: Vacature, oud: dict, vandaag: date) -> None:
    """Who can already read it, keeps it; who comes to it now, does so from today on at the earliest."""
    if not vacature.doelgroep:
        raise NogNietKlaar(["Kies wie mag reageren."])
    stond = {veld: oud.get(veld, getattr(vacature, veld)) for veld in FASEVELDEN}
    for veld, dag in openstelling(vacature, werkwijze_van(vacature.organisatie)).items():
        begonnen = stond[veld] is not None and stond[veld] <= vandaag
        if begonnen and (dag is None or veld in oud):
            raise VacatureFout("Wie de vacature al kan zien, kun je haar niet meer afnemen.")
        if not begonnen:
            dag = dag and max(dag, vandaag, vacature.gepubliceerd_op)
            oud.setdefault(veld, stond[veld])
            setattr(vacature, veld, dag)
    if redenen := te_laat(vacature):
        raise NogNietKlaar(redenen)


# ---- until when


@transaction.atomic
def verleng(*, vacature: Vacature, tot: date, reden: str, door: Gebruiker | None, op: datetime) -> Vacature:
    """Open for longer. It stays the same vacancy: the step that says why goes from open to open."""
    vacature = vergrendel(vacature)
    vandaag = timezone.localdate(op)
    if not vacature.is_open(op=vandaag):
        raise VacatureFout("Deze vacature is al dicht. Plaats haar opnieuw.")
    if not reden.strip():
        raise VacatureFout("Schrijf op waarom de vacature langer open blijft.")
    if vacature.sluit_op is None and tot <= vandaag:
        raise VacatureFout("Kies een dag na vandaag.")
    if vacature.sluit_op is not None and tot <= vacature.sluit_op:
        raise VacatureFout("Kies een dag na de sluitdatum van nu.")
    if tot > vandaag + LANGST_OPEN:
        raise VacatureFout("Een vacature blijft hoogstens een jaar open.")
    vacature.sluit_op = tot
    vacature.save(update_fields=["sluit_op"])
    # Who keeps it was told of another day: they hear it again.
    BewaardeVacature.objects.filter(vacature=vacature).update(herinnerd_op=None)
    stap(vacature, vacature.status, vacature.status, door=door, op=op, reden=reden.strip())
    log("vacature verlengd", vacature, door, op, ["sluit_op"])
    return vacature


@transaction.atomic
def haal_terug(*, vacature: Vacature, door: Gebruiker | None, op: datetime) -> Vacature:
    """What was planned is a concept again, until the day it would have opened.

    Its days go with the plan: those of its organisation are counted anew from another day.
    """
    vacature = pak(vacature, Status.CONCEPT)
    if vacature.gepubliceerd_op <= timezone.localdate(op):
        raise MagNiet(vacature, Status.CONCEPT)
    velden = ["gepubliceerd_op", *FASEVELDEN]
    for veld in velden:
        setattr(vacature, veld, None)
    return verzet(vacature, Status.CONCEPT, velden, door=door, op=op, reden="Teruggehaald voor plaatsing")
