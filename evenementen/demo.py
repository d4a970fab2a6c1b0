"""Events around today: one that was, some that come, with programmes and people in them.

Made once: as soon as they are there nothing changes. The example year keeps codes and marks of its own.
"""

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from itertools import count, cycle

from django.db import transaction
from django.utils import timezone

from evenementen import (
    demo_aanmelden,
    demo_aanwezigheid,
    demo_kalender,
    demo_meelopen,
    demo_organisator,
    demo_programma,
    demo_werkplekruil,
)
from evenementen.demo_teksten import TEKSTEN
from evenementen.models import MET_PLAATS, Deelname, Deelnamestap, Evenement, Onderdeel
from twentsekracht.organisaties.models import Gebruiker, Organisatie

E, S = Evenement.Soort, Deelname.Status
AFLOOP = (S.AANWEZIG, S.AANWEZIG, S.AANWEZIG, S.AANWEZIG, S.AFWEZIG, S.AANWEZIG, S.NO_SHOW)
OPENING = "opening-mobiliteitscentrum"


@dataclass(frozen=True)
class Deel:
    """`dag` of the event, from 0; `bezet` of `plaatsen` taken."""

    titel: str
    soort: str
    dag: int
    uren: str
    locatie: str
    bezet: int
    plaatsen: int | None
    spreker: str = ""


@dataclass(frozen=True)
class Feest:
    """`over` days from today, on the Monday of that week; `dagen` between the first day and the last."""

    code: str
    titel: str
    soort: str
    over: int
    dagen: int
    samenvatting: str
    omschrijving: str
    delen: tuple[Deel, ...]


