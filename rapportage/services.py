"""Everything that changes an edition: asking for one, its texts and explanations, and making it definitive.

A concept moves along: figures may be collected anew, texts and explanations change. A definitive edition never
changes; a new version supersedes it. Each of these functions is one transaction and one line in the log.
"""

from contextlib import suppress
from datetime import date, datetime
from hashlib import sha256

from django.db import IntegrityError, transaction
from django.db.models import Max
from django.utils import timezone

from rapportage.definitief import afwijkingen, redenen_tegen, tekstvakken
from rapportage.fouten import EditieFout, EditieStaatVast, EditieWeg, NogNietDefinitief, TekstVeranderd
from rapportage.models import Bestand, Editie, Hoofdstuktekst, Verklaring, tekstkenmerk
from rapportage.momentopname import kenmerk
from rapportage.samenstellen import stel_samen
from twentsekracht.logboek.services import leg_vast
from twentsekracht.organisaties import toegang
from twentsekracht.organisaties.models import Gebruiker, Organisatie
from twentsekracht.werk import services as werk

VERZAMELEN = "rapportage.tasks.verzamel_cijfers"
TEKENEN = "rapportage.tasks.maak_bestanden"

GROOTSTE_TOP = 50
LANGSTE_TEKST = 20_000
LANGSTE_UITLEG = 2_000
POGINGEN = 20  # other requests may take the version number we wanted; not this often


# ---- asking for an edition


@transaction.atomic
def vraag_editie_aan(
    *,
    jaar: int,
    peildatum: date,
    organisatie: Organisatie | None = None,
    top_reacties: int = 10,
    top_opleidingen: int = 6,
    door: Gebruiker | None,
    op: datetime,
) -> Editie:
    """The concept with these parameters: the one that is there, or a new one whose figures are on their way."""
    velden = {
        "jaar": jaar,
        "peildatum": peildatum,
        "organisatie": organisatie,
        "top_reacties": top_reacties,
        "top_opleidingen": top_opleidingen,
    }
    _keur(velden)
    editie, is_nieuw = _open_of_nieuw(velden, door, op)
    if is_nieuw:
        _neem_over(editie)
        _vraag_werk(editie, VERZAMELEN, door, op)
        _log("aangevraagd", editie, door, op)
    return editie


def _keur(velden: dict) -> None:
    if velden["peildatum"] < date(velden["jaar"], 1, 1):
        raise EditieFout(f"Op de peildatum was {velden['jaar']} nog niet begonnen.")
    for naam in ("top_reacties", "top_opleidingen"):
        if not 1 <= velden[naam] <= GROOTSTE_TOP:
            raise EditieFout(f"Kies voor een top een aantal van 1 tot en met {GROOTSTE_TOP}.")


def _open_of_nieuw(velden: dict, door: Gebruiker | None, op: datetime) -> tuple[Editie, bool]:
    """Constraints decide between requests at the same moment: for the same concept, and for a version number."""
    for _ in range(POGINGEN):
        if bestaand := Editie.objects.concept().filter(**velden).first():
            return bestaand, False
        eerdere = Editie.objects.voor(jaar=velden["jaar"], organisatie=velden["organisatie"])
        versie = (eerdere.aggregate(hoogste=Max("versie"))["hoogste"] or 0) + 1
        with suppress(IntegrityError), transaction.atomic():
            return (
                Editie.objects.create(
                    **velden,
                    versie=versie,
                    vervangt=eerdere.definitief().zonder_inhoud().first(),
                    aangemaakt_door=door,
                    aangemaakt_op=op,
                ),
                True,
            )
    raise EditieFout("Er worden op dit moment te veel edities tegelijk aangevraagd. Probeer het opnieuw.")


