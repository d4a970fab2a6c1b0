"""Everything that changes what the coördinator writes. Each of these is one transaction and a line in the log."""

from datetime import datetime

from django.db import transaction
from django.utils import timezone

from twentsekracht.logboek.services import leg_vast
from twentsekracht.organisaties import toegang
from twentsekracht.organisaties.models import Gebruiker
from twentsekracht.redactie import adressen, voet
from twentsekracht.redactie.adressen import OngeldigAdres
from twentsekracht.redactie.models import Doorverwijzing, Nieuwsbericht, Status, Stuk
from twentsekracht.redactie.standaardteksten import standaardpaginas


class VerkeerdeStap(ValueError):
    """With a message for who asked for it."""


# ---- writing


@transaction.atomic
def schrijf(*, stuk: Stuk, door: Gebruiker | None, op: datetime) -> Stuk:
    """Keeps a new text, as a concept."""
    if adressen.is_bezet(stuk):
        raise OngeldigAdres("Op dit adres staat al een bladzijde.")
    stuk.status = Status.CONCEPT
    stuk.aangemaakt_op = stuk.gewijzigd_op = op
    stuk.save(force_insert=True)
    stuk.stappen.create(van="", naar=Status.CONCEPT, door=door, vastgelegd_op=op)
    _log("geschreven", stuk, door, op)
    return stuk


@transaction.atomic
def wijzig(*, stuk: Stuk, velden: dict, door: Gebruiker | None, op: datetime) -> Stuk:
    """Changes a text. When it moves, who has the old address is led to the new one."""
    stuk = _pak(stuk)
    anders = {naam: waarde for naam, waarde in velden.items() if getattr(stuk, naam) != waarde}
    if not anders:
        return stuk
    vorig_adres = stuk.get_absolute_url()
    for naam, waarde in anders.items():
        setattr(stuk, naam, waarde)
    if adressen.is_bezet(stuk):
        raise OngeldigAdres("Op dit adres staat al een bladzijde.")
    if isinstance(stuk, Nieuwsbericht) and stuk.is_gepubliceerd and "verschijnt_op" in anders:
        _verplaats(stuk, op)
    stuk.gewijzigd_op = op
    stuk.save()
    if "slug" in anders and stuk.status != Status.CONCEPT:
        # Something that moves back takes its old address again.
        Doorverwijzing.objects.filter(van=stuk.get_absolute_url()).delete()
        verwijs_door(van=vorig_adres, naar=stuk.get_absolute_url(), door=door, op=op)
    _log("gewijzigd", stuk, door, op, anders)
    return stuk


def _verplaats(bericht: Nieuwsbericht, op: datetime) -> None:
    """Another day for what still has to appear; what people have read keeps its day."""
    if bericht.is_verschenen(timezone.localdate(op)):
        raise VerkeerdeStap("Dit bericht is al verschenen: de datum staat vast.")
    bericht.gepubliceerd_op = bericht.verschijnt(op)


# ---- status


@transaction.atomic
def publiceer(*, stuk: Stuk, door: Gebruiker | None, op: datetime) -> Stuk:
    """Public from now, or from the day that a news item is planned for."""
    stuk = _pak(stuk)
    if isinstance(stuk, Nieuwsbericht):
        stuk.gepubliceerd_op = stuk.verschijnt(op)
    return _zet(stuk, Status.GEPUBLICEERD, door, op)


@transaction.atomic
def trek_in(*, stuk: Stuk, door: Gebruiker | None, op: datetime) -> Stuk:
    """No longer on the site; the text stays, and can be published again."""
    return _zet(_pak(stuk), Status.INGETROKKEN, door, op)


def _zet(stuk: Stuk, status: Status, door: Gebruiker | None, op: datetime) -> Stuk:
    if not stuk.mag_naar(status):
        raise VerkeerdeStap(
            f"‘{stuk}’ is {stuk.get_status_display().lower()} en kan niet {_WERKWOORD[status]}."
        )
    van, stuk.status = stuk.status, status
    stuk.gewijzigd_op = op
    stuk.save()
    stuk.stappen.create(van=van, naar=status, door=door, vastgelegd_op=op)
    _log(status.value, stuk, door, op, ["status"])
    return stuk


_WERKWOORD = {Status.GEPUBLICEERD: "gepubliceerd worden", Status.INGETROKKEN: "ingetrokken worden"}


def _pak(stuk: Stuk) -> Stuk:
    """To change it: what leads to it on every page is asked anew."""
    transaction.on_commit(voet.vergeet)
    return type(stuk).objects.select_for_update().get(pk=stuk.pk)


# ---- addresses


@transaction.atomic
def verwijs_door(
    *, van: str, naar: str, permanent: bool = True, door: Gebruiker | None, op: datetime
) -> Doorverwijzing:
    """Who comes at `van` is led to `naar`, in one jump: chains are shortened, loops refused."""
    van = adressen.oud_adres(van)
    naar = adressen.eindpunt(van, adressen.nieuw_adres(naar))
    Doorverwijzing.objects.filter(naar=van).update(naar=naar)
    rij, _ = Doorverwijzing.objects.update_or_create(
        van=van,
        defaults={"naar": naar, "permanent": permanent},
        create_defaults={"naar": naar, "permanent": permanent, "aangemaakt_op": op},
    )
    _log("doorverwezen", rij, door, op)
    return rij


# ---- the pages that every portal starts with


@transaction.atomic
def zet_standaardpaginas(*, op: datetime) -> list[Stuk]:
    """Publishes the standard pages that are not there yet; answers which. Never touches one that is or was."""
    nieuw = []
    for pagina in standaardpaginas():
        adres = pagina.get_absolute_url()
        bekend = type(pagina).objects.filter(slug=pagina.slug).exists()
        if not bekend and not Doorverwijzing.objects.filter(van=adres).exists():
            nieuw.append(publiceer(stuk=schrijf(stuk=pagina, door=None, op=op), door=None, op=op))
    return nieuw


def _log(actie: str, object, door: Gebruiker | None, op: datetime, velden=()) -> None:
    rol = ""
    if door:
        rol = toegang.handelt_als(door, toegang.REGIONAAL, op=timezone.localdate(op), organisatie_id=None)
    leg_vast(door=door, rol=rol, actie=actie, object=object, velden=velden, op=op)
