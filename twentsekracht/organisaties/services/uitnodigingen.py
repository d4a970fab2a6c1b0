"""Inviting somebody, and coming in by an invitation. Its key is in the mail only; here is a hash."""

import secrets
from datetime import datetime

from allauth.account.models import EmailAddress
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction

from twentsekracht import post
from twentsekracht.organisaties import termijnen, toegang
from twentsekracht.organisaties.domeinen import normaal_adres
from twentsekracht.organisaties.fouten import ToegangFout, UitnodigingGeldtNiet
from twentsekracht.organisaties.models import Gebruiker, Lidmaatschap, Organisatie, Uitnodiging
from twentsekracht.organisaties.models.uitnodiging import hash_van
from twentsekracht.organisaties.services.rollen import geef_rol
from twentsekracht.organisaties.services.vastleggen import adres, dag_van, log, mail
from twentsekracht.organisaties.toegang import REGIONAAL, Rol

UITNODIGERS = REGIONAAL | {Rol.CONTACTPERSOON}
Status = Uitnodiging.Status


@transaction.atomic
def nodig_uit(
    *,
    email: str,
    naam: str,
    organisatie: Organisatie,
    rol: str = "",
    rol_tot=None,
    door: Gebruiker,
    op: datetime,
) -> Uitnodiging:
    """Writes the invitation and mails its link."""
    sleutel = secrets.token_urlsafe(32)
    uitnodiging = Uitnodiging(
        email=normaal_adres(email),
        naam=naam,
        organisatie=organisatie,
        rol=rol,
        rol_tot=rol_tot if rol else None,
        sleutel_hash=hash_van(sleutel),
        door=door,
        gemaakt_op=op,
        verloopt_op=op + termijnen.UITNODIGING,
    )
    _keur(uitnodiging, door, op)
    _keur_nieuw(uitnodiging, op)
    _bewaar(uitnodiging)
    log("uitgenodigd", uitnodiging, organisatie=organisatie, door=door, op=op)
    _verstuur(uitnodiging, sleutel, op)
    return uitnodiging


def _keur(uitnodiging: Uitnodiging, door: Gebruiker, op: datetime) -> None:
    """May this person invite like this?"""
    vandaag, organisatie = dag_van(op), uitnodiging.organisatie
    if not toegang.heeft_rol(door, *UITNODIGERS, op=vandaag, organisatie=organisatie):
        raise ToegangFout("Voor deze organisatie kun je niemand uitnodigen.")
    if uitnodiging.rol and uitnodiging.rol not in toegang.toekenbaar(
        door, op=vandaag, organisatie_id=organisatie.pk
    ):
        raise ToegangFout("Deze rol kun je niet geven.")
    eigen_domein = Organisatie.objects.met_emaildomein(uitnodiging.email).filter(pk=organisatie.pk).exists()
    if not eigen_domein and not toegang.ziet_alles(door, op=vandaag):
        raise ToegangFout(
            "Nodig alleen collega’s uit met een e-mailadres van je eigen organisatie. "
            "Voor een ander adres vraag je het de coördinator."
        )
    if uitnodiging.rol and not vandaag < uitnodiging.rol_tot <= termijnen.rol_uiterlijk(vandaag):
        raise ToegangFout(
            f"Kies als einde van de rol een dag na vandaag en binnen {termijnen.ROL_HOOGSTENS_JAREN} jaar."
        )


def _keur_nieuw(uitnodiging: Uitnodiging, op: datetime) -> None:
    """Nothing to offer somebody of the own organisation who has it already. Of others nothing is told."""
    bekend = Gebruiker.objects.filter(email__iexact=uitnodiging.email, organisatie=uitnodiging.organisatie)
    if not uitnodiging.rol and bekend.exists():
        raise ToegangFout("Deze collega heeft al een account.")
    heeft_al = Lidmaatschap.objects.lopend(op=dag_van(op)).filter(
        gebruiker__email__iexact=uitnodiging.email,
        organisatie=uitnodiging.organisatie,
        rol=uitnodiging.rol,
        vervangt__isnull=True,
    )
    if heeft_al.exists():
        raise ToegangFout("Deze collega heeft deze rol al.")


