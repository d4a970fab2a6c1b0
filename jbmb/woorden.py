"""How an offer is put in words, the same on every page. Never who offers."""

from django.template.defaultfilters import floatformat
from django.utils.formats import date_format

from jbmb.models import Functiefamilie, Ruilaanbod

Status = Ruilaanbod.Status
# What a badge looks like by the status it names; the rest stays grey.
STAAT = {
    **dict.fromkeys((Status.AANGEBODEN, Status.INGEDIEND), "info"),
    **dict.fromkeys((Status.LOPEND, Status.AFGEROND), "goed"),
    **dict.fromkeys((Status.AANVULLING, Status.VERLOPEN), "let-op"),
    Status.AFGEWEZEN: "fout",
}
# What it means for its owner, and what is next.
UITLEG = {
    Status.CONCEPT: "Nog niemand ziet je aanbod. Vul alles in, en dien het in.",
    Status.INGEDIEND: "Je ambassadeur kijkt je aanbod na. Anderen zien het nog niet.",
    Status.AANVULLING: "Je ambassadeur wil nog iets weten. Vul je aanbod aan, en dien het opnieuw in.",
    Status.AFGEWEZEN: "Je aanbod is niet goedgekeurd.",
    Status.AANGEBODEN: "Collega’s van andere organisaties vinden je aanbod, zonder je naam.",
    Status.GEPAUZEERD: "Niemand vindt je aanbod, tot je weer verdergaat.",
    Status.VERLOPEN: "Niemand vindt je aanbod meer. Wil je nog ruilen? Verleng het.",
    Status.LOPEND: "Je bent aan het ruilen.",
    Status.AFGEROND: "Je ruil is klaar.",
    Status.INGETROKKEN: "Je hebt je aanbod ingetrokken.",
}


def staat(aanbod: Ruilaanbod) -> str:
    return STAAT.get(aanbod.status, "")


def uitleg(aanbod: Ruilaanbod) -> str:
    return UITLEG[aanbod.status]


def feiten(aanbod: Ruilaanbod) -> list[tuple[str, str]]:
    """The line of facts under an offer: (icon, text)."""
    return [
        ("briefcase", aanbod.get_functiefamilie_display()),
        ("euro", f"Schaal {aanbod.schaal}" if aanbod.schaal else ""),
        ("clock-3", f"{floatformat(aanbod.uren, -1)} uur" if aanbod.uren else ""),
        ("map-pin", aanbod.plaatsnaam),
        ("calendar", maanden(aanbod)),
        ("heart", wensen(aanbod)),
    ]


def maanden(aanbod: Ruilaanbod) -> str:
    if aanbod.wens_maanden_min:
        return f"{tot_en_met(aanbod.wens_maanden_min, aanbod.wens_maanden_max)} maanden"
    if not aanbod.maanden:
        return ""
    return f"{aanbod.maanden} maand{'' if aanbod.maanden == 1 else 'en'}"


def wensen(aanbod: Ruilaanbod) -> str:
    """Where to, the first choice first: 'Graag naar Borne, Hengelo of Almelo'."""
    namen = _voorkeuren(aanbod)
    if not namen:
        return ""
    return "Graag naar " + (f"{', '.join(namen[:-1])} of {namen[-1]}" if len(namen) > 1 else namen[0])


def _voorkeuren(aanbod: Ruilaanbod) -> list[str]:
    return [voorkeur.organisatie.korte_naam for voorkeur in aanbod.voorkeursvolgorde.all()]


def baan(aanbod: Ruilaanbod) -> list[tuple[str, str]]:
    """The job, as terms with their value."""
    thuis = aanbod.thuisdagen
    return [
        ("Organisatie", str(aanbod.organisatie)),
        ("Functiefamilie", aanbod.get_functiefamilie_display()),
        ("Schaal", aanbod.schaal),
        ("Uren", f"{floatformat(aanbod.uren, -1)} per week" if aanbod.uren else ""),
        ("Plaats", aanbod.plaatsnaam),
        ("Thuiswerken", "" if thuis is None else f"{thuis} dag{'' if thuis == 1 else 'en'} per week"),
    ]


def wens(aanbod: Ruilaanbod) -> list[tuple[str, str]]:
    """What is asked in its place. What was left open says so."""
    return [
        ("Werk", ", ".join(_families(aanbod)) or "Maakt niet uit"),
        ("Waar", waar(aanbod)),
        ("Schaal", tot_en_met(aanbod.wens_schaal_min, aanbod.wens_schaal_max) or "Maakt niet uit"),
        ("Uren", _uren(aanbod) or "Maakt niet uit"),
        ("Hoelang", maanden(aanbod)),
        ("Begin", begin(aanbod)),
    ]


def _families(aanbod: Ruilaanbod) -> list[str]:
    return [Functiefamilie(code).label for code in aanbod.wens_families]


def waar(aanbod: Ruilaanbod) -> str:
    delen = _voorkeuren(aanbod)
    if aanbod.wens_afstand is not None:
        delen = [*delen, f"binnen {aanbod.wens_afstand} km van {aanbod.wens_plaatsnaam}"]
    if not delen:
        return "Maakt niet uit"
    tekst = f"{', '.join(delen[:-1])} of {delen[-1]}" if len(delen) > 1 else delen[0]
    return tekst[:1].upper() + tekst[1:]


def _uren(aanbod: Ruilaanbod) -> str:
    van, tot = (
        floatformat(waarde, -1) if waarde is not None else None
        for waarde in (aanbod.wens_uren_min, aanbod.wens_uren_max)
    )
    return tot_en_met(van, tot)


def begin(aanbod: Ruilaanbod) -> str:
    if aanbod.wens_start_van is None:
        return ""
    van, tot = dag(aanbod.wens_start_van), dag(aanbod.wens_start_tot)
    return f"Op {van}" if van == tot else f"Tussen {van} en {tot}"


def tot_en_met(van, tot) -> str:
    if van is None:
        return "" if tot is None else f"hoogstens {tot}"
    if tot is None:
        return f"minstens {van}"
    return str(van) if van == tot else f"{van} tot en met {tot}"


def dag(dag) -> str:
    return date_format(dag, "j F Y")


def verloop(aanbod: Ruilaanbod) -> list[dict]:
    """What happened, step by step, for its owner and the ambassadeur: never who did it."""
    stappen = list(aanbod.stappen.all())
    return [
        {
            "titel": "Verlengd" if stap.van == stap.naar else stap.get_naar_display(),
            "op": stap.per,
            "tekst": "" if stap.van == stap.naar else stap.reden,
            "soort": {"aangeboden": "goed", "afgewezen": "fout"}.get(stap.naar, ""),
            "nu": stap is stappen[-1],
        }
        for stap in stappen
    ]