def _neem_over(editie: Editie) -> None:
    """Texts and explanations go along from the version before; an organisation's first edition explains what
    the region's explains.
    """
    eerdere = Editie.objects.voor(jaar=editie.jaar, organisatie=editie.organisatie)
    vorige = eerdere.filter(versie__lt=editie.versie).zonder_inhoud().first()
    bron = vorige or Editie.objects.voor(jaar=editie.jaar, organisatie=None).exclude(pk=editie.pk).first()
    if bron is None:
        return
    verklaringen = list(bron.verklaringen.all())
    teksten = list(vorige.teksten.all()) if vorige else []
    for rij in [*verklaringen, *teksten]:
        rij.pk, rij.editie = None, editie
    Verklaring.objects.bulk_create(verklaringen)
    Hoofdstuktekst.objects.bulk_create(teksten)


def nieuwe_versie(*, editie: Editie, door: Gebruiker | None, op: datetime) -> Editie:
    """A concept that is to supersede this edition: same year, peildatum and organisation, today's figures."""
    return vraag_editie_aan(
        jaar=editie.jaar,
        peildatum=editie.peildatum,
        organisatie=editie.organisatie,
        top_reacties=editie.top_reacties,
        top_opleidingen=editie.top_opleidingen,
        door=door,
        op=op,
    )


@transaction.atomic
def vraag_voor_alle_organisaties(*, editie: Editie, door: Gebruiker | None, op: datetime) -> list[Editie]:
    """For every employer of the year an edition of its own, with the parameters of this one."""
    return [
        vraag_editie_aan(
            jaar=editie.jaar,
            peildatum=editie.peildatum,
            organisatie=organisatie,
            top_reacties=editie.top_reacties,
            top_opleidingen=editie.top_opleidingen,
            door=door,
            op=op,
        )
        for organisatie in Organisatie.objects.werkgevers().actief_in(editie.jaar).order_by("code")
    ]


# ---- work in the background


@transaction.atomic
def werk_cijfers_bij(*, editie: Editie, door: Gebruiker | None, op: datetime) -> Editie:
    """Collects the figures of a concept anew; texts and explanations stay."""
    editie = _pak_concept(editie)
    _vraag_werk(editie, VERZAMELEN, door, op)
    _log("cijfers opnieuw verzameld", editie, door, op)
    return editie


@transaction.atomic
def werk_bestanden_bij(*, editie: Editie, door: Gebruiker | None, op: datetime) -> Editie:
    """Draws the files of a concept anew, after texts or explanations changed."""
    editie = _pak_concept(editie)
    if editie.momentopname is None:
        raise EditieFout("Er zijn nog geen cijfers om te tonen.")
    _vraag_werk(editie, TEKENEN, door, op)
    _log("bestanden opnieuw gemaakt", editie, door, op)
    return editie


@transaction.atomic
def probeer_opnieuw(*, editie: Editie, door: Gebruiker | None, op: datetime) -> Editie:
    """After work that failed. Also for a definitive edition: its files may still have to be drawn."""
    editie = Editie.objects.select_for_update(of=("self",)).select_related("werk").get(pk=editie.pk)
    if editie.werk is None:
        raise EditieFout("Er is niets dat opnieuw kan.")
    if not editie.werk.is_open:
        try:
            editie.werk = werk.opnieuw(job=editie.werk, door=door, op=op)
        except werk.NietOpnieuw as fout:
            raise EditieFout(str(fout)) from None
        editie.save(update_fields=["werk"])
        _log("opnieuw geprobeerd", editie, door, op)
    return editie


def _vraag_werk(editie: Editie, soort: str, door: Gebruiker | None, op: datetime) -> None:
    """The number of the last change is in the key: a job that runs may not have seen that change."""
    stand = "" if soort == VERZAMELEN else f"-{editie.stand}"
    editie.werk = werk.vraag_aan(
        soort=soort, sleutel=f"editie-{editie.pk}{stand}", argumenten={"editie": editie.pk}, door=door, op=op
    )
    editie.save(update_fields=["werk"])


