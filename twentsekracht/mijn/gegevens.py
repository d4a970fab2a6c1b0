"""Everything the portal knows of somebody (AVG article 15 and 20): each app tells its own (settings.GEGEVENS)."""

from datetime import date

from allauth.mfa.models import Authenticator
from allauth.usersessions.models import UserSession
from django.conf import settings
from django.utils.module_loading import import_string

from twentsekracht.logboek.models import Regel
from twentsekracht.mijn.models import Agendaadres, Deel, Profiel, Vakgebied
from twentsekracht.werk.models import BERICHT_BEWAREN, Bericht

MET_ACCOUNT = "met je account"


def gegevens_van(gebruiker, *, op: date) -> dict[str, list[dict]]:
    """Heading -> rows, each a dict of label -> value that JSON can hold. `op`: what may be read is of that day."""
    return {
        kop: rijen
        for pad in settings.GEGEVENS
        for kop, rijen in import_string(pad)(gebruiker=gebruiker, op=op).items()
    }


def van_mijn(*, gebruiker, op: date) -> dict[str, list[dict]]:
    return {
        "Profiel": [_profiel(profiel) for profiel in Profiel.objects.filter(gebruiker=gebruiker)],
        "Agenda-adres": [
            {"gemaakt op": _moment(adres.vernieuwd_op), "wordt gewist": MET_ACCOUNT}
            for adres in Agendaadres.objects.filter(gebruiker=gebruiker)
        ],
    }


def van_het_portaal(*, gebruiker, op: date) -> dict[str, list[dict]]:
    """What is kept on the ground of all apps: signing in, mail to somebody, and what the log says they did."""
    manieren = Authenticator.objects.filter(user=gebruiker)
    sessies = UserSession.objects.filter(user=gebruiker)
    berichten = Bericht.objects.filter(aan__iexact=gebruiker.email).defer("tekst", "html", "agenda")
    return {
        "Manieren om in te loggen": [_manier(manier) for manier in manieren],
        "Waar je bent ingelogd": [_sessie(sessie) for sessie in sessies],
        "E-mail van het portaal": [_bericht(bericht) for bericht in berichten],
        "Wat je deed (logboek)": [_regel(regel) for regel in Regel.objects.filter(door_id=gebruiker.pk)],
    }


def _manier(manier: Authenticator) -> dict:
    return {
        "soort": manier.get_type_display(),
        "naam": manier.data.get("name", ""),
        "toegevoegd op": _moment(manier.created_at),
        "laatst gebruikt op": _moment(manier.last_used_at),
        "wordt gewist": MET_ACCOUNT,
    }


def _sessie(sessie: UserSession) -> dict:
    return {
        "browser": sessie.user_agent,
        "ip-adres": sessie.ip,
        "sinds": _moment(sessie.created_at),
        "laatst gezien": _moment(sessie.last_seen_at),
    }


def _bericht(bericht: Bericht) -> dict:
    return {
        "onderwerp": bericht.onderwerp,
        "gemaakt op": _moment(bericht.aangemaakt_op),
        "wordt gewist": f"{bericht.aangemaakt_op + BERICHT_BEWAREN:%Y-%m-%d}",
    }


def _regel(regel: Regel) -> dict:
    return {
        "wanneer": _moment(regel.op),
        "wat": regel.actie,
        "waarvan": f"{regel.object_type} {regel.object_id}",
        "in de rol": regel.rol,
    }


def _profiel(profiel: Profiel) -> dict:
    return {
        "schaal": profiel.schaal,
        "uren vanaf": _getal(profiel.uren_min),
        "uren tot en met": _getal(profiel.uren_max),
        "niveau": profiel.get_niveau_display(),
        "vakgebieden": ", ".join(Vakgebied(code).label for code in profiel.vakgebieden),
        "vaardigheden": profiel.vaardigheden,
        "wensen": profiel.wensen,
        "zichtbaar voor collega’s": profiel.zichtbaar_voor_collegas,
        "verborgen voor eigen organisatie": profiel.verborgen_voor_eigen_organisatie,
        "anderen mogen zien": ", ".join(Deel(deel).label for deel in profiel.toont),
        "bewaard op": _moment(profiel.bijgewerkt_op),
        "wordt gewist": MET_ACCOUNT,
    }


def _moment(moment) -> str:
    return moment.isoformat(timespec="minutes") if moment else ""


def _getal(waarde):
    return None if waarde is None else float(waarde)
