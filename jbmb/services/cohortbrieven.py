"""The mails of a cohort. What a participant says about themselves goes only to who is in it with them."""

from datetime import datetime

from django.conf import settings
from django.urls import reverse
from django.utils import timezone
from django.utils.formats import date_format

from jbmb.models import Cohort, Cohortdeelname, Hulpvraag
from jbmb.woorden import dag
from twentsekracht.organisaties.models import Gebruiker
from twentsekracht.post import Brief, onderwerp_over, verstuur_veel

WAAROM = "je je hebt aangemeld voor vakmensen-in-beweging"


def schrijf(
    wie: Gebruiker | None, cohort: Cohort, kop: str, uitleg: str, *, op: datetime, reden: str = ""
) -> None:
    """To who takes part, or applied. Nobody any more: nothing."""
    if wie is not None:
        verstuur_veel([_brief(wie, cohort, kop, uitleg, reden)], op=op)


def _brief(wie: Gebruiker, cohort: Cohort, kop: str, uitleg: str, reden: str = "") -> Brief:
    return Brief(
        aan=wie.email,
        onderwerp=onderwerp_over(kop, cohort.titel),
        sjabloon="cohort",
        context={
            "naam": wie.get_short_name(),
            "titel": cohort.titel,
            "uitleg": uitleg,
            "reden": reden.strip(),
            "url": settings.SITE_URL + cohort.get_absolute_url(),
        },
        waarom=WAAROM,
    )


def vraag_akkoord(
    deelname: Cohortdeelname, teken: str, *, op: datetime, is_herinnering: bool = False
) -> None:
    """To the leidinggevende, who has no account; and who applied hears that they were asked."""
    cohort = deelname.cohort
    uiterlijk = moment(deelname.akkoord_tot)
    brief = Brief(
        aan=deelname.leidinggevende,
        onderwerp=onderwerp_over(
            "Herinnering: ga je akkoord?" if is_herinnering else "Ga je akkoord?", cohort.titel
        ),
        sjabloon="cohort_akkoord",
        context={
            "medewerker": deelname.deelnemer.naam,
            "titel": cohort.titel,
            "start": dag(cohort.start),
            "ruil": dag(cohort.ruil_tot),
            "einde": dag(cohort.einde),
            "uiterlijk": uiterlijk,
            "akkoord_url": settings.SITE_URL + reverse("jbmb:cohort_akkoord", args=[teken]),
        },
        waarom="een medewerker jou als leidinggevende heeft opgegeven",
    )
    verstuur_veel([brief], op=op)
    if not is_herinnering:
        uitleg = (
            f"Je bent gekozen. We vroegen je leidinggevende om akkoord, uiterlijk {uiterlijk}. "
            "Pas daarna doe je mee."
        )
        schrijf(deelname.deelnemer, cohort, "Je bent gekozen", uitleg, op=op)


def hulp_gevraagd(hulpvraag: Hulpvraag, mensen: list[Gebruiker], *, op: datetime) -> None:
    """That there is a question, and of whom; what it says stands behind the log-in."""
    deelname = hulpvraag.deelname
    brieven = [
        Brief(
            aan=wie.email,
            onderwerp=onderwerp_over("Een deelnemer vraagt hulp", deelname.cohort.titel),
            sjabloon="cohort_hulp",
            context={
                "naam": wie.get_short_name(),
                "deelnemer": deelname.deelnemer.naam,
                "organisatie": str(deelname.organisatie),
                "titel": deelname.cohort.titel,
                "url": settings.SITE_URL + reverse("jbmb:hulp"),
            },
            waarom="je deelnemers aan vakmensen-in-beweging helpt",
        )
        for wie in mensen
    ]
    verstuur_veel(brieven, op=op)


def moment(wanneer: datetime) -> str:
    return date_format(timezone.localtime(wanneer), "j F Y, H.i") + " uur"