def _bewaar(uitnodiging: Uitnodiging) -> None:
    try:
        uitnodiging.full_clean()
        with transaction.atomic():
            uitnodiging.save()
    except ValidationError as fout:
        raise ToegangFout(" ".join(fout.messages)) from fout
    except IntegrityError as fout:  # another request was first
        raise ToegangFout("Voor dit adres staat deze uitnodiging al open.") from fout


def _verstuur(uitnodiging: Uitnodiging, sleutel: str, op: datetime) -> None:
    post.verstuur(
        aan=uitnodiging.email,
        onderwerp="Je bent uitgenodigd voor Twentse Kracht",
        sjabloon="toegang_uitnodiging",
        context={"uitnodiging": uitnodiging, "url": adres("organisaties:uitnodiging", sleutel)},
        waarom=f"{uitnodiging.door} je heeft uitgenodigd namens {uitnodiging.organisatie}",
        op=op,
    )


@transaction.atomic
def stuur_opnieuw(*, uitnodiging: Uitnodiging, door: Gebruiker, op: datetime) -> Uitnodiging:
    """A new key, two weeks more; the old link stops working. From now on it counts as of whoever sends it."""
    uitnodiging = _pak(uitnodiging)
    _stap(uitnodiging, Status.OPEN)
    sleutel = secrets.token_urlsafe(32)
    uitnodiging.door, uitnodiging.sleutel_hash = door, hash_van(sleutel)
    uitnodiging.verloopt_op, uitnodiging.afgerond_op = op + termijnen.UITNODIGING, None
    _keur(uitnodiging, door, op)
    _bewaar(uitnodiging)
    log("opnieuw uitgenodigd", uitnodiging, organisatie=uitnodiging.organisatie, door=door, op=op)
    _verstuur(uitnodiging, sleutel, op)
    return uitnodiging


@transaction.atomic
def trek_in(*, uitnodiging: Uitnodiging, door: Gebruiker, op: datetime) -> Uitnodiging:
    uitnodiging = _pak(uitnodiging)
    if not toegang.heeft_rol(door, *UITNODIGERS, op=dag_van(op), organisatie=uitnodiging.organisatie):
        raise ToegangFout("Deze uitnodiging kun je niet intrekken.")
    return _rond_af(uitnodiging, Status.INGETROKKEN, "uitnodiging ingetrokken", door=door, op=op)


@transaction.atomic
def laat_verlopen(*, op: datetime) -> int:
    """What nobody accepted in time. Safe to run twice."""
    te_laat = Uitnodiging.objects.open().filter(verloopt_op__lte=op)
    te_laat = list(te_laat.select_related("organisatie").select_for_update(of=("self",)))
    for uitnodiging in te_laat:
        _rond_af(uitnodiging, Status.VERLOPEN, "uitnodiging verlopen", door=None, op=op)
    return len(te_laat)


@transaction.atomic
def ruim_uitnodigingen_op(*, op: datetime) -> int:
    """Forgets whom was asked, half a year after it ended (AVG article 5): their roles and the log tell the rest."""
    oud = Uitnodiging.objects.exclude(status=Status.OPEN).filter(
        afgerond_op__lte=op - termijnen.UITNODIGING_BEWAAR
    )
    return oud.delete()[0]


def _pak(uitnodiging: Uitnodiging) -> Uitnodiging:
    rijen = Uitnodiging.objects.select_for_update(of=("self",)).select_related("organisatie", "door")
    return rijen.get(pk=uitnodiging.pk)


def _stap(uitnodiging: Uitnodiging, naar) -> None:
    if naar not in Uitnodiging.OVERGANGEN[uitnodiging.status]:
        raise UitnodigingGeldtNiet
    uitnodiging.status = naar


