"""The courses of the demo: what they are and when they are given, counted in days from today."""

from dataclasses import dataclass, field
from datetime import time

OCHTEND = (time(9, 0), time(12, 30))
MIDDAG = (time(13, 0), time(16, 30))
DAG = (time(9, 0), time(16, 30))


@dataclass(frozen=True)
class Run:
    """`over` days from today (below zero: it was), `bezet` of `maximum` places taken."""

    over: int
    locatie: str
    bezet: int
    maximum: int
    uren: tuple[time, time] = DAG
    dagen: int = 0  # between the first day and the last
    minimum: int = 6
    sluit: int | None = 14  # days before the first


@dataclass(frozen=True)
class Cursus:
    code: str
    titel: str
    soort: str
    vakgebied: str
    samenvatting: str
    leert: tuple[str, ...]
    doelgroep: str
    uren: int
    kosten: int
    runs: tuple[Run, ...] = field(default=())

    @property
    def omschrijving(self) -> str:
        return f"## Hoe het gaat\n\n{HOE[self.soort]}\n"

    @property
    def leerdoelen(self) -> str:
        return "\n".join(f"- {punt}" for punt in self.leert)


HOE = {
    "opleiding": (
        "Je werkt in een vaste groep van verschillende organisaties. Tussen de dagen door oefen je met een opdracht "
        "uit je eigen werk. Je sluit af met een gesprek over wat je hebt geleerd."
    ),
    "training": (
        "Je oefent met voorbeelden uit je eigen werk, in een groep van verschillende organisaties. Neem een zaak mee "
        "waar je nu mee bezig bent."
    ),
    "workshop": "Een dagdeel lang aan de slag. Voorbereiden hoeft niet.",
}