@transaction.atomic
def leg_cijfers_vast(
    *, editie_id: int, momentopname: dict, bestanden: dict[str, bytes], stand: int, op: datetime
) -> None:
    """The effect of collecting. `stand`: of the texts and explanations that the files show."""
    editie = _pak_concept(Editie(pk=editie_id))
    is_actueel = editie.stand == stand
    editie.momentopname = momentopname
    editie.stand += 1
    editie.save(update_fields=["momentopname", "stand"])
    _bewaar(editie, bestanden, stand=editie.stand if is_actueel else stand, op=op)


@transaction.atomic
def leg_bestanden_vast(*, editie_id: int, bestanden: dict[str, bytes], stand: int, op: datetime) -> None:
    """The effect of drawing. What was drawn of a concept that became definitive meanwhile is dropped."""
    editie = _pak(editie_id)
    if editie.is_definitief and (editie.stand != stand or editie.bestanden.exists()):
        return
    _bewaar(editie, bestanden, stand=stand, op=op)


def _bewaar(editie: Editie, bestanden: dict[str, bytes], *, stand: int, op: datetime) -> None:
    if not editie.is_definitief:
        editie.bestanden.all().delete()
    Bestand.objects.bulk_create(
        Bestand(
            editie=editie,
            soort=soort,
            inhoud=bestanden[soort],
            grootte=len(bestanden[soort]),
            sha256=sha256(bestanden[soort]).hexdigest(),
            stand=stand,
            gemaakt_op=op,
        )
        for soort in Bestand.Soort.values  # in the order in which they are offered
        if soort in bestanden
    )


# ---- words


@transaction.atomic
def bewaar_tekst(
    *,
    editie: Editie,
    hoofdstuk: str,
    tekst: str,
    door: Gebruiker | None,
    op: datetime,
    gezien: str | None = None,
) -> Editie:
    """The coördinator's own words. An unknown figure in them may be saved; it blocks making it definitive.

    `gezien`: the mark of the text that the writer started from. Words of somebody else are not written over unread.
    """
    editie = _pak_concept(editie)
    if hoofdstuk not in tekstvakken(editie.momentopname):
        raise EditieFout("Dit hoofdstuk heeft geen tekst.")
    tekst = tekst.replace("\r\n", "\n").strip()
    if len(tekst) > LANGSTE_TEKST:
        raise EditieFout("Deze tekst is te lang.")
    _als_gezien(editie, hoofdstuk, gezien, tekst)
    Hoofdstuktekst.objects.update_or_create(
        editie=editie,
        hoofdstuk=hoofdstuk,
        defaults={"tekst": tekst, "gewijzigd_door": door, "gewijzigd_op": op},
    )
    _stand_verder(editie)
    _log("tekst bewaard", editie, door, op, velden=["teksten"])
    return editie


@transaction.atomic
def herstel_tekst(
    *, editie: Editie, hoofdstuk: str, door: Gebruiker | None, op: datetime, gezien: str | None = None
) -> Editie:
    """Back to the text that is made from the figures."""
    editie = _pak_concept(editie)
    _als_gezien(editie, hoofdstuk, gezien)
    editie.teksten.filter(hoofdstuk=hoofdstuk).delete()
    _stand_verder(editie)
    _log("tekst hersteld", editie, door, op, velden=["teksten"])
    return editie


def _als_gezien(editie: Editie, hoofdstuk: str, gezien: str | None, tekst: str | None = None) -> None:
    nu = editie.teksten.filter(hoofdstuk=hoofdstuk).select_related("gewijzigd_door").first()
    if nu and gezien is not None and gezien != tekstkenmerk(nu.tekst) and tekst != nu.tekst:
        raise TekstVeranderd(nu)


@transaction.atomic
def verklaar_afwijking(
    *, editie: Editie, controle: str, uitleg: str, door: Gebruiker | None, op: datetime
) -> Editie:
    """The written explanation of a deviation as it is now; for other figures it has to be given again."""
    editie = _pak_concept(editie)
    afwijking = _afwijking(editie, controle)
    uitleg = uitleg.replace("\r\n", "\n").strip()
    if not uitleg:
        raise EditieFout("Schrijf op waardoor deze cijfers van elkaar verschillen.")
    if len(uitleg) > LANGSTE_UITLEG:
        raise EditieFout("Deze verklaring is te lang.")
    waarden = {"verwacht": afwijking["verwacht"], "gevonden": afwijking["gevonden"]}
    Verklaring.objects.update_or_create(
        editie=editie, controle=controle, defaults={"uitleg": uitleg, "door": door, "op": op, **waarden}
    )
    _stand_verder(editie)
    _log("afwijking verklaard", editie, door, op, velden=["verklaringen"])
    return editie


