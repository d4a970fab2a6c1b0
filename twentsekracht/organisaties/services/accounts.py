"""Accounts: who made one, who never confirmed it, who left."""

from datetime import datetime, timedelta

from allauth.account.models import EmailAddress
from django.db import transaction
from django.db.models import Exists, OuterRef

from twentsekracht.organisaties import termijnen
from twentsekracht.organisaties.models import Gebruiker, Organisatie
from twentsekracht.organisaties.services.vastleggen import dag_van, log


@transaction.atomic
def meld_aan(*, gebruiker: Gebruiker, naam: str, organisatie: Organisatie, op: datetime) -> Gebruiker:
    """Somebody made an account of their own: an ambtenaar of this organisation, without roles."""
    gebruiker.naam, gebruiker.organisatie, gebruiker.zelf_aangemeld = naam, organisatie, True
    gebruiker.full_clean(exclude=["password"])
    gebruiker.save()
    log("zelf aangemeld", gebruiker, organisatie=organisatie, door=gebruiker, op=op)
    return gebruiker


@transaction.atomic
def eindig_rollen(*, gebruiker: Gebruiker, organisatie_id: int | None, door=None, op: datetime) -> int:
    """Somebody left this organisation: the roles held there end the day before. Returns how many.

    A role that would have begun today or later never held, so that row goes.
    """
    vandaag = dag_van(op)
    lopend = gebruiker.lidmaatschappen.niet_voorbij(op=vandaag).filter(organisatie_id=organisatie_id)
    rollen = list(lopend.select_related("organisatie").select_for_update(of=("self",)))
    for rol in rollen:
        log("rol beëindigd", rol, organisatie=rol.organisatie, door=door, op=op, velden=["tot"])
    lopend.filter(van__gte=vandaag).delete()
    lopend.update(tot=vandaag - timedelta(days=1))
    return len(rollen)


@transaction.atomic
def sluit_account(*, gebruiker: Gebruiker, actie: str, op: datetime) -> None:
    """By the portal itself: nobody gets in with it any more, and the roles end."""
    gebruiker.is_active = False
    gebruiker.save(update_fields=["is_active"])
    log(actie, gebruiker, organisatie=gebruiker.organisatie, door=None, op=op, velden=["is_active"])
    for organisatie_id in set(gebruiker.lidmaatschappen.values_list("organisatie", flat=True)):
        eindig_rollen(gebruiker=gebruiker, organisatie_id=organisatie_id, op=op)


@transaction.atomic
def sluit_af(*, op: datetime) -> int:
    """Who is past the last day: the account goes off and the roles end. Safe to run twice."""
    vertrokken = Gebruiker.objects.filter(is_active=True, toegang_tot__lt=dag_van(op)).select_related(
        "organisatie"
    )
    for gebruiker in vertrokken:
        sluit_account(gebruiker=gebruiker, actie="account afgesloten", op=op)
    return len(vertrokken)


@transaction.atomic
def ruim_op(*, op: datetime) -> int:
    """Removes accounts that somebody made but whose address nobody confirmed. Safe to run twice."""
    bevestigd = EmailAddress.objects.filter(user=OuterRef("pk"), verified=True)
    onbevestigd = Gebruiker.objects.filter(
        ~Exists(bevestigd),
        zelf_aangemeld=True,
        last_login__isnull=True,
        lidmaatschappen__isnull=True,
        aangemaakt_op__lt=op - termijnen.ONBEVESTIGD,
    ).select_related("organisatie")
    for gebruiker in onbevestigd:
        log("niet bevestigd, verwijderd", gebruiker, organisatie=gebruiker.organisatie, door=None, op=op)
        gebruiker.delete()
    return len(onbevestigd)
