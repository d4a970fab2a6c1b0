"""Importing a year: read and check everything, then write everything or nothing."""

import zlib
from collections.abc import Callable
from datetime import datetime

from django.db import connection, transaction
from django.utils import timezone

from twentsekracht.inlezen.boek import Jaar, Melding
from twentsekracht.inlezen.bron import Bron
from twentsekracht.inlezen.lezen import jaarbestanden, lees_jaar
from twentsekracht.inlezen.models import Bronbestand, Correctie, Import
from twentsekracht.inlezen.schrijven import Verslag, schrijf_jaar
from twentsekracht.logboek.services import leg_vast
from twentsekracht.organisaties import toegang
from twentsekracht.werk.models import Job
from twentsekracht.werk.services import opnieuw, vraag_aan

SLOT = 20150101  # the number of the advisory lock: one import at a time
PER_KEER = 2000


def stil(stap: str, gedaan: int, totaal: int) -> None:
    """For who does not want to know how far it is."""


class Afgekeurd(Exception):
    """The folder has problems; nothing was written."""

    def __init__(self, jaar: Jaar):
        super().__init__(aantal(len(jaar.problemen), "probleem", "problemen"))
        self.problemen, self.waarschuwingen = op_volgorde(jaar.problemen), op_volgorde(jaar.waarschuwingen)


class ImportLoopt(Exception):
    def __init__(self):
        super().__init__("Er loopt al een import. Probeer het opnieuw als die klaar is.")


def aantal(n: int, een: str, meer: str) -> str:
    return f"{n} {een if n == 1 else meer}"


def op_volgorde(meldingen: list[Melding]) -> list[Melding]:
    """File by file in the order in which they lean on each other, line by line."""
    plaats = {bestand.naam: nummer for nummer, bestand in enumerate(jaarbestanden())}
    return sorted(meldingen, key=lambda m: (plaats.get(m.bestand, len(plaats)), m.bestand, m.regel or 0))


def controleer(*, bron: Bron, meld: Callable = stil) -> Jaar:
    """Reads and checks. Raises `Afgekeurd` with every problem; writes nothing."""
    jaar = lees_jaar(bron, meld=meld)
    if jaar.problemen:
        raise Afgekeurd(jaar)
    jaar.waarschuwingen = op_volgorde(jaar.waarschuwingen)
    return jaar


@transaction.atomic
def importeer(
    *, bron: Bron, door, op: datetime, imp: Import | None = None, meld: Callable = stil
) -> tuple[Jaar, Verslag]:
    """Checks and writes under the lock: all or nothing. `imp`: the row of an upload that waits for this.

    Content that is in already leaves no second row.
    """
    _een_tegelijk()
    jaar = controleer(bron=bron, meld=meld)
    verslag = schrijf_jaar(jaar, op=op, meld=meld)
    is_bekend = Import.objects.filter(sha256=bron.sha256, status=Import.Status.GELUKT).exists()
    if imp or verslag.deed_iets or not is_bekend:
        _leg_vast(imp or Import(naam=bron.naam[:200], door=door, gestart_op=op), bron, jaar, verslag, op)
    if verslag.deed_iets:
        _tel_tabellen()
    return jaar, verslag


def _tel_tabellen() -> None:
    """PostgreSQL plans by its counts of the tables, which a whole year at once makes stale: the figures of a
    hundredfold year took half as long again until it had counted anew by itself.
    """
    if connection.vendor != "postgresql":
        return
    # By name: without names it takes PostgreSQL's own shared tables too, for which all databases queue.
    tabellen = connection.introspection.django_table_names(only_existing=True)
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE " + ", ".join(map(connection.ops.quote_name, tabellen)))


def _een_tegelijk() -> None:
    """Held until the end of the transaction. On SQLite the transaction itself is that lock."""
    if connection.vendor != "postgresql":
        return
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_try_advisory_xact_lock(%s)", [SLOT])
        if not cursor.fetchone()[0]:
            raise ImportLoopt
        # Reading a hundredfold year takes longer than an idle transaction is given.
        cursor.execute("SET LOCAL idle_in_transaction_session_timeout = 0")


def _leg_vast(imp: Import, bron: Bron, jaar: Jaar, verslag: Verslag, op: datetime) -> None:
    imp.status, imp.sha256, imp.afgerond_op = Import.Status.GELUKT, bron.sha256, op
    imp.waarschuwingen = [str(melding) for melding in jaar.waarschuwingen]
    imp.tellingen = {
        "rijen": verslag.rijen,
        "nieuw": dict(verslag.nieuw),
        "gewijzigd": dict(verslag.gewijzigd),
    }
    imp.save()
    rijen = {bestand.naam: boek.aantal for bestand, boek in jaar.boeken.items()}
    bewaar_bron(imp, bron, rijen)
    correcties = (Correctie(imp=imp, **wijziging._asdict()) for wijziging in jaar.wijzigingen)
    Correctie.objects.bulk_create(correcties, batch_size=PER_KEER)


def bewaar_bron(imp: Import, bron: Bron, rijen: dict[str, int]) -> None:
    """The files byte for byte, once per import."""
    imp.bronbestanden.all().delete()
    for naam, inhoud in sorted(bron.bestanden.items()):
        Bronbestand.objects.create(
            imp=imp,
            naam=naam[:100],
            inhoud=zlib.compress(inhoud),
            rijen=rijen.get(naam, 0),
            sha256=Bron(naam, {naam: inhoud}).sha256,
        )


# ---- from the browser: the upload waits in its row until a job has time for it

LEES_IN = "twentsekracht.inlezen.tasks.lees_in"


@transaction.atomic
def vraag_import_aan(*, bron: Bron, alleen_controleren: bool, door, op: datetime) -> Import:
    imp = Import.objects.create(
        naam=bron.naam[:200],
        status=Import.Status.AANGEVRAAGD,
        alleen_controleren=alleen_controleren,
        sha256=bron.sha256,
        door=door,
        gestart_op=op,
    )
    bewaar_bron(imp, bron, {})
    imp.job = vraag_aan(soort=LEES_IN, sleutel=str(imp.pk), argumenten={"import": imp.pk}, door=door, op=op)
    imp.save(update_fields=["job"])
    rol = toegang.handelt_als(door, toegang.REGIONAAL, op=timezone.localdate(op), organisatie_id=None)
    leg_vast(door=door, rol=rol, actie="import aangevraagd", object=imp, op=op)
    return imp


def probeer_opnieuw(*, imp: Import, door, op: datetime) -> Job:
    return opnieuw(job=imp.job, door=door, op=op)


def keur_af(*, imp: Import, fout: Afgekeurd, op: datetime) -> None:
    """The problems stay, the files go: what was refused leaves nothing else behind."""
    imp.problemen = [str(probleem) for probleem in fout.problemen]
    _sluit(imp, Import.Status.AFGEKEURD, fout.waarschuwingen, op)


def keur_goed(*, imp: Import, jaar: Jaar, op: datetime) -> None:
    """Only looked at, and nothing was wrong."""
    imp.tellingen = {"rijen": {bestand.meervoud: boek.aantal for bestand, boek in jaar.boeken.items()}}
    _sluit(imp, Import.Status.GECONTROLEERD, jaar.waarschuwingen, op)


@transaction.atomic
def _sluit(imp: Import, status: Import.Status, waarschuwingen: list[Melding], op: datetime) -> None:
    imp.status, imp.afgerond_op = status, op
    imp.waarschuwingen = [str(waarschuwing) for waarschuwing in waarschuwingen]
    imp.save()
    imp.bronbestanden.all().delete()
