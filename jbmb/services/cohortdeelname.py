"""Applying for a cohort, the yes or no of one's leidinggevende, and leaving."""

from datetime import datetime

from django.db import IntegrityError, transaction
from django.utils import timezone

from jbmb.fouten import GeenLeidinggevende, GeenOrganisatie, RuilFout
from jbmb.models import EINDE, Cohort, Cohortdeelname
from jbmb.services import cohortbrieven as brieven
from jbmb.services.cohortlinks import akkoordteken
from jbmb.services.cohortmatch import stop_matches
from jbmb.services.cohortstappen import eigen, pak, pak_cohort, zet
from twentsekracht.organisaties.collega import keur_collega
from twentsekracht.organisaties.fouten import GeenCollega
from twentsekracht.organisaties.models import Gebruiker
from twentsekracht.vasthouden import herinner_na

D = Cohortdeelname.Status
AANMELDING = ("functie", "motivatie", "zoekt", "leidinggevende")
GEEN_AKKOORD = "Geen akkoord gegeven"
# What somebody who is not a stranger to the programme begins with: each can be ticked off, and more can be added.
INWERKEN = (
    "Ik heb kennisgemaakt met mijn nieuwe team",
    "Ik weet waar en wanneer ik begin",
    "Ik heb een account, een laptop en een toegangspas",
    "Mijn eigen werk is overgedragen",
    "Ik weet wie mij inwerkt",
    "Ik heb afgesproken wat ik wil leren",
)


@transaction.atomic
def meld_aan(*, cohort: Cohort, velden: dict, door: Gebruiker, op: datetime) -> Cohortdeelname:
    """`velden`: of AANMELDING. Who withdrew may apply again."""
    if door.organisatie_id is None:
        raise GeenOrganisatie
    nu = pak_cohort(cohort.pk)
    if not Cohort.objects.aan_te_melden(op=timezone.localdate(op)).filter(pk=nu.pk).exists():
        raise RuilFout("Je kunt je voor dit cohort niet meer aanmelden.")
    if nu.coaches.filter(gebruiker=door).exists():
        raise RuilFout("Je bent coach van dit cohort.")
    velden = _keur(velden, door)
    rij = nu.deelnames.van(door).first()
    if rij is not None and rij.status != D.TERUGGETROKKEN:
        raise RuilFout("Je hebt je al aangemeld voor dit cohort.")
    rij = rij or Cohortdeelname(cohort=nu, deelnemer=door)
    velden = {"organisatie": door.organisatie, "aangemeld_op": timezone.localdate(op), **velden}
    zet(rij, D.AANGEMELD, door=door, op=op, **velden)
    return rij


@transaction.atomic
def wijzig(*, deelname: Cohortdeelname, velden: dict, door: Gebruiker, op: datetime) -> None:
    """Until somebody is chosen; after that what somebody seeks can still change, since the others read that."""
    nu = eigen(deelname, door)
    if nu.status in EINDE:
        raise RuilFout(f"Dat kan niet meer. De status is nu ‘{nu.get_status_display()}’.")
    velden = _keur(velden, door) if nu.status == D.AANGEMELD else {"zoekt": _tekst(velden, "zoekt")}
    for naam, waarde in velden.items():
        setattr(nu, naam, waarde)
    nu.save(update_fields=list(velden))


def _keur(velden: dict, door: Gebruiker) -> dict:
    try:
        adres = keur_collega(
            door, velden["leidinggevende"], "je leidinggevende", organisatie=door.organisatie
        )
    except GeenCollega as fout:
        raise GeenLeidinggevende(str(fout)) from fout
    goed = {naam: _tekst(velden, naam) for naam in ("functie", "motivatie", "zoekt")}
    return {**goed, "leidinggevende": adres}


def _tekst(velden: dict, naam: str) -> str:
    tekst = velden[naam].strip()
    if not tekst:
        veld = Cohortdeelname._meta.get_field(naam)
        raise RuilFout(f"Vul in: {veld.verbose_name}.")
    return tekst


@transaction.atomic
def verlaat(*, deelname: Cohortdeelname, reden: str, door: Gebruiker, op: datetime) -> None:
    """Before it began somebody withdraws; after that they stop, and say why. Their match ends with it."""
    nu = eigen(deelname, door)
    stop(nu, reden=reden, door=door, op=op)


