"""The coördinator's Markdown as HTML that fits in the report (twentsekracht/markdown.py): text, lists and links.

A link has no elements inside it (WeasyPrint would write a second, untagged annotation) and goes to the web, to a
mail address or to a place in this report.
"""

import re

from django.utils.safestring import SafeString

from twentsekracht.markdown import als_html

EXTERN = re.compile(r"(https?://|mailto:)\S+", re.IGNORECASE)


def proza(tekst: str, ankers: frozenset[str] = frozenset(), niveau: int = 3) -> SafeString:
    """Markdown as safe HTML whose headings start at h`niveau` and never skip a level."""

    def mag_heen(doel: str) -> bool:
        return bool(EXTERN.fullmatch(doel)) or (doel.startswith("#") and doel[1:] in ankers)

    return als_html(tekst, mag_heen=mag_heen, niveau=niveau)
