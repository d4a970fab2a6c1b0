"""Salary tables: read in whole or not at all."""

from datetime import date, datetime

from django.db import IntegrityError, transaction
from django.utils import timezone

from twentsekracht.logboek.services import leg_vast
from twentsekracht.organisaties import toegang
from twentsekracht.organisaties.models import Gebruiker
from twentsekracht.organisaties.toegang import Rol
from vacatures.fouten import TabelBestaatAl
from vacatures.models import Cao, Salarisschaal, Salaristabel
from vacatures.salaris import lees

BEHEERDERS = frozenset({Rol.COORDINATOR, Rol.BEHEERDER})


@transaction.atomic
def lees_tabel(
    *,
    bestand: bytes,
    cao: Cao | str,
    geldig_vanaf: date,
    door: Gebruiker | None,
    op: datetime,
    bron: str = "",
    vervang: bool = False,
) -> Salaristabel:
    """The table of a CAO from a day on. One that is there is replaced only by who says so (`vervang`).

    Vacancies keep the amounts they were published with.
    """
    schalen = lees(bestand)
    tabel, nieuw = _pak_tabel(Cao(cao), geldig_vanaf, bron)
    if not nieuw:
        if not vervang:
            raise TabelBestaatAl(tabel)
        tabel.schalen.all().delete()
        tabel.bron = bron
        tabel.save(update_fields=["bron"])
    Salarisschaal.objects.bulk_create(
        Salarisschaal(tabel=tabel, schaal=schaal, minimum=laag, maximum=hoog)
        for schaal, (laag, hoog) in schalen.items()
    )
    _log("salaristabel ingelezen" if nieuw else "salaristabel vervangen", tabel, door, op)
    return tabel


def _pak_tabel(cao: Cao, geldig_vanaf: date, bron: str) -> tuple[Salaristabel, bool]:
    """The row, locked, and whether it is new. Of two who read in the same one the second finds it there."""
    zoek = Salaristabel.objects.select_for_update(of=("self",)).filter(cao=cao, geldig_vanaf=geldig_vanaf)
    if tabel := zoek.first():
        return tabel, False
    try:
        with transaction.atomic():
            return Salaristabel.objects.create(cao=cao, geldig_vanaf=geldig_vanaf, bron=bron), True
    except IntegrityError:
        return zoek.get(), False


def _log(actie: str, tabel: Salaristabel, door: Gebruiker | None, op: datetime) -> None:
    vandaag = timezone.localdate(op)
    rol = toegang.handelt_als(door, BEHEERDERS, op=vandaag, organisatie_id=None) if door else ""
    leg_vast(door=door, rol=rol, actie=actie, object=tabel, velden=["bron", "schalen"], op=op)
