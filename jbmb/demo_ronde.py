"""Colleagues who would swap now, and two rounds among them: with pairs and rings of three, and only with pairs."""

from datetime import datetime, timedelta

from django.db import transaction
from django.utils import timezone

from jbmb.models import LEVEND, Aanbodstap, Ronde, Ruilaanbod, Voorkeur
from jbmb.ringregels import lees, te_lezen
from jbmb.rondewerk import zoek
from jbmb.services import rondes
from twentsekracht.organisaties.models import Gebruiker, Organisatie

S = Ruilaanbod.Status
SECONDEN = 10

# function, family, organisation, scale, hours, waited (days), where to: a pair, a ring of three, and who is left over
AANBOD = (
    ("Jurist bezwaar", "juridisch", "almelo", 10, 32, 60, "hengelo"),
    ("Jurist omgevingsrecht", "juridisch", "hengelo", 10, 32, 45, "almelo enschede"),
    ("Beleidsadviseur jeugd", "beleid", "enschede", 11, 36, 80, "oldenzaal"),
    ("Beleidsadviseur wonen", "beleid", "oldenzaal", 11, 36, 30, "losser"),
    ("Beleidsadviseur economie", "beleid", "losser", 11, 32, 15, "enschede"),
    ("Jurist inkoop", "juridisch", "twenterand", 10, 32, 25, "hengelo"),
    ("Projectleider wegen", "projecten", "wierden", 11, 36, 50, "almelo"),
)
NAMEN = (
    *("Marit Oude Veldhuis", "Niek Wolbert", "Olaf Reinders", "Petra Scholten"),
    *("Quirien ten Hove", "Rob Haarman", "Sanne Leferink"),
)


@transaction.atomic
def vul(*, op: datetime) -> None:
    if Ronde.objects.exists():
        return
    organisaties = Organisatie.objects.in_bulk(field_name="code")
    for nummer, rij in enumerate(AANBOD):
        _aanbod(f"RUIL-R{nummer + 1}", NAMEN[nummer], rij, organisaties, op)
    vandaag = timezone.localdate(op)
    bureau = Gebruiker.objects.filter(email="coordinator@twentsekracht.example").first()
    invoer = lees(te_lezen(op=vandaag), op=vandaag)
    for langste in (Ronde.Langste.DRIE, Ronde.Langste.TWEE):
        ronde = Ronde.objects.create(
            langste=langste, seconden=SECONDEN, aangevraagd_op=op, aangevraagd_door=bureau
        )
        uitkomst = zoek(invoer, langste=langste, seconden=SECONDEN)
        rondes.leg_vast(ronde_id=ronde.pk, invoer=invoer, uitkomst=uitkomst, op=op)


def _aanbod(code: str, naam: str, rij: tuple, organisaties: dict, op: datetime) -> None:
    functie, familie, organisatie, schaal, uren, gewacht, naar = rij
    vandaag, eigen = timezone.localdate(op), organisaties[organisatie]
    email = f"{naam.split()[0].lower()}.ruilt@{organisatie}.example"
    wie = Gebruiker.objects.filter(email=email).first()
    wie = wie or Gebruiker.objects.create_user(email=email, naam=naam, functie=functie, organisatie=eigen)
    if Ruilaanbod.objects.filter(deelnemer=wie, status__in=LEVEND).exists():
        return
    sinds = vandaag - timedelta(gewacht)
    aanbod = Ruilaanbod.objects.create(
        code=code,
        deelnemer=wie,
        organisatie=eigen,
        functie=functie,
        functiefamilie=familie,
        taken="Adviseren, plannen schrijven en overleggen met collega’s en inwoners.",
        schaal=schaal,
        uren=uren,
        plaats=_plaats(organisatie),
        is_vast=True,
        wens_families=[familie],
        wens_schaal_min=schaal - 1,
        wens_uren_min=uren - 4,
        wens_maanden_min=3,
        wens_maanden_max=9,
        wens_start_van=vandaag + timedelta(14),
        wens_start_tot=vandaag + timedelta(180),
        ingediend_op=sinds - timedelta(3),
        aangeboden_op=sinds,
        geldig_tot=sinds + timedelta(365),
        status=S.AANGEBODEN,
    )
    for rang, code_ in enumerate(naar.split(), 1):
        Voorkeur.objects.create(aanbod=aanbod, organisatie=organisaties[code_], rang=rang)
    weg = ((S.CONCEPT, 4), (S.INGEDIEND, 3), (S.AANGEBODEN, 0))
    van = ""
    for naar_, eerder in weg:
        per = sinds - timedelta(eerder)
        Aanbodstap.objects.create(aanbod=aanbod, van=van, naar=naar_, per=per, vastgelegd_op=op)
        van = naar_


def _plaats(organisatie: str) -> str:
    return "vriezenveen" if organisatie == "twenterand" else organisatie
