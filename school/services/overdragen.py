"""A seat that goes to a colleague of the same organisation, until the run begins.

Under the lock of the run the one enrolment ends and the other begins, so the place is never free and nobody on the
waiting list is passed over. The colleague may stand on that list, or have stayed away too often: no place is taken from
the others. It costs nothing, and the terms of cancelling go along. The organisation agreed with this place and what it
costs, so nobody is asked for approval again; where it wants one, or wants the leidinggevende to know, the colleague
says who theirs is, and both leidinggevenden hear of it.

The colleague is asked by mail at an address of the own organisation, whether it has an account or not: who offers the
place is told the same. The link opens for who is signed in with that address, and is answered once. What nobody
answered lapses when the run begins.
"""

from datetime import datetime

from django.core.signing import BadSignature, Signer
from django.db import transaction
from django.utils import timezone

from school.beleid import Wijze, nodig
from school.fouten import AlIngeschreven, Begonnen, GeenAccount, MagNiet, SchoolFout
from school.models import Inschrijving, Plaatsoverdracht, Uitvoering
from school.services import brieven_overdracht as brieven
from school.services.aanbieden import werk_bij
from school.services.adressen import keur_collega
from school.services.grendel import vergrendel
from school.services.stappen import Status, maak, pak, zet
from school.termijnen import begin
from twentsekracht.logboek.services import leg_vast
from twentsekracht.organisaties.domeinen import normaal_adres
from twentsekracht.organisaties.models import Gebruiker
from twentsekracht.organisaties.toegang import Rol

LINK = Signer(salt="school.overdracht")
Antwoord = Plaatsoverdracht.Antwoord
VAAK_GENOEG = 5  # that one place is offered
VAN_DE_LIJST = (Status.WACHTLIJST, Status.AANGEBODEN)
MET_ALLES = ("inschrijving__uitvoering__opleiding", "inschrijving__deelnemer", "inschrijving__organisatie")


@transaction.atomic
def bied_over(*, inschrijving: Inschrijving, adres: str, op: datetime) -> Plaatsoverdracht:
    """By who has the place."""
    run = vergrendel(inschrijving.uitvoering_id)
    inschrijving = pak(inschrijving.pk)
    _keur_plaats(run, inschrijving, op)
    waar = inschrijving.organisatie
    adres = keur_collega(inschrijving.deelnemer, adres, "je collega", "collega", organisatie=waar)
    eerder = list(inschrijving.overdrachten.values_list("antwoord", flat=True))
    if "" in eerder:
        raise SchoolFout("Je hebt je plaats al aan een collega aangeboden. Trek dat eerst in.")
    if len(eerder) >= VAAK_GENOEG:
        raise SchoolFout("Je hebt je plaats al vaak aangeboden. Vraag je contactpersoon om hulp.")
    overdracht = Plaatsoverdracht.objects.create(
        inschrijving=inschrijving, aan=adres, gevraagd_op=op, door=inschrijving.deelnemer
    )
    brieven.gevraagd(overdracht, overdrachtteken(overdracht), op=op)
    return overdracht


def overdrachtteken(overdracht: Plaatsoverdracht) -> str:
    return LINK.sign(str(overdracht.pk))


def overdracht_van(teken: str, gebruiker: Gebruiker) -> Plaatsoverdracht | None:
    """For whom it is meant only; None for anybody else, and when it was made up."""
    try:
        pk = LINK.unsign(teken)
    except BadSignature:
        return None
    overdracht = Plaatsoverdracht.objects.select_related(*MET_ALLES).filter(pk=pk).first()
    return overdracht if overdracht and _is_voor(overdracht, gebruiker) else None


def _is_voor(overdracht: Plaatsoverdracht, gebruiker: Gebruiker) -> bool:
    zelfde = gebruiker.organisatie_id == overdracht.inschrijving.organisatie_id
    return zelfde and normaal_adres(gebruiker.email) == overdracht.aan


@transaction.atomic
def neem_over(
    *, overdracht: Plaatsoverdracht, gebruiker: Gebruiker, leidinggevende: str = "", op: datetime
) -> Inschrijving:
    """By the colleague: the place is theirs."""
    inschrijving = overdracht.inschrijving
    if not _is_voor(overdracht, gebruiker):
        raise MagNiet(inschrijving)
    if nodig(inschrijving.organisatie_id, inschrijving.kost).wijze == Wijze.GEEN:
        leidinggevende = ""
    else:
        leidinggevende = keur_collega(gebruiker, leidinggevende, "je leidinggevende")
    run = vergrendel(inschrijving.uitvoering_id)
    overdracht = _nog_open(overdracht)
    nieuw = _verplaats(run, overdracht.inschrijving_id, gebruiker, leidinggevende, door=gebruiker, op=op)
    _beantwoord(overdracht, Antwoord.AANGENOMEN, op, nieuw=nieuw)
    return nieuw


