"""What a system of an organisation does with its vacancies, by its own reference: the same verbs, without a person.

Every change goes through the verb that people use, so the same rules hold. Beside the line which that verb leaves in
the log stands one that names the key. Asking the same twice is asking it once.
"""

from collections.abc import Iterable
from contextlib import suppress
from datetime import date, datetime

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone

from twentsekracht.logboek.services import leg_vast
from twentsekracht.mijn.models import Vaardigheid
from twentsekracht.organisaties.models import Organisatie
from vacatures.fouten import (
    GeenSchrijfsleutel,
    KenmerkBestaatAl,
    KenmerkOnbekend,
    VaardighedenOnbekend,
    VacatureFout,
)
from vacatures.models import Apisleutel, Uitkomst, Vacature
from vacatures.services.lopen import publiceer, sluit, trek_in
from vacatures.services.nakijken import vraag_nakijken
from vacatures.services.schrijven import BETALING, INHOUD, begin, verleng, waarde_van, wijzig
from vacatures.services.stappen import Status
from vacatures.services.uitkomst import leg_uitkomst_vast

# What a system may fill in. Whose it is, how it stands and from when who may see it, is not among it.
AAN_TE_LEVEREN = frozenset({*INHOUD, "salaris_min", "salaris_max", "sluit_op"})
# Their rules look at one vacancy; whether its reference is new, is another question.
BUITEN_DE_KEURING = {"code", "kenmerk", "organisatie"}
VERLENGD = "Verlengd in het systeem van de organisatie"


def eigen_vacatures(sleutel: Apisleutel):
    """All of the organisation of this key, and of no other."""
    return Vacature.objects.filter(organisatie=sleutel.organisatie_id)


@transaction.atomic
def lever_aan(
    *,
    sleutel: Apisleutel,
    kenmerk: str,
    velden: dict,
    op: datetime,
    stand: str | None = None,
    alleen_nieuw: bool = False,
) -> tuple[Vacature, bool]:
    """Makes a concept, or writes what is different; answers whether it is new.

    `stand`: as `schrijven.stand_van` told how the sender knows it; if it is no longer so, nothing is written. Nor with
    `alleen_nieuw` when the reference is known. Skills come by their names on the list; who names none, has none.
    """
    if vreemd := set(velden) - AAN_TE_LEVEREN:
        raise ValueError(f"not for a system to write: {sorted(vreemd)}")
    _mag_schrijven(sleutel)
    velden = velden | {"vaardigheden": _van_de_lijst(velden.get("vaardigheden", ()))}
    _keur(velden)
    # Two deliveries of the same reference at a time: the second one finds what the first one made.
    organisatie = Organisatie.objects.select_for_update(no_key=True).get(pk=sleutel.organisatie_id)
    vacature = Vacature.objects.filter(organisatie=organisatie, kenmerk=kenmerk).first()
    if vacature is None:
        vacature = begin(organisatie=organisatie, door=None, op=op, kenmerk=kenmerk, **velden)
        _log("via de API gemaakt", sleutel, vacature, op)
        _vraag_collega(vacature, op)
        return vacature, True
    if alleen_nieuw:
        raise KenmerkBestaatAl(kenmerk)
    gewijzigd = _werk_bij(vacature, velden, op, stand)
    if gewijzigd:
        _log("via de API gewijzigd", sleutel, vacature, op)
        _vraag_collega(vacature, op)
    vacature.refresh_from_db()
    return vacature, False


def _vraag_collega(vacature: Vacature, op: datetime) -> None:
    """A system presses no button: as soon as all there is to wait for is a second reader, that one is asked."""
    with suppress(VacatureFout):
        vraag_nakijken(vacature=vacature, door=None, op=op)


def _werk_bij(vacature: Vacature, velden: dict, op: datetime, stand: str | None) -> bool:
    """Only what is different, so that nothing is done when nothing is."""
    anders = {veld: waarde for veld, waarde in velden.items() if waarde_van(vacature, veld) != waarde}
    if vacature.status != Status.CONCEPT and not {"schaal_min", "schaal_max"} & set(anders):
        # Once it is published its amounts are those of the salary table, whatever a system keeps sending.
        anders = {veld: waarde for veld, waarde in anders.items() if veld not in BETALING}
    if not anders and stand is None:
        return False
    tot = anders.get("sluit_op")
    if tot and vacature.is_open(op=timezone.localdate(op)) and vacature.sluit_op and tot > vacature.sluit_op:
        del anders["sluit_op"]
        wijzig(vacature=vacature, velden=anders, door=None, op=op, stand=stand)
        verleng(vacature=vacature, tot=tot, reden=VERLENGD, door=None, op=op)
        return True
    wijzig(vacature=vacature, velden=anders, door=None, op=op, stand=stand)
    return bool(anders)


