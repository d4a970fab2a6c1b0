"""How the Twentse School looks on a page, and what it adds to pages that are composed of all apps."""

from collections.abc import Sequence

from django import template
from django.utils import timezone
from django.utils.formats import date_format

from school import evaluatie, leren, woorden
from school.catalogus import Aanbod, aanbod
from school.inzicht import Mijn, inzicht
from school.models import Belangstelling, Inschrijving, Opleiding
from twentsekracht.mijn.models import Vaardigheid, Vakgebied

register = template.Library()
register.filter(woorden.staat)
register.filter(woorden.prijs)
register.filter(woorden.sessie)
register.filter(woorden.tijden)
register.filter(woorden.soort_etiket)
register.filter(woorden.verloop)
register.filter(woorden.gegevens_inschrijving)
register.filter("evalueren_tot", evaluatie.sluit_op)
register.simple_tag(woorden.wanneer)
register.simple_tag(woorden.periode)
register.simple_tag(woorden.uren)

NIEUWE = 3  # courses on the start page


@register.filter
def gekozen(veld) -> str:
    """The choice that stands in a field, in words; for who may not change it."""
    return dict(veld.field.choices).get(veld.initial, "")


@register.inclusion_tag("components/aanbodkaart.html")
def opleiding_kaart(van_een: Aanbod, voor: str = "") -> dict:
    """A course in a list: when it starts, and how full that is. `voor`: which skills it is shown for."""
    opleiding = van_een.opleiding
    return {
        "titel": opleiding.titel,
        "url": opleiding.get_absolute_url(),
        "doek": opleiding.vakgebied,
        "boven": opleiding.get_vakgebied_display() or opleiding.get_soort_display(),
        "tekst": opleiding.samenvatting,
        "feiten": [*([("lightbulb", f"voor: {voor}")] if voor else []), *woorden.feiten(van_een)],
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
    organisatie_id = getattr(gebruiker, "organisatie_id", None)
    mogelijk = aanbod(binnenkort[: 2 * NIEUWE], op=op, organisatie_id=organisatie_id)
    met_plek = [van_een for van_een in mogelijk if van_een.eerste.heeft_plek]
    return {"aanbod": sorted(met_plek, key=lambda van_een: van_een.eerste.uitvoering.start)[:NIEUWE]}


@register.inclusion_tag("school/opleidingen_bij.html")
def opleidingen_bij(vakgebied: str, vaardigheden: Sequence[Vaardigheid] = ()) -> dict:
    """Planned courses that teach one of these skills; when there is none, those of this field of work.

    The soonest first. Some queries for any number, none without skills and field.
    """
    op = timezone.localdate()
    gepland = Opleiding.objects.in_catalogus().met_eerstvolgende(op=op).filter(eerstvolgende__isnull=False)
    eerst = gepland.order_by("eerstvolgende", "titel", "code")
    if vaardigheden:
        leren = aanbod(eerst.leert(vaardigheden).prefetch_related("vaardigheden")[:NIEUWE], op=op)
        if leren:
            return {"opleidingen": [(een, _gevraagd(een.opleiding, vaardigheden)) for een in leren]}
    if vakgebied not in Vakgebied.values:
        return {"opleidingen": []}
    zelfde_vak = aanbod(eerst.filter(vakgebied=vakgebied)[:NIEUWE], op=op)
    return {
        "opleidingen": [(een, "") for een in zelfde_vak],
        "vakgebied": Vakgebied(vakgebied).label,
        "niets_gepland": bool(vaardigheden),
    }


def _gevraagd(opleiding: Opleiding, vaardigheden: Sequence[Vaardigheid]) -> str:
    """Which of these it teaches."""
    return ", ".join(een.naam for een in opleiding.vaardigheden.all() if een in vaardigheden)


@register.inclusion_tag("school/mijn.html", takes_context=True)
def school_mijn(context, gebruiker) -> dict:
    """My enrolments: what is to come (the soonest first), the last that was; what I asked to hear of.

    Five queries at most.
    """
    op = timezone.now()
    rijen = inzicht(Inschrijving.objects.van(gebruiker), op=op)
    eigen = sorted(rijen, key=_begint, reverse=True)
    vandaag = timezone.localdate(op)
    komend = [mijn for mijn in reversed(eigen) if mijn.inschrijving.uitvoering.laatste_dag >= vandaag]
    geweest = [mijn for mijn in eigen if mijn.inschrijving.uitvoering.laatste_dag < vandaag]
    gevraagd = Belangstelling.objects.filter(gebruiker=gebruiker).select_related("opleiding")
    return {
        "komend": komend,
        "geweest": geweest,
        "gevraagd": gevraagd.order_by("opleiding__titel"),
        "csrf_token": context.get("csrf_token"),
    }


@register.inclusion_tag("school/mijn_lijst.html", takes_context=True)
def school_mijn_hier(context, inschrijvingen) -> dict:
    """The same on the page of a course: without its title."""
    mijn = inzicht(inschrijvingen, op=timezone.now())
    return {"mijn": mijn, "alleen_data": True, "csrf_token": context.get("csrf_token")}


@register.inclusion_tag("school/cijfer.html")
def opleiding_cijfer(opleiding: Opleiding) -> dict:
    """What those who went give it, when they are enough. One query."""
    return {"cijfer": evaluatie.cijfer(opleiding, op=timezone.localdate())}


@register.inclusion_tag("school/na_afloop.html")
def na_afloop(inschrijving: Inschrijving) -> dict:
    """The certificate and the evaluation, when it is time for them."""
    op = timezone.localdate()
    return {
        "inschrijving": inschrijving,
        "mag_bewijs": leren.mag_bewijs(inschrijving, op=op),
        "mag_evalueren": leren.mag_evalueren(inschrijving, op=op),
    }


def _begint(mijn: Mijn):
    return mijn.inschrijving.uitvoering.start, mijn.inschrijving.pk
