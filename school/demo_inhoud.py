"""Of the demo's courses what surrounds them: form, who pays, what comes before, who gives it, what one gets."""

from dataclasses import dataclass

from school.models import Opleiding, Trainer
from twentsekracht.organisaties.models import Organisatie

Vorm, Betaler = Opleiding.Vorm, Opleiding.Betaler
BEWIJS = "Een deelnamebewijs"


@dataclass(frozen=True)
class Inhoud:
    vorm: str = Vorm.KLASSIKAAL
    trainers: tuple[str, ...] = ()
    materialen: str = ""
    certificaat: str = BEWIJS
    voorkennis: str = ""
    vereist: tuple[str, ...] = ()
    betaler: str = Betaler.ORGANISATIE


# Name, what they do, where they come from: the code of an organisation, or else a bureau.
TRAINERS = (
    ("Marloes Assink", "Jurist omgevingsrecht, toetste zelf tien jaar vergunningen.", "hengelo"),
    ("Gerwin Oude Nijhuis", "Beleidsadviseur klimaat en water.", "vechtstromen"),
    ("Sanne ten Brinke", "Data-analist, bouwde het eerste wijkdashboard van Twente.", "enschede"),
    ("Rik Wolbers", "Functionaris gegevensbescherming.", "almelo"),
    ("Hanneke Lansink", "Schrijft met gemeenten hun brieven om.", "Bureau Klare Taal"),
    ("Erik Boerrigter", "Traint al vijftien jaar mensen aan de balie.", "Noaber Trainingen"),
    ("Fleur Damhuis", "Was zelf acht jaar teamleider bij een gemeente.", "Kompas Leiderschap"),
)

INHOUD = {
    "omgevingswet": Inhoud(
        vorm=Vorm.GEMENGD,
        trainers=("Marloes Assink",),
        materialen="- Een map met zes casussen uit Twente\n- Neem je laptop mee, met toegang tot het omgevingsloket",
        voorkennis="Je werkt met vergunningen, toezicht of beleid voor de leefomgeving.",
    ),
    "excel": Inhoud(
        materialen="Neem je laptop mee. De oefenbestanden krijg je vooraf per mail.",
        voorkennis="Je kunt een tabel maken, sorteren en optellen.",
    ),
    "duidelijk-schrijven": Inhoud(
        trainers=("Hanneke Lansink",),
        materialen="Neem een brief mee die je zelf hebt geschreven. Haal namen en adressen eruit.",
    ),
    "gesprekken": Inhoud(trainers=("Erik Boerrigter",), materialen="Je krijgt een kaart met gespreksvormen."),
    "sociaal-domein": Inhoud(vereist=("gesprekken",), voorkennis="Je voert zelf gesprekken met inwoners."),
    "begroting": Inhoud(betaler=Betaler.TWENTSE_SCHOOL),
    "awb": Inhoud(
        trainers=("Marloes Assink",),
        certificaat="Een deelnamebewijs met drie punten voor permanente educatie",
    ),
    "data": Inhoud(
        vorm=Vorm.GEMENGD,
        trainers=("Sanne ten Brinke",),
        vereist=("excel", "privacy"),
        voorkennis="Je werkt vlot met Excel en weet welke gegevens je wel en niet mag gebruiken.",
        materialen="- Een werkboek\n- Toegang tot een oefenomgeving met verzonnen gegevens",
        certificaat="Een certificaat, als je de eindopdracht haalt",
    ),
    "leidinggeven": Inhoud(
        trainers=("Fleur Damhuis",),
        voorkennis="Je geeft korter dan twee jaar leiding, of je begint er binnenkort mee.",
        certificaat="Een certificaat, als je alle dagen meedoet",
    ),
    "klimaat": Inhoud(trainers=("Gerwin Oude Nijhuis",), betaler=Betaler.TWENTSE_SCHOOL),
    "privacy": Inhoud(
        vorm=Vorm.ONLINE, trainers=("Rik Wolbers",), materialen="Je krijgt de link een dag vooraf."
    ),
    "prompten": Inhoud(vorm=Vorm.ONLINE, vereist=("privacy",), betaler=Betaler.DEELNEMER),
    "handhaving": Inhoud(
        vorm=Vorm.WERKPLEK, materialen="Je loopt een dienst mee. Trek stevige schoenen aan."
    ),
    "bestuurlijk": Inhoud(trainers=("Fleur Damhuis",)),
    "vitaal": Inhoud(vorm=Vorm.ELEARNING, certificaat=""),
    "loopbaan": Inhoud(certificaat=""),
}


def velden(code: str) -> dict:
    een = INHOUD.get(code, Inhoud())
    namen = ("vorm", "materialen", "certificaat", "voorkennis", "betaler")
    return {naam: getattr(een, naam) for naam in namen}


def verbind() -> None:
    """What comes before what, and who gives it: once all courses are there."""
    trainers = {naam: _trainer(naam, toelichting, van) for naam, toelichting, van in TRAINERS}
    opleidingen = Opleiding.objects.in_bulk(INHOUD, field_name="code")
    for code, inhoud in INHOUD.items():
        opleidingen[code].vereist.set(opleidingen[eerst] for eerst in inhoud.vereist)
        opleidingen[code].trainers.set(trainers[naam] for naam in inhoud.trainers)


def _trainer(naam: str, toelichting: str, van: str) -> Trainer:
    organisatie = Organisatie.objects.filter(code=van).first()
    bureau = "" if organisatie else van
    return Trainer.objects.create(naam=naam, toelichting=toelichting, organisatie=organisatie, bureau=bureau)