@transaction.atomic
def publiceer_via(*, sleutel: Apisleutel, kenmerk: str, op: datetime, per: date | None = None) -> Vacature:
    vacature = _pak(sleutel, kenmerk)
    if vacature.status == Status.GEPUBLICEERD and per in (None, vacature.gepubliceerd_op):
        return vacature
    vacature = publiceer(vacature=vacature, door=None, op=op, per=per)
    _log("via de API gepubliceerd", sleutel, vacature, op)
    return vacature


@transaction.atomic
def sluit_via(*, sleutel: Apisleutel, kenmerk: str, reden: str, op: datetime) -> Vacature:
    vacature = _pak(sleutel, kenmerk)
    if vacature.status == Status.GESLOTEN:
        return vacature
    vacature = sluit(vacature=vacature, door=None, op=op, reden=reden)
    _log("via de API gesloten", sleutel, vacature, op)
    return vacature


@transaction.atomic
def trek_in_via(*, sleutel: Apisleutel, kenmerk: str, reden: str, op: datetime) -> Vacature:
    vacature = _pak(sleutel, kenmerk)
    if vacature.status == Status.INGETROKKEN:
        return vacature
    trek_in(vacature=vacature, reden=reden, door=None, op=op)
    _log("via de API ingetrokken", sleutel, vacature, op)
    vacature.refresh_from_db()
    return vacature


@transaction.atomic
def leg_uitkomst_vast_via(
    *, sleutel: Apisleutel, kenmerk: str, plaats: int, soort: str, per: date, op: datetime
) -> Uitkomst:
    vacature = _pak(sleutel, kenmerk)
    bekend = vacature.uitkomsten.filter(plaats=plaats).exists()
    uitkomst = leg_uitkomst_vast(
        vacature=vacature, plaats=plaats, soort=Uitkomst.Soort(soort), per=per, door=None, op=op
    )
    if not bekend:
        _log("uitkomst via de API", sleutel, vacature, op)
    return uitkomst


def _pak(sleutel: Apisleutel, kenmerk: str) -> Vacature:
    """The row, locked. Of another organisation it does not exist."""
    _mag_schrijven(sleutel)
    eigen = eigen_vacatures(sleutel).select_for_update(of=("self",)).select_related("organisatie")
    vacature = eigen.filter(kenmerk=kenmerk).first()
    if vacature is None:
        raise KenmerkOnbekend(kenmerk)
    return vacature


def _mag_schrijven(sleutel: Apisleutel) -> None:
    if sleutel.bereik != Apisleutel.Bereik.SCHRIJVEN:
        raise GeenSchrijfsleutel


def _van_de_lijst(namen: Iterable[str]) -> frozenset[Vaardigheid]:
    """The skills with these names, capitals or not."""
    if not namen:
        return frozenset()
    lijst = {vaardigheid.naam.casefold(): vaardigheid for vaardigheid in Vaardigheid.objects.all()}
    onbekend = {plek: naam for plek, naam in enumerate(namen) if naam.casefold() not in lijst}
    if onbekend:
        raise VaardighedenOnbekend(onbekend)
    return frozenset(lijst[naam.casefold()] for naam in namen)


def _keur(velden: dict) -> None:
    """What the database would refuse, in words; a day that nobody means, too."""
    in_de_rij = {veld: waarde for veld, waarde in velden.items() if veld != "vaardigheden"}
    try:
        Vacature(**in_de_rij).validate_constraints(exclude=BUITEN_DE_KEURING)
    except ValidationError as fout:
        raise VacatureFout(" ".join(fout.messages)) from fout
    sluit_op = velden.get("sluit_op")
    if sluit_op and not 2000 <= sluit_op.year <= 2100:
        raise VacatureFout("Deze sluitdatum kan niet kloppen.")


def _log(actie: str, sleutel: Apisleutel, vacature: Vacature, op: datetime) -> None:
    leg_vast(
        door=None,
        rol=f"API-sleutel {sleutel.begin}",
        actie=actie,
        object=vacature,
        organisatie=sleutel.organisatie,
        op=op,
    )
