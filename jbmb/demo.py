"""Offers of the last year and a half in every status, with where people would like to go.

Made once: as soon as they are there nothing changes. The example year keeps codes and marks of its own.
"""

from datetime import date, datetime, timedelta

from django.db import transaction
from django.utils import timezone

from jbmb.models import Aanbodstap, Ruilaanbod, Voorkeur
from twentsekracht.organisaties.models import Gebruiker, Organisatie

S = Ruilaanbod.Status
JAAR = 365
PROEFTIJD = 45  # days between an offer and the swap that came of it

# function, organisation, scale, hours, permanent, offered (days ago), months, where to, status, log-in name
AANBOD = (
    ("Beleidsmedewerker", "losser", 10, 32, True, 20, 6, "oldenzaal gbt", S.AANGEBODEN, "ambtenaar@losser.example"),
    ("Teamleider burgerzaken", "borne", 11, 36, True, 200, 6, "hengelo almelo", S.LOPEND, "ambassadeur@borne.example"),
    ("HR-adviseur", "hengelo", 10, 28, True, 33, 3, "borne enschede regio-twente", S.AANGEBODEN, ""),
    ("Vergunningverlener", "almelo", 9, 36, True, 5, 9, "wierden twenterand", S.AANGEBODEN, ""),
    ("Toezichthouder", "rijssen-holten", 8, 36, True, 41, 6, "almelo hellendoorn", S.AANGEBODEN, ""),
    ("Communicatieadviseur", "enschede", 10, 24, True, 12, 4, "vechtstromen vrt", S.AANGEBODEN, ""),
    ("Applicatiebeheerder", "borne", 9, 32, None, 18, 6, "hengelo gbt", S.AANGEBODEN, ""),
    ("Medewerker debiteuren", "gbt", 7, 24, True, 60, 3, "enschede hengelo", S.AANGEBODEN, ""),
    ("Projectleider openbare ruimte", "oldenzaal", 11, 36, True, 75, 12, "losser vechtstromen", S.AANGEBODEN, ""),
    ("Adviseur waterbeheer", "vechtstromen", 10, 32, True, 28, 6, "enschede almelo", S.AANGEBODEN, ""),
    ("Consulent Wmo", "hellendoorn", 9, 28, True, 90, 6, "rijssen-holten wierden", S.AANGEBODEN, ""),
    ("Jurist", "hof-van-twente", 10, 32, True, 120, 3, "hengelo borne", S.AANGEBODEN, ""),
    ("Gegevensbeheerder", "noaberkracht", 8, 32, True, 14, 12, "losser oldenzaal", S.AANGEBODEN, ""),
    ("Planner brandweer", "vrt", 8, 36, True, 52, 6, "enschede", S.AANGEBODEN, ""),
    ("Administratief medewerker", "borne", 6, 20, True, 410, 3, "", S.AANGEBODEN, ""),
    ("Coördinator vrijwilligers", "regio-twente", 9, 24, True, 430, 4, "haaksbergen", S.INGETROKKEN, ""),
    ("Beleidsmedewerker", "enschede", 10, 32, True, 480, 6, "hengelo", S.AFGEROND, ""),
    ("Beleidsmedewerker", "hengelo", 10, 32, True, 470, 6, "enschede", S.AFGEROND, ""),
    ("Teamleider burgerzaken", "hengelo", 11, 36, True, 190, 6, "borne", S.LOPEND, ""),
)  # fmt: skip


@transaction.atomic
def vul(*, op: datetime) -> None:
    if Ruilaanbod.objects.filter(code="RUIL-01").exists():
        return
    vandaag = timezone.localdate(op)
    _sluit_oude(vandaag, op)
    organisaties = Organisatie.objects.in_bulk(field_name="code")
    mensen = Gebruiker.objects.in_bulk({rij[-1] for rij in AANBOD}, field_name="email")
    for nummer, rij in enumerate(AANBOD, 1):
        functie, organisatie, schaal, uren, is_vast, geleden, maanden, naar, status, email = rij
        wie = mensen.get(email)
        aanbod = Ruilaanbod.objects.create(
            code=f"RUIL-{nummer:02}",
            deelnemer=wie,
            kenmerk="" if wie else f"DEMO-{nummer:02}",
            organisatie=organisaties[organisatie],
            functie=functie,
            schaal=schaal,
            uren=uren,
            is_vast=is_vast,
            aangeboden_op=vandaag - timedelta(geleden),
            maanden=maanden,
            status=status,
        )
        for rang, code in enumerate(naar.split(), 1):
            Voorkeur.objects.create(aanbod=aanbod, organisatie=organisaties[code], rang=rang)
        Aanbodstap.objects.bulk_create(_stappen(aanbod, op))


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
    """From offered, over a swap that runs, to where it stands."""
    loop = {S.AANGEBODEN: [], S.INGETROKKEN: [S.INGETROKKEN], S.LOPEND: [S.LOPEND]}
    verder = loop.get(aanbod.status, [S.LOPEND, S.AFGEROND])
    stappen, van, per = [], "", aanbod.aangeboden_op
    for naar in [S.AANGEBODEN, *verder]:
        stappen.append(Aanbodstap(aanbod=aanbod, van=van, naar=naar, per=per, vastgelegd_op=op))
        per += timedelta(PROEFTIJD if naar == S.AANGEBODEN else 30 * aanbod.maanden)
        van = naar
    return stappen
