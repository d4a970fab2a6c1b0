"""Taking over a list of holidays of the schools, or of the recesses of an organisation."""

from collections.abc import Iterable
from datetime import datetime

from django.db import transaction

from evenementen.models import VrijePeriode
from evenementen.vrijlezen import Periode
from twentsekracht.logboek.services import leg_vast
from twentsekracht.organisaties.models import Gebruiker, Organisatie
from twentsekracht.organisaties.toegang import Rol


@transaction.atomic
def neem_perioden_over(
    *,
    perioden: Iterable[Periode],
    organisatie: Organisatie | None,
    door: Gebruiker,
    rol: Rol,
    op: datetime,
) -> int:
    """`organisatie` None: of the schools. What is there gets its last day from the list; answers how many changed."""
    Soort = VrijePeriode.Soort
    aantal = 0
    for periode in perioden:
        rij, is_nieuw = VrijePeriode.objects.get_or_create(
            organisatie=organisatie,
            naam=periode.naam,
            van=periode.van,
            defaults={"soort": Soort.RECES if organisatie else Soort.SCHOOLVAKANTIE, "tot": periode.tot},
        )
        if not is_nieuw and rij.tot == periode.tot:
            continue
        if not is_nieuw:
            rij.tot = periode.tot
            rij.save(update_fields=["tot"])
        actie = "toegevoegd" if is_nieuw else "gewijzigd"
        leg_vast(door=door, rol=rol, actie=actie, object=rij, velden=["tot"], organisatie=organisatie, op=op)
        aantal += 1
    return aantal
