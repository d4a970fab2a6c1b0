"""How an offer is put in words, the same on every page. Never who offers."""

from django.template.defaultfilters import floatformat

from jbmb.models import Ruilaanbod

Status = Ruilaanbod.Status
# What a badge looks like by the status it names; the rest stays grey.
STAAT = {Status.AANGEBODEN: "info", Status.LOPEND: "goed", Status.AFGEROND: "goed"}


def staat(aanbod: Ruilaanbod) -> str:
    return STAAT.get(aanbod.status, "")


def feiten(aanbod: Ruilaanbod) -> list[tuple[str, str]]:
    """The line of facts under an offer: (icon, text)."""
    return [
        ("euro", f"Schaal {aanbod.schaal}" if aanbod.schaal else ""),
        ("clock-3", f"{floatformat(aanbod.uren, -1)} uur" if aanbod.uren else ""),
        ("calendar", maanden(aanbod)),
        ("map-pin", wensen(aanbod)),
    ]


def maanden(aanbod: Ruilaanbod) -> str:
    if not aanbod.maanden:
        return ""
    return f"{aanbod.maanden} maand{'' if aanbod.maanden == 1 else 'en'}"


def wensen(aanbod: Ruilaanbod) -> str:
    """Where to, the first choice first: 'Graag naar Borne, Hengelo of Almelo'."""
    namen = [voorkeur.organisatie.korte_naam for voorkeur in aanbod.voorkeursvolgorde.all()]
    if not namen:
        return ""
    return "Graag naar " + (f"{', '.join(namen[:-1])} of {namen[-1]}" if len(namen) > 1 else namen[0])
