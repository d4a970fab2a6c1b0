"""Template tags for the components that need some arithmetic: `{% load onderdelen %}`.

How a filter is read stands in `filteren.py`, how columns are drawn in `grafiek.py`. Numbers leave here as
strings: Django would write 270.0 as "270,0", which is no valid SVG length.
"""

from decimal import Decimal
from html import unescape

from django import template
from django.core.paginator import Page
from django.utils.formats import number_format
from django.utils.html import format_html

from twentsekracht import filteren, formulieren, grafiek
from twentsekracht.plaatsen import Plaatsen

register = template.Library()

MOST_BLOCKS = 12
GAP = 1.2  # percent between two blocks


@register.inclusion_tag("components/meter.html")
def meter(bezet: int, totaal: int, label: str) -> dict:
    """How full: one block per place up to twelve places, above that a bar. `label` says it in words."""
    context = {"label": label, "staat": _fullness(bezet, totaal), "blokken": []}
    if 0 < totaal <= MOST_BLOCKS:
        width = (100 - GAP * (totaal - 1)) / totaal
        context["blokken"] = [
            {"x": f"{i * (width + GAP):.2f}%", "breedte": f"{width:.2f}%", "vol": i < bezet}
            for i in range(totaal)
        ]
    else:
        context["deel"] = f"{min(100, 100 * bezet / totaal) if totaal else 0:.1f}%"
    return context


@register.inclusion_tag("components/meter.html")
def bezetting(bezet: int, totaal: int, naam: str) -> dict:
    """The meter of a row that names itself: "Gemeente Losser: 9 van 25 bezet"."""
    return meter(bezet, totaal, f"{naam}: {bezet} van {totaal} bezet")


def _fullness(bezet: int, totaal: int) -> str:
    """By the rule that the badge beside it goes by."""
    plaatsen = Plaatsen(bezet, totaal)
    return "op" if plaatsen.is_vol else "krap" if plaatsen.is_bijna_vol else ""


@register.filter
def bladzijden(page: Page):
    """The page numbers to show around this page, with a gap where some are left out."""
    return page.paginator.get_elided_page_range(page.number, on_each_side=1, on_ends=1)


@register.simple_tag(takes_context=True)
def bladeradres(context) -> str:
    """The address of any page of a list, up to its number: written once for all its links."""
    vraag = context.request.GET.copy()
    vraag.pop(filteren.PAGINA, None)
    return f"?{vraag.urlencode()}&{filteren.PAGINA}=" if vraag else f"?{filteren.PAGINA}="


@register.filter
def initialen(naam: str) -> str:
    """'Sanne ter Horst' > 'SH': first and last word that start with a capital."""
    words = [word for word in str(naam).split() if word[0].isupper()] or str(naam).split()
    return (words[0][0] + (words[-1][0] if len(words) > 1 else "")).upper() if words else ""


@register.filter
def euro(bedrag: Decimal) -> str:
    """'€ 1.234,50'."""
    return f"€ {number_format(bedrag, 2, force_grouping=True)}"


# ---- lists with a filter: the panel, what is on, and the head of the results


@register.inclusion_tag("components/filterpaneel.html", takes_context=True)
def filterpaneel(
    context, form, aantal: int, enkelvoud: str, meervoud: str, tellingen=None, buiten=""
) -> dict:
    """The filter beside a list of `aantal` results.

    `tellingen`: {field: {value: how many}} behind the choices. `buiten`: names of fields that stand elsewhere on
    the page, such as the search box of a hero (components/zoekbalk.html with formulier="filter").
    """
    vraag = context["request"].GET
    namen = [naam for veld in filteren.velden(form) for naam in _parameters(veld)]
    return {
        "actie": context["request"].path,
        "groepen": filteren.groepen(form, tellingen, buiten.split(",")),
        "actief": len(filteren.fiches(form, vraag)),
        "mee": filteren.mee(vraag, *namen),
        "aantal": aantal,
        "meervoud": meervoud,
        "telling": telling(aantal, enkelvoud, meervoud),
    }


def _parameters(veld):
    return [veld.html_name + einde for einde in filteren.einden(veld.field.widget)]


@register.inclusion_tag("components/filterfiches.html", takes_context=True)
def filterfiches(context, form) -> dict:
    """The filters that are on, as links that take them off."""
    request = context["request"]
    return {"fiches": filteren.fiches(form, request.GET), "alles_wissen": request.path}


@register.inclusion_tag("components/resultaatkop.html", takes_context=True)
def resultaatkop(context, aantal: int, enkelvoud: str, meervoud: str, sorteren=()) -> dict:
    """How many there are and, of `sorteren` (value, text), in which order."""
    vraag = context["request"].GET
    return {
        "telling": telling(aantal, enkelvoud, meervoud),
        "sorteren": sorteren if aantal > 1 else (),
        "volgorde": vraag.get(filteren.SORTEER, ""),
        "mee": filteren.mee(vraag, filteren.SORTEER),
    }


def telling(aantal: int, enkelvoud: str, meervoud: str) -> str:
    """'geen vacatures', '1 vacature', '1.069 vacatures'."""
    if aantal == 0:
        return f"geen {meervoud}"
    return f"{grafiek.geschreven(aantal)} {enkelvoud if aantal == 1 else meervoud}"


@register.inclusion_tag("components/kolomgrafiek.html")
def kolomgrafiek(id_: str, titel: str, namen, reeksen, kolom: str = "Maand") -> dict:
    """Columns with their table; `reeksen`: at most three of (name, numbers), a number per name."""
    return {"g": grafiek.kolommen(id_, titel, namen, reeksen, kolom=kolom)}


# ---- the head of a page: what stands in it once, for the browser and for whoever shares the link


@register.simple_block_tag
def paginatitel(content: str) -> str:
    """The title of the page, for its tab and for a link to it."""
    titel = unescape(content).strip()
    return format_html(
        '<title>{} | Twentse Kracht</title>\n  <meta property="og:title" content="{}">', titel, titel
    )


@register.simple_block_tag
def paginaomschrijving(content: str) -> str:
    """What the page is about, for search engines and for a link to it."""
    tekst = " ".join(unescape(content).split())
    return format_html(
        '<meta name="description" content="{}">\n  <meta property="og:description" content="{}">',
        tekst,
        tekst,
    )


# ---- forms (templates/forms/)

register.filter("veldgroepen", formulieren.veldgroepen)


@register.filter
def eenheid(veld) -> str:
    """The unit behind a number, when the field has one."""
    return getattr(veld.field.widget, "eenheid", "")


@register.filter
def teller(veld) -> int | None:
    """How many characters are left, of a field that counts them."""
    hoogstens = getattr(veld.field, "max_length", None)
    if not hoogstens or not veld.field.widget.attrs.get("data-teller"):
        return None
    return hoogstens - len(veld.value() or "")
