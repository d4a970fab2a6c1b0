"""Texts to begin a vacancy from, for the demo."""

from datetime import datetime

from django.db import transaction

from twentsekracht.mijn.models import Vaardigheid
from twentsekracht.organisaties.models import Organisatie
from vacatures.models import Sjabloon

BIEDEN = """## Dit bieden we

- Een salaris in de genoemde schaal, volgens de cao
- Een individueel keuzebudget van 17 procent
- Deels thuis werken, als je werk dat toelaat
- Opleidingen aan de Twentse School"""
PROCEDURE = (
    "Na de sluitdatum lezen we alle reacties met twee mensen. Je hoort binnen een week of je wordt uitgenodigd. "
    "Het eerste gesprek duurt een uur; je spreekt dan ook een collega uit het team."
)
# name: title, first line, what one does, what one brings along, and the skills for it
SJABLONEN = {
    "Beleidsadviseur": (
        "Beleidsadviseur ",
        "Je maakt beleid dat in de praktijk werkt, samen met inwoners en collega’s.",
        ["Je schrijft adviezen voor het college", "Je overlegt met partners in de regio"],
        ["Je denkt en schrijft helder", "Je hebt werkervaring met beleid"],
        ["Bestuurlijk adviseren", "Duidelijk schrijven"],
    ),
    "Medewerker dienstverlening": (
        "Medewerker ",
        "Je bent voor inwoners het gezicht van de gemeente.",
        ["Je helpt mensen aan de balie en aan de telefoon", "Je zoekt uit wat je niet weet"],
        ["Je luistert goed en blijft rustig", "Je werkt graag met een rooster"],
        ["Gastvrij helpen", "Gesprekken voeren"],
    ),
    "Vakkracht buitendienst": (
        "Vakkracht ",
        "Je houdt straten, groen en water in de gemeente op orde.",
        ["Je onderhoudt de openbare ruimte", "Je spreekt met bewoners over meldingen"],
        ["Je hebt een diploma of ervaring in dit werk", "Rijbewijs B"],
        [],
    ),
}
VOOR = {
    "hengelo": list(SJABLONEN),
    "enschede": ["Beleidsadviseur", "Medewerker dienstverlening"],
    "losser": ["Beleidsadviseur"],
}


@transaction.atomic
def vul(*, op: datetime) -> None:
    """Running it again changes nothing that is there."""
    organisaties = Organisatie.objects.in_bulk(VOOR, field_name="code")
    for code, namen in VOOR.items():
        for naam in namen:
            titel, begin, taken, vragen, vaardigheden = SJABLONEN[naam]
            tekst = [begin, "## Dit ga je doen", _lijst(taken), "## Dit breng je mee", _lijst(vragen), BIEDEN]
            velden = {
                "titel": titel.strip(),
                "omschrijving": "\n\n".join(tekst),
                "procedure": PROCEDURE,
                "contact": f"de afdeling HR, hr@{code}.example",
            }
            sjabloon, nieuw = Sjabloon.objects.get_or_create(
                organisatie=organisaties[code], naam=naam, defaults=velden
            )
            if nieuw:
                sjabloon.vaardigheden.set(Vaardigheid.objects.filter(naam__in=vaardigheden))


def _lijst(regels: list[str]) -> str:
    return "\n".join(f"- {regel}" for regel in regels)