SUMMERSCHOOL = Feest(
    "zomerweek",
    "Summerschool",
    E.SUMMERSCHOOL,
    -95,
    3,
    "Vier dagen leren in de zomer, als het rustig is op het werk.",
    "Korte trainingen, gegeven door **collega’s** die er veel van weten. Je leert ook wie waar in Twente werkt.",
    (
        Deel("Presenteren zonder dia’s", "training", 0, "09:00-12:30", "Stadhuis Hengelo", 18, 20),
        Deel("Tekenen in je werk", "workshop", 0, "13:30-16:30", "Stadhuis Hengelo", 16, 16),
        Deel("Onderhandelen", "training", 1, "09:00-16:30", "Stadskantoor Enschede", 12, 14),
        Deel("Een dag op de zuivering", "proeverij", 2, "10:00-15:00", "Rioolwaterzuivering Enschede", 9, 12),
        Deel("Wat doet een raad?", "lezing", 3, "09:30-11:00", "Stadhuis Almelo", 25, 60),
    ),
)
TALENTWEEK = Feest(
    "talentweek",
    "Kracht & Talent week",
    E.KRACHT_TALENT,
    21,
    4,
    "Een week vol gratis workshops en lezingen over je werk, je talent en wat je hierna wilt.",
    "Kies zoveel onderdelen als je wilt. Trainees en loopbaanadviseurs van alle organisaties geven ze, samen met het "
    "A&O fonds.\n\n## Goed om te weten\n\n- Meedoen is gratis en mag in werktijd.\n- Spreek je dag wel af met je "
    "leidinggevende.\n- Je reist zelf: kijk wie er met je mee kan rijden.",
    (
        Deel(
            "Opening: werk verandert, jij ook",
            "lezing",
            0,
            "09:30-11:00",
            "Schouwburg Hengelo",
            104,
            120,
            "de secretarissen van drie gemeenten",
        ),
        Deel(
            "Ontdek je talent",
            "workshop",
            0,
            "13:00-15:30",
            "Bibliotheek Hengelo",
            20,
            20,
            "twee loopbaanadviseurs",
        ),
        Deel("Een profiel dat opvalt", "workshop", 1, "09:30-11:30", "Stadhuis Almelo", 11, 12),
        Deel(
            "In gesprek over je loopbaan",
            "workshop",
            1,
            "13:00-16:00",
            "Stadhuis Almelo",
            5,
            12,
            "loopbaanadviseurs",
        ),
        Deel(
            "Netwerken voor wie daar een hekel aan heeft",
            "workshop",
            2,
            "10:00-12:00",
            "Gemeentehuis Borne",
            8,
            16,
            "de trainees",
        ),
        Deel(
            "Proef het werk van een ander",
            "proeverij",
            2,
            "13:00-16:30",
            "Veiligheidsregio Twente, Enschede",
            10,
            24,
        ),
        Deel(
            "Jouw Baan Mijn Baan: zo ging het bij ons",
            "lezing",
            3,
            "12:00-13:00",
            "Online",
            31,
            None,
            "twee collega’s die ruilden",
        ),
        Deel("Slim omgaan met je energie", "training", 3, "13:30-16:30", "Stadskantoor Enschede", 14, 15),
        Deel("Afsluiting met soep", "lezing", 4, "11:30-13:30", "Gemeentehuis Losser", 40, 80),
    ),
)
MOBILITEITSWEEK = Feest(
    "meeloopweek",
    "Week van de mobiliteit",
    E.MOBILITEITSWEEK,
    63,
    4,
    "Loop een dag mee met een collega van een andere organisatie.",
    "Je kiest een dag en een plek, en ziet hoe een ander jouw werk doet, of heel ander werk. "
    "Je gastheer of gastvrouw meldt zich een week van tevoren.",
    (
        Deel(
            "Meelopen met een dijkbeheerder",
            "meeloopdag",
            0,
            "08:30-16:00",
            "Waterschap Vechtstromen, Almelo",
            1,
            2,
        ),
        Deel("Meelopen bij burgerzaken", "meeloopdag", 1, "09:00-16:30", "Stadskantoor Enschede", 2, 2),
        Deel("Meelopen met een wijkregisseur", "meeloopdag", 2, "09:00-16:30", "", 0, 3),
        Deel(
            "Meelopen in de meldkamer",
            "meeloopdag",
            3,
            "07:00-15:00",
            "Veiligheidsregio Twente, Hengelo",
            4,
            4,
        ),
    ),
)
FEESTEN = (
    SUMMERSCHOOL,
    TALENTWEEK,
    MOBILITEITSWEEK,
    Feest(
        OPENING,
        "Opening van het mobiliteitscentrum",
        E.ANDERS,
        14,
        0,
        "Kom kijken waar loopbaanadvies, pools en plaatsingen bij elkaar komen.",
        "",
        (),
    ),
)

# whom (log-in name), event, which of its parts, status
VAN_DEMOMENSEN = (
    ("ambtenaar@losser.example", "talentweek", 0, S.BEVESTIGD),
    ("ambtenaar@losser.example", "talentweek", 1, S.WACHTLIJST),
    ("ambtenaar@losser.example", "talentweek", 7, S.GEANNULEERD),
    ("ambtenaar@losser.example", "zomerweek", 2, S.AANWEZIG),
    ("contactpersoon@hengelo.example", "talentweek", 6, S.BEVESTIGD),
    ("vacaturehouder@enschede.example", "meeloopweek", 0, S.AANGEMELD),
    ("ambassadeur@borne.example", "talentweek", 4, S.BEVESTIGD),
    ("decaan@twentsekracht.example", "talentweek", 8, S.BEVESTIGD),
)


@transaction.atomic
def vul(*, op: datetime) -> None:
    if Evenement.objects.filter(code=OPENING).exists():
        return
    vandaag = timezone.localdate(op)
    onderdelen = {
        (feest.code, nummer): gemaakt
        for feest in FEESTEN
        for nummer, gemaakt in enumerate(_maak(feest, vandaag))
    }
    deelnames = list(_van_demomensen(onderdelen, vandaag))
    deelnames += _vul_op(onderdelen, deelnames, vandaag)
    Deelname.objects.bulk_create(deelnames, batch_size=500)
    stappen = [stap for deelname in deelnames for stap in _stappen(deelname, op)]
    Deelnamestap.objects.bulk_create(stappen, batch_size=500)
    demo_programma.vul(op=op)
    demo_aanmelden.vul(op=op)
    demo_kalender.vul(op=op)
    demo_werkplekruil.vul(op=op)
    demo_organisator.vul(op=op)
    demo_meelopen.vul(op=op)
    demo_aanwezigheid.vul(op=op)


