"""The plan of the year in the demo: each way a proposal can stand, with remarks, hosts and recesses."""

from collections import Counter
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from itertools import cycle

from django.utils import timezone

from evenementen.models import (
    Deelname,
    Evaluatietekst,
    Evaluatietelling,
    Evaluatievraag,
    Evenement,
    Gastaanbod,
    Onderdeel,
    Opmerking,
    Planningstap,
    VrijePeriode,
)
from twentsekracht.organisaties.models import Organisatie

E, P = Evenement.Soort, Evenement.Planning


@dataclass(frozen=True)
class Idee:
    """`over` days from today, on the first working day; by the organisation with this code."""

    code: str
    titel: str
    over: int
    van: str
    samenvatting: str
    loop: tuple[tuple[str, str], ...]  # each status with its reason
    opmerkingen: tuple[tuple[str, str], ...] = ()
    gasten: tuple[tuple[str, str], ...] = ()
    gast: str = ""


IDEEEN = (
    Idee(
        "dag-van-de-dienstverlening",
        "Dag van de dienstverlening",
        96,
        "losser",
        "Een dag voor wie aan de balie of de telefoon werkt.",
        ((P.VOORSTEL, ""),),
        (
            ("hengelo", "Goed idee. Kan het op een dinsdag? Dan is onze balie dicht en kunnen er meer mee."),
            ("", "Dat kan. Wie heeft een zaal voor tachtig mensen?"),
        ),
        (("hengelo", "Een zaal voor honderd mensen en vier kleine."), ("losser", "")),
    ),
    Idee(
        "proeftuin-duurzaam",
        "Proeftuin duurzaam werken",
        140,
        "enschede",
        "Kijken hoe anderen hun gebouwen, auto’s en inkoop groener maken.",
        ((P.VOORSTEL, ""), (P.GEPLAND, "")),
        (),
        (("enschede", "Het dak van het stadskantoor, met de zonnepanelen."),),
        gast="enschede",
    ),
    Idee(
        "zeilen-met-collegas",
        "Zeilen met collega’s",
        210,
        "borne",
        "",
        (
            (P.VOORSTEL, ""),
            (P.AFGEWEZEN, "Leuk, maar te klein voor alle organisaties. Doe het met je buren."),
        ),
    ),
    Idee(
        "avond-over-wonen",
        "Avond over wonen",
        120,
        "hengelo",
        "Wat doen wij aan te weinig huizen?",
        ((P.VOORSTEL, ""), (P.INGETROKKEN, "De provincie organiseert dit al, en wij zijn er welkom.")),
    ),
    Idee(
        "startdag-nieuwe-collegas",
        "Startdag voor nieuwe collega’s",
        45,
        "almelo",
        "Een ochtend kennismaken met de andere overheden in Twente.",
        ((P.VOORSTEL, ""), (P.GEPLAND, ""), (P.AFGELAST, "Te weinig nieuwe collega’s dit kwartaal.")),
        gast="almelo",
    ),
)
RECESSEN = (("hengelo", "Winterreces", 28, 12), ("losser", "Voorjaarsreces", 92, 8))
CIJFERS = (8, 9, 7, 8, 8, 10, 6, 8, 9, 7)
EENS = (4, 5, 4, 3, 5, 4, 2)
TEKSTEN = (
    "Langere pauzes: juist dan spreek je elkaar.",
    "Onderhandelen mag een hele dag duren.",
    "Meer over hoe andere gemeenten het doen.",
    "Niets, ik kom volgend jaar weer.",
    "Bij het station beginnen, dan kan ik met de trein.",
)
MATERIAAL = (
    "- [De dia’s van de ochtend](https://voorbeeld.example/onderhandelen)\n"
    "- [De oefening in tweetallen](https://voorbeeld.example/oefening)"
)
OPBRENGST = (
    "Vijf onderdelen zaten bijna vol. **Onderhandelen** had een wachtlijst: die komt volgend jaar twee keer.\n\n"
    "- Wie kwam, gaf gemiddeld een 8.\n- Elf mensen spraken daarna af om een dag met elkaar mee te lopen."
)


