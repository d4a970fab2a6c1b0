"""The report in templates: `{% load rapport %}{% rapport_document m as d %}`."""

from django import template

from rapportage.opmaak import document

register = template.Library()


@register.simple_tag
def rapport_document(m: dict) -> dict:
    """The snapshot as chapters, blocks, cells and charts that only have to be placed."""
    return document(m)
