"""Pairing in a round: what the rule proposes, what whoever runs it changes by hand, and making it so.

Nothing by hand goes against the rule: nobody meets a colleague of their own employer or last time's partner, and only
on a day that both can.
"""

from datetime import date, datetime

from django.db import transaction
from django.utils import timezone

from evenementen.fouten import RuilFout
from evenementen.models import Ruilpaar, Ruilronde, Ruilstap, Ruilverbod, Werkplekruil
from evenementen.paren import Tweetal, deel_in
from evenementen.ruilstand import Rondestand, Tweemanschap, stand
from evenementen.services import ruilbrieven
from evenementen.services.ruilronde import pak, zet
from twentsekracht.organisaties.models import Gebruiker

Status = Ruilronde.Status
VERANDERD = "De lijst is veranderd terwijl jij keek. Kijk hem nog eens na."


def _open(ronde_id: int, op: datetime) -> Rondestand:
    """Held, and not confirmed yet."""
    ronde = pak(ronde_id)
    if ronde.status != Status.GEVRAAGD:
        raise RuilFout(f"Dat kan nu niet. De ronde staat op ‘{ronde.get_status_display()}’.")
    return stand(ronde, op=timezone.localdate(op))


def _paar(nu: Rondestand, paar_id: int) -> Tweemanschap:
    for twee in nu.paren:
        if twee.paar.pk == paar_id:
            return twee
    raise RuilFout(VERANDERD)


@transaction.atomic
def stel_voor(*, ronde_id: int, op: datetime) -> int:
    """Everybody anew but for the pairs that stay; how many new ones there are."""
    nu = _open(ronde_id, op)
    vast = {twee.paar.pk: twee.leden for twee in nu.paren if twee.paar.is_vast}
    nu.ronde.paren.exclude(pk__in=vast).delete()
    indeling = deel_in(
        nu.kandidaten.values(), verboden=nu.verboden, eerder=nu.eerder, vast=list(vast.values())
    )
    for paar in indeling.paren:
        _maak(nu, frozenset({paar.een, paar.ander}), paar.dag, is_vast=False)
    return len(indeling.paren)


@transaction.atomic
def koppel(*, ronde_id: int, een: int, ander: int, datum: date | None = None, op: datetime) -> Ruilpaar:
    """These two members (ids) by hand: the pair stays. Whom they were with before is free again."""
    nu = _open(ronde_id, op)
    leden = frozenset({een, ander})
    dag = _keur(nu, leden, datum)
    for twee in nu.paren:
        if twee.leden & leden:
            twee.paar.delete()
    return _maak(nu, leden, dag, is_vast=True)


@transaction.atomic
def wissel(*, ronde_id: int, een: int, ander: int, op: datetime) -> None:
    """These two members (ids) change places: each gets the other's partner, or none when the other has none."""
    nu = _open(ronde_id, op)
    van_een, van_ander = (_paar_van(nu, pk) for pk in (een, ander))
    if van_een == van_ander:
        raise RuilFout("Kies twee mensen die niet met elkaar ruilen, van wie er minstens een ruilt.")
    nieuw = [(van_een, een, ander), (van_ander, ander, een)]
    paren = [(twee.leden - {weg} | {erbij}) for twee, weg, erbij in nieuw if twee]
    dagen = [_keur(nu, leden, None) for leden in paren]
    for twee in filter(None, (van_een, van_ander)):
        twee.paar.delete()
    for leden, dag in zip(paren, dagen, strict=True):
        _maak(nu, leden, dag, is_vast=True)


def _paar_van(nu: Rondestand, lid: int) -> Tweemanschap | None:
    return next((twee for twee in nu.paren if lid in twee.leden), None)