@transaction.atomic
def laat_stoppen(*, deelname: Cohortdeelname, reden: str, door: Gebruiker, op: datetime) -> None:
    """By the coördinator; who it is about reads why."""
    nu = pak(deelname.pk)
    if not reden.strip():
        raise RuilFout("Schrijf erbij waarom: je collega leest het.")
    stop(nu, reden=reden, door=door, op=op)
    uitleg = "De coördinator beëindigde je deelname."
    brieven.schrijf(nu.deelnemer, nu.cohort, "Je deelname is gestopt", uitleg, op=op, reden=reden)


def stop(nu: Cohortdeelname, *, reden: str, door: Gebruiker | None, op: datetime) -> None:
    """For who holds the cohort."""
    begonnen = nu.cohort.status == Cohort.Status.LOOPT
    if begonnen and not reden.strip():
        raise RuilFout("Schrijf erbij waarom je stopt.")
    stop_matches(nu, op=op)
    naar = D.GESTOPT if begonnen else D.TERUGGETROKKEN
    zet(nu, naar, door=door, op=op, reden=reden, akkoord_tot=None)


# ---- the leidinggevende


@transaction.atomic
def besluit(*, deelname: Cohortdeelname, ja: bool, op: datetime) -> None:
    """By who followed the link. The first answer counts."""
    nu = pak(deelname.pk)
    is_andere_vraag = nu.vraagnummer != deelname.vraagnummer
    if is_andere_vraag or nu.status != D.UITGENODIGD or nu.akkoord_tot <= op or nu.deelnemer is None:
        raise RuilFout("Je antwoord is niet meer nodig. De vraag is beantwoord, ingetrokken of verlopen.")
    if not ja:
        zet(nu, D.AFGEWEZEN, door=None, op=op, reden=GEEN_AKKOORD, akkoord_tot=None)
        uitleg = "Je leidinggevende gaf geen akkoord. Daarom doe je niet mee."
        brieven.schrijf(nu.deelnemer, nu.cohort, "Je doet niet mee", uitleg, op=op)
        return
    try:
        with transaction.atomic():
            zet(nu, D.DEELNEMER, door=None, op=op, reden="Akkoord gegeven", akkoord_tot=None)
    except IntegrityError as fout:
        raise RuilFout("Je medewerker doet intussen mee aan een ander cohort.") from fout
    for tekst in INWERKEN:
        nu.inwerkpunten.get_or_create(tekst=tekst)
    uitleg = (
        "Je leidinggevende gaf akkoord. Je doet mee! Je ziet nu wie er nog meer meedoen en wat zij zoeken."
    )
    brieven.schrijf(nu.deelnemer, nu.cohort, "Je doet mee", uitleg, op=op)


def gegeven_antwoord(deelname: Cohortdeelname) -> str:
    """Of the last question: akkoord, niet_akkoord, or nothing when it lapsed or was withdrawn."""
    antwoord = deelname.stappen.filter(van=D.UITGENODIGD).order_by("-pk").first()
    if antwoord is None or deelname.status == D.UITGENODIGD:
        return ""
    if antwoord.naar == D.DEELNEMER:
        return "akkoord"
    return "niet_akkoord" if antwoord.reden == GEEN_AKKOORD else ""


@transaction.atomic
def laat_vervallen(*, deelname_id: int, op: datetime) -> bool:
    """No answer in time: the place is free, and who applied can be chosen again. Answers whether it was time."""
    nu = pak(deelname_id)
    if nu.status != D.UITGENODIGD or nu.akkoord_tot > op:
        return False
    zet(nu, D.AANGEMELD, door=None, op=op, reden="Geen antwoord op tijd", akkoord_tot=None)
    uitleg = (
        "Je leidinggevende antwoordde niet op tijd. Je plaats is weer vrij, je aanmelding blijft staan. "
        "Vraag je leidinggevende hoe het zit, of vul een ander adres in."
    )
    brieven.schrijf(nu.deelnemer, nu.cohort, "Geen antwoord van je leidinggevende", uitleg, op=op)
    return True


@transaction.atomic
def herinner(*, deelname_id: int, op: datetime) -> bool:
    """The leidinggevende, half-way, once. Answers whether it was time."""
    nu = pak(deelname_id)
    if nu.status != D.UITGENODIGD or nu.akkoord_tot <= op or nu.herinnerd_op or not nu.leidinggevende:
        return False
    gevraagd = nu.stappen.filter(naar=D.UITGENODIGD).latest("pk").per
    if timezone.localdate(op) < herinner_na(gevraagd, timezone.localdate(nu.akkoord_tot)):
        return False
    nu.herinnerd_op = op
    nu.save(update_fields=["herinnerd_op"])
    brieven.vraag_akkoord(nu, akkoordteken(nu), op=op, is_herinnering=True)
    return True
