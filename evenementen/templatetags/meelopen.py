"""How going along for a day looks on a page, and what it adds to pages that are composed of all apps."""

from django import template
from django.utils import timezone

from evenementen import meeloopwoorden as woorden
from evenementen.meeloopplaatsen import Dagstand
from evenementen.models import Evenement, Meeloopplek, Meeloopverzoek
from evenementen.woorden import periode

register = template.Library()
register.filter("meelooptitel", woorden.titel)
register.filter("meeloopdag", woorden.wanneer)
register.filter("meeloopuren", woorden.uren)
register.filter(woorden.uiterlijk)


@register.filter
def meeloopstaat(plek: Meeloopplek) -> str:
    return woorden.STAAT.get(plek.status, "")


@register.inclusion_tag("components/etiket.html")
def meeloopetiket(verzoek: Meeloopverzoek) -> dict:
    tekst, soort = woorden.stand(verzoek, op=timezone.localdate())
    return {"tekst": tekst, "soort": soort}


@register.inclusion_tag("components/aanbodkaart.html")
def meeloopkaart(plek: Meeloopplek, standen: list[Dagstand], gebruiker) -> dict:
    """Who it is only for who may know."""
    vrij = [stand.dag.datum for stand in standen if not stand.is_vol]
    naam = woorden.aanbieder(plek, gebruiker)
    return {
        "titel": woorden.titel(plek),
        "url": plek.get_absolute_url(),
        "doek": plek.vakgebied,
        "boven": f"{plek.organisatie}{f', {naam}' if naam else ''}",
        "etiket": "Vol" if not vrij else "Eerst vragen" if plek.vraagt_eerst else "Kies direct",
        "etiket_soort": "fout" if not vrij else "info" if plek.vraagt_eerst else "goed",
        "tekst": plek.wat_je_ziet,
        "feiten": [
            ("map-pin", plek.plaatsnaam),
            ("calendar", woorden.dagen_kort(vrij)),
            ("list", plek.evenement.titel if plek.evenement else ""),
        ],
        "kop": "h3",
    }


@register.inclusion_tag("evenementen/meelopen_paneel.html")
def meelopen_mijn(gebruiker) -> dict:
    """What comes, for Mijn Twentse Kracht: one query."""
    komend = Meeloopverzoek.objects.met(gebruiker).bezet().met_alles().filter(datum__gte=timezone.localdate())
    return {"komend": list(komend.order_by("datum", "pk")), "gebruiker": gebruiker}


@register.inclusion_tag("evenementen/meelopen_bij.html")
def meelopen_bij(evenement: Evenement) -> dict:
    """How many places belong to this event, for its page: one query."""
    plekken = Meeloopplek.objects.open(op=timezone.localdate()).filter(evenement=evenement)
    return {"aantal": plekken.count(), "evenement": evenement}


@register.filter
def ontvangt(gebruiker, verzoek: Meeloopverzoek) -> bool:
    """Is this person the host of it?"""
    return verzoek.is_gastgever(gebruiker)


@register.filter
def hoort_bij(plek: Meeloopplek) -> str:
    if plek.evenement is None:
        return "Het hele jaar door"
    return f"{plek.evenement.titel}, {periode(plek.evenement)}"