CURSUSSEN = (
    Cursus(
        "omgevingswet",
        "Omgevingswet in de praktijk",
        "training",
        "ruimte",
        "Van aanvraag tot besluit binnen acht weken. In drie dagdelen oefen je met echte Twentse casussen.",
        (
            "Een aanvraag toetsen aan het omgevingsplan en de regels van het waterschap",
            "Participatie organiseren die past bij de omvang van het initiatief",
            "De intaketafel en de omgevingstafel voorbereiden",
            "Besluiten motiveren die standhouden bij de rechter",
        ),
        "Medewerkers vergunningen, toezicht en beleid in het fysieke domein.",
        12,
        425,
        (
            Run(24, "Stadhuis Hengelo, zaal Twekkelo", 22, 24, OCHTEND, dagen=28),
            Run(96, "Gemeentehuis Borne, raadzaal", 3, 24, OCHTEND, dagen=28),
            Run(-120, "Stadhuis Hengelo, zaal Twekkelo", 23, 24, OCHTEND, dagen=28),
        ),
    ),
    Cursus(
        "excel",
        "Excel voor gevorderden",
        "workshop",
        "ict",
        "Draaitabellen, zoekfuncties en grafieken waarmee je collega’s meteen zien wat er aan de hand is.",
        (
            "Grote lijsten opschonen zonder fouten te maken",
            "Draaitabellen die zichzelf bijwerken",
            "Een grafiek kiezen die past bij je boodschap",
        ),
        "Iedereen die al met Excel werkt en er meer uit wil halen.",
        4,
        95,
        (
            Run(9, "Stadhuis Almelo, leslokaal 2", 12, 12, MIDDAG, sluit=2),
            Run(37, "Stadskantoor Enschede", 11, 12, OCHTEND),
            Run(65, "Gemeentehuis Losser", 0, 12, MIDDAG),
            Run(-40, "Stadhuis Almelo, leslokaal 2", 12, 12, MIDDAG),
            Run(-180, "Stadskantoor Enschede", 10, 12, OCHTEND),
        ),
    ),
    Cursus(
        "duidelijk-schrijven",
        "Brieven die iedereen begrijpt",
        "workshop",
        "dienstverlening",
        "Herschrijf je eigen brieven op taalniveau B1, zonder dat ze onvolledig of kinderachtig worden.",
        ("Kort en actief schrijven", "Een lastig besluit helder uitleggen", "Je tekst testen bij lezers"),
        "Iedereen die brieven of webteksten voor inwoners schrijft.",
        4,
        75,
        (
            Run(12, "Gemeentehuis Haaksbergen", 4, 14, OCHTEND, minimum=8, sluit=1),
            Run(54, "Stadhuis Oldenzaal", 9, 14, MIDDAG),
            Run(-75, "Gemeentehuis Wierden", 13, 14, OCHTEND),
            Run(-6, "Gemeentehuis Borne", 12, 14, OCHTEND),
        ),
    ),
    Cursus(
        "projectmatig-werken",
        "Projectmatig werken",
        "training",
        "bedrijfsvoering",
        "Maak van een vage opdracht een plan met een begin, een eind en mensen die weten wat ze doen.",
        ("Een opdracht scherp krijgen", "Plannen met wat onzeker is", "Bijsturen zonder te mopperen"),
        "Medewerkers die voor het eerst een project leiden.",
        16,
        380,
        (
            Run(31, "Regio Twente, Enschede", 15, 16, DAG, dagen=14),
            Run(-60, "Regio Twente, Enschede", 16, 16, DAG, dagen=14),
        ),
    ),
    Cursus(
        "gesprekken",
        "Lastige gesprekken aan de balie",
        "training",
        "dienstverlening",
        "Blijf rustig en duidelijk als iemand boos, bang of in de war is. Je oefent met een acteur.",
        (
            "Spanning herkennen bij jezelf en de ander",
            "Begrenzen zonder ruzie",
            "Nazorg voor jezelf en collega’s",
        ),
        "Medewerkers van publieksbalies, werkpleinen en toezicht.",
        8,
        240,
        (
            Run(18, "Gemeentehuis Rijssen", 12, 12, DAG, sluit=5),
            Run(47, "Stadskantoor Enschede", 6, 12, DAG),
            Run(-95, "Gemeentehuis Rijssen", 11, 12, DAG),
        ),
    ),
    Cursus(
        "sociaal-domein",
        "Het keukentafelgesprek",
        "training",
        "sociaal_domein",
        "Achterhaal wat iemand echt nodig heeft en wat die zelf al kan, ook als de tijd kort is.",
        ("Doorvragen zonder te verhoren", "Samen tot een plan komen", "Vastleggen wat is afgesproken"),
        "Consulenten Wmo, Jeugdwet en Participatiewet.",
        8,
        195,
        (
            Run(26, "Gemeentehuis Nijverdal", 9, 15, DAG),
            Run(-30, "Gemeentehuis Goor", 14, 15, DAG),
        ),
    ),
    Cursus(
        "begroting",
        "Gemeentefinanciën voor niet-financiëlen",
        "workshop",
        "financien",
        "Lees een begroting alsof je nooit anders deed: wat is structureel, wat is eenmalig en waar zit de ruimte?",
        (
            "De begroting en de jaarrekening lezen",
            "Hoe het gemeentefonds werkt",
            "Een voorstel goed onderbouwen",
        ),
        "Beleidsmedewerkers, teamleiders en griffiers.",
        4,
        90,
        (Run(41, "Stadhuis Hengelo", 5, 20, MIDDAG), Run(-150, "Stadhuis Hengelo", 18, 20, MIDDAG)),
    ),
    Cursus(
        "awb",
        "Bezwaar en beroep",
        "training",
        "juridisch",
        "Van bezwaarschrift tot uitspraak: wat de Algemene wet bestuursrecht van je vraagt, met recente uitspraken.",
        ("Bezwaar informeel oplossen", "Een hoorzitting leiden", "Een verweerschrift schrijven"),
        "Juristen en medewerkers die besluiten nemen.",
        12,
        410,
        (
            Run(33, "Waterschap Vechtstromen, Almelo", 13, 14, DAG, dagen=7),
            Run(-210, "Stadhuis Almelo", 12, 14),
        ),
    ),
    Cursus(
        "data",
        "Werken met data in de wijk",
        "opleiding",
        "ict",
        "In vier dagen van losse cijfers naar een kaart waar een wijkteam en een wethouder iets mee kunnen.",
        ("Vragen stellen die data kunnen beantwoorden", "Kaarten en dashboards maken", "Omgaan met privacy"),
        "Onderzoekers, beleidsmedewerkers en adviseurs met aanleg voor cijfers.",
        32,
        890,
        (
            Run(58, "Kennispark, Enschede", 7, 16, DAG, dagen=42),
            Run(-200, "Kennispark, Enschede", 16, 16, dagen=42),
        ),
    ),
    Cursus(
        "leidinggeven",
        "Voor het eerst leidinggeven",
        "opleiding",
        "bestuur",
        "Zes dagen in een half jaar: van collega naar leidinggevende, met een vaste groep van andere organisaties.",
        ("Je eigen stijl vinden", "Richting geven en loslaten", "Een moeilijk gesprek op tijd voeren"),
        "Nieuwe teamleiders en medewerkers die dat willen worden.",
        48,
        1950,
        (
            Run(70, "Landgoed in Delden", 12, 12, DAG, dagen=150, sluit=30),
            Run(-230, "Landgoed in Delden", 12, 12),
        ),
    ),
    Cursus(
        "bhv-veiligheid",
        "Crisiscommunicatie",
        "training",
        "veiligheid",
        "Wat zeg je als je nog bijna niets weet? Een dag oefenen met een ramp die langzaam groter wordt.",
        (
            "Het eerste bericht binnen een half uur",
            "Geruchten bijsturen",
            "Samenwerken met de veiligheidsregio",
        ),
        "Communicatieadviseurs en medewerkers met een piketdienst.",
        8,
        260,
        (
            Run(44, "Veiligheidsregio Twente, Enschede", 8, 10),
            Run(-20, "Veiligheidsregio Twente, Enschede", 9, 10),
        ),
    ),
    Cursus(
        "klimaat",
        "Klimaatbestendig bouwen en beheren",
        "training",
        "water",
        "Regen, droogte en hitte in één ontwerp: met het waterschap langs vijf plekken waar het lukte.",
        ("De klimaatstresstest gebruiken", "Eisen stellen aan nieuwbouw", "Groen beheren met minder water"),
        "Ontwerpers, beheerders en projectleiders openbare ruimte.",
        8,
        180,
        (Run(82, "Waterschap Vechtstromen, Almelo", 2, 18), Run(-130, "Gemeentehuis Tubbergen", 17, 18)),
    ),
    Cursus(
        "vergaderen",
        "Vergaderen dat ergens toe leidt",
        "workshop",
        "bedrijfsvoering",
        "Minder vergaderen, meer besluiten. Je neemt je eigen overleg mee en gaat weg met een nieuwe opzet.",
        (
            "Kiezen tussen overleg, bericht en werksessie",
            "Een agenda met besluiten",
            "Iedereen aan het woord laten",
        ),
        "Iedereen die vergaderingen voorzit of voorbereidt.",
        4,
        0,
        (
            Run(16, "Gemeentehuis Borne", 10, 15, OCHTEND, sluit=3),
            Run(-50, "Stadhuis Oldenzaal", 15, 15, OCHTEND),
        ),
    ),
    Cursus(
        "inkoop",
        "Duurzaam inkopen",
        "workshop",
        "financien",
        "Vraag om wat je wilt bereiken, niet om wat je altijd kocht. Met drie aanbestedingen uit Twente.",
        ("Duurzaamheid wegen in een gunning", "De markt vooraf raadplegen", "Meten of het werkt"),
        "Inkopers, contractbeheerders en budgethouders.",
        4,
        110,
        (Run(61, "Stadhuis Almelo", 0, 16, MIDDAG),),
    ),
    Cursus(
        "privacy",
        "Privacy in je dagelijks werk",
        "workshop",
        "juridisch",
        "Wat mag je delen, met wie en hoe lang bewaar je het? Korte opdrachten, geen wetboek.",
        (
            "Herkennen wanneer iets een persoonsgegeven is",
            "Een datalek melden",
            "Veilig samenwerken met partners",
        ),
        "Iedereen die met gegevens van inwoners of collega’s werkt.",
        4,
        60,
        (
            Run(5, "Online", 28, 30, OCHTEND, sluit=1),
            Run(35, "Online", 12, 30, MIDDAG),
            Run(-65, "Online", 29, 30),
        ),
    ),
    Cursus(
        "loopbaan",
        "Waar sta je over vijf jaar?",
        "workshop",
        "bestuur",
        "Kijk met een loopbaanadviseur van een andere organisatie naar wat je kunt en waar je energie van krijgt.",
        ("Je sterke kanten benoemen", "Kansen in Twente zien", "Een eerste stap zetten"),
        "Iedereen die wil nadenken over een volgende stap.",
        4,
        0,
        (Run(22, "Bibliotheek Hengelo", 13, 14, MIDDAG), Run(-10, "Bibliotheek Oldenzaal", 14, 14, MIDDAG)),
    ),
    Cursus(
        "handhaving",
        "Samen toezicht houden",
        "training",
        "veiligheid",
        "Boa’s, bouwtoezicht en het waterschap op één dag de straat op, met elkaars bril op.",
        (
            "Signalen delen binnen de regels",
            "Een gezamenlijke controle voorbereiden",
            "Elkaars bevoegdheden kennen",
        ),
        "Boa’s en toezichthouders.",
        8,
        150,
        (Run(75, "Brandweerkazerne Almelo", 6, 20), Run(-160, "Brandweerkazerne Hengelo", 19, 20)),
    ),
    Cursus(
        "bestuurlijk",
        "Politiek-bestuurlijk sensitief werken",
        "training",
        "bestuur",
        "Adviseer op tijd, tegenspraak en al, en snap waarom een raad soms anders besluit.",
        ("De weg van een voorstel", "Adviseren aan een wethouder", "Omgaan met de krant"),
        "Beleidsadviseurs en projectleiders.",
        16,
        460,
        (
            Run(89, "Gemeentehuis Hellendoorn", 4, 14, DAG, dagen=14),
            Run(-85, "Stadhuis Hengelo", 13, 14, dagen=14),
        ),
    ),
    Cursus(
        "vitaal",
        "Goed blijven werken tot je pensioen",
        "workshop",
        "bedrijfsvoering",
        "Over werktempo, leren en het goede gesprek met je leidinggevende, voor wie al even meedraait.",
        ("Je belastbaarheid kennen", "Werk anders verdelen", "Regelingen die er zijn"),
        "Medewerkers van 50 jaar en ouder.",
        4,
        0,
        (Run(-45, "Gemeentehuis Twenterand", 11, 16, MIDDAG),),
    ),
    Cursus(
        "prompten",
        "Slim werken met taalmodellen",
        "workshop",
        "ict",
        "Wat je wel en niet aan een taalmodel vraagt, met de regels van je organisatie ernaast.",
        ("Goede vragen stellen", "Antwoorden controleren", "Wat nooit in zo’n venster hoort"),
        "Iedereen die er nieuwsgierig naar is.",
        4,
        50,
        (
            Run(29, "Online", 30, 30, OCHTEND),
            Run(50, "Online", 21, 30, OCHTEND),
            Run(-15, "Online", 30, 30, OCHTEND),
        ),
    ),
)