def _rond_af(uitnodiging: Uitnodiging, naar, actie: str, *, door, op: datetime) -> Uitnodiging:
    _stap(uitnodiging, naar)
    uitnodiging.afgerond_op = op
    uitnodiging.save()
    log(actie, uitnodiging, organisatie=uitnodiging.organisatie, door=door, op=op, velden=["status"])
    return uitnodiging


# ---- coming in


@transaction.atomic
def aanvaard_als_nieuw(*, uitnodiging: Uitnodiging, naam: str, wachtwoord: str, op: datetime) -> Gebruiker:
    """Makes the account: whoever has the key reads the mail of this address, so it is confirmed."""
    gebruiker = Gebruiker(email=uitnodiging.email, naam=naam, organisatie=uitnodiging.organisatie)
    gebruiker.set_password(wachtwoord)  # slow on purpose, so before anybody has to wait for us
    uitnodiging = _pak(uitnodiging)
    if not uitnodiging.geldt_op(op):
        raise UitnodigingGeldtNiet
    try:
        gebruiker.full_clean(exclude=["password"])
        with transaction.atomic():
            gebruiker.save()
    except (ValidationError, IntegrityError) as fout:
        raise ToegangFout(
            "Er is al een account met dit adres. Log in en aanvaard dan de uitnodiging."
        ) from fout
    EmailAddress.objects.create(user=gebruiker, email=gebruiker.email, verified=True, primary=True)
    aanvaard(uitnodiging=uitnodiging, gebruiker=gebruiker, op=op)
    return gebruiker


@transaction.atomic
def aanvaard(*, uitnodiging: Uitnodiging, gebruiker: Gebruiker, op: datetime) -> Lidmaatschap | None:
    """Returns the role it gave. None when it offers none, or when whoever invited may not give it any more."""
    uitnodiging = _pak(uitnodiging)
    if not uitnodiging.geldt_op(op):
        raise UitnodigingGeldtNiet
    if normaal_adres(gebruiker.email) != normaal_adres(uitnodiging.email):
        raise ToegangFout("Deze uitnodiging is voor een ander e-mailadres.")
    if not toegang.mag_inloggen(gebruiker, op=dag_van(op)):
        raise ToegangFout("Dit account staat uit.")
    if gebruiker.organisatie_id is None:
        gebruiker.organisatie = uitnodiging.organisatie
        gebruiker.save(update_fields=["organisatie"])
    uitnodiging.gebruiker = gebruiker
    _rond_af(uitnodiging, Status.AANVAARD, "uitnodiging aanvaard", door=gebruiker, op=op)
    rol = _geef_rol(uitnodiging, gebruiker, op)
    if uitnodiging.door:
        _vertel(uitnodiging, rol, op)
    return rol


def _geef_rol(uitnodiging: Uitnodiging, gebruiker: Gebruiker, op: datetime) -> Lidmaatschap | None:
    """`geef_rol` asks again whether the inviter may: rights may have ended since."""
    if not uitnodiging.rol or not uitnodiging.door or uitnodiging.rol_tot < dag_van(op):
        return None
    try:
        with transaction.atomic():
            return geef_rol(
                gebruiker=gebruiker,
                organisatie=uitnodiging.organisatie,
                rol=uitnodiging.rol,
                tot=uitnodiging.rol_tot,
                door=uitnodiging.door,
                op=op,
            )
    except ToegangFout:
        return None


def _vertel(uitnodiging: Uitnodiging, rol: Lidmaatschap | None, op: datetime) -> None:
    mail(
        uitnodiging.door,
        "Je uitnodiging is aanvaard",
        "toegang_aanvaard",
        waarom="je iemand hebt uitgenodigd voor Twentse Kracht",
        op=op,
        uitnodiging=uitnodiging,
        rol=rol,
        url=adres("organisaties:uitnodigingen"),
    )
