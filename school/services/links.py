"""Addresses that are a key themselves: of one session for its trainer, of the code in the room, off a waiting list, and
to answer for a colleague.
"""

from datetime import date

from django.core.signing import BadSignature, Signer

from school.aanwezigheid import Sessie, sessies_van
from school.models import Akkoord, Inschrijving, Uitvoering

TRAINER = Signer(salt="school.presentie")
CODE = Signer(salt="school.inchecken")
LIJST = Signer(salt="school.wachtlijst")
AKKOORD = Signer(salt="school.akkoord")


def presentieteken(sessie: Sessie) -> str:
    """Of the session it is for; how long it works follows from its day, so it moves along when the day does."""
    return TRAINER.sign(_kenmerk(sessie))


def sessie_van_trainer(teken: str) -> Sessie | None:
    """None when it was made up, or the session is gone."""
    try:
        return _sessie(TRAINER.unsign(teken))
    except BadSignature:
        return None


def checkteken(sessie: Sessie, dag: date) -> str:
    """Of this session on this day, so a photo of the code is worth nothing tomorrow."""
    return CODE.sign(f"{_kenmerk(sessie)}-{dag:%Y%m%d}")


def sessie_van_code(teken: str) -> tuple[Sessie, date] | None:
    try:
        kenmerk, dag = CODE.unsign(teken).rsplit("-", 1)
    except BadSignature:
        return None
    sessie = _sessie(kenmerk)
    return (sessie, date.fromisoformat(dag)) if sessie else None


def lijstteken(inschrijving: Inschrijving) -> str:
    """What stands in the mail of who waits: it takes them off the list, and opens nothing else."""
    return LIJST.sign(str(inschrijving.pk))


def wie_wacht(teken: str) -> Inschrijving | None:
    """Whose mail this came from; None when it was made up or the person is gone."""
    try:
        pk = LIJST.unsign(teken)
    except BadSignature:
        return None
    rijen = Inschrijving.objects.select_related("uitvoering__opleiding")
    return rijen.filter(pk=pk, deelnemer__isnull=False).first()


def akkoordteken(akkoord: Akkoord) -> str:
    """What stands in the mail: it answers this one question, once, and opens nothing else."""
    return AKKOORD.sign(f"{akkoord.pk}.{akkoord.link}" if akkoord.link else str(akkoord.pk))


def _kenmerk(sessie: Sessie) -> str:
    return f"{sessie.uitvoering.pk}-{sessie.pk or 0}"


def _sessie(kenmerk: str) -> Sessie | None:
    run_pk, sessie_pk = (int(deel) for deel in kenmerk.split("-"))
    runs = Uitvoering.objects.select_related("opleiding").prefetch_related("bijeenkomsten")
    run = runs.filter(pk=run_pk).first()
    return next((een for een in sessies_van(run) if (een.pk or 0) == sessie_pk), None) if run else None
