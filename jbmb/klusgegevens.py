"""What is known of somebody who posts or does klussen, for their own copy. Three queries.

Of the other it holds no name: that is theirs. Thanks were said to this person, so they are in it.
"""

from datetime import date

from django.db.models import OuterRef, Subquery

from jbmb.kluswoorden import periode, waar
from jbmb.models import Klus, Klusreactie, Klusstap


def gegevens(*, gebruiker, op: date) -> dict[str, list[dict]]:
    laatste = Klusstap.objects.filter(klus=OuterRef("pk")).order_by("-vastgelegd_op", "-pk")
    gegeven = Klus.objects.van(gebruiker).select_related("organisatie").order_by("pk")
    gegeven = gegeven.annotate(laatste_reden=Subquery(laatste.values("reden")[:1]))
    reacties = Klusreactie.objects.van(gebruiker).met_alles().prefetch_related("stappen").order_by("pk")
    return {
        "Klussen die je plaatste": [_klus(klus) for klus in gegeven],
        "Klussen waar je op reageerde": [_reactie(reactie) for reactie in reacties],
    }


def _klus(klus: Klus) -> dict:
    return {
        "titel": klus.titel,
        "omschrijving": klus.omschrijving,
        "organisatie": str(klus.organisatie),
        "uren per week": str(klus.uren),
        "periode": periode(klus),
        "waar": waar(klus),
        "hoeveel mensen": klus.mensen,
        "reageren tot en met": klus.reageren_tot.isoformat(),
        "geplaatst op": klus.geplaatst_op.isoformat(),
        "status": klus.get_status_display(),
        "reden": klus.laatste_reden,
    }


def _reactie(reactie: Klusreactie) -> dict:
    return {
        "klus": reactie.klus.titel,
        "organisatie": str(reactie.klus.organisatie),
        "periode": periode(reactie.klus),
        "waarom": reactie.motivatie,
        "uren per week": str(reactie.uren),
        "leidinggevende": reactie.leidinggevende,
        "gereageerd op": reactie.gereageerd_op.isoformat(),
        "status": reactie.get_status_display(),
        "bedankje": reactie.dank,
        "bedankje op het profiel": reactie.toont_dank,
        "verloop": [
            {"op": stap.vastgelegd_op.isoformat(), "status": stap.get_naar_display(), "reden": stap.reden}
            for stap in reactie.stappen.all()
        ],
    }
