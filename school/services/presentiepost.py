"""The mails around who was there: to who did not come, to who looks at what is not right, to the trainer."""

from datetime import datetime

from django.conf import settings
from django.urls import reverse
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.text import Truncator

from school.aanwezigheid import Sessie
from school.models import Bezwaar, Inschrijving
from school.woorden import wanneer
from twentsekracht.organisaties.models import Gebruiker, Lidmaatschap
from twentsekracht.organisaties.toegang import Rol
from twentsekracht.post import Brief, onderwerp_over, verstuur, verstuur_veel


def niet_gekomen(inschrijving: Inschrijving, *, op: datetime) -> None:
    """It may have consequences, and it may be a mistake: so they hear it."""
    _aan_deelnemer(inschrijving, "school_niet_gekomen", "Je was er niet", op)


def antwoord_op_bezwaar(bezwaar: Bezwaar, *, op: datetime) -> None:
    stand = bezwaar.inschrijving.get_status_display()
    _aan_deelnemer(
        bezwaar.inschrijving,
        "school_bezwaar_antwoord",
        "We hebben ernaar gekeken",
        op,
        antwoord=bezwaar.antwoord,
        stand=stand,
    )


def bezwaar(bezwaar: Bezwaar, *, op: datetime) -> None:
    """Who can put it right and who knows them; what it says and of whom stands in the admin."""
    rij = bezwaar.inschrijving
    vandaag = timezone.localdate(op)
    collegas = Gebruiker.objects.contactpersonen(op=vandaag).filter(contact_voor_id=rij.organisatie_id)
    bureau = Lidmaatschap.objects.geldig(op=vandaag).filter(
        rol=Rol.COORDINATOR, gebruiker__in=Gebruiker.objects.open(op=vandaag)
    )
    wie = {
        **dict(bureau.values_list("gebruiker__email", "gebruiker__naam")),
        **dict(collegas.values_list("email", "naam")),
    }
    beheer = reverse("admin:school_uitvoering_deelnemers", args=[rij.uitvoering_id])
    context = {**_context(rij), "organisatie": rij.organisatie.naam, "lijst_url": settings.SITE_URL + beheer}
    verstuur_veel(
        [
            Brief(
                aan=adres,
                onderwerp=onderwerp_over("Iemand zegt dat dit niet klopt", _titel(rij)),
                sjabloon="school_bezwaar",
                context={**context, "naam": naam.split(" ")[0]},
                waarom="je bij de Twentse School of je organisatie over de aanwezigheid gaat",
            )
            for adres, naam in wie.items()
        ],
        op=op,
    )


def presentielink(sessie: Sessie, teken: str, aan: str, *, op: datetime) -> None:
    """To somebody without account: the address is the key."""
    titel = " ".join(sessie.uitvoering.opleiding.titel.split())
    verstuur(
        aan=aan,
        onderwerp=Truncator(f"Wie was er bij {titel}").chars(150),
        sjabloon="school_presentielink",
        context={
            "titel": titel,
            "wanneer": sessie.woorden,
            "eerste": date_format(sessie.eerste_dag, "j F Y"),
            "laatste": date_format(sessie.trainer_tot, "j F Y"),
            "presentie_url": settings.SITE_URL + reverse("school:presentie", args=[teken]),
        },
        waarom=f"je trainer bent bij ‘{titel}’",
        op=op,
    )


def _aan_deelnemer(rij: Inschrijving, sjabloon: str, onderwerp: str, op: datetime, **context) -> None:
    if rij.deelnemer is None:  # of an old list
        return
    context |= {
        "naam": rij.deelnemer.get_short_name(),
        "url": settings.SITE_URL + reverse("school:inschrijving", args=[rij.pk]),
    }
    verstuur(
        aan=rij.deelnemer.email,
        onderwerp=onderwerp_over(onderwerp, _titel(rij)),
        sjabloon=sjabloon,
        context={**_context(rij), **context},
        waarom=f"je een plaats had bij ‘{_titel(rij)}’",
        op=op,
    )


def _context(rij: Inschrijving) -> dict:
    run = rij.uitvoering
    return {"titel": _titel(rij), "wanneer": wanneer(run), "locatie": run.locatie}


def _titel(rij: Inschrijving) -> str:
    return " ".join(rij.uitvoering.opleiding.titel.split())
