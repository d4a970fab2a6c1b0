"""From concept to how it ended. Each move is one transaction."""

from collections.abc import Iterable
from contextlib import suppress
from datetime import date, datetime, timedelta

from django.db import IntegrityError, transaction
from django.utils import timezone

from twentsekracht.mijn.models import Vaardigheid
from twentsekracht.organisaties.models import Gebruiker, Organisatie
from vacatures.fouten import NogNietKlaar, VacatureFout
from vacatures.models import FASEVELDEN, Herkomst, Uitkomst, Vacature
from vacatures.openstelling import openstelling, te_laat, werkwijze_van
from vacatures.salaris import bedragen
from vacatures.services.attenderen import vraag_attendering
from vacatures.services.stappen import Status, log, pak, stap, verzet
from vacatures.services.uitkomst import leg_rest_vast

VERSTE_PLAN = timedelta(days=365)
LANGST_OPEN = timedelta(days=365)
POGINGEN = 20  # others may take the number we wanted; not this often


@transaction.atomic
def maak(
    *,
    organisatie: Organisatie,
    door: Gebruiker | None,
    op: datetime,
    vaardigheden: Iterable[Vaardigheid] = (),
    **velden,
) -> Vacature:
    """A concept with a code of its own: nobody types one, and it never changes."""
    vacature = Vacature(organisatie=organisatie, **velden)
    _met_code(vacature, timezone.localdate(op).year)
    if vaardigheden:
        vacature.vaardigheden.set(vaardigheden)
    stap(vacature, "", Status.CONCEPT, door=door, op=op)
    log("vacature gemaakt", vacature, door, op)
    return vacature


def _met_code(vacature: Vacature, jaar: int) -> None:
    """`hengelo-2026-007`. The constraint decides between two who want the same number."""
    begin = f"{vacature.organisatie.code[:25]}-{jaar}-"
    nummer = Vacature.objects.filter(code__startswith=begin).count()
    for volgende in range(nummer + 1, nummer + 1 + POGINGEN):
        vacature.code = f"{begin}{volgende:03d}"
        with suppress(IntegrityError), transaction.atomic():
            vacature.save(force_insert=True)
            return
    raise VacatureFout("Er worden op dit moment te veel vacatures tegelijk gemaakt. Probeer het opnieuw.")


@transaction.atomic
def publiceer(
    *, vacature: Vacature, door: Gebruiker | None, op: datetime, per: date | None = None
) -> Vacature:
    """From now on, or from the day `per`, those it is meant for can read it."""
    vacature = pak(vacature, Status.GEPUBLICEERD)
    vandaag = timezone.localdate(op)
    per = per or vandaag
    if not vandaag <= per <= vandaag + VERSTE_PLAN:
        raise VacatureFout("Kies een dag vanaf vandaag, binnen een jaar.")
    if redenen := ontbreekt(vacature, op=per):
        raise NogNietKlaar(redenen)
    vacature = verzet(vacature, Status.GEPUBLICEERD, _zet_open(vacature, per), door=door, op=op)
    vraag_attendering(op=op)
    return vacature


def _zet_open(vacature: Vacature, per: date) -> list[str]:
    """What the day of publication fixes: its phases and its amounts. Answers the fields (not saved)."""
    vacature.gepubliceerd_op = per
    vacature.salaris_min, vacature.salaris_max = bedragen(vacature, op=per)
    for veld, dag in openstelling(vacature, werkwijze_van(vacature.organisatie)).items():
        setattr(vacature, veld, dag)
    if redenen := te_laat(vacature):
        raise NogNietKlaar(redenen)
    return ["gepubliceerd_op", "salaris_min", "salaris_max", *FASEVELDEN]


def ontbreekt(vacature: Vacature, *, op: date) -> list[str]:
    """What a reader would miss if it opened on this day, each as a sentence."""
    return [reden for _, reden in gemis(vacature, op=op)]


def gemis(vacature: Vacature, *, op: date) -> list[tuple[str, str]]:
    """The same, with the field in which it can be mended before each sentence."""
    sluit_op = vacature.sluit_op
    te_vroeg = sluit_op is not None and sluit_op <= op
    te_lang = sluit_op is not None and sluit_op > op + LANGST_OPEN
    geen_schaal = vacature.schaal_min is None and vacature.schaal_max is None
    geen_bedragen = not geen_schaal and bedragen(vacature, op=op) is None
    wat = [
        (not vacature.titel.strip(), "titel", "Geef de vacature een titel."),
        (not vacature.omschrijving.strip(), "omschrijving", "Schrijf een tekst over het werk."),
        (geen_schaal, "schaal_min", "Vul de salarisschaal in."),
        (geen_bedragen, "salaris_min", "Vul het salaris in: voor deze schaal hebben we geen salaristabel."),
        (vacature.uren_min is None and vacature.uren_max is None, "uren_min", "Vul het aantal uren in."),
        (not vacature.dienstverband, "is_vast", "Kies een dienstverband."),
        (not vacature.doelgroep, "doelgroep", "Kies wie mag reageren."),
        (sluit_op is None, "sluit_op", "Vul in wanneer de vacature sluit."),
        (te_vroeg, "sluit_op", "Kies een sluitdatum na de dag van plaatsen."),
        (te_lang, "sluit_op", "Een vacature blijft hoogstens een jaar open. Kies een eerdere sluitdatum."),
        (wacht_op_collega(vacature), "nagekeken_door", "Laat een collega de vacature nakijken."),
    ]
    return [(veld, reden) for mist, veld, reden in wat if mist]


def wacht_op_collega(vacature: Vacature) -> bool:
    """Its organisation wants a second pair of eyes, and nobody has read this text yet."""
    return not vacature.nagekeken_door_id and werkwijze_van(vacature.organisatie).tweede_lezer


@transaction.atomic
def sluit(*, vacature: Vacature, door: Gebruiker | None, op: datetime, reden: str = "") -> Vacature:
    """Nobody can react any more; how it ended is recorded later."""
    vacature = pak(vacature, Status.GESLOTEN)
    return verzet(vacature, Status.GESLOTEN, [], door=door, op=op, reden=reden)


@transaction.atomic
def vul_in(
    *,
    vacature: Vacature,
    herkomst: Herkomst | str,
    door: Gebruiker | None,
    op: datetime,
    per: date | None = None,
) -> Vacature:
    """Somebody was found for every place still open: from where, and since which day (`per`, default today)."""
    vacature = pak(vacature, Status.INGEVULD)
    leg_rest_vast(vacature, Herkomst(herkomst), per=per or timezone.localdate(op), door=door, op=op)
    return vacature


@transaction.atomic
def trek_in(
    *,
    vacature: Vacature,
    reden: str,
    door: Gebruiker | None,
    op: datetime,
    soort: Uitkomst.Soort | str = Uitkomst.Soort.INGETROKKEN,
) -> Vacature:
    """It is called off, or nobody was found (`soort`); the reason tells more. A place that was filled stays so."""
    vacature = pak(vacature, Status.INGETROKKEN)
    if not reden.strip():
        raise VacatureFout("Schrijf op waarom de vacature vervalt.")
    vandaag = timezone.localdate(op)
    if vacature.status == Status.CONCEPT or (vacature.gepubliceerd_op or vandaag) > vandaag:  # nobody saw it
        vacature.gepubliceerd_op = None
        return verzet(
            vacature, Status.INGETROKKEN, ["gepubliceerd_op"], door=door, op=op, reden=reden.strip()
        )
    leg_rest_vast(vacature, soort, per=vandaag, door=door, op=op, reden=reden.strip())
    return vacature
