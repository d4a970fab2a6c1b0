"""The words that were looked for, marked in what was found."""

import re

from django import template
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

register = template.Library()


@register.filter
def gemarkeerd(tekst: str, woorden: str) -> SafeString:
    """Escaped, with a <mark> around every word looked for. The longest first: 'werken' goes before 'werk'."""
    gezocht = sorted(set(woorden.split()), key=len, reverse=True)
    if not gezocht:
        return format_html("{}", tekst)
    # A group in the pattern makes split keep what it split on: every second piece is a find.
    stukken = re.split(f"({'|'.join(map(re.escape, gezocht))})", str(tekst), flags=re.IGNORECASE)
    return format_html_join(
        "",
        "{}",
        (
            (format_html("<mark>{}</mark>", stuk) if nummer % 2 else stuk,)
            for nummer, stuk in enumerate(stukken)
        ),
    )
