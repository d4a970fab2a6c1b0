"""Responding to a klus, choosing, agreeing by the person and by their leidinggevende, and the end of it for one."""

from datetime import datetime

from django.db import IntegrityError, transaction
from django.utils import timezone

from jbmb.fouten import RuilFout
from jbmb.klusregels import Wijze, antwoord_tot, is_te_reageren, wijze_van
from jbmb.models import REACTIE_BEZET, REACTIE_WACHT, Klus, Klusreactie
from jbmb.services import klusbrieven as brieven
from jbmb.services.klusstappen import GEEN_ORGANISATIE, keur_reden, pak, pak_reactie, reacties_van, zet
from twentsekracht.organisaties.collega import keur_collega
from twentsekracht.organisaties.fouten import GeenCollega
from twentsekracht.organisaties.models import Gebruiker

Status = Klusreactie.Status
AL_GEREAGEERD = "Je hebt al op deze klus gereageerd."
TE_LAAT = "Je antwoord is niet meer nodig: er is al geantwoord, of de tijd is voorbij."


class GeenLeidinggevende(RuilFout):
    """The address that was given will not do."""


@transaction.atomic
def reageer(*, klus: Klus, motivatie: str, uren, door: Gebruiker, op: datetime) -> Klusreactie:
    """The klusgever reads why and for how many hours, and from which organisation: not yet who."""
    if door.organisatie_id is None:
        raise RuilFout(GEEN_ORGANISATIE)
    nu = pak(klus.pk)
    if nu.klusgever_id == door.pk:
        raise RuilFout("Dit is je eigen klus.")
    if not is_te_reageren(nu, op=timezone.localdate(op)):
        raise RuilFout("Op deze klus kun je niet meer reageren.")
    reactie = Klusreactie(
        klus=nu,
        deelnemer=door,
        organisatie=door.organisatie,
        motivatie=motivatie.strip(),
        uren=uren,
        gereageerd_op=op,
    )
    try:
        with transaction.atomic():
            zet(reactie, Status.GEREAGEERD, door=door, op=op)
    except IntegrityError as fout:
        raise RuilFout(AL_GEREAGEERD) from fout
    brieven.aan_klusgever(nu, "Er is een reactie", "Een collega reageerde op je klus.", op)
    return reactie


# ---- the klusgever


@transaction.atomic
def kies(*, reactie: Klusreactie, door: Gebruiker, op: datetime) -> None:
    """From now on the two know each other. Never more people than there are places."""
    nu = _pak_van_klusgever(reactie, door)
    if nu.klus.status != Klus.Status.OPEN or nu.klus.van <= timezone.localdate(op):
        raise RuilFout("De klus is begonnen of voorbij. Kiezen kan niet meer.")
    if len(reacties_van(nu.klus, *REACTIE_BEZET)) >= nu.klus.mensen:
        raise RuilFout("Je hebt al genoeg mensen gekozen voor deze klus.")
    tot = antwoord_tot(nu.klus, voor_leidinggevende=False, op=op)
    zet(nu, Status.GEKOZEN, door=door, op=op, antwoord_tot=tot, gevraagd_op=op, herinnerd_op=None)
    brieven.gekozen(nu, op=op)


@transaction.atomic
def wijs_af(*, reactie: Klusreactie, door: Gebruiker, op: datetime, reden: str = "") -> None:
    """Also of who was chosen, until it begins; then it says why."""
    nu = _pak_van_klusgever(reactie, door)
    if nu.klus.status != Klus.Status.OPEN:
        raise RuilFout("De klus loopt of is voorbij. Iemand niet kiezen kan niet meer.")
    if nu.status != Status.GEREAGEERD:
        reden = keur_reden(reden)
    was = nu.status
    zet(nu, Status.NIET_GEKOZEN, door=door, op=op, reden=reden)
    brieven.niet_gekozen(nu, was, reden=reden.strip(), op=op)


@transaction.atomic
def bedank(*, reactie: Klusreactie, tekst: str, door: Gebruiker, op: datetime) -> None:
    """Once, when it is done. The person may show it on their profile."""
    nu = _pak_van_klusgever(reactie, door)
    if nu.status != Status.AFGEROND:
        raise RuilFout("Bedanken kan als de klus klaar is.")
    if nu.dank:
        raise RuilFout("Je hebt al bedankt.")
    if nu.deelnemer is None:
        raise RuilFout("Deze collega heeft geen account meer.")
    if not tekst.strip():
        raise RuilFout("Schrijf eerst je bedankje.")
    nu.dank = tekst.strip()
    nu.save(update_fields=["dank"])
    brieven.bedankt(nu, op=op)


# ---- the person


