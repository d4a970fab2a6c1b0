"""How many came from where, on a page and as a file; and who, as a file. A contactpersoon: of the own people only."""

from django.http import Http404
from django.utils import timezone

from evenementen.admin.organisatorblad import blad, evenement_van
from evenementen.models import Evenement
from evenementen.opkomst import KOPPEN_LIJST, cijferlijst, lijst, opkomst
from twentsekracht import rekenblad
from twentsekracht.organisaties import toegang
from twentsekracht.organisaties.toegang import Rol

UITLEG = (
    "Mensen met een plaats en deelnemers: verschillende mensen, in hoeveel onderdelen ook. Plaatsen en deelnames: elk "
    "onderdeel telt. Een deelnemer was er; wie zonder aanmelding kwam ook. Wie zich afmeldde telt nergens mee."
)


def _mijn(request) -> set[int] | None:
    """The organisations (ids) of which this person may see who came; OVERAL for the coördinator."""
    rollen = (Rol.CONTACTPERSOON, Rol.COORDINATOR)
    return toegang.organisatie_ids(request.user, *rollen, op=timezone.localdate())


def _evenement(beheer, request, object_id) -> tuple[Evenement, set[int] | None]:
    evenement, mijn = evenement_van(beheer, request, object_id), _mijn(request)
    if mijn is not toegang.OVERAL and not mijn:
        raise Http404
    return evenement, mijn


def deelnemers(beheer, request, object_id):
    evenement, mijn = _evenement(beheer, request, object_id)
    wat = opkomst(evenement, organisatie_ids=mijn)
    return blad(
        beheer,
        request,
        evenement,
        "deelnemers",
        f"Deelnemers van {evenement}",
        opkomst=wat,
        kern=_kern(wat),
        uitleg=UITLEG,
        is_alles=mijn is toegang.OVERAL,
    )


def _kern(wat) -> list[dict]:
    """For components/kerncijfers.html: people first, each with the edition before."""

    def toen(naam):
        return f"{getattr(wat.toen, naam)} in {wat.vorige.jaar}" if wat.vorige else ""

    return [
        {"naam": "Mensen met een plaats", "waarde": wat.nu.mensen},
        {"naam": "Plaatsen", "waarde": wat.nu.plaatsen},
        {"naam": "Deelnemers", "waarde": wat.nu.deelnemers, "toelichting": toen("deelnemers")},
        {"naam": "Deelnames", "waarde": wat.nu.deelnames, "toelichting": toen("deelnames")},
    ]


def _keur_soort(soort: str) -> None:
    if soort not in rekenblad.SOORTEN:
        raise Http404


def cijferbestand(beheer, request, object_id, soort):
    evenement, mijn = _evenement(beheer, request, object_id)
    _keur_soort(soort)
    koppen, rijen = cijferlijst(opkomst(evenement, organisatie_ids=mijn))
    naam = f"cijfers-{evenement.jaar}-{evenement.pk}"
    return rekenblad.als_antwoord(soort, naam, koppen, rijen, UITLEG)


def deelnemerslijst(beheer, request, object_id, soort):
    """Names of people leave the portal here, so that it happened is kept."""
    evenement, mijn = _evenement(beheer, request, object_id)
    _keur_soort(soort)
    beheer.leg_vast(request, evenement, "deelnemerslijst gedownload")
    rijen = lijst(evenement, organisatie_ids=mijn)
    naam = f"deelnemers-{evenement.jaar}-{evenement.pk}"
    return rekenblad.als_antwoord(soort, naam, KOPPEN_LIJST, rijen)
