"""What an organiser keeps of an event: who speaks, what it cost, what was written, and the edition of a year before."""

from datetime import datetime, timedelta
from decimal import Decimal
from itertools import cycle

from evenementen.demo_programma import CODE as TALENTDAGEN
from evenementen.models import (
    Deelname,
    Deelnamestap,
    Evenement,
    Kostenpost,
    Onderdeel,
    Rondschrijven,
    Spreker,
)
from twentsekracht.organisaties.models import Gebruiker, Organisatie

S = Deelname.Status
ZOMERWEEK = "zomerweek"
# name, what they do, organisation (code) or from where outside, log-in name if there is one, what they give. The last
# one gives two parts at the same time: the programme editor says so.
SPREKERS = (
    ("Wim ter Haar", "Schrijft al twintig jaar over werk.", "", "Bureau Noaber", "", ("Opening: wat is talent?",)),
    ("Aysel Demir", "Maakt brieven leesbaar.", "hengelo", "", "", ("Helder schrijven",)),
    ("Joost Wolters", "Redacteur.", "almelo", "", "", ("Helder schrijven",)),
    ("Eva Scholten", "Loopbaanadviseur.", "regio-twente", "", "loopbaanadviseur@twentsekracht.example",
     ("Een goed gesprek met je leidinggevende",)),
    ("Sanne Kuipers", "Leert iedereen rekenen.", "enschede", "", "",
     ("Rekenen met Excel", "Omgaan met boze bellers")),
)  # fmt: skip
BENODIGD = {
    "Opening: wat is talent?": "Een microfoon en een katheder.",
    "Helder schrijven": "Een beamer, flappen en stiften. Tafels in groepjes van vier.",
    "Rekenen met Excel": "Stroom bij elke tafel.",
}
KOSTEN = (
    ("Zaalhuur", "1250.00", "hengelo", Kostenpost.Verdeling.DEELNEMERS),
    ("Trainer onderhandelen", "2400.00", "", Kostenpost.Verdeling.DEELNEMERS),
    ("Lunch, vier dagen", "980.50", "enschede", Kostenpost.Verdeling.FTE),
    ("Drukwerk, betaald door het A&O fonds", "600.00", "", Kostenpost.Verdeling.NIET),
)
BERICHT = (
    "Neem je laptop mee",
    "Bij ‘Rekenen met Excel’ werk je op je eigen laptop. Neem hem mee, met de lader.\n\nTot dan!",
)
# of the edition of a year before: title, how many came
TOEN = (("Presenteren zonder dia’s", 14), ("Onderhandelen", 11), ("Wat doet een raad?", 19))


def vul(*, op: datetime) -> None:
    """Once: who calls it does so only while the events are not there yet."""
    _sprekers()
    _kosten()
    _bericht(op)
    _vorige(op)


def _sprekers() -> None:
    delen = {deel.titel: deel for deel in Onderdeel.objects.filter(evenement__code=TALENTDAGEN)}
    organisaties = Organisatie.objects.in_bulk(field_name="code")
    for naam, zin, code, bureau, email, geeft in SPREKERS:
        spreker = Spreker.objects.create(
            naam=naam,
            toelichting=zin,
            organisatie=organisaties.get(code),
            bureau=bureau,
            gebruiker=Gebruiker.objects.filter(email=email).first(),
            email="spreker@bureau-noaber.example" if bureau else "",
        )
        spreker.onderdelen.set([delen[titel] for titel in geeft])
    for titel, wat in BENODIGD.items():
        Onderdeel.objects.filter(pk=delen[titel].pk).update(benodigd=wat)


def _kosten() -> None:
    evenement = Evenement.objects.get(code=ZOMERWEEK)
    organisaties = Organisatie.objects.in_bulk(field_name="code")
    for omschrijving, bedrag, code, verdeling in KOSTEN:
        Kostenpost.objects.create(
            evenement=evenement,
            omschrijving=omschrijving,
            bedrag=Decimal(bedrag),
            betaald_door=organisaties.get(code),
            verdeling=verdeling,
        )


def _bericht(op: datetime) -> None:
    """As it was sent last week."""
    deel = Onderdeel.objects.select_related("evenement").get(
        evenement__code=TALENTDAGEN, titel="Rekenen met Excel"
    )
    onderwerp, tekst = BERICHT
    Rondschrijven.objects.create(
        evenement=deel.evenement,
        onderdeel=deel,
        aan=[S.BEVESTIGD],
        onderwerp=onderwerp,
        tekst=tekst,
        aantal=9,
        door=Gebruiker.objects.filter(email="coordinator@twentsekracht.example").first(),
        verstuurd_op=op - timedelta(7),
    )


def _vorige(op: datetime) -> None:
    """The summer before, a year less a day or two: on the same days of the week."""
    nu = Evenement.objects.get(code=ZOMERWEEK)
    start = nu.start - timedelta(weeks=52)
    toen = Evenement.objects.create(
        code=ZOMERWEEK if start.year != nu.jaar else f"{ZOMERWEEK}-eerder",
        jaar=start.year,
        titel=f"Summerschool {start.year}",
        soort=nu.soort,
        samenvatting="Drie trainingen, voor het eerst in de zomer.",
        start=start,
        einde=start + timedelta(1),
    )
    werkgevers = list(Organisatie.objects.werkgevers().order_by("code"))
    beurt, nummer = cycle(werkgevers), cycle(range(2 * len(werkgevers)))  # a mark belongs to one employer
    for volgnummer, (titel, aantal) in enumerate(TOEN, 1):
        deel = Onderdeel.objects.create(
            evenement=toen, code=f"{volgnummer:02}", titel=titel, datum=start, locatie="Stadhuis Hengelo"
        )
        kwamen = [
            Deelname(
                onderdeel=deel,
                organisatie=next(beurt),
                status=S.AANWEZIG,
                kenmerk=f"DEMO-Z{next(nummer):03}",
                ingeschreven_op=start - timedelta(28),
            )
            for _ in range(aantal)
        ]
        Deelname.objects.bulk_create(kwamen)
        Deelnamestap.objects.bulk_create(
            Deelnamestap(deelname=rij, van=van, naar=naar, per=per, vastgelegd_op=op)
            for rij in kwamen
            for van, naar, per in (("", S.BEVESTIGD, rij.ingeschreven_op), (S.BEVESTIGD, S.AANWEZIG, start))
        )
