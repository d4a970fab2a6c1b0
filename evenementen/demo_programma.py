"""An event with a full programme: three days, rooms beside each other, a place in every state there is."""

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from itertools import cycle

from django.utils import timezone

from evenementen.models import Deelname, Deelnamestap, Evenement, Onderdeel, Reservering
from twentsekracht.organisaties.models import Organisatie

CODE = "twentse-talentdagen"
HENGELO, ALMELO = "Stadhuis Hengelo", "Stadhuis Almelo"
OMSCHRIJVING = """\
Drie dagen workshops, lezingen en trainingen, **gegeven door collega’s** uit heel Twente. Je kiest wat je leert en je
ontmoet wie je anders alleen mailt.

## Voor wie

Voor iedereen die bij een overheid in Twente werkt. Voorkennis is niet nodig, tenzij het erbij staat.

## Goed om te weten

- Meedoen is gratis. De tijd is werktijd: stem je dagen af met je leidinggevende.
- Voor koffie, thee en lunch wordt gezorgd.
- Kun je toch niet? Meld je af, dan kan een ander gaan."""
ROUTE = """\
**Stadhuis Hengelo**, Burgemeester van der Dussenplein 1. Vanaf het station loop je er in vijf minuten heen.
Parkeren kan in de garage De Beurs.

**Stadhuis Almelo**, Haven Zuidzijde 30. Bus 21 en 22 stoppen voor de deur. De fiets zet je in de kelder, de ingang
is aan het water."""


@dataclass(frozen=True)
class Deel:
    """`bezet` of `plaatsen` taken; `vrij_voor`: kept for how many organisations, two places each."""

    titel: str
    soort: str
    dag: int
    uren: str
    waar: str
    ruimte: str
    bezet: int
    plaatsen: int | None
    spreker: str = ""
    tekst: str = ""
    online: bool = False
    wachtlijst: bool = True
    vrij_voor: int = 0
    afgelast: bool = False


DELEN = (
    Deel("Opening: wat is talent?", "lezing", 0, "09:00-10:00", HENGELO, "Raadzaal", 86, 140,
         "de gemeentesecretaris van Hengelo", "Een verhaal over mensen die iets anders gingen doen. Met koffie."),
    Deel("Helder schrijven", "workshop", 0, "10:30-12:30", HENGELO, "Raadzaal", 17, 18,
         "twee communicatieadviseurs", "Neem een brief mee die je zelf schreef. Je gaat met een kortere naar huis."),
    Deel("Rekenen met Excel", "training", 0, "10:30-15:30", HENGELO, "Leslokaal 1", 12, 12,
         "een trainee", "Draaitabellen en formules die je morgen gebruikt. Neem je laptop mee."),
    Deel("Omgaan met boze bellers", "workshop", 0, "10:30-12:30", HENGELO, "Zaal Twekkelo", 9, 16,
         "het klantcontactcentrum van Enschede"),
    Deel("Een goed gesprek met je leidinggevende", "workshop", 0, "13:30-15:30", HENGELO, "Raadzaal", 20, 20,
         "twee loopbaanadviseurs", "Oefen het gesprek dat je uitstelt."),
    Deel("Proef: een dag als toezichthouder", "proeverij", 0, "13:30-15:30", HENGELO, "Zaal Twekkelo", 6, 14,
         vrij_voor=4),
    Deel("Tekenen in je werk", "workshop", 1, "09:30-12:00", ALMELO, "Havenzaal", 14, 15,
         "een ontwerper van de gemeente Almelo"),
    Deel("Data voor beginners", "training", 1, "09:30-12:00", ALMELO, "Computerlokaal", 10, 10,
         "het datateam van Twente", wachtlijst=False),
    Deel("Zo werkt het waterschap", "lezing", 1, "10:30-11:30", ALMELO, "Trouwzaal", 21, 60,
         "een dijkbeheerder van Vechtstromen"),
    Deel("Netwerken zonder praatjes", "workshop", 1, "13:00-15:00", ALMELO, "Havenzaal", 11, 24, "de trainees"),
    Deel("Dilemma’s op tafel", "workshop", 1, "13:00-15:00", ALMELO, "Trouwzaal", 0, 20, afgelast=True),
    Deel("Jouw Baan Mijn Baan: zo ging het bij ons", "lezing", 2, "12:00-13:00", "", "", 34, None,
         "twee collega’s die ruilden", "Aan je eigen bureau, met je boterham erbij.", online=True),
    Deel("Slim vergaderen op afstand", "training", 2, "14:00-15:30", "", "", 24, 25,
         "de griffie van Borne", online=True),
)  # fmt: skip


