"""`{% lucide 'search' aria_hidden='true' %}` as lucide's own tag, but each icon is drawn once: a page has a hundred."""

from functools import lru_cache

from django import template
from django.utils.safestring import SafeString
from lucide.templatetags.lucide import lucide as teken

register = template.Library()


@register.simple_tag
def lucide(naam: str, *, size: int | None = 24, **kwargs: object) -> SafeString:
    return _getekend(naam + "", size, tuple(kwargs.items()))


@lru_cache(maxsize=1_000)
def _getekend(naam: str, size: int | None, kwargs: tuple[tuple[str, object], ...]) -> SafeString:
    return teken(naam, size=size, **dict(kwargs))
