"""What somebody changes about themselves: the profile, the address of the calendar, the account."""

import secrets
from datetime import date, datetime

from django.conf import settings
from django.db import transaction
from django.db.models import F, Q
from django.utils import timezone
from django.utils.module_loading import import_string

from twentsekracht import post
from twentsekracht.logboek.services import leg_vast
from twentsekracht.mijn import bewaren
from twentsekracht.mijn.gegevens import gegevens_van
from twentsekracht.mijn.models import Agendaadres, Profiel
from twentsekracht.organisaties.models import Gebruiker, Lidmaatschap, Uitnodiging


class HeeftNogRol(Exception):
    """Somebody who holds a role cannot leave it behind with nobody in it."""

    def __init__(self):
        super().__init__("Je hebt nog een rol. Draag die eerst over, daarna kun je je account verwijderen.")


@transaction.atomic
def bewaar_profiel(*, gebruiker: Gebruiker, functie: str, velden: dict, door, op: datetime) -> Profiel:
    """Writes what changed; the log gets the names of those fields and nothing of what stands in them."""
    persoon = Gebruiker.objects.select_for_update().get(pk=gebruiker.pk)
    if persoon.functie != functie:
        persoon.functie = functie
        persoon.save(update_fields=["functie"])
        leg_vast(door=door, rol="", actie="functie gewijzigd", object=persoon, velden=["functie"], op=op)
    profiel = Profiel.objects.filter(gebruiker=persoon).first() or Profiel(gebruiker=persoon)
    anders = [veld for veld, waarde in velden.items() if getattr(profiel, veld) != waarde]
    if anders or profiel.pk is None:
        for veld in anders:
            setattr(profiel, veld, velden[veld])
        profiel.bijgewerkt_op = op
        profiel.save()
        leg_vast(door=door, rol="", actie="profiel bewaard", object=profiel, velden=anders, op=op)
    return profiel


@transaction.atomic
def vernieuw_agendaadres(*, gebruiker: Gebruiker, door, op: datetime) -> Agendaadres:
    """A new secret address; the one before, if there was one, stops at once."""
    Gebruiker.objects.select_for_update().get(pk=gebruiker.pk)  # twice at the same time: one address
    adres, _ = Agendaadres.objects.update_or_create(
        gebruiker=gebruiker,
        defaults={"sleutel": secrets.token_urlsafe(32), "vernieuwd_op": op},
        create_defaults={"sleutel": secrets.token_urlsafe(32), "vernieuwd_op": op, "gewijzigd_op": op},
    )
    leg_vast(door=door, rol="", actie="agenda-adres vernieuwd", object=adres, velden=["sleutel"], op=op)
    return adres


@transaction.atomic
def zet_agendaadres_uit(*, gebruiker: Gebruiker, door, op: datetime) -> None:
    """The address stops; calendars that had it find nothing any more."""
    adres = Agendaadres.objects.select_for_update().filter(gebruiker=gebruiker).first()
    if adres:
        leg_vast(door=door, rol="", actie="agenda-adres uitgezet", object=adres, op=op)
        adres.delete()


def werk_stand_bij(*, adres: Agendaadres, stand: str, op: datetime) -> Agendaadres:
    """When the calendar holds something else than last time: a higher number, and this moment.

    One conditional UPDATE, so that of two readers at once one counts. Not logged: nobody changed anything.
    """
    if adres.stand != stand:
        Agendaadres.objects.filter(pk=adres.pk).exclude(stand=stand).update(
            stand=stand, volgnummer=F("volgnummer") + 1, gewijzigd_op=op
        )
        adres.refresh_from_db()
    return adres


@transaction.atomic
def vraag_gegevens_op(*, gebruiker: Gebruiker, door, op: datetime) -> dict:
    """Everything the portal knows of somebody, to take away (AVG article 15 and 20). Logged: that it was asked."""
    leg_vast(door=door, rol="", actie="gegevens opgevraagd", object=gebruiker, op=op)
    return {
        "opgevraagd_op": timezone.localtime(op).isoformat(),
        "gegevens": gegevens_van(gebruiker, op=timezone.localdate(op)),
    }


def rollen_die_blijven(gebruiker: Gebruiker, *, op: date):
    """The roles, held now or later, that have to be given over before somebody's account can go."""
    return Lidmaatschap.objects.niet_voorbij(op=op).filter(gebruiker=gebruiker).select_related("organisatie")


@transaction.atomic
def wis_account(*, gebruiker: Gebruiker, door, op: datetime) -> None:
    """The person goes, the counts stay: each app keeps its rows without who it was, or lets them go.

    `door` is None when the portal does it, after two years in which nobody signed in. A session of somebody who is no
    more is nobody's, so every browser is logged out with it. In the log their id is all that is left, and one last
    mail says that it was done.
    """
    persoon = Gebruiker.objects.select_for_update().get(pk=gebruiker.pk)
    if persoon.is_superuser or rollen_die_blijven(persoon, op=timezone.localdate(op)).exists():
        raise HeeftNogRol
    leg_vast(door=door, rol="", actie="account gewist", object=persoon, op=op)
    post.vergeet(aan=persoon.email)
    Uitnodiging.objects.filter(Q(gebruiker=persoon) | Q(email__iexact=persoon.email)).delete()
    for pad in settings.WISSEN:
        import_string(pad)(gebruiker=persoon, op=op)
    post.verstuur(
        aan=persoon.email,
        onderwerp="Je account is verwijderd",
        sjabloon="account_gewist",
        context={"vanzelf": door is None},
        waarom="je account bij Twentse Kracht is verwijderd",
        op=op,
    )
    persoon.delete()


# ---- accounts that nobody uses (the term is in `bewaren`)


@transaction.atomic
def waarschuw_stille(*, gebruiker_id: int, op: datetime) -> bool:
    """One mail for each time that somebody stays away; False when it was sent before or is not due any more."""
    te_doen = bewaren.te_waarschuwen(op=timezone.localdate(op)).filter(pk=gebruiker_id)
    persoon = te_doen.select_related("organisatie").select_for_update(of=("self",)).first()
    if persoon is None:
        return False
    persoon.gewaarschuwd_op = op
    persoon.save(update_fields=["gewaarschuwd_op"])
    leg_vast(
        door=None,
        rol="",
        actie="gewaarschuwd dat het account weggaat",
        object=persoon,
        velden=["gewaarschuwd_op"],
        organisatie=persoon.organisatie,
        op=op,
    )
    post.verstuur(
        aan=persoon.email,
        onderwerp="Je account gaat weg als je niet inlogt",
        sjabloon="account_gaat_weg",
        context={"naam": persoon.naam, "dag": bewaren.gaat_weg_op(persoon)},
        waarom="je een account hebt bij Twentse Kracht",
        op=op,
    )
    return True


@transaction.atomic
def wis_stille(*, gebruiker_id: int, op: datetime) -> bool:
    """Looks again while holding the account: False for who just signed in, or was just given a role."""
    vandaag = timezone.localdate(op)
    te_doen = bewaren.te_wissen(op=vandaag).filter(pk=gebruiker_id)
    persoon = te_doen.select_for_update(of=("self",)).first()
    if persoon is None or rollen_die_blijven(persoon, op=vandaag).exists():
        return False
    wis_account(gebruiker=persoon, door=None, op=op)
    return True
