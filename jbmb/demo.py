"""Offers of the last year and a half in every status, with what people would like in their place.

Made once: as soon as they are there nothing changes. The example year keeps codes and marks of its own.
"""

import tomllib
from collections import defaultdict
from datetime import date, datetime, timedelta
from pathlib import Path

from django.db import transaction
from django.utils import timezone

from jbmb.models import Aanbodstap, Ruilaanbod, Voorkeur
from jbmb.termijnen import een_jaar_na
from twentsekracht.organisaties.models import Gebruiker, Organisatie

BESTAND = Path(__file__).with_name("demo.toml")
S = Ruilaanbod.Status
JAAR = 365
NAKIJKEN = 3  # days in which the ambassadeur looks at an offer
PROEFTIJD = 45  # days between an offer and the swap that came of it
UREN = 36  # a whole week
# The way to each status, in days after it was sent in.
IN = [(S.CONCEPT, -1), (S.INGEDIEND, 0)]
OPEN = [*IN, (S.AANGEBODEN, NAKIJKEN)]
LOPEND = [*OPEN, (S.LOPEND, PROEFTIJD)]
WEG = {
    S.CONCEPT: [(S.CONCEPT, 0)],
    S.INGEDIEND: IN,
    S.AANVULLING: [*IN, (S.AANVULLING, 2)],
    S.AFGEWEZEN: [*IN, (S.AFGEWEZEN, 2)],
    S.AANGEBODEN: OPEN,
    S.GEPAUZEERD: [*OPEN, (S.GEPAUZEERD, PROEFTIJD)],
    S.VERLOPEN: [*OPEN, (S.VERLOPEN, NAKIJKEN + JAAR + 1)],
    S.INGETROKKEN: [*OPEN, (S.INGETROKKEN, PROEFTIJD)],
    S.LOPEND: LOPEND,
    S.AFGEROND: [*LOPEND, (S.AFGEROND, PROEFTIJD + 180)],
}
NIET_AANGEBODEN = {S.CONCEPT, S.INGEDIEND, S.AANVULLING, S.AFGEWEZEN}
REDENEN = {
    S.AANVULLING: "Schrijf bij je taken ook wat een collega in de eerste maand van je overneemt.",
    S.AFGEWEZEN: "Je contract is tijdelijk. Ruilen kan als het vast is.",
}


@transaction.atomic
def vul(*, op: datetime) -> None:
    if Ruilaanbod.objects.filter(code="RUIL-01").exists():
        return
    vandaag = timezone.localdate(op)
    _sluit_oude(vandaag, op)
    organisaties = Organisatie.objects.in_bulk(field_name="code")
    inhoud = tomllib.loads(BESTAND.read_text())
    van = _mensen(inhoud["aanbod"])
    for nummer, rij in enumerate(inhoud["aanbod"], 1):
        aanbod = Ruilaanbod.objects.create(
            code=f"RUIL-{nummer:02}",
            kenmerk="" if nummer in van else f"DEMO-{nummer:02}",
            deelnemer=van.get(nummer),
            organisatie=organisaties[rij["organisatie"]],
            functie=rij["functie"],
            **_baan(rij, inhoud["werk"][rij["werk"]]),
            **_wens(rij, inhoud["werk"][rij["werk"]], vandaag),
            **_stand(rij, vandaag),
        )
        for rang, code in enumerate(rij.get("naar", []), 1):
            Voorkeur.objects.create(aanbod=aanbod, organisatie=organisaties[code], rang=rang)
        Aanbodstap.objects.bulk_create(_stappen(aanbod, op))