def _maak(feest: Feest, vandaag: date) -> list[tuple[Deel, Onderdeel]]:
    start = vandaag + timedelta(feest.over)
    start -= timedelta(start.weekday())
    evenement = Evenement.objects.create(
        code=feest.code,
        jaar=start.year,
        titel=f"{feest.titel} {start.year}" if feest.code != OPENING else feest.titel,
        soort=feest.soort,
        samenvatting=feest.samenvatting,
        omschrijving=feest.omschrijving,
        start=start,
        einde=start + timedelta(feest.dagen),
    )
    return [
        (deel, _onderdeel(evenement, deel, f"{feest.code}-{nummer:02}"))
        for nummer, deel in enumerate(feest.delen, 1)
    ]


def _onderdeel(evenement: Evenement, deel: Deel, code: str) -> Onderdeel:
    begin, eind = (time.fromisoformat(uur) for uur in deel.uren.split("-"))
    return Onderdeel.objects.create(
        evenement=evenement,
        code=code,
        titel=deel.titel,
        soort=deel.soort,
        omschrijving=TEKSTEN[deel.titel],
        datum=evenement.start + timedelta(deel.dag),
        begintijd=begin,
        eindtijd=eind,
        spreker=deel.spreker,
        locatie=deel.locatie,
        capaciteit=deel.plaatsen,
    )


def _deelname(onderdeel: Onderdeel, vandaag: date, organisatie: Organisatie, status: str, **wie) -> Deelname:
    """Some four weeks before the day, and always before today."""
    ingeschreven = min(onderdeel.datum - timedelta(28 - onderdeel.pk % 14), vandaag - timedelta(3))
    if status == S.WACHTLIJST:
        wie["wacht_sinds"] = timezone.make_aware(datetime.combine(ingeschreven, time(10)))
    return Deelname(
        onderdeel=onderdeel, organisatie=organisatie, status=status, ingeschreven_op=ingeschreven, **wie
    )


def _van_demomensen(onderdelen, vandaag):
    emails = {email for email, *_ in VAN_DEMOMENSEN}
    mensen = Gebruiker.objects.select_related("organisatie").in_bulk(emails, field_name="email")
    for email, code, nummer, status in VAN_DEMOMENSEN:
        if wie := mensen.get(email):
            _, onderdeel = onderdelen[code, nummer]
            yield _deelname(onderdeel, vandaag, wie.organisatie, status, deelnemer=wie)


def _vul_op(onderdelen, al_aangemeld, vandaag):
    """Up to what the part is said to hold, by turns from every employer; each mark is one person."""
    beurt, nummer, afloop = cycle(Organisatie.objects.werkgevers().order_by("code")), count(1), cycle(AFLOOP)
    for deel, onderdeel in onderdelen.values():
        met_plaats = [rij for rij in al_aangemeld if rij.onderdeel == onderdeel and rij.status in MET_PLAATS]
        for _ in range(deel.bezet - len(met_plaats)):
            status = next(afloop) if onderdeel.datum < vandaag else S.BEVESTIGD
            kenmerk = f"DEMO-{next(nummer):04}"
            yield _deelname(onderdeel, vandaag, next(beurt), status, kenmerk=kenmerk)


def _stappen(rij: Deelname, op: datetime):
    eerst = S.BEVESTIGD if rij.status in (*MET_PLAATS, S.GEANNULEERD) else rij.status
    yield Deelnamestap(deelname=rij, naar=eerst, per=rij.ingeschreven_op, vastgelegd_op=op)
    if rij.status != eerst:
        per = rij.ingeschreven_op + timedelta(1) if rij.status == S.GEANNULEERD else rij.onderdeel.datum
        yield Deelnamestap(deelname=rij, van=eerst, naar=rij.status, per=per, vastgelegd_op=op)
