"""A vacancy as schema.org JobPosting, for search engines: only of what is open to everybody."""

import json
from datetime import date, datetime, time

from django.conf import settings
from django.utils import timezone
from django.utils.safestring import SafeString, mark_safe

from twentsekracht.markdown import pagina
from vacatures.models import Vacature
from vacatures.salaris import VOLTIJD, naar_uren
from vacatures.woorden import uren

# As Django's json_script: nothing in it can end the element.
VEILIG = {ord(">"): "\\u003E", ord("<"): "\\u003C", ord("&"): "\\u0026"}
SOORTEN = {"vast": "FULL_TIME", "tijdelijk": "TEMPORARY", "detachering": "CONTRACTOR", "oproep": "PER_DIEM"}


def jobposting(vacature: Vacature) -> dict:
    gegevens = {
        "@context": "https://schema.org/",
        "@type": "JobPosting",
        "title": vacature.titel,
        "description": str(pagina(vacature.omschrijving)) or vacature.titel,
        "identifier": {
            "@type": "PropertyValue",
            "name": vacature.organisatie.naam,
            "value": vacature.code,
        },
        "url": f"{settings.SITE_URL}{vacature.get_absolute_url()}",
        "datePosted": (vacature.extern_op or vacature.gepubliceerd_op).isoformat(),
        "hiringOrganization": {"@type": "Organization", "name": vacature.organisatie.naam},
        "jobLocation": {
            "@type": "Place",
            "address": {
                "@type": "PostalAddress",
                "addressLocality": vacature.standplaats or vacature.organisatie.korte_naam,
                "addressRegion": "Overijssel",
                "addressCountry": "NL",
            },
        },
        "employmentType": _soorten(vacature),
        "skills": [vaardigheid.naam for vaardigheid in vacature.vaardigheden.all()],
        "workHours": f"{uren(vacature)} per week" if uren(vacature) else "",
        "directApply": False,
    }
    if vacature.sluit_op:
        gegevens["validThrough"] = _einde_van(vacature.sluit_op).isoformat()
    if vacature.salaris_min is not None and vacature.salaris_max is not None:
        gegevens["baseSalary"] = _salaris((vacature.salaris_min, vacature.salaris_max), vacature)
    return {naam: waarde for naam, waarde in gegevens.items() if waarde not in ("", [])}


def _einde_van(dag: date) -> datetime:
    return timezone.make_aware(datetime.combine(dag, time(23, 59)))


def _salaris(voltijd: tuple, vacature: Vacature) -> dict:
    """For the hours of the job."""
    onder, boven = naar_uren(voltijd, vacature) or voltijd
    bedragen = {"minValue": round(onder), "maxValue": round(boven), "unitText": "MONTH"}
    return {
        "@type": "MonetaryAmount",
        "currency": "EUR",
        "value": {"@type": "QuantitativeValue", **bedragen},
    }


def _soorten(vacature: Vacature) -> list[str]:
    gevraagd = [soort for soort in SOORTEN if getattr(vacature, f"is_{soort}")]
    voltijd = (vacature.uren_max or vacature.uren_min or VOLTIJD) >= VOLTIJD
    return [SOORTEN[soort] if soort != "vast" or voltijd else "PART_TIME" for soort in gevraagd]


def als_script(vacature: Vacature) -> SafeString:
    """A block of data; a script policy does not concern it, since it is never run."""
    inhoud = json.dumps(jobposting(vacature), ensure_ascii=False, sort_keys=True).translate(VEILIG)
    return mark_safe(f'<script type="application/ld+json">{inhoud}</script>')  # noqa: S308 - see VEILIG
