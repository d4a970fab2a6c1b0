"""The selection committee of a vacancy: colleagues who read the reactions, until a day."""

from datetime import date, datetime

from django.conf import settings
from django.db import transaction
from django.urls import reverse
from django.utils import timezone
from django.utils.formats import date_format

from twentsekracht.organisaties.domeinen import normaal_adres
from twentsekracht.organisaties.models import Gebruiker
from twentsekracht.post import verstuur
from vacatures import behandelkring
from vacatures.fouten import GeenCommissielid
from vacatures.models import Commissielid, Reactie, Vacature
from vacatures.services.behandelen import log


@transaction.atomic
def zet_in_commissie(
    *, vacature: Vacature, email: str, tot: date, door: Gebruiker, op: datetime
) -> Commissielid:
    """From now on this colleague reads the reactions; who is in it already gets another last day."""
    vacature = (
        Vacature.objects.select_for_update(of=("self",)).select_related("organisatie").get(pk=vacature.pk)
    )
    _moet_kunnen(vacature, tot, timezone.localdate(op))
    collega = _collega(vacature, email, timezone.localdate(op))
    lid, nieuw = Commissielid.objects.update_or_create(
        vacature=vacature, gebruiker=collega, defaults={"tot": tot}
    )
    log("commissielid toegevoegd" if nieuw else "commissielid gewijzigd", lid, vacature, door, op, ["tot"])
    if nieuw:
        _mail(lid, vacature, op)
    return lid


@transaction.atomic
def haal_uit_commissie(*, lid: Commissielid, door: Gebruiker, op: datetime) -> None:
    """From now on they read nothing; doing so twice changes nothing."""
    lid = Commissielid.objects.select_for_update(of=("self",)).filter(pk=lid.pk).first()
    if lid:
        log("commissielid verwijderd", lid, lid.vacature, door, op)
        lid.delete()


def _moet_kunnen(vacature: Vacature, tot: date, vandaag: date) -> None:
    laatste = behandelkring.commissie_tot_hoogstens(vacature, op=vandaag)
    if laatste < vandaag:
        raise GeenCommissielid("", "Deze vacature is te lang gesloten: niemand kan nog meelezen.")
    if not vandaag <= tot <= laatste:
        raise GeenCommissielid("tot", f"Kies een dag van vandaag tot en met {date_format(laatste, 'j F Y')}.")


def _collega(vacature: Vacature, email: str, vandaag: date) -> Gebruiker:
    """Somebody of the organisation itself; of others it does not say whether they have an account."""
    hier = Gebruiker.objects.open(op=vandaag).filter(organisatie=vacature.organisatie_id)
    collega = hier.filter(email__iexact=normaal_adres(email)).first()
    if collega is None:
        raise GeenCommissielid(
            "email", f"Bij {vacature.organisatie} is geen collega met een account op dit adres."
        )
    if Reactie.objects.filter(vacature=vacature, kandidaat=collega).exists():
        raise GeenCommissielid("email", "Deze collega heeft zelf op de vacature gereageerd.")
    return collega


def _mail(lid: Commissielid, vacature: Vacature, op: datetime) -> None:
    titel = " ".join(vacature.titel.split())
    verstuur(
        aan=lid.gebruiker.email,
        onderwerp="Je zit in een selectiecommissie",
        sjabloon="commissie_erbij",
        context={
            "naam": lid.gebruiker.naam,
            "vacature": vacature,
            "tot": lid.tot,
            "url": f"{settings.SITE_URL}{reverse('vacatures:reacties', args=[vacature.pk])}",
        },
        waarom=f"je bent toegevoegd aan de selectiecommissie voor de vacature ‘{titel}’",
        op=op,
    )
