"""What every move of a klus or of a response to one does: along a way that exists, leaving a step; and who holds it.

Whoever changes either holds the klus first, then the responses: so of two who press at once the second sees what the
first did, and no more people are chosen than there are places.
"""

from datetime import datetime

from jbmb.fouten import RuilFout
from jbmb.models import Klus, Klusreactie
from twentsekracht.organisaties.models import Gebruiker

GEEN_ORGANISATIE = "Dit kan alleen als je bij een aangesloten organisatie werkt."


def zet(
    rij: Klus | Klusreactie,
    naar: str,
    *,
    door: Gebruiker | None,
    op: datetime,
    reden: str = "",
    **velden,
) -> None:
    """`velden`: what else changes with it. Of a row that is new it is the first step."""
    is_nieuw = rij.pk is None
    van = "" if is_nieuw else rij.status
    if naar not in rij.OVERGANGEN[van]:
        raise RuilFout(f"Dat kan niet meer. De status is nu ‘{rij.get_status_display()}’.")
    if isinstance(rij, Klusreactie):
        velden = {"antwoord_tot": None, **velden}
    velden = {"status": naar, **velden}
    for naam, waarde in velden.items():
        setattr(rij, naam, waarde)
    rij.save(force_insert=True) if is_nieuw else rij.save(update_fields=list(velden))
    rij.stappen.create(van=van, naar=naar, reden=reden.strip()[:300], door=door, vastgelegd_op=op)


def pak(klus_id: int) -> Klus:
    """The klus as it is now, held until the transaction ends."""
    rijen = Klus.objects.select_for_update(of=("self",)).select_related("organisatie", "klusgever")
    gevonden = rijen.filter(pk=klus_id).first()
    if gevonden is None:
        raise RuilFout("Deze klus is er niet meer.")
    return gevonden


def pak_reactie(reactie_id: int) -> Klusreactie:
    """The response as it is now, for who holds its klus from here on."""
    klus_id = Klusreactie.objects.filter(pk=reactie_id).values_list("klus", flat=True).first()
    if klus_id is None:
        raise RuilFout("Deze reactie is er niet meer.")
    klus = pak(klus_id)
    reactie = Klusreactie.objects.select_related("deelnemer", "organisatie").get(pk=reactie_id)
    reactie.klus = klus
    return reactie


def reacties_van(klus: Klus, *statussen: str) -> list[Klusreactie]:
    """For who holds the klus."""
    rijen = klus.reacties.filter(status__in=statussen).select_related("deelnemer", "organisatie")
    gevonden = list(rijen.order_by("pk"))
    for reactie in gevonden:
        reactie.klus = klus
    return gevonden


def keur_reden(reden: str) -> str:
    if not reden.strip():
        raise RuilFout("Schrijf erbij waarom: dan weten de anderen het.")
    return reden.strip()
