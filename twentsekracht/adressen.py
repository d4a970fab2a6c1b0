"""The `url` and `static` tags of Django, for every template: an address that is always the same is looked up once.

Such an address never changes while the portal runs, and a page has some thirty of them in its header and foot alone;
together they took a quarter of the time of the list of vacancies. With arguments it is Django's own tag.
A page that says `load static` gets Django's back.
"""

from functools import cache

from django import template
from django.conf import settings
from django.template.defaulttags import URLNode
from django.template.defaulttags import url as django_url
from django.templatetags.static import StaticNode
from django.urls import NoReverseMatch, get_script_prefix, get_urlconf, reverse

register = template.Library()


@register.tag
def url(parser, token):
    node = django_url(parser, token)
    if node.args or node.kwargs or node.view_name.is_var:
        return node
    return VastAdres(node.view_name, node.args, node.kwargs, node.asvar)


class VastAdres(URLNode):
    """Inside the admin Django looks for the site that the page belongs to, so there it is left to Django."""

    def render(self, context):
        if getattr(context.get("request"), "current_app", None):
            return super().render(context)
        try:
            gevonden = adres(self.view_name.var, get_urlconf() or settings.ROOT_URLCONF, get_script_prefix())
        except NoReverseMatch:
            return super().render(context)
        if self.asvar is None:
            return gevonden
        context[self.asvar] = gevonden
        return ""


@cache
def adres(naam: str, urlconf: str, voorvoegsel: str) -> str:
    """`voorvoegsel`: what stands before every path, in case the portal lives in a folder of a site."""
    return reverse(naam, urlconf=urlconf)


@register.tag
def static(parser, token):
    node = StaticNode.handle_token(parser, token)
    return node if node.path.is_var or node.path.filters else VastBestand(node.varname, node.path)


class VastBestand(StaticNode):
    def url(self, context):
        return bestand(self.path.var, settings.STATIC_URL, settings.STORAGES["staticfiles"]["BACKEND"])


@cache
def bestand(pad: str, voorvoegsel: str, opslag: str) -> str:
    """`opslag`: what gives its name to a file, by which its address may hold a hash of what is in it."""
    return StaticNode.handle_simple(pad)