def vul(*, op: datetime) -> None:
    organisaties = Organisatie.objects.in_bulk(field_name="code")
    vandaag = timezone.localdate(op)
    for idee in IDEEEN:
        if idee.van in organisaties:
            _maak(idee, organisaties, op, vandaag)
    for code, naam, over, dagen in RECESSEN:
        if code in organisaties:
            van = vandaag + timedelta(over)
            VrijePeriode.objects.create(
                organisatie=organisaties[code], naam=naam, van=van, tot=van + timedelta(dagen)
            )
    geweest = Evenement.objects.filter(einde__lt=vandaag, soort=E.SUMMERSCHOOL, code="zomerweek")
    for evenement in geweest:
        _evalueer(evenement)
        Onderdeel.objects.filter(evenement=evenement, titel="Onderhandelen").update(materiaal=MATERIAAL)
    geweest.update(opbrengst=OPBRENGST, gastorganisatie=organisaties.get("hengelo"))


def _maak(idee: Idee, organisaties: dict[str, Organisatie], op: datetime, vandaag: date) -> None:
    start = _werkdag(vandaag + timedelta(idee.over))
    evenement = Evenement.objects.create(
        code=idee.code,
        jaar=start.year,
        titel=idee.titel,
        soort=E.ANDERS,
        samenvatting=idee.samenvatting,
        start=start,
        einde=start,
        planning=idee.loop[-1][0],
        is_gepubliceerd=False,
        indiener=organisaties[idee.van],
        gastorganisatie=organisaties.get(idee.gast),
    )
    van = ""
    for nummer, (naar, reden) in enumerate(idee.loop):
        moment = op - timedelta(days=20 - 6 * nummer)
        Planningstap.objects.create(
            evenement=evenement, van=van, naar=naar, reden=reden, vastgelegd_op=moment
        )
        van = naar
    for nummer, (code, tekst) in enumerate(idee.opmerkingen, start=1):
        Opmerking.objects.create(
            evenement=evenement,
            organisatie=organisaties.get(code),
            tekst=tekst,
            geschreven_op=(op - timedelta(days=10)).replace(hour=8 + nummer),
        )
    for code, toelichting in idee.gasten:
        Gastaanbod.objects.create(
            evenement=evenement,
            organisatie=organisaties[code],
            toelichting=toelichting,
            aangeboden_op=op - timedelta(days=5),
        )


def _evalueer(evenement: Evenement) -> None:
    """Every third of who went answered."""
    rijen = Deelname.objects.filter(onderdeel__evenement=evenement, status=Deelname.Status.AANWEZIG)
    wie = list(rijen.order_by("pk").values_list("pk", flat=True))[::3]
    Deelname.objects.filter(pk__in=wie).update(heeft_geevalueerd=True)
    for vraag in Evaluatievraag.objects.filter(is_actief=True):
        if vraag.soort == Evaluatievraag.Soort.TEKST:
            Evaluatietekst.objects.bulk_create(
                Evaluatietekst(evenement=evenement, vraag=vraag, tekst=tekst) for tekst in TEKSTEN
            )
            continue
        waarden = CIJFERS if vraag.soort == Evaluatievraag.Soort.CIJFER else EENS
        geteld = Counter(waarde for _, waarde in zip(wie, cycle(waarden), strict=False))
        Evaluatietelling.objects.bulk_create(
            Evaluatietelling(evenement=evenement, vraag=vraag, waarde=waarde, aantal=aantal)
            for waarde, aantal in sorted(geteld.items())
        )


def _werkdag(dag: date) -> date:
    """That day, or the Monday after it."""
    return dag + timedelta(max(0, 7 - dag.weekday()) if dag.weekday() > 4 else 0)
