"""The coördinator's Markdown as HTML that fits in the report: nothing but text, lists and links.

Three walls: HTML in the text is shown as text, images do not exist, and nh3 lets only the elements below through.
A link has no elements inside it (WeasyPrint would write a second, untagged annotation) and goes to the web, to a
mail address or to a place in this report; anything else is left as plain words.
"""

import re

import nh3
from django.utils.safestring import SafeString, mark_safe
from markdown_it import MarkdownIt
from markdown_it.token import Token

ELEMENTEN = {
    "p",
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
EXTERN = re.compile(r"(https?://|mailto:)\S+", re.IGNORECASE)
LAAGSTE = 6

_markdown = MarkdownIt("commonmark", {"html": False, "linkify": False}).disable("image")


def proza(tekst: str, ankers: frozenset[str] = frozenset(), niveau: int = 3) -> SafeString:
    """Markdown as safe HTML whose headings start at h`niveau` and never skip a level."""
    onderdelen = _markdown.parse(tekst or "")
    _verschuif_koppen(onderdelen, niveau)
    for onderdeel in onderdelen:
        if onderdeel.children:
            onderdeel.children = _platte_links(onderdeel.children, ankers)
    html = _markdown.renderer.render(onderdelen, _markdown.options, {})
    # Made safe here: nh3 is the last to touch it.
    return mark_safe(nh3.clean(html, tags=ELEMENTEN, attributes={"a": {"href"}}, link_rel=None))  # noqa: S308


def _verschuif_koppen(onderdelen: list[Token], niveau: int) -> None:
    """h1 in a text is not the title of the report: give headings the level that their place asks for."""
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


def _platte_links(onderdelen: list[Token], ankers: frozenset[str]) -> list[Token]:
    uit, doel = [], None
    for onderdeel in onderdelen:
        if onderdeel.type == "link_open":
            doel = str(onderdeel.attrs.get("href", ""))
            if not _toegestaan(doel, ankers):
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


def _toegestaan(doel: str, ankers: frozenset[str]) -> bool:
    return bool(EXTERN.fullmatch(doel)) or (doel.startswith("#") and doel[1:] in ankers)
