"""What the klusgever does with a klus: posting, editing, taking it back, stopping, and rounding it off."""

from collections.abc import Collection
from datetime import datetime

from django.db import transaction
from django.utils import timezone

from jbmb.fouten import RuilFout
from jbmb.klusregels import LANGST, TOEZIENDEN, mag_overzien
from jbmb.models import REACTIE_BEZET, REACTIE_LEVEND, Klus, Klusreactie
from jbmb.services import klusbrieven as brieven
from jbmb.services.klusstappen import GEEN_ORGANISATIE, keur_reden, pak, reacties_van, zet
from twentsekracht.logboek.services import leg_vast
from twentsekracht.mijn.models import Vaardigheid
from twentsekracht.organisaties import toegang
from twentsekracht.organisaties.models import Gebruiker

Status = Klus.Status
R = Klusreactie.Status
INHOUD_KLUS = (
    *("titel", "omschrijving", "uren", "van", "tot", "plaats", "kan_op_afstand"),
    *("mensen", "reageren_tot"),
)
# What matters to who responded already.
VOOR_WIE_REAGEERDE = ("uren", "van", "tot", "plaats", "kan_op_afstand")


@transaction.atomic
def plaats(*, velden: dict, vaardigheden: Collection[Vaardigheid], door: Gebruiker, op: datetime) -> Klus:
    """`velden`: of INHOUD_KLUS. From now on everybody who is signed in finds it."""
    if door.organisatie_id is None:
        raise RuilFout(GEEN_ORGANISATIE)
    _keur(velden, op)
    klus = Klus(
        organisatie=door.organisatie,
        klusgever=door,
        geplaatst_op=timezone.localdate(op),
        **{naam: velden[naam] for naam in INHOUD_KLUS},
    )
    zet(klus, Status.OPEN, door=door, op=op)
    klus.vaardigheden.set(vaardigheden)
    return klus


@transaction.atomic
def wijzig(
    *, klus: Klus, velden: dict, vaardigheden: Collection[Vaardigheid], door: Gebruiker, op: datetime
) -> Klus:
    """As long as nobody is chosen. Who responded hears of another time or place."""
    nu = _pak_eigen(klus, door)
    if nu.status != Status.OPEN:
        raise RuilFout(f"Deze klus kun je niet meer wijzigen. De status is ‘{nu.get_status_display()}’.")
    if reacties_van(nu, *REACTIE_BEZET):
        raise RuilFout("Er is al iemand gekozen. Overleg samen als er iets verandert.")
    _keur(velden, op)
    anders = any(getattr(nu, naam) != velden[naam] for naam in VOOR_WIE_REAGEERDE)
    for naam in INHOUD_KLUS:
        setattr(nu, naam, velden[naam])
    nu.herinnerd_op = None
    nu.save(update_fields=[*INHOUD_KLUS, "herinnerd_op"])
    nu.vaardigheden.set(vaardigheden)
    if anders:
        brieven.gewijzigd(nu, reacties_van(nu, R.GEREAGEERD), op=op)
    return nu


def _keur(velden: dict, op: datetime) -> None:
    vandaag = timezone.localdate(op)
    if velden["reageren_tot"] < vandaag:
        raise RuilFout("De laatste dag om te reageren is al voorbij.")
    if velden["reageren_tot"] >= velden["van"]:
        raise RuilFout("Reageren kan tot de dag voor de klus begint. Kies een eerdere dag.")
    if velden["tot"] < velden["van"]:
        raise RuilFout("De laatste dag ligt voor de eerste.")
    if velden["tot"] - velden["van"] > LANGST:
        raise RuilFout("Een klus duurt hoogstens een half jaar. Is het langer? Denk dan aan een functieruil.")
    if not velden["plaats"] and not velden["kan_op_afstand"]:
        raise RuilFout("Kies een plaats, of zeg dat het op afstand kan.")


@transaction.atomic
def trek_in(*, klus: Klus, door: Gebruiker, reden: str, op: datetime) -> None:
    """Before it begins: by the klusgever, or by who looks after the klussen of the organisation."""
    nu = pak(klus.pk)
    _mag_eindigen(nu, door, op)
    zet(nu, Status.INGETROKKEN, door=door, op=op, reden=keur_reden(reden))
    laat_allen_los(nu, R.NIET_GEKOZEN, "De klus is ingetrokken.", door=door, op=op, reden=reden)
    _vertel_en_log(nu, "trok de klus in", door, reden, op)


@transaction.atomic
def stop(*, klus: Klus, door: Gebruiker, reden: str, op: datetime) -> None:
    """Before the agreed end; everybody who takes part hears why."""
    nu = pak(klus.pk)
    _mag_eindigen(nu, door, op)
    zet(nu, Status.GESTOPT, door=door, op=op, reden=keur_reden(reden))
    laat_allen_los(nu, R.GESTOPT, "De klus is eerder gestopt.", door=door, op=op, reden=reden)
    _vertel_en_log(nu, "stopte de klus", door, reden, op)


@transaction.atomic
def rond_af(*, klus: Klus, door: Gebruiker | None, op: datetime) -> None:
    """It is done: from now on thanks can be said. Without `door` nobody said so, and it was long enough ago."""
    nu = pak(klus.pk) if door is None else _pak_eigen(klus, door)
    rond_gepakte_af(nu, door=door, op=op)


def rond_gepakte_af(klus: Klus, *, door: Gebruiker | None, op: datetime) -> None:
    """For who holds the klus."""
    zet(klus, Status.AFGEROND, door=door, op=op)
    klaar = reacties_van(klus, R.AFGESPROKEN)
    for reactie in klaar:
        zet(reactie, R.AFGEROND, door=door, op=op)
    brieven.afgerond(klus, klaar, op=op)


# ---- shared with what happens by itself, and with who leaves


def laat_allen_los(
    klus: Klus, naar: str, uitleg: str, *, door: Gebruiker | None, op: datetime, reden: str = ""
) -> None:
    """For who holds the klus: who still hoped or took part, hears that it ends; so does a leidinggevende who knew."""
    wie = reacties_van(klus, *REACTIE_LEVEND)
    brieven.klus_eindigt(klus, wie, uitleg, reden=reden.strip(), op=op)
    for reactie in wie:
        zet(reactie, naar if reactie.status == R.AFGESPROKEN else R.NIET_GEKOZEN, door=door, op=op)


def _pak_eigen(klus: Klus, door: Gebruiker) -> Klus:
    nu = pak(klus.pk)
    if nu.klusgever_id != door.pk:
        raise RuilFout("Dit is niet jouw klus.")
    return nu


def _mag_eindigen(klus: Klus, door: Gebruiker, op: datetime) -> None:
    if klus.klusgever_id != door.pk and not mag_overzien(klus, door, op=timezone.localdate(op)):
        raise RuilFout("Alleen de klusgever of de ambassadeur van die organisatie kan dit.")


def _vertel_en_log(klus: Klus, actie: str, door: Gebruiker, reden: str, op: datetime) -> None:
    """When somebody else did it: the klusgever hears why, and it stands in the log."""
    if klus.klusgever_id == door.pk:
        return
    brieven.aan_klusgever(klus, "Je klus is beëindigd", "Je organisatie heeft je klus beëindigd.", op, reden)
    vandaag = timezone.localdate(op)
    rol = toegang.handelt_als(door, TOEZIENDEN, op=vandaag, organisatie_id=klus.organisatie_id)
    leg_vast(door=door, rol=rol, actie=actie, object=klus, organisatie=klus.organisatie, op=op)
