"""The mails of the school: one for every move that somebody has to know of."""

from collections.abc import Iterable
from datetime import date, datetime

from django.conf import settings
from django.urls import reverse
from django.utils import timezone
from django.utils.formats import date_format

from school import annuleren
from school.catalogus import Moment
from school.models import MET_PLAATS, Akkoord, Inschrijving, Uitvoering
from school.services import agendapost
from school.services.links import lijstteken
from school.wachtlijst import plek_van
from school.woorden import BETAALT_COLLEGA, prijs_van, wanneer, wanneer_precies
from twentsekracht.mijn.agendapost import Agendapost
from twentsekracht.mijn.agendawoorden import moment
from twentsekracht.organisaties.models import Gebruiker
from twentsekracht.post import Brief, onderwerp_over, verstuur, verstuur_veel


def bevestigd(inschrijving: Inschrijving, *, op: datetime) -> None:
    if inschrijving.deelnemer is None:  # of an old list
        return
    aan_deelnemer(
        inschrijving,
        "school_bevestigd",
        "Je hebt een plaats",
        op,
        is_door_contactpersoon=inschrijving.is_door_contactpersoon,
        **_van_annuleren(inschrijving, timezone.localdate(op)),
    )


def _van_annuleren(inschrijving: Inschrijving, vandaag: date) -> dict:
    """Until when cancelling is free; once it no longer is, what it costs."""
    toegezegd = annuleren.toegezegd(inschrijving)
    if toegezegd is None:
        return {}
    if kosten := toegezegd.kosten(vandaag):
        return {"annuleringskosten": kosten}
    return {"gratis_tot": toegezegd.gratis_tot}


def wacht_op_akkoord(akkoord: Akkoord, *, op: datetime) -> None:
    aan_deelnemer(
        akkoord.inschrijving,
        "school_wacht_op_akkoord",
        "We vragen akkoord",
        op,
        plaats_tot=akkoord.plaats_tot,
        leidinggevende=akkoord.aan,
        is_van_twee=akkoord.beurten == 2,
    )


def op_wachtlijst(inschrijving: Inschrijving, *, op: datetime) -> None:
    plek = plek_van(inschrijving)
    aan_deelnemer(
        inschrijving,
        "school_wachtlijst",
        "Je staat op de wachtlijst",
        op,
        positie=plek.positie,
        reden=plek.reden,
        uren=settings.AANBOD_UREN,
        is_door_contactpersoon=inschrijving.is_door_contactpersoon,
        verlaat_url=adres("van_de_lijst", lijstteken(inschrijving)),
    )


def aangeboden(inschrijving: Inschrijving, *, op: datetime) -> None:
    aan_deelnemer(
        inschrijving,
        "school_aangeboden",
        "Er is een plaats voor je",
        op,
        verlaat_url=adres("van_de_lijst", lijstteken(inschrijving)),
        uiterlijk=date_format(timezone.localtime(inschrijving.aanbod_tot), "j F Y, H.i"),
    )


def geannuleerd(
    inschrijving: Inschrijving, reden: str, *, op: datetime, alternatieven: Iterable[Moment] = ()
) -> None:
    """`alternatieven`: where there is place instead."""
    if inschrijving.deelnemer:  # else there is nobody to write to
        aan_deelnemer(
            inschrijving,
            "school_geannuleerd",
            "Je inschrijving is beëindigd",
            op,
            reden=reden,
            annuleringskosten=inschrijving.annuleringskosten,
            alternatieven=[_alternatief(een.uitvoering) for een in alternatieven],
        )


def _alternatief(run: Uitvoering) -> dict:
    return {
        "titel": run.opleiding.titel,
        "wanneer": wanneer(run),
        "locatie": run.locatie,
        "url": run.opleiding.get_absolute_url(),
    }


def ter_kennis(inschrijving: Inschrijving, *, op: datetime) -> None:
    if inschrijving.leidinggevende:
        waarom = leidinggevende_van(inschrijving.deelnemer.naam)
        aan_collega(
            inschrijving,
            inschrijving.leidinggevende,
            "school_ter_kennis",
            "Een collega gaat naar een opleiding",
            waarom,
            op,
        )


def vraag_akkoord(akkoord: Akkoord, teken: str, *, is_herinnering: bool = False, op: datetime) -> None:
    """Of whoever has the question now."""
    naam = akkoord.inschrijving.deelnemer.naam
    if akkoord.link:
        waarom = "een collega deze vraag aan jou doorgaf"
    elif akkoord.beurt == 2:
        waarom = f"jij als tweede akkoord geeft voor {naam}"
    else:
        waarom = leidinggevende_van(naam)
    onderwerp = "Herinnering: ga je akkoord" if is_herinnering else "Ga je akkoord"
    _vraag(akkoord, teken, akkoord.aan, onderwerp, waarom, op)


def vraag_vervanger(akkoord: Akkoord, teken: str, *, op: datetime) -> None:
    """The leidinggevende is silent: whoever of the two answers first, decides."""
    rij = akkoord.inschrijving
    waarom = f"{rij.deelnemer.naam} jouw adres opgaf als dat van de vervanger van de leidinggevende"
    _vraag(akkoord, teken, rij.vervanger, "Ga je akkoord", waarom, op, is_vervanger=True)


def _vraag(akkoord, teken, aan, onderwerp, waarom, op, **context) -> None:
    aan_collega(
        akkoord.inschrijving,
        aan,
        "school_akkoord",
        onderwerp,
        waarom,
        op,
        plaats_tot=akkoord.plaats_tot,
        is_tweede=akkoord.beurt == 2,
        momenten=[": ".join(regel) for regel in wanneer_precies(akkoord.inschrijving.uitvoering)],
        akkoord_url=adres("akkoord", teken),
        **context,
    )


