"""Places to go along for a day, with somebody in every state; made once, by the services themselves."""

from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta

from django.utils import timezone

from evenementen.models import Evenement, Evenementbeleid, Meeloopplek, Meeloopverzoek, Meeloopwens
from evenementen.services import meeloopafloop, meeloopplekken, meeloopwensen, meelopen
from twentsekracht.organisaties.models import Gebruiker
from twentsekracht.werkdagen import is_werkdag, werkdagen_later

Status = Meeloopverzoek.Status
KIES, VRAAG = Meeloopplek.Wijze.KIES, Meeloopplek.Wijze.VRAAG
EERDER = timedelta(days=42)  # when it was all published
JAN, ENSCHEDE = "ambtenaar@losser.example", "vacaturehouder@enschede.example"


@dataclass(frozen=True)
class Plek:
    """`dagen`: working days from today, below zero those that were; `met_week`: from the first of the week of
    mobility.
    """

    van: str
    functie: str
    vakgebied: str
    plaats: str
    adres: str
    wat: str
    wijze: str = KIES
    dagen: tuple[int, ...] = ()
    plaatsen: int = 1
    meenemen: str = ""
    met_week: bool = False
    naar: str = "gepubliceerd"
    uren: tuple[time, time] = field(default=(time(9), time(16, 30)))


PLEKKEN = (
    Plek(
        "ambassadeur@borne.example",
        "teamleider burgerzaken",
        "dienstverlening",
        "borne",
        "Gemeentehuis Borne, balie",
        "Je staat ’s ochtends mee aan de balie. ’s Middags zie je wat er achter een paspoort, een verhuizing of een "
        "aangifte schuilgaat.",
        dagen=(-25, -12, 8, 13, 22),
        plaatsen=2,
    ),
    Plek(
        "contactpersoon@hengelo.example",
        "HR-adviseur",
        "bedrijfsvoering",
        "hengelo",
        "Stadhuis Hengelo, ontvangst",
        "Een gewone dag: gesprekken over verzuim, een sollicitatieronde en het overleg met de ondernemingsraad.",
        VRAAG,
        dagen=(-9, 10, 17),
    ),
    Plek(
        "contactpersoon@almelo.example",
        "adviseur organisatieontwikkeling",
        "bedrijfsvoering",
        "almelo",
        "Stadhuis Almelo, eerste verdieping",
        "Je kijkt mee bij een verandering: van het eerste gesprek tot het plan op papier.",
        VRAAG,
        dagen=(1, 3),
        met_week=True,
    ),
    Plek(
        "regiegroep@oldenzaal.example",
        "gemeentesecretaris",
        "bestuur",
        "oldenzaal",
        "Stadhuis Oldenzaal",
        "Een dag tussen college, directie en organisatie. Je zit overal bij waar het mag.",
        VRAAG,
        dagen=(0, 2),
        met_week=True,
    ),
    Plek(
        "decaan@twentsekracht.example",
        "opleider van trainees",
        "bedrijfsvoering",
        "enschede",
        "Twentehuis, ontvangst",
        "Je bent bij de intervisie van de trainees en bij een gesprek over hun volgende opdracht.",
        dagen=(11,),
        naar="gepauzeerd",
    ),
    Plek(
        "loopbaanadviseur@twentsekracht.example",
        "loopbaanadviseur",
        "sociaal_domein",
        "enschede",
        "Twentehuis, tweede verdieping",
        "Je ziet hoe een loopbaantraject begint. Bij de gesprekken zelf ben je niet.",
        naar="concept",
    ),
    Plek(
        ENSCHEDE,
        "recruiter",
        "bedrijfsvoering",
        "enschede",
        "Stadskantoor Enschede",
        "Van vacature tot eerste werkdag.",
        dagen=(-30,),
        naar="beeindigd",
    ),
)
WAAROM = (
    "Ik werk al tien jaar aan beleid en wil zien wat daar in de uitvoering van terechtkomt.",
    "Ik denk aan een volgende stap en wil weten of dit werk bij me past.",
    "Wij krijgen hier dezelfde taak. Ik ben benieuwd hoe jullie het doen.",
)


def vul(*, op: datetime) -> None:
    if Meeloopplek.objects.exists():
        return
    emails = {plek.van for plek in PLEKKEN} | {JAN}
    mensen = Gebruiker.objects.select_related("organisatie").in_bulk(emails, field_name="email")
    if len(mensen) < len(emails):  # the demo of the people comes first
        return
    week = Evenement.objects.filter(code="meeloopweek").first()
    dagen = {plek.van: _maak(plek, mensen[plek.van], week, op) for plek in PLEKKEN}
    _bezoeken(dagen, mensen, op)
    for plek in PLEKKEN:
        _naar(plek, mensen[plek.van], op)
    wens = Meeloopwens(
        gebruiker=mensen[JAN], vakgebieden=["bestuur", "bedrijfsvoering"], plaats="losser", afstand=30
    )
    meeloopwensen.bewaar_wens(wens=wens, op=op)


