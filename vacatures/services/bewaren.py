"""What somebody keeps, to find it again or to be mailed about: their own business, so it is not in the log."""

from datetime import datetime

from django.db import transaction
from django.http import QueryDict
from django.utils.text import Truncator

from twentsekracht.organisaties.models import Gebruiker
from vacatures.fouten import TeVeelZoekopdrachten, VacatureFout
from vacatures.models import BewaardeVacature, Vacature, Zoekopdracht
from vacatures.zoekvraag import in_woorden, normaliseer

MEESTE_ZOEKOPDRACHTEN = 20


@transaction.atomic
def bewaar(*, vacature: Vacature, gebruiker: Gebruiker, op: datetime) -> BewaardeVacature:
    """To find it again; doing so twice changes nothing."""
    bewaard, _ = BewaardeVacature.objects.get_or_create(
        gebruiker=gebruiker, vacature=vacature, defaults={"op": op}
    )
    return bewaard


@transaction.atomic
def haal_weg(*, vacature: Vacature, gebruiker: Gebruiker) -> None:
    BewaardeVacature.objects.filter(gebruiker=gebruiker, vacature=vacature).delete()


@transaction.atomic
def bewaar_zoekopdracht(*, gebruiker: Gebruiker, vraag: QueryDict, op: datetime) -> tuple[Zoekopdracht, bool]:
    """From now on new vacancies that fit come by mail, every day. Answers whether this search is a new one.

    The same search again is the one that is there, and mails again if it had been put on hold.
    """
    Gebruiker.objects.select_for_update().get(pk=gebruiker.pk)  # two tabs do not pass the limit together
    tekst = normaliseer(vraag)
    if bekend := gebruiker.zoekopdrachten.filter(vraag=tekst).first():
        if bekend.hoe_vaak == Zoekopdracht.HoeVaak.NOOIT:
            bekend = wijzig_zoekopdracht(zoekopdracht=bekend, hoe_vaak=Zoekopdracht.HoeVaak.DAG, op=op)
        return bekend, False
    if gebruiker.zoekopdrachten.count() >= MEESTE_ZOEKOPDRACHTEN:
        raise TeVeelZoekopdrachten(MEESTE_ZOEKOPDRACHTEN)
    if len(tekst) > Zoekopdracht._meta.get_field("vraag").max_length:
        raise VacatureFout("Deze zoekopdracht is te lang. Kies minder filters.")
    naam = Truncator(in_woorden(tekst)).chars(Zoekopdracht._meta.get_field("naam").max_length)
    velden = {"naam": naam, "vraag": tekst, "gemaakt_op": op, "gekeken_op": op, "gewild_op": op}
    return Zoekopdracht.objects.create(gebruiker=gebruiker, **velden), True


@transaction.atomic
def wijzig_zoekopdracht(
    *, zoekopdracht: Zoekopdracht, op: datetime, hoe_vaak: str | None = None, naam: str | None = None
) -> Zoekopdracht:
    """Its name, or how often it mails. What opened while it was on hold is not new afterwards.

    Whoever touches a search wants it: for another year it is not asked about.
    """
    zoekopdracht = _pak(zoekopdracht)
    if hoe_vaak is not None:
        hoe_vaak = Zoekopdracht.HoeVaak(hoe_vaak)
        if zoekopdracht.hoe_vaak == Zoekopdracht.HoeVaak.NOOIT != hoe_vaak:
            zoekopdracht.gekeken_op = op
        zoekopdracht.hoe_vaak = hoe_vaak
    if naam is not None:
        zoekopdracht.naam = _nette_naam(naam)
    zoekopdracht.gewild_op, zoekopdracht.gevraagd_op = op, None
    zoekopdracht.save(update_fields=["naam", "hoe_vaak", "gekeken_op", "gewild_op", "gevraagd_op"])
    return zoekopdracht


def _pak(zoekopdracht: Zoekopdracht) -> Zoekopdracht:
    """As it is now, locked; its owner first, as whoever mails does."""
    Gebruiker.objects.select_for_update(of=("self",)).filter(pk=zoekopdracht.gebruiker_id).first()
    try:
        return Zoekopdracht.objects.select_for_update(of=("self",)).get(pk=zoekopdracht.pk)
    except Zoekopdracht.DoesNotExist:
        raise VacatureFout("Deze zoekopdracht is er niet meer.") from None


def _nette_naam(naam: str) -> str:
    """One line that can be the subject of a mail."""
    naam = " ".join("".join(teken if teken.isprintable() else " " for teken in naam).split())
    if not naam:
        raise VacatureFout("Geef de zoekopdracht een naam.")
    return Truncator(naam).chars(Zoekopdracht._meta.get_field("naam").max_length)


@transaction.atomic
def verwijder_zoekopdracht(*, zoekopdracht: Zoekopdracht) -> None:
    zoekopdracht.delete()
