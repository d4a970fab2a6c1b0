"""How the Twentse School looks on a page, and what it adds to pages that are composed of all apps."""

from django import template
from django.utils import timezone
from django.utils.formats import date_format

from school import woorden
from school.catalogus import Aanbod, aanbod
from school.models import Inschrijving, Opleiding
from twentsekracht.mijn.models import Vakgebied

register = template.Library()
register.filter(woorden.staat)
register.simple_tag(woorden.wanneer)

NIEUWE = 3  # courses on the start page


@register.inclusion_tag("components/aanbodkaart.html")
def opleiding_kaart(van_een: Aanbod) -> dict:
    """A course in a list: when it starts, and how full that is."""
    opleiding = van_een.opleiding
    return {
        "titel": opleiding.titel,
        "url": opleiding.get_absolute_url(),
        "doek": opleiding.vakgebied,
        "boven": opleiding.get_vakgebied_display() or opleiding.get_soort_display(),
        "tekst": opleiding.samenvatting,
        "feiten": woorden.feiten(van_een),
        **_etiket(van_een),
    }


def _etiket(van_een: Aanbod) -> dict:
    """Of the next time it is given; when that has no place, of the first time that has."""
    if not van_een.momenten:
        return {"rechts": "Geen nieuwe datum"}
    volgende, eerste = van_een.momenten[0], van_een.eerste
    if volgende.heeft_plek or not eerste.heeft_plek:
        return {"etiket": volgende.woorden, "etiket_soort": volgende.staat}
    return {"etiket": f"Plaats vanaf {date_format(eerste.uitvoering.start, 'j F')}", "etiket_soort": "goed"}


@register.inclusion_tag("school/tegel.html")
def school_tegel(gebruiker) -> dict:
    """What starts soonest and still has a place, for the start page: three queries."""
    op = timezone.localdate()
    eerst = Opleiding.objects.in_catalogus().met_eerstvolgende(op=op)
    binnenkort = eerst.filter(eerstvolgende__isnull=False).order_by("eerstvolgende", "titel", "code")
    # Twice as many as are shown, since what is full gives way to what is not.
    mogelijk = aanbod(binnenkort[: 2 * NIEUWE], op=op)
    met_plek = [van_een for van_een in mogelijk if van_een.eerste.heeft_plek]
    return {"aanbod": sorted(met_plek, key=lambda van_een: van_een.eerste.uitvoering.start)[:NIEUWE]}


@register.inclusion_tag("school/opleidingen_bij.html")
def opleidingen_bij(vakgebied: str) -> dict:
    """Courses planned in this field of work, the soonest first: at most three queries, none without a field."""
    if vakgebied not in Vakgebied.values:
        return {"aanbod": []}
    op = timezone.localdate()
    gepland = Opleiding.objects.in_catalogus().met_eerstvolgende(op=op).filter(vakgebied=vakgebied)
    eerst = gepland.filter(eerstvolgende__isnull=False).order_by("eerstvolgende", "titel", "code")
    return {"aanbod": aanbod(eerst[:NIEUWE], op=op), "vakgebied": Vakgebied(vakgebied).label}


@register.inclusion_tag("school/mijn.html")
def school_mijn(gebruiker) -> dict:
    """My enrolments: what is to come (the soonest first) and the last that was, in one query."""
    op = timezone.localdate()
    eigen = sorted(
        Inschrijving.objects.van(gebruiker), key=lambda rij: (rij.uitvoering.start, rij.pk), reverse=True
    )
    komend = [rij for rij in reversed(eigen) if rij.uitvoering.laatste_dag >= op]
    return {"komend": komend, "geweest": [rij for rij in eigen if rij.uitvoering.laatste_dag < op]}