def _maak(wat: Plek, gastgever: Gebruiker, week: Evenement | None, op: datetime) -> list:
    plek = Meeloopplek(
        functie=wat.functie,
        vakgebied=wat.vakgebied,
        plaats=wat.plaats,
        adres=wat.adres,
        wat_je_ziet=wat.wat,
        meenemen=wat.meenemen,
        wijze=wat.wijze,
        evenement=week if wat.met_week else None,
        toont_naam=True,
    )
    wie = {"door": gastgever, "op": op - EERDER - timedelta(days=14)}
    meeloopplekken.bewaar_plek(plek=plek, **wie)
    begin, eind = wat.uren
    dagen = [
        meeloopplekken.zet_dag(
            plek=plek,
            datum=_datum(wat, over, week, op),
            begintijd=begin,
            eindtijd=eind,
            aantal=wat.plaatsen,
            **wie,
        )
        for over in wat.dagen
    ]
    if dagen:
        meeloopplekken.publiceer(plek=plek, **wie)
    return dagen


def _datum(wat: Plek, over: int, week: Evenement | None, op: datetime) -> date:
    if wat.met_week and week:
        return week.start + timedelta(days=over)
    dag = timezone.localdate(op) + timedelta(days=over * 7 // 5)
    return dag if is_werkdag(dag) else werkdagen_later(dag, 1)


def _bezoeken(dagen: dict, mensen: dict, op: datetime) -> None:
    """Each by (host, which of their days), and how it goes on from there."""
    jan, recruiter = mensen[JAN], mensen[ENSCHEDE]
    borne, hengelo = dagen["ambassadeur@borne.example"], dagen["contactpersoon@hengelo.example"]
    almelo, oldenzaal = dagen["contactpersoon@almelo.example"], dagen["regiegroep@oldenzaal.example"]
    toen = op - EERDER
    geweest = _vraag(borne[0], jan, 0, toen)
    meeloopafloop.leg_uitkomst_vast(verzoek=geweest, is_doorgegaan=True, door=jan, op=op)
    bedankt = "Dank je wel voor de mooie dag. Ik kijk nu anders naar onze balie."
    meeloopafloop.bedank(verzoek=geweest, door=geweest.gastgever, tekst=bedankt, op=op)
    _vraag(borne[1], jan, 2, toen)  # nobody said yet how it was
    _vraag(borne[2], jan, 1, op - timedelta(days=3))
    niet = _vraag(dagen[ENSCHEDE][0], mensen["decaan@twentsekracht.example"], 1, toen - timedelta(days=7))
    meeloopafloop.leg_uitkomst_vast(
        verzoek=niet, is_doorgegaan=False, door=niet.bezoeker, op=op, reden="De trein reed niet."
    )
    af = _vraag(hengelo[0], recruiter, 1, toen)
    if af.status == Status.AANGEVRAAGD:
        meelopen.beantwoord(
            verzoek=af,
            is_welkom=False,
            door=af.gastgever,
            op=toen + timedelta(days=1),
            reden="Die dag ben ik op cursus.",
        )
    _vraag(hengelo[1], jan, 0, op - timedelta(hours=20))  # waits for the host
    stil = _vraag(hengelo[2], mensen["ambassadeur@borne.example"], 2, op - timedelta(days=20))
    meelopen.laat_vervallen(verzoek_id=stil.pk, op=op)
    weg = _vraag(almelo[0], mensen["regiegroep@oldenzaal.example"], 2, op - timedelta(days=4))
    meelopen.annuleer(
        verzoek=weg, door=weg.bezoeker, op=op - timedelta(days=1), reden="Ik ben die dag ziek thuis."
    )
    Evenementbeleid.objects.get_or_create(
        organisatie=recruiter.organisatie, defaults={"wijze": Evenementbeleid.Wijze.AKKOORD}
    )
    _vraag(oldenzaal[0], recruiter, 1, op - timedelta(hours=30), met_akkoord=False)


def _vraag(dag, wie: Gebruiker, waarom: int, op: datetime, *, met_akkoord: bool = True) -> Meeloopverzoek:
    verzoek = meelopen.vraag(
        dag=dag,
        gebruiker=wie,
        motivatie=WAAROM[waarom],
        leidinggevende=f"leidinggevende@{wie.email.partition('@')[2]}",
        op=op,
    )
    if met_akkoord and verzoek.status == Status.WACHT_OP_AKKOORD:
        meelopen.besluit(verzoek=verzoek, is_akkoord=True, op=op + timedelta(hours=2))
        verzoek.refresh_from_db()
    return verzoek


def _naar(wat: Plek, gastgever: Gebruiker, op: datetime) -> None:
    plek = Meeloopplek.objects.get(gastgever=gastgever)
    if wat.naar == "gepauzeerd":
        meeloopplekken.pauzeer(plek=plek, door=gastgever, op=op)
    if wat.naar == "beeindigd":
        meeloopplekken.beeindig(plek=plek, door=gastgever, op=op, reden="Ik werk hier straks niet meer.")
