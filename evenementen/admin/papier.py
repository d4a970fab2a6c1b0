"""What goes on paper: badges of a day, sign-in sheets of the parts. With names, so it is kept that it was made."""

from datetime import date

from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404
from django.utils import timezone

from evenementen.admin.organisatorblad import blad, evenement_van
from evenementen.naamkaartjes import naamkaartjes, zonder_naam
from evenementen.presentielijst import presentielijst, te_tekenen


def papier(beheer, request, object_id):
    evenement = evenement_van(beheer, request, object_id, om_te_wijzigen=True)
    onderdelen = list(te_tekenen(evenement))
    dagen = sorted({deel.datum for deel in onderdelen if deel.datum})
    return blad(
        beheer,
        request,
        evenement,
        "papier",
        f"Op papier: {evenement}",
        onderdelen=onderdelen,
        dagen=[(dag, zonder_naam(evenement, dag)) for dag in dagen],
    )


def kaartjes(beheer, request, object_id, dag):
    evenement = evenement_van(beheer, request, object_id, om_te_wijzigen=True)
    try:
        gevraagd = date.fromisoformat(dag)
    except ValueError:
        raise Http404 from None
    if not evenement.onderdelen.filter(datum=gevraagd).exists():
        raise Http404
    beheer.leg_vast(request, evenement, "naamkaartjes gemaakt")
    inhoud = naamkaartjes(evenement, gevraagd, op=timezone.now())
    return _als_pdf(inhoud, f"naamkaartjes-{evenement.pk}-{gevraagd:%Y%m%d}")


def presentielijsten(beheer, request, object_id):
    evenement = evenement_van(beheer, request, object_id, om_te_wijzigen=True)
    return _lijst(beheer, request, evenement, te_tekenen(evenement), f"presentielijsten-{evenement.pk}")


def presentielijst_van(beheer, request, object_id, onderdeel):
    evenement = evenement_van(beheer, request, object_id, om_te_wijzigen=True)
    deel = get_object_or_404(te_tekenen(evenement), pk=onderdeel)
    een = te_tekenen(evenement).filter(pk=deel.pk)
    return _lijst(beheer, request, evenement, een, f"presentielijst-{evenement.pk}-{deel.pk}")


def _lijst(beheer, request, evenement, onderdelen, naam):
    beheer.leg_vast(request, evenement, "presentielijst gemaakt")
    return _als_pdf(presentielijst(evenement, onderdelen, op=timezone.now()), naam)


def _als_pdf(inhoud: bytes, naam: str) -> HttpResponse:
    antwoord = HttpResponse(inhoud, content_type="application/pdf")
    antwoord["Content-Disposition"] = f'attachment; filename="{naam}.pdf"'
    return antwoord
