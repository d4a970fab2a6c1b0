"""What is known of somebody who goes along or receives somebody, for their own copy. A fixed number of queries.

Of the other it holds no name: that is theirs. What the other said in thanks was said to this person.
"""

from datetime import date

from evenementen.meeloopregels import woorden
from evenementen.meeloopwoorden import wanneer
from evenementen.models import Bedankje, Meeloopplek, Meeloopverzoek, Meeloopwens
from twentsekracht.mijn.models import Vakgebied


def gegevens(*, gebruiker, op: date) -> dict[str, list[dict]]:
    verzoeken = Meeloopverzoek.objects.met(gebruiker).met_alles().prefetch_related("stappen", "bedankjes")
    plekken = (
        Meeloopplek.objects.van(gebruiker).select_related("evenement").prefetch_related("dagen", "stappen")
    )
    wensen = Meeloopwens.objects.filter(gebruiker=gebruiker).prefetch_related("tips__plek")
    return {
        "Meelopen": [_verzoek(verzoek, gebruiker) for verzoek in verzoeken.order_by("pk")],
        "Plekken die je aanbiedt om mee te lopen": [_plek(plek) for plek in plekken.order_by("pk")],
        "Wat je zou willen zien": [_wens(wens) for wens in wensen],
    }


def _verzoek(verzoek: Meeloopverzoek, gebruiker) -> dict:
    als_gastgever = verzoek.is_gastgever(gebruiker)
    van_mij = Bedankje.Van.GASTGEVER if als_gastgever else Bedankje.Van.BEZOEKER
    rij = {
        "als": "gastheer of gastvrouw" if als_gastgever else "wie meeloopt",
        "functie": verzoek.plek.functie,
        "organisatie": str(verzoek.organisatie if als_gastgever else verzoek.plek.organisatie),
        "wanneer": wanneer(verzoek.dag),
        "status": verzoek.get_status_display(),
        "gevraagd op": verzoek.gevraagd_op.isoformat(),
        "verloop": [
            {"op": stap.vastgelegd_op.isoformat(), "status": stap.get_naar_display(), "reden": stap.reden}
            for stap in verzoek.stappen.all()
        ],
        "bedankjes": [
            {"van": "jou" if een.van == van_mij else "de ander", "tekst": een.tekst}
            for een in verzoek.bedankjes.all()
        ],
    }
    if als_gastgever:
        return rij
    return rij | {"waarom": verzoek.motivatie, "leidinggevende": verzoek.leidinggevende}


def _plek(plek: Meeloopplek) -> dict:
    return {
        "functie": plek.functie,
        "vakgebied": plek.get_vakgebied_display(),
        "plaats": plek.plaatsnaam,
        "waar je elkaar ziet": plek.adres,
        "wat er te zien is": plek.wat_je_ziet,
        "meenemen": plek.meenemen,
        "hoort bij": plek.evenement.titel if plek.evenement else "",
        "hoe het gaat": plek.get_wijze_display(),
        "collega’s zien je naam": plek.toont_naam,
        "leidinggevende": plek.leidinggevende,
        "status": plek.get_status_display(),
        "dagen": [wanneer(dag) for dag in plek.dagen.all()],
        "verloop": [
            {"op": stap.vastgelegd_op.isoformat(), "status": stap.get_naar_display()}
            for stap in plek.stappen.all()
        ],
    }


def _wens(wens: Meeloopwens) -> dict:
    return {
        "functie": ", ".join(woorden(wens)),
        "vakgebieden": ", ".join(Vakgebied(code).label for code in wens.vakgebieden),
        "vanuit": wens.plaatsnaam,
        "hoogstens zo ver (km)": wens.afstand,
        "van": wens.van and wens.van.isoformat(),
        "tot en met": wens.tot and wens.tot.isoformat(),
        "wil mail": wens.wil_mail,
        "bijgewerkt op": wens.bijgewerkt_op.isoformat(),
        "over gemaild of al gezien": [str(tip.plek.functie) for tip in wens.tips.all()],
    }
