"""The coördinator's Markdown as safe HTML: text, lists, links, and tables where they fit.

Three walls: HTML in the text is shown as text, images do not exist, and nh3 lets only the elements below through.
Which links go through is for the page to say: any other is left as plain words.
"""

import re
from collections.abc import Callable

import nh3
from django.utils.safestring import SafeString, mark_safe
from markdown_it import MarkdownIt
from markdown_it.token import Token

ELEMENTEN = {
    "p",
    "h2",
    "h3",
    "h4",
    "h5",
    "h6",
    "ul",
    "ol",
    "li",
    "strong",
    "em",
    "code",
    "blockquote",
    "a",
    "br",
    "hr",
}
TABEL = {"table", "thead", "tbody", "tr", "th", "td"}
LAAGSTE = 6
EXTERN = re.compile(r"(https://|mailto:)\S+", re.IGNORECASE)
# A path of this portal, or a place on the page itself. A second slash would be another site, also when backward.
INTERN = re.compile(r"/(?![/\\])[^\s\\]*|#[\w-]+")
BUITEN = "buiten"  # class of a link that leaves the portal

_tekst = MarkdownIt("commonmark", {"html": False, "linkify": False}).disable("image")
_met_tabellen = MarkdownIt("commonmark", {"html": False, "linkify": False}).disable("image").enable("table")


def als_html(
    tekst: str,
    *,
    mag_heen: Callable[[str], bool],
    niveau: int = 2,
    tabellen: bool = False,
    merk: Callable[[list[Token]], None] | None = None,
) -> SafeString:
    """Markdown as safe HTML whose headings start at h`niveau` and never skip a level.

    A link has no elements inside it, and goes only where `mag_heen`; `merk` may add a class or a scope to what
    is left.
    """
    markdown = _met_tabellen if tabellen else _tekst
    onderdelen = markdown.parse(tekst or "")
    _verschuif_koppen(onderdelen, niveau)
    for onderdeel in onderdelen:
        if onderdeel.children:
            onderdeel.children = _platte_links(onderdeel.children, mag_heen)
    if merk:
        merk(onderdelen)
    html = markdown.renderer.render(onderdelen, markdown.options, {})
    schoon = nh3.clean(
        html,
        tags=ELEMENTEN | TABEL if tabellen else ELEMENTEN,
        attributes={"a": {"href"}, "th": {"scope"}},
        allowed_classes={"a": {BUITEN}, "table": {"tabel"}, "td": {"getal"}, "th": {"getal"}},
        link_rel=None,
    )
    return mark_safe(schoon)  # noqa: S308 - nh3 is the last to touch it


def pagina(tekst: str, *, niveau: int = 2) -> SafeString:
    """For a page of the portal: links within it and to the web over TLS (marked), and tables."""
    return als_html(tekst, mag_heen=_van_de_pagina, niveau=niveau, tabellen=True, merk=_merk)


def platte_tekst(tekst: str) -> str:
    """Only the words, for a summary or to search in."""
    onderdelen = _met_tabellen.parse(tekst or "")
    regels = [deel.children for deel in onderdelen if deel.children]
    return " ".join(" ".join("".join(_woorden(deel) for deel in regel) for regel in regels).split())


def _woorden(onderdeel: Token) -> str:
    return " " if onderdeel.type.endswith("break") else onderdeel.content


def _van_de_pagina(doel: str) -> bool:
    return bool(EXTERN.fullmatch(doel) or INTERN.fullmatch(doel))


def _merk(onderdelen: list[Token]) -> None:
    for onderdeel in onderdelen:
        if onderdeel.type == "table_open":
            onderdeel.attrSet("class", "tabel")
        elif onderdeel.type in ("th_open", "td_open"):
            uitlijning = str(onderdeel.attrs.pop("style", ""))
            if onderdeel.type == "th_open":
                onderdeel.attrSet("scope", "col")
            if uitlijning == "text-align:right":
                onderdeel.attrSet("class", "getal")
        for kind in onderdeel.children or []:
            if kind.type == "link_open" and str(kind.attrs["href"]).lower().startswith("https:"):
                kind.attrSet("class", BUITEN)


def _verschuif_koppen(onderdelen: list[Token], niveau: int) -> None:
    """h1 in a text is not the title of the page: give headings the level that their place asks for."""
    geopend: list[int] = []  # the written levels of the headings that enclose this one
    for onderdeel in onderdelen:
        if onderdeel.type not in ("heading_open", "heading_close"):
            continue
        geschreven = int(onderdeel.tag[1])
        if onderdeel.type == "heading_open":
            while geopend and geopend[-1] >= geschreven:
                geopend.pop()
            geopend.append(geschreven)
        onderdeel.tag = f"h{min(niveau + len(geopend) - 1, LAAGSTE)}"


def _platte_links(onderdelen: list[Token], mag_heen: Callable[[str], bool]) -> list[Token]:
    uit, doel = [], None
    for onderdeel in onderdelen:
        if onderdeel.type == "link_open":
            doel = str(onderdeel.attrs.get("href", ""))
            if not mag_heen(doel):
                doel = None
                continue
            uit.append(onderdeel)
        elif onderdeel.type == "link_close":
            if doel is not None:
                uit.append(onderdeel)
            doel = None
        elif doel is None or onderdeel.type == "text":
            uit.append(onderdeel)
        elif onderdeel.content or onderdeel.type.endswith(
            "break"
        ):  # code and line breaks inside a link: words only
            uit.append(Token("text", "", 0, content=onderdeel.content or " "))
    return uit
