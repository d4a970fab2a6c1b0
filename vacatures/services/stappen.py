"""What every move of a vacancy does: take the row as it is, leave a step that never changes and a line in the log."""

from datetime import datetime

from django.utils import timezone

from twentsekracht.logboek.services import leg_vast
from twentsekracht.organisaties import toegang
from twentsekracht.organisaties.models import Gebruiker
from twentsekracht.organisaties.toegang import Rol
from vacatures.fouten import MagNiet, VacatureFout
from vacatures.models import Vacature, Vacaturestap
from vacatures.openstelling import nog_niet_begonnen

# Who handles the vacancies of an organisation; the coördinator can step in for all.
BEHANDELAARS = frozenset({Rol.CONTACTPERSOON, Rol.VACATUREHOUDER, Rol.COORDINATOR})
LANGSTE_REDEN = 300
Status = Vacature.Status
EINDE = frozenset({Status.GESLOTEN, Status.INGEVULD, Status.INGETROKKEN})


def vergrendel(vacature: Vacature) -> Vacature:
    """The row as it is now, locked."""
    gevonden = Vacature.objects.select_for_update(of=("self",)).select_related("organisatie")
    try:
        return gevonden.get(pk=vacature.pk)
    except Vacature.DoesNotExist:
        raise VacatureFout("Deze vacature is er niet meer.") from None


def pak(vacature: Vacature, naar: Status) -> Vacature:
    """The same, if the move exists from there."""
    vacature = vergrendel(vacature)
    if naar not in Vacature.OVERGANGEN.get(vacature.status, ()):
        raise MagNiet(vacature, naar)
    return vacature


def verzet(vacature, naar, velden, *, door, op, reden="", per=None) -> Vacature:
    van, vacature.status = vacature.status, naar
    if naar in EINDE:
        velden = [*velden, *_stop_fasen(vacature, op)]
    vacature.save(update_fields=["status", *velden])
    stap(vacature, van, naar, door=door, op=op, reden=reden, per=per)
    log(f"vacature {naar.label.lower()}", vacature, door, op, ["status", *velden])
    return vacature


def _stop_fasen(vacature: Vacature, op: datetime) -> list[str]:
    """It ended: a phase that has not come by now will not come. Answers the fields (not saved)."""
    velden = nog_niet_begonnen(vacature, op=timezone.localdate(op))
    for veld in velden:
        setattr(vacature, veld, None)
    return velden


def stap(vacature, van, naar, *, door, op, reden="", per=None) -> None:
    Vacaturestap.objects.create(
        vacature=vacature,
        van=van,
        naar=naar,
        per=per or timezone.localdate(op),
        reden=reden[:LANGSTE_REDEN],
        door=door,
        vastgelegd_op=op,
    )


def log(actie: str, vacature: Vacature, door: Gebruiker | None, op: datetime, velden=()) -> None:
    vandaag, organisatie_id = timezone.localdate(op), vacature.organisatie_id
    leg_vast(
        door=door,
        rol=toegang.handelt_als(door, BEHANDELAARS, op=vandaag, organisatie_id=organisatie_id)
        if door
        else "",
        actie=actie,
        object=vacature,
        velden=velden,
        organisatie=vacature.organisatie,
        op=op,
    )
