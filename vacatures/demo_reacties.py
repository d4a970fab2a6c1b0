"""Reactions to vacancies of today in every state, along the same moves as everybody's. All people are made up.

Running it again changes nothing that is there.
"""

from datetime import datetime, timedelta

from django.db import transaction
from django.utils import timezone

from twentsekracht.organisaties.models import Gebruiker
from vacatures import behandelkring, services
from vacatures.models import Reactiestap, Sollicitatie, Vacature

VACATURES = 4  # so many, of organisations in which somebody handles them
POST = "verzonnen.example"
UITNODIGING = "Dag {naam},\n\nWe maken graag kennis met je. Kom je volgende week dinsdag praten over {titel}?"
AFWIJZING = "Dag {naam},\n\nDank je wel voor je reactie op {titel}. We gaan met anderen verder. Veel succes!"

# name, what they do now, why they react, and what was done with it
MENSEN = (
    (
        "Testa Voorbeeld",
        "Projectleider bij een adviesbureau",
        "Ik werk al acht jaar aan projecten voor gemeenten, maar steeds van buiten. Ik wil graag zelf aan het stuur "
        "zitten, en blijven als het plan af is.\n\nIn mijn vorige project bracht ik inwoners en bouwers aan één tafel. "
        "Dat zou ik hier ook willen doen.",
        ("behandel", "nodig_uit", "bied_aan"),
    ),
    (
        "Demo de Vries",
        "Medewerker klantcontact",
        "Na vijf jaar aan de telefoon ken ik de vragen van inwoners goed. Ik wil nu leren hoe je de oorzaak ervan "
        "wegneemt. Een opleiding volgen naast het werk vind ik prima.",
        ("behandel", "nodig_uit"),
    ),
    (
        "Proef Jansen",
        "Zelfstandig adviseur",
        "Jullie tekst sprak me aan: gewoon beginnen en samen kijken wat werkt. Zo werk ik ook. Ik woon in de buurt en "
        "kan snel beginnen.",
        ("wijs_af",),
    ),
    (
        "Fictie Bakker",
        "Teamleider in de zorg",
        "Ik zoek een baan waarin ik dichter bij huis iets voor de streek kan doen. Leidinggeven kan ik, de overheid is "
        "nieuw voor me. Daar wil ik graag over praten.",
        ("wijs_af", "heropen"),
    ),
    (
        "Monster Willems",
        "Net afgestudeerd, hbo bestuurskunde",
        "Mijn afstudeeronderzoek ging over samenwerken tussen gemeenten in Twente. Ik wil de uitkomsten graag in de "
        "praktijk brengen.",
        (),
    ),
    (
        "Sjabloon Smit",
        "Beleidsmedewerker bij een provincie",
        "Ik wil terug naar Twente en kan mijn kennis van subsidies meenemen. Over de uren valt te praten.",
        ("trek_in",),
    ),
)


@transaction.atomic
def vul(*, op: datetime) -> None:
    if Sollicitatie.objects.filter(email__endswith=f"@{POST}").exists():
        return
    vandaag = timezone.localdate(op)
    for nummer, (vacature, houder) in enumerate(_vacatures(op)):
        dag = max(vacature.extern_op, vandaag - timedelta(days=12))
        for volgnummer, mens in enumerate(MENSEN[nummer:] + MENSEN[:nummer]):
            begin = op - timedelta(days=(vandaag - dag).days - volgnummer % 2)
            if begin < op and volgnummer <= 5 - nummer:
                _reageer(vacature, houder, *mens, begin=begin, op=op)


def _vacatures(op: datetime) -> list[tuple[Vacature, Gebruiker]]:
    """Open to everybody for some days, with a houder who may handle its reactions."""
    vandaag = timezone.localdate(op)
    gezocht = Vacature.objects.open(op=vandaag).filter(
        extern_op__lte=vandaag - timedelta(days=3), houder__isnull=False
    )
    gevonden = {}
    for vacature in gezocht.select_related("organisatie", "houder").order_by("code"):
        if behandelkring.te_behandelen(vacature.houder, op=vandaag).filter(pk=vacature.pk).exists():
            gevonden.setdefault(vacature.organisatie_id, (vacature, vacature.houder))
    return list(gevonden.values())[:VACATURES]


def _reageer(vacature, houder, naam, functie, motivatie, zetten, *, begin: datetime, op: datetime) -> None:
    velden = {
        "naam": naam,
        "email": f"{naam.lower().replace(' ', '.')}@{POST}",
        "functie": functie,
        "motivatie": motivatie,
    }
    sollicitatie = services.reageer_van_buiten(vacature=vacature, velden=velden, cv=None, op=begin)
    sollicitatie = services.bevestig(sollicitatie=sollicitatie, op=begin + timedelta(minutes=9))
    for nummer, zet in enumerate(zetten, start=1):
        moment = begin + (op - begin) * nummer / (len(zetten) + 1)
        _doe(zet, sollicitatie, houder, moment)


def _doe(zet: str, sollicitatie, houder: Gebruiker, moment: datetime) -> None:
    wie = {"reactie": sollicitatie.reactie, "door": houder, "op": moment}
    if zet == "behandel":
        services.neem_in_behandeling(**wie)
    elif zet == "nodig_uit":
        services.nodig_uit(tekst=UITNODIGING, **wie)
    elif zet == "bied_aan":
        services.bied_aan(**wie)
    elif zet == "wijs_af":
        services.wijs_af(tekst=AFWIJZING, reden=Reactiestap.Reden.ERVARING, **wie)
    elif zet == "heropen":
        services.heropen(reden=Reactiestap.Heropend.TOCH, **wie)
    else:
        services.trek_reactie_in(sollicitatie=sollicitatie, op=moment)
