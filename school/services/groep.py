"""A contactpersoon enrols a group: under one lock, in one transaction, each told once.

The organisation speaks through its contactpersoon, so nobody is asked for approval; only of themselves a contactpersoon
is asked like anybody else. What would happen is found by doing it and taking it back: so it is what will happen.
"""

from collections.abc import Iterable
from datetime import datetime

from django.db import transaction
from django.utils import timezone

from school import annuleren
from school.beleid import NIETS, nodig
from school.fouten import SchoolFout, Vol
from school.groep import MEESTE, Bekenden, Botst, Regel, Uitkomst, Uitslag, bekenden, bezet_dan
from school.models import BEZET, Inschrijving, Uitvoering
from school.no_show import te_vaak_weg
from school.plaatsen import bezettingen
from school.services.aanbieden import bied_aan
from school.services.grendel import vergrendel
from school.services.inschrijven import controleer_open, geef_plek, nieuwe
from school.services.stappen import Status
from twentsekracht.logboek.services import leg_vast
from twentsekracht.organisaties.fouten import ToegangFout
from twentsekracht.organisaties.models import Gebruiker, Organisatie
from twentsekracht.organisaties.services import nodig_uit
from twentsekracht.organisaties.toegang import Rol


class NietIedereen(SchoolFout):
    """`uitslagen`: of whom it was and was not possible."""

    def __init__(self, uitslagen):
        self.uitslagen = uitslagen
        super().__init__("Niet iedereen kan een plaats krijgen. Daarom is niemand ingeschreven.")


def proef_groep(*, uitvoering: Uitvoering, regels: list[Regel], door: Gebruiker, organisaties, op: datetime):
    """What would become of each: nothing stays of it, and no mail goes out."""
    with transaction.atomic():
        uitslagen = _schrijf_in(uitvoering, regels, door, list(organisaties), op)
        transaction.set_rollback(True)
    return uitslagen


@transaction.atomic
def schrijf_groep_in(
    *,
    uitvoering: Uitvoering,
    regels: list[Regel],
    door: Gebruiker,
    organisaties: Iterable[Organisatie],
    alleen_samen: bool,
    op: datetime,
) -> list[Uitslag]:
    """Who can; or with `alleen_samen` nobody at all when not everybody has a place afterwards."""
    organisaties = list(organisaties)
    uitslagen = _schrijf_in(uitvoering, regels, door, organisaties, op)
    if alleen_samen and not all(uitslag.is_goed for uitslag in uitslagen):
        raise NietIedereen(uitslagen)
    for organisatie in organisaties:
        leg_vast(
            door=door,
            rol=Rol.CONTACTPERSOON,
            actie="groep ingeschreven",
            object=uitvoering,
            organisatie=organisatie,
            op=op,
        )
    return uitslagen


def _schrijf_in(uitvoering: Uitvoering, regels, door, organisaties, op: datetime) -> list[Uitslag]:
    """In the order of the list; who waits already goes before all of them."""
    if not regels:
        raise SchoolFout("Vul minstens een e-mailadres in.")
    if len(regels) > MEESTE:
        raise SchoolFout(
            f"Je kunt hoogstens {MEESTE} mensen tegelijk inschrijven. Dit zijn er {len(regels)}."
        )
    vandaag = timezone.localdate(op)
    wie = bekenden(regels, organisaties, op=vandaag)
    mensen = wie.gebruikers.values()
    voorwaarden = annuleren.regels_nu()
    te_vaak = te_vaak_weg(mensen, op=vandaag)
    run = vergrendel(uitvoering.pk)
    controleer_open(run, op)
    bezetting = bezettingen([run], op=vandaag)[run.pk]
    bied_aan(run, bezetting, op=op)
    al_in = dict(
        Inschrijving.objects.lopend()
        .filter(uitvoering=run, deelnemer__in=mensen)
        .values_list("deelnemer", "status")
    )
    botst = bezet_dan(run, mensen)

    def schrijf_een_in(gebruiker: Gebruiker) -> Uitkomst:
        if gebruiker.pk in al_in:
            return Uitkomst.HEEFT_PLAATS if al_in[gebruiker.pk] in BEZET else Uitkomst.WACHT_AL
        if (
            gebruiker.pk == door.pk
            and nodig(gebruiker.organisatie_id, run.opleiding.kosten_organisatie).akkoord
        ):
            return Uitkomst.ZELF
        rij = nieuwe(
            run, gebruiker, voorwaarden, op, is_achteraan=gebruiker.pk in te_vaak, is_door_contactpersoon=True
        )
        try:
            geef_plek(rij, bezetting, NIETS, door=door, op=op)
        except Vol:
            return Uitkomst.VOL
        return Uitkomst.WACHTLIJST if rij.status == Status.WACHTLIJST else Uitkomst.PLAATS

    return [_uitslag(regel, wie, botst, schrijf_een_in) for regel in regels]


def _uitslag(regel: Regel, wie: Bekenden, botst: dict[int, Botst], schrijf_een_in) -> Uitslag:
    uitkomst = wie.uitkomst(regel)
    if uitkomst is not None:
        return Uitslag(regel.naam, regel.adres, uitkomst)
    gebruiker = wie.gebruikers[regel.adres]
    return Uitslag(gebruiker.naam, regel.adres, schrijf_een_in(gebruiker), botst.get(gebruiker.pk))


def nodig_onbekenden_uit(
    *, regels: list[Regel], door: Gebruiker, organisaties: Iterable[Organisatie], op: datetime
) -> tuple[list[str], list[str]]:
    """To the portal, of the own domains: whom it was sent to, and why not to the others. Each on its own."""
    wie = bekenden(regels, organisaties, op=timezone.localdate(op))
    gevraagd, niet = [], []
    for regel in regels:
        if wie.uitkomst(regel) != Uitkomst.GEEN_ACCOUNT:
            continue
        naam = regel.naam or regel.adres.partition("@")[0]
        try:
            nodig_uit(email=regel.adres, naam=naam, organisatie=wie.organisatie(regel), door=door, op=op)
        except ToegangFout as fout:
            niet.append(f"Niet uitgenodigd: {regel.adres}. {fout}")
        else:
            gevraagd.append(regel.adres)
    return gevraagd, niet
