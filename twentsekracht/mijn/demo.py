"""Profiles of the people of the demo: some tell much, some little, some are seen by nobody. And the list of skills."""

from datetime import datetime
from decimal import Decimal

from django.db import transaction

from twentsekracht.mijn.models import Deel, Profiel, Vaardigheid
from twentsekracht.organisaties.models import Gebruiker

# log-in name, scale, hours, level, fields of work, what they can, what they want, seen by others, hidden at home
PROFIELEN = [
    (
        "ambtenaar@losser.example",
        *(9, 24, 32, "hbo", ["bestuur", "ruimte"]),
        "Ik schrijf beleid dat mensen snappen, en krijg partijen om tafel die elkaar liever mijden. "
        "Ervaring met de Omgevingswet en met participatie in de kernen.",
        "Een klus bij een grotere gemeente of het waterschap, liefst rond water en klimaat. "
        "Ik wil leren hoe je een groot project leidt.",
        *(True, True),
    ),
    (
        "contactpersoon@hengelo.example",
        *(10, 28, 36, "hbo", ["bedrijfsvoering"]),
        "Werving, loopbaangesprekken en de Twentse School. Ik ken de HR-collega’s in de hele regio.",
        "Een halfjaar meedraaien bij een team dat strategische personeelsplanning doet.",
        *(True, False),
    ),
    (
        "contactpersoon@almelo.example",
        *(10, None, 32, "hbo", ["bedrijfsvoering", "juridisch"]),
        "Arbeidsrecht en verzuim.",
        "",
        *(False, True),
    ),
    (
        "vacaturehouder@enschede.example",
        *(9, 32, 36, "hbo", ["bedrijfsvoering", "dienstverlening"]),
        "Teksten die kandidaten trekken, campagnes en selectiegesprekken.",
        "Meer met data doen: welke vacature wordt waarom vervuld?",
        *(True, False),
    ),
    (
        "ambassadeur@borne.example",
        *(11, 36, 36, "wo", ["sociaal_domein", "bestuur"]),
        "Leidinggeven aan een team van veertien mensen in het sociaal domein.",
        "Ruilen met een teamleider van een andere gemeente, drie maanden.",
        *(True, False),
    ),
]

# What the vacancies of the demo ask and its courses teach.
VAARDIGHEDEN = [
    "Aanbesteden",
    "Arbeidsrecht",
    "Bestuurlijk adviseren",
    "Bestuursrecht",
    "Crisiscommunicatie",
    "Data-analyse",
    "Duidelijk schrijven",
    "Duurzaam inkopen",
    "Excel",
    "Gastvrij helpen",
    "Gemeentefinanciën",
    "Gesprekken voeren",
    "Handhaven",
    "Hulp en zorg organiseren",
    "Informatiebeveiliging",
    "Klimaatbestendig ontwerpen",
    "Leidinggeven",
    "Omgevingsrecht",
    "Onderhandelen",
    "Participatie",
    "Privacy",
    "Programmeren",
    "Projectmatig werken",
    "Samenwerken in een crisis",
    "Vergaderingen leiden",
    "Vergunningen verlenen",
    "Waterbeheer",
    "Werken met AI",
    "Werven en selecteren",
]


@transaction.atomic
def vul(*, op: datetime) -> None:
    """Running it again changes nothing of who has told something."""
    for naam in VAARDIGHEDEN:
        Vaardigheid.objects.get_or_create(naam=naam)
    per_email = Gebruiker.objects.in_bulk([rij[0] for rij in PROFIELEN], field_name="email")
    for email, schaal, uren_min, uren_max, niveau, vakgebieden, kan, wil, zichtbaar, verborgen in PROFIELEN:
        if email not in per_email:
            continue
        Profiel.objects.get_or_create(
            gebruiker=per_email[email],
            defaults={
                "schaal": schaal,
                "uren_min": uren_min and Decimal(uren_min),
                "uren_max": uren_max and Decimal(uren_max),
                "niveau": niveau,
                "vakgebieden": vakgebieden,
                "vaardigheden": kan,
                "wensen": wil,
                "zichtbaar_voor_collegas": zichtbaar,
                "verborgen_voor_eigen_organisatie": verborgen,
                # Who hides something: what they would like to do, which is nobody's business yet.
                "toont": [deel for deel in Deel.values if not verborgen or deel != Deel.WENSEN],
                "bijgewerkt_op": op,
            },
        )