def _keur(nu: Rondestand, leden: Tweetal, datum: date | None) -> date:
    """The day on which these two swap; raises why they may not."""
    if len(leden) != 2 or not leden <= nu.kandidaten.keys():
        raise RuilFout("Kies twee mensen die meedoen aan deze ronde.")
    een, ander = (nu.kandidaten[pk] for pk in sorted(leden))
    namen = " en ".join(str(nu.leden[pk]) for pk in sorted(leden))
    if een.werkgever == ander.werkgever:
        raise RuilFout(f"{namen} werken voor dezelfde organisatie.")
    if leden in nu.laatste:
        raise RuilFout(f"{namen} ruilden de vorige keer al met elkaar.")
    if leden in nu.afgeraden:
        raise RuilFout(f"{namen} staan bij ‘Niet samen’. Haal dat eerst weg.")
    samen = een.dagen & ander.dagen
    if not samen:
        raise RuilFout(f"{namen} kunnen niet op dezelfde dag.")
    if datum and datum not in samen:
        raise RuilFout(f"{namen} kunnen niet allebei op {datum:%d-%m-%Y}.")
    return datum or min(samen)


def _maak(nu: Rondestand, leden: Tweetal, dag: date, *, is_vast: bool) -> Ruilpaar:
    paar = Ruilpaar.objects.create(ronde=nu.ronde, datum=dag, is_vast=is_vast)
    nu.ronde.antwoorden.filter(lid__in=leden).update(paar=paar)
    return paar


@transaction.atomic
def zet_vast(*, ronde_id: int, paar_id: int, is_vast: bool, op: datetime) -> None:
    """A pair that stays is left alone by the next proposal."""
    paar = _paar(_open(ronde_id, op), paar_id).paar
    paar.is_vast = is_vast
    paar.save(update_fields=["is_vast"])


@transaction.atomic
def haal_uit_elkaar(*, ronde_id: int, paar_id: int, voorgoed: bool = False, op: datetime) -> None:
    """`voorgoed`: no proposal of this round brings them together again."""
    nu = _open(ronde_id, op)
    twee = _paar(nu, paar_id)
    twee.paar.delete()
    if voorgoed:
        een, ander = sorted(twee.leden)
        Ruilverbod.objects.get_or_create(ronde=nu.ronde, lid_een_id=een, lid_ander_id=ander)


@transaction.atomic
def sta_toe(*, ronde_id: int, verbod_id: int, op: datetime) -> None:
    """Two who were kept apart may be paired again."""
    _open(ronde_id, op).ronde.verboden.filter(pk=verbod_id).delete()


@transaction.atomic
def bevestig(*, ronde_id: int, gezien: str, door: Gebruiker, op: datetime) -> list[Werkplekruil]:
    """The pairs become swaps and everybody hears it. `gezien`: the pairs (`kenmerk`) as whoever confirms saw them."""
    nu = _open(ronde_id, op)
    if not nu.paren:
        raise RuilFout("Er zijn nog geen paren.")
    if gezien != nu.kenmerk:
        raise RuilFout(VERANDERD)
    for twee in nu.paren:
        _keur(nu, twee.leden, twee.paar.datum)
    ruilen = [_plan(nu, twee, door, op) for twee in nu.paren]
    zonder = [nu.leden[een.lid] for een in nu.zonder]
    zet(nu.ronde, Status.BEVESTIGD, door=door, op=op)
    nu.ronde.paren.all().delete()
    for ruil in ruilen:
        ruilbrieven.gepland(ruil, op=op)
    ruilbrieven.geen_partner(nu.ronde, zonder, op=op)
    return ruilen


def _plan(nu: Rondestand, twee: Tweemanschap, door: Gebruiker, op: datetime) -> Werkplekruil:
    ruil = Werkplekruil.objects.create(
        groep=nu.ronde.groep.naam,
        organisatie_a=twee.een.lid.organisatie,
        organisatie_b=twee.ander.lid.organisatie,
        datum=twee.paar.datum,
        status=Werkplekruil.Status.GEPLAND,
        ronde=nu.ronde,
        lid_a=twee.een.lid,
        lid_b=twee.ander.lid,
    )
    Ruilstap.objects.create(ruil=ruil, naar=ruil.status, datum=ruil.datum, door=door, vastgelegd_op=op)
    return ruil