@transaction.atomic
def stem_in(*, reactie: Klusreactie, door: Gebruiker, op: datetime, leidinggevende: str = "") -> Klusreactie:
    """Agreed, or first a question to the leidinggevende, as the own organisation wants it."""
    nu = _pak_eigen(reactie, door)
    if nu.status != Status.GEKOZEN or nu.antwoord_tot <= op:
        raise RuilFout(TE_LAAT)
    wijze = wijze_van(nu.organisatie_id)
    nu.leidinggevende = "" if wijze == Wijze.GEEN else _keur_leidinggevende(nu, door, leidinggevende)
    nu.save(update_fields=["leidinggevende"])
    if wijze == Wijze.AKKOORD:
        tot = antwoord_tot(nu.klus, voor_leidinggevende=True, op=op)
        velden = {"antwoord_tot": tot, "gevraagd_op": op, "herinnerd_op": None}
        zet(nu, Status.WACHT_OP_AKKOORD, door=door, op=op, **velden)
        brieven.vraag_akkoord(nu, op=op)
    else:
        _spreek_af(nu, door=door, op=op)
        if wijze == Wijze.INFORMEREN:
            brieven.ter_kennis(nu, op=op)
    return nu


def _keur_leidinggevende(reactie: Klusreactie, door: Gebruiker, adres: str) -> str:
    try:
        return keur_collega(door, adres, "je leidinggevende", organisatie=reactie.organisatie)
    except GeenCollega as fout:
        raise GeenLeidinggevende(str(fout)) from fout


def _spreek_af(reactie: Klusreactie, *, door: Gebruiker | None, op: datetime) -> None:
    zet(reactie, Status.AFGESPROKEN, door=door, op=op)
    brieven.afgesproken(reactie, op=op)


@transaction.atomic
def trek_terug(*, reactie: Klusreactie, door: Gebruiker, op: datetime, reden: str = "") -> None:
    """Until it begins. Who was chosen says why; their place is free again."""
    nu = _pak_eigen(reactie, door)
    if nu.klus.status != Klus.Status.OPEN:
        raise RuilFout("De klus loopt al. Je kunt wel eerder stoppen.")
    was = nu.status
    if was != Status.GEREAGEERD:
        reden = keur_reden(reden)
    zet(nu, Status.INGETROKKEN, door=door, op=op, reden=reden)
    brieven.teruggetrokken(nu, was, reden=reden.strip(), op=op)


@transaction.atomic
def stop_zelf(*, reactie: Klusreactie, door: Gebruiker, reden: str, op: datetime) -> None:
    """Before the agreed end. When nobody is left, the klus stops."""
    nu = _pak_eigen(reactie, door)
    if nu.klus.status != Klus.Status.LOPEND:
        raise RuilFout("De klus loopt niet. Je kunt je reactie wel intrekken.")
    stap_uit(nu, door=door, reden=keur_reden(reden), op=op)


def stap_uit(reactie: Klusreactie, *, door: Gebruiker | None, reden: str, op: datetime) -> None:
    """For who holds the klus, which runs."""
    zet(reactie, Status.GESTOPT, door=door, op=op, reden=reden)
    brieven.aan_klusgever(reactie.klus, "Iemand stopt eerder", "Een collega stopt met je klus.", op, reden)
    brieven.aan_leidinggevende(reactie, "De klus is gestopt", "stopt eerder met deze klus", op=op)
    if not reacties_van(reactie.klus, Status.AFGESPROKEN):
        zet(reactie.klus, Klus.Status.GESTOPT, door=None, op=op, reden="Er doet niemand meer mee.")


@transaction.atomic
def toon_dank(*, reactie: Klusreactie, toon: bool, door: Gebruiker) -> None:
    """On the profile, for who may see that. Its owner decides, and may change their mind."""
    nu = _pak_eigen(reactie, door)
    if toon and not nu.dank:
        raise RuilFout("Er is geen bedankje om te tonen.")
    nu.toont_dank = toon
    nu.save(update_fields=["toont_dank"])


# ---- the leidinggevende


@transaction.atomic
def besluit(*, reactie: Klusreactie, is_akkoord: bool, op: datetime) -> None:
    """Along the link in the mail: once."""
    nu = pak_reactie(reactie.pk)
    if nu.status != Status.WACHT_OP_AKKOORD or nu.antwoord_tot <= op or nu.deelnemer is None:
        raise RuilFout(TE_LAAT)
    if is_akkoord:
        _spreek_af(nu, door=None, op=op)
        return
    zet(nu, Status.GEEN_AKKOORD, door=None, op=op)
    brieven.geen_akkoord(nu, op=op)


@transaction.atomic
def laat_vervallen(*, reactie_id: int, op: datetime) -> bool:
    """The answer stayed away: the place is free again, and both hear so. Answers whether it was time."""
    nu = pak_reactie(reactie_id)
    if nu.status not in REACTIE_WACHT or nu.antwoord_tot > op:
        return False
    was = nu.status
    zet(nu, Status.VERVALLEN, door=None, op=op, reden="Geen antwoord op tijd")
    brieven.vervallen(nu, was, op=op)
    return True


# ----


def _pak_van_klusgever(reactie: Klusreactie, door: Gebruiker) -> Klusreactie:
    nu = pak_reactie(reactie.pk)
    if nu.klus.klusgever_id != door.pk:
        raise RuilFout("Dit is niet jouw klus.")
    return nu


def _pak_eigen(reactie: Klusreactie, door: Gebruiker) -> Klusreactie:
    nu = pak_reactie(reactie.pk)
    if nu.deelnemer_id != door.pk:
        raise RuilFout("Dit is niet jouw reactie.")
    return nu