@transaction.atomic
def weiger(*, overdracht: Plaatsoverdracht, op: datetime) -> None:
    """By the colleague. Who offered the place keeps it, and hears so."""
    run = vergrendel(overdracht.inschrijving.uitvoering_id)
    overdracht = _nog_open(overdracht)
    if begin(run) <= op:
        raise Begonnen
    _beantwoord(overdracht, Antwoord.AFGEWEZEN, op)
    brieven.geweigerd(overdracht, op=op)


@transaction.atomic
def trek_in(*, inschrijving: Inschrijving, op: datetime) -> None:
    """By who has the place: the link in the mail opens nothing any more."""
    run = vergrendel(inschrijving.uitvoering_id)
    overdracht = inschrijving.overdrachten.filter(antwoord="").first()
    if overdracht is None or begin(run) <= op:
        raise SchoolFout("Er is geen aanbod om in te trekken.")
    _beantwoord(overdracht, Antwoord.INGETROKKEN, op)


@transaction.atomic
def draag_over(
    *, inschrijving: Inschrijving, adres: str, leidinggevende: str = "", door: Gebruiker, op: datetime
) -> Inschrijving:
    """By the contactpersoon, who may know who has an account: at once. `leidinggevende`: who is to hear of it."""
    run = vergrendel(inschrijving.uitvoering_id)
    collegas = Gebruiker.objects.open(op=timezone.localdate(op)).filter(
        organisatie=inschrijving.organisatie_id
    )
    collega = collegas.filter(email__iexact=normaal_adres(adres)).first()
    if collega is None:
        raise GeenAccount(inschrijving.organisatie)
    if collega.pk == door.pk:
        raise SchoolFout("Je kunt de plaats niet aan jezelf geven. Vraag of je collega haar je aanbiedt.")
    if leidinggevende:
        leidinggevende = keur_collega(collega, leidinggevende, "de leidinggevende")
    nieuw = _verplaats(
        run, inschrijving.pk, collega, leidinggevende, door=door, op=op, is_door_contactpersoon=True
    )
    leg_vast(
        door=door,
        rol=Rol.CONTACTPERSOON,
        actie="plaats overgedragen",
        object=nieuw,
        organisatie=inschrijving.organisatie,
        op=op,
    )
    return nieuw


def _verplaats(
    run: Uitvoering,
    inschrijving_id: int,
    collega: Gebruiker,
    leidinggevende: str,
    *,
    door: Gebruiker,
    op: datetime,
    is_door_contactpersoon: bool = False,
) -> Inschrijving:
    """For who holds the run."""
    oud = pak(inschrijving_id)
    _keur_plaats(run, oud, op)
    _van_de_lijst(run, collega, door=door, op=op)
    nieuw = Inschrijving(
        uitvoering=run,
        deelnemer=collega,
        organisatie=oud.organisatie,
        leidinggevende=leidinggevende,
        ingeschreven_op=timezone.localdate(op),
        status=Status.BEVESTIGD,
        voorwaarden=oud.voorwaarden,
        prijs=oud.prijs,
        is_door_contactpersoon=is_door_contactpersoon,
    )
    zet(oud, Status.GEANNULEERD, door=door, op=op, reden="Plaats overgedragen aan een collega")
    maak(nieuw, door=door, op=op, reden="Plaats overgenomen van een collega")
    brieven.overgedragen(oud, nieuw, op=op)
    werk_bij(run, op=op)
    return nieuw


def _van_de_lijst(run: Uitvoering, collega: Gebruiker, *, door: Gebruiker, op: datetime) -> None:
    """Who waits for a place of their own, waits no longer. Their mail is the one that says that they have a place."""
    eerder = Inschrijving.objects.lopend().filter(uitvoering=run, deelnemer=collega).first()
    if eerder is None:
        return
    if eerder.status not in VAN_DE_LIJST:
        raise AlIngeschreven(eerder)
    zet(pak(eerder.pk), Status.GEANNULEERD, door=door, op=op, reden="Plaats overgenomen van een collega")


def _keur_plaats(run: Uitvoering, inschrijving: Inschrijving, op: datetime) -> None:
    if begin(run) <= op:
        raise Begonnen
    if inschrijving.status != Status.BEVESTIGD or inschrijving.deelnemer is None:
        raise MagNiet(inschrijving)


def _nog_open(overdracht: Plaatsoverdracht) -> Plaatsoverdracht:
    """As it is now, for who holds the run."""
    nu = Plaatsoverdracht.objects.select_related(*MET_ALLES).get(pk=overdracht.pk)
    if nu.antwoord:
        raise SchoolFout("Dit aanbod is er niet meer.")
    return nu


def _beantwoord(overdracht: Plaatsoverdracht, antwoord: Antwoord, op: datetime, *, nieuw=None) -> None:
    overdracht.antwoord, overdracht.beantwoord_op, overdracht.nieuw = antwoord, op, nieuw
    overdracht.save(update_fields=["antwoord", "beantwoord_op", "nieuw"])