def _mensen(rijen: list[dict]) -> dict[int, Gebruiker]:
    """Who offers what: who is named, and else a colleague there without a role, as long as there are."""
    namen = Gebruiker.objects.in_bulk({rij["van"] for rij in rijen if "van" in rij}, field_name="email")
    vrij = defaultdict(list)
    for mens in (
        Gebruiker.objects.filter(lidmaatschappen=None, is_active=True)
        .select_related("organisatie")
        .order_by("-pk")
    ):
        if mens.email not in namen and mens.organisatie_id:
            vrij[mens.organisatie.code].append(mens)
    gevonden = {}
    for nummer, rij in enumerate(rijen, 1):
        if rij.get("van") in namen:
            gevonden[nummer] = namen[rij["van"]]
        elif "van" not in rij and vrij[rij["organisatie"]]:
            gevonden[nummer] = vrij[rij["organisatie"]].pop()
    return gevonden


def _baan(rij: dict, werk: dict) -> dict:
    return {
        "functiefamilie": werk["familie"],
        "taken": werk["taken"],
        "breng_mee": werk["breng_mee"],
        "schaal": rij["schaal"],
        "uren": rij["uren"],
        "plaats": rij["plaats"],
        "thuisdagen": rij.get("thuis", 1),
    }


def _wens(rij: dict, werk: dict, vandaag: date) -> dict:
    """A scale and some hours around one's own; the families and the distance that were filled in."""
    duur, begin = rij.get("duur", [3, 9]), rij.get("begin", [30, 240])
    afstand = rij.get("binnen")
    return {
        "wens_families": rij.get("zoekt", [werk["familie"]]),
        "wens_plaats": rij["plaats"] if afstand else "",
        "wens_afstand": afstand,
        "wens_schaal_min": rij["schaal"] - 1,
        "wens_schaal_max": rij["schaal"] + 1,
        "wens_uren_min": max(16, rij["uren"] - 8),
        "wens_uren_max": min(UREN, rij["uren"] + 8),
        "wens_maanden_min": duur[0],
        "wens_maanden_max": duur[1],
        "wens_start_van": vandaag + timedelta(begin[0]),
        "wens_start_tot": vandaag + timedelta(begin[1]),
    }


def _stand(rij: dict, vandaag: date) -> dict:
    """`geleden`: days since it was approved, or since it was sent in when it never was."""
    status = S(rij.get("status", S.AANGEBODEN))
    dag = vandaag - timedelta(rij["geleden"])
    if status in NIET_AANGEBODEN:
        return {
            "status": status,
            "is_vast": False if status == S.AFGEWEZEN else None,
            "ingediend_op": None if status == S.CONCEPT else dag,
        }
    return {
        "status": status,
        "is_vast": True,
        "ingediend_op": dag - timedelta(NAKIJKEN),
        "aangeboden_op": dag,
        "geldig_tot": een_jaar_na(dag),
        "verborgen_voor_eigen_organisatie": rij.get("verborgen", False),
    }


def _sluit_oude(vandaag: date, op: datetime) -> None:
    """What the example year offered ended a year later: nobody waits ten years. Its own figures do not see that."""
    for aanbod in Ruilaanbod.objects.open().filter(aangeboden_op__lt=vandaag - timedelta(2 * JAAR)):
        aanbod.status = S.INGETROKKEN
        aanbod.save(update_fields=["status"])
        per = aanbod.aangeboden_op + timedelta(JAAR)
        Aanbodstap.objects.create(
            aanbod=aanbod, van=S.AANGEBODEN, naar=S.INGETROKKEN, per=per, vastgelegd_op=op
        )


def _stappen(aanbod: Ruilaanbod, op: datetime) -> list[Aanbodstap]:
    """From the first word of it to where it stands, none of it after today."""
    vandaag = timezone.localdate(op)
    begin = aanbod.ingediend_op or vandaag - timedelta(1)
    stappen, van = [], ""
    for naar, na in WEG[aanbod.status]:
        per = min(begin + timedelta(na), vandaag)
        reden = REDENEN.get(naar, "")
        stappen.append(Aanbodstap(aanbod=aanbod, van=van, naar=naar, per=per, reden=reden, vastgelegd_op=op))
        van = naar
    return stappen
