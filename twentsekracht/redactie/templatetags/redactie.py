"""News and pages on the pages of others: `{% load redactie %}`."""

from itertools import groupby
from operator import attrgetter

from django import template
from django.conf import settings
from django.db.models import Prefetch
from django.utils import timezone
from django.utils.functional import SimpleLazyObject

from twentsekracht import markdown
from twentsekracht.organisaties.models import Gebruiker, Lid, Organisatie, in_periode
from twentsekracht.redactie import voet
from twentsekracht.redactie.models import Nieuwsbericht, Pagina, Status, is_collega

register = template.Library()

OP_DE_START = 3


@register.filter
def opgemaakt(tekst: str, niveau: int = 2):
    """Markdown as safe HTML whose headings start at this level."""
    return markdown.pagina(tekst, niveau=niveau)


@register.filter
def zonder_https(adres: str) -> str:
    """An address as people say it: www.hengelo.nl."""
    return adres.removeprefix("https://").removeprefix("http://").rstrip("/")


@register.inclusion_tag("redactie/tegel.html")
def nieuws_tegel(gebruiker):
    """The latest news that this person may read."""
    zichtbaar = Nieuwsbericht.objects.zichtbaar_voor(gebruiker, op=timezone.localdate())
    return {"berichten": zichtbaar.defer("tekst")[:OP_DE_START]}


@register.inclusion_tag("redactie/voet.html", takes_context=True)
def voetpaginas(context):
    """What the foot of every page leads to. The page of a fault has no visitor, and asks the database nothing.

    Asked by the `if` of the template, for which a database that does not answer is no pages.
    """
    bezoeker = getattr(context.get("request"), "user", None)
    return {} if bezoeker is None else {"paginas": SimpleLazyObject(voet.voetpaginas)}


@register.simple_tag
def paginas_op_adres(*slugs: str) -> dict[str, str]:
    """Where these pages are, as far as they are published: `adres.over_ons` for `over-ons`."""
    er_zijn = Pagina.objects.filter(status=Status.GEPUBLICEERD, slug__in=slugs).only("slug")
    return {pagina.slug.replace("-", "_"): pagina.get_absolute_url() for pagina in er_zijn}


@register.inclusion_tag("redactie/contact.html")
def contact_per_organisatie(gebruiker):
    """The office, and every employer of today with whom it serves; only a colleague sees its contactpersonen."""
    vandaag, mag_zien = timezone.localdate(), is_collega(gebruiker)
    partners = (
        Organisatie.objects.werkgevers()
        .exclude(actief_van__gt=vandaag)
        .exclude(actief_tot__lt=vandaag)
        .prefetch_related(
            Prefetch("leden", Lid.objects.filter(in_periode(vandaag)).select_related("organisatie"))
        )
    )
    mensen = Gebruiker.objects.open(op=vandaag).contactpersonen(op=vandaag) if mag_zien else []
    per_organisatie = {pk: list(groep) for pk, groep in groupby(mensen, attrgetter("contact_voor_id"))}
    rijen = [(partner, per_organisatie.get(partner.pk, [])) for partner in partners]
    bureau = {"email": settings.BUREAU_EMAIL, "telefoon": settings.BUREAU_TELEFOON}
    return {"is_collega": mag_zien, "rijen": rijen, "bureau": bureau}