def vul(*, op: datetime) -> None:
    """Made once; three weeks from now, from a Tuesday on."""
    if Evenement.objects.filter(code=CODE).exists():
        return
    vandaag = timezone.localdate(op)
    start = vandaag + timedelta(21)
    start += timedelta((1 - start.weekday()) % 7)
    evenement = Evenement.objects.create(
        code=CODE,
        jaar=start.year,
        titel="Twentse Talentdagen",
        soort=Evenement.Soort.KRACHT_TALENT,
        samenvatting="Drie dagen leren van collega’s: in Hengelo, in Almelo en aan je eigen bureau.",
        omschrijving=OMSCHRIJVING,
        start=start,
        einde=start + timedelta(2),
        mede_organisator="het A&O fonds Gemeenten",
        route=ROUTE,
        aanmelden_vanaf=vandaag - timedelta(14),
        aanmelden_tot=start - timedelta(1),
    )
    werkgevers = list(Organisatie.objects.werkgevers().order_by("code"))
    beurt = cycle(werkgevers)
    nummer = cycle(range(12 * len(werkgevers)))  # a mark belongs to one employer
    for volgnummer, deel in enumerate(DELEN, 1):
        onderdeel = _onderdeel(evenement, deel, f"{volgnummer:02}", op)
        for organisatie in werkgevers[: deel.vrij_voor]:
            Reservering.objects.create(onderdeel=onderdeel, organisatie=organisatie, aantal=2)
        _vul_op(onderdeel, deel.bezet, beurt, nummer, vandaag, op)


def _onderdeel(evenement: Evenement, deel: Deel, code: str, op: datetime) -> Onderdeel:
    begin, eind = (time.fromisoformat(uur) for uur in deel.uren.split("-"))
    datum = evenement.start + timedelta(deel.dag)
    return Onderdeel.objects.create(
        evenement=evenement,
        code=code,
        titel=deel.titel,
        soort=deel.soort,
        datum=datum,
        begintijd=begin,
        eindtijd=eind,
        omschrijving=deel.tekst,
        spreker=deel.spreker,
        locatie=deel.waar,
        ruimte=deel.ruimte,
        online_url="https://vergadering.example/talentdagen" if deel.online else "",
        capaciteit=deel.plaatsen,
        heeft_wachtlijst=deel.wachtlijst,
        vrijgave_op=datum - timedelta(10) if deel.vrij_voor else None,
        afgelast_op=op if deel.afgelast else None,
    )


def _vul_op(onderdeel: Onderdeel, bezet: int, beurt, nummer, vandaag: date, op: datetime) -> None:
    """By turns from every employer; the numbers begin again after a while, so that people go to several parts."""
    rijen = Deelname.objects.bulk_create(
        Deelname(
            onderdeel=onderdeel,
            organisatie=next(beurt),
            kenmerk=f"DEMO-T{next(nummer):03}",
            status=Deelname.Status.BEVESTIGD,
            ingeschreven_op=vandaag - timedelta(5),
        )
        for _ in range(bezet)
    )
    Deelnamestap.objects.bulk_create(
        Deelnamestap(deelname=rij, naar=rij.status, per=rij.ingeschreven_op, vastgelegd_op=op)
        for rij in rijen
    )