def _afwijking(editie: Editie, code: str) -> dict:
    if editie.momentopname is not None:
        for afwijking in afwijkingen(stel_samen(editie)):
            if afwijking["code"] == code:
                return afwijking
    raise EditieFout("Op het controleblad staat deze afwijking niet (meer).")


# ---- definitive


@transaction.atomic
def maak_definitief(*, editie: Editie, door: Gebruiker | None, op: datetime) -> Editie:
    """Freezes what the document shows, with a hash, who and when; then its files are drawn. There is no way back."""
    editie = _pak_concept(editie)
    if redenen := redenen_tegen(editie, op=timezone.localdate(op)):
        raise NogNietDefinitief(redenen)
    editie.bestanden.all().delete()  # they say that they are a concept
    voorganger = Editie.objects.voor(jaar=editie.jaar, organisatie=editie.organisatie).definitief()
    editie.vervangt = voorganger.zonder_inhoud().first()
    m = stel_samen(editie) | {"status": Editie.Status.DEFINITIEF.value}
    del m["onbekend"]  # nothing is, or we would not be here
    editie.momentopname = m
    editie.sha256 = kenmerk(editie.momentopname)
    editie.stand += 1
    editie.status = Editie.Status.DEFINITIEF
    editie.definitief_door, editie.definitief_op = door, op
    editie.save()
    _vraag_werk(editie, TEKENEN, door, op)
    _log("definitief gemaakt", editie, door, op, velden=["status", "momentopname", "sha256"])
    return editie


@transaction.atomic
def maak_organisaties_definitief(
    *, editie: Editie, door: Gebruiker | None, op: datetime
) -> tuple[list[Editie], list[Editie]]:
    """The concepts per organisation that go with this edition of the region: which became definitive, which could
    not. Each for itself: one that still lacks something does not hold up the others.
    """
    gelukt, geweigerd = [], []
    for concept in Editie.objects.per_organisatie(editie).concept().select_related("organisatie"):
        try:
            gelukt.append(maak_definitief(editie=concept, door=door, op=op))
        except NogNietDefinitief:
            geweigerd.append(concept)
    return gelukt, geweigerd


@transaction.atomic
def verwijder_concept(*, editie: Editie, door: Gebruiker | None, op: datetime) -> None:
    """Made by mistake: it goes with its words and files. Work that is still on its way finds it gone."""
    editie = _pak_concept(editie)
    _log("concept verwijderd", editie, door, op)
    editie.delete()


# ---- shared


def _pak(editie_id: int) -> Editie:
    """The row as it is now, locked: whoever else wants to change this edition waits."""
    try:
        return Editie.objects.select_for_update().get(pk=editie_id)
    except Editie.DoesNotExist:
        raise EditieWeg from None


def _pak_concept(editie: Editie) -> Editie:
    editie = _pak(editie.pk)
    if editie.is_definitief:
        raise EditieStaatVast
    return editie


def _stand_verder(editie: Editie) -> None:
    editie.stand += 1
    editie.save(update_fields=["stand"])


def _log(actie: str, editie: Editie, door: Gebruiker | None, op: datetime, velden=()) -> None:
    rol = _rol(door, op)
    leg_vast(
        door=door, rol=rol, actie=actie, object=editie, velden=velden, organisatie=editie.organisatie, op=op
    )


def _rol(door: Gebruiker | None, op: datetime) -> str:
    if door is None:
        return ""
    return toegang.handelt_als(door, toegang.REGIONAAL, op=timezone.localdate(op), organisatie_id=None)