def vraag_contactpersonen(akkoord: Akkoord, *, op: datetime) -> None:
    """All of the organisation, deputies included; the list in the admin is where they decide."""
    inschrijving = akkoord.inschrijving
    mensen = Gebruiker.objects.contactpersonen(op=timezone.localdate(op)).filter(
        contact_voor_id=inschrijving.organisatie_id
    )
    lijst = f"{reverse('admin:school_inschrijving_changelist')}?status__exact={inschrijving.status}"
    context = {
        **_context(inschrijving),
        "plaats_tot": akkoord.plaats_tot,
        "is_tweede": akkoord.beurt == 2,
        "is_gevraagd": bool(akkoord.aan),
        "lijst_url": settings.SITE_URL + lijst,
    }
    verstuur_veel(
        [
            Brief(
                aan=adres,
                onderwerp="Een akkoord blijft uit",
                sjabloon="school_akkoord_contact",
                context={**context, "naam": naam.split(" ")[0]},
                waarom=f"je contactpersoon bent voor {inschrijving.organisatie}",
            )
            for adres, naam in dict(mensen.values_list("email", "naam")).items()
        ],
        op=op,
    )


def agenda_gewijzigd(inschrijving: Inschrijving, *, op: datetime) -> bool:
    """What their calendar does not know yet. With what had a place in it before, a mail says what is different."""
    posten = agendapost.vertel(inschrijving, op=op)
    if inschrijving.status in MET_PLAATS and not all(post.is_nieuw for post in posten):
        regels = [regel for post in posten for regel in post.wijziging]
        aan_deelnemer(
            inschrijving, "school_gewijzigd", "Er is iets gewijzigd", op, agenda=posten, wijzigingen=regels
        )
    else:
        verstuur_veel([_voor_de_agenda(inschrijving, post) for post in posten], op=op)
    return bool(posten)


def _voor_de_agenda(inschrijving: Inschrijving, post: Agendapost) -> Brief:
    """Of its own: calendar programs take one item from a mail (besluiten/0015)."""
    titel, weg = _titel(inschrijving), post.punt.geannuleerd
    dag = date_format(post.punt.eerste_dag, "j F Y")
    return Brief(
        aan=inschrijving.deelnemer.email,
        onderwerp=onderwerp_over("Vervalt" if weg else "Voor je agenda", f"{titel}, {dag}"),
        sjabloon="school_agenda",
        context={
            **_eigen_context(inschrijving),
            "wanneer": moment(post.punt),
            "locatie": post.punt.plaats,
            "welke": post.welke,
            "is_weg": weg,
            "is_nieuw": post.is_nieuw,
        },
        waarom=_ingeschreven(inschrijving, titel),
        agenda=post.regel,
    )


def aan_deelnemer(inschrijving, sjabloon, onderwerp, op, agenda=None, **context) -> None:
    """What their calendar does not know yet goes along: the first item in this mail, each other in one of its own."""
    titel = _titel(inschrijving)
    if agenda is None:
        weet_het = inschrijving.status in (*MET_PLAATS, Inschrijving.Status.GEANNULEERD)
        agenda = agendapost.vertel(inschrijving, op=op) if weet_het else []
    brief = Brief(
        aan=inschrijving.deelnemer.email,
        onderwerp=onderwerp_over(onderwerp, titel),
        sjabloon=sjabloon,
        context={
            **_eigen_context(inschrijving),
            "is_afspraak": bool(agenda),
            "is_reeks": len(agenda) > 1,
            **context,
        },
        waarom=_ingeschreven(inschrijving, titel),
        agenda=agenda[0].regel if agenda else "",
    )
    verstuur_veel([brief, *(_voor_de_agenda(inschrijving, post) for post in agenda[1:])], op=op)


def _ingeschreven(inschrijving: Inschrijving, titel: str) -> str:
    wie = "je bent" if inschrijving.is_door_contactpersoon else "je je hebt"
    return f"{wie} ingeschreven voor ‘{titel}’"


def _eigen_context(inschrijving: Inschrijving) -> dict:
    return {
        **_context(inschrijving),
        "naam": inschrijving.deelnemer.get_short_name(),
        "url": adres("inschrijving", inschrijving.pk),
    }


def leidinggevende_van(naam: str) -> str:
    return f"{naam} jouw adres opgaf als dat van de leidinggevende"


def aan_collega(inschrijving, aan, sjabloon, onderwerp, waarom, op, **context) -> None:
    """Without account, usually: somebody whose address was given."""
    titel = _titel(inschrijving)
    verstuur(
        aan=aan,
        onderwerp=onderwerp_over(onderwerp, titel),
        sjabloon=sjabloon,
        context={**_context(inschrijving), "deelnemer": inschrijving.deelnemer.naam, **context},
        waarom=waarom,
        op=op,
    )


def _context(inschrijving: Inschrijving) -> dict:
    run = inschrijving.uitvoering
    return {
        "titel": _titel(inschrijving),
        "wanneer": wanneer(run),
        "locatie": run.locatie,
        "kosten": prijs_van(inschrijving, BETAALT_COLLEGA),  # only a leidinggevende reads it
    }


def _titel(inschrijving: Inschrijving) -> str:
    return " ".join(inschrijving.uitvoering.opleiding.titel.split())


def adres(naam: str, *args) -> str:
    return f"{settings.SITE_URL}{reverse(f'school:{naam}', args=args)}"
